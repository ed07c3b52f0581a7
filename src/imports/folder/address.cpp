#include "imports/folder/address.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "base/characters.h"
#include "base/escape.h"
#include "base/letter_case.h"
#include "base/slug.h"
#include "base/web_address.h"
#include "link/href.h"

namespace scrutineer::imports {
namespace {

using base::npos;

bool has_scheme(std::string_view url) {
  const std::size_t colon = url.find(':');
  if (colon == npos || colon < 2 || !std::isalpha(static_cast<unsigned char>(url.front()))) return false;
  return std::ranges::all_of(url.substr(0, colon),
                             [](unsigned char c) { return std::isalnum(c) != 0 || c == '+' || c == '-' || c == '.'; });
}

// {{ site.url }}, <%= page %>: what another program fills in.
bool is_filled_in(std::string_view url) {
  return url.find("{{") != npos || url.find("{%") != npos || url.find("<%") != npos;
}

// What is shown where a link or an image has no words: the last name in its address.
std::string words_of_address(std::string_view url) {
  url = url.substr(0, url.find_first_of("?#"));
  while (url.ends_with('/')) url.remove_suffix(1);
  std::string words;
  for (const char c : name_of(url))
    if (std::string_view("[]<>`*_\\\n").find(c) == npos) words += c;
  return words.empty() ? "link" : words;
}

std::string escaped_words(std::string_view words) {
  std::string escaped;
  for (const char c : words)
    escaped += std::string_view("[]\\`*_<|").find(c) == npos ? std::string(1, c) : fmt::format("\\{}", c);
  return escaped;
}

// As it stands between round brackets.
std::string in_brackets(std::string_view address) {
  std::string safe;
  for (const char c : address) safe += c == '(' ? "%28" : c == ')' ? "%29" : std::string(1, c);
  return safe;
}

bool is_picture(std::string_view path) {
  static constexpr std::array<std::string_view, 8> endings{".png", ".jpg",  ".jpeg", ".gif",
                                                           ".svg", ".webp", ".avif", ".bmp"};
  const std::string lower = base::ascii_lower_case(path);
  return std::ranges::any_of(endings, [&](std::string_view ending) { return lower.ends_with(ending); });
}

// "100" and "100x145", as Obsidian gives the width of an image.
std::string_view width_in(std::string_view words) {
  const std::size_t end = std::min(words.find_first_not_of("0123456789"), words.size());
  const std::string_view rest = words.substr(end);
  const bool is_size =
      rest.empty() || (rest.size() > 1 && rest.front() == 'x' && rest.find_first_not_of("0123456789", 1) == npos);
  return is_size ? words.substr(0, end) : std::string_view{};
}

class Leader {
 public:
  Leader(std::size_t file, PageDraft& draft, const KnownPages& known)
      : from_(known.paths.files()[file]), file_(file), draft_(draft), known_(known) {}

  void lead(const WrittenLink& link) {
    if (link.is_by_name) return by_name(link);
    const bool is_elsewhere = has_scheme(link.url) && !(link.is_image && is_filled_in(link.url));
    if (link.is_image && (is_elsewhere || link.url.starts_with("//"))) return remote_image(link);
    if (!link.is_image && !link.is_definition && is_blank(link.words)) give_words(link);
    if (is_elsewhere || link.is_reference) {
      if (link.is_reference && !is_elsewhere && leads_nowhere(link)) unlink(link);
      return;
    }
    if (link.url.starts_with("//")) return change(link, "https:" + link.url);
    if (link.url.empty()) {
      draft_.remark(RemarkKind::link, link.begin, "the link leads to nothing, and is words now");
      return unlink(link);
    }
    inside(link);
  }

 private:
  void edit(std::size_t begin, std::size_t end, std::string text) {
    draft_.edits.push_back({begin, end, std::move(text)});
  }

  void change(const WrittenLink& link, std::string address) {
    if (address == link.url) return;
    if (link.is_html) {
      std::string escaped;
      base::append_escaped(escaped, address);
      return edit(link.address, link.address_end, std::move(escaped));
    }
    edit(link.address, link.address_end, std::move(address));
  }

  [[nodiscard]] std::optional<Target> find(const link::WrittenAddress& address, bool& leaves) const {
    leaves = false;
    if (address.path.empty()) return Target{file_, {}};
    if (auto target = known_.paths.find(from_, address.path, leaves)) return target;
    if (address.path.starts_with('/'))
      if (const auto page = known_.addresses.find(bare_address(address.path)); page != known_.addresses.end())
        return Target{page->second, {}};
    bool is_one = true;  // Obsidian finds what links of Markdown name, too
    return known_.has_names && !leaves ? known_.paths.find_by_name(from_, address.path, is_one) : std::nullopt;
  }

  // Pages that another program makes have addresses and no files; what other signs stand for, only it knows.
  [[nodiscard]] bool may_be_made(const WrittenLink& link, std::string_view path) const {
    if (is_filled_in(link.url)) return true;
    const std::string_view name = name_of(path);
    const bool is_address = name.find('.') == npos || name.ends_with(".html") || name.ends_with(".htm");
    return known_.settings.kind == FolderKind::markdown && is_address && !link.is_image;
  }

  [[nodiscard]] bool leads_nowhere(const WrittenLink& link) const {
    bool leaves = false;
    const link::WrittenAddress address = link::read_address(link.url);
    return !find(address, leaves) && (leaves || may_be_made(link, address.path));
  }

  // The place on a page that an anchor means; what it says where the page has no such place.
  [[nodiscard]] std::string anchor_on(std::size_t file, const std::string& anchor, const WrittenLink& link) {
    if (anchor.empty() || !known_.paths.files()[file].is_page) return anchor;
    const AnchorMap& anchors = file == file_ ? draft_.anchors : known_.drafts[file].anchors;
    if (const auto found = anchors.find(anchor); found != anchors.end()) return found->second;
    // "#Who-pays?" where the heading is "Who pays?".
    const std::string meant = base::slug(anchor);
    const auto near = anchors.find(meant);
    const bool is_place = near != anchors.end() && near->second == meant;
    draft_.remark(RemarkKind::link, link.begin,
                  fmt::format("{}: no heading or place of that name is there; it leads to {}", link.url,
                              is_place ? "#" + meant : "the page"));
    return is_place ? meant : std::string{};
  }

  void inside(const WrittenLink& link) {
    const link::WrittenAddress address = link::read_address(link.url);
    bool leaves = false;
    const auto target = find(address, leaves);
    if (!target) {
      if (link.url.starts_with("www.")) return change(link, "https://" + link.url);
      const bool is_hidden = std::ranges::any_of(known_.paths.hidden(from_, address.path),
                                                 [&](const auto& path) { return known_.paths.is_hidden_page(path); });
      const bool is_words = leaves || is_hidden || may_be_made(link, address.path);
      draft_.remark(link.is_image ? RemarkKind::image : RemarkKind::link, link.begin,
                    is_hidden
                        ? fmt::format("{} is in a folder with a dot, which is not read, and is words now", link.url)
                    : leaves   ? fmt::format("{} leads out of the folder, and is words now", link.url)
                    : is_words ? fmt::format("{} is no file of the folder, and is words now", link.url)
                               : fmt::format("{} leads nowhere in the original", link.url));
      if (is_words) unlink(link);
      return;
    }
    if (target->file == Target::npos) return folder(link, *target);
    const FolderFile& to = known_.paths.files()[target->file];
    known_.is_used[target->file] = true;
    std::string address_of = link::href(from_.to, to.to, anchor_on(target->file, address.anchor, link));
    if (target->file == file_ && !address.path.empty() && address_of.starts_with('#'))
      address_of.insert(0, name_of(to.to));
    if (address.path.empty() && address.anchor.empty()) return;  // "#": the top of this page
    address_of = link::with_query(std::move(address_of), to.is_page ? std::string_view{} : address.query);
    change(link, in_brackets(address_of));
  }

  // [[Page#Heading|words]] and ![[picture.png|100]] of Obsidian.
  void by_name(const WrittenLink& link) {
    const std::size_t sharp = std::min(link.url.find('#'), link.url.size());
    const std::string_view name = trimmed(std::string_view(link.url).substr(0, sharp));
    const std::string_view heading = trimmed(std::string_view(link.url).substr(link.url.find_last_of('#') + 1));
    const bool has_heading = sharp < link.url.size() && !heading.empty();
    std::string words = link.words;
    if (words.empty()) words = name.empty() ? heading : has_heading ? fmt::format("{} > {}", name, heading) : name;
    bool is_one = true;
    const auto target =
        name.empty() ? std::optional(Target{file_, {}}) : known_.paths.find_by_name(from_, name, is_one);
    if (!target) {
      draft_.remark(link.is_image ? RemarkKind::image : RemarkKind::link, link.begin,
                    fmt::format("[[{}]] names no file of the folder, and is words now", link.url));
      return edit(link.begin, link.end, escaped_words(words));
    }
    const FolderFile& to = known_.paths.files()[target->file];
    known_.is_used[target->file] = true;
    if (!is_one)
      draft_.remark(RemarkKind::link, link.begin,
                    fmt::format("[[{}]] names several files; it leads to {}", link.url, to.path));
    if (link.is_image && is_picture(to.path)) {
      const std::string address = link::href(from_.to, to.to);
      const std::string_view width = width_in(link.words);
      if (width.empty())
        return edit(link.begin, link.end, fmt::format("![{}]({})", escaped_words(link.words), in_brackets(address)));
      std::string escaped;
      base::append_escaped(escaped, address);
      return edit(link.begin, link.end, fmt::format("<img src=\"{}\" width=\"{}\">", escaped, width));
    }
    if (link.is_image)
      draft_.remark(RemarkKind::shown_plainly, link.begin,
                    fmt::format("![[{}]] showed what it names, and is a link to it now", link.url));
    const std::string place = has_heading && to.is_page ? anchor_on(target->file, github_slug(heading), link) : "";
    std::string address = link::href(from_.to, to.to, place);
    if (address.empty()) address = name_of(to.to);
    edit(link.begin, link.end, fmt::format("[{}]({})", escaped_words(words), in_brackets(address)));
  }

  void folder(const WrittenLink& link, const Target& target) {
    const bool has_pages = std::ranges::any_of(known_.paths.files(), [&](const FolderFile& file) {
      return file.is_page && file.to.starts_with(target.folder + "/");
    });
    if (has_pages) return change(link, link::href(from_.to, target.folder + "/"));
    draft_.remark(RemarkKind::link, link.begin,
                  fmt::format("{} is a folder without pages, and is words now", link.url));
    unlink(link);
  }

  // Pages must work without other sites: an image on one becomes a link to it, or its words inside a link.
  void remote_image(const WrittenLink& link) {
    draft_.remark(RemarkKind::image, link.begin, fmt::format("{} is on another site", link.url));
    const std::string words = is_blank(link.words) ? words_of_address(link.url) : link.words;
    const bool is_in_link = std::ranges::any_of(draft_.links, [&](const WrittenLink& outer) {
      return !outer.is_image && !outer.is_html && !outer.is_definition && outer.begin < link.begin &&
             link.end < outer.end;
    });
    const std::string safe = escaped_words(words);
    if (!link.is_html) {
      const std::string url = link.url.starts_with("//") ? "https:" + link.url : link.url;
      const bool is_https = base::is_web_address(url);
      return edit(link.begin, link.end, is_in_link || !is_https ? safe : fmt::format("[{}](<{}>)", safe, url));
    }
    const std::size_t begin = draft_.body.rfind('<', link.address), end = draft_.body.find('>', link.address_end);
    if (begin == npos || end == npos) return;
    std::string html;
    base::append_escaped(html, words);
    edit(begin, end + 1, std::move(html));
  }

  void give_words(const WrittenLink& link) {
    if (link.url.empty()) return;
    bool leaves = false;
    const auto target = has_scheme(link.url) ? std::nullopt : find(link::read_address(link.url), leaves);
    const bool is_page = target && target->file != Target::npos && known_.paths.files()[target->file].is_page;
    std::string words = is_page ? known_.titles[target->file] : words_of_address(link.url);
    std::erase_if(words, [](char c) { return std::string_view("[]<>`\\").find(c) != npos; });
    const std::string_view body = draft_.body;
    if (!link.is_html) {
      const std::size_t close = end_of_words(link);
      if (close != npos && close > link.begin) edit(close, close, words);
    } else if (const std::size_t end = body.find('>', link.address_end); end != npos) {
      edit(end + 1, end + 1, words);
    }
  }

  // Leaves its words.
  void unlink(const WrittenLink& link) {
    const std::string_view body = draft_.body;
    if (link.is_definition) return;
    if (link.is_html) {
      const std::size_t begin = body.rfind(link.is_image ? "src" : "href", link.address);
      const std::size_t end =
          link.address_end +
          (link.address_end < body.size() && std::string_view("\"'").find(body[link.address_end]) != npos ? 1 : 0);
      if (begin != npos && begin + 8 > link.address) edit(begin, end, "");
      return;
    }
    const std::size_t open = link.begin + (link.is_image ? 2 : 1);
    const std::size_t close = end_of_words(link);
    if (close == npos || close < open || close > link.end) return;
    edit(link.begin, open, "");
    edit(close, link.end, "");
  }

  // Where the bracket behind its words stands: of [words](address), [words][label], [label][] and [label].
  [[nodiscard]] std::size_t end_of_words(const WrittenLink& link) const {
    const std::string_view body = draft_.body;
    if (!link.is_reference) return body.rfind(']', link.address - 1);
    const std::size_t label = body.rfind("][", link.end - 1);
    return label != npos && label > link.begin ? label : link.end - 1;
  }

  const FolderFile& from_;
  std::size_t file_;
  PageDraft& draft_;
  const KnownPages& known_;
};

}  // namespace

std::string bare_address(std::string_view address) {
  address = address.substr(0, address.find_first_of("?#"));
  if (address.ends_with("/index.html")) address.remove_suffix(10);
  while (address.starts_with('/')) address.remove_prefix(1);
  while (address.ends_with('/')) address.remove_suffix(1);
  return std::string(address);
}

void lead_links(std::size_t file, PageDraft& draft, const KnownPages& known) {
  Leader leader(file, draft, known);
  for (std::size_t i = 0; i < draft.links.size(); ++i) leader.lead(draft.links[i]);
}

}  // namespace scrutineer::imports

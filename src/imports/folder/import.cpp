#include "imports/folder/import.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>
#include <unordered_set>

#include "base/letter_case.h"
#include "base/nfc.h"
#include "base/parallel.h"
#include "base/slug.h"
#include "base/utf8.h"
#include "imports/appraisal_toml.h"
#include "imports/folder/address.h"
#include "imports/folder/draft.h"
#include "imports/folder/former_addresses.h"
#include "imports/folder/order.h"
#include "imports/folder/paths.h"
#include "imports/folder/snippets.h"
#include "link/href.h"
#include "read/folders.h"

namespace scrutineer::imports {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_page_bytes = std::size_t{4} << 20U;
constexpr std::size_t most_files = 200'000;

// "10-what_are-models" → "What are models".
std::string made_title(std::string_view name) {
  std::string title(read::without_order(name.substr(0, name.find(".html"))));
  for (char& c : title)
    if (c == '-' || c == '_') c = ' ';
  return base::capitalised(std::string(trimmed(title)));
}

// What a text of a site may hold: no control characters, no white space but blanks.
std::string as_title(std::string_view text) {
  std::string title;
  for (std::size_t at = 0; at < text.size();) {
    const std::int32_t c = base::next_character(text, at);
    if (c == '\n' || c == '\t')
      title += ' ';
    else if (c >= 0 && !base::is_control(c) && !base::is_direction_change(c))
      base::append_character(title, c);
  }
  return std::string(trimmed(title));
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (base::next_character(text, at) < 0) return false;
  return true;
}

void drop_control_characters(std::string& text) {
  if (std::ranges::none_of(
          text, [](unsigned char c) { return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F || c >= 0xC2; }))
    return;
  std::string kept;
  kept.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::int32_t c = base::next_character(text, at);
    if (c >= 0 && (c == '\n' || c == '\t' || !base::is_control(c))) base::append_character(kept, c);
  }
  text = std::move(kept);
}

class Importer {
 public:
  Importer(base::FileSystem& files, fs::path folder, const FolderChoices& choices, Remarks& remarks)
      : files_(files), folder_(std::move(folder)), choices_(choices), remarks_(remarks) {}

  std::optional<ImportedFolder> import() {
    settings_.kind = choices_.kind;
    if (choices_.kind == FolderKind::mkdocs && !read_mkdocs_settings(files_, folder_, settings_, remarks_))
      return std::nullopt;
    top_ = settings_.pages.empty() ? folder_ : folder_ / settings_.pages;
    if (!settings_.pages.empty() && !is_plain_folder()) {
      remarks_.add(RemarkKind::not_read, settings_.file, 0, fmt::format("there is no folder {}", settings_.pages));
      return std::nullopt;
    }
    std::vector<std::string> no_files;
    const auto listed = files_.list(top_, &no_files);
    if (!listed) throw base::MachineError(listed.error());
    for (const std::string& path : no_files)
      remarks_.add(RemarkKind::left_out, path, 0,
                   files_.type(top_ / path) == base::FileType::link ? "a link of the file system is not followed"
                                                                    : "it is no file but a pipe, a socket or a device");
    if (listed->size() > most_files) {
      remarks_.add(RemarkKind::not_read, {}, 0, "the folder has more than 200,000 files");
      return std::nullopt;
    }
    paths_ = std::make_unique<FolderPaths>(*listed, settings_, remarks_);
    for (std::size_t i = 0; i < paths_->files().size(); ++i)
      if (paths_->files()[i].is_page) pages_.push_back(i);
    if (pages_.empty()) {
      remarks_.add(RemarkKind::not_read, settings_.pages, 0, "there are no pages: no file ends in .md");
      return std::nullopt;
    }
    order_ = order_of(files_, top_, *paths_, settings_, remarks_);
    read_pages();
    settle_titles();
    settle_tags();
    settle_redirects();
    find_hidden_files();
    write_pages();
    write_indexes();
    write_glossary();
    write_settings();
    copy_files();
    std::ranges::sort(result_.files, {}, &SiteFile::path);
    result_.pages = pages_.size();
    tell();
    return std::move(result_);
  }

 private:
  [[nodiscard]] bool is_plain_folder() const {
    const std::string inside = settings_.pages + "/x";
    for (std::size_t end = inside.find('/'); end != std::string::npos; end = inside.find('/', end + 1))
      if (files_.type(folder_ / inside.substr(0, end)) != base::FileType::folder) return false;
    return true;
  }

  [[nodiscard]] const FolderFile& file(std::size_t i) const { return paths_->files()[i]; }

  void read_pages() {
    drafts_.resize(paths_->files().size());
    Snippets snippets(files_, folder_, settings_);
    base::parallel_for(pages_.size(), choices_.jobs, [&](std::size_t i) {
      const FolderFile& page = file(pages_[i]);
      auto text = files_.read_head(top_ / page.path, most_page_bytes + 1);
      if (!text) throw base::MachineError(text.error());
      Remarks refused;
      if (text->size() > most_page_bytes)
        refused.add(RemarkKind::not_read, page.path, 0, "it is larger than 4 MB, and only its title is there");
      else if (!is_utf8(*text))
        refused.add(RemarkKind::not_read, page.path, 0, "it is no UTF-8: save it in that encoding, and import again");
      if (!refused.all().empty()) text->clear();
      drop_control_characters(*text);
      drafts_[pages_[i]] = read_draft(*text, page.path, settings_, snippets);
      drafts_[pages_[i]].remarks.take(std::move(refused));
    });
  }

  // The heading that readers saw, the title in front of the page, that of the navigation, the name of the file.
  void settle_titles() {
    titles_.resize(drafts_.size());
    for (const std::size_t i : pages_) {
      PageDraft& draft = drafts_[i];
      const std::string in_front = as_title(draft.facts.title);
      std::string title = as_title(draft.heading);
      if (title.empty()) title = in_front;
      if (title.empty()) title = as_title(order_.titles[i]);
      if (title.empty()) {
        const std::string_view name =
            name_of(file(i).is_index ? folder_of(file(i).path) : std::string_view(file(i).path));
        title = made_title(name.substr(0, file(i).is_index ? name.size() : name.find('.')));
      }
      if (title.empty()) title = settings_.title.empty() ? "Home" : as_title(settings_.title);
      if (!in_front.empty() && !draft.heading.empty() && in_front != title)
        draft.remarks.add(RemarkKind::title, file(i).path, 1,
                          fmt::format("the front matter calls it \"{}\"", in_front));
      titles_[i] = std::move(title);
    }
  }

  // Tags that differ in capitals or signs alone have one page: they are written as the first one is.
  void settle_tags() {
    std::map<std::string, std::string> spellings;
    for (const std::size_t i : pages_) {
      std::vector<std::string> tags;
      for (const std::string& written : drafts_[i].facts.tags) {
        const std::string tag = as_title(written);
        const std::string slug = base::slug(tag);
        if (slug.empty()) continue;
        const auto [known, is_new] = spellings.try_emplace(slug, tag);
        if (std::ranges::find(tags, known->second) == tags.end()) tags.push_back(known->second);
        if (!is_new && !base::equal_but_for_case(known->second, tag))
          remarks_.add(RemarkKind::front_matter, file(i).path, 0,
                       fmt::format("the tag \"{}\" is \"{}\" as elsewhere", tag, known->second));
      }
      drafts_[i].facts.tags = std::move(tags);
    }
  }

  // What led to a page leads to it still; the rest is told.
  void settle_redirects() {
    former_ = std::make_unique<FormerAddresses>(*paths_, settings_);
    for (const auto& [from, to] : settings_.redirects)
      if (!former_->add_between_files(from, to))
        remarks_.add(RemarkKind::redirect, settings_.file, 0, fmt::format("{} led to {}", from, to));
    for (const std::size_t i : pages_)  // where a page said itself that it stood
      if (const std::string& address = drafts_[i].facts.address; !address.empty()) (void)former_->add(address, i);
    for (const std::size_t i : pages_)
      for (const std::string& from : drafts_[i].facts.redirects)
        if (!former_->add(from, i))
          remarks_.add(RemarkKind::redirect, file(i).path, 1, fmt::format("{} led here", from));
  }

  // What a folder with a dot holds is mostly a program's; but GitBook keeps images in one.
  void find_hidden_files() {
    for (const std::size_t i : pages_)
      for (const WrittenLink& link : drafts_[i].links)
        for (const std::string& path : paths_->hidden(file(i), link::read_address(link.url).path))
          if (is_plain_file(files_, top_, path)) paths_->add_hidden(path);
  }

  // Whether a [[…]] on the page does. Where none in the folder does, brackets are brackets.
  [[nodiscard]] bool names_a_file(std::size_t page) const {
    return std::ranges::any_of(drafts_[page].links, [&](const WrittenLink& link) {
      bool is_one = true;
      const std::string name = link.url.substr(0, link.url.find('#'));
      return link.is_by_name && !name.empty() && paths_->find_by_name(file(page), name, is_one);
    });
  }

  void write_pages() {
    KnownPages known{*paths_,   drafts_, titles_,
                     settings_, {},      std::make_unique<std::atomic<bool>[]>(paths_->files().size())};
    for (const std::size_t i : pages_)
      if (const std::string& address = drafts_[i].facts.address; !address.empty())
        known.addresses.try_emplace(bare_address(address), i);
    for (const std::size_t i : pages_)
      for (const std::string& address : drafts_[i].facts.redirects)
        known.addresses.try_emplace(bare_address(address), i);
    known.has_names = std::ranges::any_of(pages_, [&](std::size_t i) { return names_a_file(i); });
    std::vector<std::string> texts(pages_.size());
    base::parallel_for(pages_.size(), choices_.jobs, [&](std::size_t i) {
      PageDraft& draft = drafts_[pages_[i]];
      lead_links(pages_[i], draft, known);
      texts[i] = front_matter(pages_[i]) + edited_body(draft);
    });
    for (std::size_t i = 0; i < pages_.size(); ++i)
      result_.files.push_back({file(pages_[i]).to, std::move(texts[i]), {}});
    is_used_ = std::move(known.is_used);
  }

  // A folder's place is that of the first of its pages.
  [[nodiscard]] std::optional<std::int64_t> order_of_page(std::size_t i) const {
    if (order_.orders[i]) return order_.orders[i];
    return drafts_[i].facts.order;
  }

  [[nodiscard]] std::string front_matter(std::size_t i) const {
    const PageFacts& facts = drafts_[i].facts;
    std::string text = "+++\n";
    const auto line = [&](std::string_view key, std::string_view value) {
      text.append(key).append(" = ").append(value).append(1, '\n');
    };
    std::string summary = as_title(facts.summary.empty() ? drafts_[i].first_sentence : facts.summary);
    if (summary.empty()) summary = titles_[i];
    line("title", toml_text(titles_[i]));
    line("summary", toml_text(as_markdown(summary)));
    if (const auto order = order_of_page(i)) line("order", fmt::to_string(*order));
    if (!facts.tags.empty()) {
      std::string list;
      for (const std::string& tag : facts.tags) list += (list.empty() ? "" : ", ") + toml_text(tag);
      line("tags", fmt::format("[{}]", list));
    }
    if (!facts.owner.empty()) line("owner", toml_text(as_title(facts.owner)));
    if (facts.published) line("published", facts.published->iso());
    if (facts.last_reviewed) line("last_reviewed", facts.last_reviewed->iso());
    if (facts.review_by) line("review_by", facts.review_by->iso());
    if (facts.is_draft) line("draft", "true");
    if (const auto& former = former_->of(i); !former.empty()) {
      std::string list;
      for (const std::string& address : former) list += (list.empty() ? "" : ", ") + toml_text(address);
      line("redirect_from", fmt::format("[{}]", list));
    }
    return text + "+++\n\n";
  }

  // Of folders without a page of their own that have a title or a place: what a site makes for itself is called after
  // its address, and has no place.
  void write_indexes() {
    std::map<std::string, std::optional<std::int64_t>> first;
    for (const std::size_t i : pages_)
      for (std::string folder(folder_of(file(i).path)); !folder.empty(); folder = folder_of(folder)) {
        auto& known = first[folder];
        if (const auto order = order_of_page(i); order && (!known || *order < *known)) known = order;
      }
    for (const auto& [folder, order] : first) {
      if (paths_->index_of(folder) != Target::npos) continue;
      const auto section = order_.sections.find(folder);
      const std::string title =
          as_title(section == order_.sections.end() ? made_title(name_of(folder)) : section->second);
      const bool is_same = title == made_title(name_of(paths_->folder_in_site(folder)));
      if (section == order_.sections.end() && !order && is_same) continue;
      std::string text = fmt::format("+++\ntitle = {}\nsummary = {}\n", toml_text(title),
                                     toml_text(as_markdown(contents_of(folder, title))));
      if (order) text += fmt::format("order = {}\n", *order);
      result_.files.push_back({paths_->folder_in_site(folder) + "/index.md", text + "+++\n", {}});
    }
    if (paths_->index_of("") != Target::npos) return;
    const std::string title = as_title(site_title());
    const std::string summary =
        settings_.description.empty() ? contents_of("", title) : as_title(settings_.description);
    result_.files.push_back({"index.md",
                             fmt::format("+++\ntitle = {}\nsummary = {}\n+++\n\n{}", toml_text(title),
                                         toml_text(as_markdown(summary)), links_to_all()),
                             {}});
  }

  // A home page that nobody wrote leads to what stands at the top.
  [[nodiscard]] std::string links_to_all() const {
    std::vector<std::pair<std::string, std::string>> links;
    for (const std::size_t i : pages_)
      if (file(i).to.find('/') == std::string::npos || (file(i).is_index && std::ranges::count(file(i).to, '/') == 1))
        links.emplace_back(titles_[i], file(i).id);
    for (const std::string& folder : paths_->folders())
      if (!folder.empty() && folder.find('/') == std::string::npos && paths_->index_of(folder) == Target::npos)
        if (std::ranges::any_of(pages_, [&](std::size_t i) { return file(i).path.starts_with(folder + "/"); }))
          links.emplace_back(made_title(folder), id_in_site(paths_->folder_in_site(folder)));
    std::ranges::sort(links);
    std::string text;
    for (const auto& [title, id] : links) text += fmt::format("- [[{}]]\n", id);
    return text;
  }

  // The titles of its first pages: a summary that says what is there.
  [[nodiscard]] std::string contents_of(const std::string& folder, const std::string& title) const {
    std::vector<std::pair<std::int64_t, std::string>> pages;
    for (const std::size_t i : pages_)
      if (folder_of(file(i).path) == folder) pages.emplace_back(order_of_page(i).value_or(1'000'000), titles_[i]);
    std::ranges::sort(pages);
    std::string text;
    constexpr std::size_t most = 4;
    for (std::size_t i = 0; i < std::min(pages.size(), most); ++i) text += (i == 0 ? "" : "; ") + pages[i].second;
    return text.empty() ? title : pages.size() > most ? text + " …" : text;
  }

  void write_glossary() {
    std::map<std::string, const Abbreviation*> terms;
    for (const std::size_t i : pages_)
      for (const Abbreviation& each : drafts_[i].abbreviations) {
        const auto [known, is_new] = terms.try_emplace(each.name, &each);
        if (!is_new && known->second->words != each.words)
          remarks_.add(RemarkKind::glossary, each.file, each.line,
                       fmt::format("{} is explained in another way in {}: \"{}\"", each.name, known->second->file,
                                   known->second->words));
      }
    std::unordered_set<std::string> ids;
    for (const std::size_t i : pages_) ids.insert(file(i).id);
    std::string text;
    for (const auto& [name, abbreviation] : terms) {
      // "Value for money: what is got for it" is a definition, and no name.
      constexpr std::size_t longest = 80;
      const std::string words = as_title(abbreviation->words);
      const bool is_name = words.size() <= longest && words.find_first_of(".,;:([{<") == std::string::npos &&
                           !words.empty() && name.size() <= 12 && name.find(' ') == std::string::npos &&
                           base::slug(words) != base::slug(name);
      const std::string id = base::slug(is_name ? words : name);
      if (words.empty() || id.empty() || !ids.insert(id).second) {
        remarks_.add(RemarkKind::glossary, abbreviation->file, abbreviation->line,
                     fmt::format("{} is no term of the glossary: {}", name,
                                 words.empty() ? "it is not explained" : "the site has another thing of its name"));
        continue;
      }
      text += is_name ? fmt::format("\n## {} ({})\n\n{} stands for {}.\n", as_markdown(words), as_markdown(name),
                                    as_markdown(name), as_markdown(words))
                      : fmt::format("\n## {}\n\n{}\n", as_markdown(name), as_markdown(words));
      ++result_.terms;
    }
    if (result_.terms == 0) return;
    result_.files.push_back(
        {"glossary/abbreviations.md",
         "+++\ntitle = \"Abbreviations\"\nsummary = \"Abbreviations that pages explained.\"\n+++\n" + text,
         {}});
  }

  [[nodiscard]] std::string site_title() const {
    if (choices_.title) return *choices_.title;
    if (!settings_.title.empty()) return settings_.title;
    const std::size_t index = paths_->index_of("");
    return index != Target::npos ? titles_[index]
                                 : made_title(fs::absolute(folder_).lexically_normal().filename().string());
  }

  void write_settings() {
    const std::string title = as_title(site_title());
    const std::size_t index = paths_->index_of("");
    std::string summary = as_title(settings_.description);
    if (summary.empty() && index != Target::npos) summary = as_title(drafts_[index].first_sentence);
    if (summary.empty()) summary = title;
    std::string text =
        "# The settings of the site, as far as the original said them: docs/content-format.md lists all.\n\n";
    text += fmt::format("title = {}\n", toml_text(title));
    text += choices_.organisation
                ? fmt::format("organisation = {}\n", toml_text(*choices_.organisation))
                : fmt::format("organisation = {}  # whose site it is: the original does not say\n", toml_text(title));
    text += fmt::format("summary = {}\n", toml_text(summary));
    if (!settings_.language.empty()) text += fmt::format("language = {}\n", toml_text(settings_.language));
    for (const NavLink& link : order_.top)
      text +=
          fmt::format("\n[[navigation]]\ntitle = {}\nto = {}\n",
                      toml_text(link.title.empty() ? titles_[link.file] : as_title(link.title)), toml_text(link.to));
    std::set<std::string> callouts;
    for (const std::size_t i : pages_) callouts.insert(drafts_[i].callouts.begin(), drafts_[i].callouts.end());
    for (const std::string& callout : callouts)
      text += fmt::format("\n[[callout]]\nid = {}\ntitle = {}\nlike = {}\n", toml_text(callout),
                          toml_text(made_title(callout)), toml_text(likeness(callout)));
    result_.files.push_back({"site.toml", std::move(text), {}});
  }

  static std::string_view likeness(std::string_view callout) {
    for (const std::string_view bad : {"failure", "fail", "missing", "bug"})
      if (callout == bad) return "caution";
    for (const std::string_view good : {"success", "check", "done"})
      if (callout == good) return "tip";
    return "note";
  }

  void copy_files() {
    for (std::size_t i = 0; i < paths_->files().size(); ++i) {
      if (file(i).is_page) continue;
      const std::string path = settings_.pages.empty() ? file(i).path : settings_.pages + "/" + file(i).path;
      if (!is_used_[i])
        remarks_.add(RemarkKind::left_out, file(i).path, 0, "no page uses it");
      else if (file(i).to.ends_with(".toml") || file(i).to == "README.md")
        remarks_.add(RemarkKind::left_out, file(i).path, 0, "a site reads files of such a name in its own way");
      else
        result_.files.push_back({file(i).to, {}, path}), ++result_.copies;
    }
  }

  void tell() {
    for (const std::size_t i : pages_) remarks_.take(std::move(drafts_[i].remarks));
    std::ranges::stable_sort(remarks_.all(), {}, &Remark::key);
    const auto repeated = std::ranges::unique(remarks_.all(), {}, &Remark::key);
    remarks_.all().erase(repeated.begin(), repeated.end());
  }

  base::FileSystem& files_;
  fs::path folder_;
  const FolderChoices& choices_;
  Remarks& remarks_;
  FolderSettings settings_;
  fs::path top_;  // of the pages
  std::unique_ptr<FolderPaths> paths_;
  std::unique_ptr<FormerAddresses> former_;
  std::vector<std::size_t> pages_;
  FolderOrder order_;
  std::vector<PageDraft> drafts_;
  std::vector<std::string> titles_;
  std::unique_ptr<std::atomic<bool>[]> is_used_;
  ImportedFolder result_;
};

struct Told {
  RemarkKind kind;
  std::string_view one, many;  // for a count
  std::string_view heading, explained;
};

constexpr std::array<Told, 14> told{{
    {RemarkKind::not_read, "thing not read", "things not read", "Not read", "These need a look first."},
    {RemarkKind::left_out, "file left out", "files left out", "Files left out", "Copy over what you miss."},
    {RemarkKind::renamed, "page renamed", "pages renamed", "Pages with another name",
     "A site has their names for something else, or twice, or no such letters."},
    {RemarkKind::title, "second title", "second titles", "Two titles", "The heading on the page is its title now."},
    {RemarkKind::front_matter, "fact about a page", "facts about pages", "Facts about pages without a place",
     "Keys of the front matter that a page of a site does not have."},
    {RemarkKind::navigation, "entry of the navigation", "entries of the navigation", "Navigation", ""},
    {RemarkKind::redirect, "redirect", "redirects", "Redirects", "Set them up where the site is hosted."},
    {RemarkKind::link, "link", "links", "Links",
     "Links that led nowhere are as they were: scrutineer check names them, with what is near."},
    {RemarkKind::image, "image", "images", "Images",
     "An image on another site is a link now: put a copy into the folder, and say what it shows."},
    {RemarkKind::snippet, "included file", "included files", "Included files", ""},
    {RemarkKind::html, "HTML element", "HTML elements", "HTML", "docs/content-format.md lists what pages may hold."},
    {RemarkKind::other_syntax, "sign of another program", "signs of other programs", "Signs of other programs",
     "Readers see them as they stand."},
    {RemarkKind::shown_plainly, "thing shown plainly", "things shown plainly", "Shown more plainly", ""},
    {RemarkKind::glossary, "term", "terms", "Glossary", ""},
}};

}  // namespace

std::optional<ImportedFolder> import_folder(base::FileSystem& files, const fs::path& folder,
                                            const FolderChoices& choices, Remarks& remarks) {
  return Importer(files, folder, choices, remarks).import();
}

std::vector<std::string> counted_remarks(const Remarks& remarks) {
  std::vector<std::string> counts;
  for (const Told& each : told)
    if (const auto count = std::ranges::count(remarks.all(), each.kind, &Remark::kind); count > 0)
      counts.push_back(fmt::format("{} {}", count, count == 1 ? each.one : each.many));
  return counts;
}

std::string folder_report(const ImportedFolder& imported, const Remarks& remarks) {
  std::string text = fmt::format(
      "# What was brought in\n\nscrutineer import folder made this site of {} pages. Below stands what it could not "
      "carry over, or not as it was, each with its place in the original. This file is no part of the site.\n",
      imported.pages);
  for (const Told& each : told) {
    bool has_heading = false;
    for (const Remark& remark : remarks.all()) {
      if (remark.kind != each.kind) continue;
      if (!std::exchange(has_heading, true)) {
        text += fmt::format("\n## {}\n\n", each.heading);
        if (!each.explained.empty()) text += fmt::format("{}\n\n", each.explained);
      }
      text += remark.file.empty() ? fmt::format("- {}\n", remark.text)
              : remark.line == 0  ? fmt::format("- {}: {}\n", remark.file, remark.text)
                                  : fmt::format("- {}:{}: {}\n", remark.file, remark.line, remark.text);
    }
  }
  return text;
}

}  // namespace scrutineer::imports

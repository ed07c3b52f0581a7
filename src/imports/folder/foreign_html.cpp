#include "imports/folder/foreign_html.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "base/characters.h"
#include "base/utf8.h"
#include "markup/html_tags.h"

namespace scrutineer::imports {
namespace {

using base::npos;
using markup::Dropped;
using Kind = markup::HtmlToken::Kind;

std::string attribute_text(std::string_view name, std::string_view value) {
  const char quote = value.find('"') == npos ? '"' : '\'';
  return fmt::format(" {}={}{}{}", name, quote, value, quote);
}

// A tag with what passes of it.
std::string kept_of_tag(const markup::HtmlToken& token, bool keeps_id) {
  std::string tag = "<" + token.name;
  for (const markup::HtmlAttribute& attribute : token.attributes) {
    const bool is_id = attribute.name == "id" || (attribute.name == "name" && token.name == "a");
    if (!markup::passes(token.name, attribute) || (is_id && !keeps_id)) continue;
    if (!attribute.value.empty() || attribute.name == "alt")
      tag += attribute_text(attribute.name, attribute.value);
    else
      tag.append(" ").append(attribute.name);
  }
  return tag.append(token.closes_itself ? "/>" : ">");
}

// An address elsewhere as it is, of a file its name.
std::string_view words_of_source(std::string_view source) {
  return source.find("//") == npos && !name_of(source).empty() ? name_of(source) : source.substr(0, 200);
}

class Cleaner final : public markup::Visitor {
 public:
  explicit Cleaner(PageDraft& draft) : draft_(draft) {
    line_starts_.push_back(0);
    for (std::size_t at = 0; (at = draft.body.find('\n', at)) != npos; ++at) line_starts_.push_back(at + 1);
  }

  void dropped(const Dropped& dropped) override {
    if (dropped.tag.empty()) return;
    const std::size_t at = place_of(dropped);
    if (at == npos) return;
    switch (dropped.kind) {
      case Dropped::Kind::html_tag:
      case Dropped::Kind::html_stray:
        return tag(at, dropped);
      case Dropped::Kind::html_attribute:
        return keep(at, dropped, true);
      case Dropped::Kind::id_of_theme:
      case Dropped::Kind::id_doubled:
        return keep(at, dropped, false);
      case Dropped::Kind::html_code:
        return code(at, dropped);
      case Dropped::Kind::html_as_text:
      case Dropped::Kind::html_unended:
        (void)edit(at, at + 1, "&lt;");
        return;
      default:
        return;
    }
  }

 private:
  // Of two edits for the same part the first is made, and the next reading finds what is left.
  bool edit(std::size_t begin, std::size_t end, std::string text) {
    const auto after = edited_.lower_bound(begin);
    if (after != edited_.end() && after->first < end) return false;
    if (after != edited_.begin() && std::prev(after)->second > begin) return false;
    edited_.emplace(begin, end);
    draft_.edits.push_back({begin, end, std::move(text)});
    return true;
  }

  // Where the literal stands; npos when it is not there as it was told.
  [[nodiscard]] std::size_t place_of(const Dropped& dropped) const {
    if (dropped.line == 0 || dropped.line > line_starts_.size() || dropped.column == 0) return npos;
    std::size_t at = line_starts_[dropped.line - 1];
    for (std::uint32_t column = 1; column < dropped.column && at < draft_.body.size(); ++column)
      if (base::next_character(draft_.body, at) < 0) return npos;
    return at < draft_.body.size() && draft_.body.compare(at, dropped.literal.size(), dropped.literal) == 0 ? at : npos;
  }

  // Each line of a tag may stand behind what lists and quotations begin it with.
  [[nodiscard]] std::size_t end_of(std::size_t at, std::string_view tag) const {
    for (std::size_t begin = 0;;) {
      const std::size_t newline = tag.find('\n', begin);
      const std::string_view line = tag.substr(begin, newline - begin);
      const std::size_t found = draft_.body.find(line, at);
      if (found == npos || found > draft_.body.find('\n', at)) return npos;
      at = found + line.size();
      if (newline == npos) return at;
      begin = newline + 1;
      at = draft_.body.find('\n', at);
      if (at++ == npos) return npos;
    }
  }

  void keep(std::size_t at, const Dropped& dropped, bool keeps_id) {
    if (const std::size_t end = end_of(at, dropped.tag); end != npos)
      (void)edit(at, end, kept_of_tag(markup::next_token(dropped.tag), keeps_id));
  }

  // Frames and films lead to where they are.
  void tag(std::size_t at, const Dropped& dropped) {
    const markup::HtmlToken token = markup::next_token(dropped.tag);
    const std::size_t end = end_of(at, dropped.tag);
    if (end == npos) return;
    const bool opens = token.kind == Kind::open;
    if (token.name == "svg" && opens) return drawing(at, end);
    std::string_view source, title, label;
    for (const markup::HtmlAttribute& attribute : token.attributes) {
      if (attribute.name == "src" || attribute.name == "data") source = attribute.value;
      if (attribute.name == "title") title = attribute.value;
      if (attribute.name == "label" || attribute.name == "title") label = attribute.value;
    }
    static constexpr std::array<std::string_view, 6> shown_elsewhere{"iframe", "video", "audio",
                                                                     "source", "embed", "object"};
    const bool leads =
        opens && !source.empty() && std::ranges::find(shown_elsewhere, token.name) != shown_elsewhere.end();
    const std::string link = leads ? fmt::format("<a{}>{}</a>", attribute_text("href", source),
                                                 title.empty() ? words_of_source(source) : title)
                                   : std::string{};
    if (!(leads ? edit(at, end, link) : take_off(at, end)) || !opens) return;
    draft_.remark(RemarkKind::html, at,
                  leads ? fmt::format("<{}> is a link now", token.name)
                        : fmt::format("<{}>{} is left out; the words in it stay", token.name,
                                      label.empty() ? "" : fmt::format(" \"{}\"", label.substr(0, label.find('\n')))));
  }

  // A line that held nothing else goes too where it stands among HTML, which an empty line would end; where it begins
  // some, what is indented below it would be code without it.
  bool take_off(std::size_t begin, std::size_t end) {
    const std::string_view body = draft_.body;
    const std::size_t line = body.rfind('\n', begin) + 1;  // 0 on the first
    const std::size_t next = std::min(body.find('\n', end), body.size());
    const std::size_t before = line < 2 ? 0 : body.rfind('\n', line - 2) + 1;
    const std::string_view line_before = trimmed(body.substr(before, line - before));
    if (!is_blank(body.substr(line, begin - line))) return edit(begin, end, "");
    const bool is_among_html = line_before.starts_with('<') || line_before.ends_with('>');
    if (is_blank(body.substr(end, next - end)) && next < body.size() && is_among_html) return edit(line, next + 1, "");
    if (!edit(begin, end, "")) return false;
    if (line_before.empty()) outdent(next);
    return true;
  }

  void outdent(std::size_t newline) {
    const std::string_view body = draft_.body;
    for (; newline < body.size(); newline = body.find('\n', newline + 1)) {
      const std::size_t line = newline + 1;
      const std::string_view text = body.substr(line, body.find('\n', line) - line);
      if (is_blank(text) || text.find("<pre") != npos) return;
      if (indent_of(text) >= 4) (void)edit(line, line + text.find_first_not_of(" \t"), "");
    }
  }

  void drawing(std::size_t at, std::size_t end) {
    const std::size_t close = draft_.body.find("</svg>", at);
    if (close == npos || draft_.body.substr(at, close - at).find("```") != npos) {
      (void)edit(at, end, "");
    } else if (edit(at, close + 6, "")) {
      draft_.remark(RemarkKind::html, at, "a drawing is left out: save it as a file, and show it as an image");
    }
  }

  void code(std::size_t at, const Dropped& dropped) {
    const std::size_t begin = end_of(at, dropped.tag);
    if (begin == npos) return;
    const std::string_view rest = std::string_view(draft_.body).substr(begin);
    const std::string name = markup::next_token(dropped.tag).name;
    const std::size_t end = markup::end_of_code(rest, name);
    if (end == npos) return;
    const std::size_t close = rest.find('>', end);
    if (edit(at, begin + (close == npos ? rest.size() : close + 1), ""))
      draft_.remark(RemarkKind::html, at, fmt::format("<{}> is left out, and what is in it", name));
  }

  PageDraft& draft_;
  std::vector<std::size_t> line_starts_;
  std::map<std::size_t, std::size_t> edited_;  // from where to where
};

}  // namespace

void take_off_html(PageDraft& draft, std::span<const markup::CalloutKind> callouts) {
  // A tag is mostly read the first time, what it held and the tag that closes it the second.
  constexpr int most_readings = 12;
  for (int reading = 0; reading < most_readings && draft.body.find('<') != npos; ++reading) {
    auto document = markup::Document::parse(draft.body, {.callouts = callouts});
    if (!document) return;
    Cleaner cleaner(draft);
    document->walk(cleaner);
    if (draft.edits.empty()) return;
    draft.make_edits();
  }
}

}  // namespace scrutineer::imports

#include "markup/html_tags.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <span>

#include "base/characters.h"
#include "base/letter_case.h"
#include "markup/markdown.h"

namespace scrutineer::markup {

namespace {

using base::is_digit;
using base::is_letter;
using base::is_space;

bool is_one_of(std::string_view name, std::span<const std::string_view> names) {
  return std::ranges::find(names, name) != names.end();
}

template <std::size_t size>
using Names = std::array<std::string_view, size>;

// From `begin` to the end of `closing`, or of the text.
HtmlToken until(std::string_view html, HtmlToken::Kind kind, std::size_t begin, std::string_view closing) {
  const std::size_t found = html.find(closing, begin);
  const bool is_finished = found != std::string_view::npos;
  return {.kind = kind,
          .source = html.substr(0, is_finished ? found + closing.size() : html.size()),
          .words = kind == HtmlToken::Kind::cdata ? html.substr(begin, is_finished ? found - begin : html.size())
                                                  : std::string_view{},
          .is_finished = is_finished};
}

HtmlToken comment(std::string_view html) {
  for (const std::string_view empty : {"<!-->", "<!--->"})
    if (html.starts_with(empty)) return {.kind = HtmlToken::Kind::comment, .source = html.substr(0, empty.size())};
  const HtmlToken token = until(html, HtmlToken::Kind::comment, 4, "-->");
  // Browsers end a comment here too.
  const HtmlToken other = until(token.source, HtmlToken::Kind::comment, 4, "--!>");
  return other.is_finished ? other : token;
}

// Reads a tag's attributes from `at` on; returns where the tag ends, or npos when it does not.
std::size_t read_attributes(std::string_view html, std::size_t at, HtmlToken& token) {
  while (true) {
    while (at < html.size() && (is_space(html[at]) || html[at] == '/')) ++at;
    if (at == html.size()) return std::string_view::npos;
    if (html[at] == '>') {
      token.closes_itself = html[at - 1] == '/';
      return at + 1;
    }
    const std::size_t name = at++;  // the first character belongs to it, even when it is =
    while (at < html.size() && !is_space(html[at]) && html[at] != '/' && html[at] != '>' && html[at] != '=') ++at;
    HtmlAttribute attribute{.name = base::ascii_lower_case(html.substr(name, at - name)), .value = {}};
    while (at < html.size() && is_space(html[at])) ++at;
    if (at < html.size() && html[at] == '=') {
      ++at;
      while (at < html.size() && is_space(html[at])) ++at;
      if (at == html.size()) return std::string_view::npos;
      if (html[at] == '"' || html[at] == '\'') {
        const std::size_t end = html.find(html[at], at + 1);
        if (end == std::string_view::npos) return std::string_view::npos;
        attribute.value = html.substr(at + 1, end - at - 1);
        at = end + 1;
      } else {
        const std::size_t value = at;
        while (at < html.size() && !is_space(html[at]) && html[at] != '>') ++at;
        attribute.value = html.substr(value, at - value);
        if (attribute.value.ends_with('/') && at < html.size() && html[at] == '>') token.closes_itself = true;
      }
    }
    if (std::ranges::find(token.attributes, attribute.name, &HtmlAttribute::name) == token.attributes.end())
      token.attributes.push_back(std::move(attribute));
  }
}

HtmlToken tag(std::string_view html, HtmlToken::Kind kind) {
  const std::size_t begin = kind == HtmlToken::Kind::close ? 2 : 1;
  std::size_t at = begin;
  while (at < html.size() && !is_space(html[at]) && html[at] != '/' && html[at] != '>') ++at;
  HtmlToken token{.kind = kind, .name = base::ascii_lower_case(html.substr(begin, at - begin))};
  const std::size_t end = read_attributes(html, at, token);
  if (end == std::string_view::npos) {
    // Words and all that follow the < are the reader's.
    const std::size_t next = std::min(html.find('<', 1), html.size());
    return {.kind = HtmlToken::Kind::text,
            .source = html.substr(0, next),
            .words = html.substr(0, next),
            .is_finished = false};
  }
  token.source = html.substr(0, end);
  return token;
}

}  // namespace

HtmlToken next_token(std::string_view html, bool may_be_tag) {
  using Kind = HtmlToken::Kind;
  if (html.front() == '<' && may_be_tag) {
    const char second = html.size() > 1 ? html[1] : ' ';
    if (html.starts_with("<!--")) return comment(html);
    if (html.starts_with("<![CDATA[")) return until(html, Kind::cdata, 9, "]]>");
    if (second == '!') return until(html, Kind::other, 2, ">");
    if (second == '?') return until(html, Kind::other, 2, ">");
    if (second == '/' && html.size() > 2 && is_letter(html[2])) return tag(html, Kind::close);
    if (is_letter(second)) return tag(html, Kind::open);
  }
  const std::string_view text = html.substr(0, std::min(html.find('<', 1), html.size()));
  return {.kind = Kind::text, .source = text, .words = text};
}

std::size_t end_of_code(std::string_view html, std::string_view name) {
  for (std::size_t at = html.find("</"); at != std::string_view::npos; at = html.find("</", at + 2)) {
    const std::string_view rest = html.substr(at + 2);
    if (rest.size() > name.size() && base::ascii_lower_case(rest.substr(0, name.size())) == name &&
        (is_space(rest[name.size()]) || rest[name.size()] == '/' || rest[name.size()] == '>'))
      return at;
  }
  return std::string_view::npos;
}

bool holds_code(std::string_view name) { return name == "script" || name == "style"; }

HtmlPlace place_of(std::string_view element) {
  static constexpr Names<27> words{"a", "abbr", "b",     "br",   "cite",   "code", "del", "dfn",  "em",
                                   "i", "img",  "ins",   "kbd",  "mark",   "q",    "rp",  "rt",   "ruby",
                                   "s", "samp", "small", "span", "strong", "sub",  "sup", "time", "u"};
  static constexpr Names<29> blocks{
      "blockquote", "caption", "col",     "colgroup", "dd",    "details", "div",   "dl", "dt",   "figcaption",
      "figure",     "h1",      "h2",      "h3",       "h4",    "h5",      "h6",    "hr", "li",   "ol",
      "p",          "pre",     "summary", "table",    "tbody", "td",      "tfoot", "th", "thead"};
  if (is_one_of(element, words) || element == "var" || element == "wbr") return HtmlPlace::words;
  if (is_one_of(element, blocks) || element == "tr" || element == "ul") return HtmlPlace::blocks;
  return HtmlPlace::nowhere;
}

bool passes(std::string_view element, const HtmlAttribute& attribute) {
  const std::string_view name = attribute.name;
  const std::string_view value = attribute.value;
  const auto is_element = [&](auto... names) { return ((element == names) || ...); };
  const auto is_value = [&](auto... values) { return ((base::ascii_lower_case(value) == values) || ...); };
  const auto only = [&](auto may) { return !value.empty() && std::ranges::all_of(value, may); };
  if (name == "title") return true;
  if (name == "id" || (name == "name" && element == "a")) return only([](char c) { return !is_space(c); });
  if (name == "lang") return only([](char c) { return is_letter(c) || is_digit(c) || c == '-'; });
  if (name == "dir") return is_value("ltr", "rtl", "auto");
  if (name == "href") return element == "a";
  if (name == "src" || name == "alt") return element == "img";
  if (name == "width" || name == "height")
    return element == "img" && only([](char c) { return is_digit(c) || c == '%' || c == 'p' || c == 'x'; });
  if (name == "colspan" || name == "rowspan")
    return is_element("td", "th") && value.size() <= 3 && only(is_digit);  // browsers stop at 1000 columns
  if (name == "scope") return element == "th" && is_value("row", "col", "rowgroup", "colgroup");
  if (name == "headers") return is_element("td", "th");
  if (name == "span") return is_element("col", "colgroup") && value.size() <= 3 && only(is_digit);
  if (name == "start") return element == "ol" && only([](char c) { return is_digit(c) || c == '-'; });
  if (name == "value") return element == "li" && only([](char c) { return is_digit(c) || c == '-'; });
  if (name == "reversed") return element == "ol";
  if (name == "type")
    return is_element("ol", "ul", "li") &&
           (value == "A" || value == "I" || is_value("1", "a", "i", "disc", "circle", "square"));
  if (name == "open") return element == "details";
  if (name == "datetime") return is_element("time", "ins", "del");
  if (name == "cite") return is_element("blockquote", "q", "ins", "del") && !is_unsafe_url(value);
  return false;
}

bool is_void(std::string_view element) {
  static constexpr Names<5> names{"br", "col", "hr", "img", "wbr"};
  return is_one_of(element, names);
}

bool may_stay_open(std::string_view element) {
  static constexpr Names<14> names{"p",     "li",    "dt",    "dd",       "tr",      "td", "th",
                                   "thead", "tbody", "tfoot", "colgroup", "caption", "rt", "rp"};
  return is_one_of(element, names);
}

bool is_html_element(std::string_view name) {
  return gumbo_tagn_enum(name.data(), static_cast<unsigned>(name.size())) != GUMBO_TAG_UNKNOWN;
}

}  // namespace scrutineer::markup

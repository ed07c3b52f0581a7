#include "imports/folder/front_matter.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <span>

#include "base/utf8.h"
#include "imports/folder/lines.h"

namespace scrutineer::imports {
namespace {

using Names = std::span<const std::string_view>;

bool is_one_of(std::string_view name, Names names) { return std::ranges::find(names, name) != names.end(); }

std::optional<std::int64_t> number_of_order(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

// "2024-05-03", with or without a time behind it.
std::optional<base::Date> day_in_front_matter(std::string_view text) {
  if (text.size() > 10 && (text[10] == ' ' || text[10] == 'T')) text = text.substr(0, 10);
  return base::Date::parse(text);
}

std::vector<std::string> list_in(const Yaml& value) {
  std::vector<std::string> list;
  const auto add = [&](std::string_view text) {
    if (text = trimmed(text); !text.empty()) list.emplace_back(text);
  };
  for (const Yaml& item : value.items) add(item.text);
  for (std::size_t at = 0; at < value.text.size();) {
    const std::size_t end = std::min(value.text.find(',', at), value.text.size());
    add(std::string_view(value.text).substr(at, end - at));
    at = end + 1;
  }
  return list;
}

std::string in_one_line(std::string_view text) {
  std::string line;
  for (const char c : text)
    if (const bool is_gap = c == '\n' || c == '\r' || c == '\t' || c == ' '; !is_gap)
      line += c;
    else if (!line.empty() && line.back() != ' ')
      line += ' ';
  return std::string(trimmed(line));
}

// "6 months", as the pages of technical documentation say when they are due. Nothing for other words.
std::optional<int> months_in(std::string_view text) {
  const std::size_t blank = text.find(' ');
  const auto number = number_of_order(text.substr(0, blank));
  if (!number || blank == std::string_view::npos || *number < 1 || *number > 600) return std::nullopt;
  const std::string_view unit = text.substr(blank + 1);
  if (unit == "month" || unit == "months") return static_cast<int>(*number);
  if (unit == "year" || unit == "years") return static_cast<int>(*number * 12);
  return std::nullopt;
}

// The last day of the month where that has not as many.
std::optional<base::Date> months_later(base::Date date, int months) {
  const int month = static_cast<int>(date.month()) - 1 + months;
  const int year = date.year() + month / 12;
  for (unsigned day = date.day(); day > 0; --day)
    if (auto result = base::Date::from(year, static_cast<unsigned>(month % 12) + 1, day)) return result;
  return std::nullopt;
}

constexpr std::array<std::string_view, 4> titles{"title", "Title", "page_title", "pagetitle"};
constexpr std::array<std::string_view, 6> summaries{"description", "summary", "excerpt", "abstract", "intro", "lead"};
constexpr std::array<std::string_view, 3> owners{"owner", "owner_slack", "maintainer"};
constexpr std::array<std::string_view, 2> tags{"tags", "Tags"};
constexpr std::array<std::string_view, 3> published{"date", "published", "publish_date"};
constexpr std::array<std::string_view, 7> reviewed{"last_reviewed_on", "last_reviewed", "lastReviewed", "last_review",
                                                   "reviewed",         "date_reviewed", "last-reviewed"};
constexpr std::array<std::string_view, 3> due{"review_by", "review_date", "next_review"};
constexpr std::array<std::string_view, 6> orders{"order",    "weight", "nav_order", "sidebar_position",
                                                 "position", "sort"};
constexpr std::array<std::string_view, 3> redirects{"redirect_from", "aliases", "old_paths"};
// How a program shows a page, which is no business of the page's.
constexpr std::array<std::string_view, 12> of_programs{
    "layout", "template", "hide",           "icon",      "search",  "toc", "render_with_liquid",
    "status", "comments", "permalink_base", "css_class", "hide_toc"};

// A value that is an address says so; a remark says what could not be kept.
class FrontMatterReader {
 public:
  FrontMatterReader(const std::string& path, Remarks& remarks) : path_(path), remarks_(remarks) {}

  PageFacts read(const Yaml& yaml) {
    const Yaml* review_in = nullptr;
    for (const auto& [key, value] : yaml.keys) {
      if (value.kind == Yaml::Kind::nothing || is_one_of(key, of_programs)) continue;
      if (key == "review_in")
        review_in = &value;
      else if (!read_key(key, value))
        not_carried(key, value);
    }
    if (review_in) read_review(*review_in);
    if (facts_.published && facts_.review_by && *facts_.review_by < *facts_.published) {
      remarks_.add(RemarkKind::front_matter, path_, 0,
                   fmt::format("the review date {} lies before {}, when it was published", facts_.review_by->iso(),
                               facts_.published->iso()));
      facts_.review_by.reset();
    }
    return std::move(facts_);
  }

 private:
  bool read_key(const std::string& key, const Yaml& value) {
    if (is_one_of(key, tags) && value.kind != Yaml::Kind::map) {
      for (std::string& tag : list_in(value)) facts_.tags.push_back(std::move(tag));
      return true;
    }
    if (is_one_of(key, redirects) && value.kind != Yaml::Kind::map) {
      facts_.redirects = list_in(value);
      return true;
    }
    if (value.kind != Yaml::Kind::text) return false;
    if (key == "permalink" && value.text.starts_with('/')) {
      facts_.address = value.text;
      return true;
    }
    return read_text(key, titles, value, facts_.title) || read_text(key, summaries, value, facts_.summary) ||
           read_text(key, owners, value, facts_.owner) || read_date(key, published, value, facts_.published) ||
           read_date(key, reviewed, value, facts_.last_reviewed) || read_date(key, due, value, facts_.review_by) ||
           read_order(key, value) || read_draft(key, value);
  }

  // The first key of such a name counts.
  static bool read_text(std::string_view key, Names names, const Yaml& value, std::string& into) {
    if (!is_one_of(key, names) || !into.empty()) return false;
    into = in_one_line(value.text);
    return true;
  }

  static bool read_date(std::string_view key, Names names, const Yaml& value, std::optional<base::Date>& into) {
    if (!is_one_of(key, names) || into) return false;
    into = day_in_front_matter(value.text);
    return into.has_value();
  }

  bool read_order(std::string_view key, const Yaml& value) {
    if (!is_one_of(key, orders) || facts_.order) return false;
    facts_.order = number_of_order(value.text);
    return facts_.order.has_value();
  }

  bool read_draft(std::string_view key, const Yaml& value) {
    if (key != "draft" && key != "published") return false;
    if (value.text != "true" && value.text != "false") return false;
    facts_.is_draft = facts_.is_draft || (value.text == "true") == (key == "draft");
    return true;
  }

  void read_review(const Yaml& value) {
    const auto months = months_in(trimmed(value.text));
    const auto by = months && facts_.last_reviewed ? months_later(*facts_.last_reviewed, *months) : std::nullopt;
    if (by && !facts_.review_by)
      facts_.review_by = by;
    else
      not_carried("review_in", value);
  }

  void not_carried(const std::string& key, const Yaml& value) {
    constexpr std::size_t most = 60;
    std::string shown = in_one_line(value.text);
    if (shown.size() > most) shown = fmt::format("{} …", base::beginning(shown, most));
    remarks_.add(RemarkKind::front_matter, path_, value.line,
                 value.kind == Yaml::Kind::text ? fmt::format("{}: {}", key, shown) : key);
  }

  const std::string& path_;
  Remarks& remarks_;
  PageFacts facts_;
};

}  // namespace

YamlPage read_yaml_page(std::string_view text, const std::string& path, Remarks& remarks) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  YamlPage page{.facts = {}, .body = text};
  const auto is_mark = [](std::string_view line, std::string_view mark) { return trimmed(line) == mark; };
  std::size_t next = std::min(text.find('\n'), text.size());
  if (!is_mark(text.substr(0, next), "---")) return page;
  const std::size_t begin = std::min(next + 1, text.size());
  std::uint32_t line = 2;
  for (std::size_t at = begin; at < text.size(); ++line) {
    next = std::min(text.find('\n', at), text.size());
    const std::string_view written = text.substr(at, next - at);
    if (is_mark(written, "---") || is_mark(written, "...")) {
      const auto yaml = read_yaml(text.substr(begin, at - begin), 2);
      // A page that begins with a rule, and no table of keys, is a page that begins with a rule.
      if (yaml && yaml->kind != Yaml::Kind::map && yaml->kind != Yaml::Kind::nothing) return page;
      if (yaml)
        page.facts = FrontMatterReader(path, remarks).read(*yaml);
      else
        remarks.add(RemarkKind::not_read, path, yaml.error().line,
                    fmt::format("its front matter is not read: {}", yaml.error().reason));
      page.body = text.substr(std::min(next + 1, text.size()));
      page.first_line = line + 1;
      return page;
    }
    at = next + 1;
  }
  return page;
}

}  // namespace scrutineer::imports

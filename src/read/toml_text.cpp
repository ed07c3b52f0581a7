#include "read/toml_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <toml++/toml.h>

#include "base/edit_distance.h"
#include "base/utf8.h"
#include "read/short_forms.h"
#include "read/toml_mistakes.h"
#include "read/translation_merge.h"
#include "read/written_values.h"

namespace scrutineer::read {
namespace {

constexpr std::size_t most_mistakes = 20;

// The byte at a line and column (of characters), both from 1.
std::size_t offset_of(std::string_view text, std::uint32_t line, std::uint32_t column) {
  std::size_t at = 0;
  for (std::uint32_t i = 1; i < line && at < text.size(); ++i) at = std::min(text.find('\n', at), text.size() - 1) + 1;
  for (std::uint32_t i = 1; i < column && at < text.size() && text[at] != '\n'; ++i)
    (void)base::next_character(text, at);
  return at;
}

class Reporter {
 public:
  Reporter(std::string_view text, Place place, base::Diagnostics& out) : text_(text), place_(place), out_(out) {}

  void syntax(const TomlMistake& mistake) {
    out_.syntax_error("toml-syntax", span_of(mistake), mistake.message, mistake.help);
  }
  void limit(const TomlMistake& mistake) {
    out_.syntax_error("too-deep", span_of(mistake), mistake.message, mistake.help);
  }
  void escape(std::string_view code, const TomlMistake& mistake) {
    out_.error(code, span_of(mistake), mistake.message, mistake.help);
  }

 private:
  [[nodiscard]] base::Span span_of(const TomlMistake& mistake) const {
    const std::string_view before = text_.substr(0, mistake.at);
    const auto line = static_cast<std::uint32_t>(std::ranges::count(before, '\n'));
    const std::string_view in_line = before.substr(before.rfind('\n') + 1);
    const std::string_view marked = text_.substr(std::min(mistake.at, text_.size()), mistake.length);
    return {.file = place_.file,
            .line = line + 1 + place_.lines_before,
            .column = base::character_count(in_line) + 1 + place_.columns_before,
            .length = std::max<std::uint32_t>(base::character_count(marked.substr(0, marked.find('\n'))), 1)};
  }

  std::string_view text_;
  Place place_;
  base::Diagnostics& out_;
};

// ---- what is looked at before the library is -----------------------------------------------------------------

// Whether a line has so many of a character that a closer look is worth it.
bool has_crowded_line(std::string_view text) {
  std::size_t dots = 0, brackets = 0;
  for (const char c : text) {
    if (c == '\n') dots = 0;
    dots += c == '.' ? 1 : 0;
    brackets += c == '[' || c == '{' ? 1 : 0;
    brackets -= (c == ']' || c == '}') && brackets > 0 ? 1 : 0;
    if (dots >= most_parts_of_a_key || brackets > most_open_brackets) return true;
  }
  return false;
}

// A key of too many parts, or brackets too many of which are open at once.
std::optional<TomlMistake> find_too_deep(std::string_view text) {
  if (!has_crowded_line(text)) return std::nullopt;
  std::size_t parts = 0, key = 0, open = 0;
  TomlMistake found;
  const bool whole = scan_toml(text, [&](std::size_t at, char c) {
    open += c == '[' || c == '{' ? 1 : 0;
    open -= (c == ']' || c == '}') && open > 0 ? 1 : 0;
    if (c == '.') {
      ++parts;
    } else if (c == '\n' || c == '=' || c == ',' || c == '[' || c == '{') {
      parts = 0;
      key = at + 1;
    }
    if (parts >= most_parts_of_a_key)
      found = {key, at - key, "this key has too many parts",
               fmt::format("keys of up to {} parts, separated by points, are read", most_parts_of_a_key)};
    else if (open > most_open_brackets)
      found = {at, 1, "too many brackets are open here",
               fmt::format("lists and tables up to {} deep in each other are read", most_open_brackets)};
    return found.message.empty();
  });
  if (whole) return std::nullopt;
  const std::size_t blanks = text.substr(found.at).find_first_not_of(" \t");
  found.at += blanks;
  found.length -= blanks;
  return found;
}

// ---- escapes -------------------------------------------------------------------------------------------------

// What an escape at `at` stands for, and its length; -1 for what is an ordinary character.
std::int32_t escaped_character(std::string_view text, std::size_t at, std::size_t& length) {
  length = 2;
  switch (at + 1 < text.size() ? text[at + 1] : ' ') {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'r':
      return '\r';
    case 'n':
      return '\n';
    case 't':
      return '\t';
    case 'u':
    case 'U':
      length = text[at + 1] == 'u' ? 6 : 10;
      return static_cast<std::int32_t>(std::strtol(std::string(text.substr(at + 2, length - 2)).c_str(), nullptr, 16));
    default:
      return -1;
  }
}

// Escapes that make control characters: \u0007, and the \n of "C:\new", which is a line break to TOML. `text` parses.
void check_escapes(std::string_view text, Reporter& report) {
  if (text.find('\\') == std::string_view::npos) return;
  scan_toml_strings(text, [&](std::size_t begin, std::size_t end) {
    if (text[begin] != '"') return;
    const std::string_view content = text.substr(begin, end - begin);
    const bool is_long = content.starts_with("\"\"\"");
    const bool is_path = !is_long && looks_like_path(content.substr(1, content.size() - 2));
    for (std::size_t at = 0; (at = content.find('\\', at)) != std::string_view::npos;) {
      std::size_t length = 2;
      const std::int32_t character = escaped_character(content, at, length);
      const TomlMistake mistake{begin + at, length, {}, {}};
      if (is_path && character >= 0) {
        std::string path(content);
        std::ranges::replace(path, '\\', '/');
        report.escape("path-escape",
                      {begin + at, length,
                       fmt::format("\"{}\" in this path is not a backslash and what follows it: it stands for another "
                                   "character",
                                   content.substr(at, length)),
                       fmt::format("write paths with /, as in {}", path)});
        break;
      }
      if (character >= 0 && (base::is_control(character) || base::is_direction_change(character)))
        report.escape("control-character", {begin + at, length,
                                            fmt::format("{} stands for a character that cannot be shown (U+{:04X})",
                                                        content.substr(at, length), character),
                                            "take it out"});
      at += length;
    }
  });
}

// ---- mistakes ------------------------------------------------------------------------------------------------

// Blanks the statement that a mistake was found in, when that leaves the others as they were meant: it starts and
// ends on its line.
bool take_out(std::string& text, std::size_t at) {
  const TomlState state = state_at(text, at);
  const std::size_t begin = state.statement;
  const std::size_t end = std::min(text.find('\n', begin), text.size());
  const std::string_view line = std::string_view(text).substr(begin, end - begin);
  if (at > end || line.find("\"\"\"") != std::string_view::npos || line.find("'''") != std::string_view::npos)
    return false;
  const std::size_t first = line.find_first_not_of(" \t");
  if (first == std::string_view::npos || line[first] == '[') return false;  // what is below belongs to this table
  if (std::ranges::count(line, '[') != std::ranges::count(line, ']') ||
      std::ranges::count(line, '{') != std::ranges::count(line, '}') || !starts_statement_behind(text, end))
    return false;
  std::fill(text.begin() + static_cast<std::ptrdiff_t>(begin), text.begin() + static_cast<std::ptrdiff_t>(end), ' ');
  return true;
}

// Null after a mistake, which is reported. Nodes know the text by the one character `source`, the first by none.
std::unique_ptr<toml::table> parse(std::string_view text, Place place, std::size_t source, base::Diagnostics& out) {
  Reporter report(text, place, out);
  if (const auto too_deep = find_too_deep(text)) {
    report.limit(*too_deep);
    return nullptr;
  }
  const std::string name(source == 0 ? 0 : 1, static_cast<char>(source));
  std::string rest;
  std::optional<std::size_t> repeated_below;  // the heading whose keys are known to stand twice
  for (std::size_t mistakes = 0; mistakes < most_mistakes; ++mistakes) {
    try {
      auto table = std::make_unique<toml::table>(
          toml::parse(mistakes == 0 ? text : std::string_view(rest), std::string_view(name)));
      if (mistakes > 0) return nullptr;
      check_escapes(text, report);
      return table;
    } catch (const toml::parse_error& error) {
      if (mistakes == 0) rest = text;
      const std::size_t at = offset_of(rest, error.source().begin.line, error.source().begin.column);
      const bool repeated = error.description().find("redefine") != std::string_view::npos;
      const std::size_t heading = repeated ? rest.rfind("\n[", at) : std::string_view::npos;
      // A heading that is missing makes all its keys repeat those above: the first says so.
      if (!repeated || heading != repeated_below)
        report.syntax(explain_toml(rest, at, error.description(), place.lines_before));
      if (repeated) repeated_below = heading;
      if (!take_out(rest, at)) return nullptr;
    }
  }
  return nullptr;
}

// Takes away what layers above the text hide: of items, those whose ids everything on a site shares, and attributes.
void hide_items(toml::table& table, const TomlSource& source) {
  static constexpr std::array<std::string_view, 6> lists{"question", "risk", "factor", "rule", "source", "attribute"};
  if (!source.hides) return;
  std::set<std::string> ids;
  for (const std::string_view list : lists)
    if (const auto* const items = table.get_as<toml::array>(list))
      for (const toml::node& item : *items)
        for (const std::string_view name : {"id", "key"})
          if (const auto* const of = item.as_table())
            if (const auto* const id = of->get_as<std::string>(name)) ids.insert(id->get());
  for (const std::string& id : ids)
    if (source.hides(id)) (void)remove_items(table, id, lists);
}

// Takes `hide` out of `above`, and what it names out of `below`.
void take_hidden(toml::table& below, toml::table& above, const TomlSource& source, base::Diagnostics& out) {
  const bool is_lowest = &below == &above;
  const auto* const hide = above.get_as<toml::array>("hide");
  if (!hide) return;  // a `hide` of another type is reported by the reader
  for (const toml::node& node : *hide) {
    const auto* const id = node.as_string();
    if (id && !is_lowest && remove_items(below, id->get())) continue;
    const std::vector<std::string> ids = item_ids(below);
    const toml::source_region& at = node.source();
    const auto near = id ? base::nearest(id->get(), ids) : std::nullopt;
    out.error("nothing-to-hide",
              {source.place.file, at.begin.line + source.place.lines_before,
               at.begin.column + source.place.columns_before, at.end.column - at.begin.column},
              id ? fmt::format("nothing below this file has the id \"{}\"", id->get())
                 : std::string("what is to be hidden is named by its id, in quotation marks"),
              is_lowest     ? "no layer below has this file"
              : near        ? fmt::format("did you mean \"{}\"?", *near)
              : ids.empty() ? "the file below has no items with ids"
                            : fmt::format("the ids there are {}", fmt::join(ids, ", ")));
  }
  above.erase("hide");
}

void take_seen(toml::table& table, std::uint8_t source, std::vector<SeenValue>& seen) {
  const auto* const values = table.get_as<toml::table>("seen");
  if (!values) return;
  for (auto&& [path, hash] : *values)
    if (const auto* const text = hash.as_string()) seen.push_back({source, std::string(path.str()), text->get()});
  table.erase("seen");
}

void report_uneven(std::span<const UnevenList> lists, const Place& place, base::Diagnostics& out) {
  for (const UnevenList& list : lists)
    out.error(
        "uneven-translation",
        {place.file, std::max(list.line, 1U) + place.lines_before, std::max(list.column, 1U) + place.columns_before, 1},
        fmt::format("\"{}\" has {} here, and the original {}", list.path,
                    list.above == 1 ? "one item" : fmt::format("{} items", list.above), list.below),
        "items without ids are matched by their place: write as many as the original, without keys where there "
        "is nothing to translate");
}

}  // namespace

TomlText::TomlText(std::string_view text, Place place, base::Diagnostics& out) : sources_{{text, place}} {
  table_ = parse(text, place, 0, out);
  if (table_) write_out_short_forms(*table_, place, out);
}

TomlText::TomlText(std::vector<TomlSource> sources, Hiding hiding, base::Diagnostics& out)
    : sources_(std::move(sources)) {
  bool whole = true;
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    auto table = parse(sources_[i].text, sources_[i].place, i, out);
    if (table) (sources_[i].is_translation ? write_out_titles : write_out_short_forms)(*table, sources_[i].place, out);
    if (table) hide_items(*table, sources_[i]);
    whole &= table != nullptr;
    if (table && i == 0) {
      table->erase("seen");  // of something that is no longer there
      if (hiding == Hiding::in_this_file) take_hidden(*table, *table, sources_[i], out);
    }
    if (!whole || !table_) {
      table_ = std::move(table);
      continue;
    }
    if (hiding == Hiding::in_this_file) take_hidden(*table_, *table, sources_[i], out);
    take_seen(*table, static_cast<std::uint8_t>(i), seen_);
    if (!sources_[i].is_translation)
      merge(*table_, std::move(*table), replaced_, items_);
    else
      report_uneven(merge_translation(*table_, std::move(*table), replaced_), sources_[i].place, out);
  }
  if (!whole) table_.reset();
}

TomlText::~TomlText() = default;

}  // namespace scrutineer::read

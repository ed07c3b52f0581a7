// A glossary: Markdown in which every level-2 heading starts a term.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>

#include "base/blanks.h"
#include "base/edit_distance.h"
#include "base/utf8.h"
#include "read/common_keys.h"
#include "read/entry_files.h"
#include "read/layered_entry.h"
#include "read/table_reader.h"
#include "read/term_heading.h"

namespace scrutineer::read {
namespace {

using base::Span;
using catalogue::Entry;
using catalogue::Kind;
using catalogue::Term;

// The run of ` or ~ that opens or closes a code block; empty when the line does neither.
std::string_view fence_of(std::string_view line) {
  if (!line.starts_with("```") && !line.starts_with("~~~")) return {};
  return line.substr(0, line.find_first_not_of(line.front()));
}

// The level of the heading that a line is; 0 when it is none. `heading` gets its words.
std::size_t heading_level(std::string_view line, std::string_view& heading) {
  const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
  const std::string_view rest = line.substr(indent);
  const std::size_t level = std::min(rest.find_first_not_of('#'), rest.size());
  if (indent > 3 || level == 0 || level > 6 || (level < rest.size() && rest[level] != ' ' && rest[level] != '\t'))
    return 0;
  heading = base::trimmed(rest.substr(level));
  const std::string_view closed = heading.substr(0, heading.find_last_not_of('#') + 1);  // ## Term ##
  if (closed.empty() || closed.back() == ' ') heading = base::trimmed(closed);
  return level;
}

// The line that makes a heading of the one before it: "====" or "----".
bool is_underline(std::string_view line) {
  line = base::trimmed(line);
  return line.size() > 1 && (line[0] == '-' || line[0] == '=') &&
         line.find_first_not_of(line[0]) == std::string_view::npos;
}

constexpr std::array<std::string_view, 4> fields{"Also", "See also", "Link", "Name"};

// What people write for a field.
struct Synonym {
  std::string_view name, field;
};
constexpr std::array synonyms{
    Synonym{"Aka", "Also"},           Synonym{"Alias", "Also"},       Synonym{"Aliases", "Also"},
    Synonym{"Also known as", "Also"}, Synonym{"Also called", "Also"}, Synonym{"Synonym", "Also"},
    Synonym{"Synonyms", "Also"},      Synonym{"Other names", "Also"}, Synonym{"Acronym", "Also"},
    Synonym{"Abbreviation", "Also"},  Synonym{"See", "See also"},     Synonym{"Related", "See also"},
};

bool is_same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && base::edit_distance(a, b, 0) == 0;  // in any case
}

// The field that was meant: "also", "Aslo", "Synonyms". Empty when none was.
std::string_view meant_field(std::string_view name) {
  for (const std::string_view field : fields)
    if (base::edit_distance(name, field, 1) <= 1) return field;
  for (const Synonym& synonym : synonyms)
    if (is_same(name, synonym.name)) return synonym.field;
  return {};
}

// What makes readers see signs in a name, which is plain text.
std::string_view markdown_in_name(std::string_view name) {
  for (const std::string_view sign : {"[[", "](", "**", "`", "*", "\\", "&amp;", "{#"})
    if (const std::size_t at = name.find(sign); at != std::string_view::npos) return name.substr(at, sign.size());
  return {};
}

class GlossaryReader {
 public:
  GlossaryReader(base::FileId file, const Entry& common, const std::optional<catalogue::SourceRef>& source,
                 base::Diagnostics& out)
      : file_(file), common_(common), source_(source), out_(out) {}

  std::vector<Entry> read(std::string_view body, std::uint32_t line_number) {
    std::string_view code;  // the fence of the code block we are in
    for (std::size_t at = 0; at < body.size(); ++line_number) {
      const std::size_t end = std::min(body.find('\n', at), body.size());
      const std::string_view line = body.substr(at, end - at);
      const std::string_view fence = fence_of(line);
      const bool in_code = !code.empty();
      if (!in_code)
        code = fence;
      else if (fence.starts_with(code) && base::trimmed(line.substr(fence.size())).empty())
        code = {};
      if (in_code || !code.empty())
        add_definition(line);
      else
        add_line(line, line_number);
      before_ = line;
      at = end + 1;
    }
    finish_term();
    return std::move(terms_);
  }

 private:
  // Where a part of a line stands.
  [[nodiscard]] Span span_of(std::string_view part, std::string_view line, std::uint32_t line_number) const {
    const auto before = line.substr(0, static_cast<std::size_t>(part.data() - line.data()));
    return {file_, line_number, base::character_count(before) + 1, base::character_count(part)};
  }

  void add_line(std::string_view line, std::uint32_t line_number) {
    std::string_view heading;
    const std::size_t level = heading_level(line, heading);
    if (level == 2) return start_term(line, heading, line_number);
    if (terms_.empty()) {
      if (!base::trimmed(line).empty())
        out_.error("text-before-term", {file_, line_number, 1, 1}, "this text stands before the first term",
                   "a glossary file is a list of terms: start each with ## and its name");
      return;
    }
    if (level != 0)
      report_heading(heading, span_of(heading, line, line_number));
    else if (!in_fields_ && is_underline(line) && !base::trimmed(before_).empty() &&
             before_.find('|') == std::string_view::npos)
      report_heading(base::trimmed(before_), span_of(base::trimmed(before_), before_, line_number - 1));
    if (read_field(line, line_number)) {
      if (in_fields_) terms_.back().body = {{}, line_number + 1};  // nothing but empty lines so far
      return;
    }
    if (!base::trimmed(line).empty()) in_fields_ = false;
    add_definition(line);
  }

  void add_definition(std::string_view line) {
    if (terms_.empty()) return;
    if (!base::trimmed(line).empty()) in_fields_ = false;
    terms_.back().body.markdown.append(line).push_back('\n');
  }

  void report_heading(std::string_view heading, Span span) {
    out_.error("glossary-heading", span, fmt::format("the heading \"{}\" starts no term", heading),
               "start a term with ## and its name; a definition has no headings");
  }

  void start_term(std::string_view line, std::string_view heading, std::uint32_t line_number) {
    finish_term();
    Entry entry = common_;
    Term term;
    const TermHeading written = split_term_heading(heading);
    entry.title = written.title;
    term.acronym = written.acronym;
    entry.kind = Kind::term;
    entry.id = written.id();
    entry.span = span_of(written.name, line, line_number);
    if (!written.given.empty() && !is_id(written.given))
      out_.error("bad-id", span_of(written.given, line, line_number), fmt::format("\"{}\" is not an id", written.given),
                 "an id is lower-case letters, digits and hyphens, such as \"joint-venture\"");
    entry.order = Entry::default_order;
    entry.summary = catalogue::TextRef::none;
    entry.texts.clear();
    entry.changes.clear();
    entry.body.first_line = line_number + 1;
    entry.detail = std::move(term);
    check_name(written.name, line, line_number);
    terms_.push_back(std::move(entry));
    in_fields_ = true;
  }

  void check_name(std::string_view name, std::string_view line, std::uint32_t line_number) {
    if (const std::string_view sign = markdown_in_name(name); !sign.empty())
      out_.error("markdown-in-name", span_of(sign, line, line_number),
                 fmt::format("readers would see the {} in \"{}\"", sign, name),
                 "a name is plain text, without Markdown");
  }

  // "Also: delivery vehicle; new model". False when the line is no field.
  bool read_field(std::string_view line, std::uint32_t line_number) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return false;
    const std::string_view name = base::trimmed(line.substr(0, colon));
    const std::string_view field =
        in_fields_ ? named_field(name, line, line_number) : field_too_low(name, line, line_number);
    if (field.empty()) return false;
    for (std::size_t at = colon + 1; at <= line.size();) {
      const std::size_t end = std::min(line.find(';', at), line.size());
      if (const std::string_view item = base::trimmed(line.substr(at, end - at)); !item.empty())
        add_item(field, item, line, line_number);
      at = end + 1;
    }
    return true;
  }

  // The field of that name, or that was meant by it: one that is misspelt counts all the same, so that nothing else is
  // reported that follows from it. Empty when none was.
  std::string_view named_field(std::string_view name, std::string_view line, std::uint32_t line_number) {
    if (std::ranges::find(fields, name) != fields.end()) return name;
    const std::string_view meant = meant_field(name);
    if (!meant.empty())
      out_.error("unknown-field", span_of(name, line, line_number),
                 fmt::format("\"{}\" is not a field of a term", name), fmt::format("did you mean \"{}:\"?", meant));
    return meant;
  }

  // The same for one that stands below the definition, and would be published as its text.
  std::string_view field_too_low(std::string_view name, std::string_view line, std::uint32_t line_number) {
    const bool is_field = std::ranges::find(fields, name) != fields.end();
    if (!is_field && !is_same(name, "Also") && !is_same(name, "See also")) return {};
    out_.error("field-too-low", span_of(name, line, line_number),
               fmt::format("\"{}:\" stands below the definition of \"{}\"", name, terms_.back().title),
               "fields stand right below the heading, before the definition: move it up");
    return meant_field(name);
  }

  void add_item(std::string_view field, std::string_view item, std::string_view line, std::uint32_t line_number) {
    Entry& entry = terms_.back();
    auto& term = std::get<Term>(entry.detail);
    const Span span = span_of(item, line, line_number);
    if (field == "Also") {
      add_other_name(term, item, line, line_number);
    } else if (field == "See also") {
      if (item.starts_with("[[") && item.ends_with("]]"))
        term.see_also.push_back({std::string(item.substr(2, item.size() - 4)), span});
      else
        out_.error("bad-see-also", span, fmt::format("\"{}\" is not a reference", item),
                   "write [[id]], with several separated by semicolons");
    } else if (field == "Link" && (item == "never" || item == "as written")) {
      term.links = item == "never" ? catalogue::TermLinks::never : catalogue::TermLinks::as_written;
    } else if (field == "Name" && item == "yes") {
      entry.is_name = true;
    } else {
      out_.error("unknown-value", span, fmt::format("\"{}\" is not a value of \"{}\"", item, field),
                 field == "Name" ? "it can be: yes" : "it can be: never, as written");
    }
  }

  // A name that has a comma stands in quotation marks.
  void add_other_name(Term& term, std::string_view name, std::string_view line, std::uint32_t line_number) {
    const bool is_quoted = name.size() > 2 && name.front() == '"' && name.back() == '"';
    if (is_quoted) name = base::trimmed(name.substr(1, name.size() - 2));
    if (const std::size_t comma = name.find(','); comma != std::string_view::npos && !is_quoted)
      out_.error("comma-in-name", span_of(name.substr(comma, 1), line, line_number),
                 fmt::format("\"{}\" would be one name", name),
                 fmt::format("separate names by semicolons; write \"{}\" in quotation marks if it is one", name));
    check_name(name, line, line_number);
    term.also.push_back({std::string(name), span_of(name, line, line_number)});
  }

  void finish_term() {
    if (terms_.empty()) return;
    Entry& entry = terms_.back();
    if (entry.id.empty()) out_.error("bad-id", entry.span, "this term has no name", "write the term after ##");
    if (base::trimmed(entry.body.markdown).find_first_not_of('\n') == std::string_view::npos)
      out_.error("no-definition", entry.span, fmt::format("the term \"{}\" has no definition", entry.title),
                 "write one or two sentences below the heading");
    if (source_ && entry.body.markdown.find("[@") == std::string::npos) entry.sources.push_back(*source_);
  }

  base::FileId file_;
  const Entry& common_;
  const std::optional<catalogue::SourceRef>& source_;  // of definitions that cite nothing
  base::Diagnostics& out_;
  std::vector<Entry> terms_;
  std::string_view before_;  // the line above
  bool in_fields_ = false;   // the lines right below the heading
};

}  // namespace

std::vector<Entry> read_glossary(const EntryFile& file, base::Diagnostics& out) {
  const auto splits = split_all(file, out);
  if (!splits) return {};
  const TomlText toml(toml_sources(file, *splits), out);
  if (!toml.table()) return {};
  TableReader table(toml, out);
  const Entry common = read_common_keys(file, Kind::term, table, out);
  const auto source = table.source("source");
  table.finish();
  keep_amendments(file, toml, out);
  std::vector<Entry> terms;
  for (std::size_t i = 0; i < splits->size(); ++i)
    std::ranges::move(
        GlossaryReader(file.texts[i].file, common, source, out).read((*splits)[i].body, (*splits)[i].body_line),
        std::back_inserter(terms));
  return terms;
}

}  // namespace scrutineer::read

// A glossary: Markdown in which every level-2 heading starts a term.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <string>
#include <utility>

#include "base/slug.h"
#include "base/utf8.h"
#include "read/common_keys.h"
#include "read/entry_files.h"
#include "read/front_matter.h"

namespace scrutineer::read {
namespace {

using base::Span;
using catalogue::Entry;
using catalogue::Kind;
using catalogue::Term;

std::string_view trim(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// The run of ` or ~ that opens or closes a code block; empty when the line does neither.
std::string_view fence_of(std::string_view line) {
  if (!line.starts_with("```") && !line.starts_with("~~~")) return {};
  return line.substr(0, line.find_first_not_of(line.front()));
}

// Takes "Alternative delivery model (ADM)" apart. What stands in brackets at the end is an acronym when it has no
// space and at least two capitals: "Key line of enquiry (KLOE)", but not "Cabinet (of a council)".
void split_heading(std::string_view heading, std::string& title, std::string& acronym) {
  title = heading;
  const std::size_t open = heading.rfind('(');
  if (open == std::string_view::npos || open == 0 || heading.back() != ')') return;
  const std::string_view inside = heading.substr(open + 1, heading.size() - open - 2);
  const auto capitals = std::ranges::count_if(inside, [](unsigned char c) { return std::isupper(c) != 0; });
  if (capitals < 2 || inside.find(' ') != std::string_view::npos) return;
  acronym = inside;
  title = trim(heading.substr(0, open));
}

class GlossaryReader {
 public:
  GlossaryReader(const EntryFile& file, const Entry& common, base::Diagnostics& out)
      : file_(file), common_(common), out_(out) {}

  std::vector<Entry> read(std::string_view body, std::uint32_t line_number) {
    std::string_view code;  // the fence of the code block we are in
    for (std::size_t at = 0; at < body.size(); ++line_number) {
      const std::size_t end = std::min(body.find('\n', at), body.size());
      const std::string_view line = body.substr(at, end - at);
      const std::string_view fence = fence_of(line);
      if (code.empty())
        code = fence;
      else if (fence.starts_with(code) && trim(line.substr(fence.size())).empty())
        code = {};
      if (code.empty() && line.starts_with("## "))
        start_term(line, trim(line.substr(3)), line_number);
      else if (!terms_.empty())
        add_line(line, line_number);
      else if (!trim(line).empty())
        out_.error("text-before-term", {file_.file, line_number, 1, 1}, "this text stands before the first term",
                   "a glossary file is a list of terms: start each with ## and its name");
      at = end + 1;
    }
    finish_term();
    return std::move(terms_);
  }

 private:
  // Where a part of a line stands.
  [[nodiscard]] Span span_of(std::string_view part, std::string_view line, std::uint32_t line_number) const {
    const auto before = line.substr(0, static_cast<std::size_t>(part.data() - line.data()));
    return {file_.file, line_number, base::character_count(before) + 1, base::character_count(part)};
  }

  void start_term(std::string_view line, std::string_view heading, std::uint32_t line_number) {
    finish_term();
    Entry entry = common_;
    Term term;
    split_heading(heading, entry.title, term.acronym);
    entry.kind = Kind::term;
    entry.id = base::slug(entry.title);
    entry.span = span_of(heading, line, line_number);
    entry.order = Entry::default_order;
    entry.summary = catalogue::TextRef::none;
    entry.texts.clear();
    entry.changes.clear();
    entry.body.first_line = line_number + 1;
    entry.detail = std::move(term);
    terms_.push_back(std::move(entry));
    in_fields_ = true;
  }

  void add_line(std::string_view line, std::uint32_t line_number) {
    Entry& entry = terms_.back();
    if (in_fields_ && read_field(std::get<Term>(entry.detail), line, line_number)) {
      entry.body = {{}, line_number + 1};  // nothing but empty lines so far
      return;
    }
    if (!trim(line).empty()) in_fields_ = false;
    entry.body.markdown.append(line).push_back('\n');
  }

  // "Also: delivery vehicle; new model". False when the line is no field.
  bool read_field(Term& term, std::string_view line, std::uint32_t line_number) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return false;
    const std::string_view name = line.substr(0, colon);
    if (name != "Also" && name != "See also" && name != "Link") return false;
    for (std::size_t at = colon + 1; at <= line.size();) {
      const std::size_t end = std::min(line.find(';', at), line.size());
      const std::string_view item = trim(line.substr(at, end - at));
      if (!item.empty()) add_item(term, name, item, span_of(item, line, line_number));
      at = end + 1;
    }
    return true;
  }

  void add_item(Term& term, std::string_view name, std::string_view item, Span span) {
    if (name == "Also") {
      term.also.emplace_back(item);
    } else if (name == "See also") {
      if (item.starts_with("[[") && item.ends_with("]]"))
        term.see_also.push_back({std::string(item.substr(2, item.size() - 4)), span});
      else
        out_.error("bad-see-also", span, fmt::format("\"{}\" is not a reference", item),
                   "write [[id]], with several separated by semicolons");
    } else if (item == "never") {
      term.links = false;
    } else {
      out_.error("unknown-value", span, fmt::format("\"{}\" is not a value of \"Link\"", item), "it can be: never");
    }
  }

  void finish_term() {
    if (terms_.empty()) return;
    Entry& entry = terms_.back();
    if (entry.id.empty()) out_.error("bad-id", entry.span, "this term has no name", "write the term after ##");
    if (trim(entry.body.markdown).find_first_not_of('\n') == std::string_view::npos)
      out_.error("no-definition", entry.span, fmt::format("the term \"{}\" has no definition", entry.title),
                 "write one or two sentences below the heading");
  }

  const EntryFile& file_;
  const Entry& common_;
  base::Diagnostics& out_;
  std::vector<Entry> terms_;
  bool in_fields_ = false;  // the lines right below the heading
};

}  // namespace

std::vector<Entry> read_glossary(const EntryFile& file, base::Diagnostics& out) {
  const auto split = split_front_matter(file.text, file.file, out);
  if (!split) return {};
  const Place place{file.file, 1};
  const TomlText toml(split->front_matter, place, out);
  if (!toml.table()) return {};
  TableReader table(*toml.table(), place, out);
  const Entry common = read_common_keys(file, Kind::term, table);
  table.finish();
  return GlossaryReader(file, common, out).read(split->body, split->body_line);
}

}  // namespace scrutineer::read

#include "imports/update_terms.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "imports/shown_words.h"
#include "read/term_heading.h"

namespace scrutineer::imports {
namespace {

// A line, without its end.
struct Line {
  std::size_t begin = 0;
  std::string_view text;
};

struct Term {
  std::string id;
  std::vector<Line> lines;  // the heading first
  std::size_t end = 0;      // behind its last line that is not blank

  [[nodiscard]] const Line* field(std::string_view name) const {
    const auto found = std::ranges::find_if(lines, [&](const Line& line) { return line.text.starts_with(name); });
    return found == lines.end() ? nullptr : &*found;
  }
  // What the import says of its place, and the definition below: the first line that is no heading, field or comment.
  [[nodiscard]] const Line* place() const { return field("<!-- "); }
  [[nodiscard]] const Line* definition() const {
    const Line* found = nullptr;
    for (std::size_t at = lines.size(); at-- > 1;) {
      const std::string_view text = lines[at].text;
      const bool is_other = text.empty() || text.starts_with("<!--") || text.starts_with("Also:") ||
                            text.starts_with("See also:") || text.starts_with("Link:") || text.starts_with("Name:");
      if (!is_other) found = &lines[at];
    }
    return found;
  }
};

std::vector<Term> terms_of(std::string_view text, std::size_t begin) {
  std::vector<Term> terms;
  for (std::size_t at = begin; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
    if (line.starts_with("## ")) terms.push_back({read::split_term_heading(line.substr(3)).id(), {}, 0});
    if (!terms.empty()) terms.back().lines.push_back({at, line});
    if (!terms.empty() && !line.empty()) terms.back().end = std::min(end + 1, text.size());
    at = end + 1;
  }
  return terms;
}

std::vector<std::string_view> parts_of_field(std::string_view field) {
  std::vector<std::string_view> parts;
  for (std::size_t at = field.find(':') + 1; at <= field.size();) {
    const std::size_t end = std::min(field.find(';', at), field.size());
    std::string_view part = field.substr(at, end - at);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    if (!part.empty()) parts.push_back(part);
    at = end + 1;
  }
  return parts;
}

// "… [@id, sheet Terms, row 7]" without the citation at its end.
std::string_view without_citation(std::string_view text) {
  const std::size_t open = text.rfind(" [@");
  return open != std::string_view::npos && text.ends_with(']') ? text.substr(0, open) : text;
}

class TermMerger {
 public:
  TermMerger(std::string_view file, const Titles& titles, Update& update)
      : file_(file), titles_(titles), update_(update) {}

  void merge(const Term& old_term, const Term& new_term) {
    if (is_other_name(old_term, new_term)) replace(old_term.lines.front(), new_term.lines.front().text);
    const Line* behind = &old_term.lines.front();
    for (const std::string_view name : {"Also:", "See also:"}) {
      const Line *old_line = old_term.field(name), *new_line = new_term.field(name);
      if (old_line && new_line) join(*old_line, *new_line);
      if (!old_line && new_line) insert_behind(*behind, fmt::format("{}\n", new_line->text));
      if (old_line) behind = old_line;
    }
    const Line *old_place = old_term.place(), *new_place = new_term.place();
    if (old_place && new_place && old_place->text.find("row ") != std::string_view::npos)
      replace(*old_place, new_place->text);
    merge_definition(old_term, new_term);
  }

  void insert(const Term* behind, std::size_t otherwise, const Term& term, std::string_view imported) {
    const std::size_t begin = term.lines.front().begin;
    std::string text(imported.substr(begin, term.end - begin));
    if (!text.ends_with('\n')) text += '\n';
    const std::size_t at = behind ? behind->end : otherwise;
    const bool needs_line = at > 0 && file_[at - 1] != '\n';
    update_.edits.push_back({at, at, (needs_line ? "\n\n" : "\n") + text});
  }

 private:
  void replace(const Line& line, std::string_view text) {
    if (line.text != text) update_.edits.push_back({line.begin, line.begin + line.text.size(), std::string(text)});
  }

  void insert_behind(const Line& line, std::string text) {
    const std::size_t end = file_.find('\n', line.begin);
    const std::size_t at = end == std::string_view::npos ? file_.size() : end + 1;
    update_.edits.push_back({at, at, end == std::string_view::npos ? "\n" + text : std::move(text)});
  }

  // The same id may be given to another heading.
  static bool is_other_name(const Term& old_term, const Term& new_term) {
    const auto name = [](std::string_view heading) { return heading.substr(0, heading.rfind(" {#")); };
    return name(old_term.lines.front().text) != name(new_term.lines.front().text) &&
           old_term.lines.front().text.find("{#") == std::string_view::npos;
  }

  // What was added by hand stays.
  void join(const Line& old_line, const Line& new_line) {
    const auto old_parts = parts_of_field(old_line.text);
    std::string text(old_line.text);
    for (const std::string_view part : parts_of_field(new_line.text))
      if (std::ranges::find(old_parts, part) == old_parts.end())
        text += fmt::format("{}{}", old_parts.empty() ? " " : "; ", part);
    replace(old_line, text);
  }

  void merge_definition(const Term& old_term, const Term& new_term) {
    const Line *old_line = old_term.definition(), *new_line = new_term.definition();
    if (!new_line) return;
    if (!old_line) return insert_behind(old_term.lines.back(), fmt::format("\n{}\n", new_line->text));
    if (without_citation(old_line->text) != without_citation(new_line->text)) {
      if (!shows_same_words(old_line->text, new_line->text, titles_)) replace(*old_line, new_line->text);
      return;
    }
    // Only the row moved.
    const std::string_view old_citation = old_line->text.substr(without_citation(old_line->text).size());
    const std::string_view new_citation = new_line->text.substr(without_citation(new_line->text).size());
    const auto source = [](std::string_view citation) { return citation.substr(0, citation.find(',')); };
    if (!old_citation.empty() && source(old_citation) == source(new_citation) &&
        old_citation.find("row ") != std::string_view::npos)
      replace(*old_line, new_line->text);
  }

  std::string_view file_;
  const Titles& titles_;
  Update& update_;
};

}  // namespace

void update_terms(std::string_view file, std::size_t begin, std::string_view imported, const Titles& titles,
                  Update& update) {
  const std::vector<Term> old_terms = terms_of(file, begin), new_terms = terms_of(imported, 0);
  TermMerger merger(file, titles, update);
  const Term* behind = nullptr;
  for (const Term& term : new_terms) {
    const auto found = std::ranges::find(old_terms, term.id, &Term::id);
    if (found == old_terms.end()) {
      merger.insert(behind, file.size(), term, imported);
    } else {
      merger.merge(*found, term);
      behind = &*found;
    }
  }
  for (const Term& term : old_terms)
    if (std::ranges::find(new_terms, term.id, &Term::id) == new_terms.end()) update.kept.push_back(term.id);
}

}  // namespace scrutineer::imports

#include "markup/silent_mistakes.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm/node.h>

#include <algorithm>
#include <unordered_set>
#include <vector>

#include "base/blanks.h"
#include "base/characters.h"
#include "base/letter_case.h"
#include "base/utf8.h"

namespace scrutineer::markup {

namespace {

using base::is_blank;

std::string_view trimmed(std::string_view text) { return base::trimmed(text, " \t"); }

// A line of the source without the blanks and quotation marks that it begins with, or from `column` on.
std::string_view content(Tree& tree, int line, int column = 0) {
  std::string_view text = source_line(tree, line);
  text.remove_prefix(std::min(text.size(), static_cast<std::size_t>(std::max(column - 1, 0))));
  while (!text.empty() && (is_blank(text.front()) || text.front() == '>')) text.remove_prefix(1);
  return text;
}

// `literal` is a part of the line of the source.
void report(Tree& tree, Visitor& visitor, Dropped::Kind kind, int line, std::string_view literal) {
  const std::string_view whole = source_line(tree, line);
  const auto before = static_cast<std::size_t>(literal.data() - whole.data());
  visitor.dropped({.kind = kind,
                   .literal = literal,
                   .line = static_cast<std::uint32_t>(line) - 1 + tree.options.first_line,
                   .column = 1 + base::character_count(whole.substr(0, before))});
}

// The cells of a row of a table, as cmark divides them. The row begins without blanks.
std::vector<std::string_view> cells(std::string_view row) {
  if (row.starts_with('|')) row.remove_prefix(1);
  std::vector<std::string_view> result;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < row.size(); ++at) {
    if (row[at] == '\\') {
      ++at;
    } else if (row[at] == '|') {
      result.push_back(trimmed(row.substr(begin, at - begin)));
      begin = at + 1;
    }
  }
  if (!trimmed(row.substr(begin)).empty()) result.push_back(trimmed(row.substr(begin)));
  return result;
}

// |---|:-:|
bool is_dashes(std::string_view line) {
  return line.find('-') != std::string_view::npos && line.find('|') != std::string_view::npos &&
         line.find_first_not_of("|-: \t") == std::string_view::npos;
}

// "##Costs"
bool lacks_space(std::string_view line) {
  const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
  return level >= 2 && level <= 6 && level < line.size() && !is_blank(line[level]);
}

bool is_row(std::string_view line) { return line.starts_with('|') && cells(line).size() >= 2; }

}  // namespace

void look_at_paragraph(Tree& tree, const cmark_node* paragraph, Visitor& visitor) {
  if (paragraph->start_line <= 0) return;
  bool told_of_table = false;
  std::string_view before;
  for (int line = paragraph->start_line; line <= paragraph->end_line; ++line) {
    const std::string_view text = content(tree, line, line == paragraph->start_line ? paragraph->start_column : 0);
    if (lacks_space(text)) report(tree, visitor, Dropped::Kind::heading_without_space, line, text);
    const bool is_alone = line == paragraph->start_line && line == paragraph->end_line &&
                          trimmed(text).ends_with('|') && cells(text).size() >= 2;
    if (!told_of_table && is_dashes(text) && before.find('|') != std::string_view::npos) {
      report(tree, visitor, Dropped::Kind::table_dashes, line, text);
      told_of_table = true;
    } else if (!told_of_table && is_row(text) && (is_alone || is_row(before))) {
      const int first = is_alone ? line : line - 1;
      // The line of dashes may come yet, with too few or too many columns.
      if (is_alone || !is_dashes(content(tree, line + 1)))
        report(tree, visitor, Dropped::Kind::table_without_dashes, first, is_alone ? text : before);
      told_of_table = is_alone || !is_dashes(content(tree, line + 1));
    }
    before = text;
  }
}

void look_at_row(Tree& tree, const cmark_node* row, Visitor& visitor) {
  if (row->start_line <= 0 || cmark_gfm_extensions_get_table_row_is_header(const_cast<cmark_node*>(row)) != 0) return;
  const std::size_t columns = cmark_gfm_extensions_get_table_columns(row->parent);
  const std::string_view line = content(tree, row->start_line);
  if (static_cast<std::size_t>(std::ranges::count(line, '|')) < columns) return;
  const std::vector<std::string_view> written = cells(line);
  const auto lost = std::find_if(written.begin() + static_cast<std::ptrdiff_t>(std::min(columns, written.size())),
                                 written.end(), [](std::string_view cell) { return !cell.empty(); });
  if (lost != written.end()) report(tree, visitor, Dropped::Kind::lost_cell, row->start_line, *lost);
}

void look_at_fence(Tree& tree, const cmark_node* code, Visitor& visitor) {
  if (code->as.code.fenced == 0 || code->start_line <= 0) return;
  const std::string_view last = trimmed(content(tree, code->end_line));
  const char fence = static_cast<char>(code->as.code.fence_char);
  const bool is_closed = code->end_line > code->start_line && last.size() >= code->as.code.fence_length &&
                         last.find_first_not_of(fence) == std::string_view::npos;
  if (!is_closed)
    report(tree, visitor, Dropped::Kind::open_fence, code->start_line,
           trimmed(content(tree, code->start_line, code->start_column)));
}

// --- footnotes

void note_footnotes(Tree& tree, cmark_node* root) {
  if (tree.source.find("[^") == std::string_view::npos) return;
  for (const cmark_node* const node : blocks_of(root, CMARK_NODE_FOOTNOTE_DEFINITION))
    tree.footnotes.push_back({.node = node, .label = std::string(view(node->as.literal)), .line = node->start_line});
}

void look_at_footnotes(Tree& tree, Visitor& visitor) {
  std::unordered_set<std::string> labels;
  for (const Footnote& footnote : tree.footnotes) {
    const std::string_view line = source_line(tree, footnote.line);
    const std::string_view literal = line.substr(std::min(line.find("[^"), line.size()), footnote.label.size() + 3);
    const bool is_first = labels.insert(base::ascii_lower_case(footnote.label)).second;
    if (!is_first)
      report(tree, visitor, Dropped::Kind::footnote_doubled, footnote.line, literal);
    else if (!tree.used_footnotes.contains(footnote.node))
      report(tree, visitor, Dropped::Kind::footnote_unused, footnote.line, literal);
  }
}

void look_at_text(const Run& run, Visitor& visitor) {
  const auto tell = [&](Dropped::Kind kind, std::size_t begin, std::size_t end) {
    if (run.is_as_written(begin))
      visitor.dropped({.kind = kind,
                       .literal = run.text.substr(begin, end - begin),
                       .line = run.line,
                       .place = run.place(begin, end)});
  };
  for (std::size_t at = run.text.find("[^"); at != std::string_view::npos; at = run.text.find("[^", at + 2)) {
    const std::size_t end = run.text.find_first_of("] \n[", at + 2);
    if (end != std::string_view::npos && run.text[end] == ']' && end != at + 2)
      tell(Dropped::Kind::footnote_undefined, at, end + 1);
  }
  if (const std::size_t at = run.text.find("<!--"); at != std::string_view::npos)
    tell(Dropped::Kind::open_comment, at, at + 4);
}

}  // namespace scrutineer::markup

#include "imports/page/page_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "base/escape.h"

namespace scrutineer::imports {
namespace {

void add_rows(const Tree& rows, std::vector<TableRow>& into) {
  for (const Tree& row : rows) {
    TableRow& made = into.emplace_back();
    for (const Tree& cell : row[1]) made.push_back({cell[2], cell[3], cell[4]});
  }
}

bool is_words(const Tree& block) { return kind_of(block) == "Para" || kind_of(block) == "Plain"; }

bool is_simple(const PageTable& table) {
  if (table.heads.size() > 1) return false;
  for (const auto* rows : {&table.heads, &table.rows})
    for (const TableRow& row : *rows) {
      if (row.size() != table.columns.size()) return false;
      for (const TableCell& cell : row)
        if (cell.rows != 1 || cell.columns != 1 || !std::ranges::all_of(cell.blocks, is_words)) return false;
    }
  return true;
}

// Words of one line: Markdown's tables have no other.
Tree one_line(const Tree& blocks) {
  Tree line = Tree::array();
  for (const Tree& block : blocks) {
    if (!line.empty()) line.push_back(raw_markdown("<br>"));
    for (const Tree& each : block["c"]) line.push_back(kind_of(each) == "LineBreak" ? raw_markdown("<br>") : each);
  }
  return line;
}

Tree without_bold(Tree inlines) {
  if (inlines.size() == 1 && kind_of(inlines[0]) == "Strong") return Tree(inlines[0]["c"]);
  return inlines;
}

Tree written_row(const TableRow& row, bool is_head) {
  Tree cells = Tree::array();
  for (const TableCell& cell : row) {
    Tree line = one_line(cell.blocks);
    if (is_head) line = without_bold(std::move(line));
    Tree blocks = Tree::array();
    if (!line.empty()) blocks.push_back(node("Plain", std::move(line)));
    cells.push_back(Tree::array({no_attributes(), {{"t", "AlignDefault"}}, 1, 1, std::move(blocks)}));
  }
  return Tree::array({no_attributes(), std::move(cells)});
}

Tree written_rows(const std::vector<TableRow>& rows, bool is_head) {
  Tree written = Tree::array();
  for (const TableRow& row : rows) written.push_back(written_row(row, is_head));
  return written;
}

Tree in_lines(const PageTable& table) {
  Tree columns = Tree::array();
  for (const Tree& column : table.columns) columns.push_back(Tree::array({column[0], {{"t", "ColWidthDefault"}}}));
  const Tree body = Tree::array({no_attributes(), 0, Tree::array(), written_rows(table.rows, false)});
  return node("Table", Tree::array({no_attributes(), Tree::array({nullptr, Tree::array()}), std::move(columns),
                                    Tree::array({no_attributes(), written_rows(table.heads, true)}),
                                    Tree::array({body}), Tree::array({no_attributes(), Tree::array()})}));
}

void add_in_tags(const std::vector<TableRow>& rows, bool is_head, std::string& tags, Tree& blocks) {
  for (const TableRow& row : rows) {
    tags += "<tr>\n";
    for (const TableCell& cell : row) {
      tags += is_head ? "<th" : "<td";
      if (cell.columns > 1) tags += fmt::format(" colspan=\"{}\"", cell.columns);
      if (cell.rows > 1) tags += fmt::format(" rowspan=\"{}\"", cell.rows);
      tags += ">\n";
      if (!cell.blocks.empty()) {
        blocks.push_back(raw_markdown_block(std::exchange(tags, "")));
        for (const Tree& each : cell.blocks)
          blocks.push_back(is_words(each) ? node("Para", is_head ? without_bold(each["c"]) : each["c"]) : each);
      }
      tags += is_head ? "</th>\n" : "</td>\n";
    }
    tags += "</tr>\n";
  }
}

Tree in_tags(const PageTable& table) {
  Tree blocks = Tree::array();
  std::string tags = "<table>\n";
  if (!table.caption.empty()) {
    tags += "<caption>";
    base::append_escaped(tags, table.caption);
    tags += "</caption>\n";
  }
  if (!table.heads.empty()) {
    tags += "<thead>\n";
    add_in_tags(table.heads, true, tags, blocks);
    tags += "</thead>\n";
  }
  tags += "<tbody>\n";
  add_in_tags(table.rows, false, tags, blocks);
  blocks.push_back(raw_markdown_block(tags + "</tbody>\n</table>"));
  return blocks;
}

}  // namespace

PageTable read_table(const Tree& block) {
  const Tree& content = block["c"];
  PageTable table;
  table.caption = plain_text(content[1][1]);
  table.columns = content[2];
  add_rows(content[3][1], table.heads);
  for (const Tree& body : content[4]) {
    add_rows(body[2], table.rows);
    add_rows(body[3], table.rows);
  }
  add_rows(content[5][1], table.rows);
  // A row of headings without a word is how pandoc says that there are none.
  std::erase_if(table.heads, [](const TableRow& row) {
    return std::ranges::all_of(row, [](const TableCell& cell) { return plain_text(cell.blocks).empty(); });
  });
  return table;
}

void shape(PageTable& table, const TableShape& shape) {
  for (const auto& [place, span] : shape.spans) {
    const auto [row, column] = place;
    if (row >= table.rows.size() || column >= table.rows[row].size()) continue;
    TableCell& cell = table.rows[row][column];
    const std::size_t last_row = std::min(table.rows.size(), row + static_cast<std::size_t>(span.first));
    const std::size_t last_column = std::min(table.rows[row].size(), column + static_cast<std::size_t>(span.second));
    cell.rows = static_cast<int>(last_row - row);
    cell.columns = static_cast<int>(last_column - column);
    for (std::size_t r = row; r < last_row; ++r)
      for (std::size_t c = column; c < std::min(last_column, table.rows[r].size()); ++c)
        if (r != row || c != column) table.rows[r][c].rows = 0;  // covered
  }
  for (TableRow& row : table.rows) std::erase_if(row, [](const TableCell& cell) { return cell.rows == 0; });
  take_heads(table, shape.heading_rows);
}

void take_heads(PageTable& table, std::size_t rows) {
  // With the rows that their cells reach into: no cell stands in the heads and below them.
  for (std::size_t row = 0; row < std::min(rows, table.rows.size()); ++row)
    for (const TableCell& cell : table.rows[row]) rows = std::max(rows, row + static_cast<std::size_t>(cell.rows));
  if (!table.heads.empty() || table.rows.size() <= rows) return;
  const auto end = table.rows.begin() + static_cast<std::ptrdiff_t>(rows);
  std::move(table.rows.begin(), end, std::back_inserter(table.heads));
  table.rows.erase(table.rows.begin(), end);
}

bool has_bold_first_row(const PageTable& table) {
  if (table.rows.size() < 2) return false;
  bool has_words = false;
  for (const TableCell& cell : table.rows.front())
    for (const Tree& block : cell.blocks) {
      if (!is_words(block)) return false;
      for (const Tree& each : block["c"]) {
        if (is_blank(Tree::array({each}))) continue;
        if (kind_of(each) != "Strong") return false;
        has_words = true;
      }
    }
  return has_words;
}

Tree table_blocks(const PageTable& table) {
  if (!is_simple(table)) return in_tags(table);
  Tree blocks = Tree::array();
  if (!table.caption.empty()) blocks.push_back(node("Para", {words("Table:"), {{"t", "Space"}}, words(table.caption)}));
  blocks.push_back(in_lines(table));
  return blocks;
}

}  // namespace scrutineer::imports

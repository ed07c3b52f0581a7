// Tables of a document as tables of a page: lines of Markdown where every cell is a few words, HTML around Markdown
// where cells span others or hold lists.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "imports/page/document.h"
#include "imports/page/pandoc_tree.h"

namespace scrutineer::imports {

struct TableCell {
  int rows = 1, columns = 1;  // that it spans
  Tree blocks;
};
using TableRow = std::vector<TableCell>;

struct PageTable {
  std::string caption;  // plain
  Tree columns;         // pandoc's, of which alignments are kept
  std::vector<TableRow> heads, rows;

  // Its headings, or its rows where it has none.
  [[nodiscard]] std::vector<TableRow>& first_rows() { return heads.empty() ? rows : heads; }
};

[[nodiscard]] PageTable read_table(const Tree& block);

// A table of ODT, every cell of which pandoc has, as the document shapes it.
void shape(PageTable& table, const TableShape& shape);
// Its first rows as headings, where it has none.
void take_heads(PageTable& table, std::size_t rows);
// Whether all words of its first row are bold, which is how tables without a style say what heads them.
[[nodiscard]] bool has_bold_first_row(const PageTable& table);

// What pandoc is to write. Cells hold what a page can hold already.
[[nodiscard]] Tree table_blocks(const PageTable& table);

}  // namespace scrutineer::imports

#include "imports/table/cells.h"

#include <algorithm>
#include <array>

#include "base/slug.h"
#include "imports/cell_text.h"
#include "imports/headings.h"
#include "imports/table/find.h"

namespace scrutineer::imports {
namespace {

// "• a", "- a", "1. a", "2) a": without the sign.
std::string_view without_bullet(std::string_view line) {
  for (const std::string_view sign : {"•", "◦", "▪", "·", "–", "-", "*"})
    if (line.starts_with(sign) && line.substr(sign.size()).starts_with(' ')) return line.substr(sign.size() + 1);
  const std::size_t digits = line.find_first_not_of("0123456789");
  const bool is_numbered = digits != 0 && digits != std::string_view::npos && digits <= 2 &&
                           (line[digits] == '.' || line[digits] == ')') && line.substr(digits + 1).starts_with(' ');
  return is_numbered ? line.substr(digits + 2) : line;
}

void split(std::string_view text, bool commas, std::vector<std::string>& items) {
  std::string item;
  bool in_quotes = false;
  const auto end_item = [&] {
    if (std::string tidy = tidied(item); !tidy.empty()) items.push_back(std::move(tidy));
    item.clear();
  };
  const bool has_quotes = std::ranges::count(text, '"') % 2 == 0;
  for (const char c : text) {
    if (c == '"' && has_quotes && (in_quotes || tidied(item).empty()))
      in_quotes = !in_quotes;
    else if (!in_quotes && (c == ';' || (commas && c == ',')))
      end_item();
    else
      item += c;
  }
  end_item();
}

}  // namespace

std::vector<const Cell*> cells_in(const Sheet& sheet, const std::vector<std::uint32_t>& rows, std::uint32_t column) {
  std::vector<const Cell*> cells;
  for (const std::uint32_t row : rows) {
    const Cell* cell = row == rows.front() ? shown_cell(sheet, {row, column}) : sheet.at({row, column});
    if (cell) cells.push_back(cell);
  }
  return cells;
}

std::string text_of(const std::vector<const Cell*>& cells) {
  std::string text;
  for (const Cell* cell : cells) text += (text.empty() ? "" : " ") + cell->text();
  return text;
}

std::vector<std::string> items_of(const std::vector<const Cell*>& cells, bool commas) {
  std::vector<std::string> items;
  for (const Cell* cell : cells) {
    if (cell->lines.empty()) split(without_bullet(cell->shown), commas, items);
    for (const std::string& line : cell->lines) split(without_bullet(line), commas, items);
  }
  return items;
}

Answer answer_in(std::string_view text) {
  static constexpr std::array<std::string_view, 6> yes{"yes", "y", "true", "x", "1", "✓"},
      no{"no", "n", "false", "0", "-", ""};
  const std::string slug = text == "✓" ? "yes" : base::slug(text);
  if (std::ranges::find(yes, slug) != yes.end()) return Answer::yes;
  return std::ranges::find(no, slug) != no.end() ? Answer::no : Answer::neither;
}

bool says_nothing(std::string_view text) { return text == "-" || text == "–" || text == "—" || says_not_scored(text); }

}  // namespace scrutineer::imports

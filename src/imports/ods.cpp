#include "imports/ods.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <utility>

#include "imports/cell_text.h"
#include "imports/numbers.h"
#include "imports/xml.h"

namespace scrutineer::imports {
namespace {

using pugi::xml_node;

bool hides(xml_node node) {
  const std::string_view visibility = attribute(node, "visibility");
  return visibility == "collapse" || visibility == "filter";
}

// Whether rows or columns stand in it, which may be grouped.
bool is_group(xml_node node) {
  const std::string_view name = local_name(node.name());
  return name.ends_with("-group") || name.ends_with("-rows") || name.ends_with("-columns");
}

std::string without_equals(std::string_view formula) {
  formula.remove_prefix(std::min(formula.find('=') + 1, formula.size()));  // "of:=SUM(…)"; npos + 1 is 0
  return std::string(formula);
}

// The paragraphs of a cell, without notes that are pinned to it.
std::string shown_text(xml_node cell) {
  std::string text;
  for (xml_node node = next_in(cell, cell, false); node;) {
    const std::string_view name = local_name(node.name());
    if (node.type() == pugi::node_pcdata) {
      if (local_name(node.parent().name()) != "table-cell") text += node.value();
    } else if (name == "p" || name == "line-break") {
      text += '\n';
    } else if (name == "s" || name == "tab") {
      text += ' ';
    }
    node = next_in(cell, node, name == "annotation" || name == "shape" || name == "table");
  }
  return text;
}

// The day that a cell holds ("2026-04-03", perhaps with a time), as far as it is shown: three parts are a day, two a
// month.
std::string_view day_shown(std::string_view day, std::string_view shown) {
  constexpr std::size_t of_year = 4, of_month = 7, of_day = 10;
  std::size_t parts = 0;
  bool in_part = false;
  for (const unsigned char c : shown) {
    const bool is_part = std::isalnum(c) != 0 || c >= 0x80;
    parts += is_part && !in_part ? 1 : 0;
    in_part = is_part;
  }
  return day.substr(0, parts >= 3 ? of_day : parts == 2 ? of_month : of_year);
}

// The names of those styles of sheets that hide them.
std::set<std::string_view> styles_that_hide(xml_node content) {
  std::set<std::string_view> names;
  for (const xml_node style : children(child(content, "automatic-styles"), "style"))
    if (attribute(child(style, "table-properties"), "display") == "false") names.insert(attribute(style, "name"));
  return names;
}

class TableReader {
 public:
  TableReader(xml_node table, Messages& messages) : table_(table), messages_(messages) {}

  Sheet read() {
    sheet_.name = attribute(table_, "name");
    for (xml_node node = table_.first_child(); node;) {
      const std::string_view name = local_name(node.name());
      bool good = true;
      if (name == "table-column") pass_columns(node);
      if (name == "table-row") good = read_rows(node);
      if (!good) break;
      node = next_in(table_, node, !is_group(node));
    }
    return std::move(sheet_);
  }

 private:
  static std::uint32_t repeated(xml_node node, std::string_view name) {
    return std::clamp(whole_number(attribute(node, name), 1), 1U, 1U << 21U);
  }

  void pass_columns(xml_node node) {
    const std::uint32_t end = column_ + repeated(node, "number-columns-repeated");
    if (hides(node))
      for (std::uint32_t column = column_; column < std::min(end, most_columns); ++column)
        sheet_.hidden_columns.insert(column);
    column_ = std::min(end, 1U << 21U);
  }

  // A row that is repeated is read as often as it holds something. False when the sheet is too large.
  bool read_rows(xml_node node) {
    const std::uint32_t end = std::min(row_ + repeated(node, "number-rows-repeated"), 1U << 21U);
    if (hides(node))
      for (std::uint32_t row = row_; row < std::min(end, most_rows); ++row) sheet_.hidden_rows.insert(row);
    for (std::uint32_t row = row_; row < end; ++row) {
      const Read read = read_row(node, row);
      if (read == Read::too_large) return false;
      if (read == Read::nothing) break;
    }
    row_ = end;
    return true;
  }

  enum class Read : std::uint8_t { nothing, something, too_large };

  Read read_row(xml_node node, std::uint32_t row) {
    Read result = Read::nothing;
    std::uint32_t column = 0;
    for (const xml_node cell : node.children()) {
      const std::string_view name = local_name(cell.name());
      if (name != "table-cell" && name != "covered-table-cell") continue;
      const std::uint32_t count = repeated(cell, "number-columns-repeated");
      if (name == "table-cell") merge(cell, {row, column});
      const auto read = name == "table-cell" ? cell_of(cell) : std::nullopt;
      if (name == "table-cell" && row < most_rows && column < most_columns) read_hung(cell, {row, column});
      for (std::uint32_t at = 0; read && at < count; ++at) {
        result = Read::something;
        if (sheet_.put({row, column + at}, *read)) continue;
        refuse_size(sheet_, {row, column + at}, messages_);
        return Read::too_large;
      }
      column = std::min(column + count, 1U << 21U);
    }
    return result;
  }

  // The link and the note of a cell.
  void read_hung(xml_node cell, Place at) {
    for (xml_node node = next_in(cell, cell, false); node;) {
      const std::string_view name = local_name(node.name());
      if (name == "a" && !attribute(node, "href").empty()) sheet_.links[at] = tidied(attribute(node, "href"));
      if (name == "annotation") {
        std::string text;
        for (const xml_node paragraph : children(node, "p")) text += text_in(paragraph) + " ";
        if (text = tidied(text); !text.empty()) sheet_.pinned_notes[at] = std::move(text);
      }
      node = next_in(cell, node, name == "annotation" || name == "shape" || name == "table");
    }
  }

  void merge(xml_node cell, Place at) {
    const std::uint32_t columns = repeated(cell, "number-columns-spanned"),
                        rows = repeated(cell, "number-rows-spanned");
    if (columns > 1 || rows > 1) sheet_.merged.push_back({at, {at.row + rows - 1, at.column + columns - 1}});
  }

  static std::optional<Cell> cell_of(xml_node node) {
    const std::string_view type = attribute(node, "value-type");
    Cell cell;
    const std::string_view formula = attribute(node, "formula");
    cell.is_formula = !formula.empty();
    cell.formula = without_equals(formula);
    const std::string shown = shown_text(node);
    const std::string_view value = attribute(node, "value");
    if (cell.is_formula && type.empty() && tidied(shown).empty()) {
      cell.kind = CellKind::unstored;
      return cell;
    }
    if (cell.is_formula && (shown.starts_with("\n#") || shown.starts_with("\nErr:")))
      return of_kind(CellKind::error, std::move(cell), shown);
    if (type == "date")
      return of_kind(CellKind::date, std::move(cell), day_shown(attribute(node, "date-value"), shown));
    if (type == "time") return of_kind(CellKind::date, std::move(cell), shown);
    if (type != "float" && type != "percentage" && type != "currency") return text_cell(std::move(cell), shown);
    const bool is_percent = type == "percentage";
    auto read = number_cell(std::move(cell), value, is_percent ? format_of("0.#########%") : NumberFormat{});
    if (read && read->kind == CellKind::number) take_shown(tidied(shown), *read);
    return read;
  }

  // What the file says is shown, where that is the number, and what its format puts beside it.
  static void take_shown(const std::string& shown, Cell& cell) {
    const std::size_t first = shown.find_first_of("0123456789"), last = shown.find_last_of("0123456789%");
    if (first == std::string::npos) return;
    std::string figure = shown.substr(first, last + 1 - first);
    std::string before = shown.substr(0, first), behind = shown.substr(last + 1);
    const auto take_off = [](std::string& text, std::string_view sign) {
      const std::size_t at = text.find(sign);
      if (at != std::string::npos) text.erase(at, sign.size());
      return at != std::string::npos;
    };
    if (take_off(before, "-") || take_off(before, "\u2212") || (take_off(before, "(") && take_off(behind, ")")))
      figure.insert(0, "-");
    const auto number = number_in(figure);
    if (!number || !is_shown(*number, cell.stored)) return;
    cell.shown = std::move(figure);
    cell.before = tidied(before);
    cell.behind = std::move(behind);
  }

  // Whether a stored number, or its thousandth or millionth, is shown so, whichever way it is rounded.
  static bool is_shown(const Number& number, const std::string& stored) {
    const auto figure = base::figure_of(stored);
    if (!figure) return false;
    base::Rational value = number.is_percent ? figure->value * 100 : figure->value, unit = 1;
    for (int at = 0; at < number.figure.places; ++at) unit /= 10;
    for (int thousands = 0; thousands < 4; ++thousands, value /= 1000) {
      const base::Rational apart = value - number.figure.value;
      if (apart < unit && -unit < apart) return true;
    }
    return false;
  }

  xml_node table_;
  Messages& messages_;
  Sheet sheet_;
  std::uint32_t row_ = 0, column_ = 0;
};

}  // namespace

std::optional<Workbook> read_ods(const Archive& archive, Messages& messages) {
  if (const auto manifest = archive.part("META-INF/manifest.xml", messages);
      manifest && manifest->find("encryption-data") != std::string::npos) {
    messages.error("damaged-file", {}, "it is protected by a password", "save it without one");
    return std::nullopt;
  }
  const auto text = archive.part("content.xml", messages);
  const auto document = text ? parse_xml(*text, "content.xml", messages) : nullptr;
  if (messages.has_errors()) return std::nullopt;
  const xml_node body =
      document ? child(child(child(*document, "document-content"), "body"), "spreadsheet") : xml_node();
  if (!body) {
    messages.error("damaged-file", {}, "it is no spreadsheet", "save it as .ods or .xlsx in a spreadsheet program");
    return std::nullopt;
  }
  Workbook book;
  const std::set<std::string_view> hidden = styles_that_hide(child(*document, "document-content"));
  for (const xml_node table : children(body, "table")) {
    book.sheets.push_back(TableReader(table, messages).read());
    book.sheets.back().is_hidden = hidden.contains(attribute(table, "style-name"));
  }
  if (messages.has_errors()) return std::nullopt;
  return book;
}

}  // namespace scrutineer::imports

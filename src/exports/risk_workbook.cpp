#include "exports/risk_workbook.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "exports/spreadsheet.h"

namespace scrutineer::exports {
namespace {

// Columns of the register: those of risks_table.
constexpr std::uint16_t likelihood_column = 4, impact_column = 5;
constexpr std::uint32_t heading_row = 2;
constexpr const char* matrix_name = "Matrix";

std::vector<std::string> titles(const Json& levels) {
  std::vector<std::string> result;
  for (const Json& level : levels) result.push_back(level["title"]);
  return result;
}

std::string text_or_empty(const Json& value) { return value.is_null() ? std::string() : value.get<std::string>(); }

void add_read_me(Spreadsheet& book, const Json& document) {
  Sheet sheet = book.add_sheet("Read me", document["title"].get<std::string>());
  sheet.set_width(0, 0, 100);
  std::uint32_t row = 0;
  const auto line = [&](const std::string& text, Style style = Style::text) {
    if (!text.empty()) sheet.write({row, 0}, text, style);
    ++row;
  };
  line(document["title"], Style::title);
  line(text_or_empty(document["summary"]));
  line(text_or_empty(document["note"]));
  for (const Json& citation : document["citations"])
    line(fmt::format("[{}] {}", citation["label"].get<std::string>(), citation["title"].get<std::string>()));
  line("");
  line("What the sheets hold", Style::heading);
  line(
      "Register: every risk as the document has it. An empty cell is something that the document does not say. Blue "
      "ratings on yellow are yours to change; sort and filter by the arrows in the headings.");
  line("Matrix: how many risks of the register have each likelihood and impact. It follows your changes.");
}

void add_register(Spreadsheet& book, const Json& document, const DataTable& table) {
  Sheet sheet = book.add_sheet("Register", document["title"].get<std::string>());
  constexpr std::array<double, 13> widths{22, 18, 26, 40, 11, 11, 40, 20, 24, 24, 24, 30, 24};
  for (std::uint16_t column = 0; const double width : widths) sheet.set_width(column, column, width), ++column;
  sheet.write({0, 0}, document["title"], Style::title);
  sheet.write_row({heading_row, 0}, {table.headings.begin(), table.headings.end()}, Style::columns);
  std::uint32_t row = heading_row;
  for (const std::vector<Json>& values : table.rows) {
    ++row;
    for (std::uint16_t column = 0; const Json& value : values) {
      Json shown = value;
      if (value.is_array()) {
        std::string items;
        for (const Json& item : value) items += (items.empty() ? "" : "; ") + item.get<std::string>();
        shown = items.empty() ? Json() : Json(items);
      }
      const bool is_rating = column == likelihood_column || column == impact_column;
      sheet.write({row, column}, shown, is_rating ? Style::input : Style::label);
      ++column;
    }
  }
  const auto offer = [&](std::uint16_t column, Place first_level, Place last_level) {
    if (row == heading_row) return;
    sheet.offer({heading_row + 1, column}, {row, column}, matrix_name, first_level, last_level);
    sheet.mark_empty({heading_row + 1, column}, {row, column});
  };
  const auto likelihoods = static_cast<std::uint32_t>(document["likelihoods"].size());
  const auto impacts = static_cast<std::uint16_t>(document["impacts"].size());
  offer(likelihood_column, {heading_row + 1, 0}, {heading_row + likelihoods, 0});
  offer(impact_column, {heading_row, 1}, {heading_row, impacts});
  sheet.freeze({heading_row + 1, 3});
  sheet.repeat_when_printed(heading_row, heading_row);
  if (row > heading_row) sheet.filter({heading_row, 0}, {row, static_cast<std::uint16_t>(table.headings.size() - 1)});
}

// 1 for each cell of the register's column that holds exactly the text of another cell. (COUNTIFS would take `>£1m`,
// `*` or `~` for more than text.)
std::string holds(std::uint16_t column, std::uint32_t last_row, const std::string& cell) {
  return fmt::format("--EXACT(Register!{},{})", range_name({heading_row + 1, column}, {last_row, column}), cell);
}

// 1 for each cell of the column that is not empty.
std::string filled(std::uint16_t column, std::uint32_t last_row) {
  return fmt::format("--(LEN(Register!{})>0)", range_name({heading_row + 1, column}, {last_row, column}));
}

void add_matrix(Spreadsheet& book, const Json& document) {
  const Json& risks = document["risks"];
  const auto last_row = static_cast<std::uint32_t>(heading_row + std::max<std::size_t>(risks.size(), 1));
  const std::vector<std::string> impacts = titles(document["impacts"]);
  Sheet sheet = book.add_sheet(matrix_name, document["title"].get<std::string>());
  sheet.set_width(0, 0, 24);
  sheet.set_width(1, static_cast<std::uint16_t>(impacts.size()), 16);
  sheet.write({0, 0}, "How many risks have each likelihood and impact", Style::title);
  sheet.write({heading_row, 0}, "Likelihood, by impact", Style::columns);
  sheet.write_row({heading_row, 1}, {impacts.begin(), impacts.end()}, Style::columns);
  std::uint32_t row = heading_row;
  for (auto likelihood = document["likelihoods"].rbegin(); likelihood != document["likelihoods"].rend(); ++likelihood) {
    sheet.write({++row, 0}, (*likelihood)["title"], Style::label);
    for (std::uint16_t column = 1; const Json& impact : document["impacts"]) {
      const auto count = std::ranges::count_if(risks, [&](const Json& risk) {
        return risk["likelihood"] == (*likelihood)["id"] && risk["impact"] == impact["id"];
      });
      sheet.formula({row, column},
                    fmt::format("SUMPRODUCT({},{})", holds(likelihood_column, last_row, cell_name({row, 0})),
                                holds(impact_column, last_row, cell_name({heading_row, column}))),
                    count, Style::number);
      ++column;
    }
  }
  const auto unrated = std::ranges::count_if(
      risks, [](const Json& risk) { return risk["likelihood"].is_null() || risk["impact"].is_null(); });
  sheet.write({row + 2, 0}, "Not rated", Style::label);
  sheet.formula({row + 2, 1},
                fmt::format("{}-SUMPRODUCT({},{})", risks.size(), filled(likelihood_column, last_row),
                            filled(impact_column, last_row)),
                unrated, Style::number);
}

}  // namespace

std::string risk_workbook(const Json& document, const DataTable& table) {
  Spreadsheet book(document["title"].get<std::string>());
  add_read_me(book, document);
  add_register(book, document, table);
  add_matrix(book, document);
  return book.finish();
}

}  // namespace scrutineer::exports

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

std::vector<std::string> titles(const Json& levels) {
  std::vector<std::string> result;
  for (const Json& level : levels) result.push_back(level["title"]);
  return result;
}

std::string text_or_empty(const Json& value) { return value.is_null() ? std::string() : value.get<std::string>(); }

struct RegisterSheets {
  Sheet read_me, register_, matrix;
};

void fill_read_me_of_register(RegisterSheets& sheets, const Json& document, const words::Words& words) {
  Sheet& sheet = sheets.read_me;
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
  line(words("workbook.sheets"), Style::heading);
  line(words("workbook-risks.about-register", {{"register", sheets.register_.name()}}));
  line(words("workbook-risks.about-matrix", {{"matrix", sheets.matrix.name()}}));
}

void fill_register(RegisterSheets& sheets, const Json& document, const DataTable& table) {
  Sheet& sheet = sheets.register_;
  static constexpr std::array<double, 13> widths{22, 18, 26, 40, 11, 11, 40, 20, 24, 24, 24, 30, 24};
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
    sheet.offer({heading_row + 1, column}, {row, column}, sheets.matrix, first_level, last_level);
    sheet.mark_empty({heading_row + 1, column}, {row, column});
  };
  const auto likelihoods = static_cast<std::uint32_t>(document["likelihoods"].size());
  const auto impacts = static_cast<std::uint16_t>(document["impacts"].size());
  offer(likelihood_column, {heading_row + 1, 0}, {heading_row + likelihoods, 0});
  offer(impact_column, {heading_row, 1}, {heading_row, impacts});
  sheet.freeze({heading_row + 1, 3});
  sheet.repeat_when_printed(heading_row, heading_row);
  sheet.filter({heading_row, 0}, {row, static_cast<std::uint16_t>(table.headings.size() - 1)});
}

// 1 for each cell of the register's column that holds exactly the text of another cell. (COUNTIFS would take `>£1m`,
// `*` or `~` for more than text.)
std::string holds(const Sheet& sheet, std::uint16_t column, std::uint32_t last_row, const std::string& cell) {
  return fmt::format("--EXACT({},{})", sheet.range({heading_row + 1, column}, {last_row, column}), cell);
}

// 1 for each cell of the column that is not empty.
std::string filled(const Sheet& sheet, std::uint16_t column, std::uint32_t last_row) {
  return fmt::format("--(LEN({})>0)", sheet.range({heading_row + 1, column}, {last_row, column}));
}

void fill_matrix(RegisterSheets& sheets, const Json& document, const words::Words& words) {
  const Json& risks = document["risks"];
  const auto last_row = static_cast<std::uint32_t>(heading_row + risks.size());
  const std::vector<std::string> impacts = titles(document["impacts"]);
  Sheet& sheet = sheets.matrix;
  sheet.set_width(0, 0, 24);
  sheet.set_width(1, static_cast<std::uint16_t>(impacts.size()), 16);
  sheet.write({0, 0}, words("workbook-risks.matrix-title"), Style::title);
  sheet.write({heading_row, 0}, words("workbook-risks.matrix-corner"), Style::columns);
  sheet.write_row({heading_row, 1}, {impacts.begin(), impacts.end()}, Style::columns);
  std::uint32_t row = heading_row;
  for (auto likelihood = document["likelihoods"].rbegin(); likelihood != document["likelihoods"].rend(); ++likelihood) {
    sheet.write({++row, 0}, (*likelihood)["title"], Style::label);
    for (std::uint16_t column = 1; const Json& impact : document["impacts"]) {
      const auto count = std::ranges::count_if(risks, [&](const Json& risk) {
        return risk["likelihood"] == (*likelihood)["id"] && risk["impact"] == impact["id"];
      });
      sheet.formula(
          {row, column},
          fmt::format("SUMPRODUCT({},{})", holds(sheets.register_, likelihood_column, last_row, cell_name({row, 0})),
                      holds(sheets.register_, impact_column, last_row, cell_name({heading_row, column}))),
          count, Style::number);
      ++column;
    }
  }
  const auto unrated = std::ranges::count_if(
      risks, [](const Json& risk) { return risk["likelihood"].is_null() || risk["impact"].is_null(); });
  sheet.write({row + 2, 0}, words("risks.not-rated"), Style::label);
  sheet.formula({row + 2, 1},
                fmt::format("{}-SUMPRODUCT({},{})", risks.size(), filled(sheets.register_, likelihood_column, last_row),
                            filled(sheets.register_, impact_column, last_row)),
                unrated, Style::number);
}

}  // namespace

std::string risk_workbook(const Json& document, const DataTable& table, const words::Words& words) {
  const std::string title = document["title"];
  Spreadsheet book(title, words);
  RegisterSheets sheets{book.add_sheet(words("workbook.read-me"), title),
                        book.add_sheet(words("workbook-risks.register"), title),
                        book.add_sheet(words("workbook-risks.matrix"), title)};
  fill_read_me_of_register(sheets, document, words);
  fill_register(sheets, document, table);
  fill_matrix(sheets, document, words);
  return book.finish();
}

}  // namespace scrutineer::exports

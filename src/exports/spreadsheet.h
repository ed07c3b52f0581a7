// Writing an XLSX file: a thin face over libxlsxwriter with the few looks that our workbooks have. The same calls give
// the same bytes.
#pragma once

#include <cstdint>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "words/words.h"

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace scrutineer::exports {

// Row and column count from 0.
struct Place {
  std::uint32_t row = 0;
  std::uint16_t column = 0;
};

// As formulas name it, fixed when copied: "$C$8", "$C$8:$C$35".
[[nodiscard]] std::string cell_name(Place at);
[[nodiscard]] std::string range_name(Place first, Place last);
// A text as formulas write it: "\"it said \"\"no\"\"\"".
[[nodiscard]] std::string text_literal(std::string_view text);

enum class Style : std::uint8_t {
  text,     // wraps
  title,    // of a sheet
  heading,  // of a part of a sheet
  columns,  // headings of columns
  group,    // a row that names a group of rows
  label,    // names the figures of a row
  number,
  share,    // 0 to 1, shown as a percentage
  decimal,  // one decimal
  result,   // a figure that stands out
  input,    // a figure to be changed
  share_input,
  odd_input,  // one that the source should not have
};

// Set widths before writing: rows are made as high as their text needs, which not every program sees to by itself.
class Sheet {
 public:
  [[nodiscard]] const std::string& name() const { return name_; }
  // A range of it as formulas of other sheets name it: "Register!$E$4:$E$9".
  [[nodiscard]] std::string range(Place first, Place last) const;

  // Text, a number, or null for an empty cell.
  void write(Place at, const nlohmann::ordered_json& value, Style style);
  // `result` is what the formula gives now, for viewers that do not compute: a number or a text. The expression stands
  // without its sign of equality.
  void formula(Place at, const std::string& expression, const nlohmann::ordered_json& result, Style style);
  // Text across columns.
  void write_across(Place at, std::uint16_t last_column, const std::string& text, Style style);
  // Values from a column on, one a cell.
  void write_row(Place at, const std::vector<nlohmann::ordered_json>& values, Style style);

  void set_width(std::uint16_t first_column, std::uint16_t last_column, double characters);
  void freeze(Place first_that_moves);
  void repeat_when_printed(std::uint32_t first_row, std::uint32_t last_row);
  void filter(Place first, Place last);
  // Hatches the cells of the range that are empty.
  void mark_empty(Place first, Place last);
  void accept_only(Place first, Place last, double lowest);  // others are refused
  // Offers the values of other cells, a row or a column of the sheet `of`, as a list: others are warned of.
  void offer(Place first, Place last, const Sheet& of, Place first_value, Place last_value);
  void select();  // shown when the file is opened

 private:
  friend class Spreadsheet;
  Sheet(class Spreadsheet& owner, lxw_worksheet* sheet, std::string name)
      : owner_(owner), sheet_(sheet), name_(std::move(name)) {}

  [[nodiscard]] double width(std::uint16_t first_column, std::uint16_t last_column) const;
  void make_room(std::uint32_t row, double width, std::string_view text, Style style);

  Spreadsheet& owner_;
  lxw_worksheet* sheet_;
  std::string name_;
  std::vector<double> widths_;   // by column, in characters
  std::vector<double> heights_;  // by row, in points
};

// Throws base::MachineError when the machine refuses memory or a temporary file.
class Spreadsheet {
 public:
  // `words`, which must outlive it, are those of pages' feet and of what is said of figures that are refused.
  Spreadsheet(const std::string& title, const words::Words& words);
  ~Spreadsheet();
  Spreadsheet(const Spreadsheet&) = delete;
  Spreadsheet& operator=(const Spreadsheet&) = delete;

  // On A4, landscape, as wide as the paper. `footer` is printed beside the page number. A name that spreadsheet
  // programs do not take, or that another sheet has, is changed.
  [[nodiscard]] Sheet add_sheet(std::string_view name, std::string_view footer);

  // The file; nothing can be added after that.
  [[nodiscard]] std::string finish();

 private:
  friend class Sheet;
  [[nodiscard]] std::string free_name(std::string_view wanted) const;
  [[nodiscard]] lxw_format* format(Style style);
  [[nodiscard]] lxw_format* make_format(Style style);

  const words::Words& words_;
  int memory_ = -1;  // a file in memory
  lxw_workbook* workbook_ = nullptr;
  std::vector<lxw_format*> formats_;  // by Style
  lxw_format* empty_input_ = nullptr;
};

}  // namespace scrutineer::exports

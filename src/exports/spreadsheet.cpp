#include "exports/spreadsheet.h"

#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <mutex>
#include <nlohmann/json.hpp>
#include <system_error>

#include "base/file_system.h"
#include "base/utf8.h"

namespace scrutineer::exports {
namespace {

using Json = nlohmann::ordered_json;

constexpr double line_height = 15;  // points, of the default font
constexpr lxw_color_t ink = 0x0B0C0C, quiet = 0xF3F2F1, pale = 0xFFF9DB, blue = 0x003078, border_colour = 0x8A8F94;

[[noreturn]] void fail(int error) { throw base::MachineError({"a workbook", std::generic_category().message(error)}); }

std::size_t style_count() { return static_cast<std::size_t>(Style::odd_input) + 1; }

bool wraps(Style style) { return style == Style::text || style == Style::label || style == Style::columns; }

// How many lines a text takes, whole words on each. A column is as wide as so many digits, which most letters are
// narrower than; bold ones are wider.
std::size_t lines_of(std::string_view text, double width, Style style) {
  const double room = width * (style == Style::columns ? 0.95 : 1.1);
  std::size_t lines = 1;
  double used = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const double length = base::character_count(text.substr(0, end));
    if (used > 0 && used + 1 + length > room) ++lines, used = 0;
    used += (used > 0 ? 1 : 0) + length;
    for (; used > room; used -= room) ++lines;  // a word that is longer than the line
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string_view first_characters(std::string_view text, std::uint32_t count) {
  std::size_t at = 0;
  for (; count > 0 && at < text.size(); --count) static_cast<void>(base::next_character(text, at));
  return text.substr(0, at);
}

// As much of them as spreadsheet programs show; libxlsxwriter leaves out a rule that says more.
std::string error_title(std::string_view text) { return std::string(first_characters(text, 32)); }
std::string error_message(std::string_view text) { return std::string(first_characters(text, 255)); }

// libxlsxwriter takes text that it only copies as char*.
char* borrowed(const std::string& text) { return const_cast<char*>(text.c_str()); }

}  // namespace

std::string cell_name(Place at) {
  std::string letters;
  for (unsigned column = at.column + 1U; column > 0; column = (column - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  return fmt::format("${}${}", letters, at.row + 1);
}

std::string range_name(Place first, Place last) { return cell_name(first) + ":" + cell_name(last); }

std::string text_literal(std::string_view text) {
  std::string literal = "\"";
  for (const char c : text) literal.append(c == '"' ? 2 : 1, c);
  return literal + '"';
}

// ---- the workbook ---------------------------------------------------------------------------------------

Spreadsheet::Spreadsheet(const std::string& title, const words::Words& words)
    : words_(words), memory_(memfd_create("workbook", MFD_CLOEXEC)) {
  if (memory_ < 0) fail(errno);
  workbook_ = workbook_new(fmt::format("/proc/self/fd/{}", memory_).c_str());
  if (workbook_ == nullptr) {
    close(memory_);
    fail(ENOMEM);
  }
  formats_.resize(style_count());
  constexpr time_t fixed_date = 946'684'800;  // 2000-01-01: files made from the same data are the same
  lxw_doc_properties properties{};
  std::string author = "Scrutineer";
  properties.title = borrowed(title);
  properties.author = author.data();
  properties.created = fixed_date;
  workbook_set_properties(workbook_, &properties);
}

Spreadsheet::~Spreadsheet() {
  lxw_workbook_free(workbook_);  // which may be null
  close(memory_);
}

std::string Spreadsheet::finish() {
  {
    // It formats the date with gmtime, whose result all threads share.
    static std::mutex one_at_a_time;
    const std::scoped_lock lock(one_at_a_time);
    if (workbook_close(std::exchange(workbook_, nullptr)) != LXW_NO_ERROR) fail(errno == 0 ? EIO : errno);
  }
  std::string bytes;
  std::array<char, 65536> part{};
  for (off_t at = 0;; at = static_cast<off_t>(bytes.size())) {
    const ssize_t count = pread(memory_, part.data(), part.size(), at);
    if (count < 0) fail(errno);
    if (count == 0) return bytes;
    bytes.append(part.data(), static_cast<std::size_t>(count));
  }
}

// With typographic apostrophes: others end a name in quotation marks.
std::string Spreadsheet::free_name(std::string_view wanted) const {
  constexpr std::uint32_t longest = 31, longest_before_number = 28;
  std::string shown;
  for (const char c : wanted) {
    if (c == '\'')
      shown += "’";
    else
      shown += std::string_view("[]:*?/\\").find(c) == std::string_view::npos ? c : ' ';
  }
  std::string name(first_characters(shown, longest));
  for (int number = 2; name.empty() || workbook_validate_sheet_name(workbook_, name.c_str()) != LXW_NO_ERROR; ++number)
    name = fmt::format("{} {}", first_characters(shown, longest_before_number), number);
  return name;
}

Sheet Spreadsheet::add_sheet(std::string_view name, std::string_view footer) {
  std::string taken = free_name(name);
  lxw_worksheet* sheet = workbook_add_worksheet(workbook_, taken.c_str());
  constexpr std::uint8_t a4 = 9;
  worksheet_set_paper(sheet, a4);
  worksheet_set_landscape(sheet);
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.6);
  std::string left(footer);
  for (std::size_t at = 0; (at = left.find('&', at)) != std::string::npos; at += 2) left.insert(at, 1, '&');
  const std::string number = words_("workbook.page", {{"page", "&P"}, {"pages", "&N"}});
  worksheet_set_footer(sheet, fmt::format("&L{}&C&A&R{}", left, number).c_str());
  worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
  return {*this, sheet, std::move(taken)};
}

lxw_format* Spreadsheet::format(Style style) {
  lxw_format*& made = formats_[static_cast<std::size_t>(style)];
  if (made == nullptr) made = make_format(style);
  return made;
}

lxw_format* Spreadsheet::make_format(Style style) {
  lxw_format* format = workbook_add_format(workbook_);
  const auto boxed = [&] {
    format_set_border(format, LXW_BORDER_THIN);
    format_set_border_color(format, border_colour);
  };
  const auto filled = [&](lxw_color_t colour) {
    format_set_pattern(format, LXW_PATTERN_SOLID);
    format_set_fg_color(format, colour);  // of a pattern that is solid, the fill
    format_set_bg_color(format, colour);
  };
  format_set_font_color(format, ink);
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  switch (style) {
    case Style::text:
      format_set_text_wrap(format);
      break;
    case Style::title:
      format_set_bold(format);
      format_set_font_size(format, 16);
      break;
    case Style::heading:
      format_set_bold(format);
      format_set_font_size(format, 13);
      break;
    case Style::columns:
      format_set_bold(format);
      format_set_text_wrap(format);
      filled(quiet);
      boxed();
      break;
    case Style::group:
      format_set_bold(format);
      filled(quiet);
      break;
    case Style::label:
      format_set_text_wrap(format);
      format_set_indent(format, 1);
      boxed();
      break;
    case Style::number:
      boxed();
      break;
    case Style::share:
      format_set_num_format(format, "0.0%");
      boxed();
      break;
    case Style::decimal:
      format_set_num_format(format, "0.0");
      boxed();
      break;
    case Style::result:
      format_set_bold(format);
      format_set_font_size(format, 12);
      boxed();
      break;
    case Style::input:
    case Style::share_input:
    case Style::odd_input:
      if (style == Style::share_input) format_set_num_format(format, "0.0%");
      if (style == Style::odd_input) {
        format_set_bold(format);
        format_set_italic(format);
        format_set_underline(format, LXW_UNDERLINE_DOUBLE);
      }
      format_set_font_color(format, blue);
      filled(pale);
      boxed();
      break;
  }
  return format;
}

// ---- a sheet --------------------------------------------------------------------------------------------

// A name of letters stands as it is; what else could be taken for a cell or be no word of a formula.
std::string Sheet::range(Place first, Place last) const {
  constexpr std::size_t longest_column = 3;
  const auto is_letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
  const bool is_word = name_.size() > longest_column && std::ranges::all_of(name_, is_letter);
  return fmt::format("{1}{0}{1}!{2}", name_, is_word ? "" : "'", range_name(first, last));
}

void Sheet::write(Place at, const Json& value, Style style) {
  lxw_format* format = owner_.format(style);
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    worksheet_write_string(sheet_, at.row, at.column, text.c_str(), format);
    make_room(at.row, width(at.column, at.column), text, style);
  } else if (value.is_number()) {
    worksheet_write_number(sheet_, at.row, at.column, value.get<double>(), format);
  } else {
    worksheet_write_blank(sheet_, at.row, at.column, format);
  }
}

void Sheet::formula(Place at, const std::string& expression, const Json& result, Style style) {
  lxw_format* format = owner_.format(style);
  const std::string formula = "=" + expression;
  if (result.is_string()) {
    worksheet_write_formula_str(sheet_, at.row, at.column, formula.c_str(), format,
                                result.get_ref<const std::string&>().c_str());
  } else {
    worksheet_write_formula_num(sheet_, at.row, at.column, formula.c_str(), format, result.get<double>());
  }
}

void Sheet::write_across(Place at, std::uint16_t last_column, const std::string& text, Style style) {
  worksheet_merge_range(sheet_, at.row, at.column, at.row, last_column, text.c_str(), owner_.format(style));
  make_room(at.row, width(at.column, last_column), text, style);
}

double Sheet::width(std::uint16_t first_column, std::uint16_t last_column) const {
  double sum = 0;
  for (std::size_t column = first_column; column <= last_column; ++column)
    sum += column < widths_.size() && widths_[column] > 0 ? widths_[column] : LXW_DEF_COL_WIDTH;
  return sum;
}

void Sheet::make_room(std::uint32_t row, double width, std::string_view text, Style style) {
  const double needed = style == Style::title     ? 2 * line_height
                        : style == Style::heading ? 1.5 * line_height
                        : wraps(style)            ? static_cast<double>(lines_of(text, width, style)) * line_height
                                                  : line_height;
  heights_.resize(std::max<std::size_t>(heights_.size(), row + 1), line_height);
  if (needed <= heights_[row]) return;
  heights_[row] = needed;
  worksheet_set_row(sheet_, row, needed, nullptr);
}

void Sheet::write_row(Place at, const std::vector<Json>& values, Style style) {
  for (const Json& value : values) {
    write(at, value, style);
    ++at.column;
  }
}

void Sheet::set_width(std::uint16_t first_column, std::uint16_t last_column, double characters) {
  worksheet_set_column(sheet_, first_column, last_column, characters, nullptr);
  widths_.resize(std::max<std::size_t>(widths_.size(), last_column + 1U));
  std::fill(widths_.begin() + first_column, widths_.begin() + last_column + 1, characters);
}

void Sheet::freeze(Place first_that_moves) {
  worksheet_freeze_panes(sheet_, first_that_moves.row, first_that_moves.column);
}

void Sheet::repeat_when_printed(std::uint32_t first_row, std::uint32_t last_row) {
  worksheet_repeat_rows(sheet_, first_row, last_row);
}

void Sheet::filter(Place first, Place last) {
  worksheet_autofilter(sheet_, first.row, first.column, last.row, last.column);
}

void Sheet::mark_empty(Place first, Place last) {
  if (owner_.empty_input_ == nullptr) {
    owner_.empty_input_ = workbook_add_format(owner_.workbook_);
    format_set_pattern(owner_.empty_input_, LXW_PATTERN_LIGHT_UP);
    format_set_fg_color(owner_.empty_input_, ink);
    format_set_bg_color(owner_.empty_input_, pale);
  }
  // libxlsxwriter's own condition for empty cells looks at those beside them where a range has several columns.
  std::string is_empty = fmt::format("=LEN(TRIM({}))=0", cell_name(first));
  std::erase(is_empty, '$');
  lxw_conditional_format condition{};
  condition.type = LXW_CONDITIONAL_TYPE_FORMULA;
  condition.value_string = is_empty.data();
  condition.format = owner_.empty_input_;
  worksheet_conditional_format_range(sheet_, first.row, first.column, last.row, last.column, &condition);
}

void Sheet::accept_only(Place first, Place last, double lowest) {
  std::string title = error_title(owner_.words_("workbook.not-a-weight"));
  std::string message =
      error_message(owner_.words_("workbook.not-a-weight-text", {{"lowest", fmt::format("{}", lowest)}}));
  lxw_data_validation rule{};
  rule.validate = LXW_VALIDATION_TYPE_DECIMAL;
  rule.criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
  rule.value_number = lowest;
  rule.error_title = title.data();
  rule.error_message = message.data();
  worksheet_data_validation_range(sheet_, first.row, first.column, last.row, last.column, &rule);
}

void Sheet::offer(Place first, Place last, const Sheet& of, Place first_value, Place last_value) {
  // A list of the values themselves would be split at their commas, and cut off after 255 characters.
  std::string values = fmt::format("='{}'!{}", of.name(), range_name(first_value, last_value));
  std::string title = error_title(owner_.words_("workbook.not-on-the-scale"));
  std::string message = error_message(owner_.words_("workbook.not-on-the-scale-text"));
  lxw_data_validation rule{};
  rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
  rule.value_formula = values.data();
  rule.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;
  rule.error_title = title.data();
  rule.error_message = message.data();
  worksheet_data_validation_range(sheet_, first.row, first.column, last.row, last.column, &rule);
}

void Sheet::select() { worksheet_activate(sheet_); }

}  // namespace scrutineer::exports

#include "imports/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <regex>
#include <string>
#include <utility>
#include <vector>

#include "imports/cell_text.h"
#include "imports/text_encoding.h"

namespace scrutineer::imports {
namespace {

using Rows = std::vector<std::vector<std::string>>;

constexpr std::size_t most_bytes_of_csv = std::size_t{16} << 20U;

// What stands in quotation marks may hold anything, quotation marks in pairs.
class CsvReader {
 public:
  CsvReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  // Nothing where a quotation mark is not closed; `open_line` is its line then.
  std::optional<Rows> read() {
    Rows rows;
    while (at_ < text_.size()) {
      rows.emplace_back();
      while (true) {
        auto field = read_field();
        if (!field) return std::nullopt;
        rows.back().push_back(std::move(*field));
        if (at_ >= text_.size() || text_[at_] != separator_) break;
        ++at_;
      }
      end_line();
    }
    return rows;
  }

  [[nodiscard]] std::size_t open_line() const { return open_line_; }

 private:
  std::optional<std::string> read_field() {
    if (at_ >= text_.size() || text_[at_] != '"') return unquoted();
    open_line_ = line_;
    std::string field;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"') {
        if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') {
          ++at_;
          return field + unquoted();  // what stands behind the quotation marks is kept
        }
        ++at_;
      }
      line_ += text_[at_] == '\n' ? 1 : 0;
      field += text_[at_];
    }
    return std::nullopt;
  }

  std::string unquoted() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r') ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  void end_line() {
    if (at_ >= text_.size()) return;
    at_ += text_.substr(at_).starts_with("\r\n") ? 2 : 1;
    ++line_;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0, line_ = 1, open_line_ = 0;
};

// How many rows have as many fields, more than one, as most rows have.
std::size_t rows_alike(const Rows& rows) {
  std::map<std::size_t, std::size_t> counts;
  for (const auto& row : rows)
    if (row.size() > 1) ++counts[row.size()];
  std::size_t most = 0;
  for (const auto& [fields, count] : counts) most = std::max(most, count);
  return most;
}

constexpr std::array<std::pair<char, std::string_view>, 3> separators{
    {{',', "comma"}, {';', "semicolon"}, {'\t', "tab"}}};

// Excel writes `sep=;` into the first line.
std::optional<char> named_separator(std::string_view& text) {
  if (!text.starts_with("sep=") || text.size() < 6) return std::nullopt;
  const char separator = text[4];
  const std::size_t end = text.find('\n');
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return separator;
}

std::optional<char> found_separator(std::string_view text, Messages& messages) {
  std::size_t best = 0;
  std::vector<std::pair<char, std::string_view>> found;
  for (const auto& [separator, name] : separators) {
    const auto rows = CsvReader(text, separator).read();
    const std::size_t alike = rows ? rows_alike(*rows) : 0;
    if (alike > best) found.clear();
    if (alike >= std::max<std::size_t>(best, 1)) found.emplace_back(separator, name);
    best = std::max(best, alike);
  }
  if (found.size() < 2) return found.empty() ? ',' : found.front().first;
  messages.error("unclear-separator", {},
                 fmt::format("columns may be divided by a {} or a {}", found[0].second, found[1].second),
                 fmt::format("say which: --separator {}", found[0].second));
  return std::nullopt;
}

// Where semicolons or tabs divide columns, commas may divide decimals and points thousands: "1.234,5".
enum class Decimals : std::uint8_t { neither, comma, point };
Decimals decimals_in(const std::string& text) {
  constexpr std::size_t longest = 30;  // regular expressions recurse with the length
  static const std::regex comma(
      R"(^[^0-9]{0,4}(\d{1,3}(\.\d{3})+|\d+),(\d{1,2}|\d{4,})[^0-9]{0,4}$|^\d{1,3}(\.\d{3}){2,}$)"),
      point(R"(^[^0-9]{0,4}\d[\d,]*\.(\d{1,2}|\d{4,})[^0-9]{0,4}$)");
  if (text.size() > longest) return Decimals::neither;
  if (std::regex_match(text, comma)) return Decimals::comma;
  return std::regex_match(text, point) ? Decimals::point : Decimals::neither;
}

// "1.234,5 %" → "1,234.5 %", and nothing else.
void swap_decimals(std::string& text) {
  static const std::regex number(R"(^[^0-9]{0,4}(\d{1,3}(\.\d{3})+|\d+)(,\d+)?[^0-9]{0,4}$)");
  constexpr std::size_t longest = 30;
  if (text.size() > longest || !std::regex_match(text, number)) return;
  for (char& c : text) c = c == ',' ? '.' : c == '.' ? ',' : c;
}

// Only where some numbers are written so, and none otherwise.
void read_decimal_commas(Rows& rows, std::uint32_t first_row, Messages& messages) {
  std::optional<Place> first;
  for (std::uint32_t row = 0; row < rows.size(); ++row) {
    for (std::uint32_t column = 0; column < rows[row].size(); ++column) {
      const Decimals decimals = decimals_in(tidied(rows[row][column]));
      if (decimals == Decimals::point) return;
      if (decimals == Decimals::comma && !first) first = Place{row, column};
    }
  }
  if (!first) return;
  std::string shown = rows[first->row][first->column], read = shown;
  swap_decimals(read);
  for (auto& row : rows) std::ranges::for_each(row, swap_decimals);
  messages.warning("decimal-comma", cell_name({first->row + first_row, first->column}),
                   fmt::format("numbers have decimal commas: “{}” was read as {}", tidied(shown), tidied(read)),
                   "if that is wrong, save the table as .xlsx");
}

}  // namespace

std::optional<Workbook> read_csv(std::string_view bytes, std::optional<char> separator, Messages& messages) {
  if (bytes.size() > most_bytes_of_csv) {
    messages.error("too-large", {}, fmt::format("it is larger than {} MB", most_bytes_of_csv >> 20U),
                   "copy the table into a file of its own");
    return std::nullopt;
  }
  const std::string decoded_text = as_utf8(bytes, "if that is wrong, save the file as “CSV UTF-8”", messages);
  if (decoded_text.find('\0') != std::string::npos) {
    messages.error("unknown-format", {}, "it is neither a spreadsheet nor text",
                   "save it as .xlsx, .ods or .csv in a spreadsheet program");
    return std::nullopt;
  }
  std::string_view text = decoded_text;
  const auto named = named_separator(text);
  const std::uint32_t first_row = named ? 1 : 0;
  if (!separator) separator = named ? named : found_separator(text, messages);
  if (!separator) return std::nullopt;
  CsvReader reader(text, *separator);
  auto rows = reader.read();
  if (!rows) {
    messages.error("damaged-file", fmt::format("line {}", reader.open_line() + first_row),
                   "a quotation mark is opened and never closed", "close it, or save the table again");
    return std::nullopt;
  }
  if (*separator != ',') read_decimal_commas(*rows, first_row, messages);
  Workbook book;
  Sheet& sheet = book.sheets.emplace_back();
  for (std::uint32_t row = 0; row < rows->size(); ++row) {
    for (std::uint32_t column = 0; column < (*rows)[row].size(); ++column) {
      auto cell = text_cell({}, (*rows)[row][column]);
      if (!cell || sheet.put({row + first_row, column}, std::move(*cell))) continue;
      refuse_size(sheet, {row + first_row, column}, messages);
      return std::nullopt;
    }
  }
  return book;
}

}  // namespace scrutineer::imports

#include "cli/import_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "cli/report.h"
#include "cli/terminal.h"

namespace scrutineer::cli {

BadOption::BadOption(std::string_view option, std::string_view given, std::string expected)
    : std::runtime_error(fmt::format("{} {} makes no sense", option, given)), help(std::move(expected)) {}

std::vector<std::string> parts_of(std::string_view list) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= list.size();) {
    const std::size_t end = std::min(list.find(',', at), list.size());
    std::string_view part = list.substr(at, end - at);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    parts.emplace_back(part);
    at = end + 1;
  }
  return parts;
}

std::uint32_t row_in(std::string_view option, const std::string& text) {
  const auto place = imports::cell_named("A" + text);
  if (!place) throw BadOption(option, text, "expected the number of a row, such as 3");
  return place->row;
}

std::uint32_t column_in(std::string_view option, const std::string& text) {
  const auto column = imports::column_named(text);
  if (!column) throw BadOption(option, text, "expected the letter of a column, such as B");
  return *column;
}

std::vector<std::uint32_t> rows_in(std::string_view option, const std::string& text) {
  std::vector<std::uint32_t> rows;
  if (text != "none")
    for (const std::string& row : parts_of(text)) rows.push_back(row_in(option, row));
  return rows;
}

imports::Range range_in(const std::string& text) {
  const auto range = imports::range_named(text);
  if (!range) throw BadOption("--range", text, "expected a part of the sheet, such as A1:F20");
  return *range;
}

std::optional<char> separator_in(const std::optional<std::string>& name) {
  if (!name) return std::nullopt;
  return *name == "comma" ? ',' : *name == "semicolon" ? ';' : '\t';
}

std::string counted(std::size_t number, std::string_view thing) {
  return fmt::format("{} {}{}", number, thing, number == 1 ? "" : "s");
}

void print(const imports::Messages& messages, const std::string& file) {
  for (const imports::Message& message : messages.all()) {
    fmt::print(stderr, "{}: {}{}{}: {} [{}]\n", printable(file), printable(message.where),
               message.where.empty() ? "" : ": ", message.severity == base::Severity::error ? "error" : "warning",
               printable(message.text), message.code);
    if (!message.help.empty()) fmt::print(stderr, "      = {}\n", printable(message.help));
  }
}

ExitCode refuse_usage(const std::string& message, const std::string& help) {
  report_failures(std::array{Failure{"usage", {}, message, help}}, false);
  return ExitCode::usage;
}

}  // namespace scrutineer::cli

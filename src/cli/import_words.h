// What the imports of spreadsheets share: options that name cells, and how messages look.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "cli/build.h"
#include "imports/messages.h"
#include "imports/workbook.h"

namespace scrutineer::cli {

// An option that makes no sense.
struct BadOption : std::runtime_error {
  BadOption(std::string_view option, std::string_view given, std::string expected);
  std::string help;
};

[[nodiscard]] std::vector<std::string> parts_of(std::string_view list);  // between commas, without blanks around them

// Rows and columns count from 0. These throw BadOption.
[[nodiscard]] std::uint32_t row_in(std::string_view option, const std::string& text);
[[nodiscard]] std::uint32_t column_in(std::string_view option, const std::string& text);
[[nodiscard]] std::vector<std::uint32_t> rows_in(std::string_view option, const std::string& text);  // "none": none
[[nodiscard]] imports::Range range_in(const std::string& text);

[[nodiscard]] std::optional<char> separator_in(const std::optional<std::string>& name);

// "2 options".
[[nodiscard]] std::string counted(std::size_t number, std::string_view thing);

// On standard error, with the file before them.
void print(const imports::Messages& messages, const std::string& file);

[[nodiscard]] ExitCode refuse_usage(const std::string& message, const std::string& help);

}  // namespace scrutineer::cli

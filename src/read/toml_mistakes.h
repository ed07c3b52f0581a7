// What an editor meant by TOML that does not parse: curly quotation marks, dates as people write them, a forgotten
// bracket. Parsers say what they expected; this says what stands there and what would be right.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace scrutineer::read {

// How far a text was read as TOML up to one of its bytes: offsets into it.
struct TomlState {
  static constexpr std::size_t none = std::string_view::npos;
  std::size_t statement = 0;      // where the statement begins that the byte stands in
  std::size_t value = none;       // behind its "="
  std::size_t string = none;      // the opening quotation mark of the text that the byte stands in
  std::vector<std::size_t> open;  // brackets of the value that are not closed yet
};
[[nodiscard]] TomlState state_at(std::string_view text, std::size_t until);

// Calls `see(offset, character)` for what stands neither in text nor in comments, until it gives false. False then.
bool scan_toml(std::string_view text, const std::function<bool(std::size_t, char)>& see);
// Calls `see(begin, end)` for every text, with its quotation marks.
void scan_toml_strings(std::string_view text, const std::function<void(std::size_t, std::size_t)>& see);
// Whether what comes behind the line that ends at `end` begins a statement, or is nothing.
[[nodiscard]] bool starts_statement_behind(std::string_view text, std::size_t end);

struct TomlMistake {
  std::size_t at = 0;  // offset and length in bytes
  std::size_t length = 1;
  std::string message;
  std::string help;
};

// `at` is where the parser gave up, and `said` its own words, which are what is left when nothing fits. Above the text
// the file has `lines_before`.
[[nodiscard]] TomlMistake explain_toml(std::string_view text, std::size_t at, std::string_view said,
                                       std::size_t lines_before = 0);

}  // namespace scrutineer::read

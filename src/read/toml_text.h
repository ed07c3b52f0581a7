// TOML text → a table, or what keeps it from being one, in an editor's words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include <toml++/impl/forward_declarations.h>

#include "base/date.h"
#include "base/diagnostics.h"

namespace scrutineer::read {

// Where the TOML text stands: which file, how many lines of it come before the text, and how many characters before
// each line of the text.
struct Place {
  base::FileId file{};
  std::uint32_t lines_before = 0;
  std::optional<base::Date> as_of = {};  // the day that its dates are judged by
  std::uint32_t columns_before = 0;
};

// Beyond these the library's recursion, and so the stack, would grow with what an editor writes.
constexpr std::size_t most_parts_of_a_key = 32;
constexpr std::size_t most_open_brackets = 64;

// Parses TOML and reports what keeps it from parsing: the first mistake of every line that can be told apart from the
// others, up to twenty. The result is null after an error. `text` must outlive it.
class TomlText {
 public:
  TomlText(std::string_view text, Place place, base::Diagnostics& out);
  ~TomlText();
  TomlText(const TomlText&) = delete;
  TomlText& operator=(const TomlText&) = delete;
  // Null when the text did not parse.
  [[nodiscard]] const toml::table* table() const { return table_.get(); }
  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  std::string_view text_;
  std::unique_ptr<toml::table> table_;
};

}  // namespace scrutineer::read

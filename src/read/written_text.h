// Finds where the parts of a TOML string stand in the file, whichever of the four forms it is written in, and how a
// number is written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "catalogue/values.h"

namespace scrutineer::read {

// The lines of a TOML text, which must outlive it.
class TomlLines {
 public:
  explicit TomlLines(std::string_view text) : text_(text) {}

  // The string whose opening quotation mark stands there; line and column count characters, from 1. `start` is that
  // place in the file, and is moved to the first character of the text; every other line of the file begins
  // `columns_before` characters further on.
  [[nodiscard]] catalogue::Text text_at(std::uint32_t line, std::uint32_t column, std::string value, base::Span start,
                                        std::uint32_t columns_before);
  // The number that begins there, as it is written.
  [[nodiscard]] std::string_view number_at(std::uint32_t line, std::uint32_t column);

 private:
  // The text from there on; empty behind its end.
  [[nodiscard]] std::string_view from(std::uint32_t line, std::uint32_t column);
  std::string_view text_;
  std::vector<std::size_t> line_starts_;  // made when first asked for
};

}  // namespace scrutineer::read

// Small values that every kind of entry is made of.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/diagnostics.h"

namespace scrutineer::catalogue {

// Where a text goes on in its file, from byte `at` of it, behind what is written otherwise than it reads: \", or a line
// break that is no part of it.
struct TextTurn {
  std::uint32_t at = 0;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

// A short text from a TOML file: Markdown of one paragraph. `span` is where its first character stands.
struct Text {
  std::string markdown;
  base::Span span;
  std::vector<TextTurn> turns = {};

  // Where a part of it stands, in bytes.
  [[nodiscard]] base::Span span_of(std::size_t begin, std::size_t end) const;
};

// A text's place in Entry::texts, so that later stages can keep what they make of it in a list alongside.
enum class TextRef : std::uint32_t { none = 0xffffffff };

// The id of something else, as written.
struct IdRef {
  std::string id;
  base::Span span;
};

// A date that a document gives as a year, a month or a day.
using FactDate = std::optional<base::PartialDate>;

}  // namespace scrutineer::catalogue

// Places in the wording of a rule that are filled with what it found: "Why only {score} for {criterion}?"
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "catalogue/values.h"

namespace scrutineer::catalogue {

struct Placeholder {
  std::string_view name;  // without the braces
  std::size_t begin = 0;  // in bytes, of the opening brace
  std::size_t end = 0;    // behind the closing one
};

// Those of a text, in order. Letters and underscores between braces make one; other braces are text.
[[nodiscard]] std::vector<Placeholder> placeholders(std::string_view text);

// Where a placeholder of the text was written.
[[nodiscard]] base::Span span_of(const Text& text, const Placeholder& placeholder);

}  // namespace scrutineer::catalogue

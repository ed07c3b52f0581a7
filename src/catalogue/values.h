// Small values that every kind of entry is made of.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/date.h"
#include "base/diagnostics.h"

namespace scrutineer::catalogue {

// A short text from a TOML file: Markdown of one paragraph. `span` is where its first character stands.
struct Text {
  std::string markdown;
  base::Span span;
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

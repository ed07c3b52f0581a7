// What rules can look for: where it is found, and what can be said of it.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "catalogue/entry.h"

namespace scrutineer::catalogue {

struct FindInfo {
  std::string_view name;         // as editors write it: "low-score"
  std::optional<Kind> looks_at;  // none: entries of every kind
  std::string_view threshold;    // the key that Rule::threshold is written as; empty when there is none
  bool takes_codes = false;
  bool needs_today = false;  // whether what it finds depends on the day, so that finding nothing is no mistake
  std::span<const std::string_view> placeholders;
};

[[nodiscard]] const FindInfo& info(Find find);

}  // namespace scrutineer::catalogue

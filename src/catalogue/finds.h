// What rules can look for: where it is found, and what can be said of it.
#pragma once

#include <span>
#include <string_view>

#include "catalogue/entry.h"

namespace scrutineer::catalogue {

struct FindInfo {
  std::string_view name;           // as editors write it: "low-score"
  std::span<const Kind> looks_at;  // none: entries of every kind
  std::string_view threshold;      // the key that Rule::threshold is written as; empty when there is none
  bool takes_codes = false;
  bool may_find_nothing = false;  // nothing found is good news, or depends on the day, and no mistake
  std::span<const std::string_view> placeholders;
};

[[nodiscard]] const FindInfo& info(Find find);

}  // namespace scrutineer::catalogue

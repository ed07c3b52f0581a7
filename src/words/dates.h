// Dates as a reader sees them.
#pragma once

#include <string>

#include "base/date.h"
#include "base/period.h"
#include "words/words.h"

namespace scrutineer::words {

// "3 April 2017".
[[nodiscard]] std::string long_form(const Words& words, base::Date date);
// "3 April 2017", "April 2017" or "2017".
[[nodiscard]] std::string long_form(const Words& words, const base::PartialDate& date);

// The same, or "2017/18", or "Q1 2017/18".
[[nodiscard]] std::string long_form(const Words& words, const base::Period& period);

}  // namespace scrutineer::words

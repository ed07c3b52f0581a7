// How an amount reads, with what stands before and behind its figure.
#pragma once

#include <string>
#include <string_view>

#include "base/rational.h"

namespace scrutineer::catalogue {

// "−£1,250.50 a year", "12%": the currency stands behind the sign, and a percent sign right behind the figure.
[[nodiscard]] std::string amount_text(std::string_view currency, const base::Figure& figure, std::string_view unit);

}  // namespace scrutineer::catalogue

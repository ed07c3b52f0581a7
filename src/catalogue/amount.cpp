#include "catalogue/amount.h"

#include <fmt/format.h>

namespace scrutineer::catalogue {

std::string amount_text(std::string_view currency, const base::Figure& figure, std::string_view unit) {
  std::string number = to_text(figure);
  const bool is_negative = number.starts_with('-');
  if (is_negative) number.erase(0, 1);
  return fmt::format("{}{}{}{}{}", is_negative ? "−" : "", currency, number,
                     unit.empty() || unit.starts_with('%') ? "" : " ", unit);
}

}  // namespace scrutineer::catalogue

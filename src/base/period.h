// What a figure of a series is of: a day, a month, a year, or a financial year, which begins on 1 April.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/days.h"

namespace scrutineer::base {

class Period {
 public:
  Period(PartialDate date) : date_(date) {}  // NOLINT(*explicit*)
  // "2015/16", or what a date can be.
  [[nodiscard]] static std::optional<Period> parse(std::string_view written);

  // The financial year that somebody meant who wrote "2015-16", "2015-2016" or "2015/2016".
  [[nodiscard]] static std::optional<Period> meant_by(std::string_view written);

  enum class Length : std::uint8_t { day, month, year };
  [[nodiscard]] Length length() const;
  [[nodiscard]] bool is_financial_year() const { return is_financial_year_; }
  [[nodiscard]] const PartialDate& date() const { return date_; }  // of a financial year the year in which it begins
  [[nodiscard]] Days days() const;                                 // from its first to its last
  [[nodiscard]] std::string iso() const;                           // as it is written: "2015/16", "2015-04"
  bool operator==(const Period&) const = default;

 private:
  PartialDate date_;
  bool is_financial_year_ = false;
};

}  // namespace scrutineer::base

// What a figure of a series is of: a day, a month, a year, a financial year, which begins on 1 April, or a quarter of
// either.
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
  // "2015/16", "2015/16 Q1", "2015 Q1", or what a date can be.
  [[nodiscard]] static std::optional<Period> parse(std::string_view written);

  // The financial year that somebody meant who wrote "2015-16", "2015-2016" or "2015/2016".
  [[nodiscard]] static std::optional<Period> meant_by(std::string_view written);

  enum class Length : std::uint8_t { day, month, quarter, year };
  [[nodiscard]] Length length() const;
  [[nodiscard]] bool is_financial_year() const { return is_financial_year_; }  // or of one
  [[nodiscard]] int quarter() const { return quarter_; }                       // 0 for what is none
  [[nodiscard]] std::string whole_year() const;                                // the year of a quarter: "2015/16"
  [[nodiscard]] const PartialDate& date() const { return date_; }  // of a financial year the year in which it begins
  [[nodiscard]] Days days() const;                                 // from its first to its last
  [[nodiscard]] std::string iso() const;                           // as it is written: "2015/16 Q1", "2015-04"
  bool operator==(const Period&) const = default;

 private:
  PartialDate date_;
  bool is_financial_year_ = false;
  int quarter_ = 0;
};

}  // namespace scrutineer::base

#include "analyse/measures.h"

#include <algorithm>

namespace scrutineer::analyse {
namespace {

using base::Period;
using catalogue::MeasuredValue;
using catalogue::Preferred;
using std::chrono::sys_days;

Verdict verdict_of(const base::Figure& difference, Preferred better) {
  if (better == Preferred::neither) return Verdict::none;
  if (difference.value == base::Rational(0)) return Verdict::same;
  return (difference.value > base::Rational(0)) == (better == Preferred::higher) ? Verdict::better : Verdict::worse;
}

// The first day from `day` on with which a day, month, quarter or year like `like` begins, and the first day behind it.
base::Days next_like(const Period& like, sys_days day) {
  using namespace std::chrono;  // NOLINT(google-build-using-namespace): it has a dozen short names
  if (like.length() == Period::Length::day) return {day, day + days{1}};
  const auto step = like.length() == Period::Length::year      ? months{12}
                    : like.length() == Period::Length::quarter ? months{3}
                                                               : months{1};
  const year_month_day date(day);
  const bool is_financial = like.is_financial_year() && like.length() == Period::Length::year;
  year_month begin(date.year(), like.length() == Period::Length::month ? date.month() : is_financial ? April : January);
  while (sys_days(begin / 1) < day) begin += step;
  return {begin / 1, (begin + step) / 1};
}

}  // namespace

std::optional<Change> change_of(const catalogue::Entry& entry) {
  if (const auto* point = turning_point_of(entry))
    return point->date ? std::optional(Change{*point->date, point->title}) : std::nullopt;
  const auto* study = std::get_if<catalogue::CaseStudy>(&entry.detail);
  return study && study->started ? std::optional(Change{*study->started, {}}) : std::nullopt;
}

Side side_of(const Period& when, const std::optional<Change>& change) {
  if (!change) return Side::unknown;
  const base::Days days = when.days(), of_change = base::days_of(change->date);
  return days.last < of_change.first ? Side::before : days.first >= of_change.last ? Side::after : Side::during;
}

base::Figure difference(const base::Figure& before, const base::Figure& after) {
  return {after.value - before.value, std::max(before.places, after.places)};
}

BeforeAndAfter before_and_after(const catalogue::MeasureSeries& series, const std::optional<Change>& change) {
  BeforeAndAfter result;
  for (const MeasuredValue& value : series.values) {
    const Side side = side_of(value.when, change);
    if (side == Side::before && value.figure) result.before = &value;
    if (side == Side::after && value.figure) result.after = &value;
    if (side == Side::after && !value.figure) result.missing_after.push_back(&value);
  }
  if (result.before && result.after) {
    result.difference = difference(*result.before->figure, *result.after->figure);
    result.verdict = verdict_of(*result.difference, series.measure->better);
  }
  return result;
}

bool is_due(const catalogue::MeasureSeries& series, const Change& change, base::Date as_of) {
  return next_like(series.values.back().when, base::days_of(change.date).last).last <= as_of.days();
}

}  // namespace scrutineer::analyse

// What a series of figures shows of a change: which of them are before it and which after, and how far the last of the
// one differs from the last of the other. Plain differences, exactly; no percentages, no trends.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/rational.h"
#include "catalogue/entry.h"

namespace scrutineer::analyse {

// The change that the measures of an entry are judged by: its turning point, or else the start of a case study.
struct Change {
  base::PartialDate date;
  std::string_view title;  // empty where it is the start
};
// Nothing where none is dated.
[[nodiscard]] std::optional<Change> change_of(const catalogue::Entry& entry);

enum class Side : std::uint8_t { before, after, during, unknown };

// A day, month or year that ends before the change can have begun is before it, one that begins on its last possible
// day or later is after it, and any other is of the time of the change. `unknown` without a change.
[[nodiscard]] Side side_of(const base::Period& when, const std::optional<Change>& change);

enum class Verdict : std::uint8_t { none, better, worse, same };

struct BeforeAndAfter {
  const catalogue::MeasuredValue* before = nullptr;  // the last figure before the change; null where there is none
  const catalogue::MeasuredValue* after = nullptr;   // the last after it
  std::optional<base::Figure> difference;            // after − before, where there are both
  Verdict verdict = Verdict::none;                   // where there is a difference, and the measure has a direction
  std::vector<const catalogue::MeasuredValue*> missing_after;  // marked as missing, after the change
};

// `series` must outlive the result.
[[nodiscard]] BeforeAndAfter before_and_after(const catalogue::MeasureSeries& series,
                                              const std::optional<Change>& change);

// After − before, with the decimals of the one that has more.
[[nodiscard]] base::Figure difference(const base::Figure& before, const base::Figure& after);

// Whether a figure after the change could be there: a whole day, month or year, such as the series has, has passed
// between the change and the day.
[[nodiscard]] bool is_due(const catalogue::MeasureSeries& series, const Change& change, base::Date as_of);

}  // namespace scrutineer::analyse

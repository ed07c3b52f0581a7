#include "analyse/measure_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "catalogue/amount.h"
#include "words/dates.h"

namespace scrutineer::analyse {
namespace {

using catalogue::Measure;
using catalogue::MeasuredValue;

bool is_percentage(std::string_view unit) {
  static constexpr std::array<std::string_view, 4> begins{"%", "per cent", "percent", "y cant"};
  return std::ranges::any_of(begins, [&](std::string_view begin) { return unit.starts_with(begin); });
}

// What messages choose between "in" and "on" by.
std::string_view precision(const MeasuredValue& value) {
  return value.when.length() == base::Period::Length::day ? "day" : "other";
}

std::string headline_between(const words::Words& words, const Measure& measure, const MeasuredValue& before,
                             const MeasuredValue& after) {
  const auto said = [&](words::Name name) {
    return words(name, {{"label", measure.label},
                        {"precision", precision(after)},
                        {"before", figure_words(measure, *before.figure)},
                        {"before_date", long_form(words, before.when)},
                        {"after", figure_words(measure, *after.figure)},
                        {"after_date", long_form(words, after.when)}});
  };
  const auto order = before.figure->value <=> after.figure->value;
  return order < 0   ? said("measures.headline-rose")
         : order > 0 ? said("measures.headline-fell")
                     : said("measures.headline-same");
}

}  // namespace

std::string figure_words(const Measure& measure, const base::Figure& figure) {
  return catalogue::amount_text(measure.currency, figure, measure.unit);
}

std::string difference_words(const words::Words& words, const Measure& measure, const base::Figure& difference) {
  const std::string_view sign = difference.value > base::Rational(0) ? "+" : "";
  if (is_percentage(measure.unit))
    return words("measures.points",
                 {{"difference", fmt::format("{}{}", sign, catalogue::amount_text({}, difference, {}))}});
  return fmt::format("{}{}", sign, figure_words(measure, difference));
}

std::string_view side_name(Side side) {
  static constexpr std::array<std::string_view, 4> names{"before", "after", "during", "unknown"};
  return names[static_cast<std::size_t>(side)];
}

std::string headline(const words::Words& words, const catalogue::MeasureSeries& series,
                     const std::optional<Change>& change) {
  const Measure& measure = *series.measure;
  const MeasuredValue *first = nullptr, *last = nullptr;
  if (change) {
    const BeforeAndAfter shown = before_and_after(series, change);
    if (shown.before && shown.after) return headline_between(words, measure, *shown.before, *shown.after);
    last = shown.after ? shown.after : shown.before;
  }
  if (!last)
    for (const MeasuredValue& value : series.values) {
      if (!value.figure) continue;
      if (!first) first = &value;
      last = &value;
    }
  if (!last) return words("measures.headline-none", {{"label", measure.label}});
  if (!change && first != last) return headline_between(words, measure, *first, *last);
  return words("measures.headline-one", {{"label", measure.label},
                                         {"precision", precision(*last)},
                                         {"figure", figure_words(measure, *last->figure)},
                                         {"date", long_form(words, last->when)}});
}

std::string dates_words(const words::Words& words, const std::vector<const MeasuredValue*>& values) {
  std::vector<std::string> dates;
  for (const MeasuredValue* value : values) dates.push_back(long_form(words, value->when));
  return words.list(dates);
}

}  // namespace scrutineer::analyse

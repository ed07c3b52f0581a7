// What rules find in measures: those that are worse after a change than before it, and those that lack figures after
// it.
#include "analyse/fact_finders.h"
#include "analyse/measure_words.h"
#include "words/dates.h"

namespace scrutineer::analyse {
namespace {

using catalogue::MeasureSeries;

// With what can be said of every one.
Fact fact_of_measure(const FactSources& sources, catalogue::EntryIndex index, const MeasureSeries& series,
                     const Change& change, const BeforeAndAfter& shown) {
  const words::Words& words = sources.linked.words;
  const catalogue::Entry& entry = sources.linked.entry(index);
  Fact fact = fact_of(sources, index, {entry.id, series.measure->key});
  fact.item = series.measure->key;
  fact.anchor = series.measure->anchor;
  fact.title = series.measure->label;
  fact.values = {{"measure", series.measure->label}, {"title", entry.title}, {"change", long_form(words, change.date)}};
  if (!shown.before) return fact;
  fact.values.emplace_back("before", figure_words(*series.measure, *shown.before->figure));
  fact.values.emplace_back("before_date", long_form(words, shown.before->when));
  return fact;
}

}  // namespace

Facts worsened_facts(const FactSources& sources, catalogue::EntryIndex index) {
  const words::Words& words = sources.linked.words;
  const catalogue::Entry& entry = sources.linked.entry(index);
  const auto change = change_of(entry);
  Facts facts;
  for (const MeasureSeries& series : measures_of(entry)) {
    const BeforeAndAfter shown = before_and_after(series, change);
    if (shown.verdict != Verdict::worse) continue;
    Fact& fact = facts.emplace_back(fact_of_measure(sources, index, series, *change, shown));
    const std::string after = figure_words(*series.measure, *shown.after->figure);
    const std::string after_date = long_form(words, shown.after->when);
    fact.values.emplace_back("after", after);
    fact.values.emplace_back("after_date", after_date);
    fact.values.emplace_back("difference", difference_words(words, *series.measure, *shown.difference));
    fact.figure = words("facts.measured", {{"before", fact.value("before")},
                                           {"before_date", fact.value("before_date")},
                                           {"after", after},
                                           {"after_date", after_date}});
  }
  return facts;
}

Facts missing_after_facts(const FactSources& sources, catalogue::EntryIndex index) {
  const words::Words& words = sources.linked.words;
  const catalogue::Entry& entry = sources.linked.entry(index);
  const auto change = change_of(entry);
  if (!change) return {};
  Facts facts;
  for (const MeasureSeries& series : measures_of(entry)) {
    const BeforeAndAfter shown = before_and_after(series, change);
    const bool is_missing = !shown.missing_after.empty() || (!shown.after && is_due(series, *change, sources.as_of));
    if (!is_missing) continue;
    Fact& fact = facts.emplace_back(fact_of_measure(sources, index, series, *change, shown));
    if (!shown.missing_after.empty()) fact.values.emplace_back("missing", dates_words(words, shown.missing_after));
    if (shown.before && !shown.after)
      fact.figure = words("facts.measured-before",
                          {{"before", fact.value("before")}, {"before_date", fact.value("before_date")}});
  }
  return facts;
}

}  // namespace scrutineer::analyse

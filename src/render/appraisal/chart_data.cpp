#include "render/appraisal/chart_data.h"

#include <fmt/format.h>

#include <algorithm>

#include "analyse/audit_checks.h"
#include "analyse/ranking.h"
#include "analyse/reading.h"
#include "analyse/thresholds.h"
#include "analyse/wording.h"
#include "chart/amounts.h"

namespace scrutineer::render {

using base::Rational;
using base::to_short_text;

namespace {

std::vector<std::string> option_labels(const catalogue::Appraisal& appraisal) {
  std::vector<std::string> titles;
  for (const catalogue::Option& option : appraisal.options) titles.push_back(option.title);
  return chart::labels_of(titles);
}

// The place of a scored criterion's group in Appraisal::groups; one past the last when it has none.
std::size_t group_of(const catalogue::Appraisal& appraisal, const analyse::ScoreTable& table, std::size_t k) {
  const std::string& id = appraisal.criteria[table.criteria[k]].group;
  return static_cast<std::size_t>(std::ranges::find(appraisal.groups, id, &catalogue::CriterionGroup::id) -
                                  appraisal.groups.begin());
}

// What the chart of totals shows, and which options that is about.
struct Headline {
  std::string words;
  std::vector<std::size_t> about;
};

// By the totals as published.
Headline published_headline(const words::Words& words, const catalogue::Appraisal& appraisal,
                            const std::vector<Rational>& totals, catalogue::Better better) {
  const auto titles = [&](const std::vector<std::size_t>& options) {
    return analyse::option_titles(words, appraisal, options);
  };
  const std::vector<std::size_t> first = analyse::leaders(totals, better);
  const std::string total = to_short_text(totals[first.front()], 9);
  if (first.size() > 1 || totals.size() == 1)
    return {
        words("totals-chart.headline-tie", {{"options", titles(first)}, {"leaders", first.size()}, {"total", total}}),
        first};
  std::vector<std::size_t> next;
  for (std::size_t at = 0; at < totals.size(); ++at) {
    if (at == first.front()) continue;
    const Rational lead = next.empty() ? 1 : analyse::lead(better, totals[at], totals[next.front()]);
    if (lead > 0) next.clear();
    if (lead >= 0) next.push_back(at);
  }
  const Rational lead = analyse::lead(better, totals[first.front()], totals[next.front()]);
  return {
      words("totals-chart.headline",
            {{"option", titles(first)}, {"total", total}, {"lead", to_short_text(lead, 9)}, {"next", titles(next)}}),
      first};
}

// By what the scores come to, as far as that is certain.
Headline scored_headline(const words::Words& words, const catalogue::Appraisal& appraisal,
                         const analyse::Audit& audit) {
  std::vector<std::size_t> may_be_first;
  bool certain = true;
  for (std::size_t at = 0; at < audit.options.size(); ++at) {
    if (audit.options[at].ranks.best != 1) continue;
    may_be_first.push_back(at);
    certain = certain && audit.options[at].ranks.worst == 1;
  }
  if (!certain) return {words("totals-chart.headline-open"), {}};
  return {words("totals-chart.headline-scored", {{"options", analyse::option_titles(words, appraisal, may_be_first)},
                                                 {"leaders", may_be_first.size()},
                                                 {"missing", audit.any_missing() ? "some" : "none"}}),
          may_be_first};
}

Headline totals_headline(const words::Words& words, const catalogue::Appraisal& appraisal,
                         const analyse::Audit& audit) {
  if (audit.options.empty()) return {words("totals-chart.title"), {}};
  std::vector<Rational> totals;
  for (std::size_t at = 0; at < audit.options.size(); ++at) {
    const auto& published = analyse::published_total(appraisal.options[at], audit.table);
    if (published && !analyse::is_placeholder(published, audit.readings[at])) totals.push_back(published->figure.value);
  }
  return totals.size() == audit.options.size() ? published_headline(words, appraisal, totals, audit.table.better)
                                               : scored_headline(words, appraisal, audit);
}

}  // namespace

chart::StackedBars totals_chart(const words::Words& words, const catalogue::Appraisal& appraisal,
                                const analyse::Audit& audit, std::string id) {
  const analyse::ScoreTable& table = audit.table;
  const std::vector<std::string> labels = option_labels(appraisal);
  const bool grouped = appraisal.groups.size() > 1;
  const std::string maximum = to_short_text(audit.maximum);
  const auto of_maximum = [&](words::Name weighted, words::Name unweighted) {
    return words(table.weights_published ? weighted : unweighted, {{"maximum", maximum}});
  };

  chart::StackedBars chart;
  chart.text.id = std::move(id);
  const Headline headline = totals_headline(words, appraisal, audit);
  chart.text.title = headline.words;
  chart.maximum = audit.maximum;
  if (grouped) {
    for (const catalogue::CriterionGroup& group : appraisal.groups) chart.series.push_back(group.title);
    const auto without_group = [&](std::size_t k) { return appraisal.criteria[k].group.empty(); };
    if (std::ranges::any_of(table.criteria, without_group)) chart.series.push_back(words("appraisal.other-criteria"));
  }
  bool any_open = false;
  bool any_published = false;
  for (std::size_t option = 0; option < table.options(); ++option) {
    chart::StackedBar bar{labels[option], {}, std::vector<Rational>(std::max<std::size_t>(chart.series.size(), 1)), {}};
    for (std::size_t k = 0; k < table.criteria.size(); ++k) {
      const auto& score = table.scores[option][k];
      const std::size_t group = grouped ? group_of(appraisal, table, k) : 0;
      if (score) bar.parts[group] += table.weights[k] * *score;
    }
    bar.quiet = !headline.about.empty() && std::ranges::find(headline.about, option) == headline.about.end();
    std::string parts;
    for (std::size_t part = 0; part < bar.parts.size(); ++part) {
      bar.part_text.push_back(to_short_text(bar.parts[part]));
      if (grouped)
        parts += ' ' + words("totals-chart.part", {{"group", chart.series[part]}, {"points", bar.part_text.back()}});
    }

    const analyse::Reading& reading = audit.readings[option];
    const catalogue::OptionalFigure& published = analyse::published_total(appraisal.options[option], table);
    const bool open = reading.highest > reading.readable;
    if (open) bar.open_to = reading.highest, any_open = true;
    const std::string sum =
        open ? analyse::bounds_text(words, {reading.lowest, reading.highest}) : to_short_text(reading.readable);
    const std::string& title = appraisal.options[option].title;
    if (published) {
      bar.mark = published->figure.value;
      bar.value = base::to_text(published->figure);
      any_published = true;
      bar.says = words("totals-chart.bar-published", {{"option", title}, {"sum", sum}, {"published", bar.value}});
    } else {
      bar.value = sum;
      bar.says = words("totals-chart.bar", {{"option", title}, {"sum", sum}});
    }
    bar.says += parts;
    chart.bars.push_back(std::move(bar));
  }
  if (grouped) chart.text.reading = words("totals-chart.grouped") + ' ';
  chart.text.reading += of_maximum("totals-chart.reading", "totals-chart.reading-unweighted");
  if (any_published) chart.text.reading += ' ' + words("totals-chart.reading-published");
  if (any_open) chart.open_words = words("totals-chart.open");
  if (any_published) chart.mark_words = words("totals-chart.mark");
  return chart;
}

std::string totals_drawing(const words::Words& words, const catalogue::Appraisal& appraisal,
                           const analyse::Audit& audit, std::string id) {
  const chart::StackedBars stacked = totals_chart(words, appraisal, audit, std::move(id));
  const auto has_lengths = [](const chart::StackedBar& bar) { return std::ranges::min(bar.parts) >= 0; };
  if (stacked.maximum > 0 && std::ranges::all_of(stacked.bars, has_lengths)) return chart::stacked_bars(stacked);
  chart::AmountBars chart{{stacked.text.id, stacked.text.title, words("totals-chart.reading-from-zero"), {}}, {}};
  for (std::size_t option = 0; option < stacked.bars.size(); ++option) {
    const analyse::Bounds& total = audit.options[option].total;
    const auto known = total.exact() ? std::optional(total.lowest) : std::nullopt;
    chart.bars.push_back({stacked.bars[option].label, analyse::bounds_text(words, total), known});
    chart.text.description += (option == 0 ? "" : " ") + stacked.bars[option].says;
  }
  return chart::amount_bars(chart);
}

}  // namespace scrutineer::render

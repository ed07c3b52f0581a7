#include "render/appraisal/chart_data.h"

#include <fmt/format.h>

#include <algorithm>

#include "analyse/ranking.h"
#include "analyse/reading.h"
#include "analyse/thresholds.h"

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

// The number of the level that a score is, 0 to 4 from the worst to the best.
int shade(const analyse::ScoreTable& table, const Rational& score) {
  const auto at = std::ranges::find(table.levels, score);
  if (at == table.levels.end()) return chart::GridTile::none;
  const auto steps = static_cast<std::size_t>(std::max<std::ptrdiff_t>(std::ssize(table.levels) - 1, 1));
  const auto place = static_cast<std::size_t>(at - table.levels.begin());
  return static_cast<int>((table.better == catalogue::Better::lower ? steps - place : place) * 4 / steps);
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
  chart.text.title = grouped ? words("totals-chart.title-grouped") : words("totals-chart.title");
  chart.text.description = of_maximum("totals-chart.at-most", "totals-chart.at-most-unweighted");
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
    for (const Rational& part : bar.parts) bar.part_text.push_back(to_short_text(part));

    const analyse::Reading& reading = audit.readings[option];
    const catalogue::OptionalFigure& published = analyse::published_total(appraisal.options[option], table);
    const bool open = reading.highest > reading.readable;
    if (open) bar.open_to = reading.highest, any_open = true;
    const std::string sum =
        open ? analyse::bounds_text(words, {reading.lowest, reading.highest}) : to_short_text(reading.readable);
    const std::string& title = appraisal.options[option].title;
    chart.text.description += ' ';
    if (published) {
      bar.mark = published->figure.value;
      bar.value = base::to_text(published->figure);
      any_published = true;
      chart.text.description +=
          words("totals-chart.bar-published", {{"option", title}, {"sum", sum}, {"published", bar.value}});
    } else {
      bar.value = sum;
      chart.text.description += words("totals-chart.bar", {{"option", title}, {"sum", sum}});
    }
    chart.bars.push_back(std::move(bar));
  }
  chart.text.reading = of_maximum("totals-chart.reading", "totals-chart.reading-unweighted");
  if (any_published) chart.text.reading += ' ' + words("totals-chart.reading-published");
  if (any_open) chart.open_words = words("totals-chart.open");
  if (any_published) chart.mark_words = words("totals-chart.mark");
  return chart;
}

chart::TileGrid scores_chart(const words::Words& words, const catalogue::Appraisal& appraisal,
                             const analyse::Audit& audit, std::string id) {
  const analyse::ScoreTable& table = audit.table;
  chart::TileGrid chart;
  chart.text.id = std::move(id);
  chart.text.title = words("scores-chart.title");
  chart.text.reading = table.weights_published ? words("scores-chart.reading-weighted") : words("scores-chart.reading");
  chart.columns = option_labels(appraisal);

  chart.groups.resize(appraisal.groups.size() + 1);
  for (std::size_t group = 0; group < appraisal.groups.size(); ++group) {
    if (appraisal.groups.size() > 1) chart.groups[group].title = appraisal.groups[group].title;
  }
  bool any_missing = false;
  std::vector<std::size_t> missing(table.options());
  std::vector<std::size_t> best(table.options());
  for (std::size_t k = 0; k < table.criteria.size(); ++k) {
    chart::GridRow row{appraisal.criteria[table.criteria[k]].title, {}, {}};
    if (table.weights_published) row.note = to_short_text(table.weights[k]);
    for (std::size_t option = 0; option < table.options(); ++option) {
      const auto& score = table.scores[option][k];
      if (score) {
        row.tiles.push_back({shade(table, *score), to_short_text(*score)});
        best[option] += *score == table.best() ? 1 : 0;
      } else {
        row.tiles.push_back({chart::GridTile::none, "?"});
        any_missing = true;
        ++missing[option];
      }
    }
    chart.groups[group_of(appraisal, table, k)].rows.push_back(std::move(row));
  }
  std::erase_if(chart.groups, [](const chart::GridGroup& group) { return group.rows.empty(); });

  std::vector<catalogue::Level> levels = appraisal.scale.levels;
  std::ranges::sort(levels, [&](const catalogue::Level& a, const catalogue::Level& b) {
    return analyse::lead(table.better, a.score, b.score) > 0;
  });
  for (const catalogue::Level& level : levels) {
    chart.key.push_back({fmt::format("app-chart__tile app-chart__level-{}", shade(table, level.score)),
                         fmt::format("{} ({})", to_short_text(level.score), level.title)});
  }
  if (any_missing) chart.key.push_back({"app-chart__tile app-chart__none", words("scores-chart.key-missing")});

  chart.text.description =
      words("scores-chart.counted", {{"options", table.options()}, {"criteria", table.criteria.size()}});
  for (std::size_t option = 0; option < table.options(); ++option) {
    chart.text.description += ' ' + words("scores-chart.best", {{"option", appraisal.options[option].title},
                                                                {"best", best[option]},
                                                                {"missing", missing[option]}});
  }
  return chart;
}

}  // namespace scrutineer::render

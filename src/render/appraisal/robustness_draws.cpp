// What if any weights were possible?
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analyse/wording.h"
#include "chart/stacked.h"
#include "render/appraisal/robustness_parts.h"
#include "render/appraisal/robustness_results.h"

namespace scrutineer::render {

using analyse::ordinal;
using analyse::percentage;
using analyse::percentage_cell;
using base::Rational;
using base::to_short_text;
using markup::Object;
using markup::Value;

namespace {

class Draws : RobustnessParts {
 public:
  using RobustnessParts::RobustnessParts;

  [[nodiscard]] RobustnessResult make() const {
    const analyse::RankAcceptability& ranks = results_.acceptability;
    if (ranks.times.empty() || ranks.draws == 0) return std::nullopt;
    Object object = result("all-weights", words_("all-weights.title"), {"rank-acceptability"});
    std::vector<std::size_t> order;
    for (std::size_t at = 0; at < options(); ++at) order.push_back(at);
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return ranks.times[a] > ranks.times[b]; });

    chart::StackedBars chart;
    chart.text = {
        "app-all-weights-chart", headline(order), words_("all-weights.chart-reading", {{"draws", ranks.draws}}), {}};
    chart.in_order = true;
    chart.maximum = Rational(static_cast<std::int64_t>(ranks.draws));
    std::vector<Column> columns{{words_("appraisal.option")}};
    for (std::size_t rank = 1; rank <= options(); ++rank) {
      chart.series.push_back(ordinal(words_, rank));
      columns.push_back({ordinal(words_, rank)});
    }
    Table table("all-weights-table", words_("all-weights.table", {{"draws", ranks.draws}}), columns);
    for (const std::size_t at : order) {
      chart::StackedBar bar{labels_[at], share_cell(ranks.times[at][0]), {}, {}};
      std::vector<std::string> cells, said;
      for (std::size_t rank = 1; rank <= options(); ++rank) {
        const std::uint64_t times = ranks.times[at][rank - 1];
        bar.parts.emplace_back(static_cast<std::int64_t>(times));
        const Rational share = Rational(static_cast<std::int64_t>(times)) / chart.maximum;
        bar.part_text.push_back(fmt::format("{} {}", ordinal(words_, rank), percentage(words_, share, 0)));
        cells.push_back(share_cell(times));
        said.push_back(fmt::format("{} {}", ordinal(words_, rank), share_text(times)));
      }
      bar.says = words_("all-weights.chart-bar",
                        {{"option", option(at)}, {"shares", fmt::format("{}", fmt::join(said, ", "))}});
      chart.bars.push_back(std::move(bar));
      table.add(labels_[at], cells);
    }
    object.set("result_chart", chart::stacked_bars(chart));
    object.set("result_table", std::move(table).view());
    set_central_weights(order, object);
    object.set("draw_count", to_short_text(Rational(static_cast<std::int64_t>(ranks.draws))));
    object.set("draw_seed", fmt::format("{}", ranks.seed));
    object.set("draw_criteria", fmt::format("{}", criteria()));
    object.set("draw_cuts", fmt::format("{}", criteria() - 1));
    object.set("draw_times", to_short_text(Rational(static_cast<std::int64_t>(ranks.times[order.front()][0]))));
    object.set("draw_first", Value::borrowed(option(order.front())));
    object.set("draw_share", share_text(ranks.times[order.front()][0]));
    object.set("draw_ties", ranks.tied_first == 0
                                ? Value(false)
                                : Value(to_short_text(Rational(static_cast<std::int64_t>(ranks.tied_first)))));
    // Twice the standard error of a share of one half, the largest there is.
    object.set("draw_error", fmt::format("{:.1f}", 100.0 / std::sqrt(static_cast<double>(ranks.draws))));
    object.set("draw_gaps", audit_.any_missing());
    return object;
  }

 private:
  // Who comes first most often; `order` begins with it.
  [[nodiscard]] std::string headline(const std::vector<std::size_t>& order) const {
    const auto& times = results_.acceptability.times;
    std::vector<std::size_t> most;
    for (const std::size_t at : order)
      if (times[at][0] == times[order.front()][0]) most.push_back(at);
    return words_("all-weights.headline", {{"options", analyse::option_titles(words_, appraisal_, most)},
                                           {"leaders", most.size()},
                                           {"share", share_text(times[order.front()][0])}});
  }

  // For each option that ever comes first, the average weights of the draws in which it does.
  void set_central_weights(const std::vector<std::size_t>& order, Object& object) const {
    std::vector<std::size_t> shown;
    std::vector<Column> columns{{words_("appraisal.criterion")}};
    for (const std::size_t at : order) {
      if (results_.acceptability.central_weights[at].empty()) continue;
      shown.push_back(at);
      columns.push_back({labels_[at]});
    }
    if (audit_.table.weights_published) columns.push_back({words_("all-weights.published-weight")});
    const Rational weight = audit_.table.weight();
    Table table("central-weights-table", words_("all-weights.central-table"), columns);
    for (std::size_t k = 0; k < criteria(); ++k) {
      std::vector<std::string> cells;
      for (const std::size_t at : shown)
        cells.push_back(percentage_cell(words_, exact(results_.acceptability.central_weights[at][k])));
      if (audit_.table.weights_published) {
        cells.push_back(percentage_cell(words_, results_.taken.weights[k] / weight));
      }
      table.add(criterion(k), cells);
    }
    object.set("central_table", std::move(table).view());
    object.set("central_even", percentage(words_, Rational(1, static_cast<std::int64_t>(criteria()))));
  }

  // The number that the data files hold, so that both round alike.
  static Rational exact(double share) { return {std::llround(share * 1e9), 1'000'000'000}; }

  [[nodiscard]] std::string share_text(std::uint64_t times) const {
    return percentage(words_, results_.acceptability.share_of(times));
  }

  // The same for a column of figures, all with one decimal.
  [[nodiscard]] std::string share_cell(std::uint64_t times) const {
    return percentage_cell(words_, results_.acceptability.share_of(times));
  }
};

}  // namespace

RobustnessResult all_weights_result(const AppraisalContext& context) { return Draws(context).make(); }

}  // namespace scrutineer::render

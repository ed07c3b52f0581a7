// How far can one weight move?
#include <fmt/format.h>

#include <algorithm>

#include "analyse/thresholds.h"
#include "analyse/wording.h"
#include "chart/ranges.h"
#include "render/appraisal/robustness_examples.h"
#include "render/appraisal/robustness_parts.h"
#include "render/appraisal/robustness_results.h"

namespace scrutineer::render {

using analyse::percentage;
using analyse::stays_text;
using base::Rational;
using base::to_short_text;
using markup::Object;
using markup::Value;

namespace {

class Weights : RobustnessParts {
 public:
  using RobustnessParts::RobustnessParts;

  [[nodiscard]] RobustnessResult make() const {
    if (results_.stability.empty()) return std::nullopt;
    Object object = result("weight-stability", words_("weight-stability.title"), {"weight-stability"});
    const bool one_leader = results_.first.size() == 1;

    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < results_.stability.size(); ++i) order.push_back(i);
    const auto room = [&](std::size_t i) {
      const analyse::WeightStability& at = results_.stability[i];
      Rational least = 1;
      if (at.leader.below) least = std::min(least, at.share - at.leader.from);
      if (at.leader.above) least = std::min(least, at.leader.to - at.share);
      return least;
    };
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return room(a) < room(b); });

    chart::RangeBars chart;
    chart.text = {"app-weight-stability-chart", {}, words_("weight-stability.chart-reading"), {}};
    chart.range_words = one_leader ? words_("weight-stability.stays") : words_("weight-stability.stays-shared");
    chart.now_words = words_("weight-stability.chart-now");
    const bool gaps = audit_.any_missing();
    Table table("weight-stability-table",
                gaps ? words_("weight-stability.table-gaps") : words_("weight-stability.table"),
                {{words_("appraisal.criterion")},
                 {words_("weight-stability.now")},
                 {words_("weight-stability.first-stays")},
                 {words_("weight-stability.first-if-less"), false},
                 {words_("weight-stability.first-if-more"), false},
                 {words_("weight-stability.order-stays")}});
    for (const std::size_t i : order) {
      const analyse::WeightStability& at = results_.stability[i];
      const auto& certain = results_.given_scores.stability[i];
      const auto rises = [&](const std::optional<analyse::Crossing>& crossing) {
        return crossing ? labels_[crossing->rises] : std::string{};
      };
      const std::string share = percentage(words_, at.share), stays = stays_text(words_, at.leader, at.share);
      table.add(criterion(at.criterion),
                {share, stays, rises(at.leader.below), rises(at.leader.above), stays_text(words_, at.order, at.share)});
      if (!at.leader.below && !at.leader.above && !(certain && (certain->below || certain->above))) continue;
      chart::RangeBar bar{criterion(at.criterion), stays, at.leader.from, at.leader.to, at.share};
      bar.says = words_("weight-stability.chart-bar", {{"criterion", bar.label}, {"range", stays}, {"share", share}});
      if (certain) {
        bar.certain = chart::RangeBar::Certain{certain->from, certain->to};
        if (certain->from != at.leader.from || certain->to != at.leader.to) {
          chart.certain_words =
              one_leader ? words_("weight-stability.stays-certain") : words_("weight-stability.stays-certain-shared");
          bar.says +=
              ' ' + words_("weight-stability.chart-bar-certain", {{"range", stays_text(words_, *certain, at.share)}});
        }
      }
      chart.bars.push_back(std::move(bar));
    }
    if (chart.certain_words.empty()) {
      for (chart::RangeBar& bar : chart.bars) bar.certain.reset();
    }
    const std::size_t anything = results_.stability.size() - chart.bars.size();
    if (anything > 0 && !chart.bars.empty()) {
      chart.text.reading += ' ' + words_("weight-stability.chart-anything", {{"count", anything}});
    }
    chart.text.title = headline(chart.bars.size());
    if (!chart.bars.empty()) object.set("result_chart", chart::range_bars(chart));
    object.set("result_table", std::move(table).view());
    if (const auto example = crossing_example(results_)) object.set("crossing", crossing_view(*example));
    return object;
  }

 private:
  // How many criteria could change who comes first.
  [[nodiscard]] std::string headline(std::size_t count) const {
    const bool as_taken = audit_.any_missing() && !results_.given_scores.first;
    return words_("weight-stability.headline",
                  {{"count", count}, {"all", results_.stability.size()}, {"how", as_taken ? "taken" : "certain"}});
  }

  [[nodiscard]] Object crossing_view(const CrossingExample& example) const {
    const auto in_brackets = [](const Rational& number) {
      return number < 0 ? fmt::format("({})", signed_text(number)) : signed_text(number);
    };
    return {{"x_criterion", Value::borrowed(criterion(example.criterion))},
            {"x_leader", Value::borrowed(option(example.crossing.falls))},
            {"x_rival", Value::borrowed(option(example.crossing.rises))},
            {"x_weight", to_short_text(example.weight)},
            {"x_sum", to_short_text(example.sum)},
            {"x_share", percentage(words_, example.share)},
            {"x_lead", analyse::text_apart(example.total_lead)},
            {"x_d", signed_text(example.on_criterion)},
            {"x_d_bracket", in_brackets(example.on_criterion)},
            {"x_rest_weight", to_short_text(example.sum - example.weight)},
            {"x_r", worked_text(example.on_the_rest)},
            {"x_tips", worked_text(example.tips_at)},
            {"x_tips_percent", percentage(words_, example.tips_at)},
            {"x_beyond", analyse::beyond_text(words_, {example.tips_at, example.share})}};
  }
};

}  // namespace

RobustnessResult weight_stability_result(const AppraisalContext& context) { return Weights(context).make(); }

}  // namespace scrutineer::render

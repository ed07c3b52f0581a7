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
    Object object = result("weight-stability", "How far can one weight move?", {"weight-stability"});
    const bool one_leader = results_.first.size() == 1;
    const std::string leader = one_leader ? option(results_.first.front()) : std::string("the first place");

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
    chart.text = {"app-weight-stability-chart",
                  one_leader ? fmt::format("Where {} stays first", leader) : "Where the first place stays as it is",
                  "The whole width is all weights from nothing to everything on that one criterion, while the others "
                  "share the rest as they do now.",
                  {}};
    chart.range_words = one_leader ? "Stays first" : "Stays as it is";
    chart.now_words = "Share of the weight now";
    const bool gaps = audit_.any_missing();
    Table table("weight-stability-table",
                "The share of the whole weight that each criterion has, and between which shares nothing changes" +
                    std::string(gaps ? ", with the missing scores as taken here" : ""),
                {{"Criterion"},
                 {"Now"},
                 {"First place stays"},
                 {"First if less", false},
                 {"First if more", false},
                 {"Whole order stays"}});
    for (const std::size_t i : order) {
      const analyse::WeightStability& at = results_.stability[i];
      const auto& certain = results_.given_scores.stability[i];
      const auto rises = [&](const std::optional<analyse::Crossing>& crossing) {
        return crossing ? labels_[crossing->rises] : std::string{};
      };
      table.add(criterion(at.criterion), {percentage(at.share), stays_text(at.leader, at.share), rises(at.leader.below),
                                          rises(at.leader.above), stays_text(at.order, at.share)});
      if (!at.leader.below && !at.leader.above && !(certain && (certain->below || certain->above))) continue;
      chart::RangeBar bar{criterion(at.criterion), stays_text(at.leader, at.share), at.leader.from, at.leader.to,
                          at.share};
      if (certain) {
        bar.certain = chart::RangeBar::Certain{certain->from, certain->to};
        if (certain->from != at.leader.from || certain->to != at.leader.to)
          chart.certain_words = chart.range_words + ", whatever the missing scores are";
      }
      chart.text.description += fmt::format("{}: {}, now {}. ", bar.label, bar.value, percentage(at.share));
      chart.bars.push_back(std::move(bar));
    }
    if (chart.certain_words.empty()) {
      for (chart::RangeBar& bar : chart.bars) bar.certain.reset();
    }
    const std::size_t anything = results_.stability.size() - chart.bars.size();
    if (anything > 0 && !chart.bars.empty()) {
      chart.text.reading +=
          fmt::format(" {} not drawn: {} weight can be anything.",
                      analyse::counted(anything, "criterion is", "criteria are"), anything == 1 ? "its" : "their");
    }
    if (!chart.bars.empty()) object.set("result_chart", chart::range_bars(chart));
    object.set("result_table", std::move(table).view());
    if (const auto example = crossing_example(results_)) object.set("crossing", crossing_view(*example));
    return object;
  }

 private:
  [[nodiscard]] Object crossing_view(const CrossingExample& example) const {
    const auto in_brackets = [](const Rational& number) {
      return number < 0 ? fmt::format("({})", signed_text(number, 4)) : signed_text(number, 4);
    };
    return {{"x_criterion", Value::borrowed(criterion(example.criterion))},
            {"x_leader", Value::borrowed(option(example.crossing.falls))},
            {"x_rival", Value::borrowed(option(example.crossing.rises))},
            {"x_weight", to_short_text(example.weight)},
            {"x_sum", to_short_text(example.sum)},
            {"x_share", percentage(example.share)},
            {"x_lead", analyse::text_apart(example.total_lead)},
            {"x_d", signed_text(example.on_criterion, 2)},
            {"x_d_bracket", in_brackets(example.on_criterion)},
            {"x_rest_weight", to_short_text(example.sum - example.weight)},
            {"x_r", signed_text(example.on_the_rest, 4)},
            {"x_r_bracket", in_brackets(example.on_the_rest)},
            {"x_tips", to_short_text(example.tips_at, 4)},
            {"x_tips_percent", percentage(example.tips_at)},
            {"x_beyond", analyse::beyond_text({example.tips_at, example.share})}};
  }
};

}  // namespace

RobustnessResult weight_stability_result(const AppraisalContext& context) { return Weights(context).make(); }

}  // namespace scrutineer::render

// Which single scores matter most?
#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "analyse/ranking.h"
#include "analyse/thresholds.h"
#include "analyse/wording.h"
#include "chart/leads.h"
#include "render/appraisal/robustness_examples.h"
#include "render/appraisal/robustness_parts.h"
#include "render/appraisal/robustness_results.h"

namespace scrutineer::render {

using analyse::points;
using base::Rational;
using base::to_short_text;
using markup::Object;
using markup::Value;

namespace {

constexpr std::size_t most_charted = 10;  // rows of the chart
constexpr std::size_t most_listed = 20;   // rows of the table; the CSV has all

class Scores : RobustnessParts {
 public:
  using RobustnessParts::RobustnessParts;

  [[nodiscard]] RobustnessResult make() const {
    if (results_.sensitive.empty()) return std::nullopt;
    Object object = result("changed-scores", words_("changed-scores.title"), {"flips"});
    const std::size_t leader = results_.first.front();
    chart::LeadBars chart;
    chart.lead_now = lead_now();
    const std::string lead = points(words_, chart.lead_now);
    chart.text = {"app-changed-scores-chart", headline(), words_("changed-scores.chart-reading", {{"lead", lead}}), {}};
    chart.left_words = words_("changed-scores.chart-left");
    chart.lost_words = words_("changed-scores.chart-lost");
    chart.now_words = words_("changed-scores.chart-now", {{"lead", lead}});
    Table table("changed-scores-table", words_("changed-scores.table", {{"option", option(leader)}}),
                {{words_("appraisal.criterion")},
                 {words_("appraisal.option"), false},
                 {words_("appraisal-facts.weight")},
                 {words_("changed-scores.score")},
                 {words_("changed-scores.changed-to")},
                 {words_("changed-scores.lead")},
                 {words_("changed-scores.next"), false}});
    for (std::size_t i = 0; i < std::min(results_.sensitive.size(), most_listed); ++i) {
      const analyse::CellChange& change = results_.sensitive[i];
      table.add(criterion(change.criterion),
                {labels_[change.option], to_short_text(results_.taken.weights[change.criterion]),
                 signed_text(change.from), signed_text(change.to), lead_text(change), labels_[change.best_other]});
    }
    for (const auto& [alike, count] : alike_changes()) {
      if (chart.bars.size() == most_charted) break;
      chart::LeadBar bar{change_text(alike, count), lead_text(alike), alike.lead};
      chart.text.description += words_("changed-scores.chart-bar", {{"change", bar.label}, {"lead", bar.value}}) + ' ';
      chart.bars.push_back(std::move(bar));
    }
    object.set("result_chart", chart::lead_bars(chart));
    object.set("result_table", std::move(table).view());
    object.set("result_more", results_.sensitive.size() > most_listed
                                  ? Value(fmt::format("{}", results_.sensitive.size() - most_listed))
                                  : Value(false));
    if (const auto example = score_example(results_)) {
      object.set("changed", Object{{"c_criterion", Value::borrowed(criterion(example->change.criterion))},
                                   {"c_option", Value::borrowed(option(example->change.option))},
                                   {"c_from", signed_text(example->change.from)},
                                   {"c_to", signed_text(example->change.to)},
                                   {"c_weight", to_short_text(example->weight)},
                                   {"c_points", signed_text(example->points)},
                                   {"c_before", to_short_text(example->total_before)},
                                   {"c_after", to_short_text(example->total_after)},
                                   {"c_leader", Value::borrowed(option(leader))},
                                   {"c_leader_after", to_short_text(example->leader_after)},
                                   {"c_other", Value::borrowed(option(example->change.best_other))},
                                   {"c_other_after", to_short_text(example->other_after)},
                                   {"c_lead", signed_text(example->change.lead)}});
    }
    return object;
  }

 private:
  // Whether one score is enough to put another option first.
  [[nodiscard]] std::string headline() const {
    const auto flips = std::ranges::count_if(results_.sensitive, &analyse::CellChange::changes_leader);
    const auto ties = std::ranges::count(results_.sensitive, Rational(0), &analyse::CellChange::lead);
    const auto missing = audit_.any_missing() ? "some" : "none";
    if (flips > 0) return words_("changed-scores.headline-flips", {{"count", flips}, {"missing", missing}});
    if (ties > 0) return words_("changed-scores.headline-ties", {{"count", ties}, {"missing", missing}});
    const Rational least = std::ranges::min(results_.sensitive, {}, &analyse::CellChange::lead).lead;
    return words_("changed-scores.headline", {{"option", option(results_.first.front())},
                                              {"least", analyse::points_at_least(words_, least)},
                                              {"missing", missing}});
  }

  // One change, or as many that have the same effect.
  [[nodiscard]] std::string change_text(const analyse::CellChange& change, std::size_t count) const {
    const std::string& label = labels_[change.option];
    const std::string from = signed_text(change.from), to = signed_text(change.to);
    if (count == 1)
      return words_("changed-scores.change",
                    {{"option", label}, {"from", from}, {"to", to}, {"criterion", criterion(change.criterion)}});
    if (!audit_.table.weights_published)
      return words_("changed-scores.changes", {{"option", label}, {"from", from}, {"to", to}, {"count", count}});
    return words_("changed-scores.changes-of-weight",
                  {{"option", label},
                   {"from", from},
                   {"to", to},
                   {"count", count},
                   {"weight", to_short_text(results_.taken.weights[change.criterion])}});
  }

  [[nodiscard]] std::string lead_text(const analyse::CellChange& change) const {
    if (change.lead == 0) return words_("changed-scores.level");
    return change.lead > 0 ? words_("changed-scores.ahead", {{"points", analyse::text_apart(change.lead)}})
                           : words_("changed-scores.behind", {{"points", analyse::text_apart(-change.lead)}});
  }

  // Changes with the same effect, one after another, as one: the first of them and how many there are.
  [[nodiscard]] std::vector<std::pair<analyse::CellChange, std::size_t>> alike_changes() const {
    std::vector<std::pair<analyse::CellChange, std::size_t>> groups;
    for (const analyse::CellChange& change : results_.sensitive) {
      const auto same = std::ranges::find_if(groups, [&](const auto& group) {
        const analyse::CellChange& first = group.first;
        return std::tie(first.option, first.from, first.to, first.lead) ==
                   std::tie(change.option, change.from, change.to, change.lead) &&
               results_.taken.weights[first.criterion] == results_.taken.weights[change.criterion];
      });
      if (same == groups.end()) {
        groups.emplace_back(change, 1);
      } else {
        ++same->second;
      }
    }
    return groups;
  }

  // Of the one leader over the best of the others.
  [[nodiscard]] Rational lead_now() const {
    const std::vector<Rational> totals = analyse::totals(results_.taken);
    std::optional<Rational> least;
    for (std::size_t at = 0; at < totals.size(); ++at) {
      const Rational lead = analyse::lead(results_.taken.better, totals[results_.first.front()], totals[at]);
      if (at != results_.first.front() && (!least || lead < *least)) least = lead;
    }
    return *least;
  }
};

}  // namespace

RobustnessResult changed_scores_result(const AppraisalContext& context) { return Scores(context).make(); }

}  // namespace scrutineer::render

// Is one option better on everything?
#include <fmt/format.h>

#include <algorithm>

#include "analyse/ranking.h"
#include "analyse/wording.h"
#include "chart/grid.h"
#include "render/appraisal/robustness_parts.h"
#include "render/appraisal/robustness_results.h"

namespace scrutineer::render {

using markup::Object;
using markup::Value;

namespace {

class Dominance : RobustnessParts {
 public:
  using RobustnessParts::RobustnessParts;

  [[nodiscard]] RobustnessResult make() const {
    Object object = result("dominance", words_("dominance.title"), {"dominance"});
    chart::TileGrid chart;
    chart.text = {"app-dominance-chart", headline(), words_("dominance.chart-reading"), {}};
    chart.columns = labels_;
    chart.key = {{"app-chart__tile app-chart__level-4", words_("dominance.key-nowhere-worse")},
                 {"app-chart__tile app-chart__level-1", words_("dominance.key-better")}};
    chart.groups.emplace_back();
    Table table("dominance-table", words_("dominance.table"), with_options(words_("appraisal.option")));
    for (std::size_t a = 0; a < options(); ++a) {
      chart::GridRow row{labels_[a], {}, {}};
      std::vector<std::string> cells, said;
      for (std::size_t b = 0; b < options(); ++b) {
        const std::string times = fmt::format("{}", times_higher(a, b));
        const bool always = dominates(a, b);
        row.tiles.push_back(a == b ? chart::GridTile{chart::GridTile::none, "–"}
                                   : chart::GridTile{always ? 4 : 1, times});
        cells.push_back(a == b   ? std::string{}
                        : always ? words_("dominance.cell-never-worse", {{"times", times}})
                                 : times);
        if (a != b) said.push_back(words_("dominance.chart-cell", {{"other", labels_[b]}, {"times", cells.back()}}));
      }
      row.says =
          words_("dominance.chart-row", {{"option", labels_[a]}, {"others", fmt::format("{}", fmt::join(said, "; "))}});
      chart.text.description += row.says + ' ';
      chart.groups.front().rows.push_back(std::move(row));
      table.add(labels_[a], cells);
    }
    object.set("result_chart", chart::tile_grid(chart));
    object.set("result_table", std::move(table).view());
    set_dominance_example(object);
    return object;
  }

 private:
  // What one option is ahead of whatever the weights.
  [[nodiscard]] std::string headline() const {
    if (results_.dominances.empty())
      return words_("dominance.headline-none", {{"missing", audit_.any_missing() ? "some" : "none"}});
    const std::size_t winner = results_.dominances.front().winner;
    std::vector<std::size_t> losers;
    for (const analyse::Dominance& pair : results_.dominances)
      if (pair.winner == winner) losers.push_back(pair.loser);
    if (losers.size() < results_.dominances.size())
      return words_("dominance.headline-several", {{"count", results_.dominances.size()}});
    return words_("dominance.headline",
                  {{"option", option(winner)}, {"others", analyse::option_titles(words_, appraisal_, losers)}});
  }

  // Two options side by side: the first pair that dominates, or else the leader and who is most often above it.
  void set_dominance_example(Object& object) const {
    std::size_t a = results_.first.front();
    std::size_t b = a == 0 ? 1 : 0;
    if (!results_.dominances.empty()) {
      a = results_.dominances.front().winner;
      b = results_.dominances.front().loser;
    } else {
      for (std::size_t rival = 0; rival < options(); ++rival) {
        if (rival != a && times_higher(rival, a) > times_higher(b, a)) b = rival;
      }
    }
    std::size_t both = 0;
    for (std::size_t k = 0; k < criteria(); ++k) both += audit_.table.scores[a][k] && audit_.table.scores[b][k] ? 1 : 0;
    const std::size_t higher = times_higher(a, b);
    const std::size_t lower = times_higher(b, a);
    object.set("pair_first", Value::borrowed(option(a)));
    object.set("pair_second", Value::borrowed(option(b)));
    object.set("pair_readable", fmt::format("{}", both));
    object.set("pair_higher", fmt::format("{}", higher));
    object.set("pair_same", fmt::format("{}", both - higher - lower));
    object.set("pair_lower", fmt::format("{}", lower));
    object.set("pair_missing", both < criteria() ? Value(fmt::format("{}", criteria() - both)) : Value(false));
    object.set("pair_dominates", dominates(a, b));
  }

  // How many criteria tell that one option is better than another, for cells that can be read.
  [[nodiscard]] std::size_t times_higher(std::size_t a, std::size_t b) const {
    std::size_t times = 0;
    for (std::size_t k = 0; k < criteria(); ++k) {
      const auto& ours = audit_.table.scores[a][k];
      const auto& theirs = audit_.table.scores[b][k];
      times += ours && theirs && analyse::lead(audit_.table.better, *ours, *theirs) > 0 ? 1 : 0;
    }
    return times;
  }
  [[nodiscard]] bool dominates(std::size_t a, std::size_t b) const {
    return std::ranges::find(results_.dominances, analyse::Dominance{a, b}) != results_.dominances.end();
  }
};

}  // namespace

RobustnessResult dominance_result(const AppraisalContext& context) { return Dominance(context).make(); }

}  // namespace scrutineer::render

// Would other weights change the order? What if something is left out?
#include <fmt/format.h>

#include <algorithm>

#include "analyse/ranking.h"
#include "analyse/wording.h"
#include "chart/grid.h"
#include "render/appraisal/robustness_examples.h"
#include "render/appraisal/robustness_parts.h"
#include "render/appraisal/robustness_results.h"

namespace scrutineer::render {

using analyse::ordinal;
using analyse::percentage;
using analyse::Rank;
using analyse::Scheme;
using analyse::SchemeResult;
using base::Rational;
using base::to_short_text;
using markup::Object;
using markup::Value;

namespace {

class RanksElsewhere : RobustnessParts {
 public:
  using RobustnessParts::RobustnessParts;

  [[nodiscard]] RobustnessResult other_weights() const {
    Ranks made = ranks("other-weights", words_("other-weights.table"), words_("other-weights.weights"),
                       other_weights_kinds, false);
    if (made.schemes == 0) return std::nullopt;
    Object object =
        result("other-weights", words_("other-weights.title"), {"equal-weights", "rank-order-centroid", "one-group"});
    made.chart.text.title = headline("other-weights.headline", other_weights_kinds);
    object.set("result_chart", chart::tile_grid(made.chart));
    object.set("result_table", std::move(made.table).view());
    if (const auto example = equal_example(results_)) {
      object.set("equal", Object{{"e_option", Value::borrowed(option(results_.first.front()))},
                                 {"e_scores", to_short_text(example->scores)},
                                 {"e_criteria", fmt::format("{}", criteria())},
                                 {"e_highest", to_short_text(results_.taken.highest)},
                                 {"e_greatest", to_short_text(example->greatest)},
                                 {"e_percent", analyse::percent_text(words_, to_short_text(example->percent, 1))}});
    }
    const bool centroid = std::ranges::any_of(
        results_.schemes, [](const SchemeResult& scheme) { return scheme.scheme == Scheme::rank_order_centroid; });
    if (centroid) {
      const std::vector<Rational> weights = analyse::rank_order_centroid(results_.taken.weights);
      const auto heaviest = std::ranges::max_element(results_.taken.weights) - results_.taken.weights.begin();
      const auto lightest = std::ranges::min_element(results_.taken.weights) - results_.taken.weights.begin();
      const auto alike =
          std::ranges::count(results_.taken.weights, results_.taken.weights[static_cast<std::size_t>(heaviest)]);
      object.set("centroid", Object{{"o_criteria", fmt::format("{}", criteria())},
                                    {"o_alike", alike > 1 ? Value(fmt::format("{}", alike)) : Value(false)},
                                    {"o_heaviest", percentage(words_, weights[static_cast<std::size_t>(heaviest)])},
                                    {"o_lightest", percentage(words_, weights[static_cast<std::size_t>(lightest)])}});
    }
    return object;
  }

  [[nodiscard]] RobustnessResult left_out() const {
    Ranks by_criterion = ranks("without-criterion", words_("left-out.table"), words_("left-out.left-out"),
                               {Scheme::without_criterion}, true);
    if (by_criterion.schemes == 0) return std::nullopt;
    Object object = result("left-out", words_("left-out.title"), {"without-criterion"});
    const std::size_t alike = by_criterion.schemes - by_criterion.unlike;
    if (by_criterion.unlike > 0) {
      by_criterion.chart.text.title = headline("left-out.headline", {Scheme::without_criterion});
      by_criterion.chart.text.reading += ' ' + words_("left-out.chart-reading");
      if (alike > 0) by_criterion.chart.text.reading += ' ' + words_("left-out.chart-alike", {{"count", alike}});
      object.set("result_chart", chart::tile_grid(by_criterion.chart));
    }
    object.set("result_table", std::move(by_criterion.table).view());

    Ranks by_option = ranks("without-option", words_("left-out.option-table"), words_("left-out.left-out"),
                            {Scheme::without_option}, true);
    if (by_option.schemes > 0) {
      if (std::string said = headline("left-out.option-headline", {Scheme::without_option}); !said.empty())
        by_option.chart.text.title = std::move(said);
      object.set("option_chart", chart::tile_grid(by_option.chart));
      object.set("option_table", std::move(by_option.table).view());
    }
    if (const auto example = without_example(results_)) {
      object.set("left_out", Object{{"l_option", Value::borrowed(option(results_.first.front()))},
                                    {"l_criterion", Value::borrowed(criterion(example->criterion))},
                                    {"l_weight", to_short_text(example->weight)},
                                    {"l_score", signed_text(example->score)},
                                    {"l_highest", to_short_text(results_.taken.highest)},
                                    {"l_total", to_short_text(example->total)},
                                    {"l_greatest", to_short_text(example->greatest)},
                                    {"l_total_left", to_short_text(example->total_left)},
                                    {"l_greatest_left", to_short_text(example->greatest_left)},
                                    {"l_percent", analyse::percent_text(words_, to_short_text(example->percent, 1))}});
    }
    return object;
  }

 private:
  inline static const std::vector<Scheme> other_weights_kinds{Scheme::equal, Scheme::rank_order_centroid,
                                                              Scheme::one_group};

  // Whether a scheme is one of these kinds and tells anything: equal weights are no others where none are published.
  [[nodiscard]] bool counts(const SchemeResult& scheme, const std::vector<Scheme>& kinds) const {
    return std::ranges::find(kinds, scheme.scheme) != kinds.end() &&
           (scheme.scheme != Scheme::equal || audit_.table.weights_published);
  }

  // How often those that come first now do so, of all schemes of these kinds that rank them. Empty when none does.
  [[nodiscard]] std::string headline(words::Name name, const std::vector<Scheme>& kinds) const {
    std::size_t count = 0, held = 0, shared = 0;
    for (const SchemeResult& scheme : results_.schemes) {
      const auto is_ranked = [&](std::size_t at) { return scheme.rank[at].has_value(); };
      if (!counts(scheme, kinds) || !std::ranges::all_of(results_.first, is_ranked)) continue;
      ++count;
      if (scheme.first == results_.first)
        ++held;
      else if (std::ranges::all_of(results_.first, [&](std::size_t at) { return scheme.rank[at] == Rank{1}; }))
        ++shared;
    }
    if (count == 0) return {};
    return words_(name, {{"how", held == count ? "all"
                                 : shared > 0  ? "shared"
                                               : "some"},
                         {"options", analyse::option_titles(words_, appraisal_, results_.first)},
                         {"leaders", results_.first.size()},
                         {"count", count},
                         {"held", held}});
  }

  // Ranks under each scheme of these kinds; the first line is as things are now.
  struct Ranks {
    chart::TileGrid chart;
    Table table;
    std::size_t unlike = 0;
    std::size_t schemes = 0;
  };
  [[nodiscard]] Ranks ranks(const std::string& id, const std::string& title, const std::string& first_column,
                            const std::vector<Scheme>& kinds, bool only_unlike) const {
    Ranks made{{}, Table(id + "-table", title, with_options(first_column))};
    made.chart.text = {"app-" + id + "-chart", title, words_("robustness.ranks-reading"), {}};
    made.chart.columns = labels_;
    made.chart.groups.emplace_back();
    const SchemeResult now = as_now();
    const std::string now_name = only_unlike ? words_("left-out.nothing") : weights_name();
    made.chart.groups.front().rows.push_back(rank_row(now_name, now));
    made.chart.text.description = first_sentence(now_name, now);
    add_rank_row(made.table, now_name, now);
    for (const SchemeResult& scheme : results_.schemes) {
      if (!counts(scheme, kinds)) continue;
      ++made.schemes;
      add_rank_row(made.table, scheme_name(scheme), scheme);
      if (only_unlike && scheme.rank == now.rank) continue;
      ++made.unlike;
      made.chart.groups.front().rows.push_back(rank_row(scheme_name(scheme), scheme));
      made.chart.text.description += first_sentence(scheme_name(scheme), scheme);
    }
    return made;
  }

  // Rank 1 is darkest, which is what the chart is about; the others are pale, the last palest.
  [[nodiscard]] chart::GridTile rank_tile(const std::optional<analyse::Rank>& rank) const {
    if (!rank) return {chart::GridTile::none, words_("left-out.tile")};
    if (*rank == 1) return {4, ordinal(words_, *rank)};
    const std::size_t steps = std::max<std::size_t>(options(), 3) - 2;
    return {2 - static_cast<int>((*rank - 2) * 2 / steps), ordinal(words_, *rank)};
  }

  [[nodiscard]] std::string rank_and_percent(const SchemeResult& scheme, std::size_t at) const {
    if (!scheme.rank[at]) return words_("left-out.cell");
    if (!scheme.percent[at]) return ordinal(words_, *scheme.rank[at]);
    return fmt::format("{} ({}%)", ordinal(words_, *scheme.rank[at]), base::to_text(*scheme.percent[at], 1));
  }

  // The ranks as published, or with equal weights, for comparison.
  [[nodiscard]] SchemeResult as_now() const {
    SchemeResult now{Scheme::without_option, options(), {}, {}, results_.first};
    for (const analyse::OptionResult& result : audit_.options) {
      now.percent.emplace_back(result.percent);
      now.rank.emplace_back(result.rank);
    }
    return now;
  }

  [[nodiscard]] std::string weights_name() const {
    return audit_.table.weights_published ? words_("other-weights.published") : words_("other-weights.equal");
  }

  [[nodiscard]] std::string scheme_name(const SchemeResult& scheme) const {
    switch (scheme.scheme) {
      case Scheme::equal:
        return words_("other-weights.equal");
      case Scheme::rank_order_centroid:
        return words_("other-weights.order");
      case Scheme::one_group:
        return scheme.subject < appraisal_.groups.size()
                   ? words_("other-weights.one-group", {{"group", appraisal_.groups[scheme.subject].title}})
                   : words_("other-weights.no-group");
      case Scheme::without_criterion:
        return criterion(scheme.subject);
      case Scheme::without_option:
        break;
    }
    return labels_[scheme.subject];
  }

  [[nodiscard]] chart::GridRow rank_row(std::string label, const SchemeResult& scheme) const {
    chart::GridRow row{std::move(label), {}, {}};
    std::vector<std::string> said;
    for (std::size_t at = 0; at < options(); ++at) {
      row.tiles.push_back(rank_tile(scheme.rank[at]));
      said.push_back(words_("robustness.ranks-option", {{"rank", row.tiles.back().text}, {"option", labels_[at]}}));
    }
    row.says =
        words_("robustness.ranks-row", {{"name", row.label}, {"ranks", fmt::format("{}", fmt::join(said, "; "))}});
    return row;
  }
  void add_rank_row(Table& table, std::string label, const SchemeResult& scheme) const {
    std::vector<std::string> cells;
    for (std::size_t at = 0; at < options(); ++at) cells.push_back(rank_and_percent(scheme, at));
    table.add(std::move(label), cells);
  }
  // One of the sentences that describe a chart, with a space for the next.
  [[nodiscard]] std::string first_sentence(const std::string& name, const SchemeResult& scheme) const {
    return words_("robustness.ranks-first",
                  {{"name", name}, {"options", analyse::option_titles(words_, appraisal_, scheme.first)}}) +
           ' ';
  }
};

}  // namespace

RobustnessResult other_weights_result(const AppraisalContext& context) {
  return RanksElsewhere(context).other_weights();
}

RobustnessResult left_out_result(const AppraisalContext& context) { return RanksElsewhere(context).left_out(); }

}  // namespace scrutineer::render

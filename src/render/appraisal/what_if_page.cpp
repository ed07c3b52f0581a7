#include "render/appraisal/what_if_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "analyse/ranking.h"
#include "analyse/thresholds.h"
#include "analyse/wording.h"
#include "link/href.h"
#include "render/appraisal/audit_marks.h"
#include "render/appraisal/frame.h"
#include "render/view_parts.h"

namespace scrutineer::render {
namespace {

using analyse::Audit;
using analyse::ScoreTable;
using base::Rational;
using catalogue::Appraisal;
using catalogue::Cell;
using catalogue::Criterion;
using markup::List;
using markup::Object;
using markup::Value;
using words::Words;

constexpr std::string_view part = "what-if";

// A weight as a reader types it: "7.5", "1200".
std::string typed(const Rational& weight) {
  std::string text = to_short_text(weight, 9);
  std::erase(text, ',');
  return text;
}

std::string span_of(const Words& words, const std::string& low, const std::string& high) {
  return low == high ? low : words("common.range", {{"low", low}, {"high", high}});
}

std::string total_text(const Words& words, const analyse::Bounds& total) { return analyse::bounds_text(words, total); }

std::string share_text(const Words& words, const analyse::Bounds& total, const Rational& maximum) {
  const auto [low, high] = analyse::outwards({total.lowest * 100 / maximum, total.highest * 100 / maximum}, 1);
  return analyse::percent_text(words, span_of(words, to_text(low, 1), to_text(high, 1)));
}

// Where a bar ends, in per cent of its track.
Rational bar_end(const Rational& total, const Rational& maximum) {
  return maximum > 0 ? rounded(std::clamp(total * 100 / maximum, Rational(0), Rational(100)), 1) : Rational(0);
}

// The options that share a known total with this one; empty when none does.
std::string tied_with(const Words& words, const Appraisal& appraisal, const Audit& audit, std::size_t option) {
  std::vector<std::string> names;
  const analyse::Bounds& own = audit.options[option].total;
  for (std::size_t other = 0; other < audit.options.size(); ++other) {
    const analyse::Bounds& total = audit.options[other].total;
    if (other != option && own.exact() && total.exact() && own.lowest == total.lowest)
      names.push_back(appraisal.options[other].title);
  }
  return names.empty() ? std::string() : words("what-if.tied", {{"names", words.list(names)}});
}

Object result_view(const Words& words, const Appraisal& appraisal, const Audit& audit, std::size_t option) {
  const catalogue::Option& scored = appraisal.options[option];
  const analyse::OptionResult& result = audit.options[option];
  const auto& [lowest, highest] = result.total;
  const Rational low_end = bar_end(lowest, audit.maximum);
  Object view{
      {"result_option", Value::borrowed(scored.id)},
      {"result_title", Value::borrowed(scored.title)},
      {"result_rank", span_of(words, fmt::format("{}", result.ranks.best), fmt::format("{}", result.ranks.worst))},
      {"result_tied", tied_with(words, appraisal, audit, option)},
      {"result_total", total_text(words, result.total)},
      {"result_bar", typed(low_end)},
      {"result_bar_open", typed(bar_end(highest, audit.maximum) - low_end)}};
  if (audit.maximum > 0) view.set("result_share", share_text(words, result.total, audit.maximum));
  if (const auto& total = published_total(scored, audit.table))
    view.set("result_published_total", to_text(total->figure));
  if (!audit.table.weights_published) return view;  // the rest would be of other weights
  if (scored.published.percent)
    view.set("result_published_share", analyse::percent_text(words, to_text(scored.published.percent->figure)));
  if (scored.published.rank) view.set("result_published_rank", to_text(scored.published.rank->figure));
  return view;
}

// How far the one that comes first is ahead of the next, and of which; at least, where scores are not known.
void add_lead(const Words& words, const Appraisal& appraisal, const Audit& audit, std::size_t leader, Object& view) {
  const auto ahead_of = [&](std::size_t rival) {
    return analyse::lead(audit.table.better, audit.options[leader].total, audit.options[rival].total);
  };
  std::optional<Rational> least;
  for (std::size_t rival = 0; rival < audit.options.size(); ++rival)
    if (rival != leader && (!least || ahead_of(rival).lowest < *least)) least = ahead_of(rival).lowest;
  view.set("leader_only", !least);
  if (!least) return;

  std::vector<std::string> rivals;
  bool exact = true;
  for (std::size_t rival = 0; rival < audit.options.size(); ++rival) {
    if (rival == leader || ahead_of(rival).lowest != *least) continue;
    rivals.push_back(appraisal.options[rival].title);
    exact &= ahead_of(rival).exact();
  }
  view.set("leader_one", exact);
  view.set("leader_at_least", !exact);
  view.set("lead", exact ? analyse::points(words, *least) : analyse::points_at_least(words, *least));
  view.set("rivals", words.list(rivals));
}

// Who comes first: one option, several that tie, or those that could where scores are not known.
void add_leaders(const Words& words, const Appraisal& appraisal, const Audit& audit, Object& view) {
  std::vector<std::size_t> first;
  bool all_known = true;
  for (std::size_t option = 0; option < audit.options.size(); ++option) {
    if (audit.options[option].ranks.best > 1) continue;
    first.push_back(option);
    all_known &= audit.options[option].total.exact();
  }
  view.set("names", analyse::option_titles(words, appraisal, first));
  if (first.size() == 1) return add_lead(words, appraisal, audit, first.front(), view);
  view.set("leader_tie", first.size() > 1 && all_known);
  view.set("leader_open", first.size() > 1 && !all_known);
}

Object weight_view(const Criterion& criterion, const ScoreTable& table, std::size_t place) {
  Object view{{"weight_criterion", Value::borrowed(criterion.id)},
              {"weight_title", Value::borrowed(criterion.title)},
              {"weight_value", typed(table.weights[place])}};
  if (criterion.weight) view.set("weight_published", to_text(criterion.weight->figure));
  return view;
}

// The groups in their order, then the criteria that are in none.
List weight_groups(const Words& words, const Appraisal& appraisal, const ScoreTable& table) {
  List groups;
  const auto add = [&](std::string_view id, std::string_view title) {
    List weights;
    for (std::size_t k = 0; k < table.criteria.size(); ++k)
      if (const Criterion& criterion = appraisal.criteria[table.criteria[k]]; criterion.group == id)
        weights.push_back(weight_view(criterion, table, k));
    if (!weights.empty())
      groups.push_back({{"wgroup_title", std::string(title)}, {"wgroup_weights", std::move(weights)}});
  };
  for (const catalogue::CriterionGroup& group : appraisal.groups) add(group.id, group.title);
  add("", appraisal.groups.empty() ? words("appraisal.all-criteria") : words("appraisal.other-criteria"));
  return groups;
}

// How a cell stands as long as the reader leaves it alone; empty for a cell that is not for changing.
std::string as_it_stands(const Words& words, const Appraisal& appraisal, const ScoreTable& table, const Cell& cell,
                         const std::optional<Rational>& score) {
  if (cell.state == catalogue::CellState::not_scored) return words("appraisal-score.not-scored");
  if (!score) return words("what-if.not-known");
  if (table.on_scale(*score)) return {};
  return appraisal.weighted
             ? words("what-if.printed-weighted", {{"score", to_short_text(*score)}, {"printed", to_text(cell.value)}})
             : words("what-if.printed", {{"score", to_short_text(*score)}});
}

List open_cells(const Words& words, const Appraisal& appraisal, const ScoreTable& table) {
  List options;
  for (std::size_t option = 0; option < table.options(); ++option) {
    List cells;
    for (std::size_t k = 0; k < table.criteria.size(); ++k) {
      const Criterion& criterion = appraisal.criteria[table.criteria[k]];
      std::string stands = as_it_stands(words, appraisal, table, criterion.cells[option], table.scores[option][k]);
      if (stands.empty()) continue;
      cells.push_back({{"cell_criterion", Value::borrowed(criterion.id)},
                       {"cell_option", Value::borrowed(appraisal.options[option].id)},
                       {"cell_title", Value::borrowed(criterion.title)},
                       {"cell_stands", std::move(stands)}});
    }
    if (!cells.empty())
      options.push_back(
          {{"open_title", Value::borrowed(appraisal.options[option].title)}, {"open_cells", std::move(cells)}});
  }
  return options;
}

List levels(const Appraisal& appraisal) {
  List list;
  for (const catalogue::Level& level : appraisal.scale.levels)
    list.push_back({{"level_id", Value::borrowed(level.id)},
                    {"level_title", Value::borrowed(level.title)},
                    {"level_score", to_short_text(level.score)}});
  return list;
}

bool any_off_scale(const Audit& audit) {
  return std::ranges::any_of(audit.readings, [](const auto& reading) { return !reading.off_scale.empty(); });
}

}  // namespace

std::string what_if_data(const Appraisal& appraisal, const ScoreTable& table) {
  nlohmann::ordered_json data;
  for (const catalogue::Level& level : appraisal.scale.levels) data["levels"][level.id] = to_fraction(level.score);
  data["lowest"] = to_fraction(table.lowest());
  data["highest"] = to_fraction(table.highest());
  data["better"] = catalogue::better_name(table.better);
  for (const catalogue::Option& option : appraisal.options) data["options"].push_back(option.id);
  for (std::size_t k = 0; k < table.criteria.size(); ++k) {
    nlohmann::ordered_json scores = nlohmann::ordered_json::array();
    for (const auto& row : table.scores)
      scores.push_back(row[k] ? nlohmann::ordered_json(to_fraction(*row[k])) : nullptr);
    data["criteria"].push_back({{"id", appraisal.criteria[table.criteria[k]].id},
                                {"weight", typed(table.weights[k])},
                                {"scores", std::move(scores)}});
  }
  return data.dump();
}

Object what_if_view(const AppraisalContext& context) {
  const Words& words = context.linked.words;
  const Appraisal& appraisal = context.appraisal();
  const Audit& audit = context.appraised.audit;
  const ScoreTable& table = audit.table;
  Object view = appraisal_frame(context, part, part, words("what-if.title"));
  view.set("summary", words.html("what-if.summary"));
  view.set("description", words("what-if.summary"));
  view.set("what_if_data", what_if_data(appraisal, table));
  view.set("weights_published", table.weights_published);
  view.set("off_scale", any_off_scale(audit));
  view.set("lower_is_better", table.better == catalogue::Better::lower);
  view.set("workbook",
           link::href(appraisal_path(context.entry(), part), fmt::format("data/appraisals/{}.xlsx", appraisal.id)));

  List results;
  for (std::size_t option = 0; option < table.options(); ++option) {
    results.push_back(result_view(words, appraisal, audit, option));
    add_audit_marks(
        context.linked.words, appraisal, audit, option,
        [&](std::string_view anchor) {
          return link::href(appraisal_path(context.entry(), part), appraisal_path(context.entry(), "audit"), anchor);
        },
        results.back());
  }
  set_list(view, "results", "has_results", std::move(results));
  add_leaders(words, appraisal, audit, view);

  view.set("has_rivals", table.options() > 1);
  set_list(view, "weight_groups", "has_weight_groups", weight_groups(words, appraisal, table));
  set_list(view, "open_options", "has_open_options", open_cells(words, appraisal, table));
  set_list(view, "levels", "has_levels", levels(appraisal));
  return view;
}

exports::GeneratedFile what_if_page(const AppraisalContext& context) {
  return {appraisal_path(context.entry(), part),
          [context](std::string& out) { render_appraisal_page(context, part, part, what_if_view(context), out); }};
}

}  // namespace scrutineer::render

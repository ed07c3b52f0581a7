#include "render/appraisal/table.h"

#include <fmt/format.h>

#include <algorithm>

#include "analyse/wording.h"
#include "render/view_parts.h"

namespace scrutineer::render {

using base::Rational;
using base::to_short_text;
using catalogue::Appraisal;
using catalogue::Criterion;
using markup::List;
using markup::Object;
using markup::Value;

namespace {

class ScoreTableView {
 public:
  ScoreTableView(const AppraisalFigures& figures, Object& view)
      : figures_(figures),
        appraisal_(figures.appraisal()),
        table_(figures.audit().table),
        words_(figures.words()),
        view_(view) {}

  void add() {
    List columns;
    for (std::size_t option = 0; option < appraisal_.options.size(); ++option)
      columns.push_back({{"column_title", Value::borrowed(appraisal_.options[option].title)},
                         {"column_href", figures_.option_href(option)},
                         {"column_number", number(option)},
                         {"column_is_shown", option == shown()}});
    view_.set("column_count", fmt::format("{}", columns.size()));
    view_.set("has_column_switch", columns.size() > 1 && columns.size() <= most_switched);
    view_.set("columns_fit", columns.size() == 1              ? "phone"
                             : columns.size() <= few_columns  ? "tablet"
                             : columns.size() <= some_columns ? "wide"
                                                              : "none");
    view_.set("all_columns", fmt::format("{}", columns.size() + fixed_columns()));
    set_list(view_, "columns", "has_columns", std::move(columns));
    view_.set("weights_published", table_.weights_published);
    view_.set("cells_weighted", appraisal_.weighted);
    view_.set("has_gaps", figures_.audit().any_missing());
    view_.set("table_source", figures_.source(appraisal_.source));
    add_key();
    add_gates();
    List groups;
    for (const ScoreGroup& group : score_groups(words_, appraisal_)) groups.push_back(group_view(group));
    set_list(view_, "row_groups", "has_row_groups", std::move(groups));
    add_totals();
  }

 private:
  // How many options stand side by side on a tablet and on a wide screen, and how many a phone offers one at a time:
  // the theme's styles have a rule for each.
  static constexpr std::size_t few_columns = 5, some_columns = 7, most_switched = 40;

  // Of an option or a criterion, as it stands in ids and in the theme's styles: counted from 1.
  static std::string number(std::size_t at) { return fmt::format("{}", at + 1); }

  // The option that a phone shows first.
  [[nodiscard]] std::size_t shown() const {
    const auto& first = figures_.robustness().first;
    return first.empty() ? 0 : first.front();
  }

  // The title, and where weights are published the weight and the highest weighted score.
  [[nodiscard]] std::size_t fixed_columns() const { return table_.weights_published ? 3 : 1; }

  // The document's colours of scores, or else what its colours of weighted figures are and the levels in ours.
  void add_key() {
    const bool of_scores = appraisal_.bands && !appraisal_.bands->weighted;
    List key;
    if (appraisal_.bands) {
      for (const catalogue::Band& band : appraisal_.bands->levels) {
        const auto colour = colour_of(*appraisal_.bands, table_.better, band.from);
        key.push_back({{"key_shape", std::string(colour ? colour->shape : "")},
                       {"key_class", std::string(colour ? colour->css : "plain")},
                       {"key_title", Value::borrowed(band.title)},
                       {"key_text", range_text(words_, band.from, band.to)}});
      }
    }
    if (of_scores)
      set_list(view_, "key", "has_key", std::move(key));
    else
      set_list(view_, "weighted_key", "has_weighted_key", std::move(key));
    List levels;
    for (const catalogue::Level& level : appraisal_.scale.levels)
      levels.push_back({{"scale_title", Value::borrowed(level.title)},
                        {"scale_score", to_short_text(level.score)},
                        {"scale_shape", of_scores ? std::string() : meter(table_.levels, level.score)},
                        {"scale_class", of_scores ? std::string("plain") : level_class(table_, level.score)}});
    set_list(view_, "scale", "has_scale", std::move(levels));
  }

  void add_gates() {
    List gates;
    for (const catalogue::Gate& gate : appraisal_.gates) {
      List results;
      for (std::size_t option = 0; option < gate.passed.size(); ++option)
        results.push_back({{"gate_passed", static_cast<bool>(gate.passed[option])}, {"gate_number", number(option)}});
      gates.push_back({{"gate_title", Value::borrowed(gate.title)}, {"gate_results", std::move(results)}});
    }
    const bool passed = every_gate_passed(appraisal_);
    if (passed && !gates.empty())
      view_.set("gates_passed", words_("appraisal.gates-passed", {{"gate_count", gates.size()}}));
    view_.set("has_gates", !passed);
    view_.set("gates", std::move(gates));
    view_.set("gates_href", figures_.href_of("", "app-gates"));
  }

  Object row_view(std::size_t at) const {
    const Criterion& criterion = appraisal_.criteria[at];
    Object row{{"row_title", Value::borrowed(criterion.title)},
               {"row_href", figures_.criterion_href(at)},
               {"row_reason", fmt::format("app-reason-{}", number(at))},
               {"row_source", figures_.source(criterion.source)}};
    const auto place = figures_.place_of(at);
    if (!place) {
      row.set("row_not_assessed", true);
      row.set("row_why_not", figures_.text(criterion.not_assessed));
      return row;
    }
    if (table_.weights_published) {
      row.set("row_weight", to_short_text(table_.weights[*place]));
      row.set("row_maximum", to_short_text(table_.weights[*place] * table_.highest()));
    }
    List cells, reasons;
    for (std::size_t option = 0; option < appraisal_.options.size(); ++option) {
      const std::string reason = fmt::format("app-reason-{}-{}", number(at), number(option));
      Object cell = figures_.cell(option, at);
      cell.set("cell_number", number(option));
      cell.set("cell_reason", reason);
      cells.push_back(std::move(cell));
      Object score = figures_.score_of_option(option, at);
      score.set("score_reason_id", reason);
      reasons.push_back(std::move(score));
    }
    set_list(row, "row_cells", "has_row_cells", std::move(cells));
    set_list(row, "row_scores", "has_row_scores", std::move(reasons));
    return row;
  }

  // What the scores of some criteria add up to for an option, missing ones at either end of the scale.
  [[nodiscard]] analyse::Bounds sum(std::size_t option, const std::vector<std::size_t>& criteria) const {
    analyse::Bounds bounds;
    for (const std::size_t criterion : criteria) {
      const auto place = figures_.place_of(criterion);
      if (!place) continue;
      const auto& score = table_.scores[option][*place];
      bounds.lowest += table_.weights[*place] * score.value_or(table_.lowest());
      bounds.highest += table_.weights[*place] * score.value_or(table_.highest());
    }
    return bounds;
  }

  Object group_view(const ScoreGroup& group) const {
    List rows;
    Rational weight;
    for (const std::size_t criterion : group.criteria) {
      rows.push_back(row_view(criterion));
      if (const auto place = figures_.place_of(criterion)) weight += table_.weights[*place];
    }
    Object view{{"row_group_title", group.title},
                {"row_group_text", figures_.text(group.text)},
                {"row_group_id", fmt::format("app-group-{}", group.id)},
                {"has_subtotal", !appraisal_.groups.empty() && weight > 0}};
    if (table_.weights_published) {
      view.set("subtotal_weight", to_short_text(weight));
      view.set("subtotal_maximum", to_short_text(weight * table_.highest()));
    }
    List subtotals;
    for (std::size_t option = 0; option < appraisal_.options.size(); ++option) {
      const analyse::Bounds bounds = sum(option, group.criteria);
      subtotals.push_back(
          {{"subtotal", range_text(words_, bounds.lowest, bounds.highest)}, {"subtotal_number", number(option)}});
    }
    view.set("subtotals", std::move(subtotals));
    set_list(view, "rows", "has_rows", std::move(rows));
    return view;
  }

  void add_totals() {
    List rows;
    const std::string maximum = to_short_text(figures_.audit().maximum);
    const std::string options = fmt::format("{}", appraisal_.options.size());
    const bool weighted = table_.weights_published;
    const auto add_row = [&](const std::string& title, const std::string& of, markup::Key name, bool strong) {
      List cells;
      for (std::size_t option = 0; option < appraisal_.options.size(); ++option) {
        const Object result = figures_.result(option);
        cells.push_back({{"total_text", std::string(result.find(name)->text())}, {"total_number", number(option)}});
      }
      rows.push_back(
          {{"total_title", title}, {"total_of", of}, {"total_strong", strong}, {"total_cells", std::move(cells)}});
    };
    const auto printed = [&](auto member) {
      return std::ranges::any_of(
          appraisal_.options, [&](const catalogue::Option& option) { return (option.published.*member).has_value(); });
    };
    using Published = catalogue::PublishedResult;
    add_row(words_(weighted ? words::Name{"appraisal-table.total-recomputed"}
                            : words::Name{"appraisal-table.sum-recomputed"}),
            maximum, "recomputed_total", true);
    if (printed(&Published::unweighted_total)) {
      const Rational highest = table_.highest() * static_cast<std::int64_t>(table_.criteria.size());
      add_row(words_("appraisal-table.sum-published"), to_short_text(highest), "published_unweighted", false);
    }
    if (printed(&Published::total))
      add_row(words_(weighted ? words::Name{"appraisal-table.total-published"}
                              : words::Name{"appraisal-table.weighted-published"}),
              maximum, "published_total", false);
    add_row(weighted ? words_("appraisal-table.percent-recomputed")
                     : words_("appraisal-table.percent-of-recomputed", {{"maximum", maximum}}),
            analyse::percent_text(words_, "100"), "recomputed_percent", true);
    if (printed(&Published::percent))
      add_row(words_("appraisal-table.percent-published"), analyse::percent_text(words_, "100"), "published_percent",
              false);
    add_row(words_("appraisal-table.rank-recomputed"), options, "recomputed_rank", true);
    if (printed(&Published::rank)) add_row(words_("appraisal-table.rank-published"), options, "published_rank", false);
    set_list(view_, "total_rows", "has_total_rows", std::move(rows));
  }

  const AppraisalFigures& figures_;
  const Appraisal& appraisal_;
  const analyse::ScoreTable& table_;
  const words::Words& words_;
  Object& view_;
};

}  // namespace

std::vector<ScoreGroup> score_groups(const words::Words& words, const Appraisal& appraisal) {
  std::vector<ScoreGroup> groups;
  for (const catalogue::CriterionGroup& group : appraisal.groups)
    groups.push_back({group.id, group.title, group.text, {}});
  groups.push_back({"none",
                    appraisal.groups.empty() ? words("appraisal.all-criteria") : words("appraisal.other-criteria"),
                    catalogue::TextRef::none,
                    {}});
  for (std::size_t i = 0; i < appraisal.criteria.size(); ++i) {
    std::size_t at = 0;
    while (at + 1 < groups.size() && groups[at].id != appraisal.criteria[i].group) ++at;
    groups[at].criteria.push_back(i);
  }
  std::erase_if(groups, [](const ScoreGroup& group) { return group.criteria.empty(); });
  return groups;
}

bool every_gate_passed(const Appraisal& appraisal) {
  return std::ranges::all_of(appraisal.gates,
                             [](const catalogue::Gate& gate) { return std::ranges::count(gate.passed, false) == 0; });
}

void add_score_table(const AppraisalFigures& figures, Object& view) { ScoreTableView(figures, view).add(); }

}  // namespace scrutineer::render

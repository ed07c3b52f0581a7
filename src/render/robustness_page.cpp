#include "render/robustness_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "analyse/wording.h"
#include "link/href.h"
#include "render/appraisal_frame.h"
#include "render/chart_grid.h"
#include "render/chart_leads.h"
#include "render/chart_ranges.h"
#include "render/chart_stacked.h"
#include "render/robustness_examples.h"
#include "render/view_parts.h"

namespace scrutineer::render {
namespace {

using analyse::ordinal;
using analyse::percentage;
using analyse::Scheme;
using analyse::SchemeResult;
using base::Rational;
using base::to_short_text;
using markup::List;
using markup::Object;
using markup::Value;

constexpr std::size_t most_charted = 10;   // rows of the chart of changed scores
constexpr std::size_t most_changes = 20;   // rows of its table; the CSV has all
constexpr std::string_view nothing = "–";  // an empty cell would not say that it is empty

std::string points(const Rational& number) {
  return fmt::format("{} {}", to_short_text(number), number == 1 ? "point" : "points");
}

std::string percent_text(const Rational& percent) { return to_short_text(percent, 1) + "%"; }

// A column of a table; numbers are set right.
struct Column {
  std::string title;
  bool numeric = true;
};

// A table with the names of columns and rows, every cell filled.
class Table {
 public:
  // `columns` begins with that of the rows' names.
  Table(std::string id, std::string caption, std::vector<Column> columns)
      : id_(std::move(id)), caption_(std::move(caption)) {
    columns.front().numeric = false;
    for (Column& column : columns) {
      numeric_.push_back(column.numeric);
      columns_.push_back({{"rt_column", std::move(column.title)}, {"rt_column_numeric", column.numeric}});
    }
  }

  void add(std::string row, const std::vector<std::string>& cells) {
    List list;
    for (const std::string& cell : cells)
      list.push_back({{"rt_cell", cell.empty() ? std::string(nothing) : cell},
                      {"rt_cell_numeric", bool{numeric_[list.size() + 1]}}});
    rows_.push_back({{"rt_row", std::move(row)}, {"rt_cells", std::move(list)}});
  }

  [[nodiscard]] Object view() && {
    return {{"rt_id", std::move(id_)},
            {"rt_caption", std::move(caption_)},
            {"rt_columns", std::move(columns_)},
            {"rt_rows", std::move(rows_)}};
  }

 private:
  std::string id_, caption_;
  std::vector<bool> numeric_;
  List columns_, rows_;
};

class RobustnessView {
 public:
  explicit RobustnessView(const AppraisalContext& context)
      : context_(context),
        appraisal_(context.appraisal()),
        audit_(context.appraised.audit),
        results_(context.appraised.robustness) {
    std::vector<std::string> titles;
    for (const catalogue::Option& option : appraisal_.options) titles.push_back(option.title);
    labels_ = chart_labels(titles);
  }

  Object make() {
    Object view = appraisal_frame(context_, "robustness", "robustness", "What does the conclusion hang on?");
    const std::string path = appraisal_path(context_.entry(), "robustness");
    const std::string summary = fmt::format(
        "{} is put to the test: would another option come first with other weights, other scores, or something left "
        "out?",
        results_.first.size() == 1 ? "The option that comes first" : "The order of the options");
    view.set("summary", escaped(summary));
    view.set("description", summary);
    view.set("csv_href", link::href(path, fmt::format("data/appraisals/{}-robustness.csv", context_.entry().id)));
    view.set("weights_published", audit_.table.weights_published);
    if (results_.taken.options() < 2 || results_.taken.criteria() == 0) return view;

    view.set("has_results", true);
    set_summary(view);
    view.set("leader_title", results_.first.size() == 1 ? Value(option(results_.first.front())) : Value(false));
    if (!audit_.table.weights_published) set_acceptability(view);
    set_dominance(view);
    set_weights(view);
    set_scores(view);
    set_schemes(view);
    set_without(view);
    if (audit_.table.weights_published) set_acceptability(view);
    set_missing(view);
    if (!context_.page().citations.empty()) add_to_contents("references", "Sources for this page");
    set_list(view, "contents", "has_contents", std::move(contents_));
    return view;
  }

 private:
  [[nodiscard]] const std::string& option(std::size_t at) const { return appraisal_.options[at].title; }
  [[nodiscard]] const std::string& criterion(std::size_t k) const {
    return appraisal_.criteria[audit_.table.criteria[k]].title;
  }
  [[nodiscard]] std::size_t options() const { return results_.taken.options(); }
  [[nodiscard]] std::size_t criteria() const { return results_.taken.criteria(); }

  void add_to_contents(const std::string& id, const std::string& title) {
    contents_.push_back({{"toc_href", "#" + id}, {"toc_title", title}});
  }

  // A result with its heading, and the sentences of these codes.
  Object result(const std::string& id, const std::string& title, const std::vector<std::string_view>& codes) {
    add_to_contents(id, title);
    Object object{{"result_id", id}, {"result_title", title}};
    List sentences;
    for (const analyse::Statement& statement : results_.statements) {
      if (std::ranges::find(codes, statement.code) != codes.end())
        sentences.push_back({{"result_sentence", Value::borrowed(statement.sentence)}});
    }
    set_list(object, "result_sentences", "has_result_sentences", std::move(sentences));
    return object;
  }

  // What a member takes away: the sentences, without those on missing scores.
  void set_summary(Object& view) const {
    List sentences;
    for (const analyse::Statement& statement : results_.statements) {
      if (statement.code == "missing-scores" || statement.code == "one-group") continue;
      Object item{{"short_sentence", Value::borrowed(statement.sentence)}};
      const bool main_result = statement.code == "rank-acceptability" && !audit_.table.weights_published;
      sentences.insert(main_result ? sentences.begin() : sentences.end(), std::move(item));
    }
    set_list(view, "short_sentences", "has_short_sentences", std::move(sentences));
  }

  [[nodiscard]] std::vector<Column> with_options(std::string first) const {
    std::vector<Column> columns{{std::move(first)}};
    for (const std::string& label : labels_) columns.push_back({label});
    return columns;
  }

  // Rank 1 is darkest, the last palest.
  [[nodiscard]] GridTile rank_tile(const std::optional<analyse::Rank>& rank) const {
    if (!rank) return {GridTile::none, "out"};
    const std::size_t steps = std::max<std::size_t>(options(), 2) - 1;
    return {4 - static_cast<int>((*rank - 1) * 4 / steps), ordinal(*rank)};
  }

  [[nodiscard]] std::string rank_and_percent(const SchemeResult& scheme, std::size_t at) const {
    if (!scheme.rank[at]) return "left out";
    return fmt::format("{} ({})", ordinal(*scheme.rank[at]), base::to_text(*scheme.percent[at], 1) + "%");
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
    return audit_.table.weights_published ? "Published weights" : "Equal weights";
  }

  // How many criteria tell that one option is higher than another, for cells that can be read.
  [[nodiscard]] std::size_t times_higher(std::size_t a, std::size_t b) const {
    std::size_t times = 0;
    for (std::size_t k = 0; k < criteria(); ++k) {
      const auto& ours = audit_.table.scores[a][k];
      const auto& theirs = audit_.table.scores[b][k];
      times += ours && theirs && *ours > *theirs ? 1 : 0;
    }
    return times;
  }
  [[nodiscard]] bool dominates(std::size_t a, std::size_t b) const {
    return std::ranges::find(results_.dominances, analyse::Dominance{a, b}) != results_.dominances.end();
  }

  void set_dominance(Object& view) {
    Object object = result("dominance", "Is one option better on everything?", {"dominance"});
    TileGrid chart;
    chart.text = {"dominance-chart",
                  "On how many criteria one option beats another",
                  "Read along a line: on how many criteria the option at the left scores higher than the one above. A "
                  "strongly coloured tile means that it is nowhere lower, so it is ahead whatever the weights.",
                  {}};
    chart.columns = labels_;
    chart.key = {{"app-chart__tile app-chart__level-4", "Nowhere lower, and higher on this many"},
                 {"app-chart__tile app-chart__level-1", "Higher on this many, lower on some or not certain"}};
    chart.groups.emplace_back();
    Table table("dominance-table", "Option by option: on how many criteria it scores higher", with_options("Option"));
    for (std::size_t a = 0; a < options(); ++a) {
      GridRow row{labels_[a], {}, {}};
      std::vector<std::string> cells;
      for (std::size_t b = 0; b < options(); ++b) {
        const std::string times = fmt::format("{}", times_higher(a, b));
        const bool always = dominates(a, b);
        row.tiles.push_back(a == b ? GridTile{GridTile::none, std::string(nothing)} : GridTile{always ? 4 : 1, times});
        cells.push_back(a == b ? std::string{} : always ? times + ", never lower" : times);
        if (always) chart.text.description += fmt::format("{} is nowhere lower than {}. ", option(a), option(b));
      }
      chart.groups.front().rows.push_back(std::move(row));
      table.add(labels_[a], cells);
    }
    if (results_.dominances.empty()) chart.text.description = "No option is at least as high as another everywhere.";
    object.set("result_chart", tile_grid(chart));
    object.set("result_table", std::move(table).view());
    set_dominance_example(object);
    view.set("dominance", std::move(object));
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
    object.set("pair_readable", analyse::counted(both, "criterion", "criteria"));
    object.set("pair_higher", fmt::format("{}", higher));
    object.set("pair_same", fmt::format("{}", both - higher - lower));
    object.set("pair_lower", fmt::format("{}", lower));
    object.set("pair_missing", both < criteria() ? Value(fmt::format("{}", criteria() - both)) : Value(false));
    object.set("pair_dominates", dominates(a, b));
  }

  [[nodiscard]] static std::string range_text(const analyse::StableRange& range) {
    return fmt::format("{} to {}", percentage(range.from), percentage(range.to));
  }

  void set_weights(Object& view) {
    if (results_.stability.empty()) return;
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

    RangeBars chart;
    chart.text = {"weight-stability-chart",
                  one_leader ? fmt::format("Where {} stays first", leader) : "Where the first place stays as it is",
                  "The whole width is all weights from nothing to everything on that one criterion, while the others "
                  "share the rest as they do now.",
                  {}};
    chart.range_words = one_leader ? "Stays first" : "Stays as it is";
    chart.now_words = "Share of the weight now";
    Table table("weight-stability-table",
                "The share of the whole weight that each criterion has, and between which shares nothing changes",
                {{"Criterion"},
                 {"Now"},
                 {"First place stays"},
                 {"First if less", false},
                 {"First if more", false},
                 {"Whole order stays"}});
    for (const std::size_t i : order) {
      const analyse::WeightStability& at = results_.stability[i];
      const auto& certain = results_.certain_stability[i];
      const auto rises = [&](const std::optional<analyse::Crossing>& crossing) {
        return crossing ? labels_[crossing->rises] : std::string{};
      };
      table.add(criterion(at.criterion), {percentage(at.share), range_text(at.leader), rises(at.leader.below),
                                          rises(at.leader.above), range_text(at.order)});
      if (!at.leader.below && !at.leader.above && !(certain && (certain->below || certain->above))) continue;
      RangeBar bar{criterion(at.criterion), range_text(at.leader), at.leader.from, at.leader.to, at.share};
      if (certain) {
        bar.certain = RangeBar::Certain{certain->from, certain->to};
        if (certain->from != at.leader.from || certain->to != at.leader.to)
          chart.certain_words = chart.range_words + ", whatever the missing scores are";
      }
      chart.text.description += fmt::format("{}: {}, now {}. ", bar.label, bar.value, percentage(at.share));
      chart.bars.push_back(std::move(bar));
    }
    if (chart.certain_words.empty()) {
      for (RangeBar& bar : chart.bars) bar.certain.reset();
    }
    const std::size_t anything = results_.stability.size() - chart.bars.size();
    if (anything > 0 && !chart.bars.empty()) {
      chart.text.reading +=
          fmt::format(" {} not drawn: {} weight can be anything.",
                      analyse::counted(anything, "criterion is", "criteria are"), anything == 1 ? "its" : "their");
    }
    if (!chart.bars.empty()) object.set("result_chart", range_bars(chart));
    object.set("result_table", std::move(table).view());
    if (const auto example = crossing_example(results_)) object.set("crossing", crossing_view(*example));
    view.set("weight_stability", std::move(object));
  }

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
            {"x_lead", to_short_text(example.total_lead)},
            {"x_d", signed_text(example.on_criterion, 2)},
            {"x_d_bracket", in_brackets(example.on_criterion)},
            {"x_rest_weight", to_short_text(example.sum - example.weight)},
            {"x_r", signed_text(example.on_the_rest, 4)},
            {"x_r_bracket", in_brackets(example.on_the_rest)},
            {"x_tips", to_short_text(example.tips_at, 4)},
            {"x_tips_percent", percentage(example.tips_at)},
            {"x_falls_below", example.tips_at < example.share}};
  }

  // With a minus sign, not a hyphen.
  [[nodiscard]] static std::string signed_text(const Rational& number, int places) {
    return number < 0 ? "−" + to_short_text(-number, places) : to_short_text(number, places);
  }

  [[nodiscard]] std::string lead_text(const analyse::CellChange& change) const {
    if (change.lead == 0) return "level";
    return change.lead > 0 ? to_short_text(change.lead) + " ahead" : to_short_text(-change.lead) + " behind";
  }

  void set_scores(Object& view) {
    if (results_.sensitive.empty()) return;
    Object object = result("changed-scores", "Which single scores matter most?", {"flips"});
    const std::size_t leader = results_.first.front();
    LeadBars chart;
    chart.lead_now = lead_now();
    chart.text = {"changed-scores-chart",
                  fmt::format("What is left of the lead of {}", labels_[leader]),
                  fmt::format("Each bar changes one score to another step of the scale and leaves all others. With no "
                              "change the lead is {}.",
                              points(chart.lead_now)),
                  {}};
    chart.now_words = fmt::format("Lead now: {}", points(chart.lead_now));
    Table table("changed-scores-table",
                fmt::format("The changes of one score that matter most, and the lead of {} afterwards", option(leader)),
                {{"Criterion"},
                 {"Option", false},
                 {"Weight"},
                 {"Score"},
                 {"Changed to"},
                 {"Lead afterwards"},
                 {"Next option", false}});
    for (std::size_t i = 0; i < std::min(results_.sensitive.size(), most_changes); ++i) {
      const analyse::CellChange& change = results_.sensitive[i];
      table.add(
          criterion(change.criterion),
          {labels_[change.option], to_short_text(results_.taken.weights[change.criterion]), signed_text(change.from, 2),
           signed_text(change.to, 2), lead_text(change), labels_[change.best_other]});
    }
    for (const auto& [alike, count] : alike_changes()) {
      if (chart.bars.size() == most_charted) break;
      const std::string what = count == 1 ? criterion(alike.criterion)
                                          : fmt::format("any of {} criteria of weight {}", count,
                                                        to_short_text(results_.taken.weights[alike.criterion]));
      LeadBar bar{fmt::format("{}, {} to {} on {}", labels_[alike.option], signed_text(alike.from, 2),
                              signed_text(alike.to, 2), what),
                  lead_text(alike), alike.lead};
      chart.text.description += fmt::format("{}: {}. ", bar.label, bar.value);
      chart.bars.push_back(std::move(bar));
    }
    object.set("result_chart", lead_bars(chart));
    object.set("result_table", std::move(table).view());
    object.set("result_more", results_.sensitive.size() > most_changes
                                  ? Value(fmt::format("{}", results_.sensitive.size() - most_changes))
                                  : Value(false));
    if (const auto example = score_example(results_)) {
      object.set("changed", Object{{"c_criterion", Value::borrowed(criterion(example->change.criterion))},
                                   {"c_option", Value::borrowed(option(example->change.option))},
                                   {"c_from", signed_text(example->change.from, 2)},
                                   {"c_to", signed_text(example->change.to, 2)},
                                   {"c_weight", to_short_text(example->weight)},
                                   {"c_points", signed_text(example->points, 2)},
                                   {"c_before", to_short_text(example->total_before)},
                                   {"c_after", to_short_text(example->total_after)},
                                   {"c_leader", Value::borrowed(option(leader))},
                                   {"c_leader_after", to_short_text(example->leader_after)},
                                   {"c_other", Value::borrowed(option(example->change.best_other))},
                                   {"c_other_after", to_short_text(example->other_after)},
                                   {"c_lead", signed_text(example->change.lead, 2)}});
    }
    view.set("changed_scores", std::move(object));
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
    std::optional<Rational> next;
    for (std::size_t at = 0; at < totals.size(); ++at) {
      if (at != results_.first.front() && (!next || totals[at] > *next)) next = totals[at];
    }
    return totals[results_.first.front()] - *next;
  }

  [[nodiscard]] std::string scheme_name(const SchemeResult& scheme) const {
    switch (scheme.scheme) {
      case Scheme::equal:
        return "Equal weights";
      case Scheme::rank_order_centroid:
        return "Only the order of the weights";
      case Scheme::one_group:
        return scheme.subject < appraisal_.groups.size()
                   ? fmt::format("{} alone", appraisal_.groups[scheme.subject].title)
                   : std::string("Criteria without a group alone");
      case Scheme::without_criterion:
        return criterion(scheme.subject);
      case Scheme::without_option:
        break;
    }
    return labels_[scheme.subject];
  }

  [[nodiscard]] GridRow rank_row(std::string label, const SchemeResult& scheme) const {
    GridRow row{std::move(label), {}, {}};
    for (std::size_t at = 0; at < options(); ++at) row.tiles.push_back(rank_tile(scheme.rank[at]));
    return row;
  }
  void add_rank_row(Table& table, std::string label, const SchemeResult& scheme) const {
    std::vector<std::string> cells;
    for (std::size_t at = 0; at < options(); ++at) cells.push_back(rank_and_percent(scheme, at));
    table.add(std::move(label), cells);
  }
  [[nodiscard]] std::string first_in_words(const SchemeResult& scheme) const {
    std::vector<std::string> titles;
    for (const std::size_t at : scheme.first) titles.push_back(option(at));
    return analyse::listed(titles);
  }

  // Ranks under each scheme of these kinds; the first line is as things are now.
  struct Ranks {
    TileGrid chart;
    Table table;
    std::size_t unlike = 0;
    std::size_t schemes = 0;
  };
  [[nodiscard]] Ranks ranks(const std::string& id, const std::string& title, const std::string& first_column,
                            const std::vector<Scheme>& kinds, bool only_unlike) const {
    Ranks made{{}, Table(id + "-table", title, with_options(first_column))};
    made.chart.text = {id + "-chart", title, "The stronger the colour, the higher the rank.", {}};
    made.chart.columns = labels_;
    made.chart.groups.emplace_back();
    const SchemeResult now = as_now();
    const std::string now_name = only_unlike ? "Nothing left out" : weights_name();
    made.chart.groups.front().rows.push_back(rank_row(now_name, now));
    made.chart.text.description = fmt::format("{}: first {}. ", now_name, first_in_words(now));
    add_rank_row(made.table, now_name, now);
    for (const SchemeResult& scheme : results_.schemes) {
      if (std::ranges::find(kinds, scheme.scheme) == kinds.end()) continue;
      if (scheme.scheme == Scheme::equal && !audit_.table.weights_published) continue;
      ++made.schemes;
      add_rank_row(made.table, scheme_name(scheme), scheme);
      if (only_unlike && scheme.rank == now.rank) continue;
      ++made.unlike;
      made.chart.groups.front().rows.push_back(rank_row(scheme_name(scheme), scheme));
      made.chart.text.description += fmt::format("{}: first {}. ", scheme_name(scheme), first_in_words(scheme));
    }
    return made;
  }

  void set_schemes(Object& view) {
    Ranks made = ranks("other-weights", "Ranks with other weights", "Weights",
                       {Scheme::equal, Scheme::rank_order_centroid, Scheme::one_group}, false);
    if (made.schemes == 0) return;
    Object object = result("other-weights", "Would other weights change the order?",
                           {"equal-weights", "rank-order-centroid", "one-group"});
    object.set("result_chart", tile_grid(made.chart));
    object.set("result_table", std::move(made.table).view());
    if (const auto example = equal_example(results_)) {
      object.set("equal", Object{{"e_option", Value::borrowed(option(results_.first.front()))},
                                 {"e_scores", to_short_text(example->scores)},
                                 {"e_criteria", fmt::format("{}", criteria())},
                                 {"e_highest", to_short_text(results_.taken.highest)},
                                 {"e_greatest", to_short_text(example->greatest)},
                                 {"e_percent", percent_text(example->percent)}});
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
                                    {"o_heaviest", percentage(weights[static_cast<std::size_t>(heaviest)])},
                                    {"o_lightest", percentage(weights[static_cast<std::size_t>(lightest)])}});
    }
    view.set("other_weights", std::move(object));
  }

  void set_without(Object& view) {
    Ranks by_criterion =
        ranks("without-criterion", "Ranks with one criterion left out", "Left out", {Scheme::without_criterion}, true);
    if (by_criterion.schemes == 0) return;
    Object object = result("left-out", "What if something is left out?", {"without-criterion"});
    const std::size_t alike = by_criterion.schemes - by_criterion.unlike;
    if (by_criterion.unlike > 0) {
      by_criterion.chart.text.title = "Criteria without which the order is another";
      if (alike > 0)
        by_criterion.chart.text.reading +=
            fmt::format(" {} not drawn: without {} the order is the same.",
                        analyse::counted(alike, "criterion is", "criteria are"), alike == 1 ? "it" : "them");
      object.set("result_chart", tile_grid(by_criterion.chart));
    }
    object.set("result_table", std::move(by_criterion.table).view());

    Ranks by_option =
        ranks("without-option", "Ranks with one option left out", "Left out", {Scheme::without_option}, true);
    if (by_option.schemes > 0) {
      object.set("option_chart", tile_grid(by_option.chart));
      object.set("option_table", std::move(by_option.table).view());
    }
    if (const auto example = without_example(results_)) {
      object.set("left_out", Object{{"l_option", Value::borrowed(option(results_.first.front()))},
                                    {"l_criterion", Value::borrowed(criterion(example->criterion))},
                                    {"l_weight", to_short_text(example->weight)},
                                    {"l_score", signed_text(example->score, 2)},
                                    {"l_highest", to_short_text(results_.taken.highest)},
                                    {"l_total", to_short_text(example->total)},
                                    {"l_greatest", to_short_text(example->greatest)},
                                    {"l_total_left", to_short_text(example->total_left)},
                                    {"l_greatest_left", to_short_text(example->greatest_left)},
                                    {"l_percent", percent_text(example->percent)}});
    }
    view.set("left_out_result", std::move(object));
  }

  [[nodiscard]] std::string share_text(std::uint64_t times) const {
    return percentage(
        Rational(static_cast<std::int64_t>(times), static_cast<std::int64_t>(results_.acceptability.draws)));
  }

  // The same for a column of figures, all with one decimal.
  [[nodiscard]] std::string share_cell(std::uint64_t times) const {
    const Rational percent = Rational(static_cast<std::int64_t>(times)) * 100 /
                             Rational(static_cast<std::int64_t>(results_.acceptability.draws));
    if (times == 0) return "0%";
    return base::rounded(percent, 1) == 0 ? "<0.1%" : base::to_text(percent, 1) + "%";
  }

  void set_acceptability(Object& view) {
    const analyse::RankAcceptability& ranks = results_.acceptability;
    if (ranks.times.empty() || ranks.draws == 0) return;
    Object object = result("all-weights", "What if any weights were possible?", {"rank-acceptability"});
    std::vector<std::size_t> order;
    for (std::size_t at = 0; at < options(); ++at) order.push_back(at);
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return ranks.times[a] > ranks.times[b]; });
    const std::string draws = to_short_text(Rational(static_cast<std::int64_t>(ranks.draws)));

    StackedBars chart;
    chart.text = {"all-weights-chart",
                  "How often each option takes each place",
                  fmt::format("Of {} sets of weights drawn by chance. The number at the right is how often the option "
                              "comes first.",
                              draws),
                  {}};
    chart.in_order = true;
    chart.maximum = Rational(static_cast<std::int64_t>(ranks.draws));
    std::vector<Column> columns{{"Option"}};
    for (std::size_t rank = 1; rank <= options(); ++rank) {
      chart.series.push_back(ordinal(rank));
      columns.push_back({ordinal(rank)});
    }
    Table table("all-weights-table", fmt::format("Share of {} draws in which each option takes each place", draws),
                columns);
    for (const std::size_t at : order) {
      StackedBar bar{labels_[at], share_cell(ranks.times[at][0]), {}, {}};
      std::vector<std::string> cells;
      for (std::size_t rank = 1; rank <= options(); ++rank) {
        const std::uint64_t times = ranks.times[at][rank - 1];
        bar.parts.emplace_back(static_cast<std::int64_t>(times));
        const Rational percent = Rational(static_cast<std::int64_t>(times)) * 100 / chart.maximum;
        bar.part_text.push_back(fmt::format("{} {}%", ordinal(rank), base::to_text(percent, 0)));
        cells.push_back(share_cell(times));
      }
      chart.text.description += fmt::format("{}: first in {}. ", option(at), share_text(ranks.times[at][0]));
      chart.bars.push_back(std::move(bar));
      table.add(labels_[at], cells);
    }
    object.set("result_chart", stacked_bars(chart));
    object.set("result_table", std::move(table).view());
    set_central_weights(order, object);
    object.set("draw_count", draws);
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
    object.set("draw_gaps", std::ranges::any_of(audit_.readings, [](const auto& row) { return !row.missing.empty(); }));
    view.set("all_weights", std::move(object));
  }

  // For each option that ever comes first, the average weights of the draws in which it does.
  void set_central_weights(const std::vector<std::size_t>& order, Object& object) const {
    std::vector<std::size_t> shown;
    std::vector<Column> columns{{"Criterion"}};
    for (const std::size_t at : order) {
      if (results_.acceptability.central_weights[at].empty()) continue;
      shown.push_back(at);
      columns.push_back({labels_[at]});
    }
    if (audit_.table.weights_published) columns.push_back({"Published weight"});
    Table table("central-weights-table",
                "Average share of the weight that a criterion has in the draws in which an option comes first",
                columns);
    for (std::size_t k = 0; k < criteria(); ++k) {
      std::vector<std::string> cells;
      for (const std::size_t at : shown)
        cells.push_back(fmt::format("{:.1f}%", 100 * results_.acceptability.central_weights[at][k]));
      if (audit_.table.weights_published) {
        const Rational sum = audit_.table.maximum() / audit_.table.highest();
        cells.push_back(fmt::format("{}%", base::to_text(results_.taken.weights[k] / sum * 100, 1)));
      }
      table.add(criterion(k), cells);
    }
    object.set("central_table", std::move(table).view());
    object.set("central_even", fmt::format("{:.1f}%", 100.0 / static_cast<double>(criteria())));
  }

  void set_missing(Object& view) {
    Object object = result("missing-scores", "How missing scores are treated", {"missing-scores"});
    Table table("missing-scores-table", "What is missing, and what is taken for it",
                {{"Option"}, {"Missing scores"}, {"Total can be"}, {"Total taken"}, {"What is taken", false}});
    bool any = false;
    for (std::size_t at = 0; at < audit_.readings.size(); ++at) {
      const analyse::Reading& reading = audit_.readings[at];
      if (reading.basis == analyse::Basis::complete && reading.sign_changed.empty()) continue;
      any = true;
      table.add(labels_[at], {fmt::format("{}", reading.missing.size()),
                              fmt::format("{} to {}", to_short_text(reading.lowest), to_short_text(reading.highest)),
                              to_short_text(reading.total), std::string(basis_words(reading.basis))});
    }
    object.set("has_missing", any);
    if (any) object.set("result_table", std::move(table).view());
    view.set("missing_scores", std::move(object));
  }

  [[nodiscard]] static std::string_view basis_words(analyse::Basis basis) {
    switch (basis) {
      case analyse::Basis::complete:
        return "the scores as printed";
      case analyse::Basis::only_filling:
        return "the only scores that give the published total";
      case analyse::Basis::spread:
        return "the points up to the published total, spread evenly over the gaps";
      case analyse::Basis::midpoint:
        break;
    }
    return "the middle of the scale";
  }

  const AppraisalContext& context_;
  const catalogue::Appraisal& appraisal_;
  const analyse::Audit& audit_;
  const analyse::Robustness& results_;
  std::vector<std::string> labels_;
  List contents_;
};

}  // namespace

GeneratedFile robustness_page(const AppraisalContext& context) {
  return {appraisal_path(context.entry(), "robustness"), [context](std::string& out) {
            render_appraisal_page(context, "robustness", "robustness", RobustnessView(context).make(), out);
          }};
}

}  // namespace scrutineer::render

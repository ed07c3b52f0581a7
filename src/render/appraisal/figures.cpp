#include "render/appraisal/figures.h"

#include <fmt/format.h>

#include <algorithm>

#include "analyse/audit_checks.h"
#include "analyse/thresholds.h"
#include "analyse/verdict.h"
#include "analyse/wording.h"
#include "link/href.h"
#include "render/appraisal/audit_marks.h"
#include "render/appraisal/files.h"
#include "render/view_parts.h"

namespace scrutineer::render {

using analyse::Finding;
using base::Rational;
using base::to_short_text;
using base::to_text;
using catalogue::Cell;
using catalogue::CellState;
using catalogue::Criterion;
using markup::List;
using markup::Object;
using markup::Value;

namespace {

std::string number_text(const std::optional<Rational>& number) { return number ? to_short_text(*number) : ""; }

words::Name severity_title(analyse::FindingSeverity severity) {
  switch (severity) {
    case analyse::FindingSeverity::error:
      return "finding.contradiction";
    case analyse::FindingSeverity::warning:
      return "finding.caution";
    case analyse::FindingSeverity::note:
      break;
  }
  return "finding.note";
}

// For the script that sorts tables.
std::string sort_key(const Rational& number) { return fmt::format("{}", number.approximate()); }

constexpr std::size_t most_marks = 7;

}  // namespace

std::optional<Colour> colour_of(const catalogue::Bands& bands, catalogue::Better better, const Rational& value) {
  const catalogue::Band* found = nullptr;
  std::size_t above = 0;
  for (const catalogue::Band& each : bands.levels) {
    if (each.from <= value && value <= each.to) found = &each;
    if (each.from > value) ++above;
  }
  if (!found) return std::nullopt;
  bool best = above == 0, worst = above + 1 == bands.levels.size();
  if (better == catalogue::Better::lower) std::swap(best, worst);
  if (best) return Colour{found, "good", "●"};
  if (worst) return Colour{found, "poor", "■"};
  return Colour{found, "fair", "▲"};
}

std::string level_class(const analyse::ScoreTable& table, const Rational& score) {
  const auto at = static_cast<std::size_t>(std::ranges::find(table.levels, score) - table.levels.begin());
  const std::size_t steps = table.levels.size() - 1;
  return fmt::format("level-{}", (table.better == catalogue::Better::lower ? steps - at : at) * 4 / steps);
}

std::string meter(const std::vector<Rational>& levels, const Rational& score) {
  std::string marks;
  if (levels.size() > most_marks) return marks;
  for (const Rational& level : levels) marks += level <= score ? "▪" : "▫";
  return marks;
}

std::string range_text(const words::Words& words, const Rational& lowest, const Rational& highest) {
  return analyse::bounds_text(words, {lowest, highest});
}

AppraisalFigures::AppraisalFigures(const link::Linked& linked, catalogue::EntryIndex index,
                                   const analyse::Appraised& appraised, std::string_view from)
    : linked_(linked),
      entry_(linked.entry(index)),
      page_(linked.page(index)),
      appraisal_(std::get<catalogue::Appraisal>(entry_.detail)),
      appraised_(appraised),
      from_(from) {}

Value AppraisalFigures::text(catalogue::TextRef ref) const { return Value::borrowed(text_html(page_, ref)); }

std::string AppraisalFigures::source(const catalogue::SourceRef& ref) const { return source_html(linked_, from_, ref); }

std::string AppraisalFigures::title_of_options(const std::vector<std::size_t>& options) const {
  return analyse::option_titles(words(), appraisal_, options);
}

std::string AppraisalFigures::href_of(std::string_view part, std::string_view anchor) const {
  return link::href(from_, part.empty() ? entry_.output : appraisal_path(entry_, part), anchor);
}

std::string AppraisalFigures::option_href(std::size_t option, std::string_view anchor) const {
  return href_of("option-" + appraisal_.options[option].id, anchor);
}

std::string AppraisalFigures::criterion_href(std::size_t criterion, std::string_view anchor) const {
  return href_of("criterion-" + appraisal_.criteria[criterion].id, anchor);
}

std::string AppraisalFigures::model_link(std::size_t option) const {
  const auto& model = appraisal_.options[option].model;
  return model ? link_to(linked_, from_, linked_.catalogue.targets.at(model->id).entry) : std::string();
}

std::optional<std::size_t> AppraisalFigures::place_of(std::size_t criterion) const {
  const auto& criteria = audit().table.criteria;
  const auto found = std::ranges::find(criteria, criterion);
  if (found == criteria.end()) return std::nullopt;
  return static_cast<std::size_t>(found - criteria.begin());
}

std::string AppraisalFigures::weight_text(std::size_t place) const {
  const analyse::ScoreTable& table = audit().table;
  if (!table.weights_published) return {};
  const Rational sum = table.weight();
  return words()("appraisal-facts.weight-of-all",
                 {{"weight", to_short_text(table.weights[place])},
                  {"sum", to_short_text(sum)},
                  {"share", analyse::percentage(words(), table.weights[place] / sum)}});
}

// The level that the score is, as a word, a shape and a class.
void AppraisalFigures::set_level(const Rational& score, Object& view) const {
  const analyse::ScoreTable& table = audit().table;
  const auto level = std::ranges::find(appraisal_.scale.levels, score, &catalogue::Level::score);
  view.set("cell_word", Value::borrowed(level->title));
  view.set("cell_class", level_class(table, score));
  view.set("cell_shape", meter(table.levels, score));
}

// The colour that the document gives the score. One given to weighted figures calls the best score of a light criterion
// poor, so those figures are coloured by their scores, and the document's colour is told in words.
void AppraisalFigures::set_colour(const Rational& score, std::size_t place, Object& view) const {
  const analyse::ScoreTable& table = audit().table;
  if (!table.on_scale(score)) return;
  if (appraisal_.bands && !appraisal_.bands->weighted) {
    const auto colour = colour_of(*appraisal_.bands, table.better, score);
    if (!colour) return;
    view.set("cell_word", Value::borrowed(colour->band->title));
    view.set("cell_class", std::string(colour->css));
    view.set("cell_shape", std::string(colour->shape));
    return;
  }
  set_level(score, view);
  if (!appraisal_.bands || !table.weights_published) return;
  const auto colour = colour_of(*appraisal_.bands, table.better, table.weights[place] * score);
  if (!colour) return;
  std::string says = words()("appraisal-score.coloured", {{"band", colour->band->title}});
  const auto best = colour_of(*appraisal_.bands, table.better, table.weights[place] * table.best());
  if (best && best->css != "good")
    says += ' ' + words()("appraisal-score.best-coloured",
                          {{"band", best->band->title}, {"weight", to_short_text(table.weights[place], 9)}});
  view.set("cell_coloured", std::move(says));
}

// What a score that cannot be read could be.
void AppraisalFigures::set_possible(std::size_t option, std::size_t place, Object& view) const {
  const analyse::ScoreTable& table = audit().table;
  const analyse::Reading& reading = audit().readings[option];
  const auto titled = [&](const Rational& score) {
    const auto level = std::ranges::find(appraisal_.scale.levels, score, &catalogue::Level::score);
    return fmt::format("{} ({})", level->title, to_short_text(score * table.weights[place]));
  };
  std::string possible = words()(
      "appraisal-score.any-from",
      {{"range", range_text(words(), table.weights[place] * table.lowest(), table.weights[place] * table.highest())}});
  const analyse::Fillings* fillings = reading.matching_fillings();
  const auto gap = std::ranges::find(reading.missing, place);
  if (fillings && gap != reading.missing.end()) {
    const auto& choices = fillings->choices[static_cast<std::size_t>(gap - reading.missing.begin())];
    std::string scores;
    for (const analyse::Choice& choice : choices)
      scores = scores.empty()
                   ? titled(choice.score)
                   : words()("appraisal-score.either", {{"some", scores}, {"another", titled(choice.score)}});
    possible = choices.size() == 1 ? words()("appraisal-score.only-fits", {{"scores", scores}})
                                   : words()("appraisal-score.fit", {{"scores", scores}});
  }
  view.set("cell_possible", std::move(possible));
}

Object AppraisalFigures::cell(std::size_t option, std::size_t criterion) const {
  const std::size_t place = *place_of(criterion);
  const analyse::ScoreTable& table = audit().table;
  const Cell& cell = appraisal_.criteria[criterion].cells[option];
  const auto& score = table.scores[option][place];
  Object view;
  if (!score) {
    view.set("cell_missing", true);
    view.set("cell_value", cell.state == CellState::not_scored ? words()("appraisal-score.not-scored")
                                                               : words()("appraisal-score.not-readable"));
    set_possible(option, place, view);
  } else {
    view.set("cell_value", to_text(cell.value));
    view.set("cell_sort", sort_key(cell.value.value));
    if (!table.on_scale(*score)) view.set("cell_off_scale", true);
    set_colour(*score, place, view);
    const auto level = std::ranges::find(appraisal_.scale.levels, *score, &catalogue::Level::score);
    if (level != appraisal_.scale.levels.end()) {
      if (appraisal_.bands && !appraisal_.bands->weighted) view.set("cell_level", Value::borrowed(level->title));
      if (appraisal_.weighted)
        view.set("cell_sum",
                 words()("appraisal-score.times-weight",
                         {{"score", to_short_text(*score)}, {"weight", to_short_text(table.weights[place])}}));
    }
  }
  view.set("cell_href", criterion_href(criterion, "app-option-" + appraisal_.options[option].id));
  return view;
}

Object AppraisalFigures::score(std::size_t option, std::size_t criterion) const {
  const Cell& cell = appraisal_.criteria[criterion].cells[option];
  return {{"score_cell", this->cell(option, criterion)},
          {"score_reason", text(cell.rationale)},
          {"score_note", text(cell.note)}};
}

Object AppraisalFigures::score_of_option(std::size_t option, std::size_t criterion) const {
  Object view = score(option, criterion);
  view.set("score_title", Value::borrowed(appraisal_.options[option].title));
  view.set("score_id", "app-option-" + appraisal_.options[option].id);
  view.set("score_href", option_href(option, "app-criterion-" + appraisal_.criteria[criterion].id));
  return view;
}

Object AppraisalFigures::score_on_criterion(std::size_t option, std::size_t criterion) const {
  Object view = score(option, criterion);
  view.set("score_title", Value::borrowed(appraisal_.criteria[criterion].title));
  view.set("score_id", "app-criterion-" + appraisal_.criteria[criterion].id);
  view.set("score_href", criterion_href(criterion));
  return view;
}

Object AppraisalFigures::result(std::size_t option) const {
  const catalogue::Option& shown = appraisal_.options[option];
  const catalogue::PublishedResult& published = shown.published;
  const analyse::OptionResult& recomputed = audit().options[option];
  const Rational& maximum = audit().maximum;
  const std::string not_published = words()("appraisal.not-published");
  const auto figure = [&](const catalogue::OptionalFigure& printed) {
    return printed ? to_text(printed->figure) : not_published;
  };
  const auto percent = [&](const std::string& number) { return analyse::percent_text(words(), number); };
  const auto key = [](const catalogue::OptionalFigure& printed) {
    return printed ? sort_key(printed->figure.value) : std::string();
  };
  const analyse::RankRange& ranks = recomputed.ranks;
  Object view{{"result_title", Value::borrowed(shown.title)},
              {"result_href", option_href(option)},
              {"published_total", figure(published.total)},
              {"published_total_sort", key(published.total)},
              {"published_unweighted", figure(published.unweighted_total)},
              {"published_unweighted_sort", key(published.unweighted_total)},
              {"published_percent", published.percent ? percent(to_text(published.percent->figure)) : not_published},
              {"published_percent_sort", key(published.percent)},
              {"published_rank", figure(published.rank)},
              {"published_rank_sort", published.rank ? sort_key(published.rank->figure.value) : std::string()},
              {"recomputed_total", range_text(words(), recomputed.total.lowest, recomputed.total.highest)},
              {"recomputed_total_sort", sort_key(recomputed.taken)},
              {"recomputed_rank", ranks.best == ranks.worst
                                      ? fmt::format("{}", ranks.best)
                                      : words()("common.range", {{"low", ranks.best}, {"high", ranks.worst}})},
              {"recomputed_rank_sort", fmt::format("{}", recomputed.rank)}};
  add_audit_marks(
      words(), appraisal_, audit(), option, [&](std::string_view anchor) { return href_of("audit", anchor); }, view);
  if (maximum > 0) {
    view.set("recomputed_percent",
             percent(analyse::bounds_text(
                 words(), {recomputed.total.lowest * 100 / maximum, recomputed.total.highest * 100 / maximum}, 1)));
    view.set("recomputed_percent_sort", sort_key(*recomputed.percent));
  } else {
    view.set("recomputed_percent", words()("appraisal-results.no-percent"));
  }
  if (analyse::is_placeholder(published.total, audit().readings[option])) view.set("not_worked_out", true);
  return view;
}

// Links to what the finding is about.
std::string AppraisalFigures::subjects(const Finding& finding) const {
  std::vector<std::string> links;
  const auto add = [&](const std::string& address, const std::string& title) {
    links.push_back(fmt::format("<a href=\"{}\">{}</a>", address, escaped(title)));
  };
  for (std::size_t i = 0; i < appraisal_.options.size(); ++i)
    if (appraisal_.options[i].id == finding.option) add(option_href(i), appraisal_.options[i].title);
  for (std::size_t i = 0; i < appraisal_.criteria.size(); ++i) {
    const Criterion& criterion = appraisal_.criteria[i];
    if (criterion.id == finding.criterion ||
        std::ranges::find(finding.criteria, criterion.id) != finding.criteria.end())
      add(criterion_href(i), criterion.title);
  }
  for (const catalogue::Gate& gate : appraisal_.gates)
    if (gate.id == finding.criterion) add(href_of("", "app-gates"), gate.title);
  return fmt::format("{}", fmt::join(links, "; "));
}

List AppraisalFigures::findings(const std::function<bool(const Finding&)>& wanted) const {
  List list;
  const auto& all = audit().findings;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Finding& finding = all[i];
    if (!wanted(finding)) continue;
    const std::string id = fmt::format("app-finding-{}", i + 1);
    Object view{{"finding_id", id},
                {"finding_number", fmt::format("{}", i + 1)},
                {"finding_href", href_of("audit", id)},
                {"finding_sentence", Value::borrowed(finding.sentence)},
                {"finding_severity", std::string(analyse::severity_name(finding.severity))},
                {"finding_kind", words()(severity_title(finding.severity))},
                {"finding_published", number_text(finding.published)},
                {"finding_recomputed", number_text(finding.recomputed)},
                {"finding_difference", number_text(finding.difference())},
                {"finding_subjects", subjects(finding)},
                {"finding_where", source(finding.where)},
                {"finding_code", Value::borrowed(finding.code)}};
    list.push_back(std::move(view));
  }
  return list;
}

void add_short_answer(const AppraisalFigures& figures, Object& view) {
  List answers;
  for (std::string& answer :
       analyse::verdict(figures.appraisal(), figures.audit(), figures.words(), figures.robustness()))
    answers.push_back({{"answer", std::move(answer)}});
  set_list(view, "short_answer", "has_short_answer", std::move(answers));
}

void add_finding_counts(const AppraisalFigures& figures, Object& view) {
  using analyse::FindingSeverity;
  List counts;
  const auto add = [&](FindingSeverity severity, words::Name counted) {
    const auto count = std::ranges::count(figures.audit().findings, severity, &Finding::severity);
    if (count == 0) return;
    counts.push_back({{"count_severity", std::string(analyse::severity_name(severity))},
                      {"count_text", figures.words()(counted, {{"count", count}})}});
  };
  add(FindingSeverity::error, "finding.contradictions-counted");
  add(FindingSeverity::warning, "finding.cautions-counted");
  add(FindingSeverity::note, "finding.notes-counted");
  set_list(view, "finding_counts", "has_finding_counts", std::move(counts));
}

}  // namespace scrutineer::render

#include "render/appraisal/pages.h"

#include <fmt/format.h>

#include <algorithm>

#include "analyse/thresholds.h"
#include "analyse/wording.h"
#include "link/href.h"
#include "render/appraisal/figures.h"
#include "render/appraisal/frame.h"
#include "render/appraisal/overview.h"
#include "render/appraisal/table.h"
#include "render/view_parts.h"

namespace scrutineer::render {

using analyse::Finding;
using analyse::FindingSeverity;
using base::Rational;
using base::to_short_text;
using catalogue::Appraisal;
using catalogue::Criterion;
using markup::List;
using markup::Object;
using markup::Value;

namespace {

constexpr std::string_view criterion_part = "criterion-", option_part = "option-";

AppraisalFigures figures_for(const AppraisalContext& context, std::string_view part) {
  return {context.linked, context.index, context.appraised, appraisal_path(context.entry(), part)};
}

Object item_of_pager(std::string_view title, std::string address) {
  return {{"pager_title", Value::borrowed(title)}, {"pager_href", std::move(address)}};
}

// ---- the audit -----------------------------------------------------------------------------------------

std::string fillings_text(const words::Words& words, const analyse::Fillings& fillings) {
  const auto number = [&](std::uint64_t count) {
    return count == analyse::Fillings::too_many ? words("appraisal-audit.very-many")
                                                : to_text(Rational(static_cast<std::int64_t>(count)), 0);
  };
  const std::string possible = number(fillings.possible), matching = number(fillings.matching);
  if (fillings.exact) return words("appraisal-audit.ways", {{"possible", possible}, {"matching", matching}});
  if (fillings.matching == 0) return words("appraisal-audit.ways-too-many", {{"possible", possible}});
  return words("appraisal-audit.ways-at-least", {{"possible", possible}, {"matching", matching}});
}

// The ways in which an option's missing scores can be filled so that they give its published total.
List fillings_view(const AppraisalFigures& figures) {
  List list;
  const Appraisal& appraisal = figures.appraisal();
  const analyse::ScoreTable& table = figures.audit().table;
  for (std::size_t option = 0; option < appraisal.options.size(); ++option) {
    const analyse::Reading& reading = figures.audit().readings[option];
    const analyse::Fillings* fillings = reading.matching_fillings();
    if (!fillings && reading.fillings) fillings = &*reading.fillings;
    if (reading.missing.empty()) continue;
    List gaps, ways;
    for (const std::size_t place : reading.missing)
      gaps.push_back({{"gap_title", Value::borrowed(appraisal.criteria[table.criteria[place]].title)},
                      {"gap_href", figures.criterion_href(table.criteria[place])}});
    for (const analyse::Filling& filling : fillings ? fillings->listed : std::vector<analyse::Filling>{}) {
      List scores;
      for (std::size_t i = 0; i < filling.size(); ++i)
        scores.push_back(
            {{"way_score",
              to_short_text(appraisal.weighted ? filling[i] * table.weights[reading.missing[i]] : filling[i])}});
      ways.push_back({{"way_number", fmt::format("{}", ways.size() + 1)}, {"way_scores", std::move(scores)}});
    }
    Object view{{"filling_option", Value::borrowed(appraisal.options[option].title)},
                {"filling_href", figures.option_href(option)},
                {"filling_missing", fmt::format("{}", reading.missing.size())},
                {"filling_text",
                 fillings ? fillings_text(figures.words(), *fillings) : figures.words()("appraisal-audit.no-total")}};
    set_list(view, "gaps", "has_gaps_listed", std::move(gaps));
    set_list(view, "ways", "has_ways", std::move(ways));
    list.push_back(std::move(view));
  }
  return list;
}

void render_audit(const AppraisalContext& context, std::string& out) {
  const AppraisalFigures figures = figures_for(context, "audit");
  const words::Words& words = context.linked.words;
  Object view = appraisal_frame(context, "audit", "appraisal-audit", words("appraisal-parts.audit"));
  add_short_answer(figures, view);
  add_finding_counts(figures, view);
  List groups, contents;
  const auto add_group = [&](FindingSeverity severity, std::string_view id, const std::string& title,
                             std::string text) {
    List found = figures.findings([&](const Finding& finding) { return finding.severity == severity; });
    if (found.empty()) return;
    contents.push_back({{"toc_href", fmt::format("#{}", id)}, {"toc_title", title}});
    groups.push_back({{"audit_id", Value::borrowed(id)},
                      {"audit_title", title},
                      {"audit_text", std::move(text)},
                      {"audit_findings", std::move(found)}});
  };
  add_group(FindingSeverity::error, "app-contradictions", words("appraisal-audit.contradictions"),
            words("appraisal-audit.contradictions-text"));
  add_group(FindingSeverity::warning, "app-cautions", words("appraisal-audit.cautions"),
            words("appraisal-audit.cautions-text"));
  add_group(FindingSeverity::note, "app-notes", words("appraisal-audit.notes"), words("appraisal-audit.notes-text"));
  List fillings = fillings_view(figures);
  if (!fillings.empty())
    contents.push_back({{"toc_href", "#app-fillings"}, {"toc_title", words("appraisal-audit.missing")}});
  contents.push_back({{"toc_href", "#app-rules"}, {"toc_title", words("appraisal-audit.rules")}});
  set_list(view, "audit_groups", "has_audit_groups", std::move(groups));
  set_list(view, "fillings", "has_fillings", std::move(fillings));
  view.set("weights_published", figures.audit().table.weights_published);
  set_list(view, "contents", "has_contents", std::move(contents));
  render_appraisal_page(context, "audit", "appraisal-audit", view, out);
}

// ---- a criterion ---------------------------------------------------------------------------------------

// In what part of its possible weights the criterion leaves the conclusion as it is.
void add_stability(const AppraisalFigures& figures, std::size_t place, Object& view) {
  const analyse::Robustness& robustness = figures.robustness();
  const auto found = std::ranges::find(robustness.stability, place, &analyse::WeightStability::criterion);
  if (found == robustness.stability.end()) return;
  const Appraisal& appraisal = figures.appraisal();
  const std::string leader = figures.title_of_options(robustness.first);
  const words::Words& words = figures.words();
  const std::string now = analyse::percentage(words, found->share);
  const analyse::StableRange& range = found->leader;
  const auto limits = [&](const analyse::StableRange& of) { return analyse::stays_text(words, of, found->share); };
  List sentences;
  const auto say = [&](std::string sentence) { sentences.push_back({{"weight_sentence", std::move(sentence)}}); };
  if (figures.audit().any_missing()) say(words("appraisal-criterion.weight-missing-scores"));
  if (!range.below && !range.above) {
    say(words("appraisal-criterion.stays-first-always",
              {{"options", leader}, {"count", robustness.first.size()}, {"now", now}}));
  } else {
    say(words("appraisal-criterion.stays-first",
              {{"options", leader}, {"count", robustness.first.size()}, {"share", limits(range)}, {"now", now}}));
    const auto ahead = [&](const std::optional<analyse::Crossing>& crossing, const Rational& end) {
      if (crossing)
        say(words("appraisal-criterion.ahead", {{"beyond", analyse::beyond_text(words, {end, found->share})},
                                                {"rises", appraisal.options[crossing->rises].title},
                                                {"falls", appraisal.options[crossing->falls].title}}));
    };
    ahead(range.below, range.from);
    ahead(range.above, range.to);
  }
  const auto at = static_cast<std::size_t>(found - robustness.stability.begin());
  const auto only_while = [&](const auto& certain, words::Name sentence) {
    if (certain && (certain->from != range.from || certain->to != range.to))
      say(words(sentence, {{"share", limits(*certain)}}));
  };
  only_while(robustness.given_totals.stability[at], "appraisal-criterion.certain-with-totals");
  only_while(robustness.given_scores.stability[at], "appraisal-criterion.certain-with-any");
  for (const analyse::SchemeResult& result : robustness.schemes) {
    if (result.scheme != analyse::Scheme::without_criterion || result.subject != place) continue;
    say(words(result.first == robustness.first ? words::Name{"appraisal-criterion.without-still"}
                                               : words::Name{"appraisal-criterion.without"},
              {{"options", figures.title_of_options(result.first)}, {"count", result.first.size()}}));
  }
  set_list(view, "weight_sentences", "has_weight_sentences", std::move(sentences));
  view.set("robustness_href", figures.href_of("robustness"));
}

void add_meanings(const AppraisalFigures& figures, const Criterion& criterion, std::optional<std::size_t> place,
                  Object& view) {
  List meanings;
  const Appraisal& appraisal = figures.appraisal();
  for (std::size_t level = 0; level < appraisal.scale.levels.size(); ++level) {
    const catalogue::Level& shown = appraisal.scale.levels[level];
    const auto defined = std::ranges::find(criterion.levels, level, &catalogue::LevelMeaning::level);
    Object meaning{{"meaning_level", Value::borrowed(shown.title)},
                   {"meaning_score", to_short_text(shown.score)},
                   {"meaning_text", defined == criterion.levels.end()
                                        ? Value(figures.words().html("appraisal-criterion.no-meaning"))
                                        : figures.text(defined->text)}};
    if (place && figures.audit().table.weights_published)
      meaning.set("meaning_weighted", to_short_text(shown.score * figures.audit().table.weights[*place]));
    meanings.push_back(std::move(meaning));
  }
  view.set("has_weighted_meanings", place && figures.audit().table.weights_published);
  if (criterion.levels.empty()) meanings.clear();
  set_list(view, "meanings", "has_meanings", std::move(meanings));
}

void render_criterion(const AppraisalContext& context, std::size_t at, std::string& out) {
  const Appraisal& appraisal = context.appraisal();
  const Criterion& criterion = appraisal.criteria[at];
  const std::string part = fmt::format("{}{}", criterion_part, criterion.id);
  const AppraisalFigures figures = figures_for(context, part);
  const std::optional<std::size_t> place = figures.place_of(at);
  Object view = appraisal_frame(context, part, "appraisal-criterion", criterion.title);
  view.set("question", figures.text(criterion.text));

  const words::Words& words = context.linked.words;
  List facts;
  const auto group = std::ranges::find(appraisal.groups, criterion.group, &catalogue::CriterionGroup::id);
  if (group != appraisal.groups.end()) add_fact(facts, words("appraisal-facts.group"), escaped(group->title));
  if (place)
    add_fact(facts, words("appraisal-facts.weight"),
             escaped(figures.audit().table.weights_published ? figures.weight_text(*place)
                                                             : words("appraisal.not-published")));
  if (place && figures.audit().table.weights_published)
    add_fact(facts, words("appraisal-facts.highest-weighted"),
             to_short_text(figures.audit().table.weights[*place] * figures.audit().table.highest()));
  add_fact(facts, words("appraisal-facts.why"), std::string(figures.text(criterion.why).text()));
  add_fact(facts, words("appraisal-facts.source"), figures.source(criterion.source));
  set_list(view, "facts", "has_facts", std::move(facts));
  view.set("remark", figures.text(criterion.remark));
  view.set("not_assessed", figures.text(criterion.not_assessed));
  add_meanings(figures, criterion, place, view);

  List scores;
  if (place)
    for (std::size_t option = 0; option < appraisal.options.size(); ++option)
      scores.push_back(figures.score_of_option(option, at));
  set_list(view, "scores", "has_scores", std::move(scores));
  if (place) add_stability(figures, *place, view);
  set_list(view, "own_findings", "has_own_findings", figures.findings([&](const Finding& finding) {
    return finding.criterion == criterion.id ||
           std::ranges::find(finding.criteria, criterion.id) != finding.criteria.end();
  }));
  const auto pager = [&](std::size_t to) {
    return item_of_pager(appraisal.criteria[to].title, figures.criterion_href(to));
  };
  if (at > 0) view.set("previous", pager(at - 1));
  if (at + 1 < appraisal.criteria.size()) view.set("next", pager(at + 1));
  view.set("has_pager", appraisal.criteria.size() > 1);
  render_appraisal_page(context, part, "appraisal-criterion", view, out);
}

// ---- an option -----------------------------------------------------------------------------------------

// What the document says that the option came to.
std::string printed_results(const words::Words& words, const catalogue::PublishedResult& published,
                            bool weights_published) {
  std::vector<std::string> printed;
  if (published.unweighted_total)
    printed.push_back(words("appraisal-facts.published-sum", {{"sum", to_text(published.unweighted_total->figure)}}));
  if (published.total)
    printed.push_back(words(weights_published ? words::Name{"appraisal-facts.published-total"}
                            : printed.empty() ? words::Name{"appraisal-facts.published-weighted"}
                                              : words::Name{"appraisal-facts.published-weighted-after-sum"},
                            {{"total", to_text(published.total->figure)}}));
  if (published.percent) printed.push_back(analyse::percent_text(words, to_text(published.percent->figure)));
  if (published.rank)
    printed.push_back(
        words("appraisal-facts.published-rank", {{"rank", analyse::rank_text(words, published.rank->figure.value)}}));
  return printed.empty() ? words("appraisal-facts.published-nothing") : fmt::format("{}", fmt::join(printed, ", "));
}

List option_facts(const AppraisalFigures& figures, std::size_t at) {
  const catalogue::Option& option = figures.appraisal().options[at];
  const words::Words& words = figures.words();
  const analyse::Audit& audit = figures.audit();
  const bool weighted = audit.table.weights_published;
  const analyse::OptionResult& recomputed = audit.options[at];
  const std::string percent =
      audit.maximum > 0
          ? analyse::bounds_text(
                words, {recomputed.total.lowest * 100 / audit.maximum, recomputed.total.highest * 100 / audit.maximum},
                1)
          : "none";
  List facts;
  add_fact(facts, words("appraisal-facts.model"), figures.model_link(at));
  add_fact(facts, words("appraisal-facts.published"), escaped(printed_results(words, option.published, weighted)));
  add_fact(facts, words("appraisal-facts.recomputed"),
           escaped(words(weighted ? words::Name{"appraisal-facts.recomputed-total"}
                                  : words::Name{"appraisal-facts.recomputed-sum"},
                         {{"total", range_text(words, recomputed.total.lowest, recomputed.total.highest)},
                          {"percent", percent},
                          {"maximum", to_short_text(audit.maximum)},
                          {"rank", analyse::rank_range(words, recomputed.ranks)}})));
  const auto& acceptability = figures.robustness().acceptability;
  if (at < acceptability.times.size() && acceptability.draws > 0) {
    const std::string share_first = analyse::percentage(words, acceptability.share_of(acceptability.times[at][0]));
    add_fact(facts, words("appraisal-facts.all-weights"),
             words.html("appraisal-facts.first-in-draws", {{"share", escaped(share_first)},
                                                           {"draws", acceptability.draws},
                                                           {"robustness_href", figures.href_of("robustness")}}));
  }
  add_fact(facts, words("appraisal-facts.source"), figures.source(option.source));
  return facts;
}

// The criteria on which the option has the given score, the heaviest first.
List criteria_with_score(const AppraisalFigures& figures, std::size_t option, const Rational& score) {
  const analyse::ScoreTable& table = figures.audit().table;
  std::vector<std::size_t> places;
  for (std::size_t place = 0; place < table.criteria.size(); ++place)
    if (table.scores[option][place] == score) places.push_back(place);
  std::ranges::stable_sort(places, [&](std::size_t a, std::size_t b) { return table.weights[a] > table.weights[b]; });
  List list;
  for (const std::size_t place : places)
    list.push_back({{"extreme_title", Value::borrowed(figures.appraisal().criteria[table.criteria[place]].title)},
                    {"extreme_href", "#app-criterion-" + figures.appraisal().criteria[table.criteria[place]].id},
                    {"extreme_weight",
                     table.weights_published
                         ? figures.words()("appraisal-option.weight", {{"weight", to_short_text(table.weights[place])}})
                         : std::string()}});
  return list;
}

// The criteria under the titles of their groups, in the order printed.
List scores_by_group(const AppraisalFigures& figures, std::size_t option) {
  const Appraisal& appraisal = figures.appraisal();
  List groups;
  for (const ScoreGroup& group : score_groups(figures.words(), appraisal)) {
    List scores;
    for (const std::size_t criterion : group.criteria)
      if (figures.place_of(criterion)) scores.push_back(figures.score_on_criterion(option, criterion));
    if (scores.empty()) continue;
    groups.push_back({{"score_group_title", group.title}, {"group_scores", std::move(scores)}});
  }
  return groups;
}

void render_option(const AppraisalContext& context, std::size_t at, std::string& out) {
  const Appraisal& appraisal = context.appraisal();
  const catalogue::Option& option = appraisal.options[at];
  const std::string part = fmt::format("{}{}", option_part, option.id);
  const AppraisalFigures figures = figures_for(context, part);
  const std::string path = appraisal_path(context.entry(), part);
  Object view = appraisal_frame(context, part, "appraisal-option", option.title);
  view.set("summary", figures.text(option.summary));
  set_list(view, "facts", "has_facts", option_facts(figures, at));
  view.set("option_note", figures.text(option.note));

  const analyse::ScoreTable& table = figures.audit().table;
  set_list(view, "strongest", "has_strongest", criteria_with_score(figures, at, table.best()));
  set_list(view, "weakest", "has_weakest", criteria_with_score(figures, at, table.worst()));
  set_list(view, "own_findings", "has_own_findings",
           figures.findings([&](const Finding& finding) { return finding.option == option.id; }));
  set_list(view, "score_groups", "has_score_groups", scores_by_group(figures, at));
  if (option.model) {
    const catalogue::EntryIndex model = context.linked.catalogue.targets.at(option.model->id).entry;
    view.set("model_link", figures.model_link(at));
    if (context.site)
      set_list(view, "appraised", "has_appraised",
               scores_of_model(context.linked, *context.site, model, path, context.index));
    List uses;
    for (const catalogue::EntryIndex use : context.linked.page(model).uses)
      uses.push_back({{"use_title", Value::borrowed(context.linked.entry(use).title)},
                      {"use_href", link::href(path, context.linked.entry(use).output)},
                      {"use_summary", Value::borrowed(context.linked.page(use).summary_plain)}});
    set_list(view, "uses", "has_uses", std::move(uses));
  }
  const auto pager = [&](std::size_t to) {
    return item_of_pager(appraisal.options[to].title, figures.option_href(to));
  };
  if (at > 0) view.set("previous", pager(at - 1));
  if (at + 1 < appraisal.options.size()) view.set("next", pager(at + 1));
  view.set("has_pager", appraisal.options.size() > 1);
  render_appraisal_page(context, part, "appraisal-option", view, out);
}

void render_table(const AppraisalContext& context, std::string& out) {
  const AppraisalFigures figures = figures_for(context, "table");
  Object view = appraisal_frame(context, "table", "appraisal-table", figures.words()("appraisal-parts.table"));
  add_score_table(figures, view);
  render_appraisal_page(context, "table", "appraisal-table", view, out);
}

}  // namespace

void add_appraisal_pages(const AppraisalContext& context, std::vector<exports::GeneratedFile>& files) {
  const auto add = [&](const std::string& part, auto render) {
    files.push_back({appraisal_path(context.entry(), part), std::move(render)});
  };
  add("table", [context](std::string& out) { render_table(context, out); });
  add("audit", [context](std::string& out) { render_audit(context, out); });
  for (std::size_t i = 0; i < context.appraisal().criteria.size(); ++i)
    add(fmt::format("{}{}", criterion_part, context.appraisal().criteria[i].id),
        [context, i](std::string& out) { render_criterion(context, i, out); });
  for (std::size_t i = 0; i < context.appraisal().options.size(); ++i)
    add(fmt::format("{}{}", option_part, context.appraisal().options[i].id),
        [context, i](std::string& out) { render_option(context, i, out); });
}

}  // namespace scrutineer::render

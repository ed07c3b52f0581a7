#include "render/appraisal/overview.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "analyse/audit_checks.h"
#include "analyse/wording.h"
#include "exports/appraisal_downloads.h"
#include "link/href.h"
#include "render/appraisal/audit_marks.h"
#include "render/appraisal/chart_data.h"
#include "render/appraisal/figures.h"
#include "render/appraisal/files.h"
#include "render/appraisal/frame.h"
#include "render/appraisal/table.h"
#include "render/attribute_facts.h"
#include "render/view_parts.h"
#include "words/dates.h"

namespace scrutineer::render {

using analyse::FindingSeverity;
using base::Rational;
using base::to_short_text;
using catalogue::Appraisal;
using catalogue::EntryIndex;
using link::Linked;
using markup::List;
using markup::Object;
using markup::Value;

namespace {

constexpr std::size_t most_key_findings = 6;

// The results of robustness that a member needs first.
constexpr std::array<std::string_view, 7> key_results{
    "off-scale-scores", "leader", "dominance", "weight-stability", "flips", "without-criterion", "rank-acceptability"};

class Overview {
 public:
  Overview(const Linked& linked, EntryIndex index, const analyse::Appraised& appraised, Object& view,
           std::vector<PageSection>& sections)
      : linked_(linked),
        index_(index),
        figures_(linked, index, appraised, linked.entry(index).output),
        appraisal_(figures_.appraisal()),
        words_(linked.words),
        view_(view),
        sections_(sections) {}

  void add() {
    add_appraisal_parts(words_, figures_.entry(), figures_.entry().output, view_);
    add_short_answer(figures_, view_);
    add_asked();
    add_compared();
    add_conclusion();
    add_sums();
    add_hangs_on();
    add_gates();
    add_long_list();
    view_.set("assumption_count", fmt::format("{}", appraisal_.assumptions.size()));
    view_.set("issue_count", fmt::format("{}", appraisal_.issues.size()));
    add_section("assumptions", "appraisal-overview.assumptions", !appraisal_.assumptions.empty());
    set_list(view_, "assumptions", "has_assumptions", remarks(appraisal_.assumptions));
    add_section("issues", "appraisal-overview.issues", !appraisal_.issues.empty());
    set_list(view_, "issues", "has_issues", remarks(appraisal_.issues));
    add_downloads();
  }

 private:
  void add_section(std::string_view name, words::Name title, bool shown = true) {
    if (shown) sections_.push_back({fmt::format("app-{}", name), words_(title)});
  }

  [[nodiscard]] std::string scale_text() const {
    std::vector<std::string> levels;
    for (const catalogue::Level& level : appraisal_.scale.levels) {
      const std::string score = to_short_text(level.score, 9);
      levels.push_back(level.title == score ? score : fmt::format("{} {}", level.title, score));
    }
    const std::string listed = fmt::format("{}", fmt::join(levels, ", "));
    const bool lower = figures_.audit().table.better == catalogue::Better::lower;
    return lower ? words_("appraisal-facts.lower-is-better", {{"levels", listed}}) : listed;
  }

  [[nodiscard]] std::string weights_text() const {
    const analyse::ScoreTable& table = figures_.audit().table;
    if (!table.weights_published) return words_.html("appraisal.not-published");
    const Rational sum = table.weight();
    const auto [least, most] = std::ranges::minmax(table.weights);
    return words_.html("appraisal-facts.weights-together",
                       {{"range", escaped(range_text(words_, least, most))}, {"sum", to_short_text(sum)}});
  }

  [[nodiscard]] std::string criteria_text() const {
    const std::size_t scored = figures_.audit().table.criteria.size();
    return words_.html(
        "appraisal-facts.criteria-counted",
        {{"scored", scored}, {"left_out", appraisal_.criteria.size() - scored}, {"groups", appraisal_.groups.size()}});
  }

  // Who asked, when, and what was compared.
  void add_asked() {
    List facts;
    add_facts(linked_, index_, true, facts);
    add_fact(facts, words_("appraisal-facts.council"), escaped(appraisal_.council));
    add_fact(
        facts, words_("appraisal-facts.date"),
        escaped(appraisal_.date ? words::long_form(words_, *appraisal_.date) : words_("appraisal-facts.not-dated")));
    std::string options;
    for (std::size_t i = 0; i < appraisal_.options.size(); ++i)
      options += fmt::format("{}<a href=\"{}\">{}</a>", i == 0 ? "" : "; ", figures_.option_href(i),
                             escaped(appraisal_.options[i].title));
    add_fact(facts, words_("appraisal-facts.compared"), std::move(options));
    set_list(view_, "asked_facts", "has_asked_facts", std::move(facts));
  }

  void add_compared() {
    List facts;
    add_fact(facts, words_("appraisal-facts.criteria"), criteria_text());
    add_fact(facts, words_("appraisal-facts.scores"), escaped(scale_text()));
    add_fact(facts, words_("appraisal-facts.weights"), weights_text());
    add_fact(facts, words_("appraisal-facts.highest-total"), to_short_text(figures_.audit().maximum));
    add_fact(facts, words_("appraisal-facts.source"), figures_.source(appraisal_.source));
    add_facts(linked_, index_, false, facts);
    set_list(view_, "facts", "has_facts", std::move(facts));
    view_.set("date_note", figures_.text(appraisal_.date_note));
    view_.set("copy_note", figures_.text(appraisal_.note));

    add_section("options", "appraisal-overview.options");
    List options;
    for (std::size_t i = 0; i < appraisal_.options.size(); ++i)
      options.push_back({{"option_title", Value::borrowed(appraisal_.options[i].title)},
                         {"option_href", figures_.option_href(i)},
                         {"option_summary", figures_.text(appraisal_.options[i].summary)},
                         {"option_model", figures_.model_link(i)}});
    set_list(view_, "options", "has_options", std::move(options));
    view_.set("table_href", figures_.href_of("table"));
    view_.set("criteria_count", fmt::format("{}", figures_.audit().table.criteria.size()));
  }

  void add_conclusion() {
    add_section("conclusion", "appraisal-overview.conclusion");
    view_.set("conclusion", figures_.text(appraisal_.conclusion));
    view_.set("weights_published", figures_.audit().table.weights_published);
    List results;
    bool gaps = false;
    bool not_worked_out = false;
    for (std::size_t i = 0; i < appraisal_.options.size(); ++i) {
      const analyse::Reading& reading = figures_.audit().readings[i];
      results.push_back(figures_.result(i));
      gaps = gaps || !reading.missing.empty();
      not_worked_out = not_worked_out || analyse::is_placeholder(appraisal_.options[i].published.total, reading);
    }
    set_list(view_, "results", "has_results", std::move(results));
    view_.set("totals_chart", totals_drawing(words_, appraisal_, figures_.audit(), "app-totals-chart"));
    view_.set("has_gaps", gaps);
    view_.set("ranks_published", std::ranges::any_of(appraisal_.options, [](const catalogue::Option& option) {
                return option.published.rank.has_value();
              }));
    view_.set("has_not_worked_out", not_worked_out);
  }

  // In how far the published totals are the sums of their scores.
  [[nodiscard]] std::string sums_sentence() const {
    const analyse::Audit& audit = figures_.audit();
    std::size_t totals = 0, complete = 0, explained = 0;
    for (std::size_t i = 0; i < appraisal_.options.size(); ++i) {
      const analyse::Reading& reading = audit.readings[i];
      const catalogue::OptionalFigure& total = analyse::published_total(appraisal_.options[i], audit.table);
      if (!total || analyse::is_placeholder(total, reading)) continue;
      ++totals;
      const bool sums_up = reading.fillings && reading.fillings->matching > 0;
      if (sums_up && reading.missing.empty()) ++complete;
      if (sums_up) ++explained;
    }
    if (totals == 0) return words_("appraisal-overview.no-totals");
    const bool weighted = audit.table.weights_published;
    if (complete == totals)
      return words_(
          weighted ? words::Name{"appraisal-overview.totals-right"} : words::Name{"appraisal-overview.sums-right"},
          {{"count", totals}});
    std::string text = words_(weighted ? words::Name{"appraisal-overview.totals-confirmed"}
                                       : words::Name{"appraisal-overview.sums-confirmed"},
                              {{"confirmed", complete}, {"count", totals}});
    if (explained > complete)
      text += ' ' + (explained == totals ? words_("appraisal-overview.all-could-be-right")
                                         : words_("appraisal-overview.could-be-right", {{"count", explained}}));
    return text;
  }

  // Whether the finding is about the option that the document prints as first or, where it prints none, that its scores
  // put there.
  [[nodiscard]] bool is_of_winner(const analyse::Finding& finding) const {
    const auto first = [](const catalogue::Option& option) {
      return option.published.rank && option.published.rank->figure.value == 1;
    };
    const auto about = [&](const catalogue::Option& option) {
      return finding.option == option.id || std::ranges::find(finding.options, option.id) != finding.options.end();
    };
    const auto& options = appraisal_.options;
    if (std::ranges::any_of(options, first))
      return std::ranges::any_of(options,
                                 [&](const catalogue::Option& option) { return first(option) && about(option); });
    return std::ranges::any_of(figures_.robustness().first,
                               [&](const std::size_t option) { return about(options[option]); });
  }

  // One finding of each kind, where there is one the winner's own, the gravest first.
  [[nodiscard]] List key_findings() const {
    std::set<std::string_view> codes;
    std::vector<const analyse::Finding*> chosen;
    const auto choose = [&](bool of_winner) {
      for (const auto severity : {FindingSeverity::error, FindingSeverity::warning})
        for (const analyse::Finding& finding : figures_.audit().findings)
          if (chosen.size() < most_key_findings && finding.severity == severity &&
              (!of_winner || is_of_winner(finding)) && codes.insert(finding.code).second)
            chosen.push_back(&finding);
    };
    choose(true);
    choose(false);
    List list;
    for (const auto severity : {FindingSeverity::error, FindingSeverity::warning})
      std::ranges::move(figures_.findings([&](const analyse::Finding& each) {
        return each.severity == severity && std::ranges::find(chosen, &each) != chosen.end();
      }),
                        std::back_inserter(list));
    return list;
  }

  void add_sums() {
    add_section("sums", "appraisal-parts.audit");
    view_.set("verdict", sums_sentence());
    view_.set("audit_href", figures_.href_of("audit"));
    view_.set("finding_count", fmt::format("{}", figures_.audit().findings.size()));
    add_finding_counts(figures_, view_);
    set_list(view_, "key_findings", "has_key_findings", key_findings());
  }

  void add_hangs_on() {
    add_section("hangs-on", "robustness.title");
    List statements;
    for (const analyse::Statement& statement : figures_.robustness().statements)
      if (std::ranges::find(key_results, statement.code) != key_results.end())
        statements.push_back({{"statement", Value::borrowed(statement.sentence)}});
    set_list(view_, "statements", "has_statements", std::move(statements));
    view_.set("robustness_href", figures_.href_of("robustness"));
    view_.set("what_if_href", figures_.href_of("what-if"));
  }

  void add_gates() {
    add_section("gates", "appraisal.gates", !appraisal_.gates.empty());
    List gates;
    for (const catalogue::Gate& gate : appraisal_.gates) {
      std::vector<std::size_t> failed;
      for (std::size_t i = 0; i < gate.passed.size(); ++i)
        if (!gate.passed[i]) failed.push_back(i);
      gates.push_back({{"gate_title", Value::borrowed(gate.title)},
                       {"gate_text", figures_.text(gate.text)},
                       {"gate_result", failed.empty() ? words_("appraisal-overview.all-passed")
                                                      : words_("appraisal-overview.failed",
                                                               {{"options", figures_.title_of_options(failed)}})},
                       {"gate_source", figures_.source(gate.source)}});
    }
    if (every_gate_passed(appraisal_))
      view_.set("gates_passed", words_("appraisal.gates-passed", {{"gate_count", gates.size()}}));
    set_list(view_, "gates", "has_gates", std::move(gates));
  }

  void add_long_list() {
    add_section("long-list", "appraisal-overview.long-list", !appraisal_.long_list.empty());
    List steps;
    for (const catalogue::LongListStep& step : appraisal_.long_list)
      steps.push_back({{"step_title", Value::borrowed(step.title)},
                       {"step_options", fmt::format("{}", step.options)},
                       {"step_text", figures_.text(step.text)},
                       {"step_source", figures_.source(step.source)}});
    set_list(view_, "steps", "has_steps", std::move(steps));
  }

  [[nodiscard]] List remarks(const std::vector<catalogue::Remark>& all) const {
    List list;
    for (const catalogue::Remark& remark : all)
      list.push_back({{"remark_title", Value::borrowed(remark.title)},
                      {"remark_text", figures_.text(remark.text)},
                      {"remark_source", figures_.source(remark.source)}});
    return list;
  }

  void add_downloads() {
    struct Download {
      std::string_view ending;
      words::Name title, text;
    };
    static constexpr std::array<Download, 5> downloads{
        {{".xlsx", "appraisal-downloads.spreadsheet", "appraisal-downloads.spreadsheet-text"},
         {"-scores.csv", "appraisal-downloads.scores", "appraisal-downloads.scores-text"},
         {"-audit.csv", "appraisal-downloads.findings", "appraisal-downloads.findings-text"},
         {"-robustness.csv", "appraisal-downloads.robustness", "appraisal-downloads.robustness-text"},
         {".json", "appraisal-downloads.everything", "appraisal-downloads.everything-text"}}};
    add_section("downloads", "appraisal-downloads.title");
    List list;
    for (const Download& download : downloads)
      list.push_back({{"download_title", words_(download.title)},
                      {"download_text", words_(download.text)},
                      {"download_href", link::href(figures_.entry().output,
                                                   exports::appraisal_data_path(figures_.entry(), download.ending))}});
    set_list(view_, "downloads", "has_downloads", std::move(list));
  }

  const Linked& linked_;
  EntryIndex index_;
  AppraisalFigures figures_;
  const Appraisal& appraisal_;
  const words::Words& words_;
  Object& view_;
  std::vector<PageSection>& sections_;
};

}  // namespace

void add_appraisal_overview(const Linked& linked, EntryIndex index, const analyse::Appraised& appraised, Object& view,
                            std::vector<PageSection>& sections) {
  Overview(linked, index, appraised, view, sections).add();
}

std::vector<Scoring> scorings_of(const Linked& linked, const analyse::AppraisedSite& appraised, EntryIndex model) {
  std::vector<Scoring> scorings;
  for (const auto& [index, results] : appraised) {
    const auto& appraisal = std::get<Appraisal>(linked.entry(index).detail);
    for (std::size_t at = 0; at < appraisal.options.size(); ++at) {
      const catalogue::Option& option = appraisal.options[at];
      if (option.model && linked.catalogue.targets.at(option.model->id).entry == model)
        scorings.push_back({index, at, !analyse::is_placeholder(option.published.total, results.audit.readings[at])});
    }
  }
  return scorings;
}

List scores_of_model(const Linked& linked, const analyse::AppraisedSite& appraised, EntryIndex model,
                     std::string_view from, std::optional<EntryIndex> except) {
  List list;
  const words::Words& words = linked.words;
  const std::string not_published = words("appraisal.not-published");
  const auto figure = [&](const catalogue::OptionalFigure& printed, bool is_percent, bool not_worked_out) {
    if (!printed) return not_published;
    std::string text = to_text(printed->figure);
    if (is_percent) text = analyse::percent_text(words, text);
    return not_worked_out ? words("appraised.not-worked-out", {{"figure", text}}) : text;
  };
  for (const auto& [index, at, worked_out] : scorings_of(linked, appraised, model)) {
    if (except == index) continue;
    const catalogue::Entry& entry = linked.entry(index);
    const auto& appraisal = std::get<Appraisal>(entry.detail);
    const catalogue::Option& option = appraisal.options[at];
    const catalogue::PublishedResult& published = option.published;
    list.push_back(
        {{"appraised_title", Value::borrowed(entry.title)},
         {"appraised_href", link::href(from, entry.output)},
         {"appraised_option", Value::borrowed(option.title)},
         {"appraised_option_href", link::href(from, appraisal_path(entry, "option-" + option.id))},
         {"appraised_total", figure(published.total, false, !worked_out)},
         {"appraised_unweighted", figure(published.unweighted_total, false, false)},
         {"appraised_percent", figure(published.percent, true, !worked_out)},
         {"appraised_rank", published.rank ? words("appraised.rank-of", {{"rank", to_text(published.rank->figure)},
                                                                         {"options", appraisal.options.size()}})
                                           : not_published}});
    add_audit_marks(
        words, appraisal, appraised.at(index).audit, at,
        [&](std::string_view anchor) { return link::href(from, appraisal_path(entry, "audit"), anchor); }, list.back());
  }
  return list;
}

}  // namespace scrutineer::render

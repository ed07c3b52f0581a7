// What rules find in appraisals.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "analyse/fact_finders.h"
#include "analyse/thresholds.h"
#include "analyse/wording.h"
#include "catalogue/pages.h"

namespace scrutineer::analyse {
namespace {

using base::Rational;
using base::to_short_text;
using catalogue::EntryIndex;
using catalogue::Find;

class AppraisalFacts {
 public:
  AppraisalFacts(const FactSources& sources, const catalogue::Rule& rule, EntryIndex index)
      : sources_(sources),
        words_(sources.linked.words),
        rule_(rule),
        index_(index),
        entry_(sources.linked.entry(index)),
        appraisal_(std::get<catalogue::Appraisal>(entry_.detail)),
        audit_(sources.appraised.at(index).audit),
        robustness_(sources.appraised.at(index).robustness) {}

  Facts find() {
    switch (rule_.find) {
      case Find::audit_finding:
        findings();
        break;
      case Find::low_score:
        low_scores();
        break;
      case Find::not_assessed:
        not_assessed();
        break;
      case Find::thin_margin:
        thin_margin();
        break;
      case Find::weight_flip:
        weight_flips();
        break;
      case Find::score_flip:
        score_flips();
        break;
      case Find::dominated:
        dominated();
        break;
      case Find::assumption:
        remarks(appraisal_.assumptions, "app-assumptions");
        break;
      case Find::issue:
        remarks(appraisal_.issues, "app-issues");
        break;
      default:
        break;
    }
    return std::move(facts_);
  }

 private:
  [[nodiscard]] const std::string& option(std::size_t at) const { return appraisal_.options[at].title; }
  [[nodiscard]] const std::string& option_id(std::size_t at) const { return appraisal_.options[at].id; }
  // By place in the table of scores.
  [[nodiscard]] const catalogue::Criterion& criterion(std::size_t k) const {
    return appraisal_.criteria[audit_.table.criteria[k]];
  }

  Fact& add(const std::vector<std::string_view>& ids) {
    std::vector<std::string_view> all{entry_.id};
    all.insert(all.end(), ids.begin(), ids.end());
    Fact& fact = facts_.emplace_back(fact_of(sources_, index_, all));
    fact.values = {{"appraisal", entry_.title}, {"council", appraisal_.council}};
    return fact;
  }

  void place(Fact& fact, std::string_view part, std::string anchor, std::string title) {
    fact.path = appraisal_path(entry_, part);
    fact.anchor = std::move(anchor);
    fact.title = std::move(title);
  }

  void findings() {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < audit_.findings.size(); ++i) {
      const auto& codes = rule_.codes;
      if (codes.empty() || std::ranges::find(codes, audit_.findings[i].code, &catalogue::IdRef::id) != codes.end())
        order.push_back(i);
    }
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return audit_.findings[i].severity; });
    for (const std::size_t i : order) add_finding(audit_.findings[i], fmt::format("app-finding-{}", i + 1));
  }

  void add_finding(const Finding& finding, std::string anchor) {
    Fact& fact = add({finding.code, finding.criterion, finding.level, finding.option});
    fact.item = finding.criterion;
    std::vector<std::string> options;
    const auto gate = std::ranges::find(appraisal_.gates, finding.criterion, &catalogue::Gate::id);
    for (std::size_t at = 0; at < appraisal_.options.size(); ++at) {
      const bool failed = finding.code == "gate-failed" && !gate->passed[at];
      if (option_id(at) != finding.option && !failed) continue;
      fact.about.push_back(option_id(at));
      options.push_back(option(at));
    }
    std::string subject = gate == appraisal_.gates.end() ? std::string() : gate->title;
    for (const catalogue::Criterion& each : appraisal_.criteria)
      if (each.id == finding.criterion) subject = each.title;
    const auto number = [](const std::optional<Rational>& value) {
      return value ? to_short_text(*value) : std::string();
    };
    const std::string about = subject.empty() ? words_.list(options) : subject;
    place(fact, "audit", std::move(anchor),
          about.empty() ? words_("facts.audit") : words_("facts.audit-of", {{"subject", about}}));
    if (finding.published && finding.recomputed)
      fact.figure = words_("facts.published-and-recomputed",
                           {{"published", number(finding.published)}, {"recomputed", number(finding.recomputed)}});
    fact.values.insert(fact.values.end(), {{"finding", finding.sentence},
                                           {"option", words_.list(options)},
                                           {"criterion", std::move(subject)},
                                           {"published", number(finding.published)},
                                           {"recomputed", number(finding.recomputed)},
                                           {"difference", number(finding.difference())}});
  }

  // The criteria that weigh most come first.
  void low_scores() {
    const ScoreTable& table = audit_.table;
    std::vector<std::size_t> order(table.criteria.size());
    for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
    std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t k) { return table.weights[k]; });
    for (const std::size_t k : order)
      for (std::size_t at = 0; at < table.options(); ++at)
        if (table.scores[at][k] == table.worst()) add_low_score(at, k);
  }

  void add_low_score(std::size_t at, std::size_t k) {
    const catalogue::Criterion& on = criterion(k);
    const ScoreTable& table = audit_.table;
    Fact& fact = add({on.id, option_id(at)});
    fact.item = on.id;
    fact.about = {option_id(at)};
    place(fact, "criterion-" + on.id, "app-option-" + option_id(at), on.title);
    const std::string score = to_short_text(table.worst()), highest = to_short_text(table.best());
    fact.figure = words_("facts.score", {{"score", score}, {"highest", highest}});
    const auto level = std::ranges::find(appraisal_.scale.levels, table.worst(), &catalogue::Level::score);
    fact.values.insert(fact.values.end(), {{"option", option(at)},
                                           {"criterion", on.title},
                                           {"score", score},
                                           {"highest", highest},
                                           {"level", level->title},
                                           {"weight", on.weight ? to_text(on.weight->figure) : std::string()},
                                           {"reason", words_of(sources_, index_, on.cells[at].rationale)}});
  }

  void not_assessed() {
    for (const catalogue::Criterion& each : appraisal_.criteria) {
      if (each.scored()) continue;
      Fact& fact = add({each.id});
      fact.item = each.id;
      place(fact, "criterion-" + each.id, {}, each.title);
      fact.values.insert(fact.values.end(),
                         {{"criterion", each.title}, {"reason", words_of(sources_, index_, each.not_assessed)}});
    }
  }

  // What is taken for missing scores, to stand behind "by"; empty where none is missing.
  [[nodiscard]] std::string basis() const {
    bool totals = false, middle = false;
    for (const Reading& reading : audit_.readings) {
      totals |= reading.basis == Basis::only_filling || reading.basis == Basis::spread;
      middle |= reading.basis == Basis::midpoint;
    }
    if (totals && middle) return words_("facts.basis-both");
    return totals ? words_("facts.basis-totals") : middle ? words_("facts.basis-middle") : std::string();
  }

  // Who comes second by the totals taken; the first of them when several do.
  [[nodiscard]] std::optional<std::size_t> second(std::size_t first) const {
    std::optional<std::size_t> found;
    for (std::size_t at = 0; at < audit_.options.size(); ++at)
      if (at != first &&
          (!found || lead(audit_.table.better, audit_.options[at].taken, audit_.options[*found].taken) > 0))
        found = at;
    return found;
  }

  void thin_margin() {
    if (robustness_.first.empty() || !(audit_.maximum > 0)) return;
    const std::size_t first = robustness_.first.front();
    const auto next = second(first);
    if (!next) return;
    const Rational& total = audit_.options[first].taken;
    const Rational& second_total = audit_.options[*next].taken;
    const Rational margin = lead(audit_.table.better, total, second_total);
    const bool tie = margin == 0;
    if (margin * 100 / audit_.maximum > *rule_.threshold) return;
    Fact& fact = add({});
    fact.about = {option_id(first), option_id(*next)};
    fact.anchor = "app-sums";
    fact.title = words_("facts.totals");
    const std::string first_text = text_apart(total, second_total), second_text = text_apart(second_total, total);
    fact.figure = words_("facts.first-two-totals",
                         {{"first", first_text}, {"second", second_text}, {"maximum", to_short_text(audit_.maximum)}});
    fact.values.insert(fact.values.end(), {{"option", option(first)},
                                           {"second", option(*next)},
                                           {"margin", tie ? words_("facts.no-margin") : text_apart(margin)},
                                           {"lead", tie ? words_("facts.level")
                                                        : words_("facts.lead", {{"points", points(words_, margin)}})},
                                           {"total", first_text},
                                           {"second_total", second_text},
                                           {"basis", basis()}});
  }

  // For each criterion the nearest share of the weight at which another option comes first; the nearest first.
  void weight_flips() {
    if (robustness_.first.size() != 1) return;
    struct Flip {
      std::size_t k;
      RangeEnd end;
      Rational distance;
    };
    std::vector<Flip> flips;
    for (const WeightStability& stability : robustness_.stability) {
      std::optional<Flip> nearest;
      const auto consider = [&](const std::optional<Crossing>& crossing, const Rational& end) {
        if (!crossing) return;
        const Rational distance = end < stability.share ? stability.share - end : end - stability.share;
        if (!nearest || distance < nearest->distance)
          nearest = Flip{stability.criterion, {end, stability.share}, distance};
      };
      consider(stability.leader.below, stability.leader.from);
      consider(stability.leader.above, stability.leader.to);
      if (nearest && nearest->distance * 100 <= *rule_.threshold) flips.push_back(*nearest);
    }
    std::ranges::stable_sort(flips, {}, &Flip::distance);
    const std::size_t first = robustness_.first.front();
    for (const Flip& flip : flips) {
      const catalogue::Criterion& on = criterion(flip.k);
      Fact& fact = add({on.id});
      fact.item = on.id;
      // Who comes first at the share that is printed, on the far side of where they change over.
      const Rational beyond = share_beyond(flip.end);
      std::vector<std::string> others;
      fact.about = {option_id(first)};
      for (const std::size_t at : leaders_at(robustness_.taken, flip.k, beyond)) {
        fact.about.push_back(option_id(at));
        others.push_back(option(at));
      }
      place(fact, "robustness", "app-weight-stability", words_("facts.weight-of", {{"criterion", on.title}}));
      const std::string share = share_text(words_, flip.end);
      const std::string end = percent_text(words_, to_short_text(beyond * 100, 9));
      fact.figure = words_("facts.weight-changes", {{"share", share}, {"changed", end}});
      fact.values.insert(fact.values.end(), {{"criterion", on.title},
                                             {"option", option(first)},
                                             {"other", words_.list(others)},
                                             {"weight", share},
                                             {"changed", end},
                                             {"basis", basis()}});
    }
  }

  // How many steps of the scale lie between two scores.
  [[nodiscard]] std::int64_t steps(const Rational& a, const Rational& b) const {
    const Rational& low = std::min(a, b);
    const Rational& high = std::max(a, b);
    return std::ranges::count_if(audit_.table.levels,
                                 [&](const Rational& level) { return level > low && level <= high; });
  }

  // As sensitive_cells has them: the smallest change first.
  void score_flips() {
    if (robustness_.first.size() != 1) return;
    for (const CellChange& change : robustness_.sensitive) {
      if (!change.changes_leader() || steps(change.from, change.to) > *rule_.threshold) continue;
      const catalogue::Criterion& on = criterion(change.criterion);
      Fact& fact = add({on.id, option_id(change.option)});
      fact.item = on.id;
      const std::size_t first = robustness_.first.front();
      fact.about = {option_id(change.option)};
      for (const std::size_t at : {first, change.best_other})
        if (at != change.option) fact.about.push_back(option_id(at));
      place(fact, "criterion-" + on.id, "app-option-" + option_id(change.option), on.title);
      const std::string from = to_short_text(change.from, 9), to = to_short_text(change.to, 9);
      fact.figure = words_("facts.score-changes", {{"score", from}, {"changed", to}});
      fact.values.insert(fact.values.end(), {{"criterion", on.title},
                                             {"option", option(change.option)},
                                             {"other", option(change.best_other)},
                                             {"first", option(first)},
                                             {"score", from},
                                             {"changed", to},
                                             {"basis", basis()}});
    }
  }

  void dominated() {
    for (std::size_t at = 0; at < appraisal_.options.size(); ++at) {
      std::vector<std::string> winners;
      for (const Dominance& pair : robustness_.dominances)
        if (pair.loser == at) winners.push_back(option(pair.winner));
      if (winners.empty()) continue;
      Fact& fact = add({option_id(at)});
      fact.about = {option_id(at)};
      place(fact, "robustness", "app-dominance", words_("facts.scores-of", {{"option", option(at)}}));
      fact.values.insert(fact.values.end(), {{"option", option(at)}, {"other", words_.list(winners)}});
    }
  }

  void remarks(const std::vector<catalogue::Remark>& all, std::string_view anchor) {
    for (const catalogue::Remark& remark : all) {
      Fact& fact = add({remark.id});
      fact.item = remark.id;
      fact.anchor = anchor;
      fact.title = remark.title;
      fact.values.insert(fact.values.end(),
                         {{"title", remark.title}, {"text", words_of(sources_, index_, remark.text)}});
    }
  }

  const FactSources& sources_;
  const words::Words& words_;
  const catalogue::Rule& rule_;
  EntryIndex index_;
  const catalogue::Entry& entry_;
  const catalogue::Appraisal& appraisal_;
  const Audit& audit_;
  const Robustness& robustness_;
  Facts facts_;
};

}  // namespace

Facts appraisal_facts(const FactSources& sources, const catalogue::Rule& rule, EntryIndex entry) {
  return AppraisalFacts(sources, rule, entry).find();
}

}  // namespace scrutineer::analyse

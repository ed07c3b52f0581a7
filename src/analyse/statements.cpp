// The sentences that a member can read out, one idea each.
#include <algorithm>

#include "analyse/audit_checks.h"
#include "analyse/nearest_end.h"
#include "analyse/ranking.h"
#include "analyse/robustness.h"
#include "analyse/thresholds.h"
#include "analyse/wording.h"

namespace scrutineer::analyse {

using base::Rational;
using base::to_short_text;
using base::to_text;

namespace {

class Writer {
 public:
  Writer(const catalogue::Appraisal& appraisal, const Audit& audit, const words::Words& words,
         const Robustness& results)
      : appraisal_(appraisal), audit_(audit), words_(words), results_(results) {}

  std::vector<Statement> write() {
    caveats();
    leader();
    dominance();
    weights();
    scores();
    schemes();
    acceptability();
    return std::move(out_);
  }

 private:
  void say(std::string_view code, std::string sentence) { out_.push_back({code, std::move(sentence)}); }

  [[nodiscard]] const std::string& option(std::size_t at) const { return appraisal_.options[at].title; }
  [[nodiscard]] const std::string& criterion(std::size_t k) const {
    return appraisal_.criteria[audit_.table.criteria[k]].title;
  }
  [[nodiscard]] std::string options(const std::vector<std::size_t>& places) const {
    return option_titles(words_, appraisal_, places);
  }
  // For messages to choose by.
  [[nodiscard]] const char* weights_name() const { return audit_.table.weights_published ? "published" : "equal"; }

  [[nodiscard]] Rational lead_over(std::size_t a, std::size_t b) const {
    return lead(audit_.table.better, audit_.options[a].taken, audit_.options[b].taken);
  }

  // ---- what a sentence rests on

  // Whether published totals say something of missing scores that the readable scores do not.
  [[nodiscard]] bool totals_tell() const {
    return std::ranges::any_of(
        audit_.readings, [](const Reading& r) { return r.basis == Basis::only_filling || r.basis == Basis::spread; });
  }
  // What a sentence takes for missing scores, for its message to choose by; where those that give the published
  // totals, and where its result may or may not be another with other scores.
  [[nodiscard]] const char* given_totals() const {
    const bool all = std::ranges::none_of(
        audit_.readings, [](const Reading& r) { return !r.missing.empty() && r.basis == Basis::midpoint; });
    return all ? "totals" : "some_totals";
  }
  [[nodiscard]] const char* given(bool certain) const {
    return !audit_.any_missing() ? "complete" : certain ? "any" : "taken";
  }
  // Whether one option comes first with these weights, with any score of the scale in each gap.
  [[nodiscard]] bool certain_first(const std::vector<Rational>& weights, const std::vector<std::size_t>& first) const {
    if (first.size() != 1) return false;
    const ScoreTable& table = audit_.table;
    const auto total = [&](std::size_t option, const Rational& gap) {
      Rational sum;
      for (std::size_t k = 0; k < weights.size(); ++k) sum += weights[k] * table.scores[option][k].value_or(gap);
      return sum;
    };
    const Rational least = total(first.front(), table.worst());
    for (std::size_t rival = 0; rival < table.options(); ++rival)
      if (rival != first.front() && lead(table.better, least, total(rival, table.best())) <= 0) return false;
    return true;
  }

  // What is taken for the cells that cannot be read, and what those that cannot be right would otherwise come to.
  void caveats() {
    std::vector<std::size_t> only, spread, untold, unexplained;
    for (std::size_t at = 0; at < audit_.readings.size(); ++at) {
      const Reading& reading = audit_.readings[at];
      if (reading.missing.empty()) continue;
      if (reading.basis == Basis::only_filling) only.push_back(at);
      if (reading.basis == Basis::spread) spread.push_back(at);
      if (reading.basis == Basis::midpoint) (reading.fillings ? unexplained : untold).push_back(at);
    }
    const auto caveat = [&](words::Name message, const std::vector<std::size_t>& places) {
      if (!places.empty()) say("missing-scores", words_(message, {{"options", options(places)}}));
    };
    caveat("statements.gaps-only", only);
    caveat("statements.gaps-spread", spread);
    caveat("statements.gaps-untold", untold);
    caveat("statements.gaps-unexplained", unexplained);
    for (std::size_t at = 0; at < audit_.readings.size(); ++at) off_scale(at);
  }

  void off_scale(std::size_t at) {
    const Reading& reading = audit_.readings[at];
    if (!reading.other) return;
    const auto cells_of = [&](const std::vector<std::size_t>& places) {
      std::vector<std::string> cells;
      for (const std::size_t k : places)
        cells.push_back(words_("statements.off-scale-cell",
                               {{"printed", to_text(appraisal_.criteria[audit_.table.criteria[k]].cells[at].value)},
                                {"criterion", criterion(k)}}));
      return cells;
    };
    const std::vector<std::string> cells = cells_of(reading.off_scale);
    say("off-scale-scores", words_("statements.off-scale",
                                   {{"cells", words_.list(cells)}, {"option", option(at)}, {"count", cells.size()}}));
    const bool sign = reading.other->left_open.empty();
    const std::vector<std::string> changed = sign ? cells_of(reading.other->sign_changed) : cells;
    const OptionResult::Other& other = *audit_.options[at].other;
    say("off-scale-scores",
        words_(!sign                           ? words::Name("statements.off-scale-any-score")
               : changed.size() < cells.size() ? words::Name("statements.off-scale-some-sign-changed")
                                               : words::Name("statements.off-scale-sign-changed"),
               {{"cells", words_.list(changed)},
                {"count", changed.size()},
                {"option", option(at)},
                {"points", points(words_, other.total)},
                {"rank", rank_range(words_, other.ranks)}}));
  }

  // ---- who comes first

  // Of an option that is first by the totals as printed, over the next of all.
  [[nodiscard]] std::optional<Rational> printed_lead(std::size_t first) const {
    std::optional<Rational> least;
    for (std::size_t at = 0; at < audit_.options.size(); ++at) {
      const auto& own = published_total(appraisal_.options[first], audit_.table);
      const auto& other = published_total(appraisal_.options[at], audit_.table);
      if (!own || !other || is_placeholder(other, audit_.readings[at])) return std::nullopt;
      const Rational ahead = lead(audit_.table.better, own->figure.value, other->figure.value);
      if (at != first && (!least || ahead < *least)) least = ahead;
    }
    return least && *least > 0 ? least : std::nullopt;
  }

  // Everyone who is next after the option that comes first.
  [[nodiscard]] std::vector<std::size_t> next_after(std::size_t first) const {
    std::vector<std::size_t> next;
    for (std::size_t at = 0; at < audit_.options.size(); ++at) {
      if (at == first) continue;
      const Rational ahead = next.empty() ? Rational(1) : lead_over(at, next.front());
      if (ahead > 0) next.clear();
      if (ahead >= 0) next.push_back(at);
    }
    return next;
  }

  void leader() {
    const std::vector<std::size_t>& first = results_.first;
    if (first.size() > 1) {
      say("leader", words_("statements.leaders-tie",
                           {{"weights", weights_name()}, {"options", options(first)}, {"given", given(false)}}));
      return;
    }
    std::vector<std::size_t> next = next_after(first.front());
    const auto says = [&](words::Name message, const char* missing, const std::string& ahead = {}) {
      say("leader", words_(message, {{"weights", weights_name()},
                                     {"option", option(first.front())},
                                     {"better", better_name(audit_.table.better)},
                                     {"given", missing},
                                     {"lead", ahead},
                                     {"next", options(next)}}));
    };
    const Certainty& scores = results_.given_scores;
    const Certainty& totals = results_.given_totals;
    if (next.empty()) {
      says("statements.leader-alone", "complete");
    } else if (scores.lead->exact()) {
      // Whoever is not known to be next may be level with those who are, and no nearer.
      std::erase_if(next, [&](std::size_t at) { return !audit_.options[at].total.exact(); });
      says("statements.leader-ahead", "complete", points(words_, *scores.lead));
    } else if (scores.first) {
      says("statements.leader-certain", "any");
      const std::optional<Rational> printed = printed_lead(first.front());
      say("leader", words_(printed ? words::Name("statements.lead-by-totals") : words::Name("statements.lead-open"),
                           {{"printed", printed ? points(words_, *printed) : std::string()},
                            {"lead", points(words_, *scores.lead)}}));
    } else if (totals.first) {
      says("statements.leader-by-totals", given_totals(), points(words_, *totals.lead));
      say("leader", words_("statements.leader-open-by-scores"));
    } else {
      says("statements.leader-ahead", "taken", points(words_, lead_over(first.front(), next.front())));
      say("leader", words_("statements.leader-open"));
    }
  }

  // Whether the readable scores of an option are better than those of another on some criterion.
  [[nodiscard]] bool better_somewhere(std::size_t a, std::size_t b) const {
    for (std::size_t k = 0; k < audit_.table.criteria.size(); ++k) {
      const auto &ours = audit_.table.scores[a][k], &theirs = audit_.table.scores[b][k];
      if (ours && theirs && lead(audit_.table.better, *ours, *theirs) > 0) return true;
    }
    return false;
  }

  void dominance() {
    if (results_.first.size() != 1 || audit_.options.size() < 2) return;
    const std::size_t leader = results_.first.front();
    std::vector<std::size_t> beaten;
    bool all_better_somewhere = true;
    for (std::size_t at = 0; at < audit_.options.size(); ++at)
      if (at != leader) all_better_somewhere &= better_somewhere(at, leader);
    for (const Dominance& pair : results_.dominances) {
      if (pair.winner == leader) beaten.push_back(pair.loser);
    }
    if (!beaten.empty()) {
      say("dominance", words_("statements.dominance",
                              {{"option", option(leader)}, {"others", options(beaten)}, {"count", beaten.size()}}));
    } else {
      say("dominance", words_(all_better_somewhere ? words::Name("statements.dominates-none")
                                                   : words::Name("statements.dominance-open"),
                              {{"option", option(leader)}}));
    }
  }

  // ---- one weight changed

  // The shares on this side of the end.
  [[nodiscard]] static StableRange up_to(const NearestEnd& at) {
    StableRange one_end;
    (at.end.above() ? one_end.to : one_end.from) = at.end.at;
    (at.end.above() ? one_end.above : one_end.below) = at.crossing;
    return one_end;
  }
  void say_range(const char* missing, const std::optional<NearestEnd>& nearest, bool certain) {
    const std::string& first = option(results_.first.front());
    if (!nearest) {
      say("weight-stability", words_("statements.stays-first-always", {{"given", missing}, {"option", first}}));
      return;
    }
    const RangeEnd& end = nearest->end;
    say("weight-stability", words_("statements.stays-first", {{"given", missing},
                                                              {"option", first},
                                                              {"criterion", criterion(nearest->criterion)},
                                                              {"share", stays_text(words_, up_to(*nearest), end.share)},
                                                              {"now", share_text(words_, end)}}));
    say("weight-stability", words_("statements.overtaken", {{"beyond", beyond_text(words_, end)},
                                                            {"rival", option(nearest->crossing.rises)},
                                                            {"certain", certain ? "yes" : "no"}}));
  }

  void weights() {
    if (results_.first.size() != 1 || results_.stability.empty()) return;
    const auto taken = nearest_end(results_.stability);
    if (!audit_.any_missing()) {
      say_range("complete", taken, true);
      return;
    }
    const auto nearest_given = [&](const Certainty& certain) {
      return nearest_end(results_.stability, certain.stability);
    };
    const auto by_scores = nearest_given(results_.given_scores), by_totals = nearest_given(results_.given_totals);
    const bool same = by_scores && by_totals && by_scores->criterion == by_totals->criterion &&
                      by_scores->end.at == by_totals->end.at;
    if (results_.given_scores.first) say_range("any", by_scores, false);
    if (results_.given_totals.first && totals_tell() && !(results_.given_scores.first && same)) {
      say_range(given_totals(), by_totals, false);
    } else if (!results_.given_scores.first) {
      say_range("taken", taken, true);
    }
  }

  // ---- one score changed

  // Who comes first when one score is changed and all else is as taken.
  [[nodiscard]] std::vector<std::size_t> first_after(const CellChange& change) const {
    std::vector<Rational> after = totals(results_.taken);
    after[change.option] += results_.taken.weights[change.criterion] * (change.to - change.from);
    return leaders(after, audit_.table.better);
  }

  void scores() {
    if (results_.sensitive.empty()) return;
    const CellChange& change = results_.sensitive.front();
    const std::vector<std::size_t> first = first_after(change);
    const auto say_changed = [&](words::Name message) {
      say("flips", words_(message, {{"to", to_short_text(change.to, 9)},
                                    {"from", to_short_text(change.from, 9)},
                                    {"criterion", criterion(change.criterion)},
                                    {"option", option(change.option)},
                                    {"first", options(first)},
                                    {"count", first.size()},
                                    {"lead", points(words_, change.lead)},
                                    {"given", given(false)}}));
    };
    if (change.lead < 0) {
      say_changed("statements.one-score-changes-first");
    } else if (change.lead == 0) {
      say_changed("statements.one-score-makes-a-tie");
    } else {
      say("flips", words_("statements.no-score-changes-first",
                          {{"option", option(results_.first.front())}, {"given", given(false)}}));
      say_changed("statements.nearest-score");
    }
  }

  // ---- other weights

  void schemes() {
    std::vector<std::string> changed_criteria;
    std::size_t without_criterion = 0;
    bool all_certain = true;
    for (const SchemeResult& result : results_.schemes) {
      // With fixed scale ends the others keep their order, so there is nothing to say.
      if (result.scheme == Scheme::without_option) continue;
      const bool same = result.first == results_.first;
      const bool certain = certain_first(result.weights, result.first);
      const auto say_first = [&](std::string_view code, words::Name message, const std::string& group = {}) {
        say(code, words_(message, {{"group", group},
                                   {"first", options(result.first)},
                                   {"count", result.first.size()},
                                   {"same", same ? "yes" : "no"},
                                   {"given", given(certain)}}));
      };
      switch (result.scheme) {
        case Scheme::equal:
          if (audit_.table.weights_published) say_first("equal-weights", "statements.equal-weights");
          break;
        case Scheme::rank_order_centroid:
          say_first("rank-order-centroid", "statements.rank-order-centroid");
          break;
        case Scheme::one_group:
          if (result.subject < appraisal_.groups.size())
            say_first("one-group", "statements.one-group", appraisal_.groups[result.subject].title);
          break;
        case Scheme::without_criterion:
          ++without_criterion;
          all_certain &= certain;
          if (!same) changed_criteria.push_back(criterion(result.subject));
          break;
        case Scheme::without_option:
          break;
      }
    }
    if (without_criterion == 0) return;
    const bool none = changed_criteria.empty();
    say("without-criterion",
        words_(none ? words::Name("statements.no-criterion-decides") : words::Name("statements.criteria-decide"),
               {{"criteria", words_.list(changed_criteria)},
                {"count", changed_criteria.size()},
                {"given", given(none && all_certain && results_.given_scores.first)}}));
  }

  // ---- all weights

  void acceptability() {
    const RankAcceptability& ranks = results_.acceptability;
    if (ranks.times.empty() || ranks.draws == 0 || ranks.times.size() < 2) return;
    std::vector<std::size_t> order(ranks.times.size());
    for (std::size_t at = 0; at < order.size(); ++at) order[at] = at;
    const auto times = [&](std::size_t at) { return ranks.times[at][0]; };
    std::ranges::stable_sort(order, std::ranges::greater{}, times);
    const auto share = [&](std::size_t at) { return percentage(words_, ranks.share_of(times(at))); };
    const auto group = [&](std::size_t from) {
      std::vector<std::size_t> alike;
      for (std::size_t i = from; i < order.size() && times(order[i]) == times(order[from]); ++i)
        alike.push_back(order[i]);
      return alike;
    };
    const std::vector<std::size_t> best = group(0);
    const std::vector<std::size_t> next = group(best.size());
    say("rank-acceptability", words_(next.empty()               ? words::Name("statements.rank-acceptability-all")
                                     : times(next.front()) == 0 ? words::Name("statements.rank-acceptability-no-other")
                                                                : words::Name("statements.rank-acceptability"),
                                     {{"missing", audit_.any_missing() ? "yes" : "no"},
                                      {"options", options(best)},
                                      {"count", best.size()},
                                      {"share", share(best.front())},
                                      {"draws", ranks.draws},
                                      {"next", options(next)},
                                      {"next_count", next.size()},
                                      {"next_share", next.empty() ? std::string() : share(next.front())},
                                      {"ties", ranks.tied_first > 0 ? "yes" : "no"}}));
  }

  const catalogue::Appraisal& appraisal_;
  const Audit& audit_;
  const words::Words& words_;
  const Robustness& results_;
  std::vector<Statement> out_;
};

}  // namespace

std::vector<Statement> statements(const catalogue::Appraisal& appraisal, const Audit& audit, const words::Words& words,
                                  const Robustness& results) {
  return Writer(appraisal, audit, words, results).write();
}

}  // namespace scrutineer::analyse

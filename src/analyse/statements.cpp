// The sentences that a member can read out, one idea each.
#include <fmt/format.h>

#include <algorithm>

#include "analyse/audit_checks.h"
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
  Writer(const catalogue::Appraisal& appraisal, const Audit& audit, const Robustness& results)
      : appraisal_(appraisal), audit_(audit), results_(results) {}

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
    std::vector<std::string> titles;
    for (const std::size_t at : places) titles.push_back(option(at));
    return listed(titles);
  }
  [[nodiscard]] std::string base_weights() const {
    return audit_.table.weights_published ? "With the published weights" : "With equal weights";
  }

  [[nodiscard]] std::string come_first(const std::vector<std::size_t>& places, std::string_view still = "") const {
    return fmt::format("{}{} {} first", options(places), still, places.size() == 1 ? "comes" : "come");
  }
  [[nodiscard]] Rational lead_over(std::size_t a, std::size_t b) const {
    return lead(audit_.table.better, audit_.options[a].taken, audit_.options[b].taken);
  }

  // ---- what a sentence rests on

  // Whether published totals say something of missing scores that the readable scores do not.
  [[nodiscard]] bool totals_tell() const {
    return std::ranges::any_of(
        audit_.readings, [](const Reading& r) { return r.basis == Basis::only_filling || r.basis == Basis::spread; });
  }
  [[nodiscard]] std::string where_they_can() const {
    const bool all = std::ranges::none_of(
        audit_.readings, [](const Reading& r) { return !r.missing.empty() && r.basis == Basis::midpoint; });
    return all ? "" : " where some can";
  }
  // To end a sentence with whose result may be another with other scores in the gaps.
  [[nodiscard]] std::string as_taken(bool certain) const {
    if (!audit_.any_missing()) return {};
    return certain ? ", whatever the missing scores are" : ", with the missing scores as taken here";
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
    const auto caveat = [&](std::string_view before, const std::vector<std::size_t>& places, std::string_view after) {
      if (!places.empty()) say("missing-scores", fmt::format("{} {}{}", before, options(places), after));
    };
    caveat("The missing scores of", only, " are taken as the only ones that give the published total.");
    caveat("The gaps of", spread,
           " could be filled in several ways. What follows spreads the missing points evenly over them, up to the "
           "published total.");
    caveat("No published total tells the missing scores of", untold,
           ". What follows puts them in the middle of the scale.");
    caveat("No scores of the scale bring", unexplained,
           " to the published total. What follows puts the missing ones in the middle of the scale.");
    for (std::size_t at = 0; at < audit_.readings.size(); ++at) off_scale(at);
  }

  void off_scale(std::size_t at) {
    const Reading& reading = audit_.readings[at];
    if (!reading.other) return;
    const auto cells_of = [&](const std::vector<std::size_t>& places) {
      std::vector<std::string> cells;
      for (const std::size_t k : places)
        cells.push_back(fmt::format("{} on {}", to_text(appraisal_.criteria[audit_.table.criteria[k]].cells[at].value),
                                    criterion(k)));
      return cells;
    };
    const std::vector<std::string> cells = cells_of(reading.off_scale);
    say("off-scale-scores",
        fmt::format("The scale has no score for {} of {}. {} as printed, in every total and rank here.", listed(cells),
                    option(at), cells.size() == 1 ? "It counts" : "They count"));
    const bool sign = reading.other->left_open.empty();
    const std::vector<std::string> changed = sign ? cells_of(reading.other->sign_changed) : cells;
    const OptionResult::Other& other = *audit_.options[at].other;
    const bool one = changed.size() == 1;
    const std::string which = changed.size() < cells.size() ? listed(changed) : one ? "it" : "they";
    const std::string otherwise = sign  ? one ? "had its sign changed" : "had their signs changed"
                                  : one ? "were any score of the scale instead"
                                        : "were any scores of the scale instead";
    say("off-scale-scores", fmt::format("If {} {}, {} would have {} and come {}.", which, otherwise, option(at),
                                        points(other.total), rank_range(other.ranks)));
  }
  static std::string rank_range(const RankRange& ranks) {
    return ranks.best == ranks.worst ? ordinal(ranks.best)
                                     : fmt::format("{} to {}", ordinal(ranks.best), ordinal(ranks.worst));
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
      say("leader", fmt::format("{}, {} tie for first place{}{}.", base_weights(), options(first), as_taken(false),
                                audit_.any_missing() ? "; other scores could change that" : ""));
      return;
    }
    const std::string lowest =
        audit_.table.better == catalogue::Better::lower ? "has the lowest total, which is best, and " : "";
    const std::string says = fmt::format("{}, {} {}comes first", base_weights(), option(first.front()), lowest);
    const std::vector<std::size_t> next = next_after(first.front());
    const Certainty& scores = results_.given_scores;
    const Certainty& totals = results_.given_totals;
    if (next.empty()) {
      say("leader", says + ": there is no other option.");
    } else if (scores.lead->exact()) {
      say("leader", fmt::format("{}, {} ahead of {}.", says, points(*scores.lead), options(next)));
    } else if (scores.first) {
      say("leader", says + ", whatever the missing scores are.");
      const std::optional<Rational> printed = printed_lead(first.front());
      say("leader", printed
                        ? fmt::format("By the published totals its lead is {}; by the readable scores alone it is {}.",
                                      points(*printed), points(*scores.lead))
                        : fmt::format("Its lead is {}, depending on the missing scores.", points(*scores.lead)));
    } else if (totals.first) {
      say("leader", fmt::format("{}, with any missing scores that give the published totals{}, {} ahead of the next "
                                "option.",
                                says, where_they_can(), points(*totals.lead)));
      say("leader", "By the readable scores alone, the missing ones leave that open.");
    } else {
      say("leader", fmt::format("{}, {} ahead of {}, with the missing scores as taken here.", says,
                                points(lead_over(first.front(), next.front())), options(next)));
      say("leader", "Other values of the missing scores could change that.");
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
      say("dominance",
          fmt::format("{} scores at least as well as {} on every criterion and better on some, so no weights can put "
                      "{} ahead of it.",
                      option(leader), options(beaten), beaten.size() == 1 ? "that option" : "any of them"));
    } else if (all_better_somewhere) {
      say("dominance",
          fmt::format("{} scores worse than each other option on at least one criterion, so its place depends "
                      "on how the criteria are weighed.",
                      option(leader)));
    } else {
      say("dominance",
          fmt::format("What can be read does not show that {} scores at least as well as any other option on "
                      "every criterion.",
                      option(leader)));
    }
  }

  // ---- one weight changed

  // The end of a range that is nearest to the present weight, of all criteria.
  struct NearestEnd {
    std::size_t criterion = 0;
    RangeEnd end;
    Crossing crossing;
    [[nodiscard]] Rational distance() const { return end.above() ? end.at - end.share : end.share - end.at; }
  };
  // `range_of` gives the range of a place in the list of stability.
  [[nodiscard]] std::optional<NearestEnd> nearest_end(const auto& range_of) const {
    std::optional<NearestEnd> nearest;
    for (std::size_t i = 0; i < results_.stability.size(); ++i) {
      const WeightStability& stability = results_.stability[i];
      const std::optional<StableRange> range = range_of(i);
      const auto consider = [&](const std::optional<Crossing>& crossing, const Rational& at) {
        if (!crossing) return;
        const NearestEnd end{stability.criterion, {at, stability.share}, *crossing};
        if (!nearest || end.distance() < nearest->distance()) nearest = end;
      };
      if (!range) continue;
      consider(range->below, range->from);
      consider(range->above, range->to);
    }
    return nearest;
  }
  // "while Costs carries 21.7% of the weight or less (now 10.6%)"
  [[nodiscard]] std::string while_text(const NearestEnd& at) const {
    StableRange one_end;
    (at.end.above() ? one_end.to : one_end.from) = at.end.at;
    (at.end.above() ? one_end.above : one_end.below) = at.crossing;
    return fmt::format("while {} carries {} of the weight (now {})", criterion(at.criterion),
                       stays_text(one_end, at.end.share), share_text(at.end));
  }
  void say_range(std::string_view condition, const std::optional<NearestEnd>& nearest, bool could) {
    const std::string stays =
        fmt::format("{}{}{} stays first", condition, condition.empty() ? "" : ", ", option(results_.first.front()));
    if (!nearest) {
      say("weight-stability", stays + " whatever share of the weight any one criterion carries.");
      return;
    }
    say("weight-stability", fmt::format("{} {}.", stays, while_text(*nearest)));
    say("weight-stability",
        fmt::format("{}, {} {} ahead of it; no other single weight needs to move less.", beyond_text(nearest->end),
                    option(nearest->crossing.rises), could ? "could be" : "is"));
  }

  void weights() {
    if (results_.first.size() != 1 || results_.stability.empty()) return;
    const auto taken = nearest_end([&](std::size_t i) { return std::optional(results_.stability[i].leader); });
    if (!audit_.any_missing()) {
      say_range("", taken, false);
      return;
    }
    const auto given = [&](const Certainty& certain) {
      return nearest_end([&](std::size_t i) { return certain.stability[i]; });
    };
    const auto by_scores = given(results_.given_scores), by_totals = given(results_.given_totals);
    const bool same = by_scores && by_totals && by_scores->criterion == by_totals->criterion &&
                      by_scores->end.at == by_totals->end.at;
    if (results_.given_scores.first) say_range("Whatever the missing scores are", by_scores, true);
    if (results_.given_totals.first && totals_tell() && !(results_.given_scores.first && same)) {
      say_range("With any missing scores that give the published totals" + where_they_can(), by_totals, true);
    } else if (!results_.given_scores.first) {
      say_range("With the missing scores as taken here", taken, false);
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
    const std::string what = fmt::format("{} for {}", criterion(change.criterion), option(change.option));
    const std::string taken = as_taken(false);
    const std::string changed =
        fmt::format("{} instead of {} on {}", to_short_text(change.to, 9), to_short_text(change.from, 9), what);
    if (change.lead < 0) {
      say("flips",
          fmt::format("One changed score is enough: with {}, {}{}.", changed, come_first(first_after(change)), taken));
    } else if (change.lead == 0) {
      say("flips", fmt::format("One changed score is enough for a tie: with {}, {} share the first place{}.", changed,
                               options(first_after(change)), taken));
    } else {
      say("flips", fmt::format("No single changed score takes {} from the first place{}.",
                               option(results_.first.front()), taken));
      say("flips",
          fmt::format("The one that comes nearest, {}, leaves it {} ahead{}.", changed, points(change.lead), taken));
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
      const std::string outcome = come_first(result.first, same ? " still" : "") + as_taken(certain);
      switch (result.scheme) {
        case Scheme::equal:
          if (audit_.table.weights_published)
            say("equal-weights", fmt::format("If every criterion counted the same, {}.", outcome));
          break;
        case Scheme::rank_order_centroid:
          say("rank-order-centroid",
              fmt::format("If only the order of the weights is kept (rank-order-centroid weights), {}.", outcome));
          break;
        case Scheme::one_group:
          if (result.subject < appraisal_.groups.size()) {
            say("one-group",
                fmt::format("On the criteria of {} alone, {}.", appraisal_.groups[result.subject].title, outcome));
          }
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
    say("without-criterion",
        (changed_criteria.empty()
             ? "Leaving out any one criterion does not change who comes first"
             : fmt::format("Leaving out {} changes who comes first", changed_criteria.size() == 1
                                                                         ? changed_criteria.front()
                                                                         : "any one of " + listed(changed_criteria))) +
            as_taken(all_certain && changed_criteria.empty() && results_.given_scores.first) + ".");
  }

  // ---- all weights

  void acceptability() {
    const RankAcceptability& ranks = results_.acceptability;
    if (ranks.times.empty() || ranks.draws == 0 || ranks.times.size() < 2) return;
    std::vector<std::size_t> order(ranks.times.size());
    for (std::size_t at = 0; at < order.size(); ++at) order[at] = at;
    const auto times = [&](std::size_t at) { return ranks.times[at][0]; };
    std::ranges::stable_sort(order, std::ranges::greater{}, times);
    const auto share = [&](std::size_t at) {
      return percentage(Rational(static_cast<std::int64_t>(times(at)), static_cast<std::int64_t>(ranks.draws)));
    };
    const auto group = [&](std::size_t from) {
      std::vector<std::size_t> alike;
      for (std::size_t i = from; i < order.size() && times(order[i]) == times(order[from]); ++i)
        alike.push_back(order[i]);
      return alike;
    };
    const std::vector<std::size_t> best = group(0);
    std::string sentence = fmt::format(
        "Over all possible weights{}, {} {} first in {} of {} draws", audit_.any_missing() ? " and missing scores" : "",
        options(best), best.size() == 1 ? "comes" : "each come", share(best.front()), number(ranks.draws));
    if (best.size() < order.size()) {
      const std::vector<std::size_t> next = group(best.size());
      sentence += times(next.front()) == 0 ? ", and no other option in any"
                                           : fmt::format("; next {} {} with {}", next.size() == 1 ? "comes" : "come",
                                                         options(next), share(next.front()));
    }
    if (ranks.tied_first > 0) sentence += "; options that tie each count as first";
    say("rank-acceptability", sentence + ".");
  }

  const catalogue::Appraisal& appraisal_;
  const Audit& audit_;
  const Robustness& results_;
  std::vector<Statement> out_;
};

}  // namespace

std::vector<Statement> statements(const catalogue::Appraisal& appraisal, const Audit& audit,
                                  const Robustness& results) {
  return Writer(appraisal, audit, results).write();
}

}  // namespace scrutineer::analyse

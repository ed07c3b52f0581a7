// The sentences that a member can read out, one idea each.
#include <fmt/format.h>

#include <algorithm>

#include "analyse/robustness.h"
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

  // What is taken for the cells that cannot be read.
  void caveats() {
    std::vector<std::size_t> only, spread, midpoint;
    for (std::size_t at = 0; at < audit_.readings.size(); ++at) {
      const Reading& reading = audit_.readings[at];
      if (reading.basis == Basis::only_filling) only.push_back(at);
      if (reading.basis == Basis::spread) spread.push_back(at);
      if (reading.basis == Basis::midpoint) midpoint.push_back(at);
    }
    if (!only.empty()) {
      say("missing-scores", fmt::format("The missing scores of {} are taken as the only ones that give the published "
                                        "total.",
                                        options(only)));
    }
    if (!spread.empty()) {
      say("missing-scores", fmt::format("Several sets of scores would fill the gaps of {}; what follows uses the "
                                        "published totals and spreads the missing points evenly over the gaps.",
                                        options(spread)));
    }
    if (!midpoint.empty()) {
      say("missing-scores", fmt::format("Nothing tells the missing scores of {}; what follows puts them in the middle "
                                        "of the scale.",
                                        options(midpoint)));
    }
  }

  void leader() {
    const std::vector<std::size_t>& first = results_.first;
    if (first.size() > 1) {
      say("leader", fmt::format("{}, {} tie for the first place.", base_weights(), options(first)));
      return;
    }
    const bool gaps = std::ranges::any_of(audit_.readings, [](const Reading& r) { return r.basis != Basis::complete; });
    std::string sentence = fmt::format("{}, {} comes first", base_weights(), option(first.front()));
    std::optional<Rational> next;
    std::size_t second = 0;
    for (std::size_t at = 0; at < audit_.options.size(); ++at) {
      if (at != first.front() && (!next || analyse::lead(audit_.table.better, audit_.options[at].taken, *next) > 0))
        next = audit_.options[at].taken, second = at;
    }
    if (next) {
      const Rational lead = analyse::lead(audit_.table.better, audit_.options[first.front()].taken, *next);
      sentence +=
          fmt::format(", {} {} ahead of {}", to_short_text(lead), lead == 1 ? "point" : "points", option(second));
    }
    if (gaps) {
      sentence += results_.given_totals.first ? ", whatever the missing scores are"
                                              : "; other values of the missing scores could change that";
    }
    say("leader", sentence + ".");
  }

  void dominance() {
    if (results_.first.size() != 1) return;
    const std::size_t leader = results_.first.front();
    std::vector<std::size_t> beaten;
    for (const Dominance& pair : results_.dominances) {
      if (pair.winner == leader) beaten.push_back(pair.loser);
    }
    if (beaten.empty()) {
      say("dominance", fmt::format("{} is not shown to be at least as good as any other option on every criterion: its "
                                   "place depends on how the criteria are weighed.",
                                   option(leader)));
    } else {
      say("dominance",
          fmt::format("{} scores at least as high as {} on every criterion and higher on some, so no "
                      "weights can put {} ahead of it.",
                      option(leader), options(beaten), beaten.size() == 1 ? "that option" : "any of them"));
    }
  }

  // The end of a stability range that is nearest to the present weight, of all criteria.
  struct NearestEnd {
    std::size_t criterion = 0;
    Rational share, end, distance;
    Crossing crossing;
  };
  [[nodiscard]] std::optional<NearestEnd> nearest_end(bool certain) const {
    std::optional<NearestEnd> nearest;
    for (std::size_t i = 0; i < results_.stability.size(); ++i) {
      const WeightStability& stability = results_.stability[i];
      const StableRange& range =
          certain && results_.given_totals.stability[i] ? *results_.given_totals.stability[i] : stability.leader;
      const auto consider = [&](const std::optional<Crossing>& crossing, const Rational& end) {
        if (!crossing) return;
        const Rational distance = end < stability.share ? stability.share - end : end - stability.share;
        if (!nearest || distance < nearest->distance) {
          nearest = {stability.criterion, stability.share, end, distance, *crossing};
        }
      };
      consider(range.below, range.from);
      consider(range.above, range.to);
    }
    return nearest;
  }
  [[nodiscard]] std::string condition(const NearestEnd& at) const {
    return fmt::format("{} carries {} than {} of the weight (now {})", criterion(at.criterion),
                       at.end < at.share ? "less" : "more", percentage(at.end), percentage(at.share));
  }

  void weights() {
    if (results_.first.size() != 1 || results_.stability.empty()) return;
    const std::string& leader = option(results_.first.front());
    const auto nearest = nearest_end(false);
    if (!nearest) {
      say("weight-stability",
          fmt::format("No change in the weight of a single criterion takes {} from the first place.", leader));
    } else {
      say("weight-stability",
          fmt::format("{} stays first unless {}; then {} comes ahead of it. No other single weight needs to move less.",
                      leader, condition(*nearest), option(nearest->crossing.rises)));
    }
    const auto certain = nearest_end(true);
    if (results_.given_totals.first && certain && (!nearest || certain->distance < nearest->distance)) {
      say("weight-stability",
          fmt::format("That depends on the missing scores: with some of the values they could have, "
                      "it is enough that {}.",
                      condition(*certain)));
    }
  }

  void scores() {
    if (results_.sensitive.empty()) return;
    const CellChange& change = results_.sensitive.front();
    const std::string leader = option(results_.first.front());
    const std::string what = fmt::format("{} for {}", criterion(change.criterion), option(change.option));
    if (change.lead < 0) {
      say("flips", fmt::format("One changed score is enough: with {} instead of {} on {}, {} comes first.",
                               to_short_text(change.to), to_short_text(change.from), what, option(change.best_other)));
    } else if (change.lead == 0) {
      say("flips",
          fmt::format("One changed score is enough for a tie: {} instead of {} on {} puts {} level with {}.",
                      to_short_text(change.to), to_short_text(change.from), what, option(change.best_other), leader));
    } else {
      say("flips", fmt::format("No single changed score takes {} from the first place; the one that comes nearest, {}, "
                               "leaves it {} {} ahead.",
                               leader, what, to_short_text(change.lead), change.lead == 1 ? "point" : "points"));
    }
  }

  void schemes() {
    std::vector<std::string> changed_criteria;
    std::size_t without_criterion = 0;
    for (const SchemeResult& result : results_.schemes) {
      const bool same = result.first == results_.first;
      const std::string outcome =
          same ? fmt::format("{} still {} first", options(result.first), result.first.size() == 1 ? "comes" : "come")
               : fmt::format("{} {} first", options(result.first), result.first.size() == 1 ? "comes" : "come");
      switch (result.scheme) {
        case Scheme::equal:
          if (audit_.table.weights_published)
            say("equal-weights", fmt::format("If every criterion counted the same, {}.", outcome));
          break;
        case Scheme::rank_order_centroid:
          say("rank-order-centroid", fmt::format("If only the order of the weights is kept (rank-order-centroid "
                                                 "weights), {}.",
                                                 outcome));
          break;
        case Scheme::one_group:
          if (result.subject < appraisal_.groups.size()) {
            say("one-group",
                fmt::format("On the criteria of {} alone, {}.", appraisal_.groups[result.subject].title, outcome));
          }
          break;
        case Scheme::without_criterion:
          ++without_criterion;
          if (!same) changed_criteria.push_back(criterion(result.subject));
          break;
        case Scheme::without_option:
          // With fixed scale ends the others keep their order, so there is nothing to say.
          break;
      }
    }
    if (without_criterion == 0) return;
    say("without-criterion",
        changed_criteria.empty()
            ? fmt::format("Leaving out any one criterion does not change who comes first.")
            : fmt::format("Leaving out {} changes who comes first.", changed_criteria.size() == 1
                                                                         ? changed_criteria.front()
                                                                         : "any one of " + listed(changed_criteria)));
  }

  void acceptability() {
    const RankAcceptability& ranks = results_.acceptability;
    if (ranks.times.empty() || ranks.draws == 0) return;
    const auto share = [&](std::size_t at) {
      return Rational(static_cast<std::int64_t>(ranks.times[at][0]), static_cast<std::int64_t>(ranks.draws));
    };
    std::vector<std::size_t> order(ranks.times.size());
    for (std::size_t at = 0; at < order.size(); ++at) order[at] = at;
    std::ranges::stable_sort(order,
                             [&](std::size_t a, std::size_t b) { return ranks.times[a][0] > ranks.times[b][0]; });
    std::string sentence =
        fmt::format("Over all possible weights, {} comes first in {} of {} draws", option(order.front()),
                    percentage(share(order.front())), to_text(Rational(static_cast<std::int64_t>(ranks.draws)), 0));
    if (order.size() > 1) {
      const bool never = ranks.times[order[1]][0] == 0;
      sentence += never ? ", and no other option in any"
                        : fmt::format("; next comes {} with {}", option(order[1]), percentage(share(order[1])));
    }
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

// Published ranks against published totals, and against what the scores allow.
#include <algorithm>

#include "analyse/audit_checks.h"
#include "analyse/wording.h"

namespace scrutineer::analyse {

using base::Rational;
using catalogue::Appraisal;
using catalogue::Better;
using catalogue::Option;

namespace {

class RankCheck {
 public:
  RankCheck(const Appraisal& appraisal, const words::Words& words, Audit& audit)
      : appraisal_(appraisal), words_(words), audit_(audit) {
    for (std::size_t at = 0; at < appraisal.options.size(); ++at) {
      const catalogue::OptionalFigure& rank = appraisal.options[at].published.rank;
      if (!rank) continue;
      ranked_.push_back(at);
      printed_.push_back(rank->figure.value);
    }
  }

  void run() {
    wrong_.assign(appraisal_.options.size(), false);
    contradicted_ = wrong_;
    if (!ranked_.empty() && !runs_the_other_way()) {
      check_against_totals();
      if (audit_.table.weights_published) check_against_scores();
    }
    check_open();
  }

 private:
  [[nodiscard]] const Option& option(std::size_t at) const { return appraisal_.options[at]; }

  [[nodiscard]] Finding finding(std::size_t at, std::string_view code, FindingSeverity severity) const {
    Finding made{.code = code, .severity = severity};
    made.option = option(at).id;
    const catalogue::OptionalFigure& rank = option(at).published.rank;
    if (rank) made.published = rank->figure.value;
    made.where = place(option(at).source, appraisal_);
    made.span = rank ? rank->span : option(at).published.span;
    return made;
  }

  [[nodiscard]] bool totals_published() const {
    return std::ranges::all_of(ranked_, [&](std::size_t at) { return option(at).published.total.has_value(); });
  }
  [[nodiscard]] std::vector<Rational> published_totals() const {
    std::vector<Rational> totals;
    for (const std::size_t at : ranked_) totals.push_back(option(at).published.total->figure.value);
    return totals;
  }
  [[nodiscard]] std::vector<Bounds> recomputed_totals() const {
    std::vector<Bounds> totals;
    for (const std::size_t at : ranked_) totals.push_back(audit_.options[at].total);
    return totals;
  }

  // ---- the direction of the scale ----

  // By how much the first is ahead of the second: zero where that is not known.
  [[nodiscard]] Rational known_lead(std::size_t a, std::size_t b) const {
    if (option(a).published.total && option(b).published.total)
      return lead(audit_.table.better, option(a).published.total->figure.value,
                  option(b).published.total->figure.value);
    if (!audit_.table.weights_published) return 0;
    const Bounds& of_a = audit_.options[a].total;
    const Bounds& of_b = audit_.options[b].total;
    if (of_a.lowest > of_b.highest) return lead(audit_.table.better, of_a.lowest, of_b.highest);
    if (of_a.highest < of_b.lowest) return lead(audit_.table.better, of_a.highest, of_b.lowest);
    return 0;
  }

  // Ranks that contradict every two totals that differ say something of the scale, not of the options.
  bool runs_the_other_way() {
    bool any = false;
    for (std::size_t i = 0; i < ranked_.size(); ++i) {
      for (std::size_t j = 0; j < ranked_.size(); ++j) {
        const bool ahead = known_lead(ranked_[i], ranked_[j]) > 0;
        if (ahead && printed_[i] < printed_[j]) return false;
        any |= ahead && printed_[i] > printed_[j];
      }
    }
    if (!any) return false;
    const bool higher = audit_.table.better == Better::higher;
    Finding made{.code = "scale-direction", .severity = FindingSeverity::warning};
    made.where = place(appraisal_.scale.source, appraisal_);
    made.span = appraisal_.scale.span;
    if (appraisal_.scale.better) {
      made.severity = FindingSeverity::error;
      made.sentence = words_("findings.scale-direction", {{"better", higher ? "higher" : "lower"}});
    } else {
      made.sentence = words_("findings.scale-direction-not-stated");
    }
    audit_.findings.push_back(std::move(made));
    return true;
  }

  // ---- against the published totals ----

  [[nodiscard]] std::size_t mismatches(const std::vector<Rational>& expected) const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < printed_.size(); ++i) count += printed_[i] == expected[i] ? 0 : 1;
    return count;
  }

  // The rule that fits most of the printed ranks, ours first, and the ranks that it gives.
  std::vector<Rational> choose_rule(const std::vector<Rational>& totals) {
    std::vector<Rational> best;
    for (const RankRule rule : rank_rules) {
      std::vector<Rational> expected = ranks_by(rule, totals, audit_.table.better);
      if (!best.empty() && mismatches(expected) >= mismatches(best)) continue;
      audit_.rank_rule = rule;
      best = std::move(expected);
    }
    return best;
  }

  void check_against_totals() {
    // Ranks follow from the totals printed beside them, or from the exact ones where those were rounded.
    const std::vector<Bounds> recomputed = recomputed_totals();
    const bool exact = std::ranges::all_of(recomputed, &Bounds::exact);
    if (!totals_published() && !exact) return;
    std::vector<Rational> exact_totals;
    for (const Bounds& total : recomputed) exact_totals.push_back(total.lowest);
    const std::vector<Rational> totals = totals_published() ? published_totals() : exact_totals;
    const std::vector<Rational> expected = choose_rule(totals);
    if (mismatches(expected) == 0) return note_rule(expected);
    if (!totals_published() || (exact && mismatches(choose_rule(exact_totals)) == 0)) return;
    static_cast<void>(choose_rule(totals));
    for (std::size_t i = 0; i < ranked_.size(); ++i) {
      if (printed_[i] != expected[i] && !wrong_[ranked_[i]]) report(i, totals, expected);
    }
  }

  // Options that tie are told of together.
  void report(std::size_t i, const std::vector<Rational>& totals, const std::vector<Rational>& expected) {
    std::vector<std::size_t> ranked;
    std::vector<std::string> level, ids;
    for (std::size_t j = 0; j < ranked_.size(); ++j) {
      if (totals[j] != totals[i]) continue;
      if (printed_[j] == expected[j]) {
        level.push_back(option(ranked_[j]).title);
      } else {
        wrong_[ranked_[j]] = true;
        ids.push_back(option(ranked_[j]).id);
        ranked.push_back(j);
      }
    }
    Finding made = finding(ranked_[i], "rank-differs", FindingSeverity::error);
    made.recomputed = expected[i];
    made.options = std::move(ids);
    made.sentence = rank_differs(ranked, level, expected[i]);
    audit_.findings.push_back(std::move(made));
  }

  // Of those `ranked` otherwise than `expected`, as places in the list of ranked options, that tie among themselves and
  // with the options of these names.
  [[nodiscard]] std::string rank_differs(const std::vector<std::size_t>& ranked, const std::vector<std::string>& level,
                                         const Rational& expected) const {
    const std::string place = rank_text(words_, expected);
    const std::size_t sharing = ranked.size() + level.size();
    if (sharing == 1)
      return words_("findings.rank-differs", {{"option", option(ranked_[ranked.front()]).title},
                                              {"rank", rank_text(words_, printed_[ranked.front()])},
                                              {"expected", place}});
    std::vector<std::string> said;
    for (const std::size_t j : ranked)
      said.push_back(words_("findings.rank-printed",
                            {{"option", option(ranked_[j]).title}, {"rank", rank_text(words_, printed_[j])}}));
    return words_(
        level.empty() ? words::Name("findings.rank-differs-in-tie") : words::Name("findings.rank-differs-from-tied"),
        {{"ranked", words_.list(said)},
         {"count", ranked.size()},
         {"others", words_.list(level)},
         {"sharing", sharing},
         {"expected", place}});
  }

  // What options that tie were given, where it is not what these pages give them.
  void note_rule(const std::vector<Rational>& expected) {
    if (audit_.rank_rule == RankRule::competition) return;
    std::vector<Rational> sorted = expected;
    std::ranges::sort(sorted);
    std::vector<std::string> ranks;
    for (const Rational& rank : sorted) ranks.push_back(base::to_short_text(rank));
    Finding made{.code = "rank-rule", .severity = FindingSeverity::note};
    made.where = appraisal_.source;
    made.span = option(ranked_.front()).published.rank->span;
    made.sentence = words_("findings.rank-rule", {{"ranks", words_.list(ranks)}, {"rule", rule_name()}});
    audit_.findings.push_back(std::move(made));
  }

  // For the message to choose by.
  [[nodiscard]] std::string_view rule_name() const {
    switch (audit_.rank_rule) {
      case RankRule::competition:
        return "competition";
      case RankRule::modified:
        return "modified";
      case RankRule::dense:
        return "dense";
      case RankRule::averaged:
        break;
    }
    return "averaged";
  }

  // ---- against the scores ----

  void check_against_scores() {
    const std::vector<Bounds> totals = recomputed_totals();
    const std::vector<Bounds> allowed = rank_bounds(audit_.rank_rule, totals, audit_.table.better);
    for (std::size_t i = 0; i < ranked_.size(); ++i) {
      const auto& [best, worst] = allowed[i];
      if (printed_[i] >= best && printed_[i] <= worst) continue;
      contradicted_[ranked_[i]] = true;
      if (wrong_[ranked_[i]]) continue;
      Finding made = finding(ranked_[i], "rank-contradicts-scores", FindingSeverity::error);
      made.recomputed = best;
      const auto level = [&](const Bounds& other) { return other.exact() && other == totals[i]; };
      made.sentence =
          words_(best != worst                              ? words::Name("findings.rank-contradicts-scores-range")
                 : std::ranges::count_if(totals, level) > 1 ? words::Name("findings.rank-contradicts-scores-joint")
                                                            : words::Name("findings.rank-contradicts-scores"),
                 {{"option", option(ranked_[i]).title},
                  {"rank", rank_text(words_, printed_[i])},
                  {"best", rank_text(words_, best)},
                  {"worst", rank_text(words_, worst)}});
      audit_.findings.push_back(std::move(made));
    }
  }

  void check_open() {
    if (!audit_.any_missing()) return;
    for (std::size_t at = 0; at < appraisal_.options.size(); ++at) {
      const RankRange& range = audit_.options[at].ranks;
      if (contradicted_[at] || range.best == range.worst) continue;
      Finding made = finding(at, "rank-open", FindingSeverity::warning);
      made.sentence = words_("findings.rank-open", {{"option", option(at).title},
                                                    {"best", ordinal(words_, range.best)},
                                                    {"worst", ordinal(words_, range.worst)}});
      audit_.findings.push_back(std::move(made));
    }
  }

  const Appraisal& appraisal_;
  const words::Words& words_;
  Audit& audit_;
  std::vector<std::size_t> ranked_;  // options with a published rank
  std::vector<Rational> printed_;    // their ranks
  std::vector<bool> wrong_;          // by option: whether its rank is not that of its published total
  std::vector<bool> contradicted_;   // by option: whether its scores allow no such rank
};

}  // namespace

void check_ranks(const Appraisal& appraisal, const words::Words& words, Audit& audit) {
  RankCheck(appraisal, words, audit).run();
}

}  // namespace scrutineer::analyse

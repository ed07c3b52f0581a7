#include "analyse/verdict.h"

#include <algorithm>
#include <optional>

#include "analyse/audit_checks.h"
#include "analyse/nearest_end.h"
#include "analyse/thresholds.h"
#include "analyse/wording.h"

namespace scrutineer::analyse {

using base::Rational;

namespace {

class VerdictWriter {
 public:
  VerdictWriter(const catalogue::Appraisal& appraisal, const Audit& audit, const words::Words& words,
                const Robustness& results)
      : appraisal_(appraisal), audit_(audit), words_(words), results_(results) {}

  [[nodiscard]] std::vector<std::string> sentences() const {
    std::vector<std::string> sentences;
    const auto say = [&](std::optional<std::string> sentence) {
      if (sentence) sentences.push_back(std::move(*sentence));
    };
    if (results_.first.empty()) return sentences;
    say(figure());
    say(winner());
    say(change());
    return sentences;
  }

 private:
  [[nodiscard]] const std::string& title(std::size_t option) const { return appraisal_.options[option].title; }

  // The one option that the document itself puts first.
  [[nodiscard]] std::optional<std::size_t> printed_first() const {
    std::optional<std::size_t> found;
    for (std::size_t at = 0; at < appraisal_.options.size(); ++at) {
      const catalogue::OptionalFigure& rank = appraisal_.options[at].published.rank;
      if (!rank || rank->figure.value != 1) continue;
      if (found) return std::nullopt;
      found = at;
    }
    return found;
  }

  // ---- the figure that the winner is said to have

  // What is printed, beside what the scores come to, in the same unit.
  struct Claim {
    base::Figure printed;
    Bounds recomputed;
    bool is_percent = false;
  };
  [[nodiscard]] std::optional<Claim> claim(std::size_t option) const {
    const Bounds& total = audit_.options[option].total;
    const auto& percent = appraisal_.options[option].published.percent;
    if (percent && audit_.maximum > 0)
      return Claim{percent->figure, {total.lowest * 100 / audit_.maximum, total.highest * 100 / audit_.maximum}, true};
    const auto& printed = published_total(appraisal_.options[option], audit_.table);
    if (!printed || is_placeholder(printed, audit_.readings[option])) return std::nullopt;
    return Claim{printed->figure, total, false};
  }
  // Whether no rule of rounding makes the figure of anything that the scores can come to.
  static bool is_impossible(const Claim& claim) {
    const Rational unit = Rational(1) / base::power_of_ten(claim.printed.places);
    return claim.printed.value >= claim.recomputed.highest + unit ||
           claim.printed.value <= claim.recomputed.lowest - unit;
  }
  [[nodiscard]] std::optional<std::string> figure() const {
    if (const WeightsBehind behind = weights_behind(appraisal_, audit_);
        !audit_.table.weights_published && behind != WeightsBehind::nothing)
      return words_("verdict.weights-missing",
                    {{"figures", behind == WeightsBehind::totals ? "totals" : "percentages"}});
    const std::size_t option = printed_first().value_or(results_.first.front());
    const auto claimed = claim(option);
    if (!claimed) return std::nullopt;
    const std::string printed = to_text(claimed->printed);
    // A share needs a decimal more than the document prints to be seen to differ.
    const int places = std::max(claimed->printed.places + 1, claimed->recomputed.exact() ? 2 : 0);
    const std::string recomputed = claimed->is_percent ? bounds_text(words_, claimed->recomputed, places)
                                                       : bounds_text(words_, claimed->recomputed);
    const auto unit = claimed->is_percent ? "percent" : "total";
    if (is_impossible(*claimed))
      return words_("verdict.figure-wrong",
                    {{"unit", unit}, {"printed", printed}, {"option", title(option)}, {"recomputed", recomputed}});
    if (!claimed->recomputed.exact())
      return words_("verdict.figure-open",
                    {{"unit", unit}, {"printed", printed}, {"option", title(option)}, {"recomputed", recomputed}});
    return words_("verdict.figure-right", {{"unit", unit}, {"printed", printed}, {"option", title(option)}});
  }

  // ---- who comes first

  [[nodiscard]] std::string winner() const {
    const auto basis = audit_.table.weights_published ? "published" : "equal";
    if (results_.first.size() > 1)
      return words_(audit_.any_missing() ? words::Name("verdict.tie-as-taken") : words::Name("verdict.tie"),
                    {{"weights", basis}, {"options", option_titles(words_, appraisal_, results_.first)}});
    const std::size_t leader = results_.first.front();
    const bool certain = results_.given_scores.first;
    if (const auto printed = printed_first(); printed && *printed != leader)
      return words_("verdict.other-winner", {{"weights", basis},
                                             {"printed", title(*printed)},
                                             {"option", title(leader)},
                                             {"how", certain ? "certain" : "taken"}});
    if (certain && !audit_.any_missing())
      return words_("verdict.winner", {{"weights", basis}, {"option", title(leader)}});
    if (certain) return words_("verdict.winner-certain", {{"weights", basis}, {"option", title(leader)}});
    return words_("verdict.winner-open", {{"weights", basis}, {"option", title(leader)}});
  }

  // ---- what it would take

  [[nodiscard]] std::optional<std::string> change() const {
    if (results_.first.size() != 1 || results_.stability.empty() || audit_.options.size() < 2) return std::nullopt;
    const bool certain = results_.given_scores.first;
    const auto nearest =
        certain ? nearest_end(results_.stability, results_.given_scores.stability) : nearest_end(results_.stability);
    const auto how = !audit_.any_missing() ? "complete" : certain ? "certain" : "taken";
    if (!nearest) return words_("verdict.no-weight", {{"how", how}, {"option", title(results_.first.front())}});
    return words_("verdict.weight",
                  {{"how", how},
                   {"criterion", appraisal_.criteria[audit_.table.criteria[nearest->criterion]].title},
                   {"share", base::to_short_text(share_beyond(nearest->end) * 100, 9)},
                   {"now", share_text(words_, nearest->end)},
                   {"rival", title(nearest->crossing.rises)}});
  }

  const catalogue::Appraisal& appraisal_;
  const Audit& audit_;
  const words::Words& words_;
  const Robustness& results_;
};

}  // namespace

std::vector<std::string> verdict(const catalogue::Appraisal& appraisal, const Audit& audit, const words::Words& words,
                                 const Robustness& results) {
  return VerdictWriter(appraisal, audit, words, results).sentences();
}

}  // namespace scrutineer::analyse

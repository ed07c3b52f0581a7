#include "analyse/audit.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "english.h"
#include "example.h"

using namespace scrutineer::analyse;  // NOLINT(google-build-using-namespace)
using example::appraisal;
using example::figure;
using example::publish_totals;
using scrutineer::base::Rational;
using scrutineer::catalogue::Appraisal;
using scrutineer::tests::english;
using Finds = std::vector<Finding>;

namespace {

Finds with_code(const Audit& audit, std::string_view code) {
  Finds result;
  std::ranges::copy_if(audit.findings, std::back_inserter(result), [&](const Finding& f) { return f.code == code; });
  return result;
}

const Finding& only(const Finds& findings) {
  REQUIRE(findings.size() == 1);
  return findings.front();
}

// Two options, three criteria of weights 1, 2 and 3; totals 35 and 45.
Appraisal small() { return appraisal({0, 5, 10}, {1, 2, 3}, {{10, 0}, {10, 0}, {15, 45 - 15}}); }

}  // namespace

TEST_CASE("a total that its scores do not give is reported with the difference") {
  Appraisal document = small();
  publish_totals(document, {36, 30});
  const Audit result = audit(document, english());
  const Finds found = with_code(result, "total-differs");
  const Finding& finding = only(found);
  CHECK(finding.option == "a");
  CHECK(finding.published == Rational(36));
  CHECK(finding.recomputed == Rational(35));
  CHECK(finding.difference() == Rational(1));
  CHECK(finding.severity == FindingSeverity::error);
  CHECK(finding.sentence == "The published total of a is 36, but its scores add up to 35, 1 less.");
  CHECK(finding.where.where == "table 1");
}

TEST_CASE("totals that add up are not reported") {
  Appraisal document = small();
  publish_totals(document, {35, 30});
  const Audit result = audit(document, english());
  CHECK(with_code(result, "total-differs").empty());
  CHECK(result.options[0].rank == 1);
  CHECK(result.options[0].percent == Rational(35 * 100, 60));
}

TEST_CASE("a gap is filled from the scale and never with zero") {
  Appraisal document = appraisal({1, 3, 5}, {1, 1}, {{5, 5}, {std::nullopt, 5}});
  publish_totals(document, {8, 10});
  const Audit result = audit(document, english());
  CHECK(result.options[0].total.lowest == 6);
  CHECK(result.options[0].total.highest == 10);
  CHECK(result.readings[0].basis == Basis::only_filling);
  CHECK(result.readings[0].scores[1] == 3);
  const Finds found = with_code(result, "total-with-gaps");
  CHECK(only(found).sentence ==
        "The published total of a is 8. The scores that can be read add up to 5. With the 1 missing, the total lies "
        "between 6 and 10. Scores of the scale in the gaps can give 8.");
}

TEST_CASE("two levels of one score are one way to fill a gap") {
  Appraisal document = appraisal({0, 5, 5}, {1, 1}, {{5, 5}, {std::nullopt, 5}});
  publish_totals(document, {10, 10});
  const Audit result = audit(document, english());
  CHECK(result.readings[0].fillings->possible == 2);
  CHECK(result.readings[0].fillings->matching == 1);
}

TEST_CASE("a missing score that was counted as nothing is said to be") {
  Appraisal document = appraisal({1, 3, 5}, {1, 1}, {{5, 5}, {std::nullopt, 5}});
  publish_totals(document, {5, 10});
  const Audit result = audit(document, english());
  const Finds found = with_code(result, "total-unexplained");
  CHECK(
      only(found).sentence ==
      "The published total of a is 5, the sum of the scores that can be read. What is missing was counted as nothing, "
      "although the scale has no 0: its lowest score is 1.");
  CHECK(result.readings[0].basis == Basis::midpoint);
}

TEST_CASE("a total that only a changed sign explains is said to be one, without gaps too") {
  Appraisal document = appraisal({0, 5, 10}, {2, 1}, {{-10, 0}, {10, 10}});
  publish_totals(document, {20, 10});
  CHECK(only(with_code(audit(document, english()), "total-needs-sign-change")).sentence ==
        "The published total of a is 20, but its scores add up to 0. They give 20 only if the printed -10 for c1 is "
        "read with its sign changed.");
}

TEST_CASE("gaps without a published total give bounds") {
  const Audit result = audit(appraisal({0, 5, 10}, {1, 2}, {{10, 0}, {std::nullopt, 10}}), english());
  const Finds found = with_code(result, "cells-missing");
  CHECK(only(found).sentence == "1 score of a is missing; its total lies between 10 and 30.");
}

TEST_CASE("a percentage is checked against the greatest possible total, rounded half up") {
  Appraisal document = small();
  publish_totals(document, {35, 40});
  document.options[0].published.percent = figure(Rational(58));
  document.options[1].published.percent = figure(Rational(66));
  CHECK(with_code(audit(document, english()), "percentage-differs").empty());
  CHECK(
      only(with_code(audit(document, english()), "percentage-rounding")).sentence ==
      "The published percentages fit the totals only if they are cut off, not rounded: they print 66.67% as 66% (b).");
  document.options[0].published.percent = figure(Rational(60));
  CHECK(only(with_code(audit(document, english()), "percentage-differs")).sentence ==
        "The published percentage of a is 60%, but 35 out of 60 is 58.3%.");
}

TEST_CASE("a percentage without a total is checked against the scores") {
  Appraisal document = small();
  document.options[0].published.percent = figure(Rational(58));
  CHECK(with_code(audit(document, english()), "percentage-differs").empty());
  document.options[1].published.percent = figure(Rational(90));
  CHECK(only(with_code(audit(document, english()), "percentage-differs")).sentence ==
        "The published percentage of b is 90%, but 30 out of 60 is 50.0%.");
}

TEST_CASE("percentages of sums of scores claim no weights, others do") {
  Appraisal document = appraisal({0, 5, 10}, {}, {{10, 0, 5}, {5, 5, 5}});
  publish_totals(document, {15, 5, 10});
  for (std::size_t i = 0; i < 3; ++i)
    document.options[i].published.percent = figure(std::vector<Rational>{75, 25, 55}[i]);
  const Audit sums = audit(document, english());
  CHECK(only(with_code(sums, "weights-not-published")).sentence ==
        "The document gives its criteria no weights: each counts the same.");
  CHECK(only(with_code(sums, "percentage-differs")).sentence ==
        "The published percentage of c is 55%, but 10 out of 20 is 50.0%.");
  document.options[1].published.percent = figure(Rational(30));
  const Audit weighted = audit(document, english());
  CHECK(with_code(weighted, "percentage-differs").empty());
  CHECK(only(with_code(weighted, "weights-not-published")).sentence ==
        "The document prints percentages that its scores do not give if each criterion counts the same, but no "
        "weights, so nobody can check them.");
}

TEST_CASE("the best sum of scores is the lowest where lower is better, and is not shared") {
  Appraisal document = appraisal({1, 2, 3}, {1, 1}, {{1, 3, 3}, {1, 2, 2}});
  document.scale.better = scrutineer::catalogue::Better::lower;
  document.options[1].published.total = document.options[2].published.total = figure(Rational(5));
  for (std::size_t i = 0; i < 3; ++i)
    document.options[i].published.unweighted_total = figure(std::vector<Rational>{2, 5, 5}[i]);
  CHECK(only(with_code(audit(document, english()), "highest-has-no-weighted-total")).sentence ==
        "The lowest unweighted total, 2, belongs to a, which has no weighted total.");
  document.options[1].published.unweighted_total = figure(Rational(2));
  CHECK(with_code(audit(document, english()), "highest-has-no-weighted-total").empty());
}

TEST_CASE("weights are not said to miss a hundred when one of a criterion that was not scored makes it up") {
  Appraisal document = appraisal({0, 1}, {33, 33, 33}, {{33, 0}, {0, 33}, {33, 33}});
  CHECK(with_code(audit(document, english()), "weights-sum").size() == 1);
  scrutineer::catalogue::Criterion left_out;
  left_out.id = left_out.title = "c4";
  left_out.not_assessed = scrutineer::catalogue::TextRef{0};
  left_out.weight = figure(Rational(1));
  document.criteria.push_back(left_out);
  CHECK(with_code(audit(document, english()), "weights-sum").empty());
}

TEST_CASE("ranks follow the published totals, ties share a rank") {
  Appraisal document = appraisal({0, 5, 10}, {1}, {{10, 5, 5, 0}});
  publish_totals(document, {10, 5, 5, 0});
  for (std::size_t option = 0; option < 4; ++option) {
    document.options[option].published.rank = figure(Rational(static_cast<std::int64_t>(option + 1)));
  }
  const Audit result = audit(document, english());
  const Finds found = with_code(result, "rank-differs");
  CHECK(only(found).option == "c");
  CHECK(only(found).sentence == "c is ranked 3rd; its published total ties with b, so both are joint 2nd.");
  CHECK(result.options[3].rank == 4);
}

TEST_CASE("the greatest possible total is checked, for the table and for each criterion") {
  Appraisal document = small();
  document.stated.maximum_total = figure(Rational(70));
  document.criteria[1].maximum = figure(Rational(25));
  const Audit result = audit(document, english());
  CHECK(only(with_code(result, "maximum-differs")).recomputed == Rational(60));
  CHECK(only(with_code(result, "criterion-maximum-differs")).recomputed == Rational(20));
}

TEST_CASE("a rule of the document's own is broken only when no missing score can mend it") {
  Appraisal document = appraisal({0, 5, 10}, {1, 1}, {{5, 5, 5}, {5, 5, std::nullopt}});
  for (auto& criterion : document.criteria) criterion.expects = {{2, 1, {}}};  // one option takes 10
  const Audit result = audit(document, english());
  const Finds found = with_code(result, "own-rule-broken");
  CHECK(only(found).criterion == "c1");
  CHECK(only(found).sentence ==
        "For c1, the document's own rule gives the score “level 10” to 1 option, but no option has it.");
}

TEST_CASE("a level that a criterion does not define but gives is reported") {
  Appraisal document = small();
  document.criteria[2].levels = {{0, {}, {}}, {2, {}, {}}};
  const Audit result = audit(document, english());
  CHECK(only(with_code(result, "level-not-defined")).sentence ==
        "The document does not say what “level 5” means for c3. It gives that score to a.");
}

TEST_CASE("criteria too light for a colour are named together") {
  Appraisal document = small();
  document.bands.emplace();
  document.bands->levels = {{"green", "Good", 25, 30, {}}, {"red", "Poor", 0, 24, {}}};
  const Audit result = audit(document, english());
  const Finds found = with_code(result, "band-out-of-reach");
  CHECK(only(found).criteria == std::vector<std::string>{"c1", "c2"});
  CHECK(only(found).sentence ==
        "The 2 criteria with a weight of 2 or less can never be coloured “Good”, whatever the score. That "
        "colour starts at a weighted score of 25.");
}

TEST_CASE("gates that everybody passes and options that failed one are told apart") {
  Appraisal document = small();
  document.gates.resize(2);
  document.gates[0].title = "open";
  document.gates[0].passed = {true, true};
  document.gates[1].title = "shut";
  document.gates[1].passed = {true, false};
  const Audit result = audit(document, english());
  CHECK(only(with_code(result, "gate-removes-nothing")).sentence ==
        "Every option passed the test “open”, so it removed none of those compared.");
  CHECK(only(with_code(result, "gate-failed")).sentence == "b failed the test “shut” and was scored all the same.");
}

TEST_CASE("an option that carries on as now silences the finding that none does") {
  Appraisal document = small();
  CHECK(with_code(audit(document, english()), "no-option-as-now").size() == 1);
  document.options[1].as_now = true;
  CHECK(with_code(audit(document, english()), "no-option-as-now").empty());
}

TEST_CASE("Worcestershire: fillings explain four totals, and the fifth only with a sign changed") {
  const Audit result = audit(example::worcestershire(), english());
  CHECK(result.maximum == 2170);
  CHECK(with_code(result, "maximum-differs").empty());
  CHECK(with_code(result, "percentage-differs").empty());
  CHECK(with_code(result, "percentage-rounding").empty());
  CHECK(with_code(result, "rank-differs").empty());

  const Finds gaps = with_code(result, "total-with-gaps");
  REQUIRE(gaps.size() == 4);
  CHECK(gaps[0].recomputed == Rational(1325));
  CHECK(gaps[1].recomputed == Rational(1270));
  CHECK(gaps[2].recomputed == Rational(1750));
  CHECK(gaps[3].recomputed == Rational(860));
  std::vector<std::uint64_t> matching, possible;
  for (const Reading& reading : result.readings) {
    matching.push_back(reading.fillings->matching);
    possible.push_back(reading.fillings->possible);
  }
  CHECK(matching == std::vector<std::uint64_t>{3, 5, 3, 0, 5});
  CHECK(possible == std::vector<std::uint64_t>{9, 27, 9, 9, 729});
  CHECK(result.readings[4].fillings->listed.size() == 5);

  const Finds sign = with_code(result, "total-needs-sign-change");
  CHECK(only(sign).option == "d");
  CHECK(only(sign).recomputed == Rational(1405));
  REQUIRE(result.readings[3].other);
  CHECK(result.readings[3].other->sign_changed == std::vector<std::size_t>{23});
  CHECK(result.readings[3].other->fillings->matching == 3);
  CHECK(only(with_code(result, "score-off-scale")).published == Rational(-25));

  CHECK(result.options[3].total.lowest == 1405);
  CHECK(result.options[3].total.highest == 1525);
  CHECK(result.options[3].taken == 1465);  // −25 as printed, the missing scores in the middle of the scale
  CHECK(result.options[3].other->total == Bounds{1455, 1575});
  CHECK(result.options[3].other->ranks == RankRange{2, 2});
}

TEST_CASE("Worcestershire: the missing scores leave the first place certain and the second open") {
  const Audit result = audit(example::worcestershire(), english());
  CHECK(result.options[2].ranks.best == 1);
  CHECK(result.options[2].ranks.worst == 1);
  CHECK(result.options[3].ranks.best == 2);
  CHECK(result.options[3].ranks.worst == 4);
  CHECK(with_code(result, "rank-open").size() == 3);
  CHECK(with_code(result, "criterion-tells-nothing-apart").size() == 4);
}

TEST_CASE("Birmingham: the highest unweighted total has no weighted one, and weights sum to 59") {
  const Audit result = audit(example::birmingham(), english());
  CHECK(with_code(result, "total-differs").empty());
  CHECK(with_code(result, "no-weighted-total").size() == 3);
  CHECK(only(with_code(result, "highest-has-no-weighted-total")).option == "e");
  CHECK(with_code(result, "weights-not-published").size() == 1);
  const Finds implied = with_code(result, "weights-implied");
  CHECK(only(implied).recomputed == Rational(59));
  CHECK(only(implied).sentence ==
        "The published percentages (192 as 65% and 222 as 75%) mean that the weights sum to 59, if they are whole "
        "numbers.");
  CHECK(only(with_code(result, "weighted-is-multiple")).sentence ==
        "The published weighted totals of c and d are each exactly 3 times their unweighted totals, as if every "
        "criterion had the weight 3. But then their percentages would be 67% and 78%, not the published 65% and 75%.");
}

TEST_CASE("criteria that the document counts otherwise are reported with both numbers") {
  Appraisal document = small();
  document.stated.criteria = 4;
  document.stated.scored_criteria = 2;
  const Audit result = audit(document, english());
  CHECK(only(with_code(result, "criteria-count")).sentence == "The document speaks of 4 criteria, but lists 3 rows.");
  CHECK(only(with_code(result, "scored-criteria-count")).sentence ==
        "The document speaks of 2 scored criteria, but scores 3.");
}

TEST_CASE("a criterion that nobody was scored on is named, and no sum counts it") {
  Appraisal document = small();
  document.criteria[2].not_assessed = scrutineer::catalogue::TextRef{0};
  const Audit result = audit(document, english());
  CHECK(only(with_code(result, "criterion-not-assessed")).criterion == document.criteria[2].id);
  CHECK(result.table.criteria.size() == 2);
}

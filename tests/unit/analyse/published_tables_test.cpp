// Whole tables as documents print them, from the file that an editor writes to what is said of them.
#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "analyse/robustness.h"
#include "english.h"
#include "read/entry_files.h"

using namespace scrutineer;           // NOLINT(google-build-using-namespace)
using namespace scrutineer::analyse;  // NOLINT(google-build-using-namespace)
using base::Rational;
using scrutineer::tests::english;

namespace {

using Lines = std::vector<std::string>;

// A file with levels by their scores; options "a", "b" … by what is published of them; criteria by their weight
// (none where it is empty) and their cells.
struct Criterion {
  std::string weight;
  Lines cells;
};
std::string file(const std::string& kind, const Lines& levels, const Lines& published,
                 const std::vector<Criterion>& criteria, const std::string& scale = {}) {
  std::string text = fmt::format(
      "title = \"T\"\nsummary = \"S.\"\ncouncil = \"C\"\ndate = \"2020\"\nsource = \"report\"\ncells = "
      "\"{}\"\n[scale]\n{}levels = [",
      kind, scale);
  for (std::size_t i = 0; i < levels.size(); ++i)
    text += fmt::format("{{ id = \"l{}\", title = \"L{}\", score = {} }}, ", i, i, levels[i]);
  text += "]\n";
  for (std::size_t i = 0; i < published.size(); ++i) {
    const char name = static_cast<char>('a' + i);
    text += fmt::format("[[option]]\nid = \"{}\"\ntitle = \"{}\"\nas_now = {}\npublished = {{ {} }}\n", name,
                        static_cast<char>('A' + i), i == 0, published[i]);
  }
  for (std::size_t k = 0; k < criteria.size(); ++k) {
    text += fmt::format("[[criterion]]\nid = \"c{}\"\ntitle = \"C{}\"\n", k + 1, k + 1);
    if (!criteria[k].weight.empty()) text += fmt::format("weight = {}\n", criteria[k].weight);
    text += "[criterion.published]\n";
    for (std::size_t i = 0; i < criteria[k].cells.size(); ++i)
      text += fmt::format("{} = {}\n", static_cast<char>('a' + i), criteria[k].cells[i]);
  }
  return text;
}

// A cell that the scale does not have.
std::string odd(std::string_view value) { return fmt::format("{{ value = {}, as_printed = true }}", value); }

struct Analysed {
  catalogue::Appraisal document;
  Audit audited;
  Robustness tested;

  explicit Analysed(const std::string& text)
      : document(read_from(text)),
        audited(audit(document, english())),
        tested(robustness(document, audited, english(), 1, 2'000)) {}

  // "code: sentence" of every finding but those about how the comparison was set up.
  [[nodiscard]] Lines said() const {
    Lines result;
    for (const Finding& finding : audited.findings) {
      if (finding.code == "criterion-tells-nothing-apart") continue;
      result.push_back(fmt::format("{}: {}", finding.code, finding.sentence));
    }
    return result;
  }

 private:
  static catalogue::Appraisal read_from(const std::string& text) {
    base::FileNames names;
    base::Diagnostics out;
    const auto entry = read::read_appraisal(
        {.path = "appraisals/t.toml", .id = "t", .texts = {{text, names.add("appraisals/t.toml")}}}, out);
    INFO(text);
    for (const base::Diagnostic& diagnostic : out.sorted(names)) FAIL_CHECK(diagnostic.message);
    REQUIRE(entry);
    return std::get<catalogue::Appraisal>(entry->detail);
  }
};

}  // namespace

// ---- worked examples ---------------------------------------------------------------------------------------------

TEST_CASE("the weighted sum model's standard example: 21.50, 22.00 and 22.00, and the last two tie") {
  const Analysed table(file("raw", {"10", "15", "20", "25", "30"}, {"total = 21.50", "total = 22.00", "total = 22.00"},
                            {{"0.20", {"25", "10", "30"}},
                             {"0.15", {"20", "30", "10"}},
                             {"0.40", {"15", "20", "30"}},
                             {"0.25", {"30", "30", "10"}}}));
  CHECK(table.said().empty());
  CHECK(table.audited.options[0].taken == Rational(215, 10));
  CHECK(table.tested.first == std::vector<std::size_t>{1, 2});
}

TEST_CASE("a simple scoring model of four projects: 11, 15, 15 and 12, and beta and gamma tie") {
  const Analysed table(file("raw", {"3", "2", "1"}, {"total = 11", "total = 15", "total = 15", "total = 12"},
                            {{"3", {"2", "3", "2", "3"}}, {"2", {"1", "2", "3", "1"}}, {"1", {"3", "2", "3", "1"}}}));
  CHECK(table.said().empty());
  CHECK(table.tested.first == std::vector<std::size_t>{1, 2});
  CHECK(table.audited.options[3].rank == 3);
}

// ---- figures as printed ------------------------------------------------------------------------------------------

TEST_CASE("weights and totals with four decimals add up exactly") {
  const Analysed table(file("weighted", {"0", "1"}, {"total = 0.6111", "total = 0.3889"},
                            {{"0.6111", {"0.6111", "0"}}, {"0.2778", {"0", "0.2778"}}, {"0.1111", {"0", "0.1111"}}}));
  CHECK(table.said().empty());
  CHECK(table.audited.maximum == 1);
}

TEST_CASE("amounts of money are scores like any others") {
  const Analysed table(file("raw", {"1250000", "980000.50", "0"}, {"total = 125000000000", "total = 98000050000"},
                            {{"100000", {"1250000", "980000.50"}}}));
  CHECK(table.said().empty());
  CHECK(table.audited.options[1].percent == Rational(98000050, 1250000));
}

TEST_CASE("a decimal that is printed counts") {
  const std::vector<Criterion> criteria{{"3", {"1", "0"}}, {"4", {"1", "1"}}};
  CHECK(Analysed(file("raw", {"0", "1"}, {"total = 7, percent = 100", "total = 4, percent = 57"}, criteria))
            .said()
            .empty());
  CHECK(Analysed(file("raw", {"0", "1"}, {"total = 7, percent = 100", "total = 4, percent = 57.0"}, criteria)).said() ==
        Lines{"percentage-differs: The published percentage of B is 57.0%, but 4 out of 7 is 57.14%."});
}

TEST_CASE("a rule of rounding has to fit the whole table, and each that does is named") {
  const auto said = [](const char* first, const char* second) {
    std::vector<Criterion> criteria{{"1", {"1", "1"}}, {"1", {"0", "1"}}, {"1", {"0", "1"}}};
    for (int i = 0; i < 5; ++i) criteria.push_back({"1", {"0", "0"}});
    return Analysed(
               file("weighted", {"0", "1"},
                    {fmt::format("total = 1, percent = {}", first), fmt::format("total = 3, percent = {}", second)},
                    criteria))
        .said();
  };
  CHECK(said("13", "38").empty());
  CHECK(said("12", "38") == Lines{"percentage-rounding: The published percentages fit the totals only if halves are "
                                  "rounded to the even digit: they print 12.5% as 12% (A)."});
  CHECK(said("12", "37") == Lines{"percentage-rounding: The published percentages fit the totals only if they are cut "
                                  "off, not rounded: they print 12.5% as 12% (A) and 37.5% as 37% (B)."});
  CHECK(said("12", "39") ==
        Lines{"percentage-differs: The published percentage of B is 39%, but 3 out of 8 is 37.5%."});
  CHECK(said("12.5", "38").empty());
}

TEST_CASE("totals can be rounded by another rule too") {
  const Lines levels{"0", "1", "2"};
  CHECK(Analysed(file("raw", levels, {"total = 2.2", "total = 4.5"}, {{"2.25", {"1", "2"}}})).said() ==
        Lines{"total-rounding: The published totals fit the scores only if halves are rounded to even, or if "
              "they are cut off, not rounded: they print 2.25 as 2.2."});
  CHECK(Analysed(file("raw", levels, {"total = 2.3", "total = 4.5"}, {{"2.25", {"1", "2"}}})).said().empty());
  CHECK(Analysed(file("raw", levels, {"total = 2.254", "total = 4.5"}, {{"2.25", {"1", "2"}}})).said() ==
        Lines{"total-differs: The published total of A is 2.254, but its scores add up to 2.25, 0.004 less."});
}

TEST_CASE("weights that are hundredths but for rounding are said to be") {
  const Analysed table(file("raw", {"1", "2", "3"}, {"total = 133.2", "total = 166.5"},
                            {{"33.3", {"1", "2"}}, {"33.3", {"1", "1"}}, {"33.3", {"2", "2"}}}));
  CHECK(table.said() == Lines{"weights-sum: The weights add up to 99.9, not 100: no more than rounding each of them "
                              "can explain. Shares are taken of 99.9."});
}

// ---- either end of a scale ---------------------------------------------------------------------------------------

TEST_CASE("where a lower score is better, the lowest total is first throughout") {
  const std::vector<Criterion> criteria{{"1", {"1", "2", "3"}}, {"1", {"2", "1", "3"}}, {"1", {"1", "3", "2"}}};
  const Lines published{"total = 4, rank = 1", "total = 6, rank = 2", "total = 8, rank = 3"};
  const Analysed lower(file("weighted", {"1", "2", "3"}, published, criteria, "better = \"lower\"\n"));
  CHECK(lower.said().empty());
  CHECK(lower.tested.first == std::vector<std::size_t>{0});
  CHECK(lower.tested.given_scores.lead == Bounds{2, 2});
  CHECK(lower.tested.dominances == std::vector<Dominance>{{0, 2}});
  CHECK(lower.tested.acceptability.times[0][0] > lower.tested.acceptability.times[1][0]);

  // Without it, one finding asks.
  CHECK(
      Analysed(file("weighted", {"1", "2", "3"}, published, criteria)).said() ==
      Lines{"scale-direction: The published ranks put the lowest totals first throughout: is a lower score the better "
            "one here? The scale does not say so, and what is said here takes a higher score as the better one."});
  CHECK(Analysed(file("weighted", {"1", "2", "3"}, published, criteria, "better = \"higher\"\n")).said() ==
        Lines{"scale-direction: The published ranks put the lowest totals first throughout, although a higher score "
              "counts as better on the scale."});
}

TEST_CASE("on a scale that ends at zero or below nothing is a share") {
  for (const Lines& levels : {Lines{"-2", "-1", "0"}, Lines{"-5", "-2", "-1"}}) {
    const Analysed table(
        file("raw", levels, {"total = -4, percent = 50", "total = -3"}, {{"1", {"-2", "-1"}}, {"1", {"-2", "-2"}}}));
    CHECK_FALSE(table.audited.options[0].percent);
    CHECK(table.audited.options[1].rank == 1);
    CHECK(table.said().size() == 1);
    CHECK(table.said().front().starts_with(
        "percentage-without-base: The published percentages are not checked: the greatest possible total is "));
    CHECK_FALSE(table.tested.schemes.empty());
  }
}

// ---- ties and ranks ----------------------------------------------------------------------------------------------

TEST_CASE("ranks are held against the rule that they follow") {
  const auto said = [](const Lines& ranks, const Lines& totals = {"3", "3", "2"}) {
    Lines published;
    for (std::size_t i = 0; i < ranks.size(); ++i)
      published.push_back(fmt::format("total = {}, rank = {}", totals[i], ranks[i]));
    return Analysed(file("weighted", {"0", "1", "2"}, published, {{"1", {"1", "2", "2"}}, {"1", {"2", "1", "0"}}}))
        .said();
  };
  CHECK(said({"1", "1", "3"}).empty());
  CHECK(said({"1", "1", "2"}) ==
        Lines{"rank-rule: The published ranks (1, 1 and 2) give options that tie the same rank and leave none out "
              "after them (dense ranking). On these pages they share the best of their places, as in 1, 2, 2, 4."});
  CHECK(said({"1.5", "1.5", "3"}) ==
        Lines{"rank-rule: The published ranks (1.5, 1.5 and 3) give options that tie the mean of the places they share "
              "(fractional ranking). On these pages they share the best of their places, as in 1, 2, 2, 4."});
  CHECK(said({"2", "2", "3"}) ==
        Lines{"rank-rule: The published ranks (2, 2 and 3) give options that tie the last of the places they share "
              "(modified competition ranking). On these pages they share the best of their places, as in 1, 2, 2, 4."});
  CHECK(said({"1", "2", "3"}) ==
        Lines{"rank-differs: B is ranked 2nd; its published total ties with A, so both are joint 1st."});
  CHECK(said({"1", "1", "4"}) == Lines{"rank-differs: C is ranked 4th, but its published total puts it 3rd."});
}

TEST_CASE("equal values tie under rank-order-centroid weights too") {
  // 11/18 against 5/18 + 2/18 × 3.
  const Analysed table(
      file("raw", {"0", "1", "3"}, {"", ""}, {{"3", {"1", "0"}}, {"2", {"0", "1"}}, {"1", {"0", "3"}}}));
  const auto centroid = std::ranges::find(table.tested.schemes, Scheme::rank_order_centroid, &SchemeResult::scheme);
  REQUIRE(centroid != table.tested.schemes.end());
  CHECK(centroid->first == std::vector<std::size_t>{0, 1});
  CHECK(centroid->percent[0] == centroid->percent[1]);
}

// ---- scores off the scale, averages and gaps -----------------------------------------------------------------------

TEST_CASE("averaged scores under weights with one decimal have results, exactly") {
  const Lines weights{"7.3", "11.3", "4.1", "12.7", "9.7", "8.3", "13.1", "6.1", "10.1", "5.9"};
  const Lines averages{"26.8", "41.5", "15.0", "46.6", "35.6", "30.5", "48.1", "22.4", "37.1", "21.7"};
  const Lines twos{"14.6", "22.6", "8.2", "25.4", "19.4", "16.6", "26.2", "12.2", "20.2", "11.8"};
  std::vector<Criterion> criteria;
  for (std::size_t k = 0; k < weights.size(); ++k) criteria.push_back({weights[k], {odd(averages[k]), twos[k]}});
  const Analysed table(file("weighted", {"1", "2", "3", "4", "5"}, {"total = 325.3", "total = 177.2"}, criteria));
  CHECK(table.audited.options[0].taken == Rational(3253, 10));
  CHECK(table.tested.first == std::vector<std::size_t>{0});
  CHECK(table.tested.acceptability.times[0] == std::vector<std::uint64_t>{2'000, 0});
}

TEST_CASE("an option that is better on every criterion is first in every draw, however its scores divide") {
  const Analysed table(
      file("weighted", {"0", "1", "10"}, {"total = 15", "total = 3.041"},
           {{"1.013", {odd("5"), "1.013"}}, {"1.009", {odd("5"), "1.009"}}, {"1.019", {odd("5"), "1.019"}}}));
  CHECK(table.tested.dominances == std::vector<Dominance>{{0, 1}});
  CHECK(table.tested.acceptability.times[0] == std::vector<std::uint64_t>{2'000, 0});
  CHECK(table.tested.acceptability.times[1] == std::vector<std::uint64_t>{0, 2'000});
}

TEST_CASE("options with the same scores tie in every draw, however they divide") {
  std::vector<Criterion> criteria;
  for (const char* weight : {"1.013", "1.009", "1.019", "7.001", "3.331", "9.973", "2.003", "5.557"})
    criteria.push_back({weight, {odd("5"), odd("5"), odd("4.999999999")}});
  const Analysed table(file("weighted", {"0", "1", "10"}, {"", "", ""}, criteria));
  CHECK(table.tested.acceptability.tied_first == 2'000);
  CHECK(table.tested.acceptability.times[2] == std::vector<std::uint64_t>{0, 0, 2'000});
}

TEST_CASE("a filling counts with its own total, not with the rounded one that is published") {
  // B's gaps hold 1 and 0: 5.2, printed as 5; A has 5.1.
  const Analysed table(file("raw", {"0", "1"}, {"total = 5.1", "total = 5"},
                            {{"5.1", {"1", "0"}}, {"5.2", {"0", "\"unreadable\""}}, {"5.2", {"0", "\"unreadable\""}}}));
  CHECK(table.audited.readings[1].fillings->matching == 2);
  CHECK(table.audited.options[1].given_total == Bounds{Rational(26, 5), Rational(26, 5)});
  CHECK(table.tested.first == std::vector<std::size_t>{1});
  CHECK(table.tested.given_totals.first);
  CHECK(table.tested.given_totals.lead == Bounds{Rational(1, 10), Rational(1, 10)});
  CHECK_FALSE(table.tested.given_scores.first);
}

TEST_CASE("a score off the scale counts as printed, and what it would be otherwise is known") {
  const Analysed table(
      file("raw", {"0", "5", "10"}, {"total = 5", "total = 14"}, {{"1", {odd("-5"), "5"}}, {"1", {"10", odd("9")}}}));
  CHECK(table.said().size() == 2);  // the two scores
  CHECK(table.audited.options[0].total == Bounds{5, 5});
  CHECK(table.audited.options[0].other->total == Bounds{15, 15});
  CHECK(table.audited.options[0].ranks == RankRange{2, 2});
  CHECK(table.audited.options[0].other->ranks == RankRange{1, 1});
  CHECK(table.audited.options[1].total == Bounds{14, 14});
  CHECK(table.audited.options[1].other->total == Bounds{5, 15});
  CHECK(table.audited.readings[1].basis == Basis::complete);
}

TEST_CASE("what a score off the scale would be otherwise is told of it alone where others stay as printed") {
  const auto told = [](const std::vector<Criterion>& criteria) {
    Lines result;
    for (const Statement& said : Analysed(file("raw", {"0", "5", "10"}, {"", ""}, criteria)).tested.statements)
      if (said.code == "off-scale-scores") result.push_back(said.sentence);
    return result;
  };
  CHECK(told({{"1", {odd("-5"), "5"}}, {"1", {"10", odd("9")}}}) ==
        Lines{"The scale has no score for -5 on C1 of A. It counts as printed, in every total and rank here.",
              "If it had its sign changed, A would have 15 points and come 1st.",
              "The scale has no score for 9 on C2 of B. It counts as printed, in every total and rank here.",
              "If it were any score of the scale instead, B would have 5 to 15 points and come 1st."});
  CHECK(
      told({{"1", {odd("-5"), "5"}}, {"1", {odd("9"), "10"}}}) ==
      Lines{
          "The scale has no score for -5 on C1 and 9 on C2 of A. They count as printed, in every total and rank here.",
          "If -5 on C1 had its sign changed, A would have 14 points and come 2nd."});
}

TEST_CASE("of one option there is little to say") {
  const Analysed alone(file("raw", {"0", "1"}, {""}, {{"2", {"1"}}, {"1", {"0"}}}));
  Lines told;
  for (const Statement& said : alone.tested.statements) told.push_back(fmt::format("{}: {}", said.code, said.sentence));
  CHECK(std::ranges::count(told, "leader: With the published weights, A comes first: there is no other option.") == 1);
  for (const std::string& sentence : told) {
    CHECK_FALSE(sentence.starts_with("dominance"));
    CHECK_FALSE(sentence.starts_with("rank-acceptability"));
  }
}

TEST_CASE("the largest and the finest figures are compared exactly") {
  const Analysed table(file("weighted", {"0", "1000000000000"}, {"", ""},
                            {{"0.000000001", {odd("1000000000000"), odd("999999999999.999999999")}},
                             {"999999999999.999999999", {odd("0.000000001"), odd("0.000000001")}},
                             {"0.000000007", {odd("123456789.123456789"), odd("123456789.123456789")}}}));
  CHECK(table.tested.first == std::vector<std::size_t>{0});
  CHECK(table.tested.given_scores.lead == Bounds{Rational(1, 1'000'000'000), Rational(1, 1'000'000'000)});
  CHECK(table.tested.acceptability.times[0] == std::vector<std::uint64_t>{2'000, 0});
}

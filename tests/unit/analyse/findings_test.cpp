// What each finding says of itself besides its sentence: what it is about, both figures, the place in the document,
// and the place in the file that an editor is led to.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>

#include "analyse/audit.h"
#include "english.h"
#include "read/entry_files.h"

using namespace scrutineer;  // NOLINT(google-build-using-namespace)
using analyse::Finding;
using analyse::FindingSeverity;
using scrutineer::tests::english;

namespace {

// A file, as lines, and what its audit finds.
class AuditedFile {
 public:
  explicit AuditedFile(const std::string& text) {
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines_.push_back(line);
    base::FileNames names;
    base::Diagnostics out;
    const auto entry = read::read_appraisal(
        {.path = "appraisals/t.toml", .id = "t", .texts = {{text, names.add("appraisals/t.toml")}}}, out);
    INFO(text);
    for (const base::Diagnostic& diagnostic : out.sorted(names)) FAIL_CHECK(diagnostic.message);
    REQUIRE(entry);
    audit_ = analyse::audit(std::get<catalogue::Appraisal>(entry->detail), english());
  }

  // "error total-differs a: 36 not 35, row a > 36": how bad, what, about what, the figures, where in the document,
  // and what stands at the place in the file.
  [[nodiscard]] std::vector<std::string> findings(std::string_view code = {}) const {
    std::vector<std::string> result;
    for (const Finding& finding : audit_.findings) {
      if (!code.empty() && finding.code != code) continue;
      INFO(finding.code);
      CHECK_FALSE(finding.sentence.empty());
      std::string line = fmt::format("{} {}", severity_name(finding.severity), finding.code);
      for (const auto& id : {finding.option, fmt::format("{}", fmt::join(finding.options, "+")), finding.criterion,
                             fmt::format("{}", fmt::join(finding.criteria, "+")), finding.level})
        if (!id.empty()) line += " " + id;
      line += ':';
      if (finding.published) line += " " + to_short_text(*finding.published);
      if (finding.recomputed) line += " not " + to_short_text(*finding.recomputed);
      line += fmt::format(", {} > {}", finding.where.where,
                          lines_.at(finding.span.line - 1).substr(finding.span.column - 1, finding.span.length));
      result.push_back(std::move(line));
    }
    return result;
  }
  [[nodiscard]] std::vector<std::string> sentences(std::string_view code) const {
    std::vector<std::string> result;
    for (const Finding& finding : audit_.findings)
      if (finding.code == code) result.push_back(finding.sentence);
    return result;
  }

 private:
  std::vector<std::string> lines_;
  analyse::Audit audit_;
};

using Told = std::vector<std::string>;

std::string cited(std::string_view where) {
  return fmt::format("source = {{ id = \"report\", where = \"{}\" }}\n", where);
}

const std::string document_head =
    "title = \"T\"\nsummary = \"S.\"\ncouncil = \"C\"\ndate = \"2020\"\n" + cited("table 1");

}  // namespace

TEST_CASE("a finding names what it is about, both figures, the place in the document and that in the file") {
  // The greatest total is 60. A has 10 + 10 + 15 = 35, without weights 20; B has 10 + 0 + 12 = 22, without weights 14.
  const AuditedFile file(document_head + R"(cells = "weighted"
[scale]
levels = [
  { id = "none", title = "None", score = 0 },
  { id = "some", title = "Some", score = 5 },
  { id = "all", title = "All", score = 10 },
]
[bands]
applies_to = "weighted score"
source = { id = "report", where = "key" }
levels = [
  { id = "green", title = "Green", from = 15, to = 30 },
  { id = "red", title = "Red", from = 0, to = 14 },
]
[stated]
criteria = 5
scored_criteria = 2
maximum_total = 70
source = { id = "report", where = "preface" }
[[option]]
id = "a"
title = "A"
source = { id = "report", where = "row a" }
published = { total = 36, percent = 55, unweighted_total = 24 }
[[option]]
id = "b"
title = "B"
published = { total = 22, percent = 37, unweighted_total = 14 }
[[gate]]
id = "open"
title = "Open"
results = { a = "pass", b = "pass" }
source = { id = "report", where = "tests" }
[[gate]]
id = "shut"
title = "Shut"
results = { a = "pass", b = "fail" }
[[criterion]]
id = "c1"
title = "C1"
weight = 1
maximum = 12
levels = { none = "N.", some = "S." }
expects = { all = 1, some = 0 }
published = { a = 10, b = 10 }
source = { id = "report", where = "row 1" }
[[criterion]]
id = "c2"
title = "C2"
weight = 2
maximum = 20
expects = { some = 1 }
published = { a = 10, b = 0 }
[[criterion]]
id = "c3"
title = "C3"
weight = 3
published = { a = 15, b = { value = 12, as_printed = true } }
[[criterion]]
id = "c4"
title = "C4"
not_assessed = "Nobody knows."
source = { id = "report", where = "row 4" }
)");
  CHECK(file.findings() ==
        Told{"error total-differs a: 36 not 35, row a > 36", "error unweighted-total-differs a: 24 not 20, row a > 24",
             "error maximum-differs: 70 not 60, preface > 70", "error percentage-differs a: 55 not 60, row a > 55",
             "warning level-not-defined c1 all:, row 1 > \"c1\"",
             "error criterion-maximum-differs c1: 12 not 10, table 1 > 12",
             "error score-off-scale b c3: 12, table 1 > { value = 12, as_printed = true }",
             "error own-rule-broken c1 all: 1 not 2, row 1 > 1", "warning band-out-of-reach c1 green:, key > \"green\"",
             "note criterion-tells-nothing-apart c1:, table 1 > \"c1\"",
             "note gate-removes-nothing open:, tests > \"open\"", "warning gate-failed shut:, table 1 > \"shut\"",
             "error criteria-count: 5 not 6, preface > [stated]",
             "error scored-criteria-count: 2 not 3, preface > [stated]",
             "warning criterion-not-assessed c4:, row 4 > \"c4\"", "warning no-option-as-now:, table 1 > \"T\""});
}

namespace {

// Options "a", "b" … by what is published of them, with scores on one criterion after the other.
std::string plain_table(const Told& published, const std::vector<Told>& scores, std::string_view head,
                        std::string_view weight = "weight = 1") {
  std::string text = document_head + "cells = \"raw\"\n" + std::string(head);
  for (std::size_t at = 0; at < published.size(); ++at)
    text += fmt::format("[[option]]\nid = \"{0:c}\"\ntitle = \"{1:c}\"\nas_now = true\npublished = {{ {2} }}\n",
                        static_cast<char>('a' + at), static_cast<char>('A' + at), published[at]) +
            cited(fmt::format("row {:c}", static_cast<char>('a' + at)));
  for (std::size_t k = 0; k < scores.size(); ++k) {
    text += fmt::format("[[criterion]]\nid = \"c{0}\"\ntitle = \"C{0}\"\n{1}\n[criterion.published]\n", k + 1, weight);
    for (std::size_t at = 0; at < published.size(); ++at)
      text += fmt::format("{:c} = {}\n", static_cast<char>('a' + at), scores[k][at]);
  }
  return text;
}

std::string scale_of(const Told& levels, std::string_view more = {}) {
  std::string text = "[scale]\nlevels = [";
  for (std::size_t i = 0; i < levels.size(); ++i)
    text += fmt::format("{{ id = \"l{0}\", title = \"L{0}\", score = {1} }}, ", i, levels[i]);
  return text + "]\n" + std::string(more);
}

const std::string gap = "\"unreadable\"";

}  // namespace

TEST_CASE(
    "a row with gaps is judged by what can be read, and where nothing was worked out there is no figure to judge") {
  // What can be read comes to 5 where there is a gap, and what is missing to 1 to 5. D and E cannot come to 0.
  const AuditedFile file(plain_table({"total = 8", "total = 12", "percent = 90", "total = 0", "total = 0", "total = 6"},
                                     {{"5", "5", "5", gap, "5", "3"}, {gap, gap, gap, "5", "3", "3"}},
                                     scale_of({"1", "3", "5"})));
  CHECK(file.findings() ==
        Told{"warning total-with-gaps a: 8 not 5, row a > 8", "error total-unexplained b: 12 not 5, row b > 12",
             "warning cells-missing c: not 5, row c > \"c\"", "warning cells-missing d: not 5, row d > \"d\"",
             "warning rank-open a:, row a > { total = 8 }", "warning rank-open b:, row b > { total = 12 }",
             "warning rank-open c:, row c > { percent = 90 }", "warning rank-open d:, row d > { total = 0 }",
             "warning rank-open e:, row e > { total = 0 }", "warning rank-open f:, row f > { total = 6 }",
             "warning no-weighted-total c:, row c > \"c\"", "warning no-weighted-total d: 0, row d > 0",
             "warning no-weighted-total e: 0, row e > 0"});
  CHECK(file.sentences("no-weighted-total") ==
        Told{"The document gives no weighted total for C, but gives one for 3 other options.",
             "The weighted total of D is printed as 0, which its scores cannot give: it was not worked out.",
             "The weighted total of E is printed as 0, which its scores cannot give: it was not worked out."});
  CHECK(file.sentences("rank-open").back() ==
        "Going by the scores alone, F could come anywhere from 2nd to 6th, depending on the missing scores.");
}

TEST_CASE("a printed sum of scores is held against scores that are missing too") {
  // Weights of 2 on scores of 1, 3 and 5: A can have 6, 8 or 10 without weights, and so can B.
  const AuditedFile file(plain_table({"total = 16, unweighted_total = 8", "total = 16, unweighted_total = 5"},
                                     {{"5", "5"}, {gap, gap}}, scale_of({"1", "3", "5"}), "weight = 2"));
  CHECK(file.findings("unweighted-total-differs") == Told{"error unweighted-total-differs b: 5 not 5, row b > 5"});
  CHECK(file.sentences("unweighted-total-differs") ==
        Told{"The published unweighted total of B is 5. The scores that can be read add up to 5. With the 1 missing, "
             "the total lies between 6 and 10. No scores of the scale in the gaps give 5."});
}

TEST_CASE("a printed rank is held against the published totals, and those that tie are told of together") {
  const AuditedFile file(
      plain_table({"total = 10, rank = 1", "total = 7, rank = 4", "total = 7, rank = 4", "total = 3, rank = 2"},
                  {{"10", "7", "7", "3"}}, scale_of({"0", "3", "7", "10"})));
  CHECK(file.findings() ==
        Told{"error rank-differs b b+c: 4 not 2, row b > 4", "error rank-differs d d: 2 not 4, row d > 2"});
  CHECK(file.sentences("rank-differs").front() ==
        "B is ranked 4th and C is ranked 4th; their published totals tie, so both are joint 2nd.");
}

TEST_CASE("a rank that the exact totals give is no mistake, though the printed ones tie") {
  const auto found = [](const Told& scores) {
    return AuditedFile(
               plain_table({"total = 2, rank = 1", "total = 2, rank = 2"}, {scores}, scale_of({"1.9", "2", "2.2"})))
        .findings("rank-differs");
  };
  CHECK(found({"2.2", "1.9"}).empty());
  CHECK(found({"2", "2"}) == Told{"error rank-differs b b: 2 not 1, row b > 2"});
}

TEST_CASE("no rule of ranking is read from scores that are missing") {
  // B and C would be 1st and 2nd if C had the lowest score.
  CHECK(AuditedFile(plain_table({"rank = 1", "rank = 1", "rank = 2"}, {{"10", "10", gap}}, scale_of({"0", "5", "10"})))
            .findings("rank-rule")
            .empty());
}

TEST_CASE("a rule of rounding is told once, and a total that was not worked out says nothing of it") {
  CHECK(AuditedFile(plain_table({"total = 2.2", "total = 0"}, {{"2.25", "5"}}, scale_of({"2.25", "5"}))).findings() ==
        Told{"note total-rounding:, table 1 > \"T\"", "warning no-weighted-total b: 0, row b > 0"});
}

TEST_CASE("where no totals are published, ranks are held against the scores") {
  const AuditedFile file(plain_table({"rank = 2", "rank = 1", "rank = 3", "rank = 4"}, {{"10", "7", "3", "3"}},
                                     scale_of({"0", "3", "7", "10"})));
  CHECK(file.findings("rank-differs").empty());
  CHECK(file.findings("rank-contradicts-scores") == Told{"error rank-contradicts-scores a: 2 not 1, row a > 2",
                                                         "error rank-contradicts-scores b: 1 not 2, row b > 1",
                                                         "error rank-contradicts-scores d: 4 not 3, row d > 4"});
  CHECK(file.sentences("rank-contradicts-scores") == Told{"A is ranked 2nd, but its scores put it 1st.",
                                                          "B is ranked 1st, but its scores put it 2nd.",
                                                          "D is ranked 4th, but its scores put it joint 3rd."});

  // C can have anything from 0 to 10: whatever that is, it is not 5th, and no more is said of its rank.
  const AuditedFile open(
      plain_table({"rank = 1", "rank = 2", "rank = 5"}, {{"10", "5", gap}}, scale_of({"0", "5", "10"})));
  CHECK(open.findings("rank-contradicts-scores") == Told{"error rank-contradicts-scores c: 5 not 1, row c > 5"});
  CHECK(open.sentences("rank-contradicts-scores") ==
        Told{"C is ranked 5th, but its scores put it anywhere from 1st to 3rd."});
  CHECK(open.findings("rank-open") == Told{"warning rank-open b: 2, row b > 2"});

  // Of scores alone, of which nobody knows what they weigh, no rank follows.
  CHECK(AuditedFile(plain_table({"rank = 2", "rank = 1"}, {{"10", "5"}}, scale_of({"0", "5", "10"}), ""))
            .findings("rank-contradicts-scores")
            .empty());
}

TEST_CASE("ranks that run the other way throughout ask about the scale, and one that does not withdraws the question") {
  const auto asks = [](const Told& published, const std::vector<Told>& scores, std::string_view more = {},
                       std::string_view weight = "weight = 1") {
    const AuditedFile file(plain_table(published, scores, scale_of({"0", "4", "6", "8"}, more), weight));
    return file.findings("scale-direction");
  };
  const Told warned{"warning scale-direction:, scale > [scale]"}, wrong{"error scale-direction:, scale > [scale]"};
  const std::string place = cited("scale");
  // By the scores, where no totals are published, and by their bounds where scores are missing.
  CHECK(asks({"rank = 1", "rank = 2"}, {{"4", "8"}}, place) == warned);
  CHECK(asks({"rank = 2", "rank = 1"}, {{"8", "4"}}, place) == warned);
  CHECK(asks({"rank = 1", "rank = 2"}, {{"4", "8"}}, place + "better = \"higher\"\n") == wrong);
  CHECK(asks({"rank = 1", "rank = 2"}, {{"8", "4"}}, place + "better = \"lower\"\n") == wrong);
  CHECK(asks({"rank = 1", "rank = 2"}, {{"4", "8"}, {gap, "8"}}, place) == warned);
  CHECK(asks({"rank = 1", "rank = 2"}, {{"4", "8"}, {gap, "0"}}, place).empty());
  CHECK(asks({"rank = 1", "rank = 2"}, {{"0", "8"}, {gap, "0"}}, place).empty());  // 0 to 8, and 8
  CHECK(asks({"rank = 2", "rank = 1"}, {{"8", "0"}, {"0", gap}}, place).empty());
  CHECK(asks({"rank = 1", "rank = 2"}, {{"4", "8"}}, place, "").empty());  // nobody knows the weights
  // By the totals as printed, where they are.
  CHECK(asks({"total = 4, rank = 1", "total = 8, rank = 2"}, {{"8", "4"}}, place) == warned);
  CHECK(asks({"total = 4, rank = 1", "total = 8, rank = 2", "rank = 3"}, {{"4", "8", "0"}}, place).empty());
  // Options that tie say nothing of the direction, whichever way they are ranked.
  CHECK(asks({"rank = 1", "rank = 1"}, {{"4", "8"}}, place).empty());
  CHECK(asks({"rank = 1", "rank = 2"}, {{"4", "4"}}, place).empty());
  CHECK(asks({"rank = 1", "rank = 2", "rank = 3"}, {{"4", "4", "8"}}, place) == warned);
  CHECK(asks({"rank = 1", "rank = 2", "rank = 2"}, {{"4", "6", "8"}}, place) == warned);
}

TEST_CASE("a rule of ranking is told with its ranks in order, and leads to the first") {
  const AuditedFile file(plain_table({"total = 3, rank = 2", "total = 7, rank = 1", "total = 7, rank = 1"},
                                     {{"3", "7", "7"}}, scale_of({"0", "3", "7"})));
  CHECK(file.findings() == Told{"note rank-rule:, table 1 > 2"});
  CHECK(file.sentences("rank-rule").front().starts_with("The published ranks (1, 1 and 2) give options that tie"));
}

TEST_CASE("percentages are shares of the printed total, or of the exact one that it rounds") {
  const auto found = [](const char* published) {
    return AuditedFile(plain_table({published}, {{"2.25"}}, scale_of({"0", "2.25", "3"}))).findings();
  };
  CHECK(found("total = 2, percent = 67").empty());  // 2 of 3
  CHECK(found("total = 2, percent = 75").empty());  // 2.25 of 3
  CHECK(found("total = 2, percent = 70") == Told{"error percentage-differs a: 70 not 66.67, row a > 70"});
  // Beside a wrong total it is right where it is that of the scores: the total is told, and once.
  CHECK(found("total = 3, percent = 75") == Told{"error total-differs a: 3 not 2.25, row a > 3"});
  CHECK(found("total = 3, percent = 100") == Told{"error total-differs a: 3 not 2.25, row a > 3"});
  CHECK(found("total = 3, percent = 80") ==
        Told{"error total-differs a: 3 not 2.25, row a > 3", "error percentage-differs a: 80 not 100, row a > 80"});
  // Where not all scores can be read, only the total is known.
  CHECK(AuditedFile(plain_table({"total = 5, percent = 75"}, {{"2.25"}, {gap}}, scale_of({"0", "2.25", "3"})))
            .findings("percentage-differs") == Told{"error percentage-differs a: 75 not 83.33, row a > 75"});
}

TEST_CASE("how percentages were rounded is told at the first that another rule gives") {
  // Of 8: 25, 12.5 and 37.5 per cent.
  CHECK(AuditedFile(plain_table({"total = 2, percent = 25", "total = 1, percent = 12", "total = 3, percent = 37"},
                                {{"2", "1", "3"}}, scale_of({"1", "2", "3", "8"})))
            .findings() == Told{"note percentage-rounding:, table 1 > 12"});
  CHECK(AuditedFile(plain_table({"total = -1", "total = -2, percent = 50"}, {{"-1", "-2"}}, scale_of({"-2", "-1"})))
            .findings() == Told{"note percentage-without-base:, table 1 > 50"});
}

TEST_CASE("what percentages say of weights that were not published is told by every rule of rounding") {
  const auto file = [](const Told& published, const Told& scores, const Told& levels) {
    return AuditedFile(plain_table(published, {scores}, scale_of(levels), ""));
  };
  // 1,000 divided by 81 to 86 is shown as 12, by 80 is 12.5, and by 77 to 83 is 12 and something.
  const AuditedFile implied = file({"total = 10, percent = 12"}, {"1"}, {"0", "1"});
  CHECK(implied.findings("weights-implied") == Told{"note weights-implied:, table 1 > \"T\""});
  CHECK(implied.sentences("weights-implied") ==
        Told{"The published percentages (10 as 12%) mean that the weights sum to between 81 and 86, if they are whole "
             "numbers (between 80 and 86 if halves are rounded to the even digit; between 77 and 83 if they are cut "
             "off, not rounded)."});
  const AuditedFile none = file({"total = 100, percent = 50", "total = 100, percent = 60"}, {"1", "1"}, {"0", "1"});
  CHECK(none.findings("percentages-disagree") == Told{"error percentages-disagree:, table 1 > \"T\""});
  CHECK(none.sentences("percentages-disagree") ==
        Told{"The published percentages (100 as 50% and 100 as 60%) cannot all be right: no whole-number weights give "
             "them."});
  // Of 4, scores of 2 and 4 are 50% and 100%, whatever the one weight is.
  const AuditedFile thrice =
      file({"total = 6, percent = 50", "total = 12, percent = 100"}, {"2", "4"}, {"0", "2", "4"});
  CHECK(thrice.findings("weighted-is-multiple") == Told{"warning weighted-is-multiple: not 3, table 1 > \"T\""});
  CHECK(thrice.sentences("weighted-is-multiple") ==
        Told{"The published weighted totals of A and B are each exactly 3 times their unweighted totals, as if every "
             "criterion had the weight 3."});
  CHECK(file({"total = 6, percent = 50", "total = 16, percent = 100"}, {"2", "4"}, {"0", "2", "4"})
            .findings("weighted-is-multiple")
            .empty());
}

TEST_CASE("weights add up to a hundred, or to one, but for what rounding each can explain") {
  const auto found = [](const std::vector<const char*>& weights) {
    std::string text = plain_table({"total = 0"}, {}, scale_of({"0", "1"}));
    for (std::size_t k = 0; k < weights.size(); ++k)
      text += fmt::format("[[criterion]]\nid = \"c{0}\"\ntitle = \"C{0}\"\nweight = {1}\npublished = {{ a = 0 }}\n", k,
                          weights[k]);
    return AuditedFile(text).findings("weights-sum");
  };
  const auto told = [](const char* sum) { return Told{fmt::format("note weights-sum: not {}, table 1 > \"T\"", sum)}; };
  CHECK(found({"50", "50"}).empty());
  CHECK(found({"50", "49"}) == told("99"));  // two halves
  CHECK(found({"50", "51"}) == told("101"));
  CHECK(found({"49", "49"}).empty());
  CHECK(found({"51", "51"}).empty());
  CHECK(found({"0.5", "0.6"}) == told("1.1"));
  CHECK(found({"0.5", "0.7"}).empty());
  // Of more than twenty weights rounding could explain more than a tenth of the sum.
  std::vector<const char*> many(20, "5");
  many.back() = "4";
  CHECK(found(many) == told("99"));
  many.back() = "3";
  many.push_back("1");
  CHECK(found(many).empty());
}

TEST_CASE("that weights are missing matters where the document prints figures that rest on them") {
  const auto found = [](const char* published) {
    return AuditedFile(plain_table({published}, {{"1"}}, scale_of({"0", "1"}), "")).findings("weights-not-published");
  };
  CHECK(found("unweighted_total = 1") == Told{"note weights-not-published:, table 1 > \"T\""});
  CHECK(found("total = 3") == Told{"warning weights-not-published:, table 1 > \"T\""});
  CHECK(found("percent = 30") == Told{"warning weights-not-published:, table 1 > \"T\""});
}

TEST_CASE("the best sum of scores is said to lack a weighted total, whichever end of the scale is best") {
  const auto file = [](std::string_view scale, const Told& scores) {
    return AuditedFile(plain_table(
        {fmt::format("unweighted_total = {}", scores[0]), fmt::format("unweighted_total = {}, total = 20", scores[1])},
        {scores}, scale_of({"4", "5", "8"}, scale), ""));
  };
  const AuditedFile higher = file("", {"8", "5"}), lower = file("better = \"lower\"\n", {"4", "5"});
  CHECK(higher.findings("highest-has-no-weighted-total") ==
        Told{"warning highest-has-no-weighted-total a: 8, row a > \"a\""});
  CHECK(higher.sentences("highest-has-no-weighted-total") ==
        Told{"The highest unweighted total, 8, belongs to A, which has no weighted total."});
  CHECK(lower.sentences("highest-has-no-weighted-total") ==
        Told{"The lowest unweighted total, 4, belongs to A, which has no weighted total."});
  CHECK(file("", {"4", "5"}).findings("highest-has-no-weighted-total").empty());
}

TEST_CASE("on a scale that ends below zero no criterion is too light for a colour") {
  // At its best a score of -1 on a criterion of weight 3 is -3, and of weight 1 it is -1.
  const std::string bands =
      "[bands]\napplies_to = \"weighted score\"\nlevels = [{ id = \"fair\", title = \"Fair\", from = -2, to = 0 }]\n";
  std::string text = plain_table({"total = -4"}, {{"-1"}, {"-1"}}, scale_of({"-5", "-1"}) + bands);
  const std::string one = "weight = 1";
  text.replace(text.rfind(one), one.size(), "weight = 3");
  CHECK(AuditedFile(text).findings("band-out-of-reach").empty());
  // On one that ends at zero every weight comes to no more than zero.
  CHECK(AuditedFile(plain_table({"total = 0"}, {{"0"}},
                                scale_of({"-1", "0"}) + "[bands]\napplies_to = \"weighted score\"\nlevels = [{ id = "
                                                        "\"fair\", title = \"Fair\", from = 1, to = 2 }]\n"))
            .findings("band-out-of-reach") == Told{"warning band-out-of-reach c1 fair:, table 1 > \"fair\""});
}

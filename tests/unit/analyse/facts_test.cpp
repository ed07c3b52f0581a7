// What rules find, each fact with what it is about and the place that shows it.
#include "analyse/facts.h"

#include "linked_site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)
using catalogue::Find;

namespace {

// Weighted scores come to 90, 80 and 0 of 100.
constexpr std::string_view ways_on_three_levels = R"(title = "Ways"
summary = "S."
council = "Council"
source = { id = "report", where = "table 1" }
cells = "weighted"
[scale]
levels = [
  { id = "high", title = "High", score = 10 },
  { id = "middle", title = "Middle", score = 5 },
  { id = "low", title = "Low", score = 0 },
]
[stated]
scored_criteria = 2
[[option]]
id = "a"
title = "Alpha"
published = { total = 95 }
[[option]]
id = "b"
title = "Beta"
[[option]]
id = "c"
title = "Gamma"
[[gate]]
id = "legal"
title = "Legal"
results = { a = "pass", b = "pass", c = "fail" }
[[criterion]]
id = "cost"
title = "Cost"
weight = 2
published = { a = 20, b = 0, c = 0 }
[[criterion]]
id = "speed"
title = "Speed"
weight = 1
published = { a = 0, b = 10, c = 0 }
[[criterion]]
id = "quality"
title = "Quality"
weight = 7
published = { a = 70, b = 70, c = 0 }
[[criterion]]
id = "luck"
title = "Luck"
not_assessed = "Nobody knows."
[[assumption]]
id = "partners"
title = "Partners exist"
text = "They do."
[[issue]]
id = "time"
title = "Time is short"
text = "It is."
)";

struct Looked {
  Linking linking;
  analyse::AppraisedSite appraised;

  explicit Looked(const TestSite& site)
      : linking(tests::linking(site)), appraised(analyse::appraise(linking.linked, 1)) {
    CHECK(errors(linking.mistakes) == Mistakes{});
  }
  [[nodiscard]] std::vector<analyse::Fact> facts(const std::string& entry, Find find,
                                                 std::optional<std::int64_t> threshold = {}, const Lines& codes = {},
                                                 const char* as_of = "2026-11-22") const {
    catalogue::Rule rule;
    rule.find = find;
    rule.threshold = threshold;
    for (const std::string& code : codes) rule.codes.push_back({code, {}});
    return analyse::facts({linking.linked, appraised, *base::Date::parse(as_of)}, rule, linking.index(entry));
  }
  // "id, item of about: path#anchor title (figure)", without what is not said.
  [[nodiscard]] Lines found(const std::string& entry, Find find, std::optional<std::int64_t> threshold = {},
                            const Lines& codes = {}) const {
    Lines result;
    for (const analyse::Fact& fact : facts(entry, find, threshold, codes)) {
      std::string line = fact.id;
      if (!fact.item.empty()) line += ", " + fact.item;
      if (!fact.about.empty()) line += fmt::format(" of {}", fmt::join(fact.about, "+"));
      line += fmt::format(": {}#{} {}", fact.path, fact.anchor, fact.title);
      result.push_back(fact.figure.empty() ? line : fmt::format("{} ({})", line, fact.figure));
    }
    return result;
  }
};

// Options of one appraisal by what is published of them, with cells by criterion, then option, of a weight each.
std::string scored(const Lines& published, const std::vector<Lines>& cells, const Lines& weights, const Lines& levels) {
  std::string text =
      "title = \"T\"\nsummary = \"S.\"\ncouncil = \"C\"\nsource = \"report\"\ncells = \"raw\"\n[scale]\nlevels = [";
  for (std::size_t i = 0; i < levels.size(); ++i)
    text += fmt::format("{{ id = \"l{0}\", title = \"L{0}\", score = {1} }}, ", i, levels[i]);
  text += "]\n";
  for (std::size_t at = 0; at < published.size(); ++at)
    text += fmt::format("[[option]]\nid = \"{0:c}\"\ntitle = \"{0:c}\"\npublished = {{ {1} }}\n",
                        static_cast<char>('a' + at), published[at]);
  for (std::size_t k = 0; k < cells.size(); ++k) {
    text += fmt::format("[[criterion]]\nid = \"c{0}\"\ntitle = \"C{0}\"\nweight = {1}\n[criterion.published]\n", k + 1,
                        weights[k]);
    for (std::size_t at = 0; at < published.size(); ++at)
      text += fmt::format("{:c} = {}\n", static_cast<char>('a' + at), cells[k][at]);
  }
  return text;
}

Looked looked_at(const std::string& appraisal) {
  TestSite site;
  site.file("sources.toml", source("report")).file("appraisals/t.toml", appraisal);
  return Looked(site);
}

const std::string no_score = "\"unreadable\"";

}  // namespace

TEST_CASE("a fact of an appraisal says what it is about, and where that is shown") {
  const Looked site = looked_at(std::string(ways_on_three_levels));
  const auto found = [&](Find find, std::optional<std::int64_t> threshold = {}, const Lines& codes = {}) {
    return site.found("t", find, threshold, codes);
  };
  // Findings by how bad they are, each with its number on the page of the audit.
  CHECK(found(Find::audit_finding) ==
        Lines{"t--total-differs--a of a: appraisals/t-audit.html#app-finding-1 Audit, Alpha (95 as published, 90 "
              "recomputed)",
              "t--scored-criteria-count: appraisals/t-audit.html#app-finding-3 Audit (2 as published, 3 recomputed)",
              "t--gate-failed--legal, legal of c: appraisals/t-audit.html#app-finding-2 Audit, Legal",
              "t--criterion-not-assessed--luck, luck: appraisals/t-audit.html#app-finding-4 Audit, Luck",
              "t--no-weighted-total--b of b: appraisals/t-audit.html#app-finding-5 Audit, Beta",
              "t--no-weighted-total--c of c: appraisals/t-audit.html#app-finding-6 Audit, Gamma",
              "t--no-option-as-now: appraisals/t-audit.html#app-finding-7 Audit"});
  CHECK(found(Find::audit_finding, {}, {"gate-failed", "criterion-not-assessed"}) ==
        Lines{"t--gate-failed--legal, legal of c: appraisals/t-audit.html#app-finding-2 Audit, Legal",
              "t--criterion-not-assessed--luck, luck: appraisals/t-audit.html#app-finding-4 Audit, Luck"});
  // The heaviest criterion first.
  CHECK(found(Find::low_score) ==
        Lines{"t--quality--c, quality of c: appraisals/t-criterion-quality.html#app-option-c Quality (0 of 10)",
              "t--cost--b, cost of b: appraisals/t-criterion-cost.html#app-option-b Cost (0 of 10)",
              "t--cost--c, cost of c: appraisals/t-criterion-cost.html#app-option-c Cost (0 of 10)",
              "t--speed--a, speed of a: appraisals/t-criterion-speed.html#app-option-a Speed (0 of 10)",
              "t--speed--c, speed of c: appraisals/t-criterion-speed.html#app-option-c Speed (0 of 10)"});
  CHECK(found(Find::not_assessed) == Lines{"t--luck, luck: appraisals/t-criterion-luck.html# Luck"});
  CHECK(found(Find::thin_margin, 10) == Lines{"t of a+b: appraisals/t.html#app-sums Totals (90 and 80 of 100)"});
  CHECK(found(Find::thin_margin, 9).empty());
  // B is ahead when Speed has more than 2/11 of the weight, or Cost less than 1/9: 8.2 and 8.9 points away.
  const std::string speed =
      "t--speed, speed of a+b: appraisals/t-robustness.html#app-weight-stability Weight of Speed (10% of the weight, "
      "changes at 18.2%)";
  CHECK(found(Find::weight_flip, 9) ==
        Lines{speed,
              "t--cost, cost of a+b: appraisals/t-robustness.html#app-weight-stability Weight of Cost (20% of "
              "the weight, changes at 11.1%)"});
  CHECK(found(Find::weight_flip, 8).empty());
  // One step down on Quality takes 35 from A; on Cost a step is a tie, and two put B ahead.
  const std::string quality =
      "t--quality--a, quality of a+b: appraisals/t-criterion-quality.html#app-option-a Quality (10, changes the result "
      "at 5)";
  CHECK(found(Find::score_flip, 1) == Lines{quality});
  CHECK(found(Find::score_flip, 2) ==
        Lines{quality,
              "t--cost--a, cost of a+b: appraisals/t-criterion-cost.html#app-option-a Cost (10, changes the result at "
              "0)",
              "t--cost--b, cost of b+a: appraisals/t-criterion-cost.html#app-option-b Cost (0, changes the result at "
              "10)"});
  CHECK(found(Find::dominated) == Lines{"t--c of c: appraisals/t-robustness.html#app-dominance Scores of Gamma"});
  CHECK(found(Find::assumption) == Lines{"t--partners, partners: appraisals/t.html#app-assumptions Partners exist"});
  CHECK(found(Find::issue) == Lines{"t--time, time: appraisals/t.html#app-issues Time is short"});
  CHECK(found(Find::lesson).empty());
}

TEST_CASE("whoever comes second is the first listed of those that tie, and who is level says so") {
  const auto margin = [](const std::vector<Lines>& cells, const Lines& levels) {
    const auto facts =
        looked_at(scored(Lines(cells[0].size()), cells, {"1"}, levels)).facts("t", Find::thin_margin, 100);
    REQUIRE(facts.size() <= 1);
    return facts.empty() ? std::string()
                         : fmt::format("{} {} {}, {}", facts[0].value("option"), facts[0].value("lead"),
                                       facts[0].value("second"), facts[0].value("margin"));
  };
  CHECK(margin({{"0", "5", "3", "3"}}, {"0", "3", "5"}) == "b 2 points ahead of c, 2");
  CHECK(margin({{"3", "5", "5"}}, {"0", "3", "5"}) == "b level with c, no");
  CHECK(margin({{"5"}}, {"0", "3", "5"}).empty());    // nobody is second
  CHECK(margin({{"-5", "0"}}, {"-5", "0"}).empty());  // no share of nothing
  CHECK(margin({{"0", "0"}}, {"-5", "0"}).empty());
}

TEST_CASE("a result says what it rests on where scores are missing") {
  const auto basis = [](const Lines& published, const std::vector<Lines>& cells) {
    const auto facts =
        looked_at(scored(published, cells, {"1", "1"}, {"0", "5", "10"})).facts("t", Find::thin_margin, 100);
    REQUIRE(facts.size() == 1);
    return std::string(facts[0].value("basis"));
  };
  CHECK(basis({"", ""}, {{"10", "5"}, {"10", "5"}}).empty());
  CHECK(basis({"", "total = 10"}, {{"10", "5"}, {"10", no_score}}) == "the published totals");
  CHECK(basis({"", "total = 10"}, {{"10", no_score}, {"10", no_score}}) == "the published totals");  // three fillings
  CHECK(basis({"", ""}, {{"10", "5"}, {"10", no_score}}) == "the middle of the scale for missing scores");
  CHECK(basis({"", "total = 10", ""}, {{"10", "5", "0"}, {"10", no_score, no_score}}) ==
        "the published totals where scores can give them, and by the middle of the scale elsewhere");
}

TEST_CASE("of the two shares at which another option comes first, the nearer is told") {
  // A has 6 on both criteria, B 10 on the first, C on the second: B is ahead where the first carries more than 60% of
  // the weight, C where it carries less than 40%.
  const auto flips = [](const Lines& weights) {
    return looked_at(scored({"", "", ""}, {{"6", "10", "0"}, {"6", "0", "10"}}, weights, {"0", "6", "10"}))
        .found("t", Find::weight_flip, 100);
  };
  const auto flip = [](int k, const char* about, const char* figure) {
    return fmt::format("t--c{0}, c{0} of {1}: appraisals/t-robustness.html#app-weight-stability Weight of C{0} ({2})",
                       k, about, figure);
  };
  CHECK(flips({"55", "45"}) == Lines{flip(1, "a+b", "55% of the weight, changes at 60.1%"),
                                     flip(2, "a+b", "45% of the weight, changes at 39.9%")});
  CHECK(flips({"45", "55"}) == Lines{flip(1, "a+c", "45% of the weight, changes at 39.9%"),
                                     flip(2, "a+c", "55% of the weight, changes at 60.1%")});
  CHECK(flips({"50", "50"}) == Lines{flip(1, "a+c", "50% of the weight, changes at 39.9%"),
                                     flip(2, "a+b", "50% of the weight, changes at 39.9%")});
}

TEST_CASE("a fact of any other page says what it is about, and where that is shown") {
  TestSite pages;
  pages.file("sources.toml", source("report", "published = \"2017-12\"\n"))
      .file("risks/register.toml", R"(title = "Register"
summary = "S."
council = "C"
likelihood = [ { id = "low", title = "Low" }, { id = "mid", title = "Middle" }, { id = "high", title = "High" } ]
impact = [ { id = "low", title = "Low" }, { id = "high", title = "High" } ]
[[category]]
id = "money"
title = "Money"
[[risk]]
id = "unrated"
category = "money"
title = "Unrated"
impact = "high"
[[risk]]
id = "likely"
category = "money"
title = "Likely"
likelihood = "high"
impact = "low"
[[risk]]
id = "mild"
category = "money"
title = "Mild"
likelihood = "low"
impact = "low"
[[risk]]
id = "worst"
category = "money"
title = "Worst"
likelihood = "high"
impact = "high"
)")
      .file(
          "factors/areas.toml",
          "title = \"Areas\"\nsummary = \"S.\"\ntype = \"challenge\"\n[[factor]]\nid = \"first\"\ntitle = \"First\"\n")
      .file("models/trust.md", front("Trust",
                                     "family = \"in-house\"\n[[advantage]]\nid = \"quick\"\ntext = \"Quick\"\n"
                                     "[[disadvantage]]\nid = \"dear\"\ntext = \"Dear\"\n"
                                     "[[consideration]]\nid = \"wide\"\ntext = \"Wide\"\n"))
      .file("case-studies/slough.md",
            front("Slough", "council = [\"C\"]\nmodels = [\"trust\"]\n[[lesson]]\nid = \"scope\"\ntext = \"Agree\"\n"))
      .file("guidance/a.md", front("A", "review_by = 2026-11-21\n"));
  const Looked site(pages);
  CHECK(site.found("register", Find::high_risk) ==
        Lines{"worst, worst: risks/register.html#worst Worst (likelihood High, impact High)",
              "likely, likely: risks/register.html#likely Likely (likelihood High, impact Low)"});
  CHECK(site.found("register", Find::unrated_risk) == Lines{"unrated, unrated: risks/register.html#unrated Unrated"});
  CHECK(site.found("register", Find::unowned_risk) ==
        Lines{"worst, worst: risks/register.html#worst Worst (likelihood High, impact High)",
              "likely, likely: risks/register.html#likely Likely (likelihood High, impact Low)",
              "mild, mild: risks/register.html#mild Mild (likelihood Low, impact Low)",
              "unrated, unrated: risks/register.html#unrated Unrated"});
  CHECK(site.found("areas", Find::factor) == Lines{"first, first: factors/areas.html#first First"});
  CHECK(site.found("areas", Find::unanswered_factor).empty());
  CHECK(site.found("trust", Find::advantage) == Lines{"trust--quick, quick: models/trust.html#quick Trust"});
  CHECK(site.found("trust", Find::disadvantage) == Lines{"trust--dear, dear: models/trust.html#dear Trust"});
  CHECK(site.found("trust", Find::consideration) == Lines{"trust--wide, wide: models/trust.html#wide Trust"});
  CHECK(site.found("slough", Find::lesson) == Lines{"slough--scope, scope: case-studies/slough.html#scope Slough"});
  CHECK(site.found("a", Find::overdue_review) == Lines{"a: guidance/a.html# A (review due by 21 November 2026)"});
  CHECK(site.found("report", Find::old_source, 8) ==
        Lines{"report: sources/report.html# Title of report (published December 2017)"});
  CHECK(site.found("register", Find::factor).empty());
}

TEST_CASE("measures that are worse after a change are found, and those that lack figures after it") {
  const auto measured = [](std::string_view key, std::string_view values) {
    return fmt::format("[[measure]]\nkey = \"{}\"\nvalues = [{}]\n", key, values);
  };
  const std::string measures =
      measured("visits", "{ date = \"2013\", value = 412 }, { date = \"2015\", value = 390 }") +
      measured("cost", "{ date = \"2013\", value = 5 }, { date = \"2015\", value = 4 }") +
      measured("waits", "{ date = \"2013\", value = 3 }, { date = \"2015\", missing = true }") +
      measured("people", "{ date = \"2013\", value = 7 }") + measured("calls", "{ date = \"2015\", missing = true }") +
      measured("posts",
               "{ date = \"2013\", value = 1 }, { date = \"2015\", value = 1 }, { date = \"2016\", missing = "
               "true }, { date = \"2017\", missing = true }");
  TestSite pages;
  std::string vocabulary;
  for (const std::string key : {"visits", "cost", "waits", "people", "calls", "posts"})
    vocabulary += fmt::format("[[measure]]\nkey = \"{0}\"\nlabel = \"The {0}\"\nbetter = \"{1}\"\n", key,
                              key == "cost" ? "lower" : "higher");
  pages.file("vocabulary/measures.toml", vocabulary)
      .file("case-studies/c.md", front("Case", "council = [\"A\"]\nmodels = []\nstarted = \"2014-04\"\n" + measures))
      .file("case-studies/d.md", front("Undated", "council = [\"A\"]\nmodels = []\n" + measures));
  const Looked site(pages);
  CHECK(site.found("c", Find::measure_worsened) ==
        Lines{"c--visits, visits: case-studies/c.html#app-measure-visits The visits (412 (2013), 390 (2015))"});
  const auto values = [](const analyse::Fact& fact) {
    Lines said;
    for (const char* name :
         {"measure", "title", "change", "before", "before_date", "after", "after_date", "difference", "missing"})
      said.emplace_back(fact.value(name));
    return said;
  };
  CHECK(values(site.facts("c", Find::measure_worsened).at(0)) ==
        Lines{"The visits", "Case", "April 2014", "412", "2013", "390", "2015", "−22", ""});
  CHECK(site.found("c", Find::measure_missing_after) ==
        Lines{"c--waits, waits: case-studies/c.html#app-measure-waits The waits (3 (2013), and no figure after)",
              "c--people, people: case-studies/c.html#app-measure-people The people (7 (2013), and no figure after)",
              "c--calls, calls: case-studies/c.html#app-measure-calls The calls",
              "c--posts, posts: case-studies/c.html#app-measure-posts The posts"});
  const auto missing = site.facts("c", Find::measure_missing_after);
  CHECK(values(missing.at(0)) == Lines{"The waits", "Case", "April 2014", "3", "2013", "", "", "", "2015"});
  CHECK(values(missing.at(1)) == Lines{"The people", "Case", "April 2014", "7", "2013", "", "", "", ""});
  CHECK(values(missing.at(2)) == Lines{"The calls", "Case", "April 2014", "", "", "", "", "", "2015"});
  CHECK(missing.at(3).value("missing") == "2016 and 2017");
  // No year has passed since: nothing is due yet.
  CHECK(site.facts("c", Find::measure_missing_after, {}, {}, "2015-12-31").size() == 3);
  CHECK(site.facts("c", Find::measure_missing_after, {}, {}, "2016-01-01").size() == 4);
  CHECK(site.found("d", Find::measure_worsened).empty());
  CHECK(site.found("d", Find::measure_missing_after).empty());
}

TEST_CASE("a source is as many whole years old as its date allows") {
  const auto age = [](const std::string& published, const char* as_of) {
    TestSite site;
    site.file("sources.toml", source("report", fmt::format("published = \"{}\"\n", published)));
    const auto facts = Looked(site).facts("report", Find::old_source, 0, {}, as_of);
    REQUIRE(facts.size() == 1);
    return std::string(facts[0].value("age"));
  };
  CHECK(age("2017-12-15", "2026-12-14") == "8");
  CHECK(age("2017-12-15", "2026-12-15") == "9");
  CHECK(age("2017-12-15", "2026-11-30") == "8");
  CHECK(age("2017-12-15", "2027-01-01") == "9");
  CHECK(age("2017-12", "2026-11-30") == "8");
  CHECK(age("2017-12", "2026-12-01") == "9");
  CHECK(age("2017", "2026-01-01") == "9");
}

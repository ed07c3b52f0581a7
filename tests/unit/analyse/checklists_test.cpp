#include "analyse/checklists.h"

#include "analyse/analysis.h"
#include "linked_site_fixture.h"
#include "markup/html.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

// Three options on three scored criteria: "a" has 90 of 100, "b" 80, and "c" is beaten everywhere by both.
constexpr std::string_view appraisal_of_ways = R"(title = "Ways"
summary = "S."
council = "Council"
source = { id = "report", where = "table 1" }
cells = "weighted"
[scale]
levels = [ { id = "high", title = "High", score = 10 }, { id = "low", title = "Low", score = 0 } ]
[[option]]
id = "a"
title = "Option A"
published = { total = 95 }
[[option]]
id = "b"
title = "Option B & co"
[[option]]
id = "c"
title = "Option C"
[[criterion]]
id = "speed"
title = "Speed"
weight = 1
published = { a = 0, b = 10, c = 0 }
rationale = { c = "Slow *indeed*. [@report, page 2]" }
[[criterion]]
id = "cost"
title = "Cost"
weight = 2
published = { a = 20, b = 0, c = 0 }
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
)";

constexpr std::string_view risks = R"(title = "Register"
summary = "S."
council = "Council"
likelihood = [ { id = "low", title = "Low" }, { id = "high", title = "High" } ]
impact = [ { id = "low", title = "Low" }, { id = "high", title = "High" } ]
[[category]]
id = "money"
title = "Money"
[[risk]]
id = "overspend"
category = "money"
title = "It costs more"
consequence = "Cuts."
likelihood = "low"
impact = "high"
owner = "Treasurer"
[[risk]]
id = "delay"
category = "money"
title = "It takes longer"
likelihood = "high"
impact = "high"
mitigation = "Plan."
[[risk]]
id = "unknown"
category = "money"
title = "Nobody knows"
)";

std::string rule(std::string_view id, std::string_view find, std::string_view text,
                 std::string_view why = "See {link}.", std::string_view more = {}) {
  return fmt::format(
      "[[rule]]\nid = \"{}\"\nfind = \"{}\"\ntext = \"{}\"\nwhy = \"{}\"\ntheme = \"money\"\nstages = [\"new\"]\n{}",
      id, find, text, why, more);
}

std::string generate(std::string_view rules, std::string_view more = {}) {
  return fmt::format("[[section.generate]]\nrules = [{}]\n{}", rules, more);
}

struct Made {
  Linking linking;
  analyse::Analysis analysis;
  Mistakes mistakes;

  // "id: text | why (figure) > path#anchor" for each question of the checklist.
  [[nodiscard]] Lines questions() const {
    Lines result;
    for (const analyse::AskedSection& section : checklist().sections)
      for (const analyse::AskedQuestion& question : section.questions) {
        const analyse::Fact& fact = question.fact.value();
        result.push_back(fmt::format("{}: {} | {} ({}) > {}#{}", question.id, question.text,
                                     markup::plain_words(question.why), fact.figure, fact.path, fact.anchor));
      }
    return result;
  }
  [[nodiscard]] Lines ids() const {
    Lines result;
    for (const analyse::AskedSection& section : checklist().sections)
      for (const analyse::AskedQuestion& question : section.questions) result.push_back(question.id);
    return result;
  }
  [[nodiscard]] const analyse::AskedChecklist& checklist() const { return analysis.checklists.at(linking.index("c")); }
};

TestSite site(const std::string& rules, const std::string& generated) {
  TestSite site;
  site.file("sources.toml", source("report", "published = \"2017-12\"\n"))
      .file("appraisals/ways.toml", std::string(appraisal_of_ways))
      .file("risks/register.toml", std::string(risks))
      .file("rules/set.toml", "title = \"R\"\nsummary = \"S.\"\n" + rules)
      .file("checklists/c.toml",
            "title = \"C\"\nsummary = \"S.\"\n[[section]]\nid = \"s\"\ntitle = \"S\"\n" + generated);
  return site;
}

Made made(const TestSite& site, std::string_view as_of = "2026-11-22") {
  base::FileNames names;
  base::Diagnostics out;
  auto catalogue = site.read_into(names, out, {});
  REQUIRE(catalogue);
  Made result{{link::link(std::move(*catalogue), english(), 1, out), {}}, {}, {}};
  result.linking.mistakes = mistakes_of(out, names);
  REQUIRE(errors(result.linking.mistakes) == Mistakes{});
  result.analysis = analyse::analyse_site(result.linking.linked, *base::Date::parse(as_of), 1, out);
  result.mistakes = mistakes_of(out, names);
  std::erase_if(result.mistakes, [&](const Mistake& mistake) {
    return std::ranges::find(result.linking.mistakes, mistake) != result.linking.mistakes.end();
  });
  return result;
}

Made made(const std::string& rules, const std::string& generated) { return made(site(rules, generated)); }

}  // namespace

// ---- diagnostics ------------------------------------------------------------------------------------------

TEST_CASE("a rule that finds nothing is reported where the checklist names it") {
  const Mistake mistake =
      only(made(rule("old", "issue", "T {title}"), generate("\"old\"", "of = [\"ways\"]\n")).mistakes);
  CHECK_FALSE(mistake.is_error);
  CHECK(mistake.code == "rule-finds-nothing");
  CHECK(mistake.at == "checklists/c.toml:7:10+5");
  CHECK(mistake.message == "the rule \"old\" finds nothing in ways");
  const Mistake about = only(made(rule("left", "not-assessed", "T {criterion}"),
                                  generate("\"left\"", "of = [\"ways\"]\noptions = [\"a\", \"b\"]\n"))
                                 .mistakes);
  CHECK(about.message == "the rule \"left\" finds nothing in ways about a, b");
}

TEST_CASE("that no date has passed is no mistake") {
  const Made result = made(rule("old", "old-source", "T {title}", "See {link}.", "years = 50\n") +
                               rule("due", "overdue-review", "T {title}"),
                           generate("\"old\", \"due\""));
  CHECK(result.mistakes == Mistakes{});
  CHECK(result.checklist().count() == 0);
}

TEST_CASE("a rule that no checklist uses is reported where it stands") {
  const Mistake mistake =
      only(made(rule("low", "low-score", "T {score}") + rule("high", "high-risk", "T {risk}"), generate("\"low\""))
               .mistakes);
  CHECK(mistake.code == "unused-rule");
  CHECK(mistake.at == "rules/set.toml:11:6+6");
  CHECK(mistake.message == "no checklist uses the rule \"high\"");
}

TEST_CASE("a text that cannot be filled asks nothing, and says for what") {
  const Made result = made(rule("low", "low-score", "Why {score}: {reason}?"), generate("\"low\""));
  CHECK(result.ids() == Lines{"low--ways--speed--c"});
  REQUIRE(result.mistakes.size() == 4);
  CHECK(result.mistakes[0].at == "rules/set.toml:6:22+8");
  CHECK(result.mistakes[0].code == "empty-placeholder");
  CHECK(result.mistakes[0].message ==
        "nothing can be filled in here for \"ways--cost--b\", so the rule asks nothing about it");
  CHECK(result.mistakes[0].help == "use it in `why`, where a sentence that cannot be filled is left out");
}

TEST_CASE("a question of which no why is left is not asked") {
  const Made result = made(rule("low", "low-score", "Why {option} on {criterion}?", "{reason}"), generate("\"low\""));
  CHECK(result.ids() == Lines{"low--ways--speed--c"});
  CHECK(result.mistakes.size() == 4);
  CHECK(result.mistakes.at(0).help == "give `why` a sentence that can always be filled");
}

TEST_CASE("an unknown code of findings is reported with the nearest") {
  const Mistake mistake =
      only(errors(made(rule("sums", "audit-finding", "T {finding}", "See {link}.", "codes = [\"total-difers\"]\n"),
                       generate("\"sums\""))
                      .mistakes));
  CHECK(mistake.code == "unknown-code");
  CHECK(mistake.at == "rules/set.toml:10:10+14");
  CHECK(mistake.help == "did you mean \"total-differs\"?");
}

// ---- what rules find --------------------------------------------------------------------------------------

TEST_CASE("low scores come by weight, with their figures and reasons as plain words") {
  CHECK(
      made(rule("low", "low-score", "Why has {option} {score} of {highest} ({level}, weight {weight}) for {criterion}?",
                "{link} says: {reason} So it is."),
           generate("\"low\""))
          .questions() ==
      Lines{"low--ways--quality--c: Why has Option C 0 of 10 (Low, weight 7) for Quality? | So it is. (0 of 10) > "
            "appraisals/ways-criterion-quality.html#app-option-c",
            "low--ways--cost--b: Why has Option B &amp; co 0 of 10 (Low, weight 2) for Cost? | So it is. (0 of 10) > "
            "appraisals/ways-criterion-cost.html#app-option-b",
            "low--ways--cost--c: Why has Option C 0 of 10 (Low, weight 2) for Cost? | So it is. (0 of 10) > "
            "appraisals/ways-criterion-cost.html#app-option-c",
            "low--ways--speed--a: Why has Option A 0 of 10 (Low, weight 1) for Speed? | So it is. (0 of 10) > "
            "appraisals/ways-criterion-speed.html#app-option-a",
            "low--ways--speed--c: Why has Option C 0 of 10 (Low, weight 1) for Speed? | Ways, “Speed” says: Slow "
            "indeed. So it is. (0 of 10) > appraisals/ways-criterion-speed.html#app-option-c"});
}

TEST_CASE("findings of the audit are found by their codes") {
  CHECK(made(rule("sums", "audit-finding", "Why {published} for {option}?", "{finding} See {link}.",
                  "codes = [\"total-differs\"]\n"),
             generate("\"sums\""))
            .questions() ==
        Lines{"sums--ways--total-differs--a: Why 95 for Option A? | The published total of Option A is 95, but its "
              "scores add up to 90, 5 less. See Ways, “Audit, Option A”. (95 as published, 90 recomputed) > "
              "appraisals/ways-audit.html#app-finding-1"});
}

TEST_CASE("criteria that nobody scored, close results and options beaten everywhere are found") {
  CHECK(made(rule("left", "not-assessed", "When {criterion}?", "{reason}"), generate("\"left\"")).questions() ==
        Lines{"left--ways--luck: When Luck? | Nobody knows. () > appraisals/ways-criterion-luck.html#"});
  CHECK(made(rule("close", "thin-margin", "{option} {total}, {second} {second_total}: {margin}, {lead}?",
                  "{council}. {basis}", "within = 10\n"),
             generate("\"close\""))
            .questions() ==
        Lines{"close--ways: Option A 90, Option B &amp; co 80: 10, 10 points ahead of? | Council. (90 and 80 of 100) > "
              "appraisals/ways.html#app-sums"});
  CHECK(made(rule("close", "thin-margin", "{option}?", "{link}", "within = 9\n"), generate("\"close\"")).ids().empty());
  CHECK(
      made(rule("beaten", "dominated", "Why {option}, with {other}?"), generate("\"beaten\"")).questions() ==
      Lines{"beaten--ways--c: Why Option C, with Option A and Option B &amp; co? | See Ways, “Scores of Option C”. () "
            "> appraisals/ways-robustness.html#app-dominance"});
}

TEST_CASE("changes of one weight or one score that change the first place are found within their limits") {
  // Of all weight, "b" overtakes "a" when Speed carries 2/11 instead of 1/10, or Cost 1/9 instead of 1/5.
  const std::string text = "{criterion} {weight} to {changed}: {other} before {option}?";
  CHECK(
      made(rule("weight", "weight-flip", text, "W", "within = 9\n"), generate("\"weight\"")).questions() ==
      Lines{"weight--ways--speed: Speed 10% to 18.2%: Option B &amp; co before Option A? | W (10% of the weight, "
            "changes at 18.2%) > appraisals/ways-robustness.html#app-weight-stability",
            "weight--ways--cost: Cost 20% to 11.1%: Option B &amp; co before Option A? | W (20% of the weight, changes "
            "at 11.1%) > appraisals/ways-robustness.html#app-weight-stability"});
  CHECK(made(rule("weight", "weight-flip", text, "W", "within = 8\n"), generate("\"weight\"")).ids().empty());
  CHECK(
      made(rule("score", "score-flip", "{option} {score} to {changed} on {criterion}: {other} before {first}?", "W",
                "within = 1\n"),
           generate("\"score\""))
          .questions() ==
      Lines{"score--ways--quality--a: Option A 10 to 0 on Quality: Option B &amp; co before Option A? | W (10, changes "
            "the result at 0) > appraisals/ways-criterion-quality.html#app-option-a",
            "score--ways--cost--a: Option A 10 to 0 on Cost: Option B &amp; co before Option A? | W (10, changes the "
            "result at 0) > appraisals/ways-criterion-cost.html#app-option-a",
            "score--ways--cost--b: Option B &amp; co 0 to 10 on Cost: Option B &amp; co before Option A? | W (0, "
            "changes the result at 10) > appraisals/ways-criterion-cost.html#app-option-b"});
}

TEST_CASE("risks are found by their rating, the highest first, and by what they lack") {
  const Made high =
      made(rule("high", "high-risk", "{risk}: {likelihood}, {impact}?", "In {register}. It means {consequence}"),
           generate("\"high\""));
  CHECK(
      high.questions() ==
      Lines{"high--delay: It takes longer: High, High? | In Register. (likelihood High, impact High) > "
            "risks/register.html#delay",
            "high--overspend: It costs more: Low, High? | In Register. It means Cuts. (likelihood Low, impact High) > "
            "risks/register.html#overspend"});
  CHECK(made(rule("r", "unrated-risk", "{risk}?"), generate("\"r\"")).ids() == Lines{"r--unknown"});
  CHECK(made(rule("r", "unmitigated-risk", "{risk}?"), generate("\"r\"")).ids() == Lines{"r--overspend", "r--unknown"});
  CHECK(made(rule("r", "unowned-risk", "{risk}?"), generate("\"r\"")).ids() == Lines{"r--delay", "r--unknown"});
}

TEST_CASE("factors are found, and those that nothing answers to or that answer to nothing") {
  TestSite factors =
      site(rule("all", "factor", "{factor}?", "{purpose} {set}.") + rule("gap", "unanswered-factor", "{factor}?"),
           generate("\"gap\""));
  const auto set = [](std::string_view title, std::string_view type, std::string_view all) {
    return fmt::format("title = \"{}\"\nsummary = \"S.\"\ntype = \"{}\"\n{}", title, type, all);
  };
  factors
      .file("factors/aims.toml", set("Aims", "success-factor",
                                     "[[factor]]\nid = \"one\"\ntitle = \"One\"\nanswers_to = [\"first\"]\n"
                                     "[[factor]]\nid = \"two\"\ntitle = \"Two\"\n"))
      .file("factors/areas.toml", set("Areas", "challenge",
                                      "[[factor]]\nid = \"first\"\ntitle = \"First\"\n"
                                      "[[factor]]\nid = \"second\"\ntitle = \"Second\"\n"))
      .file("factors/alone.toml", set("Alone", "principle", "[[factor]]\nid = \"third\"\ntitle = \"Third\"\n"));
  CHECK(made(factors).ids() == Lines{"gap--two", "gap--second"});
}

TEST_CASE("lessons, claims and assumptions are found") {
  TestSite pages =
      site(rule("learn", "lesson", "{lesson}?", "{case}: {link}") + rule("for", "advantage", "{claim}?") +
               rule("against", "disadvantage", "{claim}?") + rule("sure", "assumption", "{title}?", "{text}"),
           generate("\"learn\", \"for\", \"against\", \"sure\""));
  pages
      .file("models/trust.md", front("Trust",
                                     "family = \"in-house\"\n[[advantage]]\nid = \"quick\"\ntext = \"Quick\"\n"
                                     "[[disadvantage]]\nid = \"dear\"\ntext = \"Dear\"\n"))
      .file("case-studies/slough.md", front("Slough",
                                            "council = [\"C\"]\nmodels = [\"trust\"]\n[[lesson]]\nid = "
                                            "\"scope\"\ntext = \"Agree [[trust|scope]]\"\n"));
  CHECK(made(pages).questions() ==
        Lines{"learn--slough--scope: Agree scope? | Slough: Slough () > case-studies/slough.html#scope",
              "for--trust--quick: Quick? | See Trust. () > models/trust.html#quick",
              "against--trust--dear: Dear? | See Trust. () > models/trust.html#dear",
              "sure--ways--partners: Partners exist? | They do. () > appraisals/ways.html#app-assumptions"});
}

TEST_CASE("what is old or overdue depends on the day asked for") {
  TestSite dated = site(rule("old", "old-source", "{title}, {published}: {age}?", "W", "years = 9\n") +
                            rule("due", "overdue-review", "{title} by {review_by}?"),
                        generate("\"old\", \"due\""));
  dated.file("guidance/a.md", front("A", "review_by = 2026-11-30\n"));
  CHECK(made(dated, "2026-11-30").ids().empty());
  CHECK(made(dated, "2026-12-01").questions() ==
        Lines{"old--report: Title of report, December 2017: 9? | W (published December 2017) > sources/report.html#",
              "due--a: A by 30 November 2026? | See A. (review due by 30 November 2026) > guidance/a.html#"});
}

// ---- how questions are put together ------------------------------------------------------------------------

TEST_CASE("options leave what is about others, and about none, out") {
  const std::string rules =
      rule("low", "low-score", "{option} {criterion}?") + rule("left", "not-assessed", "{criterion}?");
  CHECK(made(rules, generate("\"low\", \"left\"", "options = [\"b\", \"a\"]\n")).ids() ==
        Lines{"low--ways--cost--b", "low--ways--speed--a"});
}

TEST_CASE("one item can be looked at alone") {
  CHECK(made(rule("low", "low-score", "{option} {criterion}?"), generate("\"low\"", "of = [\"ways#speed\"]\n")).ids() ==
        Lines{"low--ways--speed--a", "low--ways--speed--c"});
  CHECK(made(rule("r", "unowned-risk", "{risk}?"), generate("\"r\"", "of = [\"unknown\"]\n")).ids() ==
        Lines{"r--unknown"});
}

TEST_CASE("facts that give the same wording are asked about once, with all their findings") {
  const Made result =
      made(rule("low", "low-score", "Why so low for {criterion}?", "For {option}: {link}"), generate("\"low\""));
  CHECK(result.questions() ==
        Lines{"low--ways--quality--c: Why so low for Quality? | For Option C: Ways, “Quality” (0 of 10) > "
              "appraisals/ways-criterion-quality.html#app-option-c",
              "low--ways--cost--b: Why so low for Cost? | For Option B & co and Option C: Ways, “Cost” (0 of 10) > "
              "appraisals/ways-criterion-cost.html#app-option-b",
              "low--ways--speed--a: Why so low for Speed? | For Option A and Option C: Ways, “Speed” (0 of 10) > "
              "appraisals/ways-criterion-speed.html#app-option-a"});
}

TEST_CASE("a checklist asks the same question once") {
  const Made result =
      made(rule("r", "unowned-risk", "{risk}?"), generate("\"r\"", "of = [\"unknown\"]\n") + generate("\"r\""));
  CHECK(result.ids() == Lines{"r--unknown", "r--delay"});
}

TEST_CASE("a question is asked once, whichever of its findings it was first made of") {
  const std::string low = rule("low", "low-score", "Why so low for {criterion}?");
  CHECK(made(low, generate("\"low\"", "options = [\"c\"]\n") + generate("\"low\"")).ids() ==
        Lines{"low--ways--quality--c", "low--ways--cost--c", "low--ways--speed--c"});
  CHECK(made(low + rule("left", "not-assessed", "Why so low for Cost?"), generate("\"low\", \"left\"")).ids() ==
        Lines{"low--ways--quality--c", "low--ways--cost--b", "low--ways--speed--a"});
}

TEST_CASE("where there is a limit, what a rule finds on one page takes turns with what it finds on another") {
  TestSite two = site(rule("r", "unowned-risk", "{risk}?"), generate("\"r\"", "limit = 2\n"));
  std::string other(risks);
  for (const auto& [id, new_id] : {std::pair("\"overspend\"", "\"x\""),
                                   {"\"delay\"", "\"y\""},
                                   {"\"unknown\"", "\"z\""},
                                   {"It costs more", "X"},
                                   {"It takes longer", "Y"},
                                   {"Nobody knows", "Z"}})
    other.replace(other.find(id), std::string_view(id).size(), new_id);
  two.file("risks/second.toml", other);
  CHECK(made(two).ids() == Lines{"r--delay", "r--y"});
}

TEST_CASE("a question of a bank has what the bank says of it, and a checklist says where its questions are from") {
  const auto asked = [](std::string_view questions, const std::string& generated) {
    TestSite banked = site(rule("r", "unrated-risk", "{risk}?", "W"), std::string(questions) + generated);
    banked.file("questions/bank.toml",
                "title = \"Bank\"\nsummary = \"S.\"\n[[question]]\nid = \"one\"\ntext = \"One?\"\nwhy = \"Because.\"\n"
                "evidence = [\"A letter\"]\nask = [\"The clerk\"]\ntheme = \"money\"\nstages = [\"new\"]\n"
                "priority = \"high\"\nsource = { id = \"report\", where = \"page 2\" }\n");
    return made(banked);
  };
  const std::string_view bank = "questions = [\"one\"]\n";
  const std::string rules = generate("\"r\"");
  const Made both = asked(bank, rules);
  const analyse::AskedQuestion& question = both.checklist().sections.at(0).questions.at(0);
  CHECK(question.text == "One?");
  CHECK(question.why == "Because.");
  CHECK(question.evidence == Lines{"A letter"});
  CHECK(question.ask == Lines{"The clerk"});
  CHECK(question.theme == "money");
  CHECK(question.stages == Lines{"new"});
  CHECK(question.priority == "high");
  CHECK(question.source.id == "report");
  CHECK(question.source.where == "page 2");
  CHECK(both.linking.id_of(question.origin) == "bank");
  CHECK(question.rule.empty());
  const auto sentence = [](const Made& made) { return analyse::origins_sentence(english(), made.checklist()); };
  CHECK(sentence(both) == "2 questions: 1 from question banks and 1 made from data by rules.");
  CHECK(sentence(asked(bank, "")) == "1 question, all from question banks.");
  CHECK(sentence(asked("", rules)) == "1 question, all made from data by rules.");
}

TEST_CASE("rules take turns where there is a limit, and each keeps its weightiest") {
  const std::string rules = rule("low", "low-score", "{option} {criterion}?") + rule("r", "unowned-risk", "{risk}?");
  CHECK(made(rules, generate("\"low\", \"r\"", "limit = 3\n")).ids() ==
        Lines{"low--ways--quality--c", "low--ways--cost--b", "r--delay"});
  CHECK(made(rules, generate("\"low\", \"r\"", "limit = 1\n")).ids() == Lines{"low--ways--quality--c"});
}

TEST_CASE("a made question has what its rule says, and its checklist counts it") {
  const Made result = made(rule("r", "unrated-risk", "{risk}?", "W",
                                "priority = \"high\"\nevidence = [\"{category}\", "
                                "\"{owner}\"]\nask = [\"A\"]\n"),
                           generate("\"r\""));
  const analyse::AskedQuestion& question = result.checklist().sections.at(0).questions.at(0);
  CHECK(question.evidence == Lines{"Money"});
  CHECK(question.ask == Lines{"A"});
  CHECK(question.theme == "money");
  CHECK(question.stages == Lines{"new"});
  CHECK(question.priority == "high");
  CHECK(result.linking.id_of(question.origin) == "set");
  CHECK(result.checklist().from_rules == 1);
  CHECK(result.checklist().from_banks == 0);
  const auto fired = firings(result.analysis.checklists, "r");
  REQUIRE(fired.size() == 1);
  CHECK(fired[0].question == &question);
  CHECK(firings(result.analysis.checklists, "other").empty());
}

TEST_CASE("the ids of questions stay the same when data is added or put into another order") {
  const std::string rules = rule("low", "low-score", "{option} {criterion}?") + rule("r", "unowned-risk", "{risk}?");
  Lines before = made(rules, generate("\"low\", \"r\"")).ids();

  std::string other(appraisal_of_ways);
  const std::size_t speed = other.find("[[criterion]]\nid = \"speed\"");
  const std::size_t cost = other.find("[[criterion]]\nid = \"cost\"");
  const std::size_t quality = other.find("[[criterion]]\nid = \"quality\"");
  other = other.substr(0, speed) + other.substr(cost, quality - cost) +
          "[[criterion]]\nid = \"new\"\ntitle = \"New\"\nweight = 1\npublished = { a = 10, b = 10, c = 10 }\n" +
          other.substr(speed, cost - speed) + other.substr(quality);
  TestSite reordered = site(rules, generate("\"r\", \"low\""));
  reordered.file("appraisals/ways.toml", other);
  reordered.file(
      "risks/a-register.toml",
      "title = \"Another\"\nsummary = \"S.\"\nlikelihood = [ { id = \"low\", title = \"Low\" }, { id = \"high\", "
      "title = \"High\" } ]\nimpact = [ { id = \"low\", title = \"Low\" }, { id = \"high\", title = \"High\" } "
      "]\n[[category]]\nid = \"m\"\ntitle = \"M\"\n[[risk]]\nid = \"more\"\ncategory = \"m\"\ntitle = \"X\"\n");
  Lines after = made(reordered).ids();
  std::ranges::sort(before);
  std::ranges::sort(after);
  before.insert(std::ranges::lower_bound(before, "r--more"), "r--more");
  CHECK(after == before);
}

#include <catch2/catch.hpp>

#include "linked_site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

constexpr std::string_view head = "title = \"T\"\nsummary = \"S.\"\n";

// A site in which one statement alone names the source "doc".
TestSite site_with_statement(const std::string& path, const std::string& text) {
  TestSite site;
  site.file("sources.toml", source("doc") + source("other", "further_reading = true\n"))
      .file("vocabulary/more.toml", "[[measure]]\nkey = \"visits\"\nlabel = \"Visits\"\n")
      .file(path, text);
  return site;
}

std::string appraisal_with(std::string_view of_option, std::string_view of_criterion, std::string_view more = {},
                           std::string_view of_scale = {}) {
  return fmt::format(
      "{}council = \"C\"\nsource = \"other\"\ncells = \"raw\"\n[scale]\n{}levels = [ {{ id = \"l\", title = \"L\", "
      "score = "
      "1 }}, {{ id = \"h\", title = \"H\", score = 5 }} ]\n[[option]]\nid = \"x\"\ntitle = \"X\"\n{}[[option]]\nid = "
      "\"y\"\ntitle = \"Y\"\n[[criterion]]\nid = \"k\"\ntitle = \"K\"\nweight = 1\n{}published = {{ x = 1, y = 5 "
      "}}\n{}",
      head, of_scale, of_option, of_criterion, more);
}

}  // namespace

TEST_CASE("whatever names a document uses it") {
  const std::string
      study = "council = [\"C\"]\nmodels = []\n",
      decision = "council = \"C\"\nbody = \"B\"\ndate = \"2015\"\n",
      account =
          "[[difference]]\nid = \"d\"\nabout = \"A\"\n[[difference.account]]\ntext = \"One.\"\nsource = "
          "\"doc\"\n[[difference.account]]\ntext = \"Two.\"\nsource = \"other\"\n",
      event = "[[event]]\nid = \"e\"\ndate = \"2015\"\ntext = \"E.\"\nsource = \"doc\"\n",
      measure = "[[measure]]\nkey = \"visits\"\nvalues = [{ date = \"2014\", value = 1, source = \"doc\" }]\n",
      risks = std::string(head) +
              "likelihood = [\"Low\", \"High\"]\nimpact = [\"Low\", \"High\"]\ncategory = "
              "[\"Money\"]\n[[risk]]\nid = \"r\"\ntitle = \"R\"\ncategory = \"money\"\n",
      factors = std::string(head) + "type = \"principle\"\n", factor = "[[factor]]\nid = \"f\"\ntitle = \"F\"\n",
      question = "[[question]]\nid = \"q\"\ntext = \"Q?\"\n", named = "source = \"doc\"\n",
      gate = "[[gate]]\nid = \"g\"\ntitle = \"G\"\nsource = \"doc\"\nresults = { x = \"pass\", y = \"pass\" }\n";
  const std::pair<std::string, std::string> statements[] = {
      {"guidance/p.md", front("P", "sources = [\"doc\"]\n")},
      {"guidance/p.md", front("P") + "Words. [@doc]\n"},
      {"models/m.md", front("M", "[[example]]\ntext = \"T.\"\nsource = \"doc\"\n")},
      {"models/m.md", front("M", "[[called]]\nname = \"N\"\nsource = \"doc\"\n")},
      {"models/m.md", front("M", "[[advantage]]\nid = \"a\"\ntext = \"T.\"\nsource = \"doc\"\n")},
      {"models/m.md", front("M", "[[disadvantage]]\nid = \"a\"\ntext = \"T.\"\nsource = \"doc\"\n")},
      {"models/m.md", front("M", "[[consideration]]\nid = \"a\"\ntext = \"T.\"\nsource = \"doc\"\n")},
      {"models/m.md", front("M", measure)},
      {"models/m.md", front("M", "turning_point = { date = \"2015\", title = \"T\", source = \"doc\" }\n")},
      {"case-studies/s.md", front("S", study + measure)},
      {"case-studies/s.md", front("S", study + event)},
      {"case-studies/s.md", front("S", study + account)},
      {"case-studies/s.md", front("S", study + "[[lesson]]\nid = \"l\"\ntext = \"L.\"\nsource = \"doc\"\n")},
      {"case-studies/s.md",
       front("S",
             study + "[[inspection]]\ndate = \"2015\"\nby = \"Ofsted\"\njudgement = \"good\"\nsource = \"doc\"\n")},
      {"decisions/d.md", front("D", decision + event)},
      {"decisions/d.md", front("D", decision + account)},
      {"decisions/d.md", front("D", decision + "[[ask]]\nid = \"a\"\ntext = \"A.\"\nsource = \"doc\"\n")},
      {"decisions/d.md", front("D", decision + "[[due]]\nid = \"a\"\ntext = \"A.\"\nsource = \"doc\"\n")},
      {"decisions/d.md",
       front("D", decision + "[[direction]]\nid = \"a\"\ndate = \"2015\"\ntext = \"A.\"\nsource = \"doc\"\n")},
      {"decisions/d.md", front("D", decision + "[[phase]]\nid = \"a\"\ntitle = \"A\"\nsource = \"doc\"\n")},
      {"risks/all.toml", named + risks},
      {"risks/all.toml", risks + named},
      {"factors/all.toml", factors + named + factor},
      {"factors/all.toml", factors + factor + named},
      {"questions/all.toml", std::string(head) + named + question},
      {"questions/all.toml", std::string(head) + question + named},
      {"appraisals/a.toml", appraisal_with(named, "")},
      {"appraisals/a.toml", appraisal_with("", named)},
      {"appraisals/a.toml", appraisal_with("", "", gate)},
      {"appraisals/a.toml", appraisal_with("", "", "", named)},
  };
  for (const auto& [path, text] : statements) {
    CAPTURE(path, text);
    const Linking linked = linking(site_with_statement(path, text));
    CHECK(errors(linked.mistakes) == Mistakes{});
    CHECK(of_code(linked.mistakes, "unused-source") == Mistakes{});
    CHECK(linked.uses_of("doc").size() == 1);
  }
}

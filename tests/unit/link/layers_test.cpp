// Links of a site that lies over others.
#include "linked_site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

TestSite council() {
  TestSite site;
  site.top_setting("layers = [\"../national\"]\n");
  site.files["national/pack.toml"] = "title = \"National guidance\"\norganisation = \"The Centre\"\n";
  site.files["national/guidance/pensions.md"] =
      front("Pensions") + "Words.\n\n## What it costs\n\nMuch.\n\n## After\n\nMore.\n";
  site.files["national/questions/bank.toml"] =
      "title = \"Bank\"\nsummary = \"S\"\n[[question]]\nid = \"who-pays\"\ntheme = \"money\"\nstages = [\"new\"]\ntext "
      "= \"Who pays?\"\nwhy = \"It "
      "costs.\"\n[[question]]\nid = \"who-leads\"\ntheme = \"money\"\nstages = [\"new\"]\ntext = \"Who leads?\"\n";
  return site;
}

}  // namespace

TEST_CASE("mistakes stand in the file of the layer that they were made in") {
  TestSite site = council();
  site.files["national/questions/bank.toml"] += "colour = 1\n";
  site.files["national/guidance/pensions.md"] += "\n[[nothing]]\n";
  site.file("questions/bank.toml", "[[question]]\nid = \"who-pays\"\ntext = 3\nhue = 2\n")
      .file("guidance/pensions.md",
            "+++\nowner = 4\n[[amend]]\nafter = \"After\"\ntext = \"\"\"\n## Here\n\n[[nowhere]]\n\"\"\"\n+++\n");
  CHECK(places(errors(linking(site).mistakes)) ==
        Lines{"../national/guidance/pensions.md:15:1+9 unknown-reference",
              "../national/questions/bank.toml:14:1+6 unknown-key", "guidance/pensions.md:2:9+1 wrong-type",
              "guidance/pensions.md:8:1+9 unknown-reference", "questions/bank.toml:3:8+1 wrong-type",
              "questions/bank.toml:4:1+3 unknown-key"});
}

TEST_CASE("what refers to something hidden is told") {
  TestSite site = council();
  site.top_setting("hide = [\"pensions\"]\n");
  site.file("guidance/a.md", front("A") + "See [[pensions]] and [them](pensions.md).\n");
  const Mistakes mistakes = errors(linking(site).mistakes);
  CHECK(places(mistakes) ==
        Lines{"guidance/a.md:5:5+10 reference-to-hidden", "guidance/a.md:5:29+11 reference-to-hidden"});
}

TEST_CASE("what a pack leaves to the sites over it is a link where there is one, and else its words") {
  TestSite site = council();
  site.files["national/pack.toml"] += "[elsewhere]\ndoncaster = \"the Doncaster trust\"\n";
  site.files["national/guidance/pensions.md"] += "\nAs [[doncaster]] and [[doncaster|others]] do.\n";
  Linking without = linking(site);
  CHECK(errors(without.mistakes) == Mistakes{});
  CHECK(without.body("pensions").find("<p>As the Doncaster trust and others do.</p>") != std::string::npos);
  site.file("guidance/own.md", front("Own") + "As [[doncaster]].\n");
  CHECK(places(errors(linking(site).mistakes)) == Lines{"guidance/own.md:5:4+11 unknown-reference"});
  site.file("guidance/doncaster.md", front("Doncaster", "name = true\n")).remove("guidance/own.md");
  const Linking with = linking(site);
  CHECK(errors(with.mistakes) == Mistakes{});
  CHECK(with.body("pensions").find("<a href=\"doncaster.html\">Doncaster</a>") != std::string::npos);
}

TEST_CASE("data that names what a pack leaves to the site does without it, and asks nothing of everything instead") {
  TestSite site = council();
  site.files["national/pack.toml"] += "[elsewhere]\ndoncaster = \"the Doncaster trust\"\n";
  site.files["national/models/trust.md"] =
      front("Trust",
            "family = \"in-house\"\ncase_studies = [\"doncaster\"]\n[[example]]\ntext = \"T.\"\ncase_study = "
            "\"doncaster\"\n");
  site.files["national/checklists/c.toml"] =
      "title = \"C\"\nsummary = \"S\"\n[[section]]\nid = \"a\"\ntitle = \"A\"\nquestions = "
      "[\"who-pays\"]\n[[section]]\nid = \"b\"\ntitle = \"B\"\n[[section.generate]]\nrules = [\"has-learnt\"]\nof = "
      "[\"doncaster#lessons\"]\n";
  site.files["national/rules/r.toml"] =
      "title = \"R\"\nsummary = \"S\"\n[[rule]]\nid = \"has-learnt\"\nfind = \"lesson\"\ntext = \"Has {lesson} been "
      "learnt?\"\nwhy = \"W\"\ntheme = \"money\"\nstages = [\"new\"]\n";
  const Linking linked = linking(site);
  CHECK(errors(linked.mistakes) == Mistakes{});
  const auto& model = std::get<catalogue::Model>(linked.linked.entry(linked.index("trust")).detail);
  CHECK(model.case_studies.empty());
  CHECK(!model.examples.front().case_study);
  CHECK(std::get<catalogue::Checklist>(linked.linked.entry(linked.index("c")).detail).sections.size() == 1);
}

// Fenced blocks that place generated parts, and the references of risks, factors and decisions.
#include "link/blocks.h"
#include "linked_site_fixture.h"

namespace scrutineer {
namespace {

using namespace tests;

TestSite two_models() {
  TestSite site;
  site.file("sources.toml", source("report"));
  site.file("models/trust.md",
            front("Trust", "family = \"in-house\"\nownership = \"The [[company]]. [@report, page 2]\"\ntax = \"T\"\n"));
  site.file("models/company.md", front("Company", "family = \"in-house\"\ntax = \"None. [@report, page 9]\"\n"));
  return site;
}

TEST_CASE("a block leaves its place in the body and shows texts as the page it stands on would") {
  const Linking linking =
      linked_page(two_models(), "Before.\n\n```compare-models\nrows = [\"ownership\"]\n```\n\nAfter.\n");
  CHECK(errors(linking.mistakes) == Mistakes{});
  CHECK(linking.body("a") == "<p>Before.</p>\n" + link::block_placeholder(0) + "\n<p>After.</p>\n");
  const link::Block& block = linking.page("a").blocks.front();
  CHECK(linking.ids_of(block.of) == Lines{"company", "trust"});
  CHECK(block.rows == Lines{"ownership"});
  const auto& trust = linking.linked.entry(linking.index("trust"));
  const auto& facts = trust.facts;
  CHECK(linking.linked.text_on(linking.index("a"), linking.index("trust"), facts[0].text) ==
        "The <a href=\"../models/company.html\">company</a>.<sup class=\"app-citation\"><a href=\"#app-source-1a\" "
        "class=\"app-cite\" title=\"Title of report, page 2\">[1a]</a></sup>");
  CHECK(linking.linked.text_on(linking.index("a"), linking.index("trust"), facts[1].text).empty());
  CHECK(linking.citations("a") == Lines{"report: page 2"});
}

TEST_CASE("a shown text whose source is no source is shown without it, and told where it is written") {
  TestSite site = two_models();
  site.file("models/company.md", front("Company",
                                       "family = \"in-house\"\n[[advantage]]\nid = \"cheap\"\n"
                                       "text = \"Cheap.\"\nsource = \"trust\"\n"));
  const Linking linking = linked_page(site, "```compare-models\n```\n");
  CHECK(places(errors(linking.mistakes)) == Lines{"models/company.md:8:10+7 unknown-source"});
  CHECK(linking.citations("a") == Lines{"report: page 2"});
}

TEST_CASE("what a block names is mentioned by its page; what it merely shows is not") {
  const Linking all = linked_page(two_models(), "```compare-models\n```\n");
  CHECK(all.uses_of("trust") == Lines{});
  const Linking named = linked_page(two_models(), "```compare-models\nof = [\"trust\"]\n```\n");
  CHECK(named.uses_of("trust") == Lines{"a#: "});
}

TEST_CASE("a block's mistakes stand at their place in the page") {
  const Linking linking =
      linked_page(two_models(),
                  "```compare-models\nof = [\"trust\", \"trsut\", \"report\"]\nrows = [\"owership\"]\nsize = 3\n```\n");
  CHECK(places(errors(linking.mistakes)) ==
        Lines{"guidance/a.md:6:16+7 unknown-reference", "guidance/a.md:6:25+8 wrong-kind",
              "guidance/a.md:7:9+10 unknown-row-or-column", "guidance/a.md:8:1+4 unknown-key"});
  CHECK(of_code(linking.mistakes, "unknown-row-or-column").front().help.starts_with("did you mean \"ownership\"?"));
}

TEST_CASE("code stays code, but a block whose name is nearly right is reported") {
  CHECK(linked_page(TestSite(), "```toml\nx = 1\n```\n").body("a").starts_with("<pre><code class=\"language-toml\">"));
  const Mistakes mistakes = linked_page(two_models(), "```compare-model\n```\n").mistakes;
  CHECK(of_code(mistakes, "unknown-block").front().help ==
        "did you mean \"compare-models\"? As it is, readers see the code");
}

TEST_CASE("a factor answers to factors that there are") {
  TestSite site;
  site.file("factors/areas.toml",
            "title = \"Areas\"\nsummary = \"S.\"\ntype = \"challenge\"\n"
            "[[factor]]\nid = \"practice\"\ntitle = \"Practice\"\n");
  site.file("factors/success.toml",
            "title = \"Success\"\nsummary = \"S.\"\ntype = \"success-factor\"\n"
            "[[factor]]\nid = \"one\"\ntitle = \"One\"\nanswers_to = [\"practise\", \"areas\"]\n");
  const Mistakes mistakes = of_code(linking(site).mistakes, "unknown-factor");
  CHECK(places(mistakes) ==
        Lines{"factors/success.toml:7:15+10 unknown-factor", "factors/success.toml:7:27+7 unknown-factor"});
  CHECK(mistakes[0].help == "did you mean \"practice\"?");
}

TEST_CASE("a model that lacks what its family requires gets a warning, unless no source says") {
  const auto with = [](std::string_view keys) {
    TestSite site;
    site.setting("[[family]]\nid = \"vehicle\"\ntitle = \"Vehicle\"\nrequires = [\"tax\"]\n");
    site.file("models/m.md", front("M", fmt::format("family = \"vehicle\"\n{}", keys)));
    return of_code(linking(site).mistakes, "missing-attribute");
  };
  const Mistake mistake = only(with(""));
  CHECK_FALSE(mistake.is_error);
  CHECK(mistake.at == "models/m.md:4:10+9");
  CHECK(with("tax = \"T\"\n") == Mistakes{});
  CHECK(with("not_stated = [\"tax\"]\n") == Mistakes{});
}

TEST_CASE("a decision refers to things of the right kind") {
  TestSite site = two_models();
  site.file("decisions/d.md", front("D",
                                    "council = \"C\"\nbody = \"Cabinet\"\ndate = \"2016\"\nmodels = [\"trust\"]\n"
                                    "risks = [\"trust\"]\n"));
  const Mistake mistake = only(errors(linking(site).mistakes));
  CHECK(mistake.help == "expected the id of a risk register");
}

}  // namespace
}  // namespace scrutineer

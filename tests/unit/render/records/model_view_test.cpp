#include "render/records/model_view.h"

#include "render/rendered_site.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

const std::string facts_of_model = "{{#facts}}{{fact_label}}: {{{fact_value}}}\n{{/facts}}";

// The page of the model "m", with these keys.
std::string model_page(TestSite site, std::string_view keys, const std::string& text) {
  site.file("sources.toml", source("cfps", "published = \"2017-04\"\n"));
  site.file("models/m.md", front("M", fmt::format("family = \"in-house\"\n{}", keys)));
  return rendered(site, {{"model", text}}).file("models/m.html");
}

}  // namespace

TEST_CASE("a model shows its family, its names, its facts and where it has been tried") {
  TestSite site;
  site.file("case-studies/s.md", front("S <", "council = [\"C\"]\nmodels = [\"m\"]\n"));
  CHECK(model_page(site, "also_called = [\"LATC\", \"<b>\"]\nstaff = \"*Move*\"\n",
                   facts_of_model + "{{#uses}}{{use_title}}>{{use_href}}: {{use_summary}}{{/uses}}") ==
        "Tried in: <a href=\"../case-studies/s.html\">S &lt;</a>\nFamily: In-house\nAlso called: LATC and "
        "&lt;b&gt;\nStaff and pensions: <em>Move</em>\n"
        "S &lt;>../case-studies/s.html: About it.");
}

TEST_CASE("what no source states of a model is named at the end of its facts, in the order of the attributes") {
  CHECK(model_page({}, "not_stated = [\"tax\", \"legal_form\", \"director\"]\n", facts_of_model) ==
        "Family: In-house\nNot stated: Legal form, director and tax\n");
}

TEST_CASE("what is claimed for and against a model stands with its source, under an id of its own") {
  const std::string claims =
      "[[advantage]]\nid = \"keeps-control\"\ntext = \"*Keeps* control\"\nsource = { id = \"cfps\", where = \"page 9\" "
      "}\n[[disadvantage]]\nid = \"slow\"\ntext = \"Slow\"\n[[consideration]]\nid = \"size\"\ntext = \"Size\"\n";
  const std::string claim = "{{claim_id}} {{{claim_text}}} {{{claim_source}}}\n";
  CHECK(model_page({}, claims,
                   "{{#advantages}}+ " + claim + "{{/advantages}}{{#disadvantages}}- " + claim +
                       "{{/disadvantages}}{{#considerations}}? " + claim +
                       "{{/considerations}}{{#contents}}{{toc_href}} {{/contents}}") ==
        "+ keeps-control <em>Keeps</em> control <a href=\"../sources/cfps.html\">Author (2017)</a>, page 9\n"
        "- slow Slow \n? size Size \n#app-advantages #app-disadvantages #app-considerations ");
}

TEST_CASE("a model shows who calls it what, and where it was used") {
  TestSite site;
  site.file("case-studies/s.md", front("S", "council = [\"C\"]\nmodels = []\n"));
  CHECK(
      model_page(site,
                 "[[called]]\nname = \"LATC\"\nsource = \"cfps\"\n[[example]]\ntext = \"*Once*\"\ncase_study = \"s\"\n"
                 "source = \"cfps\"\n[[example]]\ntext = \"Twice\"\n",
                 "{{#called}}{{called_name}}: {{{called_source}}}\n{{/called}}{{#examples}}{{{example_text}}} "
                 "{{{example_case_study}}} {{{example_source}}}\n{{/examples}}") ==
      "LATC: <a href=\"../sources/cfps.html\">Author (2017)</a>\n"
      "<em>Once</em> <a href=\"../case-studies/s.html\">S</a> <a href=\"../sources/cfps.html\">Author (2017)</a>\n"
      "Twice  \n");
}

TEST_CASE("a model shows the risks and factors that name it, each at its place") {
  TestSite site;
  site.file("risks/r.toml",
            "title = \"Register\"\nsummary = \"S.\"\ncouncil = \"C\"\n"
            "likelihood = [{ id = \"low\", title = \"Low\" }, { id = \"high\", title = \"High\" }]\n"
            "impact = [{ id = \"low\", title = \"Low\" }, { id = \"high\", title = \"High\" }]\n"
            "[[category]]\nid = \"money\"\ntitle = \"Money\"\n"
            "[[risk]]\nid = \"costs\"\ncategory = \"money\"\ntitle = \"Costs\"\nconsequence = \"C\"\nmodels = [\"m\"]\n"
            "[[risk]]\nid = \"other\"\ncategory = \"money\"\ntitle = \"Other\"\nconsequence = \"C\"\n")
      .file("factors/f.toml",
            "title = \"Factors\"\nsummary = \"S.\"\ntype = \"principle\"\n"
            "[[factor]]\nid = \"clear\"\ntitle = \"Be clear\"\nmodels = [\"m\"]\n");
  CHECK(model_page(site, "", "{{#concerns}}{{concern_title}}>{{concern_href}} {{concern_from}}\n{{/concerns}}") ==
        "Costs>../risks/r.html#costs Register\nBe clear>../factors/f.html#clear Factors\n");
}

TEST_CASE("a model offers to be compared, with any other and with those it was appraised against") {
  const std::string text = "{{comparison_href}}{{#pairs}}\n{{pair_title}}>{{pair_href}}{{/pairs}}";
  CHECK(model_page({}, "", text).empty());
  TestSite site;
  site.file("models/n.md", front("N", "family = \"in-house\"\n"))
      .file("models/o.md", front("O", "family = \"in-house\"\n"));
  const std::string any = "../compare-models.html?model=m";
  CHECK(model_page(site, "", text) == any);
  const std::string scale =
      "summary = \"S.\"\ncouncil = \"C\"\ndate = \"2017\"\nsource = \"cfps\"\ncells = \"raw\"\n"
      "[scale]\nlevels = [{ id = \"low\", title = \"L\", score = 1 }, { id = \"high\", title = \"H\", score = 2 }]\n";
  const auto option = [](std::string_view id, std::string_view model) {
    return fmt::format("[[option]]\nid = \"{}\"\ntitle = \"T\"\nmodel = \"{}\"\n", id, model);
  };
  const auto criterion = [](std::string_view a, std::string_view b) {
    return fmt::format("[[criterion]]\nid = \"c\"\ntitle = \"C\"\nweight = 1\n[criterion.published]\n{} = 1\n{} = 2\n",
                       a, b);
  };
  // The same two in two appraisals, in either order, have one page.
  site.file("appraisals/one.toml",
            "title = \"One\"\n" + scale + option("x", "n") + option("y", "m") + criterion("x", "y"))
      .file("appraisals/two.toml",
            "title = \"Two\"\n" + scale + option("v", "m") + option("w", "n") + criterion("v", "w"));
  CHECK(model_page(site, "", text) == any + "\nN>../compare-m-and-n.html");
}

TEST_CASE(
    "a published figure that its appraisal contradicts is marked where it is repeated, and leads to the finding") {
  TestSite site;
  site.file(
      "appraisals/wrong.toml",
      "title = \"Wrong\"\nsummary = \"S.\"\ncouncil = \"C\"\nsource = { id = \"cfps\" }\ncells = \"raw\"\n"
      "[scale]\nlevels = [ { id = \"l\", title = \"L\", score = 0 }, { id = \"h\", title = \"H\", score = 10 } ]\n"
      "[[option]]\nid = \"a\"\ntitle = \"A\"\nmodel = \"m\"\npublished = { total = 30, percent = 55 }\n"
      "[[option]]\nid = \"b\"\ntitle = \"B\"\npublished = { total = 0 }\n"
      "[[criterion]]\nid = \"k\"\ntitle = \"K\"\nweight = 2\n[criterion.published]\na = 10\nb = 0\n"
      "[[criterion]]\nid = \"j\"\ntitle = \"J\"\nweight = 2\n[criterion.published]\na = 0\nb = 0\n");
  const std::string page =
      model_page(site, "",
                 "{{#appraised}}{{appraised_total}}{{#total_finding}} {{total_finding_href}}{{/total_finding}}, "
                 "{{appraised_percent}}{{#percent_finding}} {{percent_finding_href}}{{/percent_finding}}, "
                 "{{appraised_rank}}{{#rank_finding}} {{rank_finding_href}}{{/rank_finding}}{{/appraised}}");
  CHECK(page ==
        "30 ../appraisals/wrong-audit.html#app-finding-1, 55% ../appraisals/wrong-audit.html#app-finding-2, Not "
        "published");
}

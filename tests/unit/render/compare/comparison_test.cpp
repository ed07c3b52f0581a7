// Models and case studies side by side: what stands in which column, what differs, what is missing.
#include "render/compare/comparison.h"

#include "render/rendered_site.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

// "Title (group) | Title (group)", then a line a row: "label [mark]: cell | cell".
const std::string table =
    "{{#compare_tables}}= {{compare_table_title}}\n{{#compare_columns}}{{column_title}} ({{column_group}}) "
    "{{column_href}} | {{/compare_columns}}\n{{#compare_groups}}{{#compare_rows}}{{attribute}} [{{row_mark_class}}]: "
    "{{#compared_cells}}{{{compared}}}{{^compared}}{{when_missing}}{{/compared}} | "
    "{{/compared_cells}}\n{{/compare_rows}}{{/compare_groups}}{{compare_counts}}{{/compare_tables}}";

// What a page of the guidance shows whose body is `block`.
std::string shown(TestSite site, const std::string& block, const std::string& text = table) {
  site.file("guidance/here.md", front("Here") + block);
  std::string html =
      rendered(site, {{"page", "{{{body}}}"}, {"block-compare-models", text}, {"block-compare-case-studies", text}})
          .file("guidance/here.html");
  while (html.ends_with('\n')) html.pop_back();
  return html;
}

TestSite with_models(const std::vector<std::pair<std::string, std::string>>& models) {
  TestSite site;
  site.setting("[[family]]\nid = \"new\"\ntitle = \"New\"\n")
      .file("sources.toml", source("cfps", "published = \"2017\"\n") + source("wcc"));
  for (const auto& [id, keys] : models) site.file("models/" + id + ".md", front("Model " + id, keys));
  return site;
}

}  // namespace

TEST_CASE("a few models stand side by side, in the order of the block, and each row says whether they differ") {
  const TestSite site = with_models(
      {{"a", "family = \"in-house\"\nlegal_form = \"No *body*\"\nownership = \"The council. [@cfps]\"\n"},
       {"b",
        "family = \"new\"\nownership = \"The council. [@wcc, page 2]\"\nlegal_form = \"A company\"\ntax = \"VAT\"\n"
        "not_stated = [\"staff\"]\n"}});
  CHECK(shown(site,
              "```compare-models\nof = [\"b\", \"a\"]\nrows = [\"legal_form\", \"tax\", \"staff\", \"ownership\"]\n"
              "```\n") ==
        "= Model b and Model a\n"
        "Model b (New) ../models/b.html | Model a (In-house) ../models/a.html | \n"
        "Legal form [worded]: A company | No <em>body</em> | \n"
        "Tax [partly]: VAT | Not stated | \n"
        "Staff and pensions [none]: Not stated | Not stated | \n"
        "Ownership [same]: The council.<sup class=\"app-citation\"><a id=\"app-cite-1a\" href=\"#app-source-1a\" "
        "class=\"app-cite\" "
        "title=\"Title of wcc, page 2\">[1a]</a></sup> | The council.<sup class=\"app-citation\"><a "
        "id=\"app-cite-2\" href=\"#app-source-2\" "
        "class=\"app-cite\" title=\"Title of cfps\">[2]</a></sup> | \n"
        "Rows: 1 worded differently, 1 stated for only some, 1 the same and 1 stated for none.");
}

TEST_CASE("without keys a comparison has all models by family and all rows") {
  const TestSite site =
      with_models({{"a", "family = \"new\"\norder = 1\n"}, {"b", "family = \"in-house\"\norder = 2\n"}});
  const std::string html =
      shown(site, "```compare-models\n```\n",
            "{{#compare_tables}}{{#compare_columns}}{{column_id}} {{/compare_columns}}:"
            "{{#compare_groups}} / {{compare_group_title}}:{{#compare_rows}} {{attribute_key}}{{/compare_rows}}"
            "{{/compare_groups}}{{/compare_tables}}");
  CHECK(html ==
        "b a : / At a glance: summary / Facts: legal_form ownership governance management control director staff "
        "procurement assets changing_scope inspection tax set_up / For and against: advantages disadvantages "
        "considerations / How it has fared: appraised case_studies");
}

TEST_CASE("more than four models have a table for each family, and boxes to choose from") {
  const TestSite site = with_models({{"a", "family = \"new\"\n"},
                                     {"b", "family = \"in-house\"\n"},
                                     {"c", "family = \"new\"\n"},
                                     {"d", "family = \"in-house\"\n"},
                                     {"e", "family = \"new\"\n"}});
  const std::string html =
      shown(site, "```compare-models\nof = [\"a\", \"b\", \"c\", \"d\", \"e\"]\nrows = [\"tax\"]\n```\n",
            table +
                "{{#choices}}{{choice_id}}: {{choice_label}}{{#choice_optional}}, optional{{/choice_optional}}"
                "{{#choice_groups}} / {{choice_group_title}}:{{#choice_options}} {{choice_value}}="
                "{{choice_title}}{{/choice_options}}{{/choice_groups}}\n{{/choices}}");
  CHECK(
      html.starts_with("= In-house\nModel b (In-house) ../models/b.html | Model d (In-house) ../models/d.html | \n"
                       "Tax []: Not stated | Not stated | \n= New\n"));
  const std::string options = " / In-house: b=Model b d=Model d / New: a=Model a c=Model c e=Model e";
  CHECK(html.ends_with("app-block-1-choice-1: First model" + options + "\napp-block-1-choice-2: Second model" +
                       options + "\napp-block-1-choice-3: Third model, optional" + options +
                       "\napp-block-1-choice-4: Fourth model, optional" + options));
}

TEST_CASE("what is claimed for and against a model is cited on the page that compares it") {
  const TestSite site = with_models(
      {{"a",
        "family = \"new\"\n[[advantage]]\nid = \"x\"\ntext = \"Quick <now>\"\nsource = { id = \"cfps\", where = "
        "\"page 3\" }\n[[advantage]]\nid = \"y\"\ntext = \"Cheap\"\n[[disadvantage]]\nid = \"z\"\ntext = \"Risky\"\n"},
       {"b", "family = \"new\"\n[[advantage]]\nid = \"x\"\ntext = \"Cheap\"\n"}});
  CHECK(shown(site, "```compare-models\nrows = [\"advantages\", \"disadvantages\"]\n```\n") ==
        "= Model a and Model b\nModel a (New) ../models/a.html | Model b (New) ../models/b.html | \n"
        "Advantages [worded]: <ul><li>Quick &lt;now&gt;<sup class=\"app-citation\"><a id=\"app-cite-1a\" "
        "href=\"#app-source-1a\" "
        "class=\"app-cite\" "
        "title=\"Title of cfps, page 3\">[1a]</a></sup></li><li>Cheap</li></ul> | <ul><li>Cheap</li></ul> | \n"
        "Disadvantages [partly]: <ul><li>Risky</li></ul> | None named | \n"
        "Rows: 1 worded differently and 1 stated for only some.");
}

TEST_CASE("texts are numbered by what they say, whatever they cite") {
  const TestSite site = with_models({{"a", "family = \"new\"\ntax = \"VAT [@cfps]\"\n"},
                                     {"b", "family = \"new\"\ntax = \"None\"\n"},
                                     {"c", "family = \"new\"\n"},
                                     {"d", "family = \"new\"\ntax = \"VAT [@wcc, page 2]\"\n"},
                                     {"e", "family = \"new\"\ntax = \"VAT!\"\n"}});
  CHECK(
      shown(
          site, "```compare-models\nrows = [\"tax\"]\n```\n",
          "{{#compare_tables}}{{#compare_groups}}{{#compare_rows}}{{#compared_cells}}{{compared_id}}={{compared_text}} "
          "{{/compared_cells}}{{/compare_rows}}{{/compare_groups}}{{/compare_tables}}") == "a=1 b=2 c=0 d=1 e=3 ");
}

TEST_CASE("case studies stand side by side with their inspections before and after the start") {
  TestSite site;
  site.file("models/m.md", front("M", "family = \"in-house\"\n"))
      .file(
          "case-studies/s.md",
          front("S",
                "council = [\"A\", \"B\"]\nmodels = [\"m\"]\nstarted = \"2015-10\"\ntime_taken = \"*A year*\"\n"
                "services = [\"One\", \"Two\"]\n[[inspection]]\ndate = \"2014-02\"\nby = \"Ofsted & co\"\njudgement = "
                "\"inadequate\"\n[[inspection]]\ndate = \"2015\"\nby = \"CQC\"\njudgement = \"not-stated\"\n"
                "[[inspection]]\ndate = \"2017-01-02\"\nby = \"Ofsted\"\njudgement = \"good\"\n"))
      .file("case-studies/t.md",
            front("T",
                  "council = [\"A\"]\nmodels = [\"m\"]\n[[inspection]]\ndate = \"2013\"\nby = \"Ofsted\"\n"
                  "judgement = \"outstanding\"\n"));
  CHECK(
      shown(site,
            "```compare-case-studies\nrows = [\"council\", \"models\", \"started\", \"time_taken\", \"services\", "
            "\"inspections\"]\n```\n") ==
      "= S and T\nS () ../case-studies/s.html | T () ../case-studies/t.html | \n"
      "Council [differs]: A and B | A | \n"
      "Model [same]: <ul><li><a href=\"../models/m.html\">M</a></li></ul> | "
      "<ul><li><a href=\"../models/m.html\">M</a></li></ul> | \n"
      "Started [partly]: October 2015 | Not stated | \n"
      "Time taken [partly]: <em>A year</em> | Not stated | \n"
      "Services [partly]: <ul><li>One</li><li>Two</li></ul> | Not stated | \n"
      "Inspections [differs]: <p class=\"app-compare__side\">Before it started</p><ul><li>February 2014, Ofsted &amp; "
      "co: Inadequate</li></ul><p class=\"app-compare__side\">About when it started</p><ul><li>2015, CQC: Not "
      "stated</li></ul><p class=\"app-compare__side\">After it started</p><ul><li>2 January 2017, Ofsted: Good</li>"
      "</ul> | <ul><li>2013, Ofsted: Outstanding</li></ul> | \n"
      "Rows: 2 different, 3 stated for only some and 1 the same.");
}

TEST_CASE("where only a plan to start is told, the comparison says that it is planned, with its source") {
  TestSite site;
  site.file("sources.toml", source("cfps"))
      .file("models/m.md", front("M", "family = \"in-house\"\n"))
      .file("case-studies/s.md",
            front("S", "council = [\"A\"]\nmodels = [\"m\"]\nplanned_start = \"April 2017 [@cfps]\"\n"))
      .file("case-studies/t.md", front("T",
                                       "council = [\"A\"]\nmodels = [\"m\"]\nstarted = \"2017-04\"\n"
                                       "planned_start = \"March 2017\"\n"));
  const std::string html = shown(site, "```compare-case-studies\nrows = [\"started\"]\n```\n");
  CHECK(html.find("Started [worded]: Planned: April 2017<sup class=\"app-citation\"><a id=\"app-cite-1\" "
                  "href=\"#app-source-1\" "
                  "class=\"app-cite\" title=\"Title of cfps\">[1]</a></sup> | April 2017 | ") != std::string::npos);
}

TEST_CASE("typed values are compared by what they say: in any order, and dates as far as they are known") {
  TestSite site;
  for (const std::string id : {"m", "n"}) site.file("models/" + id + ".md", front(id, "family = \"in-house\"\n"));
  const auto study = [&](const std::string& id, const std::string& councils, const std::string& models,
                         const std::string& started) {
    site.file("case-studies/" + id + ".md",
              front(id, "council = " + councils + "\nmodels = " + models + "\nstarted = \"" + started + "\"\n"));
  };
  study("s", R"(["A", "B"])", R"(["m", "n"])", "2015");
  study("t", R"(["B", "A"])", R"(["m"])", "2015-10");
  study("u", R"(["A", "B"])", R"(["n", "m"])", "2016");
  const auto marks = [&](const std::string& of) {
    return shown(site, "```compare-case-studies\nof = " + of + "\nrows = [\"council\", \"models\", \"started\"]\n```\n",
                 "{{#compare_tables}}{{#compare_groups}}{{#compare_rows}}{{row_mark_class}} {{/compare_rows}}"
                 "{{/compare_groups}}{{/compare_tables}}");
  };
  CHECK(marks(R"(["s", "t"])") == "same differs worded ");
  CHECK(marks(R"(["s", "u"])") == "same same differs ");
  CHECK(marks(R"(["s", "t", "u"])") == "same differs differs ");
}

namespace {

// Three models with an attribute of each type that has an order; the last model says nothing.
TestSite with_typed_models(const std::string& better = {}) {
  TestSite site = with_models({{"a",
                                "family = \"in-house\"\ncost = { value = 20.0, source = \"wcc\" }\n"
                                "opened = \"2015\"\nform = \"second\"\nopen = false\n"},
                               {"b",
                                "family = \"new\"\ncost = { value = 5, source = \"wcc\" }\nopened = \"2014-06\"\n"
                                "form = \"first\"\nopen = true\n"},
                               {"c", "family = \"new\"\ncost = { value = 20, source = \"wcc\" }\n"},
                               {"d", "family = \"new\"\n"}});
  const auto attribute = [](std::string_view key, std::string_view more) {
    return fmt::format("[[attribute]]\nkey = \"{0}\"\nlabel = \"The {0}\"\nkinds = [\"model\"]\n{1}", key, more);
  };
  site.file("vocabulary/v.toml",
            attribute("cost", "type = \"money\"\n" + better) + attribute("opened", "type = \"date\"\n") +
                attribute("form",
                          "type = \"choice\"\nchoices = [ { id = \"first\", title = \"First\" }, { id = "
                          "\"second\", title = \"Second\" } ]\n") +
                attribute("open", "type = \"yes-no\"\n") + attribute("told", ""));
  return site;
}

}  // namespace

TEST_CASE("what has an order can be sorted by it: each cell says how many values stand before its own") {
  CHECK(shown(with_typed_models(),
              "```compare-models\nof = [\"a\", \"b\", \"c\", \"d\"]\nrows = [\"cost\", \"opened\", "
              "\"form\", \"open\", \"told\"]\n```\n",
              "{{#sorts}}{{sort_key}} {{sort_direction}} {{sort_title}}\n{{/sorts}}{{#compare_tables}}"
              "{{#compare_groups}}{{#compare_rows}}{{attribute}}:{{#compared_cells}} "
              "{{#compared_rank}}{{compared_rank}}{{/compared_rank}}{{^compared_rank}}-{{/compared_rank}}"
              "{{/compared_cells}}\n{{/compare_rows}}{{/compare_groups}}{{/compare_tables}}") ==
        "cost up The cost, lowest first\ncost down The cost, highest first\n"
        "opened up The opened, earliest first\nopened down The opened, latest first\n"
        "form up The form\nopen up The open, yes first\n"
        "The cost: 1 0 1 -\nThe opened: 1 0 - -\nThe form: 1 0 - -\nThe open: 1 0 - -\nThe told: - - - -");
}

TEST_CASE("amounts are charted in their order, with a headline that is true of ties, and what is missing last") {
  const std::string block = "```compare-models\nof = [\"a\", \"b\", \"c\", \"d\"]\nrows = [\"cost\"]\n```\n";
  const std::string figures =
      "{{#compare_charts}}{{#amount_figures}}{{amount_title}} {{amount_figure}}\n"
      "{{/amount_figures}}{{{amount_chart}}}{{/compare_charts}}";
  const std::string lower = shown(with_typed_models("better = \"lower\"\n"), block, figures);
  CHECK(lower.starts_with("Model b £5\nModel a £20.0\nModel c £20\nModel d Not stated\n"));
  CHECK(lower.find("The cost: from £5 (Model b) to £20 (Model a and Model c)") != std::string::npos);
  CHECK(lower.find("Lower is better. Not stated: Model d.") != std::string::npos);
  const std::string neither = shown(with_typed_models(), block, figures);
  CHECK(neither.starts_with("Model a £20.0\nModel c £20\nModel b £5\nModel d Not stated\n"));
  const std::string alike =
      shown(with_typed_models(), "```compare-models\nof = [\"a\", \"c\"]\nrows = [\"cost\"]\n```\n", figures);
  CHECK(alike.find("The cost: £20.0 for each of the 2 that state it") != std::string::npos);
  CHECK(
      shown(with_typed_models(), "```compare-models\nof = [\"a\", \"d\"]\nrows = [\"cost\"]\n```\n", figures).empty());
}

TEST_CASE("a comparison of a few leads to the page of all with these chosen, where there are more") {
  std::vector<std::pair<std::string, std::string>> models;
  const auto leads_to = [&] {
    return shown(with_models(models), "```compare-models\nof = [\"b\", \"a\"]\nrows = [\"tax\"]\n```\n",
                 "{{compare_more_href}}");
  };
  for (const std::string id : {"a", "b", "c", "d"}) models.emplace_back(id, "family = \"new\"\n");
  CHECK(leads_to().empty());
  models.emplace_back("e", "family = \"new\"\n");
  CHECK(leads_to() == "../compare-models.html?model=b&amp;model=a");
}

TEST_CASE("two models that an appraisal set against each other have a page, listed by the appraisal") {
  TestSite site = with_models({{"a", "family = \"new\"\n"}, {"b", "family = \"new\"\n"}, {"c", "family = \"new\"\n"}});
  site.file(
      "appraisals/one.toml",
      "title = \"One\"\nsummary = \"S.\"\ncouncil = \"C\"\ndate = \"2017\"\nsource = \"cfps\"\ncells = \"raw\"\n"
      "[scale]\nlevels = [{ id = \"low\", title = \"L\", score = 1 }, { id = \"high\", title = \"H\", score = 2 }]\n"
      "[[option]]\nid = \"x\"\ntitle = \"X\"\nmodel = \"b\"\npublished = { total = 2, rank = 1 }\n"
      "[[option]]\nid = \"y\"\ntitle = \"Y\"\nmodel = \"a\"\n"
      "[[criterion]]\nid = \"k\"\ntitle = \"K\"\nweight = 1\n[criterion.published]\nx = 2\ny = 1\n");
  const RenderedSite result = rendered(
      site, {{"page", "{{title}}: {{{body}}}"},
             {"block-compare-models",
              "{{#compare_tables}}{{compare_table_title}}{{#compare_groups}}{{#compare_rows}}{{#compared_cells}}"
              "{{{compared}}}; "
              "{{/compared_cells}}{{/compare_rows}}{{/compare_groups}}{{/"
              "compare_tables}}{{#pair_groups}}\n{{pair_group_title}} "
              "{{pair_group_href}}{{#pairs}}\n{{pair_title}} {{pair_href}}{{/pairs}}{{/pair_groups}}"}});
  CHECK(result.file("compare-models.html")
            .ends_with("\nOne appraisals/one.html\nModel b and Model a compare-a-and-b.html\n"));
  const std::string& pair = result.file("compare-a-and-b.html");
  CHECK(pair.starts_with("Model b and Model a compared: Model b and Model a"));
  CHECK(pair.find("<ul><li><a href=\"appraisals/one.html\">One</a>, as <a href=\"appraisals/one-option-x.html\">X</a>: "
                  "weighted total 2, rank 1 of 2.</li></ul>; <ul><li><a href=\"appraisals/one.html\">One</a>, as <a "
                  "href=\"appraisals/one-option-y.html\">Y</a>: no result published.</li></ul>; ") !=
        std::string::npos);
}

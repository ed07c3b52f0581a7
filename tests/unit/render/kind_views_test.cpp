#include "render/kind_views.h"

#include "render/rendered_site.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

const std::string facts_of_kinds = "{{#facts}}{{fact_label}}: {{{fact_value}}}\n{{/facts}}";
const std::string question =
    "[{{q_number}} {{q_id}} {{{q_text}}} {{{q_why}}} {{#q_evidence}}{{{evidence_item}}};{{/q_evidence}} "
    "{{#q_ask}}{{{ask_item}}};{{/q_ask}} {{q_theme}} {{q_stages}} {{#q_priority}}high{{/q_priority}} {{{q_source}}} "
    "{{q_bank_title}}>{{q_bank_href}}]";

TestSite with_questions() {
  TestSite site;
  site.file("sources.toml", source("cfps", "published = \"2017-04\"\n"))
      .file("questions/bank.toml",
            "title = \"Bank & co\"\nsummary = \"S.\"\nsource = \"cfps\"\n"
            "[[question]]\nid = \"one\"\ntext = \"*One*?\"\nwhy = \"W\"\nevidence = [\"E\", \"F\"]\nask = "
            "[\"A\"]\ntheme = "
            "\"staff\"\nstages = [\"new\", \"old\"]\npriority = \"high\"\n"
            "[[question]]\nid = \"two\"\ntext = \"Two?\"\ntheme = \"money\"\nstages = [\"new\"]\n"
            "source = { id = \"cfps\", where = \"page <2>\" }\n");
  return site;
}

}  // namespace

TEST_CASE("a term shows its acronym, its other names and what to see as well") {
  TestSite site;
  site.file("glossary/g.md", front("G") +
                                 "## Asset lock (AL)\nAlso: one; <two>\nSee also: [[index]]; [[trust]]\n\nIt *is*.\n"
                                 "## Trust\nIt is.\n");
  CHECK(rendered(site, {{"term",
                         "{{acronym}}|{{#also}}{{also_name}};{{/also}}|{{#see_also}}{{see_title}}>{{see_href}} "
                         "{{/see_also}}|{{{body}}}"}})
            .file("glossary/asset-lock.html") ==
        "AL|one;&lt;two&gt;;|Home>../index.html Trust>trust.html |<p>It <em>is</em>.</p>\n");
}

TEST_CASE("the glossary has the terms by letter, with their first paragraph and without citations") {
  TestSite site;
  site.file("sources.toml", source("s"))
      .file("glossary/g.md", front("G") +
                                 "## Beta (BB)\nIt is [@s].\n\nMore.\n## alpha\nFirst [@s], then.\n## 2 be\nIt is.\n"
                                 "## Above\nIt is.\n");
  CHECK(
      rendered(site,
               {{"glossary",
                 "{{#letters}}{{letter}} {{letter_id}}:{{#letter_terms}} {{term_title}}>{{term_href}} {{term_acronym}} "
                 "“{{{term_definition}}}”{{/letter_terms}}\n{{/letters}}"}})
          .file("glossary/index.html") ==
      "# app-letter-other: 2 be>2-be.html  “It is.”\n"
      "A app-letter-A: Above>above.html  “It is.” alpha>alpha.html  “First, then.”\n"
      "B app-letter-B: Beta>beta.html BB “It is.”\n");
}

TEST_CASE("a source shows who wrote it, when, and what kind it is") {
  TestSite site;
  site.file("sources.toml",
            source("a", "published = \"2017-04-03\"\nkind = \"law\"\nnote = \"*Old*\"\nurl = \"https://x/\"\n") +
                source("b"));
  const RenderedSite result = rendered(site, {{"source", facts_of_kinds}});
  CHECK(result.file("sources/a.html") ==
        "By: Author\nPublished: 3 April 2017\nKind: Law\nNote: <em>Old</em>\nAddress: <a "
        "href=\"https://x/\">https://x/</a>\n");
  CHECK(result.file("sources/b.html") == "By: Author\nPublished: not dated\n");
}

TEST_CASE("what is the site's own is no document: it is neither dated nor undated") {
  TestSite site;
  site.file("sources.toml", source("own", "kind = \"ours\"\n"));
  const RenderedSite result = rendered(
      site,
      {{"source", facts_of_kinds},
       {"section", "{{#entry_groups}}{{#entries}}{{entry_title}} {{entry_note}}\n{{/entries}}{{/entry_groups}}"}});
  CHECK(result.file("sources/own.html") == "By: Author\nKind: Our own statements\n");
  CHECK(result.file("sources/index.html") == "Title of own no document\n");
}

TEST_CASE("a question bank shows its questions by theme, in the order of the themes") {
  const RenderedSite result =
      rendered(with_questions(),
               {{"question-bank", "{{#question_groups}}{{qgroup_title}} {{qgroup_id}}\n{{#qgroup_questions}}" +
                                      question + "\n{{/qgroup_questions}}{{/question_groups}}" + facts_of_kinds}});
  CHECK(result.file("questions/bank.html") ==
        "Money app-theme-money\n[1 two Two?    Money New  <a href=\"../sources/cfps.html\">Author (2017)</a>, page "
        "&lt;2&gt; >]\n"
        "Staff app-theme-staff\n[2 one <em>One</em>? W E;F; A; Staff New, Old high <a "
        "href=\"../sources/cfps.html\">Author "
        "(2017)</a> >]\nQuestions: 2\nSource: <a href=\"../sources/cfps.html\">Author (2017)</a>\n");
}

TEST_CASE("a checklist numbers its questions through and names their banks") {
  TestSite site = with_questions();
  site.file("checklists/c.toml",
            "title = \"C\"\nsummary = \"S.\"\nintro = \"*Hello*\"\n[[section]]\nid = \"x\"\ntitle = \"X & Y\"\nintro = "
            "\"*I*\"\nquestions = [\"two\"]\n[[section]]\nid = \"y\"\ntitle = \"Y\"\nselect = {}\n");
  CHECK(rendered(site,
                 {{"checklist",
                   "{{{body}}} {{question_count}}\n{{#checklist_sections}}{{cs_id}} {{cs_title}} "
                   "{{{cs_intro}}}:{{#cs_questions}} "
                   "{{q_number}} {{q_id}} {{q_bank_title}}>{{q_bank_href}}{{/cs_questions}}\n{{/checklist_sections}}"}})
            .file("checklists/c.html") ==
        "<em>Hello</em> 2\nx X &amp; Y <em>I</em>: 1 two Bank &amp; co>../questions/bank.html#two\n"
        "y Y : 2 one Bank &amp; co>../questions/bank.html#one\n");
}

TEST_CASE("index pages list what their section has, in groups") {
  TestSite site = with_questions();
  site.file("models/m.md", front("M", "family = \"in-house\"\n"))
      .file("case-studies/s.md", front("S", "council = [\"A\"]\nmodels = [\"m\"]\nstarted = \"2015\"\n"))
      .file("guidance/index.md", front("Guidance"))
      .file("guidance/a.md", front("A"))
      .file("about.md", front("About"))
      .file("sources.toml", source("cfps", "published = \"2017-04\"\n") + source("z", "further_reading = true\n"));
  const RenderedSite result = rendered(
      site, {{"section",
              "{{#entry_groups}}{{entry_group_id}} {{entry_group_title}}:{{#entries}} {{entry_title}}>{{entry_href}} "
              "“{{{entry_summary}}}” {{entry_note}}{{/entries}}\n{{/entry_groups}}"}});
  CHECK(result.file("guidance/index.html") == "app-all : A>a.html “About it.” \n");
  CHECK(result.file("models/index.html") == "app-family-in-house In-house: M>m.html “About it.” \n");
  CHECK(result.file("case-studies/index.html") == "app-all : S>s.html “About it.” Started 2015\n");
  CHECK(result.file("questions/index.html") == "app-all : Bank &amp; co>bank.html “S.” 2 questions\n");
  CHECK(result.file("sources/index.html") ==
        "app-cited What this site is built on: Title of cfps>cfps.html “” April 2017\n"
        "app-further-reading Further reading: Title of z>z.html “” not dated\n");
}

TEST_CASE("the home page has its tasks and the sections of the site with how much is in them") {
  TestSite site;
  site.file("guidance/a.md", front("A"))
      .file("guidance/b.md", front("B"))
      .file("about.md", front("About"))
      .file("index.md", front("Home", "[[task]]\ntitle = \"Do <it>\"\ntext = \"*Now*\"\nto = \"a\"\n"))
      .file("glossary/g.md", front("G") + "## Term\nIt is.\n");
  CHECK(rendered(site,
                 {{"home",
                   "{{#tasks}}{{task_title}} {{{task_text}}} {{task_href}}{{/tasks}}\n{{#sections}}{{section_title}}>"
                   "{{section_href}} {{section_count}}\n{{/sections}}"}})
            .file("index.html") ==
        "Do &lt;it&gt; <em>Now</em> guidance/a.html\nGlossary>glossary/index.html 1\nGuidance>guidance/index.html 2\n");
}

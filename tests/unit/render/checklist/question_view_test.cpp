// Checklists, with the questions that rules made, and rule sets, as templates are given them.
#include "render/checklist/question_view.h"
#include "render/rendered_site.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

constexpr std::string_view rules =
    "title = \"Rules & co\"\nsummary = \"S.\"\n"
    "[[rule]]\nid = \"not-learnt\"\nfind = \"lesson\"\ntext = \"*What* of {lesson}?\"\nwhy = \"See {link}.\"\n"
    "evidence = [\"E of {case}\"]\nask = [\"A\"]\ntheme = \"staff\"\nstages = [\"old\", \"new\"]\npriority = \"high\"\n"
    "[[rule]]\nid = \"aged\"\nfind = \"old-source\"\nyears = 50\ntext = \"T\"\nwhy = \"W\"\ntheme = \"money\"\n"
    "stages = [\"new\"]\n";

constexpr std::string_view sections =
    "version = 2\n"
    "[[section]]\nid = \"x\"\ntitle = \"X\"\nquestions = [\"one\"]\n[[section.generate]]\nrules = [\"not-learnt\"]\n"
    "[[section]]\nid = \"y\"\ntitle = \"Y\"\n[[section.generate]]\nrules = [\"aged\"]\n"
    "[[section]]\nid = \"z\"\ntitle = \"Z\"\n"
    "[[section.field]]\nid = \"who\"\ntitle = \"Who & when\"\nhint = \"*H*\"\ntype = \"table\"\nrows = 2\n"
    "columns = [\"A\", \"<B>\"]\n"
    "[[section.field]]\nid = \"day\"\ntitle = \"Day\"\ntype = \"date\"\n";

TestSite site_with_questions(std::string_view of_checklist = sections) {
  TestSite site_with_questions;
  site_with_questions.file("sources.toml", source("cfps"))
      .file("models/trust.md", front("Trust", "family = \"in-house\"\n"))
      .file("case-studies/slough.md", front("Slough <",
                                            "council = [\"C\"]\nmodels = [\"trust\"]\n[[lesson]]\nid = "
                                            "\"scope\"\ntext = \"scope & [[trust]]\"\n"))
      .file("questions/bank.toml",
            "title = \"Bank\"\nsummary = \"S.\"\n[[question]]\nid = \"one\"\ntext = \"One?\"\ntheme = \"money\"\n"
            "stages = [\"new\"]\n")
      .file("rules/set.toml", std::string(rules))
      .file("checklists/c.toml", "title = \"C\"\nsummary = \"S.\"\n" + std::string(of_checklist));
  if (of_checklist != sections)  // so that no rule goes unused
    site_with_questions.file("checklists/d.toml",
                             "title = \"D\"\nsummary = \"S.\"\n[[section]]\nid = \"s\"\ntitle = \"S\"\n"
                             "[[section.generate]]\nrules = [\"not-learnt\", \"aged\"]\n");
  return site_with_questions;
}

std::string checklist(const std::string& text, std::string_view of_checklist = sections) {
  return rendered(site_with_questions(of_checklist), {{"checklist", text}}).file("checklists/c.html");
}

}  // namespace

TEST_CASE("a checklist says which version it is, and what it is made of") {
  CHECK(checklist(
            "{{checklist_id}} {{checklist_version}} {{data_date}} {{question_count}} {{field_count}} {{made_of}}") ==
        "c 2 22 November 2026 2 2 2 questions: 1 from question banks and 1 made from data by rules.");
  CHECK(checklist("{{made_of}}",
                  "[[section]]\nid = \"x\"\ntitle = \"X\"\nquestions = [\"one\"]\n"
                  "[[section]]\nid = \"y\"\ntitle = \"Y\"\n[[section.generate]]\nrules = [\"aged\", "
                  "\"aged\"]\n") == "1 question, all from question banks.");
  CHECK(checklist("{{made_of}}",
                  "[[section]]\nid = \"x\"\ntitle = \"X\"\n[[section.generate]]\nrules = "
                  "[\"not-learnt\"]\n") == "1 question, all made from data by rules.");
}

TEST_CASE("a form without questions counts none") {
  CHECK(checklist("{{#question_count}}q{{/question_count}}{{made_of}}{{field_count}}",
                  "[[section]]\nid = \"x\"\ntitle = \"X\"\n[[section.field]]\nid = \"f\"\ntitle = \"F\"\ntype = "
                  "\"line\"\n") == "1");
}

TEST_CASE("a question that a rule made leads to the rule and to what it was made from") {
  CHECK(checklist("{{#checklist_sections}}{{cs_id}}{{#cs_is_empty}} is empty{{/cs_is_empty}}\n{{#cs_questions}}"
                  "{{q_number}} {{q_id}} {{{q_text}}} {{{q_why}}} {{#q_evidence}}{{{evidence_item}}}{{/q_evidence}} "
                  "{{#q_ask}}{{{ask_item}}}{{/q_ask}} {{q_theme}} {{q_theme_id}} {{q_stages}} "
                  "{{#q_priority}}high{{/q_priority}} {{q_bank_title}} {{q_rule_title}}>{{q_rule_href}} "
                  "{{q_figure}}>{{q_figure_href}}\n{{/cs_questions}}{{/checklist_sections}}") ==
        "x\n1 one One?    Money money New  Bank > >\n"
        "2 not-learnt--slough--scope <em>What</em> of scope &amp; trust? See <a "
        "href=\"../case-studies/slough.html#scope\">Slough &lt;</a>. E of Slough &lt; A Staff staff Old, New high  "
        "not learnt>../rules/set.html#not-learnt Slough &lt;>../case-studies/slough.html#scope\n"
        "y is empty\nz\n");
}

TEST_CASE("a field comes with as many rows and cells as it asks for") {
  CHECK(
      checklist("{{#checklist_sections}}{{#cs_fields}}{{field_id}} {{field_title}} {{{field_hint}}} "
                "{{#field_line}}line{{/field_line}}{{#field_lines}}lines{{/field_lines}}{{#field_date}}date"
                "{{/field_date}}{{#field_table}}table{{/field_table}} "
                "{{#field_columns}}{{column_name}};{{/field_columns}}\n{{#field_table}}{{#field_rows}}{{row_number}}: "
                "{{#row_cells}}{{cell_number}} {{cell_column}};{{/row_cells}}\n{{/field_rows}}{{/field_table}}"
                "{{/cs_fields}}{{/checklist_sections}}") ==
      "who Who &amp; when <em>H</em> table A;&lt;B&gt;;\n1: 1 A;2 &lt;B&gt;;\n2: 1 A;2 &lt;B&gt;;\nday Day  date \n");
}

TEST_CASE("a checklist links its downloads, and lists count all of its questions") {
  const std::string text = "{{#downloads}}{{download_title}}>{{download_href}} {{/downloads}}";
  CHECK(checklist(text) ==
        "Text (Markdown)>../data/checklists/c.md Table (CSV)>../data/checklists/c.csv Data "
        "(JSON)>../data/checklists/c.json ");
  CHECK(rendered(site_with_questions(),
                 {{"section", "{{#entry_groups}}{{#entries}}{{entry_note}}{{/entries}}{{/entry_groups}}"}})
            .file("checklists/index.html") == "2 questions");
}

TEST_CASE("a rule set shows each rule, its wording, and what it asks where") {
  CHECK(rendered(site_with_questions(),
                 {{"rule-set",
                   "{{rule_count}}\n{{#rules}}{{rule_id}} {{rule_title}} {{rule_looks_for}}: {{{rule_text}}} "
                   "{{{rule_why}}} {{#rule_evidence}}{{{rule_evidence_item}}}{{/rule_evidence}} "
                   "{{#rule_ask}}{{{rule_ask_item}}}{{/rule_ask}} {{rule_theme}} {{rule_stages}} "
                   "{{#rule_priority}}high{{/rule_priority}} {{@rules.asked}}\n{{#rule_asked}}{{rc_title}} "
                   "{{rc_href}}{{#rc_questions}} {{asked_text}}>{{asked_href}} {{asked_figure}}>{{asked_figure_href}}"
                   "{{/rc_questions}}\n{{/rule_asked}}{{^has_rule_asked}}asks nothing\n{{/has_rule_asked}}{{/rules}}"}})
            .file("rules/set.html") ==
        "2\nnot-learnt Not learnt the lessons of case studies: <em>What</em> of <span "
        "class=\"app-placeholder\">{lesson}</span>? See <span class=\"app-placeholder\">{link}</span>. E of <span "
        "class=\"app-placeholder\">{case}</span> A Staff Old, New high 1 question in 1 checklist<span "
        "class=\"govuk-visually-hidden\"> by the rule Not learnt</span>\n"
        "C ../checklists/c.html What of scope &amp; trust?>../checklists/c.html#not-learnt--slough--scope Slough "
        "&lt;>../case-studies/slough.html#scope\n"
        "aged Aged sources older than a number of years (years 50): T W   Money New  0 questions in 0 "
        "checklists<span class=\"govuk-visually-hidden\"> by the rule Aged</span>\nasks nothing\n");
}

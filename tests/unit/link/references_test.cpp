// References by id, citations, and the ids that typed keys name.
#include "linked_site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

TestSite site_with_references() {
  TestSite site;
  site.file("models/trust.md", front("Children's trust", "family = \"in-house\"\n") + "## What it costs\n\nMuch.\n")
      .file("case-studies/slough.md",
            front("Slough",
                  "council = [\"Slough\"]\nmodels = [\"trust\"]\n[[lesson]]\nid = \"scope\"\ntext = \"Scope.\"\n"))
      .file("sources.toml", source("cfps-2017") + source("ofsted-2014"))
      .file(
          "questions/bank.toml",
          "title = \"Bank\"\nsummary = \"S.\"\n[[question]]\nid = \"why-now\"\ntext = \"Why now?\"\ntheme = \"money\"\n"
          "stages = [\"new\"]\n")
      .file("guidance/draft.md", front("Draft", "draft = true\n"));
  return site;
}

Mistakes reported_references(std::string_view body_with_references) {
  return errors(linked_page(site_with_references(), body_with_references).mistakes);
}

std::string body_with_references(std::string_view markdown) {
  const Linking result = linked_page(site_with_references(), markdown);
  CHECK(errors(result.mistakes) == Mistakes{});
  return result.body("a");
}

}  // namespace

TEST_CASE("an id that nothing has is reported at its place, with the nearest") {
  const Mistake mistake = only(reported_references("One line.\n\nSee [[slugh]].\n"));
  CHECK(mistake.at == "guidance/a.md:7:5+7");
  CHECK(mistake.code == "unknown-reference");
  CHECK(mistake.message == "nothing has the id \"slugh\"");
  CHECK(mistake.help == "did you mean \"slough\"?");
}

TEST_CASE("the columns of references count characters, also behind a line break and other references") {
  CHECK(places(reported_references("“Gŵyl” [[trust]] – [[nothing-like-it]]\nand [[trsut|a trust]]\n")) ==
        Lines{"guidance/a.md:5:20+17 unknown-reference", "guidance/a.md:6:5+7 unknown-reference"});
}

TEST_CASE("mistakes in lists, tables, footnotes and quotations have their lines too") {
  CHECK(places(reported_references(
            "* one\n* [[x-one]]\n\n| a |\n|---|\n| [[x-two]] |\n\n> [[x-three]]\n\nText.[^1]\n\n[^1]: [[x-four]]\n")) ==
        Lines{"guidance/a.md:6:3+7 unknown-reference", "guidance/a.md:10:3+7 unknown-reference",
              "guidance/a.md:12:3+9 unknown-reference", "guidance/a.md:16:7+8 unknown-reference"});
}

TEST_CASE("a reference to a draft says that it is one") {
  const Mistake mistake = only(reported_references("[[draft]]\n"));
  CHECK(mistake.code == "reference-to-draft");
  CHECK(mistake.at == "guidance/a.md:5:1+7");
}

TEST_CASE("a heading that a page does not have is reported with the nearest") {
  const Mistake mistake = only(reported_references("See [[trust#what-it-cost]].\n"));
  CHECK(mistake.at == "guidance/a.md:5:5+20");
  CHECK(mistake.code == "unknown-anchor");
  CHECK(mistake.message == "the page \"Children's trust\" has no place \"#what-it-cost\"");
  CHECK(mistake.help ==
        "did you mean #what-it-costs? It has #what-it-costs, #app-compare, #app-uses, #app-backlinks, #app-related");
}

TEST_CASE("a page without headings says what it has") {
  CHECK(only(reported_references("[[index#nowhere-at-all]]\n")).help == "it has #app-backlinks");
}

TEST_CASE("references become links, with the title as it reads inside a sentence or the text given") {
  CHECK(body_with_references("A [[trust]].\n") ==
        "<p>A <a href=\"../models/trust.html\">children&#39;s trust</a>.</p>\n");
  CHECK(body_with_references("A [[trust|R&D]].\n") == "<p>A <a href=\"../models/trust.html\">R&amp;D</a>.</p>\n");
  CHECK(body_with_references("In [[slough#app-lessons]] and [[slough#scope|scope]].\n") ==
        "<p>In <a href=\"../case-studies/slough.html#app-lessons\">Slough</a> and "
        "<a href=\"../case-studies/slough.html#scope\">scope</a>.</p>\n");
  CHECK(body_with_references("[[trust#what-it-costs|cost]]\n") ==
        "<p><a href=\"../models/trust.html#what-it-costs\">cost</a></p>\n");
}

TEST_CASE("the titles of case studies and sources are names, which keep their capitals") {
  CHECK(body_with_references("In [[slough]].\n") == "<p>In <a href=\"../case-studies/slough.html\">Slough</a>.</p>\n");
  TestSite site;
  site.file("sources.toml", "[[source]]\nid = \"report\"\ntitle = \"Hidden\"\nby = [\"A\"]\n");
  CHECK(linked_page(site, "Read [[report]].\n").body("a") ==
        "<p>Read <a href=\"../sources/report.html\">Hidden</a>.</p>\n");
}

TEST_CASE("a question is referred to on the page of its bank") {
  CHECK(body_with_references("Ask [[why-now|that]].\n") ==
        "<p>Ask <a href=\"../questions/bank.html#why-now\">that</a>.</p>\n");
}

TEST_CASE("a reference with a text stands in a table cell with its bar escaped") {
  CHECK(body_with_references("| a | b |\n|---|---|\n| [[trust\\|the *trust*]] | c |\n")
            .find("<a href=\"../models/trust.html\">") ==
        std::string::npos);  // Markdown inside the brackets splits them
  CHECK(body_with_references("| a | b |\n|---|---|\n| [[trust\\|the trust]] | c |\n")
            .find("<a href=\"../models/trust.html\">the trust</a>") != std::string::npos);
}

TEST_CASE("a reference that does not end is warned of, as readers would see its brackets") {
  const Linking result =
      linked_page(site_with_references(), "One [[trust|*text*]], two [@cfps-2017 and [[trust]].\n\n[[trust\n");
  CHECK(places(of_code(result.mistakes, "open-reference")) == Lines{"guidance/a.md:5:5+8 open-reference",
                                                                    "guidance/a.md:5:27+11 open-reference",
                                                                    "guidance/a.md:7:1+7 open-reference"});
  CHECK(of_code(linked_page(site_with_references(), "`[[` and [a] and [[trust]].\n").mistakes, "open-reference") ==
        Mistakes{});
}

TEST_CASE("the sign by which other programs show a page inside another is warned of") {
  const Linking result = linked_page(
      site_with_references(), "![[trust]] and ![[trust]]\n\nOh![[trust]] \\![[trust]] ! [[trust]] `![[trust]]`\n");
  CHECK(places(of_code(result.mistakes, "foreign-syntax")) ==
        Lines{"guidance/a.md:5:1+10 foreign-syntax", "guidance/a.md:5:16+10 foreign-syntax"});
}

TEST_CASE("references in code are left as they are") {
  CHECK(body_with_references("`[[nothing]]` and `[@nothing]`\n") ==
        "<p><code>[[nothing]]</code> and <code>[@nothing]</code></p>\n");
}

TEST_CASE("a title begins with a capital where a sentence, a cell or a heading does") {
  CHECK(body_with_references("[[trust]] one. [[trust]] two, [[trust]] three.\n") ==
        "<p><a href=\"../models/trust.html\">Children&#39;s trust</a> one. <a "
        "href=\"../models/trust.html\">Children&#39;s "
        "trust</a> two, <a href=\"../models/trust.html\">children&#39;s trust</a> three.</p>\n");
  CHECK(body_with_references("## [[trust]]\n").find(">Children&#39;s trust</a></h2>") != std::string::npos);
  CHECK(body_with_references("## The [[trust]]\n")
            .find(">The <a href=\"../models/trust.html\">children&#39;s trust</a></h2>") != std::string::npos);
}

TEST_CASE("what stands before a title is seen through markup, references and citations") {
  const auto shown = [](std::string_view markdown) {
    const std::string html = body_with_references(markdown);
    const std::size_t at = html.rfind("models/trust.html\">") + 19;
    return html.substr(at, html.find("</a>", at) - at);
  };
  for (const std::string_view middle :
       {"This is **not** [[trust]].", "A *very* [[trust]].", "See `code` [[trust]].",
        "A [link](../index.md) [[trust]].", "Cited [[index|home]] [[trust]].", "Two (e.g. [[trust]]).",
        "He said “[[trust]]”.", "Of *one, e.g.* [[trust]].", "**Note:** [[trust]].", "In it [@cfps-2017] [[trust]]."}) {
    CAPTURE(middle);
    CHECK(shown(fmt::format("{}\n", middle)) == "children&#39;s trust");
  }
  for (const std::string_view start :
       {"It *ended.* [[trust]].", "“It ended.” [[trust]].", "It ended. [@cfps-2017] [[trust]].", "**[[trust]]**.",
        "It ended.[@cfps-2017] [[trust]].", "A note (it ended.) [[trust]].", "* [[trust]]",
        "In [[index]]. [[trust]]."}) {
    CAPTURE(start);
    CHECK(shown(fmt::format("{}\n", start)) == "Children&#39;s trust");
  }
}

TEST_CASE("an unknown source is reported with the nearest, or the sources there are") {
  const Mistake near = only(reported_references("So it is. [@cfps-2071, page 9]\n"));
  CHECK(near.at == "guidance/a.md:5:11+11");
  CHECK(near.code == "unknown-source");
  CHECK(near.help == "did you mean \"cfps-2017\"?");
  CHECK(only(reported_references("[@trust]\n")).help == "the sources in sources.toml are cfps-2017, ofsted-2014");
}

TEST_CASE("citations are numbered in the order of the page, and collect their places once") {
  const Linking result =
      linked_page(site_with_references(),
                  "One [@ofsted-2014], two [@cfps-2017, page 9],\nthree [@ofsted-2014, annex\nB], four "
                  "[@cfps-2017, page 9], five [@cfps-2017, page 10].\n");
  CHECK(errors(result.mistakes) == Mistakes{});
  CHECK(result.citations("a") == Lines{"ofsted-2014: annex B", "cfps-2017: page 9; page 10"});
  CHECK(result.body("a").starts_with(
      "<p>One<sup class=\"app-citation\"><a href=\"#app-source-1\" class=\"app-cite\" title=\"Title of "
      "ofsted-2014\">[1]</a></sup>, two<sup class=\"app-citation\"><a href=\"#app-source-2a\" class=\"app-cite\" "
      "title=\"Title of cfps-2017, page 9\">[2a]</a></sup>,\nthree<sup "));
}

TEST_CASE("the sources of a page as a whole come after those its text cites") {
  TestSite site = site_with_references();
  site.file("guidance/a.md", front("A", "sources = [{ id = \"cfps-2017\", where = \"page 1\" }, \"ofsted-2014\"]\n") +
                                 "Text [@ofsted-2014].\n");
  CHECK(linking(site).citations("a") == Lines{"ofsted-2014: ", "cfps-2017: page 1"});
}

TEST_CASE("typed keys are checked: vocabularies, kinds and sources, all in one run") {
  TestSite site;
  site.file("models/m.md", front("M", "family = \"inhouse\"\ncase_studies = [\"m\", \"s\"]\n"))
      .file("case-studies/s.md",
            front("S",
                  "council = [\"C\"]\nmodels = [\"s\"]\n[[inspection]]\ndate = \"2014\"\nby = \"O\"\n"
                  "judgement = \"good\"\nsource = \"none\"\n"))
      .file("questions/q.toml",
            "title = \"Q\"\nsummary = \"S.\"\nsource = \"nope\"\n[[question]]\nid = \"x\"\ntext = \"T\"\n"
            "theme = \"monei\"\nstages = [\"new\", \"odl\"]\nmodels = [\"n\"]\n")
      .file("glossary/g.md", front("G") + "## Term\nSee also: [[trm]]\n\nIt is.\n")
      .file("index.md", front("Home", "[[task]]\ntitle = \"T\"\nto = \"modles\"\n"))
      .setting(
          "[[navigation]]\ntitle = \"N\"\nto = \"guidnce\"\n[footer]\nlinks = [{ title = \"F\", to = \"about\" }]\n")
      .top_setting("logo = \"images/logo.svg\"\n");
  CHECK(places(errors(linking(site).mistakes)) ==
        Lines{"case-studies/s.md:5:11+3 wrong-kind", "case-studies/s.md:10:10+6 unknown-source",
              "glossary/g.md:6:11+7 unknown-reference", "index.md:6:6+8 unknown-reference",
              "models/m.md:4:10+9 unknown-value", "models/m.md:5:17+3 wrong-kind",
              "questions/q.toml:3:10+6 unknown-source", "questions/q.toml:7:9+7 unknown-value",
              "questions/q.toml:8:18+5 unknown-value", "questions/q.toml:9:11+3 unknown-reference",
              "site.toml:1:8+17 missing-image", "site.toml:22:6+9 unknown-reference",
              "site.toml:24:30+7 unknown-reference"});
}

TEST_CASE("a word no vocabulary has is reported with the nearest") {
  TestSite site;
  site.file("models/m.md", front("M", "family = \"inhouse\"\n"));
  const Mistake mistake = only(errors(linking(site).mistakes));
  CHECK(mistake.message == "site.toml has no [[family]] with the id \"inhouse\"");
  CHECK(mistake.help == "did you mean \"in-house\"?");
}

TEST_CASE("a text of a TOML file is one paragraph, and its mistakes are reported where they stand in it") {
  TestSite site;
  site.file("guidance/a.md",
            "+++\ntitle = \"A\"\nsummary = \"Like [[x-one]] and\\u00e9 [@x-two].\"\nchanges = [{ date = 2026-01-01, "
            "note = \"\"\"\nOne\n[[x-three]]\"\"\" }]\n+++\n");
  const Mistakes mistakes = errors(linking(site).mistakes);
  REQUIRE(mistakes.size() == 3);
  CHECK(mistakes[0].at == "guidance/a.md:3:17+7");
  CHECK(mistakes[2].at == "guidance/a.md:6:1+9");
  site.file("guidance/a.md", "+++\ntitle = \"A\"\nsummary = \"\"\"One.\n\nTwo.\"\"\"\n+++\n");
  CHECK(places(errors(linking(site).mistakes)) == Lines{"guidance/a.md:3:14+1 not-one-paragraph"});
  site.file("guidance/a.md", "+++\ntitle = \"A\"\nsummary = \"* One\"\n+++\n");
  CHECK(places(errors(linking(site).mistakes)) == Lines{"guidance/a.md:3:12+1 not-one-paragraph"});
}

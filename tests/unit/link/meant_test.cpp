// Links lead where they were meant to, and what was meant as one is not shown raw.
#include <catch2/catch.hpp>

#include "linked_site_fixture.h"

using namespace scrutineer;
using namespace scrutineer::tests;

namespace {

const std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";

std::string model(std::string_view title, std::string_view governance) {
  return front(title, fmt::format("family = \"in-house\"\ngovernance = \"{}\"\n", governance));
}

}  // namespace

TEST_CASE("a path in a text is followed from the file it is written in, wherever the text is shown") {
  TestSite site;
  site.file("models/one.md",
            model("One", "See [costs](../guidance/costs.md), [below](#part) and ![x](../images/x.svg)."))
      .file("models/two.md", model("Two", "Plain."))
      .file("guidance/costs.md", front("Costs"))
      .file("images/x.svg", svg)
      .file("compare.md", front("Compare all") + "```compare-models\nof = [\"one\", \"two\"]\n```\n")
      .file("questions/bank.toml",
            "title = \"Bank\"\nsummary = \"Q.\"\nsource = \"s\"\n[[question]]\nid = \"q\"\ntext = \"What?\"\n"
            "why = \"See [home](../index.md) and [the other](other.toml).\"\ntheme = \"money\"\nstages = [\"new\"]\n")
      .file("questions/other.toml",
            "title = \"Other\"\nsummary = \"Q.\"\nsource = \"s\"\n[[question]]\nid = \"p\"\n"
            "text = \"Who?\"\nwhy = \"So.\"\ntheme = \"money\"\nstages = [\"new\"]\n")
      .file("checklists/list.toml",
            "title = \"List\"\nsummary = \"L.\"\n[[section]]\nid = \"all\"\ntitle = \"All\"\n"
            "select = { stages = [\"new\"] }\n")
      .file("sources.toml", source("s"));
  site.files["site/models/one.md"] += "## Part\n";
  const Linking linking = tests::linking(site);
  CHECK(errors(linking.mistakes) == Mistakes{});
  const link::LinkedPage& page = linking.page("compare");
  std::string shown;
  for (const auto& [text, html] : page.shown) shown += html;
  CHECK(shown.find("href=\"guidance/costs.html\"") != std::string::npos);
  CHECK(shown.find("href=\"models/one.html#part\"") != std::string::npos);
  CHECK(shown.find("src=\"images/x.svg\"") != std::string::npos);
  std::string why;
  for (const link::LinkedQuestion& question : linking.page("list").questions) why += question.why;
  CHECK(why.find("href=\"../index.html\"") != std::string::npos);
  CHECK(why.find("href=\"../questions/other.html\"") != std::string::npos);
}

TEST_CASE("an address keeps escaped what it needs escaped") {
  TestSite site;
  for (const char* name : {"my form", "100%", "a%20b", "q?", "h#1", "a(b)", "a&b", "a+b", "a'b\"c", "café"})
    site.file(fmt::format("images/{}.svg", name), svg);
  const Linking linking = linked_page(
      site,
      "[x](<../images/my form.svg>) [x](../images/my%20form.svg) [x](../images/100%25.svg) [x](../images/a%2520b.svg)\n"
      "[x](../images/q%3F.svg) [x](../images/h%231.svg) [x](../images/a(b).svg) [x](../images/a&b.svg)\n"
      "[x](../images/a+b.svg) [x](<../images/a'b\"c.svg>) [x](../images/caf%C3%A9.svg) [x](/images/a+b.svg?v=1#top)\n");
  CHECK(errors(linking.mistakes) == Mistakes{});
  for (const char* address : {"my%20form.svg", "100%25.svg", "a%2520b.svg", "q%3F.svg", "h%231.svg", "a(b).svg",
                              "a&amp;b.svg", "a+b.svg", "a&#x27;b%22c.svg", "caf%C3%A9.svg", "a+b.svg?v=1#top"}) {
    CAPTURE(address, linking.body("a"));
    CHECK(linking.body("a").find(fmt::format("href=\"../images/{}\"", address)) != std::string::npos);
  }
}

TEST_CASE("names meet in Unicode's NFC, and a link is to the name on the disk") {
  TestSite site;
  site.file("images/cafe\xCC\x81.svg", svg);
  const Linking linking =
      linked_page(site,
                  "![A cup](../images/caf\xC3\xA9.svg) [n](#r\xC3\xA9sum\xC3\xA9) [d](#re\xCC\x81sume\xCC\x81) "
                  "[p](#r%C3%A9sum%C3%A9)\n\n## R\xC3\xA9sum\xC3\xA9\n");
  CHECK(errors(linking.mistakes) == Mistakes{});
  CHECK(linking.body("a").find("../images/cafe%CC%81.svg") != std::string::npos);
}

TEST_CASE("an anchor is checked against what the page has") {
  TestSite site;
  site.file("case-studies/c.md", front("C", "council = [\"X\"]\nmodels = [\"m\"]\n") + "## Findings\n")
      .file("models/m.md", front("M", "family = \"in-house\"\n"));
  const Linking linking = linked_page(
      site,
      "[[c#inspections]] [[c#timeline]] [[c#lessons]] [[c#references]] [[m#examples]] [x](#references) [[c#findngs]]\n"
      "[[m#app-uses]] [[c#app-backlinks]]\n");
  CHECK(places(errors(linking.mistakes)) ==
        Lines{"guidance/a.md:5:1+15 unknown-anchor", "guidance/a.md:5:19+12 unknown-anchor",
              "guidance/a.md:5:34+11 unknown-anchor", "guidance/a.md:5:48+14 unknown-anchor",
              "guidance/a.md:5:65+12 unknown-anchor", "guidance/a.md:5:84+11 unknown-anchor",
              "guidance/a.md:5:97+11 unknown-anchor"});
  CHECK(errors(linking.mistakes).back().help.starts_with("did you mean #findings? It has #findings, #app-backlinks"));
}

TEST_CASE("a section that the theme names is offered to those who write its name alone") {
  TestSite site;
  site.file("models/m.md", front("M", "family = \"in-house\"\n"));
  const Mistake mistake = only(errors(linked_page(site, "[[m#compare]]\n").mistakes));
  CHECK(mistake.help.starts_with("did you mean #app-compare? It has #app-compare"));
}

TEST_CASE("a heading may have the name of a section that the theme adds below it") {
  TestSite site;
  site.file("sources.toml", source("s"));
  const Linking linking = linked_page(site, "It is so [@s].\n\n## References\n\n## Related\n\n[x](#references)\n");
  CHECK(errors(linking.mistakes) == Mistakes{});
  CHECK(linking.body("a").find("<h2 id=\"references\">") != std::string::npos);
  CHECK(linking.body("a").find("<h2 id=\"related\">") != std::string::npos);
}

TEST_CASE("escaped brackets are text") {
  const Linking linking = linked_page({}, "\\[\\[attribute]] \\[[a]] &#91;&#91;a]] &lbrack;&lbrack;a]] \\[@a]\n");
  CHECK(linking.mistakes == Mistakes{});
  CHECK(linking.body("a") == "<p>[[attribute]] [[a]] [[a]] [[a]] [@a]</p>\n");
}

TEST_CASE("what was meant as a link or a citation is reported where it stands, with what would be right") {
  TestSite site;
  site.file("guidance/b.md", front("B") + "[[a]]\n").file("sources.toml", source("smith-2017") + source("jones-2018"));
  const auto told = [&](std::string_view line) {
    CAPTURE(line);
    const Linking linking = linked_page(site, std::string(line) + " [[b]] [@smith-2017] [@jones-2018]\n");
    return only(linking.mistakes);
  };
  const auto check = [&](std::string_view line, std::string_view place, std::string_view help) {
    const Mistake mistake = told(line);
    CAPTURE(line, mistake);
    CHECK(mistake.at == fmt::format("guidance/a.md:5:{}", place));
    CHECK(mistake.help.find(help) != std::string::npos);
  };
  check("An [x][undefined] one", "4+14", "[undefined]: address");
  check("An [x](my file.md) one", "4+15", "(<my file.md>)");
  check("A [x](https://example.org/a b) one", "3+4", "%20");
  check("An [](b.md) one", "4+8", "[words](b.md)");
  check("An [x](b.md and more", "4+8", "close it: (b.md)");
  check("An [x] (b.md) one", "4+10", "](b.md)");
  check("An (x)[b.md] one", "4+9", "[x](b.md)");
  check("Said (@smith-2017).", "7+11", "[@smith-2017, page 2]");
  check("Said [smith-2017, page 2].", "6+20", "[@smith-2017, page 2]");
  check("Said [see @smith-2017].", "11+11", "[@smith-2017, page 2]");
  check("Said [@smith-2017, page 2; @jones-2018].", "6+12", "[@smith-2017, page 2][@jones-2018]");
  check("A {{< ref \"b.md\" >}} one", "3+18", "another program");
  check("A [x](//example.org/a) one", "7+15", "https://example.org/a");
  check("A [@smith-2017, page 3 [sic]] one", "3+13", "close it");
  check("A [[nowhere]] and \\[[nowhere]]", "3+9", "an id is");
  for (const std::string_view fine :
       {"f(x)[1]", "[sic] (and so on)", "(see note)", "me@smith-2017.org", "\\[x\\][y]"}) {
    CAPTURE(fine);
    const Linking linking = linked_page(site, std::string(fine) + " [[b]] [@smith-2017] [@jones-2018]\n");
    CHECK(linking.mistakes == Mistakes{});
  }
}

TEST_CASE("a draft that is linked to is called one; pages are found by folder and by what they become") {
  TestSite site;
  site.file("guidance/d.md", front("D", "draft = true\n")).file("guidance/b.md", front("B") + "[[a]]\n");
  const Linking linking =
      linked_page(site, "[x](d.md) [x](b.html) [x](../guidance/) [x](/guidance/b.md) [x](b.md?q=1) [x](..)\n");
  CHECK(places(linking.mistakes) == Lines{"guidance/a.md:5:5+4 reference-to-draft"});
  CHECK(count_of(linking.body("a"), "href=\"b.html\"") == 2);
  CHECK(linking.body("a").find("href=\"index.html\"") != std::string::npos);
  CHECK(linking.body("a").find("href=\"b.html?q=1\"") != std::string::npos);
  CHECK(linking.body("a").find("href=\"../index.html\"") != std::string::npos);
}

TEST_CASE("folders are found by their names on disk, whatever their addresses are") {
  TestSite site;
  site.file("10-manual/20-pay/b.md", front("B"))
      .file("models/New ones/trust.md", front("T", "family = \"in-house\"\n"));
  const Linking linking =
      linked_page(site, "[x](../10-manual/20-pay/) [x](../10-manual) [x](../manual/pay/) [x](../models/New%20ones/)\n");
  CHECK(linking.mistakes == Mistakes{});
  CHECK(count_of(linking.body("a"), "href=\"../manual/pay/index.html\"") == 2);
  CHECK(count_of(linking.body("a"), "href=\"../manual/index.html\"") == 1);
  CHECK(count_of(linking.body("a"), "href=\"../models/new-ones/index.html\"") == 1);
}

TEST_CASE("a short name that pages of several folders have is answered with their ids") {
  TestSite site;
  site.file("manual/start.md", front("A")).file("handbook/start.md", front("B"));
  const Mistake mistake = only(of_code(linked_page(site, "[[start]]\n").mistakes, "unknown-reference"));
  CHECK(mistake.message == "2 pages in folders are called \"start\"");
  CHECK(mistake.help == "write the one that is meant with its folders: \"manual/start\", \"handbook/start\"");
}

TEST_CASE("what is called by its acronym, title, other name or in capitals is offered by its id") {
  TestSite site;
  site.file("glossary/g.md", front("G") + "## National non-domestic rates (NNDR)\nAlso: business rates\n\nA tax.\n")
      .file("models/company.md", front("Wholly owned council company", "family = \"in-house\"\n"));
  const auto help = [&](std::string_view id) {
    return only(of_code(linked_page(site, fmt::format("[[{}]]\n", id)).mistakes, "unknown-reference")).help;
  };
  CHECK(help("NNDR") == "did you mean \"national-non-domestic-rates\"?");
  CHECK(help("Business rates") == "did you mean \"national-non-domestic-rates\"?");
  CHECK(help("Wholly owned council company") == "did you mean \"company\" (Wholly owned council company)?");
  CHECK(help("Company") == "did you mean \"company\" (Wholly owned council company)?");
  CHECK(help("models/company.md") == "did you mean \"company\" (Wholly owned council company)?");
}

TEST_CASE("a mistake in a TOML text stands where it is written, whichever form the string has") {
  const auto place = [](std::string_view string) {
    TestSite site;
    site.file("questions/bank.toml", fmt::format("title = \"Bank\"\nsummary = {}\nsource = \"s\"\n[[question]]\nid = "
                                                 "\"q\"\ntext = \"What?\"\nwhy = \"So.\"\ntheme = \"money\"\nstages = "
                                                 "[\"new\"]\n",
                                                 string))
        .file("sources.toml", source("s"));
    return only(of_code(linking(site).mistakes, "unknown-reference")).at;
  };
  CHECK(place("\"See [[nowhere]].\"") == "questions/bank.toml:2:16+9");
  CHECK(place("\"A \\\"b\\\" \\u00e9 [[nowhere]].\"") == "questions/bank.toml:2:27+9");
  CHECK(place("\"é\\tb [[nowhere]] [x](b\\\\_c)\"").starts_with("questions/bank.toml:2:17+9"));
  CHECK(place("'A \\d [[nowhere]].'") == "questions/bank.toml:2:17+9");
  CHECK(place("\"\"\"A \"b\" [[nowhere]].\"\"\"") == "questions/bank.toml:2:20+9");
  CHECK(place("\"\"\"\nA b\n  [[nowhere]].\"\"\"") == "questions/bank.toml:4:3+9");
  CHECK(place("\"\"\"A \\\n\n   b \\\" [[nowhere]].\"\"\"") == "questions/bank.toml:4:9+9");
  CHECK(place("'''\nA \"\n[[nowhere]]'''") == "questions/bank.toml:4:1+9");
  CHECK(place("\"\"\"\\\n  [[nowhere]]\"\"\"") == "questions/bank.toml:3:3+9");
}

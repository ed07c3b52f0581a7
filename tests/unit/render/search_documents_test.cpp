#include "render/search_documents.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "appraisal_example.h"
#include "rendered_site.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

search::Site searchable(const TestSite& site) {
  const Linking linking = tests::linking(site);
  REQUIRE(errors(linking.mistakes) == Mistakes{});
  base::Diagnostics out;
  const analyse::Analysis analysis = analyse::analyse_site(linking.linked, *base::Date::parse("2026-11-22"), 1, out);
  std::vector<std::vector<search::Document>> documents;
  for (std::size_t i = 0; i < linking.linked.pages.size(); ++i)
    documents.push_back(render::documents_of(linking.linked, analysis, static_cast<catalogue::EntryIndex>(i)));
  return render::searchable(linking.linked, std::move(documents), {{"Costs", "tags/costs.html"}});
}

const search::Document* at(const search::Site& site, std::string_view address) {
  const auto found = std::ranges::find(site.documents, address, &search::Document::address);
  return found == site.documents.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("HTML becomes text by its headings, a line a paragraph, item or cell") {
  const auto sections = render::sections_of_html(
      "<p>Before\nany <a href=\"x\">heading</a>.</p>\n<h2 id=\"costs\">Costs &amp; "
      "<em>tax</em></h2>\n<ul>\n<li>One</li>\n"
      "<li>Two<br>lines</li>\n</ul>\n<h3 id=\"none\"></h3>\n<table><tr><td>a</td><td>b</td></tr></table>");
  REQUIRE(sections.size() == 3);
  CHECK(sections[0].heading.empty());
  CHECK(sections[0].text == "Before any heading.");
  CHECK(sections[1].heading == "Costs & tax");
  CHECK(sections[1].anchor == "costs");
  CHECK(sections[1].text == "One\nTwo\nlines");
  CHECK(sections[2].anchor == "none");
  CHECK(sections[2].text == "a\nb");
  CHECK(render::sections_of_html("").size() == 0);
}

TEST_CASE("numbers of citations and places of blocks are no text") {
  const auto sections = render::sections_of_html(
      "<p>It costs more.<sup class=\"app-citation\"><a href=\"#s1\">[1]</a></sup> Much.</p><!--block 0--><p>x < y</p>");
  REQUIRE(sections.size() == 1);
  CHECK(sections[0].text.starts_with("It costs more. Much."));
  CHECK(sections[0].text.find("block") == std::string::npos);
}

TEST_CASE("Numbers of footnotes and the ways back are no text, and raised figures stay apart") {
  const auto sections = render::sections_of_html(
      "<p>It paid £1,200<sup class=\"footnote-ref\"><a href=\"#fn-1\" id=\"fnref-1\" data-footnote-ref>1</a></sup> in "
      "10<sup>6</sup> parts, 1<sup>st</sup>.</p><section class=\"footnotes\" data-footnotes><ol><li "
      "id=\"fn-1\"><p>Note "
      "<a href=\"#fnref-1\" class=\"footnote-backref\" data-footnote-backref>↩</a></p></li></ol></section><p>x<sup>2");
  REQUIRE(sections.size() == 1);
  CHECK(sections[0].text == "It paid £1,200 in 10⁶ parts, 1st.\nNote\nx²");
}

TEST_CASE("a page is a document, and so is a thing with a place of its own on it") {
  TestSite site;
  site.file("guidance/a.md", front("A") + "Words.\n\n## Part\n\nMore words.\n")
      .file("glossary/g.md", front("Terms") + "## Director (DCS)\nAlso: chief\n\nRuns it.\n");
  const search::Site found = searchable(site);
  const search::Document* page = at(found, "guidance/a.html");
  REQUIRE(page);
  CHECK(page->title == "A");
  CHECK(page->summary == "About it.");
  REQUIRE(page->sections.size() == 2);
  CHECK(page->sections[1].anchor == "part");
  const search::Document* term = at(found, "glossary/director.html");
  REQUIRE(term);
  CHECK(term->names == Lines{"DCS", "chief"});
  CHECK(at(found, "tags/costs.html"));
}

TEST_CASE("a factor of every type is a thing to be found") {
  constexpr std::array types{"success-factor", "challenge", "principle", "gateway"};
  TestSite site;
  for (const std::string_view type : types)
    site.file(fmt::format("factors/{}.toml", type),
              fmt::format("title = \"Set\"\nsummary = \"S.\"\ntype = \"{0}\"\n"
                          "[[factor]]\nid = \"a-{0}\"\ntitle = \"Named\"\ntext = \"Said.\"\n",
                          type));
  const search::Site found = searchable(site);
  for (const std::string_view type : types) {
    INFO(type);
    CHECK(at(found, fmt::format("factors/{0}.html#a-{0}", type)));
  }
}

TEST_CASE("criteria, options and what the audit found are found in the place where they are shown") {
  const search::Site found = searchable(appraisal_site());
  const auto is_criterion = [](const search::Document& document) {
    return document.address.find("-criterion-") != std::string::npos && !document.title.empty();
  };
  CHECK(std::ranges::any_of(found.documents, is_criterion));
  CHECK(at(found, "appraisals/choice-audit.html"));
  CHECK(at(found, "appraisals/choice-audit.html#app-finding-1"));
}

TEST_CASE("What is said besides a statement is found with it") {
  TestSite site;
  site.file("sources.toml", source("cfps", "published = \"2017\"\n"))
      .file("models/m.md", front("M", "family = \"in-house\"\n"))
      .file("questions/bank.toml",
            "title = \"Bank\"\nsummary = \"S.\"\nsource = { id = \"cfps\", where = \"page 2\" }\n[[question]]\nid = "
            "\"one\"\ntext = \"Is it?\"\nwhy = \"*Quorum*\"\nevidence = [\"Minutes\", \"Ledger\"]\nask = [\"Clerk\"]\n"
            "theme = \"money\"\nstages = [\"new\"]\n")
      .file("factors/set.toml",
            "title = \"Set\"\nsummary = \"S.\"\ntype = \"principle\"\nsource = { id = \"cfps\", where = \"page 2\" "
            "}\nnote = "
            "\"Noted\"\n[[factor]]\nid = \"a\"\ntitle = \"Named\"\ntext = \"Said.\"\npurpose = \"Stewardship\"\n")
      .file("case-studies/s.md", front("S",
                                       "council = [\"A\"]\nmodels = [\"m\"]\nstarted = \"2015-10\"\n"
                                       "services = [\"Youth *offending*\", \"Fostering\"]\n"))
      .file("checklists/c.toml",
            "title = \"C\"\nsummary = \"S.\"\n[[section]]\nid = \"s\"\ntitle = \"S\"\nquestions = [\"one\"]\n"
            "[[section.field]]\nid = \"f\"\ntitle = \"Chair\"\nhint = \"Capitals\"\ntype = \"line\"\n");
  const search::Site found = searchable(site);
  const auto words_at = [&](std::string_view address) {
    const search::Document* const document = at(found, address);
    std::string all;
    if (document)
      for (const search::Section section : document->sections.all()) all.append(section.text).append("|");
    return all;
  };
  CHECK(words_at("questions/bank.html#one") == "Quorum\nMinutes\nLedger\nClerk|");
  CHECK(words_at("factors/set.html#a") == "Said.|Stewardship|");
  CHECK(words_at("factors/set.html").starts_with("Noted|"));
  CHECK(words_at("case-studies/s.html").starts_with("Youth offending\nFostering|"));
  CHECK(words_at("checklists/c.html").find("Chair\nCapitals|") != std::string::npos);

  const search::Site appraised = searchable(appraisal_site());
  const search::Document* const criterion = at(appraised, "appraisals/choice-criterion-speed.html");
  REQUIRE(criterion);
  CHECK((*criterion->sections.all().begin()).text == "Fast & cheap.");
}

TEST_CASE("documents stand by kind, and of a kind pages come before things") {
  const search::Site found = searchable(appraisal_site());
  CHECK(std::ranges::is_sorted(found.documents, {}, &search::Document::kind));
  for (std::size_t i = 1; i < found.documents.size(); ++i)
    if (found.documents[i - 1].kind == found.documents[i].kind && !found.documents[i - 1].of.empty())
      CHECK_FALSE(found.documents[i].of.empty());
}

TEST_CASE("the A–Z has titles, other names and acronyms, by letter") {
  TestSite site;
  site.file("glossary/g.md", front("Terms") + "## Director (DCS)\nAlso: chief\n\nRuns it.\n")
      .file("guidance/a.md", front("Éclair 1"));
  const std::string text =
      "{{#letters}}{{letter}}:{{#az_items}} {{az_title}}>{{az_href}}({{az_stands_for}}){{/az_items}};{{/letters}}";
  const std::string list = rendered(site, {{"a-z", text}}).file("a-z.html");
  CHECK(list.find("C: chief>glossary/director.html(Director);") != std::string::npos);
  CHECK(list.find("DCS>glossary/director.html(Director) Director>glossary/director.html();") != std::string::npos);
  CHECK(list.find("E: Éclair 1>guidance/a.html();") != std::string::npos);
}

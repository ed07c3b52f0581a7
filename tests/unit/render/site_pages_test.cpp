#include "render/site_pages.h"

#include <algorithm>

#include "appraisal_example.h"
#include "render/rendered_site.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

const std::string entry_lists =
    "{{title}}:{{#entry_groups}}{{#entries}} "
    "{{entry_title}}>{{entry_href}}({{entry_note}}){{/entries}}{{/entry_groups}}";

}  // namespace

TEST_CASE("templates that the theme lacks are reported, each by its name") {
  const Linking linking = tests::linking(TestSite());
  base::FileNames names;
  names.add("site.toml");
  base::Diagnostics out;
  const auto templates =
      markup::TemplateSet::compile({{"page", "", names.add("page")}, {"home", "", names.add("home")}}, out);
  const analyse::Analysis analysis;
  const render::SitePages pages(linking.linked, analysis, templates, *base::Date::parse("2026-11-22"), out);
  const Mistakes mistakes = mistakes_of(out, names);
  REQUIRE(mistakes.size() == render::needed_templates.size() - 2);
  CHECK(mistakes[0].code == "missing-template");
  CHECK(std::ranges::count(mistakes, "the theme has no template \"not-found\"", &Mistake::message) == 1);
}

TEST_CASE("an appraisal whose pages would take the place of another's is reported") {
  TestSite site = appraisal_site();
  site.file("appraisals/choice-audit.toml", std::string(example_appraisal));
  const Linking linking = tests::linking(site);
  REQUIRE(errors(linking.mistakes) == Mistakes{});
  base::FileNames names;
  for (const auto& [path, text] : site.files) names.add(path);
  base::Diagnostics out;
  const base::Date as_of = *base::Date::parse("2026-11-22");
  const analyse::Analysis analysis = analyse::analyse_site(linking.linked, as_of, 1, out);
  const auto templates = markup::TemplateSet::compile({}, out);
  const render::SitePages pages(linking.linked, analysis, templates, as_of, out);
  const Mistake mistake = only(of_code(mistakes_of(out, names), "colliding-output"));
  CHECK(mistake.message == "a page of \"choice\" would become appraisals/choice-audit.html, which is taken");
}

TEST_CASE("a site becomes a file for each entry, its tags and what its settings ask for") {
  TestSite site;
  site.file("guidance/a.md", front("A", "tags = [\"One tag\"]\n")).file("about.md", front("About"));
  const RenderedSite plain = rendered(site, {});
  CHECK(plain.paths == Lines{"guidance/a.html", "about.html", "guidance/index.html", "index.html", "tags/one-tag.html",
                             "tags/index.html", "404.html", "search.html", "a-z.html", "assets/search/index.js",
                             "assets/search/texts-0.js"});
  CHECK(plain.page_count == 9);
  site.top_setting("base_url = \"https://example.org/s\"\n").setting("[colours]\nlink = \"#123456\"\n");
  const RenderedSite full = rendered(site, {});
  CHECK(full.paths.size() == plain.paths.size() + 2);
  CHECK(full.page_count == plain.page_count);
  CHECK(full.files.contains("sitemap.xml"));
  CHECK(full.files.contains("assets/site.css"));
}

TEST_CASE("a former address has a page that leads on, in no site map, and a line for servers") {
  TestSite site;
  site.top_setting("base_url = \"https://example.org/s\"\n")
      .file("guidance/a.md", front("A & B", "redirect_from = [\"old/\", \"x/Café 1.html\"]\n"));
  const RenderedSite site_with_moved =
      rendered(site, {{"redirect", "{{page_title}}|{{moved_href}}|{{canonical_href}}|{{@redirect.text}}"}});
  CHECK(site_with_moved.file("old/index.html") ==
        "This page has moved – Site|../guidance/a.html|https://example.org/s/guidance/a.html|It is here now: "
        "<a href=\"../guidance/a.html\">A &amp; B</a>.");
  CHECK(site_with_moved.files.contains("x/Café 1.html"));
  CHECK(site_with_moved.file("redirects.txt") ==
        "/s/old/ /s/guidance/a.html\n/s/old/index.html /s/guidance/a.html\n"
        "/s/x/Caf%C3%A9%201.html /s/guidance/a.html\n");
  CHECK(site_with_moved.file("sitemap.xml").find("old/") == std::string::npos);
  CHECK(site_with_moved.page_count == rendered(TestSite().file("guidance/a.md", front("A")), {}).page_count);
}

TEST_CASE("what was the address of an appraisal leads on to each of its pages") {
  TestSite site = appraisal_site();
  std::string& text = site.files.at("site/appraisals/choice.toml");
  text.insert(0, "redirect_from = [\"appraisals/old.html\"]\n");
  const RenderedSite moved = rendered(site, {{"redirect", "{{moved_href}}"}});
  CHECK(moved.file("appraisals/old.html") == "choice.html");
  CHECK(moved.file("appraisals/old-audit.html") == "choice-audit.html");
  CHECK(moved.files.contains("appraisals/old-table.html"));
}

TEST_CASE("a former address that is one of a page made from data is reported") {
  TestSite site = appraisal_site();
  site.file("guidance/a.md", front("A"));
  const Linking linking = tests::linking(site);
  base::FileNames names;
  for (const auto& [path, file] : site.files) names.add(path);
  base::Diagnostics out;
  const base::Date as_of = *base::Date::parse("2026-11-22");
  const analyse::Analysis analysis = analyse::analyse_site(linking.linked, as_of, 1, out);
  const auto templates = markup::TemplateSet::compile({}, out);
  const render::SitePages pages(linking.linked, analysis, templates, as_of, out, nullptr, 1,
                                {{"appraisals/choice-audit.html", "a", {}}, {"old.html", "a", {}}});
  CHECK(only(of_code(mistakes_of(out, names), "redirect-taken")).message ==
        "appraisals/choice-audit.html cannot lead on: it is there");
}

TEST_CASE("a site without tags has no pages for them") {
  const RenderedSite site = rendered({}, {{"home", "{{#has_footer_navigation}}footer{{/has_footer_navigation}}"}});
  CHECK(site.paths == Lines{"index.html", "404.html", "search.html", "a-z.html", "assets/search/index.js",
                            "assets/search/texts-0.js"});
  CHECK(site.file("index.html").empty());
}

TEST_CASE("a tag's page lists what has the tag, in whatever case it is written, each once") {
  TestSite site;
  site.file("guidance/a.md", front("A", "tags = [\"Child care\", \"CHILD CARE\"]\n"))
      .file("guidance/b.md", front("B", "tags = [\"other\", \"child care\"]\n"));
  const RenderedSite result = rendered(
      site, {{"tag", entry_lists}, {"tags", entry_lists}, {"page", "{{#tag_links}}{{tag_href}} {{/tag_links}}"}});
  CHECK(result.file("tags/child-care.html") == "Child care: A>../guidance/a.html() B>../guidance/b.html()");
  CHECK(result.file("tags/index.html") == "Tags: Child care>child-care.html(2 pages) other>other.html(1 page)");
  CHECK(result.file("guidance/b.html") == "../tags/other.html ../tags/child-care.html ");
}

TEST_CASE("the page for addresses that do not exist starts its links from the base URL, as it shows at any depth") {
  TestSite site;
  site.file("guidance/a.md", front("A"))
      .file("images/logo.svg", "<svg/>")
      .top_setting("base_url = \"https://example.org/s/\"\nlogo = \"images/logo.svg\"\n")
      .setting("[[navigation]]\ntitle = \"G\"\nto = \"guidance\"\n[footer]\nlinks = [{ title = \"F\", to = \"a\" }]\n");
  const std::string text =
      "{{root}}index.html {{#navigation}}{{nav_href}}{{/navigation}} {{#footer_links}}{{link_href}}{{/footer_links}} "
      "{{#logo}}{{src}}{{/logo}} {{kind}}";
  CHECK(rendered(site, {{"not-found", text}}).file("404.html") ==
        "https://example.org/s/index.html https://example.org/s/guidance/index.html "
        "https://example.org/s/guidance/a.html "
        "https://example.org/s/images/logo.svg not-found");
}

TEST_CASE("without a base URL the page for addresses that do not exist stands alone") {
  const std::string text =
      "{{#stands_alone}}alone{{/stands_alone}}{{^stands_alone}}{{root}}index.html{{/stands_alone}}";
  TestSite site;
  CHECK(rendered(site, {{"not-found", text}}).file("404.html") == "alone");
  site.top_setting("base_url = \"https://example.org/s\"\n");
  CHECK(rendered(site, {{"not-found", text}}).file("404.html") == "https://example.org/s/index.html");
}

TEST_CASE("the site map lists every page but that one and the results of a search, with the day it last changed") {
  TestSite site;
  site.top_setting("base_url = \"https://example.org/s\"\n")
      .file("guidance/a.md", front("A",
                                   "tags = [\"t\"]\npublished = 2026-01-01\nlast_reviewed = 2026-02-01\nchanges = "
                                   "[{ date = 2026-03-01, note = \"n\" }, { date = 2025-01-01, note = \"n\" }]\n"))
      .file("guidance/b.md", front("B", "published = 2026-01-01\n"));
  const std::string map = rendered(site, {}).file("sitemap.xml");
  CHECK(count_of(map, "<url>") == 8);
  CHECK(map.find("<url><loc>https://example.org/s/guidance/a.html</loc><lastmod>2026-03-01</lastmod></url>\n") !=
        std::string::npos);
  CHECK(map.find("<loc>https://example.org/s/guidance/b.html</loc><lastmod>2026-01-01</lastmod>") != std::string::npos);
  CHECK(map.find("<loc>https://example.org/s/tags/t.html</loc></url>") != std::string::npos);
  CHECK(map.find("404") == std::string::npos);
  CHECK(map.find("search.html") == std::string::npos);
}

TEST_CASE("addresses in the site map are ASCII, as its format asks") {
  TestSite site;
  site.top_setting("base_url = \"https://example.org/\"\n").file("glossary/g.md", front("G") + "## Gŵyl\nIt is.\n");
  CHECK(rendered(site, {}).file("sitemap.xml").find("<loc>https://example.org/glossary/g%C5%B5yl.html</loc>") !=
        std::string::npos);
}

TEST_CASE("the colours of the site are a stylesheet of their own") {
  TestSite site;
  site.setting("[colours]\nbrand = \"#123456\"\nlink = \"#1d4f76\"\n");
  const RenderedSite both = rendered(site, {{"home", "{{#has_site_css}}yes{{/has_site_css}}"}});
  CHECK(both.file("assets/site.css") == ":root { --brand: #123456; --link: #1d4f76; }\n");
  CHECK(both.file("index.html") == "yes");
}

TEST_CASE("the navigation knows which of its entries a page belongs to") {
  TestSite site;
  site.file("guidance/a.md", front("A"))
      .file("models/m.md", front("M", "family = \"in-house\"\n"))
      .file("about.md", front("About"))
      .setting("[[navigation]]\ntitle = \"G\"\nto = \"guidance\"\n[[navigation]]\ntitle = \"About\"\nto = \"about\"\n");
  const std::string text =
      "{{root}} {{#navigation}}{{nav_title}}>{{nav_href}}{{#nav_current}}!{{/nav_current}} {{/navigation}}";
  const RenderedSite result = rendered(site, {{"page", text}, {"section", text}, {"model", text}, {"home", text}});
  CHECK(result.file("guidance/a.html") == "../ G>../guidance/index.html! About>../about.html ");
  CHECK(result.file("guidance/index.html") == "../ G>../guidance/index.html! About>../about.html ");
  CHECK(result.file("about.html") == " G>guidance/index.html About>about.html! ");
  CHECK(result.file("models/m.html") == "../ G>../guidance/index.html About>../about.html ");
  CHECK(result.file("index.html") == " G>guidance/index.html About>about.html ");
}

namespace {

std::string footer_of(const TestSite& site) {
  return rendered(site, {{"section",
                          "{{#footer_links}}{{link_title}}>{{link_href}} {{/footer_links}}"
                          "{{#offered_pages}}{{offered_title}}>{{offered_href}} {{/offered_pages}}"}})
      .file("models/index.html");
}

TestSite two_models() {
  TestSite site;
  site.file("models/m.md", front("M", "family = \"in-house\"\ntags = [\"t\"]\n"))
      .file("models/n.md", front("N", "family = \"in-house\"\n"));
  return site;
}

}  // namespace

TEST_CASE("the footer leads to the pages made from the data that nothing else leads to, and to the tags") {
  TestSite site = two_models();
  CHECK(footer_of(site) ==
        "Compare models>../compare-models.html Data of this site>../data/index.html Tags>../tags/index.html ");
  site.file("guidance/a.md", front("A") + "See [[compare-models]].\n");
  CHECK(footer_of(site) == "Data of this site>../data/index.html Tags>../tags/index.html ");
  site.setting("[[navigation]]\ntitle = \"Figures\"\nto = \"data\"\n");
  CHECK(footer_of(site) == "Tags>../tags/index.html ");
}

TEST_CASE("what the footer leads to by the site's own words is not there twice") {
  TestSite site = two_models();
  site.setting("[footer]\nlinks = [{ title = \"Side by side\", to = \"compare-models\" }]\n");
  CHECK(footer_of(site) ==
        "Side by side>../compare-models.html Data of this site>../data/index.html Tags>../tags/index.html ");
}

TEST_CASE("the footer leads to a site's own page in the place of one that would be made") {
  TestSite site = two_models();
  site.file("compare-models.md", front("All models") + "```compare-models\n```\n");
  CHECK(footer_of(site).starts_with("All models>../compare-models.html "));
}

TEST_CASE("a page in folders of folders finds the top of the site from where it stands") {
  TestSite site;
  site.file("manual/pay/overtime.md", front("Overtime"))
      .setting("[[navigation]]\ntitle = \"Manual\"\nto = \"manual\"\n");
  const RenderedSite result = rendered(
      site, {{"page", "{{root}}assets {{#navigation}}{{nav_href}}{{#nav_current}}!{{/nav_current}}{{/navigation}}"}});
  CHECK(result.file("manual/pay/overtime.html") == "../../assets ../../manual/index.html!");
}

TEST_CASE("what the settings say is escaped, in text and in attributes") {
  TestSite site;
  site.file("site.toml",
            "title = \"<script>\"\norganisation = \"A & B\"\nsummary = \"S.\"\nlanguage = \"en-GB\"\n"
            "notice = \"<b>\"\n[footer]\ntext = \"<i>\"\n");
  const std::string text =
      rendered(site, {{"home",
                       "{{site_title}} {{page_title}} {{organisation}} \"{{language}}\" {{notice}} {{{footer_text}}}"}})
          .file("index.html");
  CHECK(text == "&lt;script&gt; &lt;script&gt; A &amp; B \"en-GB\" &lt;b&gt; &lt;i&gt;");
}

TEST_CASE("a page made from the data stands below what it belongs to, there and in the navigation") {
  TestSite site = two_models();
  site.setting(
      "[[navigation]]\ntitle = \"Models\"\nto = \"models\"\n[[navigation]]\ntitle = \"X\"\nto = "
      "\"https://x.example/a\"\n");
  const std::string text =
      "{{#breadcrumbs}}{{crumb_title}}>{{crumb_href}} {{/breadcrumbs}}| "
      "{{#navigation}}{{nav_title}}{{#nav_current}}!{{/nav_current}} {{nav_host}}{{/navigation}}";
  const RenderedSite result = rendered(site, {{"page", text}, {"model", text}});
  CHECK(result.file("compare-models.html") == "Home>index.html Models>models/index.html | Models! X x.example");
  CHECK(result.file("data/index.html").ends_with("| Models X x.example"));
  CHECK(result.file("models/m.html") == "Home>../index.html Models>index.html | Models! X x.example");
}

TEST_CASE("of pages that lead to what a page belongs to, the nearest is the current one") {
  TestSite site;
  site.file("manual/pay/overtime.md", front("Overtime"))
      .setting(
          "[[navigation]]\ntitle = \"Manual\"\nto = \"manual\"\n[[navigation]]\ntitle = \"Pay\"\nto = "
          "\"manual/pay\"\n");
  const std::string text = "{{#navigation}}{{#nav_current}}{{nav_title}}{{/nav_current}}{{/navigation}}";
  const RenderedSite result = rendered(site, {{"page", text}, {"section", text}});
  CHECK(result.file("manual/pay/overtime.html") == "Pay");
  CHECK(result.file("manual/index.html") == "Manual");
}

namespace {

const std::string beside =
    "{{beside_section}} {{beside_count}}:{{#beside_groups}} {{beside_group_title}}{{#beside_items}} "
    "{{beside_title}}{{#beside_current}}!{{/beside_current}}{{/beside_items}}{{/beside_groups}}{{#beside_cut}} "
    "cut{{/beside_cut}}";

}  // namespace

TEST_CASE("beside a page stand those of its section or folder, models by their families") {
  TestSite site = two_models();
  site.setting("[[family]]\nid = \"new-vehicle\"\ntitle = \"New vehicle\"\n")
      .file("guidance/only.md", front("Only"))
      .file("manual/a.md", front("A"))
      .file("manual/deeper/b.md", front("B"))
      .file("models/z.md", front("Z", "family = \"new-vehicle\"\norder = 1\n"));
  const RenderedSite result = rendered(site, {{"model", beside}, {"page", beside}, {"section", beside}});
  CHECK(result.file("models/n.html") == "Models 3: In-house M N! New vehicle Z");
  CHECK(result.file("guidance/only.html") == " :");
  CHECK(result.file("manual/a.html") == "Manual 2:  A! Deeper");
  CHECK(result.file("manual/deeper/index.html") == "Manual 2:  A Deeper!");
  CHECK(result.file("compare-models.html") == " :");
}

TEST_CASE("beside a page of a large section stand only those near it") {
  TestSite site;
  for (int i = 10; i < 51; ++i) site.file(fmt::format("guidance/p{}.md", i), front(fmt::format("P{}", i)));
  const RenderedSite result = rendered(site, {{"page", beside}});
  CHECK(result.file("guidance/p11.html") ==
        "Guidance 41:  P10 P11! P12 P13 P14 P15 P16 P17 P18 P19 P20 P21 P22 P23 P24 P25 P26 P27 P28 P29 P30 cut");
  CHECK(result.file("guidance/p50.html") == "Guidance 41:  P40 P41 P42 P43 P44 P45 P46 P47 P48 P49 P50! cut");
}

TEST_CASE("changes are fed where the site has an address, and told on a page in any case") {
  TestSite site;
  site.file("guidance/a.md", front("A", "changes = [{ date = 2026-03-01, note = \"n\" }]\n"));
  const std::string feeds = "{{site_feed_href}} {{section_feed_href}}";
  const RenderedSite plain = rendered(site, {{"section", feeds}});
  CHECK(plain.files.contains("changes.html"));
  CHECK_FALSE(plain.files.contains("data/changes.xml"));
  CHECK(plain.file("guidance/index.html") == " ");
  site.top_setting("base_url = \"https://example.org/\"\n");
  const RenderedSite full = rendered(site, {{"section", feeds}});
  CHECK(full.file("guidance/index.html") == "../data/changes.xml ../data/changes-guidance.xml");
  CHECK(full.files.contains("data/changes.xml"));
  CHECK(full.files.contains("data/changes-guidance.xml"));
}

TEST_CASE("the newest changes stand open by their month, older ones below their year") {
  std::string changes;
  for (int day = 1; day <= 28; ++day)
    changes +=
        fmt::format("{{ date = 2026-02-{0:02}, note = \"a{0}\" }}, {{ date = 2025-12-{0:02}, note = \"b{0}\" }},", day);
  TestSite site;
  site.file("guidance/a.md", front("A", fmt::format("changes = [{}]\n", changes)));
  const std::string text =
      "{{#change_months}}{{month_title}}{{#month_changes}} {{{changed_note}}}{{/month_changes}} {{/change_months}}"
      "{{#earlier_years}}{{earlier_title}}{{#earlier_changes}} "
      "{{{changed_note}}}{{/earlier_changes}}{{/earlier_years}}";
  const std::string page = rendered(site, {{"page", "{{{body}}}"}, {"block-changes", text}}).file("changes.html");
  CHECK(page.find("February 2026 a28 a27") != std::string::npos);
  CHECK(page.find(" a1 December 2025 b28") != std::string::npos);
  CHECK(page.find("b17 16 earlier changes of 2025 b16 b15") != std::string::npos);
}

#include "render/entry_view.h"

#include "render/rendered_site.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

TestSite with_page(std::string_view more, std::string_view body = {}) {
  TestSite site;
  site.file("guidance/a.md", front("A", more) + std::string(body));
  return site;
}

}  // namespace

TEST_CASE("hostile titles, tags, owners and summaries come out as text") {
  TestSite site;
  site.file("guidance/a.md",
            "+++\ntitle = \"<script>alert('x')</script>\"\nsummary = \"<iframe src=x onload=y></iframe> & \\\"z\\\"\"\n"
            "tags = [\"<b>\"]\nowner = \"<i>\"\n+++\n<script>x</script>\n");
  const std::string html = page(site,
                                "{{title}}{{{title_html}}}{{page_title}}{{{summary}}}{{description}}{{#tag_links}}{{"
                                "tag_title}}\"{{tag_href}}\"{{/tag_links}}"
                                "{{owner}}{{{body}}}");
  CHECK(html.find("<script") == std::string::npos);
  CHECK(html.find("<iframe") == std::string::npos);
  CHECK(html.find("onload") == std::string::npos);
  CHECK(html.find("<b>") == std::string::npos);
  CHECK(html.find("<i>") == std::string::npos);
  CHECK(html.find("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;") != std::string::npos);
  CHECK(html.find("\"../tags/b.html\"") != std::string::npos);
}

TEST_CASE("a page is overdue on the day after its review date, in words") {
  const TestSite site = with_page("review_by = 2026-11-21\n");
  CHECK(page(site, "{{review_by}}: {{overdue}}", "2026-11-21") == "21 November 2026: ");
  CHECK(page(site, "{{overdue}}", "2026-11-22") ==
        "This page was due to be reviewed by 21 November 2026. Check that it still holds.");
}

TEST_CASE("dates, owner and changes are there when somebody gave them") {
  const std::string text =
      "{{#has_dates}}{{published}}|{{last_reviewed}}|{{owner}}{{/"
      "has_dates}}{{#has_changes}}{{#changes}}[{{change_date}}: "
      "{{{change_note}}}]{{/changes}}{{/has_changes}}";
  CHECK(page(with_page(""), text).empty());
  CHECK(page(with_page("published = 2017-04-03\nlast_reviewed = 2026-01-31\nowner = \"Scrutiny officer\"\n"
                       "changes = [{ date = 2026-01-02, note = \"*Old*\" }, { date = 2026-02-01, note = \"New\" }]\n"),
             text) ==
        "3 April 2017|31 January 2026|Scrutiny officer[1 February 2026: New][2 January 2026: <em>Old</em>]");
}

TEST_CASE("a page says where it stands") {
  TestSite site = with_page("");
  site.file("about.md", front("About"));
  const std::string text =
      "{{page_title}}|{{kind}}|{{kind_title}}|{{#breadcrumbs}}{{crumb_title}}>{{crumb_href}} {{/breadcrumbs}}";
  const RenderedSite result =
      rendered(site, {{"page", text}, {"section", text}, {"home", text + "{{#is_home}}!{{/is_home}}"}});
  CHECK(result.file("guidance/a.html") == "A – Site|page||Home>../index.html Guidance>index.html ");
  CHECK(result.file("about.html") == "About – Site|page||Home>index.html ");
  CHECK(result.file("guidance/index.html") == "Guidance – Site|section||Home>../index.html ");
  CHECK(result.file("index.html") == "Site|home||!");
}

// What a page cites, behind a line of signs: a template of the page has to show the text for that.
std::string references_of(const TestSite& site, const std::string& shown = "{{{body}}}") {
  const std::string html =
      page(site, shown +
                     "====\n{{#references}}{{reference_number}} {{reference_id}} {{{reference_html}}}{{#as_whole}} "
                     "whole{{/as_whole}}{{#backs}} {{back_href}}{{/backs}}\n{{#places}}- {{place_number}} {{place_id}} "
                     "{{{place_html}}}{{#as_whole}} whole{{/as_whole}}{{#backs}} "
                     "{{back_href}}{{/backs}}\n{{/places}}{{/references}}");
  return html.substr(html.find("====\n") + 5);
}

TEST_CASE("references have the numbers that the text cites them by, each place once, and the ways back") {
  TestSite site = with_page("", "One [@s-b, page 9]; two [@s-a]; three [@s-b, P & Q]; four [@s-b, page 9].\n");
  site.file("sources.toml", source("s-a", "published = \"2017-04\"\n") +
                                "[[source]]\nid = \"s-b\"\ntitle = \"<B>\"\nby = [\"X & Y\", \"Z\", \"W\"]\n"
                                "url = \"https://example.org/b.pdf\"\n");
  CHECK(references_of(site) ==
        "1 app-source-1 <a href=\"../sources/s-b.html\">&lt;B&gt;</a>. <cite>X &amp; Y, Z and W</cite>. "
        "<a href=\"https://example.org/b.pdf\">Open the document</a>\n"
        "- 1a app-source-1a <a class=\"app-place\" href=\"https://example.org/b.pdf#page=9\">page 9</a> "
        "#app-cite-1a #app-cite-1a--2\n"
        "- 1b app-source-1b <a class=\"app-place\" href=\"https://example.org/b.pdf\">P &amp; Q</a> #app-cite-1b\n"
        "2 app-source-2 <a href=\"../sources/s-a.html\">Title of s-a</a>. <cite>Author</cite>, April 2017. "
        "#app-cite-2\n");
}

TEST_CASE("references are those of what the page shows, and what it rests on as a whole") {
  TestSite site = with_page("sources = [{ id = \"s-a\", where = \"part 3\" }]\n", "One [@s-b, page 9]; two [@s-a].\n");
  site.file("sources.toml", source("s-a") + source("s-b"));
  CHECK(references_of(site, "") ==
        "2 app-source-2 <a href=\"../sources/s-a.html\">Title of s-a</a>. <cite>Author</cite>.\n"
        "- 2a app-source-2a part 3 whole\n");
  const std::string contents = "{{{body}}}{{#contents}}{{toc_href}} {{/contents}}|";
  CHECK(page(site, contents).ends_with("</p>\n|"));
}

TEST_CASE("citations have ids of their own, also those that the page shows twice") {
  TestSite site = with_page("", "One [@s-a, page 9].\n");
  site.file("sources.toml", source("s-a"));
  const std::string html = page(site, "{{{body}}}{{{body}}}");
  CHECK(html.find("<a id=\"app-cite-1a\" href=\"#app-source-1a\"") != std::string::npos);
  CHECK(html.find("<a id=\"app-cite-1a--2\" href=\"#app-source-1a\"") != std::string::npos);
}

TEST_CASE("places beyond the alphabet have two letters") {
  std::string text;
  for (int place = 1; place <= 28; ++place) text += "Said [@s-a, page " + std::to_string(place) + "].\n";
  TestSite site = with_page("", text);
  site.file("sources.toml", source("s-a"));
  const std::string list = references_of(site);
  CHECK(list.find("- 1z app-source-1z page 26 ") != std::string::npos);
  CHECK(list.find("- 1aa app-source-1aa page 27 ") != std::string::npos);
  CHECK(list.find("- 1ab app-source-1ab page 28 ") != std::string::npos);
}

TEST_CASE("what is ours is marked by that word, after the numbered sources, which it takes no number from") {
  TestSite site = with_page("", "One [@own]; two [@s-a]; three [@own]; four [@s-b].\n");
  site.file("sources.toml", source("s-a") + source("s-b") + source("own", "kind = \"ours\"\n"));
  const std::string html = page(
      site, "{{{body}}}{{#references}}{{reference_number}} {{reference_id}} {{{reference_html}}}\n{{/references}}");
  CHECK(html ==
        "<p>One<sup class=\"app-citation\"><a id=\"app-cite-ours-own\" href=\"#app-source-ours-own\" class=\"app-cite "
        "app-cite--ours\" "
        "title=\"Title of own\">[ours]</a></sup>; two<sup class=\"app-citation\"><a id=\"app-cite-1\" "
        "href=\"#app-source-1\" "
        "class=\"app-cite\" title=\"Title of s-a\">[1]</a></sup>; three<sup class=\"app-citation\"><a "
        "id=\"app-cite-ours-own--2\" href=\"#app-source-ours-own\" class=\"app-cite app-cite--ours\" title=\"Title of "
        "own\">[ours]</a></sup>; four"
        "<sup class=\"app-citation\"><a id=\"app-cite-2\" href=\"#app-source-2\" class=\"app-cite\" title=\"Title of "
        "s-b\">[2]</a></sup>.</p>\n"
        "1 app-source-1 <a href=\"../sources/s-a.html\">Title of s-a</a>. <cite>Author</cite>.\n"
        "2 app-source-2 <a href=\"../sources/s-b.html\">Title of s-b</a>. <cite>Author</cite>.\n"
        "ours app-source-ours-own <a href=\"../sources/own.html\">Title of own</a>.\n");
}

TEST_CASE("what refers to a page is grouped by kind, each page once") {
  TestSite site = with_page("");
  site.file("guidance/b.md", front("B") + "See [[a]].\n\n## Deep\n\nSee [[a]].\n")
      .file("models/m.md", front("M", "family = \"in-house\"\n") + "## Deep\n\nSee [[a|3 < 4]] there.\n")
      .file("guidance/c.md", front("C") + "See [[a]].\n");
  CHECK(page(site,
             "{{#backlink_groups}}{{group_title}}:{{#group_items}} {{from_title}}>{{from_href}} "
             "“{{{mention}}}”{{/group_items}}\n"
             "{{/backlink_groups}}")
            .starts_with("Guidance: B>b.html “See <mark>A</mark>.” C>c.html “See <mark>A</mark>.”\n"
                         "Models: M: Deep>../models/m.html#deep “See <mark>3 &lt; 4</mark> there.”"));
}

TEST_CASE("a term shows every section that uses it") {
  TestSite site;
  site.file("glossary/g.md", front("G") + "## Asset lock\nIt is.\n")
      .file("guidance/a.md", front("A") + "Asset lock.\n\n## One & two\n\nAsset lock.\n");
  CHECK(rendered(
            site,
            {{"term",
              "{{#backlink_groups}}{{#group_items}}{{from_title}}>{{from_href}} {{/group_items}}{{/backlink_groups}}"}})
            .file("glossary/asset-lock.html") == "A>../guidance/a.html A: One &amp; two>../guidance/a.html#one-two ");
}

TEST_CASE("the list of contents has the headings of level 2 and the sections the template adds") {
  TestSite site = with_page("sources = [\"s\"]\n", "## First & foremost\n\n### Not this\n\n## Second\n");
  site.file("sources.toml", source("s"));
  CHECK(page(site, "{{#contents}}{{toc_href}} {{toc_title}}\n{{/contents}}") ==
        "#first-foremost First &amp; foremost\n#second Second\n#app-references Sources for this page\n");
}

TEST_CASE("one section needs no list of contents") {
  CHECK(page(with_page("", "## Only\n"), "{{#has_contents}}yes{{/has_contents}}").empty());
}

TEST_CASE("related pages and neighbours are links from where the page stands") {
  TestSite site = with_page("tags = [\"x\", \"y\"]\norder = 1\n");
  site.file("guidance/b.md", front("B <", "order = 2\n"))
      .file("models/m.md", front("M", "family = \"in-house\"\ntags = [\"x\", \"y\"]\n"));
  CHECK(page(site,
             "{{#related}}{{related_title}}>{{related_href}} "
             "{{related_kind}}{{/related}}|{{#previous}}{{pager_title}}{{/previous}}|"
             "{{#next}}{{pager_title}}>{{pager_href}}{{/next}}|{{#has_pager}}yes{{/has_pager}}") ==
        "M>../models/m.html Model||B &lt;>b.html|yes");
}

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

TEST_CASE("references have the numbers that the text cites them by, and the places cited") {
  TestSite site = with_page("", "One [@s-b, page 9]; two [@s-a]; three [@s-b, P & Q].\n");
  site.file("sources.toml", source("s-a", "published = \"2017-04\"\n") +
                                "[[source]]\nid = \"s-b\"\ntitle = \"<B>\"\nby = [\"X & Y\", \"Z\", \"W\"]\n");
  CHECK(page(site, "{{#references}}{{reference_number}} {{reference_id}} {{{reference_html}}}\n{{/references}}") ==
        "1 app-source-1 <a href=\"../sources/s-b.html\">&lt;B&gt;</a>. <cite>X &amp; Y, Z and W</cite>. Cited: page 9; "
        "P &amp; Q.\n"
        "2 app-source-2 <a href=\"../sources/s-a.html\">Title of s-a</a>. <cite>Author</cite>, April 2017.\n");
}

TEST_CASE("what is ours is marked by that word, after the numbered sources, which it takes no number from") {
  TestSite site = with_page("", "One [@own]; two [@s-a]; three [@own]; four [@s-b].\n");
  site.file("sources.toml", source("s-a") + source("s-b") + source("own", "kind = \"ours\"\n"));
  const std::string html = page(
      site, "{{{body}}}{{#references}}{{reference_number}} {{reference_id}} {{{reference_html}}}\n{{/references}}");
  CHECK(html ==
        "<p>One<sup class=\"app-citation\"><a href=\"#app-source-ours-own\" class=\"app-cite app-cite--ours\" "
        "title=\"Title of own\">[ours]</a></sup>; two<sup class=\"app-citation\"><a href=\"#app-source-1\" "
        "class=\"app-cite\" title=\"Title of s-a\">[1]</a></sup>; three<sup class=\"app-citation\"><a "
        "href=\"#app-source-ours-own\" class=\"app-cite app-cite--ours\" title=\"Title of own\">[ours]</a></sup>; four"
        "<sup class=\"app-citation\"><a href=\"#app-source-2\" class=\"app-cite\" title=\"Title of "
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
                         "Delivery models: M: Deep>../models/m.html#deep “See <mark>3 &lt; 4</mark> there.”"));
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
        "M>../models/m.html Delivery model||B &lt;>b.html|yes");
}

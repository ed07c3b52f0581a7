// Glossary terms on a page: where they link themselves, and where they do not.
#include "linked_site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

const std::string asset_link = "<a href=\"../glossary/asset-lock.html\" class=\"app-term\">";
const std::string adm_link = "<a href=\"../glossary/alternative-delivery-model.html\" class=\"app-term\">";

TestSite with_terms() {
  TestSite site;
  site.file("glossary/terms.md", front("Terms") +
                                     "## Asset lock\nKeeps assets.\n"
                                     "## Alternative delivery model (ADM)\nAlso: new model\n\nA way to deliver.\n"
                                     "## Ofsted\nLink: never\n\nAn inspectorate.\n");
  return site;
}

std::string body_with_terms(std::string_view markdown) {
  const Linking result = linked_page(with_terms(), markdown);
  CHECK(errors(result.mistakes) == Mistakes{});
  return result.body("a");
}

Mistakes body_mistakes(std::string_view markdown) { return linked_page(with_terms(), markdown).mistakes; }

std::size_t asset_links(std::string_view markdown) { return count_of(body_with_terms(markdown), asset_link); }

}  // namespace

TEST_CASE("a term links itself where it is first used in each section, and nowhere else") {
  CHECK(body_with_terms("An asset lock and an Asset Lock.\n") ==
        "<p>An " + asset_link + "asset lock</a> and an Asset Lock.</p>\n");
  CHECK(asset_links("Asset lock.\n\nAsset lock.\n\n## One\n\nAsset lock.\n\nAsset lock.\n\n## Two\n\nAsset lock.\n") ==
        3);
  CHECK(asset_links("## One\n\nAsset lock.\n\n### Deeper\n\nAsset lock.\n") == 1);
}

TEST_CASE("a term does not link itself in headings, links, code, quotations or captions") {
  CHECK(asset_links("## Asset lock\n") == 0);
  CHECK(asset_links("[asset lock](https://example.org)\n") == 0);
  CHECK(asset_links("[[index|asset lock]]\n") == 0);
  CHECK(asset_links("`asset lock`\n\n    asset lock\n\n```\nasset lock\n```\n") == 0);
  CHECK(asset_links("> asset lock\n") == 0);
  CHECK(asset_links("Table: asset lock\n\n| a | b |\n|---|---|\n| c | d |\n") == 0);
}

TEST_CASE("what a term is skipped in does not use up its first use") {
  CHECK(asset_links("> asset lock\n\nThe asset lock.\n") == 1);
  CHECK(asset_links("## Asset lock\n\nThe asset lock.\n") == 1);
}

TEST_CASE("a term links itself in lists, tables, footnotes and emphasis") {
  CHECK(asset_links("* asset lock\n") == 1);
  CHECK(asset_links("| a |\n|---|\n| asset lock |\n") == 1);
  CHECK(asset_links("Text.[^1]\n\n[^1]: The asset lock.\n") == 1);
  CHECK(asset_links("The *asset lock* holds.\n") == 1);
}

TEST_CASE("a name broken by a line break of the source is still a name") {
  CHECK(body_with_terms("An asset\nlock.\n") == "<p>An " + asset_link + "asset\nlock</a>.</p>\n");
}

TEST_CASE("an acronym says what it stands for where it is first used, once a page") {
  CHECK(body_with_terms("An ADM, and the ADM.\n\n## Next\n\nAn ADM.\n") ==
        "<p>An " + adm_link +
            "ADM (alternative delivery model)</a>, and the ADM.</p>\n<h2 id=\"next\">Next</h2>\n<p>An " + adm_link +
            "ADM</a>.</p>\n");
}

TEST_CASE("an acronym in brackets after its name needs no more explanation") {
  CHECK(body_with_terms("An alternative delivery model (ADM), or ADM.\n") ==
        "<p>An " + adm_link + "alternative delivery model</a> (ADM), or ADM.</p>\n");
}

TEST_CASE("an acronym whose name is linked already is explained without a second link") {
  CHECK(body_with_terms("A new model: an ADM.\n") ==
        "<p>A " + adm_link + "new model</a>: an ADM (alternative delivery model).</p>\n");
}

TEST_CASE("a name of the title keeps its capitals in the explanation") {
  TestSite site;
  site.file("glossary/terms.md", front("Terms") + "## Department for Education (DfE)\nA department.\n");
  CHECK(linked_page(site, "Ask DfE.\n").body("a").find(">DfE (Department for Education)</a>") != std::string::npos);
}

TEST_CASE("an acronym is not explained where that would not read, or is said already") {
  CHECK(body_with_terms("The ADM-led board and the ADM.\n") ==
        "<p>The " + adm_link + "ADM</a>-led board and the ADM (alternative delivery model).</p>\n");
  CHECK(body_with_terms("An ADM (the model), or ADM.\n") == "<p>An " + adm_link + "ADM</a> (the model), or ADM.</p>\n");
  TestSite site;
  site.file("glossary/terms.md", front("Terms") +
                                     "## Section 151 officer (S151)\nA post.\n"
                                     "## Transfer (Protection) Regulations (TUPE)\nLaw.\n");
  CHECK(linked_page(site, "The S151 officer.\n").body("a").find("\">S151</a> officer.") != std::string::npos);
  CHECK(linked_page(site, "Under TUPE.\n").body("a") ==
        "<p>Under <a href=\"../glossary/transfer-protection-regulations.html\" class=\"app-term\" "
        "title=\"Transfer (Protection) Regulations\">TUPE</a>.</p>\n");
}

TEST_CASE("a page can opt out of terms") {
  TestSite site = with_terms();
  site.file("guidance/a.md", front("A", "glossary = false\n") + "The asset lock of an ADM.\n");
  CHECK(linking(site).body("a") == "<p>The asset lock of an ADM.</p>\n");
}

TEST_CASE("a term that never links is left as it is") {
  CHECK(body_with_terms("Ofsted said so.\n") == "<p>Ofsted said so.</p>\n");
}

TEST_CASE("a term that never links is not called unused") {
  CHECK(of_code(body_mistakes("Nothing.\n"), "unused-term").size() == 2);  // but not Ofsted
}

TEST_CASE("a term that pages use by a name whose field is mis-spelt is not called unused") {
  TestSite site;
  site.file("glossary/terms.md", front("Terms") + "## Joint venture\nalso: JV\n\nOwned by several.\n")
      .file("guidance/a.md", front("A") + "A JV. [[index]]\n");
  CHECK(places(linking(site).mistakes) == Lines{"glossary/terms.md:6:1+4 unknown-field"});
}

TEST_CASE("a term does not link to itself, but to the others") {
  TestSite site;
  site.file("glossary/terms.md",
            front("Terms") + "## Trust\nA trust has an asset lock.\n## Asset lock\nKeeps assets.\n");
  const Linking result = linking(site);
  CHECK(result.body("trust") ==
        "<p>A trust has an <a href=\"asset-lock.html\" class=\"app-term\">asset lock</a>.</p>\n");
  CHECK(result.uses_of("trust") == Lines{});
}

TEST_CASE("summaries stand in lists of links, so terms do not link themselves there; other texts are like the body") {
  TestSite site = with_terms();
  site.file("guidance/a.md",
            "+++\ntitle = \"A\"\nsummary = \"An asset lock.\"\nchanges = [{ date = 2026-01-01, note = \"asset lock\" "
            "}]\n+++\n");
  const Linking result = linking(site);
  CHECK(result.page("a").texts == Lines{"An asset lock.", asset_link + "asset lock</a>"});
}

TEST_CASE("two terms of one name are reported once, whatever uses it") {
  TestSite site;
  site.file("glossary/terms.md", front("Terms") + "## Trust\nIt is.\n## Body\nAlso: trusts\n\nIt is.\n");
  CHECK(places(of_code(linked_page(site, "trust\n").mistakes, "colliding-term")) ==
        Lines{"glossary/terms.md:5:4+5 colliding-term"});
}

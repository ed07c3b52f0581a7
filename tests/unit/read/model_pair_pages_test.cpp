// Pages that compare two models, made for every appraisal.
#include "read/default_pages.h"

#include "site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

// An appraisal whose options are these models.
std::string appraisal(std::string_view title, const std::vector<std::string>& models) {
  std::string options, cells;
  for (std::size_t i = 0; i < models.size(); ++i) {
    options += fmt::format("[[option]]\nid = \"o{0}\"\ntitle = \"O\"\nmodel = \"{1}\"\n", i, models[i]);
    cells += fmt::format("o{} = 1\n", i);
  }
  return fmt::format(
      "title = \"{}\"\nsummary = \"S.\"\ncouncil = \"C\"\ndate = \"2017\"\nsource = \"report\"\ncells = \"raw\"\n"
      "[scale]\nlevels = [{{ id = \"low\", title = \"L\", score = 1 }}, {{ id = \"high\", title = \"H\", score = 2 "
      "}}]\n"
      "{}[[criterion]]\nid = \"c\"\ntitle = \"C\"\n[criterion.published]\n{}",
      title, options, cells);
}

TestSite with_models(const std::vector<std::string>& ids) {
  TestSite site;
  site.file("sources.toml", source("report"));
  for (const std::string& id : ids) site.file("models/" + id + ".md", front("Model " + id, "family = \"in-house\"\n"));
  return site;
}

Lines pair_pages(const TestSite& site) {
  const Reading reading = site.read();
  REQUIRE(reading.catalogue);
  Lines pages;
  for (const catalogue::Entry& entry : reading.catalogue->entries)
    if (entry.id.starts_with("compare-") && entry.id != "compare-models")
      pages.push_back(entry.id + ": " + entry.title);
  return pages;
}

}  // namespace

TEST_CASE("every two models of an appraisal have a page, once, in the order of the options") {
  TestSite site = with_models({"a", "b", "c"});
  CHECK(pair_pages(site).empty());
  site.file("appraisals/one.toml", appraisal("One", {"b", "a"}))
      .file("appraisals/two.toml", appraisal("Two", {"a", "b", "c"}));
  CHECK(pair_pages(site) == Lines{"compare-a-and-c: Model a and Model c compared",
                                  "compare-a-and-b: Model b and Model a compared",
                                  "compare-b-and-c: Model b and Model c compared"});
}

TEST_CASE("a page of a pair is not made where the site has one, or a model is missing") {
  TestSite site = with_models({"a", "b"});
  site.file("appraisals/one.toml", appraisal("One", {"a", "b", "nobody"}))
      .file("compare-a-and-b.md", front("Our own words"));
  CHECK(pair_pages(site) == Lines{"compare-a-and-b: Our own words"});
}

TEST_CASE("the body of a pair's page is the block that compares the two") {
  TestSite site = with_models({"a", "b"});
  site.file("appraisals/one.toml", appraisal("One", {"b", "a"}));
  const Reading reading = site.read();
  CHECK(reading.entry("compare-a-and-b").body.markdown == "```compare-models\nof = [\"b\", \"a\"]\n```\n");
  CHECK(reading.entry("compare-a-and-b").output == "compare-a-and-b.html");
}

#include "exports/feeds.h"

#include <catch2/catch.hpp>
#include <pugixml.hpp>

#include "linked_site_fixture.h"
#include "workbook.h"

using namespace scrutineer;  // NOLINT(google-build-using-namespace)
using tests::Lines;

namespace {

tests::TestSite changing_site() {
  tests::TestSite site;
  site.top_setting("base_url = \"https://example.org/s/\"\n")
      .file("about.md", tests::front("About", "changes = [{ date = 2026-01-15, note = \"Moved: 1 < 2 & 3.\" }]\n"))
      .file("models/trust.md", tests::front("Trust & co",
                                            "changes = [{ date = 2026-03-01, note = \"A *new* name.\" }, { date = "
                                            "2026-01-20, note = \"First.\" }]\n"))
      .file("models/company.md", tests::front("Company"));
  return site;
}

Lines paths(const link::Linked& linked) {
  Lines result;
  for (const exports::Feed& feed : exports::feeds(linked)) result.push_back(feed.path + ": " + feed.title);
  return result;
}

std::string text_of_feed(const link::Linked& linked, std::size_t number) {
  std::string text;
  exports::feed_file(linked, exports::feeds(linked).at(number)).append(text);
  return text;
}

// What a reader of feeds shows: "id | title | address | updated | summary" for each entry.
Lines entries_of(const std::string& feed) {
  Lines result;
  const auto xml = tests::xml_of(feed);
  for (const pugi::xml_node entry : xml->document_element().children("entry"))
    result.push_back(fmt::format("{} | {} | {} | {} | {}", entry.child("id").text().get(),
                                 entry.child("title").text().get(), entry.child("link").attribute("href").value(),
                                 entry.child("updated").text().get(), entry.child("summary").text().get()));
  return result;
}

}  // namespace

TEST_CASE("the site has a feed, and so has each section in which something changed") {
  const tests::Linking linking = tests::linking(changing_site());
  CHECK(paths(linking.linked) ==
        Lines{"data/changes.xml: What changed: Site", "data/changes-models.xml: What changed: Models"});
  CHECK(exports::feeds(linking.linked)[0].section == std::nullopt);
  CHECK(exports::feeds(linking.linked)[1].section == linking.index("models"));
  CHECK(linking.ids_of(exports::feeds(linking.linked)[1].changed) == Lines{"trust"});
  CHECK(exports::feed_file(linking.linked, exports::feeds(linking.linked)[1]).path == "data/changes-models.xml");
}

TEST_CASE("pages at the top of the site, and those in a folder without an index, are in the feed of the site alone") {
  tests::TestSite site = changing_site();
  site.remove("models/trust.md").remove("models/company.md");
  CHECK(paths(tests::linking(site).linked).size() == 1);
  site.file("sources.toml", tests::source("report"));
  CHECK(paths(tests::linking(site).linked).size() == 1);
}

TEST_CASE("there are no feeds without an address of the site, or without changes") {
  tests::TestSite site = changing_site();
  CHECK(paths(tests::linking(site.file("site.toml", std::string(tests::TestSite::settings))).linked).empty());
  tests::TestSite still;
  still.top_setting("base_url = \"https://example.org/s/\"\n").file("models/company.md", tests::front("Company"));
  CHECK(paths(tests::linking(still).linked).empty());
}

TEST_CASE("a feed says whose it is, when it changed last, and where readers see the same") {
  const tests::Linking linking = tests::linking(changing_site());
  const std::string text = text_of_feed(linking.linked, 0);
  CHECK(text.starts_with(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en-GB\">\n"
      "<id>https://example.org/s/data/changes.xml</id>\n<title>What changed: Site</title>\n"
      "<link rel=\"self\" type=\"application/atom+xml\" href=\"https://example.org/s/data/changes.xml\"/>\n"
      "<link rel=\"alternate\" type=\"text/html\" href=\"https://example.org/s/changes.html\"/>\n"
      "<updated>2026-03-01T00:00:00Z</updated>\n<author><name>Council</name></author>\n<entry>\n"));
  CHECK(text.ends_with("</entry>\n</feed>\n"));
  CHECK(text_of_feed(linking.linked, 1).find("href=\"https://example.org/s/models/index.html\"/>") !=
        std::string::npos);
}

TEST_CASE("a feed tells each change with its page, the newest first, as text") {
  const tests::Linking linking = tests::linking(changing_site());
  CHECK(entries_of(text_of_feed(linking.linked, 0)) ==
        Lines{"https://example.org/s/models/trust.html#2026-03-01-1e6db39beeab | Trust & co | "
              "https://example.org/s/models/trust.html | 2026-03-01T00:00:00Z | A new name.",
              "https://example.org/s/models/trust.html#2026-01-20-65b995091005 | Trust & co | "
              "https://example.org/s/models/trust.html | 2026-01-20T00:00:00Z | First.",
              "https://example.org/s/about.html#2026-01-15-e7c99beff9d1 | About | https://example.org/s/about.html | "
              "2026-01-15T00:00:00Z | Moved: 1 < 2 & 3."});
  CHECK(entries_of(text_of_feed(linking.linked, 1)).size() == 2);
}

TEST_CASE("the same words of one day are told once") {
  tests::TestSite site = changing_site();
  site.file("about.md", tests::front("About",
                                     "changes = [{ date = 2026-01-15, note = \"Same.\" }, { date = 2026-01-15, note = "
                                     "\"*Same.*\" }, { date = 2026-01-14, note = \"Same.\" }]\n"));
  CHECK(entries_of(text_of_feed(tests::linking(site).linked, 0)).size() == 4);
}

TEST_CASE("a feed tells a hundred changes, the newest") {
  tests::TestSite site = changing_site();
  for (int i = 0; i < 105; ++i)
    site.file(fmt::format("guidance/p{}.md", i),
              tests::front("P", fmt::format("changes = [{{ date = 2025-01-15, note = \"Note {}.\" }}]\n", i)));
  const Lines entries = entries_of(text_of_feed(tests::linking(site).linked, 0));
  CHECK(entries.size() == 100);
  CHECK(entries.front().ends_with("A new name."));
}

TEST_CASE("characters that XML has not are blanks") {
  tests::TestSite site = changing_site();
  site.file("about.md", tests::front("About",
                                     "changes = [{ date = 2026-01-15, note = \"a\\uFFFEb\\uFFFFc\\uFFFE\" "
                                     "}]\n"));
  CHECK(text_of_feed(tests::linking(site).linked, 0).find("<summary>a b c </summary>") != std::string::npos);
}

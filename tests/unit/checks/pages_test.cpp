// Rules about pages as wholes.
#include "checks_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

TEST_CASE("nothing is said of reviews, owners, sources and style that site.toml does not ask for") {
  std::string words;
  for (int i = 0; i < 300; ++i) words += "considerations ";
  CHECK(checked_page("", words + "of the MTFS\n", "review_by = 2026-01-14\n") == Mistakes{});
}

TEST_CASE("a review is told from so many days before it is due, with the owner") {
  const auto told = [](std::string_view review_by, std::string_view owner = {}) {
    return checked_page("review-due = { days = 10 }", "Words.\n", fmt::format("review_by = {}\n{}", review_by, owner));
  };
  CHECK(told("2026-01-26") == Mistakes{});
  const Mistake soon = only(told("2026-01-25"));
  CHECK(soon.at == "guidance/a.md:4:13+10");
  CHECK(soon.code == "review-due");
  CHECK_FALSE(soon.is_error);
  CHECK(soon.message == "the review of this page is due on 25 January 2026, in 10 days; it names no owner");
  CHECK(only(told("2026-01-16")).message ==
        "the review of this page is due on 16 January 2026, in 1 day; it names no owner");
  CHECK(only(told("2026-01-15")).message == "the review of this page is due today; it names no owner");
  CHECK(only(told("2026-01-14", "owner = \"Head of scrutiny\"\n")).message ==
        "the review of this page was due on 14 January 2026, 1 day ago; its owner is Head of scrutiny");
}

TEST_CASE("a page without an owner is told at its title") {
  const Mistakes found = checked_page("no-owner = { in = [\"guidance\"] }", "Words.\n");
  CHECK(only(found).at == "guidance/a.md:2:9+3");
  CHECK(only(found).message == "nobody is named who looks after this page");
  CHECK(checked_page("no-owner = { in = [\"guidance\"] }", "Words.\n", "owner = \"Clerk\"\n") == Mistakes{});
}

TEST_CASE("a page without a source is told, the home page and indexes are not") {
  CHECK(places(checked_page("no-citation = \"warning\"", "Words.\n")) == Lines{"guidance/a.md:2:9+3 no-citation"});
  TestSite site;
  site.setting("[checks]\nno-citation = \"warning\"\n")
      .file("sources.toml", source("report"))
      .file("index.md", front("Home") + "Words.\n")
      .file("guidance/index.md", front("Guidance") + "Words.\n")
      .file("guidance/a.md", front("A") + "Words. [@report]\n")
      .file("guidance/b.md", front("B", "sources = [\"report\"]\n") + "Words.\n");
  CHECK(checked(site) == Mistakes{});
}

TEST_CASE("of kinds whose pages are told in words of their own each page is to name a source") {
  using catalogue::Kind;
  base::FileNames names;
  link::Linked linked;
  linked.catalogue.site.checks.settings["no-citation"] = {};
  for (std::size_t i = 0; i < catalogue::kind_count; ++i) {
    const std::string name(catalogue::kind_section(static_cast<Kind>(i)));
    catalogue::Entry& entry = linked.catalogue.entries.emplace_back();
    entry.kind = static_cast<Kind>(i);
    entry.path = name + "/a.md";
    entry.output = name + "/a.html";
    entry.span = {names.add(entry.path), 1, 1, 1};
    linked.pages.emplace_back().body_html = "<p>Words.</p>";
  }
  base::Diagnostics out;
  checks::check_pages(linked, *base::Date::parse("2026-01-15"), out);
  CHECK(places(mistakes_of(out, names)) == Lines{"case-studies/a.md:1:1+1 no-citation",
                                                 "decisions/a.md:1:1+1 no-citation", "guidance/a.md:1:1+1 no-citation",
                                                 "models/a.md:1:1+1 no-citation"});
}

TEST_CASE("a paragraph of more words than are wanted is told at its first line") {
  const Mistake found =
      only(checked_page("long-paragraph = { most = 4 }", "One two three\nfour.\n\n- One two\n  three four five.\n"));
  CHECK(found.at == "guidance/a.md:8:1+1");
  CHECK(found.code == "long-paragraph");
  CHECK(found.message == "this paragraph has 5 words, more than 4");
  CHECK(checked_page("long-paragraph = { most = 4 }",
                     "> One two three four five.\n\n```\none two three four five\n```\n\n"
                     "A[^1]\n\n[^1]: One two three four five.\n\n## One two three four five\n") == Mistakes{});
}

namespace {

std::string long_text() {
  std::string text;
  for (int i = 0; i < 20; ++i) text += "The board met on a day. ";
  return text + "\n\nNotwithstanding considerations regarding organisational accountability arrangements throughout.\n";
}

}  // namespace

TEST_CASE("a page whose reading age is above the limit names the sentences that raise it, with their lines") {
  const Mistake found = only(checked_page("reading-age = { most = 2 }", long_text()));
  CHECK(found.at == "guidance/a.md:2:9+3");
  CHECK(found.code == "reading-age");
  // 20 sentences of 6 words and 17 letters, one of 7 words and 88: 4.71 × 428 ÷ 127 + 0.5 × 127 ÷ 21 − 21.43 + 5
  // = 2.467
  CHECK(found.message == "this page has a reading age of 2.5, above 2");
  CHECK(found.help ==
        "shorter sentences and words lower it; these raise it most, by the lines their paragraphs begin on: line 7, "
        "\"Notwithstanding considerations regarding organisational accountability arrangements …\" (7 words)");
  CHECK(checked_page("reading-age = { most = 3 }", long_text()) == Mistakes{});
}

TEST_CASE("a sentence that raises the reading age is named by its first six words, in one line") {
  std::string text = long_text();
  text.replace(text.find("Notwithstanding considerations"), 30, "Notwithstanding\\\nconsiderations");
  CHECK(only(checked_page("reading-age = { most = 2 }", text))
            .help.ends_with("line 7, \"Notwithstanding considerations regarding organisational accountability "
                            "arrangements …\" (7 words)"));
}

TEST_CASE("a page of a hundred words has a reading age, of ninety-nine it has none") {
  std::string text;
  for (int i = 0; i < 9; ++i)
    text +=
        "Notwithstanding considerations regarding organisational accountability "
        "arrangements throughout departmental directorates everywhere.\n\n";
  const std::string nine =
      "Notwithstanding considerations regarding organisational accountability arrangements "
      "throughout departmental directorates";
  CHECK(checked_page("reading-age = { most = 0 }", text + nine + ".\n") == Mistakes{});
  CHECK(only(checked_page("reading-age = { most = 0 }", text + nine + " everywhere.\n")).code == "reading-age");
}

TEST_CASE("a page of fewer than a hundred words, and one in another language, has no reading age") {
  CHECK(checked_page("reading-age = { most = 0 }",
                     "Notwithstanding considerations regarding organisational accountability arrangements.\n") ==
        Mistakes{});
  TestSite site;
  site.top_setting("language = \"cy\"\n").setting("[checks]\nreading-age = { most = 0 }\n");
  site.file("guidance/a.md", front("A") + long_text());
  CHECK(checked(site) == Mistakes{});
}

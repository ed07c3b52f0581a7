#include "link/kept_pages.h"

#include <catch2/catch.hpp>

#include "linked_site_fixture.h"
#include "read/kept_files.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

// A site that is linked again and again.
struct Again {
  explicit Again(TestSite of, std::string in = {}) : site(std::move(of)), language(std::move(in)) {}

  TestSite site;
  std::string language;
  base::MemoryFileSystem disk = {};
  read::KeptFiles files = {};
  link::KeptPages kept = {};
  std::optional<link::Linked> linked;
  Mistakes mistakes;

  // "a: its own words" for each page that is linked, but for those of the program's own making.
  Lines link() {
    base::FileNames names = files.names();
    base::Diagnostics out;
    auto catalogue = read(names, out);
    REQUIRE(catalogue);
    linked.emplace(link::link(std::move(*catalogue), english(), 1, out, kept));
    mistakes = mistakes_of(out, names);
    Lines lines;
    for (const auto& [entry, why] : kept.work().linked)
      if (!linked->entry(entry).path.empty()) lines.push_back(fmt::format("{}: {}", linked->entry(entry).id, why));
    std::ranges::sort(lines);
    CHECK(kept.work().linked.size() + kept.work().taken == linked->pages.size());
    is_as_from_nothing();
    return lines;
  }
  // So that files keep their ids.
  std::optional<catalogue::Catalogue> read(base::FileNames& names, base::Diagnostics& out) {
    for (const auto& [path, text] : site.files)
      if (!disk.files.contains(path) || disk.files.at(path) != text) REQUIRE(disk.write(path, text));
    const auto before = disk.files;
    for (const auto& [path, text] : before)
      if (!site.files.contains(path)) REQUIRE(disk.remove(path));
    std::vector<read::Layer> layers = read::find_layers(disk, "site", "packs", names, out);
    REQUIRE(read::list_files(disk, layers));
    read::ReadOptions options{.language = language};
    options.words = [](const catalogue::Site&) { return english(); };
    return read::read_site(disk, layers, options, names, out, files);
  }
  void is_as_from_nothing() const {
    base::FileNames names;
    base::Diagnostics out;
    auto catalogue = site.read_into(names, out, {.language = language});
    REQUIRE(catalogue);
    const link::Linked clean = link::link(std::move(*catalogue), english(), 1, out);
    CHECK(mistakes == mistakes_of(out, names));
    REQUIRE(linked->pages.size() == clean.pages.size());
    for (std::size_t i = 0; i < linked->pages.size(); ++i) {
      const link::LinkedPage &one = linked->pages[i], &other = clean.pages[i];
      CAPTURE(linked->catalogue.entries[i].output);
      CHECK(one.body_html == other.body_html);
      CHECK(one.texts == other.texts);
      CHECK(one.files == other.files);
      CHECK(one.anchors == other.anchors);
      CHECK(one.related == other.related);
      CHECK(one.questions_of_section == other.questions_of_section);
      REQUIRE(one.paragraphs.size() == other.paragraphs.size());
      for (std::size_t p = 0; p < one.paragraphs.size(); ++p) {
        CHECK(one.paragraphs[p].text == other.paragraphs[p].text);
        CHECK(one.paragraphs[p].span.line == other.paragraphs[p].span.line);
      }
      REQUIRE(one.mentions.size() == other.mentions.size());
      for (std::size_t m = 0; m < one.mentions.size(); ++m) CHECK(one.mentions[m].to == other.mentions[m].to);
      REQUIRE(one.citations.size() == other.citations.size());
      for (std::size_t c = 0; c < one.citations.size(); ++c)
        CHECK(one.citations[c].source == other.citations[c].source);
    }
  }
};

TestSite three_pages() {
  TestSite site;
  site.file("guidance/a.md", front("A") + "See [[b]].\n")
      .file("guidance/b.md", front("B") + "Words of b. [@report]\n")
      .file("guidance/c.md", front("C") + "Words of c, and [home](../index.md).\n")
      .file("glossary/terms.md", front("Terms") + "\n## Levy\n\nA charge.\n")
      .file("sources.toml", source("report"));
  return site;
}

const std::string first = "new, or made of what others say, or with something to say of it";

}  // namespace

TEST_CASE("a page whose words have changed is linked again, and no other") {
  Again again{three_pages()};
  CHECK(again.link().size() == 6);
  CHECK(again.link() == Lines{});
  again.site.file("guidance/b.md", front("B") + "Other words of b. [@report]\n");
  CHECK(again.link() == Lines{"b: its own words"});
}

TEST_CASE("pages are linked again that show the title or the address of what has another") {
  Again again{three_pages()};
  (void)again.link();
  again.site.file("guidance/b.md", front("Zebra") + "Words of b. [@report]\n");
  CHECK(again.link() == Lines{"a: what it asks of b", "b: its own words"});
  again.site.file("sources.toml", "[[source]]\nid = \"report\"\ntitle = \"Another\"\nby = [\"Author\"]\n");
  CHECK(again.link() == Lines{"b: what it asks of report", "report: its own words"});
}

TEST_CASE("pages that come, go and change their order leave the others as they are") {
  Again again{three_pages()};
  (void)again.link();
  again.site.file("guidance/0.md", front("0"));
  CHECK(again.link() == Lines{"0: " + first});
  again.site.remove("guidance/c.md");
  CHECK(again.link() == Lines{});
}

TEST_CASE("a page that lacks what it refers to is linked each time, and by itself once that is there") {
  Again again{three_pages()};
  (void)again.link();
  again.site.file("guidance/c.md", front("C") + "See [[later]].\n");
  CHECK(again.link() == Lines{"c: its own words"});
  CHECK(errors(again.mistakes).size() == 1);
  CHECK(again.link() == Lines{"c: " + first});
  again.site.file("guidance/later.md", front("Later"));
  CHECK(again.link() == Lines{"c: " + first, "later: " + first});
  CHECK(errors(again.mistakes).empty());
}

TEST_CASE("another name of a term links the pages again that may have it, another meaning only the term's own") {
  Again again{three_pages()};
  (void)again.link();
  again.site.file("glossary/terms.md", front("Terms") + "\n## Levy\n\nA duty.\n");
  CHECK(again.link() == Lines{"levy: its own words"});
  again.site.file("glossary/terms.md", front("Terms") + "\n## Levy\nAlso: words\n\nA duty.\n");
  CHECK(again.link() == Lines{"b: the terms of the glossary", "c: the terms of the glossary", "levy: its own words"});
  again.site.remove("glossary/terms.md");
  CHECK(again.link() == Lines{"b: the terms of the glossary", "c: the terms of the glossary"});
}

TEST_CASE("a name is found by how it begins, whatever marks the word has") {
  for (const std::string_view written : {"caf\u00e9's", "its", "it's", "IT\u2019S", "trust's", "tr\u00adust", "x's"}) {
    CAPTURE(written);
    TestSite site;
    site.file("guidance/a.md", front("A") + fmt::format("The {} place.\n", written));
    Again again{site};
    (void)again.link();
    for (const std::string_view name : {"Caf\u00e9", "It's", "Its", "Trust", "X"}) {
      again.site.file("glossary/terms.md", front("Terms") + fmt::format("\n## {}\n\nA word.\n", name));
      (void)again.link();  // is compared with a linking from nothing
    }
  }
}

TEST_CASE("pages are linked again when the site asks for other checks of them") {
  Again again{three_pages()};
  (void)again.link();
  for (const std::string_view checks : {"long-paragraph = \"warning\"", "long-paragraph = { in = [\"guidance/a.md\"] }",
                                        "abbreviation = \"warning\"", "no-owner = \"warning\""}) {
    CAPTURE(checks);
    again.site.file("site.toml", fmt::format("{}[checks]\n{}\n", TestSite::settings, checks));
    CHECK(again.link().size() == 6);
    CHECK(again.link() == Lines{});
  }
}

TEST_CASE("a page with an abbreviation is linked again when that has become a term, or is none any more") {
  TestSite site = three_pages();
  const std::string term = front("Terms") + "\n## Financial plan (MTFS)\nLink: never\n\nA plan.\n";
  site.setting("[checks]\nabbreviation = \"warning\"\n")
      .file("guidance/b.md", front("B") + "What the MTFS says.\n")
      .file("glossary/terms.md", term);
  Again again{site};
  (void)again.link();
  CHECK(of_code(again.mistakes, "abbreviation").empty());
  CHECK(again.link() == Lines{});
  again.site.remove("glossary/terms.md");
  CHECK(again.link() == Lines{"b: what it asks of MTFS"});
  CHECK(of_code(again.mistakes, "abbreviation").size() == 1);
  CHECK(again.link() == Lines{"b: " + first});
  again.site.file("glossary/terms.md", term);
  CHECK(again.link() == Lines{"b: " + first, "financial-plan: " + first});
  CHECK(of_code(again.mistakes, "abbreviation").empty());
}

TEST_CASE("in another language a page is linked again when its translation changes, comes or goes") {
  TestSite site = three_pages();
  site.top_setting("languages = [\"cy\"]\n").file("guidance/a.cy.md", front("A cy") + "Gweler [[b]].\n");
  Again again{site, "cy"};
  (void)again.link();
  CHECK(again.link() == Lines{});
  again.site.file("guidance/a.cy.md", front("A cy") + "Mae [[b]] yma.\n");
  CHECK(again.link() == Lines{"a: its own words"});
  again.site.file("guidance/c.cy.md", front("C cy") + "Geiriau.\n");
  CHECK(again.link() == Lines{"c: its own words"});
  again.site.file("guidance/c.cy.md", front("C cy"));  // whose body is the original's
  CHECK(again.link() == Lines{"c: its own words"});
  again.site.file("guidance/b.cy.md", front("B cy"));
  CHECK(again.link() == Lines{"a: what it asks of b", "b: its own words"});
  again.site.remove("guidance/c.cy.md");
  CHECK(again.link() == Lines{"c: its own words"});
}

TEST_CASE("a page of a layer below is linked again when it is amended, and when what it leaves to the site is there") {
  TestSite site = three_pages();
  site.top_setting("layers = [\"../national\"]\n");
  site.files["national/pack.toml"] =
      "title = \"National\"\norganisation = \"The Centre\"\n[elsewhere]\nlater = \"what comes\"\n";
  site.files["national/guidance/p.md"] = front("P") + "Words.\n\n## After\n\nMore.\n";
  site.files["national/guidance/q.md"] = front("Q") + "As [[later]] says.\n";
  Again again{site};
  (void)again.link();
  CHECK(again.link() == Lines{"q: " + first});
  again.site.file("guidance/p.md", "+++\n[[amend]]\nafter = \"After\"\ntext = \"Ours.\"\n+++\n");
  CHECK(again.link() == Lines{"p: its own words", "q: " + first});
  again.site.files["national/guidance/p.md"] = front("P") + "Words.\n\n## After\n\nMuch more.\n";
  CHECK(again.link() == Lines{"p: its own words", "q: " + first});
  again.site.file("guidance/later.md", front("Later"));
  CHECK(again.link() == Lines{"later: " + first, "q: " + first});
  CHECK(again.link() == Lines{});
  again.site.remove("guidance/later.md");
  CHECK(again.link() == Lines{"q: what it asks of later"});
  // The same words in another layer.
  again.site.file("guidance/q.md", again.site.files.at("national/guidance/q.md"));
  again.site.files.erase("national/guidance/q.md");
  CHECK(again.link() == Lines{"q: " + first});
  CHECK(errors(again.mistakes).size() == 1);
}

TEST_CASE("a page with a block is linked each time: it shows what others say") {
  Again again{three_pages()};
  again.site.file("guidance/c.md", front("C") + "```changes\n```\n");
  (void)again.link();
  CHECK(again.link() == Lines{"c: " + first});
}

TEST_CASE("while two things have one address nothing is taken over, since a page may refer to either") {
  Again again{three_pages()};
  (void)again.link();
  again.site.file("glossary/more.md", front("More") + "\n## Duty {#levy}\n\nA tax.\n")
      .file("guidance/c.md", front("C") + "A duty.\n");
  CHECK(again.link().size() == 7);
  CHECK(again.link().size() == 7);
  again.site.remove("glossary/more.md");
  CHECK(again.link() == Lines{"c: its own words"});
}

TEST_CASE("a page of which something is said is linked each time, and it is said again") {
  Again again{three_pages()};
  again.site.file("guidance/c.md", front("C") + "Read [more](../index.md).\n");
  (void)again.link();
  for (int i = 0; i < 2; ++i) {
    CHECK(again.link() == Lines{"c: " + first});
    CHECK(of_code(again.mistakes, "link-words").size() == 1);
  }
}

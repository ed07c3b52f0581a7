#include "read/kept_files.h"

#include <catch2/catch.hpp>

#include "site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

// A site that is read again and again.
struct Again {
  explicit Again(const TestSite& site) { disk.files = site.files; }

  // The files that a reading reads, but for the settings.
  Lines read(bool drafts = false) {
    names = kept.names();
    out.emplace();
    std::vector<read::Layer> layers = read::find_layers(disk, "site", "packs", names, *out);
    REQUIRE(read::list_files(disk, layers));
    disk.reads.clear();
    read::ReadOptions options{.jobs = 1, .drafts = drafts, .former_addresses = &former_addresses};
    options.words = [](const catalogue::Site&) { return english(); };
    catalogue = read::read_site(disk, layers, options, names, *out, kept);
    Lines others = kept.read();
    std::erase_if(others, [](const std::string& path) { return path == "site.toml" || path == "vocabulary/all.toml"; });
    return others;
  }
  void write(const std::string& path, const std::string& text) { REQUIRE(disk.write("site/" + path, text)); }
  [[nodiscard]] const catalogue::Entry& entry(const std::string& id) const {
    REQUIRE(catalogue);
    return catalogue->entry(catalogue->targets.at(id).entry);
  }
  [[nodiscard]] bool has_read(const std::string& path) const {
    return std::ranges::find(disk.reads, "site/" + path) != disk.reads.end();
  }

  base::MemoryFileSystem disk;
  read::KeptFiles kept;
  base::FileNames names;
  std::optional<base::Diagnostics> out;
  std::optional<catalogue::Catalogue> catalogue;
  std::vector<catalogue::FormerAddress> former_addresses;
};

TestSite two_pages() {
  TestSite site;
  site.file("guidance/a.md", front("A") + "Text of a.\n").file("guidance/b.md", front("B"));
  return site;
}

}  // namespace

TEST_CASE("a file is read again when it has changed, and only then") {
  Again again(two_pages());
  CHECK(again.read() == Lines{"guidance/a.md", "guidance/b.md", "index.md"});
  CHECK(again.read() == Lines{});
  CHECK_FALSE(again.has_read("guidance/a.md"));
  CHECK(again.entry("a").body.markdown == "Text of a.\n");
  again.write("guidance/a.md", front("Another") + "Another text.\n");
  CHECK(again.read() == Lines{"guidance/a.md"});
  CHECK_FALSE(again.has_read("guidance/b.md"));
  CHECK(again.entry("a").title == "Another");
  CHECK(again.entry("b").title == "B");
}

TEST_CASE("a file keeps its place in messages when others come and go") {
  Again again(two_pages());
  (void)again.read();
  again.write("guidance/0.md", front("First"));
  CHECK(again.read() == Lines{"guidance/0.md"});
  for (const auto* const id : {"0", "a", "b"})
    CHECK(again.names.path(again.entry(id).span.file) == fmt::format("guidance/{}.md", id));
  REQUIRE(again.disk.remove("site/guidance/a.md"));
  CHECK(again.read() == Lines{});
  CHECK_FALSE(again.catalogue->targets.contains("a"));
  CHECK(again.names.path(again.entry("b").span.file) == "guidance/b.md");
  again.write("guidance/a.md", front("A"));
  CHECK(again.read() == Lines{"guidance/a.md"});
}

TEST_CASE("what files are read by makes them be read again") {
  Again again(two_pages());
  const Lines all = again.read();
  again.write("site.toml", std::string(TestSite::settings) + "[[stage]]\nid = \"third\"\ntitle = \"Third\"\n");
  CHECK(again.read() == all);
  CHECK(again.read() == Lines{});
  CHECK(again.read(true) == all);
}

TEST_CASE("a file that something is said of is read each time, so that it is said again") {
  Again again(two_pages());
  (void)again.read();
  again.write("guidance/a.md", front("A", "unknown = 1\n"));
  for (int i = 0; i < 2; ++i) {
    CHECK(again.read() == Lines{"guidance/a.md"});
    CHECK(only(mistakes_of(*again.out, again.names)).at == "guidance/a.md:4:1+7");
  }
}

TEST_CASE("attributes point into the settings, which are read each time, and so is what has any") {
  TestSite site = two_pages();
  site.setting("[[attribute]]\nkey = \"shelf\"\nlabel = \"Shelf\"\nkinds = [\"source\"]\n")
      .file("models/trust.md", front("Trust", "family = \"in-house\"\nlegal_form = \"A trust.\"\n"))
      .file("models/company.md", front("Company", "family = \"in-house\"\n"))
      .file("sources.toml", source("report", "shelf = \"A 3\"\n"));
  Again again(site);
  (void)again.read();
  for (int i = 0; i < 2; ++i) {
    CHECK(again.read() == Lines{"models/trust.md", "sources.toml"});
    CHECK(mistakes_of(*again.out, again.names) == Mistakes{});
    for (const auto* const id : {"trust", "report"}) {
      const auto& facts = again.entry(id).facts;
      REQUIRE(facts.size() == 1);
      CHECK(std::ranges::any_of(again.catalogue->site.attributes,
                                [&](const auto& attribute) { return attribute.get() == facts.front().attribute; }));
    }
  }
}

TEST_CASE("what a file says besides its entries is kept with it") {
  TestSite site = two_pages();
  site.top_setting("layers = [\"../national\"]\n")
      .file("guidance/a.md", front("A", "redirect_from = [\"old/a.html\"]\n") +
                                 "Text. <!-- allow: link-words because it is called so -->\n")
      .file("glossary/terms.md", "+++\ntitle = \"Ours\"\n+++\n\n## Levy\n\nA charge.\n");
  site.files["national/pack.toml"] = "title = \"National\"\n";
  site.files["national/glossary/terms.md"] = front("Terms") + "\n## Duty\n\nA tax.\n";
  Again again(site);
  for (const bool is_first : {true, false}) {
    CHECK(again.read().empty() != is_first);
    CHECK(mistakes_of(*again.out, again.names) == Mistakes{});
    REQUIRE(again.former_addresses.size() == 1);
    CHECK(again.former_addresses.front().path == "old/a.html");
    CHECK(again.former_addresses.front().id == "a");
    REQUIRE(again.catalogue);
    REQUIRE(again.catalogue->excuses.size() == 1);
    CHECK(again.catalogue->excuses.front().code == "link-words");
    REQUIRE_FALSE(again.catalogue->amendments.empty());
    CHECK(again.catalogue->amendments.front().path == "title");
  }
}

TEST_CASE("a file of a layer is read again where another layer's comes over it, and where that goes") {
  TestSite site = two_pages();
  site.top_setting("layers = [\"../national\"]\n");
  site.files["national/pack.toml"] = "title = \"National\"\n";
  site.files["national/guidance/p.md"] = front("P") + "Words.\n";
  Again again(site);
  const Lines all = again.read();
  CHECK(again.read() == Lines{});
  again.write("guidance/p.md", "+++\nsummary = \"Ours.\"\n+++\n");
  CHECK(again.read() == Lines{"guidance/p.md"});
  CHECK(again.entry("p").text(again.entry("p").summary).markdown == "Ours.");
  REQUIRE(again.disk.remove("site/guidance/p.md"));
  CHECK(again.read() == Lines{"guidance/p.md"});
  CHECK(again.entry("p").text(again.entry("p").summary).markdown == "About it.");
  REQUIRE(again.disk.write("national/pack.toml", "title = \"For all\"\n"));
  CHECK(again.read() == all);
}

TEST_CASE("files are all read each time where a layer hides something, since reading finds it") {
  TestSite site = two_pages();
  site.top_setting("layers = [\"../national\"]\nhide = [\"p\"]\n");
  site.files["national/pack.toml"] = "title = \"National\"\n";
  site.files["national/guidance/p.md"] = front("P") + "Words.\n";
  Again again(site);
  const Lines all = again.read();
  CHECK(again.read() == all);
  CHECK(mistakes_of(*again.out, again.names) == Mistakes{});
}

TEST_CASE("files that are there no more have no names") {
  Again again(two_pages());
  (void)again.read();
  REQUIRE(again.disk.remove("site/guidance/a.md"));
  for (int i = 0; i < 2; ++i) {
    (void)again.read();
    for (std::size_t file = 0; file < again.names.size(); ++file)
      CHECK(again.names.path(static_cast<base::FileId>(file)) != "guidance/a.md");
  }
}

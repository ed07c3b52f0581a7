#include "read/kept_files.h"

#include <catch2/catch.hpp>

#include "site_fixture.h"

using namespace scrutineer;
using namespace scrutineer::tests;

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
    read::ReadOptions options{.jobs = 1, .drafts = drafts};
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

TEST_CASE("models point into the settings, which are read each time, and so are models") {
  TestSite site = two_pages();
  site.file("models/trust.md", front("Trust", "family = \"in-house\"\n"));
  Again again(site);
  (void)again.read();
  CHECK(again.read() == Lines{"models/trust.md"});
}

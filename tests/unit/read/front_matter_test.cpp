#include "read/front_matter.h"

#include "site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

Mistake refused(std::string_view text) {
  base::FileNames names;
  base::Diagnostics out;
  CHECK_FALSE(read::split_front_matter(text, names.add("a.md"), out));
  return only(mistakes_of(out, names));
}

read::SplitFile split(std::string_view text) {
  base::FileNames names;
  base::Diagnostics out;
  const auto result = read::split_front_matter(text, names.add("a.md"), out);
  CHECK(mistakes_of(out, names) == Mistakes{});
  REQUIRE(result);
  return *result;
}

}  // namespace

TEST_CASE("a file without front matter is told how to start") {
  for (const std::string_view text : {"", "# Title\n", "\n+++\n+++\n", " +++\n+++\n", "++++\n++++\n"}) {
    CAPTURE(text);
    const Mistake mistake = refused(text);
    CHECK(mistake.at == "a.md:1:1+1");
    CHECK(mistake.code == "no-front-matter");
    CHECK(mistake.help.starts_with("start it with a line of +++"));
  }
}

TEST_CASE("YAML front matter, which other generators use, is named as such") {
  const Mistake mistake = refused("---\ntitle: T\n---\n");
  CHECK(mistake.code == "no-front-matter");
  CHECK(mistake.help.find("YAML") != std::string::npos);
}

TEST_CASE("front matter that does not end is reported at its first line") {
  for (const std::string_view text : {"+++", "+++\n", "+++\ntitle = \"T\"\n", "+++\ntitle = \"T\"\n ++\n"}) {
    CAPTURE(text);
    const Mistake mistake = refused(text);
    CHECK(mistake.at == "a.md:1:1+3");
    CHECK(mistake.code == "open-front-matter");
  }
}

TEST_CASE("front matter and body are taken apart, and the body knows its line") {
  const read::SplitFile file = split("+++\na = 1\nb = 2\n+++\n\nText.\n");
  CHECK(file.front_matter == "a = 1\nb = 2\n");
  CHECK(file.body == "\nText.\n");
  CHECK(file.body_line == 5);
}

TEST_CASE("front matter may be empty, its fences may have blanks behind them, and there need be no body") {
  CHECK(split("+++\n+++\nText.").front_matter.empty());
  CHECK(split("+++ \na = 1\n+++\t\nText.").body == "Text.");
  CHECK(split("+++\na = 1\n+++").body.empty());
}

TEST_CASE("a mistake in front matter is reported on the line of the editor's file") {
  TestSite site;
  site.file("guidance/a.md", "+++\ntitle = \"A\"\nsummary = \"S\"\norder = \"1\"\n+++\n");
  CHECK(places(site.read().mistakes) == Lines{"guidance/a.md:4:9+3 wrong-type"});
  site.file("guidance/a.md", "+++\ntitle = A\n+++\n");
  CHECK(places(site.read().mistakes) == Lines{"guidance/a.md:2:9+1 toml-syntax"});
}

TEST_CASE("line breaks of Windows and byte order marks move nothing") {
  TestSite site;
  site.file("guidance/a.md", "\xEF\xBB\xBF+++\r\ntitle = \"A\"\r\nsummary = \"S\"\r\norder = \"1\"\r\n+++\r\nText\r\n");
  CHECK(places(site.read().mistakes) == Lines{"guidance/a.md:4:9+3 wrong-type"});
  site.file("guidance/a.md", "\xEF\xBB\xBF+++\r\ntitle = \"A\"\r\nsummary = \"S\"\r\n+++\r\nOne\r\n\r\ntwo\r\n");
  const Reading reading = site.read();
  CHECK(reading.mistakes == Mistakes{});
  CHECK(reading.entry("a").title == "A");
  CHECK(reading.entry("a").body.markdown == "One\n\ntwo\n");
  CHECK(reading.entry("a").body.first_line == 5);
}

TEST_CASE("line breaks of old Macs are line breaks too") {
  TestSite site;
  site.file("guidance/a.md", "+++\rtitle = \"A\"\rsummary = \"S\"\r+++\rOne\r\rtwo");
  const Reading reading = site.read();
  CHECK(reading.mistakes == Mistakes{});
  CHECK(reading.entry("a").body.markdown == "One\n\ntwo");
}

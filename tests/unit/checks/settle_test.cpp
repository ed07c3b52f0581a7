// What settings and excuses make of findings.
#include "checks_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

constexpr std::string_view here = "Read [here](b.md).\n";

Mistakes found(std::string_view checks, std::string_view body = here) {
  TestSite site;
  site.setting(std::string("[checks]\n") + std::string(checks) + "\n");
  site.file("guidance/a.md", front("A") + std::string(body)).file("guidance/b.md", front("B"));
  return checked(site);
}

}  // namespace

TEST_CASE("a warning is a warning, an error or nothing, as site.toml says") {
  CHECK(places(found("")) == Lines{"guidance/a.md:5:6+12 link-words"});
  CHECK_FALSE(only(found("")).is_error);
  CHECK_FALSE(only(found("link-words = \"warning\"")).is_error);
  CHECK(only(found("link-words = \"error\"")).is_error);
  CHECK(found("link-words = \"off\"") == Mistakes{});
  CHECK(found("all = \"off\"") == Mistakes{});
  CHECK(only(found("all = \"error\"\nno-owner = \"off\"\nno-citation = \"off\"")).is_error);
  CHECK_FALSE(only(found("all = \"off\"\nlink-words = { level = \"warning\" }")).is_error);
}

TEST_CASE("a rule is limited to folders and files, and silent everywhere else") {
  CHECK(only(found("link-words = { level = \"error\", in = [\"guidance\"] }")).is_error);
  CHECK(only(found("link-words = { level = \"error\", in = [\"guidance/\"] }")).is_error);
  CHECK(only(found("link-words = { level = \"error\", in = [\"guidance/a.md\"] }")).is_error);
  CHECK(found("link-words = { level = \"error\", in = [\"guidance/b.md\"] }") == Mistakes{});
  CHECK(found("link-words = { in = [\"vocabulary\"] }") == Mistakes{});
}

TEST_CASE("errors stay errors, whatever is said of their codes") {
  const Mistakes mistakes = found("broken-link = \"off\"", "[all of it](c.md)\n");
  CHECK(only(mistakes).is_error);
}

TEST_CASE("a folder that there is not is told at its place, with the nearest") {
  const Mistake mistake = only(found("link-words = { in = [\"guidence\", \"vocabulary\"] }"));
  CHECK(mistake.is_error);
  CHECK(mistake.at == "site.toml:20:22+10");
  CHECK(mistake.code == "unknown-place");
  CHECK(mistake.message == "the site has no folder \"guidence\"");
  CHECK(mistake.help == "did you mean \"guidance\"?");
}

TEST_CASE("a comment with a reason lets a finding pass, beside it or on the line above") {
  CHECK(found("", "Read [here](b.md). <!-- allow: link-words because it is a quotation -->\n") == Mistakes{});
  CHECK(found("", "<!-- allow: link-words because it is a quotation -->\nRead [here](b.md).\n") == Mistakes{});
  CHECK(found("", "<!-- allow: link-words because it is a quotation -->\n\nRead [here](b.md).\n") == Mistakes{});
  CHECK(found("link-words = \"error\"", "<!-- allow: link-words because it is a quotation -->\nRead [here](b.md).\n") ==
        Mistakes{});
  CHECK(checked_page("no-owner = { in = [\"guidance\"] }", "", "# allow: far-date because x y\n").size() == 2);
  TestSite site;
  site.setting("[checks]\nno-owner = { in = [\"guidance\"] }\n")
      .file("guidance/a.md",
            "+++\ntitle = \"A\"  # allow: no-owner because nobody has it yet\nsummary = \"S.\"\n+++\n");
  CHECK(checked(site) == Mistakes{});
}

TEST_CASE("an excuse is for one line and one code") {
  const Mistakes other_line =
      found("", "Read [here](b.md).\n\n<!-- allow: link-words because of nothing -->\nWords.\n");
  CHECK(places(other_line) == Lines{"guidance/a.md:5:6+12 link-words", "guidance/a.md:7:1+22 excuse-unused"});
  const Mistakes other_code = found("", "Read [here](b.md). <!-- allow: orphan because of nothing -->\n");
  CHECK(places(other_code) == Lines{"guidance/a.md:5:6+12 link-words", "guidance/a.md:5:20+18 excuse-unused"});
  CHECK(other_code[1].message == "this excuses nothing: \"orphan\" is not found on its line");
}

TEST_CASE("an excuse without a reason excuses nothing and is told") {
  for (const std::string_view comment : {"allow: link-words", "allow: link-words because", "allow: link-words because ",
                                         "allow: link-words becauseof it", "allow: link-words for good"}) {
    const Mistakes mistakes = found("", fmt::format("Read [here](b.md). <!-- {} -->\n", comment));
    CAPTURE(comment);
    CHECK(places(mistakes) == Lines{"guidance/a.md:5:6+12 link-words", "guidance/a.md:5:20+22 excuse-reason"});
    CHECK(mistakes[1].message == "this lets \"link-words\" pass and does not say why");
  }
}

TEST_CASE("an excuse in a translation is told at its place there") {
  TestSite site;
  site.top_setting("languages = [\"cy\"]\n")
      .file("guidance/a.md", front("A") + "Words.\n")
      .file("guidance/a.cy.md", front("B") + "Geiriau. <!-- allow: link-words -->\n");
  base::FileNames own, welsh;
  base::Diagnostics out, of_welsh;
  auto catalogue = site.read_into(own, out, {.jobs = 1});
  auto translation = site.read_into(welsh, of_welsh, {.jobs = 1, .language = "cy"});
  REQUIRE((catalogue && translation));
  checks::settle(std::array{checks::Edition{&*catalogue, &own}, checks::Edition{&*translation, &welsh}},
                 checks::Looked::at_part, out);
  CHECK(places(mistakes_of(out, own)) == Lines{"guidance/a.cy.md:5:10+22 excuse-reason"});
}

namespace {

// Files in memory that were read elsewhere, with a warning at the 5th line of each, settled.
struct Settled {
  base::FileNames names;
  catalogue::Catalogue catalogue;
  base::Diagnostics out;

  void warn(const std::string& path) { out.warning("link-words", {names.add(path), 5, 1, 1}, "say where it leads"); }
  Lines settle() {
    checks::settle(std::array{checks::Edition{&catalogue, &names}}, checks::Looked::at_all, out);
    return places(mistakes_of(out, names));
  }
};

}  // namespace

TEST_CASE("the folders that a rule is limited to are those of each layer, too") {
  Settled site;
  site.catalogue.layers = {{"", "", "../all"}, {"", "", "../all/schools"}, {"", "", "."}};
  site.catalogue.site.checks.settings["link-words"] = {.in = {{{"guidance", {}}}}};
  for (const char* path : {"guidance/a.md", "../all/guidance/a.md", "../all/schools/guidance/a.md", "models/a.md",
                           "../all/models/a.md", "../alliance/guidance/a.md", "../all"})
    site.warn(path);
  CHECK(site.settle() == Lines{"../all/guidance/a.md:5:1+1 link-words", "../all/schools/guidance/a.md:5:1+1 link-words",
                               "guidance/a.md:5:1+1 link-words"});
}

TEST_CASE("an excuse of a link is not called unused where no website was asked") {
  for (const char* code : {"dead-link", "unanswered-link"}) {
    for (const bool asks : {false, true}) {
      Settled site;
      site.catalogue.site.checks.asks_links = asks;
      site.catalogue.excuses = {{{site.names.add("a.md"), 1, 1, 1}, 2, code, true}};
      CHECK(site.settle() == (asks ? Lines{"a.md:1:1+1 excuse-unused"} : Lines{}));
    }
  }
}

TEST_CASE("a file that all languages read is one, and only what a translation reads alone is a file more") {
  base::FileNames own, welsh;
  catalogue::Catalogue catalogue, translation;
  own.add("site.toml");
  const base::FileId shared = own.add("a.md");
  welsh.add("other.md");
  const base::FileId shared_welsh = welsh.add("a.md"), alone = welsh.add("a.cy.md");
  translation.excuses = {{{shared_welsh, 3, 1, 1}, 4, "orphan", false}, {{alone, 7, 1, 1}, 8, "orphan", false}};
  base::Diagnostics out;
  checks::settle(std::array{checks::Edition{&catalogue, &own}, checks::Edition{&translation, &welsh}},
                 checks::Looked::at_part, out);
  CHECK(places(mistakes_of(out, own)) == Lines{"a.cy.md:7:1+1 excuse-reason", "a.md:3:1+1 excuse-reason"});
  CHECK(out.sorted(own).back().span.file == shared);
  CHECK(own.size() == 3);
}

TEST_CASE("what was made up has no path, and no rule can be limited to it") {
  base::FileNames names;
  catalogue::Catalogue catalogue;
  catalogue.entries.resize(1);
  catalogue.site.checks.settings["orphan"] = {.in = {{{"", {names.add("site.toml"), 1, 1, 1}}}}};
  base::Diagnostics out;
  checks::check_places(catalogue, names, out);
  CHECK(places(mistakes_of(out, names)) == Lines{"site.toml:1:1+1 unknown-place"});
}

TEST_CASE("an excuse of what there is not is told with the nearest") {
  const Mistakes mistakes = found("link-words = \"off\"", "Words. <!-- allow: link-word because it is so -->\n");
  CHECK(only(mistakes).code == "excuse-unknown");
  CHECK(only(mistakes).message == "nothing that can be excused is called \"link-word\"");
  CHECK(only(mistakes).help == "did you mean \"link-words\"?");
}

TEST_CASE("an excuse of a rule that is off is told, unless that is off too") {
  constexpr std::string_view body = "Read [here](b.md). <!-- allow: link-words because it is so -->\n";
  CHECK(only(found("link-words = \"off\"", body)).message ==
        "this excuses nothing: \"link-words\" is not looked for here");
  CHECK(found("link-words = \"off\"\nexcuse-unused = \"off\"", body) == Mistakes{});
  CHECK(only(found("link-words = \"off\"\nexcuse-unused = \"error\"", body)).is_error);
}

TEST_CASE("no excuse is called unused while errors may have hidden what it is for") {
  const Mistakes mistakes = found("", "[b](c.md) <!-- allow: link-words because it is so -->\n");
  CHECK(places(mistakes) == Lines{"guidance/a.md:5:5+4 broken-link"});
}

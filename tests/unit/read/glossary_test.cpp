// Glossary files, as a site reads them.
#include "site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

// A site with one glossary file whose text starts on line 5.
Reading glossary(const std::string& text) { return TestSite().file("glossary/terms.md", front("Terms") + text).read(); }

const catalogue::Term& term(const Reading& reading, const std::string& id) {
  return std::get<catalogue::Term>(reading.entry(id).detail);
}

Lines other_names(const Reading& reading, const std::string& id) {
  Lines names;
  for (const catalogue::OtherName& other : term(reading, id).also) names.push_back(other.name);
  return names;
}

}  // namespace

TEST_CASE("text before the first term belongs to none") {
  CHECK(places(glossary("\nSome words.\n\n## Term\nIt is.\n").mistakes) ==
        Lines{"glossary/terms.md:6:1+1 text-before-term"});
}

TEST_CASE("a term without a definition is reported at its heading") {
  const Mistakes mistakes = glossary("## Asset lock\nAlso: lock\n\n## Company\nA body.\n\n## Trust\n").mistakes;
  CHECK(places(mistakes) == Lines{"glossary/terms.md:5:4+10 no-definition", "glossary/terms.md:11:4+5 no-definition"});
  CHECK(mistakes[0].message == "the term \"Asset lock\" has no definition");
}

TEST_CASE("a heading without a name is reported") {
  CHECK(places(glossary("## \nIt is.\n").mistakes) == Lines{"glossary/terms.md:5:4+0 bad-id"});
  CHECK(places(glossary("## ()\nIt is.\n").mistakes) == Lines{"glossary/terms.md:5:4+2 bad-id"});
}

TEST_CASE("See also takes references, each checked at its own place") {
  const Reading reading = glossary("## Term\nSee also: [[one]]; two;[[three]] ; \n\nIt is.\n");
  const Mistake mistake = only(reading.mistakes);
  CHECK(mistake.at == "glossary/terms.md:6:20+3");
  CHECK(mistake.code == "bad-see-also");
  const auto& see_also = term(reading, "term").see_also;
  REQUIRE(see_also.size() == 2);
  CHECK(see_also[0].id == "one");
  CHECK(see_also[0].span.column == 11);
  CHECK(see_also[1].id == "three");
  CHECK(see_also[1].span.column == 24);
}

TEST_CASE("the columns of a field count characters, with or without a blank after the colon") {
  CHECK(places(glossary("## Term\nSee also:two\n\nIt is.\n").mistakes) ==
        Lines{"glossary/terms.md:6:10+3 bad-see-also"});
  CHECK(places(glossary("## Term\nSee also:   [[ŵ]]; ŷŷ\n\nIt is.\n").mistakes) ==
        Lines{"glossary/terms.md:6:20+2 bad-see-also"});
  CHECK(places(glossary("## Gŵyl\n").mistakes) == Lines{"glossary/terms.md:5:4+4 no-definition"});
}

TEST_CASE("Link takes nothing but never") {
  const Mistake mistake = only(glossary("## Term\nLink: sometimes\n\nIt is.\n").mistakes);
  CHECK(mistake.at == "glossary/terms.md:6:7+9");
  CHECK(mistake.message == "\"sometimes\" is not a value of \"Link\"");
  CHECK(term(glossary("## Term\nLink: never\n\nIt is.\n"), "term").links == catalogue::TermLinks::never);
  CHECK(term(glossary("## Term\nIt is.\n"), "term").links == catalogue::TermLinks::any_form);
}

TEST_CASE("a term can link as it is written, and its title can be a name") {
  const Reading reading = glossary("## Lead\nLink: as written\nName: yes\n\nIt is.\n");
  CHECK(reading.mistakes == Mistakes{});
  CHECK(term(reading, "lead").links == catalogue::TermLinks::as_written);
  CHECK(reading.entry("lead").is_name);
  CHECK_FALSE(glossary("## Lead\nIt is.\n").entry("lead").is_name);
  CHECK(only(glossary("## Lead\nName: perhaps\n\nIt is.\n").mistakes).help == "it can be: yes");
}

TEST_CASE("a field that is mis-spelt or mis-cased is reported with the one that was meant") {
  struct Slip {
    std::string_view written, meant, value = "one";
  };
  for (const auto& [written, meant, value] : {Slip{"also", "Also"},
                                              {"Aslo", "Also"},
                                              {"See Also", "See also", "[[one]]"},
                                              {"see also", "See also", "[[one]]"},
                                              {"LINK", "Link", "never"},
                                              {"Names", "Name", "yes"},
                                              {"Synonyms", "Also"},
                                              {"Also known as", "Also"},
                                              {"See", "See also", "[[one]]"}}) {
    CAPTURE(written);
    const Mistake mistake = only(glossary(fmt::format("## Term\n{}: {}\n\nIt is.\n", written, value)).mistakes);
    CHECK(mistake.at == fmt::format("glossary/terms.md:6:1+{}", written.size()));
    CHECK(mistake.code == "unknown-field");
    CHECK(mistake.help == fmt::format("did you mean \"{}:\"?", meant));
  }
  CHECK(glossary("## Term\nA kind: one of many.\n").mistakes == Mistakes{});
  CHECK(glossary("## Term\nNote: it is one.\n").mistakes == Mistakes{});
}

TEST_CASE("a field below the definition is reported, and is no part of it") {
  const Reading reading = glossary("## Term\n\nIt is.\nAlso: one\n\nLink: never\n  see also: [[index]]\n");
  CHECK(places(reading.mistakes) == Lines{"glossary/terms.md:8:1+4 field-too-low",
                                          "glossary/terms.md:10:1+4 field-too-low",
                                          "glossary/terms.md:11:3+8 field-too-low"});
  CHECK(reading.entry("term").body.markdown == "\nIt is.\n\n");
  CHECK(glossary("## Term\nIt is.\n\n```\nAlso: one\n```\n").mistakes == Mistakes{});
}

TEST_CASE(
    "a field that is mis-spelt or too low counts all the same, so that nothing else is said that follows from it") {
  const Reading reading = glossary("## Term\nalso: one\n\nIt is.\nAlso: two\nLink: never\nsee also: [[index]]\n");
  const auto& term = std::get<catalogue::Term>(reading.entry("term").detail);
  REQUIRE(term.also.size() == 2);
  CHECK(term.also[0].name == "one");
  CHECK(term.also[1].name == "two");
  CHECK(term.links == catalogue::TermLinks::never);
  CHECK(term.see_also.size() == 1);
}

TEST_CASE("a name with a comma is asked about, unless it is in quotation marks") {
  const Mistake mistake = only(glossary("## Term\nAlso: lock; bar, bolt\n\nIt is.\n").mistakes);
  CHECK(mistake.at == "glossary/terms.md:6:16+1");
  CHECK(mistake.code == "comma-in-name");
  const Reading reading = glossary("## Term\nAlso: \"bar, bolt and lock\"; gate\n\nIt is.\n");
  CHECK(reading.mistakes == Mistakes{});
  CHECK(other_names(reading, "term") == Lines{"bar, bolt and lock", "gate"});
  CHECK(term(reading, "term").also[0].span.column == 8);
}

TEST_CASE("a heading of another level starts no term") {
  CHECK(places(glossary("## Term\nIt is.\n\n### Next\nIt is.\n\n# Other\n\nThird\n-----\nIt is.\n").mistakes) ==
        Lines{"glossary/terms.md:8:5+4 glossary-heading", "glossary/terms.md:11:3+5 glossary-heading",
              "glossary/terms.md:13:1+5 glossary-heading"});
  CHECK(glossary("## Term\nIt is.\n\n---\n\n| a | b |\n|---|---|\n| c | d |\n").mistakes == Mistakes{});
}

TEST_CASE("a term's heading may be indented, and closed") {
  const Reading reading = glossary("  ## Term ##\nIt is.\n##\tC#\nIt is.\n");
  CHECK(reading.mistakes == Mistakes{});
  CHECK(reading.entry("term").title == "Term");
  CHECK(reading.entry("c").title == "C#");
}

TEST_CASE("Markdown in a name is reported: readers would see its signs") {
  CHECK(places(glossary("## The *lock*\nAlso: `bar`\n\nIt is.\n## R&amp;D\nIt is.\n").mistakes) ==
        Lines{"glossary/terms.md:5:8+1 markdown-in-name", "glossary/terms.md:6:7+1 markdown-in-name",
              "glossary/terms.md:9:5+5 markdown-in-name"});
}

TEST_CASE("brackets at the end of a heading that look like an acronym are its acronym") {
  for (const std::string_view acronym : {"R&D", "A&E", "Ts&Cs", "S151", "s151", "COVID-19", "VfM", "C.I.C.", "CfPS"}) {
    CAPTURE(acronym);
    const Reading reading = glossary(fmt::format("## Some term ({})\nIt is.\n", acronym));
    CHECK(reading.entry("some-term").title == "Some term");
    CHECK(term(reading, "some-term").acronym == acronym);
  }
  for (const std::string_view words : {"of a council", "Scotland", "2017", "24/7", "R & D", "x"}) {
    CAPTURE(words);
    CHECK(glossary(fmt::format("## Some term ({})\nIt is.\n", words)).catalogue->entries.back().title != "Some term");
  }
}

TEST_CASE("what stands in brackets at the end of a heading is an acronym when it looks like one") {
  const Reading reading = glossary(
      "## Alternative delivery model (ADM)\nIt is.\n## Key line of enquiry (KLOE)\nIt is.\n"
      "## Cabinet (of a council)\nIt is.\n## Department for Education (DfE)\nIt is.\n## A (b) c\nIt is.\n");
  CHECK(reading.mistakes == Mistakes{});
  CHECK(term(reading, "alternative-delivery-model").acronym == "ADM");
  CHECK(reading.entry("alternative-delivery-model").title == "Alternative delivery model");
  CHECK(term(reading, "key-line-of-enquiry").acronym == "KLOE");
  CHECK(term(reading, "department-for-education").acronym == "DfE");
  CHECK(term(reading, "cabinet-of-a-council").acronym.empty());
  CHECK(reading.entry("cabinet-of-a-council").title == "Cabinet (of a council)");
  CHECK(reading.entry("a-b-c").title == "A (b) c");
}

TEST_CASE("fields stand below the heading in any order, and are no part of the definition") {
  const Reading reading =
      glossary("## Term\nSee also: [[index]]\nAlso: first name; second name;\n\nIt is: this is prose.\n");
  CHECK(reading.mistakes == Mistakes{});
  CHECK(other_names(reading, "term") == Lines{"first name", "second name"});
  CHECK(reading.entry("term").body.markdown == "\nIt is: this is prose.\n");
  CHECK(reading.entry("term").body.first_line == 8);
}

TEST_CASE("an empty line between heading and fields does not shift the lines of the definition") {
  const Reading reading = glossary("## Term\n\nAlso: name\n\nIt is.\n");
  CHECK(reading.mistakes == Mistakes{});
  CHECK(reading.entry("term").body.markdown == "\nIt is.\n");
  CHECK(reading.entry("term").body.first_line == 8);
}

TEST_CASE("headings inside code blocks start no term") {
  const Reading reading =
      glossary("## Term\nIt is.\n\n```\n## Not a term\n```\n\n~~~\n## Nor this\n~~~\n## Next\nIt is.\n");
  CHECK(reading.mistakes == Mistakes{});
  CHECK(reading.entry("term").body.markdown.find("## Nor this") != std::string::npos);
  CHECK(reading.entry("next").span.line == 15);
  CHECK_FALSE(reading.catalogue->targets.contains("not-a-term"));
}

TEST_CASE("a code block ends with the fence it started with") {
  const Reading reading = glossary("## Term\nIt is.\n\n```\n~~~\n## Not a term\n```\n");
  CHECK(reading.mistakes == Mistakes{});
  CHECK_FALSE(reading.catalogue->targets.contains("not-a-term"));
}

TEST_CASE("terms take tags and drafts from their file, but not its summary, changes or order") {
  const Reading reading =
      TestSite()
          .file("glossary/terms.md",
                front("Terms", "tags = [\"words\"]\norder = 3\nchanges = [{ date = 2026-01-01, note = \"New\" }]\n") +
                    "## Term\nIt is.\n")
          .read();
  CHECK(reading.mistakes == Mistakes{});
  const catalogue::Entry& entry = reading.entry("term");
  CHECK(entry.kind == catalogue::Kind::term);
  CHECK(entry.output == "glossary/term.html");
  CHECK(entry.tags == Lines{"words"});
  CHECK(entry.summary == catalogue::TextRef::none);
  CHECK(entry.changes.empty());
  CHECK(entry.order == catalogue::Entry::default_order);
  CHECK_FALSE(reading.catalogue->targets.contains("terms"));
}

TEST_CASE("a term may have Welsh letters in its name") {
  const Reading reading = glossary("## Cwmni sy’n eiddo i’r cyngor\nIt is.\n## Gŵyl\nIt is.\n");
  CHECK(reading.mistakes == Mistakes{});
  CHECK(reading.entry("cwmni-syn-eiddo-ir-cyngor").title == "Cwmni sy’n eiddo i’r cyngor");
  CHECK(reading.entry("gŵyl").output == "glossary/gŵyl.html");
}

TEST_CASE("a heading may give its term an id") {
  const Reading reading = glossary("## Asset lock (AL) {#lock}\nWhat stays.\n");
  CHECK(reading.mistakes == Mistakes{});
  CHECK(reading.entry("lock").title == "Asset lock");
  CHECK(only(glossary("## Lock {#The lock}\nIt is.\n").mistakes).code == "bad-id");
}

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
  CHECK_FALSE(term(glossary("## Term\nLink: never\n\nIt is.\n"), "term").links);
  CHECK(term(glossary("## Term\nIt is.\n"), "term").links);
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
      glossary("## Term\nSee also: [[index]]\nAlso: first name; second name;\n\nIt is.\nAlso: this is prose.\n");
  CHECK(reading.mistakes == Mistakes{});
  CHECK(term(reading, "term").also == Lines{"first name", "second name"});
  CHECK(reading.entry("term").body.markdown == "\nIt is.\nAlso: this is prose.\n");
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

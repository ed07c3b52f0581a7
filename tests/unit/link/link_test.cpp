// What linking finds out about the site as a whole.
#include "link/link.h"

#include "linked_site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

const std::string model_keys = "family = \"in-house\"\n";

std::string case_study(std::string_view title, std::string_view model) {
  return front(title, fmt::format("council = [\"C\"]\nmodels = [\"{}\"]\n", model));
}

std::string question(std::string_view id, std::string_view more = {}) {
  return fmt::format("[[question]]\nid = \"{}\"\ntext = \"Is it {}?\"\ntheme = \"money\"\nstages = [\"new\"]\n{}", id,
                     id, more);
}

std::string bank(std::string_view title, std::string_view questions) {
  return fmt::format("title = \"{}\"\nsummary = \"S.\"\n{}", title, questions);
}

// A site with two banks and a checklist of these sections.
TestSite with_checklist(std::string_view sections) {
  TestSite site;
  site.file("questions/b-second.toml", bank("Second", question("four") + question("five", "priority = \"high\"\n")))
      .file("questions/a-first.toml", bank("First", question("one") + question("two", "tags = [\"x\"]\n") +
                                                        "[[question]]\nid = \"three\"\ntext = \"T\"\ntheme = "
                                                        "\"staff\"\nstages = [\"old\"]\nmodels = [\"trust\"]\n"))
      .file("models/trust.md", front("Trust", model_keys))
      .file("models/other.md", front("Other", model_keys))
      .file("checklists/c.toml", fmt::format("title = \"C\"\nsummary = \"S.\"\n{}", sections));
  return site;
}

std::string section(std::string_view id, std::string_view what) {
  return fmt::format("[[section]]\nid = \"{0}\"\ntitle = \"{0}\"\n{1}\n", id, what);
}

// The ids of a checklist's questions; sections with a bar between.
std::string shown(const Linking& result) {
  CHECK(errors(result.mistakes) == Mistakes{});
  const link::LinkedPage& page = result.page("c");
  std::string ids;
  std::size_t next = 0;
  for (const std::uint32_t count : page.questions_of_section) {
    if (!ids.empty()) ids += "| ";
    for (std::uint32_t i = 0; i < count; ++i, ++next) {
      const link::LinkedQuestion& each = page.questions[next];
      ids += std::get<catalogue::QuestionBank>(result.linked.entry(each.bank).detail).questions[each.index].id + " ";
    }
  }
  CHECK(next == page.questions.size());
  return ids;
}

std::string selected(std::string_view sections) {
  TestSite site = with_checklist(sections);
  return shown(linking(site));
}

Mistakes checklist_mistakes(std::string_view sections) {
  TestSite site = with_checklist(sections);
  return errors(linking(site).mistakes);
}

// Everything a linked site says, as text.
std::string described(const Linking& result) {
  std::string text;
  for (std::size_t i = 0; i < result.linked.pages.size(); ++i) {
    const link::LinkedPage& page = result.linked.pages[i];
    const auto index = static_cast<catalogue::EntryIndex>(i);
    text += fmt::format("{} {} {} {}\n", result.id_of(index), page.body_html, fmt::join(page.texts, "|"),
                        page.summary_plain);
    text += fmt::format("{} | {} | {} | {}\n", fmt::join(result.ids_of(page.related), " "),
                        fmt::join(result.uses_of(result.id_of(index)), " "), page.citations.size(),
                        fmt::join(result.ids_of(page.uses), " "));
  }
  for (const Mistake& mistake : result.mistakes) text += mistake.at + mistake.message + mistake.help + "\n";
  return text;
}

}  // namespace

TEST_CASE("what refers to a thing is known with the sentence round the mention and its section") {
  TestSite site;
  site.file("models/trust.md", front("Trust", model_keys))
      .file("guidance/a.md", front("A") +
                                 "First. Like a [[trust|R&D]] & more. Last.\n\n## In depth\n\nA [[trust]] again; "
                                 "a [[trust]].\n")
      .file("guidance/b.md", front("B") + "By [file](../models/trust.md).\n");
  const Linking result = linking(site);
  CHECK(result.uses_of("trust") == Lines{"a#: Like a <mark>R&amp;D</mark> &amp; more.",
                                         "a#in-depth: A <mark>trust</mark> again; a trust.",
                                         "b#: By <mark>file</mark>."});
}

TEST_CASE("a term knows each section that uses it") {
  TestSite site;
  site.file("glossary/g.md", front("G") + "## Asset lock\nIt is.\n")
      .file("guidance/a.md",
            front("A") + "The asset lock.\n\n## One\n\nAn asset lock holds. Asset lock.\n\n## Two\n\nNone.\n");
  CHECK(linking(site).uses_of("asset-lock") ==
        Lines{"a#: The <mark>asset lock</mark>.", "a#one: An <mark>asset lock</mark> holds."});
}

TEST_CASE("long sentences are cut round the mention, at a space") {
  TestSite site;
  std::string words;
  for (int i = 0; i < 60; ++i) words += "word ";
  site.file("models/trust.md", front("Trust", model_keys))
      .file("guidance/a.md", front("A") + words + "[[trust]] " + words + ".\n");
  const Lines uses = linking(site).uses_of("trust");
  REQUIRE(uses.size() == 1);
  CHECK(uses[0].starts_with("a#: … word "));
  CHECK(uses[0].ends_with(" word …"));
  CHECK(uses[0].find(" <mark>trust</mark> ") != std::string::npos);
  CHECK(uses[0].size() < 400);
}

TEST_CASE("citations and typed keys are mentions too") {
  TestSite site;
  site.file("sources.toml", source("cfps"))
      .file("models/trust.md", front("Trust", model_keys + "sources = [\"cfps\"]\n"))
      .file("case-studies/s.md", case_study("S", "trust") + "It was so [@cfps].\n");
  const Linking result = linking(site);
  CHECK(result.uses_of("cfps") == Lines{"trust#: ", "s#: It was so."});
  CHECK(result.uses_of("trust") == Lines{"s#: "});
}

TEST_CASE("a page does not mention itself") {
  CHECK(linked_page({}, "See [[a]] and [[a#b]].\n\n## B\n").uses_of("a") == Lines{});
}

TEST_CASE("previous and next follow the section, without its index and without pages at the top") {
  TestSite site;
  site.file("guidance/one.md", front("One", "order = 1\n"))
      .file("guidance/two.md", front("Two", "order = 2\n"))
      .file("guidance/index.md", front("Guidance", "order = 1\n"))
      .file("about.md", front("About", "order = 1\n"))
      .file("models/trust.md", front("Trust", model_keys));
  const Linking result = linking(site);
  CHECK_FALSE(result.page("one").previous);
  REQUIRE(result.page("one").next);
  CHECK(result.id_of(*result.page("one").next) == "two");
  REQUIRE(result.page("two").previous);
  CHECK(result.id_of(*result.page("two").previous) == "one");
  for (const std::string id : {"about", "guidance", "index", "trust"}) {
    CHECK_FALSE(result.page(id).previous);
    CHECK_FALSE(result.page(id).next);
  }
  CHECK_FALSE(result.page("two").next);
}

TEST_CASE("related pages share two tags, or link to one another, best first") {
  TestSite site;
  site.file("guidance/a.md", front("A", "tags = [\"x\", \"y\"]\n") + "See [[linked]].\n")
      .file("guidance/linked.md", front("Linked"))
      .file("guidance/one-tag.md", front("One tag", "tags = [\"x\"]\n"))
      .file("guidance/two-tags.md", front("Two tags", "tags = [\"y\", \"x\"]\n"))
      .file("guidance/both.md", front("Both", "tags = [\"x\"]\n") + "See [[a]].\n")
      .file("glossary/g.md", front("G", "tags = [\"x\", \"y\"]\n") + "## Term\nIt is.\n");
  const Linking result = linking(site);
  CHECK(result.ids_of(result.page("a").related) == Lines{"both", "linked", "two-tags"});
  CHECK(result.ids_of(result.page("one-tag").related) == Lines{});
  CHECK(result.ids_of(result.page("linked").related) == Lines{"a"});
}

TEST_CASE("at most five pages are related") {
  TestSite site;
  for (int i = 0; i < 8; ++i)
    site.file(fmt::format("guidance/p{}.md", i), front(fmt::format("P{}", i), "tags = [\"x\", \"y\"]\n"));
  const Linking result = linking(site);
  CHECK(result.ids_of(result.page("p0").related) == Lines{"p1", "p2", "p3", "p4", "p5"});
}

TEST_CASE("a model is shown by the case studies that name it and those it names, each once") {
  TestSite site;
  site.file("models/trust.md", front("Trust", model_keys + "case_studies = [\"b\", \"a\"]\n"))
      .file("case-studies/a.md", case_study("A", "trust"))
      .file("case-studies/b.md", case_study("B", "other"))
      .file("case-studies/c.md", case_study("C", "trust"))
      .file("models/other.md", front("Other", model_keys));
  const Linking result = linking(site);
  CHECK(result.ids_of(result.page("trust").uses) == Lines{"a", "b", "c"});
  CHECK(result.ids_of(result.page("other").uses) == Lines{"b"});
}

TEST_CASE("what nothing refers to is reported: terms, sources, and pages that no index lists") {
  TestSite site = with_checklist(section("s", "questions = [\"one\"]"));
  site.file("guidance/in-guidance.md", front("In guidance") + "See [[trust]].\n")
      .file("manual/pay/overtime.md", front("In a folder"))
      .file("alone.md", front("Alone"))
      .file("models/other.md", front("Other", model_keys))
      .file("glossary/g.md", front("G") + "## Term\nIt is.\n")
      .file("sources.toml", source("unread") + source("further", "further_reading = true\n"));
  Linking result = linking(site);
  std::erase_if(result.mistakes, [](const Mistake& mistake) { return mistake.code == "no-source"; });
  CHECK(places(result.mistakes) ==
        Lines{"alone.md:2:9+7 orphan", "glossary/g.md:5:4+4 unused-term", "sources.toml:2:6+8 unused-source"});
  CHECK(
      result.mistakes[0].help ==
      "no index lists a page that stands in no folder: give it a place in [[navigation]] or [footer] of site.toml, or "
      "link to it with [[alone]]");
  CHECK(errors(result.mistakes) == Mistakes{});
}

TEST_CASE("a page that the navigation, the footer or the home page's tasks lead to is no orphan") {
  TestSite site;
  site.file("a.md", front("A"))
      .file("b.md", front("B"))
      .file("c.md", front("C"))
      .file("d.md", front("D") + "[x](a.md)\n")
      .file("guidance/e.md", front("E") + "See [[d]].\n")
      .file("index.md", front("Home", "[[task]]\ntitle = \"T\"\nto = \"c\"\n"))
      .setting("[[navigation]]\ntitle = \"A\"\nto = \"a\"\n[footer]\nlinks = [{ title = \"B\", to = \"b\" }]\n");
  CHECK(linking(site).mistakes == Mistakes{});
}

TEST_CASE("a checklist takes questions picked first, then those selected in the order of the banks") {
  CHECK(selected(section("s", "questions = [\"four\", \"two\"]\nselect = { stages = [\"new\"] }")) ==
        "four two one five ");
}

TEST_CASE("every property asked for must hold") {
  CHECK(selected(section("s", "select = { banks = [\"a-first\"] }")) == "one two three ");
  CHECK(selected(section("s", "select = { themes = [\"staff\"], stages = [\"old\"] }")) == "three ");
  CHECK(selected(section("s", "select = { tags = [\"y\", \"x\"] }")) == "two ");
  CHECK(selected(section("s", "select = { priority = \"high\" }")) == "five ");
  CHECK(selected(section("s", "select = { models = [\"other\"] }")) == "one two four five ");
  CHECK(selected(section("s", "select = { models = [\"trust\"], stages = [\"new\", \"old\"] }")) ==
        "one two three four five ");
}

TEST_CASE("a priority selects what has it or a more pressing one, and there must be one of that name") {
  TestSite site = with_checklist(section("s", "select = { banks = [\"p\"], priority = \"soon\" }") +
                                 section("t", "select = { banks = [\"p\"], order = \"priority\" }"));
  const auto of = [](std::string_view id, std::string_view priority) {
    return question(id, fmt::format("priority = \"{}\"\n", priority));
  };
  site.file("vocabulary/v.toml",
            "[[priority]]\nid = \"now\"\ntitle = \"Now\"\n[[priority]]\nid = \"soon\"\ntitle = \"Soon\"\n"
            "[[priority]]\nid = \"late\"\ntitle = \"Late\"\n")
      .file("questions/b-second.toml", bank("Second", question("four") + question("five")))
      .file("questions/p.toml",
            bank("P", question("none") + of("late", "late") + of("soon", "soon") + of("now", "now")));
  CHECK(shown(linking(site)) == "soon now | late none ");
  site.file("questions/b-second.toml", bank("Second", of("four", "nwo") + of("five", "high")));
  const Mistakes mistakes = errors(linking(site).mistakes);
  CHECK(places(mistakes) ==
        Lines{"questions/b-second.toml:8:12+5 unknown-value", "questions/b-second.toml:14:12+6 unknown-value"});
  CHECK(mistakes.front().help == "did you mean \"now\"?");
  CHECK(mistakes.back().help == "it has now, soon, late");
}

TEST_CASE("a limit counts what is selected, and what an earlier section has is not selected again") {
  CHECK(selected(section("a", "questions = [\"two\"]\nselect = { limit = 2 }") +
                 section("b", "select = { limit = 9 }")) == "two one three | four five ");
}

TEST_CASE("what is selected comes in the order asked for, and a limit keeps the first of that order") {
  CHECK(selected(section("s", "select = { order = \"priority\" }")) == "five one two three four ");
  CHECK(selected(section("s", "select = { order = \"priority\", limit = 2 }")) == "five one ");
  CHECK(selected(section("s", "select = { order = \"theme\" }")) == "one two four five three ");
}

TEST_CASE("a section that generates, or that leaves something to be filled in, needs no questions of banks") {
  const std::string field = "[[section.field]]\nid = \"f\"\ntitle = \"F\"\ntype = \"line\"";
  CHECK(checklist_mistakes(section("a", field)) == Mistakes{});
}

TEST_CASE("a question picked twice is reported at the second place") {
  const Mistake mistake =
      only(checklist_mistakes(section("a", "questions = [\"one\"]") + section("b", "questions = [\"two\", \"one\"]")));
  CHECK(mistake.at == "checklists/c.toml:10:21+5");
  CHECK(mistake.code == "question-twice");
}

TEST_CASE("a section without questions is reported, where it selects or where it starts") {
  CHECK(places(checklist_mistakes(section("a", "select = { themes = [\"staff\"], stages = [\"new\"] }") +
                                  section("b", ""))) ==
        Lines{"checklists/c.toml:6:10+40 empty-section", "checklists/c.toml:7:1+11 empty-section"});
}

TEST_CASE("what is picked must be a question") {
  const Mistakes mistakes = checklist_mistakes(section("a", "questions = [\"one\", \"tow\", \"trust\"]"));
  CHECK(places(mistakes) ==
        Lines{"checklists/c.toml:6:21+5 unknown-reference", "checklists/c.toml:6:28+7 not-a-question"});
  CHECK(mistakes[0].help == "did you mean \"two\" (Is it two?)?");
}

TEST_CASE("a checklist repeats the questions of a bank as HTML, and their mentions stay the bank's") {
  TestSite site = with_checklist(section("s", "questions = [\"linked\"]"));
  site.file("questions/third.toml",
            bank("Third",
                 "[[question]]\nid = \"linked\"\ntext = \"Is a [[trust]] *right*?\"\nwhy = \"W\"\nevidence = [\"E\"]\n"
                 "ask = [\"A\"]\ntheme = \"money\"\nstages = [\"new\"]\n"));
  const Linking result = linking(site);
  for (const std::string id : {"c", "third"}) {
    REQUIRE(result.page(id).questions.size() == 1);
    const link::LinkedQuestion& each = result.page(id).questions.front();
    CHECK(each.text == "Is a <a href=\"../models/trust.html\">trust</a> <em>right</em>?");
    CHECK(each.why == "W");
    CHECK(each.evidence == Lines{"E"});
    CHECK(each.ask == Lines{"A"});
  }
  CHECK(result.uses_of("trust") == Lines{"a-first#: ", "third#: Is a <mark>trust</mark> right?"});
}

TEST_CASE("the errors of all pages come in one run, sorted by file, line and column") {
  TestSite site;
  for (const std::string name : {"c", "a", "b"})
    site.file("guidance/" + name + ".md", front(name) + "[[x-two]]\n\n![d](no.svg) [[x-one]]\n");
  site.file("models/trust.md", front("Trust", "family = \"x\"\n") + "[@y]\n");
  CHECK(places(errors(linking(site, 4).mistakes)) ==
        Lines{"guidance/a.md:5:1+7 unknown-reference", "guidance/a.md:7:6+6 missing-image",
              "guidance/a.md:7:14+7 unknown-reference", "guidance/b.md:5:1+7 unknown-reference",
              "guidance/b.md:7:6+6 missing-image", "guidance/b.md:7:14+7 unknown-reference",
              "guidance/c.md:5:1+7 unknown-reference", "guidance/c.md:7:6+6 missing-image",
              "guidance/c.md:7:14+7 unknown-reference", "models/trust.md:4:10+3 unknown-value",
              "models/trust.md:6:1+3 unknown-source"});
}

TEST_CASE("linking gives the same with one thread and four") {
  TestSite site;
  site.file("glossary/g.md", front("G") + "## Asset lock (AL)\nIt is.\n## Trust\nIt is.\n")
      .file("sources.toml", source("s"));
  for (int i = 0; i < 50; ++i)
    site.file(fmt::format("guidance/p{}.md", i),
              front(fmt::format("P{}", i), fmt::format("tags = [\"t{}\", \"u{}\"]\n", i % 3, i % 7)) +
                  fmt::format("An AL of a trust [@s, page {}] like [[p{}]] and [[p{}#x]].\n\n## Trust\n\nThe AL. <b>\n",
                              i, i * 7 % 60, i * 3 % 50));
  CHECK(described(linking(site, 4)) == described(linking(site, 1)));
}

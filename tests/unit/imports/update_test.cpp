#include "imports/update.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "sheets.h"

using namespace scrutineer;  // NOLINT(google-build-using-namespace)
using imports::FileForm;
using imports::Messages;

namespace {

const imports::Titles other_titles{{"skerrow", "Skerrow"}, {"joint-service", "Joint service"}};

std::string updated(std::string_view file, std::string_view imported_text, FileForm form = FileForm::toml) {
  Messages messages;
  const auto update = imports::update_of(file, imported_text, form, other_titles, messages);
  for (const auto& message : messages.all()) UNSCOPED_INFO(message.text);
  REQUIRE(update);
  const std::string after = imports::edited(file, update->edits);
  const auto again = imports::update_of(after, imported_text, form, other_titles, messages);
  REQUIRE(again);
  CHECK(imports::unified_diff(after, again->edits, "file").empty());  // a third import changes nothing
  return after;
}

constexpr std::string_view imported_text =
    "# Imported from risks.xlsx, A1:C4.\n"
    "title = \"Risks\"  # A1\n"
    "likelihood = [  # --likelihood\n"
    "  { id = \"1\", title = \"1\" },\n"
    "  { id = \"2\", title = \"2\" },\n"
    "]\n"
    "\n"
    "[[category]]\n"
    "id = \"finance\"\n"
    "title = \"Finance\"  # A2\n"
    "\n"
    "[[risk]]  # row 2\n"
    "id = \"income-falls\"\n"
    "category = \"finance\"\n"
    "title = \"Income falls\"\n"
    "likelihood = \"1\"\n"
    "source = { id = \"report\", where = \"row 2\" }\n";

}  // namespace

TEST_CASE("an import that says the same changes nothing, whatever was added by hand") {
  CHECK(updated(imported_text, imported_text) == imported_text);
  const std::string_view by_hand =
      "# Ours.\n"
      "title = \"Our risks\"\n"
      "summary = \"It.\"\n"
      "owner = \"A post\"\n"
      "likelihood = [ { id = \"rare\", title = \"1\" }, { title = \"2\", id = '2' } ]\n"
      "[[risk]]\n"
      "id = \"by-hand\"\n"
      "title = \"By hand\"\n"
      "[[risk]]  # row 2: checked\n"
      "title = '''Income falls'''   # as the board has it\n"
      "id = \"income\"\n"
      "likelihood = \"rare\"\n"
      "category = \"money\"\n"
      "models = [\"trust\"]\n"
      "# A note.\n"
      "source = { where = \"row 2\", id = \"report\", note = \"x\" }\n"
      "[[category]]\n"
      "title = \"Finance\"\n"
      "id = \"money\"\n";
  CHECK(updated(by_hand, imported_text) == by_hand);
}

TEST_CASE("what the sheet says takes the place of what the file says, and its cells follow") {
  const std::string after = updated(
      "[[risk]]  # row 2\nid = \"a\"\ntitle = \"A\"  # B2\nlikelihood = \"low\"  # C2, was high\nnote = \"Ours.\"\n",
      "[[risk]]  # row 3\nid = \"a\"\ntitle = \"A\"  # B3\nlikelihood = \"high\"  # C3\n");
  CHECK(after == "[[risk]]  # row 3\nid = \"a\"\ntitle = \"A\"  # B3\nlikelihood = \"high\"  # C3\nnote = \"Ours.\"\n");
}

TEST_CASE("new things stand where the sheet has them, new keys behind those before them") {
  const std::string after = updated(
      "[[risk]]\nid = \"a\"\ntitle = \"A\"\nnote = \"Ours.\"\n# Mine.\n\n[[risk]]\nid = \"c\"\n",
      "[[risk]]\nid = \"a\"\ntitle = \"A\"\nowner = \"P\"\n\n[[risk]]\nid = \"b\"\n# G3: x\n\n[[risk]]\nid = \"c\"\n");
  CHECK(after ==
        "[[risk]]\nid = \"a\"\ntitle = \"A\"\nowner = \"P\"\nnote = \"Ours.\"\n# Mine.\n\n[[risk]]\nid = \"b\"\n"
        "# G3: x\n\n[[risk]]\nid = \"c\"\n");
}

TEST_CASE("figures of an appraisal are updated by option, under the ids that an editor gave") {
  const std::string after = updated(
      "[[option]]\nid = \"jv\"\ntitle = \"Joint venture\"\npublished = { total = 5, note = \"x\" }  # C9\n"
      "[[criterion]]\nid = \"cost\"\ntitle = \"Cost\"\n[criterion.published]\njv = { value = 3, note = \"Ours.\" }  # "
      "C2\n"
      "[criterion.rationale]\njv = \"By hand.\"\n",
      "[[option]]\nid = \"joint-venture\"\ntitle = \"Joint venture\"\npublished = { total = 6, rank = 1 }  # C9; C10\n"
      "[[criterion]]\nid = \"cost\"\ntitle = \"Cost\"\n[criterion.published]\njoint-venture = 4  # C2\n");
  CHECK(after ==
        "[[option]]\nid = \"jv\"\ntitle = \"Joint venture\"\npublished = { total = 6, note = \"x\", rank = 1 }  # C9; "
        "C10\n"
        "[[criterion]]\nid = \"cost\"\ntitle = \"Cost\"\n[criterion.published]\njv = { value = 4, note = \"Ours.\" }  "
        "# C2\n"
        "[criterion.rationale]\njv = \"By hand.\"\n");
}

TEST_CASE("what an editor wrote in short stays so, and goes by the options of the file") {
  const std::string_view sheet =
      "[[option]]\nid = \"option-1\"\ntitle = \"As now\"\n\n[[option]]\nid = \"trust\"\ntitle = \"Trust\"\n\n"
      "[[criterion]]\nid = \"cost\"\ntitle = \"Cost\"\n[criterion.published]\noption-1 = 5  # C2\ntrust = 2  # D2\n";
  // In the editor's order, which is not the sheet's.
  CHECK(updated("option = [\"Trust\", \"As now\"]\n[[criterion]]\ntitle = \"Cost\"\n"
                "published = [{ value = 1, note = \"N.\" }, 4]\n",
                sheet) ==
        "option = [\"Trust\", \"As now\"]\n[[criterion]]\nid = \"cost\"\ntitle = \"Cost\"\n"
        "published = [{ value = 2, note = \"N.\" }, 5]\n");
  // One that the file has not: its order may be another afterwards.
  CHECK(updated("option = [\"As now\"]\n[[criterion]]\nid = \"cost\"\ntitle = \"Cost\"\npublished = [4]\n", sheet) ==
        "option = [\"As now\", \"Trust\"]\n[[criterion]]\nid = \"cost\"\ntitle = \"Cost\"\n"
        "published = { as-now = 5, trust = 2 }\n");
}

TEST_CASE("figures of a measure are added to a list on lines of its own, or on one") {
  const std::string_view new_values =
      "+++\n[[measure]]\nkey = \"visits\"\nvalues = [\n  { date = \"2015\", value = 1 },  # B2\n  { date = \"2016\", "
      "value = 2 "
      "},  # C2\n]\n+++\n";
  CHECK(updated("+++\ntitle = \"É\"\n[[measure]]\nkey = \"visits\"\nvalues = [\n  { date = \"2015\", value = 1 }  # "
                "B2\n]\n+++\nText.\n",
                new_values, FileForm::front_matter) ==
        "+++\ntitle = \"É\"\n[[measure]]\nkey = \"visits\"\nvalues = [\n  { date = \"2015\", value = 1 },  # B2\n"
        "  { date = \"2016\", value = 2 },  # C2\n]\n+++\nText.\n");
  CHECK(updated("+++\n[[measure]]\nkey = \"visits\"\nvalues = [ { date = \"2015\", value = 9 } ]\n+++\n", new_values,
                FileForm::front_matter) ==
        "+++\n[[measure]]\nkey = \"visits\"\nvalues = [ { date = \"2015\", value = 1 }, { date = \"2016\", value = 2 } "
        "]\n+++\n");
}

TEST_CASE("terms keep what was added to them, and new ones stand where the sheet has them") {
  const std::string_view file =
      "+++\ntitle = \"Words\"\n+++\n\n## Trust\nAlso: body; charity\nLink: never\n\n<!-- row 2 -->\n\nA body. [@a, row "
      "2]\n\nMore "
      "[[of-it]].\n\n## Ours\n\nBy hand.\n";
  CHECK(updated(file,
                "+++\ntitle = \"Words\"\n+++\n\n## Firm\n\n<!-- row 2 -->\n\nOne.\n\n## Trust\nAlso: body; trust "
                "body\n\n<!-- row "
                "3 -->\n\nA body. [@a, row 3]\n",
                FileForm::glossary) ==
        "+++\ntitle = \"Words\"\n+++\n\n## Trust\nAlso: body; charity; trust body\nLink: never\n\n<!-- row 3 -->\n\nA "
        "body. [@a, "
        "row 3]\n\nMore [[of-it]].\n\n## Ours\n\nBy hand.\n\n## Firm\n\n<!-- row 2 -->\n\nOne.\n");
}

TEST_CASE("a file that cannot be read is told, and not touched") {
  for (const auto& [file, form] :
       {std::pair{"title = ", FileForm::toml}, std::pair{"No front matter", FileForm::glossary}}) {
    Messages messages;
    CHECK_FALSE(imports::update_of(file, form == FileForm::toml ? "a = 1\n" : "+++\n+++\n", form, {}, messages));
    CHECK(tests::codes(messages) == std::vector<std::string>{"unreadable-file"});
  }
}

TEST_CASE("differences are shown as diff shows them") {
  const std::string_view text = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
  CHECK(imports::unified_diff(text, {{2, 3, "two"}, {18, 18, "ten\n"}}, "f") ==
        "--- f\n+++ f\n@@ -1,5 +1,5 @@\n 1\n-2\n+two\n 3\n 4\n 5\n@@ -7,3 +7,4 @@\n 7\n 8\n 9\n+ten\n");
  CHECK(imports::unified_diff(text, {{4, 4, "x\n"}}, "f") == "--- f\n+++ f\n@@ -1,5 +1,6 @@\n 1\n 2\n+x\n 3\n 4\n 5\n");
  CHECK(imports::unified_diff(text, {{0, 1, "1"}}, "f").empty());
}

TEST_CASE("texts show the same words whatever links, citations and emphasis an editor gave them") {
  const auto same = [](std::string_view written, std::string_view shown) {
    return imports::shows_same_words(written, shown, other_titles);
  };
  CHECK(same("What it cost: [[skerrow]]", "What it cost: Skerrow"));
  CHECK(same("A [[joint-service]] is one", "A joint service is one"));
  CHECK(same("See [[joint-service|what was learned]] and [this](../a.md).", "See what was learned and this."));
  CHECK(same("So it is [@report, page 3].", "So it is.\\[1a\\]"));
  CHECK(same("So it is. [@report]", "So it is.\\[ours\\]"));
  CHECK(same("**Really** `so`", "Really so"));
  CHECK_FALSE(same("What it cost: [[skerrow]]", "What it cost: Pellbury"));
  CHECK_FALSE(same("What it cost: [[skerrow]]", "What it cost: Skerrow and more"));
  CHECK_FALSE(same("[[nowhere]]", "Nowhere"));
  CHECK_FALSE(same("So it is", "So it is.\\[1a\\]"));  // no citation stands there
  CHECK_FALSE(same("Words", "words"));
  CHECK_FALSE(same("", "x"));
  CHECK(same("", ""));
}

TEST_CASE("a source that the file gives for all stays said once") {
  const std::string file =
      "source = \"report, row 2\"\n[[risk]]\nid = \"income-falls\"\ntitle = \"Income falls\"\nlikelihood = \"1\"\n"
      "[[risk]]\nid = \"other\"\ntitle = \"Other\"\nlikelihood = \"1\"\nsource = \"report, row 2\"\n";
  const auto sheet = [](std::string_view where) {
    return fmt::format(
        "[[risk]]\nid = \"income-falls\"\ntitle = \"Income falls\"\nlikelihood = \"1\"\n"
        "source = {{ id = \"report\", where = \"{0}\" }}\n[[risk]]\nid = \"other\"\ntitle = \"Other\"\n"
        "likelihood = \"1\"\nsource = {{ id = \"report\", where = \"{0}\" }}\n",
        where);
  };
  CHECK(updated(file, sheet("row 2")) == file);
  CHECK(updated(file, sheet("row 3"))
            .find("likelihood = \"1\"\nsource = { id = \"report\", where = \"row 3\" }\n[[risk]]") !=
        std::string::npos);
}

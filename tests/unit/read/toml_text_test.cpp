// What is not TOML is told in an editor's words, by what stands there.
#include "read/toml_text.h"

#include "site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

Mistakes mistakes_in(std::string_view text) {
  base::FileNames names;
  base::Diagnostics out;
  const read::TomlText toml(text, {names.add("a.toml"), 0}, out);
  CHECK((toml.table() == nullptr) == !out.unread_files().empty());
  return mistakes_of(out, names);
}

// The place of the only mistake, "1:9+7", with what is said of it.
struct Told {
  std::string at, message, help;
};
Told told(std::string_view text) {
  CAPTURE(text);
  const Mistake mistake = only(mistakes_in(text));
  return {mistake.at.substr(mistake.at.find(':') + 1), mistake.message, mistake.help};
}

void check(std::string_view text, std::string_view at, std::string_view message, std::string_view help) {
  CAPTURE(text);
  const Told it = told(text);
  CHECK(it.at == at);
  CHECK(it.message.find(message) != std::string::npos);
  CHECK(it.help.find(help) != std::string::npos);
  CAPTURE(it.message, it.help);
}

}  // namespace

TEST_CASE("curly quotation marks are told apart from straight ones, wherever they stand") {
  check("title = “Care”\n", "1:9+6", "“ is not a quotation mark", "type straight ones: \"Care\"");
  check("title = ‘Care’ # so\n", "1:9+6", "‘ is not a quotation mark", "\"Care\"");
  check("title = \"Care”\nb = 1\n", "1:14+1", "ends with a curly one (”)", "\"Care\"");
  check("tags = [“care”, \"b\"]\n", "1:9+6", "“ is not", "\"care\"");
  check("source = { id = \"a\", where = “p” }\n", "1:30+3", "“ is not", "\"p\"");
  check("“title” = \"x\"\n", "1:1+7", "the key “title” stands between curly quotation marks", "title = …");
}

TEST_CASE("a quotation mark inside text is shown where it ends the text, with how to write it") {
  check("title = \"the \"best\" one\"\n", "1:14+1", "ends the text", "\"the \\\"best\\\" one\"");
  check("title = 'the council's own'\n", "1:21+1", "ends the text", "\"the council's own\"");
  check("title = \"Care\" and more\n", "1:16+8", "\"and more\" stands behind the text", "before the closing");
  check("title = \"Care\",\n", "1:15+1", "\",\" stands behind the value", "take it out");
  check("title = \"A\" summary = \"B\"\n", "1:13+7", "\"summary\" begins on the line of another key",
        "a line of its own");
}

TEST_CASE("dates are read as people write them, and those that do not exist are said to be none") {
  const std::string_view right = "write 2024-05-03";
  for (const std::string_view date :
       {"3 May 2024", "3rd May, 2024", "May 3, 2024", "2024-5-3", "2024/05/03", "2024.5.3"})
    check(fmt::format("date = {}\n", date), fmt::format("1:8+{}", date.size()), date, right);
  check("date = 03/05/2024\n", "1:8+10", "03/05/2024", "2024-05-03 if the day comes first");
  check("date = 13.05.2024\n", "1:8+10", "13.05.2024", "write 2024-05-13 for 13 May 2024");
  check("date = 05/13/2024\n", "1:8+10", "05/13/2024", "write 2024-05-13");
  check("date = 2024-02-30\n", "1:8+10", "there is no 30 February 2024", "February 2024 has 29 days");
  check("date = 31 June 2023 # ?\n", "1:8+12", "there is no 31 June 2023", "June 2023 has 30 days");
  check("date = 2024-13-01\n", "1:8+10", "there is no month 13", "the year, the month and the day");
  check("date = 2024-05\n", "1:8+7", "2024-05 is a month", "\"2024-05\"");
  check("date = May 2024\n", "1:8+8", "May 2024 is a month", "\"2024-05\"");
}

TEST_CASE("numbers are read as people write them") {
  check("n = 1,380\n", "1:5+5", "no commas or spaces", "write 1380;");
  check("n = 12 500\n", "1:5+6", "no commas or spaces", "write 12500;");
  check("n = 1,5\n", "1:5+3", "behind a point", "write 1.5;");
  check("n = 20%\n", "1:5+3", "percent", "write 20; or \"20%\" in quotation marks");
  check("n = £5m\n", "1:5+3", "money", "write 5000000;");
  check("n = £1,380.50\n", "1:5+9", "money", "write 1380.50;");
  check("n = £2.25bn\n", "1:5+7", "money", "write 2250000000;");
  check("n = –5\n", "1:5+2", "minus sign", "write -5;");
  check("n = 007\n", "1:5+3", "begins with a zero", "write 7;");
  check("n = .5\n", "1:5+2", "before the point", "write 0.5");
  check("n = 5.\n", "1:5+2", "behind the point", "write 5");
  check("n = 12 months\n", "1:5+9", "behind its digits", "write the number alone; or \"12 months\"");
  check("n = 99999999999999999999\n", "1:5+20", "too large for a number", "up to 18 digits");
}

TEST_CASE("answers and words without quotation marks") {
  check("draft = yes\n", "1:9+3", "yes", "write true");
  check("draft = False\n", "1:9+5", "False", "write false");
  check("title = Joint venture\n", "1:9+13", "Joint venture stands here without quotation marks", "\"Joint venture\"");
  check("tags = [care, homes]\n", "1:9+4", "care stands here without", "\"care\"");
}

TEST_CASE("backslashes in paths") {
  check("p = \"C:\\docs\\plan.pdf\"\n", "1:8+2", "\"\\d\" means nothing", "\"C:/docs/plan.pdf\"");
  check("p = \"C:\\Users\"\n", "1:8+2", "\"\\U\" means nothing", "\"C:/Users\"");
  check("p = \"C:\\new\"\n", "1:8+2", "\"\\n\" in this path", "\"C:/new\"");
  check("p = \"docs\\table.pdf\"\n", "1:10+2", "\"\\t\" in this path", "\"docs/table.pdf\"");
  check("p = \"50\\% of it\"\n", "1:8+2", "\"\\%\" means nothing", "\\\\ for a backslash");
  CHECK(mistakes_in("p = \"one line\\nand another\"\n").empty());
}

TEST_CASE("what is not closed is shown where it begins") {
  check("tags = [\"a\", \"b\"\ntitle = \"x\"\n", "1:8+1", "list that begins here does not end", "]");
  check("tags = [\"a\",\n\"b\"\n", "1:8+1", "list that begins here does not end", "]");
  check("title = \"abc\nb = 2\n", "1:9+4", "does not end on its line", "\"\"\"");
  check("title = \"\"\"abc\n\nb = 1\n", "1:9+3", "does not end", "close it with \"\"\"");
  check("[[source]\nid = \"a\"\n", "1:1+9", "[[source]", "write [[source]]");
  check("[colours\nid = \"a\"\n", "1:1+8", "[colours", "write [colours]");
  check("source = { id = \"a\",\n  where = \"b\" }\n", "1:10+1", "does not end on its line", "}");
  check("tags = [\"a\" \"b\"]\n", "1:13+1", "a comma is missing", "commas");
  check("source = { id = \"a\" where = \"b\" }\n", "1:21+5", "a comma is missing before \"where\"", "braces");
  check("source = { id = \"a\", }\n", "1:20+1", "comma has nothing behind it", "take it out");
}

TEST_CASE("keys and their signs") {
  check("review by = 2024-05-03\n", "1:1+9", "a key has no spaces", "write review_by = …");
  check("title: \"Care\"\n", "1:6+1", "followed by :", "write title = \"Care\"");
  check("title: Care homes\n", "1:6+1", "followed by :", "write title = \"Care homes\"");
  check("title \"Care\"\n", "1:1+5", "not followed by =", "write title = \"Care\"");
  check("title\n", "1:1+5", "not followed by =", "title = \"…\"");
  check("title =\n", "1:1+5", "has no value", "title = \"…\"");
  check("= 3\n", "1:1+1", "no key before this =", "key = value");
  check("// so\n", "1:1+5", "not how a comment begins", "#");
  check("Some words that came here by mistake.\n", "1:1+37", "neither a key with a value nor a table", "#");
  check("\u00A0title = \"x\"\n", "1:1+1", "a no-break space (U+00A0)", "delete it");
  check("title =\u00A0\"x\"\n", "1:8+1", "a no-break space", "delete it");
}

TEST_CASE("what stands twice is told with the first, and what is missing before it") {
  check("id = \"a\"\n\nid = \"b\"\n", "3:1+2", "\"id\" stands here a second time", "the first stands on line 1");
  // A heading is missing: the first key says so, the others follow from it.
  check("[[source]]\nid = \"a\"\ntitle = \"A\"\nid = \"b\"\ntitle = \"B\"\n", "4:1+2",
        "\"id\" stands here a second time",
        "the first stands on line 2; take one of them out; if this begins the next [[source]], a line with [[source]]");
  check("[a]\nb = 1\n[a]\nc = 1\n", "3:1+3", "[a] cannot stand here", "put its keys together");
  check("[[a]]\nb = 1\n[a]\nc = 1\n", "3:1+3", "[a] cannot stand here", "[[a]]");
}

TEST_CASE("every mistake of a file is found, as far as one does not follow from another") {
  CHECK(places(mistakes_in("a = “x”\nb = 3 May 2024\nc = 20%\nd = \"fine\"\n[t]\nf = yes\n")) ==
        Lines{"a.toml:1:5+3 toml-syntax", "a.toml:2:5+10 toml-syntax", "a.toml:3:5+3 toml-syntax",
              "a.toml:6:5+3 toml-syntax"});
  // Behind a list or a text that does not end nobody knows what is meant.
  CHECK(places(mistakes_in("a = [1, x\n2]\nb = yes\n")) == Lines{"a.toml:1:9+1 toml-syntax"});
  CHECK(places(mistakes_in("a = \"\"\"\nb = yes\n")) == Lines{"a.toml:1:5+3 toml-syntax"});
  CHECK(places(mistakes_in("a = \"\"\"\nq = “fine”\n\"\"\"\nb = yes\n")) == Lines{"a.toml:4:5+3 toml-syntax"});
}

TEST_CASE("escapes that stand for characters nobody can see are reported at their place") {
  CHECK(places(mistakes_in("t = \"a\\\"b\\u0007c\"\nu = 'a\\u0007'\n")) == Lines{"a.toml:1:10+6 control-character"});
  CHECK(places(mistakes_in("t = \"\"\"\na\\u202Eb\"\"\"\n")) == Lines{"a.toml:2:2+6 control-character"});
  CHECK(mistakes_in("t = \"\\u00E9\\n\\t\"\n").empty());
}

TEST_CASE("what would make the parser go too deep is refused before it does") {
  std::string key = "a";
  for (int i = 0; i < 40'000; ++i) key += ".a";
  CHECK(places(mistakes_in("b = 1\n  " + key + " = 1\n")) == Lines{"a.toml:2:3+63 too-deep"});
  CHECK(of_code(mistakes_in("[" + key + "]\n"), "too-deep").size() == 1);
  CHECK(places(mistakes_in("a = " + std::string(40'000, '[') + std::string(40'000, ']'))) ==
        Lines{"a.toml:1:69+1 too-deep"});
  CHECK(mistakes_in("t = \"" + std::string(500, '.') + "\" # " + std::string(500, '[') + "\n").empty());
}

TEST_CASE("a path with backslashes is told as one, not as the characters that it stands for") {
  const Mistake mistake = only(mistakes_in("logo = \"images\\new\\table.svg\"\n"));
  CHECK(mistake.code == "path-escape");
  CHECK(mistake.at == "a.toml:1:15+2");
  CHECK(mistake.help == "write paths with /, as in \"images/new/table.svg\"");
}

#include "read/table_reader.h"

#include <array>
#include <functional>

#include "site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

// What is reported when `read` takes what it wants from a table.
Mistakes reported(std::string_view text, const std::function<void(read::TableReader&)>& read,
                  std::uint32_t lines_before = 0) {
  base::FileNames names;
  base::Diagnostics out;
  const read::Place place{names.add("a.toml"), lines_before};
  const read::TomlText toml(text, place, out);
  if (toml.table()) {
    read::TableReader table(toml, out);
    read(table);
    table.finish();
  }
  return mistakes_of(out, names);
}

template <class Result>
Result value(std::string_view text, const std::function<Result(read::TableReader&)>& read) {
  Result result{};
  const Mistakes mistakes = reported(text, [&](read::TableReader& table) { result = read(table); });
  CHECK(mistakes == Mistakes{});
  return result;
}

// Where a passage's first character stands: "line:column".
std::string start_of(std::string_view text) {
  const auto passage =
      value<std::optional<catalogue::Text>>(text, [](read::TableReader& table) { return table.passage("key"); });
  REQUIRE(passage);
  return fmt::format("{}:{}", passage->span.line, passage->span.column);
}

}  // namespace

TEST_CASE("a key nobody knows is reported at the key, with the nearest one that can stand there") {
  const Mistake mistake = only(reported("title = \"T\"\n  sumary = \"S\"\n", [](read::TableReader& table) {
    (void)table.text("title");
    (void)table.text("summary");
  }));
  CHECK(mistake.at == "a.toml:2:3+6");
  CHECK(mistake.code == "unknown-key");
  CHECK(mistake.message == "\"sumary\" is not a key that can stand here");
  CHECK(mistake.help == "did you mean \"summary\"?");
}

TEST_CASE("a key like no other is reported with all that can stand there, sorted") {
  CHECK(only(reported("colour = 1\n", [](read::TableReader& table) {
          (void)table.text("title");
          (void)table.text("by");
        })).help == "the keys are by, title");
}

TEST_CASE("columns and lengths count characters, not bytes") {
  CHECK(only(reported("\"clé\" = \"é\"\n", [](read::TableReader&) {})).at == "a.toml:1:1+3");
  CHECK(only(reported("x = { y = \"ééé\", key = 1 }\n", [](read::TableReader& table) {
          auto inner = table.table("x");
          REQUIRE(inner);
          (void)inner->text("y");
          (void)inner->text("key");
        })).at == "a.toml:1:24+1");
}

TEST_CASE("every reader reports a value of the wrong type at the value and goes on without it") {
  struct Case {
    std::string_view written;
    std::function<void(read::TableReader&)> read;
    std::string_view at, message, help;
  };
  const std::array cases{
      Case{"key = 7", [](auto& t) { CHECK_FALSE(t.text("key")); }, "a.toml:1:7+1", "\"key\" is a whole number",
           "expected text in quotation marks: write key = \"7\""},
      Case{"key = [\"a\"]", [](auto& t) { CHECK_FALSE(t.passage("key")); }, "a.toml:1:7+5", "\"key\" is a list",
           "expected text in quotation marks"},
      Case{"key = \"a\"", [](auto& t) { CHECK(t.texts("key").empty()); }, "a.toml:1:7+3", "\"key\" is text",
           "expected a list of text, such as [\"one\", \"two\"]: write key = [\"a\"]"},
      Case{"key = [\"a\", 1.5]", [](auto& t) { CHECK(t.texts("key") == Lines{"a"}); }, "a.toml:1:13+3",
           "\"key\" is a number", "expected text in quotation marks"},
      Case{"key = \"yes\"", [](auto& t) { CHECK(t.flag("key", true)); }, "a.toml:1:7+5", "\"key\" is text",
           "expected true or false, without quotation marks: write key = true"},
      Case{"key = 1.5", [](auto& t) { CHECK_FALSE(t.integer("key")); }, "a.toml:1:7+3", "\"key\" is a number",
           "expected a whole number"},
      Case{"key = true", [](auto& t) { CHECK_FALSE(t.figure("key")); }, "a.toml:1:7+4", "\"key\" is true or false",
           "expected a number"},
      Case{"key = \"2026-11-21\"", [](auto& t) { CHECK_FALSE(t.date("key")); }, "a.toml:1:7+12", "\"key\" is text",
           "expected a date such as 2026-11-21, without quotation marks: write key = 2026-11-21"},
      Case{"key = 2026-11-21T10:00:00", [](auto& t) { CHECK_FALSE(t.date("key")); }, "a.toml:1:7+19",
           "\"key\" is a date with a time", "expected a date such as 2026-11-21, without quotation marks"},
      Case{"key = 2017", [](auto& t) { CHECK_FALSE(t.fact_date("key")); }, "a.toml:1:7+4", "\"key\" is a whole number",
           "expected a year, month or day in quotation marks: \"2017\", \"2017-04\" or \"2017-04-03\": "
           "write key = \"2017\""},
      Case{"key = 1", [](auto& t) { CHECK_FALSE(t.id("key")); }, "a.toml:1:7+1", "\"key\" is a whole number",
           "expected text in quotation marks: write key = \"1\""},
      Case{"key = \"a\"", [](auto& t) { CHECK(t.ids("key").empty()); }, "a.toml:1:7+3", "\"key\" is text",
           "expected a list of text, such as [\"one\", \"two\"]: write key = [\"a\"]"},
      Case{"key = 1", [](auto& t) { CHECK_FALSE(t.source("key")); }, "a.toml:1:7+1", "\"key\" is a whole number",
           "expected the id of a source, or { id = \"…\", where = \"…\" }"},
      Case{"key = \"a\"", [](auto& t) { CHECK(t.sources("key").empty()); }, "a.toml:1:7+3", "\"key\" is text",
           "expected a list of sources, such as [\"cfps-2017\"]: write key = [\"a\"]"},
      Case{"key = \"a\"", [](auto& t) { CHECK_FALSE(t.table("key")); }, "a.toml:1:7+3", "\"key\" is text",
           "expected a table: [key] or { … }"},
      Case{"[key]\n", [](auto& t) { CHECK(t.tables("key").empty()); }, "a.toml:1:1+5", "\"key\" is a table",
           "expected a list of tables, each starting with [[key]]"},
      Case{"key = [ 1 ]", [](auto& t) { CHECK(t.tables("key").empty()); }, "a.toml:1:9+1", "\"key\" is a whole number",
           R"(expected tables between braces, such as { id = "…" }, in this list)"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.written);
    const Mistake mistake = only(reported(each.written, each.read));
    CHECK(mistake.code == "wrong-type");
    CHECK(mistake.at == each.at);
    CHECK(mistake.message == each.message);
    CHECK(mistake.help == each.help);
  }
}

TEST_CASE("a missing key is reported where the table it is missing from starts") {
  CHECK(places(reported("other = 1\n[[item]]\nname = \"x\"\n", [](read::TableReader& table) {
          (void)table.integer("other");
          CHECK(table.required_text("title").empty());
          for (read::TableReader& item : table.tables("item")) {
            (void)item.text("name");
            item.require("date");
            (void)item.date("date");
          }
        })) == Lines{"a.toml:1:1+1 missing-key", "a.toml:2:1+8 missing-key"});
}

TEST_CASE("a required text that is empty is as good as missing") {
  const Mistake mistake =
      only(reported("title = \"\"\n", [](read::TableReader& table) { (void)table.required_text("title"); }));
  CHECK(mistake.at == "a.toml:1:9+2");
  CHECK(mistake.message == "\"title\" is empty");
}

TEST_CASE("a fact's date may be a year, a month or a day that exists") {
  const auto read = [](read::TableReader& table) { return table.fact_date("key"); };
  using Date = std::optional<base::PartialDate>;
  CHECK(value<Date>("key = \"2017\"", read)->iso() == "2017");
  CHECK(value<Date>("key = \"2017-04\"", read)->iso() == "2017-04");
  CHECK(value<Date>("key = \"2017-04-03\"", read)->iso() == "2017-04-03");
  CHECK(value<Date>("key = 2017-04-03", read)->iso() == "2017-04-03");
  for (const std::string_view wrong : {"key = \"2017-13\"", "key = \"2017-02-29\"", "key = \"April\"", "key = \"\""}) {
    const Mistake mistake =
        only(reported(wrong, [](read::TableReader& table) { CHECK_FALSE(table.fact_date("key")); }));
    CHECK(mistake.code == "bad-date");
    CHECK(mistake.at.starts_with("a.toml:1:7+"));
  }
}

TEST_CASE("years begin with 1, which TOML does not know") {
  const auto read_all = [](read::TableReader& table) {
    CHECK_FALSE(table.date("a"));
    CHECK_FALSE(table.fact_date("b"));
    CHECK_FALSE(table.text("c"));
  };
  const auto mistakes = reported("a = 0000-01-01\nb = 0000-12-31\nc = 0000-01-01\n", read_all);
  REQUIRE(mistakes.size() == 3);
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(mistakes[i].code == "bad-date");
    CHECK(mistakes[i].help == "expected a year from 1 to 9999");
  }
  CHECK(mistakes[0].message == "\"0000-01-01\" is not a date");
  CHECK(mistakes[2].message == "\"c\" is a date");
  CHECK(mistakes[2].help == "expected text in quotation marks");
}

TEST_CASE("a day that does not exist keeps the file from parsing, at its place") {
  const Mistake mistake = only(reported("a = 1\nkey = 2026-02-30\n", [](read::TableReader&) {}));
  CHECK(mistake.code == "toml-syntax");
  CHECK(mistake.at.starts_with("a.toml:2:"));
}

TEST_CASE("what is not TOML is reported at the character that is wrong, counted in the editor's file") {
  CHECK(only(reported(
                 "title = T\n", [](read::TableReader&) {}, 1))
            .at == "a.toml:2:9+1");
  CHECK(only(reported("a = 1\na = 2\n", [](read::TableReader&) {})).at == "a.toml:2:1+1");
  CHECK(only(reported("a = [1,\n\n", [](read::TableReader&) {})).code == "toml-syntax");
}

TEST_CASE("an id that a table defines must look like one") {
  for (const std::string_view id : {"Upper", "a--b", "-a", "a-", "a b", "a_b", "é"}) {
    CAPTURE(id);
    const std::string text = fmt::format("id = \"{}\"", id);
    const Mistake mistake = only(reported(text, [](read::TableReader& table) { (void)table.own_id("id"); }));
    CHECK(mistake.code == "bad-id");
    CHECK(mistake.at.starts_with("a.toml:1:6+"));
    CHECK_FALSE(read::is_id(id));
  }
  CHECK_FALSE(read::is_id(""));
  CHECK(read::is_id("joint-venture-2"));
  CHECK(read::is_id("7"));
}

TEST_CASE("an id that a table defines does not look like one of the theme") {
  const Mistake mistake =
      only(reported("id = \"app-sums\"", [](read::TableReader& table) { (void)table.own_id("id"); }));
  CHECK(mistake.code == "bad-id");
  CHECK(mistake.at == "a.toml:1:6+10");
}

TEST_CASE("a value that is not one of those offered is reported with the nearest") {
  constexpr std::array<std::string_view, 3> names{"guidance", "report", "law"};
  const Mistake mistake = only(
      reported("kind = \"reprot\"\n", [&](read::TableReader& table) { CHECK_FALSE(table.choice("kind", names)); }));
  CHECK(mistake.at == "a.toml:1:8+8");
  CHECK(mistake.code == "unknown-value");
  CHECK(mistake.help == "did you mean \"report\"? It can be guidance, report, law");
  CHECK(value<std::optional<std::size_t>>("kind = \"law\"",
                                          [&](read::TableReader& table) { return table.choice("kind", names); }) == 2U);
}

TEST_CASE("a source is an id, or an id and the place in it") {
  using Source = std::optional<catalogue::SourceRef>;
  const auto read = [](read::TableReader& table) { return table.source("source"); };
  const Source plain = value<Source>("source = \"cfps-2017\"", read);
  REQUIRE(plain);
  CHECK(plain->id == "cfps-2017");
  CHECK(plain->where.empty());
  CHECK(plain->span.column == 10);
  const Source placed = value<Source>("source = { where = \"page 9\", id = \"cfps-2017\" }", read);
  REQUIRE(placed);
  CHECK(placed->id == "cfps-2017");
  CHECK(placed->where == "page 9");
  CHECK(placed->span.column == 35);
  CHECK(places(reported("sources = [ \"a\", { wher = \"page 9\" }, 3 ]", [](read::TableReader& table) {
          CHECK(table.sources("sources").size() == 2);
        })) == Lines{"a.toml:1:18+19 missing-key", "a.toml:1:20+4 unknown-key", "a.toml:1:39+1 wrong-type"});
}

TEST_CASE("a text knows where its first character stands, whatever its quotation marks") {
  CHECK(start_of("key = \"text\"") == "1:8");
  CHECK(start_of("key = 'text'") == "1:8");
  CHECK(start_of("key = \"\"\"text\"\"\"") == "1:10");
  CHECK(start_of("key = \"\"\"\ntext\"\"\"") == "2:1");
  CHECK(start_of("key = \"\"\"text\nmore\"\"\"") == "1:10");
  CHECK(start_of("key = \"\"\"\ntext\nmore\n\"\"\"") == "2:1");
  CHECK(start_of("key = \"one \\\"escape\\\" or two\"") == "1:8");
}

TEST_CASE("lists of text keep the place of each") {
  const auto texts = value<std::vector<catalogue::Text>>(
      "key = [\n  \"one\",\n  '''two''',\n]", [](read::TableReader& table) { return table.passages("key"); });
  REQUIRE(texts.size() == 2);
  CHECK(texts[0].markdown == "one");
  CHECK(texts[0].span.line == 2);
  CHECK(texts[0].span.column == 4);
  CHECK(texts[1].span.line == 3);
  CHECK(texts[1].span.column == 6);
}

TEST_CASE("one run finds every mistake of a table, top to bottom") {
  CHECK(places(reported("titel = \"T\"\norder = \"first\"\ndate = \"soon\"\n[inner]\nid = \"A\"\n",
                        [](read::TableReader& table) {
                          (void)table.required_text("title");
                          (void)table.integer("order");
                          (void)table.fact_date("date");
                          auto inner = table.table("inner");
                          REQUIRE(inner);
                          (void)inner->own_id("id");
                          inner->finish();
                        })) == Lines{"a.toml:1:1+1 missing-key", "a.toml:1:1+5 unknown-key", "a.toml:2:9+7 wrong-type",
                                     "a.toml:3:8+6 bad-date", "a.toml:5:6+3 bad-id"});
}

TEST_CASE("a number is taken as it is written, to the last decimal") {
  const auto figure = [](std::string_view text) {
    return value<std::optional<base::Figure>>(text, [](read::TableReader& table) { return table.figure("key"); });
  };
  CHECK(figure("key = 57.0") == base::Figure{57, 1});
  CHECK(figure("# é\nkey = -0.123456789 # less\n") == base::Figure{base::Rational(-123456789, 1'000'000'000), 9});
  CHECK(figure("key = 1_250_000\n") == base::Figure{1'250'000, 0});
  CHECK(figure("key = +1e12\n") == base::Figure{1'000'000'000'000, 0});
  CHECK(figure("key = 0x1F\n") == base::Figure{31, 0});
  CHECK(figure("key = 123456789012.123456789") ==
        base::Figure{base::Rational(123456789012) + base::Rational(123456789, 1'000'000'000), 9});

  // Behind other characters of the line, and in tables in it.
  const auto inner =
      value<std::optional<base::Figure>>("\"é\" = { note = \"weight × score\", key = 0.6111 }\n",
                                         [](read::TableReader& table) { return table.table("é")->figure("key"); });
  CHECK(inner == base::Figure{base::Rational(6111, 10000), 4});
}

TEST_CASE("a number that is too large or too finely divided is reported with the limit") {
  for (const char* written : {"1000000000001", "-1e13", "0.1234567891", "1e-10", "inf", "-inf", "nan", "1e300"}) {
    const Mistake mistake = only(reported(fmt::format("x = 1\nkey = {}\n", written), [](read::TableReader& table) {
      CHECK_FALSE(table.figure("key"));
      static_cast<void>(table.integer("x"));
    }));
    CHECK(mistake.at.starts_with("a.toml:2:7"));
    CHECK(mistake.message == fmt::format("\"key\" cannot be {}", written));
    CHECK(mistake.help == "expected a number of at most 1,000,000,000,000, with at most nine decimals");
  }
}

TEST_CASE("a value of the wrong type is shown as it should be written, where that is plain") {
  const auto help = [](std::string_view text, auto read) { return only(reported(text, read)).help; };
  const auto integer = [](read::TableReader& table) { (void)table.integer("key"); };
  CHECK(help("key = \"4\"", integer) == "expected a whole number: write key = 4");
  CHECK(help("key = \"1,380\"", integer) == "expected a whole number: write key = 1380");
  CHECK(help("key = \"four\"", integer) == "expected a whole number");
  const auto flag = [](read::TableReader& table) { (void)table.flag("key", false); };
  CHECK(help("key = \"true\"", flag).ends_with("write key = true"));
  CHECK(help("key = \"Yes\"", flag).ends_with("write key = true"));
  const auto date = [](read::TableReader& table) { (void)table.date("key"); };
  CHECK(help("key = \"2024-05-03\"", date).ends_with("write key = 2024-05-03"));
  CHECK(help("key = \"3 May 2024\"", date).ends_with("write key = 2024-05-03"));
  const auto text = [](read::TableReader& table) { (void)table.text("key"); };
  CHECK(help("key = 2024", text).ends_with("write key = \"2024\""));
  const auto texts = [](read::TableReader& table) { (void)table.texts("key"); };
  CHECK(help("key = \"one\"", texts).ends_with("write key = [\"one\"]"));
}

TEST_CASE("a key that stands below a table is told where it would belong") {
  const Mistake notice = only(TestSite().setting("notice = \"N\"\n").read().mistakes);
  CHECK(notice.at == "site.toml:19:1+6");
  CHECK(notice.code == "unknown-key");
  CHECK(notice.help == "it stands below [[question_theme]] and so belongs to it: move it above the first [table]");
  // `name` is true or false in front matter, and [[question]] is the table itself.
  const std::string bank = "title = \"Q\"\nsummary = \"S.\"\n[[question]]\nid = \"q\"\ntext = \"Why?\"\n";
  for (const char* key : {"name = \"Q\"\n", "question = \"Q\"\n"})
    CHECK(only(TestSite().file("questions/b.toml", bank + key).read().mistakes).help.starts_with("the keys are "));
  // A table between braces is where its editor put it.
  CHECK(only(TestSite()
                 .file("guidance/a.md", front("A", "changes = [{ date = 2024-01-01, note = \"N\", tags = 1 }]\n"))
                 .read()
                 .mistakes)
            .help.starts_with("the keys are date, note"));
}

TEST_CASE("Markdown in text that takes none is told at its place") {
  const auto told = [](std::string_view text) {
    return reported(text, [](read::TableReader& table) { (void)table.text("key"); });
  };
  const Mistake bold = only(told("key = \"A \\\"**bold**\\\" title\""));
  CHECK(bold.code == "markdown-in-text");
  CHECK_FALSE(bold.is_error);
  CHECK(bold.at == "a.toml:1:12+8");
  CHECK(bold.message == "\"key\" takes no Markdown: readers would see **bold**");
  for (const char* written : {"[it](a.md)", "[[trust]]", "[@report, page 2]", "`code`"}) {
    const Mistake mistake = only(told(fmt::format("key = \"é {}.\"", written)));
    CHECK(mistake.at == fmt::format("a.toml:1:10+{}", std::string_view(written).size()));
  }
  for (const char* plain : {"2 * 3 * 4", "snake_case_name", "[sic]", "a ** b", "(see [x] (y))", "it's ``"})
    CHECK(told(fmt::format("key = \"{}\"", plain)) == Mistakes{});
}

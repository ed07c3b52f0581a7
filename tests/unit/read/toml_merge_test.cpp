// One TOML text over another: what is amended, added and hidden, and that every value keeps its place.
#include "read/toml_merge.h"

#include <random>
#include <set>
#include <sstream>

#include <toml++/toml.h>

#include "read/table_reader.h"
#include "read/translation_merge.h"
#include "site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)
using read::ChangedItem;
using read::Replacement;

namespace {

std::string written(const toml::table& table) {
  std::ostringstream out;
  out << table;
  return out.str();
}

// Texts over each other, the lowest first.
struct Merged {
  explicit Merged(const std::vector<std::string>& texts) {
    toml::table all = toml::parse(texts.front());
    for (std::size_t i = 1; i < texts.size(); ++i)
      read::merge(all, toml::parse(texts[i], std::string_view(std::string(1, static_cast<char>(i)))), replaced, items);
    text = written(all);
  }
  std::string text;
  std::vector<Replacement> replaced;
  std::vector<ChangedItem> items;

  [[nodiscard]] Lines changed() const {
    Lines lines;
    for (const ChangedItem& item : items)
      lines.push_back(fmt::format("{} {} {}", item.is_added ? "adds" : "changes", item.path, item.source));
    return lines;
  }
};

// A text, and its translation.
struct Translated {
  Translated(std::string_view original, std::string_view translation) {
    toml::table all = toml::parse(original);
    uneven = read::merge_translation(all, toml::parse(translation, std::string_view("\1")), replaced);
    text = written(all);
  }
  std::string text;
  std::vector<Replacement> replaced;
  std::vector<read::UnevenList> uneven;
};

std::string as_toml(std::string_view text) { return written(toml::parse(text)); }

// A random file: keys from a short list, so that two of them meet often.
class RandomFile {
 public:
  explicit RandomFile(unsigned seed) : random_(seed) {}

  // `keys` and `ids` are what it may use.
  std::string file(const std::vector<std::string>& keys, const std::vector<std::string>& ids) {
    std::string text;
    for (const std::string& key : keys)
      if (chance(2)) text += key + " = " + value() + "\n";
    if (chance(2)) text += "[" + keys.front() + "-table]\n" + values(keys);
    for (const std::string list : {"question", "risk"})
      for (const std::string& id : ids)
        if (chance(2)) text += "[[" + list + "]]\nid = \"" + id + "\"\n" + values(keys);
    return text;
  }

 private:
  bool chance(unsigned in) { return random_() % in == 0; }
  std::string values(const std::vector<std::string>& keys) {
    std::string text;
    for (const std::string& key : keys)
      if (chance(2)) text += key + " = " + value() + "\n";
    return text;
  }
  std::string value() {
    switch (random_() % 4) {
      case 0:
        return std::to_string(random_() % 100);
      case 1:
        return "\"text " + std::to_string(random_() % 100) + "\"";
      case 2:
        return "[1, \"two\", " + std::to_string(random_() % 10) + "]";
      default:
        return "{ id = \"s" + std::to_string(random_() % 3) + "\", where = \"p. 1\" }";
    }
  }
  std::mt19937 random_;
};

}  // namespace

TEST_CASE("keys are merged by name, lists of tables by id, and lists in brackets are replaced") {
  const Merged merged(
      {"title = \"A\"\ntags = [\"x\", \"y\"]\n[colours]\nbrand = \"b\"\n[[question]]\nid = \"q1\"\ntext = "
       "\"One?\"\nwhy = \"W\"\n[[question]]\nid = \"q2\"\ntext = \"Two?\"\n",
       "tags = [\"z\"]\n[colours]\nlink = \"l\"\n[[question]]\nid = \"q3\"\ntext = \"Three?\"\n"
       "[[question]]\nid = \"q1\"\ntext = \"1?\"\n"});
  CHECK(merged.text ==
        as_toml(
            "title = \"A\"\ntags = [\"z\"]\n[colours]\nbrand = \"b\"\nlink = \"l\"\n[[question]]\nid = \"q1\"\ntext = "
            "\"1?\"\nwhy = \"W\"\n[[question]]\nid = \"q2\"\ntext = \"Two?\"\n[[question]]\nid = \"q3\"\ntext = "
            "\"Three?\"\n"));
}

TEST_CASE("what is replaced is told with its path and both texts") {
  const Merged merged({"summary = \"Old\"\n[[question]]\nid = \"q1\"\ntext = \"One?\"\n",
                       "[[question]]\nid = \"q1\"\ntext = \"1?\"\n"});
  REQUIRE(merged.replaced.size() == 1);
  const Replacement& text = merged.replaced.front();
  CHECK(text.path == "question.q1.text");
  CHECK(text.below == "One?");
  CHECK(text.above == "1?");
  CHECK(text.source == 1);
  CHECK(text.line == 3);
}

TEST_CASE("items that are added or changed are told, and those that are written as they were are not") {
  CHECK(Merged({"[[q]]\nid = \"a\"\nn = 1\n[[q]]\nid = \"b\"\n[[q]]\nid = \"c\"\n[[q]]\nid = \"d\"\n",
                "[[q]]\nid = \"a\"\nn = 2\n[[q]]\nid = \"b\"\nnew = 1\n[[q]]\nid = \"c\"\n[[q]]\nid = \"e\"\n",
                "[[q]]\nid = \"e\"\nn = 1\n"})
            .changed() == Lines{"changes q.a 1", "changes q.b 1", "adds q.e 1", "changes q.e 2"});
}

TEST_CASE("histories are joined, and two items of one id stay two") {
  CHECK(Merged({"[[changes]]\nnote = \"a\"\n", "[[changes]]\nnote = \"b\"\n"}).text ==
        as_toml("[[changes]]\nnote = \"a\"\n[[changes]]\nnote = \"b\"\n"));
  CHECK(Merged({"[[q]]\nid = \"a\"\nn = 1\n", "[[q]]\nid = \"a\"\nn = 2\n[[q]]\nid = \"a\"\nn = 3\n"}).text ==
        as_toml("[[q]]\nid = \"a\"\nn = 2\n[[q]]\nid = \"a\"\nn = 3\n"));
}

TEST_CASE("of random files: nothing over a file changes nothing, the same twice no more than once") {
  for (unsigned seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    RandomFile random(seed);
    const std::string below = random.file({"a", "b", "c"}, {"x", "y", "z"});
    const std::string above = random.file({"a", "b", "c"}, {"x", "y", "w"});
    CAPTURE(below, above);
    CHECK(Merged({below, ""}).text == as_toml(below));
    CHECK(Merged({below, ""}).items.empty());
    CHECK(Merged({below}).changed().empty());
    CHECK(Merged({"", below}).text == as_toml(below));
    CHECK(Merged({below, above, above}).text == Merged({below, above}).text);
  }
}

TEST_CASE("of random files: what changes different things may come in either order") {
  for (unsigned seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    RandomFile random(seed);
    const std::string below = random.file({"a", "b", "c", "d"}, {"x", "y", "z"});
    const std::string one = random.file({"a", "b"}, {});
    const std::string other = random.file({"c", "d"}, {});
    CAPTURE(below, one, other);
    CHECK(Merged({below, one, other}).text == Merged({below, other, one}).text);
  }
}

TEST_CASE("of random files: values below stay unless something above has their key, and all that is above is there") {
  for (unsigned seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    RandomFile random(seed);
    const toml::table below = toml::parse(random.file({"a", "b", "c"}, {"x", "y", "z"}));
    const toml::table above = toml::parse(random.file({"a", "b", "c"}, {"x", "y", "w"}));
    const toml::table merged = toml::parse(Merged({written(below), written(above)}).text);
    for (const std::string list : {"question", "risk"})
      for (const std::string id : {"w", "x", "y", "z"}) {
        const auto item = [&](const toml::table& table) -> const toml::table* {
          const auto* const items = table.get_as<toml::array>(list);
          if (!items) return nullptr;
          for (const toml::node& each : *items)
            if (each.as_table()->get("id")->value_or(std::string()) == id) return each.as_table();
          return nullptr;
        };
        const auto *const lower = item(below), *const upper = item(above), *const both = item(merged);
        REQUIRE((both != nullptr) == (lower || upper));
        for (const std::string key : {"a", "b", "c"}) {
          const toml::node* const expected = upper && upper->get(key) ? upper->get(key)
                                             : lower                  ? lower->get(key)
                                                                      : nullptr;
          const toml::node* const found = both ? both->get(key) : nullptr;
          REQUIRE((found != nullptr) == (expected != nullptr));
          if (!found) continue;
          std::ostringstream is, should_be;
          found->visit([&](const auto& value) { is << value; });
          expected->visit([&](const auto& value) { should_be << value; });
          CHECK(is.str() == should_be.str());
        }
      }
  }
}

TEST_CASE("a value that was merged knows the file and the line that it was written on") {
  base::FileNames names;
  base::Diagnostics out;
  const std::string below = "title = 1\n[[question]]\nid = \"q1\"\ntext = 2\nwhy = \"w\"\n";
  const std::string above = "\n\n[[question]]\nid = \"q1\"\ntext = 3\n";
  const read::TomlText toml({{below, {names.add("below.toml")}}, {above, {names.add("above.toml"), 1}}}, out);
  REQUIRE(toml.table());
  read::TableReader top(toml, out);
  (void)top.text("title");
  for (read::TableReader& question : top.tables("question")) {
    (void)question.text("text");
    CHECK(names.path(question.span("why").file) == "below.toml");
    CHECK(names.path(question.span("text").file) == "above.toml");
    CHECK(question.span("text").line == 6);
  }
  CHECK(places(mistakes_of(out, names)) == Lines{"above.toml:6:8+1 wrong-type", "below.toml:1:9+1 wrong-type"});
}

TEST_CASE("hide takes away items of the files below, and says when there is none") {
  base::FileNames names;
  base::Diagnostics out;
  const std::string below = "[[question]]\nid = \"pensions\"\n[[question]]\nid = \"staff\"\n";
  const std::string above = "hide = [\"pensions\", \"stafff\"]\n";
  const read::TomlText toml({{below, {names.add("below.toml")}}, {above, {names.add("above.toml")}}}, out);
  REQUIRE(toml.table());
  CHECK(written(*toml.table()) == as_toml("[[question]]\nid = \"staff\"\n"));
  const Mistake mistake = only(mistakes_of(out, names));
  CHECK(mistake.at == "above.toml:1:21+8");
  CHECK(mistake.code == "nothing-to-hide");
  CHECK(mistake.help == "did you mean \"staff\"?");
}

TEST_CASE("a translation's lists of tables are merged by id however they are written, and by place without ids") {
  const Translated scale(
      "levels = [ { id = \"a\", title = \"A\", score = 1 }, { id = \"b\", title = \"B\", score = 2 } ]",
      "levels = [ { id = \"b\", title = \"Bê\" } ]");
  CHECK(scale.uneven.empty());
  CHECK(scale.text == as_toml("levels = [ { id = \"a\", title = \"A\", score = 1 }, { id = \"b\", title = \"Bê\", "
                              "score = 2 } ]"));
  const Translated changes("changes = [ { date = 2026-01-10, note = \"One\" }, { date = 2026-01-11, note = \"Two\" } ]",
                           "changes = [ {}, { note = \"Dau\" } ]");
  CHECK(changes.uneven.empty());
  CHECK(changes.text ==
        as_toml("changes = [ { date = 2026-01-10, note = \"One\" }, { date = 2026-01-11, note = \"Dau\" } ]"));
  REQUIRE(changes.replaced.size() == 1);
  CHECK(changes.replaced[0].path == "changes.2.note");
  CHECK(changes.replaced[0].below == "Two");
}

TEST_CASE("a list without ids that is longer or shorter in the translation is left as it is, and told") {
  const Translated shorter("[[step]]\nn = 1\n[[step]]\nn = 2\n", "\n[[step]]\ntext = \"Un\"\n");
  REQUIRE(shorter.uneven.size() == 1);
  CHECK(shorter.uneven[0].path == "step");
  CHECK(shorter.uneven[0].below == 2);
  CHECK(shorter.uneven[0].above == 1);
  CHECK(shorter.uneven[0].line == 2);
  CHECK(shorter.text == as_toml("[[step]]\nn = 1\n[[step]]\nn = 2\n"));
  // A language may have other links.
  const Translated links("[[navigation]]\ntitle = \"A\"\nto = \"a\"\n",
                         "[[navigation]]\ntitle = \"B\"\nto = \"b\"\n[[navigation]]\ntitle = \"C\"\nto = \"c\"\n");
  CHECK(links.uneven.empty());
  CHECK(links.text ==
        as_toml("[[navigation]]\ntitle = \"B\"\nto = \"b\"\n[[navigation]]\ntitle = \"C\"\nto = \"c\"\n"));
}

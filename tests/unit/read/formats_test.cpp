#include "read/formats.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "site_fixture.h"

namespace scrutineer::tests {
namespace {

using read::Asked;
using read::FileFormat;
using read::Format;

const Format& format_of(const std::vector<FileFormat>& formats, std::string_view name) {
  const auto found = std::ranges::find(formats, name, &FileFormat::name);
  REQUIRE(found != formats.end());
  return found->format;
}

const Format::Value& value_of(const Format& format, const std::string& key) {
  CAPTURE(key);
  const auto found = std::ranges::find(format.keys, key, [](const auto& each) { return each.first; });
  REQUIRE(found != format.keys.end());
  return found->second;
}

// A site with two scales, whose levels differ, and an attribute of each kind of entry.
std::vector<FileFormat> formats() {
  const auto read =
      TestSite()
          .setting(
              "[[attribute]]\nkey = \"stars\"\nlabel = \"Stars\"\nkinds = [\"model\"]\ntype = \"choice\"\n"
              "choices = [{ id = \"one\", title = \"One\" }, { id = \"two\", title = \"Two\" }]\n"
              "[[judgement_scale]]\nid = \"sun\"\ntitle = \"Sun\"\nby = [\"Sun board\"]\n"
              "levels = [{ id = \"bright\", title = \"Bright\" }, { id = \"dim\", title = \"Dim\" }]\n")
          .read();
  REQUIRE(read.catalogue);
  return read::file_formats(read.catalogue->site);
}

}  // namespace

TEST_CASE("a format has the keys of a kind, what they hold, and which are required") {
  const auto all = formats();
  const Format& model = format_of(all, "model");
  CHECK(model.requires_value(value_of(model, "title")));
  CHECK_FALSE(model.requires_value(value_of(model, "family")));
  CHECK_FALSE(model.requires_value(value_of(model, "owner")));
  CHECK(value_of(model, "last_reviewed").as == std::set{Asked::date});
  CHECK(value_of(model, "sources").as == std::set{Asked::sources});
  const Format& advantage = *value_of(model, "advantage").inner;
  CHECK(advantage.requires_value(value_of(advantage, "text")));
  CHECK(value_of(advantage, "id").as.contains(Asked::own_id));
}

TEST_CASE("records and single risks have the attributes of their kinds") {
  const auto read = TestSite()
                        .setting(
                            "[[attribute]]\nkey = \"cost\"\nlabel = \"Cost\"\ntype = \"money\"\n"
                            "kinds = [\"decision\", \"risk\", \"source\"]\n")
                        .read();
  REQUIRE(read.catalogue);
  const auto all = read::file_formats(read.catalogue->site);
  const auto is_cost = [](const auto& each) { return each.first == "cost"; };
  CHECK(value_of(format_of(all, "decision"), "cost").as == std::set{Asked::figure, Asked::table});
  CHECK(std::ranges::none_of(format_of(all, "risk-register").keys, is_cost));
  CHECK(std::ranges::any_of(value_of(format_of(all, "risk-register"), "risk").inner->keys, is_cost));
  CHECK(std::ranges::any_of(value_of(format_of(all, "sources"), "source").inner->keys, is_cost));
  CHECK(std::ranges::none_of(format_of(all, "model").keys, is_cost));
}

TEST_CASE("an attribute is a value, or a table of it with a note and a source") {
  const auto all = formats();
  const Format::Value& stars = value_of(format_of(all, "model"), "stars");
  CHECK(stars.as == std::set{Asked::choice, Asked::table});
  CHECK(stars.choices == Lines{"one", "two"});
  CHECK(value_of(*stars.inner, "value").choices == Lines{"one", "two"});
}

TEST_CASE("a judgement may be a level of any scale") {
  const auto all = formats();
  const Format::Value& inspection = value_of(format_of(all, "case-study"), "inspection");
  const Lines& levels = value_of(*inspection.inner, "judgement").choices;
  for (const std::string_view level : {"bright", "dim", "not-stated"})
    CHECK(std::ranges::find(levels, level) != levels.end());
}

TEST_CASE("what is required in some files only is not required") {
  const auto all = formats();
  const Format& checklist = format_of(all, "checklist");
  const Format& section = *value_of(checklist, "section").inner;
  const Format& field = *value_of(section, "field").inner;
  CHECK(field.requires_value(value_of(field, "type")));
  CHECK_FALSE(field.requires_value(value_of(field, "columns")));  // of tables
  const Format& model = format_of(all, "model");
  const Format& turning_point = *value_of(model, "turning_point").inner;
  CHECK_FALSE(turning_point.requires_value(value_of(turning_point, "date")));  // unknown = true
}

TEST_CASE("a rule may narrow what it finds in each way that one of the finds takes") {
  const auto all = formats();
  const Format& rule = *value_of(format_of(all, "rule-set"), "rule").inner;
  CHECK(value_of(rule, "within").as == std::set{Asked::integer});
  CHECK(value_of(rule, "codes").as == std::set{Asked::texts});
  CHECK(value_of(rule, "find").choices.size() > 10);
}

TEST_CASE("an id that can be made of words is not required, and others are") {
  const auto all = formats();
  using Lists = std::vector<std::pair<std::string_view, std::string>>;
  for (const auto& [name, list] : Lists{{"model", "advantage"}, {"question-bank", "question"}, {"sources", "source"}}) {
    const Format& item = *value_of(format_of(all, name), list).inner;
    CHECK_FALSE(item.requires_value(value_of(item, "id")));
  }
  const Format& rule = *value_of(format_of(all, "rule-set"), "rule").inner;
  CHECK(rule.requires_value(value_of(rule, "id")));
}

TEST_CASE("where a file may have a source of its own, no part of it needs one") {
  const auto all = formats();
  const Format& model = format_of(all, "model");
  CHECK(value_of(model, "source").as == std::set{Asked::source});
  const Format& called = *value_of(model, "called").inner;
  CHECK_FALSE(called.requires_value(value_of(called, "source")));
}

TEST_CASE("lists of titles stand for tables, and values in the order of the options for those by their ids") {
  const auto all = formats();
  const Format& appraisal = format_of(all, "appraisal");
  CHECK(value_of(appraisal, "option").as == std::set{Asked::tables, Asked::titles});
  CHECK(value_of(appraisal, "criterion").as == std::set{Asked::tables});
  const Format& criterion = *value_of(appraisal, "criterion").inner;
  for (const std::string key : {"published", "rationale", "note"})
    CHECK(value_of(criterion, key).as == std::set{Asked::table, Asked::by_option});
  const Format& option = *value_of(appraisal, "option").inner;
  CHECK_FALSE(value_of(option, "published").as.contains(Asked::by_option));
  const Format& gate = *value_of(appraisal, "gate").inner;
  CHECK(value_of(gate, "results").as == std::set{Asked::table, Asked::by_option});
  const Format& attribute = *value_of(format_of(all, "vocabulary"), "attribute").inner;
  CHECK(value_of(attribute, "choices").as == std::set{Asked::tables, Asked::titles});
}

TEST_CASE("cells of an appraisal are by option, and a figure, a word or a table") {
  const auto all = formats();
  const Format& criterion = *value_of(format_of(all, "appraisal"), "criterion").inner;
  const Format::Value& any = value_of(*value_of(criterion, "published").inner, "");
  CHECK(any.as == std::set{Asked::choice, Asked::figure, Asked::table});
  CHECK(any.choices == Lines{"unreadable", "not scored"});
}

TEST_CASE("no attribute may be called as a key that its kind has already") {
  const auto all = formats();
  const std::vector<std::pair<std::string_view, const Format*>> kinds{
      {"model", &format_of(all, "model")},
      {"case-study", &format_of(all, "case-study")},
      {"appraisal", &format_of(all, "appraisal")},
      {"decision", &format_of(all, "decision")},
      {"risk-register", &format_of(all, "risk-register")},
      {"risk", value_of(format_of(all, "risk-register"), "risk").inner.get()},
      {"factor-set", &format_of(all, "factor-set")},
      {"source", value_of(format_of(all, "sources"), "source").inner.get()}};
  for (const auto& [kind, format] : kinds)
    for (const auto& [key, value] : format->keys) {
      if (key == "stars" || std::ranges::any_of(TestSite().read().catalogue->site.attributes,
                                                [&](const auto& attribute) { return attribute->key == key; }))
        continue;
      CAPTURE(kind, key);
      const Reading read =
          TestSite()
              .setting(fmt::format("[[attribute]]\nkey = \"{}\"\nlabel = \"L\"\nkinds = [\"{}\"]\n", key, kind))
              .read();
      CHECK(of_code(read.mistakes, "taken-key").size() == 1);
    }
}

}  // namespace scrutineer::tests

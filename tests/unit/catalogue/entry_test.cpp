#include "catalogue/entry.h"

#include <catch2/catch.hpp>
#include <set>

#include "catalogue/site.h"

using namespace scrutineer::catalogue;  // NOLINT(google-build-using-namespace)

TEST_CASE("every kind has a name, a plural and a section of its own") {
  std::set<std::string_view> names, plurals, sections;
  for (std::size_t i = 0; i < kind_count; ++i) {
    const Kind kind = static_cast<Kind>(i);
    names.insert(kind_name(kind));
    plurals.insert(kind_plural(kind));
    sections.insert(kind_section(kind));
  }
  CHECK(names.size() == kind_count);
  CHECK(plurals.size() == kind_count);
  CHECK(sections.size() == kind_count);
  CHECK_FALSE(names.contains(""));
  CHECK(kind_name(Kind::case_study) == "case study");
  CHECK(kind_plural(Kind::term) == "glossary");
  CHECK(kind_section(Kind::question_bank) == "questions");
  CHECK(kind_section(Kind::checklist) == "checklists");
}

TEST_CASE("a word of a vocabulary is found by its id, and only so") {
  const Vocabulary stages{{"new", "New"}, {"old", "Old"}};
  REQUIRE(find(stages, "old"));
  CHECK(find(stages, "old")->title == "Old");
  CHECK_FALSE(find(stages, "Old"));
  CHECK_FALSE(find(stages, ""));
  CHECK_FALSE(find({}, "new"));
}

TEST_CASE("only the page at the top is the home page") {
  Entry entry;
  entry.output = "index.html";
  CHECK(entry.is_home());
  entry.output = "guidance/index.html";
  CHECK_FALSE(entry.is_home());
}

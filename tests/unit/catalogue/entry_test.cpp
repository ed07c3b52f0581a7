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
  CHECK_FALSE(find(Vocabulary{}, "new"));
}

TEST_CASE("only the page at the top is the home page") {
  Entry entry;
  entry.output = "index.html";
  CHECK(entry.is_home());
  entry.output = "guidance/index.html";
  CHECK_FALSE(entry.is_home());
}

TEST_CASE("a title begins small inside a sentence, unless it is a name or more than a word") {
  const auto shown = [](std::string_view title, Kind kind = Kind::term, bool is_name = false) {
    Entry entry;
    entry.kind = kind;
    entry.is_name = is_name;
    return title_in_sentence(entry, title);
  };
  CHECK(shown("Key line of enquiry") == "key line of enquiry");
  CHECK(shown("Ŵyl yr haf") == "ŵyl yr haf");
  CHECK(shown("A board of people") == "a board of people");
  CHECK(shown("E-safety") == "e-safety");
  for (const std::string_view kept : {"Department for Education", "RAG rating", "DfE commissioner", "S151 officer",
                                      "C++", "X-ray", "COVID-19", "24/7 care", "D'Arcy review", "T", "Tŷ Ŵyl", ""}) {
    CAPTURE(kept);
    CHECK(shown(kept) == kept);
  }
  CHECK(shown("Ofsted", Kind::term, true) == "Ofsted");
  CHECK(shown("Slough", Kind::case_study) == "Slough");
}

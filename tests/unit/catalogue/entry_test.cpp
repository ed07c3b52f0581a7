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

TEST_CASE("an entry is listed by the folder it lies in, and an index by the one above its own") {
  Entry entry;
  const auto folder = [&](const char* output) {
    entry.output = output;
    return entry.folder();
  };
  CHECK(folder("manual/a.html") == "manual");
  CHECK(folder("manual/deeper/index.html") == "manual");
  CHECK(entry.own_folder() == "manual/deeper");
  CHECK(folder("manual/index.html").empty());
  CHECK(folder("manual/deeper/myindex.html") == "manual/deeper");
  CHECK(folder("a.html").empty());
  CHECK(folder("index.html").empty());
  entry.detail = Model{};
  CHECK(folder("models/index.html") == "models");
  entry.listed_in = "models/new";
  CHECK(entry.folder() == "models/new");
}

TEST_CASE("a page is an index when it lists a kind or its folder") {
  Entry entry;
  CHECK_FALSE(entry.is_index());
  entry.detail = Page{.tasks = {}, .index_of = Kind::model, .contents = {}};
  CHECK(entry.is_index());
  entry.detail = Page{.tasks = {}, .index_of = {}, .is_folder_index = true, .contents = {}};
  CHECK(entry.is_index());
  entry.detail = Model{};
  CHECK_FALSE(entry.is_index());
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
  CHECK(in_sentence(std::string_view("Key lineX").substr(0, 8)) == "key line");  // what follows it says nothing
  for (const std::string_view kept : {"Department for Education", "RAG rating", "DfE commissioner", "S151 officer",
                                      "C++", "X-ray", "COVID-19", "24/7 care", "D'Arcy review", "T", "Tŷ Ŵyl", ""}) {
    CAPTURE(kept);
    CHECK(shown(kept) == kept);
  }
  CHECK(shown("Ofsted", Kind::term, true) == "Ofsted");
  CHECK(shown("Slough", Kind::case_study) == "Slough");
}

#include "base/word_forms.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

using scrutineer::base::word_forms;

namespace {

bool has_form(const std::string& word, const std::string& form) {
  const auto forms = word_forms(word);
  return std::ranges::find(forms, form) != forms.end();
}

}  // namespace

TEST_CASE("a word is known in the singular and the plural, whichever is given") {
  for (const auto& [singular, plural] : {
           std::pair{"board", "boards"},
           {"trust", "trusts"},
           {"company", "companies"},
           {"body", "bodies"},
           {"enquiry", "enquiries"},
           {"soliloquy", "soliloquies"},
           {"survey", "surveys"},
           {"tie", "ties"},
           {"box", "boxes"},
           {"tax", "taxes"},
           {"branch", "branches"},
           {"stomach", "stomachs"},
           {"wish", "wishes"},
           {"process", "processes"},
           {"class", "classes"},
           {"lens", "lenses"},
           {"bias", "biases"},
           {"bus", "buses"},
           {"status", "statuses"},
           {"census", "censuses"},
           {"virus", "viruses"},
           {"house", "houses"},
           {"clause", "clauses"},
           {"lease", "leases"},
           {"cache", "caches"},
           {"size", "sizes"},
           {"prize", "prizes"},
           {"quiz", "quizzes"},
           {"veto", "vetoes"},
           {"photo", "photos"},
           {"memo", "memos"},
           {"echo", "echoes"},
           {"ratio", "ratios"},
           {"shoe", "shoes"},
           {"menu", "menus"},
           {"taxi", "taxis"},
           {"knife", "knives"},
           {"half", "halves"},
           {"shelf", "shelves"},
           {"midwife", "midwives"},
           {"belief", "beliefs"},
           {"proof", "proofs"},
           {"initiative", "initiatives"},
           {"analysis", "analyses"},
           {"hypothesis", "hypotheses"},
           {"diagnosis", "diagnoses"},
           {"crisis", "crises"},
           {"basis", "bases"},
           {"base", "bases"},
           {"axis", "axes"},
           {"criterion", "criteria"},
           {"phenomenon", "phenomena"},
           {"memorandum", "memoranda"},
           {"memorandum", "memorandums"},
           {"referendum", "referenda"},
           {"consortium", "consortia"},
           {"datum", "data"},
           {"index", "indices"},
           {"index", "indexes"},
           {"appendix", "appendices"},
           {"matrix", "matrices"},
           {"syllabus", "syllabi"},
           {"bureau", "bureaux"},
           {"formula", "formulae"},
           {"money", "monies"},
           {"child", "children"},
           {"person", "people"},
           {"woman", "women"},
           {"chairman", "chairmen"},
           {"human", "humans"},
           {"foot", "feet"},
           {"oasis", "oases"},
           {"act", "acts"},
           {"café", "cafés"},
       }) {
    CAPTURE(singular, plural);
    CHECK(has_form(singular, plural));
    CHECK(has_form(plural, singular));
    CHECK(word_forms(singular).front() == singular);
  }
}

TEST_CASE("no form of a word is another word") {
  for (const auto& [word, other] : {
           std::pair{"mean", "means"},
           {"new", "news"},
           {"good", "goods"},
           {"odd", "odds"},
           {"custom", "customs"},
           {"medium", "media"},
           {"economic", "economics"},
           {"politic", "politics"},
           {"analyse", "analyses"},
           {"these", "theses"},
           {"live", "lives"},
           {"leave", "leaves"},
           {"believe", "belief"},
           {"us", "uses"},
           {"tax", "taxis"},
           {"princess", "princes"},
           {"a", "as"},
           {"it", "its"},
           {"do", "does"},
           {"safe", "saves"},
       }) {
    CAPTURE(word, other);
    CHECK_FALSE((has_form(word, other) && has_form(other, word)));
    CHECK_FALSE(has_form(other, word));
  }
  using Words = std::vector<std::string>;
  CHECK(word_forms("board") == Words{"board", "boards"});
  CHECK(word_forms("company") == Words{"company", "companies"});
  CHECK(word_forms("box") == Words{"box", "boxes"});
  CHECK(word_forms("gas") == Words{"gas", "gases"});
  CHECK_FALSE(has_form("mean", "means"));
  CHECK_FALSE(has_form("custom", "customs"));
  CHECK_FALSE(has_form("vices", "vex"));  // one letter is not enough before an ending
  CHECK(word_forms("means") == std::vector<std::string>{"means"});
  CHECK(word_forms("2024") == std::vector<std::string>{"2024"});
  CHECK(word_forms("") == std::vector<std::string>{""});
}

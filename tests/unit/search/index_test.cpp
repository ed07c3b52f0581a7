#include "search/index.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace scrutineer::search;

namespace {

Document page(const std::string& title, const std::string& text, std::vector<std::string> names = {}) {
  return {.address = title + ".html", .title = title, .names = std::move(names), .sections = {{"", "", text}}};
}

const Group* group_with(const Index& index, std::string_view form) {
  const auto found = std::ranges::find_if(index.groups, [&](const Group& group) {
    return std::ranges::any_of(group.endings, [&](const std::string& ending) { return group.key + ending == form; });
  });
  return found == index.groups.end() ? nullptr : &*found;
}

std::vector<std::uint32_t> documents_of(const Index& index, std::string_view form) {
  std::vector<std::uint32_t> documents;
  if (const Group* group = group_with(index, form))
    for (const Posting& posting : group->postings) documents.push_back(posting.document());
  return documents;
}

using Numbers = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("a word leads to every document that uses a form of it") {
  const std::vector documents{page("Staff", "They keep their pensions."), page("Costs", "A pension is a cost."),
                              page("Powers", "What a council may do.")};
  const Index index = build_index(documents, "en-GB", 1);
  CHECK(documents_of(index, "pension") == Numbers{0, 1});
  CHECK(documents_of(index, "pensions") == Numbers{0, 1});
  CHECK(documents_of(index, "council") == Numbers{2});
  const Group* pension = group_with(index, "pension");
  REQUIRE(pension);
  CHECK(pension->key == "pension");
  CHECK(pension->endings == std::vector<std::string>{"", "s"});
}

TEST_CASE("forms that change their end have in common what they begin with") {
  const Index index = build_index(std::vector{page("A", "happy happiness"), page("B", "person, people")}, "en", 1);
  CHECK(group_with(index, "happiness")->key == "happ");
  CHECK(group_with(index, "happiness")->endings == std::vector<std::string>{"iness", "y"});
  CHECK(group_with(index, "people")->key == "pe");
}

TEST_CASE("function words lead nowhere") {
  const Index index = build_index(std::vector{page("The rest", "of the")}, "en", 1);
  CHECK(group_with(index, "the") == nullptr);
  CHECK(group_with(index, "rest") != nullptr);
}

TEST_CASE("a word counts more in a title than in a text, more in a short title, more when used often") {
  std::string rare = "pension", often = "pension pension pension";
  for (int i = 0; i < 200; ++i) {
    rare += " filler";
    often += " filler";
  }
  const std::vector documents{page("Pensions", "x"), page("Pensions and what they cost a council", "x"),
                              page("A", often), page("B", rare)};
  const Index index = build_index(documents, "en", 1);
  const auto& postings = group_with(index, "pension")->postings;
  REQUIRE(postings.size() == 4);
  CHECK(postings[0].weight() > postings[1].weight());
  CHECK(postings[1].weight() > postings[2].weight());
  CHECK(postings[2].weight() > postings[3].weight());
  CHECK(postings[3].weight() > 0);
}

TEST_CASE("a document of less worth has less weight") {
  std::vector documents{page("A", "pension"), page("B", "pension")};
  documents[1].worth = 50;
  const Index index = build_index(documents, "en", 1);
  const auto& postings = group_with(index, "pension")->postings;
  CHECK(postings[0].weight() >= 2 * postings[1].weight());
  CHECK(postings[0].weight() < first_title_weight);
}

TEST_CASE("the weight tells whether the title has the word; another name does not count as the title") {
  const std::vector documents{page("Pensions", "x"), page("A", "pension", {"Pension scheme"})};
  const auto postings = group_with(build_index(documents, "en", 1), "pension")->postings;
  CHECK(postings[0].weight() >= first_title_weight);
  CHECK(postings[1].weight() < first_title_weight);
}

TEST_CASE("documents are found by what their kind is called, and by the page they stand on") {
  Document question = page("Who pays?", "");
  question.kind_words = "question";
  question.of = "Pension questions";
  const Index index = build_index(std::vector{question}, "en", 1);
  CHECK(documents_of(index, "question") == Numbers{0});
  CHECK(documents_of(index, "pension") == Numbers{0});
}

TEST_CASE("documents of little worth are not looked up by name") {
  Document tag = page("Mutuals", "");
  tag.worth = 40;
  const Index index = build_index(std::vector{tag}, "en", 1);
  CHECK(index.names.empty());
  CHECK(documents_of(index, "mutuals") == Numbers{0});
}

TEST_CASE("what a word counts for is its share of the text, more of a short one, and more of summary and headings") {
  std::string filler;
  for (int i = 0; i < 300; ++i) filler += " filler";
  std::vector documents{page("A", "pension"), page("B", "pension" + filler),    page("C", "pension"), page("D", "x"),
                        page("E", "x"),       page("F", "pension", {"Pension"})};
  documents[2].summary = "Not about it, but long." + filler + " well-known";
  documents[3].summary = "pension";
  documents[4].sections = {{"pension", "", "x"}};
  documents[5].summary = "pension";
  documents[5].sections = {{"pension", "", "pension"}};
  const auto postings = group_with(build_index(documents, "en", 1), "pension")->postings;
  REQUIRE(postings.size() == 6);
  // k1 = 1.2, b = 0.6, for 300 words: once in a text of one word is 16 · 1 ÷ (1 + 0.48), in one of 301 about half.
  CHECK(postings[0].weight() == 10);
  CHECK(postings[1].weight() == 7);
  CHECK(postings[2].weight() == postings[0].weight());
  CHECK(postings[3].weight() == 4);   // 6 · 1 ÷ (1 + 0.5)
  CHECK(postings[4].weight() == 2);   // 5 · 1 ÷ (1 + 1)
  CHECK(postings[5].weight() == 31);  // the most of what is in no title
}

TEST_CASE("a joined word is no word more of the text") {
  std::string joined, apart;
  for (int i = 0; i < 400; ++i) {
    joined += " in-house";
    apart += " in house";
  }
  const auto postings =
      group_with(build_index(std::vector{page("A", "pension" + joined), page("B", "pension" + apart)}, "en", 1),
                 "pension")
          ->postings;
  CHECK(postings[0].weight() == postings[1].weight());
}

TEST_CASE("a word that tells the kind counts as one of the title does") {
  Document list = page("Before a vote", "");
  list.kind_words = "checklist";
  const auto postings = group_with(build_index(std::vector{list}, "en", 1), "checklist")->postings;
  CHECK(postings[0].weight() == first_title_weight + 10 / 2);
}

TEST_CASE("every word of a large site is found, whatever there is besides") {
  std::vector<Document> documents;
  for (int i = 0; i < 50; ++i) {
    std::string text;
    for (int j = 0; j < 100; ++j) text += " w" + std::to_string(i * 100 + j) + " shared";
    documents.push_back(page("", text));
  }
  const Index index = build_index(documents, "xx", 2);
  REQUIRE(index.groups.size() == 5001);
  for (const Group& group : index.groups) {
    CAPTURE(group.key);
    REQUIRE(group.endings == std::vector<std::string>{""});
    if (group.key == "shared") {
      CHECK(group.postings.size() == 50);
    } else {
      REQUIRE(group.postings.size() == 1);
      CHECK(group.postings[0].document() == static_cast<std::uint32_t>(std::stoi(group.key.substr(1))) / 100);
    }
  }
}

TEST_CASE("a name that is a sentence is left out, and one that a document has twice is there once") {
  const std::vector documents{page("One two three four five six seven eight nine ten", ""),
                              page("One two three four five six seven eight nine ten eleven", ""),
                              page("Trust", "", {"trusts", "TRUST"})};
  const Index index = build_index(documents, "xx", 1);
  std::vector<std::string> names;
  for (const Name& name : index.names) {
    names.push_back(name.key);
    CHECK(name.documents == Numbers{name.key.starts_with("one") ? 0U : 2U});
  }
  CHECK(names == std::vector<std::string>{"one two three four five six seven eight nine ten", "trust", "trusts"});
}

TEST_CASE("one document more changes no other's weight") {
  std::vector documents{page("A", "pension fund"), page("B", "pension")};
  const auto before = group_with(build_index(documents, "en", 1), "pension")->postings;
  documents.push_back(page("C", "pension pension"));
  const auto after = group_with(build_index(documents, "en", 1), "pension")->postings;
  CHECK(std::equal(before.begin(), before.end(), after.begin()));
}

TEST_CASE("titles, aliases and acronyms are names, in the groups of their words") {
  const std::vector documents{page("Director of children's services", "children directors", {"DCS"}),
                              page("Wholly owned companies", "company", {"arm's length body", "DCS"})};
  const Index index = build_index(documents, "en-GB", 1);
  const auto named = [&](std::string_view key) -> Numbers {
    const auto found = std::ranges::find(index.names, key, &Name::key);
    return found == index.names.end() ? Numbers{} : found->documents;
  };
  CHECK(named("dcs") == Numbers{0, 1});
  CHECK(named("arms length body") == Numbers{1});
  CHECK(named("wholly owned compan") == Numbers{1});
  CHECK(named("director children services") == Numbers{0});
}

TEST_CASE("the number of jobs changes nothing") {
  std::vector<Document> documents;
  for (int i = 0; i < 50; ++i)
    documents.push_back(page("Page " + std::to_string(i), "word" + std::to_string(i % 7) + " shared pensions " +
                                                              std::string(static_cast<std::size_t>(i % 5), 'z')));
  const Index one = build_index(documents, "en", 1);
  const Index four = build_index(documents, "en", 4);
  REQUIRE(one.groups.size() == four.groups.size());
  for (std::size_t i = 0; i < one.groups.size(); ++i) {
    CHECK(one.groups[i].key == four.groups[i].key);
    CHECK(one.groups[i].endings == four.groups[i].endings);
    CHECK(one.groups[i].postings == four.groups[i].postings);
  }
}

TEST_CASE("a site without documents has an empty index") {
  const Index index = build_index({}, "en", 4);
  CHECK(index.groups.empty());
  CHECK(index.names.empty());
}

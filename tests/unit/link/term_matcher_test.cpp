#include "link/term_matcher.h"

#include "site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

struct Named {
  std::string title;
  std::string acronym = {};
  Lines also = {};
  bool links = true;
};

struct Matcher {
  explicit Matcher(const std::vector<Named>& terms) {
    for (const Named& term : terms) {
      catalogue::Entry entry;
      entry.kind = catalogue::Kind::term;
      entry.title = term.title;
      entry.span = {file, static_cast<std::uint32_t>(catalogue.entries.size()) + 1, 4, 1};
      entry.detail = catalogue::Term{.acronym = term.acronym, .also = term.also, .see_also = {}, .links = term.links};
      catalogue.entries.push_back(std::move(entry));
    }
  }

  // The words matched, each with the term they stand for where that is not obvious.
  Lines found(std::string_view text) {
    const link::TermMatcher matcher(catalogue, out);
    CHECK(mistakes_of(out, names) == Mistakes{});
    std::vector<link::TermMatch> matches;
    matcher.find(text, matches);
    Lines result;
    for (const link::TermMatch& match : matches)
      result.push_back(fmt::format("{}={}{}", text.substr(match.begin, match.end - match.begin),
                                   catalogue.entry(match.term).title, match.by_acronym ? "*" : ""));
    return result;
  }

  Mistakes mistakes() {
    const link::TermMatcher matcher(catalogue, out);
    return mistakes_of(out, names);
  }

  base::FileNames names;
  base::FileId file = names.add("glossary/terms.md");
  base::Diagnostics out;
  catalogue::Catalogue catalogue;
};

Lines found(const std::vector<Named>& terms, std::string_view text) { return Matcher(terms).found(text); }

}  // namespace

TEST_CASE("a name of two terms is reported at the second, whatever its case or number") {
  const Mistake mistake = only(Matcher({{"Trust", "", {}}, {"Body", "", {"trusts"}}}).mistakes());
  CHECK(mistake.at == "glossary/terms.md:2:4+1");
  CHECK(mistake.code == "colliding-term");
  CHECK(mistake.message == "\"trusts\" is a name of \"Body\" and of \"Trust\"");
}

TEST_CASE("acronyms collide with acronyms, and names with names that never link") {
  CHECK(Matcher({{"One", "ADM"}, {"Two", "ADM"}}).mistakes().size() == 1);
  CHECK(Matcher({{"One", "ADM"}, {"Adm"}}).mistakes() == Mistakes{});
  CHECK(Matcher({{"Trust", "", {}, false}, {"Two", "", {"trust"}}}).mistakes().size() == 1);
}

TEST_CASE("a term may repeat a name of its own") {
  CHECK(Matcher({{"Trust", "", {"trusts", "TRUST", "Trust"}}}).mistakes() == Mistakes{});
}

TEST_CASE("names match in any case, in the singular and the plural") {
  CHECK(found({{"Children's trust"}}, "Children's Trusts and a CHILDREN'S TRUST") ==
        Lines{"Children's Trusts=Children's trust", "CHILDREN'S TRUST=Children's trust"});
  CHECK(found({{"Company"}, {"Process"}, {"Branch"}, {"Tax"}}, "companies processes branches taxes") ==
        Lines{"companies=Company", "processes=Process", "branches=Branch", "taxes=Tax"});
  CHECK(found({{"Joint committees"}}, "a joint committee") == Lines{"joint committee=Joint committees"});
}

TEST_CASE("a name matches whole words only") {
  CHECK(found({{"Trust"}}, "entrust trustee trusted mistrust") == Lines{});
  CHECK(found({{"Trust"}}, "(trust), “trust” trust. trust-like trust’") ==
        Lines{"trust=Trust", "trust=Trust", "trust=Trust", "trust=Trust", "trust=Trust"});
  CHECK(found({{"Asset lock"}}, "asset, lock; asset. Lock; asset  lock") == Lines{});
}

TEST_CASE("the longest name wins, and matches do not overlap") {
  CHECK(found({{"Trust"}, {"Children's trust"}, {"Trust board"}}, "The children's trust board and a trust board") ==
        Lines{"children's trust=Children's trust", "trust board=Trust board"});
  CHECK(found({{"Wholly owned company"}, {"Wholly"}}, "wholly owned by") == Lines{"wholly=Wholly"});
}

TEST_CASE("acronyms match as whole words in their own case, with a plural s") {
  CHECK(found({{"Alternative delivery model", "ADM"}}, "an ADM, ADMs; adm Adm ADMX ADMS") ==
        Lines{"ADM=Alternative delivery model*", "ADMs=Alternative delivery model*"});
  CHECK(found({{"Department", "DfE"}}, "DfE and dfe and DFE") == Lines{"DfE=Department*"});
  CHECK(found({{"Director", "DCS"}}, "a DCS, two DCSs") == Lines{"DCS=Director*", "DCSs=Director*"});
}

TEST_CASE("possessives match, and the ending is part of the words") {
  CHECK(found({{"Trust"}, {"Company"}}, "the trust's board, the company’s board, companies' boards") ==
        Lines{"trust's=Trust", "company’s=Company", "companies=Company"});
  CHECK(found({{"Department", "DfE"}, {"Director", "DCS"}}, "the DfE's view, the DCS’s role") ==
        Lines{"DfE's=Department*", "DCS’s=Director*"});
}

TEST_CASE("straight and typographic apostrophes are the same") {
  CHECK(found({{"Children's trust"}}, "a children’s trust") == Lines{"children’s trust=Children's trust"});
  CHECK(found({{"Teachers’ pension"}}, "a teachers' pension, a teacher's pension") ==
        Lines{"teachers' pension=Teachers’ pension", "teacher's pension=Teachers’ pension"});
}

TEST_CASE("an apostrophe may be the second character of a name") {
  CHECK(found({{"D'Arcy review"}}, "the D’Arcy review") == Lines{"D’Arcy review=D'Arcy review"});
}

TEST_CASE("words of a name may be joined by a hyphen, a no-break space or a line break") {
  CHECK(found({{"Not-for-profit company"}},
              "not for profit company, not-for-profit\ncompany, not‑for‑profit\u00A0company")
            .size() == 3);
  CHECK(found({{"Asset lock"}}, "an asset\nlock, an asset\n\nlock") == Lines{"asset\nlock=Asset lock"});
}

TEST_CASE("letters of any alphabet are letters") {
  CHECK(found({{"Gŵyl"}, {"Tŷ cyngor"}}, "GŴYL a gŵyl, TŶ CYNGOR, gŵylio, gwyl") ==
        Lines{"GŴYL=Gŵyl", "gŵyl=Gŵyl", "TŶ CYNGOR=Tŷ cyngor"});
  CHECK(found({{"Trust"}}, "ŵtrust trustŵ") == Lines{});
}

TEST_CASE("a term that never links is not found, by any of its names") {
  CHECK(found({{"Trust", "TRS", {"body"}, false}, {"Company"}}, "trust TRS body company") == Lines{"company=Company"});
}

TEST_CASE("other names that look like acronyms are treated as acronyms") {
  CHECK(found({{"Company", "", {"LATC"}}}, "a LATC and a latc") == Lines{"LATC=Company*"});
}

TEST_CASE("a glossary without terms and text without words match nothing") {
  CHECK(found({}, "trust") == Lines{});
  CHECK(found({{"Trust"}}, "") == Lines{});
  CHECK(found({{"Trust"}}, "' ’ – \xF0\x9F\x98\x80") == Lines{});
  CHECK(found({{"!!!"}}, "!!!") == Lines{});
}

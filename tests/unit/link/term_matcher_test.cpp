#include "link/term_matcher.h"

#include "site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

using catalogue::TermLinks;

struct Named {
  std::string title;
  std::string acronym = {};
  Lines also = {};
  TermLinks links = TermLinks::any_form;
};

struct Matcher {
  explicit Matcher(const std::vector<Named>& terms) {
    for (const Named& term : terms) {
      catalogue::Entry entry;
      entry.kind = catalogue::Kind::term;
      entry.id = entry.title = term.title;
      entry.span = {file, static_cast<std::uint32_t>(catalogue.entries.size()) + 1, 4, 1};
      std::vector<catalogue::OtherName> also;
      for (const std::string& name : term.also) also.push_back({name, entry.span});
      entry.detail = catalogue::Term{.acronym = term.acronym, .also = also, .see_also = {}, .links = term.links};
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

Lines found_in_welsh(const std::vector<Named>& terms, std::string_view text) {
  Matcher matcher(terms);
  matcher.catalogue.site.language = "cy";
  return matcher.found(text);
}

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
  CHECK(Matcher({{"Trust", "", {}, TermLinks::never}, {"Two", "", {"trust"}}}).mistakes().size() == 1);
}

TEST_CASE("an acronym that ends in S is not several of another") {
  const std::vector<Named> terms{
      {"Hypertext", "HTTP"}, {"Secure hypertext", "HTTPS"}, {"Council", "LA"}, {"Ambulances", "LAS"}};
  CHECK(Matcher(terms).mistakes() == Mistakes{});
  CHECK(found(terms, "HTTP, HTTPS, LAs and LAS") ==
        Lines{"HTTP=Hypertext*", "HTTPS=Secure hypertext*", "LAs=Council*", "LAS=Ambulances*"});
  CHECK(Matcher({{"Council", "LA"}, {"Laws", "LAs"}}).mistakes().size() == 1);
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
  CHECK(found({{"Asset lock"}}, "asset, lock; asset. Lock; asset - lock; asset—lock") == Lines{});
}

TEST_CASE("what machines read holds no names") {
  const std::vector<Named> terms{{"Key performance indicator", "KPI"}, {"Trust"}};
  CHECK(found(terms, "total_KPI_2017, KPI_x, x_KPI, KPI.xlsx, x.trust.y, trust@example.org, me@trust") == Lines{});
  CHECK(found(terms, "KPI. Trust. (KPI) @ KPI _ trust .") == Lines{"KPI=Key performance indicator*", "Trust=Trust",
                                                                   "KPI=Key performance indicator*",
                                                                   "KPI=Key performance indicator*", "trust=Trust"});
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

TEST_CASE("what looks the same to a reader is the same name") {
  const std::string soft =
      "asset\u00ADlock as\u00ADset lock, asset  lock, asset\u2009lock, asset\u2011lock, asset \n lock";
  CHECK(found({{"Asset lock"}}, soft).size() == 5);
  CHECK(found({{"G\u0175yl"}, {"Caf\u00E9"}}, "gw\u0302yl, CAFE\u0301S") ==
        Lines{"gw\u0302yl=G\u0175yl", "CAFE\u0301S=Caf\u00E9"});
  CHECK(found({{"Gw\u0302yl"}}, "G\u0175yl") == Lines{"G\u0175yl=Gw\u0302yl"});
  CHECK(found({{"Cafe"}}, "cafe\u0301") == Lines{});
}

TEST_CASE("plurals follow English spelling, whichever number the term has") {
  CHECK(found({{"Veto"}, {"Status"}, {"Lens"}, {"Analysis"}, {"Criterion"}, {"Body"}, {"Knife"}},
              "vetoes statuses lenses analyses criteria bodies knives") ==
        Lines{"vetoes=Veto", "statuses=Status", "lenses=Lens", "analyses=Analysis", "criteria=Criterion", "bodies=Body",
              "knives=Knife"});
  CHECK(found({{"Vetoes"}, {"Statuses"}, {"Key analyses"}, {"Gateway criteria"}, {"Young people"}},
              "a veto, a status, the key analysis, a gateway criterion, one young person") ==
        Lines{"veto=Vetoes", "status=Statuses", "key analysis=Key analyses", "gateway criterion=Gateway criteria",
              "young person=Young people"});
  CHECK(found({{"Criterion"}, {"Company"}}, "each criterion's weight, the company’s lenses") ==
        Lines{"criterion's=Criterion", "company’s=Company"});
}

TEST_CASE("the noun of a name is put into the plural, no other word of it") {
  CHECK(found({{"Head of service"}, {"Case for change"}, {"Attorney general"}},
              "heads of service, cases for change, attorneys general, attorney generals") ==
        Lines{"heads of service=Head of service", "cases for change=Case for change",
              "attorneys general=Attorney general", "attorney generals=Attorney general"});
  CHECK(found({{"Peer review"}, {"Support services"}}, "peers review it, the council supports services") == Lines{});
}

TEST_CASE("of a name of very many nouns the last may be put into the plural") {
  std::string name = "head";
  for (int i = 0; i < 60; ++i) name += " of head";
  CHECK(found({{.title = name}}, "The " + name + "s met.") == Lines{name + "s=" + name});
  CHECK(found({{.title = name}}, "The " + name + ", heads of it.") == Lines{name + "=" + name});
}

TEST_CASE("no other word is taken for a plural") {
  CHECK(found({{"Mean"}, {"New"}, {"Good"}, {"Custom"}, {"Analysis"}},
              "this means the news, goods and customs: analyse it") == Lines{});
  CHECK(found({{"News"}, {"Means"}}, "a new way, what they mean; the news and the means") ==
        Lines{"news=News", "means=Means"});
  CHECK(found({{"Lead"}, {"Veto"}}, "It leads, this leads and she vetoes; two leads; this veto") ==
        Lines{"leads=Lead", "veto=Veto"});
}

TEST_CASE("a name of letters, digits and signs matches as it is written") {
  CHECK(
      found({{"Research", "R&D"}, {"Emergency", "A&E"}, {"Terms", "Ts&Cs"}, {"COVID-19"}, {"Finance", "S151"}},
            "R&D and A & E, Ts&Cs, COVID-19, COVID\u201119, an S151 officer; r&d, covid-19, s151, R, D, R.D, S1510") ==
      Lines{"R&D=Research*", "A & E=Emergency*", "Ts&Cs=Terms*", "COVID-19=COVID-19*", "COVID\u201119=COVID-19*",
            "S151=Finance*"});
  CHECK(found({{"R&D"}, {"Company", "", {"C.I.C."}}, {"C++"}, {"C"}, {"24/7"}, {".NET"}},
              "R&D's R&Ds, a C.I.C. and C.I.C's, C++ C C#, 24/7 or 24 7, .NET NET") ==
        Lines{"R&D's=R&D*", "R&Ds=R&D*", "C.I.C.=Company*", "C.I.C's=Company*", "C++=C++*", "C=C*", "24/7=24/7",
              ".NET=.NET*"});
  CHECK(found({{"Desirability, viability and feasibility"}, {"Health & safety"}},
              "desirability, viability and feasibility; desirability viability and feasibility; health & safety")
            .size() == 3);
}

TEST_CASE("an acronym is known in the singular, whichever number the term has") {
  CHECK(found({{"Authority", "", {"LAs"}}}, "an LA, two LAs, las") == Lines{"LA=Authority*", "LAs=Authority*"});
}

TEST_CASE("a term can ask to link only as it is written") {
  CHECK(found({{"Lead", "", {"the mean"}, TermLinks::as_written}},
              "the Lead leads, the lead; the mean, The mean, the means, the Mean, Lead's") ==
        Lines{"Lead=Lead", "the mean=Lead", "The mean=Lead", "Lead's=Lead"});
}

TEST_CASE("two terms collide by plural, case and acronym, at the place of the name") {
  CHECK(Matcher({{"Criterion"}, {"Test", "", {"criteria"}}}).mistakes().size() == 1);
  CHECK(Matcher({{"Criteria"}, {"Test", "", {"Criterion"}}}).mistakes().size() == 1);
  CHECK(Matcher({{"One", "MoU"}, {"Two", "", {"MOU"}}}).mistakes().size() == 1);
  CHECK(Matcher({{"One", "LA"}, {"LAs"}}).mistakes().size() == 1);
  CHECK(Matcher({{"R&D"}, {"R.D"}, {"C"}, {"C++"}, {"C#"}}).mistakes() == Mistakes{});
  CHECK(Matcher({{"Base"}, {"Basis"}, {"Mean"}, {"Means"}}).mistakes() == Mistakes{});
}

TEST_CASE("a term that never links is not found, by any of its names") {
  CHECK(found({{"Trust", "TRS", {"body"}, TermLinks::never}, {"Company"}}, "trust TRS body company") ==
        Lines{"company=Company"});
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

TEST_CASE("in Welsh a name is found in its soft, nasal and aspirate mutations") {
  CHECK(found_in_welsh({{"cyngor"}}, "Cyngor, y gyngor, fy nghyngor a chyngor, CHYNGOR") ==
        Lines{"Cyngor=cyngor", "gyngor=cyngor", "nghyngor=cyngor", "chyngor=cyngor", "CHYNGOR=cyngor"});
  CHECK(found_in_welsh({{"pwyllgor"}}, "bwyllgor, mhwyllgor, phwyllgor") ==
        Lines{"bwyllgor=pwyllgor", "mhwyllgor=pwyllgor", "phwyllgor=pwyllgor"});
  CHECK(found_in_welsh({{"tâl"}}, "dâl, nhâl, thâl; tal, dal") == Lines{"dâl=tâl", "nhâl=tâl", "thâl=tâl"});
  CHECK(found_in_welsh({{"gwasanaeth"}}, "ei wasanaeth, fy ngwasanaeth") ==
        Lines{"wasanaeth=gwasanaeth", "ngwasanaeth=gwasanaeth"});
  CHECK(found_in_welsh({{"bwrdd"}, {"dewis"}}, "fwrdd, mwrdd, ddewis, newis") ==
        Lines{"fwrdd=bwrdd", "mwrdd=bwrdd", "ddewis=dewis", "newis=dewis"});
  CHECK(
      found_in_welsh({{"llywodraeth"}, {"meini prawf"}, {"rhestr fer"}}, "ei lywodraeth, y feini prawf, o restr fer") ==
      Lines{"lywodraeth=llywodraeth", "feini prawf=meini prawf", "restr fer=rhestr fer"});
}

TEST_CASE("letters of two signs that do not change are left, and no name is found in another's form") {
  CHECK(found_in_welsh({{"chwarter"}, {"theatr"}, {"ffi"}}, "gwarter, ghwarter, deatr, dheatr, bhi") == Lines{});
  CHECK(found_in_welsh({{"lle"}, {"tai"}}, "lles a thais") == Lines{});  // no English plurals
  CHECK(found({{"cyngor"}}, "y gyngor") == Lines{});                     // only in Welsh
}

TEST_CASE("an h before a vowel is a name's where ei, ein or eu asks for it") {
  CHECK(
      found_in_welsh({{"arfarniad"}}, "ein harfarniad, eu harfarniad, i'w harfarniad; yr harfarniad, ei, harfarniad") ==
      Lines{"harfarniad=arfarniad", "harfarniad=arfarniad", "harfarniad=arfarniad"});
  CHECK(found_in_welsh({{"ôl-ofal"}}, "ei hôl-ofal") == Lines{"hôl-ofal=ôl-ofal"});
}

TEST_CASE("words that hang on to the end of a Welsh name are no part of it") {
  CHECK(found_in_welsh({{"craffu"}, {"corff dŵr"}}, "mae craffu'n bwysig, graffu’r cyngor, corff dŵr") ==
        Lines{"craffu=craffu", "graffu=craffu", "corff dŵr=corff dŵr"});
  CHECK(found_in_welsh({{"Slough"}}, "Slough's") == Lines{"Slough's=Slough"});
}

TEST_CASE("of mutated names the longest wins, a plain one before it, and of two alike neither") {
  CHECK(found_in_welsh({{"menter"}, {"menter gymunedol"}}, "y fenter gymunedol a'r fenter") ==
        Lines{"fenter gymunedol=menter gymunedol", "fenter=menter"});
  CHECK(found_in_welsh({{"gradd"}, {"radd"}}, "radd") == Lines{"radd=radd"});
  CHECK(found_in_welsh({{"bil"}, {"mil"}}, "y fil, bil, mil") == Lines{"bil=bil", "mil=mil"});
}

TEST_CASE("what is looked for as it is written, and acronyms, are not mutated") {
  CHECK(found_in_welsh({{"Cabinet", "", {}, TermLinks::as_written}, {"Cymdeithas", "CLlLC"}},
                       "Gabinet, Cabinet, GLlLC, CLlLC") == Lines{"Cabinet=Cabinet", "CLlLC=Cymdeithas*"});
}

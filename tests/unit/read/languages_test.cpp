// A site in several languages: translations lie over their originals, say words, and nothing else.
#include "site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

TestSite bilingual() {
  TestSite site;
  site.top_setting("languages = [\"cy\"]\nparity = \"free\"\n");
  site.file(
      "models/trust.md",
      "+++\ntitle = \"Trust\"\nsummary = \"A body.\"\nfamily = \"in-house\"\n[[advantage]]\nid = \"local\"\ntext = "
      "\"Near.\"\n+++\n\nWords.\n");
  site.file("glossary/terms.md", front("Terms") + "\n## Fund\n\nSee also: [[trust]]\n\nMoney.\n");
  return site;
}

Reading in_welsh(const TestSite& site) { return site.read({.language = "cy"}); }

const std::string welsh_trust =
    "+++\ntitle = \"Ymddiriedolaeth\"\n[[advantage]]\nid = \"local\"\ntext = \"Yn agos.\"\n+++\n\nGeiriau.\n";

}  // namespace

TEST_CASE("a translation is read in its language alone") {
  const TestSite site = bilingual().file("models/trust.cy.md", welsh_trust);
  const Reading original = site.read();
  CHECK(original.mistakes == Mistakes{});
  CHECK(original.entry("trust").title == "Trust");
  CHECK(original.catalogue->original_language.empty());
  const Reading welsh = in_welsh(site);
  CHECK(welsh.mistakes == Mistakes{});
  const catalogue::Entry& trust = welsh.entry("trust");
  CHECK(trust.title == "Ymddiriedolaeth");
  CHECK(trust.text(trust.summary).markdown == "A body.");
  CHECK(trust.body.markdown == "\nGeiriau.\n");
  CHECK(trust.output == "models/trust.html");
  CHECK(welsh.catalogue->site.language == "cy");
  CHECK(welsh.catalogue->original_language == "en-GB");
  CHECK(welsh.catalogue->is_untranslated(trust.text(trust.summary).span.file));
  CHECK(!welsh.catalogue->is_untranslated(trust.span.file));
}

TEST_CASE("what is no words is told once") {
  TestSite site = bilingual();
  site.file("models/trust.cy.md",
            "+++\nfamily = \"in-house\"\norder = 3\ndraft = true\nlast_reviewed = 2017-01-01\nsources = [\"a\"]\n"
            "case_studies = [\"a\"]\n[[advantage]]\nid = \"new\"\ntext = \"Newydd.\"\n+++\n");
  CHECK(places(of_code(in_welsh(site).mistakes, "told-once")) ==
        Lines{"models/trust.cy.md:2:10+10 told-once", "models/trust.cy.md:3:9+1 told-once",
              "models/trust.cy.md:4:9+4 told-once", "models/trust.cy.md:5:17+10 told-once",
              "models/trust.cy.md:6:11+5 told-once", "models/trust.cy.md:7:16+5 told-once",
              "models/trust.cy.md:9:6+5 told-once"});
}

TEST_CASE("words in lists without ids are translated by their place, figures beside them are not") {
  TestSite site = bilingual();
  site.file(
      "guidance/a.md",
      front("A", "changes = [ { date = 2026-01-10, note = \"New.\" }, { date = 2026-01-09, note = \"Old.\" } ]\n"));
  const auto with = [&](const std::string& changes) {
    site.file("guidance/a.cy.md", "+++\ntitle = \"A\"\n" + changes + "\n+++\n");
    return in_welsh(site);
  };
  const Reading welsh = with("changes = [ {}, { note = \"Hen.\" } ]");
  CHECK(welsh.mistakes == Mistakes{});
  const catalogue::Entry& page = welsh.entry("a");
  REQUIRE(page.changes.size() == 2);
  CHECK(page.text(page.changes[0].note).markdown == "New.");
  CHECK(page.text(page.changes[1].note).markdown == "Hen.");
  CHECK(page.changes[1].date.iso() == "2026-01-09");
  const Mistake uneven = only(with("changes = [ { note = \"Hen.\" } ]").mistakes);
  CHECK(uneven.code == "uneven-translation");
  CHECK(uneven.at == "guidance/a.cy.md:3:13+1");
  CHECK(uneven.message == "\"changes\" has one item here, and the original 2");
  CHECK(places(with("changes = [ {}, { date = 2026-01-09 } ]").mistakes) ==
        Lines{"guidance/a.cy.md:3:26+10 told-once"});
}

TEST_CASE("a term is translated by its id, and keeps what is no words") {
  TestSite site = bilingual();
  site.file("glossary/terms.cy.md", front("Termau") + "\n## Cronfa {#fund}\n\nArian.\n");
  const Reading welsh = in_welsh(site);
  CHECK(welsh.mistakes == Mistakes{});
  CHECK(welsh.entry("fund").title == "Cronfa");
  CHECK(std::get<catalogue::Term>(welsh.entry("fund").detail).see_also.size() == 1);
  CHECK(welsh.entry("fund").body.markdown.find("Arian.") != std::string::npos);
  CHECK(site.read().entry("fund").title == "Fund");

  site.file("glossary/terms.cy.md", front("Termau") + "\n## Cronfa\n\nArian.\n");
  const Mistake mistake = only(in_welsh(site).mistakes);
  CHECK(mistake.at == "glossary/terms.cy.md:6:4+6");
  CHECK(mistake.code == "nothing-to-translate");
}

TEST_CASE("a translation of nothing is told") {
  const Mistake mistake = only(in_welsh(bilingual().file("models/trusts.cy.md", welsh_trust)).mistakes);
  CHECK(mistake.at == "models/trusts.cy.md:0:0+0");
  CHECK(mistake.code == "nothing-to-translate");
}

TEST_CASE("a language that the site is in already is told") {
  const Mistake mistake = only(TestSite().top_setting("languages = [\"cy\", \"cy\"]\n").read().mistakes);
  CHECK(mistake.at == "site.toml:1:20+4");
  CHECK(mistake.code == "doubled-language");
}

TEST_CASE("what is missing is told once a file, as hard as the site asks") {
  const auto missing = [](std::string_view parity, bool translated) {
    TestSite site = bilingual().file("index.cy.md", front("Hafan"));
    std::string& settings = site.files["site/site.toml"];
    settings.replace(settings.find("free"), 4, parity);
    site.file("glossary/terms.cy.md", front("Termau") + "\n## Cronfa {#fund}\n\nArian.\n");
    if (translated) site.file("models/trust.cy.md", welsh_trust);
    return in_welsh(site).mistakes;
  };
  CHECK(missing("free", false).empty());
  const Mistake file = only(missing("wanted", false));
  CHECK(!file.is_error);
  CHECK(file.at == "models/trust.md:0:0+0");
  CHECK(file.code == "not-translated");
  CHECK(file.help == "translate it in models/trust.cy.md");
  CHECK(only(missing("required", false)).is_error);
  const Mistake text = only(missing("wanted", true));
  CHECK(text.at == "models/trust.md:3:12+1");
  CHECK(text.message == "one text of this file is not in \"cy\" yet");
}

TEST_CASE("what has changed since it was translated is told with both texts") {
  const auto with = [](const std::string& hash) {
    return in_welsh(bilingual().file("models/trust.cy.md",
                                     "+++\nseen = { title = \"" + hash + "\" }\ntitle = \"Ymddiriedolaeth\"\n+++\n"))
        .mistakes;
  };
  CHECK(with(catalogue::amendment_hash("Trust")).empty());
  const Mistake mistake = only(with("0123456789ab"));
  CHECK(!mistake.is_error);
  CHECK(mistake.code == "translation-older");
  CHECK(mistake.at == "models/trust.cy.md:3:9+1");
  CHECK(mistake.help.find("\"Trust\"") != std::string::npos);
}

TEST_CASE("a layer brings its translations, and a site those of a layer's files") {
  TestSite site;
  site.top_setting("layers = [\"../national\"]\nlanguages = [\"cy\"]\nparity = \"free\"\n");
  site.files["national/pack.toml"] = "title = \"N\"\n";
  site.files["national/guidance/a.md"] = front("A") + "Words.\n";
  site.files["national/guidance/a.cy.md"] = "+++\ntitle = \"A yn Gymraeg\"\n+++\n";
  site.files["national/guidance/b.md"] = front("B") + "Words.\n";
  site.file("guidance/b.cy.md", "+++\ntitle = \"B yn Gymraeg\"\n+++\n");
  const Reading welsh = in_welsh(site);
  CHECK(welsh.mistakes == Mistakes{});
  CHECK(welsh.entry("a").title == "A yn Gymraeg");
  CHECK(welsh.entry("b").title == "B yn Gymraeg");
  CHECK(site.read().entry("b").title == "B");
}

TEST_CASE("a file that is misnamed for one of a layer is told so once, with its translation too") {
  TestSite site;
  site.top_setting("layers = [\"../national\"]\nlanguages = [\"cy\"]\nparity = \"free\"\n");
  site.files["national/pack.toml"] = "title = \"N\"\n";
  site.files["national/guidance/pensions.md"] = front("Pensions") + "Words.\n";
  site.file("guidance/pension.md", "+++\nowner = \"Us\"\n+++\nWords.\n")
      .file("guidance/pension.cy.md", "+++\n+++\nGeiriau.\n");
  CHECK(places(errors(in_welsh(site).mistakes)) == Lines{"guidance/pension.md:0:0+0 nothing-to-amend"});
}

TEST_CASE("what the settings of a language put in the place of words is kept, what the site is called too") {
  TestSite site;
  site.top_setting("languages = [\"cy\"]\nparity = \"free\"\n").file("site.cy.toml", "title = \"Safle\"\n");
  CHECK(site.read().catalogue->amendments.empty());
  const Reading welsh = in_welsh(site);
  CHECK(welsh.mistakes == Mistakes{});
  const auto& kept = welsh.catalogue->amendments;
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].path == "title");
  CHECK(kept[0].above == "Safle");
}

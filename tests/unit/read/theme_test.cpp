#include "read/theme.h"

#include "site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

struct ThemeReading {
  std::optional<read::Theme> theme;
  Mistakes mistakes;
};

ThemeReading theme_of(std::string name, std::map<std::string, std::string> theme_files,
                      const std::string& language = "en-GB") {
  base::MemoryFileSystem files;
  files.files = std::move(theme_files);
  base::FileNames names;
  base::Diagnostics out;
  catalogue::Site site;
  site.theme = std::move(name);
  site.theme_span = {names.add("site.toml"), 4, 9, 7};
  site.language = language;
  site.language_span = {site.theme_span.file, 3, 12, 4};
  ThemeReading reading{read::read_theme(files, site, "site", "/share/themes", names, out), {}};
  reading.mistakes = mistakes_of(out, names);
  return reading;
}

const std::map<std::string, std::string> civic{{"/share/themes/civic/theme.toml", "name = \"civic\"\n"},
                                               {"/share/themes/civic/templates/page.mustache", "civic page"},
                                               {"/share/themes/civic/templates/footer.mustache", "civic footer"},
                                               {"/share/themes/civic/assets/civic.css", ""},
                                               {"/share/themes/civic/styles/source.scss", ""}};

std::map<std::string, std::string> civic_and(std::map<std::string, std::string> more) {
  more.insert(civic.begin(), civic.end());
  return more;
}

}  // namespace

TEST_CASE("a theme that is not there is reported where it is named") {
  for (const std::string name : {"civc", "../theme", "/share/themes/civic", ""}) {
    CAPTURE(name);
    const ThemeReading reading = theme_of(name, civic);
    CHECK_FALSE(reading.theme);
    CHECK(places(reading.mistakes) == Lines{"site.toml:4:9+7 unknown-theme"});
  }
}

TEST_CASE("themes that extend each other are reported") {
  const ThemeReading reading = theme_of("a", {{"site/a/theme.toml", "name = \"a\"\nextends = \"b\"\n"},
                                              {"site/b/theme.toml", "name = \"b\"\nextends = \"a\"\n"}});
  CHECK_FALSE(reading.theme);
  CHECK(places(reading.mistakes) == Lines{"b/theme.toml:2:11+3 theme-cycle"});
}

TEST_CASE("mistakes in theme.toml are reported at their place") {
  CHECK(places(theme_of("a", {{"site/a/theme.toml", "nam = \"a\"\nextends = 1\n"}}).mistakes) ==
        Lines{"a/theme.toml:1:1+1 missing-key", "a/theme.toml:1:1+3 unknown-key", "a/theme.toml:2:11+1 wrong-type"});
  CHECK(places(theme_of("a", {{"site/a/theme.toml", "name = a\n"}}).mistakes) ==
        Lines{"a/theme.toml:1:8+1 toml-syntax"});
}

TEST_CASE("a council's theme replaces templates and assets one by one") {
  const ThemeReading reading =
      theme_of("ours", civic_and({{"site/ours/theme.toml", "name = \"ours\"\nextends = \"civic\"\n"},
                                  {"site/ours/templates/footer.mustache", "our footer"},
                                  {"site/ours/templates/parts/new.mustache", "new"},
                                  {"site/ours/assets/civic.css", ""},
                                  {"site/ours/assets/logo.svg", ""}}));
  CHECK(reading.mistakes == Mistakes{});
  REQUIRE(reading.theme);
  Lines templates, assets;
  for (const auto& each : reading.theme->templates) templates.push_back(each.name + ": " + each.text);
  for (const auto& each : reading.theme->assets) assets.push_back(each.path + " " + each.on_disk.generic_string());
  CHECK(templates == Lines{"footer: our footer", "new: new", "page: civic page"});
  CHECK(assets == Lines{"civic.css site/ours/assets/civic.css", "logo.svg site/ours/assets/logo.svg"});
}

TEST_CASE("folders are not part of a template's name, and a theme has one template of a name") {
  const ThemeReading moved =
      theme_of("ours", civic_and({{"site/ours/theme.toml", "name = \"ours\"\nextends = \"civic\"\n"},
                                  {"site/ours/templates/frame/footer.mustache", "our footer"}}));
  CHECK(moved.mistakes == Mistakes{});
  REQUIRE(moved.theme);
  Lines templates;
  for (const auto& each : moved.theme->templates) templates.push_back(each.name + ": " + each.text);
  CHECK(templates == Lines{"footer: our footer", "page: civic page"});

  const ThemeReading twice =
      theme_of("ours", civic_and({{"site/ours/theme.toml", "name = \"ours\"\nextends = \"civic\"\n"},
                                  {"site/ours/templates/footer.mustache", "one"},
                                  {"site/ours/templates/frame/footer.mustache", "two"}}));
  REQUIRE(twice.mistakes.size() == 1);
  CHECK(twice.mistakes[0].code == "template-twice");
}

TEST_CASE("the words of civic lie beneath those of every theme, and of those that it extends") {
  auto files = civic_and({{"site/ours/theme.toml", "name = \"ours\"\nextends = \"mid\"\n"},
                          {"site/ours/words/en.toml", "[search]\nlabel = \"Ours\"\n"},
                          {"site/mid/theme.toml", "name = \"mid\"\n"},
                          {"site/mid/words/en.toml", "[search]\n\n\nlabel = \"Mid\"\n"}});
  files["/share/themes/civic/words/en.toml"] = "[search]\nlabel = \"Civic\"\nnone = \"Nothing\"\n";
  const ThemeReading reading = theme_of("ours", std::move(files));
  CHECK(reading.mistakes == Mistakes{});
  REQUIRE(reading.theme);
  Lines words;
  for (const words::MessageSource& each : reading.theme->words)
    words.push_back(fmt::format("{} = {} on line {}{}", each.name, each.text, each.span.line,
                                each.replaces ? ", in place of another" : ""));
  CHECK(words == Lines{"search.label = Civic on line 2", "search.none = Nothing on line 3",
                       "search.label = Mid on line 4, in place of another",
                       "search.label = Ours on line 2, in place of another"});
}

TEST_CASE("words are tables of texts, and anything else is reported at its place") {
  const ThemeReading reading = theme_of(
      "a", {{"site/a/theme.toml", "name = \"a\"\n"}, {"site/a/words/en.toml", "top = \"x\"\n[search]\nlabel = 1\n"}});
  CHECK(places(reading.mistakes) == Lines{"a/words/en.toml:1:7+3 wrong-type", "a/words/en.toml:3:9+1 wrong-type"});
}

namespace {

Lines words_of(const ThemeReading& reading) {
  Lines words;
  for (const words::MessageSource& each : reading.theme->words)
    words.push_back(fmt::format("{} {}: {}{}", each.language, each.name, each.text, each.replaces ? "*" : ""));
  return words;
}

}  // namespace

TEST_CASE("over all English words lie those in the site's language, from the shorter name of it to the longer") {
  auto files = civic_and({{"site/ours/theme.toml", "name = \"ours\"\nextends = \"civic\"\n"},
                          {"site/ours/words/en.toml", "[a]\nb = \"our\"\n"},
                          {"site/ours/words/cy.toml", "[a]\nb = \"ein\"\n"},
                          {"site/ours/words/fr.toml", "[a]\nb = \"notre\"\n"},
                          {"site/ours/words/notes.txt", ""},
                          {"site/ours/words/cy-GB.toml", "[a]\nb = \"yma\"\n"}});
  files["/share/themes/civic/words/en.toml"] = "[a]\nb = \"the\"\n";
  files["/share/themes/civic/words/cy.toml"] = "[a]\nb = \"y\"\n";
  const ThemeReading reading = theme_of("ours", files, "cy-GB");
  CHECK(reading.mistakes == Mistakes{});
  CHECK(words_of(reading) == Lines{"en a.b: the", "en a.b: our*", "cy a.b: y*", "cy a.b: ein*", "cy-GB a.b: yma*"});
  CHECK(words_of(theme_of("ours", files, "en-GB")) == Lines{"en a.b: the", "en a.b: our*"});
}

TEST_CASE("a language that no theme has words in is said, with those that there are") {
  auto files = civic_and({{"site/ours/theme.toml", "name = \"ours\"\nextends = \"civic\"\n"},
                          {"site/ours/words/fr.toml", "[a]\nb = \"notre\"\n"}});
  files["/share/themes/civic/words/en.toml"] = "[a]\nb = \"the\"\n";
  files["/share/themes/civic/words/cy.toml"] = "[a]\nb = \"y\"\n";
  const ThemeReading reading = theme_of("ours", files, "ga");
  CHECK(words_of(reading) == Lines{"en a.b: the"});
  CHECK(only(reading.mistakes) ==
        Mistake{false, "site.toml:3:12+4", "no-words-in-language",
                "no theme has words in \"ga\", so what the program adds to pages is in English",
                "there are words in: cy, en, fr; docs/theme.md, \"Words\", says how a theme has its own"});
}

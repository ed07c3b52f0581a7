// site.toml.
#include "site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

TEST_CASE("a site needs a title, an organisation and a summary") {
  CHECK(places(TestSite().file("site.toml", "titel = \"T\"\nsummary = \"\"\n").read().mistakes) ==
        Lines{"site.toml:1:1+1 missing-key", "site.toml:1:1+1 missing-key", "site.toml:1:1+5 unknown-key",
              "site.toml:2:11+2 empty-text"});
}

TEST_CASE("a colour is six hexadecimal digits") {
  for (const std::string_view wrong : {"red", "#fff", "#12345g", "#1234567", "1d4f76", ""}) {
    CAPTURE(wrong);
    const Mistake mistake = only(TestSite().setting(fmt::format("[colours]\nbrand = \"{}\"\n", wrong)).read().mistakes);
    CHECK(mistake.code == "bad-colour");
    CHECK(mistake.at.starts_with("site.toml:20:9+"));
  }
}

TEST_CASE("a colour that text cannot be read in is refused with its contrast") {
  const Mistake mistake = only(TestSite().setting("[colours]\nlink = \"#777777\"\n").read().mistakes);
  CHECK(mistake.at == "site.toml:20:8+9");
  CHECK(mistake.code == "low-contrast");
  CHECK(mistake.message == "the colour #777777 has a contrast of 4.5 to 1 with white");        // 4.48
  CHECK(TestSite().setting("[colours]\nlink = \"#767676\"\n").read().mistakes == Mistakes{});  // 4.54
  CHECK(only(TestSite().setting("[colours]\nlink = \"#FFFFFF\"\n").read().mistakes).message ==
        "the colour #FFFFFF has a contrast of 1.0 to 1 with white");
}

TEST_CASE("colours keep their case and have a place of their own") {
  const Reading reading = TestSite().setting("[colours]\nbrand = \"#1D4f76\"\n").read();
  CHECK(reading.mistakes == Mistakes{});
  CHECK(reading.catalogue->site.colours.brand == "#1D4f76");
  CHECK(reading.catalogue->site.colours.link.empty());
}

TEST_CASE("the base URL is the address of a site, and ends in a slash when it is used") {
  const Mistake mistake = only(TestSite().top_setting("base_url = \"example.org\"\n").read().mistakes);
  CHECK(mistake.at == "site.toml:1:12+13");
  CHECK(mistake.code == "bad-url");
  CHECK(TestSite().top_setting("base_url = \"https://example.org/a\"\n").read().catalogue->site.base_url ==
        "https://example.org/a/");
  CHECK(TestSite().top_setting("base_url = \"http://example.org/\"\n").read().catalogue->site.base_url ==
        "http://example.org/");
}

TEST_CASE("a base URL with a query or an anchor is not the address of a site") {
  for (const std::string_view wrong : {"https://example.org/?a", "https://example.org/#a", "https://", "https://a b/"})
    CHECK(places(TestSite().top_setting(fmt::format("base_url = \"{}\"\n", wrong)).read().mistakes) ==
          Lines{fmt::format("site.toml:1:12+{} bad-url", wrong.size() + 2)});
}

TEST_CASE("two words of a vocabulary with one id are reported at the second") {
  const Mistake mistake = only(TestSite().setting("[[stage]]\nid = \"new\"\ntitle = \"Again\"\n").read().mistakes);
  CHECK(mistake.at == "site.toml:20:6+5");
  CHECK(mistake.message == "two [[stage]] have the id \"new\"");
  CHECK(mistake.help == "the first stands at site.toml:8; give one of them another id: id = \"…\"");
}

TEST_CASE("the words of a vocabulary need an id and a title") {
  CHECK(places(TestSite().setting("[[family]]\nid = \"In House\"\n").read().mistakes) ==
        Lines{"site.toml:19:1+10 missing-key", "site.toml:20:6+10 bad-id"});
}

TEST_CASE("links of the navigation and the footer need a title and where to") {
  CHECK(places(TestSite()
                   .setting("[[navigation]]\ntitle = \"A\"\n[footer]\nlinks = [{ to = \"index\", titel = \"B\" }]\n")
                   .read()
                   .mistakes) ==
        Lines{"site.toml:19:1+14 missing-key", "site.toml:22:10+29 missing-key", "site.toml:22:26+5 unknown-key"});
}

TEST_CASE("settings that do not parse keep nobody from checking the other files") {
  const Reading reading = TestSite().file("site.toml", "title = \n").file("guidance/a.md", "text").read();
  REQUIRE(reading.catalogue);
  CHECK(reading.catalogue->unread.settings());
  REQUIRE(places(reading.mistakes).size() == 2);
  CHECK(reading.mistakes[0].at == "guidance/a.md:1:1+1");
  CHECK(reading.mistakes[1].code == "toml-syntax");
}

TEST_CASE("settings nobody gives have their defaults") {
  const catalogue::Site site = TestSite().read().catalogue->site;
  CHECK(site.language == "en-GB");
  CHECK(site.theme == "civic");
  CHECK(site.base_url.empty());
  CHECK(site.stages.size() == 2);
  REQUIRE(find(site.stages, "old"));
  CHECK(find(site.stages, "old")->title == "Old");
  CHECK_FALSE(find(site.stages, "none"));
}

TEST_CASE("the language of a site is one that BCP 47 knows") {
  for (const std::string_view tag : {"en-GB", "en", "cy", "gd-GB", "zh-Hant-TW", "es-419", "EN-gb"}) {
    CAPTURE(tag);
    CHECK(TestSite().top_setting(fmt::format("language = \"{}\"\n", tag)).read().mistakes == Mistakes{});
  }
  for (const auto& [tag, meant] : {std::pair{"en_GB", "en-GB"},
                                   {"en-UK", "en-GB"},
                                   {"english", "en"},
                                   {"Welsh", "cy"},
                                   {"Cymraeg", "cy"},
                                   {"eng", "en"},
                                   {"en-GBX", "en"},
                                   {"cyy", "cy"}}) {
    CAPTURE(tag);
    const Mistake mistake = only(TestSite().top_setting(fmt::format("language = \"{}\"\n", tag)).read().mistakes);
    CHECK(mistake.code == "bad-language");
    CHECK(mistake.at.ends_with(fmt::format(":12+{}", std::string_view(tag).size() + 2)));
    CHECK(mistake.help == fmt::format("did you mean \"{}\"?", meant));
  }
  CHECK(
      only(TestSite().top_setting("language = \"the Queen's English\"\n").read().mistakes).help.starts_with("write "));
  CHECK(only(TestSite().top_setting("language = \"\"\n").read().mistakes).code == "bad-language");
}

TEST_CASE("a site says words of the program in its own way, at their place") {
  const Reading reading = TestSite().setting("[words.search]\nlabel = \"Search our library\"\n").read();
  CHECK(reading.mistakes == Mistakes{});
  REQUIRE(reading.catalogue);
  const std::vector<words::MessageSource>& words = reading.catalogue->site.words;
  REQUIRE(words.size() == 1);
  CHECK(words.front().name == "search.label");
  CHECK(words.front().text == "Search our library");
  CHECK(words.front().replaces);
  CHECK(words.front().span.column == 9);
  CHECK(places(TestSite().setting("[words]\nlabel = \"x\"\n").read().mistakes).size() == 1);
}

TEST_CASE("callouts are added to the five that every site has, or give one of them another title or look") {
  const auto callouts = [](const std::string& settings) {
    const Reading reading = TestSite().setting(settings).read();
    CHECK(reading.mistakes == Mistakes{});
    Lines lines;
    for (const catalogue::Callout& callout : reading.catalogue->site.callouts)
      lines.push_back(fmt::format("{} {} {}", callout.id, callout.title, callout.like));
    return lines;
  };
  CHECK(callouts("") ==
        Lines{"note  note", "tip  tip", "important  important", "warning  warning", "caution  caution"});
  CHECK(callouts("[[callout]]\nid = \"tip\"\ntitle = \"Awgrym\"\n"
                 "[[callout]]\nid = \"caution\"\ntitle = \"Gofal\"\nlike = \"warning\"\n"
                 "[[callout]]\nid = \"key-question\"\ntitle = \"Key question\"\n"
                 "[[callout]]\nid = \"law\"\ntitle = \"The law\"\nlike = \"important\"\n") ==
        Lines{"note  note", "tip Awgrym tip", "important  important", "warning  warning", "caution Gofal warning",
              "key-question Key question note", "law The law important"});
}

TEST_CASE("a callout needs an id of its own, a title, and the look of one of the five") {
  const Mistakes mistakes =
      TestSite()
          .setting(
              "[[callout]]\nid = \"law\"\nlike = \"notes\"\n[[callout]]\nid = \"law\"\ntitle = \"Law\"\n"
              "[[callout]]\nid = \"Key Question\"\ntitle = \"Key\"\ncolour = \"red\"\n")
          .read()
          .mistakes;
  CHECK(places(mistakes) == Lines{"site.toml:19:1+11 missing-key", "site.toml:21:8+7 unknown-value",
                                  "site.toml:23:6+5 duplicate-id", "site.toml:26:6+14 bad-id",
                                  "site.toml:28:1+6 unknown-key"});
}

TEST_CASE("readers get in touch by e-mail, on another website or as a page says") {
  using Kind = catalogue::Contact::Kind;
  for (const auto& [to, kind] : {std::pair{"scrutiny@council.gov.uk", Kind::email},
                                 {"o'neil+x@a.b.example", Kind::email},
                                 {"https://council.example/form?to=a@b.c", Kind::website},
                                 {"contact", Kind::page},
                                 {"manual/contact", Kind::page}}) {
    CAPTURE(to);
    const Reading reading = TestSite().top_setting(fmt::format("contact = \"{}\"\n", to)).read();
    CHECK(reading.mistakes == Mistakes{});
    REQUIRE(reading.catalogue->site.contact);
    CHECK(reading.catalogue->site.contact->kind == kind);
    CHECK(reading.catalogue->site.contact->to == to);
  }
}

TEST_CASE("an address that nobody could use is reported where it stands") {
  for (const auto& [to, code] : {std::pair{"mailto:a@council.example", "bad-email"},
                                 {"a@b", "bad-email"},
                                 {"a@b.", "bad-email"},
                                 {"@b.example", "bad-email"},
                                 {"a@b@c.example", "bad-email"},
                                 {"a@b.example, c@d.example", "bad-email"},
                                 {"tel:0123", "bad-url"},
                                 {"https://", "bad-url"},
                                 {"council.example", "bad-url"}}) {
    CAPTURE(to);
    const Mistake mistake = only(TestSite().top_setting(fmt::format("contact = \"{}\"\n", to)).read().mistakes);
    CHECK(mistake.at == fmt::format("site.toml:1:11+{}", std::string_view(to).size() + 2));
    CHECK(mistake.code == code);
  }
}

TEST_CASE("the name of another website is its host, whatever the address pretends") {
  CHECK(catalogue::host_of("https://www.council.example/a?b#c") == "www.council.example");
  CHECK(catalogue::host_of("https://council.example@other.example:81?x") == "other.example:81");
  CHECK(catalogue::host_of("http:/council.example").empty());
}

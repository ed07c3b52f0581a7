// A site over others: which files it is made of, what it changes of them, and what of that is a mistake.
#include "read/layers.h"

#include "site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

// What every question has to say.
const std::string money = "theme = \"money\"\nstages = [\"new\"]\n";

// A council's site over a pack of guidance.
TestSite council() {
  TestSite site;
  site.top_setting("layers = [\"../national\"]\n");
  site.files["national/pack.toml"] = "title = \"National guidance\"\norganisation = \"The Centre\"\n";
  site.files["national/guidance/pensions.md"] =
      front("Pensions") + "Words.\n\n## What it costs\n\nMuch.\n\n## After\n\nMore.\n";
  site.files["national/questions/bank.toml"] =
      std::string("title = \"Bank\"\nsummary = \"S\"\n[[question]]\nid = \"who-pays\"\n") + money +
      "text = \"Who pays?\"\nwhy = \"It "
      "costs.\"\n[[question]]\nid = \"who-leads\"\n" +
      money + "text = \"Who leads?\"\n";
  site.files["national/glossary/terms.md"] = front("Terms") + "\n## Trust\n\nA company.\n\n## Fund\n\nMoney.\n";
  return site;
}

const catalogue::QuestionBank& bank(const Reading& reading) {
  return std::get<catalogue::QuestionBank>(reading.entry("bank").detail);
}

std::string body(const Reading& reading, const std::string& id) { return reading.entry(id).body.markdown; }

}  // namespace

TEST_CASE("the pages of a layer are pages of the site, and say where they come from") {
  const Reading reading = council().read();
  CHECK(reading.mistakes == Mistakes{});
  CHECK(reading.entry("pensions").output == "guidance/pensions.html");
  CHECK(reading.catalogue->layers.size() == 2);
  CHECK(reading.catalogue->layers.front().title == "National guidance");
  REQUIRE(reading.entry("pensions").origin);
  CHECK(reading.entry("pensions").origin->layers == std::vector<std::uint8_t>{0});
  CHECK(reading.entry("index").origin->layers == std::vector<std::uint8_t>{1});
  CHECK(reading.entry("trust").origin->layers == std::vector<std::uint8_t>{0});
}

TEST_CASE("a file of the same name amends: keys by name, items by id, and a body takes the place of a body") {
  const Reading reading =
      council()
          .file("guidance/pensions.md", "+++\nsummary = \"Ours.\"\n+++\n\nOur words.\n")
          .file("questions/bank.toml", std::string("[[question]]\nid = \"who-pays\"\ntext = \"Who pays "
                                                   "here?\"\n[[question]]\nid = "
                                                   "\"who-asks\"\ntext = \"Who asks?\"\n") +
                                           money)
          .read();
  CHECK(reading.mistakes == Mistakes{});
  const catalogue::Entry& page = reading.entry("pensions");
  CHECK(page.title == "Pensions");
  CHECK(page.text(page.summary).markdown == "Ours.");
  CHECK(page.body.markdown == "\nOur words.\n");
  REQUIRE(page.origin->amendments.size() == 2);
  CHECK(page.origin->amendments[0].path == "summary");
  CHECK(page.origin->amendments[0].below == "About it.");
  CHECK(page.origin->amendments[1].path == "body");
  REQUIRE(bank(reading).questions.size() == 3);
  const catalogue::Question& first = bank(reading).questions.front();
  CHECK(first.id == "who-pays");
  CHECK(reading.entry("bank").text(first.text).markdown == "Who pays here?");
  CHECK(reading.entry("bank").text(first.why).markdown == "It costs.");
  CHECK(bank(reading).questions.back().id == "who-asks");
}

TEST_CASE("a section goes before or after a heading of the page below, and says whose it is") {
  const Reading reading =
      council()
          .file(
              "guidance/pensions.md",
              "+++\n[[amend]]\nafter = \"What it costs\"\ndate = 2017-05-03\ntext = \"\"\"\n## Here\n\nOurs.\n\"\"\"\n"
              "[[amend]]\nbefore = \"what-it-costs\"\ntext = \"First.\"\n+++\n")
          .read();
  CHECK(reading.mistakes == Mistakes{});
  CHECK(body(reading, "pensions") ==
        "Words.\n\n\n\n*Added by Council.*\n\nFirst.\n\n## What it costs\n\nMuch.\n\n\n## Here\n\n*Added by Council, 3 "
        "May "
        "2017.*\n\n\nOurs.\n\n## After\n\nMore.\n");
  const std::vector<catalogue::Addition>& added = reading.entry("pensions").origin->additions;
  REQUIRE(added.size() == 2);
  CHECK(added.front().title == "Here");
}

TEST_CASE("what a layer hides is not there") {
  TestSite site = council();
  site.top_setting("hide = [\"pensions\", \"who-pays\", \"trust\"]\n");
  const Reading reading = site.read();
  CHECK(reading.mistakes == Mistakes{});
  CHECK(!reading.catalogue->targets.contains("pensions"));
  CHECK(!reading.catalogue->targets.contains("trust"));
  CHECK(reading.catalogue->targets.contains("fund"));
  CHECK(bank(reading).questions.size() == 1);
}

TEST_CASE("a page of one's own may take the place of a hidden one") {
  TestSite site = council();
  site.top_setting("hide = [\"pensions\"]\n");
  const Reading reading = site.file("guidance/pensions.md", front("Our pensions") + "Ours.\n").read();
  CHECK(reading.mistakes == Mistakes{});
  CHECK(reading.entry("pensions").title == "Our pensions");
  CHECK(reading.entry("pensions").origin->amendments.empty());
}

TEST_CASE("what is to be hidden or amended must be there") {
  TestSite site = council();
  site.top_setting("hide = [\"pension\"]\n");
  Mistake mistake = only(site.read().mistakes);
  CHECK(mistake.at == "site.toml:1:9+9");
  CHECK(mistake.code == "nothing-to-hide");
  CHECK(mistake.help == "did you mean \"pensions\"?");

  const std::string amend = "[[amend]]\nafter = \"What it cost\"\ntext = \"T\"\n";
  mistake = only(council().file("guidance/pensions.md", "+++\n" + amend + "+++\n").read().mistakes);
  CHECK(mistake.at == "guidance/pensions.md:3:9+14");
  CHECK(mistake.code == "nothing-to-amend");
  CHECK(mistake.help == "did you mean \"What it costs\"?");

  mistake = only(council().file("guidance/pay.md", front("Pay", amend)).read().mistakes);
  CHECK(mistake.at == "guidance/pay.md:5:9+14");
  CHECK(mistake.code == "nothing-to-amend");

  mistake = only(council().file("guidance/pensions.md", "+++\n[[amend]]\ntext = \"T\"\n+++\n").read().mistakes);
  CHECK(mistake.at == "guidance/pensions.md:2:1+9");
  CHECK(mistake.code == "bad-amendment");
}

TEST_CASE("a term that the council defines, in whatever file, is as the council has it") {
  const Reading reading = council().file("glossary/ours.md", front("Ours") + "\n## Trust\n\nOur company.\n").read();
  CHECK(reading.mistakes == Mistakes{});
  CHECK(body(reading, "trust").find("Our company.") != std::string::npos);
  CHECK(body(reading, "fund").find("Money.") != std::string::npos);
}

TEST_CASE("layers lie over layers, and the uppermost has the last word") {
  TestSite site = council();
  site.files["national/pack.toml"] += "layers = [\"../world\"]\n";
  site.files["world/pack.toml"] = "title = \"World\"\n";
  site.files["world/guidance/pensions.md"] = front("World's pensions", "owner = \"World\"\n") + "World.\n";
  site.files["world/guidance/only.md"] = front("Only there") + "World.\n";
  const Reading reading = site.file("guidance/pensions.md", "+++\ntitle = \"Our pensions\"\n+++\n").read();
  CHECK(reading.mistakes == Mistakes{});
  const catalogue::Entry& page = reading.entry("pensions");
  CHECK(page.title == "Our pensions");
  CHECK(page.owner == "World");
  CHECK(page.body.markdown.starts_with("Words."));
  CHECK(page.origin->layers == std::vector<std::uint8_t>{0, 1, 2});
  CHECK(reading.entry("only").origin->layers == std::vector<std::uint8_t>{0});
}

TEST_CASE("layers that are missing, or lie over themselves, are told where they are named") {
  TestSite missing;
  missing.top_setting("layers = [\"../nation\", \"national\"]\n");
  missing.files["packs/nationals/pack.toml"] = "title = \"N\"\n";
  const Mistakes mistakes = missing.read().mistakes;
  REQUIRE(mistakes.size() == 2);
  CHECK(mistakes[0].at == "site.toml:1:11+11");
  CHECK(mistakes[0].code == "missing-layer");
  CHECK(mistakes[1].at == "site.toml:1:24+10");
  CHECK(mistakes[1].help == "did you mean \"nationals\"?");

  TestSite circle = council();
  circle.files["national/pack.toml"] += "layers = [\"../site\"]\n";
  const Mistake mistake = only(circle.read().mistakes);
  CHECK(mistake.at == "../national/pack.toml:3:11+9");
  CHECK(mistake.code == "layer-cycle");
}

TEST_CASE("sixteen layers are as many as a site can be of, itself among them") {
  TestSite site;
  std::string named;
  const auto add = [&] {
    const std::string folder = fmt::format("../pack-{}", site.files.size());
    site.files[folder.substr(3) + "/pack.toml"] = "title = \"Pack\"\n";
    named += fmt::format("{}\"{}\"", named.empty() ? "" : ", ", folder);
  };
  const auto read = [&] {
    TestSite over = site;
    return over.top_setting(fmt::format("layers = [{}]\n", named)).read();
  };
  for (int i = 0; i < 15; ++i) add();
  const Reading most = read();
  CHECK(most.mistakes == Mistakes{});
  CHECK(most.catalogue->layers.size() == 16);
  const std::size_t column = named.size() + 13;
  add();
  CHECK(only(read().mistakes) == Mistake{true, fmt::format("site.toml:1:{}+{}", column, named.size() + 11 - column),
                                         "too-many-layers", "these are more than 16 layers",
                                         "put what belongs together into one folder"});
}

TEST_CASE("that there are too many layers is said once") {
  TestSite site;
  std::string named;
  for (int i = 0; i < 20; ++i) {
    site.files[fmt::format("pack-{}/pack.toml", i)] = "title = \"Pack\"\n";
    named += fmt::format("{}\"../pack-{}\"", named.empty() ? "" : ", ", i);
  }
  CHECK(only(site.top_setting(fmt::format("layers = [{}]\n", named)).read().mistakes).code == "too-many-layers");
}

TEST_CASE("what is no list of layers is told in the file of the pack that says so") {
  TestSite site = council();
  site.files["national/pack.toml"] += "layers = \"../other\"\nhide = [3]\n";
  CHECK(places(site.read().mistakes) ==
        Lines{"../national/pack.toml:3:10+10 wrong-type", "../national/pack.toml:4:9+1 wrong-type"});
  TestSite own;
  own.top_setting("layers = 3\n");
  CHECK(places(own.read().mistakes) == Lines{"site.toml:1:10+1 wrong-type"});
}

TEST_CASE(
    "what settings, the vocabulary and a glossary's front matter change is kept, but not what a layer is called") {
  TestSite site = council();
  site.files["national/pack.toml"] += "notice = \"Old.\"\nsummary = \"S\"\n";
  site.files["national/vocabulary/v.toml"] = "[[priority]]\nid = \"a\"\ntitle = \"A\"\n";
  site.top_setting("notice = \"New.\"\n");
  site.file("vocabulary/v.toml", "[[priority]]\nid = \"a\"\ntitle = \"First\"\n")
      .file("glossary/terms.md", "+++\ntitle = \"Words\"\n+++\n");
  const Reading reading = site.read();
  CHECK(reading.mistakes == Mistakes{});
  Lines told;
  for (const catalogue::Amendment& each : reading.catalogue->amendments)
    told.push_back(fmt::format("{}: {} -> {}", each.path, each.below, each.above));
  CHECK(told == Lines{"title: Terms -> Words", "notice: Old. -> New.", "priority.a.title: A -> First"});
}

TEST_CASE("single items know which layer added or changed them") {
  TestSite site = council();
  site.file("questions/bank.toml", "[[question]]\nid = \"who-pays\"\nask = [\"Us\"]\n[[question]]\nid = \"ours\"\n" +
                                       money + "text = \"Ours?\"\n");
  const Reading reading = site.read();
  Lines told;
  for (const catalogue::ItemChange& item : reading.entry("bank").origin->items)
    told.push_back(fmt::format("{} {} {}", item.path, item.layer, item.is_added));
  CHECK(told == Lines{"question.who-pays 1 false", "question.ours 1 true"});
}

TEST_CASE("a file that is named otherwise than the one it was to amend is told so once") {
  TestSite site = council();
  site.file("questions/banks.toml", "[[question]]\nid = \"who-pays\"\ntext = \"Who pays now?\"\n")
      .file("guidance/pension.md", "+++\nowner = \"Us\"\n+++\nWords.\n");
  const Mistakes mistakes = errors(site.read().mistakes);
  CHECK(places(mistakes) ==
        Lines{"guidance/pension.md:0:0+0 nothing-to-amend", "questions/banks.toml:0:0+0 nothing-to-amend"});
  CHECK(mistakes.front().help == "did you mean guidance/pensions.md? Or give it what every such file says");
}

TEST_CASE("an installed pack is named without a slash") {
  TestSite site;
  site.top_setting("layers = [\"guidance\"]\n");
  site.files["packs/guidance/pack.toml"] = "title = \"Guidance\"\n";
  site.files["packs/guidance/guidance/a.md"] = front("A") + "Words.\n";
  const Reading reading = site.read();
  CHECK(reading.mistakes == Mistakes{});
  CHECK(reading.entry("a").title == "A");
}

TEST_CASE("what has changed below an amendment since it was looked at is told with both texts") {
  const std::string seen = catalogue::amendment_hash("About it.");
  const auto with = [&](const std::string& hash) {
    return council()
        .file("guidance/pensions.md", "+++\nseen = { summary = \"" + hash + "\" }\nsummary = \"Ours.\"\n+++\n")
        .read();
  };
  CHECK(with(seen).mistakes == Mistakes{});
  const Mistake mistake = only(with("0123456789ab").mistakes);
  CHECK(!mistake.is_error);
  CHECK(mistake.at == "guidance/pensions.md:3:11+1");
  CHECK(mistake.code == "changed-below");
  CHECK(mistake.help.find("\"About it.\"") != std::string::npos);
  CHECK(mistake.help.find("\"Ours.\"") != std::string::npos);
}

TEST_CASE("a site or a pack inside a site is no part of it, which is said unless it is a layer") {
  TestSite site;
  site.files["site/packs/national/pack.toml"] = "title = \"National\"\n";
  site.files["site/packs/national/guidance/a.md"] = front("A") + "Words.\n";
  const Mistake mistake = only(site.read().mistakes);
  CHECK(mistake.at == "packs/national/pack.toml:0:0+0");
  CHECK(mistake.code == "site-inside");
  site.top_setting("layers = [\"packs/national\"]\n");
  const Reading reading = site.read();
  CHECK(reading.mistakes == Mistakes{});
  CHECK(reading.entry("a").title == "A");
}

TEST_CASE("of images the uppermost is taken") {
  TestSite site = council();
  site.files["national/images/a.svg"] = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
  site.files["national/images/b.svg"] = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
  const Reading reading = site.file("images/b.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>").read();
  CHECK(reading.catalogue->assets == Lines{"images/a.svg", "images/b.svg"});
  REQUIRE(reading.catalogue->assets_below.size() == 1);
  CHECK(reading.catalogue->assets_below.at("images/a.svg") == "national/images/a.svg");
}

TEST_CASE("hide takes away what can be referred to, and nothing else that has such an id") {
  TestSite site = council();
  site.top_setting("hide = [\"money\"]\n");
  site.files["national/guidance/money.md"] = front("Money") + "Words.\n";
  site.files["national/vocabulary/more.toml"] = "[[source_kind]]\nid = \"money\"\ntitle = \"Money\"\n";
  const Reading reading = site.read();
  CHECK(reading.mistakes == Mistakes{});
  CHECK(!reading.catalogue->targets.contains("money"));
  CHECK(reading.catalogue->site.source_kinds.size() == 6);
}

TEST_CASE("an id that cannot be hidden is told why") {
  const auto mistake = [](const std::string& id) {
    TestSite site = council();
    site.files["national/pay/leave.md"] = front("Leave") + "Words.\n";
    return only(site.file("guidance/own.md", front("Own") + "Words.\n")
                    .top_setting("hide = [\"" + id + "\"]\n")
                    .read()
                    .mistakes);
  };
  CHECK(mistake("leave").help == "write its whole id: \"pay/leave\"");
  CHECK(mistake("own").help == "it is this layer's own: take it away there");
}

TEST_CASE("a list without ids takes the place of the one below, and histories written either way are joined") {
  TestSite site = council();
  site.files["national/pack.toml"] += "[[navigation]]\ntitle = \"Theirs\"\nto = \"guidance\"\n";
  site.files["national/guidance/pensions.md"] =
      front("Pensions", "[[changes]]\ndate = 2016-01-01\nnote = \"Theirs.\"\n") + "Words.\n";
  site.setting("[[navigation]]\ntitle = \"Ours\"\nto = \"pensions\"\n");
  site.file("guidance/pensions.md", "+++\nchanges = [{ date = 2017-01-01, note = \"Ours.\" }]\n+++\n");
  const Reading reading = site.read();
  CHECK(reading.mistakes == Mistakes{});
  REQUIRE(reading.catalogue->site.navigation.size() == 1);
  CHECK(reading.catalogue->site.navigation.front().title == "Ours");
  CHECK(reading.entry("pensions").changes.size() == 2);
}

TEST_CASE("what was noted as seen stays no mistake when nothing is below any more") {
  const std::string seen = "seen = { summary = \"0123456789ab\" }\n";
  CHECK(council().file("guidance/ours.md", front("Ours", seen) + "Words.\n").read().mistakes == Mistakes{});
}

TEST_CASE("a draft does not take the place of a term that is published") {
  TestSite site = council();
  site.file("glossary/draft.md", front("Draft", "draft = true\n") + "\n## Trust\n\nOur company.\n");
  const Reading reading = site.read();
  CHECK(reading.mistakes == Mistakes{});
  CHECK(body(reading, "trust").find("A company.") != std::string::npos);
}

TEST_CASE("sections go at headings of the page itself, however they are written") {
  const auto amended = [](const std::string& text, const std::string& heading) {
    TestSite site = council();
    site.files["national/guidance/pensions.md"] = front("Pensions") + text;
    return site.file("guidance/pensions.md", "+++\n[[amend]]\nafter = \"" + heading + "\"\ntext = \"Ours.\"\n+++\n")
        .read();
  };
  CHECK(amended("Two lines of\na heading\n---------\n\nWords.\n", "Two lines of a heading").mistakes == Mistakes{});
  CHECK(amended("*Costs* now\n-----\n\nWords.\n", "Costs now").mistakes == Mistakes{});
  CHECK(amended("- item\n\n  ## Costs\n", "Costs").mistakes.size() == 1);
  CHECK(amended(" > ## Costs\n", "Costs").mistakes.size() == 1);
  const Mistake twice = only(amended("## Costs\n\nA.\n\n## Costs\n\nB.\n", "Costs").mistakes);
  CHECK(twice.help == "name one by its id: costs, costs-2");
  CHECK(amended("## Costs\n\nA.\n\n## Costs\n\nB.\n", "costs-2").mistakes == Mistakes{});
}

TEST_CASE("a section that is said to go to two places, and hiding where nothing is below, are told") {
  Mistake mistake = only(
      council()
          .file("guidance/pensions.md", "+++\n[[amend]]\nbefore = \"After\"\nafter = \"After\"\ntext = \"T\"\n+++\n")
          .read()
          .mistakes);
  CHECK(mistake.message == "it is said twice where this section goes");
  mistake = only(council().file("guidance/ours.md", front("Ours", "hide = [\"a\"]\n") + "Words.\n").read().mistakes);
  CHECK(mistake.code == "nothing-to-hide");
  CHECK(mistake.help == "no layer below has this file");
}

TEST_CASE("a layer is known however its folder is named") {
  TestSite site;
  site.top_setting("layers = [\"packs/national/\"]\n");
  site.files["site/packs/national/pack.toml"] = "title = \"National\"\n";
  site.files["site/packs/national/guidance/a.md"] = front("A") + "Words.\n";
  CHECK(site.read().mistakes == Mistakes{});
}

#include "read/site.h"

#include <algorithm>
#include <map>

#include "site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

std::string question(std::string_view id) {
  return fmt::format("[[question]]\nid = \"{}\"\ntext = \"T\"\ntheme = \"money\"\nstages = [\"new\"]\n", id);
}

const std::string bank_start = "title = \"Bank\"\nsummary = \"S.\"\n";
const std::string model_keys = "family = \"in-house\"\n";

Lines titles(const Reading& reading, catalogue::Kind kind) {
  Lines result;
  for (const catalogue::Entry& entry : reading.catalogue->entries)
    if (entry.kind == kind) result.push_back(entry.title);
  return result;
}

// Everything about a catalogue that could differ between two runs.
std::string described(const Reading& reading) {
  std::string text;
  for (const catalogue::Entry& entry : reading.catalogue->entries)
    text += fmt::format("{} {} {} {}\n", entry.id, entry.output, entry.span.line, entry.texts.size());
  std::map<std::string, std::size_t> targets;
  for (const auto& [id, target] : reading.catalogue->targets) targets[id] = static_cast<std::size_t>(target.entry);
  for (const auto& [id, entry] : targets) text += fmt::format("{}={} ", id, entry);
  for (const Mistake& mistake : reading.mistakes) text += mistake.at + mistake.message + mistake.help + "\n";
  return text;
}

}  // namespace

TEST_CASE("a folder without site.toml is no site") {
  const Reading reading = TestSite().remove("site.toml").read();
  CHECK_FALSE(reading.catalogue);
  CHECK(places(reading.mistakes) == Lines{"site.toml:0:0+0 no-site"});
  CHECK(only(TestSite().remove("site.toml").file("ours/site.toml", "").file("ours/a.md", "x").read().mistakes).help ==
        "name site/ours, which has one");
}

TEST_CASE("a site without a home page is told so, as every page links to it") {
  CHECK(places(TestSite().remove("index.md").read().mistakes) == Lines{"index.md:0:0+0 no-home"});
}

TEST_CASE("ids are shared by all kinds, and the second thing of an id is told of the first") {
  const Mistake mistake = only(TestSite()
                                   .file("guidance/trust.md", front("Trust"))
                                   .file("models/trust.md", front("Trust", model_keys))
                                   .read()
                                   .mistakes);
  CHECK(mistake.code == "duplicate-id");
  CHECK(mistake.at == "models/trust.md:2:9+7");
  CHECK(mistake.help == "the other stands at guidance/trust.md:2; ids are shared by everything on the site");
}

TEST_CASE("terms, sources and questions share their ids with pages") {
  CHECK(places(TestSite()
                   .file("guidance/one.md", front("One"))
                   .file("guidance/two.md", front("Two"))
                   .file("guidance/three.md", front("Three"))
                   .file("glossary/terms.md", front("Terms") + "## One\nIt is.\n")
                   .file("sources.toml", source("two"))
                   .file("questions/bank.toml", bank_start + question("three"))
                   .read()
                   .mistakes) == Lines{"glossary/terms.md:5:4+3 duplicate-id", "questions/bank.toml:4:6+7 duplicate-id",
                                       "sources.toml:2:6+5 duplicate-id"});
}

TEST_CASE("a term defined twice is reported once, at the second definition") {
  CHECK(places(TestSite()
                   .file("glossary/a.md", front("A") + "## Trust\nIt is.\n")
                   .file("glossary/b.md", front("B") + "## Trust\nIt is.\n")
                   .read()
                   .mistakes) == Lines{"glossary/b.md:5:4+5 duplicate-id"});
}

TEST_CASE("two files of one id are reported once, although they would also become one file") {
  CHECK(places(TestSite()
                   .file("guidance/10-trust.md", front("A"))
                   .file("guidance/20-trust.md", front("B"))
                   .read()
                   .mistakes) == Lines{"guidance/20-trust.md:2:9+3 duplicate-id"});
}

TEST_CASE("a page of the name of a section cannot be told from the section's index") {
  const Mistakes mistakes =
      TestSite().file("guidance/a.md", front("A")).file("guidance.md", front("G")).read().mistakes;
  CHECK(of_code(mistakes, "duplicate-id").size() == 1);
}

TEST_CASE("two things that would become one file are reported, also when only their case differs") {
  const Mistakes mistakes = TestSite()
                                .file("guidance/trust.md", front("Trust"))
                                .file("guidance/trust.html", "<p>")
                                .file("Guidance/TRUST.html", "<p>")
                                .read()
                                .mistakes;
  CHECK(places(mistakes) ==
        Lines{"Guidance/TRUST.html:0:0+0 colliding-output", "guidance/trust.html:0:0+0 colliding-output"});
  CHECK(mistakes[0].message == "this would become Guidance/TRUST.html, which is taken");
  CHECK(mistakes[0].help == "guidance/trust.md becomes the same file; give one of them another name");
}

TEST_CASE("a thing of the id index would take the place of its section's index") {
  const Mistake mistake = only(of_code(
      TestSite().file("glossary/terms.md", front("Terms") + "## Index\nIt is.\n").read().mistakes, "colliding-output"));
  CHECK(mistake.at == "glossary/terms.md:5:4+5");
  CHECK(mistake.help == "the index of the section becomes the same file; give one of them another name");
}

TEST_CASE("the files Scrutineer makes of its own accord are taken") {
  CHECK(places(TestSite().file("404.md", front("Lost")).file("Sitemap.XML", "<x>").read().mistakes) ==
        Lines{"404.md:2:9+6 colliding-output", "Sitemap.XML:0:0+0 colliding-output"});
}

TEST_CASE("folders that Scrutineer fills cannot hold files of the site") {
  CHECK(places(TestSite()
                   .file("assets/a.css", "")
                   .file("tags/a.png", "")
                   .file("data/a.csv", "")
                   .file("images/a.png", "")
                   .read()
                   .mistakes) == Lines{"assets/a.css:0:0+0 reserved-folder", "data/a.csv:0:0+0 reserved-folder",
                                       "tags/a.png:0:0+0 reserved-folder"});
}

TEST_CASE("folders that Scrutineer fills are the same folders in capitals, as on a shared drive") {
  CHECK(places(TestSite().file("Assets/a.css", "").read().mistakes) == Lines{"Assets/a.css:0:0+0 reserved-folder"});
}

TEST_CASE("Markdown and TOML where a site has none are reported, not ignored") {
  CHECK(places(
            TestSite().file("guidance/a.toml", "").file("questions/a.md", "").file("other.toml", "").read().mistakes) ==
        Lines{"guidance/a.toml:0:0+0 unknown-folder", "other.toml:0:0+0 unknown-file",
              "questions/a.md:0:0+0 unknown-folder"});
}

TEST_CASE("a TOML file is told what it is nearly called") {
  const auto help = [](const std::string& path) { return only(TestSite().file(path, "").read().mistakes).help; };
  CHECK(help("SOURCES.toml") == "did you mean sources.toml?");
  CHECK(help("source.toml") == "did you mean sources.toml?");
  CHECK(help("appraisal/new/a.toml") == "did you mean appraisals/new/a.toml?");
  CHECK(help("Risks/a.toml") == "did you mean risks/a.toml?");
  CHECK(help("elsewhere/a.toml").starts_with("TOML files stand in appraisals/"));
}

TEST_CASE("pages stand in folders of any name and depth, which are part of their ids and addresses") {
  const Reading reading = TestSite()
                              .file("manual/c.md", front("C"))
                              .file("10-manual-of-pay/20-how/a.md", front("A"))
                              .file("guidance/deeper/b.md", front("B"))
                              .file("guidance/deeper/index.md", front("Deeper"))
                              .file("models/new/trust.md", front("Trust", model_keys))
                              .read();
  CHECK(reading.mistakes.empty());
  Lines pages;
  for (const catalogue::Entry& entry : reading.catalogue->entries)
    pages.push_back(fmt::format("{} {} in \"{}\"{}", entry.id, entry.output, entry.folder(),
                                entry.is_index() ? ", an index: " + entry.title : ""));
  std::ranges::sort(pages);
  CHECK(pages == Lines{"data data/index.html in \"\"", "guidance guidance/index.html in \"\", an index: Guidance",
                       "guidance/deeper guidance/deeper/index.html in \"guidance\", an index: Deeper",
                       "guidance/deeper/b guidance/deeper/b.html in \"guidance/deeper\"", "index index.html in \"\"",
                       "manual manual/index.html in \"\", an index: Manual",
                       "manual-of-pay manual-of-pay/index.html in \"\", an index: Manual of pay",
                       "manual-of-pay/how manual-of-pay/how/index.html in \"manual-of-pay\", an index: How",
                       "manual-of-pay/how/a manual-of-pay/how/a.html in \"manual-of-pay/how\"",
                       "manual/c manual/c.html in \"manual\"", "models models/index.html in \"\", an index: Models",
                       "models/new models/new/index.html in \"models\", an index: New",
                       "trust models/trust.html in \"models/new\""});
}

TEST_CASE("a folder of a kind may be called anything, and its page is of that kind") {
  const Reading reading = TestSite()
                              .file("models/10-New & old/Ünder/trust.md", front("Trust", model_keys))
                              .file("glossary/law/terms.md", front("Terms") + "## Lock\nIt is.\n")
                              .read();
  CHECK(reading.mistakes.empty());
  CHECK(reading.entry("trust").output == "models/trust.html");
  CHECK(reading.entry("trust").folder() == "models/new-old/ünder");
  CHECK(reading.entry("lock").folder() == "glossary/law");
  const catalogue::Entry& index = reading.entry("models/new-old");
  CHECK(index.title == "New & old");
  CHECK(index.output == "models/new-old/index.html");
  CHECK(index.order == 10);
  CHECK(std::get<catalogue::Page>(index.detail).index_of == catalogue::Kind::model);
}

namespace {

// Titles of what the folder lists, in order.
std::string order_in(const Reading& reading, std::string_view folder) {
  std::string titles;
  for (const catalogue::Entry& entry : reading.catalogue->entries)
    if (entry.folder() == folder) titles += entry.title + " ";
  return titles;
}

}  // namespace

TEST_CASE("a folder is in the order of its contents, then of orders and numbers in names, then of titles") {
  TestSite site;
  site.file("manual/b.md", front("B"))
      .file("manual/30-c.md", front("C"))
      .file("manual/d.md", front("D", "order = 20\n"))
      .file("manual/40-e.md", front("E", "order = 10\n"))
      .file("manual/25-part/x.md", front("X"))
      .file("manual/a.md", front("A"));
  CHECK(order_in(site.read(), "manual") == "E D Part C A B ");
  site.file("manual/index.md", front("Manual", "contents = [\"b\", \"part\"]\n"));
  CHECK(order_in(site.read(), "manual") == "B Part E D C A ");
}

TEST_CASE("names that a folder's contents cannot find are reported with what it holds") {
  const auto mistakes = [](std::string_view contents) {
    return TestSite()
        .file("manual/10-first.md", front("First"))
        .file("manual/part/x.md", front("X"))
        .file("manual/hidden.md", front("Hidden", "draft = true\n"))
        .file("manual/index.md", front("Manual", fmt::format("contents = [{}]\n", contents)))
        .read()
        .mistakes;
  };
  CHECK(mistakes("\"part\", \"first\", \"hidden\"").empty());
  const Mistake mistyped = only(mistakes("\"frst\""));
  CHECK(mistyped.at == "manual/index.md:4:13+6");
  CHECK(mistyped.code == "unknown-content");
  CHECK(mistyped.help == "did you mean \"first\"?");
  CHECK(only(mistakes("\"nowhere-at-all\"")).help == "it holds first, part");
  CHECK(only(mistakes("\"part\", \"part\"")).code == "doubled-content");
  CHECK(only(mistakes("\"10-first.md\"")).help == "did you mean \"first\"?");
  CHECK(only(mistakes("\"manual/part/index.md\"")).help == "did you mean \"part\"?");
}

TEST_CASE("a page that is no folder's has no contents") {
  CHECK(only(TestSite().file("manual/a.md", front("A", "contents = []\n")).read().mistakes).code == "unknown-key");
}

TEST_CASE("a page beside the folder of its name is told where it would be the folder's page") {
  const Mistake mistake =
      only(TestSite().file("manual/pay.md", front("Pay")).file("manual/pay/rates.md", front("Rates")).read().mistakes);
  CHECK(mistake.code == "duplicate-id");
  CHECK(mistake.at == "manual/pay.md:2:9+5");
  CHECK(mistake.help ==
        "the other is the page of the folder manual/pay/: to be that page, move this file to manual/pay/index.md");
}

TEST_CASE("things of one id in two folders of a kind are reported with both places") {
  const Mistake mistake = only(TestSite()
                                   .file("models/a/trust.md", front("A", model_keys))
                                   .file("models/b/trust.md", front("B", model_keys))
                                   .read()
                                   .mistakes);
  CHECK(mistake.at == "models/b/trust.md:2:9+3");
  CHECK(mistake.help.starts_with("the other stands at models/a/trust.md:2;"));
}

TEST_CASE("files stand in 64 folders at most, which is reported once a folder; no name is too long for its folders") {
  std::string folders;
  for (int i = 0; i < 64; ++i) folders += "folder/";
  CHECK(TestSite().file(folders + "a.md", front("A")).read().mistakes.empty());
  const Mistake mistake =
      only(TestSite().file(folders + "more/a.md", front("A")).file(folders + "more/b.md", front("B")).read().mistakes);
  CHECK(mistake.code == "too-many-folders");
  CHECK(mistake.at == folders + "more/a.md:0:0+0");
}

TEST_CASE("a page among data is told where pages stand") {
  const Mistake mistake = only(TestSite().file("risks/x/notes.md", front("Notes")).read().mistakes);
  CHECK(mistake.code == "unknown-folder");
  CHECK(mistake.message == "risks/ holds data, and this is a page");
}

TEST_CASE("a page in a folder has a short name while no other thing has it") {
  const Reading reading = TestSite()
                              .file("manual/rules.md", front("Rules"))
                              .file("manual/start.md", front("Start here"))
                              .file("handbook/start.md", front("Start there"))
                              .file("guidance/pay.md", front("Pay"))
                              .file("handbook/pay.md", front("Pay, in the handbook"))
                              .read();
  const auto& targets = reading.catalogue->targets;
  CHECK(targets.at("rules").title == "Rules");
  CHECK_FALSE(targets.contains("start"));
  CHECK(reading.catalogue->shared_names.at("start").size() == 2);
  CHECK_FALSE(reading.catalogue->shared_names.contains("pay"));
  CHECK(targets.at("manual/start").title == "Start here");
  CHECK(targets.at("pay").title == "Pay");
  CHECK(targets.at("handbook/pay").title == "Pay, in the handbook");
}

TEST_CASE("a folder whose name is no part of an id is reported") {
  CHECK(places(TestSite().file("My Folder/a.md", front("A")).read().mistakes) == Lines{"My Folder/a.md:2:9+3 bad-id"});
}

TEST_CASE("a file name that is no id is reported with how to name it") {
  const Mistake mistake = only(TestSite().file("guidance/My Page.md", front("A")).read().mistakes);
  CHECK(mistake.at == "guidance/My Page.md:2:9+3");
  CHECK(mistake.code == "bad-id");
  CHECK(mistake.help.ends_with("such as my-page"));
  CHECK(only(TestSite().file("guidance/a.fr.md", front("A")).read().mistakes).help.ends_with("languages = [\"fr\"]"));
}

TEST_CASE("a leading number is no part of an id, unless it is all there is") {
  const Reading reading = TestSite()
                              .file("guidance/10-what-are-models.md", front("A"))
                              .file("guidance/2017.md", front("B"))
                              .file("guidance/3-.md", front("C"))
                              .read();
  CHECK(reading.entry("what-are-models").output == "guidance/what-are-models.html");
  CHECK(reading.entry("2017").title == "B");
  CHECK(places(reading.mistakes) == Lines{"guidance/3-.md:2:9+3 bad-id"});
}

TEST_CASE("text that is not UTF-8 is reported at the first bad character") {
  CHECK(places(TestSite().file("guidance/a.md", "+++\nt\xC3\xA9\xE9\n+++\n").read().mistakes) ==
        Lines{"guidance/a.md:2:3+1 not-utf-8"});
  CHECK(places(TestSite().file("questions/a.toml", std::string("a\0b", 3)).read().mistakes) ==
        Lines{"questions/a.toml:1:2+1 not-utf-8"});
  const Mistake utf16 = only(TestSite().file("site.toml", "\xFF\xFEt").read().mistakes);
  CHECK(utf16.message == "this file is text in UTF-16");
  CHECK(only(TestSite().file("guidance/a.md", "+++\ntitle = \"Caf\xE9\"\n+++\n").read().mistakes).message ==
        "this file is not text in UTF-8: it holds the byte E9 here");
}

TEST_CASE("control characters are reported at their place, and do not hide what else is wrong") {
  CHECK(places(TestSite()
                   .file("guidance/a.md", "+++\ntitle = \"A\x07\"\nsumary = \"S\"\n+++\nOne \xC2\x85 two\x1B\n\x7F\n")
                   .read()
                   .mistakes) == Lines{"guidance/a.md:2:1+1 missing-key", "guidance/a.md:2:11+1 control-character",
                                       "guidance/a.md:3:1+6 unknown-key", "guidance/a.md:5:5+1 control-character",
                                       "guidance/a.md:6:1+1 control-character"});
  const Mistake turned = only(TestSite().file("guidance/a.md", front("A") + "a \xE2\x80\xAE b\n").read().mistakes);
  CHECK_FALSE(turned.is_error);
  CHECK(turned.code == "direction-change");
}

TEST_CASE("drafts are left out unless asked for") {
  TestSite site;
  site.file("guidance/a.md", front("A", "draft = true\n")).file("guidance/b.md", front("B"));
  const Reading without = site.read();
  CHECK_FALSE(without.catalogue->targets.contains("a"));
  CHECK(without.catalogue->drafts == Lines{"a"});
  const Reading with = site.read({.jobs = 1, .drafts = true});
  CHECK(with.catalogue->targets.contains("a"));
  CHECK(with.catalogue->drafts.empty());
}

TEST_CASE("mistakes in drafts are reported, and drafts take no id from others") {
  CHECK(places(TestSite().file("guidance/a.md", front("A", "draft = true\nordr = 1\n")).read().mistakes) ==
        Lines{"guidance/a.md:5:1+4 unknown-key"});
  CHECK(TestSite()
            .file("guidance/10-a.md", front("A", "draft = true\n"))
            .file("guidance/20-a.md", front("A"))
            .read()
            .mistakes == Mistakes{});
}

TEST_CASE("a section has an index page, its own or one made for it, unless nothing is in it") {
  const Reading reading = TestSite()
                              .file("models/trust.md", front("Trust", model_keys))
                              .file("guidance/index.md", front("Our guidance"))
                              .file("guidance/a.md", front("A"))
                              .read();
  CHECK(reading.mistakes == Mistakes{});
  CHECK(reading.entry("guidance").title == "Our guidance");
  CHECK(reading.entry("guidance").output == "guidance/index.html");
  CHECK(std::get<catalogue::Page>(reading.entry("guidance").detail).index_of == catalogue::Kind::page);
  CHECK(reading.entry("models").title == "Models");
  CHECK(std::get<catalogue::Page>(reading.entry("models").detail).index_of == catalogue::Kind::model);
  CHECK_FALSE(reading.catalogue->targets.contains("checklists"));
}

TEST_CASE("pages at the top need no index") {
  const Reading reading = TestSite().file("about.md", front("About")).read();
  CHECK(reading.entry("about").output == "about.html");
  CHECK_FALSE(reading.catalogue->targets.contains("guidance"));
}

TEST_CASE("entries come by order, then by title as people look it up") {
  const Reading reading = TestSite()
                              .file("models/a.md", front("zebra", model_keys))
                              .file("models/b.md", front("Éclair", model_keys))
                              .file("models/c.md", front("eclipse", model_keys))
                              .file("models/d.md", front("ADM", model_keys))
                              .file("models/e.md", front("adoption", model_keys))
                              .file("models/f.md", front("last but first", model_keys + "order = 2\n"))
                              .file("models/g.md", front("below zero", model_keys + "order = -1\n"))
                              .read();
  CHECK(titles(reading, catalogue::Kind::model) ==
        Lines{"below zero", "last but first", "ADM", "adoption", "Éclair", "eclipse", "zebra"});
}

TEST_CASE("Welsh sites are sorted by the Welsh alphabet") {
  const Reading reading = TestSite()
                              .top_setting("language = \"cy\"\n")
                              .file("models/a.md", front("chwech", model_keys))
                              .file("models/b.md", front("cyngor", model_keys))
                              .read();
  CHECK(titles(reading, catalogue::Kind::model) == Lines{"cyngor", "chwech"});
}

TEST_CASE("everything else is copied as it is, and a theme of the site is not") {
  const Reading reading = TestSite()
                              .file("images/b.png", "")
                              .file("documents/a.pdf", "")
                              .file("theme/assets/x.css", "")
                              .file("theme/theme.toml", "")
                              .file("themes/ours/templates/a.mustache", "")
                              .read();
  CHECK(reading.mistakes == Mistakes{});
  CHECK(reading.catalogue->assets == Lines{"documents/a.pdf", "images/b.png"});
}

TEST_CASE("what a read gives and reports is the same with one thread and four, and each file is read once") {
  TestSite site;
  site.file("sources.toml", source("cfps") + source("cfps")).file("images/a.png", "");
  for (int i = 0; i < 60; ++i) {
    site.file(fmt::format("guidance/page-{}.md", i),
              front(fmt::format("Page {}", i % 7), i % 5 == 0 ? "ordr = 1\n" : "") + "Text.\n");
    site.file(fmt::format("models/model-{}.md", i), front("Same", model_keys));
    site.file(fmt::format("glossary/terms-{}.md", i), front("Terms") + fmt::format("## Term {}\nIt is.\n", i % 50));
  }
  const Reading one = site.read();
  Lines reads = one.reads;
  CHECK(reads.size() == site.files.size());  // of the picture, the head
  std::ranges::sort(reads);
  CHECK(std::ranges::adjacent_find(reads) == reads.end());
  CHECK(one.mistakes.size() == 12 + 10 + 1);
  const Reading four = site.read({.jobs = 4, .drafts = false});
  CHECK(described(four) == described(one));
}

TEST_CASE("a file that cannot be read ends the stage with its path") {
  base::MemoryFileSystem disk;
  disk.files = TestSite().files;
  base::FileNames names;
  base::Diagnostics out;
  std::vector<read::Layer> layers = read::find_layers(disk, "site", "packs", names, out);
  REQUIRE(read::list_files(disk, layers));
  layers.back().files.push_back({"guidance/gone.md", {}});
  CHECK_THROWS_WITH(read::read_site(disk, layers, {}, names, out), Catch::Contains("site/guidance/gone.md: "));
}

TEST_CASE("two tags that would share a page are told, and so is what has a name too long for a file") {
  const Mistake tags = only(TestSite().file("guidance/a.md", front("A", "tags = [\"C\", \"C#\"]\n")).read().mistakes);
  CHECK(tags.code == "colliding-tags");
  CHECK(tags.at.starts_with("guidance/a.md:"));
  CHECK(tags.message == "the tags \"C\" and \"C#\" would share the page tags/c.html");
  CHECK(TestSite().file("guidance/a.md", front("A", "tags = [\"Staff\", \"staff\"]\n")).read().mistakes.empty());

  const Mistake term =
      only(TestSite()
               .file("glossary/a.md", front("Terms") + "## " + std::string(201, 'x') + "\nIt is long.\n")
               .read()
               .mistakes);
  CHECK(term.code == "name-too-long");
  CHECK(term.at.starts_with("glossary/a.md:5:"));
}

TEST_CASE("a file whose ending is not quite that of a page is named, with the ending that is read") {
  for (const char* path : {"guidance/a.MD", "guidance/a.markdown", "guidance/a.md.txt"}) {
    const Mistake mistake = only(TestSite().file(path, front("A")).read().mistakes);
    CHECK(mistake.code == "file-ending");
    CHECK(mistake.at == fmt::format("{}:0:0+0", path));
    CHECK(mistake.help == "files of its kind end in .md: rename it");
  }
}

TEST_CASE("a file larger than any page is refused before it is read") {
  TestSite site;
  site.file("guidance/huge.md", std::string(16'000'001, 'x'));
  const Reading reading = site.read();
  const Mistake mistake = only(reading.mistakes);
  CHECK(mistake.code == "too-large");
  CHECK(mistake.message == "this file has 17 MB");
  CHECK(std::ranges::find(reading.reads, "site/guidance/huge.md") == reading.reads.end());
}

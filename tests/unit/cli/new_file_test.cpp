#include "cli/new_file.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <regex>
#include <string>

#include "cli/starter.h"
#include "read/site_files.h"
#include "site_fixture.h"

using namespace scrutineer;  // NOLINT(google-build-using-namespace)
using cli::ExitCode;

namespace {

// What `init` and `new` find beside the program, on a disk of their own.
class Disk {
 public:
  Disk() {
    const auto disk = base::make_disk_file_system();
    const auto listed = disk->list("starters").value();
    for (const base::ListedFile& file : listed)
      files.files["starters/" + file.path] = disk->read("starters/" + file.path).value();
  }

  ExitCode init(const std::string& folder, const std::string& starter = "empty") {
    return cli::init(files, {folder, "starters", starter});
  }
  ExitCode add(const std::string& kind, const std::string& id, const std::string& title = {}) {
    return cli::new_file(files, {"site", "starters/new", kind, id, title});
  }
  // What is wrong with the site as far as reading it tells.
  tests::Mistakes mistakes() {
    base::FileNames names;
    base::Diagnostics out;
    std::vector<read::Layer> layers = read::find_layers(files, "site", "packs", names, out);
    REQUIRE(read::list_files(files, layers));
    (void)read::read_site(files, layers, {}, names, out);
    return tests::mistakes_of(out, names);
  }
  const std::string& text(const std::string& path) {
    CAPTURE(path);
    REQUIRE(files.files.contains(path));
    return files.files.at(path);
  }
  bool has(const std::string& path) { return files.files.contains(path); }

  base::MemoryFileSystem files;
};

}  // namespace

TEST_CASE("a site begins as a copy of the starter, which reads without a mistake") {
  const std::string starter = GENERATE("empty", "leisure");
  Disk disk;
  REQUIRE(disk.init("site", starter) == ExitCode::clean);
  CHECK(disk.mistakes() == tests::Mistakes{});
  std::size_t copied = 0;
  for (const auto& [path, text] : disk.files.files) {
    if (!path.starts_with("site/")) continue;
    CHECK(text == disk.text("starters/" + starter + path.substr(4)));
    ++copied;
  }
  CHECK(copied >= 4);
}

TEST_CASE("nothing is copied into a folder that holds anything") {
  Disk disk;
  const std::string path = GENERATE("site/letter.txt", "site/.hidden", "site/deep/er/a.md");
  disk.files.files[path] = "mine";
  CHECK(disk.init("site") == ExitCode::usage);
  CHECK(disk.files.writes.empty());
}

TEST_CASE("a site does not begin in a file, nor from a starter that there is not") {
  Disk disk;
  disk.files.files["site"] = "mine";
  CHECK(disk.init("site") == ExitCode::usage);
  CHECK(disk.init("other", "leisur") == ExitCode::usage);
  CHECK(disk.init("other", "new") == ExitCode::usage);  // holds templates
  CHECK(disk.init("other", "../starters/empty") == ExitCode::usage);
  CHECK(disk.files.writes.empty());
}

TEST_CASE("a disk that refuses ends the command with the path") {
  Disk disk;
  disk.files.refuse = {"site/site.toml"};
  CHECK_THROWS_AS(disk.init("site"), base::MachineError);
}

TEST_CASE("each kind has its place") {
  Disk disk;
  REQUIRE(disk.init("site") == ExitCode::clean);
  using Row = std::pair<std::string, std::string>;
  const auto [kind, path] =
      GENERATE(Row{"page", "a-b.md"}, Row{"model", "models/a-b.md"}, Row{"case-study", "case-studies/a-b.md"},
               Row{"appraisal", "appraisals/a-b.toml"}, Row{"decision", "decisions/a-b.md"},
               Row{"risk-register", "risks/a-b.toml"}, Row{"factor-set", "factors/a-b.toml"},
               Row{"question-bank", "questions/a-b.toml"}, Row{"checklist", "checklists/a-b.toml"},
               Row{"rule-set", "rules/a-b.toml"}, Row{"glossary", "glossary/a-b.md"}, Row{"source", "sources.toml"});
  CAPTURE(kind);
  CHECK(disk.add(kind, "a-b") == ExitCode::clean);
  CHECK(disk.text("site/" + path).find("A b") != std::string::npos);
  const tests::Mistakes mistakes = disk.mistakes();
  for (const tests::Mistake& mistake : mistakes) {
    CAPTURE(mistake);
    CHECK(mistake.at.starts_with(path));
    CHECK((mistake.code == "empty-text" || mistake.code == "bad-date" || mistake.code == "bad-id"));
  }
  CHECK(disk.add(kind, "a-b") == ExitCode::usage);
  CHECK(disk.files.writes.size() == 5);  // four of the starter, and one
}

TEST_CASE("a page may stand in folders, but in none that is kept for something else") {
  Disk disk;
  REQUIRE(disk.init("site") == ExitCode::clean);
  CHECK(disk.add("page", "guidance/reading-accounts") == ExitCode::clean);
  CHECK(disk.has("site/guidance/reading-accounts.md"));
  CHECK(disk.add("page", "manual/pay/overtime") == ExitCode::clean);
  CHECK(disk.has("site/manual/pay/overtime.md"));
  for (const std::string id : {"models/trust", "questions/a", "assets/a", "data/a", "output/a"})
    CHECK(disk.add("page", id) == ExitCode::usage);
  CHECK(disk.add("page", "other/first-page") == ExitCode::clean);  // "other/first-page"
  CHECK(disk.add("page", "models/index") == ExitCode::clean);
  CHECK(disk.add("page", "guidance/index") == ExitCode::clean);  // the page of its folder
  CHECK(disk.add("page", "first-page") == ExitCode::usage);      // that of guidance/
}

TEST_CASE("an id that the site has is not given again, whatever it is of") {
  Disk disk;
  REQUIRE(disk.init("site") == ExitCode::clean);
  CHECK(disk.add("model", "first-source") == ExitCode::usage);
  CHECK(disk.add("source", "first-page") == ExitCode::usage);
  CHECK(disk.add("risk-register", "fire") == ExitCode::clean);
  CHECK(disk.add("page", "fire-1") == ExitCode::usage);  // its first risk
  CHECK(disk.add("glossary", "words", "First page") == ExitCode::usage);
  disk.files.files["site/models/broken.md"] = "+++\ntitle = \"joint-venture\n+++\n";
  CHECK(disk.add("model", "joint-venture") == ExitCode::usage);  // it may stand in what cannot be read
  disk.files.files["site/guidance/later.md"] = tests::front("Later", "draft = true\n");
  CHECK(disk.add("page", "later") == ExitCode::usage);
}

TEST_CASE("a page that Scrutineer makes can be written instead") {
  Disk disk;
  REQUIRE(disk.init("site") == ExitCode::clean);
  for (const std::string id : {"one", "two"})
    disk.files.files["site/models/" + id + ".md"] = tests::front(id, "family = \"in-house\"\n");
  CHECK(disk.add("model", "compare-models") == ExitCode::usage);
  CHECK(disk.add("page", "compare-models") == ExitCode::clean);
}

TEST_CASE("a file that is there stays as it is") {
  Disk disk;
  REQUIRE(disk.init("site") == ExitCode::clean);
  disk.files.files["site/models/trust.md"] = "no front matter";
  CHECK(disk.add("model", "trust") == ExitCode::usage);
  CHECK(disk.text("site/models/trust.md") == "no front matter");
}

TEST_CASE("a source is added behind what is there") {
  Disk disk;
  REQUIRE(disk.init("site") == ExitCode::clean);
  const std::string before = disk.text("site/sources.toml");
  REQUIRE(disk.add("source", "audit-2025", "Audit") == ExitCode::clean);
  CHECK(disk.text("site/sources.toml").starts_with(before));
  disk.files.files.erase("site/sources.toml");
  REQUIRE(disk.add("source", "audit-2026", "Audit") == ExitCode::clean);
  CHECK(disk.text("site/sources.toml").starts_with("[[source]]\nid = \"audit-2026\""));
}

TEST_CASE("what is no id, no title or no kind is refused") {
  Disk disk;
  REQUIRE(disk.init("site") == ExitCode::clean);
  const std::size_t writes = disk.files.writes.size();
  for (const std::string id : {"", "Trust", "a b", "a_b", "../a", "a/b", "-a", "a--b"}) {
    CAPTURE(id);
    CHECK(disk.add("model", id) == ExitCode::usage);
  }
  for (const std::string id : {"/a", "a/", "a//b", "../a", "a/../b", "a/B"}) {
    CAPTURE(id);
    CHECK(disk.add("page", id) == ExitCode::usage);
  }
  for (const std::string title : {"a\nb", "a\tb", "a\x1B[1m", "\xFF"})
    CHECK(disk.add("model", "trust", title) == ExitCode::usage);
  CHECK(disk.add("modle", "trust") == ExitCode::usage);
  CHECK(disk.add("common", "trust") == ExitCode::usage);
  CHECK(disk.files.writes.size() == writes);
}

TEST_CASE("a title stands as it is given") {
  Disk disk;
  REQUIRE(disk.init("site") == ExitCode::clean);
  REQUIRE(disk.add("model", "trust", R"(A "trust" & C:\ {{id}})") == ExitCode::clean);
  CHECK(disk.text("site/models/trust.md").starts_with("+++\ntitle = \"A \\\"trust\\\" & C:\\\\ {{id}}\"\n"));
  REQUIRE(disk.add("glossary", "words", "R&D \"fund\"") == ExitCode::clean);
  CHECK(disk.text("site/glossary/words.md").find("\n## R&D \"fund\"\n") != std::string::npos);
}

TEST_CASE("comments name what the site has to choose from") {
  Disk disk;
  REQUIRE(disk.init("site") == ExitCode::clean);
  REQUIRE(disk.add("model", "trust") == ExitCode::clean);
  CHECK(disk.text("site/models/trust.md")
            .find("family = \"in-house\"   # a [[family]] of site.toml: in-house, others; left out: it stands behind "
                  "these\n") != std::string::npos);
  REQUIRE(disk.add("case-study", "north") == ExitCode::clean);
  CHECK(disk.text("site/case-studies/north.md").find("the site has: trust\n") != std::string::npos);
}

TEST_CASE("what the site can say of a model stands in its file, with its meaning and an example of its type") {
  Disk disk;
  REQUIRE(disk.init("site", "leisure") == ExitCode::clean);
  REQUIRE(disk.add("model", "mutual") == ExitCode::clean);
  const std::string& text = disk.text("site/models/mutual.md");
  CHECK(text.find("# Cost a year: What the council pays in a full year, net of income, at 2025 prices.\n"
                  "# annual_cost = { value = 1000, source = { id = \"id-of-a-source\", where = \"page 4\" } }\n") !=
        std::string::npos);
  CHECK(text.find(" One of council, charity, company, contractor, partnership, community.\n# legal_form = ") !=
        std::string::npos);
  CHECK(text.find("# staff_move = { value = true, ") != std::string::npos);
  CHECK(text.find("# ready_by = { value = \"2026-01\", ") != std::string::npos);
  CHECK(text.find("# staff = \"In words. ") != std::string::npos);
  CHECK(text.find("subsidy") == std::string::npos);  // of case studies
}

// What stands behind # and is a key or a table, without the sign.
TEST_CASE("what is explained in a comment can be taken as it is") {
  const std::string kind = GENERATE("page", "model", "case-study", "appraisal", "decision", "risk-register",
                                    "factor-set", "question-bank", "checklist", "rule-set", "glossary", "source");
  CAPTURE(kind);
  Disk disk;
  REQUIRE(disk.init("site", "leisure") == ExitCode::clean);
  const auto before = disk.files.files;
  REQUIRE(disk.add(kind, "a-b") == ExitCode::clean);
  for (auto& [path, text] : disk.files.files) {
    if (before.contains(path) && before.at(path) == text) continue;
    const std::string as_written = text;
    text = std::regex_replace(text, std::regex("\n# (?=[a-z_-]+ = |\\[|  \\{|\\])"), "\n");
    CHECK(text != as_written);
  }
  for (const tests::Mistake& mistake : disk.mistakes()) {
    CAPTURE(mistake);
    CHECK((mistake.code == "empty-text" || mistake.code == "bad-date"));
  }
}

TEST_CASE("a site without settings, or none at all, is told") {
  Disk disk;
  CHECK_THROWS_AS(disk.add("model", "trust"), base::MachineError);
  disk.files.files["site/index.md"] = tests::front("Home");
  CHECK(disk.add("model", "trust") == ExitCode::errors);
  disk.files.files["site/site.toml"] = "title = ";
  CHECK(disk.add("model", "trust") == ExitCode::errors);
  CHECK(disk.files.writes.empty());
}

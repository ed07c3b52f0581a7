#include "cli/report.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace scrutineer;  // NOLINT(google-build-using-namespace)

namespace {

// The report of one mistake in a file of this text.
std::string reported(std::string_view text, std::uint32_t line, std::uint32_t column, std::uint32_t length,
                     std::string_view help = {}) {
  base::MemoryFileSystem files;
  files.files["content/guidance/a.md"] = text;
  base::FileNames names;
  base::Diagnostics out;
  out.error("some-code", {names.add("guidance/a.md"), line, column, length}, "it is wrong", std::string(help));
  return cli::human_report(out.sorted(names), names, files, "content", cli::all_of_them);
}

// The two lines that show the source.
std::string shown(std::string_view text, std::uint32_t line, std::uint32_t column, std::uint32_t length) {
  const std::string report = reported(text, line, column, length);
  return report.substr(report.find('\n') + 1);
}

nlohmann::json json_of(std::span<const base::Diagnostic> diagnostics, const base::FileNames& names,
                       const cli::Summary& summary) {
  std::string text;
  cli::json_report(diagnostics, names, "content", summary, [&](std::string_view part) { text += part; });
  return nlohmann::json::parse(text);
}

cli::Summary built() {
  cli::Summary summary;
  summary.files_read = 84;
  summary.pages = 160;
  summary.files = 160;
  summary.written = 12;
  return summary;
}

std::vector<base::Diagnostic> warnings(std::size_t count) {
  base::Diagnostic warning;
  warning.severity = base::Severity::warning;
  warning.code = "orphan";
  return std::vector<base::Diagnostic>(count, warning);
}

}  // namespace

TEST_CASE("a mistake is shown with its place, its line, a marker and what would be right") {
  CHECK(reported("one\nSee [[slugh]] for more.\n", 2, 5, 7, "did you mean \"slough\"?") ==
        "content/guidance/a.md:2:5: error: it is wrong [some-code]\n"
        "    2 | See [[slugh]] for more.\n"
        "      |     ^~~~~~~\n"
        "      = did you mean \"slough\"?\n");
}

TEST_CASE("the example in the header is what the report looks like") {
  CHECK(reported("\n\n\n\n\n\n\n\n\n\n\nSee [[slugh]] for more.\n", 12, 5, 7)
            .find("\n   12 | See [[slugh]] for more.\n      |     ^~~~~~~\n") != std::string::npos);
}

TEST_CASE("a mistake of the file as a whole shows no line") {
  CHECK(reported("text", 0, 0, 0) == "content/guidance/a.md: error: it is wrong [some-code]\n");
}

TEST_CASE("the marker stands under the right characters behind tabs and letters of several bytes") {
  CHECK(shown("\tŵ “é” bad\n", 1, 8, 3) == "    1 |  ŵ “é” bad\n      |        ^~~\n");
}

TEST_CASE("a byte that is no character holds its place") {
  CHECK(shown("ab\xE9"
              "cd\n",
              1, 3, 1) ==
        "    1 | ab\xEF\xBF\xBD"
        "cd\n      |   ^\n");
}

TEST_CASE("byte order marks, line breaks of Windows and last lines without one change nothing") {
  CHECK(shown("\xEF\xBB\xBFone\r\ntwo\r\n", 1, 1, 3) == "    1 | one\n      | ^~~\n");
  CHECK(shown("one\r\ntwo\r\n", 2, 2, 1) == "    2 | two\n      |  ^\n");
  CHECK(shown("one\ntwo", 2, 1, 3) == "    2 | two\n      | ^~~\n");
  CHECK(shown("one\rtwo\r", 2, 1, 3) == "    2 | two\n      | ^~~\n");
}

TEST_CASE("a marker stays within its line, and there is always one") {
  CHECK(shown("short\n", 1, 3, 50) == "    1 | short\n      |   ^~~\n");
  CHECK(shown("short\n", 1, 3, 0) == "    1 | short\n      |   ^\n");
  CHECK(shown("\n", 1, 1, 1) == "    1 | \n      | ^\n");
  CHECK(shown("one\n", 9, 1, 1) == "    9 | \n      | ^\n");
  CHECK(shown("a\n", 1, 3, 2) == "    1 | a\n      |   ^\n");
}

TEST_CASE("of a long line the part round the mistake is shown") {
  const std::string line = std::string(500, 'x') + "BAD" + std::string(500, 'y');
  CHECK(shown(line, 1, 501, 3) == "    1 | " + std::string(40, 'x') + "BAD" + std::string(57, 'y') + "\n      | " +
                                      std::string(40, ' ') + "^~~\n");
  CHECK(shown(line, 1, 1, 2) == "    1 | " + std::string(100, 'x') + "\n      | ^~\n");
  CHECK(shown(line, 1, 490, 400).ends_with("| " + std::string(40, ' ') + "^" + std::string(59, '~') + "\n"));
}

TEST_CASE("mistakes are shown one after the other, files of a theme by their full path") {
  base::MemoryFileSystem files;
  files.files["/share/themes/civic/theme.toml"] = "nam = 1\n";
  base::FileNames names;
  base::Diagnostics out;
  out.warning("one", {names.add("/share/themes/civic/theme.toml"), 1, 1, 3}, "a", "");
  out.error("two", {names.add("gone.md"), 3, 1, 1}, "b", "");
  CHECK(cli::human_report(out.sorted(names), names, files, "./content/", cli::all_of_them) ==
        "content/gone.md:3:1: error: b [two]\n    3 | \n      | ^\n"
        "/share/themes/civic/theme.toml:1:1: warning: a [one]\n    1 | nam = 1\n      | ^~~\n");
}

TEST_CASE("a file is read once, however many mistakes it has") {
  base::MemoryFileSystem files;
  files.files["site/a.md"] = "one\ntwo\n";
  base::FileNames names;
  base::Diagnostics out;
  const base::FileId file = names.add("a.md");
  for (std::uint32_t i = 1; i < 3; ++i) out.error("code", {file, i, 1, 1}, "m");
  (void)cli::human_report(out.sorted(names), names, files, "site", cli::all_of_them);
  CHECK(files.reads.size() == 1);
}

TEST_CASE("a build ends with one sentence that counts right") {
  CHECK(cli::human_summary(built(), warnings(2), -1) ==
        "Read 84 files, made 160 pages, wrote 12 files (148 unchanged): 0 errors, 2 warnings.\n");
  cli::Summary one = built();
  one.files_read = one.pages = one.written = one.removed = 1;
  CHECK(cli::human_summary(one, warnings(1), 0.256) ==
        "Read 1 file, made 1 page, wrote 1 file (159 unchanged, 1 removed): 0 errors, 1 warning, 0.26 s.\n");
}

TEST_CASE("a check says nothing of writing, and a build that failed says that nothing was published") {
  cli::Summary summary = built();
  summary.checked_only = true;
  CHECK(cli::human_summary(summary, {}, -1) == "Read 84 files, made 160 pages: 0 errors, 0 warnings.\n");
  summary.failed = true;
  CHECK(cli::human_summary(summary, {}, -1) == "Read 84 files: 0 errors, 0 warnings.\n");
  summary.checked_only = false;
  CHECK(cli::human_summary(summary, {}, -1) ==
        "Read 84 files: 0 errors, 0 warnings.\nNothing was published; what was there before is as it was.\n");
}

TEST_CASE("the JSON report has every part of every mistake, and the summary") {
  base::FileNames names;
  base::Diagnostics out;
  out.error("unknown-reference", {names.add("guidance/a.md"), 12, 5, 7}, "nothing has the id \"ŵ\xE9\"", "help");
  const auto report = json_of(out.sorted(names), names, built());
  REQUIRE(report["diagnostics"].size() == 1);
  CHECK(report["diagnostics"][0] == nlohmann::json{{"severity", "error"},
                                                   {"code", "unknown-reference"},
                                                   {"file", "content/guidance/a.md"},
                                                   {"line", 12},
                                                   {"column", 5},
                                                   {"length", 7},
                                                   {"message", "nothing has the id \"ŵ\xEF\xBF\xBD\""},
                                                   {"help", "help"}});
  CHECK(report["summary"] == nlohmann::json{{"files_read", 84},
                                            {"pages", 160},
                                            {"files", 160},
                                            {"written", 12},
                                            {"removed", 0},
                                            {"errors", 1},
                                            {"warnings", 0},
                                            {"published", true}});
}

TEST_CASE("a report without mistakes is empty, and its JSON a list of none") {
  base::MemoryFileSystem files;
  CHECK(cli::human_report({}, {}, files, "content", cli::all_of_them).empty());
  cli::Summary summary = built();
  summary.failed = true;
  const auto report = json_of({}, {}, summary);
  CHECK(report["diagnostics"] == nlohmann::json::array());
  CHECK(report["summary"]["published"] == false);
}

TEST_CASE("after the first twenty, a line says how many more mistakes there are and how to see them") {
  base::MemoryFileSystem files;
  files.files["content/a.md"] = "one\n";
  base::FileNames names;
  base::Diagnostics out;
  const base::FileId file = names.add("a.md");
  for (std::uint32_t i = 1; i <= 22; ++i) out.error("code", {file, 1, i, 1}, fmt::format("wrong {}", i));
  out.warning("code", {file, 1, 1, 1}, "odd");
  const std::string report = cli::human_report(out.sorted(names), names, files, "content", cli::shown_in_full);
  CHECK(report.find("wrong 20 ") != std::string::npos);
  CHECK(report.find("wrong 21 ") == std::string::npos);
  CHECK(report.ends_with("… and 2 errors and 1 warning more: --all shows them all\n"));
  CHECK(cli::human_report(out.sorted(names), names, files, "content", cli::all_of_them).find("odd") !=
        std::string::npos);
  CHECK(json_of(out.sorted(names), names, built())["diagnostics"].size() == 23);
}

TEST_CASE("what the content says never moves the cursor, colours the screen or turns the order of reading") {
  base::MemoryFileSystem files;
  files.files["content/a\x1B[2J.md"] = "x\x1B[31m\xC2\x9B\xE2\x80\xAEy\n";
  base::FileNames names;
  base::Diagnostics out;
  out.error("code", {names.add("a\x1B[2J.md"), 1, 10, 1}, "no \x1B]0;t\x07 id\n\xE2\x80\xAE", "help \x7F\x1B[1m");
  const std::string report = cli::human_report(out.sorted(names), names, files, "content", cli::all_of_them);
  CHECK(report ==
        "content/a\u241B[2J.md:1:10: error: no \u241B]0;t\u2407 id\u240A<U+202E> [code]\n"
        "    1 | x\uFFFD[31m\uFFFD\uFFFDy\n      |          ^\n      = help \u2421\u241B[1m\n");
}

TEST_CASE("a failure that is not of the site has the form of the others") {
  std::string text;
  cli::json_failures(std::vector<cli::Failure>{{"machine", "content", "No such file or directory", {}}},
                     [&](std::string_view part) { text += part; });
  const auto report = nlohmann::json::parse(text);
  CHECK(report["diagnostics"][0]["code"] == "machine");
  CHECK(report["diagnostics"][0]["file"] == "content");
  CHECK(report["summary"]["errors"] == 1);
  CHECK(report["summary"]["published"] == false);
}

TEST_CASE("an annotation for GitHub is one line, whatever is in a message or a name") {
  base::FileNames names;
  base::Diagnostics out;
  out.error("some-code", {names.add("a,b:c%.md"), 3, 5, 7}, "one: 100%, it\nis", "right\x1b");
  out.warning("other-code", {names.add("b.md"), 0, 0, 0}, "two");
  std::string text;
  cli::github_report(out.sorted(names), names, "content", [&](std::string_view part) { text += part; });
  CHECK(text ==
        "::error file=content/a%2Cb%3Ac%25.md,line=3,col=5,endColumn=11,title=some-code::one: 100%25, "
        "it%0Ais%0Aright\u241B\n"
        "::warning file=content/b.md,title=other-code::two\n");
}

#include "cli/audit.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "appraisal_example.h"
#include "base/utf8.h"
#include "cli/terminal.h"

using namespace scrutineer;  // NOLINT(google-build-using-namespace)
using cli::ExitCode;
using cli::wrapped;

namespace {

std::string report(std::size_t width) {
  const auto linked = tests::linking(tests::appraisal_site());
  const auto index = linked.index("choice");
  return cli::audit_report(linked.linked.entry(index), analyse::appraise(linked.linked, 1).at(index),
                           linked.linked.words, width);
}

ExitCode audit(const tests::TestSite& site, const std::string& appraisal = {}) {
  base::MemoryFileSystem disk;
  disk.files = site.files;
  disk.files["themes/civic/theme.toml"] = "name = \"civic\"\n";
  cli::AuditOptions options;
  options.site = "site";
  options.themes = "themes";
  options.appraisal = appraisal;
  options.json = true;
  return cli::audit(disk, options);
}

}  // namespace

TEST_CASE("a site with errors is not audited") {
  tests::TestSite site = tests::appraisal_site();
  site.file("guidance/a.md", tests::front("A") + "[[nothing]]\n");
  CHECK(audit(site) == ExitCode::errors);
}

TEST_CASE("an unknown appraisal is a mistake in the command") {
  CHECK(audit(tests::appraisal_site(), "choise") == ExitCode::usage);
  CHECK(audit(tests::TestSite(), "choice") == ExitCode::usage);
}

TEST_CASE("findings do not change the exit code") {
  CHECK(audit(tests::appraisal_site()) == ExitCode::clean);
  CHECK(audit(tests::appraisal_site(), "choice") == ExitCode::clean);
  CHECK(audit(tests::TestSite()) == ExitCode::clean);
}

TEST_CASE("a folder that is not there is an error of the machine") {
  base::MemoryFileSystem files;
  cli::AuditOptions options;
  options.site = "nowhere";
  CHECK_THROWS_AS(cli::audit(files, options), base::MachineError);
}

TEST_CASE("lines are no wider than asked, at any width a report is made for") {
  for (const std::size_t width : {60U, 71U, 80U, 100U}) {
    std::istringstream lines(report(width));
    for (std::string line; std::getline(lines, line);) {
      CAPTURE(width, line);
      CHECK(base::character_count(line) <= width);
    }
  }
}

TEST_CASE("the report gives totals, findings with their severity and place, and robustness") {
  const std::string text = report(100);
  for (const std::string_view part : {"=Choice [choice]", "15 to 55", "  error    The published total of",
                                      "[total-differs] table 1", "Robustness", "100,000 draws, seed 20171101"}) {
    CAPTURE(text);
    CHECK(text.find(part) != std::string::npos);
  }
}

TEST_CASE("text is broken at blanks, and lines after the first are indented") {
  CHECK(wrapped("one two three", 9, "- ") == "- one two\n  three\n");
  CHECK(wrapped("one two three", 10, "- ") == "- one two\n  three\n");
  CHECK(wrapped("one two three", 80, "") == "one two three\n");
  CHECK(wrapped("incomprehensibilities", 10, "") == "incomprehensibilities\n");
  CHECK(wrapped("drei vier fünf", 14, "") == "drei vier fünf\n");
  CHECK(wrapped("", 10, "- ") == "- \n");
}

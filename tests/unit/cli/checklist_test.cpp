#include "cli/checklist.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace scrutineer;  // NOLINT(google-build-using-namespace)

namespace {

const auto document = exports::Json::parse(R"({
  "title": "A list", "made_of": "2 questions, all from question banks.", "intro": null,
  "sections": [
    {"title": "First", "questions": [
      {"text": "Is it one, and what else could it be?", "why": "It may not be.", "evidence": ["Proof"], "figure": null,
       "ask": ["The director", "the lead member"], "priority": "high", "priority_title": "High priority",
       "link": "questions/bank.html#one"},
      {"text": "Two?", "why": null, "evidence": [], "figure": "0 of 10", "ask": [], "priority": null,
       "priority_title": null, "link": "appraisals/x.html"}],
     "fields": []},
    {"title": "Then", "questions": [], "fields": [{"title": "Date"}]}]})");

}  // namespace

TEST_CASE("a checklist in the terminal has its questions numbered through, in lines that fit") {
  CHECK(cli::checklist_text(document, 40) ==
        "A list\n\n2 questions, all from question banks.\n\nFirst\n\n"
        "  1. Is it one, and what else could it\n     be?\n     High priority\n     Why: It may not be.\n     - Proof\n"
        "     Who can answer: The director; the\n                     lead member\n\n"
        "  2. Two?\n     From: 0 of 10 [appraisals/x.html]\n\nThen\n\n   [ ] Date\n");
}

TEST_CASE("an unknown checklist is a mistake of the call, and so is something that is none") {
  base::MemoryFileSystem files;
  files.files = {{"themes/civic/theme.toml", "name = \"civic\"\n"},
                 {"site/site.toml", "title = \"T\"\norganisation = \"O\"\nsummary = \"S.\"\n"},
                 {"site/index.md", "+++\ntitle = \"Home\"\nsummary = \"S.\"\n+++\n"},
                 {"site/checklists/form.toml",
                  "title = \"A form\"\nsummary = \"S.\"\n[[section]]\nid = \"s\"\ntitle = "
                  "\"S\"\n[[section.field]]\nid = \"f\"\ntitle = \"F\"\ntype = \"line\"\n"}};
  cli::ChecklistOptions options;
  options.site = "site";
  options.themes = "themes";
  for (const char* id : {"from", "index"}) {
    options.checklist = id;
    CHECK(cli::checklist(files, options) == cli::ExitCode::usage);
  }
  options.checklist = "form";
  CHECK(cli::checklist(files, options) == cli::ExitCode::clean);
  files.files["site/checklists/form.toml"] += "extra = 1\n";
  CHECK(cli::checklist(files, options) == cli::ExitCode::errors);
}

// The command `checklist`: one checklist, with the questions that rules made, for the terminal or another program.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "base/date.h"
#include "base/file_system.h"
#include "cli/build.h"
#include "exports/checklist_json.h"

namespace scrutineer::cli {

struct ChecklistOptions {
  std::filesystem::path site = "content";
  std::filesystem::path themes;  // the folder of installed themes
  std::string checklist;         // its id
  std::string format = "text";   // or md, docx, csv, json: as the site's downloads have them
  int jobs = 1;
  base::Date as_of = base::today();
  bool drafts = false;
  bool show_all = false;  // every mistake in full, however many
};

// Prints to standard output; what is wrong with the site goes to standard error (as JSON: to standard output), when
// there are errors. `errors` when the site has errors, `usage` when it has no such checklist, or a document cannot be
// made. Throws base::MachineError.
[[nodiscard]] ExitCode checklist(base::FileSystem& files, const ChecklistOptions& options);

// The checklist as people read it, in lines of at most `width` characters where words allow. `document` is made by
// exports::checklist_json.
[[nodiscard]] std::string checklist_text(const exports::Json& document, std::size_t width);

}  // namespace scrutineer::cli

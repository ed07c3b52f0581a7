// The files that a checklist can be taken away in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyse/checklists.h"
#include "exports/appraisal_csv.h"
#include "exports/checklist_json.h"
#include "exports/document_maker.h"
#include "exports/generated_file.h"

namespace scrutineer::exports {

// "data/checklists/before-the-decision.csv" for the ending ".csv".
[[nodiscard]] std::string checklist_data_path(const catalogue::Entry& checklist, std::string_view ending);

// A row a question, then a row a field. `document` is made by checklist_json.
[[nodiscard]] DataTable checklist_table(const Json& document, const words::Words& words);

// Appends the files. All of the arguments but `index` must outlive them; `documents` may be null.
void add_checklist_downloads(const link::Linked& linked, catalogue::EntryIndex index,
                             const analyse::AskedChecklist& asked, const DocumentMaker* documents,
                             std::vector<GeneratedFile>& files);

}  // namespace scrutineer::exports

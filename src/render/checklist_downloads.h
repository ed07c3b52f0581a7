// The files that a checklist can be taken away in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyse/checklists.h"
#include "markup/template.h"
#include "render/appraisal_csv.h"
#include "render/checklist_json.h"
#include "render/document_maker.h"
#include "render/generated_file.h"

namespace scrutineer::render {

// "data/checklists/before-the-decision.csv" for the ending ".csv".
[[nodiscard]] std::string checklist_data_path(const catalogue::Entry& checklist, std::string_view ending);

// A row a question, then a row a field. `document` is made by checklist_json.
[[nodiscard]] DataTable checklist_table(const Json& document);

// The files as the page links them, `{download_title, download_text, download_href}`; DOCX where one can be made.
[[nodiscard]] markup::List checklist_download_links(const catalogue::Entry& checklist, bool has_docx);

// Appends the files. All of the arguments but `index` must outlive them; `documents` may be null.
void add_checklist_downloads(const link::Linked& linked, catalogue::EntryIndex index,
                             const analyse::AskedChecklist& asked, const DocumentMaker* documents,
                             std::vector<GeneratedFile>& files);

}  // namespace scrutineer::render

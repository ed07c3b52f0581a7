// A checklist as a task list in Markdown, with room to write: a download, what DOCX is made from, and what the command
// `checklist` prints.
#pragma once

#include <string>
#include <string_view>

#include "exports/checklist_json.h"
#include "words/words.h"

namespace scrutineer::exports {

// `document` is made by checklist_json. Links are left out where the site does not say where it stands.
[[nodiscard]] std::string checklist_markdown(const Json& document, std::string_view base_url,
                                             const words::Words& words);

}  // namespace scrutineer::exports

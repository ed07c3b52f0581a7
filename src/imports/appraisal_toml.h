// An imported appraisal as the file that an editor keeps: docs/content-format.md, "Appraisal". Every figure has the
// name of its cell behind it, and what only the editor can say is a comment where it belongs.
#pragma once

#include <optional>
#include <string>

#include "imports/appraisal_reading.h"
#include "imports/messages.h"

namespace scrutineer::imports {

// What the editor says of the document.
struct DocumentFacts {
  std::string file;  // its name
  std::optional<std::string> title, summary, council, date, source;
};

// Reports what the file still needs.
[[nodiscard]] std::string appraisal_toml(const ImportedAppraisal& appraisal, const DocumentFacts& facts,
                                         Messages& messages);

// "…", in quotation marks, with what TOML escapes escaped.
[[nodiscard]] std::string toml_text(std::string_view text);
// `text` as Markdown that says the same: characters that would mean something are escaped.
[[nodiscard]] std::string as_markdown(std::string_view text);

}  // namespace scrutineer::imports

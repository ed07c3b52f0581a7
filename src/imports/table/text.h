// A table that was read as the file that an editor keeps: docs/content-format.md. What only the editor can say is a
// comment where it belongs.
#pragma once

#include <string>

#include "imports/appraisal_toml.h"
#include "imports/messages.h"
#include "imports/table/read.h"

namespace scrutineer::imports {

struct TableText {
  std::string file;        // TOML; of a glossary, and of measures, Markdown
  std::string vocabulary;  // what the site has yet to define, as TOML; empty when there is nothing
};

// Reports what the file still needs. `has_vocabulary_file`: what the site has yet to define is written beside it, and
// is no comment in it.
[[nodiscard]] TableText table_text(const ReadTable& table, const DocumentFacts& facts, bool has_vocabulary_file,
                                   Messages& messages);

}  // namespace scrutineer::imports

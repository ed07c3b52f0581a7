// Blocks that only MkDocs' extensions, VuePress and Docusaurus know, as those that a site has: admonitions and
// containers become callouts, what folds becomes <details>, tabs stand below each other. Abbreviations and the kinds of
// callouts are gathered on the way.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "imports/folder/lines.h"
#include "imports/folder/remarks.h"
#include "imports/folder/settings.h"
#include "imports/folder/snippets.h"

namespace scrutineer::imports {

struct Abbreviation {
  std::string name, words;
  std::string file;  // where it stands
  std::uint32_t line = 0;
};

struct ConvertedBlocks {
  Lines lines;
  std::vector<Abbreviation> abbreviations;
  std::set<std::string> callouts;  // kinds that a site knows only when it is told, in lower case
};

// `table` names the files that the lines come from.
[[nodiscard]] ConvertedBlocks without_foreign_blocks(const Lines& lines, const FolderSettings& settings,
                                                     const FileTable& table, Remarks& remarks);

// The kind of an admonition as one of those that every site has; empty for others.
[[nodiscard]] std::string_view known_callout(std::string_view kind);

}  // namespace scrutineer::imports

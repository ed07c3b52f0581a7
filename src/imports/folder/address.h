// Where the links of a page lead in the site.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "imports/folder/draft.h"
#include "imports/folder/paths.h"

namespace scrutineer::imports {

// What is known when all pages have been read.
struct KnownPages {
  const FolderPaths& paths;
  const std::vector<PageDraft>& drafts;          // by file; of pages
  const std::vector<std::string>& titles;        // by file
  std::unique_ptr<std::atomic<bool>[]> is_used;  // by file: a page leads to it
};

// Adds to the edits of `draft`, the page `file`, what its links need; reports those that lead nowhere.
void lead_links(std::size_t file, PageDraft& draft, const KnownPages& known);

}  // namespace scrutineer::imports

// Where the links of a page lead in the site.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "imports/folder/draft.h"
#include "imports/folder/paths.h"

namespace scrutineer::imports {

// What is known when all pages have been read.
struct KnownPages {
  const FolderPaths& paths;
  const std::vector<PageDraft>& drafts;    // by file; of pages
  const std::vector<std::string>& titles;  // by file
  const FolderSettings& settings;
  std::unordered_map<std::string, std::size_t>
      addresses;                                 // that pages say they had or once had, without slashes at their ends
  std::unique_ptr<std::atomic<bool>[]> is_used;  // by file: a page leads to it
  bool has_names = false;                        // some [[…]] is the name of a file: the folder is Obsidian's
};

// An address from the top, without slashes at its ends and index.html.
[[nodiscard]] std::string bare_address(std::string_view address);

// Adds to the edits of `draft`, the page `file`, what its links need; reports those that lead nowhere.
void lead_links(std::size_t file, PageDraft& draft, const KnownPages& known);

}  // namespace scrutineer::imports

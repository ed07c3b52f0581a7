// A folder of Markdown, as MkDocs or with YAML front matter, as the folder of a site.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/file_system.h"
#include "imports/folder/remarks.h"
#include "imports/folder/settings.h"

namespace scrutineer::imports {

struct FolderChoices {
  FolderKind kind = FolderKind::markdown;
  std::optional<std::string> title, organisation;
  int jobs = 1;
};

struct SiteFile {
  std::string path;     // in the site
  std::string content;  // of what was made
  std::string copy_of;  // otherwise: in the folder that is imported
};

struct ImportedFolder {
  std::vector<SiteFile> files;  // by path
  std::size_t pages = 0;        // that the folder had
  std::size_t copies = 0;
  std::size_t terms = 0;
};

// Reads the folder and writes nothing. Nothing outside of it is read, and no link of the file system is followed.
// `remarks` gets what could not be carried over. Nothing when there is nothing to import, which is among them.
[[nodiscard]] std::optional<ImportedFolder> import_folder(base::FileSystem& files, const std::filesystem::path& folder,
                                                          const FolderChoices& choices, Remarks& remarks);

// The remarks as a page for editors: README.md beside site.toml, which is no part of a site.
[[nodiscard]] std::string folder_report(const ImportedFolder& imported, const Remarks& remarks);
// "12 links": what there is of each kind, for a terminal.
[[nodiscard]] std::vector<std::string> counted_remarks(const Remarks& remarks);

}  // namespace scrutineer::imports

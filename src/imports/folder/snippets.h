// Files that pages include: --8<-- "file.md" of PyMdown's Snippets.
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "imports/folder/lines.h"
#include "imports/folder/remarks.h"
#include "imports/folder/settings.h"

namespace scrutineer::imports {

// A page and the files that it includes, for remarks.
using FileTable = std::vector<std::string>;

class Snippets {
 public:
  // Nothing outside of `top` is read, and no link of the file system is followed.
  Snippets(base::FileSystem& files, std::filesystem::path top, const FolderSettings& settings)
      : files_(files), top_(std::move(top)), settings_(settings) {}

  // From several threads at once. `table` gets the files that are included; line.file is an index into it.
  [[nodiscard]] Lines expanded(Lines lines, FileTable& table, Remarks& remarks);

 private:
  struct Expansion {
    FileTable& table;
    Remarks& remarks;
    std::size_t bytes = 0;  // included so far
  };
  void expand(const Lines& lines, std::size_t depth, Expansion& expansion, Lines& into);
  void include(std::string_view written, const Line& at, std::size_t depth, Expansion& expansion, Lines& into);
  [[nodiscard]] std::optional<std::string> read(const std::string& name);

  base::FileSystem& files_;
  std::filesystem::path top_;
  const FolderSettings& settings_;
  std::mutex mutex_;
  std::map<std::string, std::optional<std::string>> read_;
};

}  // namespace scrutineer::imports

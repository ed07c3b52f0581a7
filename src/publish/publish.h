// Puts a site's files into the output folder, all of them or none.
//
// - When anything fails, the published files are left, or put back, as they were.
// - A reader sees the old file or the new one, never part of one: files are written into a staging folder in the
//   output folder and exchanged for the old ones when all have been written.
// - A file whose bytes are already there is not touched.
// - What a former run published and this one does not is removed, with the folders that this empties.
// - Nobody else's file is removed or replaced. One in the way is an error, unless its bytes are the ones we want.
// - A run that was killed leaves whole files, old ones and new; the next run cleans up after it.
//
// Memory grows with the number of files, not with their size.
#pragma once

#include <cstddef>
#include <expected>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/file_system.h"

namespace scrutineer::publish {

// Makes the content of file number `index`, always the same; `content` comes empty. Called from several threads at
// once. The error is for the machine's refusals, such as an image that can no longer be read.
using Produce = std::function<std::expected<void, base::FileError>(std::size_t index, std::string& content)>;

struct Published {
  std::size_t files = 0;  // of the site, = written + unchanged
  std::size_t written = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;
  // Files of ours that somebody changed in the output folder since we wrote them, sorted: those that this run
  // replaced, and those that the site no longer has, which were left alone and are ours no longer.
  std::vector<std::string> replaced_edits;
  std::vector<std::string> kept_edits;
};

// `paths` are relative to `output`, see may_be_published(), each named once. The errors are sorted by path.
[[nodiscard]] std::expected<Published, std::vector<base::FileError>> publish(base::FileSystem& files,
                                                                             const std::filesystem::path& output,
                                                                             std::span<const std::string> paths,
                                                                             const Produce& produce, int jobs);

}  // namespace scrutineer::publish

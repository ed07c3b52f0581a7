// Puts a site's files into the output folder, all of them or none.
//
// - When anything fails, the published files are left, or put back, as they were.
// - A reader sees the old file or the new one, never part of one: files are written into a staging folder of this
//   run's own in the output folder, flushed to the disk in one go, and exchanged for the old ones.
// - A file whose bytes are already there is not touched.
// - What a former run published and this one does not is removed, with the folders that this empties.
// - Nobody else's file is removed or replaced, and no link is followed out of the folder. One in the way is an error,
//   unless its bytes are the ones we want: then it stays theirs.
// - A run that was killed, or that lost power, leaves whole files, old ones and new; the next run cleans up after it.
//
// One run at a time: the caller holds the folder's OutputLock. Memory grows with the number of files, not with their
// size.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/file_system.h"

namespace scrutineer::publish {

// Makes the content of file number `index`; `content` comes empty. Called from several threads at once, once for each
// file. The error is for the machine's refusals, such as an image that can no longer be read.
using Produce = std::function<std::expected<void, base::FileError>(std::size_t index, std::string& content)>;

// The paths of further files, which are known only when those before them are made: asked for once, then. They are
// counted on from the others.
using MorePaths = std::function<std::vector<std::string>()>;

struct Published {
  std::size_t files = 0;  // of the site, = written + unchanged
  std::size_t written = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;
  // Files of ours that somebody changed in the output folder since we wrote them, sorted: those that this run
  // replaced, and those that the site no longer has, which were left alone and are ours no longer.
  std::vector<std::string> replaced_edits;
  std::vector<std::string> kept_edits;
  std::vector<std::uint64_t> sizes;  // in bytes, by number of the file
};

// Removes what a run that was killed has left in the folder. publish() does it, too; a build that has nothing to
// publish calls it alone.
[[nodiscard]] std::expected<void, base::FileError> clean_up(base::FileSystem& files,
                                                            const std::filesystem::path& output);

// Paths that publish() would not take, with the reason: two of one name, a file where another needs a folder, a name
// that is longer than file systems take. Sorted by path.
[[nodiscard]] std::vector<base::FileError> refuse_paths(std::span<const std::string> paths);

// `paths` are relative to `output`, see may_be_published(), each named once. The errors are sorted by path.
// Throws base::Interrupted, with everything as it was.
[[nodiscard]] std::expected<Published, std::vector<base::FileError>> publish(base::FileSystem& files,
                                                                             const std::filesystem::path& output,
                                                                             std::vector<std::string> paths,
                                                                             const Produce& produce, int jobs,
                                                                             const MorePaths& more = {});

}  // namespace scrutineer::publish

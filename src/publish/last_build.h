// Remembers the last build of an output folder, so that a build with nothing to do can say so without reading a
// file: only stamps are compared, as git's index does. The record is kept outside the output folder, and losing it
// costs no more than a full build.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/file_system.h"
#include "base/hash.h"

namespace scrutineer::publish {

// Everything that the result of a build depends on, as it was at one moment.
struct BuildInputs {
  base::ContentHash stamps;
  // False when a file changed so recently that it could change again and keep its stamp: such inputs are not
  // remembered.
  bool settled = false;
};

// Stamps of the files in the folders (site and themes; what lies in `output` is left out) and of this program, with
// `options`: every choice that changes the result, such as the date of --as-of. Look before reading any input, so
// that a change during the build is noticed by the next one. Nothing when a folder cannot be listed.
[[nodiscard]] std::optional<BuildInputs> look_at_inputs(base::FileSystem& files,
                                                        std::span<const std::filesystem::path> folders,
                                                        const std::filesystem::path& output, std::string_view options);

// ${XDG_CACHE_HOME:-$HOME/.cache}/scrutineer, where records are kept. Nothing when neither is set.
[[nodiscard]] std::optional<std::filesystem::path> record_folder();

// The file in `records` that is about `output`; what else is kept of its builds has a name that starts with this one.
[[nodiscard]] std::filesystem::path record_of(const std::filesystem::path& records,
                                              const std::filesystem::path& output);

// What the last build into `output` had to report, when neither its inputs nor its output have changed since.
[[nodiscard]] std::optional<std::string> up_to_date(base::FileSystem& files, const std::filesystem::path& records,
                                                    const std::filesystem::path& output, const BuildInputs& inputs);

// Call after publish() has succeeded. `report` is any text: diagnostics and summary, to be shown again. A record that
// cannot be written is no error.
void remember(base::FileSystem& files, const std::filesystem::path& records, const std::filesystem::path& output,
              const BuildInputs& inputs, std::string_view report);

}  // namespace scrutineer::publish

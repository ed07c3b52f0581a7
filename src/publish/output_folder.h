// Where the output folder lies in relation to what a site is made from. Nothing else decides that.
#pragma once

#include <expected>
#include <filesystem>
#include <optional>
#include <span>
#include <string>

#include "base/file_system.h"

namespace scrutineer::publish {

// The folder at the top of a site that is never read, so that a build inside a site has somewhere to publish.
inline constexpr std::string_view output_in_site = "output";

// Why a folder cannot be the output.
struct OutputRefusal {
  std::string message;
  std::string help;
};

// The output folder with links resolved. Refused are a folder that holds `site` or one of the `others` (themes), or is
// one of them, or lies in one, but for `output_in_site` and hidden folders; and one that holds sources of another site.
[[nodiscard]] std::expected<std::filesystem::path, OutputRefusal> output_folder(
    base::FileSystem& files, const std::filesystem::path& output, const std::filesystem::path& site,
    std::span<const std::filesystem::path> others);

// With links resolved as far as it exists, and without a slash at its end.
[[nodiscard]] std::filesystem::path real_path(const std::filesystem::path& path);

// What the paths that `folder` lists start with when they lie in `output`: "output/". Nothing when none does.
[[nodiscard]] std::optional<std::string> prefix_in(const std::filesystem::path& folder,
                                                   const std::filesystem::path& output);

}  // namespace scrutineer::publish

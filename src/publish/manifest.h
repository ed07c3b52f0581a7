// The list of what Scrutineer has published, kept in the output folder: it tells our files from everybody else's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"

namespace scrutineer::publish {

inline constexpr std::string_view manifest_name = ".scrutineer-manifest";

// Whether a file of the site may have this path below the output folder: relative, forward slashes, no part that is
// empty or starts with a dot (which keeps "..", hidden files and our own bookkeeping out), no backslash, colon or
// control character.
[[nodiscard]] bool may_be_published(std::string_view path);

struct ManifestEntry {
  std::string path;
  base::ContentHash hash;
  std::uint64_t size = 0;
  bool operator==(const ManifestEntry&) const = default;
};

// Sorted by path, each path once.
class Manifest {
 public:
  Manifest() = default;
  explicit Manifest(std::vector<ManifestEntry> entries);

  // Nothing when the text is not a whole manifest of this version, or names a path that may not be published.
  [[nodiscard]] static std::optional<Manifest> parse(std::string_view text);
  [[nodiscard]] std::string text() const;

  [[nodiscard]] const std::vector<ManifestEntry>& entries() const { return entries_; }
  [[nodiscard]] const ManifestEntry* find(std::string_view path) const;  // null when it is not ours

 private:
  std::vector<ManifestEntry> entries_;
};

}  // namespace scrutineer::publish

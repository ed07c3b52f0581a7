// One build at a time in an output folder.
#pragma once

#include <chrono>
#include <expected>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_lock.h"

namespace scrutineer::publish {

inline constexpr std::string_view lock_name = ".scrutineer-lock";

class OutputLock {
 public:
  // Makes the folder when there is none. While another build holds it, waits as long as `patience`, after one call of
  // `waiting` with who that is. Throws base::Interrupted.
  [[nodiscard]] static std::expected<OutputLock, base::FileError> take(
      const std::filesystem::path& output, std::chrono::milliseconds patience,
      const std::function<void(std::string_view holder)>& waiting);

  OutputLock(OutputLock&&) = default;
  OutputLock& operator=(OutputLock&&) = delete;
  // Folders that were made for it go again when they are empty.
  ~OutputLock();

 private:
  OutputLock(base::FileLock lock, std::vector<std::filesystem::path> made)
      : lock_(std::move(lock)), made_(std::move(made)) {}

  std::optional<base::FileLock> lock_;
  std::vector<std::filesystem::path> made_;  // innermost first
};

}  // namespace scrutineer::publish

#include "publish/output_lock.h"

#include <fmt/format.h>
#include <unistd.h>

#include <system_error>
#include <thread>

#include "base/interruption.h"

namespace scrutineer::publish {
namespace {

namespace fs = std::filesystem;

// The folder and those above it that do not exist yet, innermost first.
std::vector<fs::path> missing_folders(const fs::path& folder) {
  std::vector<fs::path> missing;
  std::error_code ignored;
  for (fs::path path = folder; !path.empty() && !fs::exists(path, ignored); path = path.parent_path()) {
    missing.push_back(path);
    if (path == path.parent_path()) break;
  }
  return missing;
}

void remove_empty(const std::vector<fs::path>& folders) {
  for (const fs::path& folder : folders) {
    if (::rmdir(folder.c_str()) != 0) return;
  }
}

}  // namespace

std::expected<OutputLock, base::FileError> OutputLock::take(const fs::path& output, std::chrono::milliseconds patience,
                                                            const std::function<void(std::string_view)>& waiting) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + patience;
  const auto made = missing_folders(output);
  for (bool told = false;; told = true) {
    std::error_code error;
    fs::create_directories(output, error);  // again: the build that we wait for may take its folder away
    if (error) return std::unexpected(base::FileError{output, error.message()});
    auto lock = base::FileLock::take(output / lock_name);
    if (lock) return OutputLock(*std::move(lock), made);
    const base::FileLock::Refusal& refusal = lock.error();
    if (!refusal.holder) {
      remove_empty(made);
      return std::unexpected(refusal.error);
    }
    if (Clock::now() >= end) {
      return std::unexpected(
          base::FileError{output, fmt::format("{} is building into it. If that is no longer so, remove {}",
                                              *refusal.holder, (output / lock_name).string())});
    }
    if (!told) waiting(*refusal.holder);
    base::stop_if_interrupted();
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

OutputLock::~OutputLock() {
  if (!lock_) return;
  lock_.reset();
  remove_empty(made_);
}

}  // namespace scrutineer::publish

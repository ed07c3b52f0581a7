// A file that says "somebody is at work here", for programs that share a folder of a disk or a network drive.
//
// Where the drive can lock files (flock), the system gives the lock up when its holder ends, however it ends. Where
// it cannot, the file's being there is the lock, and whether its holder still lives can be told only on the machine
// that it ran on: a lock of another machine is never taken away.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>

#include "base/file_system.h"

namespace scrutineer::base {

class FileLock {
 public:
  enum class Method : std::uint8_t { flock, exclusive_file };

  // Why there is no lock: `holder`, in words, has it ("process 4711 on the machine pc-3"), or the machine refused.
  struct Refusal {
    FileError error;
    std::optional<std::string> holder;
  };

  // Makes the file at `path`; it goes with the lock. Does not wait. `method` is what to try first.
  [[nodiscard]] static std::expected<FileLock, Refusal> take(const std::filesystem::path& path,
                                                             Method method = Method::flock);

  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&& other) = delete;
  ~FileLock();

 private:
  FileLock(std::filesystem::path path, int fd) : path_(std::move(path)), fd_(fd) {}

  std::filesystem::path path_;
  int fd_;
};

}  // namespace scrutineer::base

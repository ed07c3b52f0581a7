// Tells when something below some folders has changed: by inotify where the system tells it, by looking every second
// on drives of other machines, which do not (NFS, SMB, and what a virtual machine shares with its host).
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace scrutineer::preview {

class Watcher {
 public:
  // Of `folders` all is watched but hidden names and what lies in `except`. A folder that is not there is not watched.
  Watcher(std::span<const std::filesystem::path> folders, std::filesystem::path except);
  ~Watcher();
  Watcher(const Watcher&) = delete;
  Watcher& operator=(const Watcher&) = delete;

  // Waits until something has changed and then nothing more for a moment, as when a thousand files are checked out, or
  // until the time is over. Whether something has changed. Who reads the files after this call sees the change.
  [[nodiscard]] bool wait(std::chrono::milliseconds longest);

 private:
  void watch(const std::filesystem::path& folder);
  // Reads what the system tells; whether anything was about a file that counts.
  bool read_events();
  // What tells one state of all files from another.
  [[nodiscard]] std::uint64_t state() const;

  std::vector<std::filesystem::path> folders_;
  std::filesystem::path except_;
  int inotify_ = -1;
  std::map<int, std::filesystem::path> watched_;  // by inotify's number
  std::size_t events_ = 0;                        // since wait() was called
  bool is_whole_ = false;                         // whether the last of them left a file whole
  bool looks_ = false;                            // every second
  std::uint64_t seen_ = 0;                        // state() when it was last looked
  std::chrono::steady_clock::time_point looked_;  // when
};

}  // namespace scrutineer::preview

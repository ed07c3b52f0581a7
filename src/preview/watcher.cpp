#include "preview/watcher.h"

#include <linux/magic.h>
#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "base/file_system.h"

namespace scrutineer::preview {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

// An editor's save is several changes within a few milliseconds. Where the last of them leaves a file whole, nothing
// more is to be expected, unless it is one of many: a checkout goes on for longer.
constexpr milliseconds quiet{25};
constexpr milliseconds quiet_when_whole{5};
constexpr milliseconds quiet_after_many{50};
constexpr std::size_t many = 20;
constexpr milliseconds longest_unrest{500};
constexpr milliseconds between_looks{1000};

constexpr std::uint32_t changes =
    IN_CREATE | IN_CLOSE_WRITE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF;

// Drives on which only this machine's own changes are told, or none.
bool is_remote(const fs::path& folder) {
  static constexpr std::array<std::uint64_t, 6> remote{NFS_SUPER_MAGIC,       SMB_SUPER_MAGIC, 0xFF534D42 /* CIFS */,
                                                       0xFE534D42 /* SMB2 */, V9FS_MAGIC,      FUSE_SUPER_MAGIC};
  struct statfs about {};
  return ::statfs(folder.c_str(), &about) == 0 &&
         std::ranges::find(remote, static_cast<std::uint64_t>(static_cast<std::uint32_t>(about.f_type))) !=
             remote.end();
}

bool is_hidden(std::string_view name) { return name.starts_with('.'); }

}  // namespace

Watcher::Watcher(std::span<const fs::path> folders, fs::path except)
    : folders_(folders.begin(), folders.end()), except_(std::move(except)) {
  inotify_ = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  looks_ = inotify_ < 0 || std::ranges::any_of(folders_, is_remote);
  for (const fs::path& folder : folders_) watch(folder);
  if (looks_) seen_ = state();
  looked_ = Clock::now();
}

Watcher::~Watcher() {
  if (inotify_ >= 0) ::close(inotify_);
}

void Watcher::watch(const fs::path& folder) {
  if (looks_ || folder == except_) return;
  const int number = ::inotify_add_watch(inotify_, folder.c_str(), changes | IN_ONLYDIR);
  if (number < 0) {
    if (errno == ENOSPC || errno == ENOMEM) looks_ = true;  // the system watches no more folders
    return;                                                 // else it is gone again
  }
  watched_.insert_or_assign(number, folder);
  std::error_code ignored;
  for (auto each = fs::directory_iterator(folder, ignored); each != fs::directory_iterator(); each.increment(ignored))
    if (each->is_directory(ignored) && !each->is_symlink(ignored) && !is_hidden(each->path().filename().string()))
      watch(each->path());
}

bool Watcher::read_events() {
  alignas(inotify_event) std::array<char, 16384> buffer{};
  bool changed = false;
  for (;;) {
    const ssize_t size = ::read(inotify_, buffer.data(), buffer.size());
    if (size <= 0) return changed;
    for (ssize_t at = 0; at < size;) {
      inotify_event event{};
      std::memcpy(&event, buffer.data() + at, sizeof event);
      const char* const name = buffer.data() + at + sizeof event;
      at += static_cast<ssize_t>(sizeof event) + event.len;
      if ((event.mask & IN_Q_OVERFLOW) != 0) {
        for (const fs::path& folder : folders_) watch(folder);
        changed = true;
        continue;
      }
      const auto folder = watched_.find(event.wd);
      if (folder == watched_.end()) continue;
      if ((event.mask & IN_IGNORED) != 0) {
        watched_.erase(folder);
        continue;
      }
      if (event.len > 0 && is_hidden(name)) continue;
      const fs::path path = event.len > 0 ? folder->second / name : folder->second;
      if (path == except_) continue;
      changed = true;
      ++events_;
      is_whole_ = (event.mask & (IN_CLOSE_WRITE | IN_MOVED_TO)) != 0;
      // One of the folders itself may be another by now.
      if ((event.mask & (IN_DELETE_SELF | IN_MOVE_SELF)) != 0)
        for (const fs::path& each : folders_) watch(each);
      // What was put into a new folder before it was watched is read with the change that it is itself.
      if ((event.mask & IN_ISDIR) != 0 && (event.mask & (IN_CREATE | IN_MOVED_TO)) != 0) watch(path);
    }
  }
}

std::uint64_t Watcher::state() const {
  std::uint64_t state = 1469598103934665603ULL;
  const auto add = [&](std::uint64_t value) { state = (state ^ value) * 1099511628211ULL; };
  std::error_code ignored;
  for (const fs::path& folder : folders_)
    for (auto each = fs::recursive_directory_iterator(folder, ignored); each != fs::recursive_directory_iterator();
         each.increment(ignored)) {
      if (is_hidden(each->path().filename().string()) || each->path() == except_) {
        each.disable_recursion_pending();
        continue;
      }
      struct stat about {};
      if (::lstat(each->path().c_str(), &about) != 0) continue;
      add(fs::hash_value(each->path()));
      add(static_cast<std::uint64_t>(about.st_mtim.tv_sec) * 1'000'000'000U +
          static_cast<std::uint64_t>(about.st_mtim.tv_nsec));
      add(static_cast<std::uint64_t>(about.st_size));
      add(about.st_ino);
    }
  return state;
}

bool Watcher::wait(milliseconds longest) {
  if (looks_) {
    const auto due = std::chrono::ceil<milliseconds>(looked_ + between_looks - Clock::now());
    ::poll(nullptr, 0, static_cast<int>(std::clamp(due, milliseconds(0), longest).count()));
    if (due > longest) return false;
    looked_ = Clock::now();
    const std::uint64_t before = std::exchange(seen_, state());
    return before != seen_;
  }
  pollfd waiting{inotify_, POLLIN, 0};
  if (::poll(&waiting, 1, static_cast<int>(longest.count())) <= 0) return false;
  events_ = 0;
  bool changed = read_events();
  for (const auto end = Clock::now() + longest_unrest; changed && Clock::now() < end;) {
    const milliseconds enough = events_ > many ? quiet_after_many : is_whole_ ? quiet_when_whole : quiet;
    if (::poll(&waiting, 1, static_cast<int>(enough.count())) <= 0) break;
    changed = read_events() || changed;
  }
  return changed;
}

}  // namespace scrutineer::preview

#include "base/file_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>
#include <tuple>
#include <utility>

namespace scrutineer::base {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view by_flock = "flock";
constexpr std::string_view by_existence = "exclusive file";

// Who holds a lock, as its file says it: five lines.
struct Holder {
  std::string method;
  std::string machine;  // one run of one system, as its processes see it
  std::string process;
  std::string started;  // tells a process from a later one with its number
  std::string host;

  bool operator==(const Holder&) const = default;
  [[nodiscard]] std::string text() const {
    return fmt::format("{}\n{}\n{}\n{}\n{}\n", method, machine, process, started, host);
  }
  [[nodiscard]] std::string words() const { return fmt::format("process {} on the machine {}", process, host); }
};

std::string first_line(const fs::path& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  return line;
}

// When a process began, in the system's ticks: field 22 of proc(5)'s stat. Empty when there is no such process. The
// second field, a name in brackets, may hold anything.
std::string start_of(const std::string& process) {
  const std::string stat = first_line(fs::path("/proc") / process / "stat");
  std::istringstream fields(stat.substr(std::min(stat.size(), stat.rfind(')') + 1)));
  std::string field;
  for (int i = 3; i <= 22 && fields >> field; ++i) {
    if (i == 22) return field;
  }
  return "";
}

// Two processes see the same numbers of processes when theirs are the same.
std::string this_machine() {
  std::error_code ignored;
  return first_line("/proc/sys/kernel/random/boot_id") + " " + fs::read_symlink("/proc/self/ns/pid", ignored).string();
}

Holder this_process(std::string_view method) {
  std::array<char, 256> host{};
  ::gethostname(host.data(), host.size() - 1);
  const std::string process = std::to_string(::getpid());
  return {std::string(method), this_machine(), process, start_of(process), host.data()};
}

std::optional<Holder> read_holder(const fs::path& path) {
  std::ifstream file(path);
  Holder holder;
  for (std::string* line : {&holder.method, &holder.machine, &holder.process, &holder.started, &holder.host}) {
    if (!std::getline(file, *line)) return std::nullopt;
  }
  return holder;
}

bool has_ended(const Holder& holder) {
  return holder.machine == this_machine() && start_of(holder.process) != holder.started;
}

FileLock::Refusal refused_lock(const fs::path& path, int error) {
  return {{path, std::generic_category().message(error)}, std::nullopt};
}

FileLock::Refusal held(const fs::path& path) {
  const auto holder = read_holder(path);
  return {{path, "is held by another process"}, holder ? holder->words() : "another process"};
}

bool write_holder(int fd, std::string_view method) {
  const std::string text = this_process(method).text();
  return ::ftruncate(fd, 0) == 0 && ::pwrite(fd, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size());
}

// Whether the open file is still the one at the path: whoever held it before removes it when done.
bool is_at(int fd, const fs::path& path) {
  struct stat open {};
  struct stat named {};
  return ::fstat(fd, &open) == 0 && ::lstat(path.c_str(), &named) == 0 && open.st_ino == named.st_ino &&
         open.st_dev == named.st_dev;
}

bool cannot_lock_here(int error) {
  return error == ENOLCK || error == EOPNOTSUPP || error == ENOSYS || error == EINVAL;
}

// Puts the file of a holder that has ended out of the way. Two that try at once cannot both: what each moves is looked
// at again, and put back when it is not what it was thought to be.
void remove_left_over(const fs::path& path, const Holder& holder) {
  fs::path aside = path;
  aside += "-" + std::to_string(::getpid());
  if (::rename(path.c_str(), aside.c_str()) != 0) return;
  if (read_holder(aside) != holder) std::ignore = ::link(aside.c_str(), path.c_str());
  ::unlink(aside.c_str());
}

}  // namespace

std::expected<FileLock, FileLock::Refusal> FileLock::take(const fs::path& path, Method method) {
  for (int attempt = 0; attempt < 100; ++attempt) {
    int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
    const bool is_new = fd >= 0;
    if (!is_new && errno == EEXIST) {
      fd = ::open(path.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
      if (fd < 0 && errno == ENOENT) continue;  // removed by its holder between the two
    }
    if (fd < 0) return std::unexpected(refused_lock(path, errno));
    FileLock lock({}, fd);  // whose file is not ours to remove yet
    const int locked = method == Method::flock ? ::flock(fd, LOCK_EX | LOCK_NB) : -1;
    const int error = method == Method::flock ? errno : ENOSYS;
    const auto holder = is_new ? std::nullopt : read_holder(path);
    if (locked != 0 && !(is_new && cannot_lock_here(error))) {
      if (error == EWOULDBLOCK) return std::unexpected(held(path));
      if (!cannot_lock_here(error)) return std::unexpected(refused_lock(path, error));
      if (!holder || !has_ended(*holder)) return std::unexpected(held(path));
      remove_left_over(path, *holder);
      continue;
    }
    if (!is_at(fd, path)) continue;
    // A holder that could not lock made the file, perhaps on another machine: only there can one tell whether it lives.
    if (holder && holder->method == by_existence && !has_ended(*holder)) return std::unexpected(held(path));
    lock.path_ = path;
    if (!write_holder(fd, locked == 0 ? by_flock : by_existence)) return std::unexpected(refused_lock(path, errno));
    return lock;
  }
  return std::unexpected(held(path));
}

FileLock::FileLock(FileLock&& other) noexcept : path_(std::move(other.path_)), fd_(std::exchange(other.fd_, -1)) {}

FileLock::~FileLock() {
  if (fd_ < 0) return;
  if (!path_.empty()) ::unlink(path_.c_str());
  ::close(fd_);
}

}  // namespace scrutineer::base

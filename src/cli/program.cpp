#include "cli/program.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <tuple>
#include <utility>

#include "base/file_system.h"
#include "base/interruption.h"

namespace scrutineer::cli {
namespace {

namespace fs = std::filesystem;

// A file without a name, in memory: what a program reads or writes, however much, without waiting for the other end.
class MemoryFile {
 public:
  explicit MemoryFile(const char* name) : descriptor_(memfd_create(name, MFD_CLOEXEC)) {
    if (descriptor_ < 0) throw base::MachineError({name, std::strerror(errno)});
  }
  ~MemoryFile() { close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  [[nodiscard]] int descriptor() const { return descriptor_; }

  void fill(std::string_view content) const {
    while (!content.empty()) {
      const ssize_t written = ::write(descriptor_, content.data(), content.size());
      if (written < 0) throw base::MachineError({"memory", std::strerror(errno)});
      content.remove_prefix(static_cast<std::size_t>(written));
    }
    lseek(descriptor_, 0, SEEK_SET);
  }

  [[nodiscard]] std::string content() const {
    std::string content;
    std::array<char, 65536> buffer{};
    lseek(descriptor_, 0, SEEK_SET);
    for (ssize_t got = 0; (got = ::read(descriptor_, buffer.data(), buffer.size())) > 0;)
      content.append(buffer.data(), static_cast<std::size_t>(got));
    return content;
  }

 private:
  int descriptor_;
};

// A program that was started, at the head of a process group of its own. What still runs when this goes is ended, with
// all that it started.
class Process {
 public:
  // By number, as the header of glibc 2.36 declares pidfd_open() without extern "C".
  explicit Process(pid_t id) : id_(id), descriptor_(static_cast<int>(syscall(SYS_pidfd_open, id, 0))) {}
  ~Process() {
    if (!ended_) kill(-id_, SIGKILL);
    if (!ended_) std::ignore = wait();
    if (descriptor_ >= 0) close(descriptor_);
  }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  // False when the time was over. Throws Interrupted.
  [[nodiscard]] bool ends_within(std::chrono::milliseconds patience) const {
    constexpr std::chrono::milliseconds glance{200};  // an interruption is seen so soon
    for (pollfd ended{descriptor_, POLLIN, 0}; patience.count() > 0; patience -= glance) {
      if (poll(&ended, 1, static_cast<int>(std::min(glance, patience).count())) > 0) return true;
      base::stop_if_interrupted();
    }
    return false;
  }

  // waitpid(2)'s status.
  int wait() {
    int status = 0;
    while (waitpid(id_, &status, 0) < 0 && errno == EINTR) continue;
    ended_ = true;
    return status;
  }

 private:
  pid_t id_;
  int descriptor_;
  bool ended_ = false;
};

// As programs are given their words: they may not be const.
std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> result;
  for (std::string& word : words) result.push_back(word.data());
  result.push_back(nullptr);
  return result;
}

}  // namespace

std::optional<fs::path> find_program(std::string_view name, std::string_view path) {
  while (!path.empty()) {
    const std::size_t end = std::min(path.find(':'), path.size());
    fs::path program = fs::path(path.substr(0, end)) / name;
    if (program.is_absolute() && access(program.c_str(), X_OK) == 0) return program;
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return std::nullopt;
}

Ran run_program(const fs::path& program, std::vector<std::string> words, std::vector<std::string> surroundings,
                std::string_view input, std::chrono::milliseconds patience) {
  const MemoryFile in("input"), out("output"), errors("errors");
  in.fill(input);
  words.insert(words.begin(), program.filename().string());
  const std::vector<char*> arguments = pointers(words), environment = pointers(surroundings);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in.descriptor(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out.descriptor(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, errors.descriptor(), STDERR_FILENO);
  posix_spawnattr_t group;
  posix_spawnattr_init(&group);
  posix_spawnattr_setflags(&group, POSIX_SPAWN_SETPGROUP);
  pid_t id = 0;
  const int refused = posix_spawn(&id, program.c_str(), &actions, &group, arguments.data(), environment.data());
  posix_spawnattr_destroy(&group);
  posix_spawn_file_actions_destroy(&actions);
  if (refused != 0) return {.failure = std::strerror(refused), .output = {}, .errors = {}};
  Process process(id);
  if (!process.ends_within(patience))
    return {
        .failure = fmt::format("it took more than {} s and was ended", std::chrono::duration<double>(patience).count()),
        .output = {},
        .errors = {}};
  const int status = process.wait();
  Ran ran{.failure = {}, .output = out.content(), .errors = errors.content()};
  if (WIFSIGNALED(status))
    ran.failure = fmt::format("it was ended by signal {}", WTERMSIG(status));
  else if (WEXITSTATUS(status) != 0)
    ran.failure = fmt::format("it failed with exit code {}", WEXITSTATUS(status));
  return ran;
}

}  // namespace scrutineer::cli

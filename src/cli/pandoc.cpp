#include "cli/pandoc.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <tuple>
#include <utility>
#include <vector>

#include "base/hash.h"
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
      const ssize_t written = write(descriptor_, content.data(), content.size());
      if (written < 0) throw base::MachineError({"memory", std::strerror(errno)});
      content.remove_prefix(static_cast<std::size_t>(written));
    }
    lseek(descriptor_, 0, SEEK_SET);
  }

  [[nodiscard]] std::string content() const {
    std::string content;
    std::array<char, 65536> buffer{};
    lseek(descriptor_, 0, SEEK_SET);
    for (ssize_t got = 0; (got = read(descriptor_, buffer.data(), buffer.size())) > 0;)
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

}  // namespace

Pandoc::Pandoc(base::FileSystem& files, fs::path program, std::optional<fs::path> kept,
               std::chrono::milliseconds patience)
    : files_(files), program_(std::move(program)), kept_(std::move(kept)), patience_(patience) {
  if (const auto stamp = files_.stamp(program_))
    version_ = fmt::format("{} {} {}", program_.string(), stamp->size, stamp->modified);
}

std::unique_ptr<Pandoc> Pandoc::find(base::FileSystem& files, std::string_view path, std::optional<fs::path> kept,
                                     std::chrono::milliseconds patience) {
  while (!path.empty()) {
    const std::size_t end = std::min(path.find(':'), path.size());
    const fs::path program = fs::path(path.substr(0, end)) / "pandoc";
    if (program.is_absolute() && access(program.c_str(), X_OK) == 0)
      return std::unique_ptr<Pandoc>(new Pandoc(files, program, std::move(kept), patience));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return nullptr;
}

std::unique_ptr<Pandoc> Pandoc::installed(base::FileSystem& files, std::optional<fs::path> kept) {
  const char* path = std::getenv("PATH");  // NOLINT(concurrency-mt-unsafe): nothing changes it
  return find(files, path ? path : "", std::move(kept));
}

std::string Pandoc::docx(const std::string& markdown) const {
  constexpr std::array<std::string_view, 3> options{"--from=commonmark+task_lists+pipe_tables", "--to=docx",
                                                    "--metadata=lang:en-GB"};
  if (!kept_) return convert(markdown, options);
  const std::string name = base::content_hash(version_ + '\n' + markdown).hex() + ".docx";
  {
    const std::scoped_lock lock(mutex_);
    asked_.insert(name);
  }
  if (auto known = files_.read(*kept_ / name)) return std::move(*known);
  std::string document = convert(markdown, options);
  // What cannot be kept is made again next time.
  const fs::path half_written = *kept_ / (name + ".new");
  if (files_.write(half_written, document)) std::ignore = files_.rename(half_written, *kept_ / name);
  return document;
}

std::string Pandoc::csl_json(const std::string& bibliography) const {
  constexpr std::array<std::string_view, 2> options{"--from=biblatex", "--to=csljson"};
  return convert(bibliography, options);
}

void Pandoc::forget_others() const {
  if (!kept_) return;
  const auto listed = files_.list(*kept_);
  if (!listed) return;
  for (const base::ListedFile& file : *listed)
    if (!asked_.contains(file.path)) std::ignore = files_.remove(*kept_ / file.path);
}

// Without a shell, and with nothing of the user's surroundings that could change the bytes: no settings, no locale, and
// a fixed date for the dates inside.
std::string Pandoc::convert(const std::string& text, std::span<const std::string_view> options) const {
  const MemoryFile in("text"), out("document");
  in.fill(text);
  std::vector<std::string> words{"pandoc"};
  words.insert(words.end(), options.begin(), options.end());
  words.insert(words.end(), {"--output=-", "-"});
  std::array<std::string, 4> surroundings{"PATH=/usr/bin:/bin", "HOME=/nonexistent", "LANG=C.UTF-8",
                                          "SOURCE_DATE_EPOCH=315532800"};
  std::vector<char*> arguments(words.size() + 1);
  std::array<char*, surroundings.size() + 1> environment{};
  for (std::size_t i = 0; i < words.size(); ++i) arguments[i] = words[i].data();
  for (std::size_t i = 0; i < surroundings.size(); ++i) environment[i] = surroundings[i].data();

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in.descriptor(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out.descriptor(), STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawnattr_t group;
  posix_spawnattr_init(&group);
  posix_spawnattr_setflags(&group, POSIX_SPAWN_SETPGROUP);
  pid_t id = 0;
  const int refused = posix_spawn(&id, program_.c_str(), &actions, &group, arguments.data(), environment.data());
  posix_spawnattr_destroy(&group);
  posix_spawn_file_actions_destroy(&actions);
  if (refused != 0) throw exports::DocumentError(std::strerror(refused));
  Process process(id);
  if (!process.ends_within(patience_))
    throw exports::DocumentError(fmt::format("it took more than {} s over a document and was ended",
                                             std::chrono::duration<double>(patience_).count()));
  const int status = process.wait();
  if (WIFSIGNALED(status)) throw exports::DocumentError(fmt::format("it was ended by signal {}", WTERMSIG(status)));
  if (WEXITSTATUS(status) != 0)
    throw exports::DocumentError(fmt::format("it failed with exit code {}", WEXITSTATUS(status)));
  return out.content();
}

}  // namespace scrutineer::cli

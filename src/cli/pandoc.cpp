#include "cli/pandoc.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <tuple>
#include <utility>

#include "base/hash.h"

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

}  // namespace

Pandoc::Pandoc(base::FileSystem& files, fs::path program, std::optional<fs::path> kept)
    : files_(files), program_(std::move(program)), kept_(std::move(kept)) {
  if (const auto stamp = files_.stamp(program_))
    version_ = fmt::format("{} {} {}", program_.string(), stamp->size, stamp->modified);
}

std::unique_ptr<Pandoc> Pandoc::find(base::FileSystem& files, std::string_view path, std::optional<fs::path> kept) {
  while (!path.empty()) {
    const std::size_t end = std::min(path.find(':'), path.size());
    const fs::path program = fs::path(path.substr(0, end)) / "pandoc";
    if (program.is_absolute() && access(program.c_str(), X_OK) == 0)
      return std::unique_ptr<Pandoc>(new Pandoc(files, program, std::move(kept)));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return nullptr;
}

std::string Pandoc::docx(const std::string& markdown) const {
  if (!kept_) return convert(markdown);
  const std::string name = base::content_hash(version_ + '\n' + markdown).hex() + ".docx";
  {
    const std::scoped_lock lock(mutex_);
    asked_.insert(name);
  }
  if (auto known = files_.read(*kept_ / name)) return std::move(*known);
  std::string document = convert(markdown);
  // What cannot be kept is made again next time.
  const fs::path half_written = *kept_ / (name + ".new");
  if (files_.write(half_written, document)) std::ignore = files_.rename(half_written, *kept_ / name);
  return document;
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
std::string Pandoc::convert(const std::string& markdown) const {
  const MemoryFile in("markdown"), out("docx");
  in.fill(markdown);
  std::array<std::string, 6> words{
      "pandoc", "--from=commonmark+task_lists+pipe_tables", "--to=docx", "--output=-", "--metadata=lang:en-GB", "-"};
  std::array<std::string, 4> surroundings{"PATH=/usr/bin:/bin", "HOME=/nonexistent", "LANG=C.UTF-8",
                                          "SOURCE_DATE_EPOCH=315532800"};
  std::array<char*, words.size() + 1> arguments{};
  std::array<char*, surroundings.size() + 1> environment{};
  for (std::size_t i = 0; i < words.size(); ++i) arguments[i] = words[i].data();
  for (std::size_t i = 0; i < surroundings.size(); ++i) environment[i] = surroundings[i].data();

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in.descriptor(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out.descriptor(), STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t process = 0;
  const int refused = posix_spawn(&process, program_.c_str(), &actions, nullptr, arguments.data(), environment.data());
  posix_spawn_file_actions_destroy(&actions);
  if (refused != 0) throw base::MachineError({program_, std::strerror(refused)});
  int status = 0;
  while (waitpid(process, &status, 0) < 0 && errno == EINTR) continue;
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    throw base::MachineError({program_, fmt::format("it could not make a document (status {})", status)});
  return out.content();
}

}  // namespace scrutineer::cli

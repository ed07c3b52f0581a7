#include "base/file_system.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <ctime>
#include <optional>
#include <system_error>
#include <utility>

#include "base/parallel.h"

namespace scrutineer::base {
namespace {

namespace fs = std::filesystem;

std::unexpected<FileError> refused(const fs::path& path, int error) {
  return std::unexpected(FileError{path, std::generic_category().message(error)});
}

// Closes what it holds.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return fd_; }
  [[nodiscard]] int release() { return std::exchange(fd_, -1); }

 private:
  int fd_;
};

std::int64_t nanoseconds(const timespec& time) { return time.tv_sec * std::int64_t{1'000'000'000} + time.tv_nsec; }

FileStamp stamp_of(const struct stat& status) {
  return {static_cast<std::uint64_t>(status.st_size), nanoseconds(status.st_mtim), nanoseconds(status.st_ctim),
          status.st_ino};
}

// Adds the files below the open folder `fd`, which it closes. `path` names the folder and ends in a slash, or is
// empty; the part of it after `listed` characters goes into the result.
class Lister {
 public:
  Lister(fs::path folder, int jobs, std::vector<std::string>* folder_links)
      : folder_(std::move(folder)), jobs_(jobs), folder_links_(folder_links) {}

  std::optional<FileError> list(int fd, const std::string& prefix) {
    DIR* const folder = ::fdopendir(fd);
    if (folder == nullptr) {
      const int error = errno;
      ::close(fd);
      return failure(prefix, error);
    }
    const std::unique_ptr<DIR, int (*)(DIR*)> closer(folder, &::closedir);
    std::vector<Found> all;
    while (true) {
      errno = 0;
      const dirent* entry = ::readdir(folder);
      if (entry == nullptr) break;
      if (entry->d_name[0] != '.') all.push_back({static_cast<const char*>(entry->d_name), entry->d_type});
    }
    if (errno != 0) return failure(prefix, errno);
    constexpr std::size_t worth_threads = 256;
    parallel_for_all(all.size(), all.size() < worth_threads ? 1 : jobs_, [&](std::size_t i) { all[i].look(fd); });
    for (const Found& found : all)
      if (auto error = add(fd, found, prefix + found.name)) return error;
    return std::nullopt;
  }

  std::vector<ListedFile> take() && {
    std::ranges::sort(files_, {}, &ListedFile::path);
    return std::move(files_);
  }

 private:
  // What a folder holds, by name.
  struct Found {
    std::string name;
    unsigned char type = DT_UNKNOWN;  // as readdir() tells it
    struct stat status {};            // of a link, of what it leads to
    bool is_link = false;
    int error = 0;

    void look(int folder) {
      if (type == DT_DIR) return;
      if (!ask(folder, AT_SYMLINK_NOFOLLOW)) return;
      is_link = S_ISLNK(status.st_mode);
      if (is_link) ask(folder, 0);
    }
    bool ask(int folder, int flags) {
      error = ::fstatat(folder, name.c_str(), &status, flags) == 0 ? 0 : errno;
      return error == 0;
    }
    [[nodiscard]] bool leads_nowhere() const {
      return is_link && (error == ENOENT || error == ELOOP || error == ENOTDIR);
    }
  };

  std::optional<FileError> add(int folder, const Found& found, const std::string& path) {
    if (found.leads_nowhere()) return add_no_file(path);
    if (found.error != 0) return gone(path, found.error);
    const bool is_folder = found.type == DT_DIR || S_ISDIR(found.status.st_mode);
    if (is_folder && !found.is_link) return list_folder(folder, found.name, path);
    if (!S_ISREG(found.status.st_mode)) return add_no_file(path);
    files_.push_back({path, stamp_of(found.status), found.is_link});
    return std::nullopt;
  }

  std::optional<FileError> list_folder(int above, const std::string& name, const std::string& path) {
    const int fd = ::openat(above, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd >= 0) return list(fd, path + '/');
    return gone(path, errno);
  }

  std::optional<FileError> add_no_file(const std::string& path) {
    if (folder_links_ != nullptr) folder_links_->push_back(path);
    return std::nullopt;
  }

  // What was removed while we were listing is not there, nor is a folder that something else took the place of.
  std::optional<FileError> gone(const std::string& path, int error) const {
    if (error == ENOENT || error == ELOOP || error == ENOTDIR) return std::nullopt;
    return failure(path, error);
  }

  [[nodiscard]] FileError failure(const std::string& path, int error) const {
    return refused(folder_ / path, error).error();
  }

  fs::path folder_;
  int jobs_;
  std::vector<std::string>* folder_links_;
  std::vector<ListedFile> files_;
};

class DiskFileSystem final : public FileSystem {
 public:
  explicit DiskFileSystem(int jobs) : jobs_(jobs) {}

  std::expected<std::string, FileError> read(const fs::path& path) override {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0) return refused(path, errno);
    struct stat status {};
    if (::fstat(file.get(), &status) != 0) return refused(path, errno);
    std::string content;
    // One byte more than the size, so that the read that fills the file also finds its end.
    content.resize(static_cast<std::size_t>(status.st_size) + 1);
    std::size_t filled = 0;
    while (true) {
      if (filled == content.size()) content.resize(content.size() * 2);
      const ssize_t got = ::read(file.get(), content.data() + filled, content.size() - filled);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return refused(path, errno);
      filled += static_cast<std::size_t>(got);
      if (got == 0 || filled == static_cast<std::size_t>(status.st_size)) break;
    }
    content.resize(filled);
    return content;
  }

  std::expected<std::string, FileError> read_head(const fs::path& path, std::size_t most) override {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0) return refused(path, errno);
    std::string head(most, '\0');
    std::size_t filled = 0;
    while (filled < most) {
      const ssize_t got = ::read(file.get(), head.data() + filled, most - filled);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return refused(path, errno);
      if (got == 0) break;
      filled += static_cast<std::size_t>(got);
    }
    head.resize(filled);
    return head;
  }

  std::expected<std::vector<ListedFile>, FileError> list(const fs::path& folder,
                                                         std::vector<std::string>* folder_links) override {
    const int fd = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return refused(folder, errno);
    Lister lister(folder, jobs_, folder_links);
    if (auto error = lister.list(fd, "")) return std::unexpected(*std::move(error));
    return std::move(lister).take();
  }

  std::expected<std::vector<FolderEntry>, FileError> entries(const fs::path& folder) override {
    const std::unique_ptr<DIR, int (*)(DIR*)> open(::opendir(folder.empty() ? "." : folder.c_str()), &::closedir);
    if (!open) return refused(folder, errno);
    std::vector<FolderEntry> result;
    while (true) {
      errno = 0;
      const dirent* entry = ::readdir(open.get());
      if (entry == nullptr) break;
      const std::string_view name = static_cast<const char*>(entry->d_name);
      if (name == "." || name == "..") continue;
      if (const auto found = type_of(*entry, folder)) result.push_back({std::string(name), *found});
    }
    if (errno != 0) return refused(folder, errno);
    std::ranges::sort(result, {}, &FolderEntry::name);
    return result;
  }

  std::optional<FileType> type(const fs::path& path) override {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0) return std::nullopt;
    if (S_ISREG(status.st_mode)) return FileType::file;
    if (S_ISDIR(status.st_mode)) return FileType::folder;
    return S_ISLNK(status.st_mode) ? FileType::link : FileType::other;
  }

  std::expected<FileStamp, FileError> stamp(const fs::path& path) override {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return refused(path, errno);
    return stamp_of(status);
  }

  std::int64_t now() override {
    timespec time{};
    ::clock_gettime(CLOCK_REALTIME_COARSE, &time);  // the clock the kernel stamps files with
    return nanoseconds(time);
  }

  std::expected<void, FileError> write(const fs::path& path, std::string_view content) override {
    const auto open = [&] { return ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666); };
    int fd = open();
    if (fd < 0 && errno == ENOENT) {
      if (auto made = make_folder_of(path); !made) return made;
      fd = open();
    }
    if (fd < 0) return refused(path, errno);
    Descriptor file(fd);
    while (!content.empty()) {
      const ssize_t put = ::write(file.get(), content.data(), content.size());
      if (put < 0 && errno == EINTR) continue;
      if (put < 0) return refused(path, errno);
      content.remove_prefix(static_cast<std::size_t>(put));
    }
    if (::close(file.release()) != 0) return refused(path, errno);  // a network share reports a full disk here
    return {};
  }

  std::expected<void, FileError> rename(const fs::path& from, const fs::path& to) override {
    if (::rename(from.c_str(), to.c_str()) == 0) return {};
    if (errno != ENOENT) return refused(to, errno);
    if (auto made = make_folder_of(to); !made) return made;
    if (::rename(from.c_str(), to.c_str()) == 0) return {};
    return refused(errno == ENOENT ? from : to, errno);
  }

  std::expected<void, FileError> place(const fs::path& from, const fs::path& to) override {
    if (place_once(from, to) == 0) return {};
    if (errno != ENOENT) return refused(to, errno);
    if (auto made = make_folder_of(to); !made) return made;
    if (place_once(from, to) == 0) return {};
    return refused(errno == ENOENT ? from : to, errno);
  }

  std::expected<void, FileError> swap(const fs::path& a, const fs::path& b) override {
    if (::renameat2(AT_FDCWD, a.c_str(), AT_FDCWD, b.c_str(), RENAME_EXCHANGE) == 0) return {};
    if (errno != EINVAL && errno != ENOSYS) return refused(b, errno);
    fs::path aside = a;
    aside += ".swap";
    if (auto moved = rename(b, aside); !moved) return moved;
    if (auto moved = rename(a, b); !moved) {
      if (auto back = rename(aside, b); !back) return back;
      return moved;
    }
    return rename(aside, a);
  }

  std::expected<void, FileError> remove(const fs::path& path) override {
    if (std::remove(path.c_str()) == 0 || errno == ENOENT || errno == ENOTDIR) return {};
    return refused(path, errno);
  }

  std::expected<void, FileError> make_private_folder(const fs::path& path) override {
    if (auto made = make_folder_of(path); !made) return made;
    if (::mkdir(path.c_str(), 0700) != 0) return refused(path, errno);
    return {};
  }

  std::expected<void, FileError> flush(const fs::path& folder) override {
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.get() < 0 || ::syncfs(opened.get()) != 0) return refused(folder, errno);
    return {};
  }

 private:
  // As readdir() tells it, where it does.
  std::optional<FileType> type_of(const dirent& entry, const fs::path& folder) {
    switch (entry.d_type) {
      case DT_REG:
        return FileType::file;
      case DT_DIR:
        return FileType::folder;
      case DT_LNK:
        return FileType::link;
      case DT_UNKNOWN:
        return type(folder / static_cast<const char*>(entry.d_name));
      default:
        return FileType::other;
    }
  }

  // A share that cannot rename without replacing can perhaps link; one that can do neither leaves a moment between
  // looking and renaming.
  static int place_once(const fs::path& from, const fs::path& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return -1;
    if (::link(from.c_str(), to.c_str()) == 0) return ::unlink(from.c_str());
    if (errno == EEXIST || errno == ENOENT) return -1;
    struct stat status {};
    if (::lstat(to.c_str(), &status) == 0) {
      errno = EEXIST;
      return -1;
    }
    return ::rename(from.c_str(), to.c_str());
  }

  static std::expected<void, FileError> make_folder_of(const fs::path& path) {
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    if (error) return std::unexpected(FileError{path.parent_path(), error.message()});
    return {};
  }

  int jobs_;
};

std::string key(const fs::path& path) { return path.lexically_normal().generic_string(); }

bool hidden(std::string_view relative) {
  return relative.starts_with('.') || relative.find("/.") != std::string_view::npos;
}

// What the paths of the files below `folder` start with.
std::string prefix_of(const fs::path& folder) {
  std::string prefix = key(folder);
  if (prefix == ".") return "";
  if (!prefix.empty() && !prefix.ends_with('/')) prefix += '/';
  return prefix;
}

}  // namespace

std::unique_ptr<FileSystem> make_disk_file_system(int jobs) { return std::make_unique<DiskFileSystem>(jobs); }

std::expected<std::string, FileError> MemoryFileSystem::read(const fs::path& path) {
  const std::scoped_lock lock(mutex_);
  reads.push_back(key(path));
  const auto found = files.find(key(path));
  if (found == files.end()) return refused(path, ENOENT);
  return found->second;
}

std::expected<std::string, FileError> MemoryFileSystem::read_head(const fs::path& path, std::size_t most) {
  auto content = read(path);
  if (content) content->resize(std::min(content->size(), most));
  return content;
}

std::expected<std::vector<ListedFile>, FileError> MemoryFileSystem::list(const fs::path& folder,
                                                                         std::vector<std::string>*) {
  const std::scoped_lock lock(mutex_);
  const std::string prefix = prefix_of(folder);
  std::vector<ListedFile> result;
  bool found = false;
  for (auto file = files.lower_bound(prefix); file != files.end() && file->first.starts_with(prefix); ++file) {
    found = true;
    std::string relative = file->first.substr(prefix.size());
    if (!hidden(relative)) result.push_back({std::move(relative), stamp_of(*file)});
  }
  if (!found) return refused(folder, ENOENT);
  return result;
}

std::expected<std::vector<FolderEntry>, FileError> MemoryFileSystem::entries(const fs::path& folder) {
  const std::scoped_lock lock(mutex_);
  const std::string prefix = prefix_of(folder);
  std::vector<FolderEntry> result;
  for (auto file = files.lower_bound(prefix); file != files.end() && file->first.starts_with(prefix); ++file) {
    const std::string_view rest = std::string_view(file->first).substr(prefix.size());
    const std::size_t slash = rest.find('/');
    FolderEntry entry{std::string(rest.substr(0, slash)),
                      slash == std::string_view::npos ? FileType::file : FileType::folder};
    if (result.empty() || result.back() != entry) result.push_back(std::move(entry));
  }
  if (result.empty()) return refused(folder, ENOENT);
  std::ranges::sort(result, {}, &FolderEntry::name);
  return result;
}

std::optional<FileType> MemoryFileSystem::type(const fs::path& path) {
  const std::scoped_lock lock(mutex_);
  if (files.contains(key(path))) return FileType::file;
  const std::string prefix = prefix_of(path);
  const auto below = files.lower_bound(prefix);
  if (below != files.end() && below->first.starts_with(prefix)) return FileType::folder;
  return std::nullopt;
}

std::expected<FileStamp, FileError> MemoryFileSystem::stamp(const fs::path& path) {
  const std::scoped_lock lock(mutex_);
  const auto found = files.find(key(path));
  if (found == files.end()) return refused(path, ENOENT);
  return stamp_of(*found);
}

std::int64_t MemoryFileSystem::now() {
  const std::scoped_lock lock(mutex_);
  return clock_;
}

std::expected<void, FileError> MemoryFileSystem::write(const fs::path& path, std::string_view content) {
  const std::scoped_lock lock(mutex_);
  if (auto allowed = may_change(path); !allowed) return allowed;
  writes.push_back(key(path));
  files[key(path)] = content;
  changed_[key(path)] = clock_++;
  return {};
}

std::expected<void, FileError> MemoryFileSystem::rename(const fs::path& from, const fs::path& to) {
  const std::scoped_lock lock(mutex_);
  if (auto allowed = may_change(from); !allowed) return allowed;
  if (auto allowed = may_change(to); !allowed) return allowed;
  const auto move = [&](const std::string& old_path, const std::string& path) {
    files[path] = std::move(files.extract(old_path).mapped());
    changed_[path] = clock_++;
  };
  if (files.contains(key(from))) {
    move(key(from), key(to));
    return {};
  }
  const std::string prefix = prefix_of(from);
  std::vector<std::pair<std::string, std::string>> moves;
  for (auto each = files.lower_bound(prefix); each != files.end() && each->first.starts_with(prefix); ++each) {
    moves.emplace_back(each->first, prefix_of(to) + each->first.substr(prefix.size()));
    if (auto allowed = may_change(moves.back().second); !allowed) return allowed;
  }
  if (moves.empty()) return refused(from, ENOENT);
  for (const auto& [old_path, path] : moves) move(old_path, path);
  return {};
}

std::expected<void, FileError> MemoryFileSystem::place(const fs::path& from, const fs::path& to) {
  if (exists(to)) return refused(to, EEXIST);
  return rename(from, to);
}

std::expected<void, FileError> MemoryFileSystem::swap(const fs::path& a, const fs::path& b) {
  const std::scoped_lock lock(mutex_);
  for (const auto& path : {a, b}) {
    if (auto allowed = may_change(path); !allowed) return allowed;
    if (!files.contains(key(path))) return refused(path, ENOENT);
  }
  std::swap(files[key(a)], files[key(b)]);
  changed_[key(a)] = changed_[key(b)] = clock_++;
  return {};
}

std::expected<void, FileError> MemoryFileSystem::remove(const fs::path& path) {
  const std::scoped_lock lock(mutex_);
  if (auto allowed = may_change(path); !allowed) return allowed;
  if (files.erase(key(path)) == 0) {
    const std::string prefix = prefix_of(path);
    const auto below = files.lower_bound(prefix);
    if (below != files.end() && below->first.starts_with(prefix)) return refused(path, ENOTEMPTY);
  }
  return {};
}

std::expected<void, FileError> MemoryFileSystem::make_private_folder(const fs::path& path) {
  if (exists(path)) return refused(path, EEXIST);
  return {};
}

std::expected<void, FileError> MemoryFileSystem::flush(const fs::path&) { return {}; }

std::expected<void, FileError> MemoryFileSystem::may_change(const fs::path& path) const {
  // What a file stands in the way of, as on disk.
  for (fs::path folder = fs::path(key(path)).parent_path(); !folder.empty() && folder != folder.root_path();
       folder = folder.parent_path()) {
    if (files.contains(folder.generic_string())) return refused(path, ENOTDIR);
  }
  if (std::ranges::find(refuse, key(path)) != refuse.end()) return refused(path, ENOSPC);
  return {};
}

FileStamp MemoryFileSystem::stamp_of(const std::pair<const std::string, std::string>& file) const {
  const auto changed = changed_.find(file.first);
  const std::int64_t time = changed == changed_.end() ? 0 : changed->second;
  return {file.second.size(), time, time, 0};
}

}  // namespace scrutineer::base

// What the program asks of the file system. The disk is one implementation, a table in memory the other: tests
// use the second, which also counts, so that they can assert how much was read and written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace scrutineer::base {

// A request that the machine refused: which path, and the system's reason.
struct FileError {
  std::filesystem::path path;
  std::string reason;
};

// Ends a stage that cannot go on without the files. Its text names the first path and the reason.
class MachineError : public std::runtime_error {
 public:
  explicit MachineError(FileError error) : MachineError(std::vector{std::move(error)}) {}
  // At least one.
  explicit MachineError(std::vector<FileError> errors)
      : std::runtime_error(errors.front().path.string() + ": " + errors.front().reason), errors_(std::move(errors)) {}
  [[nodiscard]] const std::vector<FileError>& errors() const { return errors_; }

 private:
  std::vector<FileError> errors_;
};

// What was read, or done, for those whom the file system has to obey.
template <class Result>
Result or_throw(std::expected<Result, FileError> result) {
  if (!result) throw MachineError(std::move(result).error());
  if constexpr (!std::is_void_v<Result>) return *std::move(result);
}

// What tells whether a file changed without reading it. On disk: size, modification and status-change time
// and inode, as git's index has them.
struct FileStamp {
  std::uint64_t size = 0;
  std::int64_t modified = 0;  // nanoseconds since 1970
  std::int64_t changed = 0;   // nanoseconds since 1970
  std::uint64_t inode = 0;
  bool operator==(const FileStamp&) const = default;
};

enum class FileType : std::uint8_t { file, folder, link, other };

// What a folder holds, hidden names too; links are not followed.
struct FolderEntry {
  std::string name;
  FileType type{};
  bool operator==(const FolderEntry&) const = default;
};

struct ListedFile {
  std::string path;  // relative to the folder that was listed, forward slashes
  FileStamp stamp;
  bool is_link = false;  // then the stamp is that of the file it leads to
};

// All functions may be called from several threads at once.
class FileSystem {
 public:
  virtual ~FileSystem() = default;

  [[nodiscard]] virtual std::expected<std::string, FileError> read(const std::filesystem::path& path) = 0;
  // The first `most` bytes of a file, or all that it has.
  [[nodiscard]] virtual std::expected<std::string, FileError> read_head(const std::filesystem::path& path,
                                                                        std::size_t most) = 0;

  // Every regular file below `folder`, sorted by path (bytes). Names that start with a dot are left out, and so
  // are folders of such names; links to files are followed, those to folders are not. A folder that does not exist
  // is an error. `folder_links` gets those, and what is no file: links that lead nowhere, pipes, sockets, devices.
  [[nodiscard]] virtual std::expected<std::vector<ListedFile>, FileError> list(
      const std::filesystem::path& folder, std::vector<std::string>* folder_links = nullptr) = 0;

  // Everything directly in `folder`, sorted by name (bytes).
  [[nodiscard]] virtual std::expected<std::vector<FolderEntry>, FileError> entries(
      const std::filesystem::path& folder) = 0;

  // What is at the path, a link itself rather than what it leads to; nothing when nothing is there.
  [[nodiscard]] virtual std::optional<FileType> type(const std::filesystem::path& path) = 0;
  [[nodiscard]] bool exists(const std::filesystem::path& path) { return type(path).has_value(); }

  // Of the file, or of the file that a link leads to.
  [[nodiscard]] virtual std::expected<FileStamp, FileError> stamp(const std::filesystem::path& path) = 0;

  // The clock that stamps are made with: a file that changes from now on is stamped with this time or a later one.
  [[nodiscard]] virtual std::int64_t now() = 0;

  // Writes a file, replacing one that is there, and makes the folders it needs. Not atomic: see publish/.
  [[nodiscard]] virtual std::expected<void, FileError> write(const std::filesystem::path& path,
                                                             std::string_view content) = 0;

  // Atomic on disk where both are on one file system; replaces `to`; makes the folders `to` needs.
  [[nodiscard]] virtual std::expected<void, FileError> rename(const std::filesystem::path& from,
                                                              const std::filesystem::path& to) = 0;

  // Like rename(), of a file or a folder with all it holds, but an error when anything is at `to`.
  [[nodiscard]] virtual std::expected<void, FileError> place(const std::filesystem::path& from,
                                                             const std::filesystem::path& to) = 0;

  // Exchanges two files, so that nobody sees either path without one. Where the disk cannot do that (some network
  // shares), three renames do, and `b` is missing for a moment.
  [[nodiscard]] virtual std::expected<void, FileError> swap(const std::filesystem::path& a,
                                                            const std::filesystem::path& b) = 0;

  // Removes a file, or an empty folder; a folder that is not empty is an error. No error when there is none.
  [[nodiscard]] virtual std::expected<void, FileError> remove(const std::filesystem::path& path) = 0;

  // Makes a folder that only this user can enter, with those that it needs above it; an error when anything is there.
  [[nodiscard]] virtual std::expected<void, FileError> make_private_folder(const std::filesystem::path& path) = 0;

  // Returns when all that was written to the file system of `folder` until now would survive a loss of power.
  [[nodiscard]] virtual std::expected<void, FileError> flush(const std::filesystem::path& folder) = 0;
};

// A long listing takes as many threads as there are jobs.
[[nodiscard]] std::unique_ptr<FileSystem> make_disk_file_system(int jobs = 1);

// Files by path; a folder is there while it has files. A write, rename, place, swap or remove that would change a path
// in `refuse` fails, to test what a full disk does.
class MemoryFileSystem final : public FileSystem {
 public:
  std::map<std::string, std::string> files;
  std::vector<std::string> refuse;
  std::vector<std::string> reads;  // in the order asked
  std::vector<std::string> writes;

  std::expected<std::string, FileError> read(const std::filesystem::path& path) override;
  std::expected<std::string, FileError> read_head(const std::filesystem::path& path, std::size_t most) override;
  std::expected<std::vector<ListedFile>, FileError> list(const std::filesystem::path& folder,
                                                         std::vector<std::string>* folder_links = nullptr) override;
  std::expected<std::vector<FolderEntry>, FileError> entries(const std::filesystem::path& folder) override;
  std::optional<FileType> type(const std::filesystem::path& path) override;
  std::expected<FileStamp, FileError> stamp(const std::filesystem::path& path) override;
  std::int64_t now() override;
  std::expected<void, FileError> write(const std::filesystem::path& path, std::string_view content) override;
  std::expected<void, FileError> rename(const std::filesystem::path& from, const std::filesystem::path& to) override;
  std::expected<void, FileError> place(const std::filesystem::path& from, const std::filesystem::path& to) override;
  std::expected<void, FileError> swap(const std::filesystem::path& a, const std::filesystem::path& b) override;
  std::expected<void, FileError> remove(const std::filesystem::path& path) override;
  std::expected<void, FileError> make_private_folder(const std::filesystem::path& path) override;
  std::expected<void, FileError> flush(const std::filesystem::path& folder) override;

 private:
  // These expect the lock to be held.
  std::expected<void, FileError> may_change(const std::filesystem::path& path) const;
  FileStamp stamp_of(const std::pair<const std::string, std::string>& file) const;

  std::mutex mutex_;
  std::map<std::string, std::int64_t> changed_;
  std::int64_t clock_ = 1;  // a new time after every change
};

}  // namespace scrutineer::base

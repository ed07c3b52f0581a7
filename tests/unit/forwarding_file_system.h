// A file system that passes every request on to another one: tests override what they want otherwise.
#pragma once

#include "base/file_system.h"

namespace scrutineer::base {

class ForwardingFileSystem : public FileSystem {
 public:
  explicit ForwardingFileSystem(FileSystem& to) : to_(to) {}

  std::expected<std::string, FileError> read(const std::filesystem::path& path) override { return to_.read(path); }
  std::expected<std::string, FileError> read_head(const std::filesystem::path& path, std::size_t most) override {
    return to_.read_head(path, most);
  }
  std::expected<std::vector<ListedFile>, FileError> list(const std::filesystem::path& folder,
                                                         std::vector<std::string>* folder_links) override {
    return to_.list(folder, folder_links);
  }
  std::expected<std::vector<FolderEntry>, FileError> entries(const std::filesystem::path& folder) override {
    return to_.entries(folder);
  }
  std::optional<FileType> type(const std::filesystem::path& path) override { return to_.type(path); }
  std::expected<FileStamp, FileError> stamp(const std::filesystem::path& path) override { return to_.stamp(path); }
  std::int64_t now() override { return to_.now(); }
  std::expected<void, FileError> write(const std::filesystem::path& path, std::string_view content) override {
    return to_.write(path, content);
  }
  std::expected<void, FileError> rename(const std::filesystem::path& from, const std::filesystem::path& to) override {
    return to_.rename(from, to);
  }
  std::expected<void, FileError> place(const std::filesystem::path& from, const std::filesystem::path& to) override {
    return to_.place(from, to);
  }
  std::expected<void, FileError> swap(const std::filesystem::path& a, const std::filesystem::path& b) override {
    return to_.swap(a, b);
  }
  std::expected<void, FileError> remove(const std::filesystem::path& path) override { return to_.remove(path); }
  std::expected<void, FileError> make_private_folder(const std::filesystem::path& path) override {
    return to_.make_private_folder(path);
  }
  std::expected<void, FileError> flush(const std::filesystem::path& folder) override { return to_.flush(folder); }

 private:
  FileSystem& to_;
};

}  // namespace scrutineer::base

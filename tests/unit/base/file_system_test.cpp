#include "base/file_system.h"

#include <fcntl.h>
#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <iterator>
#include <thread>

#include "base/refusing_system.h"
#include "base/standard_input.h"
#include "temporary_folder.h"

using namespace scrutineer::base;
using scrutineer::tests::RefusedCall;
using scrutineer::tests::TemporaryFolder;
using scrutineer::tests::where_refused;
using scrutineer::tests::WithoutStandardInput;

namespace fs = std::filesystem;

namespace {

std::vector<std::string> paths(const std::vector<ListedFile>& files) {
  std::vector<std::string> result;
  std::ranges::transform(files, std::back_inserter(result), &ListedFile::path);
  return result;
}

std::ptrdiff_t open_descriptors() { return std::distance(fs::directory_iterator("/proc/self/fd"), {}); }

// Interrupts a thread a few times in what it waits for.
void interrupt(std::thread& thread) {
  struct sigaction before {
  }, nothing{};
  nothing.sa_handler = [](int) {};
  REQUIRE(::sigaction(SIGUSR1, &nothing, &before) == 0);
  for (int i = 0; i < 10; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    ::pthread_kill(thread.native_handle(), SIGUSR1);
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(5));
  ::sigaction(SIGUSR1, &before, nullptr);
}

// Reason and path, or nothing.
std::string told(const std::expected<void, FileError>& done) {
  return done ? "" : done.error().path.filename().string() + ": " + done.error().reason;
}

}  // namespace

// What both file systems promise.
TEST_CASE("Disk and memory behave alike") {
  const TemporaryFolder temporary;
  const bool on_disk = GENERATE(false, true);
  INFO((on_disk ? "disk" : "memory"));
  const auto owner = on_disk ? make_disk_file_system() : std::make_unique<MemoryFileSystem>();
  FileSystem& files = *owner;
  const fs::path root = on_disk ? temporary.path : fs::path("/root");

  SECTION("a file that does not exist is an error with its path and the reason") {
    const auto content = files.read(root / "none.md");
    REQUIRE_FALSE(content);
    CHECK(content.error().path == root / "none.md");
    CHECK(content.error().reason == "No such file or directory");
    CHECK_FALSE(files.stamp(root / "none.md"));
    CHECK_FALSE(files.list(root / "none"));
    CHECK_FALSE(files.rename(root / "none.md", root / "other.md"));
    CHECK_FALSE(files.exists(root / "none.md"));
  }
  SECTION("a file cannot be written where another one stands in place of its folder") {
    REQUIRE(files.write(root / "a", "file"));
    CHECK_FALSE(files.write(root / "a/b", "below a file"));
    CHECK(files.read(root / "a") == "file");
  }
  SECTION("what is written is read, in folders that are made for it") {
    const std::string content = std::string("null \0 byte", 11) + std::string(100'000, 'x');
    REQUIRE(files.write(root / "deep/er/page.md", content));
    CHECK(files.read(root / "deep/er/page.md") == content);
    CHECK(files.exists(root / "deep/er/page.md"));
    CHECK(files.exists(root / "deep"));
  }
  SECTION("the head of a file is as much of it as there is") {
    REQUIRE(files.write(root / "a", "0123456789"));
    CHECK(files.read_head(root / "a", 4) == "0123");
    CHECK(files.read_head(root / "a", 10) == "0123456789");
    CHECK(files.read_head(root / "a", 100'000) == "0123456789");
    CHECK_FALSE(files.read_head(root / "none", 4));
  }
  SECTION("an empty file is read as one") {
    REQUIRE(files.write(root / "empty", ""));
    CHECK(files.read(root / "empty") == "");
  }
  SECTION("a shorter file replaces a longer one") {
    REQUIRE(files.write(root / "a", "long content"));
    REQUIRE(files.write(root / "a", "short"));
    CHECK(files.read(root / "a") == "short");
  }
  SECTION("files are listed by the bytes of their paths, without hidden ones") {
    for (const char* path : {"b.md", "a/z.md", "a.md", "a/b/c.md", "B.md", "é.md", ".git/config", "a/.hidden"}) {
      REQUIRE(files.write(root / path, path));
    }
    const auto listed = files.list(root);
    REQUIRE(listed);
    CHECK(paths(*listed) == std::vector<std::string>{"B.md", "a.md", "a/b/c.md", "a/z.md", "b.md", "é.md"});
    CHECK(listed->front().stamp.size == 4);
    CHECK(listed->front().stamp == files.stamp(root / "B.md"));
  }
  SECTION("a hidden folder can be listed itself") {
    REQUIRE(files.write(root / ".staging/1", "x"));
    CHECK(paths(files.list(root / ".staging").value()) == std::vector<std::string>{"1"});
  }
  SECTION("rename replaces, and makes folders") {
    REQUIRE(files.write(root / "new", "new"));
    REQUIRE(files.write(root / "old", "old"));
    REQUIRE(files.rename(root / "new", root / "old"));
    REQUIRE(files.rename(root / "old", root / "deep/er/file"));
    CHECK(files.read(root / "deep/er/file") == "new");
    CHECK_FALSE(files.exists(root / "new"));
    CHECK_FALSE(files.exists(root / "old"));
  }
  SECTION("swap exchanges two files") {
    REQUIRE(files.write(root / "a", "1"));
    REQUIRE(files.write(root / "b/c", "2"));
    REQUIRE(files.swap(root / "a", root / "b/c"));
    CHECK(files.read(root / "a") == "2");
    CHECK(files.read(root / "b/c") == "1");
    CHECK_FALSE(files.swap(root / "a", root / "none"));
    CHECK(files.read(root / "a") == "2");
  }
  SECTION("a folder that is not empty is not removed") {
    REQUIRE(files.write(root / "a/b", "x"));
    CHECK_FALSE(files.remove(root / "a"));
    REQUIRE(files.remove(root / "a/b"));
    CHECK(files.remove(root / "a"));
    CHECK_FALSE(files.exists(root / "a"));
  }
  SECTION("removing what is not there is no error") { CHECK(files.remove(root / "none")); }
  SECTION("a stamp tells a changed file, and is not older than the clock was") {
    REQUIRE(files.write(root / "a", "1"));
    const auto before = files.stamp(root / "a").value();
    const auto now = files.now();
    REQUIRE(files.write(root / "a", "22"));
    const auto after = files.stamp(root / "a").value();
    CHECK(before != after);
    CHECK(after.changed >= now);
  }
  SECTION("a file that was moved has a stamp of that time") {
    REQUIRE(files.write(root / "a", "1"));
    const auto now = files.now();
    REQUIRE(files.rename(root / "a", root / "b"));
    CHECK(files.stamp(root / "b").value().changed >= now);
  }
  SECTION("a folder's entries are told by the bytes of their names, hidden ones too, with what they are") {
    for (const char* path : {"in/b", "in/a/1", "in/a/2", "in/a-b", "in/.hidden", "in/a.md/x", "inn/x", "i"})
      REQUIRE(files.write(root / path, "x"));
    using enum FileType;
    CHECK(files.entries(root / "in") ==
          std::vector<FolderEntry>{{".hidden", file}, {"a", folder}, {"a-b", file}, {"a.md", folder}, {"b", file}});
    const auto none = files.entries(root / "none");
    REQUIRE_FALSE(none);
    CHECK(none.error().reason == "No such file or directory");
    CHECK(files.type(root / "in") == folder);
    CHECK(files.type(root / "i") == file);
    CHECK_FALSE(files.type(root / "inn/y"));
  }
  SECTION("a folder is moved with all it holds, and nothing beside it") {
    for (const char* path : {"from/1", "from/deep/2", "from-not", "a", "z"}) REQUIRE(files.write(root / path, path));
    const bool placed = GENERATE(false, true);
    REQUIRE((placed ? files.place(root / "from", root / "to/it") : files.rename(root / "from", root / "to/it")));
    CHECK(paths(files.list(root).value()) == std::vector<std::string>{"a", "from-not", "to/it/1", "to/it/deep/2", "z"});
    CHECK(files.read(root / "to/it/deep/2") == "from/deep/2");
  }
  SECTION("what is placed replaces nothing") {
    REQUIRE(files.write(root / "new", "new"));
    REQUIRE(files.write(root / "old", "old"));
    CHECK(told(files.place(root / "new", root / "old")) == "old: File exists");
    CHECK(files.read(root / "old") == "old");
    REQUIRE(files.place(root / "new", root / "deep/er"));
    CHECK(files.read(root / "deep/er") == "new");
    CHECK_FALSE(files.exists(root / "new"));
  }
  SECTION("what is not there cannot be moved, and is named") {
    CHECK(told(files.rename(root / "none", root / "to")) == "none: No such file or directory");
    CHECK(told(files.place(root / "none", root / "to")) == "none: No such file or directory");
  }
  SECTION("a private folder is a new one") {
    CHECK(files.make_private_folder(root / "deep/private"));
    REQUIRE(files.write(root / "deep/private/file", "x"));
    CHECK(told(files.make_private_folder(root / "deep/private")) == "private: File exists");
    CHECK(files.flush(root));
  }
}

TEST_CASE("A private folder is closed to others") {
  const TemporaryFolder temporary;
  REQUIRE(make_disk_file_system()->make_private_folder(temporary.path / "private"));
  CHECK(fs::status(temporary.path / "private").permissions() == fs::perms::owner_all);
}

TEST_CASE("What is at a path is told from what a link there leads to") {
  const TemporaryFolder temporary;
  const auto files = make_disk_file_system();
  REQUIRE(files->write(temporary.path / "folder/file", "12345"));
  fs::create_symlink("folder/file", temporary.path / "link");
  REQUIRE(::mkfifo((temporary.path / "pipe").c_str(), 0600) == 0);
  CHECK(files->type(temporary.path / "folder") == FileType::folder);
  CHECK(files->type(temporary.path / "folder/file") == FileType::file);
  CHECK(files->type(temporary.path / "link") == FileType::link);
  CHECK(files->type(temporary.path / "pipe") == FileType::other);
}

TEST_CASE("What the disk refuses is told, and leaves nothing open or changed") {
  const TemporaryFolder temporary;
  const auto files = make_disk_file_system();
  REQUIRE(files->write(temporary.path / "a/file", "a"));
  REQUIRE(files->write(temporary.path / "b", "b"));
  const auto before = open_descriptors();

  CHECK(told(files->write("/dev/full", "x")) == "full: No space left on device");
  CHECK(told(files->flush(temporary.path / "none")) == "none: No such file or directory");
  CHECK(told(files->rename(temporary.path / "a", temporary.path / "a/b/c")) == "c: Invalid argument");
  CHECK(told(files->place(temporary.path / "a", temporary.path / "a/d/e")) == "e: Invalid argument");
  CHECK_FALSE(files->read(temporary.path / "a"));
  CHECK_FALSE(files->read_head(temporary.path / "a", 10));
  CHECK(told(files->swap(temporary.path / "b", temporary.path / "none")) == "none: No such file or directory");

  // A link that cannot be followed for another reason than that nothing is there.
  fs::create_symlink(std::string(300, 'x'), temporary.path / "a/link");
  const auto listed = files->list(temporary.path);
  REQUIRE_FALSE(listed);
  CHECK(listed.error().path == temporary.path / "a/link");
  CHECK(listed.error().reason == "File name too long");
  CHECK(open_descriptors() == before);
}

TEST_CASE("Files can be used where there is no standard input") {
  const TemporaryFolder temporary;
  const auto files = make_disk_file_system();
  const WithoutStandardInput without;
  const fs::path file = temporary.path / "file";
  errno = ENOENT;  // that something was missing before is no matter
  CHECK(told(files->write(file, "text")).empty());
  CHECK(without.is_closed());
  CHECK(files->read(file) == "text");
  CHECK(files->read_head(file, 2) == "te");
  CHECK(files->list(temporary.path).value().size() == 1);
  CHECK(told(files->flush(temporary.path)).empty());
  CHECK(without.is_closed());
}

TEST_CASE("Reading and writing go on after a signal") {
  const TemporaryFolder temporary;
  const fs::path pipe = temporary.path / "pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  const auto files = make_disk_file_system();
  int other_end = ::open(pipe.c_str(), O_RDWR | O_CLOEXEC);
  REQUIRE(other_end >= 0);
  std::expected<std::string, FileError> got;
  SECTION("of a whole file") {
    std::thread reader([&] { got = files->read(pipe); });
    interrupt(reader);
    REQUIRE(::write(other_end, "late", 4) == 4);
    ::close(std::exchange(other_end, -1));
    reader.join();
    CHECK(got == "late");
  }
  SECTION("of its head") {
    std::thread reader([&] { got = files->read_head(pipe, 5); });
    interrupt(reader);
    REQUIRE(::write(other_end, "late", 4) == 4);
    ::close(std::exchange(other_end, -1));
    reader.join();
    CHECK(got == "late");
  }
  SECTION("of more than a pipe holds") {
    const std::string content(300'000, 'x');
    std::expected<void, FileError> done;
    std::thread writer([&] { done = files->write(pipe, content); });
    interrupt(writer);
    std::string read(content.size(), ' ');
    for (std::size_t filled = 0; filled < read.size();) {
      const ssize_t more = ::read(other_end, read.data() + filled, read.size() - filled);
      if (more <= 0) break;
      filled += static_cast<std::size_t>(more);
    }
    ::close(std::exchange(other_end, -1));
    writer.join();
    CHECK(done);
    CHECK(read == content);
  }
  if (other_end >= 0) ::close(other_end);
}

TEST_CASE("A disk that cannot swap files gets them renamed") {
  const TemporaryFolder temporary;
  const auto files = make_disk_file_system();
  const fs::path a = temporary.path / "a", b = temporary.path / "b";
  REQUIRE(files->write(a, "1"));
  REQUIRE(files->write(b, "2"));
  const auto swapped = [&](int error, const fs::path& first, const fs::path& second) {
    return where_refused({{SYS_renameat2, error}}, [&] { return told(files->swap(first, second)); });
  };
  const auto done = swapped(EINVAL, a, b);
  if (!done) return;
  CHECK(done == "");
  CHECK(files->read(a) == "2");
  CHECK(files->read(b) == "1");
  CHECK(swapped(ENOSYS, a, b) == "");
  CHECK(files->read(a) == "1");
  CHECK(swapped(EIO, a, b) == "b: Input/output error");
  CHECK(swapped(EINVAL, a, temporary.path / "none") == "none: No such file or directory");
  CHECK(swapped(EINVAL, temporary.path / "none", b) == "none: No such file or directory");
  CHECK(files->read(a) == "1");
  CHECK(files->read(b) == "2");
  CHECK(paths(files->list(temporary.path).value()) == std::vector<std::string>{"a", "b"});
}

TEST_CASE("A disk that cannot place files gets them linked or renamed, and still none replaced") {
  const TemporaryFolder temporary;
  const auto files = make_disk_file_system();
  const auto path = [&](const char* name) { return temporary.path / name; };
  const auto place = [&](int error, int error_of_links, const char* from, const char* to) {
    std::vector<RefusedCall> calls{{SYS_renameat2, error}};
    if (error_of_links != 0) {
      calls.push_back({SYS_linkat, error_of_links});
#ifdef SYS_link
      calls.push_back({SYS_link, error_of_links});
#endif
    }
    return where_refused(calls, [&] { return told(files->place(path(from), path(to))); });
  };
  REQUIRE(files->write(path("old"), "old"));
  for (const int error_of_links : {0, EPERM}) {
    for (const int error : {EINVAL, ENOSYS}) {
      CAPTURE(error, error_of_links);
      REQUIRE(files->write(path("new"), "new"));
      const auto refused = place(error, error_of_links, "new", "old");
      if (!refused) return;
      CHECK(refused == "old: File exists");
      CHECK(place(error, error_of_links, "none", "to") == "none: No such file or directory");
      CHECK(place(error, error_of_links, "new", "deep/to") == "");
      CHECK(files->read(path("old")) == "old");
      CHECK(paths(files->list(temporary.path).value()) == std::vector<std::string>{"deep/to", "old"});
      REQUIRE(files->remove(path("deep/to")));
      REQUIRE(files->remove(path("deep")));
    }
  }
  CHECK(place(EIO, 0, "old", "to") == "to: Input/output error");
}

TEST_CASE("A folder that is gone before it can be listed is passed over, and one that cannot be is told") {
  const TemporaryFolder temporary;
  const auto files = make_disk_file_system();
  REQUIRE(files->write(temporary.path / "folder/file", "x"));
  REQUIRE(files->write(temporary.path / "other", "x"));
  const auto list = [&](RefusedCall call) {
    return where_refused({call}, [&]() -> std::string {
      const auto listed = files->list(temporary.path);
      if (!listed) return listed.error().path.filename().string() + ": " + listed.error().reason;
      std::string all;
      for (const ListedFile& file : *listed) all += file.path + " ";
      return all;
    });
  };
  const auto gone = list({SYS_openat, ENOENT, O_NOFOLLOW});
  if (!gone) return;
  CHECK(gone == "other ");
  CHECK(list({SYS_openat, ELOOP, O_NOFOLLOW}) == "other ");
  CHECK(list({SYS_openat, ENOTDIR, O_NOFOLLOW}) == "other ");
  CHECK(list({SYS_openat, EACCES, O_NOFOLLOW}) == "folder: Permission denied");
  const auto before = open_descriptors();
  CHECK(list({SYS_fcntl, EIO}).value().ends_with(": Input/output error"));
  CHECK(list({SYS_getdents64, EIO}).value().ends_with(": Input/output error"));
  CHECK(where_refused({{SYS_getdents64, EIO}}, [&] { return files->entries(temporary.path).has_value(); }) == false);
  CHECK(where_refused({{SYS_syncfs, EIO}}, [&] { return files->flush(temporary.path).has_value(); }) == false);
  CHECK(open_descriptors() == before);
}

TEST_CASE("Links to files are listed, and apart from them what is no file") {
  const TemporaryFolder temporary;
  const auto files = make_disk_file_system();
  REQUIRE(files->write(temporary.path / "folder/file", "12345"));
  fs::create_symlink("folder/file", temporary.path / "link");
  fs::create_directory_symlink("folder", temporary.path / "linked-folder");
  fs::create_symlink("nowhere", temporary.path / "dangling");
  fs::create_symlink("folder/file/deeper", temporary.path / "through-a-file");
  fs::create_symlink("itself", temporary.path / "itself");
  fs::create_directory_symlink("..", temporary.path / "folder/circle");
  REQUIRE(::mkfifo((temporary.path / "pipe").c_str(), 0600) == 0);
  std::vector<std::string> no_files;
  const auto listed = files->list(temporary.path, &no_files);
  REQUIRE(listed);
  CHECK(paths(*listed) == std::vector<std::string>{"folder/file", "link"});
  std::ranges::sort(no_files);
  CHECK(no_files ==
        std::vector<std::string>{"dangling", "folder/circle", "itself", "linked-folder", "pipe", "through-a-file"});
  CHECK(listed->back().stamp.size == 5);
}

TEST_CASE("A folder is not read as a file") {
  const TemporaryFolder temporary;
  const auto content = make_disk_file_system()->read(temporary.path);
  REQUIRE_FALSE(content);
  CHECK(content.error().reason == "Is a directory");
}

TEST_CASE("A file whose size the disk does not tell is read to its end") {
  CHECK(make_disk_file_system()->read("/proc/self/status")->find("VmPeak") != std::string::npos);
}

TEST_CASE("Memory counts what was read and written, and refuses what it is told to") {
  MemoryFileSystem files;
  files.refuse = {"full"};
  const auto refused = files.write("full", "x");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().reason == "No space left on device");
  REQUIRE(files.write("a", "x"));
  CHECK_FALSE(files.rename("a", "full"));
  REQUIRE(files.read("a"));
  CHECK(files.writes == std::vector<std::string>{"a"});
  CHECK(files.reads == std::vector<std::string>{"a"});
  CHECK(files.files.contains("a"));
}

#include "base/file_system.h"

#include <sys/stat.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>

#include "temporary_folder.h"

using namespace scrutineer::base;
using scrutineer::tests::TemporaryFolder;

namespace fs = std::filesystem;

namespace {

std::vector<std::string> paths(const std::vector<ListedFile>& files) {
  std::vector<std::string> result;
  std::ranges::transform(files, std::back_inserter(result), &ListedFile::path);
  return result;
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

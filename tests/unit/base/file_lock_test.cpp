#include "base/file_lock.h"

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <optional>

#include "temporary_folder.h"

using namespace scrutineer;
using base::FileLock;

namespace fs = std::filesystem;

namespace {

class LockFile {
 public:
  [[nodiscard]] fs::path path() const { return folder_.path / "lock"; }
  [[nodiscard]] std::string text() const {
    std::ifstream file(path());
    return {std::istreambuf_iterator<char>(file), {}};
  }
  void write(const std::string& text) const { std::ofstream(path()) << text; }

 private:
  tests::TemporaryFolder folder_;
};

// Takes the lock in a process of its own, which ends without giving it back.
void take_and_be_killed(const fs::path& path, FileLock::Method method) {
  const pid_t child = ::fork();
  if (child == 0) {
    const auto lock = FileLock::take(path, method);
    ::_exit(lock ? 0 : 1);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(status == 0);
}

}  // namespace

TEST_CASE("A lock is one's own until it is given back, with or without a drive that can lock") {
  const auto method = GENERATE(FileLock::Method::flock, FileLock::Method::exclusive_file);
  const LockFile file;
  {
    const auto lock = FileLock::take(file.path(), method);
    REQUIRE(lock);
    const auto second =
        FileLock::take(file.path(), GENERATE(FileLock::Method::flock, FileLock::Method::exclusive_file));
    REQUIRE_FALSE(second);
    CHECK(second.error().holder.has_value());
    CHECK(fs::exists(file.path()));
  }
  CHECK_FALSE(fs::exists(file.path()));
  CHECK(FileLock::take(file.path(), method).has_value());
}

TEST_CASE("The lock of a process that was killed is free again") {
  const auto method = GENERATE(FileLock::Method::flock, FileLock::Method::exclusive_file);
  const auto next = GENERATE(FileLock::Method::flock, FileLock::Method::exclusive_file);
  const LockFile file;
  take_and_be_killed(file.path(), method);
  CHECK(fs::exists(file.path()));
  CHECK(FileLock::take(file.path(), next).has_value());
  CHECK_FALSE(fs::exists(file.path()));
}

TEST_CASE("A lock that was made where files cannot be locked is never taken from another machine") {
  const LockFile file;
  file.write("exclusive file\nanother machine\n1\n1\npc-3\n");
  for (const auto method : {FileLock::Method::flock, FileLock::Method::exclusive_file}) {
    const auto refused = FileLock::take(file.path(), method);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().holder == "process 1 on the machine pc-3");
    CHECK(file.text() == "exclusive file\nanother machine\n1\n1\npc-3\n");
  }
}

TEST_CASE("A lock that a loss of power left is free where the drive can lock") {
  const LockFile file;
  file.write("flock\nthe same machine before it started anew\n1\n1\nhere\n");
  CHECK(FileLock::take(file.path()).has_value());
}

TEST_CASE("A lock is not made through a link") {
  const LockFile file;
  const fs::path target = file.path().parent_path() / "target";
  fs::create_symlink(target, file.path());
  const auto refused = FileLock::take(file.path());
  REQUIRE_FALSE(refused);
  CHECK_FALSE(refused.error().holder.has_value());
  CHECK_FALSE(fs::exists(target));
}

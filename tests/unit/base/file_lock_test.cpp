#include "base/file_lock.h"

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <utility>
#include <vector>

#include "base/refusing_system.h"
#include "base/standard_input.h"

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
    ::alarm(60);  // whoever waits for it may be gone
    const auto lock = FileLock::take(path, method);
    ::_exit(lock ? 0 : 1);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(status == 0);
}

}  // namespace

TEST_CASE("A lock says which process has it, since when, and where") {
  std::string number_22;  // of proc(5)'s stat, while the second, the name, is one word
  std::ifstream stat("/proc/self/stat");
  for (int i = 1; i <= 22; ++i) stat >> number_22;
  std::array<char, 256> host{};
  REQUIRE(::gethostname(host.data(), host.size()) == 0);
  std::array<char, 16> name{};
  REQUIRE(::prctl(PR_GET_NAME, name.data()) == 0);
  REQUIRE(::prctl(PR_SET_NAME, "a) b (c 1 2") == 0);
  const LockFile file;
  const auto lock = FileLock::take(file.path());
  ::prctl(PR_SET_NAME, name.data());
  std::istringstream lines(file.text());
  std::vector<std::string> said;
  for (std::string line; std::getline(lines, line);) said.push_back(line);
  REQUIRE(said.size() == 5);
  CHECK(said[0] == "flock");
  CHECK(said[2] == std::to_string(::getpid()));
  CHECK(said[3] == number_22);
  CHECK(said[4] == host.data());
}

TEST_CASE("A lock is kept until it is given back, by whom it was moved to, and leaves nothing open") {
  const LockFile file;
  const auto descriptors = [] { return std::distance(fs::directory_iterator("/proc/self/fd"), {}); };
  const auto before = descriptors();
  {
    auto first = FileLock::take(file.path());
    REQUIRE(first);
    const FileLock second = std::move(*first);
    first = std::unexpected(FileLock::Refusal{});  // which ends what the lock was moved from
    CHECK_FALSE(FileLock::take(file.path()));
    CHECK(fs::exists(file.path()));
  }
  CHECK_FALSE(fs::exists(file.path()));
  CHECK(descriptors() == before);
}

TEST_CASE("A lock cannot be taken in a folder that is not there, and nobody is said to hold it") {
  const LockFile file;
  const auto refused = FileLock::take(file.path().parent_path() / "none" / "lock");
  REQUIRE_FALSE(refused);
  CHECK_FALSE(refused.error().holder);
  CHECK(refused.error().error.reason == "No such file or directory");
}

TEST_CASE("A lock can be taken where there is no standard input") {
  const LockFile file;
  const tests::WithoutStandardInput without;
  CHECK(FileLock::take(file.path()).has_value());
  CHECK(without.is_closed());
}

TEST_CASE("Where the drive cannot lock files, that they are there is the lock; where it fails, that is told") {
  const LockFile file;
  const auto take = [&](int error) {
    return tests::where_refused({{SYS_flock, error}}, [&] {
      const auto lock = FileLock::take(file.path());
      return lock ? file.text().substr(0, 14) : lock.error().error.reason;
    });
  };
  for (const int error : {ENOLCK, EOPNOTSUPP, ENOSYS, EINVAL}) {
    CAPTURE(error);
    const auto taken = take(error);
    if (!taken) return;
    CHECK(taken == "exclusive file");
    CHECK_FALSE(fs::exists(file.path()));
  }
  CHECK(take(EIO) == "Input/output error");
}

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
  CHECK(fs::is_empty(file.path().parent_path()));
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

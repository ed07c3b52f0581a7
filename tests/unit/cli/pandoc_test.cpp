#include "cli/pandoc.h"

#include <signal.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <string>

using namespace scrutineer;  // NOLINT(google-build-using-namespace)
namespace fs = std::filesystem;

namespace {

// A folder of its own for each test, with a program called pandoc that notes each of its runs.
class Folder {
 public:
  explicit Folder(const std::string& script = "printf 'docx of '; cat") {
    std::string name = (fs::temp_directory_path() / "pandoc-test.XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
    std::ofstream(path_ / "pandoc") << "#!/bin/sh\necho run >>" << (path_ / "runs").string() << '\n' << script << '\n';
    fs::permissions(path_ / "pandoc", fs::perms::owner_all);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] std::string path() const { return path_.string(); }
  [[nodiscard]] fs::path kept() const { return path_ / "kept"; }
  [[nodiscard]] long runs() const {
    std::ifstream file(path_ / "runs");
    return std::count(std::istreambuf_iterator<char>(file), {}, '\n');
  }

 private:
  fs::path path_;
};

}  // namespace

TEST_CASE("pandoc is looked for in the folders of the path, and only there") {
  const Folder folder;
  const auto files = base::make_disk_file_system();
  CHECK(cli::Pandoc::find(*files, "", {}) == nullptr);
  CHECK(cli::Pandoc::find(*files, "/nonexistent:.:", {}) == nullptr);
  const auto pandoc = cli::Pandoc::find(*files, "/nonexistent:" + folder.path(), {});
  REQUIRE(pandoc);
  CHECK(pandoc->program() == fs::path(folder.path()) / "pandoc");
  CHECK(folder.runs() == 0);
}

TEST_CASE("a document is what pandoc writes, however long") {
  const Folder folder;
  const auto files = base::make_disk_file_system();
  const auto pandoc = cli::Pandoc::find(*files, folder.path(), {});
  CHECK(pandoc->docx("# A") == "docx of # A");
  const std::string long_text(1'000'000, 'x');
  CHECK(pandoc->docx(long_text) == "docx of " + long_text);
}

TEST_CASE("pandoc is given nothing of the user's surroundings, and a fixed date") {
  setenv("SCRUTINEER_TEST", "x", 1);
  const Folder folder("/usr/bin/env | /usr/bin/sort");
  const auto files = base::make_disk_file_system();
  const std::string surroundings = cli::Pandoc::find(*files, folder.path(), {})->docx("");
  CHECK(surroundings.find("SOURCE_DATE_EPOCH=315532800\n") != std::string::npos);
  CHECK(surroundings.find("SCRUTINEER_TEST") == std::string::npos);
  unsetenv("SCRUTINEER_TEST");
}

TEST_CASE("a pandoc that fails is said to, and nothing of it is kept") {
  const auto files = base::make_disk_file_system();
  const auto [script, reason] = GENERATE(table<std::string, std::string>(
      {{"exit 3", "it failed with exit code 3"}, {"kill -9 $$", "it was ended by signal 9"}}));
  const Folder folder(script);
  const auto pandoc = cli::Pandoc::find(*files, folder.path(), folder.kept());
  CHECK_THROWS_WITH(pandoc->docx("a"), reason);
  CHECK_FALSE(fs::exists(folder.kept()));
}

TEST_CASE("a pandoc that hangs is ended, and what it started too") {
  const Folder folder("/bin/sleep 600 & echo $! >${0%/*}/child; wait");
  const auto files = base::make_disk_file_system();
  const auto pandoc = cli::Pandoc::find(*files, folder.path(), {}, std::chrono::milliseconds(500));
  CHECK_THROWS_WITH(pandoc->docx("a"), "it took more than 0.5 s and was ended");
  pid_t child = 0;
  std::ifstream(folder.path() + "/child") >> child;
  REQUIRE(child > 0);
  // Whoever adopts it may take a moment to bury it.
  for (int glance = 0; glance < 100 && kill(child, 0) == 0; ++glance) usleep(50'000);
  CHECK((kill(child, 0) != 0 && errno == ESRCH));
}

TEST_CASE("a document is made once, kept for the next build, and forgotten when no longer asked for") {
  const Folder folder;
  const auto files = base::make_disk_file_system();
  const auto first = cli::Pandoc::find(*files, folder.path(), folder.kept());
  CHECK(first->docx("a") == first->docx("a"));
  CHECK(first->docx("b") == "docx of b");
  CHECK(folder.runs() == 2);

  const auto second = cli::Pandoc::find(*files, folder.path(), folder.kept());
  CHECK(second->docx("a") == "docx of a");
  CHECK(folder.runs() == 2);
  second->forget_others();
  const auto third = cli::Pandoc::find(*files, folder.path(), folder.kept());
  CHECK(third->docx("a") == "docx of a");
  CHECK(folder.runs() == 2);
  CHECK(third->docx("b") == "docx of b");
  CHECK(folder.runs() == 3);
}

TEST_CASE("the pandoc of this machine gives the same bytes for the same Markdown") {
  const auto files = base::make_disk_file_system();
  const char* path = std::getenv("PATH");
  const auto pandoc = cli::Pandoc::find(*files, path ? path : "", {});
  if (!pandoc) {
    WARN("there is no pandoc here");
    return;
  }
  const std::string markdown = "# A\n\n- [ ] **B?**\n\n  Notes: ____\n";
  const std::string document = pandoc->docx(markdown);
  CHECK(document.starts_with("PK"));
  CHECK(document == pandoc->docx(markdown));
}

#include "publish/output_folder.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "publish/output_lock.h"
#include "temporary_folder.h"

using namespace scrutineer;

namespace fs = std::filesystem;

namespace {

// A site, a theme and whatever a test adds, in a folder of their own.
class Disk : tests::TemporaryFolder {
 public:
  Disk() {
    add("site/site.toml");
    add("site/guidance/a.md");
    add("themes/civic/theme.toml");
  }

  void add(const fs::path& file) const {
    fs::create_directories((top / file).parent_path());
    std::ofstream(top / file) << "text";
  }

  // The folder it would be, from the top; or what is wrong with it.
  [[nodiscard]] std::string place(const fs::path& output) const {
    const auto files = base::make_disk_file_system();
    const fs::path themes = top / "themes";
    const auto placed = publish::output_folder(*files, top / output, top / "site", std::span(&themes, 1));
    if (placed) return placed->lexically_relative(top).generic_string();
    std::string message = placed.error().message;
    for (std::size_t at; (at = message.find(top.string() + "/")) != std::string::npos;) {
      message.erase(at, top.string().size() + 1);
    }
    return message;
  }

  const fs::path& top = path;
};

}  // namespace

TEST_CASE("The output may be beside the site, or in its folder for that, there or not") {
  const Disk disk;
  CHECK(disk.place("output") == "output");
  CHECK(disk.place("a/b/../c/") == "a/c");
  CHECK(disk.place("site/output") == "site/output");
  CHECK(disk.place("site/.public") == "site/.public");
  CHECK(disk.place("site-2") == "site-2");
}

TEST_CASE("The output is never where sources are") {
  const Disk disk;
  CHECK(disk.place("site") == "the output folder site would hold the site's own files");
  CHECK(disk.place("site/guidance/..") == "the output folder site/guidance/.. would hold the site's own files");
  CHECK(disk.place("").ends_with("would hold the site's own files"));
  CHECK(disk.place("site/guidance") == "the output folder site/guidance lies among the site's own files");
  CHECK(disk.place("site/public") == "the output folder site/public lies among the site's own files");
  CHECK(disk.place("site/output/deeper") == "the output folder site/output/deeper lies among the site's own files");
  CHECK(disk.place("themes/civic") ==
        "the output folder themes/civic and themes, which the site is made from, would get in each other's way");
  disk.add("a-file");
  CHECK(disk.place("a-file") == "a-file is not a folder");
  CHECK(disk.place("site/site.toml") == "the output folder site/site.toml lies among the site's own files");
}

TEST_CASE("A link to a folder of sources is that folder") {
  const Disk disk;
  fs::create_directory_symlink(disk.top / "site", disk.top / "elsewhere");
  CHECK(disk.place("elsewhere") == "the output folder elsewhere would hold the site's own files");
  CHECK(disk.place("elsewhere/output") == "site/output");
}

TEST_CASE("A folder with another site's sources is not published into") {
  const Disk disk;
  disk.add("other/site.toml");
  disk.add("notes/deep/er/a.md");
  disk.add("pictures/a.svg");
  CHECK(disk.place("other") == "the output folder other holds site.toml, which Scrutineer did not write");
  CHECK(disk.place("notes") == "the output folder notes holds deep/er/a.md, which Scrutineer did not write");
  CHECK(disk.place("pictures") == "pictures");
}

TEST_CASE("One build at a time holds the folder, and leaves nothing behind") {
  using namespace std::chrono_literals;
  const Disk disk;
  const fs::path output = disk.top / "a/b/output";
  const auto take = [&](std::string& told) {
    return publish::OutputLock::take(output, 50ms, [&](std::string_view holder) { told = holder; });
  };
  std::string told;
  {
    const auto lock = take(told);
    REQUIRE(lock);
    CHECK(told.empty());
    const auto refused = take(told);
    REQUIRE_FALSE(refused);
    CHECK(told.starts_with("process " + std::to_string(::getpid()) + " on the machine "));
    CHECK(refused.error().reason.starts_with(told + " is building into it"));
  }
  CHECK_FALSE(fs::exists(disk.top / "a"));
  {
    const auto lock = take(told);
    std::ofstream(output / "page.html") << "published";
  }
  CHECK(fs::exists(output / "page.html"));
  CHECK_FALSE(fs::exists(output / publish::lock_name));
}

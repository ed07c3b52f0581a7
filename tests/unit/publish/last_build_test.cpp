#include "publish/last_build.h"

#include <stdlib.h>
#include <catch2/catch.hpp>
#include <chrono>
#include <functional>

#include "forwarding_file_system.h"
#include "publish/publish.h"

using namespace scrutineer;
using base::MemoryFileSystem;

namespace fs = std::filesystem;

namespace {

const std::vector<fs::path> folders = {"/site", "/theme"};

// A site that has been built and remembered.
struct Built {
  MemoryFileSystem files;

  Built() {
    for (const char* path : {"/site/site.toml", "/site/index.md", "/theme/page.html"}) {
      REQUIRE(files.write(path, path));
    }
    const auto inputs = look().value();
    build();
    remember(files, "/cache", "/out", inputs, "report\nof the build");
  }

  std::optional<publish::BuildInputs> look(std::string_view options = "--as-of 2026-11-22") {
    return publish::look_at_inputs(files, folders, "/out", options);
  }

  void build() {
    const std::vector<std::string> paths = {"index.html", "a/b.html"};
    REQUIRE(publish::publish(
        files, "/out", paths,
        [](std::size_t, std::string& content) -> std::expected<void, base::FileError> {
          content = "page";
          return {};
        },
        1));
  }

  std::optional<std::string> up_to_date() { return publish::up_to_date(files, "/cache", "/out", look().value()); }

  std::string record() {
    for (const auto& [path, content] : files.files) {
      if (path.starts_with("/cache/")) return path;
    }
    return "";
  }
};

}  // namespace

TEST_CASE("A build with nothing to do says what the last one said, and reads only the record") {
  Built built;
  built.files.reads.clear();
  CHECK(built.up_to_date() == "report\nof the build");
  CHECK(built.files.reads == std::vector<std::string>{built.record()});
}

TEST_CASE("A change of any input makes a build necessary") {
  Built built;
  SECTION("a file of the site changed") { REQUIRE(built.files.write("/site/index.md", "other")); }
  SECTION("a file was written again with the same bytes") {
    REQUIRE(built.files.write("/site/index.md", "/site/index.md"));
  }
  SECTION("a file of the theme changed") { REQUIRE(built.files.write("/theme/page.html", "other")); }
  SECTION("a file is new") { REQUIRE(built.files.write("/site/new.md", "")); }
  SECTION("a file is gone") { REQUIRE(built.files.remove("/site/index.md")); }
  SECTION("a file was renamed") { REQUIRE(built.files.rename("/site/index.md", "/site/indez.md")); }
  SECTION("the program changed") { REQUIRE(built.files.write("/proc/self/exe", "")); }
  CHECK_FALSE(built.up_to_date());
}

TEST_CASE("Other options make a build necessary") {
  Built built;
  CHECK_FALSE(publish::up_to_date(built.files, "/cache", "/out", built.look("--as-of 2026-11-23").value()));
}

TEST_CASE("A change of the output makes a build necessary") {
  Built built;
  SECTION("a page was edited") { REQUIRE(built.files.write("/out/index.html", "edit")); }
  SECTION("a page is gone") { REQUIRE(built.files.remove("/out/a/b.html")); }
  SECTION("a file is new") { REQUIRE(built.files.write("/out/new.html", "")); }
  SECTION("the manifest was written again") {
    REQUIRE(built.files.write("/out/.scrutineer-manifest", built.files.files.at("/out/.scrutineer-manifest")));
  }
  SECTION("the manifest is gone") { REQUIRE(built.files.remove("/out/.scrutineer-manifest")); }
  SECTION("all of it is gone") {
    built.files.files.erase(built.files.files.lower_bound("/out/"), built.files.files.lower_bound("/out0"));
  }
  CHECK_FALSE(built.up_to_date());
}

TEST_CASE("Another output folder needs a build of its own") {
  Built built;
  CHECK_FALSE(publish::up_to_date(built.files, "/cache", "/elsewhere", built.look().value()));
}

TEST_CASE("The same folder under another name is the same") {
  Built built;
  CHECK(publish::up_to_date(built.files, "/cache", "/x/../out/", built.look().value()));
}

TEST_CASE("A record that is missing, damaged or of another version is none") {
  Built built;
  std::string& record = built.files.files.at(built.record());
  SECTION("missing") { built.files.files.erase(built.record()); }
  SECTION("empty") { record.clear(); }
  SECTION("cut short") { record.resize(record.size() - 1); }
  SECTION("without a report") { record.resize(record.find("report") - 1); }
  SECTION("changed") { record.back() = '!'; }
  SECTION("of another version") { record.replace(record.find(" 1\n"), 3, " 9\n"); }
  CHECK_FALSE(built.up_to_date());
}

TEST_CASE("A record that cannot be written is no error, and no record") {
  Built built;
  const std::string record = built.record();
  built.files.files.erase(record);
  const char* ending = GENERATE("", ".new");
  built.files.refuse = {record + ending};
  remember(built.files, "/cache", "/out", built.look().value(), "report");
  CHECK(built.record().empty());
  CHECK_FALSE(built.up_to_date());
}

TEST_CASE("A site that cannot be listed is not looked at") {
  MemoryFileSystem files;
  CHECK_FALSE(publish::look_at_inputs(files, folders, "/out", ""));
}

TEST_CASE("An input that changed this very moment is not trusted") {
  // A clock that stands still: files change, and their stamps do not tell.
  class Stopped final : public base::ForwardingFileSystem {
   public:
    using ForwardingFileSystem::ForwardingFileSystem;
    std::expected<std::vector<base::ListedFile>, base::FileError> list(
        const fs::path& folder, std::vector<std::string>* folder_links) override {
      auto listed = ForwardingFileSystem::list(folder, folder_links);
      if (listed) {
        for (auto& file : *listed) file.stamp.modified = file.stamp.changed = 7;
      }
      return listed;
    }
    std::int64_t now() override { return 7; }
  };
  MemoryFileSystem memory;
  Stopped stopped(memory);
  REQUIRE(stopped.write("/site/index.md", "1"));
  REQUIRE(stopped.write("/theme/page.html", "1"));
  const auto inputs = publish::look_at_inputs(stopped, folders, "/out", "").value();
  CHECK_FALSE(inputs.settled);
  remember(stopped, "/cache", "/out", inputs, "report");
  CHECK_FALSE(stopped.exists("/cache"));
}

namespace {

// Stamps as a test wants them, of files that are there, and a clock that it sets.
class Restamped final : public base::ForwardingFileSystem {
 public:
  explicit Restamped(base::FileSystem& to) : ForwardingFileSystem(to) {}

  std::function<void(base::ListedFile&)> alter = [](base::ListedFile&) {};
  std::function<std::int64_t()> clock = [] { return 100; };

  std::expected<std::vector<base::ListedFile>, base::FileError> list(const fs::path& folder,
                                                                     std::vector<std::string>* folder_links) override {
    auto listed = ForwardingFileSystem::list(folder, folder_links);
    for (base::ListedFile& file : *listed) {
      file.stamp = fixed;
      alter(file);
    }
    return listed;
  }
  std::expected<base::FileStamp, base::FileError> stamp(const fs::path& path) override {
    auto stamp = ForwardingFileSystem::stamp(path);
    if (stamp) *stamp = fixed;
    return stamp;
  }
  std::int64_t now() override { return clock(); }

 private:
  static constexpr base::FileStamp fixed{.size = 5, .modified = 6, .changed = 7, .inode = 8};
};

}  // namespace

TEST_CASE("Whatever of an input differs, it is another") {
  MemoryFileSystem memory;
  for (const char* path : {"/site/a.md", "/b/a.md", "/a/b/a.md"}) REQUIRE(memory.write(path, ""));
  Restamped files(memory);
  const auto look = [&](const fs::path& folder = "/site", std::string_view options = "") {
    return publish::look_at_inputs(files, std::span(&folder, 1), "/out", options).value().stamps;
  };
  const auto before = look();
  CHECK(look() == before);
  const std::vector<std::function<void(base::ListedFile&)>> changes{
      [](base::ListedFile& file) { file.path = "b.md"; },    [](base::ListedFile& file) { ++file.stamp.size; },
      [](base::ListedFile& file) { ++file.stamp.modified; }, [](base::ListedFile& file) { ++file.stamp.changed; },
      [](base::ListedFile& file) { ++file.stamp.inode; },
  };
  for (const auto& change : changes) {
    files.alter = change;
    CHECK(look() != before);
  }
  files.alter = [](base::ListedFile&) {};
  CHECK(look("/b") != before);
  CHECK(look("/a/b", "") != look("/b", "/a"));  // nor does one text run into the next
}

TEST_CASE("A build is remembered once the clock has passed what it wrote, and as it then is") {
  Built built;
  Restamped files(built.files);
  built.files.files.erase(built.record());
  const publish::BuildInputs inputs{{1, 2}, true};
  const auto remember_and_ask = [&] {
    remember(files, "/cache", "/out", inputs, "");
    return publish::up_to_date(files, "/cache", "/out", inputs);
  };
  SECTION("where it moves on") {
    // Pages that somebody touches while it waits have another stamp from the second look on.
    int asked = 0, looked = 0;
    files.clock = [&] { return ++asked < 4 ? 7 : 8; };
    files.alter = [&](base::ListedFile& file) { file.stamp.modified = ++looked > 2 ? 9 : 6; };
    CHECK(remember_and_ask() == "");
  }
  SECTION("and not at all where it stands still, though it is given time") {
    files.clock = [] { return 7; };
    const auto start = std::chrono::steady_clock::now();
    CHECK_FALSE(remember_and_ask());
    CHECK(std::chrono::steady_clock::now() - start >= std::chrono::milliseconds(40));
    CHECK(built.record().empty());
  }
}

TEST_CASE("Output inside the site is not an input") {
  MemoryFileSystem files;
  REQUIRE(files.write("/site/index.md", "1"));
  REQUIRE(files.write("/site/output-of-another/index.html", "1"));
  const std::vector<fs::path> site = {"/site"};
  const auto before = publish::look_at_inputs(files, site, "/site/output", "").value();
  REQUIRE(files.write("/site/output/index.html", "1"));
  CHECK(publish::look_at_inputs(files, site, "/site/output", "")->stamps == before.stamps);
  REQUIRE(files.write("/site/output-of-another/index.html", "2"));
  CHECK(publish::look_at_inputs(files, site, "/site/output", "")->stamps != before.stamps);
}

TEST_CASE("Records are kept where the system keeps caches") {
  const auto keep = [](const char* name) { return std::string(::getenv(name) == nullptr ? "" : ::getenv(name)); };
  const std::string cache = keep("XDG_CACHE_HOME");
  const std::string home = keep("HOME");
  ::setenv("HOME", "/home/editor", 1);
  ::setenv("XDG_CACHE_HOME", "/caches", 1);
  CHECK(publish::record_folder() == "/caches/scrutineer");
  ::unsetenv("XDG_CACHE_HOME");
  CHECK(publish::record_folder() == "/home/editor/.cache/scrutineer");
  ::setenv("XDG_CACHE_HOME", "relative", 1);
  CHECK(publish::record_folder() == "/home/editor/.cache/scrutineer");
  ::unsetenv("HOME");
  CHECK_FALSE(publish::record_folder());
  cache.empty() ? ::unsetenv("XDG_CACHE_HOME") : ::setenv("XDG_CACHE_HOME", cache.c_str(), 1);
  if (!home.empty()) ::setenv("HOME", home.c_str(), 1);
}

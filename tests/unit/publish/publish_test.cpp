#include "publish/publish.h"

#include <catch2/catch.hpp>

#include <stdlib.h>

#include <algorithm>
#include <map>

#include "publish/manifest.h"

using namespace scrutineer;
using base::FileError;
using base::MemoryFileSystem;
using publish::Published;

namespace {

using Site = std::map<std::string, std::string>;

std::expected<Published, std::vector<FileError>> publish_site(base::FileSystem& files, const Site& site, int jobs = 1) {
  std::vector<std::string> paths;
  for (const auto& [path, content] : site) paths.push_back(path);
  return publish::publish(
      files, "out", paths,
      [&](std::size_t i, std::string& content) -> std::expected<void, FileError> {
        content = site.at(paths[i]);
        return {};
      },
      jobs);
}

// What a reader of the output folder can see.
Site visible(const MemoryFileSystem& files) {
  Site result;
  for (const auto& [path, content] : files.files) {
    if (path.starts_with("out/") && path.find("/.") == std::string::npos) result[path.substr(4)] = content;
  }
  return result;
}

std::vector<std::string> error_paths(const std::expected<Published, std::vector<FileError>>& result) {
  REQUIRE_FALSE(result);
  std::vector<std::string> paths;
  for (const FileError& error : result.error()) paths.push_back(error.path.string());
  return paths;
}

bool has_staging(const MemoryFileSystem& files) {
  return std::ranges::any_of(files.files, [](const auto& file) { return file.first.starts_with("out/.scrutineer-s"); });
}

const Site first_site = {{"a.html", "a"}, {"b.html", "b"}, {"deep/er/c.html", "c"}, {"old/d.html", "d"}};
const Site second_site = {{"a.html", "A"}, {"b.html", "b"}, {"deep/er/c.html", "c longer"}, {"new/e.html", "e"}};

}  // namespace

TEST_CASE("A path that may not be published is refused before anything is written") {
  MemoryFileSystem files;
  CHECK(error_paths(publish_site(files, {{"../a", ""}, {"/b", ""}, {"c\\d", ""}, {"fine", ""}})) ==
        std::vector<std::string>{"../a", "c\\d", "/b"});
  CHECK(files.writes.empty());
}

TEST_CASE("A part of a path that is longer than disks take is refused, wherever it stands") {
  MemoryFileSystem files;
  const std::string longest(255, 'x'), longer(256, 'x');
  for (const std::string& path : {longer, longer + "/a/b", "a/" + longer + "/b", "a/b/" + longer}) {
    CHECK(error_paths(publish_site(files, {{path, ""}})) == std::vector<std::string>{path});
    CHECK(files.writes.empty());
  }
  CHECK(publish_site(files, {{longest + "/" + longest + "/" + longest, ""}}));
}

TEST_CASE("Two files at one path, and a file where a folder is needed, are refused") {
  MemoryFileSystem files;
  const std::vector<std::string> paths = {"a", "b/c/d", "a", "b"};
  const auto result = publish::publish(
      files, "out", paths, [](std::size_t, std::string&) -> std::expected<void, FileError> { return {}; }, 1);
  CHECK(error_paths(result) == std::vector<std::string>{"a", "b/c/d"});
  CHECK(files.files.empty());
}

TEST_CASE("Further files are asked for when the others are made, and published with them") {
  MemoryFileSystem files;
  std::vector<std::size_t> made;
  const auto produce = [&](std::size_t i, std::string& content) -> std::expected<void, FileError> {
    made.push_back(i);
    content = std::to_string(i);
    return {};
  };
  const auto more = [&] {
    CHECK(made == std::vector<std::size_t>{0, 1});
    return std::vector<std::string>{"c.html", "d/e.html"};
  };
  const auto published = publish::publish(files, "out", {"a.html", "b.html"}, produce, 1, more);
  REQUIRE(published);
  CHECK(published->files == 4);
  CHECK(published->sizes == std::vector<std::uint64_t>{1, 1, 1, 1});
  CHECK(visible(files) == Site{{"a.html", "0"}, {"b.html", "1"}, {"c.html", "2"}, {"d/e.html", "3"}});
}

TEST_CASE("A further file with a path that another has leaves everything as it was") {
  MemoryFileSystem files;
  REQUIRE(publish_site(files, first_site));
  const auto before = files.files;
  const auto produce = [](std::size_t, std::string& content) -> std::expected<void, FileError> {
    content = "new";
    return {};
  };
  const auto result =
      publish::publish(files, "out", {"a.html"}, produce, 1, [] { return std::vector<std::string>{"a.html"}; });
  CHECK(error_paths(result) == std::vector<std::string>{"a.html"});
  CHECK(files.files == before);
}

TEST_CASE("No further files are asked for when one of the others cannot be made") {
  MemoryFileSystem files;
  const auto fails = [](std::size_t, std::string&) -> std::expected<void, FileError> {
    return std::unexpected(FileError{"image.svg", "No such file or directory"});
  };
  const auto result = publish::publish(files, "out", {"a.html"}, fails, 1, [] {
    FAIL("asked");
    return std::vector<std::string>{};
  });
  CHECK(error_paths(result) == std::vector<std::string>{"image.svg"});
}

TEST_CASE("A file that cannot be put in place leaves everything as it was") {
  const int jobs = GENERATE(1, 4);
  MemoryFileSystem files;
  REQUIRE(publish_site(files, first_site));
  const auto before = files.files;

  // Moving stale files out, replacing, adding, and the manifest, the last of all.
  files.refuse = {
      GENERATE("out/old/d.html", "out/a.html", "out/deep/er/c.html", "out/new/e.html", "out/.scrutineer-manifest")};
  INFO(files.refuse.front());
  CHECK_FALSE(publish_site(files, second_site, jobs));
  files.refuse.clear();
  CHECK(files.files == before);

  REQUIRE(publish_site(files, second_site, jobs));
  CHECK(visible(files) == second_site);
}

TEST_CASE("A disk that refuses in a first run leaves nothing behind") {
  MemoryFileSystem files;
  files.refuse = {GENERATE("out/deep/er/c.html", "out/.scrutineer-manifest")};
  CHECK_FALSE(publish_site(files, first_site));
  CHECK(files.files.empty());
}

TEST_CASE("A file that cannot be produced leaves everything as it was, and is named") {
  MemoryFileSystem files;
  REQUIRE(publish_site(files, first_site));
  const auto before = files.files;
  const std::vector<std::string> paths = {"a.html", "image.svg"};
  const auto result = publish::publish(
      files, "out", paths,
      [](std::size_t i, std::string& content) -> std::expected<void, FileError> {
        content = "new";
        if (i == 1) return std::unexpected(FileError{"content/image.svg", "No such file or directory"});
        return {};
      },
      1);
  CHECK(error_paths(result) == std::vector<std::string>{"content/image.svg"});
  CHECK(files.files == before);
}

TEST_CASE("Other people's files in the way are all named, and nothing is written") {
  MemoryFileSystem files;
  files.files["out/deep/er/c.html"] = "theirs";
  files.files["out/a.html"] = "theirs";
  const auto before = files.files;
  CHECK(error_paths(publish_site(files, first_site)) == std::vector<std::string>{"out/a.html", "out/deep/er/c.html"});
  CHECK(files.files == before);
}

TEST_CASE("What is wrong is told in the order of its places, whatever order the files are in") {
  MemoryFileSystem files;
  files.files["out/a.html"] = files.files["out/b.html"] = "theirs";
  const std::vector<std::string> paths = {"b.html", "a.html"};
  const auto result = publish::publish(
      files, "out", paths, [](std::size_t, std::string&) -> std::expected<void, FileError> { return {}; }, 1);
  CHECK(error_paths(result) == std::vector<std::string>{"out/a.html", "out/b.html"});
}

TEST_CASE("Another's folder in the way of a file is named, and another's file in the way of a folder") {
  MemoryFileSystem files;
  files.files[GENERATE("out/b.html/.hidden", "out/deep")] = "theirs";
  const auto before = files.files;
  CHECK_FALSE(publish_site(files, first_site));
  CHECK(files.files == before);
}

TEST_CASE("Other people's file with the bytes we want is no obstacle, and stays theirs") {
  MemoryFileSystem files;
  files.files["out/a.html"] = "a";
  const auto result = publish_site(files, first_site);
  REQUIRE(result);
  CHECK(result->unchanged == 1);
  CHECK(result->written == 3);

  SECTION("so it is not removed with ours") {
    REQUIRE(publish_site(files, {}));
    CHECK(visible(files) == Site{{"a.html", "a"}});
  }
  SECTION("and not replaced when the site's page changes") {
    CHECK(error_paths(publish_site(files, second_site)) == std::vector<std::string>{"out/a.html"});
    CHECK(visible(files) == first_site);
  }
}

TEST_CASE("Without a readable manifest nothing is ours") {
  MemoryFileSystem files;
  REQUIRE(publish_site(files, first_site));
  files.files["out/.scrutineer-manifest"] = "scrutineer-manifest 1 4\ngarbage";
  CHECK(error_paths(publish_site(files, second_site)) == std::vector<std::string>{"out/a.html", "out/deep/er/c.html"});
  CHECK(visible(files) == first_site);

  SECTION("not even what is the same") {
    REQUIRE(publish_site(files, first_site));
    REQUIRE(publish_site(files, {}));
    CHECK(visible(files) == first_site);
  }
}

TEST_CASE("A manifest that names a path outside the output folder removes nothing there") {
  MemoryFileSystem files;
  files.files["treasure"] = "";
  files.files["out/.scrutineer-manifest"] = "scrutineer-manifest 1 1\n99aa06d3014798d86001c324468d497f 0 ../treasure\n";
  REQUIRE(publish_site(files, {}));
  CHECK(files.files.contains("treasure"));
}

TEST_CASE("A first run writes everything, and a manifest") {
  MemoryFileSystem files;
  const auto result = publish_site(files, first_site);
  REQUIRE(result);
  CHECK(result->files == 4);
  CHECK(result->written == 4);
  CHECK(result->unchanged == 0);
  CHECK(visible(files) == first_site);
  CHECK_FALSE(has_staging(files));
  CHECK(publish::Manifest::parse(files.files.at("out/.scrutineer-manifest"))->entries().size() == 4);
}

TEST_CASE("A run with nothing new writes nothing") {
  MemoryFileSystem files;
  REQUIRE(publish_site(files, first_site));
  files.writes.clear();
  const auto stamps = files.list("out").value();
  const auto result = publish_site(files, first_site);
  REQUIRE(result);
  CHECK(result->unchanged == 4);
  CHECK(result->written == 0);
  CHECK(files.writes.empty());
  CHECK(std::ranges::equal(stamps, files.list("out").value(), {}, &base::ListedFile::stamp, &base::ListedFile::stamp));
}

TEST_CASE("Only what changed is touched; what is stale goes") {
  MemoryFileSystem files;
  files.files["out/old/theirs.txt"] = "not ours";
  REQUIRE(publish_site(files, first_site));
  files.writes.clear();
  const auto untouched = files.stamp("out/b.html").value();
  const auto result = publish_site(files, second_site);
  REQUIRE(result);
  CHECK(result->written == 3);
  CHECK(result->unchanged == 1);
  CHECK(result->removed == 1);
  CHECK(files.stamp("out/b.html").value() == untouched);
  CHECK(files.writes.size() == 4);  // with the manifest
  Site expected = second_site;
  expected["old/theirs.txt"] = "not ours";
  CHECK(visible(files) == expected);
  CHECK_FALSE(has_staging(files));
}

TEST_CASE("A file may become a folder, and a folder a file") {
  MemoryFileSystem files;
  REQUIRE(publish_site(files, {{"a", "file"}, {"b/c", "below"}}));
  REQUIRE(publish_site(files, {{"a/d", "below"}, {"b", "file"}}));
  CHECK(visible(files) == Site{{"a/d", "below"}, {"b", "file"}});
}

TEST_CASE("Edits in the output folder are replaced when the site has the file, and kept when it does not") {
  MemoryFileSystem files;
  REQUIRE(publish_site(files, first_site));
  files.files["out/a.html"] = "edited by hand";
  files.files["out/old/d.html"] = "D";
  const auto result = publish_site(files, second_site);
  REQUIRE(result);
  CHECK(result->replaced_edits == std::vector<std::string>{"a.html"});
  CHECK(result->kept_edits == std::vector<std::string>{"old/d.html"});
  CHECK(result->removed == 0);
  CHECK(files.files.at("out/a.html") == "A");
  CHECK(files.files.at("out/old/d.html") == "D");
}

TEST_CASE("Each file is appended to an empty text, and its size and a lost edit are told") {
  MemoryFileSystem files;
  const std::vector<std::string> paths = {"long.html", "a.html"};
  const auto publish_all = [&] {
    return publish::publish(
        files, "out", paths,
        [&](std::size_t i, std::string& content) -> std::expected<void, FileError> {
          content += paths[i];
          return {};
        },
        1);
  };
  const auto result = publish_all();
  REQUIRE(result);
  CHECK(visible(files) == Site{{"a.html", "a.html"}, {"long.html", "long.html"}});
  CHECK(std::ranges::equal(result->sizes, std::vector{9, 6}));  // in the order of the paths
  files.files["out/a.html"] = files.files["out/long.html"] = "edited";
  CHECK(publish_all()->replaced_edits == std::vector<std::string>{"a.html", "long.html"});
}

TEST_CASE("A file of the same size that somebody changed is put right") {
  MemoryFileSystem files;
  REQUIRE(publish_site(files, first_site));
  files.files["out/a.html"] = "x";
  REQUIRE(publish_site(files, first_site));
  CHECK(visible(files) == first_site);
}

TEST_CASE("A file that somebody removed is written again") {
  MemoryFileSystem files;
  REQUIRE(publish_site(files, first_site));
  files.files.erase("out/a.html");
  REQUIRE(publish_site(files, first_site));
  CHECK(visible(files) == first_site);
}

TEST_CASE("What a killed run staged is cleaned up") {
  MemoryFileSystem files;
  REQUIRE(publish_site(files, first_site));
  files.files["out/.scrutineer-staging-1f/new/a.html"] = "half a fi";
  files.files["out/.scrutineer-staging-2e/new/deep/z.html"] = "from a larger site";
  const auto result = publish_site(files, first_site);
  REQUIRE(result);
  CHECK(result->unchanged == 4);
  CHECK_FALSE(has_staging(files));
  CHECK(visible(files) == first_site);
}

TEST_CASE("What a killed run had put in place is ours") {
  MemoryFileSystem files;
  REQUIRE(publish_site(files, second_site));
  const std::string started = files.files.at("out/.scrutineer-manifest");
  files.files.clear();
  REQUIRE(publish_site(files, first_site));
  // Killed after a.html was replaced and new/e.html added; b.html is as before and deep/er/c.html still old.
  files.files["out/.scrutineer-staging-1f/manifest"] = started;
  files.files["out/.scrutineer-staging-1f/new/a.html"] = "a";
  files.files["out/.scrutineer-staging-1f/new/deep/er/c.html"] = "c longer";
  files.files["out/a.html"] = "A";
  files.files["out/new/e.html"] = "e";

  SECTION("so the next run goes on from there") {
    const auto result = publish_site(files, {{"a.html", "another"}, {"new/e.html", "another"}});
    REQUIRE(result);
    CHECK(visible(files) == Site{{"a.html", "another"}, {"new/e.html", "another"}});
    CHECK(result->replaced_edits.empty());
    CHECK(result->kept_edits.empty());
    CHECK_FALSE(has_staging(files));
  }
  SECTION("even when the next run fails") {
    files.refuse = {"out/y"};
    REQUIRE_FALSE(publish_site(files, {{"x", ""}, {"y", ""}, {"z", ""}}));
    files.refuse.clear();
    REQUIRE(publish_site(files, first_site));
    CHECK(visible(files) == first_site);
  }
  SECTION("but not what somebody else had there with the same bytes") {
    files.files["out/.scrutineer-staging-1f/new/new/e.html"] = "e";
    REQUIRE(publish_site(files, first_site));
    CHECK(files.files.contains("out/new/e.html"));
  }
  SECTION("but not what somebody else put there since") {
    files.files["out/new/e.html"] = "theirs";
    CHECK(error_paths(publish_site(files, second_site)) == std::vector<std::string>{"out/new/e.html"});
  }
}

TEST_CASE("The output is the same for any number of jobs") {
  Site site;
  for (int i = 0; i < 500; ++i) {
    site["folder-" + std::to_string(i % 7) + "/" + std::to_string(i) + ".html"] =
        std::string(static_cast<std::size_t>(i * 37 % 1000), 'x');
  }
  MemoryFileSystem one;
  MemoryFileSystem four;
  REQUIRE(publish_site(one, site, 1));
  REQUIRE(publish_site(four, site, 4));
  CHECK(one.files == four.files);
}

TEST_CASE("On a disk, too, only what changed is touched, and nothing is left over") {
  std::string folder = (std::filesystem::temp_directory_path() / "scrutineer-XXXXXX").string();
  REQUIRE(::mkdtemp(folder.data()) != nullptr);
  const auto files = base::make_disk_file_system();
  const std::filesystem::path output = std::filesystem::path(folder) / "not/there/yet";
  const auto publish_to_disk = [&](const Site& site) {
    std::vector<std::string> paths;
    for (const auto& [path, content] : site) paths.push_back(path);
    return publish::publish(
        *files, output, paths,
        [&](std::size_t i, std::string& content) -> std::expected<void, FileError> {
          content = site.at(paths[i]);
          return {};
        },
        4);
  };
  const auto on_disk = [&] {
    Site result;
    const auto listed = files->list(output).value();
    for (const auto& file : listed) result[file.path] = files->read(output / file.path).value();
    return result;
  };

  REQUIRE(publish_to_disk(first_site));
  CHECK(on_disk() == first_site);
  const auto untouched = files->stamp(output / "b.html").value();
  REQUIRE(publish_to_disk(second_site));
  CHECK(on_disk() == second_site);
  CHECK(files->stamp(output / "b.html").value() == untouched);
  CHECK_FALSE(files->exists(output / "old"));
  CHECK_FALSE(files->exists(output / ".scrutineer-staging"));

  std::filesystem::create_directory(output / "folder.html");
  Site third = second_site;
  third["a.html"] = "third";
  third["folder.html"] = "where a folder is";
  CHECK(error_paths(publish_to_disk(third)) == std::vector<std::string>{(output / "folder.html").string()});
  CHECK(on_disk() == second_site);
  CHECK(files->stamp(output / "b.html").value() == untouched);
  std::filesystem::remove_all(folder);
}

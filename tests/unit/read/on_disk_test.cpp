// What only a disk has: links, pipes, and files of any size.
#include <sys/stat.h>

#include "read/theme.h"
#include "site_fixture.h"
#include "temporary_folder.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace fs = std::filesystem;

namespace {

class SiteOnDisk : TemporaryFolder {
 public:
  SiteOnDisk() {
    write("site/site.toml", "title = \"Site\"\norganisation = \"Council\"\nsummary = \"A site.\"\n");
    write("site/index.md", front("Home"));
  }

  [[nodiscard]] fs::path at(const fs::path& file) const { return path / file; }
  void write(const fs::path& file, std::string_view content) const { REQUIRE(disk_->write(path / file, content)); }

  // A file that takes no room on the disk.
  void grow(const fs::path& file, std::uintmax_t size) const {
    write(file, "");
    fs::resize_file(path / file, size);
  }

  [[nodiscard]] Mistakes read() const {
    base::FileNames names;
    base::Diagnostics out;
    std::vector<read::Layer> layers = read::find_layers(*disk_, path / "site", path / "packs", names, out);
    REQUIRE(read::list_files(*disk_, layers));
    const auto catalogue = read::read_site(*disk_, layers, {}, names, out);
    return mistakes_of(out, names);
  }

  [[nodiscard]] Mistakes read_theme(const std::string& name) const {
    base::FileNames names;
    base::Diagnostics out;
    catalogue::Site site;
    site.theme = name;
    site.theme_span = {names.add("site.toml"), 4, 9, 7};
    site.language = "en-GB";
    const auto theme = read::read_theme(*disk_, site, path / "site", path / "share/themes", names, out);
    return mistakes_of(out, names);
  }

 private:
  std::unique_ptr<base::FileSystem> disk_ = base::make_disk_file_system();
};

}  // namespace

TEST_CASE("links and pipes named like pages are named, whatever they are") {
  const SiteOnDisk site;
  site.write("elsewhere/page.md", front("Elsewhere"));
  fs::create_directories(site.at("site/guidance"));
  fs::create_symlink("nowhere", site.at("site/guidance/dangling.md"));
  fs::create_directory_symlink("..", site.at("site/guidance/folder.md"));
  fs::create_symlink("../../elsewhere/page.md", site.at("site/guidance/out.md"));
  REQUIRE(::mkfifo(site.at("site/guidance/pipe.md").c_str(), 0600) == 0);
  const Mistakes mistakes = site.read();
  CHECK(places(mistakes) == Lines{"guidance/dangling.md:0:0+0 not-a-file", "guidance/folder.md:0:0+0 folder-link",
                                  "guidance/pipe.md:0:0+0 not-a-file"});
  CHECK(mistakes.front().message == "this is a link that leads nowhere");
  CHECK(mistakes.back().message == "this is no file but a pipe, a socket or a device, and is not read");
}

TEST_CASE("a file of 200 MB is refused without being read, whatever it is") {
  SiteOnDisk site;
  const std::string file = GENERATE(as<std::string>{}, "site.toml", "guidance/page.md", "sources.toml");
  site.grow("site/" + file, 200'000'000);
  const Mistakes mistakes = of_code(site.read(), "too-large");
  CHECK(only(mistakes).at == file + ":0:0+0");
  CHECK(only(mistakes).message == "this file has 200 MB");
}

TEST_CASE("a file of a theme of 200 MB is refused without being read") {
  SiteOnDisk site;
  site.write("site/themes/ours/theme.toml", "name = \"ours\"\n");
  const std::string file = GENERATE(as<std::string>{}, "theme.toml", "words/en.toml", "templates/page.mustache");
  site.grow("site/themes/ours/" + file, 200'000'000);
  CHECK(places(site.read_theme("themes/ours")) == Lines{"themes/ours/" + file + ":0:0+0 too-large"});
}

TEST_CASE("a theme that a link brings in from elsewhere is refused, and so is a file of it") {
  SiteOnDisk site;
  site.write("elsewhere/theme.toml", "name = \"theirs\"\n");
  site.write("elsewhere/secret", "theirs");
  fs::create_directories(site.at("site/themes"));
  fs::create_directory_symlink(site.at("elsewhere"), site.at("site/themes/linked"));
  CHECK(places(site.read_theme("themes/linked")) == Lines{"site.toml:4:9+7 theme-leads-out"});

  site.write("site/themes/ours/theme.toml", "name = \"ours\"\n");
  site.write("site/images/logo.svg", "");
  fs::create_directories(site.at("site/themes/ours/assets"));
  fs::create_symlink(site.at("elsewhere/secret"), site.at("site/themes/ours/assets/secret.txt"));
  fs::create_symlink("../../../images/logo.svg", site.at("site/themes/ours/assets/logo.svg"));
  CHECK(places(site.read_theme("themes/ours")) == Lines{"themes/ours/assets/secret.txt:0:0+0 theme-leads-out"});
}

TEST_CASE("an installed theme may be kept anywhere") {
  SiteOnDisk site;
  site.write("elsewhere/theme.toml", "name = \"theirs\"\n");
  fs::create_directories(site.at("share/themes"));
  fs::create_directory_symlink(site.at("elsewhere"), site.at("share/themes/shared"));
  CHECK(site.read_theme("shared") == Mistakes{});
}

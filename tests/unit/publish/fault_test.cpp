// Publishing on a disk that refuses, a process that is killed and a machine that loses power, at every request in turn.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <set>

#include "forwarding_file_system.h"
#include "publish/publish.h"
#include "temporary_folder.h"

using namespace scrutineer;
using base::FileError;

namespace fs = std::filesystem;

namespace {

using Site = std::map<std::string, std::string>;

const Site first = {{"a.html", "a"},    {"b.html", "b"},        {"deep/er/c.html", "c"}, {"old/d.html", "d"},
                    {"file", "a file"}, {"folder/x.html", "x"}, {"styles/s.css", "s"}};
const Site second = {{"a.html", "A, and longer"}, {"b.html", "b"},        {"deep/er/c.html", "C"},
                     {"new/er/e.html", "e"},      {"file/y.html", "y"},   {"folder", "now a file"},
                     {"styles/s.css", "s"},       {"styles/new.css", "n"}};

class Folder : tests::TemporaryFolder {
 public:
  [[nodiscard]] fs::path output() const { return path / "out"; }
};

struct Killed {};

enum class Kind : std::uint8_t {
  read,
  list,
  entries,
  stamp,
  write,
  rename,
  place,
  swap,
  remove,
  make_private_folder,
  flush
};

// The disk, of which one request goes wrong, or all of some kinds from one on.
class FaultyDisk final : public base::ForwardingFileSystem {
 public:
  enum class Fault : std::uint8_t {
    none,
    refused,
    killed,
    full,       // writes are refused from then on
    forbidden,  // requests of one kind are
  };

  // One change of the disk, to be made again elsewhere.
  struct Change {
    Kind kind{};
    fs::path path, to;
    std::string content;
  };

  explicit FaultyDisk(Fault fault = Fault::none, int at = 0, Kind forbidden = {})
      : ForwardingFileSystem(*disk()), fault_(fault), at_(at), forbidden_(forbidden) {}

  std::vector<Change> changes;
  [[nodiscard]] bool was_reached() const { return asked_ > at_; }

  std::expected<std::string, FileError> read(const fs::path& path) override {
    if (auto error = fails(Kind::read, path)) return std::unexpected(*error);
    return disk()->read(path);
  }
  std::expected<std::vector<base::ListedFile>, FileError> list(const fs::path& folder,
                                                               std::vector<std::string>* folder_links) override {
    if (auto error = fails(Kind::list, folder)) return std::unexpected(*error);
    return disk()->list(folder, folder_links);
  }
  std::expected<std::vector<base::FolderEntry>, FileError> entries(const fs::path& folder) override {
    if (auto error = fails(Kind::entries, folder)) return std::unexpected(*error);
    return disk()->entries(folder);
  }
  std::expected<base::FileStamp, FileError> stamp(const fs::path& path) override {
    if (auto error = fails(Kind::stamp, path)) return std::unexpected(*error);
    return disk()->stamp(path);
  }
  std::expected<void, FileError> write(const fs::path& path, std::string_view content) override {
    // The disk is full half-way through.
    const bool half = (fault_ == Fault::full && asked_ >= at_) ||
                      ((fault_ == Fault::refused || fault_ == Fault::killed) && asked_ == at_);
    if (half) std::ignore = disk()->write(path, content.substr(0, content.size() / 2));
    return change({Kind::write, path, {}, std::string(content)});
  }
  std::expected<void, FileError> rename(const fs::path& from, const fs::path& to) override {
    return change({Kind::rename, from, to, {}});
  }
  std::expected<void, FileError> place(const fs::path& from, const fs::path& to) override {
    return change({Kind::place, from, to, {}});
  }
  std::expected<void, FileError> swap(const fs::path& a, const fs::path& b) override {
    return change({Kind::swap, a, b, {}});
  }
  std::expected<void, FileError> remove(const fs::path& path) override { return change({Kind::remove, path, {}, {}}); }
  std::expected<void, FileError> make_private_folder(const fs::path& path) override {
    return change({Kind::make_private_folder, path, {}, {}});
  }
  std::expected<void, FileError> flush(const fs::path& folder) override {
    return change({Kind::flush, folder, {}, {}});
  }

  std::expected<void, FileError> make(const Change& change) {
    switch (change.kind) {
      case Kind::write:
        return disk()->write(change.path, change.content);
      case Kind::rename:
        return disk()->rename(change.path, change.to);
      case Kind::place:
        return disk()->place(change.path, change.to);
      case Kind::swap:
        return disk()->swap(change.path, change.to);
      case Kind::remove:
        return disk()->remove(change.path);
      case Kind::make_private_folder:
        return disk()->make_private_folder(change.path);
      case Kind::read:
      case Kind::list:
      case Kind::entries:
      case Kind::stamp:
      case Kind::flush:
        return {};
    }
    return {};
  }

 private:
  static base::FileSystem* disk() {
    static const std::unique_ptr<base::FileSystem> disk = base::make_disk_file_system();
    return disk.get();
  }

  std::optional<FileError> fails(Kind kind, const fs::path& path) {
    if (asked_++ < at_) return std::nullopt;
    const bool takes_room = kind == Kind::write || kind == Kind::make_private_folder;
    switch (fault_) {
      case Fault::none:
        return std::nullopt;
      case Fault::killed:
        throw Killed{};
      case Fault::refused:
        return asked_ - 1 == at_ ? std::optional(FileError{path, "No space left on device"}) : std::nullopt;
      case Fault::full:
        return takes_room ? std::optional(FileError{path, "No space left on device"}) : std::nullopt;
      case Fault::forbidden:
        return kind == forbidden_ ? std::optional(FileError{path, "Permission denied"}) : std::nullopt;
    }
    return std::nullopt;
  }

  std::expected<void, FileError> change(Change wanted) {
    if (auto error = fails(wanted.kind, wanted.path)) return std::unexpected(*error);
    auto made = make(wanted);
    changes.push_back(std::move(wanted));
    return made;
  }

  Fault fault_;
  int at_;
  Kind forbidden_;
  int asked_ = 0;
};

using Fault = FaultyDisk::Fault;

// The second half of the files is known when the first is made.
bool publish_site(base::FileSystem& files, const fs::path& output, const Site& site) {
  std::vector<std::string> paths;
  for (const auto& [path, content] : site) paths.push_back(path);
  const auto half = paths.begin() + std::ssize(paths) / 2;
  return publish::publish(
             files, output, {paths.begin(), half},
             [&](std::size_t i, std::string& content) -> std::expected<void, FileError> {
               content = site.at(paths[i]);
               return {};
             },
             1, [&] { return std::vector(half, paths.end()); })
      .has_value();
}

// Everything in the folder, hidden files and empty folders too; what of it a reader sees.
using Tree = std::map<std::string, std::string>;

Tree tree_of(const fs::path& folder) {
  Tree tree;
  if (!fs::exists(folder)) return tree;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    std::ifstream file(entry.path());
    tree[entry.path().lexically_relative(folder).generic_string()] =
        entry.is_directory() ? "(folder)" : std::string(std::istreambuf_iterator<char>(file), {});
  }
  return tree;
}

// What has to be done to one tree to get the other, in words; empty when they are the same.
std::string differences(const Tree& is, const Tree& wanted) {
  std::string text;
  for (const auto& [path, content] : is) {
    if (!wanted.contains(path)) text += "too much: " + path + "\n";
  }
  for (const auto& [path, content] : wanted) {
    if (!is.contains(path)) {
      text += "missing: " + path + "\n";
    } else if (is.at(path) != content) {
      text += path + " is " + is.at(path) + ", not " + content + "\n";
    }
  }
  return text;
}

Site visible(const Tree& tree) {
  Site site;
  for (const auto& [path, content] : tree) {
    if (content != "(folder)" && !path.starts_with('.')) site[path] = content;
  }
  return site;
}

// Between the two sites a reader may find files of both, whole ones, and nothing else.
void check_whole(const Site& seen) {
  for (const auto& [path, content] : seen) {
    INFO(path << ": " << content);
    const bool old = first.contains(path) && first.at(path) == content;
    const bool fresh = second.contains(path) && second.at(path) == content;
    CHECK((old || fresh));
  }
}

Tree clean_tree(const Site& site) {
  const Folder folder;
  FaultyDisk disk;
  REQUIRE(publish_site(disk, folder.output(), site));
  return tree_of(folder.output());
}

// As a former run left it, or not there yet.
void prepare(const fs::path& output, bool published_before) {
  FaultyDisk disk;
  if (published_before) REQUIRE(publish_site(disk, output, first));
}

}  // namespace

TEST_CASE("Whichever request the disk refuses, the tree is as it was, or the new one") {
  const bool published_before = GENERATE(false, true);
  const Tree wanted = clean_tree(second);
  for (int at = 0;; ++at) {
    const Folder folder;
    prepare(folder.output(), published_before);
    const Tree before = tree_of(folder.output());
    FaultyDisk disk(Fault::refused, at);
    const bool published = publish_site(disk, folder.output(), second);
    if (!disk.was_reached()) {
      CHECK(at > 20);
      break;
    }
    INFO("request " << at);
    const Tree after = tree_of(folder.output());
    if (published) {
      CHECK(visible(after) == second);
    } else {
      CHECK(differences(after, before) == "");
    }
    REQUIRE(publish_site(disk, folder.output(), second));
    CHECK(differences(tree_of(folder.output()), wanted) == "");
  }
}

TEST_CASE("A disk that is full from any request on leaves the tree as it was, or the new one") {
  const bool published_before = GENERATE(false, true);
  const Tree wanted = clean_tree(second);
  for (int at = 0;; ++at) {
    const Folder folder;
    prepare(folder.output(), published_before);
    const Tree before = tree_of(folder.output());
    FaultyDisk disk(Fault::full, at);
    const bool published = publish_site(disk, folder.output(), second);
    if (!disk.was_reached()) break;
    INFO("request " << at);
    CHECK(differences(tree_of(folder.output()), published ? wanted : before) == "");
    REQUIRE(publish_site(disk, folder.output(), second) == published);
    FaultyDisk emptied;
    REQUIRE(publish_site(emptied, folder.output(), second));
    CHECK(differences(tree_of(folder.output()), wanted) == "");
  }
}

TEST_CASE("Where a kind of request is forbidden from any moment on, files are whole, and the next run cleans up") {
  const bool published_before = GENERATE(false, true);
  const Kind forbidden = GENERATE(Kind::read, Kind::list, Kind::entries, Kind::stamp, Kind::write, Kind::rename,
                                  Kind::place, Kind::swap, Kind::remove, Kind::make_private_folder, Kind::flush);
  const Tree wanted = clean_tree(second);
  for (int at = 0;; ++at) {
    const Folder folder;
    prepare(folder.output(), published_before);
    const Tree before = tree_of(folder.output());
    FaultyDisk disk(Fault::forbidden, at, forbidden);
    const bool published = publish_site(disk, folder.output(), second);
    if (!disk.was_reached()) break;
    INFO("kind " << static_cast<int>(forbidden) << " from request " << at);
    const Site seen = visible(tree_of(folder.output()));
    check_whole(seen);
    if (published) CHECK(seen == second);
    // What was put in place is taken back by renaming and swapping: where those are forbidden it stays.
    const bool may_be_mixed = forbidden == Kind::rename || forbidden == Kind::swap || forbidden == Kind::place;
    if (!published && !may_be_mixed) CHECK(seen == visible(before));
    FaultyDisk healthy;
    REQUIRE(publish_site(healthy, folder.output(), second));
    CHECK(differences(tree_of(folder.output()), wanted) == "");
  }
}

TEST_CASE("Killed at any request, a run leaves whole files, and the next one cleans up after it") {
  const bool published_before = GENERATE(false, true);
  const Site& next = GENERATE(std::cref(first), std::cref(second)).get();
  const Tree wanted = clean_tree(next);
  for (int at = 0;; ++at) {
    const Folder folder;
    prepare(folder.output(), published_before);
    FaultyDisk disk(Fault::killed, at);
    bool killed = false;
    try {
      publish_site(disk, folder.output(), second);
    } catch (const Killed&) {
      killed = true;
    }
    if (!killed) break;
    INFO("request " << at);
    check_whole(visible(tree_of(folder.output())));
    FaultyDisk healthy;
    REQUIRE(publish_site(healthy, folder.output(), next));
    CHECK(differences(tree_of(folder.output()), wanted) == "");
  }
}

// What a disk keeps that writes its journal in order: of the changes since the last flush the first few, and the bytes
// of files written since then perhaps not, so that they are empty or cut short under whatever name they have by then.
TEST_CASE("After a loss of power at any moment files are whole, and the next run cleans up") {
  const bool published_before = GENERATE(false, true);
  const Tree wanted = clean_tree(second);
  const Folder recorded;
  prepare(recorded.output(), published_before);
  FaultyDisk record;
  REQUIRE(publish_site(record, recorded.output(), second));
  std::mt19937 random(20260115);

  for (std::size_t kept = 0; kept <= record.changes.size(); ++kept) {
    const auto end = record.changes.begin() + static_cast<std::ptrdiff_t>(kept);
    const auto is_flush = [](const FaultyDisk::Change& change) { return change.kind == Kind::flush; };
    const auto flushed = std::find_if(std::reverse_iterator(end), record.changes.rend(), is_flush).base();
    const Folder folder;
    prepare(folder.output(), published_before);
    FaultyDisk disk;
    const auto moved = [&](const fs::path& path) {
      return path.empty() ? path : folder.output() / path.lexically_relative(recorded.output());
    };
    for (auto change = record.changes.begin(); change != end; ++change) {
      FaultyDisk::Change again = *change;
      again.path = moved(again.path);
      again.to = moved(again.to);
      if (change >= flushed) again.content.resize(again.content.size() * (random() % 3) / 2);
      std::ignore = disk.make(again);  // removing a folder that is not empty fails again
    }
    INFO("after " << kept << " changes");
    check_whole(visible(tree_of(folder.output())));
    REQUIRE(publish_site(disk, folder.output(), second));
    CHECK(differences(tree_of(folder.output()), wanted) == "");
  }
}

TEST_CASE("An empty folder goes that a killed run had made for a file and not put the file into") {
  const Folder folder, other;
  FaultyDisk disk;
  REQUIRE(publish_site(disk, folder.output(), first));
  REQUIRE(publish_site(disk, other.output(), second));
  const fs::path staging = folder.output() / ".scrutineer-staging-1";
  fs::create_directories(staging / "new/new/er");
  fs::copy_file(other.output() / ".scrutineer-manifest", staging / "manifest");
  std::ofstream(staging / "new/new/er/e.html") << "e";
  fs::create_directories(folder.output() / "new/er");
  REQUIRE(publish_site(disk, folder.output(), first));
  CHECK(differences(tree_of(folder.output()), clean_tree(first)) == "");
}

TEST_CASE("A link that somebody put in the place of a page is theirs, though it leads to the same bytes") {
  const Folder folder, elsewhere;
  FaultyDisk disk;
  REQUIRE(publish_site(disk, folder.output(), first));
  fs::create_directories(elsewhere.output());
  std::ofstream(elsewhere.output() / "b.html") << "b";
  fs::remove(folder.output() / "b.html");
  fs::create_symlink(elsewhere.output() / "b.html", folder.output() / "b.html");
  Site without = first;
  without.erase("b.html");
  REQUIRE(publish_site(disk, folder.output(), without));
  CHECK(fs::is_symlink(folder.output() / "b.html"));
}

TEST_CASE("Nothing is published through a link that leads out of the folder") {
  const Folder folder;
  const Folder elsewhere;
  fs::create_directories(folder.output());
  fs::create_directories(elsewhere.output());
  FaultyDisk disk;

  SECTION("not even when it stands where a folder is needed") {
    fs::create_directory_symlink(elsewhere.output(), folder.output() / "deep");
    CHECK_FALSE(publish_site(disk, folder.output(), first));
  }
  SECTION("nor when it has the name of a run's own folder: that goes, and what it leads to stays") {
    std::ofstream(elsewhere.output() / "treasure") << "theirs";
    fs::create_directory_symlink(elsewhere.output(), folder.output() / ".scrutineer-staging-0");
    REQUIRE(publish_site(disk, folder.output(), first));
    CHECK(tree_of(folder.output()) == clean_tree(first));
    CHECK(tree_of(elsewhere.output()) == Tree{{"treasure", "theirs"}});
    return;
  }
  CHECK(tree_of(elsewhere.output()).empty());
}

#include "publish/publish.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <iterator>
#include <mutex>
#include <optional>
#include <random>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "base/hash.h"
#include "base/interruption.h"
#include "base/parallel.h"
#include "publish/manifest.h"

namespace scrutineer::publish {
namespace {

namespace fs = std::filesystem;
using base::FileError;

constexpr std::string_view staging_prefix = ".scrutineer-staging";
constexpr const char* not_ours =
    "is there already, and Scrutineer did not write it: move it away, or choose another output folder";

constexpr std::size_t most_bytes_of_a_name = 255;  // of ext4, NTFS, APFS and most others

std::size_t longest_name(std::string_view path) {
  std::size_t longest = 0;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    longest = std::max(longest, end - begin);
    begin = end + 1;
  }
  return longest;
}

// A name that nobody can have put a folder or a link at beforehand.
std::string new_staging_name() {
  std::random_device random;
  return fmt::format("{}-{:08x}{:08x}{:08x}{:08x}", staging_prefix, random(), random(), random(), random());
}

std::optional<Manifest> read_manifest(base::FileSystem& files, const fs::path& path) {
  const auto text = files.read(path);
  return text ? Manifest::parse(*text) : std::nullopt;
}

// Whether the published file has the bytes that an entry of a manifest says.
std::expected<bool, FileError> has_bytes_of(base::FileSystem& files, const fs::path& output,
                                            const ManifestEntry& entry) {
  if (files.type(output / entry.path) != base::FileType::file) return false;
  const auto stamp = files.stamp(output / entry.path);
  if (!stamp) return std::unexpected(stamp.error());
  if (stamp->size != entry.size) return false;
  const auto content = files.read(output / entry.path);
  if (!content) return std::unexpected(content.error());
  return base::content_hash(*content) == entry.hash;
}

// The folders that files at these paths were in, innermost first, as far as they are empty now.
std::expected<void, FileError> remove_empty_folders(base::FileSystem& files, const fs::path& output,
                                                    std::span<const std::string> paths) {
  for (const std::string& path : paths) {
    for (fs::path folder = fs::path(path).parent_path(); !folder.empty(); folder = folder.parent_path()) {
      if (files.type(output / folder) != base::FileType::folder) continue;
      const auto held = files.entries(output / folder);
      if (!held) return std::unexpected(held.error());
      if (!held->empty()) break;
      if (auto removed = files.remove(output / folder); !removed) return removed;
    }
  }
  return {};
}

// Links are removed, not followed.
std::expected<void, FileError> remove_tree(base::FileSystem& files, const fs::path& path) {
  if (files.type(path) == base::FileType::folder) {
    const auto entries = files.entries(path);
    if (!entries) return std::unexpected(entries.error());
    for (const base::FolderEntry& entry : *entries) {
      if (auto removed = remove_tree(files, path / entry.name); !removed) return removed;
    }
  }
  return files.remove(path);
}

// Where a run keeps what it has not put in place yet, and what it took away, by the names they have in the site.
struct Staging {
  fs::path folder;
  [[nodiscard]] fs::path manifest() const { return folder / "manifest"; }
  [[nodiscard]] fs::path fresh(const std::string& path) const { return folder / "new" / path; }
  [[nodiscard]] fs::path stale(const std::string& path) const { return folder / "old" / path; }
};

// Cleans up after a run that was killed. It may have been putting files in place: those are ours, too, and its
// manifest knows them. One that it would have added and whose bytes are still in the staging folder is somebody else's.
std::expected<void, FileError> clean_up_after(base::FileSystem& files, const fs::path& output, const Staging& killed) {
  if (files.type(killed.folder) != base::FileType::folder) return files.remove(killed.folder);
  std::vector<std::string> paths;
  if (const auto started = read_manifest(files, killed.manifest())) {
    const Manifest before = read_manifest(files, output / manifest_name).value_or(Manifest{});
    std::vector<ManifestEntry> entries;
    for (const ManifestEntry& entry : started->entries()) {
      paths.push_back(entry.path);
      const bool placed = before.find(entry.path) != nullptr || !files.exists(killed.fresh(entry.path));
      if (!placed) continue;
      const auto as_placed = has_bytes_of(files, output, entry);
      if (!as_placed) return std::unexpected(as_placed.error());
      if (*as_placed) entries.push_back(entry);
    }
    const Manifest placed(entries);
    for (const ManifestEntry& entry : before.entries()) {
      paths.push_back(entry.path);
      if (placed.find(entry.path) == nullptr) entries.push_back(entry);
    }
    const fs::path recovered = killed.folder / "recovered";
    if (auto written = files.write(recovered, Manifest(std::move(entries)).text()); !written) return written;
    if (auto flushed = files.flush(output); !flushed) return flushed;
    if (auto put = files.rename(recovered, output / manifest_name); !put) return put;
  }
  if (auto removed = remove_tree(files, killed.folder); !removed) return removed;
  return remove_empty_folders(files, output, paths);
}

// One run. The steps of publish() below, in their order, and what they share.
class Run {
 public:
  Run(base::FileSystem& files, const fs::path& output, const Produce& produce, int jobs)
      : files_(files), output_(output), staging_{output / new_staging_name()}, produce_(produce), jobs_(jobs) {}

  void look() {
    if (!files_.exists(output_)) return;
    auto listed = files_.list(output_);
    if (!listed) return fail(listed.error());
    there_ = *std::move(listed);
    ours_ = read_manifest(files_, output_ / manifest_name).value_or(Manifest{});
  }

  // Makes these files, and writes those that changed into the staging folder.
  void stage(std::vector<std::string> paths) {
    const std::size_t first = paths_.size();
    std::ranges::move(paths, std::back_inserter(paths_));
    outcomes_.resize(paths_.size());
    if (std::vector<FileError> refused = refuse_paths(paths_); !refused.empty()) {
      errors_ = std::move(refused);
      failed_ = true;
      return;
    }
    base::parallel_for(paths.size(), jobs_, [&](std::size_t i) {
      if (!stopped_) stage(first + i);
    });
  }

  // Once all are staged: what goes, what is in the way, and what this run will have published.
  void decide() {
    find_stale();
    look_for_obstacles();
    const Manifest now = new_manifest();
    changed_ = staging_is_there_ || now.entries() != ours_.entries();
    if (!changed_ || failed_) return;
    need_staging();
    if (!failed_) check(files_.write(staging_.manifest(), now.text()));
    // What is put in place below has reached the disk: a loss of power leaves no empty page under a new name.
    if (!failed_) check(files_.flush(output_));
  }

  // Moves stale files out and new ones in, the manifest last; or undoes what it has done.
  void commit() {
    if (!changed_) return;
    std::size_t moved_out = 0;
    std::size_t folders_in = 0;
    std::size_t moved_in = 0;
    while (go_on() && moved_out < stale_.size()) {
      if (check(files_.place(output_ / stale_[moved_out], staging_.stale(stale_[moved_out])))) ++moved_out;
    }
    if (go_on()) check(remove_empty_folders(files_, output_, stale_));
    while (go_on() && folders_in < whole_folders_.size()) {
      const std::string& folder = whole_folders_[folders_in];
      if (check(files_.place(staging_.fresh(folder), output_ / folder))) ++folders_in;
    }
    while (go_on() && moved_in < paths_.size()) {
      if (move_in(moved_in)) ++moved_in;
    }
    if (go_on()) put_manifest();
    // Before the staging folder goes, which knows what was put in place.
    if (!failed_) check(files_.flush(output_));
    if (failed_) undo(moved_out, folders_in, moved_in);
  }

  // A staging folder that cannot be removed after all went well is left to the next run.
  void remove_staging() {
    if (!staging_is_there_) return;
    auto removed = remove_tree(files_, staging_.folder);
    if (failed_) check(std::move(removed));
  }

  std::expected<Published, std::vector<FileError>> result() && {
    if (failed_) {
      std::ranges::sort(errors_, {}, &FileError::path);
      return std::unexpected(std::move(errors_));
    }
    Published published;
    published.files = paths_.size();
    published.removed = stale_.size();
    published.kept_edits = std::move(kept_edits_);
    published.sizes.reserve(paths_.size());
    for (std::size_t i = 0; i < paths_.size(); ++i) {
      const Fate fate = outcomes_[i].fate;
      ++(fate == Fate::unchanged || fate == Fate::theirs ? published.unchanged : published.written);
      if (outcomes_[i].edited) published.replaced_edits.push_back(paths_[i]);
      published.sizes.push_back(outcomes_[i].size);
    }
    std::ranges::sort(published.replaced_edits);
    return published;
  }

  [[nodiscard]] bool failed() const { return failed_; }

 private:
  // `theirs` is another's file that has the very bytes we want: it stays theirs.
  enum class Fate : std::uint8_t { unchanged, theirs, added, replaced };

  // What becomes of one file of the site.
  struct Outcome {
    base::ContentHash hash;
    std::uint64_t size = 0;
    Fate fate = Fate::unchanged;
    bool with_folder = false;  // added with all that its folder holds
    bool edited = false;       // somebody changed the one that this replaces
  };

  void fail(FileError error) {
    const std::scoped_lock lock(mutex_);
    errors_.push_back(std::move(error));
    failed_ = true;
  }

  // For what only the machine can refuse: the next request would fare no better.
  bool check(std::expected<void, FileError> done) {
    if (done) return true;
    fail(std::move(done).error());
    stopped_ = true;
    return false;
  }

  bool go_on() {
    if (base::is_interrupted()) failed_ = true;
    return !failed_;
  }

  void need_staging() {
    std::call_once(staging_made_, [&] { staging_is_there_ = check(files_.make_private_folder(staging_.folder)); });
  }

  [[nodiscard]] const base::ListedFile* find_there(std::string_view path) const {
    const auto found = std::ranges::lower_bound(there_, path, {}, &base::ListedFile::path);
    return found == there_.end() || found->path != path ? nullptr : &*found;
  }

  void stage(std::size_t i) {
    thread_local std::string content;
    content.clear();
    if (!check(produce_(i, content))) return;
    Outcome& outcome = outcomes_[i];
    outcome.hash = base::content_hash(content);
    outcome.size = content.size();
    if (const base::ListedFile* old = find_there(paths_[i])) {
      const ManifestEntry* entry = ours_.find(paths_[i]);
      if (old->stamp.size == content.size() || entry != nullptr) {
        const auto before = files_.read(output_ / paths_[i]);
        if (!before) return fail(before.error());
        if (*before == content) {
          if (entry == nullptr) outcome.fate = Fate::theirs;
          return;
        }
        outcome.edited = entry != nullptr && base::content_hash(*before) != entry->hash;
      }
      if (entry == nullptr) return fail({output_ / paths_[i], not_ours});
      outcome.fate = Fate::replaced;
    } else {
      outcome.fate = Fate::added;
    }
    if (failed_) return;
    need_staging();
    if (!stopped_) check(files_.write(staging_.fresh(paths_[i]), content));
  }

  void find_stale() {
    const std::unordered_set<std::string_view> wanted(paths_.begin(), paths_.end());
    for (const ManifestEntry& entry : ours_.entries()) {
      if (wanted.contains(entry.path) || find_there(entry.path) == nullptr) continue;
      const auto unchanged = has_bytes_of(files_, output_, entry);
      if (!unchanged) return fail(unchanged.error());
      (*unchanged ? stale_ : kept_edits_).push_back(entry.path);
    }
    if (!stale_.empty()) need_staging();
  }

  // What list() does not show can be in the way of a new file, too: a folder, a link that leads nowhere or that stands
  // where a folder is needed, which would put our file into somebody else's.
  void look_for_obstacles() {
    std::set<std::string> folders;  // of new files, outer ones before those in them
    for (std::size_t i = 0; i < paths_.size(); ++i) {
      if (outcomes_[i].fate != Fate::added) continue;
      fs::path folder = fs::path(paths_[i]).parent_path();
      while (!folder.empty() && folders.insert(folder.generic_string()).second) folder = folder.parent_path();
    }
    for (const std::string& folder : folders) {
      const auto type = files_.type(output_ / folder);
      if (type == base::FileType::folder) continue;
      new_folders_.push_back(folder);
      if (type && !goes(folder)) fail({output_ / folder, not_ours});
      if (!std::ranges::binary_search(new_folders_, fs::path(folder).parent_path().generic_string()))
        whole_folders_.push_back(folder);
    }
    for (std::size_t i = 0; i < paths_.size(); ++i) {
      const std::string& path = paths_[i];
      if (outcomes_[i].fate != Fate::added) continue;
      outcomes_[i].with_folder =
          std::ranges::binary_search(new_folders_, fs::path(path).parent_path().generic_string());
      if (outcomes_[i].with_folder) continue;
      const auto type = files_.type(output_ / path);
      if (type && !(*type == base::FileType::folder && empties(path))) fail({output_ / path, not_ours});
    }
  }

  // Whether a file of ours at the path goes in this run.
  [[nodiscard]] bool goes(const std::string& path) const { return std::ranges::binary_search(stale_, path); }

  // Whether all that a folder holds goes in this run: then a file can take its place.
  bool empties(const std::string& folder) {
    const auto held = files_.entries(output_ / folder);
    return held && std::ranges::all_of(*held, [&](const base::FolderEntry& entry) {
             const std::string path = folder + '/' + entry.name;
             return entry.type == base::FileType::folder ? empties(path) : goes(path);
           });
  }

  [[nodiscard]] Manifest new_manifest() const {
    std::vector<ManifestEntry> entries;
    entries.reserve(paths_.size());
    for (std::size_t i = 0; i < paths_.size(); ++i) {
      if (outcomes_[i].fate == Fate::theirs) continue;
      entries.push_back({paths_[i], outcomes_[i].hash, outcomes_[i].size});
    }
    return Manifest(std::move(entries));
  }

  bool move_in(std::size_t i) {
    const fs::path path = output_ / paths_[i];
    switch (outcomes_[i].fate) {
      case Fate::unchanged:
      case Fate::theirs:
        return true;
      case Fate::replaced:
        return check(files_.swap(staging_.fresh(paths_[i]), path));
      case Fate::added:
        return outcomes_[i].with_folder || check(files_.place(staging_.fresh(paths_[i]), path));
    }
    return false;
  }

  void put_manifest() {
    const fs::path place = output_ / manifest_name;
    manifest_was_there_ = files_.exists(place);
    manifest_is_in_ =
        check(manifest_was_there_ ? files_.swap(staging_.manifest(), place) : files_.place(staging_.manifest(), place));
  }

  void take_manifest_back() {
    const fs::path place = output_ / manifest_name;
    check(manifest_was_there_ ? files_.swap(staging_.manifest(), place) : files_.place(place, staging_.manifest()));
  }

  void undo(std::size_t moved_out, std::size_t folders_in, std::size_t moved_in) {
    if (manifest_is_in_) take_manifest_back();
    while (moved_in-- > 0) {
      const std::string& path = paths_[moved_in];
      const Outcome& outcome = outcomes_[moved_in];
      if (outcome.fate == Fate::replaced) check(files_.swap(staging_.fresh(path), output_ / path));
      if (outcome.fate == Fate::added && !outcome.with_folder)
        check(files_.rename(output_ / path, staging_.fresh(path)));
    }
    while (folders_in-- > 0)
      check(files_.rename(output_ / whole_folders_[folders_in], staging_.fresh(whole_folders_[folders_in])));
    while (moved_out-- > 0) check(files_.rename(staging_.stale(stale_[moved_out]), output_ / stale_[moved_out]));
  }

  base::FileSystem& files_;
  const fs::path& output_;
  const Staging staging_;
  const Produce& produce_;
  const int jobs_;

  std::once_flag staging_made_;
  std::atomic<bool> staging_is_there_ = false;
  std::vector<base::ListedFile> there_;  // in the output folder before this run
  Manifest ours_;                        // of the last run
  std::vector<std::string> paths_;
  std::vector<Outcome> outcomes_;  // by index into paths_
  std::vector<std::string> stale_;
  std::vector<std::string> kept_edits_;
  std::vector<std::string> new_folders_;    // that this run needs, outer before inner
  std::vector<std::string> whole_folders_;  // the outermost of them, each put in place with all that it holds
  bool changed_ = false;
  bool manifest_was_there_ = false;
  bool manifest_is_in_ = false;

  std::mutex mutex_;
  std::vector<FileError> errors_;
  std::atomic<bool> failed_ = false;
  std::atomic<bool> stopped_ = false;  // failed, and not worth going on to find out what else is wrong
};

}  // namespace

std::expected<void, FileError> clean_up(base::FileSystem& files, const fs::path& output) {
  const auto entries = files.entries(output);
  if (!entries) return {};  // a folder that is not there, or that publishing will complain about
  for (const base::FolderEntry& entry : *entries) {
    if (!entry.name.starts_with(staging_prefix)) continue;
    if (auto cleaned = clean_up_after(files, output, {output / entry.name}); !cleaned) return cleaned;
  }
  return {};
}

std::vector<FileError> refuse_paths(std::span<const std::string> paths) {
  std::vector<FileError> errors;
  std::vector<std::string_view> sorted(paths.begin(), paths.end());
  std::ranges::sort(sorted);
  const std::unordered_set<std::string_view> all(paths.begin(), paths.end());
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const std::string_view path = sorted[i];
    if (longest_name(path) > most_bytes_of_a_name)
      errors.push_back({path, fmt::format("has a name of {} bytes, and file systems take up to {}", longest_name(path),
                                          most_bytes_of_a_name)});
    if (!may_be_published(path)) errors.push_back({path, "is not a path that a file of the site may have"});
    if (i > 0 && sorted[i - 1] == path) errors.push_back({path, "would be written twice"});
    for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/', slash + 1)) {
      if (all.contains(path.substr(0, slash))) {
        errors.push_back({path, "needs a folder where the site also has a file"});
      }
    }
  }
  return errors;
}

std::expected<Published, std::vector<FileError>> publish(base::FileSystem& files, const fs::path& output,
                                                         std::vector<std::string> paths, const Produce& produce,
                                                         int jobs, const MorePaths& more) {
  if (auto cleaned = clean_up(files, output); !cleaned) return std::unexpected(std::vector{cleaned.error()});
  Run run(files, output, produce, jobs);
  run.look();
  try {
    if (!run.failed()) run.stage(std::move(paths));
    if (!run.failed() && more) run.stage(more());
    if (!run.failed()) run.decide();
  } catch (...) {
    run.remove_staging();
    throw;
  }
  if (!run.failed()) run.commit();
  run.remove_staging();
  if (run.failed()) base::stop_if_interrupted();
  return std::move(run).result();
}

}  // namespace scrutineer::publish

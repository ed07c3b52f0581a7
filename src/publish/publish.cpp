#include "publish/publish.h"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "base/hash.h"
#include "base/parallel.h"
#include "publish/manifest.h"

namespace scrutineer::publish {
namespace {

namespace fs = std::filesystem;
using base::FileError;

constexpr std::string_view staging_name = ".scrutineer-staging";
constexpr const char* not_ours =
    "is there already, and Scrutineer did not write it: move it away, or choose another output folder";

std::vector<FileError> refuse_paths(std::span<const std::string> paths) {
  std::vector<FileError> errors;
  std::vector<std::string_view> sorted(paths.begin(), paths.end());
  std::ranges::sort(sorted);
  const std::unordered_set<std::string_view> all(paths.begin(), paths.end());
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const std::string_view path = sorted[i];
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

// One run. The steps of publish() below, in their order, and what they share.
class Run {
 public:
  Run(base::FileSystem& files, const fs::path& output, std::span<const std::string> paths, const Produce& produce,
      int jobs)
      : files_(files),
        output_(output),
        staging_(output / staging_name),
        paths_(paths),
        produce_(produce),
        jobs_(jobs),
        outcomes_(paths.size()) {}

  // Sees what is there, after cleaning up behind a killed run.
  void look() {
    output_was_there_ = files_.exists(output_);
    if (!output_was_there_) return;
    auto listed = files_.list(output_);
    if (!listed) return fail(listed.error());
    there_ = *std::move(listed);
    ours_ = read_manifest(output_ / manifest_name).value_or(Manifest{});
    if (files_.exists(staging_)) clean_up_after_killed_run();
  }

  // Renders every file, and writes those that changed into the staging folder.
  void stage() {
    base::parallel_for(paths_.size(), jobs_, [&](std::size_t i) {
      if (!stopped_) stage(i);
    });
    if (failed_) return;
    find_stale();
    const Manifest now = new_manifest();
    changed_ = files_.exists(staging_) || now.entries() != ours_.entries();
    if (changed_) check(files_.write(staging_ / "manifest", now.text()));
  }

  // Moves stale files out and new ones in, the manifest last; or undoes what it has done.
  void commit() {
    if (!changed_) return;
    std::size_t moved_out = 0;
    std::size_t moved_in = 0;
    while (!failed_ && moved_out < stale_.size()) {
      if (check(files_.rename(output_ / stale_[moved_out], aside(moved_out)))) ++moved_out;
    }
    if (moved_out > 0) remove_empty_folders(stale_);
    while (!failed_ && moved_in < paths_.size()) {
      if (move_in(moved_in)) ++moved_in;
    }
    if (!failed_) put_manifest();
    if (failed_) undo(moved_out, moved_in);
  }

  // A staging folder that cannot be removed after all went well is left to the next run.
  void remove_staging() {
    const bool matters = failed_;
    if (const auto left = files_.list(staging_)) {
      for (const auto& file : *left) remove(staging_ / file.path, matters);
      remove(staging_, matters);
    }
    if (failed_ && !output_was_there_) remove(output_, matters);
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
    for (std::size_t i = 0; i < paths_.size(); ++i) {
      ++(outcomes_[i].fate == Fate::unchanged ? published.unchanged : published.written);
      if (outcomes_[i].edited) published.replaced_edits.push_back(paths_[i]);
    }
    std::ranges::sort(published.replaced_edits);
    return published;
  }

  [[nodiscard]] bool failed() const { return failed_; }

 private:
  enum class Fate : std::uint8_t { unchanged, added, replaced };

  // What becomes of one file of the site.
  struct Outcome {
    base::ContentHash hash;
    std::uint64_t size = 0;
    Fate fate = Fate::unchanged;
    bool edited = false;  // somebody changed the one that this replaces
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

  void remove(const fs::path& path, bool matters) {
    auto removed = files_.remove(path);
    if (matters) check(std::move(removed));
  }

  [[nodiscard]] fs::path staged(std::size_t i) const { return staging_ / std::to_string(i); }
  [[nodiscard]] fs::path aside(std::size_t i) const { return staging_ / ("stale-" + std::to_string(i)); }

  std::optional<Manifest> read_manifest(const fs::path& path) {
    const auto text = files_.read(path);
    return text ? Manifest::parse(*text) : std::nullopt;
  }

  [[nodiscard]] const base::ListedFile* find_there(std::string_view path) const {
    const auto found = std::ranges::lower_bound(there_, path, {}, &base::ListedFile::path);
    return found == there_.end() || found->path != path ? nullptr : &*found;
  }

  // Whether the published file has the bytes that an entry of a manifest says.
  bool is_there(const ManifestEntry& entry) {
    const base::ListedFile* file = find_there(entry.path);
    if (file == nullptr || file->stamp.size != entry.size) return false;
    const auto content = files_.read(output_ / entry.path);
    return content && base::content_hash(*content) == entry.hash;
  }

  // The killed run may have been putting files in place: those are ours, too, and its manifest knows them.
  void clean_up_after_killed_run() {
    if (const auto started = read_manifest(staging_ / "manifest")) {
      std::vector<ManifestEntry> entries;
      for (const ManifestEntry& entry : started->entries()) {
        if (is_there(entry)) entries.push_back(entry);
      }
      const Manifest placed(entries);
      for (const ManifestEntry& entry : ours_.entries()) {
        if (placed.find(entry.path) == nullptr) entries.push_back(entry);
      }
      ours_ = Manifest(std::move(entries));
      if (!check(files_.write(staging_ / "recovered", ours_.text()))) return;
      if (!check(files_.rename(staging_ / "recovered", output_ / manifest_name))) return;
    }
    if (!failed_) remove_staging();
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
        if (*before == content) return;
        outcome.edited = entry != nullptr && base::content_hash(*before) != entry->hash;
      }
      if (entry == nullptr) return fail({output_ / paths_[i], not_ours});
      outcome.fate = Fate::replaced;
    } else {
      outcome.fate = Fate::added;
    }
    if (!failed_) check(files_.write(staged(i), content));
  }

  void find_stale() {
    const std::unordered_set<std::string_view> wanted(paths_.begin(), paths_.end());
    for (const ManifestEntry& entry : ours_.entries()) {
      if (wanted.contains(entry.path) || find_there(entry.path) == nullptr) continue;
      (is_there(entry) ? stale_ : kept_edits_).push_back(entry.path);
    }
  }

  [[nodiscard]] Manifest new_manifest() const {
    std::vector<ManifestEntry> entries;
    entries.reserve(paths_.size());
    for (std::size_t i = 0; i < paths_.size(); ++i) {
      entries.push_back({paths_[i], outcomes_[i].hash, outcomes_[i].size});
    }
    return Manifest(std::move(entries));
  }

  bool move_in(std::size_t i) {
    const fs::path path = output_ / paths_[i];
    switch (outcomes_[i].fate) {
      case Fate::unchanged:
        return true;
      case Fate::replaced:
        return check(files_.swap(staged(i), path));
      case Fate::added:
        // What list() does not show can be in the way, too: a folder, a link that leads nowhere.
        if (output_was_there_ && files_.exists(path)) {
          fail({path, not_ours});
          return false;
        }
        return check(files_.rename(staged(i), path));
    }
    return false;
  }

  void put_manifest() {
    if (files_.exists(output_ / manifest_name)) {
      check(files_.swap(staging_ / "manifest", output_ / manifest_name));
    } else {
      check(files_.rename(staging_ / "manifest", output_ / manifest_name));
    }
  }

  void undo(std::size_t moved_out, std::size_t moved_in) {
    std::vector<std::string> added;
    while (moved_in-- > 0) {
      const fs::path path = output_ / paths_[moved_in];
      if (outcomes_[moved_in].fate == Fate::replaced) check(files_.swap(staged(moved_in), path));
      if (outcomes_[moved_in].fate != Fate::added) continue;
      check(files_.rename(path, staged(moved_in)));
      added.push_back(paths_[moved_in]);
    }
    remove_empty_folders(added);
    while (moved_out-- > 0) check(files_.rename(aside(moved_out), output_ / stale_[moved_out]));
  }

  // The folders that files at these paths were in, innermost first, as far as they are empty now.
  void remove_empty_folders(std::span<const std::string> paths) {
    for (const std::string& path : paths) {
      for (fs::path folder = fs::path(path).parent_path(); !folder.empty(); folder = folder.parent_path()) {
        if (!files_.remove(output_ / folder)) break;  // not empty
      }
    }
  }

  base::FileSystem& files_;
  const fs::path& output_;
  const fs::path staging_;
  const std::span<const std::string> paths_;
  const Produce& produce_;
  const int jobs_;

  bool output_was_there_ = false;
  std::vector<base::ListedFile> there_;  // in the output folder before this run
  Manifest ours_;                        // of the last run
  std::vector<Outcome> outcomes_;        // by index into paths_
  std::vector<std::string> stale_;
  std::vector<std::string> kept_edits_;
  bool changed_ = false;

  std::mutex mutex_;
  std::vector<FileError> errors_;
  std::atomic<bool> failed_ = false;
  std::atomic<bool> stopped_ = false;  // failed, and not worth going on to find out what else is wrong
};

}  // namespace

std::expected<Published, std::vector<FileError>> publish(base::FileSystem& files, const fs::path& output,
                                                         std::span<const std::string> paths, const Produce& produce,
                                                         int jobs) {
  if (auto errors = refuse_paths(paths); !errors.empty()) return std::unexpected(std::move(errors));
  Run run(files, output, paths, produce, jobs);
  run.look();
  if (!run.failed()) run.stage();
  if (!run.failed()) run.commit();
  run.remove_staging();
  return std::move(run).result();
}

}  // namespace scrutineer::publish

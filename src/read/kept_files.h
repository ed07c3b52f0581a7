// What reading keeps from one state of a site to the next, for the preview: what each file says. It is taken over where
// neither the file's stamp nor anything else that it is read by has changed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostics.h"
#include "base/file_system.h"
#include "base/hash.h"
#include "catalogue/check_rules.h"
#include "catalogue/entry.h"
#include "catalogue/former_address.h"
#include "catalogue/layer.h"
#include "read/site.h"

namespace scrutineer::read {

class KeptFiles {
 public:
  // One of the files of a path, one a layer.
  struct Part {
    base::FileId file{};
    std::uint8_t layer = 0;
    bool is_translation = false;
    base::FileStamp stamp;
    bool operator==(const Part&) const = default;
  };
  struct Kept {
    std::vector<Part> parts;
    std::vector<catalogue::Entry> entries;
    std::vector<catalogue::FormerAddress> former_addresses;
    std::vector<catalogue::Excuse> excuses;
    std::vector<catalogue::Amendment> amendments;
  };

  // The names of an edition begin with those of the one before, so that a file keeps its id.
  [[nodiscard]] const base::FileNames& names() const { return names_; }
  // The id of a file, which is added to `names` if it is new.
  [[nodiscard]] base::FileId id_of(const std::string& path, base::FileNames& names);
  // When all files have their ids: forgets those that are there no more.
  void keep_names(base::FileNames& names);

  // Before files are read by settings of this hash: by others, nothing that was kept holds.
  void begin(const base::ContentHash& settings);
  // What the files of a path say; null when they have to be read. Any thread may ask.
  [[nodiscard]] const Kept* find(const std::string& path, const std::vector<Part>& parts) const;
  // Of each path in order: that it was taken over, what was read, or that it was read and is not to be kept.
  void take(const std::string& path) { files_[path].seen = now_; }
  void keep(const std::string& path, Kept read);
  void leave(const std::string& path) { read_.push_back(path); }
  // Lets go of what none of these named.
  void end();

  // Before anything is read, of which perhaps nothing is taken over or kept.
  void begin_without() { read_.clear(); }

  // The files that were read the last time, in order.
  [[nodiscard]] const std::vector<std::string>& read() const { return read_; }

 private:
  struct Of {
    Kept kept;
    std::uint64_t seen = 0;  // the reading that named it
  };
  struct Id {
    base::FileId file{};
    std::uint64_t listed = 0;  // the listing that had it
  };
  base::FileNames names_;
  bool has_new_names_ = false;
  std::unordered_map<std::string, Id> ids_;
  std::uint64_t listing_ = 0;  // counts them
  base::ContentHash settings_;
  std::uint64_t now_ = 0;  // counts readings
  std::unordered_map<std::string, Of> files_;
  std::vector<std::string> read_;
};

// As read_site() does, with what files say taken over from the last reading, in the same language, where it is the
// same. `names` begins with those of `kept`.
[[nodiscard]] std::optional<catalogue::Catalogue> read_site(base::FileSystem& files, const std::vector<Layer>& layers,
                                                            const ReadOptions& options, base::FileNames& names,
                                                            base::Diagnostics& out, KeptFiles& kept);

}  // namespace scrutineer::read

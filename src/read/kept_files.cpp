#include "read/kept_files.h"

#include <utility>

namespace scrutineer::read {

base::FileId KeptFiles::id_of(const std::string& path, base::FileNames& names) {
  if (const auto known = ids_.find(path); known != ids_.end()) {
    known->second.listed = listing_;
    return known->second.file;
  }
  const base::FileId id = names.add(path);
  ids_.emplace(path, Id{id, listing_});
  has_new_names_ = true;
  return id;
}

void KeptFiles::keep_names(base::FileNames& names) {
  const std::uint64_t listing = listing_++;
  const std::size_t gone = std::erase_if(ids_, [&](const auto& each) {
    const Id& id = each.second;
    if (id.listed != listing) names.forget(id.file);
    return id.listed != listing;
  });
  if (!std::exchange(has_new_names_, false) && gone == 0) return;
  // Not those of what was said of other files, or of folders, which is found anew each time.
  std::vector<bool> is_file(names.size());
  for (const auto& [path, id] : ids_) is_file[static_cast<std::size_t>(id.file)] = true;
  names_ = names;
  for (std::size_t i = 0; i < is_file.size(); ++i)
    if (!is_file[i]) names_.forget(static_cast<base::FileId>(i));
}

void KeptFiles::begin(const base::ContentHash& settings) {
  ++now_;
  read_.clear();
  if (settings != std::exchange(settings_, settings)) files_.clear();
}

const KeptFiles::Kept* KeptFiles::find(const std::string& path, const std::vector<Part>& parts) const {
  const auto found = files_.find(path);
  return found == files_.end() || found->second.kept.parts != parts ? nullptr : &found->second.kept;
}

void KeptFiles::keep(const std::string& path, Kept read) {
  files_[path] = {std::move(read), now_};
  read_.push_back(path);
}

void KeptFiles::end() {
  std::erase_if(files_, [&](const auto& each) { return each.second.seen != now_; });
}

}  // namespace scrutineer::read

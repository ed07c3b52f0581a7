#include "read/kept_files.h"

#include <utility>

namespace scrutineer::read {

base::FileId KeptFiles::id_of(const std::string& path, base::FileNames& names) {
  if (const auto known = ids_.find(path); known != ids_.end()) return known->second;
  const base::FileId id = names.add(path);
  ids_.emplace(path, id);
  has_new_names_ = true;
  return id;
}

void KeptFiles::keep_names(const base::FileNames& names) {
  if (std::exchange(has_new_names_, false)) names_ = names;
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

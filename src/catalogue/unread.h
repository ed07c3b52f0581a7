// Files that could not be read. What they would have defined is not known, so that what refers to it is no mistake
// that anybody can see yet: it is reported once they can be read.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <unordered_set>

#include "catalogue/entry.h"

namespace scrutineer::catalogue {

class Unread {
 public:
  // A file of a kind: its path, its id, and its text as far as there is any.
  void add(Kind kind, std::string path, std::string id, std::string_view text);
  // The same for a file whose text was not even looked at: it may define anything.
  void add_unseen(Kind kind, std::string path, std::string id);
  void add_settings() { settings_ = true; }
  // The id of a page that Scrutineer would make if all could be read.
  void add_made_page(std::string id) { words_.insert(std::move(id)); }

  [[nodiscard]] bool any() const { return settings_ || !paths_.empty(); }
  [[nodiscard]] bool settings() const { return settings_; }
  [[nodiscard]] bool has(Kind kind) const { return kinds_[static_cast<std::size_t>(kind)]; }
  [[nodiscard]] bool has_path(const std::string& path) const { return paths_.contains(path); }
  // Whether the id is one of an unread file, or stands somewhere in the text of one.
  [[nodiscard]] bool may_define(const std::string& id) const;

 private:
  bool settings_ = false;
  bool unseen_ = false;
  std::array<bool, kind_count> kinds_{};
  std::unordered_set<std::string> paths_;
  std::unordered_set<std::string> words_;
};

}  // namespace scrutineer::catalogue

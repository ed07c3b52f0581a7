// What a site has that a cell may name: by its id, or by its title.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace scrutineer::imports {

struct SiteName {
  std::string kind;  // "model", "factor", "source", "term", "theme", "stage", "priority", "source-kind", "measure"
  std::string id, title;
};

struct SiteNames {
  bool is_known = false;  // there is a site to look in
  std::vector<SiteName> names;
  std::vector<std::string> taken;  // ids that nothing new can have

  // Null where nothing of the kind, or more than one thing, is called so.
  [[nodiscard]] const SiteName* find(std::string_view kind, std::string_view text) const;
  [[nodiscard]] bool has(std::string_view kind) const;
  // ", nearest: …" for people; empty where nothing is near.
  [[nodiscard]] std::string nearest(std::string_view kind, std::string_view text) const;
};

}  // namespace scrutineer::imports

#include "imports/table/site_names.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/edit_distance.h"
#include "base/letter_case.h"

namespace scrutineer::imports {

const SiteName* SiteNames::find(std::string_view kind, std::string_view text) const {
  const SiteName* found = nullptr;
  for (const SiteName& name : names) {
    if (name.kind != kind) continue;
    if (name.id == text) return &name;
    if (!base::equal_but_for_case(name.title, text)) continue;
    if (found) return nullptr;
    found = &name;
  }
  return found;
}

bool SiteNames::has(std::string_view kind) const {
  return std::ranges::find(names, kind, &SiteName::kind) != names.end();
}

std::string SiteNames::nearest(std::string_view kind, std::string_view text) const {
  std::vector<std::string_view> valid;
  for (const SiteName& name : names)
    if (name.kind == kind) valid.insert(valid.end(), {name.title, name.id});
  const auto near = base::nearest(text, valid);
  return near ? fmt::format("did you mean “{}”?", *near) : std::string();
}

}  // namespace scrutineer::imports

#include "cli/linked_site.h"

#include <fmt/format.h>

#include <cstdio>
#include <utility>
#include <vector>

#include "base/edit_distance.h"
#include "link/link.h"
#include "read/site_files.h"

namespace scrutineer::cli {

std::optional<link::Linked> linked_site(base::FileSystem& files, const std::filesystem::path& site,
                                        const read::ReadOptions& options, base::FileNames& names,
                                        base::Diagnostics& out) {
  const auto listed = read::list_site(files, site);
  if (!listed) throw base::MachineError(listed.error());
  auto catalogue = read::read_site(files, site, *listed, options, names, out);
  if (!catalogue) return std::nullopt;
  return link::link(std::move(*catalogue), options.jobs, out);
}

void report_unknown_id(const catalogue::Catalogue& catalogue, catalogue::Kind kind, const std::string& id) {
  std::vector<std::string> ids;
  for (const catalogue::Entry& entry : catalogue.entries)
    if (entry.kind == kind) ids.push_back(entry.id);
  const auto near = base::nearest(id, ids);
  const std::string help = ids.empty() ? fmt::format("the site has no {}", catalogue::kind_plural(kind))
                           : near      ? fmt::format("did you mean \"{}\"?", *near)
                                       : fmt::format("there are: {}", fmt::join(ids, ", "));
  fmt::print(stderr, "scrutineer: no {} has the id \"{}\"\n      = {}\n", catalogue::kind_name(kind), id, help);
}

}  // namespace scrutineer::cli

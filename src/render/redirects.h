// What leads on from the addresses that pages had before: a page for each, and a list of all for servers.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "catalogue/former_address.h"
#include "link/linked.h"

namespace scrutineer::render {

// A page that leads on to another.
struct Redirect {
  std::string from, to;           // files of the output
  catalogue::EntryIndex entry{};  // whose page, or one of whose pages, it leads to
};

using AppraisalPages = std::map<catalogue::EntryIndex, std::vector<std::string>>;  // their files

// By where they lead from. Where a former address is that of an appraisal, each of its pages had one. Reports addresses
// that are among `paths`, the files that the site has.
[[nodiscard]] std::vector<Redirect> redirects_of(const link::Linked& linked,
                                                 std::span<const catalogue::FormerAddress> addresses,
                                                 std::span<const std::string> paths, const AppraisalPages& appraisals,
                                                 base::Diagnostics& out);

// For servers, which can lead on before anything is sent: a line each, where from, a blank, where to, as browsers ask
// for them. Of all languages, since their pages have the same addresses in folders of theirs.
[[nodiscard]] std::string redirects_for_servers(const link::Linked& linked, std::span<const Redirect> redirects);

}  // namespace scrutineer::render

// The places on a page that can be linked to.
#pragma once

#include <string_view>
#include <vector>

#include "link/linked.h"

namespace scrutineer::link {

// Ids that the page of this entry has from its data: headings must not take them. Those of the theme begin with "app-",
// which no heading's does (markup/page_ids.h).
[[nodiscard]] std::vector<std::string_view> taken_anchors(const catalogue::Entry& entry);

// Those that the page has, in its order: those of its data, those of its text, and those of the lists below it. For
// pages whose links are all resolved.
[[nodiscard]] std::vector<std::string_view> anchors_of_page(const Linked& linked, catalogue::EntryIndex index);

}  // namespace scrutineer::link

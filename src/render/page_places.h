// Where a page stands in the site: what lies above it, and what its folder holds.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "link/linked.h"
#include "markup/template.h"

namespace scrutineer::render {

// The pages above an entry's, from the top down, without the home page: the index of every folder that it stands in.
[[nodiscard]] std::vector<catalogue::EntryIndex> pages_above(const link::Linked& linked, catalogue::EntryIndex index);

// Links from the page at `from` to the home page and through the pages above.
[[nodiscard]] markup::List breadcrumbs(const link::Linked& linked, std::string_view from,
                                       std::span<const catalogue::EntryIndex> above);

// The entries of a kind that stand in the folder of an index, or in folders in it, in the order of entries.
[[nodiscard]] std::vector<catalogue::EntryIndex> entries_below(const link::Linked& linked, catalogue::EntryIndex index,
                                                               catalogue::Kind kind);

}  // namespace scrutineer::render

#include "render/page_places.h"

#include <algorithm>

#include "link/href.h"
#include "render/view_parts.h"

namespace scrutineer::render {

using catalogue::EntryIndex;
using link::href;
using link::Linked;
using markup::List;
using markup::Value;

std::vector<EntryIndex> pages_above(const Linked& linked, EntryIndex index) {
  std::vector<EntryIndex> above;
  for (auto page = linked.page(index).listed_by; page; page = linked.page(*page).listed_by) above.push_back(*page);
  std::ranges::reverse(above);
  return above;
}

List breadcrumbs(const Linked& linked, std::string_view from, std::span<const EntryIndex> above) {
  List crumbs{home_crumb(linked, from)};
  for (const EntryIndex index : above)
    crumbs.push_back({{"crumb_title", Value::borrowed(linked.entry(index).title)},
                      {"crumb_href", href(from, linked.entry(index).output)}});
  return crumbs;
}

std::vector<EntryIndex> entries_below(const Linked& linked, EntryIndex index, catalogue::Kind kind) {
  std::vector<EntryIndex> found;
  std::vector<EntryIndex> indexes{index};
  while (!indexes.empty()) {
    const EntryIndex folder = indexes.back();
    indexes.pop_back();
    for (const EntryIndex each : linked.page(folder).contents) {
      if (linked.entry(each).is_index())
        indexes.push_back(each);
      else if (linked.entry(each).kind == kind)
        found.push_back(each);
    }
  }
  std::ranges::sort(found);
  return found;
}

}  // namespace scrutineer::render

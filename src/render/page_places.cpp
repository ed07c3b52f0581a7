#include "render/page_places.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "catalogue/pages.h"
#include "link/href.h"
#include "render/search_documents.h"
#include "render/title_language.h"
#include "render/view_parts.h"

namespace scrutineer::render {
namespace {

using catalogue::Entry;
using catalogue::EntryIndex;
using link::href;
using link::Linked;
using markup::List;
using markup::Object;
using markup::Value;

// Up to so many stand beside a page; of more, so many before and behind it.
constexpr std::size_t most_shown = 40, near_by = 10;

std::optional<EntryIndex> page_of(const Linked& linked, std::string_view id) {
  const auto target = linked.catalogue.targets.find(std::string(id));
  // By its own id: short names of pages in folders are targets too.
  if (target == linked.catalogue.targets.end() || linked.entry(target->second.entry).id != id) return std::nullopt;
  return target->second.entry;
}

// The id of what a page of the site's top belongs to.
std::string_view owner_of(const Linked& linked, EntryIndex index) {
  const Entry& entry = linked.entry(index);
  return is_of_a_pair(entry, linked.page(index)) ? "compare-models" : catalogue::page_above(entry.id);
}

// Of models, the place of their family among those of the site.
std::size_t group_of(const Linked& linked, const Entry& entry) {
  const auto* model = std::get_if<catalogue::Model>(&entry.detail);
  if (!model) return 0;
  const auto& families = linked.catalogue.site.families;
  return static_cast<std::size_t>(std::ranges::find(families, model->family.id, &catalogue::VocabularyItem::id) -
                                  families.begin());
}

// Whether the index of its folder lists it.
bool is_listed(const Entry& entry) {
  const auto* page = std::get_if<catalogue::Page>(&entry.detail);
  return !page || (!page->index_of && (!entry.path.empty() || page->is_folder_index));
}

// What lists a page, or what it belongs to.
std::optional<EntryIndex> page_over(const Linked& linked, EntryIndex index) {
  if (const auto lister = linked.page(index).listed_by; lister || !linked.entry(index).folder().empty()) return lister;
  const auto owner = page_of(linked, owner_of(linked, index));
  return owner == index ? std::nullopt : owner;
}

}  // namespace

std::vector<EntryIndex> pages_above(const Linked& linked, EntryIndex index) {
  std::vector<EntryIndex> above;
  for (auto page = page_over(linked, index); page; page = page_over(linked, *page)) above.push_back(*page);
  std::ranges::reverse(above);
  return above;
}

List breadcrumbs(const Linked& linked, std::string_view from, std::span<const EntryIndex> above) {
  List crumbs{home_crumb(linked, from)};
  for (const EntryIndex index : above)
    crumbs.push_back({{"crumb_title", Value::borrowed(linked.entry(index).title)},
                      {"crumb_language", title_language(linked, index)},
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

SectionContents::SectionContents(const Linked& linked) : linked_(linked) {
  for (std::size_t i = 0; i < linked.pages.size(); ++i) {
    std::vector<EntryIndex> entries;
    std::ranges::copy_if(linked.pages[i].contents, std::back_inserter(entries),
                         [&](EntryIndex each) { return is_listed(linked.entry(each)); });
    if (entries.empty()) continue;
    std::ranges::stable_sort(entries, {}, [&](EntryIndex each) { return group_of(linked, linked.entry(each)); });
    for (std::size_t at = 0; at < entries.size(); ++at) places_[entries[at]] = {sections_.size(), at};
    sections_.push_back({static_cast<EntryIndex>(i), std::move(entries)});
  }
}

void SectionContents::add_to(Object& view, EntryIndex index) const {
  const auto place = places_.find(index);
  if (place == places_.end()) return;
  const auto& [section_index, entries] = sections_[place->second.section];
  if (entries.size() < 2) return;
  std::span<const EntryIndex> shown = entries;
  if (entries.size() > most_shown) {
    const std::size_t first = place->second.position - std::min(place->second.position, near_by);
    shown = shown.subspan(first, std::min(2 * near_by + 1, entries.size() - first));
  }
  const Entry& page = linked_.entry(index);
  const Entry& section = linked_.entry(section_index);
  const auto& families = linked_.catalogue.site.families;
  List groups, items;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const Entry& entry = linked_.entry(shown[i]);
    items.push_back({{"beside_title", Value::borrowed(entry.title)},
                     {"beside_language", title_language(linked_, shown[i])},
                     {"beside_href", href(page.output, entry.output)},
                     {"beside_current", shown[i] == index}});
    const std::size_t group = group_of(linked_, entry);
    if (i + 1 < shown.size() && group_of(linked_, linked_.entry(shown[i + 1])) == group) continue;
    Object of_group{{"beside_items", std::move(items)}, {"beside_group_current", group == group_of(linked_, page)}};
    if (entry.kind == catalogue::Kind::model) of_group.set("beside_group_title", families.at(group).title);
    groups.push_back(std::move(of_group));
    items = {};
  }
  view.set("beside_section", Value::borrowed(section.title));
  view.set("beside_section_href", href(page.output, section.output));
  view.set("beside_count", fmt::format("{}", entries.size()));
  view.set("beside_cut", shown.size() < entries.size());
  set_list(view, "beside_groups", "has_beside", std::move(groups));
}

}  // namespace scrutineer::render

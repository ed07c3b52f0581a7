// Where a page stands in the site: what lies above it, and what stands beside it in its section.
#pragma once

#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "link/linked.h"
#include "markup/template.h"

namespace scrutineer::render {

// The pages above an entry's, from the top down, without the home page: the index of every folder that it stands in,
// or what a page made from the data belongs to.
[[nodiscard]] std::vector<catalogue::EntryIndex> pages_above(const link::Linked& linked, catalogue::EntryIndex index);

// Links from the page at `from` to the home page and through the pages above.
[[nodiscard]] markup::List breadcrumbs(const link::Linked& linked, std::string_view from,
                                       std::span<const catalogue::EntryIndex> above);

// The entries of a kind that stand in the folder of an index, or in folders in it, in the order of entries.
[[nodiscard]] std::vector<catalogue::EntryIndex> entries_below(const link::Linked& linked, catalogue::EntryIndex index,
                                                               catalogue::Kind kind);

// What each section or folder holds, in the order of its index.
class SectionContents {
 public:
  explicit SectionContents(const link::Linked& linked);

  // Sets what a page says of its section: see docs/theme.md. Of many pages only those near it, so that a page of a
  // large section is no larger than others.
  void add_to(markup::Object& view, catalogue::EntryIndex index) const;

 private:
  struct Section {
    catalogue::EntryIndex index{};
    std::vector<catalogue::EntryIndex> entries;
  };

  const link::Linked& linked_;
  std::vector<Section> sections_;
  struct Place {
    std::size_t section = 0, position = 0;
  };
  std::map<catalogue::EntryIndex, Place> places_;
};

}  // namespace scrutineer::render

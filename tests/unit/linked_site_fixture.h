// A site in memory, read and linked.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "english.h"
#include "link/link.h"
#include "site_fixture.h"

namespace scrutineer::tests {

struct Linking {
  link::Linked linked;
  Mistakes mistakes;

  [[nodiscard]] catalogue::EntryIndex index(const std::string& id) const {
    CAPTURE(id, mistakes);
    REQUIRE(linked.catalogue.targets.contains(id));
    return linked.catalogue.targets.at(id).entry;
  }
  [[nodiscard]] const link::LinkedPage& page(const std::string& id) const { return linked.page(index(id)); }
  [[nodiscard]] const std::string& body(const std::string& id) const { return page(id).body_html; }
  [[nodiscard]] std::string id_of(catalogue::EntryIndex entry) const { return linked.entry(entry).id; }

  template <class Indexes>
  [[nodiscard]] Lines ids_of(const Indexes& entries) const {
    Lines ids;
    for (const catalogue::EntryIndex entry : entries) ids.push_back(id_of(entry));
    return ids;
  }
  // "page#section: sentence" for each use of an entry.
  [[nodiscard]] Lines uses_of(const std::string& id) const {
    Lines result;
    for (const link::Backlink& backlink : linked.backlinks(index(id))) {
      const link::Mention& mention = linked.page(backlink.from).mentions[backlink.mention];
      const link::Heading* const section = linked.page(backlink.from).section_of(mention);
      result.push_back(fmt::format("{}#{}: {}", id_of(backlink.from), section ? section->id : "",
                                   linked.page(backlink.from).sentence_of(mention)));
    }
    return result;
  }
  // "id: place; place" for each source that a page cites, in the order of their numbers.
  [[nodiscard]] Lines citations(const std::string& id) const {
    Lines result;
    for (const link::Citation& citation : page(id).citations)
      result.push_back(fmt::format("{}: {}", id_of(citation.source), fmt::join(citation.places, "; ")));
    return result;
  }
};

inline Linking linking(const TestSite& site, int jobs = 1) {
  base::FileNames names;
  base::Diagnostics out;
  auto catalogue = site.read_into(names, out, {.jobs = jobs, .drafts = false});
  REQUIRE(catalogue);
  Linking result{link::link(std::move(*catalogue), english(), jobs, out), {}};
  result.mistakes = mistakes_of(out, names);
  return result;
}

// A page "a" of the guidance with this body, which starts on line 5.
inline Linking linked_page(TestSite site, std::string_view body) {
  site.file("guidance/a.md", front("A") + std::string(body));
  return linking(site);
}

inline std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

}  // namespace scrutineer::tests

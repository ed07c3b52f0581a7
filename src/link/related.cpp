#include "link/related.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>

#include "base/parallel.h"

namespace scrutineer::link {
namespace {

using catalogue::Entry;
using catalogue::EntryIndex;
using catalogue::Kind;

constexpr std::size_t most = 5;
constexpr std::size_t most_pages_of_tag = 64;  // keeps the work linear
constexpr std::size_t most_backlinks = 256;
constexpr int fewest_points = 2;
constexpr int points_of_link = 2;
constexpr int points_of_tag = 1;

bool may_relate(const Entry& entry) {
  return entry.kind != Kind::term && entry.kind != Kind::source && !entry.is_index() && !entry.is_home();
}

}  // namespace

void find_related(Linked& linked, int jobs) {
  const auto& entries = linked.catalogue.entries;
  std::unordered_map<std::string_view, std::vector<EntryIndex>> pages_of_tag;
  for (std::size_t i = 0; i < entries.size(); ++i)
    for (const std::string& tag : entries[i].tags) pages_of_tag[tag].push_back(static_cast<EntryIndex>(i));

  base::parallel_for(entries.size(), jobs, [&](std::size_t i) {
    if (!may_relate(entries[i])) return;
    std::map<EntryIndex, int> points;
    for (const Mention& mention : linked.pages[i].mentions) points[mention.to] += points_of_link;
    const auto backlinks = linked.backlinks(static_cast<EntryIndex>(i));
    for (const Backlink& backlink : backlinks.first(std::min(backlinks.size(), most_backlinks)))
      points[backlink.from] += points_of_link;
    for (const std::string& tag : entries[i].tags) {
      const auto& pages = pages_of_tag.find(tag)->second;
      if (pages.size() > most_pages_of_tag) continue;
      for (const EntryIndex page : pages) points[page] += points_of_tag;
    }
    std::vector<std::pair<int, EntryIndex>> best;
    for (const auto& [page, score] : points)
      if (score >= fewest_points && page != static_cast<EntryIndex>(i) && may_relate(linked.entry(page)))
        best.emplace_back(-score, page);
    const auto end = best.begin() + static_cast<std::ptrdiff_t>(std::min(best.size(), most));
    std::partial_sort(best.begin(), end, best.end());
    for (auto page = best.begin(); page != end; ++page) linked.pages[i].related.push_back(page->second);
  });
}

}  // namespace scrutineer::link

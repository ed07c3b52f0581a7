#include "read/hides.h"

#include <fmt/format.h>

#include <string>

#include "base/edit_distance.h"

namespace scrutineer::read {

void Hides::add(const Layer& layer, std::uint8_t number, base::FileId settings) {
  for (const HiddenId& hidden : layer.hides) {
    Hide& hide = all_.emplace_back();
    hide.what = hidden;
    hide.what.span.file = settings;
    hide.layer = number;
    by_id_[hide.what.id].push_back(&hide);
  }
}

bool Hides::take(std::string_view id, std::uint8_t layer) {
  const auto found = by_id_.find(id);
  if (found == by_id_.end()) return false;
  bool any = false;
  for (Hide* const hide : found->second) {
    if (hide->layer <= layer) continue;
    hide->found = true;
    any = true;
  }
  return any;
}

void Hides::finish(catalogue::Catalogue& catalogue, base::Diagnostics& out) const {
  std::vector<std::string_view> ids;
  for (const auto& [id, target] : catalogue.targets) ids.push_back(id);
  for (const Hide& hide : all_) {
    const auto& [id, span] = hide.what;
    if (hide.found) {
      catalogue.hidden.push_back({id, span});
      continue;
    }
    if (catalogue.unread.may_define(id)) continue;
    const auto same = catalogue.targets.find(id);
    const std::string whole = same == catalogue.targets.end() ? "" : catalogue.entry(same->second.entry).id;
    const auto near = base::nearest(id, ids);
    out.error("nothing-to-hide", span, fmt::format("no layer below this one has \"{}\"", id),
              whole.ends_with("/" + id) ? fmt::format("write its whole id: \"{}\"", whole)
              : !whole.empty()          ? std::string("it is this layer's own: take it away there")
              : near                    ? fmt::format("did you mean \"{}\"?", *near)
                                        : "name the id of a page, a question, a term or the like of a layer below");
  }
}

}  // namespace scrutineer::read

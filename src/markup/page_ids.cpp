#include "markup/page_ids.h"

#include <algorithm>
#include <array>

#include "base/slug.h"

namespace scrutineer::markup {

bool PageIds::is_reserved(std::string_view id) {
  static constexpr std::array<std::string_view, 3> ours{"app-", "fn-", "fnref-"};
  return std::ranges::any_of(ours, [&](std::string_view prefix) { return id.starts_with(prefix); });
}

void PageIds::reserve(std::span<const std::string_view> of_theme) {
  for (const std::string_view id : of_theme) ids_.emplace(id, Owner::theme);
}

PageIds::Claim PageIds::claim(const std::string& id) {
  if (is_reserved(id)) return Claim::of_theme;
  const auto [known, is_new] = ids_.emplace(id, Owner::page);
  if (is_new) return Claim::granted;
  return known->second == Owner::theme ? Claim::of_theme : Claim::doubled;
}

std::string PageIds::unique(std::string_view words) {
  std::string id = base::slug(words);
  if (id.empty() || is_reserved(id)) id.insert(0, id.empty() ? "section" : "section-");
  if (ids_.emplace(id, Owner::page).second) return id;
  // References into a map stay good when it grows.
  for (int& count = last_number_[id];;) {
    count = std::max(count, 1) + 1;
    std::string numbered = id + "-" + std::to_string(count);
    if (ids_.emplace(numbered, Owner::page).second) return numbered;
  }
}

}  // namespace scrutineer::markup

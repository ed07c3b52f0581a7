#include "base/edit_distance.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

namespace scrutineer::base {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Which letters and digits a text has, in either case: one edit changes at most two of them.
std::uint64_t characters_of(std::string_view text) {
  std::uint64_t set = 0;
  for (const char c : text) set |= std::uint64_t{1} << (static_cast<unsigned char>(lower(c)) & 63U);
  return set;
}

template <typename Name>
std::optional<std::string_view> nearest_of(std::string_view given, std::span<const Name> valid) {
  std::size_t limit = std::clamp<std::size_t>(given.size() / 3, 1, 3);
  const std::uint64_t characters = characters_of(given);
  std::optional<std::string_view> best;
  for (const std::string_view name : valid) {
    const std::size_t lengths_differ =
        name.size() > given.size() ? name.size() - given.size() : given.size() - name.size();
    if (lengths_differ > limit) continue;
    if (static_cast<std::size_t>(std::popcount(characters ^ characters_of(name))) > 2 * limit) continue;
    const std::size_t distance = edit_distance(given, name, limit);
    if (distance > limit || distance >= std::max(given.size(), name.size())) continue;
    if (best && distance == limit && name >= *best) continue;
    best = name;
    limit = distance;  // from now on only one that is as near will do
  }
  return best;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > limit) return limit + 1;
  while (!a.empty() && lower(a.back()) == lower(b.back())) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
  while (!a.empty() && lower(a.front()) == lower(b.front())) {
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  if (a.empty()) return b.size();

  // Rows of the table of distances between a's and b's beginnings: two above, above, and this one.
  std::vector<std::size_t> two_above(a.size() + 1);
  std::vector<std::size_t> above(a.size() + 1);
  std::vector<std::size_t> row(a.size() + 1);
  for (std::size_t i = 0; i <= a.size(); ++i) above[i] = i;
  for (std::size_t j = 1; j <= b.size(); ++j) {
    row[0] = j;
    std::size_t least = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
      const char x = lower(a[i - 1]);
      const char y = lower(b[j - 1]);
      row[i] = std::min({above[i] + 1, row[i - 1] + 1, above[i - 1] + (x == y ? 0 : 1)});
      if (i > 1 && j > 1 && x == lower(b[j - 2]) && y == lower(a[i - 2]))
        row[i] = std::min(row[i], two_above[i - 2] + 1);
      least = std::min(least, row[i]);
    }
    // No row below has less: a swap reaches back two rows, but costs one, and that row is at most one better.
    if (least > limit) return limit + 1;
    std::swap(two_above, above);
    std::swap(above, row);
  }
  return std::min(above[a.size()], limit + 1);
}

std::optional<std::string_view> nearest(std::string_view given, std::span<const std::string_view> valid) {
  return nearest_of(given, valid);
}

std::optional<std::string_view> nearest(std::string_view given, std::span<const std::string> valid) {
  return nearest_of(given, valid);
}

}  // namespace scrutineer::base

#include "imports/table/levels.h"

#include <algorithm>
#include <array>
#include <regex>
#include <string_view>
#include <utility>

#include "base/rational.h"
#include "base/slug.h"
#include "imports/numbers.h"

namespace scrutineer::imports {
namespace {

// Words of one rank stand between strokes: of those, a scale has one.
using Ladder = std::vector<std::string_view>;
const std::array<Ladder, 4> ladders{
    Ladder{"/none/", "/very-low/vl/", "/low/l/", "/medium-low/", "/medium/moderate/m/", "/medium-high/", "/high/h/",
           "/very-high/vh/"},
    Ladder{"/rare/remote/", "/very-unlikely/highly-unlikely/", "/unlikely/", "/possible/", "/likely/probable/",
           "/very-likely/highly-likely/", "/almost-certain/nearly-certain/", "/certain/"},
    Ladder{"/insignificant/negligible/", "/minor/", "/moderate/", "/major/", "/catastrophic/critical/severe/extreme/"},
    Ladder{"/green/", "/amber/", "/red/"}};

std::optional<std::size_t> rank_in(const Ladder& ladder, const std::string& slug) {
  const auto found =
      std::ranges::find_if(ladder, [&](std::string_view rank) { return rank.contains("/" + slug + "/"); });
  return found == ladder.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - ladder.begin()));
}

// Sorted by what `rank` says of each, where it says something else of each.
template <class Rank>
std::optional<std::vector<std::string>> by_rank(const std::vector<std::string>& levels, Rank&& rank) {
  using Value = typename std::remove_cvref_t<decltype(rank(levels.front()))>::value_type;
  std::vector<std::pair<Value, std::string>> ranked;
  for (const std::string& level : levels) {
    auto value = rank(level);
    if (!value) return std::nullopt;
    ranked.emplace_back(*value, level);
  }
  std::ranges::sort(ranked, {}, [](const auto& each) { return each.first; });
  std::vector<std::string> result;
  for (std::size_t at = 0; at < ranked.size(); ++at) {
    if (at > 0 && ranked[at - 1].first == ranked[at].first) return std::nullopt;
    result.push_back(ranked[at].second);
  }
  return result;
}

}  // namespace

std::optional<base::Rational> number_of_level(const std::string& level) {
  if (const auto whole = number_in(level)) return whole->figure.value;
  const std::size_t end = level.find_first_not_of("0123456789");
  if (end == 0 || end == std::string::npos) return std::nullopt;
  const auto number = number_in(std::string_view(level).substr(0, end));
  return number ? std::optional(number->figure.value) : std::nullopt;
}

std::optional<std::vector<std::string>> levels_in_heading(const std::string& heading) {
  constexpr std::size_t longest = 100;  // regular expressions recurse with the length
  static const std::regex range(R"([\(\[]\s*(\d)\s*(?:-|–|to)\s*(\d{1,2})\s*[\)\]])");
  std::smatch found;
  if (heading.size() > longest || !std::regex_search(heading, found, range)) return std::nullopt;
  std::vector<std::string> levels;
  for (int level = std::stoi(found[1]); level <= std::stoi(found[2]); ++level) levels.push_back(std::to_string(level));
  return levels.size() < 2 ? std::nullopt : std::optional(std::move(levels));
}

std::optional<std::vector<std::string>> in_order(std::vector<std::string> levels) {
  if (levels.size() < 2) return levels;
  if (auto sorted = by_rank(levels, number_of_level)) return sorted;
  for (const Ladder& ladder : ladders)
    if (auto sorted = by_rank(levels, [&](const std::string& level) { return rank_in(ladder, base::slug(level)); }))
      return sorted;
  return std::nullopt;
}

}  // namespace scrutineer::imports

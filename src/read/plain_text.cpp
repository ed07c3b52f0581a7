#include "read/plain_text.h"

#include <array>

namespace scrutineer::read {
namespace {

constexpr std::size_t npos = std::string_view::npos;

struct Pair {
  std::string_view opening;
  std::string_view closing;
};
constexpr std::array<Pair, 4> pairs{Pair{"[[", "]]"}, Pair{"[@", "]"}, Pair{"**", "**"}, Pair{"`", "`"}};

// Behind the pair that `text` begins with; 0 when it begins with none. Something stands in it, without blanks at its
// ends.
std::size_t length_of_pair(std::string_view text) {
  for (const auto& [opening, closing] : pairs) {
    if (!text.starts_with(opening)) continue;
    const std::size_t begin = opening.size();
    const std::size_t close = text.find(closing, begin + 1);
    if (close == npos || text[begin] == ' ' || text[close - 1] == ' ') continue;
    return close + closing.size();
  }
  if (!text.starts_with('[')) return 0;
  const std::size_t middle = text.find_first_of("[]", 1);
  if (middle == npos || middle == 1 || !text.substr(middle).starts_with("](")) return 0;
  const std::size_t close = text.find_first_of("() ", middle + 2);
  return close == npos || close == middle + 2 || text[close] != ')' ? 0 : close + 1;
}

}  // namespace

std::optional<std::pair<std::size_t, std::size_t>> find_markdown(std::string_view text) {
  for (std::size_t at = text.find_first_of("[*`"); at != npos; at = text.find_first_of("[*`", at + 1))
    if (const std::size_t length = length_of_pair(text.substr(at))) return std::pair{at, at + length};
  return std::nullopt;
}

}  // namespace scrutineer::read

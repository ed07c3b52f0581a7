#include "base/edit_distance.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace scrutineer::base;

TEST_CASE("Edit distance gives up beyond its limit") {
  CHECK(edit_distance("kitten", "sitting", 2) == 3);
  CHECK(edit_distance("", "four", 3) == 4);
  CHECK(edit_distance("completely", "different", 3) == 4);
}

TEST_CASE("Edit distance counts insertions, deletions, replacements and swaps of neighbours") {
  CHECK(edit_distance("", "", 3) == 0);
  CHECK(edit_distance("owner", "owner", 3) == 0);
  CHECK(edit_distance("title", "titles", 3) == 1);
  CHECK(edit_distance("titles", "title", 3) == 1);
  CHECK(edit_distance("title", "tatle", 3) == 1);
  CHECK(edit_distance("owner", "onwer", 3) == 1);
  CHECK(edit_distance("ab", "ba", 1) == 1);
  CHECK(edit_distance("kitten", "sitting", 9) == 3);
  CHECK(edit_distance("abcdef", "badcfe", 9) == 3);
}

TEST_CASE("Edit distance takes upper and lower case for the same") { CHECK(edit_distance("Owner", "oWNER", 3) == 0); }

TEST_CASE("Names that have nothing in common are not suggested") {
  constexpr std::array<std::string_view, 4> keys = {"title", "summary", "tags", "id"};
  CHECK_FALSE(nearest("colour", keys));
  CHECK_FALSE(nearest("xy", keys));
  CHECK_FALSE(nearest("", keys));
  CHECK_FALSE(nearest("title", std::span<const std::string_view>{}));
}

TEST_CASE("The nearest name is suggested, the first of equals") {
  constexpr std::array<std::string_view, 6> keys = {"last_reviewed", "review_by", "summary", "lane", "line", "owner"};
  CHECK(nearest("sumary", keys) == "summary");
  CHECK(nearest("onwer", keys) == "owner");
  CHECK(nearest("Review_By", keys) == "review_by");
  CHECK(nearest("lastreviewd", keys) == "last_reviewed");
  CHECK(nearest("lone", keys) == "lane");
}

TEST_CASE("A nearer name further on wins") {
  constexpr std::array<std::string_view, 2> ids = {"joint-ventures-x", "joint-ventures"};
  CHECK(nearest("joint-venturs", ids) == "joint-ventures");
}

TEST_CASE("The suggestion is found among tens of thousands of ids") {
  std::vector<std::string> ids;
  for (int i = 0; i < 50'000; ++i) ids.push_back("page-" + std::to_string(i) + "-of-the-guidance");
  ids.emplace_back("wholly-owned-company");
  CHECK(nearest("wholy-owned-compnay", ids) == "wholly-owned-company");
}

namespace {

// The recurrence as it is defined (optimal string alignment; Boytsov, "Indexing methods for approximate dictionary
// searching", 2011, 2.1), without any of its short cuts.
std::size_t plain_distance(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i)
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  return d[a.size()][b.size()];
}

}  // namespace

TEST_CASE("The name suggested is the nearest within a third of the letters, the first in the alphabet of equals") {
  std::mt19937 random(20261201);
  const auto word = [&](std::size_t most) {
    std::string letters(random() % most, 'a');
    for (char& c : letters) c = static_cast<char>('a' + random() % 4);
    return letters;
  };
  for (int i = 0; i < 3000; ++i) {
    const std::string given = word(12);
    std::vector<std::string> names;
    for (int j = 0; j < 6; ++j) names.push_back(word(12));
    // One that is a few edits away, as names that are meant are.
    names.push_back(given.substr(0, given.size() / 2) + word(4) + given.substr(given.size() / 2));
    std::ranges::shuffle(names, random);
    std::optional<std::pair<std::size_t, std::string>> best;
    for (const std::string& name : names) {
      const std::size_t distance = plain_distance(given, name);
      const std::size_t most = std::clamp<std::size_t>(given.size() / 3, 1, 3);
      if (distance > most || distance == std::max(given.size(), name.size())) continue;
      if (const std::pair found(distance, name); !best || found < *best) best = found;
    }
    const auto found = nearest(given, std::span<const std::string>(names));
    INFO(given << ": " << Catch::Detail::stringify(names));
    CHECK(found.has_value() == best.has_value());
    if (found && best) CHECK(*found == best->second);
  }
}

TEST_CASE("Edit distance is that of its definition, on random words and every limit") {
  std::mt19937 random(20261130);
  const auto word = [&] {
    std::string letters(random() % 9, 'a');
    for (char& c : letters) c = static_cast<char>('a' + random() % 3);
    return letters;
  };
  for (int i = 0; i < 3000; ++i) {
    const std::string a = word(), b = word();
    const std::size_t distance = plain_distance(a, b);
    for (std::size_t limit = 0; limit < 9; ++limit) {
      INFO(a << " " << b << " " << limit);
      CHECK(edit_distance(a, b, limit) == std::min(distance, limit + 1));
    }
  }
}

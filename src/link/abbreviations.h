// Abbreviations in running text, and those that the text explains itself.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace scrutineer::link {

struct Abbreviation {
  std::size_t begin = 0, end = 0;  // bytes of the text, without the s of a plural or a possessive
  bool is_explained = false;       // "Regional Adoption Agency (RAA)", "RAA (Regional Adoption Agency)"
};

// Words of two capitals or more, and nothing else but the s of a plural: MTFS, KPIs. Neither Roman numbers of I, V and
// X, nor those that every reader knows (UK, TV), nor words of a text without a small letter, which is all in capitals.
[[nodiscard]] std::vector<Abbreviation> find_abbreviations(std::string_view text);

}  // namespace scrutineer::link

#include "link/abbreviations.h"

#include <algorithm>
#include <array>

#include "link/running_words.h"

namespace scrutineer::link {
namespace {

constexpr auto known_to_all = std::to_array<std::string_view>({"EU", "OK", "TV", "UK", "UN", "US", "USA"});

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

bool is_abbreviation(std::string_view word) {
  return word.size() >= 2 && std::ranges::all_of(word, is_capital) &&
         word.find_first_not_of("IVX") != std::string_view::npos &&
         std::ranges::find(known_to_all, word) == known_to_all.end();
}

// "(RAA)" behind words, or "RAA (" before some.
bool explains(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view before = text.substr(0, begin);
  const std::string_view after = text.substr(end);
  if (before.size() > 2 && before.ends_with('(') && (after.starts_with(')') || after.starts_with("s)")))
    return std::ranges::any_of(before, is_small);
  for (const std::string_view opening : {" (", "s ("})
    if (after.starts_with(opening)) {
      const std::string_view inside = after.substr(opening.size(), after.find(')') - opening.size());
      return std::ranges::any_of(inside, is_small) && inside.find(' ') != std::string_view::npos;
    }
  return false;
}

}  // namespace

std::vector<Abbreviation> find_abbreviations(std::string_view text) {
  std::vector<Abbreviation> found;
  const auto second_capital =
      std::ranges::adjacent_find(text, [](char a, char b) { return is_capital(a) && is_capital(b); });
  if (second_capital == text.end() || std::ranges::none_of(text, is_small)) return found;
  std::vector<Word> words;
  find_words(text, words);
  for (const Word& word : words) {
    std::string_view written = without_possessive(text.substr(word.begin, word.end - word.begin));
    if (written.ends_with('s')) written.remove_suffix(1);
    const std::size_t end = word.begin + written.size();
    if (is_abbreviation(written)) found.push_back({word.begin, end, explains(text, word.begin, end)});
  }
  return found;
}

}  // namespace scrutineer::link

#include "link/mutations.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "link/running_words.h"

namespace scrutineer::link {
namespace {

// As "Gramadeg y Gymraeg" (Peter Wynn Thomas) has them. A letter is the longest one that a word begins with.
struct Letter {
  std::string_view radical;
  std::vector<std::string_view> mutated;
};

const std::vector<Letter>& letters() {
  static const std::vector<Letter> all = {
      {"ch", {}},
      {"dd", {}},
      {"ff", {}},
      {"ng", {}},
      {"ph", {}},
      {"th", {}},
      {"ll", {"l"}},
      {"rh", {"r"}},
      {"p", {"b", "mh", "ph"}},
      {"t", {"d", "nh", "th"}},
      {"c", {"g", "ngh", "ch"}},
      {"b", {"f", "m"}},
      {"d", {"dd", "n"}},
      {"g", {"", "ng"}},
      {"m", {"f"}},
  };
  return all;
}

constexpr auto clitics = std::to_array<std::string_view>({"r", "n", "i", "u", "w", "m", "th", "ch"});

// Where the apostrophe before these letters at the end of a word begins; npos when none does.
std::size_t apostrophe_before(std::string_view word, std::string_view ending) {
  if (word.size() <= ending.size() || folded(word.substr(word.size() - ending.size())) != ending)
    return std::string_view::npos;
  word.remove_suffix(ending.size());
  for (const std::string_view apostrophe : {"'", "\u2019", "\u2018", "\u02BC"})
    if (word.ends_with(apostrophe)) return word.size() - apostrophe.size();
  return std::string_view::npos;
}

}  // namespace

std::vector<std::string> mutations(std::string_view folded) {
  std::vector<std::string> forms;
  const auto letter =
      std::ranges::find_if(letters(), [&](const Letter& each) { return folded.starts_with(each.radical); });
  if (letter == letters().end()) return forms;
  const std::string_view rest = folded.substr(letter->radical.size());
  for (const std::string_view mutated : letter->mutated)
    if (mutated.size() + rest.size() > 1) forms.push_back(std::string(mutated).append(rest));
  return forms;
}

std::string with_h(std::string_view folded) {
  constexpr std::string_view vowels = "aeiouwyâêîôûŵŷáéíóúẃýäëïöüẅÿàèìòùẁỳ";
  if (folded.empty()) return {};
  std::size_t end = 0;
  (void)base::next_character(folded, end);
  return vowels.find(folded.substr(0, end)) == std::string_view::npos ? std::string() : "h" + std::string(folded);
}

bool puts_h_before_vowels(std::string_view written) {
  const std::string word = folded(written);
  if (word == "ei" || word == "ein" || word == "eu") return true;
  return std::ranges::any_of(std::to_array<std::string_view>({"i", "n", "u", "w"}), [&](std::string_view ending) {
    return apostrophe_before(written, ending) != std::string_view::npos;
  });
}

std::string_view without_clitic(std::string_view word) {
  for (const std::string_view clitic : clitics)
    if (const std::size_t end = apostrophe_before(word, clitic); end != std::string_view::npos && end > 0)
      return word.substr(0, end);
  return word;
}

}  // namespace scrutineer::link

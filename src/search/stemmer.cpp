#include "search/stemmer.h"

#include <libstemmer.h>

#include <algorithm>
#include <array>
#include <utility>

namespace scrutineer::search {
namespace {

// In order. Not "it", "us" and "who": acronyms look like these.
constexpr auto english_function_words = std::to_array<std::string_view>(
    {"a",     "about", "after",  "all",  "also",  "am",   "an",    "and",  "any",  "are",   "as",   "at",
     "be",    "been",  "being",  "but",  "by",    "can",  "could", "did",  "do",   "does",  "each", "for",
     "from",  "had",   "has",    "have", "he",    "her",  "his",   "how",  "i",    "if",    "in",   "into",
     "is",    "its",   "may",    "me",   "more",  "most", "must",  "my",   "no",   "not",   "of",   "on",
     "or",    "our",   "should", "so",   "some",  "such", "than",  "that", "the",  "their", "them", "then",
     "there", "these", "they",   "this", "those", "to",   "was",   "we",   "were", "what",  "when", "where",
     "which", "while", "whose",  "why",  "will",  "with", "would", "you",  "your"});
static_assert(std::ranges::is_sorted(english_function_words));

// Plurals that Snowball takes for words of their own.
constexpr auto english_plurals = std::to_array<std::pair<std::string_view, std::string_view>>({{"children", "child"},
                                                                                               {"childrens", "child"},
                                                                                               {"childs", "child"},
                                                                                               {"men", "man"},
                                                                                               {"people", "person"},
                                                                                               {"peoples", "person"},
                                                                                               {"women", "woman"}});

// "organization" as "organisation", "privatize" as "privatise"; not "size" and "prize".
std::string with_s(std::string_view word) {
  std::string result(word);
  for (std::size_t at = word.find("iz", 4); at != std::string_view::npos; at = word.find("iz", at + 2))
    if (at + 2 < word.size() && std::string_view("aei").find(word[at + 2]) != std::string_view::npos)
      result[at + 1] = 's';
  return result;
}

}  // namespace

void Stemmer::Delete::operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }

Stemmer::Stemmer(std::string_view language) {
  const std::string code(language.substr(0, language.find('-')));
  english_ = code == "en";
  // Without the two- and three-letter codes that name no language, Snowball has algorithms of those names ("porter").
  if (code.size() == 2 || code.size() == 3) stemmer_.reset(sb_stemmer_new(code.c_str(), "UTF_8"));
}

std::string Stemmer::stem(std::string_view word) {
  const bool has_digit = std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
  if (!stemmer_ || has_digit) return std::string(word);
  std::string given(word);
  if (english_) {
    given = with_s(given);
    const auto plural = std::ranges::find(english_plurals, word, &std::pair<std::string_view, std::string_view>::first);
    if (plural != english_plurals.end()) given = plural->second;
  }
  const auto* const stem =
      sb_stemmer_stem(stemmer_.get(), reinterpret_cast<const sb_symbol*>(given.data()), static_cast<int>(given.size()));
  if (!stem) return given;
  return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()))};
}

bool Stemmer::is_function_word(std::string_view word) const {
  return english_ && std::ranges::binary_search(english_function_words, word);
}

std::string Stemmer::function_words() const {
  std::string all;
  if (english_)
    for (const std::string_view word : english_function_words) all.append(all.empty() ? "" : " ").append(word);
  return all;
}

}  // namespace scrutineer::search

#include "base/word_forms.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace scrutineer::base {
namespace {

struct Pair {
  std::string_view singular, plural;
};

// Endings that change instead of taking an s, of compounds too ("midwife", "alderman"); ^ is the beginning of a word.
// What the plural would be short of an s is another word ("live", "these", "analyse").
constexpr std::array instead_of_s{
    Pair{"child", "children"},    Pair{"person", "people"}, Pair{"man", "men"},       Pair{"foot", "feet"},
    Pair{"tooth", "teeth"},       Pair{"mouse", "mice"},    Pair{"knife", "knives"},  Pair{"life", "lives"},
    Pair{"wife", "wives"},        Pair{"half", "halves"},   Pair{"calf", "calves"},   Pair{"leaf", "leaves"},
    Pair{"loaf", "loaves"},       Pair{"elf", "elves"},     Pair{"thief", "thieves"}, Pair{"wolf", "wolves"},
    Pair{"hoof", "hooves"},       Pair{"scarf", "scarves"}, Pair{"wharf", "wharves"}, Pair{"lysis", "lyses"},
    Pair{"thesis", "theses"},     Pair{"crisis", "crises"}, Pair{"gnosis", "gnoses"}, Pair{"quiz", "quizzes"},
    Pair{"emphasis", "emphases"},
};

// Endings that change beside the plural with s: "referenda" and "referendums".
constexpr std::array beside_s{
    Pair{"um", "a"},        Pair{"terion", "teria"}, Pair{"menon", "mena"},     Pair{"sis", "ses"},
    Pair{"^axis", "^axes"}, Pair{"us", "i"},         Pair{"ix", "ices"},        Pair{"ex", "ices"},
    Pair{"eau", "eaux"},    Pair{"ula", "ulae"},     Pair{"^money", "^monies"},
};

// Words that only look like plurals, of which what is left without the s is another word.
constexpr auto own_words = std::to_array<std::string_view>(
    {"analytics", "arms",        "basics",   "besides", "contents", "customs", "does",     "dynamics",
     "economics", "electronics", "genetics", "goes",    "goods",    "has",     "hers",     "its",
     "logistics", "means",       "media",    "news",    "odds",     "ours",    "overseas", "physics",
     "politics",  "premises",    "proceeds", "regards", "species",  "thanks",  "theirs",   "yours"});

bool is_own_word(std::string_view word) { return std::ranges::find(own_words, word) != own_words.end(); }
bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

class Forms {
 public:
  explicit Forms(std::string_view word) : word_(word) { add(std::string(word)); }

  std::vector<std::string> find() && {
    const char last = word_.empty() ? '0' : word_.back();
    if (is_own_word(word_) || (last >= '0' && last <= '9')) return std::move(forms_);
    const bool has_singular = change_endings(instead_of_s, 0);
    change_endings(beside_s, 2);
    add_plural();
    if (!has_singular && word_.ends_with('s') && !word_.ends_with("ss")) add_singular();
    return std::move(forms_);
  }

 private:
  void add(std::string form) {
    const bool is_other_word = form.size() < 3 || is_own_word(form);
    if (forms_.empty() || (!is_other_word && std::ranges::find(forms_, form) == forms_.end()))
      forms_.push_back(std::move(form));
  }

  // The word without its last letters, with an ending.
  void add(std::size_t without, std::string_view ending) {
    add(std::string(word_.substr(0, word_.size() - without)).append(ending));
  }

  // Of words with so many letters before the ending. Whether the word is one of the plurals.
  bool change_endings(std::span<const Pair> pairs, std::size_t before) {
    const std::string whole = "^" + std::string(word_);
    bool is_plural = false;
    for (const Pair& pair : pairs) {
      const auto change = [&](std::string_view from, std::string_view to) {
        if (!whole.ends_with(from) || (!from.starts_with('^') && word_.size() < from.size() + before)) return false;
        add((whole.substr(0, whole.size() - from.size()) + std::string(to)).substr(1));
        return true;
      };
      change(pair.singular, pair.plural);
      is_plural = change(pair.plural, pair.singular) || is_plural;
    }
    return is_plural;
  }

  void add_plural() {
    const char last = word_.back();
    const std::string_view before = word_.substr(0, word_.size() - 1);
    const bool after_consonant = !before.empty() && (!is_vowel(before.back()) || before.ends_with("qu"));
    if (last == 'y' && after_consonant) return add(1, "ies");
    if (last == 's' || last == 'x' || last == 'z' || word_.ends_with("sh") || word_.ends_with("ch")) add(0, "es");
    if (last == 'o' && after_consonant) add(0, "es");
    if (last != 's' && last != 'x' && last != 'z' && !word_.ends_with("sh")) add(0, "s");
  }

  void add_singular() {
    const std::string_view before = word_.substr(0, word_.size() - 1);
    add(1, "");
    if (before.ends_with("ie")) add(3, "y");
    for (const char* ending : {"se", "xe", "ze", "che", "she", "oe"})
      if (before.ends_with(ending)) return add(2, "");
  }

  std::string_view word_;
  std::vector<std::string> forms_;
};

}  // namespace

std::vector<std::string> word_forms(std::string_view word) { return Forms(word).find(); }

}  // namespace scrutineer::base

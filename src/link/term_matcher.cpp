#include "link/term_matcher.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "base/utf8.h"

namespace scrutineer::link {
namespace {

using catalogue::Entry;
using catalogue::EntryIndex;

constexpr std::size_t beginnings = 1U << 15U;
constexpr std::size_t first_words = 1U << 14U;

// What a byte is to a word: the lower-case letter or digit that it adds, or one of these.
constexpr char between_words = 0;
constexpr char inside_word = 1;  // an apostrophe: adds nothing, ends nothing
constexpr char not_ascii = 2;

constexpr std::array<char, 256> byte_classes = [] {
  std::array<char, 256> classes{};
  for (std::size_t c = 0; c < classes.size(); ++c) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) classes[c] = static_cast<char>(c);
    if (c >= 'A' && c <= 'Z') classes[c] = static_cast<char>(c + ('a' - 'A'));
    if (c == '\'') classes[c] = inside_word;
    if (c >= 0x80) classes[c] = not_ascii;
  }
  return classes;
}();

// The plain form of a word: lower case, no apostrophes, singular by the common endings of English. Both the names
// and the text go through it, so it need not give real words, only the same for singular and plural.
class PlainWord {
 public:
  // Words longer than any name's are told apart by their beginnings.
  void add(char c) {
    if (size_ < letters_.size()) letters_[size_++] = c;
  }

  void make_singular() {
    if (size_ < 4 || letters_[size_ - 1] != 's') return;
    if (size_ > 4 && ends_with("ies")) {
      letters_[size_ - 3] = 'y';
      size_ -= 2;
    } else if (size_ > 4 && (ends_with("sses") || ends_with("ches") || ends_with("shes") || ends_with("xes"))) {
      size_ -= 2;
    } else if (const char before = letters_[size_ - 2]; before != 's' && before != 'u' && before != 'i') {
      --size_;
    }
  }

  [[nodiscard]] std::string_view view() const { return {letters_.data(), size_}; }
  [[nodiscard]] std::uint64_t hash() const {
    std::uint64_t result = 14695981039346656037ULL;  // FNV-1a
    for (const char c : view()) result = (result ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return result ^ (result >> 29U);
  }

 private:
  [[nodiscard]] bool ends_with(std::string_view ending) const { return view().ends_with(ending); }

  std::array<char, 64> letters_;
  std::size_t size_ = 0;
};

// Calls `found(begin, end)` for each word: letters and digits of any script, with apostrophes inside.
template <class Found>
void for_each_word(std::string_view text, Found found) {
  constexpr std::size_t none = std::string_view::npos;
  std::size_t begin = none;
  for (std::size_t at = 0; at < text.size();) {
    const char byte_class = byte_classes[static_cast<unsigned char>(text[at])];
    if (byte_class > not_ascii) {
      if (begin == none) begin = at;
      ++at;
      continue;
    }
    const std::size_t here = at++;
    if (byte_class == not_ascii) {
      const std::int32_t character = base::next_character(text, at = here);
      if (character == 0x2019) continue;  // ’
      if (character >= 0 && u_isalnum(character)) {
        if (begin == none) begin = here;
        continue;
      }
    } else if (byte_class == inside_word) {
      continue;
    }
    if (begin != none) found(begin, here);
    begin = none;
  }
  if (begin != none) found(begin, text.size());
}

PlainWord plain_form(std::string_view word) {
  PlainWord plain;
  for (std::size_t at = 0; at < word.size();) {
    const char byte_class = byte_classes[static_cast<unsigned char>(word[at])];
    if (byte_class == not_ascii) {
      const std::int32_t character = base::next_character(word, at);
      if (character == 0x2019) continue;
      std::string folded;
      base::append_character(folded, u_foldCase(character, U_FOLD_CASE_DEFAULT));
      for (const char c : folded) plain.add(c);
    } else {
      ++at;
      if (byte_class != inside_word) plain.add(byte_class);
    }
  }
  plain.make_singular();
  return plain;
}

// A number for the first three letters of a word, whatever their case and whether it is singular or plural: i and y,
// which plurals exchange, are one, and so is all that follows an apostrophe or a letter that is not ASCII.
std::size_t beginning_of(std::string_view word) {
  constexpr std::size_t anything = 30, nothing = 31;
  std::size_t number = 0;
  std::size_t last = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    const char letter = i < word.size() ? byte_classes[static_cast<unsigned char>(word[i])] : between_words;
    if (last == anything || (letter > between_words && letter <= not_ascii)) {
      last = anything;
    } else if (letter == between_words) {
      last = nothing;
    } else if (letter < 'a') {
      last = 26U + static_cast<std::size_t>(letter % 4);  // digits
    } else {
      last = static_cast<std::size_t>((letter == 'y' ? 'i' : letter) - 'a');
    }
    number = number << 5U | last;
  }
  return number;
}

// An apostrophe after the last letter is not part of the word.
std::size_t without_trailing_apostrophe(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin && byte_classes[static_cast<unsigned char>(text[end - 1])] <= not_ascii) {
    if (text[end - 1] == '\'')
      --end;
    else if (text.substr(begin, end - begin).ends_with("\xE2\x80\x99"))
      end -= 3;
    else
      break;
  }
  return end;
}

bool looks_like_acronym(std::string_view name) {
  const auto count = [&](int (*is)(int)) {
    return std::ranges::count_if(name, [&](unsigned char c) { return is(c) != 0; });
  };
  return count(std::isupper) >= 2 && count(std::isupper) > count(std::islower) &&
         name.find(' ') == std::string_view::npos;
}

bool only_joins_words(std::string_view gap) {
  if (gap.starts_with('\'')) gap.remove_prefix(1);  // teachers' pension
  if (gap.starts_with("\xE2\x80\x99")) gap.remove_prefix(3);
  return gap == " " || gap == "-" || gap == "\n" || gap == "\xC2\xA0" || gap == "\xE2\x80\x91" || gap == "\xE2\x80\x93";
}

}  // namespace

TermMatcher::TermMatcher(const catalogue::Catalogue& catalogue, base::Diagnostics& out)
    : may_start_(beginnings), is_first_word_(first_words), catalogue_(catalogue) {
  for (std::size_t i = 0; i < catalogue.entries.size(); ++i) {
    const Entry& entry = catalogue.entries[i];
    const auto* term = std::get_if<catalogue::Term>(&entry.detail);
    if (!term) continue;
    const auto index = static_cast<EntryIndex>(i);
    add_name(entry.title, index, entry, out);
    if (!term->acronym.empty()) add_name(term->acronym, index, entry, out);
    for (const std::string& also : term->also) add_name(also, index, entry, out);
  }
  for (auto& [word, names] : by_first_word_)
    std::ranges::stable_sort(
        names, [&](std::uint32_t a, std::uint32_t b) { return names_[a].words.size() > names_[b].words.size(); });
}

void TermMatcher::add_name(std::string_view text, EntryIndex term, const Entry& entry, base::Diagnostics& out) {
  Name name;
  name.term = term;
  std::string key;
  std::string_view first_word;
  for_each_word(text, [&](std::size_t begin, std::size_t end) {
    const std::string_view word = text.substr(begin, end - begin);
    if (first_word.empty()) first_word = word;
    const PlainWord plain = plain_form(word);
    name.words.push_back(plain.hash());
    key.append(plain.view()).push_back(' ');
  });
  if (name.words.empty()) return;
  const std::uint64_t first = name.words.front();
  if (looks_like_acronym(text)) {
    name.acronym = text;
    name.words.resize(1);
    key = text;
  }
  const auto [other, is_new] = taken_.try_emplace(key, term);
  if (!is_new) {
    if (other->second != term)
      out.error("colliding-term", entry.span,
                fmt::format("\"{}\" is a name of \"{}\" and of \"{}\"", text, entry.title,
                            catalogue_.entry(other->second).title),
                "a name can belong to one term only: take it out of one of them");
    return;
  }
  if (!std::get<catalogue::Term>(entry.detail).links) return;
  const auto index = static_cast<std::uint32_t>(names_.size());
  const auto add_first_word = [&](std::uint64_t plain) {
    by_first_word_[plain].push_back(index);
    is_first_word_[plain % first_words] = true;
  };
  add_first_word(first);
  if (!name.acronym.empty())  // "DCSs" and "DCS's" have a plain form of their own
    if (const std::uint64_t plural = plain_form(name.acronym + "s").hash(); plural != first) add_first_word(plural);
  names_.push_back(std::move(name));
  may_start_[beginning_of(first_word)] = true;
  if (first_word.size() < 3) may_start_[beginning_of(std::string(first_word) + "s")] = true;
}

// How many words from `first` on are this name; 0 when they are not.
std::size_t TermMatcher::match_length(const Name& name, std::string_view text, std::vector<Word>& words,
                                      std::size_t first) const {
  const auto written = [&](const Word& word) { return text.substr(word.begin, word.end - word.begin); };
  if (!name.acronym.empty()) {
    const std::string_view acronym = written(words[first]);
    if (!acronym.starts_with(name.acronym)) return 0;
    const std::string_view ending = acronym.substr(name.acronym.size());
    return ending.empty() || ending == "s" || ending == "'s" || ending == "\xE2\x80\x99s" ? 1 : 0;
  }
  if (first + name.words.size() > words.size()) return 0;
  for (std::size_t i = 1; i < name.words.size(); ++i) {
    Word& word = words[first + i];
    const std::size_t gap = words[first + i - 1].end;
    if (!only_joins_words(text.substr(gap, word.begin - gap))) return 0;
    if (word.plain == 0) word.plain = plain_form(written(word)).hash();
    if (word.plain != name.words[i]) return 0;
  }
  return name.words.size();
}

// The longest name that starts with this word; null when there is none.
const TermMatcher::Name* TermMatcher::longest_name(std::string_view text, std::vector<Word>& words,
                                                   std::size_t first) const {
  Word& word = words[first];
  const std::string_view written = text.substr(word.begin, word.end - word.begin);
  if (!may_start_[beginning_of(written)]) return nullptr;
  if (word.plain == 0) word.plain = plain_form(written).hash();
  if (!is_first_word_[word.plain % first_words]) return nullptr;
  const auto candidates = by_first_word_.find(word.plain);
  if (candidates == by_first_word_.end()) return nullptr;
  for (const std::uint32_t index : candidates->second)
    if (match_length(names_[index], text, words, first) > 0) return &names_[index];
  return nullptr;
}

void TermMatcher::find(std::string_view text, std::vector<TermMatch>& matches) const {
  if (names_.empty()) return;
  thread_local std::vector<Word> words;
  words.clear();
  for_each_word(text, [&](std::size_t begin, std::size_t end) {
    words.push_back({.begin = begin, .end = without_trailing_apostrophe(text, begin, end)});
  });
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Name* name = longest_name(text, words, i);
    if (!name) continue;
    const Word& first = words[i];
    i += name->words.size() - 1;
    matches.push_back({first.begin, words[i].end, name->term, !name->acronym.empty()});
  }
}

}  // namespace scrutineer::link

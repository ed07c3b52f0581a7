#include "link/term_matcher.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/acronym.h"
#include "base/characters.h"
#include "base/hash.h"

namespace scrutineer::link {
namespace {

using catalogue::Entry;
using catalogue::EntryIndex;
using Spelling = TermName::Spelling;

constexpr std::size_t first_word_count = 1U << 14U;

// Of letters, whatever their case, and digits: five bits. The eighth of any other byte.
constexpr unsigned no_letter = 0x80, behind_the_word = 26;
constexpr std::array<std::uint8_t, 256> letter_numbers = [] {
  std::array<std::uint8_t, 256> numbers{};
  numbers.fill(no_letter);
  for (std::size_t i = 0; i < 26; ++i) numbers['a' + i] = numbers['A' + i] = static_cast<std::uint8_t>(i);
  for (std::size_t i = 0; i < 10; ++i) numbers['0' + i] = static_cast<std::uint8_t>(27 + i % 4);
  return numbers;
}();

constexpr std::size_t beginning_count = 1U << 15U;
constexpr std::size_t no_beginning = beginning_count;

// A number for the first three letters of a word; no_beginning when not all of them are ASCII.
std::size_t beginning_of(std::string_view word) {
  const auto letter = [&](std::size_t i) -> unsigned {
    return i < word.size() ? letter_numbers[static_cast<unsigned char>(word[i])] : behind_the_word;
  };
  const unsigned first = letter(0), second = letter(1), third = letter(2);
  return ((first | second | third) & no_letter) != 0 ? no_beginning : first << 10U | second << 5U | third;
}

// Whether these bytes of a text are part of what machines read: "total_KPI_2017", "KPI.xlsx", "trust@example.org".
bool is_in_code(std::string_view text, std::size_t begin, std::size_t end) {
  const auto joins = [&](std::size_t sign, std::size_t beyond) {
    if (sign >= text.size()) return false;
    const bool goes_on = beyond < text.size() && (base::is_letter(text[beyond]) || base::is_digit(text[beyond]));
    return text[sign] == '_' || text[sign] == '@' || (text[sign] == '.' && goes_on);
  };
  return joins(begin - 1, begin - 2) || joins(end, end + 1);  // before the text is far behind it
}

}  // namespace

std::size_t WordStarts::of(std::string_view folded) {
  const std::size_t beginning = beginning_of(folded);
  if (beginning == no_beginning) return count - 1;
  return (static_cast<std::uint32_t>(beginning) * 2654435761U) >> 20U;  // of 32 bits twelve: below count - 1
}

void WordStarts::add(std::string_view word, TermName::Grammar grammar) {
  has_.set(of(word));
  const bool is_plain = std::ranges::all_of(word, [](unsigned char c) { return c < 0x80 && c != '\''; });
  if (is_plain) return;
  has_.set(of(folded(word)));
  has_.set(of(folded(TermName::alone(word, grammar))));
}

TermMatcher::TermMatcher(const catalogue::Catalogue& catalogue, base::Diagnostics& out)
    : grammar_(TermName::grammar_of(catalogue.site.language)),
      beginnings_(beginning_count + 1),
      first_words_(first_word_count),
      names_by_start_(WordStarts::count),
      catalogue_(catalogue) {
  beginnings_[no_beginning] = true;
  for (std::size_t i = 0; i < catalogue.entries.size(); ++i) {
    const Entry& entry = catalogue.entries[i];
    const auto* term = std::get_if<catalogue::Term>(&entry.detail);
    if (!term) continue;
    const auto spelling_of = [&](std::string_view name) {
      if (base::looks_like_acronym(name)) return Spelling::acronym;
      return term->links == catalogue::TermLinks::as_written ? Spelling::written : Spelling::any;
    };
    const auto index = static_cast<EntryIndex>(i);
    add_name(entry.title, spelling_of(entry.title), index, entry.span, out);
    if (!term->acronym.empty()) add_name(term->acronym, Spelling::acronym, index, entry.span, out);
    for (const catalogue::OtherName& also : term->also)
      add_name(also.name, spelling_of(also.name), index, also.span, out);
  }
  for (auto& [word, names] : by_first_word_)
    std::ranges::stable_sort(
        names, [&](std::uint32_t a, std::uint32_t b) { return names_[a].name.goes_before(names_[b].name); });
}

// Whether the name is another term's already, which is reported.
bool TermMatcher::is_taken(const TermName& name, std::string_view text, EntryIndex term, base::Span span,
                           base::Diagnostics& out) {
  const std::vector<std::uint64_t> keys = name.keys();
  const auto owner = [&]() -> std::optional<EntryIndex> {
    if (const auto found = written_.find(keys.front()); found != written_.end()) return found->second;
    if (const auto found = other_forms_.find(keys.front()); found != other_forms_.end() && found->second != term)
      return found->second;
    for (const std::uint64_t key : keys)
      if (const auto found = written_.find(key); found != written_.end() && found->second != term) return found->second;
    return std::nullopt;
  }();
  if (owner && *owner != term && catalogue_.entry(*owner).id != catalogue_.entry(term).id)
    out.error("colliding-term", span,
              fmt::format("\"{}\" is a name of \"{}\" and of \"{}\"", text, catalogue_.entry(term).title,
                          catalogue_.entry(*owner).title),
              "a name can belong to one term only, in the singular and the plural: take it out of one of them");
  if (owner && *owner != term) return true;
  written_.emplace(keys.front(), term);
  for (const std::uint64_t key : keys) other_forms_.emplace(key, term);
  return false;
}

void TermMatcher::add_name(std::string_view text, Spelling spelling, EntryIndex term, base::Span span,
                           base::Diagnostics& out) {
  std::vector<Word> words;
  find_words(text, words);
  if (words.empty()) return;
  TermName name(text, spelling, grammar_);
  if (is_taken(name, text, term, span, out)) return;
  if (std::get<catalogue::Term>(catalogue_.entry(term).detail).links == catalogue::TermLinks::never) return;
  const auto index = static_cast<std::uint32_t>(names_.size());
  const std::uint64_t whole =
      base::content_hash(fmt::format("{} {} {}", static_cast<int>(spelling), catalogue_.entry(term).id, text)).low;
  for (const std::string& word : name.first_words()) {
    std::uint64_t& names = names_by_start_[WordStarts::of(folded(word))];
    names = (names ^ whole) * 1099511628211ULL + 1;
    const std::uint64_t hash = hash_of_folded(word);
    by_first_word_[hash].push_back(index);
    first_words_[hash % first_word_count] = true;
    beginnings_[beginning_of(word)] = true;
  }
  names_.push_back({std::move(name), term});
}

// The longest name that starts with this word; null when there is none.
const TermMatcher::Name* TermMatcher::longest_name(std::string_view text, std::vector<Word>& words, std::size_t first,
                                                   std::size_t& end) const {
  Word& word = words[first];
  const std::string_view written = text.substr(word.begin, word.end - word.begin);
  if (word.hash == 0) word.hash = hash_of_folded(written);
  if (const Name* name = longest_name(text, words, first, word.hash, end)) return name;
  const std::string_view owner = TermName::alone(written, grammar_);
  return owner.size() == written.size() ? nullptr : longest_name(text, words, first, hash_of_folded(owner), end);
}

const TermMatcher::Name* TermMatcher::longest_name(std::string_view text, std::vector<Word>& words, std::size_t first,
                                                   std::uint64_t first_word, std::size_t& end) const {
  if (!first_words_[first_word % first_word_count]) return nullptr;
  const auto candidates = by_first_word_.find(first_word);
  if (candidates == by_first_word_.end()) return nullptr;
  const Name* mutated = nullptr;
  bool is_ambiguous = false;
  for (const std::uint32_t index : candidates->second) {
    const Name& name = names_[index];
    if (mutated != nullptr && !name.name.is_as_long_as(mutated->name)) break;
    std::size_t its_end = 0;
    const TermName::Match match = name.name.match_at(text, words, first, its_end);
    if (match == TermName::Match::none) continue;
    end = its_end;
    if (match == TermName::Match::plain) return &name;
    is_ambiguous = is_ambiguous || (mutated != nullptr && mutated->term != name.term);
    mutated = &name;
  }
  return is_ambiguous ? nullptr : mutated;
}

void TermMatcher::find(std::string_view text, std::vector<TermMatch>& matches, WordStarts* starts) const {
  if (names_.empty() && !starts) return;
  thread_local std::vector<Word> words;
  words.clear();
  find_words(text, words);
  if (starts)
    for (const Word& word : words) starts->add(text.substr(word.begin, word.end - word.begin), grammar_);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word(text.data() + words[i].begin, words[i].end - words[i].begin);
    if (!beginnings_[beginning_of(word)]) continue;  // nearly all words
    std::size_t end = 0;
    const Name* found = longest_name(text, words, i, end);
    if (!found) continue;
    const std::size_t begin = words[i].begin - found->name.lead_size();
    if (is_in_code(text, begin, end)) continue;
    i += found->name.word_count() - 1;
    matches.push_back({begin, end, found->term, found->name.is_acronym()});
  }
}

}  // namespace scrutineer::link

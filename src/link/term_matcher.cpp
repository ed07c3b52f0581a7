#include "link/term_matcher.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <cctype>

#include "base/utf8.h"

namespace scrutineer::link {
namespace {

using catalogue::Entry;
using catalogue::EntryIndex;

constexpr std::size_t filter_size = 1U << 14U;

bool is_ascii_word(unsigned char c) { return std::isalnum(c) != 0; }

// The plain form of a word: lower case, no apostrophes, singular by the common endings of English. Both the names
// and the text go through it, so it need not give real words, only the same for singular and plural.
void singular(std::string& word) {
  const auto ends = [&](std::string_view ending) { return word.ends_with(ending); };
  if (word.size() > 4 && ends("ies")) {
    word.replace(word.size() - 3, 3, "y");
  } else if (word.size() > 4 && (ends("sses") || ends("ches") || ends("shes") || ends("xes"))) {
    word.resize(word.size() - 2);
  } else if (word.size() > 3 && ends("s") && !ends("ss") && !ends("us") && !ends("is")) {
    word.pop_back();
  }
}

std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash ^ (hash >> 29U);
}

// Calls `found(begin, end, plain form)` for each word: letters and digits of any script, with apostrophes inside.
template <class Found>
void for_each_word(std::string_view text, std::string& plain, Found found) {
  std::size_t begin = std::string_view::npos;
  const auto finish = [&](std::size_t end) {
    if (begin == std::string_view::npos) return;
    singular(plain);
    found(begin, end, std::string_view(plain));
    begin = std::string_view::npos;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const auto byte = static_cast<unsigned char>(text[here]);
    if (byte < 0x80) {
      ++at;
      if (is_ascii_word(byte)) {
        if (begin == std::string_view::npos) begin = here, plain.clear();
        plain.push_back(static_cast<char>(std::tolower(byte)));
      } else if (byte != '\'') {
        finish(here);
      }
      continue;
    }
    const std::int32_t character = base::next_character(text, at);
    if (character == 0x2019) continue;  // ’
    if (character < 0 || !u_isalnum(character)) {
      finish(here);
      continue;
    }
    if (begin == std::string_view::npos) begin = here, plain.clear();
    base::append_character(plain, u_foldCase(character, U_FOLD_CASE_DEFAULT));
  }
  finish(text.size());
}

// An apostrophe after the last letter is not part of the word.
std::size_t without_trailing_apostrophe(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin && text[end - 1] == '\'') --end;
  while (end >= begin + 3 && text.substr(end - 3, 3) == "\xE2\x80\x99") end -= 3;
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
    : may_start_(filter_size), catalogue_(catalogue) {
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
  std::string plain, key;
  std::uint64_t first = 0;
  for_each_word(text, plain, [&](std::size_t, std::size_t, std::string_view word) {
    name.words.push_back(hash_of(word));
    key.append(word).push_back(' ');
  });
  if (name.words.empty()) return;
  first = name.words.front();
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
  names_.push_back(std::move(name));
  by_first_word_[first].push_back(static_cast<std::uint32_t>(names_.size() - 1));
  may_start_[first % filter_size] = true;
}

// How many words from `first` on are this name; 0 when they are not.
std::size_t TermMatcher::match_length(const Name& name, std::string_view text, const std::vector<Word>& words,
                                      std::size_t first) const {
  if (!name.acronym.empty()) {
    const std::string_view written = text.substr(words[first].begin, words[first].end - words[first].begin);
    return written == name.acronym || (written.size() == name.acronym.size() + 1 && written.back() == 's' &&
                                       written.starts_with(name.acronym))
               ? 1
               : 0;
  }
  if (first + name.words.size() > words.size()) return 0;
  for (std::size_t i = 1; i < name.words.size(); ++i) {
    const Word& word = words[first + i];
    const std::size_t gap = words[first + i - 1].end;
    if (word.plain != name.words[i] || !only_joins_words(text.substr(gap, word.begin - gap))) return 0;
  }
  return name.words.size();
}

void TermMatcher::find(std::string_view text, std::vector<TermMatch>& matches) const {
  if (names_.empty()) return;
  thread_local std::vector<Word> words;
  thread_local std::string plain;
  words.clear();
  for_each_word(text, plain, [&](std::size_t begin, std::size_t end, std::string_view word) {
    words.push_back({begin, without_trailing_apostrophe(text, begin, end), hash_of(word)});
  });
  for (std::size_t i = 0; i < words.size();) {
    std::size_t length = 0;
    if (may_start_[words[i].plain % filter_size]) {
      if (const auto candidates = by_first_word_.find(words[i].plain); candidates != by_first_word_.end()) {
        for (const std::uint32_t index : candidates->second) {
          const Name& name = names_[index];
          length = match_length(name, text, words, i);
          if (length == 0) continue;
          matches.push_back({words[i].begin, words[i + length - 1].end, name.term, !name.acronym.empty()});
          break;
        }
      }
    }
    i += std::max<std::size_t>(length, 1);
  }
}

}  // namespace scrutineer::link

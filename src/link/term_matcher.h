// Finds the glossary's terms in running text. The longest match wins. An acronym matches as it is written, as whole
// words, with a plural s; any other name matches in any case, singular or plural, with hyphens or blanks. In Welsh a
// name's first letter may be mutated instead; where two names of a length are mutated to the same, neither is meant.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "catalogue/catalogue.h"
#include "link/running_words.h"
#include "link/term_name.h"

namespace scrutineer::link {

struct TermMatch {
  std::size_t begin = 0, end = 0;  // bytes of the text
  catalogue::EntryIndex term{};
  bool by_acronym = false;
};

// How the words of a text begin, as numbers: a name cannot stand in a text that has not how it begins.
class WordStarts {
 public:
  static constexpr std::size_t count = 4097;  // the last is that of words which do not begin in ASCII

  [[nodiscard]] static std::size_t of(std::string_view folded);
  void add(std::string_view word, TermName::Grammar grammar);
  [[nodiscard]] bool has(std::size_t start) const { return has_[start]; }

 private:
  std::bitset<count> has_;
};

class TermMatcher {
 public:
  // Knows the terms that link themselves. Reports names that two terms share.
  TermMatcher(const catalogue::Catalogue& catalogue, base::Diagnostics& out);

  // Appends the matches, which do not overlap, from left to right. Any thread may call it. `starts`, where it is not
  // null, gets those of the text's words.
  void find(std::string_view text, std::vector<TermMatch>& matches, WordStarts* starts = nullptr) const;

  // By WordStarts: a hash of the names that begin so. Where those of its words are the same, a text has the same terms.
  [[nodiscard]] const std::vector<std::uint64_t>& names_by_start() const { return names_by_start_; }

 private:
  struct Name {
    TermName name;
    catalogue::EntryIndex term{};
  };

  void add_name(std::string_view text, TermName::Spelling spelling, catalogue::EntryIndex term, base::Span span,
                base::Diagnostics& out);
  [[nodiscard]] bool is_taken(const TermName& name, std::string_view text, catalogue::EntryIndex term, base::Span span,
                              base::Diagnostics& out);
  [[nodiscard]] const Name* longest_name(std::string_view text, std::vector<Word>& words, std::size_t first,
                                         std::size_t& end) const;
  [[nodiscard]] const Name* longest_name(std::string_view text, std::vector<Word>& words, std::size_t first,
                                         std::uint64_t first_word, std::size_t& end) const;

  TermName::Grammar grammar_;
  std::vector<Name> names_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_first_word_;  // longest names first
  // Two quick ways to say no: by the first three letters of a first word, where they are ASCII, and by the low bits
  // of its hash.
  std::vector<bool> beginnings_;
  std::vector<bool> first_words_;
  std::vector<std::uint64_t> names_by_start_;
  // Who has a name as it is written, and who has it in another number.
  std::unordered_map<std::uint64_t, catalogue::EntryIndex> written_, other_forms_;
  const catalogue::Catalogue& catalogue_;
};

}  // namespace scrutineer::link

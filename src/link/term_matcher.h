// Finds the glossary's terms in running text. The longest match wins. An acronym matches in its own case as a whole
// word, with a plural s; any other name matches in any case, singular or plural, with hyphens or spaces.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostics.h"
#include "catalogue/catalogue.h"

namespace scrutineer::link {

struct TermMatch {
  std::size_t begin = 0, end = 0;  // bytes of the text
  catalogue::EntryIndex term{};
  bool by_acronym = false;
};

class TermMatcher {
 public:
  // Knows the terms that link themselves. Reports names that two terms share.
  TermMatcher(const catalogue::Catalogue& catalogue, base::Diagnostics& out);

  // Appends the matches, which do not overlap, from left to right. Any thread may call it.
  void find(std::string_view text, std::vector<TermMatch>& matches) const;

 private:
  // One name of a term as the hashes of its words in their plain form (lower case, singular).
  struct Name {
    std::vector<std::uint64_t> words;
    std::string acronym;  // matched letter by letter; then `words` is empty
    catalogue::EntryIndex term{};
  };
  struct Word {
    std::size_t begin = 0, end = 0;
    std::uint64_t plain = 0;  // 0 until it is asked for
  };

  void add_name(std::string_view name, catalogue::EntryIndex term, const catalogue::Entry& entry,
                base::Diagnostics& out);
  [[nodiscard]] std::size_t match_length(const Name& name, std::string_view text, std::vector<Word>& words,
                                         std::size_t first) const;
  [[nodiscard]] const Name* longest_name(std::string_view text, std::vector<Word>& words, std::size_t first) const;

  std::vector<Name> names_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_first_word_;  // longest names first
  // Two quick ways to say no: by the first three letters of a first word, and by the low bits of its hash.
  std::vector<bool> may_start_;
  std::vector<bool> is_first_word_;
  std::unordered_map<std::string, catalogue::EntryIndex> taken_;
  const catalogue::Catalogue& catalogue_;
};

}  // namespace scrutineer::link

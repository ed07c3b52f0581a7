// One name of a glossary term, as it is found in text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "link/running_words.h"

namespace scrutineer::link {

class TermName {
 public:
  enum class Spelling : std::uint8_t {
    any,      // in any case, singular or plural
    written,  // letter for letter, but that a sentence may give it a capital
    acronym,  // letter for letter, with or without an s for its plural
  };

  // `name` must hold a word.
  TermName(std::string_view name, Spelling spelling);

  // Whether the words from `first` on are this name: it ends in `end`, a byte of the text.
  [[nodiscard]] bool stands_at(std::string_view text, std::vector<Word>& words, std::size_t first,
                               std::size_t& end) const;
  [[nodiscard]] std::size_t word_count() const { return parts_.size(); }
  // The bytes that it has before its first word.
  [[nodiscard]] std::size_t lead_size() const { return lead_.size(); }
  // Which of two names of as many words is looked for first.
  [[nodiscard]] bool goes_before(const TermName& other) const;
  [[nodiscard]] bool is_acronym() const { return spelling_ == Spelling::acronym; }

  // The folded forms that its first word may have in a text.
  [[nodiscard]] std::vector<std::string> first_words() const;
  // Numbers for all that a text may call it, first for the name as it is written. Names of two terms that share
  // the written one with any of the other's cannot be told apart.
  [[nodiscard]] std::vector<std::uint64_t> keys() const;

 private:
  struct Part {
    Gap gap;                            // before the word
    std::string spelled;                // the word
    std::vector<std::string> forms;     // folded
    std::vector<std::uint64_t> hashes;  // of the forms
  };

  [[nodiscard]] bool is_word(std::size_t part, std::string_view text, Word& word) const;
  [[nodiscard]] bool is_spelled(std::size_t part, std::string_view written) const;
  [[nodiscard]] bool is_gap(const Gap& wanted, std::string_view between) const;
  [[nodiscard]] bool is_verb(std::string_view text, const std::vector<Word>& words, std::size_t at) const;

  Spelling spelling_;
  std::vector<Part> parts_;
  std::string lead_, tail_;       // of ".NET" and "C++"
  bool may_end_in_stop_ = false;  // "C.I.C."
};

}  // namespace scrutineer::link

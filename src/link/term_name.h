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

  // How a name of any case changes in a text. What is neither English nor Welsh is taken for English.
  enum class Grammar : std::uint8_t {
    english,  // singular or plural, by the rules of spelling
    welsh,    // the first letter may be mutated; plurals follow no rule
  };
  [[nodiscard]] static Grammar grammar_of(std::string_view language);

  // How a text calls it.
  enum class Match : std::uint8_t { none, mutated, plain };

  // `name` must hold a word.
  TermName(std::string_view name, Spelling spelling, Grammar grammar);

  // Whether the words from `first` on are this name: it ends in `end`, a byte of the text.
  [[nodiscard]] Match match_at(std::string_view text, std::vector<Word>& words, std::size_t first,
                               std::size_t& end) const;
  // A word without what other words hang on to its end: "council" of "council's"; in Welsh also "craffu" of "craffu'n".
  [[nodiscard]] static std::string_view alone(std::string_view word, Grammar grammar);
  [[nodiscard]] std::size_t word_count() const { return parts_.size(); }
  // The bytes that it has before its first word.
  [[nodiscard]] std::size_t lead_size() const { return lead_.size(); }
  // Which of two names of as many words is looked for first.
  [[nodiscard]] bool goes_before(const TermName& other) const;
  // Whether both take up as much of a text.
  [[nodiscard]] bool is_as_long_as(const TermName& other) const;
  [[nodiscard]] bool is_acronym() const { return spelling_ == Spelling::acronym; }

  // The folded forms that its first word may have in a text.
  [[nodiscard]] std::vector<std::string> first_words() const;
  // Numbers for all that a text may call it but for mutations, first for the name as it is written. Names of two terms
  // that share the written one with any of the other's cannot be told apart.
  [[nodiscard]] std::vector<std::uint64_t> keys() const;

 private:
  struct Part {
    Gap gap;                            // before the word
    std::string spelled;                // the word
    std::vector<std::string> forms;     // folded
    std::vector<std::uint64_t> hashes;  // of the forms
  };

  [[nodiscard]] Match match_of(std::size_t part, std::string_view text, std::vector<Word>& words, std::size_t at) const;
  [[nodiscard]] Match match_of(std::size_t part, std::uint64_t hash, std::string_view text,
                               const std::vector<Word>& words, std::size_t at) const;
  [[nodiscard]] bool is_spelled(std::size_t part, std::string_view written) const;
  [[nodiscard]] bool is_gap(const Gap& wanted, std::string_view between) const;
  [[nodiscard]] bool is_verb(std::string_view text, const std::vector<Word>& words, std::size_t at) const;

  Spelling spelling_;
  Grammar grammar_;
  std::vector<std::uint64_t> mutated_;  // of the first word, in Welsh
  std::uint64_t with_h_ = 0;            // of the first word, after ei, ein and eu; 0 for none
  std::vector<Part> parts_;
  std::string lead_, tail_;       // of ".NET" and "C++"
  bool may_end_in_stop_ = false;  // "C.I.C."
};

}  // namespace scrutineer::link

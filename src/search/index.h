// Documents → which words and names lead to which of them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "search/document.h"

namespace scrutineer::search {

// `weight` says how much the document is about the word: up to 31 where the word is neither in its title nor tells
// its kind, in steps of one; otherwise from 32, in steps of two from nothing. A large site has millions of postings, so
// one takes four bytes: there are fewer than 2²⁶ documents.
class Posting {
 public:
  Posting(std::uint32_t document, std::uint8_t weight) : packed_(document << 6U | weight) {}
  [[nodiscard]] std::uint32_t document() const { return packed_ >> 6U; }
  [[nodiscard]] std::uint8_t weight() const { return packed_ & 63U; }
  bool operator==(const Posting&) const = default;

 private:
  std::uint32_t packed_;
};

inline constexpr std::uint8_t first_title_weight = 32, most_weight = 63;

// The forms of a word that the documents use: what they all begin with, and how each goes on ("pension": "", "s").
struct Group {
  std::string key;
  std::vector<std::string> endings;  // sorted
  std::vector<Posting> postings;     // by document
};

// A title, alias or acronym as a whole: the keys of its words with blanks between, without function words unless it has
// no others.
struct Name {
  std::string key;
  std::vector<std::uint32_t> documents;  // in order
};

struct Index {
  std::vector<Group> groups;  // by key, then endings
  std::vector<Name> names;    // by key
};

// The same for any number of jobs. `language` is a language tag.
[[nodiscard]] Index build_index(std::span<const Document> documents, std::string_view language, int jobs);

}  // namespace scrutineer::search

// Words → numbers, for the millions of words of a large site: a hash table without a piece of memory for each word.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "search/words.h"

namespace scrutineer::search {

class WordTable {
 public:
  WordTable() : slots_(1U << 12U) {}

  // The number of a word; nothing known is `none`.
  static constexpr std::uint32_t none = 0xffffffff;
  [[nodiscard]] std::uint32_t find(const Word& word) const { return slots_[slot_of(word)].number; }

  // `word` must not be known.
  void add(const Word& word, std::uint32_t number);

 private:
  // Most words are their first sixteen bytes; what longer ones have besides lies in endings_.
  struct Slot {
    std::array<std::uint64_t, 2> beginning{};
    std::uint32_t length = 0;
    std::uint32_t ending = 0;
    std::uint32_t number = none;
  };

  static std::uint64_t hash_of(const std::array<std::uint64_t, 2>& beginning) {
    // The high half of a product hangs on all letters, the low one on the first.
    std::uint64_t hash = (beginning[0] ^ beginning[1] * 0xC2B2AE3D27D4EB4FU) * 0x9E3779B97F4A7C15U;
    hash = (hash ^ hash >> 32U) * 0x9E3779B97F4A7C15U;
    return hash >> 32U;
  }

  [[nodiscard]] static std::string_view ending_of(std::string_view word) {
    return word.substr(std::min(Word::beginning_size, word.size()));
  }

  [[nodiscard]] bool is(const Slot& slot, const Word& word) const {
    if (slot.beginning[0] != word.beginning()[0] || slot.beginning[1] != word.beginning()[1] ||
        slot.length != word.text().size())
      return false;
    const std::string_view ending = ending_of(word);
    return ending.empty() || std::string_view(endings_.data() + slot.ending, ending.size()) == ending;
  }

  // Of the word, or the free one where it belongs.
  [[nodiscard]] std::size_t slot_of(const Word& word) const {
    std::size_t at = hash_of(word.beginning()) & (slots_.size() - 1);
    while (slots_[at].length != 0 && !is(slots_[at], word)) at = (at + 1) & (slots_.size() - 1);
    return at;
  }

  std::vector<Slot> slots_;  // a power of two, at most half of them taken
  std::size_t taken_ = 0;
  std::vector<char> endings_;
};

}  // namespace scrutineer::search

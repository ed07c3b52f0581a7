// Words → numbers, for the millions of words of a large site: a hash table without a piece of memory for each word.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace scrutineer::search {

class WordTable {
 public:
  WordTable() : slots_(1U << 12U) {}

  // The number of a word; nothing known is `none`.
  static constexpr std::uint32_t none = 0xffffffff;
  [[nodiscard]] std::uint32_t find(std::string_view word) const { return slots_[slot_of(word, hash_of(word))].number; }

  // `word` must not be known.
  void add(std::string_view word, std::uint32_t number);

 private:
  struct Slot {
    std::uint32_t begin = 0;  // of the word in letters_
    std::uint32_t length = 0;
    std::uint32_t hash = 0;
    std::uint32_t number = none;
  };

  // Multiplied and folded, eight bytes at once; a word of fewer is read as two halves that may overlap.
  static std::uint32_t hash_of(std::string_view word) {
    const auto read = [&](std::size_t at, auto part) {
      std::memcpy(&part, word.data() + at, sizeof part);
      return std::uint64_t{part};
    };
    std::uint64_t hash = word.size();
    const auto mix = [&](std::uint64_t more) {
      hash = (hash ^ more) * 0x9E3779B97F4A7C15U;
      hash ^= hash >> 32U;
    };
    if (word.size() >= 8) {
      for (std::size_t at = 0; at + 8 < word.size(); at += 8) mix(read(at, std::uint64_t{}));
      mix(read(word.size() - 8, std::uint64_t{}));
    } else if (word.size() >= 4) {
      mix(read(0, std::uint32_t{}) << 32U | read(word.size() - 4, std::uint32_t{}));
    } else {
      for (const char c : word) mix(static_cast<unsigned char>(c));
    }
    return static_cast<std::uint32_t>(hash);
  }

  // Of the word, or the free one where it belongs.
  [[nodiscard]] std::size_t slot_of(std::string_view word, std::uint32_t hash) const {
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].length != 0 &&
           (slots_[at].hash != hash || std::string_view(letters_.data() + slots_[at].begin, slots_[at].length) != word))
      at = (at + 1) & (slots_.size() - 1);
    return at;
  }

  std::vector<Slot> slots_;  // a power of two, at most half of them taken
  std::size_t taken_ = 0;
  std::vector<char> letters_;
};

}  // namespace scrutineer::search

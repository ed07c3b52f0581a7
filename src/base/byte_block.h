// Texts looked at sixteen bytes at a time, for what a build does with all that a site says.
#pragma once

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstring>
#include <string_view>

#include "base/characters.h"

namespace scrutineer::base {

// Sixteen bytes that are looked at in one step. GCC and clang compare such a block with a byte, or with another block,
// byte by byte; a byte of the answer is 0 for false and 255 for true.
using ByteBlock = unsigned char __attribute__((vector_size(16)));

[[nodiscard]] inline ByteBlock byte_block(const char* bytes) {
  ByteBlock block;
  std::memcpy(&block, bytes, sizeof(block));
  return block;
}

// A bit for each byte of an answer that is true, the lowest for the first.
[[nodiscard]] inline unsigned bits_of(auto answer) {
  static_assert(sizeof(answer) == sizeof(ByteBlock));
#ifdef __SSE2__
  return static_cast<unsigned>(_mm_movemask_epi8(reinterpret_cast<__m128i>(answer)));
#else
  unsigned bits = 0;
  for (unsigned i = 0; i < sizeof(answer); ++i) bits |= (answer[i] & 1U) << i;
  return bits;
#endif
}

// The place of the first byte from `from` on that `is_meant` says true of; the size of the text where there is none.
// `is_meant` takes an unsigned char or a ByteBlock. Where few such bytes stand it takes a fraction of a ByteSet's time.
template <class IsMeant>
[[nodiscard]] std::size_t find_rare(std::string_view text, std::size_t from, IsMeant is_meant) {
  for (; from + sizeof(ByteBlock) <= text.size(); from += sizeof(ByteBlock))
    if (const unsigned bits = bits_of(is_meant(byte_block(text.data() + from))); bits != 0)
      return from + static_cast<std::size_t>(std::countr_zero(bits));
  constexpr std::size_t half = sizeof(ByteBlock) / 2;
  if (text.size() < half) {
    while (from < text.size() && !is_meant(static_cast<unsigned char>(text[from]))) ++from;
    return std::min(from, text.size());
  }
  if (from >= text.size()) return text.size();
  // Less than a block is left: a block of its first half, or what there is of that, and of the text's last bytes.
  const std::size_t last = text.size() - half, first = std::min(from, last);
  std::array<char, sizeof(ByteBlock)> bytes;
  std::memcpy(bytes.data(), text.data() + first, half);
  std::memcpy(bytes.data() + half, text.data() + last, half);
  const unsigned bits = bits_of(is_meant(byte_block(bytes.data())));
  const unsigned of_first = (bits & 0xFFU) >> (from - first), of_last = bits >> half;
  if (of_first != 0) return from + static_cast<std::size_t>(std::countr_zero(of_first));
  return of_last == 0 || from >= last ? text.size() : last + static_cast<std::size_t>(std::countr_zero(of_last));
}

// How many ASCII letters and digits a block begins with.
[[nodiscard]] inline std::size_t letters_before_others(ByteBlock block) {
  const auto is_letter = ((block | 0x20) - 'a' < 26) | (block - '0' < 10);
  return static_cast<std::size_t>(std::countr_one(bits_of(is_letter)));
}

// Where the ASCII letters and digits end that stand from `from` on.
[[nodiscard]] inline std::size_t end_of_letters(std::string_view text, std::size_t from) {
  for (; from + sizeof(ByteBlock) <= text.size(); from += sizeof(ByteBlock))
    if (const std::size_t count = letters_before_others(byte_block(text.data() + from)); count < sizeof(ByteBlock))
      return from + count;
  while (from < text.size() && (is_letter(text[from]) || is_digit(text[from]))) ++from;
  return from;
}

}  // namespace scrutineer::base

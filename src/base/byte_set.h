// A set of bytes to look for in a text. std::string_view::find_first_of calls a function for each byte of the text,
// which in whole sites is a twentieth of a build. Inside a function make it `static constexpr`: the compiler fills in
// one that is not static at every call.
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace scrutineer::base {

class ByteSet {
 public:
  constexpr explicit ByteSet(std::string_view bytes) {
    for (const char c : bytes) has_[static_cast<unsigned char>(c)] = true;
  }

  template <std::predicate<char> IsIn>
  constexpr explicit ByteSet(IsIn is_in) {
    for (std::size_t byte = 0; byte < has_.size(); ++byte) has_[byte] = is_in(static_cast<char>(byte));
  }

  // The place of the first of them from `from` on; std::string_view::npos where there is none.
  [[nodiscard]] constexpr std::size_t find_in(std::string_view text, std::size_t from = 0) const {
    for (std::size_t at = from; at < text.size(); ++at)
      if (has_[static_cast<unsigned char>(text[at])]) return at;
    return std::string_view::npos;
  }

 private:
  std::array<bool, 256> has_{};
};

// Sixteen bytes that are looked at in one step. GCC and clang compare such a block with a byte, or with another block,
// byte by byte; a byte of the answer is 0 for false.
using ByteBlock = unsigned char __attribute__((vector_size(16)));

[[nodiscard]] inline ByteBlock byte_block(const char* bytes) {
  ByteBlock block;
  std::memcpy(&block, bytes, sizeof(block));
  return block;
}

[[nodiscard]] inline bool is_any(auto answer) {
  static_assert(sizeof(answer) == sizeof(ByteBlock));
  std::array<std::uint64_t, 2> halves;
  std::memcpy(halves.data(), &answer, sizeof(answer));
  return (halves[0] | halves[1]) != 0;
}

// The place of the first byte from `from` on that `is_meant` says true of; the size of the text where there is none.
// `is_meant` takes an unsigned char or a ByteBlock. Of long texts in which few such bytes stand it takes a fraction of
// a ByteSet's time.
template <class IsMeant>
[[nodiscard]] std::size_t find_rare(std::string_view text, std::size_t from, IsMeant is_meant) {
  constexpr std::size_t size = sizeof(ByteBlock);
  const auto is_in_block = [&](std::size_t begin) { return is_any(is_meant(byte_block(text.data() + begin))); };
  while (from + size <= text.size() && !is_in_block(from)) from += size;
  // What is left is mostly less than a block, and the last block holds it.
  if (size <= text.size() && from + size > text.size() && !is_in_block(text.size() - size)) return text.size();
  while (from < text.size() && !is_meant(static_cast<unsigned char>(text[from]))) ++from;
  return from;
}

}  // namespace scrutineer::base

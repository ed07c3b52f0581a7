// A set of bytes to look for in a text. std::string_view::find_first_of calls a function for each byte of the text,
// which in whole sites is a twentieth of a build. Inside a function make it `static constexpr`: the compiler fills in
// one that is not static at every call.
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
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

// The place of the first byte from `from` on that a function without branches gives anything but 0 for; the size of the
// text where there is none. The compiler makes one step of a whole block, so of long texts in which few such bytes
// stand it takes a fraction of a ByteSet's time.
template <class IsMeant>
[[nodiscard]] constexpr std::size_t find_rare(std::string_view text, std::size_t from, IsMeant is_meant) {
  constexpr std::size_t block = 32;
  while (from + block <= text.size()) {
    unsigned char found = 0;
    for (std::size_t i = 0; i < block; ++i) found |= static_cast<unsigned char>(is_meant(text[from + i]));
    if (found != 0) break;
    from += block;
  }
  while (from < text.size() && is_meant(text[from]) == 0) ++from;
  return from;
}

}  // namespace scrutineer::base

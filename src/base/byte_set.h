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

}  // namespace scrutineer::base

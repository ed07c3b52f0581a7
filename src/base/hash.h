// A name for the content of a file: 128 bits of XXH3. Tells contents apart; it is no protection against forgery.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace scrutineer::base {

struct ContentHash {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  auto operator<=>(const ContentHash&) const = default;

  [[nodiscard]] std::string hex() const;  // 32 lower-case digits
  [[nodiscard]] static std::optional<ContentHash> from_hex(std::string_view hex);
};

[[nodiscard]] ContentHash content_hash(std::string_view content);

}  // namespace scrutineer::base

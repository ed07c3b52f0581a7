#include "base/hash.h"

#include <fmt/format.h>
#include <xxhash.h>

namespace scrutineer::base {

std::string ContentHash::hex() const { return fmt::format("{:016x}{:016x}", high, low); }

std::optional<ContentHash> ContentHash::from_hex(std::string_view hex) {
  if (hex.size() != 32) return std::nullopt;
  const auto half = [](std::string_view digits) -> std::optional<std::uint64_t> {
    std::uint64_t value = 0;
    for (const char c : digits) {
      if (c >= '0' && c <= '9') {
        value = value << 4U | static_cast<std::uint64_t>(c - '0');
      } else if (c >= 'a' && c <= 'f') {
        value = value << 4U | static_cast<std::uint64_t>(c - 'a' + 10);
      } else {
        return std::nullopt;
      }
    }
    return value;
  };
  const auto high = half(hex.substr(0, 16));
  const auto low = half(hex.substr(16));
  if (!high || !low) return std::nullopt;
  return ContentHash{*high, *low};
}

ContentHash content_hash(std::string_view content) {
  const XXH128_hash_t hash = XXH3_128bits(content.data(), content.size());
  return {hash.high64, hash.low64};
}

}  // namespace scrutineer::base

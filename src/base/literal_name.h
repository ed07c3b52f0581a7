// A name in the code, hashed when the program is compiled: what values of templates and messages are looked up by.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace scrutineer::base {

class LiteralName {
 public:
  template <std::size_t size>
  consteval LiteralName(const char (&literal)[size])  // NOLINT: implicit
      : text_(literal, size - 1), hash_(hash(text_)) {}
  // The same of any text, which must outlive the name.
  [[nodiscard]] static LiteralName of(std::string_view text) { return {text, hash(text)}; }

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::uint64_t hashed() const { return hash_; }
  bool operator==(const LiteralName& other) const { return hash_ == other.hash_ && text_ == other.text_; }

  static constexpr std::uint64_t hash(std::string_view text) {
    std::uint64_t h = 14695981039346656037U;  // FNV-1a
    for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211U;
    return h;
  }

 private:
  LiteralName(std::string_view text, std::uint64_t hashed) : text_(text), hash_(hashed) {}
  std::string_view text_;
  std::uint64_t hash_;
};

}  // namespace scrutineer::base

#include "base/utf8.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <bit>

#include "base/byte_block.h"

#pragma GCC diagnostic ignored "-Wconversion"  // ICU's macros narrow to bytes

namespace scrutineer::base {
namespace {

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }

}  // namespace

std::int32_t next_character(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 character = 0;
  U8_NEXT(bytes, at, text.size(), character);
  return character;
}

void append_character(std::string& text, std::int32_t character) {
  std::array<char, U8_MAX_LENGTH> bytes{};
  std::size_t length = 0;
  U8_APPEND_UNSAFE(bytes.data(), length, character);
  text.append(bytes.data(), length);
}

bool is_control(std::int32_t character) {
  return (character >= 0 && character < 0x20 && character != '\t' && character != '\n') ||
         (character >= 0x7F && character < 0xA0) || (character >= 0 && (character & 0xFFFE) == 0xFFFE) ||
         (character >= 0xFDD0 && character < 0xFDF0);
}

bool is_direction_change(std::int32_t character) {
  return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
}

std::string_view beginning(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && !begins_character(text[most])) --most;
  return text.substr(0, most);
}

std::uint32_t character_count(std::string_view text) {
  std::size_t count = 0;
  for (; text.size() >= sizeof(ByteBlock); text.remove_prefix(sizeof(ByteBlock))) {
    const unsigned inside = bits_of((byte_block(text.data()) & 0xC0) == 0x80);
    count += sizeof(ByteBlock) - static_cast<std::size_t>(std::popcount(inside));
  }
  return static_cast<std::uint32_t>(count + static_cast<std::size_t>(std::ranges::count_if(text, begins_character)));
}

}  // namespace scrutineer::base

#include "base/byte_block.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <string>

using namespace scrutineer::base;

TEST_CASE("A rare byte is found as string_view finds it, in texts of any length and behind any place") {
  const auto is_meant = [](auto byte) { return (byte == '[') | (byte < 0x20) | (byte > 0xF0); };
  const auto finds = [&](std::string_view text, std::size_t from) {
    const auto found = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(),
                                    [&](char c) { return is_meant(static_cast<unsigned char>(c)) != 0; });
    return static_cast<std::size_t>(found - text.begin());
  };
  std::mt19937 random(20261201);
  for (std::size_t size = 0; size < 70; ++size)
    for (int times = 0; times < 10; ++times) {
      std::string text(size, 'a');
      for (unsigned i = random() % 4; i > 0 && size > 0; --i) text[random() % size] = "[\x01\xFFz"[random() % 4];
      CAPTURE(text);
      for (std::size_t from = 0; from <= size; ++from)
        if (find_rare(text, from, is_meant) != finds(text, from)) FAIL_CHECK("from " << from);
    }
}

TEST_CASE("ASCII letters and digits end where a text has anything else") {
  std::mt19937 random(20261201);
  for (int times = 0; times < 2000; ++times) {
    std::string text(random() % 40, 'a');
    for (char& c : text)
      if (random() % 8 == 0) c = static_cast<char>(random() % 256);
    CAPTURE(text);
    for (std::size_t from = 0; from <= text.size(); ++from) {
      std::size_t end = from;
      while (end < text.size() && (is_letter(text[end]) || is_digit(text[end]))) ++end;
      if (end_of_letters(text, from) != end) FAIL_CHECK("from " << from);
    }
  }
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    CHECK((end_of_letters(std::string(16, c), 0) == 16) == (is_letter(c) || is_digit(c)));
  }
}

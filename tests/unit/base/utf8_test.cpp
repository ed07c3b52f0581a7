#include "base/utf8.h"

#include <catch2/catch.hpp>

#include <vector>

using namespace scrutineer::base;

TEST_CASE("Characters are read and written one by one, and what is no UTF-8 is told") {
  const std::string text = "aé€😀";
  std::vector<std::int32_t> characters;
  for (std::size_t at = 0; at < text.size();) characters.push_back(next_character(text, at));
  CHECK(characters == std::vector<std::int32_t>{'a', 0xE9, 0x20AC, 0x1F600});
  std::string written;
  for (const std::int32_t character : characters) append_character(written, character);
  CHECK(written == text);
  std::size_t at = 0;
  CHECK(next_character("\xC3", at) == -1);
  CHECK(at == 1);
}

TEST_CASE("Control characters are told from tab, line break and letters, at both ends of each range") {
  for (const std::int32_t character :
       {0x00, 0x08, 0x0B, 0x0D, 0x1F, 0x7F, 0x80, 0x9F, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF, 0xFDD0, 0xFDEF}) {
    INFO(character);
    CHECK(is_control(character));
  }
  for (const std::int32_t character : {-1, 0x09, 0x0A, 0x20, 0x7E, 0xA0, 0xFFFD, 0x10000, 0xFDCF, 0xFDF0, 0x10FFFD}) {
    INFO(character);
    CHECK_FALSE(is_control(character));
  }
}

TEST_CASE("Characters that turn the order of reading are known, at both ends of each range") {
  for (const std::int32_t character : {0x202A, 0x202E, 0x2066, 0x2069}) CHECK(is_direction_change(character));
  for (const std::int32_t character : {0x2029, 0x202F, 0x2065, 0x206A, 0x61})
    CHECK_FALSE(is_direction_change(character));
}

TEST_CASE("The beginning of a text ends between characters") {
  CHECK(beginning("héllo", 1) == "h");
  CHECK(beginning("héllo", 2) == "h");
  CHECK(beginning("héllo", 3) == "hé");
  CHECK(beginning("héllo", 6) == "héllo");
  CHECK(beginning("héllo", 99) == "héllo");
  CHECK(beginning("€", 2).empty());
  CHECK(beginning("", 0).empty());
  CHECK(beginning(std::string_view("a\x80\x80").substr(1), 1).empty());
}

TEST_CASE("Characters are counted, not bytes") {
  CHECK(character_count("") == 0);
  CHECK(character_count("aé€😀") == 4);
  std::string text;
  for (std::uint32_t i = 0; i < 40; ++i, text += "aé€😀") CHECK(character_count(text + "b") == 4 * i + 1);
}

#include "base/byte_set.h"

#include <catch2/catch.hpp>

using namespace scrutineer::base;

TEST_CASE("The first of several bytes is found as string_view finds it") {
  constexpr ByteSet set("[]\xFF");
  for (const std::string_view text : {"", "a", "[", "a]b[", "ab\xFF", "]]"})
    for (std::size_t from = 0; from <= text.size() + 1; ++from)
      CHECK(set.find_in(text, from) == text.find_first_of("[]\xFF", from));
}

#include "markup/arena.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

using scrutineer::markup::Arena;

TEST_CASE("memory of an arena is zero, apart from all else of it, and fit for anything") {
  Arena arena;
  std::vector<std::pair<unsigned char*, std::size_t>> all;
  for (const std::size_t size : {1, 2, 15, 16, 17, 100, 300'000, 300'000, 524'288, 600'000, 3}) {
    auto* const memory = static_cast<unsigned char*>(arena.allocate(size));
    CHECK(reinterpret_cast<std::uintptr_t>(memory) % alignof(std::max_align_t) == 0);
    CHECK(std::all_of(memory, memory + size, [](unsigned char byte) { return byte == 0; }));
    std::memset(memory, static_cast<int>(all.size() + 1), size);
    all.emplace_back(memory, size);
  }
  for (std::size_t i = 0; i < all.size(); ++i)
    CHECK(std::all_of(all[i].first, all[i].first + all[i].second, [&](unsigned char byte) { return byte == i + 1; }));
}

TEST_CASE("memory that grows keeps what it holds, in its place where nothing came behind it") {
  Arena arena;
  auto* const first = static_cast<char*>(arena.grow(nullptr, 16));
  std::memcpy(first, "0123456789abcdef", 16);
  CHECK(arena.grow(first, 10) == first);
  CHECK(arena.grow(first, 100) == first);
  CHECK(arena.grow(first, 100) == first);
  auto* const behind = static_cast<char*>(arena.allocate(16));
  std::memset(behind, 'x', 16);
  auto* const moved = static_cast<char*>(arena.grow(first, 1000));
  CHECK(moved != first);
  CHECK(std::string(moved, 16) == "0123456789abcdef");
  std::memset(moved, 'y', 1000);
  CHECK(std::string(behind, 16) == std::string(16, 'x'));
  CHECK(arena.grow(moved, 1000) == moved);  // it knows how large it has become
  auto* const large = static_cast<char*>(arena.grow(moved, 700'000));
  CHECK(std::string(large, 1000) == std::string(1000, 'y'));
}

TEST_CASE("a text in an arena is a copy with a zero behind it") {
  Arena arena;
  std::string text = "words";
  const std::string_view copy = arena.copy(text);
  const std::string_view empty = arena.copy("");
  text = "other";
  CHECK(copy == "words");
  CHECK(copy.data()[5] == '\0');
  CHECK(empty.data()[0] == '\0');
  CHECK(arena.copy(std::string(700'000, 'z')).size() == 700'000);
}

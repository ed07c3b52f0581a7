#include "markup/arena.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

namespace scrutineer::markup {

namespace {

constexpr std::size_t alignment = alignof(std::max_align_t);
constexpr std::size_t piece_size = std::size_t{512} * 1024;

// The size of an allocation stands before it, for grow().
constexpr std::size_t header = alignment;
static_assert(header >= sizeof(std::size_t));

thread_local Arena* current = nullptr;

// The last piece that a tree on this thread gave back, still warm in the cache, for the next tree.
struct Spare {
  std::byte* piece = nullptr;
  ~Spare() { std::free(piece); }
};
thread_local Spare spare;

std::size_t rounded(std::size_t size) { return (size + alignment - 1) & ~(alignment - 1); }

}  // namespace

Arena::~Arena() {
  for (const Piece& piece : pieces_) {
    if (piece.size == piece_size && spare.piece == nullptr) {
      spare.piece = piece.begin;
    } else {
      std::free(piece.begin);
    }
  }
}

std::byte* Arena::take(std::size_t size) {
  if (static_cast<std::size_t>(end_ - free_) < size) {
    const std::size_t wanted = std::max(piece_size, size);
    std::byte* piece = wanted == piece_size ? std::exchange(spare.piece, nullptr) : nullptr;
    if (piece == nullptr) piece = static_cast<std::byte*>(std::malloc(wanted));
    if (piece == nullptr) throw std::bad_alloc();
    pieces_.push_back({piece, wanted});
    free_ = piece;
    end_ = piece + wanted;
  }
  return std::exchange(free_, free_ + size);
}

void* Arena::allocate(std::size_t size) {
  const std::size_t whole = rounded(size);
  std::byte* const memory = take(header + whole);
  std::memcpy(memory, &whole, sizeof whole);
  return std::memset(memory + header, 0, whole);
}

void* Arena::grow(void* old, std::size_t size) {
  if (old == nullptr) return allocate(size);
  auto* const memory = static_cast<std::byte*>(old);
  std::size_t had = 0;
  std::memcpy(&had, memory - header, sizeof had);
  if (size <= had) return old;
  const std::size_t whole = rounded(size);
  if (memory + had == free_ && static_cast<std::size_t>(end_ - memory) >= whole) {
    free_ = memory + whole;
    std::memcpy(memory - header, &whole, sizeof whole);
    return old;
  }
  std::byte* const moved = take(header + whole);
  std::memcpy(moved, &whole, sizeof whole);
  return std::memcpy(moved + header, old, had);
}

std::string_view Arena::copy(std::string_view text) {
  char* const memory = reinterpret_cast<char*>(take(rounded(text.size() + 1)));
  text.copy(memory, text.size());
  memory[text.size()] = '\0';
  return {memory, text.size()};
}

Arena::Use::Use(Arena& arena) : outer_(std::exchange(current, &arena)) {}
Arena::Use::~Use() { current = outer_; }

cmark_mem* Arena::cmark_memory() {
  static cmark_mem memory{
      .calloc = [](std::size_t count, std::size_t size) { return current->allocate(count * size); },
      .realloc = [](void* old, std::size_t size) { return current->grow(old, size); },
      .free = [](void*) {},
  };
  return &memory;
}

}  // namespace scrutineer::markup

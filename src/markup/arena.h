// Memory for one cmark tree: taken in large pieces and given back all at once. cmark allocates a node a word or
// so; with malloc that is a third of the cost of a page.
#pragma once

#include <cmark-gfm.h>

#include <cstddef>
#include <string_view>
#include <vector>

namespace scrutineer::markup {

class Arena {
 public:
  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  ~Arena();

  [[nodiscard]] void* allocate(std::size_t size);  // aligned for anything, zeroed
  // `old` may be null. Grows in place when it was the last to be allocated.
  [[nodiscard]] void* grow(void* old, std::size_t size);
  [[nodiscard]] std::string_view copy(std::string_view text);  // followed by a zero byte

  // cmark's allocator has no context: while a Use lives, cmark_memory() on this thread takes from its arena.
  class Use {
   public:
    explicit Use(Arena& arena);
    Use(const Use&) = delete;
    Use& operator=(const Use&) = delete;
    ~Use();

   private:
    Arena* outer_;
  };
  [[nodiscard]] static cmark_mem* cmark_memory();

 private:
  struct Piece {
    std::byte* begin;
    std::size_t size;
  };
  std::byte* take(std::size_t size);

  std::vector<Piece> pieces_;
  std::byte* free_ = nullptr;
  std::byte* end_ = nullptr;
};

}  // namespace scrutineer::markup

// Where the inlines of a page stand in its Markdown, to the byte. cmark's own lines and columns are wrong behind a
// hard break, an escape in a link and much else, and are lost where it joins texts; but while it parses, its texts
// point into what it parses. So what they are is noted then, block by block.
#pragma once

#include <cmark-gfm.h>

#include <cstdint>
#include <string_view>
#include <vector>

#include "markup/arena.h"
#include "markup/markdown.h"

namespace scrutineer::markup {

// A part of the words of a block, which are its texts and line breaks one after the other.
struct WordsPiece {
  enum class Kind : std::uint8_t {
    plain,     // as many bytes in the Markdown as in the words
    escaped,   // one character, behind a backslash
    entity,    // such as &amp;
    footnote,  // "[^1]": in the words when nothing defines it
  };
  std::uint32_t words = 0;  // where it begins in them
  std::uint32_t begin = 0;  // where it stands in the content of the block
  std::uint32_t end = 0;
  Kind kind{};
};

// In the content of the block.
struct LinkPlace {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t address = 0;  // the address, or the label of its definition
  std::uint32_t address_end = 0;
};

// What was noted of a block; its user data until the walk has taken it.
struct BlockPlaces {
  const cmark_node* block = nullptr;
  std::size_t first_piece = 0;
  std::size_t piece_count = 0;
};

class SourcePlaces {
 public:
  // `block` has just been parsed, and its texts are as cmark made them. Keeps what it notes of the block, and of
  // links, images and footnote references, as their user data, in the arena.
  void note(cmark_node* block, Arena& arena);

  [[nodiscard]] static const BlockPlaces* of_block(const cmark_node* block);
  // Null for what was not noted.
  [[nodiscard]] static const LinkPlace* of_link(const cmark_node* link);
  // Where a range of the block's words stands in its content.
  [[nodiscard]] SourceRange in_content(const BlockPlaces& block, std::size_t begin, std::size_t end) const;
  // How the character at `at` of the words is written.
  [[nodiscard]] WordsPiece::Kind kind_at(const BlockPlaces& block, std::size_t at) const;

  // Where a range of the content of `block` stands in `source`, of which it was parsed. For HTML blocks, too; of
  // code, 0 is the fence, and byte n of the code is n + 1; of the document, the place is that in the source.
  [[nodiscard]] SourceRange in_source(const cmark_node* block, SourceRange in_content, std::string_view source);
  // Where `literal` stands first from a line on, counted from 0; that line's start when it does not.
  [[nodiscard]] SourceRange find(std::string_view literal, std::size_t line, std::string_view source);
  // The line, counted from 0, and the column, in characters from 1, of a byte of `source`.
  [[nodiscard]] Document::Position position(std::size_t byte, std::string_view source);
  [[nodiscard]] std::string_view line(std::size_t number, std::string_view source);

 private:
  class Noting;
  // A line of a block's content, and where it stands.
  struct LinePlace {
    std::size_t content = 0;
    std::size_t source = 0;
    bool has_escaped_bars = false;  // \| in the source, | in the content
  };
  [[nodiscard]] const WordsPiece* piece_at(const BlockPlaces& block, std::size_t at) const;
  [[nodiscard]] std::size_t offset_in_source(std::size_t in_content, std::string_view source) const;
  void place_lines(const cmark_node* block, std::string_view source);
  bool place_lines_at(std::size_t first_line, std::string_view content, bool bars, std::string_view source);
  void place_cell(const cmark_node* cell, std::string_view source);
  void place_fence(const cmark_node* block, std::string_view source);
  void index_lines(std::string_view source);

  std::vector<WordsPiece> pieces_;
  std::vector<std::size_t> line_starts_;  // made when first asked for
  // As far as the columns of the line asked for last were counted.
  struct Counted {
    std::size_t begin = 0, byte = 0;  // of the line, and up to which
    std::uint32_t characters = 0;
  } counted_;
  // Of the block asked for last.
  const cmark_node* placed_ = nullptr;
  std::vector<LinePlace> lines_;
};

}  // namespace scrutineer::markup

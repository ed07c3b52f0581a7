// A document of a word processor or a web page, and what is known of it besides what pandoc reads: its properties, what
// its readers have written into it, and all its words, which tell what pandoc passes over.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "imports/archive.h"
#include "imports/messages.h"

namespace scrutineer::imports {

enum class DocumentFormat : std::uint8_t { docx, odt, html };

// A comment, or a change that was tracked.
struct ReaderNote {
  enum class Kind : std::uint8_t { comment, inserted, deleted } kind{};
  std::string author, date;  // "2024-03-01"; empty where the document does not say
  std::string text;
  std::string heading = {};  // that it stands under, where that is known
};

// What pandoc does not tell of a table of ODT. Its number stands in its first cell, between two of these marks.
constexpr std::string_view table_mark = "\uE000";  // for private use
// Begins a paragraph of ODT in the style of a caption, and of a quotation: pandoc tells no style.
constexpr std::string_view caption_mark = "\uE001", quotation_mark = "\uE002";
struct TableShape {
  std::size_t heading_rows = 0;
  std::map<std::pair<std::size_t, std::size_t>, std::pair<int, int>>
      spans;  // row and column: rows and columns, above 1
};

struct Document {
  DocumentFormat format{};
  std::string_view bytes;  // of the file
  std::string readable;    // what pandoc reads of it: a web page in UTF-8; of ODT a file without what it passes over

  std::string title;        // of its properties; of ODT, which pandoc does not tell, the paragraph in the style Title
  bool is_titled = false;   // by such a paragraph
  std::string description;  // of its properties
  std::string saved;        // "2024-03-01"

  std::vector<std::pair<std::string, ReaderNote>> comments;  // of DOCX, by their ids: pandoc tells those of some words
  std::vector<std::string> left_out;  // pictures that the file does not hold as images: what is said of them
  std::size_t hidden = 0;             // passages that readers of the document do not see
  bool has_own_numbers = false;       // of lists: by words, by levels, or going on from a list before
  bool has_contents = false;          // a list of contents, of ODT
  std::vector<ReaderNote> notes;      // of ODT, whose comments and changes pandoc passes over
  std::map<std::string, std::string> descriptions;  // of images of ODT, by the names that the document has for them
  std::vector<std::string> paragraphs;              // that readers see, plain; not of web pages
  std::vector<TableShape> tables;                   // of ODT, by their numbers
  std::optional<Archive> archive;                   // not of web pages
};

// `bytes` must outlive it. What the file is, its bytes say; `with_changes` that its tracked changes are accepted.
// Reports what is no such document and gives nothing.
[[nodiscard]] std::optional<Document> open_document(std::string_view bytes, bool with_changes, Messages& messages);

}  // namespace scrutineer::imports

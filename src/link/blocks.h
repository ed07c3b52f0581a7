// The parts of a page that Scrutineer makes from the data, where an editor asks for them in a fenced block.
// docs/content-format.md, "Generated parts of a page", has their names and keys.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "catalogue/catalogue.h"

namespace scrutineer::link {

enum class BlockKind : std::uint8_t {
  compare_models,
  compare_case_studies,
  inspections,
  risk_matrix,
  risk_register,
  traceability,
  timeline,
  map,
  questions,
  changes,
  data_files,
  checklist_builder,
  include
};

struct Block {
  BlockKind kind{};
  base::Span span;
  std::vector<catalogue::EntryIndex> of;  // what it shows: as written, or all there is
  bool names_them = false;                // whether `of` was written
  std::vector<std::string> rows;          // none means all
  std::vector<std::string> columns;       // likewise
  std::string section;                    // of an include: the id of a heading of the page; empty for all of it
  std::string html;                       // of an include: what stands there, for this page
};

// Reads the block called `name`, whose opening fence stands at `span`, with its keys in `code` on the lines below, each
// behind so many characters; nothing when no block is called so, or when it says something wrong, which is reported.
[[nodiscard]] std::optional<Block> read_block(const catalogue::Catalogue& catalogue, std::string_view name,
                                              std::string_view code, base::Span span, std::uint32_t columns_before,
                                              base::Diagnostics& out);

[[nodiscard]] bool is_block(std::string_view name);

// A text of another entry.
using ShownText = std::pair<catalogue::EntryIndex, catalogue::TextRef>;

// A text that a block shows, with the source to cite after it; null when the text cites its own.
struct SourcedText {
  ShownText text;
  const catalogue::SourceRef* source = nullptr;
};
[[nodiscard]] std::vector<SourcedText> shown_texts(const catalogue::Catalogue& catalogue, const Block& block);

// What stands in LinkedPage::body_html for a page's block: nothing that Markdown can make.
[[nodiscard]] std::string block_placeholder(std::size_t block);

}  // namespace scrutineer::link

// A page on its way from one program's Markdown to a site's: read alone first, and finished when all pages are known,
// since its links follow what the others became.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "imports/edits.h"
#include "imports/folder/foreign_blocks.h"
#include "imports/folder/front_matter.h"
#include "imports/folder/heading_slugs.h"
#include "imports/folder/lines.h"
#include "imports/folder/paths.h"
#include "imports/folder/remarks.h"
#include "imports/folder/snippets.h"

namespace scrutineer::imports {

struct WrittenLink {
  bool is_image = false;
  bool is_definition = false;  // [label]: address
  bool is_reference = false;   // [words][label]: its definition says where it leads
  bool is_html = false;        // an attribute of a tag
  bool is_by_name = false;     // [[Page#Heading|words]]: url is what stands before the bar
  std::size_t begin = 0;       // all of it; of HTML, the address alone
  std::size_t end = 0;
  std::size_t address = 0;
  std::size_t address_end = 0;
  std::string url = {};
  std::string words = {};  // plain
};

struct PageDraft {
  PageFacts facts;
  std::string heading;         // of level 1, which becomes the title; plain
  std::string first_sentence;  // plain
  std::string body;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> places;  // of each line: its number, and its file in `table`
  FileTable table;
  std::vector<WrittenLink> links;
  std::vector<Edit> edits;
  AnchorMap anchors;
  std::vector<Abbreviation> abbreviations;
  std::set<std::string> callouts;
  Remarks remarks;

  void remark(RemarkKind kind, std::size_t at_byte, std::string text);
  // In the body, which do not overlap. Its places follow, and links do not.
  void make_edits();

  std::vector<std::size_t> line_ends;  // of the body, once a remark asked for them
};

[[nodiscard]] PageDraft read_draft(std::string_view text, const std::string& path, const FolderSettings& settings,
                                   Snippets& snippets);

// The body with its edits made.
[[nodiscard]] std::string edited_body(PageDraft& draft);

}  // namespace scrutineer::imports

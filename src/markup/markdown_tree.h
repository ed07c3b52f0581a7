// What the parts of Document share: the tree, what the walk found, and the extension that renders our additions.
#pragma once

#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <cmark-gfm/node.h>

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "markup/arena.h"
#include "markup/markdown.h"
#include "markup/page_ids.h"
#include "markup/source_places.h"

// cmark-gfm exports the types of its tables' nodes, but no header that declares them.
extern "C" {
extern cmark_node_type CMARK_NODE_TABLE;
extern cmark_node_type CMARK_NODE_TABLE_ROW;
extern cmark_node_type CMARK_NODE_TABLE_CELL;
}

namespace scrutineer::markup {

// [^label]: as a page writes it, whether or not it is referred to.
struct Footnote {
  const cmark_node* node = nullptr;
  std::string label;
  int line = 0;
};

// {#Who pays}: what a heading gives and does not get, and why.
struct RefusedId {
  Dropped::Kind why{};
  SourceRange written;  // in the content of the heading
  std::string detail;   // as Dropped has it
};

struct Tree {
  Arena arena;
  cmark_node* root = nullptr;  // in the arena
  std::string_view source;
  Options options;
  bool walked = false;
  std::vector<Heading> headings;
  std::vector<Block> blocks;
  std::vector<std::string> anchors;
  std::string plain;
  std::vector<Footnote> footnotes;  // all that the page writes
  std::string definitions;          // of links, as Markdown: where Options::has_excerpts
  std::unordered_set<const cmark_node*> used_footnotes;
  PageIds ids;
  std::unordered_map<const cmark_node*, std::string> given_ids;  // of headings that say theirs
  std::unordered_map<const cmark_node*, RefusedId> refused_ids;
  mutable SourcePlaces places;  // finds and remembers lines when asked
};

// Registers GFM's extensions and ours; the first call does the work.
struct Extensions {
  std::vector<cmark_syntax_extension*> gfm;  // but autolinks
  cmark_syntax_extension* autolink = nullptr;
  // Rendering that cmark has not. What a node's user data holds (in the arena, ended by a zero byte):
  //   heading: its id; table, or the caption before it: the label of its region; cell without words: what it says;
  //   task: the name of its box; link: its class;
  //   quotation or image: its further attributes; paragraph that is no caption: nothing, its <p> is left out, or
  //   block_paragraph (html_nodes.h).
  // Of custom nodes, which cmark renders: block: holds_words, or the mark of a definition list (definition_lists.cpp);
  // inline, until the walk has come to it: the caption of the <table> that it is.
  cmark_syntax_extension* ours = nullptr;

  static const Extensions& get();
};

// Sets `node` to be rendered by our extension.
void render_ourselves(cmark_node* node, const char* user_data);
// How cmark's table and task list nodes look on our pages; for Extensions only.
void replace_gfm_rendering(cmark_syntax_extension* table, cmark_syntax_extension* task_list);
void render_ours(cmark_syntax_extension*, struct cmark_html_renderer*, cmark_node*, cmark_event_type, int);

// Looks for what would make cmark slow, in one pass over the text.
[[nodiscard]] std::optional<OverBudget> over_budget(std::string_view markdown, std::uint32_t first_line);

// cmark reads a paragraph from its start at each line that could be the second of a table.
class TableHeaders {
 public:
  // Whether it may do so for `line`, with so many bytes of paragraph before it.
  [[nodiscard]] bool may_look(std::string_view line, std::size_t bytes_before);
  [[nodiscard]] static OverBudget over_budget(std::uint32_t line);

 private:
  std::size_t bytes_ = 0;
};

// cmark's texts as ours, and ours, which must be in the arena, as cmark's.
[[nodiscard]] std::string_view view(const cmark_chunk& chunk);
[[nodiscard]] cmark_chunk chunk(std::string_view text);
// What the parser reads of a block.
[[nodiscard]] std::string_view content_of(const cmark_node* block);

// The blocks of a type, in the order of the page: to be changed, which no walk over the tree may do on its way.
[[nodiscard]] std::vector<cmark_node*> blocks_of(cmark_node* root, cmark_node_type type);

// Where a block stands, as cmark counts.
struct BlockPosition {
  int first_line = 0;
  int last_line = 0;
  int column = 0;
};
// A custom block that is one paragraph, to be parsed yet, between two pieces of HTML, which are in the arena.
[[nodiscard]] cmark_node* words_between(std::string_view open, std::string_view words, std::string_view close,
                                        const BlockPosition& position);
// What `user_data` of such a block points to: its paragraph is written without <p>.
extern const char holds_words[];

// A line of the source, without its end; lines count from 1, as cmark's do.
[[nodiscard]] std::string_view source_line(const Tree& tree, int line);

void walk_tree(Tree& tree, Visitor& visitor);

// What is added for readers, as plain text.
[[nodiscard]] std::string added_words(const Options& options, words::Name name,
                                      std::initializer_list<words::Argument> arguments = {});

}  // namespace scrutineer::markup

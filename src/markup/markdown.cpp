#include "markup/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm/inlines.h>
#include <cmark-gfm/node.h>
#include <cmark-gfm/parser.h>
#include <cmark-gfm/syntax_extension.h>

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "markup/callouts.h"
#include "markup/definition_lists.h"
#include "markup/excerpts.h"
#include "markup/heading_ids.h"
#include "markup/html.h"
#include "markup/markdown_tree.h"
#include "markup/silent_mistakes.h"
#include "markup/special_characters.h"

namespace scrutineer::markup {

namespace {

// Strikethrough finds its delimiters by a character of its own: a control character, which no text has a use for.
constexpr unsigned char strikethrough_delimiter = 0x01;

// As cmark's, but only ~~two~~ tildes: "~£5m to ~£10m" is an estimate.
cmark_node* match_strikethrough(cmark_syntax_extension*, cmark_parser* parser, cmark_node*, unsigned char character,
                                cmark_inline_parser* inlines) {
  if (character != '~') return nullptr;
  int opens = 0;
  int closes = 0;
  int punctuation_before = 0;
  int punctuation_after = 0;
  constexpr int longest = 100;
  const int count = cmark_inline_parser_scan_delimiters(inlines, longest, '~', &opens, &closes, &punctuation_before,
                                                        &punctuation_after);
  cmark_node* const text = cmark_node_new_with_mem(CMARK_NODE_TEXT, parser->mem);
  cmark_node_set_literal(text, std::string(static_cast<std::size_t>(count), '~').c_str());
  text->start_line = text->end_line = cmark_inline_parser_get_line(inlines);
  text->start_column = 1;  // cmark made it, not HTML: see is_made() of the walk
  if (count == 2 && (opens != 0 || closes != 0)) {
    cmark_inline_parser_push_delimiter(inlines, strikethrough_delimiter, opens, closes, text);
  }
  return text;
}

void use_own_delimiter(cmark_syntax_extension* strikethrough) {
  cmark_llist* const delimiter = cmark_llist_append(cmark_get_default_mem_allocator(), nullptr,
                                                    reinterpret_cast<void*>(std::size_t{strikethrough_delimiter}));
  cmark_syntax_extension_set_special_inline_chars(strikethrough, delimiter);
  cmark_syntax_extension_set_emphasis(strikethrough, 0);
  cmark_syntax_extension_set_match_inline_func(strikethrough, match_strikethrough);
}

// What one parse on this thread has spent on looking for tables.
struct TableBudget {
  TableHeaders headers;
  int refused_line = 0;
};
thread_local TableBudget table_budget;

cmark_open_block_func open_gfm_table = nullptr;

cmark_node* open_table(cmark_syntax_extension* table, int indented, cmark_parser* parser, cmark_node* parent,
                       unsigned char* input, int size) {
  const int first = cmark_parser_get_first_nonspace(parser);
  const std::string_view line(reinterpret_cast<const char*>(input) + first, static_cast<std::size_t>(size - first));
  if (parent->type == CMARK_NODE_PARAGRAPH &&
      !table_budget.headers.may_look(line, static_cast<std::size_t>(parent->content.size))) {
    if (table_budget.refused_line == 0) table_budget.refused_line = cmark_parser_get_line_number(parser);
    return nullptr;
  }
  return open_gfm_table(table, indented, parser, parent, input, size);
}

void use_table_budget(cmark_syntax_extension* table) {
  open_gfm_table = table->try_opening_block;
  cmark_syntax_extension_set_open_block_func(table, open_table);
}

cmark_open_block_func open_gfm_task = nullptr;

// cmark takes an item for done when "[x]" stands anywhere in its line.
cmark_node* open_task(cmark_syntax_extension* task_list, int indented, cmark_parser* parser, cmark_node* parent,
                      unsigned char* input, int size) {
  const bool was_task = parent->extension == task_list;
  const int box = cmark_parser_get_first_nonspace(parser);
  cmark_node* const opened = open_gfm_task(task_list, indented, parser, parent, input, size);
  if (parent->extension == task_list && !was_task) parent->as.list.checked = input[box + 1] != ' ';
  return opened;
}

void read_task_from_its_box(cmark_syntax_extension* task_list) {
  open_gfm_task = task_list->try_opening_block;
  cmark_syntax_extension_set_open_block_func(task_list, open_task);
}

// The parse on this thread that notes where its inlines stand.
struct Noting {
  cmark_parser* parser = nullptr;
  Tree* tree = nullptr;
};
thread_local Noting noting;

void parse_and_note(cmark_node* block) {
  // What the block holds stays whole: places are found by it.
  const bufsize_t size = block->content.size;
  if (block->type == CMARK_NODE_HEADING)
    block->content.size = static_cast<bufsize_t>(take_heading_id(*noting.tree, block));
  cmark_parse_inlines(noting.parser, block, noting.parser->refmap, noting.parser->options);
  noting.tree->places.note(block, noting.tree->arena);
  block->content.size = size;
}

// cmark asks whether a block has inlines right before it parses them: this parses them instead, and answers no. The
// document, which is asked about first, puts the question into the other blocks.
int parse_inlines(cmark_syntax_extension* ours, cmark_node* block) {
  block->extension = nullptr;
  if (block->type != CMARK_NODE_DOCUMENT) {
    parse_and_note(block);
    return 0;
  }
  if (noting.tree->options.has_excerpts) noting.tree->definitions = definitions(*noting.parser->refmap);
  make_callouts(*noting.tree, block);
  make_definition_lists(block);
  for (const cmark_node_type type : {CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING})
    for (cmark_node* const each : blocks_of(block, type)) each->extension = ours;
  return 0;
}

int parse_cell(cmark_syntax_extension*, cmark_node* node) {
  if (node->type == CMARK_NODE_TABLE_CELL) parse_and_note(node);
  return 0;
}

// A footnote's sign is [^, whose second character may be written as a character reference.
bool may_hold_footnote(std::string_view markdown) {
  return markdown.find('^') != std::string_view::npos || markdown.find("&#") != std::string_view::npos ||
         markdown.find("&Hat;") != std::string_view::npos;
}

Extensions register_extensions() {
  cmark_gfm_core_extensions_ensure_registered();
  cmark_syntax_extension* const table = cmark_find_syntax_extension("table");
  cmark_syntax_extension* const strikethrough = cmark_find_syntax_extension("strikethrough");
  cmark_syntax_extension* const task_list = cmark_find_syntax_extension("tasklist");
  Extensions result{.gfm = {table, strikethrough, task_list},
                    .autolink = cmark_find_syntax_extension("autolink"),
                    .ours = cmark_syntax_extension_new("scrutineer")};
  keep_special_characters(result.gfm);
  take_autolink_characters(result.autolink);
  use_own_delimiter(strikethrough);
  use_table_budget(table);
  read_task_from_its_box(task_list);
  replace_gfm_rendering(table, task_list);
  cmark_syntax_extension_set_html_render_func(result.ours, render_ours);
  cmark_syntax_extension_set_contains_inlines_func(result.ours, parse_inlines);
  cmark_syntax_extension_set_contains_inlines_func(table, parse_cell);
  return result;
}

// cmark makes a section of the footnotes; a section needs a heading to be found by. What its links back are called is
// English.
void head_footnotes(const Options& options, std::string& html) {
  constexpr std::string_view section = "<section class=\"footnotes\" data-footnotes>\n";
  const std::size_t at = html.rfind(section);
  if (at == std::string::npos) return;
  std::string heading = "<h2 class=\"govuk-visually-hidden\">";
  append_escaped(heading, added_words(options, "markdown.footnotes"));
  html.insert(at + section.size(), heading + "</h2>\n");
  constexpr std::string_view english = " data-footnote-backref aria-label=\"Back to content";
  std::string ours = " data-footnote-backref aria-label=\"";
  append_escaped(ours, added_words(options, "markdown.footnote-back"));
  std::string renamed = html.substr(0, at);
  std::size_t copied = at;
  for (std::size_t link = html.find(english, at); link != std::string::npos; link = html.find(english, copied)) {
    renamed.append(html, copied, link - copied).append(ours);
    copied = link + english.size();
  }
  renamed.append(html, copied);
  html = std::move(renamed);
}

}  // namespace

std::string added_words(const Options& options, words::Name name, std::initializer_list<words::Argument> arguments) {
  return options.words == nullptr ? std::string(name.text()) : (*options.words)(name, arguments);
}

const Extensions& Extensions::get() {
  static const Extensions extensions = register_extensions();
  return extensions;
}

Document::Document(std::unique_ptr<Tree> tree) : tree_(std::move(tree)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

std::string_view source_line(const Tree& tree, int line) {
  std::string_view text = tree.places.line(static_cast<std::size_t>(std::max(line, 1)) - 1, tree.source);
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

std::expected<Document, OverBudget> Document::parse(std::string_view markdown, const Options& options) {
  if (const auto over = over_budget(markdown, options.first_line)) return std::unexpected(*over);
  const Extensions& extensions = Extensions::get();
  auto tree = std::make_unique<Tree>();
  tree->source = markdown;
  tree->options = options;
  tree->ids.reserve(options.taken_ids);
  const Arena::Use use(tree->arena);
  // What no text of the kind can hold is not looked for.
  const bool has_autolinks = options.extensions && may_hold_autolink(markdown);
  const bool has_footnotes = options.extensions && may_hold_footnote(markdown);
  cmark_parser* const parser =
      cmark_parser_new_with_mem(has_footnotes ? CMARK_OPT_FOOTNOTES : CMARK_OPT_DEFAULT, Arena::cmark_memory());
  if (options.extensions)
    for (cmark_syntax_extension* const extension : extensions.gfm)
      cmark_parser_attach_syntax_extension(parser, extension);
  if (has_autolinks) cmark_parser_attach_syntax_extension(parser, extensions.autolink);
  const auto characters = hold_autolink_characters(has_autolinks);
  table_budget = {};
  noting = {parser, tree.get()};
  if (options.extensions) parser->root->extension = extensions.ours;
  cmark_parser_feed(parser, markdown.data(), markdown.size());
  if (!markdown.ends_with('\n')) cmark_parser_feed(parser, "\n", 1);  // so that its last line is in the tree, too
  note_footnotes(*tree, parser->root);
  tree->root = cmark_parser_finish(parser);
  cmark_parser_free(parser);
  if (table_budget.refused_line != 0) {
    const auto line = static_cast<std::uint32_t>(table_budget.refused_line) - 1 + options.first_line;
    return std::unexpected(TableHeaders::over_budget(line));
  }
  return Document(std::move(tree));
}

void Document::walk(Visitor& visitor) {
  if (std::exchange(tree_->walked, true) || !tree_->options.extensions) return;
  const Arena::Use use(tree_->arena);
  walk_tree(*tree_, visitor);
}

void Document::walk() {
  Visitor visitor;
  walk(visitor);
}

void Document::render_html(std::string& html) {
  walk();
  const Arena::Use use(tree_->arena);
  const int options = tree_->options.extensions ? CMARK_OPT_DEFAULT : CMARK_OPT_UNSAFE;
  html += cmark_render_html_with_mem(tree_->root, options, nullptr, Arena::cmark_memory());
  if (!tree_->used_footnotes.empty()) head_footnotes(tree_->options, html);
}

void Document::render_inline(std::string& html) {
  cmark_node* const paragraph = cmark_node_first_child(tree_->root);
  if (paragraph != nullptr && is_one_paragraph()) render_ourselves(paragraph, nullptr);
  render_html(html);
}

bool Document::is_one_paragraph() const {
  cmark_node* const first = cmark_node_first_child(tree_->root);
  return first == nullptr || (cmark_node_next(first) == nullptr && cmark_node_get_type(first) == CMARK_NODE_PARAGRAPH);
}

bool Document::has_footnotes() const {
  const Arena::Use use(tree_->arena);
  return !blocks_of(tree_->root, CMARK_NODE_FOOTNOTE_REFERENCE).empty();
}

const std::vector<Heading>& Document::headings() const { return tree_->headings; }
const std::vector<Block>& Document::blocks() const { return tree_->blocks; }
const std::vector<std::string>& Document::anchors() const { return tree_->anchors; }
const std::string& Document::plain_text() const { return tree_->plain; }

std::string_view Document::sentence(std::uint32_t block, TextRange mention) const {
  const TextRange words = tree_->blocks.at(block).text;
  const std::string_view text = std::string_view(tree_->plain).substr(words.begin, words.end - words.begin);
  const TextRange bounds = sentence_around(text, mention.begin - words.begin, mention.end - words.begin);
  return text.substr(bounds.begin, bounds.end - bounds.begin);
}

SourceRange Document::source(const Place& place) const {
  if (place.block == nullptr) return {0, 0};
  return tree_->places.in_source(static_cast<const cmark_node*>(place.block), place.in_block, tree_->source);
}

Document::Position Document::position(const Place& place) const {
  const SourceRange range = source(place);
  Position result = tree_->places.position(range.begin, tree_->source);
  result.line += tree_->options.first_line;
  result.length = std::max(base::character_count(tree_->source.substr(range.begin, range.end - range.begin)), 1U);
  return result;
}

}  // namespace scrutineer::markup

// The one pass over the tree that makes a page of it: see markdown.h for what it promises.
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm/node.h>

#include <algorithm>
#include <cassert>
#include <memory>
#include <unordered_map>
#include <utility>

#include "base/blanks.h"
#include "markup/callouts.h"
#include "markup/definition_lists.h"
#include "markup/heading_ids.h"
#include "markup/html.h"
#include "markup/html_nodes.h"
#include "markup/markdown_tree.h"
#include "markup/silent_mistakes.h"

namespace scrutineer::markup {

namespace {

bool is_only_text(const cmark_node* container) {
  return container->first_child != nullptr && container->first_child == container->last_child &&
         container->first_child->type == CMARK_NODE_TEXT;
}

bool is_verbatim(const cmark_node* node) { return node->type == CMARK_NODE_TEXT && node->user_data == verbatim_text; }

// Whether HTML made the node: cmark knows the column of what it made itself, or not even the line.
bool is_made(const cmark_node* node) { return node->start_line > 0 && node->start_column == 0; }

// Whether join() may have more to do than take the text that precedes `next`.
bool may_join(const cmark_node* next) {
  return next != nullptr && ((next->type == CMARK_NODE_TEXT && !is_verbatim(next)) ||
                             next->type == CMARK_NODE_SOFTBREAK || next->type == CMARK_NODE_HTML_INLINE);
}

Link::Kind kind_of_link(const cmark_node* link, bool has_brackets) {
  if (link->type == CMARK_NODE_IMAGE) return Link::Kind::image;
  if (has_brackets) return Link::Kind::link;
  if (!is_only_text(link)) return Link::Kind::link;
  const std::string_view url = view(link->as.link.url);
  const std::string_view text = view(link->first_child->as.literal);
  const bool same = url.ends_with(text);
  const std::string_view added = url.substr(0, same ? url.size() - text.size() : 0);
  return same && (added.empty() || added == "http://" || added == "mailto:") ? Link::Kind::autolink : Link::Kind::link;
}

// What HTML holds is looked for from its line on, as a value of an attribute first.
Place found(const Tree& tree, std::string_view literal, std::uint32_t line) {
  for (const char* before : {"\"", "'", "="}) {
    SourceRange range = tree.places.find(before + std::string(literal), line - tree.options.first_line, tree.source);
    if (range.begin == range.end) continue;
    return {tree.root, {range.begin + 1, range.end}};
  }
  return {tree.root, tree.places.find(literal, line - tree.options.first_line, tree.source)};
}

}  // namespace

class Walk {
 public:
  Walk(Tree& tree, Visitor& visitor) : tree_(tree), visitor_(visitor) {}

  void whole_tree();

 private:
  cmark_node* ready(cmark_node* node);
  bool enter(cmark_node* node);
  void leave(cmark_node* node);

  void begin_block(cmark_node* node, BlockKind kind);
  void end_block(cmark_node* node);
  void end_heading(cmark_node* node);
  std::string id_of_heading(const cmark_node* node);
  void code_block(cmark_node* node);
  void figure(cmark_node* paragraph);
  bool fence(cmark_node* node);
  void caption(cmark_node* paragraph);
  void table(cmark_node* node);
  void html_table(cmark_node* node);
  void run(cmark_node* node);
  void join(cmark_node* first);
  void link(cmark_node* node);
  void raise_words();
  void place(cmark_node* node, Link& link);
  void keep_room(cmark_node* image, const Link& link);
  [[nodiscard]] bool has_brackets(const cmark_node* link) const;
  void unwrap(cmark_node* link);
  void drop(Dropped::Kind kind, const cmark_node* node, std::string_view literal, const Place& place);

  std::uint32_t line_of(const cmark_node* node) const;
  [[nodiscard]] std::string table_label() const;
  std::string_view region_label(std::string_view words);
  // Sets what a node says that has no words of its own.
  void name(cmark_node* node, words::Name name);

  Tree& tree_;
  Visitor& visitor_;
  // Where the walk is.
  int heading_level_ = 0;
  int last_level_ = 1;  // of the heading before; the page's title is one
  int links_ = 0;
  int images_ = 0;
  int quotations_ = 0;
  bool in_footnote_ = false;
  std::uint32_t section_ = 0;
  std::uint32_t block_line_ = 0;
  const cmark_node* block_ = nullptr;
  const BlockPlaces* places_ = nullptr;                            // of that block
  std::size_t words_ = 0;                                          // of that block, passed so far
  std::vector<std::size_t> link_starts_;                           // in the plain text
  std::vector<std::pair<const cmark_node*, std::size_t>> raised_;  // <sup>, and where in the plain text it begins
  std::string_view nearest_heading_;                               // in the arena
  std::unordered_map<std::string, int> labels_;
  std::unordered_map<std::string_view, const char*> names_;  // in the arena, by the name of the message
  // Reused from run to run.
  std::string joined_;
  std::string html_;
};

void Walk::whole_tree() {
  tree_.plain.reserve(tree_.source.size());
  cmark_node* node = tree_.root;
  while (true) {
    if (enter(node)) {
      if (cmark_node* const child = ready(node->first_child)) {
        node = child;
        continue;
      }
    }
    while (true) {
      if (node == tree_.root) return;
      cmark_node* const next = node->next;
      cmark_node* const parent = node->parent;
      leave(node);
      if (cmark_node* const after = ready(next)) {
        node = after;
        break;
      }
      node = parent;
    }
  }
}

// What stands where `node` does once HTML has become nodes; null when nothing does.
cmark_node* Walk::ready(cmark_node* node) {
  while (node != nullptr) {
    if (node->type == CMARK_NODE_HTML_BLOCK || node->type == CMARK_NODE_HTML_INLINE) {
      node = replace_html(tree_, node, visitor_);
    } else if (node->type == CMARK_NODE_LINK && links_ > 0) {  // of Markdown, in <a href>
      cmark_node* const first = node->first_child != nullptr ? node->first_child : node->next;
      unwrap(node);
      node = first;
    } else {
      break;
    }
  }
  return node;
}

void Walk::raise_words() {
  const std::size_t begin = raised_.back().second;
  raised_.pop_back();
  tree_.plain.replace(begin, tree_.plain.size() - begin, raised(std::string_view(tree_.plain).substr(begin)));
}

// Says whether to go into the node's children.
bool Walk::enter(cmark_node* node) {
  switch (node->type) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_SOFTBREAK:
      if (is_verbatim(node))
        tree_.plain += view(node->as.literal);
      else
        run(node);
      return false;
    case CMARK_NODE_LINEBREAK:
      tree_.plain += ' ';
      return false;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
      if (const LinkPlace* const place = SourcePlaces::of_link(node)) words_ += place->end - place->begin;
      node->user_data = nullptr;
      return false;
    case CMARK_NODE_CODE:
      tree_.plain += view(node->as.literal);
      return false;
    case CMARK_NODE_CODE_BLOCK:
      code_block(node);
      return false;
    case CMARK_NODE_CUSTOM_INLINE:
      if (node->user_data != nullptr) html_table(node);
      if (view(node->as.custom.on_enter).starts_with("<sup")) raised_.push_back({node, tree_.plain.size()});
      return true;
    case CMARK_NODE_LINK:
      ++links_;
      link_starts_.push_back(tree_.plain.size());
      return true;
    case CMARK_NODE_IMAGE:
      ++images_;
      link_starts_.push_back(tree_.plain.size());
      return true;
    case CMARK_NODE_PARAGRAPH:
      begin_block(node, BlockKind::paragraph);
      caption(node);
      look_at_paragraph(tree_, node, visitor_);
      look_at_callout_mark(tree_, node, visitor_);
      look_at_definition(node, visitor_);
      return true;
    case CMARK_NODE_HEADING:
      node->as.heading.level = std::max(node->as.heading.level, 1);
      heading_level_ = std::max(node->as.heading.level, 2);
      if (heading_level_ == 2) ++section_;
      begin_block(node, BlockKind::heading);
      look_at_heading_id(tree_, node, visitor_);
      return true;
    case CMARK_NODE_BLOCK_QUOTE:
      ++quotations_;
      return true;
    case CMARK_NODE_ITEM:
      if (node->extension != nullptr)  // a task
        name(node, node->as.list.checked ? words::Name("markdown.done") : words::Name("markdown.to-do"));
      return true;
    case CMARK_NODE_FOOTNOTE_DEFINITION:
      in_footnote_ = true;
      tree_.used_footnotes.insert(node);
      return true;
    default:
      break;
  }
  if (node->type == CMARK_NODE_TABLE) table(node);
  if (node->type == CMARK_NODE_TABLE_ROW) look_at_row(tree_, node, visitor_);
  if (node->type == CMARK_NODE_TABLE_CELL) begin_block(node, BlockKind::cell);
  return true;
}

void Walk::leave(cmark_node* node) {
  switch (node->type) {
    case CMARK_NODE_LINK:
      --links_;
      link(node);
      return;
    case CMARK_NODE_IMAGE:
      --images_;
      link(node);
      return;
    case CMARK_NODE_PARAGRAPH:
      end_block(node);
      if (node->parent->user_data == holds_words)
        render_ourselves(node, nullptr);
      else
        figure(node);
      return;
    case CMARK_NODE_HEADING:
      end_block(node);
      end_heading(node);
      return;
    case CMARK_NODE_CUSTOM_INLINE:
      if (!raised_.empty() && raised_.back().first == node) raise_words();
      return;
    case CMARK_NODE_BLOCK_QUOTE:
      --quotations_;
      return;
    case CMARK_NODE_FOOTNOTE_DEFINITION:
      in_footnote_ = false;
      return;
    default:
      if (node->type != CMARK_NODE_TABLE_CELL) return;
      if (node->first_child == nullptr) name(node, "markdown.no-entry");
      end_block(node);
  }
}

std::uint32_t Walk::line_of(const cmark_node* node) const {
  if (node->start_line <= 0) return block_line_;
  return static_cast<std::uint32_t>(node->start_line) - 1 + tree_.options.first_line;
}

void Walk::drop(Dropped::Kind kind, const cmark_node* node, std::string_view literal, const Place& place) {
  visitor_.dropped({.kind = kind, .literal = literal, .line = line_of(node), .place = place});
}

// --- blocks

void Walk::begin_block(cmark_node* node, BlockKind kind) {
  // A caption without a blank line after it has no line of its own: cmark cuts it out of the table.
  block_line_ = line_of(node->start_line == 0 && node->next != nullptr ? node->next : node);
  if (!is_made(node)) {  // what HTML makes in a block of Markdown still holds that block's words
    block_ = node;
    places_ = SourcePlaces::of_block(node);
    node->user_data = nullptr;
    words_ = 0;
  }
  tree_.blocks.push_back(
      {.kind = kind, .text = {tree_.plain.size(), tree_.plain.size()}, .line = block_line_, .section = section_});
}

void Walk::end_block(cmark_node* node) {
  if (node == block_) {
    block_ = nullptr;
    places_ = nullptr;
  }
  Block& block = tree_.blocks.back();
  block.text.end = tree_.plain.size();
  tree_.plain += '\n';
  if (block.kind == BlockKind::caption) {
    const std::string_view words =
        std::string_view(tree_.plain).substr(block.text.begin, block.text.end - block.text.begin);
    render_ourselves(node, region_label(words).data());
  }
}

// Whether the block was replaced.
bool Walk::fence(cmark_node* node) {
  std::string_view name = view(node->as.code.info);
  name = name.substr(0, name.find(' '));
  if (node->as.code.fenced == 0 || name.empty()) return false;
  Fence fence{.name = name,
              .code = view(node->as.code.literal),
              .line = line_of(node),
              .place = {node, {0, 1}},
              .code_place = {node, {1, 1}}};
  visitor_.fence(fence);
  if (fence.html.empty()) return false;
  node->type = CMARK_NODE_CUSTOM_BLOCK;
  node->as.custom = {.on_enter = chunk(tree_.arena.copy(fence.html)), .on_exit = {}};
  return true;
}

void Walk::code_block(cmark_node* node) {
  look_at_fence(tree_, node, visitor_);
  if (fence(node)) return;
  begin_block(node, BlockKind::code);
  std::string_view code = view(node->as.code.literal);
  while (code.ends_with('\n')) code.remove_suffix(1);
  tree_.plain += code;
  tree_.blocks.back().text.end = tree_.plain.size();
  tree_.plain += '\n';
}

// An image alone, with a title, which is its caption.
void Walk::figure(cmark_node* paragraph) {
  cmark_node* const image = paragraph->first_child;
  if (tree_.options.is_text || is_made(paragraph) || image == nullptr || image->next != nullptr ||
      image->type != CMARK_NODE_IMAGE || image->as.link.title.len == 0)
    return;
  std::string close = "<figcaption>";
  append_escaped(close, view(image->as.link.title));
  close += "</figcaption></figure>";
  image->as.link.title = chunk({});
  paragraph->type = CMARK_NODE_CUSTOM_BLOCK;
  paragraph->as.custom = {.on_enter = chunk("<figure>"), .on_exit = chunk(tree_.arena.copy(close))};
}

std::string Walk::id_of_heading(const cmark_node* node) {
  const auto given = tree_.given_ids.find(node);
  return given != tree_.given_ids.end() ? given->second : tree_.ids.unique(nearest_heading_);
}

void Walk::end_heading(cmark_node* node) {
  const TextRange range = tree_.blocks.back().text;
  std::string_view words = std::string_view(tree_.plain).substr(range.begin, range.end - range.begin);
  words = base::trimmed(words, " ");
  nearest_heading_ = tree_.arena.copy(words);
  if (node->as.heading.level == 1) {
    drop(Dropped::Kind::top_heading, node, words, {node, {0, static_cast<std::size_t>(node->content.size)}});
    node->as.heading.level = 2;
  }
  if (heading_level_ > last_level_ + 1)
    visitor_.dropped({.kind = Dropped::Kind::heading_skips,
                      .literal = words,
                      .line = line_of(node),
                      .detail = tree_.arena.copy(std::string(static_cast<std::size_t>(last_level_) + 1, '#')),
                      .place = {node, {0, static_cast<std::size_t>(node->content.size)}}});
  last_level_ = heading_level_;
  tree_.headings.push_back({.level = heading_level_,
                            .id = id_of_heading(node),
                            .text = std::string(nearest_heading_),
                            .line = line_of(node),
                            .in_block = node->parent != nullptr && node->parent->type != CMARK_NODE_DOCUMENT});
  render_ourselves(node, tree_.arena.copy(tree_.headings.back().id).data());
  heading_level_ = 0;
  visitor_.heading(tree_.headings.back());
}

// --- tables

void Walk::caption(cmark_node* paragraph) {
  constexpr std::string_view word = "Table:";
  cmark_node* const first = paragraph->first_child;
  if (paragraph->next == nullptr || paragraph->next->type != CMARK_NODE_TABLE || first == nullptr ||
      first->type != CMARK_NODE_TEXT) {
    return;
  }
  std::string_view text = view(first->as.literal);
  if (!text.starts_with(word)) return;
  text.remove_prefix(word.size());
  while (text.starts_with(' ')) text.remove_prefix(1);
  if (text.empty() && first->next == nullptr) return;
  words_ = view(first->as.literal).size() - text.size();
  first->as.literal = chunk(text);
  tree_.blocks.back().kind = BlockKind::caption;
}

// Whether a heading has words: of the first row in Markdown, in HTML any.
bool has_header(cmark_node* table) {
  const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> nodes(cmark_iter_new(table), cmark_iter_free);
  for (auto event = cmark_iter_next(nodes.get()); event != CMARK_EVENT_DONE; event = cmark_iter_next(nodes.get())) {
    const cmark_node* const node = cmark_iter_get_node(nodes.get());
    if (event != CMARK_EVENT_ENTER || node->first_child == nullptr) continue;
    if (node->type == CMARK_NODE_CUSTOM_INLINE && view(node->as.custom.on_enter).starts_with("<th ")) return true;
    if (node->type == CMARK_NODE_TABLE_CELL) return cmark_gfm_extensions_get_table_row_is_header(node->parent) != 0;
  }
  return false;
}

void Walk::table(cmark_node* node) {
  visitor_.table({.has_header = has_header(node), .line = line_of(node)});
  const bool is_captioned = !tree_.blocks.empty() && tree_.blocks.back().kind == BlockKind::caption;
  if (is_captioned) return;
  node->user_data = const_cast<char*>(region_label(table_label()).data());
}

// Of HTML: its caption, if it has one, is what `user_data` holds.
void Walk::html_table(cmark_node* node) {
  visitor_.table({.has_header = has_header(node), .line = line_of(node)});
  std::string label = static_cast<const char*>(node->user_data);
  if (label.empty() || label == added_words(tree_.options, "markdown.table")) label = table_label();
  std::string open = "<div class=\"app-table-region\" role=\"region\" tabindex=\"0\" aria-label=\"";
  append_escaped(open, region_label(label));
  open.append("\">").append(view(node->as.custom.on_enter));
  node->as.custom.on_enter = chunk(tree_.arena.copy(open));
}

// Of a table without a caption.
std::string Walk::table_label() const {
  if (nearest_heading_.empty()) return added_words(tree_.options, "markdown.table");
  return added_words(tree_.options, "markdown.table-below", {{"heading", nearest_heading_}});
}

void Walk::name(cmark_node* node, words::Name name) {
  const char*& words = names_[name.text()];
  if (words == nullptr) words = tree_.arena.copy(added_words(tree_.options, name)).data();
  node->user_data = const_cast<char*>(words);
}

// Two regions of one name cannot be told apart in a list of landmarks.
std::string_view Walk::region_label(std::string_view words) {
  const int count = ++labels_[std::string(words)];
  if (count == 1) return tree_.arena.copy(words);
  return tree_.arena.copy(added_words(tree_.options, "markdown.table-again", {{"label", words}, {"number", count}}));
}

// --- text

// Joins what follows `first` to it, as far as it is text: all of it into joined_.
void Walk::join(cmark_node* first) {
  joined_.clear();
  for (cmark_node* node = first; node != nullptr;) {
    if (node->type == CMARK_NODE_HTML_INLINE) {
      node = ready(node);
      continue;
    }
    cmark_node* const next = node->next;
    if (node->type == CMARK_NODE_TEXT && !is_verbatim(node)) {
      if (is_made(node) != is_made(first)) return;
      joined_ += view(node->as.literal);
    } else if (node->type == CMARK_NODE_SOFTBREAK) {
      joined_ += '\n';
    } else {
      return;
    }
    if (node != first) cmark_node_unlink(node);
    node = next;
  }
}

void Walk::run(cmark_node* node) {
  std::string_view text;
  const bool is_whole = node->type == CMARK_NODE_TEXT && !may_join(node->next);
  if (is_whole) {
    text = view(node->as.literal);
  } else {
    join(node);
    text = joined_;
  }
  if (text.empty()) return;
  const Run run{.text = text,
                .kind = tree_.blocks.back().kind,
                .heading_level = heading_level_,
                .in_link = links_ > 0,
                .in_image = images_ > 0,
                .in_quotation = quotations_ > 0,
                .in_footnote = in_footnote_,
                .in_html = is_made(node),
                .section = section_,
                .block = static_cast<std::uint32_t>(tree_.blocks.size() - 1),
                .line = line_of(node),
                .block_line = block_line_,
                .tree = &tree_,
                .places = is_made(node) ? nullptr : places_,
                .words_before = words_};
  if (!is_made(node)) words_ += text.size();
  look_at_text(run, visitor_);
  html_.clear();
  const std::size_t words = tree_.plain.size();
  Rewriter rewriter(run, html_, tree_.plain, tree_.blocks.back().text.begin);
  visitor_.run(run, rewriter);
  rewriter.keep_until(text.size());

  if (is_whole && !rewriter.used_) return;
  node->first_child = node->last_child = nullptr;
  if (rewriter.used_ && !rewriter.words_only_) {
    node->type = CMARK_NODE_CUSTOM_INLINE;
    node->as.custom = {.on_enter = chunk(tree_.arena.copy(html_)), .on_exit = {}};
  } else {
    node->type = CMARK_NODE_TEXT;
    node->as.literal = chunk(tree_.arena.copy(rewriter.used_ ? std::string_view(tree_.plain).substr(words) : text));
  }
}

// --- links

void Walk::place(cmark_node* node, Link& link) {
  if (is_made(node)) {
    link.place = link.address = found(tree_, view(node->as.link.url), line_of(node));
    return;
  }
  const LinkPlace* const place = SourcePlaces::of_link(node);
  if (place == nullptr) return;  // an e-mail address that links by itself
  node->user_data = nullptr;
  link.place = {block_, {place->begin, place->end}};
  link.address = {block_, {place->address, place->address_end}};
}

bool Walk::has_brackets(const cmark_node* link) const {
  if (is_made(link)) return true;
  const LinkPlace* const place = SourcePlaces::of_link(link);
  return place != nullptr && block_ != nullptr && place->begin < place->end && block_->content.ptr[place->begin] == '[';
}

void Walk::link(cmark_node* node) {
  // The words of a link that holds several blocks are the last block's.
  const std::size_t start = std::max(link_starts_.back(), tree_.blocks.back().text.begin);
  link_starts_.pop_back();
  const Link::Kind kind = kind_of_link(node, has_brackets(node));
  const std::string_view url = view(node->as.link.url);
  if (is_unsafe_url(url)) {
    Link unsafe;
    place(node, unsafe);
    drop(Dropped::Kind::unsafe_url, node, url, unsafe.address);
    unwrap(node);
    return;
  }
  Link link{.kind = kind,
            .url = url,
            .text = {start, tree_.plain.size()},
            .line = line_of(node),
            .section = section_,
            .block = static_cast<std::uint32_t>(tree_.blocks.size() - 1),
            .heading_level = heading_level_,
            .in_quotation = quotations_ > 0,
            .in_footnote = in_footnote_,
            .is_decoration = node->first_child == nullptr && node->extension == Extensions::get().ours};
  place(node, link);
  visitor_.link(link);
  if (link.unlink) {
    unwrap(node);
    return;
  }
  if (!link.new_url.empty()) node->as.link.url = chunk(tree_.arena.copy(link.new_url));
  if (kind == Link::Kind::image)
    keep_room(node, link);
  else if (!link.css_class.empty())
    render_ourselves(node, tree_.arena.copy(link.css_class).data());
}

// An image that says its size moves nothing when it comes, so it need not come before it is looked at.
void Walk::keep_room(cmark_node* image, const Link& link) {
  if (link.width == 0 || link.height == 0) return;
  if (image->extension == Extensions::get().ours && *static_cast<const char*>(image->user_data) != '\0')
    return;  // HTML says it
  const std::string attributes =
      " width=\"" + std::to_string(link.width) + "\" height=\"" + std::to_string(link.height) + "\" loading=\"lazy\"";
  render_ourselves(image, tree_.arena.copy(attributes).data());
}

// Puts what is inside a link in its place. By hand, because cmark would ask whether the parent may contain it.
void Walk::unwrap(cmark_node* link) {
  cmark_node* const first = link->first_child;
  cmark_node* const last = link->last_child;
  if (first != nullptr) {
    for (cmark_node* child = first; child != nullptr; child = child->next) child->parent = link->parent;
    last->next = link->next;
    (link->next != nullptr ? link->next->prev : link->parent->last_child) = last;
    first->prev = link->prev;
    (link->prev != nullptr ? link->prev->next : link->parent->first_child) = first;
    link->prev = link->next = link->parent = link->first_child = link->last_child = nullptr;
    return;
  }
  cmark_node_unlink(link);
}

Place Run::place(std::size_t begin, std::size_t end) const {
  if (places == nullptr) return found(*tree, text.substr(begin, end - begin), line);
  return {places->block, tree->places.in_content(*places, words_before + begin, words_before + end)};
}

bool Run::is_as_written(std::size_t at) const {
  if (places == nullptr) return true;
  const WordsPiece::Kind written = tree->places.kind_at(*places, words_before + at);
  return written != WordsPiece::Kind::escaped && written != WordsPiece::Kind::entity;
}

void walk_tree(Tree& tree, Visitor& visitor) {
  Walk(tree, visitor).whole_tree();
  look_at_footnotes(tree, visitor);
}

// --- Rewriter

Rewriter::Rewriter(const Run& run, std::string& html, std::string& plain, std::size_t block)
    : run_(run.text), words_only_(run.in_link || run.in_image), html_(html), plain_(plain), block_(block) {}

std::string Rewriter::words_before(std::size_t at) const {
  constexpr std::size_t enough = 100;
  const std::size_t from = std::max(block_, plain_.size() - std::min(plain_.size(), enough));
  const std::size_t begin = std::max(done_, at - std::min(at, enough));
  return plain_.substr(from).append(run_.substr(begin, at - begin));
}

// The rest of the run goes to the plain text, and to the HTML when there is any of it.
void Rewriter::keep_until(std::size_t end) {
  const std::string_view kept = run_.substr(done_, end - done_);
  if (used_) append_escaped(html_, kept);
  std::size_t at = plain_.size();
  plain_ += kept;
  while ((at = plain_.find('\n', at)) != std::string::npos) plain_[at] = ' ';
  done_ = end;
}

TextRange Rewriter::replace(std::size_t begin, std::size_t end, std::string_view words) {
  assert(done_ <= begin && begin <= end && end <= run_.size());
  used_ = true;
  keep_until(begin);
  done_ = end;
  plain_ += words;
  return {plain_.size() - words.size(), plain_.size()};
}

namespace {

void append_attribute(std::string& html, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  html.append(" ").append(name).append("=\"");
  append_escaped(html, value);
  html += '"';
}

}  // namespace

TextRange Rewriter::link(std::size_t begin, std::size_t end, const Anchor& anchor) {
  if (words_only_) return text(begin, end, anchor.text);
  const TextRange words = replace(begin, end, anchor.text);
  html_ += "<a";
  append_attribute(html_, "href", anchor.href);
  append_attribute(html_, "class", anchor.css_class);
  append_attribute(html_, "id", anchor.id);
  append_attribute(html_, "title", anchor.title);
  html_ += '>';
  append_escaped(html_, anchor.text);
  html_ += "</a>";
  return words;
}

TextRange Rewriter::citation(std::size_t begin, std::size_t end, const Anchor& anchor) {
  if (words_only_) return text(begin, end, {});
  const TextRange words = replace(begin, end, {});
  html_ += "<sup class=\"app-citation\"><a";
  append_attribute(html_, "id", anchor.id);
  append_attribute(html_, "href", anchor.href);
  append_attribute(html_, "class", anchor.css_class);
  append_attribute(html_, "title", anchor.title);
  html_ += ">[";
  append_escaped(html_, anchor.text);
  html_ += "]</a></sup>";
  return words;
}

TextRange Rewriter::html(std::size_t begin, std::size_t end, std::string_view html, std::string_view words) {
  if (words_only_) return text(begin, end, words);
  const TextRange range = replace(begin, end, words);
  html_ += html;
  return range;
}

TextRange Rewriter::text(std::size_t begin, std::size_t end, std::string_view words) {
  const TextRange range = replace(begin, end, words);
  append_escaped(html_, words);
  return range;
}

}  // namespace scrutineer::markup

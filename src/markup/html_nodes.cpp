#include "markup/html_nodes.h"

#include <cmark-gfm/node.h>
#include <gumbo.h>

#include <algorithm>
#include <memory>
#include <unordered_map>

#include "base/utf8.h"
#include "markup/html.h"
#include "markup/html_tags.h"

namespace scrutineer::markup {

const char verbatim_text[] = "verbatim";
const char block_paragraph[] = "blocks";

namespace {

// libgumbo takes quadratic time on elements inside each other.
constexpr std::size_t deepest_html = 200;

using Kind = HtmlToken::Kind;

// A tag, a text or a piece of Markdown, in the order of the page.
struct Piece {
  cmark_node* node = nullptr;  // the Markdown, or the HTML that the token is of
  HtmlToken token = {};
  std::size_t at = 0;         // of the token, in its line of the node's HTML
  std::size_t line_size = 0;  // of that line
  int line = 0;               // counted as cmark does
  std::size_t offset = 0;     // in the stream that libgumbo reads
  bool is_markdown = false;
  bool is_used = false;  // libgumbo made something of it
};

// How many tags of a name are open.
using Counts = std::unordered_map<std::string, std::size_t>;

bool close_one(Counts& counts, const std::string& name) {
  const auto open = counts.find(name);
  if (open == counts.end() || open->second == 0) return false;
  --open->second;
  return true;
}

bool is_html(const cmark_node* node) {
  return node->type == CMARK_NODE_HTML_BLOCK || node->type == CMARK_NODE_HTML_INLINE;
}

void append(cmark_node* parent, cmark_node* child) {
  child->parent = parent;
  child->next = nullptr;
  child->prev = parent->last_child;
  (child->prev != nullptr ? child->prev->next : parent->first_child) = child;
  parent->last_child = child;
}

bool is_blank_html(std::string_view text) { return text.find_first_not_of(" \t\n\r\f") == std::string_view::npos; }

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

// libgumbo opens <b> again where it had to close it too early.
bool is_copy(const GumboNode& node) {
  return (node.parse_flags &
          (GUMBO_INSERTION_RECONSTRUCTED_FORMATTING_ELEMENT | GUMBO_INSERTION_ADOPTION_AGENCY_CLONED)) != 0;
}

// By which the theme knows what Markdown's own tables, and disclosures, are made of.
std::string_view theme_class(std::string_view name) {
  if (name == "summary") return " class=\"govuk-details__summary\"";
  if (name == "caption") return " class=\"govuk-table__caption\"";
  if (name == "thead") return " class=\"govuk-table__head\"";
  if (name == "tbody") return " class=\"govuk-table__body\"";
  if (name == "tr") return " class=\"govuk-table__row\"";
  if (name == "th") return " class=\"govuk-table__header\"";
  if (name == "td") return " class=\"govuk-table__cell\"";
  return {};
}

struct GumboDeleter {
  void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

class HtmlStream {
 public:
  HtmlStream(Tree& tree, Visitor& visitor, cmark_node* container);
  cmark_node* replace(cmark_node* first);

 private:
  // Where the nodes come to lie.
  struct In {
    bool words = false;     // in a paragraph, heading or cell: text needs no paragraph of its own
    bool verbatim = false;  // in <code> and the like
  };

  void collect(cmark_node* first);
  void collect_html(cmark_node* node);
  void note_closes();
  void leave_out_code();
  void write_stream();
  void write_open(Piece& piece);
  void write_close(Piece& piece);
  void write_text(std::string_view text);
  void write_attributes(const Piece& piece);
  [[nodiscard]] bool is_allowed(const HtmlToken& token) const;
  [[nodiscard]] bool is_closed_after(const Piece& piece) const;

  void put_children(const GumboElement& element, cmark_node* parent, In in);
  void put(const GumboNode& node, cmark_node* parent, In in);
  void put_text(const GumboNode& node, cmark_node* parent, In in);
  void put_element(const GumboNode& node, cmark_node* parent, In in);
  void put_link(const GumboNode& node, cmark_node* parent, In in);
  void put_image(const GumboElement& image, cmark_node* parent);
  void put_table(const GumboElement& table, cmark_node* parent, std::string_view attributes, In in);
  void put_details(const GumboElement& details, cmark_node* parent, std::string_view attributes, In in);
  static void end_words(cmark_node* paragraph);
  void hold_block(cmark_node* parent);
  cmark_node* put_tag(cmark_node* parent, std::string_view open, std::string_view close);
  [[nodiscard]] bool holds_blocks(const GumboNode& node) const;
  [[nodiscard]] std::string attributes_of(const GumboNode& node, std::string_view element, std::string* id = nullptr);
  [[nodiscard]] bool claim(const std::string& id, const GumboNode& node);
  void put_heading(const GumboNode& node, cmark_node* parent, bool verbatim);
  Piece* piece_at(const GumboStringPiece& source);
  void note_line(const GumboText& text);
  void check_end(const GumboElement& element, const Piece& piece);
  void report_unused();

  cmark_node* made(cmark_node_type type, int line);
  cmark_chunk kept(std::string_view text);
  void report(Dropped::Kind kind, const Piece& piece, std::string_view detail = {});
  [[nodiscard]] std::uint32_t column_of(const Piece& piece);

  Tree& tree_;
  Visitor& visitor_;
  cmark_node* container_;
  bool in_leaf_ = false;  // among the words of a paragraph, heading or cell
  bool in_link_ = false;  // of Markdown
  bool blocks_pass_ = true;
  std::vector<Piece> pieces_;
  Counts last_close_;  // the place of the last tag that closes each name
  Counts open_;        // in the stream
  Counts taken_off_;   // open tags that are not in the stream
  std::size_t depth_ = 0;
  bool is_too_deep_ = false;
  std::string stream_;
  int line_ = 0;
  struct {
    int line = 0;
    std::size_t byte = 0;
    std::uint32_t characters = 0;
  } counted_;
};

HtmlStream::HtmlStream(Tree& tree, Visitor& visitor, cmark_node* container)
    : tree_(tree), visitor_(visitor), container_(container), blocks_pass_(!tree.options.is_text) {
  for (const cmark_node* node = container; node != nullptr; node = node->parent) {
    if (node->type == CMARK_NODE_LINK) in_link_ = true;
    if (node->type == CMARK_NODE_PARAGRAPH || node->type == CMARK_NODE_TABLE_CELL) in_leaf_ = true;
    if (node->type == CMARK_NODE_HEADING) {
      in_leaf_ = true;
      blocks_pass_ = false;
    }
    if (in_leaf_) break;
  }
}

void HtmlStream::report(Dropped::Kind kind, const Piece& piece, std::string_view detail) {
  const std::string_view literal = piece.token.source.substr(0, piece.token.source.find('\n'));
  const auto line = static_cast<std::uint32_t>(std::max(piece.line, 1)) - 1 + tree_.options.first_line;
  visitor_.dropped({.kind = kind,
                    .literal = literal,
                    .line = line,
                    .column = column_of(piece),
                    .detail = detail,
                    .tag = piece.token.source});
}

// In characters, from 1. Counts on from the last place asked for, where it can.
std::uint32_t HtmlStream::column_of(const Piece& piece) {
  const std::string_view written = source_line(tree_, piece.line);
  std::size_t byte = piece.at;
  if (piece.node->type == CMARK_NODE_HTML_BLOCK) {
    byte += written.size() - std::min(piece.line_size, written.size());  // what lists and quotations begin it with
  } else {
    byte = static_cast<std::size_t>(std::max(piece.node->start_column, 1)) - 1;
    const std::string_view tag = piece.token.source.substr(0, piece.token.source.find('\n'));
    if (!written.substr(std::min(byte, written.size())).starts_with(tag)) byte = std::min(written.find(tag), byte);
  }
  byte = std::min(byte, written.size());
  if (counted_.line != piece.line || counted_.byte > byte) counted_ = {.line = piece.line};
  counted_.characters += base::character_count(written.substr(counted_.byte, byte - counted_.byte));
  counted_.byte = byte;
  return counted_.characters + 1;
}

// --- what stands there

void HtmlStream::collect(cmark_node* first) {
  for (cmark_node* node = first; node != nullptr;) {
    cmark_node* const next = node->next;
    if (is_html(node))
      collect_html(node);
    else
      pieces_.push_back({.node = node, .line = node->start_line, .is_markdown = true});
    cmark_node_unlink(node);
    node = next;
  }
  note_closes();
}

void HtmlStream::note_closes() {
  last_close_.clear();
  for (std::size_t i = 0; i < pieces_.size(); ++i)
    if (pieces_[i].token.kind == Kind::close) last_close_[pieces_[i].token.name] = i;
}

void HtmlStream::collect_html(cmark_node* node) {
  // Looking for the end of a tag that has none costs as much as the rest of the text.
  constexpr std::size_t most_unfinished = 50;
  std::size_t unfinished = 0;
  const std::string_view html = view(node->as.literal);
  int line = node->start_line;
  std::size_t line_start = 0;
  std::size_t line_size = html.find('\n');
  std::size_t at = 0;
  const auto skip = [&](std::size_t size) {
    for (const std::size_t end = at + size;;) {
      const std::size_t newline = html.substr(0, end).find('\n', at);
      at = newline == std::string_view::npos ? end : newline + 1;
      if (newline == std::string_view::npos) return;
      ++line;
      line_start = at;
      line_size = std::min(html.find('\n', at), html.size()) - at;
    }
  };
  line_size = std::min(line_size, html.size());
  while (at < html.size()) {
    Piece piece{.node = node,
                .token = next_token(html.substr(at), unfinished < most_unfinished),
                .at = at - line_start,
                .line_size = line_size,
                .line = line};
    skip(piece.token.source.size());
    if (!piece.token.is_finished) {
      ++unfinished;
      report(Dropped::Kind::html_unended, piece);
    }
    const bool is_code = piece.token.kind == Kind::open && holds_code(piece.token.name);
    if (is_code && node->type == CMARK_NODE_HTML_BLOCK) {
      const std::size_t end = end_of_code(html.substr(at), piece.token.name);
      if (end == std::string_view::npos) report(Dropped::Kind::html_unended, piece);
      skip(html.substr(at, end).size());
    }
    if (piece.token.kind != Kind::comment) pieces_.push_back(std::move(piece));
  }
}

// Takes out <script> and <style> with what stands before their end. Those without one lose the tag only.
void HtmlStream::leave_out_code() {
  std::vector<Piece> kept;
  kept.reserve(pieces_.size());
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    Piece& piece = pieces_[i];
    if (piece.token.kind == Kind::open && holds_code(piece.token.name)) {
      report(Dropped::Kind::html_code, piece);
      if (const auto close = last_close_.find(piece.token.name); close != last_close_.end() && close->second > i) {
        const std::string name = piece.token.name;
        while (pieces_[i].token.kind != Kind::close || pieces_[i].token.name != name) ++i;
      }
      continue;
    }
    kept.push_back(std::move(piece));
  }
  pieces_ = std::move(kept);
  note_closes();
}

// --- the stream for libgumbo: tags of the allow-list, text, and an empty element for each piece of Markdown

bool HtmlStream::is_allowed(const HtmlToken& token) const {
  switch (place_of(token.name)) {
    case HtmlPlace::nowhere:
      return false;
    case HtmlPlace::blocks:
      return blocks_pass_ && !(in_leaf_ && is_heading(token.name));
    case HtmlPlace::words:
      break;
  }
  const bool is_link =
      token.name == "a" && std::ranges::find(token.attributes, "href", &HtmlAttribute::name) != token.attributes.end();
  return !is_link || !in_link_;
}

bool HtmlStream::is_closed_after(const Piece& piece) const {
  const auto close = last_close_.find(piece.token.name);
  return close != last_close_.end() && close->second > static_cast<std::size_t>(&piece - pieces_.data());
}

void HtmlStream::write_text(std::string_view text) {
  for (const char c : text) {
    if (c == '<')
      stream_ += "&lt;";
    else
      stream_ += c;
  }
}

void HtmlStream::write_attributes(const Piece& piece) {
  std::string left_out;
  for (const HtmlAttribute& attribute : piece.token.attributes) {
    const bool is_id = attribute.name == "id" || attribute.name == "name";
    if (!passes(piece.token.name, attribute) || (is_id && tree_.options.is_text)) {
      left_out.append(left_out.empty() ? "" : ", ").append(attribute.name);
      continue;
    }
    stream_.append(" ").append(attribute.name).append("=\"");
    for (const char c : attribute.value) {
      if (c == '"')
        stream_ += "&quot;";
      else
        stream_ += c;
    }
    stream_ += '"';
  }
  if (!left_out.empty()) report(Dropped::Kind::html_attribute, piece, left_out);
}

void HtmlStream::write_open(Piece& piece) {
  const std::string& name = piece.token.name;
  if (!is_allowed(piece.token)) {
    const bool is_pair = is_closed_after(piece);
    const bool has_values =
        std::ranges::any_of(piece.token.attributes, [](const HtmlAttribute& each) { return !each.value.empty(); });
    if (!is_html_element(name) && !is_pair && !has_values && !piece.token.closes_itself) {
      report(Dropped::Kind::html_as_text, piece);  // "git clone <address>"
      write_text(piece.token.source);
      return;
    }
    if (is_pair) ++taken_off_[name];
    report(Dropped::Kind::html_tag, piece);
    return;
  }
  // What HTML would leave open for the rest of the page, editors mean to be closed.
  const bool is_anchor = name == "a" && std::ranges::find(piece.token.attributes, "href", &HtmlAttribute::name) ==
                                            piece.token.attributes.end();
  const bool is_empty = !is_void(name) && (piece.token.closes_itself || (is_anchor && !is_closed_after(piece)));
  if (is_empty && !piece.token.closes_itself) report(Dropped::Kind::html_unclosed, piece);
  piece.token.closes_itself = is_empty;
  if (!is_void(name) && !is_empty && !may_stay_open(name)) {
    if (depth_ == deepest_html) {
      ++taken_off_[name];
      if (!is_too_deep_) report(Dropped::Kind::html_nesting, piece);
      is_too_deep_ = piece.is_used = true;
      return;
    }
    ++depth_;
    ++open_[name];
  }
  piece.offset = stream_.size();
  stream_.append("<").append(name);
  write_attributes(piece);
  stream_ += '>';
  if (is_empty) stream_.append("</").append(name).append(">");
}

void HtmlStream::write_close(Piece& piece) {
  const std::string& name = piece.token.name;
  if (close_one(taken_off_, name) || is_void(name)) {
    piece.is_used = true;
    return;
  }
  if (!is_allowed(piece.token)) return;  // and so it is not used
  if (close_one(open_, name)) --depth_;
  piece.offset = stream_.size();
  stream_.append("</").append(name).append(">");
}

void HtmlStream::write_stream() {
  for (Piece& piece : pieces_) {
    piece.offset = stream_.size();
    if (piece.is_markdown) {
      stream_ += in_leaf_ ? "<wbr>" : "<hr>";
      continue;
    }
    switch (piece.token.kind) {
      case Kind::open:
        write_open(piece);
        break;
      case Kind::close:
        write_close(piece);
        break;
      case Kind::other:
        report(Dropped::Kind::html_tag, piece);
        break;
      case Kind::text:
      case Kind::cdata:
        write_text(piece.token.words);
        break;
      case Kind::comment:
        break;
    }
  }
}

// --- the tree

cmark_chunk HtmlStream::kept(std::string_view text) { return chunk(tree_.arena.copy(text)); }

cmark_node* HtmlStream::made(cmark_node_type type, int line) {
  cmark_node* const node = cmark_node_new_with_mem(type, Arena::cmark_memory());
  node->start_line = node->end_line = line;
  return node;
}

// The piece that libgumbo read at `source`, or null for what it added itself.
Piece* HtmlStream::piece_at(const GumboStringPiece& source) {
  if (source.data == nullptr || source.length == 0) return nullptr;
  const auto offset = static_cast<std::size_t>(source.data - stream_.data());
  const auto after = std::ranges::upper_bound(pieces_, offset, {}, &Piece::offset);
  for (auto piece = after; piece != pieces_.begin();) {
    --piece;
    if (piece->offset != offset) return nullptr;
    // Pieces that wrote nothing have the offset of the next.
    if (piece->is_markdown || piece->token.kind == Kind::open || piece->token.kind == Kind::close) return &*piece;
  }
  return nullptr;
}

// The line of the first word.
void HtmlStream::note_line(const GumboText& text) {
  const std::size_t blanks = std::string_view(text.text).find_first_not_of(" \t\n\r\f");
  if (text.original_text.data == nullptr || blanks == std::string_view::npos) return;
  const auto offset = static_cast<std::size_t>(text.original_text.data - stream_.data());
  const auto after = std::ranges::upper_bound(pieces_, offset, {}, &Piece::offset);
  if (after == pieces_.begin() || (after - 1)->token.kind != Kind::text || (after - 1)->offset != offset) return;
  line_ = (after - 1)->line + static_cast<int>(std::ranges::count(std::string_view(text.text).substr(0, blanks), '\n'));
}

void HtmlStream::check_end(const GumboElement& element, const Piece& piece) {
  const std::string& name = piece.token.name;
  Piece* const end = piece_at(element.original_end_tag);
  const bool is_own = end != nullptr && end->token.kind == Kind::close &&
                      (end->token.name == name || (is_heading(name) && is_heading(end->token.name)));
  if (is_own)
    end->is_used = true;
  else if (!is_void(name) && !may_stay_open(name) && !piece.token.closes_itself)
    report(Dropped::Kind::html_unclosed, piece);
}

void HtmlStream::report_unused() {
  const bool has_paragraphs = std::ranges::any_of(
      pieces_, [](const Piece& piece) { return piece.token.kind == Kind::open && piece.token.name == "p"; });
  for (const Piece& piece : pieces_) {
    if (piece.is_used || piece.is_markdown) continue;
    if (piece.token.kind == Kind::close && piece.token.name == "p" && has_paragraphs) continue;
    if (piece.token.kind == Kind::close || (piece.token.kind == Kind::open && is_allowed(piece.token)))
      report(Dropped::Kind::html_stray, piece);
  }
}

// Whether an element that stands among words has blocks in it.
bool HtmlStream::holds_blocks(const GumboNode& node) const {
  if (node.type != GUMBO_NODE_ELEMENT) return false;
  const GumboVector& children = node.v.element.children;
  return std::any_of(children.data, children.data + children.length, [&](const void* each) {
    const auto& child = *static_cast<const GumboNode*>(each);
    return child.type == GUMBO_NODE_ELEMENT &&
           (place_of(gumbo_normalized_tagname(child.v.element.tag)) == HtmlPlace::blocks || holds_blocks(child));
  });
}

void HtmlStream::put_children(const GumboElement& element, cmark_node* parent, In in) {
  cmark_node* paragraph = nullptr;  // of the words that stand among blocks
  for (unsigned i = 0; i < element.children.length; ++i) {
    const auto& child = *static_cast<const GumboNode*>(element.children.data[i]);
    const bool is_element = child.type == GUMBO_NODE_ELEMENT;
    const bool is_block = is_element && (place_of(gumbo_normalized_tagname(child.v.element.tag)) == HtmlPlace::blocks ||
                                         holds_blocks(child));
    if (in.words || is_block) {
      if (is_block && in.words) hold_block(parent);
      end_words(paragraph);
      paragraph = nullptr;
      put(child, parent, in);
      continue;
    }
    if (paragraph == nullptr) {
      if (!is_element && is_blank_html(child.v.text.text)) continue;
      if (const Piece* const piece = is_element ? piece_at(child.v.element.original_tag) : nullptr) line_ = piece->line;
      paragraph = made(CMARK_NODE_PARAGRAPH, line_);
      append(parent, paragraph);
    }
    put(child, paragraph, {.words = true, .verbatim = in.verbatim});
  }
  end_words(paragraph);
}

bool shows_something(const cmark_node* node) {
  if (node->type == CMARK_NODE_TEXT) return node->as.literal.len != 0;
  if (node->type != CMARK_NODE_CUSTOM_INLINE && node->type != CMARK_NODE_PARAGRAPH) return true;
  for (const cmark_node* child = node->first_child; child != nullptr; child = child->next)
    if (shows_something(child)) return true;
  return false;
}

// Words among blocks: a paragraph where the page has them, nothing round them where another element has.
void HtmlStream::end_words(cmark_node* paragraph) {
  if (paragraph == nullptr) return;
  if (cmark_chunk& last = paragraph->last_child->as.literal; paragraph->last_child->type == CMARK_NODE_TEXT)
    while (last.len > 0 && is_blank_html({reinterpret_cast<const char*>(last.data) + last.len - 1, 1})) --last.len;
  if (paragraph->parent->type != CMARK_NODE_DOCUMENT || !shows_something(paragraph))
    render_ourselves(paragraph, nullptr);
}

void HtmlStream::put(const GumboNode& node, cmark_node* parent, In in) {
  if (node.type != GUMBO_NODE_ELEMENT) return put_text(node, parent, in);
  Piece* const piece = piece_at(node.v.element.original_tag);
  if (piece == nullptr || !piece->is_markdown) {
    if (piece != nullptr) {
      line_ = piece->line;
      if (!piece->is_used) check_end(node.v.element, *piece);
      piece->is_used = true;
    }
    return put_element(node, parent, in);
  }
  if (in.verbatim && piece->node->type == CMARK_NODE_TEXT) piece->node->user_data = const_cast<char*>(verbatim_text);
  append(parent, piece->node);
}

void HtmlStream::put_text(const GumboNode& node, cmark_node* parent, In in) {
  note_line(node.v.text);
  cmark_node* const text = made(CMARK_NODE_TEXT, line_);
  std::string_view words = node.v.text.text;
  const bool begins = parent->type == CMARK_NODE_PARAGRAPH && parent->first_child == nullptr;
  if (begins) words.remove_prefix(std::min(words.find_first_not_of(" \t\n\r\f"), words.size()));
  text->as.literal = kept(words);
  if (in.verbatim) text->user_data = const_cast<char*>(verbatim_text);
  append(parent, text);
}

// A block among words: it divides them, and a paragraph that holds one cannot be a <p>.
void HtmlStream::hold_block(cmark_node* parent) {
  if (parent->last_child != nullptr) append(parent, made(CMARK_NODE_SOFTBREAK, line_));
  for (cmark_node* node = container_; node != nullptr; node = node->parent)
    if (node->type == CMARK_NODE_PARAGRAPH) return render_ourselves(node, block_paragraph);
}

cmark_node* HtmlStream::put_tag(cmark_node* parent, std::string_view open, std::string_view close) {
  cmark_node* const node = made(CMARK_NODE_CUSTOM_INLINE, line_);
  node->as.custom = {.on_enter = kept(open), .on_exit = kept(close)};
  append(parent, node);
  return node;
}

// " lang=\"cy\" id=\"x\"": what may stand in any element. Links and images have theirs elsewhere. With `own_id`, the id
// goes there.
std::string HtmlStream::attributes_of(const GumboNode& node, std::string_view element, std::string* own_id) {
  std::string result;
  std::string id;
  const GumboVector& attributes = node.v.element.attributes;
  for (unsigned i = 0; i < attributes.length; ++i) {
    const auto& attribute = *static_cast<const GumboAttribute*>(attributes.data[i]);
    const std::string_view name = attribute.name;
    if (name == "href" || name == "src" || name == "alt" || (name == "title" && element == "a")) continue;
    if (!passes(element, {.name = std::string(name), .value = attribute.value})) continue;
    if (name == "id" || name == "name") {
      if (id.empty() || name == "id") id = attribute.value;
      continue;
    }
    result.append(" ").append(name).append("=\"");
    append_escaped(result, attribute.value);
    result += '"';
  }
  if (id.empty() || is_copy(node) || !claim(id, node)) return result;
  if (own_id != nullptr) {
    *own_id = id;
    return result;
  }
  result += " id=\"";
  append_escaped(result, id);
  return result + '"';
}

bool HtmlStream::claim(const std::string& id, const GumboNode& node) {
  const PageIds::Claim claim = tree_.ids.claim(id);
  if (claim == PageIds::Claim::granted) {
    tree_.anchors.push_back(id);
    return true;
  }
  if (const Piece* const piece = piece_at(node.v.element.original_tag))
    report(claim == PageIds::Claim::of_theme ? Dropped::Kind::id_of_theme : Dropped::Kind::id_doubled, *piece, id);
  return false;
}

void HtmlStream::put_link(const GumboNode& node, cmark_node* parent, In in) {
  const GumboElement& element = node.v.element;
  const GumboAttribute* const href = gumbo_get_attribute(&element.attributes, "href");
  const std::string attributes = attributes_of(node, "a");
  // The anchor of a link, and what language its words are in, stand round it.
  if (href == nullptr || !attributes.empty()) parent = put_tag(parent, "<span" + attributes + ">", "</span>");
  if (href == nullptr) return put_children(element, parent, in);
  // A link that holds blocks begins in some block of words.
  if (!in.words) {
    cmark_node* const begin = made(CMARK_NODE_PARAGRAPH, line_);
    render_ourselves(begin, nullptr);
    append(parent, begin);
  }
  cmark_node* const link = made(CMARK_NODE_LINK, line_);
  const GumboAttribute* const title = gumbo_get_attribute(&element.attributes, "title");
  link->as.link = {.url = kept(href->value), .title = kept(title == nullptr ? "" : title->value)};
  append(parent, link);
  put_children(element, link, in);
}

void HtmlStream::put_image(const GumboElement& element, cmark_node* parent) {
  const auto value = [&](const char* name) -> std::string_view {
    const GumboAttribute* const found = gumbo_get_attribute(&element.attributes, name);
    return found == nullptr ? std::string_view{} : std::string_view(found->value);
  };
  cmark_node* const image = made(CMARK_NODE_IMAGE, line_);
  image->as.link = {.url = kept(value("src")), .title = kept(value("title"))};
  append(parent, image);
  if (const std::string_view alt = value("alt"); !is_blank_html(alt)) {
    cmark_node* const text = made(CMARK_NODE_TEXT, line_);
    text->as.literal = kept(alt);
    append(image, text);
  }
  std::string size;
  for (const char* const name : {"width", "height"})
    if (const std::string_view given = value(name); !given.empty() && passes("img", {.name = name, .value = given}))
      size.append(" ").append(name).append("=\"").append(given).append("\"");
  if (!size.empty() || gumbo_get_attribute(&element.attributes, "alt") != nullptr)
    render_ourselves(image, tree_.arena.copy(size).data());
}

std::string words_of(const GumboNode& node) {
  if (node.type != GUMBO_NODE_ELEMENT) return node.v.text.text;
  std::string words;
  const GumboVector& children = node.v.element.children;
  for (unsigned i = 0; i < children.length; ++i) words += words_of(*static_cast<const GumboNode*>(children.data[i]));
  return words;
}

const GumboNode* child_named(const GumboElement& element, GumboTag tag) {
  for (unsigned i = 0; i < element.children.length; ++i) {
    const auto* const child = static_cast<const GumboNode*>(element.children.data[i]);
    if (child->type == GUMBO_NODE_ELEMENT && child->v.element.tag == tag) return child;
  }
  return nullptr;
}

// The walk gives it a region to scroll in.
void HtmlStream::put_table(const GumboElement& element, cmark_node* parent, std::string_view attributes, In in) {
  cmark_node* const table =
      put_tag(parent, "<table class=\"govuk-table\"" + std::string(attributes) + ">", "</table></div>\n");
  const GumboNode* const caption = child_named(element, GUMBO_TAG_CAPTION);
  table->user_data =
      const_cast<char*>(tree_.arena.copy(caption == nullptr ? std::string() : words_of(*caption)).data());
  put_children(element, table, in);
}

void HtmlStream::put_details(const GumboElement& element, cmark_node* parent, std::string_view attributes, In in) {
  cmark_node* const details =
      put_tag(parent, "<details class=\"govuk-details\"" + std::string(attributes) + ">", "</details>\n");
  const GumboNode* const summary = child_named(element, GUMBO_TAG_SUMMARY);
  if (summary != nullptr) put(*summary, details, in);
  GumboElement rest = element;
  std::vector<void*> children;
  for (unsigned i = 0; i < element.children.length; ++i)
    if (element.children.data[i] != summary) children.push_back(element.children.data[i]);
  rest.children = {.data = children.data(), .length = static_cast<unsigned>(children.size()), .capacity = 0};
  put_children(rest, put_tag(details, "<div class=\"govuk-details__text\">", "</div>"), in);
}

void HtmlStream::put_heading(const GumboNode& node, cmark_node* parent, bool verbatim) {
  const std::string_view name = gumbo_normalized_tagname(node.v.element.tag);
  std::string id;
  const std::string attributes = attributes_of(node, name, &id);
  cmark_node* const heading = made(CMARK_NODE_HEADING, line_);
  heading->as.heading.level = name[1] - '0';
  if (!id.empty()) tree_.given_ids.emplace(heading, id);
  append(parent, heading);
  cmark_node* const words = attributes.empty() ? heading : put_tag(heading, "<span" + attributes + ">", "</span>");
  put_children(node.v.element, words, {.words = true, .verbatim = verbatim});
}

void HtmlStream::put_element(const GumboNode& node, cmark_node* parent, In in) {
  const GumboElement& element = node.v.element;
  const std::string name = gumbo_normalized_tagname(element.tag);
  if (name == "a") return put_link(node, parent, in);
  if (name == "img") return put_image(element, parent);
  if (name == "br" && !in.verbatim) return append(parent, made(CMARK_NODE_LINEBREAK, line_));
  if (is_heading(name) && !in.words) return put_heading(node, parent, in.verbatim);
  const std::string attributes = attributes_of(node, name);
  if (name == "p" && element.children.length == 0 && attributes.empty()) return;  // </p> with no <p>
  if (name == "table") return put_table(element, parent, attributes, in);
  if (name == "details") return put_details(element, parent, attributes, in);
  in.verbatim = in.verbatim || name == "code" || name == "pre" || name == "kbd" || name == "samp" || name == "var";
  if (name == "blockquote") {
    cmark_node* const quotation = made(CMARK_NODE_BLOCK_QUOTE, line_);
    render_ourselves(quotation, tree_.arena.copy(attributes).data());
    append(parent, quotation);
    return put_children(element, quotation, in);
  }
  if (name == "pre") in.words = in.words || !holds_blocks(node);
  std::string open = "<" + name;
  open.append(theme_class(name)).append(attributes).append(">");
  std::string close = is_void(name) ? "" : "</" + name + ">";
  if (name == "summary" && !holds_blocks(node)) {
    open += "<span class=\"govuk-details__summary-text\">";
    close.insert(0, "</span>");
  }
  if (!in.words && place_of(name) == HtmlPlace::blocks) close += '\n';
  put_children(element, put_tag(parent, open, close), in);
}

cmark_node* HtmlStream::replace(cmark_node* first) {
  collect(first);
  leave_out_code();
  write_stream();
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  options.fragment_context = GUMBO_TAG_DIV;
  const std::unique_ptr<GumboOutput, GumboDeleter> output(
      gumbo_parse_with_options(&options, stream_.data(), stream_.size()));
  cmark_node* const before = container_->last_child;
  put_children(output->root->v.element, container_, {.words = in_leaf_});
  report_unused();
  return before == nullptr ? container_->first_child : before->next;
}

}  // namespace

cmark_node* replace_html(Tree& tree, cmark_node* first, Visitor& visitor) {
  return HtmlStream(tree, visitor, first->parent).replace(first);
}

}  // namespace scrutineer::markup

// Markdown (CommonMark and GFM, by cmark-gfm): parse a page once, walk it to resolve what it refers to, render it.
//
//   auto document = Document::parse(text, options);     // or which limit the text goes over
//   document->walk(visitor);                            // once: drops what is unsafe, names headings, calls you
//   document->render_html(html);
//
// Parsing makes callouts of quotations that begin with a mark of Options::callouts, makes definition lists, and takes
// the ids that headings give (## Who pays? {#who-pays}) off their words.
//
// What the walk always does, visitor or not: HTML that is not allowed (html_tags.h) and links to unsafe addresses are
// taken out; headings get unique ids, or the one they give; tables become captioned, labelled scroll regions; an image
// alone in its paragraph, with a title, becomes a figure. Rendering calls walk() if nobody has.
//
// [[id]], [[id|text]] and [@source, place] are no Markdown. They reach the visitor as text, unless the page has a link
// definition of that name, which makes a link of them; Markdown inside the brackets (`[[id|*text*]]`) splits them. In a
// table cell, where | ends the cell, editors write [[id\|text]]. Run::is_as_written tells \[ from [.
//
// What is visited carries its Place, exact to the byte, of which Document::source and Document::position tell more.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "words/words.h"

namespace scrutineer::markup {

// What `> [!KEY-QUESTION]` may name, in capitals or not.
struct CalloutKind {
  std::string_view name;  // "key-question"
  std::string title;      // of callouts that have none of their own
  std::string_view like;  // which style it has: app-callout--<like>
};

struct Options {
  bool extensions = true;        // false: plain CommonMark, raw HTML let through; only for the specification's tests
  std::uint32_t first_line = 1;  // the line of the file on which the Markdown starts
  std::span<const std::string_view> taken_ids = {};  // ids of the page's furniture, which headings must not take
  std::span<const CalloutKind> callouts = {};
  bool has_excerpts = false;  // excerpts.h is asked about it
  bool is_text = false;       // shown inside a paragraph, on several pages: HTML among its words, no blocks, no ids
  const words::Words* words = nullptr;  // what is added for readers: without them, the names of its messages
};

// What one page may cost. cmark-gfm 0.29.0.gfm.6 takes quadratic time on some inputs; within these limits no known
// page of 100 kB takes half a second, and no page that people write comes near them (markdown_budget.cpp).
// "Stretch": lines without an empty line between them.
enum class Limit : std::uint8_t {
  size,            // bytes of a page
  block_nesting,   // lists and quotations inside each other
  open_brackets,   // [ not closed, in a stretch
  delimiter_runs,  // of * _ and ~, in a stretch
  declarations,    // <! and <?, in a stretch
  parentheses,     // ) in a word
  definitions,     // bytes of the longest link definition, times the brackets of the page that may use it
  table_columns,
  table_cells,    // of a page
  table_headers,  // bytes that stand before rows of dashes and bars, in the same stretch
};
struct OverBudget {
  Limit limit{};
  std::uint32_t line = 0;                     // of the file
  std::size_t allowed = 0;                    // the limit
  [[nodiscard]] std::string message() const;  // "a table of more than 500 columns"
};

// A part of Document::plain_text(), in bytes.
struct TextRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// A part of the Markdown, in bytes.
struct SourceRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Where something stands: a part of what the parser read of a block, from which Document::source finds the rest when
// it is needed. A block of null is the start of the Markdown.
struct Place {
  const void* block = nullptr;
  SourceRange in_block;
};

struct Tree;         // markdown_tree.h
struct BlockPlaces;  // source_places.h

enum class BlockKind : std::uint8_t { paragraph, heading, caption, cell, code };

// A paragraph, heading, caption, table cell or code block: where its words are in the plain text.
struct Block {
  BlockKind kind{};
  TextRange text;
  std::uint32_t line = 0;     // of the file
  std::uint32_t section = 0;  // how many level-2 headings have begun so far; a heading belongs to the section it begins
};

struct Heading {
  int level = 2;
  std::string id;
  std::string text;  // plain
  std::uint32_t line = 0;
  bool in_block = false;  // of a list, a quotation or the like
};

// Neighbouring text of one inline container, joined. Code has no runs. A line break of the source is '\n'.
struct Run {
  std::string_view text;  // valid during the call
  BlockKind kind{};
  int heading_level = 0;  // 0: not in a heading
  bool in_link = false;   // an ordinary Markdown link or autolink
  bool in_image = false;  // alternative text: what you put in leaves its words only
  bool in_quotation = false;
  bool in_footnote = false;
  bool in_html = false;       // in an element of HTML, or of its making: no Markdown is read there
  std::uint32_t section = 0;  // see Block
  std::uint32_t block = 0;    // index into Document::blocks(); complete after the walk
  std::uint32_t line = 0;     // of the file, where the run starts
  std::uint32_t block_line = 0;

  // Where a part of the text stands.
  [[nodiscard]] Place place(std::size_t begin, std::size_t end) const;
  // Whether the character at `at` stands there itself: neither behind a backslash nor as an entity (&#91;).
  [[nodiscard]] bool is_as_written(std::size_t at) const;

  // For the two above.
  const Tree* tree = nullptr;
  const BlockPlaces* places = nullptr;
  std::size_t words_before = 0;  // of its block
};

struct Anchor {
  std::string_view href;
  std::string_view text;  // escaped here
  std::string_view css_class = {};
  std::string_view id = {};
  std::string_view title = {};
};

// Takes the replacements for one run, from left to right; ranges are offsets into Run::text and must not overlap.
// Strings are copied. Each call returns where the new words are in the plain text, for backlinks' sentences.
class Rewriter {
 public:
  // <a href="…" class="…" id="…" title="…">text</a>
  TextRange link(std::size_t begin, std::size_t end, const Anchor& anchor);
  // <sup class="app-citation"><a id="…" href="…">[text]</a></sup>; leaves no words in the plain text.
  TextRange citation(std::size_t begin, std::size_t end, const Anchor& anchor);
  // HTML of our own making, trusted as it is; `words` is what the plain text shows for it.
  TextRange html(std::size_t begin, std::size_t end, std::string_view html, std::string_view words);
  // The words of the block before byte `at` of the run, as they read so far: the last hundred bytes or so.
  [[nodiscard]] std::string words_before(std::size_t at) const;
  // Other words, no markup.
  TextRange text(std::size_t begin, std::size_t end, std::string_view words);

 private:
  friend class Walk;
  Rewriter(const Run& run, std::string& html, std::string& plain, std::size_t block);
  TextRange replace(std::size_t begin, std::size_t end, std::string_view words);
  void keep_until(std::size_t end);

  std::string_view run_;
  bool words_only_;  // inside a link or an image, where no other link may be
  std::string& html_;
  std::string& plain_;
  std::size_t block_;  // where the block begins in plain_
  std::size_t done_ = 0;
  bool used_ = false;
};

// An ordinary link, an image or an autolink, visited after what is inside it.
struct Link {
  enum class Kind : std::uint8_t { link, image, autolink };
  Kind kind{};
  std::string_view url;    // as written, entities and escapes resolved; valid during the call
  TextRange text;          // its words in the plain text
  std::uint32_t line = 0;  // of the file
  std::uint32_t section = 0;
  std::uint32_t block = 0;
  int heading_level = 0;
  bool in_quotation = false;
  bool in_footnote = false;
  bool is_decoration = false;  // an image whose HTML says alt=""
  Place place = {};            // all of it, from its first bracket to its last
  Place address = {};          // between the round brackets; the label of a reference to a definition

  // Write these to change the link.
  std::string new_url = {};  // empty: unchanged
  std::string css_class = {};
  bool unlink = false;      // leave the words, drop the link
  std::uint32_t width = 0;  // of an image, in pixels: room is kept for it until it is there
  std::uint32_t height = 0;
};

// What did not make it to the page, or not as it was written.
struct Dropped {
  enum class Kind : std::uint8_t {
    html_tag,        // literal: the tag; its words stay
    html_attribute,  // literal: the tag; detail: the names of the attributes
    html_code,       // literal: <script> or <style>; what is in it is gone too
    html_unclosed,   // literal: a tag; it was closed where HTML must
    html_unended,  // literal: "<!-- …", "<a href=…": goes on to the end of the text, and what follows is not shown
    html_stray,    // literal: a tag that closes nothing, or stands where HTML has no place for it
    html_as_text,  // literal: "<address>": no tag that HTML knows; shown as it is
    html_nesting,  // literal: a tag; more elements inside each other than are read
    id_of_theme,   // literal: the tag; detail: the id, which the page has for something else
    id_doubled,    // literal: the tag; detail: the id
    lost_cell,     // literal: the first cell of a row that its table has no column for; it is not shown
    table_dashes,  // literal: a line of dashes whose columns are not those of the line above; no table begins
    table_without_dashes,   // literal: the first line of what looks like a table
    heading_without_space,  // literal: "##Costs"
    heading_skips,          // literal: its words; detail: what it should begin with
    heading_id_refused,     // literal: "{#Who pays}", which gives it no id; detail: the id that would do
    callout_unknown,        // literal: "[!NOTES]"; detail: the nearest that there is
    callout_empty,          // literal: "[!NOTE]"; nothing follows it
    callout_outside,        // literal: "[!NOTE]"; it begins no quotation
    definition_alone,       // literal: ": words"; no term stands right above it
    open_fence,             // literal: "```": goes on to the end of the text
    footnote_undefined,     // literal: "[^1]"
    footnote_unused,        // literal: "[^1]:"
    footnote_doubled,       // literal: "[^1]:"; it is not shown, the first of that name is
    open_comment,           // literal: "<!--", shown as it is because the comment holds "--"
    unsafe_url,             // literal: the address; the words stay
    top_heading,            // literal: its words; rendered as level 2
  };
  Kind kind{};
  std::string_view literal;
  // Of the file; 0 for what always has a place: ids of headings, callouts and definitions.
  std::uint32_t line = 0;
  std::uint32_t column = 0;  // in characters from 1, of what has no place
  std::string_view detail = {};
  Place place = {};
  std::string_view tag = {};  // of HTML: all of it, where the literal is its first line
};

// A fenced code block with something behind its opening fence.
struct Fence {
  std::string_view name;   // the first word there
  std::string_view code;   // what stands between the fences
  std::uint32_t line = 0;  // of the file, of the opening fence
  Place place = {};        // of the opening fence
  Place code_place = {};   // of the first line of code

  // Write this to put HTML of our own making in the place of the block.
  std::string html = {};
};

// A table, of Markdown or of HTML, visited before what is in it.
struct Table {
  bool has_header = false;  // a heading with words, of a column or a row
  std::uint32_t line = 0;   // of the file
};

class Visitor {
 public:
  virtual void fence(Fence&) {}
  virtual ~Visitor() = default;
  virtual void run(const Run&, Rewriter&) {}
  virtual void link(Link&) {}
  virtual void heading(const Heading&) {}
  virtual void table(const Table&) {}
  virtual void dropped(const Dropped&) {}
};

// One text's tree. Movable; not for several threads at once, but any thread may use it after another.
class Document {
 public:
  // `markdown` must stay where it is until the document is gone.
  [[nodiscard]] static std::expected<Document, OverBudget> parse(std::string_view markdown,
                                                                 const Options& options = {});
  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();

  // Once a document. In document order; footnotes come last.
  void walk(Visitor& visitor);
  void walk();

  // Append to `html`. The inline form leaves out the <p> of a text that is one paragraph.
  void render_html(std::string& html);
  void render_inline(std::string& html);
  [[nodiscard]] bool is_one_paragraph() const;  // or empty

  // Whether a footnote is referred to.
  [[nodiscard]] bool has_footnotes() const;

  // Known after the walk.
  [[nodiscard]] const std::vector<Heading>& headings() const;
  [[nodiscard]] const std::vector<Block>& blocks() const;
  // Ids that HTML in the Markdown gives: <a name="x">, <div id="x">.
  [[nodiscard]] const std::vector<std::string>& anchors() const;
  // The words of the page without markup, one line a block.
  [[nodiscard]] const std::string& plain_text() const;
  // The sentence of a block round a mention.
  [[nodiscard]] std::string_view sentence(std::uint32_t block, TextRange mention) const;

  // Where a place is in the Markdown, and in the file; `column` and `length` count characters, `column` from 1.
  [[nodiscard]] SourceRange source(const Place& place) const;
  struct Position {
    std::uint32_t line = 0;
    std::uint32_t column = 1;
    std::uint32_t length = 1;
  };
  [[nodiscard]] Position position(const Place& place) const;

 private:
  friend class Excerpts;
  explicit Document(std::unique_ptr<Tree> tree);
  std::unique_ptr<Tree> tree_;
};

// The bounds of the sentence round [begin, end) of `text`: it ends with . ? or ! (and closing quotes or brackets)
// before white space and a capital, digit or opening quote, but not after "e.g.", "No.", initials and the like.
[[nodiscard]] TextRange sentence_around(std::string_view text, std::size_t begin, std::size_t end);

// Whether what stands behind these words of a block begins a sentence. Behind a colon, or quotation marks that open
// inside a sentence, nothing does.
[[nodiscard]] bool begins_sentence(std::string_view before);

// Whether a browser could be made to run, or read from disk, what this address names: javascript:, vbscript:,
// file: and data:. Case and white space do not matter.
[[nodiscard]] bool is_unsafe_url(std::string_view url);

}  // namespace scrutineer::markup

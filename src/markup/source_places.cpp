#include "markup/source_places.h"

#include <cmark-gfm/node.h>

#include <algorithm>
#include <new>
#include <optional>

#include "base/characters.h"
#include "base/utf8.h"
#include "markup/markdown_tree.h"

namespace scrutineer::markup {

namespace {

using base::npos;

using base::is_blank;

std::string_view trimmed_end(std::string_view text) {
  while (!text.empty() && (is_blank(text.back()) || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

// Where `content` begins in `line`, of which it is the end but for blanks; `bars`: it has | for each \|.
std::optional<std::size_t> start_of_end(std::string_view content, std::string_view line, bool bars) {
  content = trimmed_end(content);
  line = trimmed_end(line);
  if (!bars) {
    if (!line.ends_with(content)) return std::nullopt;
    return line.size() - content.size();
  }
  std::size_t at = line.size();
  for (std::size_t i = content.size(); i > 0; --i) {
    if (at == 0 || line[at - 1] != content[i - 1]) return std::nullopt;
    --at;
    if (content[i - 1] == '|' && at > 0 && line[at - 1] == '\\') --at;
  }
  return at;
}

std::size_t without_leading_blanks(std::string_view& text) {
  const std::size_t count = std::min(text.find_first_not_of(" \t"), text.size());
  text.remove_prefix(count);
  return count;
}

// The parts of a row between bars that are not escaped; where each begins in it.
std::vector<std::string_view> row_parts(std::string_view row) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= row.size(); ++at) {
    if (at < row.size() && (row[at] != '|' || (at > 0 && row[at - 1] == '\\'))) continue;
    parts.push_back(row.substr(begin, at - begin));
    begin = at + 1;
  }
  return parts;
}

bool is_delimiter_row(std::string_view line) {
  return line.find('-') != npos && line.find_first_not_of(" \t|:->*+.)0123456789") == npos;
}

}  // namespace

// --- while cmark parses

// Goes through the inlines of a block from left to right, with its content.
class SourcePlaces::Noting {
 public:
  Noting(std::vector<WordsPiece>& pieces, const cmark_node* block, Arena& arena)
      : pieces_(pieces),
        arena_(arena),
        content_(content_of(block)),
        columns_before_(block->start_column - 1 + block->internal_offset) {}

  void note(cmark_node* container) {
    // Not by recursion: emphasis can be nested as deep as an editor likes.
    for (cmark_node* node = container->first_child; node != nullptr;) {
      enter(node);
      if (node->first_child != nullptr) {
        node = node->first_child;
        continue;
      }
      while (node != container) {
        leave(node);
        if (node->next != nullptr) break;
        node = node->parent;
      }
      node = node == container ? nullptr : node->next;
    }
  }

 private:
  void enter(cmark_node* node);
  void leave(cmark_node* node);
  void text(const cmark_node* node);
  [[nodiscard]] bool is_in_pointed_link(const cmark_node* node) const;
  void link(cmark_node* node);
  void end_of_link(const cmark_node* node, LinkPlace& place);
  void end_of_code();

  std::size_t find(std::string_view what) const { return std::min(content_.find(what, at_), content_.size()); }
  // Where the next link can begin; looked for once, as addresses that link by themselves have none.
  std::size_t next_bracket() {
    if (next_bracket_ < at_ || !bracket_is_known_)
      next_bracket_ = std::min(content_.find_first_of("[<", at_), content_.size());
    bracket_is_known_ = true;
    return next_bracket_;
  }
  void add(WordsPiece::Kind kind, std::size_t begin, std::size_t end, std::size_t words) {
    pieces_.push_back({words_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), kind});
    words_ += static_cast<std::uint32_t>(words);
    at_ = std::min(end, content_.size());
  }

  std::vector<WordsPiece>& pieces_;
  Arena& arena_;
  std::string_view content_;
  std::int64_t columns_before_;
  std::size_t next_bracket_ = 0;
  bool bracket_is_known_ = false;
  std::size_t at_ = 0;          // all before it is done, but for what closes emphasis
  std::size_t line_start_ = 0;  // of the line that cmark believes to be in
  std::uint32_t words_ = 0;
};

bool SourcePlaces::Noting::is_in_pointed_link(const cmark_node* node) const {
  if (node->parent->type != CMARK_NODE_LINK) return false;
  const LinkPlace* const place = of_link(node->parent);
  return place->begin < content_.size() && content_[place->begin] == '<';
}

void SourcePlaces::Noting::text(const cmark_node* node) {
  using Kind = WordsPiece::Kind;
  const std::string_view literal = view(node->as.literal);
  if (literal.empty()) return;
  if (literal.data() >= content_.data() && literal.data() < content_.data() + content_.size()) {
    const auto begin = static_cast<std::size_t>(literal.data() - content_.data());
    const bool is_escaped = begin > at_ && literal.size() == 1 && content_[begin - 1] == '\\';
    add(is_escaped ? Kind::escaped : Kind::plain, is_escaped ? begin - 1 : begin, begin + literal.size(),
        literal.size());
  } else if (node->as.literal.alloc == 0) {  // cmark has its own copy of a lone bracket and the like
    const std::size_t begin = find(literal);
    add(Kind::plain, begin, begin + literal.size(), literal.size());
  } else if (is_in_pointed_link(node)) {  // <https://a?b&amp;c>
    add(Kind::entity, at_, find(">"), literal.size());
  } else if (literal.find_first_not_of('~') == npos) {  // put there by the extension for strikethrough
    const std::size_t begin = find(literal);
    add(Kind::plain, begin, begin + literal.size(), literal.size());
  } else {
    at_ = find("&");
    add(Kind::entity, at_, std::min(find(";") + 1, content_.size()), literal.size());
  }
}

// A code span ends with as many backticks as it begins with.
void SourcePlaces::Noting::end_of_code() {
  const std::size_t begin = find("`");
  const std::size_t inside = std::min(content_.find_first_not_of('`', begin), content_.size());
  for (std::size_t at = inside; at < content_.size();) {
    const std::size_t ticks = std::min(content_.find('`', at), content_.size());
    const std::size_t end = std::min(content_.find_first_not_of('`', ticks), content_.size());
    if (end - ticks == inside - begin) {
      at_ = end;
      return;
    }
    at = end;
  }
  at_ = content_.size();
}

void SourcePlaces::Noting::link(cmark_node* node) {
  auto* const place = new (arena_.allocate(sizeof(LinkPlace))) LinkPlace;
  node->user_data = place;
  std::size_t begin = next_bracket();
  const cmark_node* const child = node->first_child;
  if (child != nullptr && child->type == CMARK_NODE_TEXT) {  // an address that links by itself stands bare
    const char* const words = view(child->as.literal).data();
    if (words >= content_.data() && words < content_.data() + begin)
      begin = static_cast<std::size_t>(words - content_.data());
  }
  place->begin = static_cast<std::uint32_t>(begin);
  if (node->type == CMARK_NODE_IMAGE && begin > 0) --place->begin;
  const bool is_bare = begin < content_.size() && content_[begin] != '[' && content_[begin] != '<';
  at_ = std::min(is_bare ? begin : begin + 1, content_.size());
}

void SourcePlaces::Noting::end_of_link(const cmark_node* node, LinkPlace& place) {
  const char first = place.begin < content_.size() ? content_[place.begin] : '\0';
  place.address = place.begin;
  if (first == '<') {
    ++place.address;
    place.address_end = static_cast<std::uint32_t>(find(">"));
    at_ = std::min<std::size_t>(place.address_end + 1, content_.size());
    place.end = static_cast<std::uint32_t>(at_);
    return;
  }
  if (first != '[' && node->type == CMARK_NODE_LINK) {
    place.end = place.address_end = static_cast<std::uint32_t>(at_);
    return;
  }
  const std::size_t close = find("]");
  const std::int64_t end = node->end_column - columns_before_ + static_cast<std::int64_t>(line_start_);
  place.end = static_cast<std::uint32_t>(
      std::clamp<std::int64_t>(end, static_cast<std::int64_t>(close), static_cast<std::int64_t>(content_.size())));
  at_ = place.end;
  const std::string_view tail = content_.substr(close, place.end - close);  // "](b.md)", "][label]", "][]" or "]"
  std::size_t address = 2;
  std::size_t address_end = tail.size() - std::min<std::size_t>(tail.size(), 1);
  if (tail.size() <= 3 && !tail.starts_with("](")) {  // the text is the label
    place.address = place.begin + (node->type == CMARK_NODE_IMAGE ? 2 : 1);
    place.address_end = static_cast<std::uint32_t>(close);
    return;
  }
  if (tail.starts_with("](")) {
    address = std::min(tail.find_first_not_of(" \t\n", 2), tail.size());
    if (address < tail.size() && tail[address] == '<') {
      ++address;
      address_end = address;
      while (address_end < tail.size() && tail[address_end] != '>') address_end += tail[address_end] == '\\' ? 2 : 1;
    } else {
      address_end = std::min(tail.find_first_of(" \t\n", address), address_end);
    }
  }
  address_end = std::clamp(address_end, address, tail.size());
  place.address = static_cast<std::uint32_t>(close + address);
  place.address_end = static_cast<std::uint32_t>(close + address_end);
}

void SourcePlaces::Noting::enter(cmark_node* node) {
  // What links by itself at the start of a block has no column; what HTML makes later has none either, and must be told
  // from it.
  node->start_column = std::max(node->start_column, 1);
  switch (node->type) {
    case CMARK_NODE_TEXT:
      return text(node);
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK: {
      const std::size_t end = find("\n");
      const bool is_soft = node->type == CMARK_NODE_SOFTBREAK;
      const bool counts = is_soft || end == at_ || content_[end - 1] != '\\';  // cmark misses a \ at the end of a line
      add(WordsPiece::Kind::plain, end, end + 1, is_soft ? 1 : 0);
      if (counts) line_start_ = at_;
      return;
    }
    case CMARK_NODE_CODE:
      return end_of_code();
    case CMARK_NODE_HTML_INLINE:
      at_ = find(view(node->as.literal)) + view(node->as.literal).size();
      return;
    case CMARK_NODE_FOOTNOTE_REFERENCE: {
      at_ = find("[^");
      const std::size_t begin = at_;
      const std::size_t end = std::min(find("]") + 1, content_.size());
      auto* const place = new (arena_.allocate(sizeof(LinkPlace))) LinkPlace;
      *place = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end),
                static_cast<std::uint32_t>(begin + 2), static_cast<std::uint32_t>(end - 1)};
      node->user_data = place;
      return add(WordsPiece::Kind::footnote, begin, end, end - begin);
    }
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
      return link(node);
    default:
      return;
  }
}

void SourcePlaces::Noting::leave(cmark_node* node) {
  if (node->type == CMARK_NODE_LINK || node->type == CMARK_NODE_IMAGE)
    end_of_link(node, *static_cast<LinkPlace*>(node->user_data));
}

void SourcePlaces::note(cmark_node* block, Arena& arena) {
  auto* const places = new (arena.allocate(sizeof(BlockPlaces))) BlockPlaces;
  places->block = block;
  places->first_piece = pieces_.size();
  Noting(pieces_, block, arena).note(block);
  places->piece_count = pieces_.size() - places->first_piece;
  block->user_data = places;
}

// --- afterwards

const BlockPlaces* SourcePlaces::of_block(const cmark_node* block) {
  return static_cast<const BlockPlaces*>(block->user_data);
}
const LinkPlace* SourcePlaces::of_link(const cmark_node* link) {
  return link->extension == nullptr ? static_cast<const LinkPlace*>(link->user_data) : nullptr;
}

const WordsPiece* SourcePlaces::piece_at(const BlockPlaces& block, std::size_t at) const {
  const auto first = pieces_.begin() + static_cast<std::ptrdiff_t>(block.first_piece);
  const auto last = first + static_cast<std::ptrdiff_t>(block.piece_count);
  const auto after = std::upper_bound(first, last, at, [](std::size_t a, const WordsPiece& b) { return a < b.words; });
  return after == first ? nullptr : &*(after - 1);
}

SourceRange SourcePlaces::in_content(const BlockPlaces& block, std::size_t begin, std::size_t end) const {
  const auto place = [&](std::size_t at, bool is_end) -> std::size_t {
    const WordsPiece* const piece = piece_at(block, at);
    if (piece == nullptr) return 0;
    const std::size_t inside = piece->begin + (at - piece->words);
    if (piece->kind == WordsPiece::Kind::plain || piece->kind == WordsPiece::Kind::footnote)
      return std::min<std::size_t>(inside, piece->end);
    return is_end ? piece->end : piece->begin;
  };
  if (begin == end) return {place(begin, false), place(begin, false)};
  const WordsPiece* const last = piece_at(block, end - 1);
  const bool is_letter_by_letter =
      last != nullptr && (last->kind == WordsPiece::Kind::plain || last->kind == WordsPiece::Kind::footnote);
  return {place(begin, false), is_letter_by_letter ? place(end - 1, true) + 1 : place(end - 1, true)};
}

WordsPiece::Kind SourcePlaces::kind_at(const BlockPlaces& block, std::size_t at) const {
  const WordsPiece* const piece = piece_at(block, at);
  return piece == nullptr ? WordsPiece::Kind::plain : piece->kind;
}

void SourcePlaces::index_lines(std::string_view source) {
  if (!line_starts_.empty()) return;
  line_starts_.push_back(0);
  for (std::size_t at = source.find('\n'); at != npos; at = source.find('\n', at + 1)) line_starts_.push_back(at + 1);
}

std::string_view SourcePlaces::line(std::size_t number, std::string_view source) {
  index_lines(source);
  if (number >= line_starts_.size()) return {};
  const std::size_t begin = line_starts_[number];
  const std::size_t end = number + 1 < line_starts_.size() ? line_starts_[number + 1] - 1 : source.size();
  return source.substr(begin, end - begin);
}

Document::Position SourcePlaces::position(std::size_t byte, std::string_view source) {
  index_lines(source);
  byte = std::min(byte, source.size());
  const auto after = std::ranges::upper_bound(line_starts_, byte);
  const auto number = static_cast<std::size_t>(after - line_starts_.begin()) - 1;
  const std::size_t begin = line_starts_[number];
  if (counted_.begin != begin || counted_.byte > byte) counted_ = {.begin = begin, .byte = begin};
  counted_.characters += base::character_count(source.substr(counted_.byte, byte - counted_.byte));
  counted_.byte = byte;
  return {.line = static_cast<std::uint32_t>(number), .column = 1 + counted_.characters};
}

SourceRange SourcePlaces::find(std::string_view literal, std::size_t line, std::string_view source) {
  index_lines(source);
  const std::size_t begin = line < line_starts_.size() ? line_starts_[line] : 0;
  const std::size_t at = source.find(literal, begin);
  return at == npos ? SourceRange{begin, begin} : SourceRange{at, at + literal.size()};
}

bool SourcePlaces::place_lines_at(std::size_t first_line, std::string_view content, bool bars,
                                  std::string_view source) {
  lines_.clear();
  std::size_t number = first_line;
  for (std::size_t at = 0; at < content.size(); ++number) {
    const std::size_t end = std::min(content.find('\n', at), content.size());
    std::string_view words = content.substr(at, end - at);
    const std::size_t blanks = without_leading_blanks(words);
    if (number >= line_starts_.size()) return false;
    std::string_view written = line(number, source);
    auto start = start_of_end(words, written, bars);
    if (!start) {  // a heading may end with #
      written = trimmed_end(written);
      const std::size_t sharps = written.find_last_not_of('#');
      if (sharps == npos) return false;
      start = start_of_end(words, written.substr(0, sharps + 1), bars);
    }
    if (!start) return false;
    lines_.push_back({at + blanks, line_starts_[number] + *start, bars});
    at = end + 1;
  }
  return true;
}

void SourcePlaces::place_cell(const cmark_node* cell, std::string_view source) {
  const cmark_node* const row = cell->parent;
  std::vector<std::string_view> cells;
  std::size_t wanted = 0;
  for (const cmark_node* each = row->first_child; each != nullptr; each = each->next) {
    if (each == cell) wanted = cells.size();
    cells.push_back(content_of(each));
  }
  const auto place_in = [&](std::size_t number) {
    const std::vector<std::string_view> parts = row_parts(line(number, source));
    for (const std::size_t before :
         {std::size_t{1}, std::size_t{0}}) {  // with a bar before the first cell, and without
      std::size_t i = 0;
      while (i < cells.size() &&
             (cells[i].empty() || (i + before < parts.size() && start_of_end(cells[i], parts[i + before], true))))
        ++i;
      if (i < cells.size() || wanted + before >= parts.size()) continue;
      const std::string_view part = parts[wanted + before];
      const auto start = start_of_end(cells[wanted], part, true);
      lines_ = {{0, static_cast<std::size_t>(part.data() - source.data()) + start.value_or(0), true}};
      return true;
    }
    return false;
  };
  const auto first = static_cast<std::size_t>(std::max(row->start_line, 1)) - 1;
  if (row->prev != nullptr) {
    place_in(first);
    return;
  }
  // cmark gives the row of headers the line of the paragraph that it was read as.
  for (std::size_t number = first; number + 1 < line_starts_.size(); ++number)
    if (is_delimiter_row(line(number + 1, source)) && place_in(number)) return;
}

// The fence, then the lines of code.
void SourcePlaces::place_fence(const cmark_node* block, std::string_view source) {
  auto number = static_cast<std::size_t>(std::max(block->start_line, 1)) - 1;
  const std::string_view code = view(block->as.code.literal);
  const std::size_t fence = line(number, source).find_first_of("`~");
  const std::size_t begin = number < line_starts_.size() ? line_starts_[number] : source.size();
  lines_.push_back({0, begin + (fence == npos ? 0 : fence), false});
  for (std::size_t at = 0; at < code.size() && ++number < line_starts_.size();) {
    const std::size_t end = std::min(code.find('\n', at), code.size());
    const auto start = start_of_end(code.substr(at, end - at), line(number, source), false);
    lines_.push_back({1 + at, line_starts_[number] + start.value_or(0), false});
    at = end + 1;
  }
}

void SourcePlaces::place_lines(const cmark_node* block, std::string_view source) {
  if (placed_ == block) return;
  placed_ = block;
  lines_.clear();
  index_lines(source);
  if (block->type == CMARK_NODE_TABLE_CELL) {
    place_cell(block, source);
  } else if (block->type == CMARK_NODE_CODE_BLOCK) {
    place_fence(block, source);
  } else {
    const std::string_view content = content_of(block);
    const bool bars = block->next != nullptr && block->next->type == CMARK_NODE_TABLE && block->start_line == 0;
    const cmark_node* const from = block->start_line == 0 && block->next != nullptr ? block->next : block;
    // Definitions of links may stand before the content.
    const auto first = static_cast<std::size_t>(std::max(from->start_line, 1)) - 1;
    const auto count = static_cast<std::size_t>(std::ranges::count(content, '\n')) + (content.ends_with('\n') ? 0 : 1);
    const std::size_t end = static_cast<std::size_t>(std::max(block->end_line, 0)) -
                            (block->type == CMARK_NODE_HEADING && block->as.heading.setext ? 1 : 0);
    if (block->type == CMARK_NODE_PARAGRAPH && !bars && end >= count && end - count >= first &&
        place_lines_at(end - count, content, bars, source))
      return;
    for (std::size_t number = first; number < line_starts_.size() && !place_lines_at(number, content, bars, source);)
      ++number;
  }
  if (lines_.empty()) {
    const auto first = static_cast<std::size_t>(std::max(block->start_line, 1)) - 1;
    lines_.push_back({0, first < line_starts_.size() ? line_starts_[first] : 0, false});
  }
}

std::size_t SourcePlaces::offset_in_source(std::size_t in_content, std::string_view source) const {
  const auto after = std::ranges::upper_bound(lines_, in_content, {}, &LinePlace::content);
  if (after == lines_.begin()) return lines_.front().source;
  const LinePlace& line = *(after - 1);
  std::size_t at = line.source;
  if (!line.has_escaped_bars) return std::min(at + (in_content - line.content), source.size());
  for (std::size_t i = line.content; i < in_content && at < source.size(); ++i)
    at += source.substr(at).starts_with("\\|") ? 2 : 1;
  return at;
}

SourceRange SourcePlaces::in_source(const cmark_node* block, SourceRange in_content, std::string_view source) {
  if (block->type == CMARK_NODE_DOCUMENT) return in_content;
  place_lines(block, source);
  const std::size_t begin = offset_in_source(in_content.begin, source);
  return {begin, std::max(begin, offset_in_source(in_content.end, source))};
}

}  // namespace scrutineer::markup

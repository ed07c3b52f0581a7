// Debian's cmark-gfm takes time that grows with the square of some inputs: see the pathological inputs in
// tests/unit/markup/budget_test.cpp. One pass over the text finds them before cmark does. It knows nothing of what
// Markdown makes of a line, so the limits are far above what people write.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/characters.h"
#include "markup/markdown_tree.h"

namespace scrutineer::markup {

namespace {

// Measured on one core of 2.5 GHz, without the limit, on 100 kB of the worst input known for each: what is said is the
// time that as much as is allowed takes. Ordinary text takes 0.3 s a megabyte.
constexpr std::size_t allowed(Limit limit) {
  switch (limit) {
    case Limit::size:
      return std::size_t{4} * 1024 * 1024;
    case Limit::block_nesting:
      return 50;
    case Limit::open_brackets:  // "![[]()": 0.4 s
      return 10'000;
    case Limit::delimiter_runs:  // "*~~a": 0.25 s
      return 50'000;
    case Limit::declarations:  // "<?": 0.1 s, "<![CDATA[": 0.3 s
      return 10'000;
    case Limit::parentheses:  // "http://a)))": 0.1 s
      return 20'000;
    case Limit::definitions:  // as many bytes of HTML
      return std::size_t{64} * 1024 * 1024;
    case Limit::table_columns:
      return 500;
    case Limit::table_cells:  // 0.4 s
      return 250'000;
    case Limit::table_headers:  // 0.3 s
      return std::size_t{1024} * 1024;
  }
  return 0;
}

using base::is_blank;
using base::is_digit;

// Blanks and what the markers of lists and quotations are made of.
bool may_precede_block(char c) {
  return is_blank(c) || is_digit(c) || c == '>' || c == '-' || c == '+' || c == '*' || c == '.' || c == ')';
}

// How many lists and quotations a line may open or go on with: its markers, and one for every two columns before
// the last of them, without the blank that goes with a marker.
std::size_t nesting(std::string_view line) {
  std::size_t markers = 0;
  std::size_t columns = 0;
  std::size_t blanks = 0;
  for (std::size_t at = 0; at < line.size();) {
    if (is_blank(line[at])) {
      blanks += line[at] == '\t' ? 4 : 1;
      ++at;
      continue;
    }
    std::size_t end = at + 1;
    if (is_digit(line[at])) {
      while (end < line.size() && is_digit(line[end])) ++end;
      if (end == line.size() || (line[end] != '.' && line[end] != ')')) break;
      ++end;
    } else if (line[at] != '>' && line[at] != '-' && line[at] != '*' && line[at] != '+') {
      break;
    }
    if (line[at] != '>' && end < line.size() && !is_blank(line[end])) break;
    columns += std::exchange(blanks, 0);
    ++markers;
    at = end < line.size() && line[end] == ' ' ? end + 1 : end;
  }
  return markers == 0 ? 0 : markers + columns / 2;
}

// Whether an item of a list begins on this line, even among the lines of a paragraph.
bool begins_item(std::string_view line) {
  const std::size_t first = line.find_first_not_of(' ');
  return first <= 3 && first + 2 < line.size() && (line[first] == '-' || line[first] == '+' || line[first] == '*') &&
         line[first + 1] == ' ' && !is_blank(line[first + 2]);
}

// Whether a link definition may begin on this line.
bool begins_definition(std::string_view line) {
  std::size_t first = 0;
  while (first < line.size() && may_precede_block(line[first])) ++first;
  return first < line.size() && line[first] == '[' && !line.substr(first).starts_with("[^") &&
         line.find("]:", first) != std::string_view::npos;
}

// The columns of the table that a line of bars and dashes begins; 0 when it is no such line.
std::size_t columns_begun(std::string_view line) {
  std::size_t bars = 0;
  bool has_dash = false;
  for (const char c : line) {
    if (c == '|') {
      ++bars;
    } else if (c == '-') {
      has_dash = true;
    } else if (c != ':' && !may_precede_block(c)) {
      return 0;
    }
  }
  return has_dash ? bars + 1 : 0;
}

class Counter {
 public:
  // Of a text of so many bytes.
  explicit Counter(std::size_t size) : is_short_(size <= short_text) {}

  // The limit that a line goes over.
  std::optional<Limit> add(std::string_view line);

 private:
  std::optional<Limit> add_signs(std::string_view line);
  void count_inlines(std::string_view line);
  void count_definition(std::string_view line);

  // Has too few bytes to go over any limit but those of nesting and columns. Most pages are so short.
  static constexpr std::size_t short_text = 8'000;
  static_assert(short_text <= allowed(Limit::open_brackets) && short_text <= allowed(Limit::delimiter_runs) &&
                short_text <= allowed(Limit::declarations) && short_text <= allowed(Limit::parentheses) &&
                short_text * short_text <= allowed(Limit::definitions));

  bool is_short_;
  std::size_t brackets_ = 0;
  std::size_t delimiters_ = 0;
  std::size_t declarations_ = 0;
  std::size_t most_brackets_ = 0;
  std::size_t columns_ = 0;
  std::size_t cells_ = 0;
  std::size_t most_parentheses_ = 0;
  std::size_t definition_ = 0;  // bytes so far, of one that may still go on; 0: none
  std::size_t longest_definition_ = 0;
  std::size_t all_brackets_ = 0;
};

void Counter::count_definition(std::string_view line) {
  if (begins_definition(line)) {
    definition_ = line.size();
  } else if (definition_ != 0) {
    definition_ += line.size();
  }
  longest_definition_ = std::max(longest_definition_, definition_);
}

// The characters that count_inlines counts.
constexpr std::array<bool, 256> counted = [] {
  std::array<bool, 256> table{};
  for (const unsigned char c : {'[', ']', ')', '*', '_', '~', '<'}) table[c] = true;
  return table;
}();

void Counter::count_inlines(std::string_view line) {
  std::size_t last_parenthesis = 0;
  std::size_t parentheses = 0;  // in a word
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (!counted[static_cast<unsigned char>(line[at])]) continue;
    switch (line[at]) {
      case '[':
        most_brackets_ = std::max(most_brackets_, ++brackets_);
        ++all_brackets_;
        break;
      case ']':
        if (brackets_ > 0) --brackets_;
        break;
      case ')':
        if (std::ranges::any_of(line.substr(last_parenthesis, at - last_parenthesis), is_blank)) parentheses = 0;
        last_parenthesis = at;
        most_parentheses_ = std::max(most_parentheses_, ++parentheses);
        break;
      case '*':
      case '_':
      case '~':
        if (at == 0 || line[at - 1] != line[at]) ++delimiters_;
        break;
      case '<':
        if (at + 1 < line.size() && (line[at + 1] == '!' || line[at + 1] == '?')) ++declarations_;
        break;
      default:
        break;
    }
  }
}

bool is_over(std::size_t count, Limit limit) { return count > allowed(limit); }

std::optional<Limit> Counter::add_signs(std::string_view line) {
  // Items and cells are each read by themselves.
  if (begins_item(line) || columns_ > 1) brackets_ = most_brackets_ = delimiters_ = declarations_ = 0;
  count_inlines(line);
  if (is_over(most_brackets_, Limit::open_brackets)) return Limit::open_brackets;
  if (is_over(delimiters_, Limit::delimiter_runs)) return Limit::delimiter_runs;
  if (is_over(declarations_, Limit::declarations)) return Limit::declarations;
  if (is_over(most_parentheses_, Limit::parentheses)) return Limit::parentheses;
  count_definition(line);
  if (is_over(longest_definition_ * all_brackets_, Limit::definitions)) return Limit::definitions;
  return std::nullopt;
}

std::optional<Limit> Counter::add(std::string_view line) {
  if (std::ranges::all_of(line, is_blank)) {
    brackets_ = most_brackets_ = delimiters_ = declarations_ = columns_ = definition_ = 0;
    return std::nullopt;
  }
  if (is_over(nesting(line), Limit::block_nesting)) return Limit::block_nesting;
  if (!is_short_)
    if (const auto over = add_signs(line)) return over;
  columns_ = std::max(columns_, columns_begun(line));
  if (is_over(columns_, Limit::table_columns)) return Limit::table_columns;
  cells_ += columns_;
  if (is_over(cells_, Limit::table_cells)) return Limit::table_cells;
  return std::nullopt;
}

}  // namespace

std::string OverBudget::message() const {
  switch (limit) {
    case Limit::size:
      return fmt::format("the text is longer than {} bytes", allowed);
    case Limit::block_nesting:
      return fmt::format("what may be more than {} lists or quotations inside each other", allowed);
    case Limit::open_brackets:
      return fmt::format("more than {} brackets opened with [ and not closed", allowed);
    case Limit::delimiter_runs:
      return fmt::format("more than {} groups of *, _ or ~ without an empty line between them", allowed);
    case Limit::declarations:
      return fmt::format("more than {} times <! or <? without an empty line between them", allowed);
    case Limit::parentheses:
      return fmt::format("more than {} closing parentheses in a word", allowed);
    case Limit::definitions:
      return "a link definition too long to be used so often";
    case Limit::table_columns:
      return fmt::format("a table of more than {} columns", allowed);
    case Limit::table_cells:
      return fmt::format("tables of more than {} cells on one page", allowed);
    case Limit::table_headers:
      return "too much text directly before rows of dashes and bars, which may begin a table";
  }
  return {};
}

bool TableHeaders::may_look(std::string_view line, std::size_t bytes_before) {
  while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
  if (columns_begun(line) == 0) return true;
  bytes_ += bytes_before;
  return bytes_ <= allowed(Limit::table_headers);
}

OverBudget TableHeaders::over_budget(std::uint32_t line) {
  return {.limit = Limit::table_headers, .line = line, .allowed = allowed(Limit::table_headers)};
}

std::optional<OverBudget> over_budget(std::string_view markdown, std::uint32_t first_line) {
  if (markdown.size() > allowed(Limit::size)) {
    return OverBudget{.limit = Limit::size, .line = first_line, .allowed = allowed(Limit::size)};
  }
  Counter counter(markdown.size());
  std::uint32_t line = first_line;
  std::size_t newline = 0;
  for (std::size_t at = 0; at < markdown.size(); ++line) {
    // A line ends in \n, \r or both. Two searches for one character are much faster than one for either.
    if (newline < at || at == 0) newline = std::min(markdown.find('\n', at), markdown.size());
    std::string_view text = markdown.substr(at, newline - at);
    text = text.substr(0, text.find('\r'));
    if (const auto limit = counter.add(text)) {
      return OverBudget{.limit = *limit, .line = line, .allowed = allowed(*limit)};
    }
    at += text.size();
    at += markdown.substr(at, 2) == "\r\n" ? 2 : 1;
  }
  return std::nullopt;
}

}  // namespace scrutineer::markup

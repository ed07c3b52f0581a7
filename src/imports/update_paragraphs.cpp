#include "imports/update_paragraphs.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "imports/sheet_messages.h"

namespace scrutineer::imports {
namespace {

// What stands between empty lines; of lists and tables an item, and a row. A table in HTML and a block of code are one.
struct Paragraph {
  std::size_t begin = 0, end = 0;
  std::string_view text;
  bool is_apart = true;  // an empty line stands before it
};

bool begins_item(std::string_view line) {
  while (line.starts_with(' ')) line.remove_prefix(1);
  if (line.starts_with('|') || line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ")) return true;
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  return digits > 0 && (line.substr(digits).starts_with(". ") || line.substr(digits).starts_with(") "));
}

// What ends the block that a line begins; empty for other lines.
std::string_view end_of_block(std::string_view line) {
  return line.starts_with("<table") ? "</table>"
         : line.starts_with("```")  ? "```"
         : line.starts_with("~~~")  ? "~~~"
                                    : "";
}

std::vector<Paragraph> paragraphs_of(std::string_view text, std::size_t begin) {
  std::vector<Paragraph> paragraphs;
  bool is_open = false;  // the line before belongs to a paragraph
  std::string_view block_end;
  for (std::size_t at = begin; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::size_t last = end;
    while (last > at && (text[last - 1] == '\r' || text[last - 1] == ' ')) --last;
    const std::string_view line = text.substr(at, last - at);
    if (!block_end.empty() || !line.empty()) {
      const std::string_view begins = block_end.empty() ? end_of_block(line) : std::string_view();
      if (block_end.empty() && (!is_open || begins_item(line) || !begins.empty()))
        paragraphs.push_back({at, last, {}, !is_open});
      paragraphs.back().end = last;
      paragraphs.back().text = text.substr(paragraphs.back().begin, last - paragraphs.back().begin);
      if (!block_end.empty() && line.starts_with(block_end)) block_end = {};
      if (!begins.empty()) block_end = begins;
    }
    is_open = !block_end.empty() || !line.empty();
    at = end + 1;
  }
  return paragraphs;
}

// "| --- | --: |", or a row without a word.
bool is_bare_row(std::string_view text) {
  return text.starts_with('|') && text.find_first_not_of("|-: ") == std::string_view::npos;
}

// The file of an image that stands alone: "![It](a.png)".
std::string_view image_of(std::string_view text) {
  const std::size_t middle = text.find("](");
  if (!text.starts_with("![") || middle == std::string_view::npos) return {};
  return text.substr(middle + 2, text.find_first_of(" )", middle + 2) - middle - 2);
}

// The words, in order of the alphabet.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  std::ranges::sort(words);
  return words;
}

// Whether one may be the other, revised: they share half of their words.
bool is_similar(const Paragraph& written, const Paragraph& imported, const Titles& titles) {
  if (is_bare_row(written.text) || is_bare_row(imported.text)) return false;
  if (!image_of(imported.text).empty()) return image_of(written.text) == image_of(imported.text);
  const std::string shown_written = shown_words(written.text, titles),
                    shown_imported = shown_words(imported.text, titles);
  const auto a = words_of(shown_written), b = words_of(shown_imported);
  std::vector<std::string_view> shared;
  std::ranges::set_intersection(a, b, std::back_inserter(shared));
  return 2 * shared.size() >= std::max(a.size(), b.size());
}

using ParagraphSpan = std::span<const Paragraph>;
using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

// The longest list of paragraphs that go together in both texts, in the same order (Wagner and Fischer, 1974), after
// those at both ends.
template <typename GoTogether>
Pairs aligned(ParagraphSpan written, ParagraphSpan imported, GoTogether go_together) {
  constexpr std::size_t most = 4'000'000;  // comparisons; what would take more goes together with nothing
  std::size_t head = 0, written_end = written.size(), imported_end = imported.size();
  Pairs result, tail;
  for (; head < std::min(written_end, imported_end) && go_together(written[head], imported[head]); ++head)
    result.emplace_back(head, head);
  while (written_end > head && imported_end > head && go_together(written[written_end - 1], imported[imported_end - 1]))
    tail.emplace_back(--written_end, --imported_end);
  const std::size_t rows = written_end - head, columns = imported_end - head;
  if (rows > 0 && columns > 0 && rows <= most / columns) {
    std::vector<std::uint32_t> longest((rows + 1) * (columns + 1));  // of what follows
    std::vector<bool> together(rows * columns);
    const auto at = [&](std::size_t row, std::size_t column) { return row * (columns + 1) + column; };
    for (std::size_t row = rows; row-- > 0;)
      for (std::size_t column = columns; column-- > 0;) {
        together[row * columns + column] = go_together(written[head + row], imported[head + column]);
        longest[at(row, column)] = together[row * columns + column]
                                       ? longest[at(row + 1, column + 1)] + 1
                                       : std::max(longest[at(row + 1, column)], longest[at(row, column + 1)]);
      }
    for (std::size_t row = 0, column = 0; row < rows && column < columns;) {
      if (together[row * columns + column])
        result.emplace_back(head + row++, head + column++);
      else if (longest[at(row + 1, column)] >= longest[at(row, column + 1)])
        ++row;
      else
        ++column;
    }
  }
  result.insert(result.end(), tail.rbegin(), tail.rend());
  return result;
}

std::string beginning_of(std::string_view text) {
  constexpr std::size_t most = 60;
  std::string begin(base::beginning(text, most));
  std::ranges::replace(begin, '\n', ' ');
  return in_quotes(begin.size() < text.size() ? begin + "…" : begin);
}

class ParagraphMerger {
 public:
  ParagraphMerger(std::string_view file, std::size_t begin, const Titles& titles, Update& update)
      : file_(file), behind_(begin), begin_(begin), titles_(titles), update_(update) {}

  void merge(ParagraphSpan written, ParagraphSpan imported) {
    imported_ = imported;
    const auto same = [&](const Paragraph& a, const Paragraph& b) { return is_same(a, b); };
    walk(
        written, imported, aligned(written, imported, same),
        [&](ParagraphSpan old_gap, ParagraphSpan new_gap) { merge_gap(old_gap, new_gap); },
        [](const Paragraph&, const Paragraph&) {});
  }

 private:
  // What is the same in both lies between gaps.
  template <typename Gap, typename Pair>
  void walk(ParagraphSpan written, ParagraphSpan imported, const Pairs& pairs, Gap gap, Pair pair) {
    std::size_t from_written = 0, from_imported = 0;
    for (const auto& [to_written, to_imported] : pairs) {
      gap(written.subspan(from_written, to_written - from_written),
          imported.subspan(from_imported, to_imported - from_imported));
      pair(written[to_written], imported[to_imported]);
      behind_ = written[to_written].end;
      from_written = to_written + 1;
      from_imported = to_imported + 1;
    }
    gap(written.subspan(from_written), imported.subspan(from_imported));
  }

  // Words that a heading has, a description that an image has got, and words in a table's bare rows are an editor's.
  [[nodiscard]] bool is_same(const Paragraph& written, const Paragraph& imported) const {
    if (is_bare_row(imported.text))
      return written.text.starts_with('|') &&
             (is_bare_row(written.text) && has_dashes(written.text)) == has_dashes(imported.text);
    if (const std::string_view image = image_of(imported.text); !image.empty() && imported.text.starts_with("![]"))
      return image_of(written.text) == image;
    const auto bare = [](std::string_view text) {
      return text.substr(std::min(text.find_first_not_of("# "), text.size()));
    };
    const bool is_bold = imported.text.starts_with("**") && imported.text.ends_with("**");  // made a heading
    return shows_same_words(is_bold ? bare(written.text) : written.text, imported.text, titles_);
  }
  static bool has_dashes(std::string_view text) { return text.find('-') != std::string_view::npos; }

  void merge_gap(ParagraphSpan written, ParagraphSpan imported) {
    walk(
        written, imported,
        aligned(written, imported, [&](const Paragraph& a, const Paragraph& b) { return is_similar(a, b, titles_); }),
        [&](ParagraphSpan old_gap, ParagraphSpan new_gap) {
          for (const Paragraph& each : new_gap) insert(each);
          for (const Paragraph& each : old_gap) keep(each);
        },
        [&](const Paragraph& old_one, const Paragraph& new_one) { replace(old_one, new_one.text); });
  }

  void keep(const Paragraph& paragraph) {
    update_.kept.push_back(beginning_of(paragraph.text));
    behind_ = paragraph.end;
  }

  // Only the lines that differ.
  void replace(const Paragraph& paragraph, std::string_view text) {
    std::string_view old_text = paragraph.text;
    std::size_t begin = paragraph.begin;
    for (std::size_t line; (line = old_text.find('\n')) != std::string_view::npos &&
                           text.substr(0, line + 1) == old_text.substr(0, line + 1);) {
      old_text.remove_prefix(line + 1);
      text.remove_prefix(line + 1);
      begin += line + 1;
    }
    for (std::size_t line; (line = old_text.rfind('\n')) != std::string_view::npos &&
                           text.size() > old_text.size() - line && text.ends_with(old_text.substr(line));) {
      text.remove_suffix(old_text.size() - line);
      old_text.remove_suffix(old_text.size() - line);
    }
    update_.edits.push_back({begin, begin + old_text.size(), std::string(text)});
  }

  // On lines of its own, with the empty lines that it has around it in the document.
  void insert(const Paragraph& paragraph) {
    std::string text(paragraph.text);
    text += '\n';
    if (behind_ == begin_) return update_.edits.push_back({begin_, begin_, text + "\n"});
    const std::size_t line_end = file_.find('\n', behind_);
    const std::size_t at = line_end == std::string_view::npos ? file_.size() : line_end + 1;
    if (line_end == std::string_view::npos) text.insert(0, 1, '\n');
    if (paragraph.is_apart) text.insert(0, 1, '\n');
    const Paragraph* const next = &paragraph + 1 < imported_.data() + imported_.size() ? &paragraph + 1 : nullptr;
    if (next && next->is_apart && at < file_.size() && file_[at] != '\n') text += '\n';
    update_.edits.push_back({at, at, std::move(text)});
  }

  std::string_view file_;
  ParagraphSpan imported_;
  std::size_t behind_;  // where new paragraphs go
  std::size_t begin_;
  const Titles& titles_;
  Update& update_;
};

}  // namespace

void update_paragraphs(std::string_view file, std::size_t begin, std::string_view imported, const Titles& titles,
                       Update& update) {
  ParagraphMerger(file, begin, titles, update).merge(paragraphs_of(file, begin), paragraphs_of(imported, 0));
}

}  // namespace scrutineer::imports

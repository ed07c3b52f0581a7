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

// What stands between empty lines.
struct Paragraph {
  std::size_t begin = 0, end = 0;
  std::string_view text;
};

std::vector<Paragraph> paragraphs_of(std::string_view text, std::size_t begin) {
  std::vector<Paragraph> paragraphs;
  bool is_open = false;
  for (std::size_t at = begin; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::size_t last = end;
    while (last > at && (text[last - 1] == '\r' || text[last - 1] == ' ')) --last;
    if (last > at) {
      if (!is_open) paragraphs.push_back({at, last, {}});
      paragraphs.back().end = last;
      paragraphs.back().text = text.substr(paragraphs.back().begin, last - paragraphs.back().begin);
    }
    is_open = last > at;
    at = end + 1;
  }
  return paragraphs;
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
bool is_similar(const Paragraph& written, const Paragraph& imported) {
  const auto a = words_of(written.text), b = words_of(imported.text);
  std::vector<std::string_view> shared;
  std::ranges::set_intersection(a, b, std::back_inserter(shared));
  return 2 * shared.size() >= std::max(a.size(), b.size());
}

using Paragraphs = std::span<const Paragraph>;
using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

// The longest list of paragraphs that go together in both texts, in the same order (Wagner and Fischer, 1974), after
// those at both ends.
template <typename GoTogether>
Pairs aligned(Paragraphs written, Paragraphs imported, GoTogether go_together) {
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
  return quoted(begin.size() < text.size() ? begin + "…" : begin);
}

class ParagraphMerger {
 public:
  ParagraphMerger(std::size_t begin, const Titles& titles, Update& update)
      : behind_(begin), begin_(begin), titles_(titles), update_(update) {}

  void merge(Paragraphs written, Paragraphs imported) {
    const auto same = [&](const Paragraph& a, const Paragraph& b) { return shows_same_words(a.text, b.text, titles_); };
    walk(
        written, imported, aligned(written, imported, same),
        [&](Paragraphs old_gap, Paragraphs new_gap) { merge_gap(old_gap, new_gap); },
        [](const Paragraph&, const Paragraph&) {});
  }

 private:
  // What is the same in both lies between gaps.
  template <typename Gap, typename Pair>
  void walk(Paragraphs written, Paragraphs imported, const Pairs& pairs, Gap gap, Pair pair) {
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

  void merge_gap(Paragraphs written, Paragraphs imported) {
    walk(
        written, imported, aligned(written, imported, is_similar),
        [&](Paragraphs old_gap, Paragraphs new_gap) {
          for (const Paragraph& each : old_gap) keep(each);
          for (const Paragraph& each : new_gap) insert(each);
        },
        [&](const Paragraph& old_one, const Paragraph& new_one) {
          update_.edits.push_back({old_one.begin, old_one.end, std::string(new_one.text)});
        });
  }

  void keep(const Paragraph& paragraph) {
    update_.kept.push_back(beginning_of(paragraph.text));
    behind_ = paragraph.end;
  }

  void insert(const Paragraph& paragraph) {
    const std::string text(paragraph.text);
    update_.edits.push_back({behind_, behind_, behind_ == begin_ ? text + "\n\n" : "\n\n" + text});
  }

  std::size_t behind_;  // where new paragraphs go
  std::size_t begin_;
  const Titles& titles_;
  Update& update_;
};

}  // namespace

void update_paragraphs(std::string_view file, std::size_t begin, std::string_view imported, const Titles& titles,
                       Update& update) {
  ParagraphMerger(begin, titles, update).merge(paragraphs_of(file, begin), paragraphs_of(imported, 0));
}

}  // namespace scrutineer::imports

#include "imports/edits.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace scrutineer::imports {
namespace {

constexpr std::size_t context = 3;  // lines around what differs

// Each with its line break, but for a last line without one.
std::vector<std::string_view> whole_lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    lines.push_back(text.substr(at, end - at));
    at = end;
  }
  return lines;
}

// Lines that go, and what comes for them. Counted from 0.
struct Change {
  std::size_t begin = 0, end = 0;
  std::string text;
};

// Edits as changes of whole lines, those of one line together.
std::vector<Change> changes_of(std::string_view text, const std::vector<std::string_view>& lines,
                               std::vector<Edit> edits) {
  std::ranges::stable_sort(edits, {}, &Edit::begin);
  std::vector<std::size_t> begins;
  for (const std::string_view line : lines) begins.push_back(static_cast<std::size_t>(line.data() - text.data()));
  const auto line_at = [&](std::size_t byte) {
    return static_cast<std::size_t>(std::ranges::upper_bound(begins, byte) - begins.begin()) - 1;
  };
  const auto begin_of = [&](std::size_t line) { return line < begins.size() ? begins[line] : text.size(); };
  std::vector<Change> changes;
  for (std::size_t first = 0; first < edits.size();) {
    const bool at_end = begins.empty() || edits[first].begin >= text.size();
    const std::size_t begin = at_end ? lines.size() : line_at(edits[first].begin);
    const auto end_of = [&](const Edit& edit) {
      const bool whole = edit.end == begin_of(std::min(begin, lines.size())) && edit.text.ends_with('\n');
      return at_end || whole ? begin
                             : line_at(std::max(edit.begin, edit.end == edit.begin ? edit.end : edit.end - 1)) + 1;
    };
    std::size_t end = end_of(edits[first]), last = first + 1;
    while (last < edits.size() && edits[last].begin < begin_of(end)) end = std::max(end, end_of(edits[last++]));
    std::vector<Edit> own(edits.begin() + static_cast<std::ptrdiff_t>(first),
                          edits.begin() + static_cast<std::ptrdiff_t>(last));
    const std::size_t from = begin_of(begin);
    for (Edit& edit : own) {
      edit.begin -= from;
      edit.end -= from;
    }
    changes.push_back({begin, end, edited(text.substr(from, begin_of(end) - from), std::move(own))});
    first = last;
  }
  return changes;
}

void append(std::string& diff, char sign, std::string_view line) {
  diff += sign;
  diff += line;
  if (!line.ends_with('\n')) diff += "\n\\ No newline at end of file\n";
}

}  // namespace

std::string edited(std::string_view text, std::vector<Edit> edits) {
  std::ranges::stable_sort(edits, {}, &Edit::begin);
  std::string result;
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    result += text.substr(at, edit.begin - at);
    result += edit.text;
    at = edit.end;
  }
  return result += text.substr(at);
}

std::string unified_diff(std::string_view text, const std::vector<Edit>& edits, std::string_view name) {
  const auto lines = whole_lines_of(text);
  auto changes = changes_of(text, lines, edits);
  std::erase_if(changes, [&](const Change& change) {
    std::string before;
    for (std::size_t at = change.begin; at < change.end; ++at) before += lines[at];
    return before == change.text;
  });
  if (changes.empty()) return {};
  std::string diff = fmt::format("--- {}\n+++ {}\n", name, name);
  std::ptrdiff_t shift = 0;  // of the new lines against the old ones
  for (std::size_t first = 0; first < changes.size();) {
    std::size_t last = first + 1;
    while (last < changes.size() && changes[last].begin <= changes[last - 1].end + 2 * context) ++last;
    const std::size_t begin = changes[first].begin - std::min(context, changes[first].begin);
    const std::size_t end = std::min(changes[last - 1].end + context, lines.size());
    std::string body;
    std::size_t at = begin, added = 0, removed = 0;
    for (std::size_t i = first; i < last; ++i) {
      for (; at < changes[i].begin; ++at) append(body, ' ', lines[at]);
      for (; at < changes[i].end; ++at, ++removed) append(body, '-', lines[at]);
      for (const std::string_view line : whole_lines_of(changes[i].text)) append(body, '+', line), ++added;
    }
    for (; at < end; ++at) append(body, ' ', lines[at]);
    const std::size_t count = end - begin, new_count = count + added - removed;
    const std::size_t new_begin = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(begin) + shift);
    diff += fmt::format("@@ -{},{} +{},{} @@\n{}", count == 0 ? begin : begin + 1, count,
                        new_count == 0 ? new_begin : new_begin + 1, new_count, body);
    shift += static_cast<std::ptrdiff_t>(added) - static_cast<std::ptrdiff_t>(removed);
    first = last;
  }
  return diff;
}

}  // namespace scrutineer::imports

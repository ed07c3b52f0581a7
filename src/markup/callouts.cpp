#include "markup/callouts.h"

#include <cmark-gfm/node.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/characters.h"
#include "base/edit_distance.h"
#include "base/letter_case.h"
#include "markup/html.h"
#include "markup/markdown_tree.h"

namespace scrutineer::markup {

namespace {

using base::npos;
constexpr std::string_view blanks_of_line = " \t\r";

// "[!NOTE] Title" at the start of a paragraph.
struct Mark {
  std::string_view name;
  std::string_view title;
  std::size_t size = 0;       // of "[!NOTE]"
  std::size_t line_size = 0;  // with the line's end
};

std::optional<Mark> read_mark(std::string_view content) {
  if (!content.starts_with("[!")) return std::nullopt;
  const std::string_view line = content.substr(0, content.find('\n'));
  const std::size_t close = line.find_first_of("[]", 2);
  if (close == npos || close == 2 || line[close] != ']') return std::nullopt;
  Mark mark{.name = line.substr(2, close - 2), .title = line.substr(close + 1), .size = close + 1};
  mark.line_size = std::min(line.size() + 1, content.size());
  if (mark.title.starts_with('(') || mark.title.starts_with('[') || mark.title.starts_with(':')) return std::nullopt;
  // Obsidian's sign for folding: what is folded away is lost on paper.
  if (mark.title.starts_with('+') || mark.title.starts_with('-')) mark.title.remove_prefix(1);
  mark.title.remove_prefix(std::min(mark.title.find_first_not_of(blanks_of_line), mark.title.size()));
  mark.title = mark.title.substr(0, mark.title.find_last_not_of(blanks_of_line) + 1);
  return mark;
}

const CalloutKind* kind_of(const Tree& tree, std::string_view name) {
  const auto known = std::ranges::find_if(
      tree.options.callouts, [&](const CalloutKind& kind) { return base::equal_but_for_case(kind.name, name); });
  return known == tree.options.callouts.end() ? nullptr : &*known;
}

bool is_first_of_quotation(const cmark_node* paragraph) {
  return paragraph->parent->type == CMARK_NODE_BLOCK_QUOTE && paragraph->prev == nullptr;
}

// Whether there is anything to put in the callout.
bool has_words(const cmark_node* paragraph, const Mark& mark) {
  return !mark.title.empty() || paragraph->next != nullptr || mark.line_size < content_of(paragraph).size();
}

std::string opening(const CalloutKind& kind, bool has_title) {
  std::string html = "<div class=\"app-callout app-callout--";
  html.append(kind.like).append("\" role=\"note\">");
  if (has_title) return html;
  html += "\n<p class=\"app-callout__title\">";
  append_escaped(html, kind.title);
  return html + "</p>";
}

// The words of the editor; whoever cannot see the sign beside them hears what kind of callout it is.
cmark_node* titled(Tree& tree, const CalloutKind& kind, std::string_view title, const cmark_node* first) {
  std::string open = "<p class=\"app-callout__title\"><span class=\"govuk-visually-hidden\">";
  append_escaped(open, kind.title);
  open += ": </span>";
  // One that a table cut off has no place.
  const int line = first->start_line > 0 ? first->start_line : first->parent->start_line;
  return words_between(tree.arena.copy(open), title, "</p>",
                       {.first_line = line, .last_line = line, .column = std::max(first->start_column, 1)});
}

void make_callout(Tree& tree, cmark_node* quotation) {
  cmark_node* const first = quotation->first_child;
  if (first == nullptr || first->type != CMARK_NODE_PARAGRAPH) return;
  const std::optional<Mark> mark = read_mark(content_of(first));
  if (!mark || !has_words(first, *mark)) return;
  const CalloutKind* const kind = kind_of(tree, mark->name);
  if (kind == nullptr) return;
  if (!mark->title.empty()) cmark_node_insert_before(first, titled(tree, *kind, mark->title, first));
  const std::string open = opening(*kind, !mark->title.empty());
  cmark_strbuf_drop(&first->content, static_cast<bufsize_t>(mark->line_size));
  if (first->start_line > 0) ++first->start_line;
  if (first->content.size == 0) cmark_node_unlink(first);
  quotation->type = CMARK_NODE_CUSTOM_BLOCK;
  quotation->as.custom = {.on_enter = chunk(tree.arena.copy(open)), .on_exit = chunk("</div>")};
}

}  // namespace

void make_callouts(Tree& tree, cmark_node* root) {
  if (tree.options.callouts.empty() || tree.source.find("[!") == npos) return;
  for (cmark_node* const quotation : blocks_of(root, CMARK_NODE_BLOCK_QUOTE)) make_callout(tree, quotation);
}

void look_at_callout_mark(const Tree& tree, const cmark_node* paragraph, Visitor& visitor) {
  if (tree.options.callouts.empty()) return;
  const std::string_view content = content_of(paragraph);
  const std::optional<Mark> mark = read_mark(content);
  if (!mark) return;
  const auto tell = [&](Dropped::Kind kind, std::string_view detail = {}) {
    visitor.dropped({.kind = kind,
                     .literal = content.substr(0, mark->size),
                     .detail = detail,
                     .place = {paragraph, {0, mark->size}}});
  };
  const bool begins_quotation = is_first_of_quotation(paragraph);
  if (kind_of(tree, mark->name) != nullptr)
    return tell(begins_quotation ? Dropped::Kind::callout_empty : Dropped::Kind::callout_outside);
  if (!begins_quotation) return;
  std::vector<std::string_view> names;
  for (const CalloutKind& kind : tree.options.callouts) names.push_back(kind.name);
  tell(Dropped::Kind::callout_unknown, base::nearest(mark->name, names).value_or(std::string_view{}));
}

}  // namespace scrutineer::markup

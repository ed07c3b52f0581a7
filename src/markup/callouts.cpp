#include "markup/callouts.h"

#include <cmark-gfm/iterator.h>
#include <cmark-gfm/node.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/edit_distance.h"
#include "base/letter_case.h"
#include "markup/html.h"
#include "markup/markdown_tree.h"

namespace scrutineer::markup {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::string_view blanks = " \t\r";

std::string_view content_of(const cmark_node* paragraph) {
  return {reinterpret_cast<const char*>(paragraph->content.ptr), static_cast<std::size_t>(paragraph->content.size)};
}

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
  mark.title.remove_prefix(std::min(mark.title.find_first_not_of(blanks), mark.title.size()));
  mark.title = mark.title.substr(0, mark.title.find_last_not_of(blanks) + 1);
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

cmark_chunk chunk(std::string_view text) {  // in the arena
  return {reinterpret_cast<unsigned char*>(const_cast<char*>(text.data())), static_cast<bufsize_t>(text.size()), 0};
}

cmark_node* made(cmark_node_type type, const cmark_node* first) {
  cmark_node* const node = cmark_node_new_with_mem(type, Arena::cmark_memory());
  node->start_line = node->end_line = first->start_line > 0 ? first->start_line : first->parent->start_line;
  node->start_column = first->start_column;
  return node;
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
  cmark_node* const holder = made(CMARK_NODE_CUSTOM_BLOCK, first);
  std::string open = "<p class=\"app-callout__title\"><span class=\"govuk-visually-hidden\">";
  append_escaped(open, kind.title);
  open += ": </span>";
  holder->as.custom = {.on_enter = chunk(tree.arena.copy(open)), .on_exit = chunk("</p>")};
  holder->user_data = const_cast<char*>(holds_words);
  cmark_node* const words = made(CMARK_NODE_PARAGRAPH, first);
  cmark_strbuf_put(&words->content, reinterpret_cast<const unsigned char*>(title.data()),
                   static_cast<bufsize_t>(title.size()));
  cmark_node_append_child(holder, words);
  return holder;
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
  std::vector<cmark_node*> quotations;
  cmark_iter* const nodes = cmark_iter_new(root);
  for (cmark_event_type event = cmark_iter_next(nodes); event != CMARK_EVENT_DONE; event = cmark_iter_next(nodes)) {
    cmark_node* const node = cmark_iter_get_node(nodes);
    if (event == CMARK_EVENT_ENTER && node->type == CMARK_NODE_BLOCK_QUOTE) quotations.push_back(node);
  }
  cmark_iter_free(nodes);
  for (cmark_node* const quotation : quotations) make_callout(tree, quotation);
}

void look_at_callout_mark(Tree& tree, const cmark_node* paragraph, Visitor& visitor) {
  if (tree.options.callouts.empty() || paragraph->content.size == 0) return;
  const std::string_view content = content_of(paragraph);
  const std::optional<Mark> mark = read_mark(content);
  if (!mark) return;
  const bool is_known = kind_of(tree, mark->name) != nullptr;
  const bool in_quotation = is_first_of_quotation(paragraph);
  if (!is_known && !in_quotation) return;
  std::vector<std::string_view> names;
  for (const CalloutKind& kind : tree.options.callouts) names.push_back(kind.name);
  const auto nearest = is_known ? std::nullopt : base::nearest(mark->name, names);
  visitor.dropped({.kind = !is_known      ? Dropped::Kind::callout_unknown
                           : in_quotation ? Dropped::Kind::callout_empty
                                          : Dropped::Kind::callout_outside,
                   .literal = content.substr(0, mark->size),
                   .line = static_cast<std::uint32_t>(std::max(paragraph->start_line, 1)) - 1 + tree.options.first_line,
                   .detail = nearest.value_or(std::string_view{}),
                   .place = {paragraph, {0, mark->size}}});
}

}  // namespace scrutineer::markup

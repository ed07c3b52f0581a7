#include "markup/definition_lists.h"

#include <cmark-gfm/node.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/blanks.h"
#include "base/characters.h"
#include "markup/markdown_tree.h"

namespace scrutineer::markup {

namespace {

using base::npos;
constexpr char definition_list_mark[] = "definition list";  // what the user data of one points to

// Behind ": "; empty when the line begins no definition.
std::string_view definition_in(std::string_view line) {
  line = base::trimmed(line);
  return line.starts_with(": ") || line.starts_with(":\t") ? base::trimmed(line.substr(1)) : std::string_view{};
}

// A term, or a definition of one or more lines.
struct Part {
  bool is_term = false;
  std::string_view text;  // in the content of the paragraph
  int first_line = 0;     // of the content, from 0
  int line_count = 1;
};

// Nothing when the paragraph is no list.
std::vector<Part> parts_of(std::string_view content) {
  if (content.find(": ") == npos && content.find(":\t") == npos) return {};
  std::vector<Part> parts;
  bool is_list = false;
  int number = 0;
  for (std::size_t at = 0; at < content.size(); ++number) {
    const std::size_t end = std::min(content.find('\n', at), content.size());
    const std::string_view line = content.substr(at, end - at);
    at = end + 1;
    const std::string_view definition = definition_in(line);
    if (!definition.empty()) {
      if (number == 0) return {};
      is_list = true;
      parts.push_back({.text = definition, .first_line = number});
    } else if (!is_list) {
      parts.push_back({.is_term = true, .text = base::trimmed(line), .first_line = number});
    } else {
      Part& last = parts.back();
      const auto begin = static_cast<std::size_t>(last.text.data() - content.data());
      last.text = base::trimmed(content.substr(begin, end - begin));
      ++last.line_count;
    }
  }
  return is_list ? parts : std::vector<Part>{};
}

// `first` is the line of the page on which the content begins.
cmark_node* item(const Part& part, const cmark_node* paragraph, int first) {
  const int line = first + part.first_line;
  return words_between(
      part.is_term ? "<dt>" : "<dd>", part.text, part.is_term ? "</dt>" : "</dd>",
      {.first_line = line, .last_line = line + part.line_count - 1, .column = paragraph->start_column});
}

// The paragraph becomes the list itself: cmark, which goes on to its inlines, may hold it.
void become_list(cmark_node* paragraph) {
  paragraph->type = CMARK_NODE_CUSTOM_BLOCK;
  paragraph->as.custom = {chunk("<dl class=\"app-definitions\">"), chunk("</dl>")};
  paragraph->user_data = const_cast<char*>(definition_list_mark);
}

void make_list(cmark_node* paragraph) {
  if (paragraph->start_line <= 0) return;  // a table cut it off
  const std::vector<Part> parts = parts_of(content_of(paragraph));
  if (parts.empty()) return;
  // Definitions of links may have stood before the content.
  const int lines = parts.back().first_line + parts.back().line_count;
  const int first = std::max(paragraph->start_line, paragraph->end_line - lines + 1);
  cmark_node* const before = paragraph->prev;
  const bool goes_on = before != nullptr && before->user_data == definition_list_mark;
  if (!goes_on) become_list(paragraph);
  for (const Part& part : parts) cmark_node_append_child(goes_on ? before : paragraph, item(part, paragraph, first));
  if (goes_on) cmark_node_unlink(paragraph);
}

}  // namespace

void make_definition_lists(cmark_node* root) {
  for (cmark_node* const paragraph : blocks_of(root, CMARK_NODE_PARAGRAPH)) make_list(paragraph);
}

void look_at_definition(const cmark_node* paragraph, Visitor& visitor) {
  const std::string_view content = content_of(paragraph);
  const std::string_view line = content.substr(0, content.find('\n'));
  if (definition_in(line).empty() || paragraph->start_line <= 0) return;
  visitor.dropped({.kind = Dropped::Kind::definition_alone,
                   .literal = base::trimmed(line),
                   .place = {paragraph, {0, line.find_last_not_of(base::blanks) + 1}}});
}

}  // namespace scrutineer::markup

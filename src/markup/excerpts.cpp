#include "markup/excerpts.h"

#include <cmark-gfm/node.h>
#include <cmark-gfm/references.h>

#include <algorithm>
#include <string>
#include <unordered_set>

#include "markup/markdown_tree.h"

namespace scrutineer::markup {

namespace {

// As Markdown between marks that it ends with.
void append_plain(std::string_view text, std::string& markdown) {
  for (const char c : text) {
    if (std::string_view("\\\"<>&").find(c) != std::string_view::npos) markdown += '\\';
    markdown += c == '\n' ? ' ' : c;
  }
}

// cmark ends a heading that is underlined a line too late, but at the end of the page.
int last_line_of(const Tree& tree, const cmark_node* heading) {
  if (!heading->as.heading.setext) return heading->end_line;
  int line = heading->start_line + 1;
  while (line < heading->end_line && source_line(tree, line).find_first_not_of("=- \t") != std::string_view::npos)
    ++line;
  return line;
}

}  // namespace

std::string definitions(const cmark_map& map) {
  // cmark's list has the last first; of two with one label the first is meant.
  std::vector<const cmark_reference*> all;
  for (const cmark_map_entry* each = map.refs; each != nullptr; each = each->next)
    all.push_back(reinterpret_cast<const cmark_reference*>(each));
  std::ranges::sort(all, {}, [](const cmark_reference* each) { return each->entry.age; });
  std::unordered_set<std::string_view> labels;
  std::string result;
  for (const cmark_reference* const each : all) {
    const std::string_view label = reinterpret_cast<const char*>(each->entry.label);
    if (!labels.insert(label).second) continue;
    result.append("[").append(label).append("]: <");
    append_plain(view(each->url), result);
    result += '>';
    if (each->title.len > 0) {
      result += " \"";
      append_plain(view(each->title), result);
      result += '"';
    }
    result += '\n';
  }
  return result;
}

Excerpts::Excerpts(std::string_view markdown, std::uint32_t first_line, std::span<const CalloutKind> callouts)
    : markdown_(markdown) {
  auto document = Document::parse(markdown, {.first_line = first_line, .callouts = callouts, .has_excerpts = true});
  if (!document) {
    is_over_budget_ = true;
    return;
  }
  document->walk();
  const Tree& tree = *document->tree_;
  const auto last = static_cast<int>(std::ranges::count(markdown, '\n')) + 1;
  const auto start_of_line = [&](int line) {
    return line > last ? markdown.size() : static_cast<std::size_t>(source_line(tree, line).data() - markdown.data());
  };
  for (const cmark_node* node = tree.root->first_child; node != nullptr; node = node->next) {
    if (node->type != CMARK_NODE_HEADING || node->start_line <= 0) continue;
    sections_.push_back({.line = static_cast<std::uint32_t>(node->start_line) - 1 + first_line,
                         .level = std::max(node->as.heading.level, 2),
                         .is_html = node->start_column == 0,
                         .begin = start_of_line(node->start_line),
                         .below = start_of_line(last_line_of(tree, node) + 1)});
  }
  for (const Footnote& footnote : tree.footnotes) defined_ += "[^" + footnote.label + "]: -\n\n";
  defined_ += tree.definitions;
  // What follows a footnote, indented, would be part of it.
  if (!tree.footnotes.empty() && tree.definitions.empty()) defined_ += "[ends the footnotes]: #\n";
  if (!defined_.empty()) defined_ += '\n';
}

std::expected<std::string_view, Excerpts::Problem> Excerpts::below(std::uint32_t line) const {
  if (is_over_budget_) return std::unexpected(Problem::over_budget);
  const auto section = std::ranges::find(sections_, line, &Section::line);
  if (section == sections_.end() || section->is_html) return std::unexpected(Problem::in_a_block);
  const auto next =
      std::find_if(section + 1, sections_.end(), [&](const Section& later) { return later.level <= section->level; });
  const std::size_t end = next == sections_.end() ? markdown_.size() : next->begin;
  return markdown_.substr(section->below, end - section->below);
}

std::expected<std::string_view, Excerpts::Problem> Excerpts::all() const {
  if (is_over_budget_) return std::unexpected(Problem::over_budget);
  return markdown_;
}

std::string Excerpts::alone(std::string_view part) const {
  const bool needs_definitions = part.size() < markdown_.size() && part.find('[') != std::string_view::npos;
  return needs_definitions ? defined_ + std::string(part) : std::string(part);
}

}  // namespace scrutineer::markup

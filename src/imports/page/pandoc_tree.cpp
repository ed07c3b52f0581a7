#include "imports/page/pandoc_tree.h"

#include <algorithm>

#include "imports/cell_text.h"

namespace scrutineer::imports {
namespace {

void add_text(const Tree& tree, std::string& text) {
  if (tree.is_array()) {
    for (const Tree& each : tree) add_text(each, text);
    return;
  }
  if (!tree.is_object()) return;
  const std::string_view kind = kind_of(tree);
  if (kind == "Str")
    text += tree["c"].get_ref<const std::string&>();
  else if (kind == "Code" || kind == "CodeBlock")
    text += tree["c"][1].get_ref<const std::string&>();
  else if (kind == "Space" || kind == "SoftBreak" || kind == "LineBreak")
    text += ' ';
  else if (kind == "Link" || kind == "Image" || kind == "Span" || kind == "Quoted" || kind == "Cite" || kind == "Div")
    add_text(tree["c"][1], text);
  else if (kind == "Header")
    add_text(tree["c"][2], text);
  else if (kind != "Note" && kind != "Math" && !kind.starts_with("Raw") && tree.contains("c"))
    add_text(tree["c"], text);
  // A block ends its words.
  if (kind == "Para" || kind == "Plain" || kind == "Header" || kind == "CodeBlock") text += ' ';
}

}  // namespace

std::string_view kind_of(const Tree& node) {
  const auto kind = node.find("t");
  return kind == node.end() ? std::string_view() : std::string_view(kind->get_ref<const std::string&>());
}

std::string_view id_in(const Tree& attributes) { return attributes[0].get_ref<const std::string&>(); }

bool has_class(const Tree& attributes, std::string_view name) {
  return std::ranges::any_of(attributes[1], [&](const Tree& each) { return each == name; });
}

std::string_view value_in(const Tree& attributes, std::string_view key) {
  for (const Tree& pair : attributes[2])
    if (pair[0] == key) return pair[1].get_ref<const std::string&>();
  return {};
}

Tree no_attributes() { return {"", Tree::array(), Tree::array()}; }

Tree node(std::string_view kind, Tree content) { return {{"t", kind}, {"c", std::move(content)}}; }

Tree words(std::string_view text) { return node("Str", text); }

// A format that pandoc passes through when it writes CommonMark.
Tree raw_markdown(std::string text) { return node("RawInline", {"markdown", std::move(text)}); }

Tree raw_markdown_block(std::string text) { return node("RawBlock", {"markdown", std::move(text)}); }

std::string plain_text(const Tree& tree) {
  std::string text;
  add_text(tree, text);
  return tidied(text);
}

bool is_blank(const Tree& inlines) {
  return std::ranges::all_of(inlines, [](const Tree& each) {
    const std::string_view kind = kind_of(each);
    if (kind == "Space" || kind == "SoftBreak" || kind == "LineBreak") return true;
    if (kind == "Str") return tidied(each["c"].get_ref<const std::string&>()).empty();
    if (kind == "Strong" || kind == "Emph" || kind == "Underline") return is_blank(each["c"]);
    return false;
  });
}

}  // namespace scrutineer::imports

#include "markup/markdown_tree.h"

#include <cmark-gfm/iterator.h>

namespace scrutineer::markup {

const char holds_words[] = "words";

std::string_view view(const cmark_chunk& chunk) {
  return {reinterpret_cast<const char*>(chunk.data), static_cast<std::size_t>(chunk.len)};
}

cmark_chunk chunk(std::string_view text) {
  return {reinterpret_cast<unsigned char*>(const_cast<char*>(text.data())), static_cast<bufsize_t>(text.size()), 0};
}

std::string_view content_of(const cmark_node* block) {
  if (block->type == CMARK_NODE_HTML_BLOCK) return view(block->as.literal);
  return {reinterpret_cast<const char*>(block->content.ptr), static_cast<std::size_t>(block->content.size)};
}

std::vector<cmark_node*> blocks_of(cmark_node* root, cmark_node_type type) {
  std::vector<cmark_node*> blocks;
  cmark_iter* const nodes = cmark_iter_new(root);
  for (cmark_event_type event = cmark_iter_next(nodes); event != CMARK_EVENT_DONE; event = cmark_iter_next(nodes)) {
    cmark_node* const node = cmark_iter_get_node(nodes);
    if (event == CMARK_EVENT_ENTER && node->type == type) blocks.push_back(node);
  }
  cmark_iter_free(nodes);
  return blocks;
}

cmark_node* words_between(std::string_view open, std::string_view words, std::string_view close,
                          const BlockPosition& position) {
  const auto made = [&](cmark_node_type type) {
    cmark_node* const node = cmark_node_new_with_mem(type, Arena::cmark_memory());
    node->start_line = position.first_line;
    node->end_line = position.last_line;
    node->start_column = position.column;
    return node;
  };
  cmark_node* const holder = made(CMARK_NODE_CUSTOM_BLOCK);
  holder->as.custom = {.on_enter = chunk(open), .on_exit = chunk(close)};
  holder->user_data = const_cast<char*>(holds_words);
  cmark_node* const paragraph = made(CMARK_NODE_PARAGRAPH);
  cmark_strbuf_put(&paragraph->content, reinterpret_cast<const unsigned char*>(words.data()),
                   static_cast<bufsize_t>(words.size()));
  cmark_node_append_child(holder, paragraph);
  return holder;
}

}  // namespace scrutineer::markup

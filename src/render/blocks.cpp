#include "render/blocks.h"

#include "render/timeline.h"

namespace scrutineer::render {

using link::Block;
using link::BlockKind;

std::string block_html(const EntryContext& context, const Block& block, std::size_t number) {
  switch (block.kind) {
    case BlockKind::timeline:
      return timeline_html(context, block, number);
    case BlockKind::compare_models:
    case BlockKind::compare_case_studies:
    case BlockKind::inspections:
    case BlockKind::risk_matrix:
    case BlockKind::risk_register:
    case BlockKind::traceability:
    case BlockKind::map:
    case BlockKind::questions:
    case BlockKind::data_files:
    case BlockKind::checklist_builder:
      break;
  }
  return {};
}

std::string body_with_blocks(const EntryContext& context) {
  const std::vector<Block>& blocks = context.page().blocks;
  std::string_view rest = context.page().body_html;
  std::string html;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const std::string placeholder = link::block_placeholder(i);
    const std::size_t at = rest.find(placeholder);
    html += rest.substr(0, at);
    html += block_html(context, blocks[i], i + 1);
    rest.remove_prefix(at + placeholder.size());
  }
  return html.append(rest);
}

}  // namespace scrutineer::render

#include "render/blocks.h"

#include "link/href.h"
#include "render/changes_block.h"
#include "render/checklist/builder_page.h"
#include "render/checklist/questions_block.h"
#include "render/compare/case_studies.h"
#include "render/compare/models.h"
#include "render/data_files_block.h"
#include "render/records/factor_views.h"
#include "render/records/inspections_block.h"
#include "render/records/risk_views.h"
#include "render/records/timeline.h"
#include "render/site_map.h"

namespace scrutineer::render {

using link::Block;
using link::BlockKind;

namespace {

// Words of another page, with a link to it.
std::string include_html(const EntryContext& context, const Block& block) {
  const catalogue::Entry& entry = context.linked.entry(block.of.front());
  markup::Object view{{"included", markup::Value::borrowed(block.html)},
                      {"included_title", markup::Value::borrowed(entry.title)},
                      {"included_href", link::href(context.entry().output, entry.output, block.section)}};
  std::string html;
  context.templates.render("block-include", context.shared, view, html);
  return html;
}

}  // namespace

std::string block_html(const EntryContext& context, const Block& block, std::size_t number) {
  switch (block.kind) {
    case BlockKind::checklist_builder:
      return builder_html(context);
    case BlockKind::risk_matrix:
      return risk_matrix_html(context, block);
    case BlockKind::risk_register:
      return risk_register_html(context, block);
    case BlockKind::traceability:
      return traceability_html(context, block);
    case BlockKind::timeline:
      return timeline_html(context, block, number);
    case BlockKind::compare_models:
      return compare_models_html(context, block, number);
    case BlockKind::compare_case_studies:
      return compare_case_studies_html(context, block, number);
    case BlockKind::inspections:
      return inspections_html(context, block, number);
    case BlockKind::changes:
      return changes_html(context, block, number);
    case BlockKind::questions:
      return questions_html(context, block);
    case BlockKind::data_files:
      return data_files_html(context, number);
    case BlockKind::map:
      return site_map_html(context, block, number);
    case BlockKind::include:
      return include_html(context, block);
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

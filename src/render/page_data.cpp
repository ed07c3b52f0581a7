#include "render/page_data.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "exports/data_files.h"
#include "link/href.h"
#include "render/view_parts.h"

namespace scrutineer::render {
namespace {

using catalogue::EntryIndex;
using catalogue::Kind;
using link::Linked;

// The files behind a block.
std::vector<std::string> files_of(const link::Block& block, const Linked& linked) {
  switch (block.kind) {
    case link::BlockKind::compare_models:
      return {"data/models.csv", "data/models.json", "data/model-claims.csv"};
    case link::BlockKind::compare_case_studies:
      return {"data/case-studies.csv", "data/case-studies.json"};
    case link::BlockKind::inspections:
      return {"data/inspections.csv"};
    case link::BlockKind::traceability:
      return {"data/traceability.csv", "data/factors.json"};
    case link::BlockKind::timeline:
      return {"data/timeline.csv", "data/timeline.json"};
    case link::BlockKind::map:
      return {"data/links.csv", "data/links.json"};
    case link::BlockKind::risk_matrix:
    case link::BlockKind::risk_register: {
      std::vector<std::string> files;
      for (const EntryIndex index : block.of)
        for (const char* ending : {".csv", ".json", ".xlsx"})
          files.push_back(exports::risk_data_path(linked.entry(index), ending));
      return files;
    }
    case link::BlockKind::questions:
    case link::BlockKind::data_files:
    case link::BlockKind::checklist_builder:
    case link::BlockKind::changes:
    case link::BlockKind::include:
      break;
  }
  return {};
}

std::vector<std::string> shown_by(const EntryContext& context) {
  std::vector<std::string> files;
  const catalogue::Entry& entry = context.entry();
  if (entry.kind == Kind::risk_register)
    for (const char* ending : {".csv", ".json", ".xlsx"}) files.push_back(exports::risk_data_path(entry, ending));
  if (entry.kind == Kind::factor_set) files = {"data/factors.csv", "data/factors.json", "data/traceability.csv"};
  for (const link::Block& block : context.page().blocks)
    if (!block.names_them) std::ranges::copy(files_of(block, context.linked), std::back_inserter(files));
  return files;
}

}  // namespace

void add_page_data(const EntryContext& context, markup::Object& view, std::vector<PageSection>& sections) {
  const std::vector<std::string> wanted = shown_by(context);
  if (wanted.empty()) return;
  const std::string& from = context.entry().output;
  markup::List items;
  for (const exports::DataSet& set : exports::data_sets(context.linked))
    for (const exports::DataFile& file : set.files)
      if (const std::string& path = file.file.path; std::ranges::find(wanted, path) != wanted.end())
        items.push_back({{"page_data_name", path.substr(path.rfind('/') + 1)},
                         {"page_data_href", link::href(from, path)},
                         {"page_data_text", file.text}});
  if (!items.empty()) sections.push_back({"app-page-data", context.linked.words("page.data")});
  set_list(view, "page_data", "has_page_data", std::move(items));
  if (const auto page = context.linked.catalogue.targets.find("data"); page != context.linked.catalogue.targets.end())
    view.set("data_page_href", link::href(from, context.linked.entry(page->second.entry).output));
}

}  // namespace scrutineer::render

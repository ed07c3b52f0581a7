#include "render/data_files_block.h"

#include <fmt/format.h>

#include "exports/data_files.h"
#include "link/href.h"
#include "render/view_parts.h"

namespace scrutineer::render {
namespace {

using markup::List;
using markup::Object;

// Neighbours that hold the same thing share a line.
List lines(const EntryContext& context, const exports::DataSet& set) {
  List items;
  for (std::size_t i = 0; i < set.files.size();) {
    const exports::DataFile& first = set.files[i];
    Object item{{"data_line_text", first.text}};
    if (first.parts) item.set("data_line_columns", fmt::format("{}", fmt::join(first.parts(), ", ")));
    List files;
    for (; i < set.files.size() && set.files[i].text == first.text; ++i) {
      const std::string& path = set.files[i].file.path;
      files.push_back({{"data_file_name", path.substr(path.rfind('/') + 1)},
                       {"data_file_href", link::href(context.entry().output, path)}});
    }
    item.set("data_line_files", std::move(files));
    items.push_back(std::move(item));
  }
  return items;
}

}  // namespace

std::string data_files_html(const EntryContext& context, std::size_t number) {
  List sets;
  for (const exports::DataSet& set : exports::all_data_sets(context.linked, context.analysis, context.has_documents))
    sets.push_back({{"data_set_id", fmt::format("app-block-{}-{}", number, sets.size() + 1)},
                    {"data_set_title", set.title},
                    {"data_set_text", set.text},
                    {"data_set_lines", lines(context, set)}});
  Object view;
  view.set("data_level", context.page().headings.empty() ? "2" : "3");
  set_list(view, "data_sets", "has_data_sets", std::move(sets));
  std::string html;
  context.templates.render("block-data-files", context.shared, view, html);
  return html;
}

}  // namespace scrutineer::render

#include "render/appraisal/frame.h"

#include <array>
#include <vector>

#include "link/href.h"
#include "render/entry_view.h"
#include "render/page_places.h"
#include "render/view_parts.h"

namespace scrutineer::render {

using catalogue::Entry;
using link::href;
using markup::List;
using markup::Object;
using markup::Value;

namespace {

struct Part {
  std::string_view name;
  words::Name title;
};

// In the order a reader needs them. The first is the appraisal's own page.
constexpr std::array<Part, 5> parts{{{"", "appraisal-parts.overview"},
                                     {"table", "appraisal-parts.table"},
                                     {"audit", "appraisal-parts.audit"},
                                     {"robustness", "appraisal-parts.robustness"},
                                     {"what-if", "appraisal-parts.what-if"}}};

}  // namespace

void add_appraisal_parts(const words::Words& words, const Entry& appraisal, std::string_view from, Object& view) {
  List links;
  for (const Part& part : parts) {
    const std::string path = part.name.empty() ? appraisal.output : appraisal_path(appraisal, part.name);
    links.push_back(
        {{"part_title", words(part.title)}, {"part_href", href(from, path)}, {"part_current", path == from}});
  }
  set_list(view, "parts", "has_parts", std::move(links));
}

Object appraisal_frame(const AppraisalContext& context, std::string_view part, std::string_view kind,
                       std::string_view title) {
  const Entry& entry = context.entry();
  const std::string path = appraisal_path(entry, part);
  Object view;
  view.reserve(32);
  view.set("kind", std::string(kind));
  view.set("kind_title", Value::borrowed(entry.title));
  view.set("title", std::string(title));
  view.set("title_html", escaped(title));
  view.set("page_title",
           context.linked.words(
               "appraisal-parts.in-tab",
               {{"title", title}, {"appraisal", entry.title}, {"site", context.linked.catalogue.site.title}}));
  std::vector<catalogue::EntryIndex> above = pages_above(context.linked, context.index);
  above.push_back(context.index);
  set_list(view, "breadcrumbs", "has_breadcrumbs", breadcrumbs(context.linked, path, above));
  add_references(context.linked, context.index, view);
  add_appraisal_parts(context.linked.words, entry, path, view);
  return view;
}

void render_appraisal_page(const AppraisalContext& context, std::string_view part, std::string_view kind,
                           const Object& view, std::string& out) {
  context.templates.render(kind, context.shared(appraisal_path(context.entry(), part)), view, out);
}

}  // namespace scrutineer::render

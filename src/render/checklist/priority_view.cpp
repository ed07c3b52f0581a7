#include "render/checklist/priority_view.h"

#include <string>

#include "catalogue/priorities.h"
#include "render/signs.h"

namespace scrutineer::render {

using markup::List;
using markup::Object;
using markup::Value;

List priority_tag(const link::Linked& linked, std::string_view id) {
  const catalogue::Site& site = linked.catalogue.site;
  const catalogue::Priority* const priority = find(site.priorities, id);
  if (!priority) return {};
  Object tag{{"priority_id", Value::borrowed(priority->id)},
             {"priority_title", priority_title(site, linked.words, id)}};
  if (priority->colour) tag.set("priority_colour", Value::borrowed(catalogue::colour_name(*priority->colour)));
  if (priority->shape) tag.set("priority_shape", Value::borrowed(sign_of({}, *priority->shape).path));
  return {std::move(tag)};
}

List priority_tags(const link::Linked& linked) {
  List tags;
  for (const catalogue::Priority& priority : linked.catalogue.site.priorities)
    tags.push_back(std::move(priority_tag(linked, priority.id).front()));
  return tags;
}

}  // namespace scrutineer::render

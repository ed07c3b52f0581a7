#include "render/title_language.h"

#include <fmt/format.h>

#include "link/title_language.h"

namespace scrutineer::render {

markup::Value title_language(const link::Linked& linked, catalogue::EntryIndex index) {
  return std::string(link::title_language(linked.catalogue, linked.entry(index)));
}

std::string lang_attribute(const link::Linked& linked, catalogue::EntryIndex index) {
  const std::string_view language = link::title_language(linked.catalogue, linked.entry(index));
  return language.empty() ? std::string{} : fmt::format(" lang=\"{}\"", language);
}

}  // namespace scrutineer::render

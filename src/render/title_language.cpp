#include "render/title_language.h"

#include <fmt/format.h>

#include "link/title_language.h"

namespace scrutineer::render {

markup::Value title_language(const link::Linked& linked, catalogue::EntryIndex index) {
  return std::string(link::title_language(linked.catalogue, linked.entry(index)));
}

markup::Value text_language(const link::Linked& linked, catalogue::EntryIndex index, catalogue::TextRef text) {
  const catalogue::Catalogue& catalogue = linked.catalogue;
  const bool is_marked =
      text != catalogue::TextRef::none && catalogue.is_untranslated(linked.entry(index).text(text).span.file);
  return is_marked ? catalogue.original_language : std::string{};
}

std::string lang_attribute(const link::Linked& linked, catalogue::EntryIndex index) {
  const std::string_view language = link::title_language(linked.catalogue, linked.entry(index));
  return language.empty() ? std::string{} : fmt::format(" lang=\"{}\"", language);
}

}  // namespace scrutineer::render

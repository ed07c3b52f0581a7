#include "link/title_language.h"

#include <fmt/format.h>

#include <algorithm>

namespace scrutineer::link {
namespace {

// The place of a source is its id, which is told once: what its translation puts in the place of its title tells.
bool has_title_of_its_own(const catalogue::Entry& source) {
  return source.origin && std::ranges::any_of(source.origin->amendments, [&](const catalogue::Amendment& amendment) {
           return amendment.path == fmt::format("source.{}.title", source.id);
         });
}

}  // namespace

std::string_view title_language(const catalogue::Catalogue& catalogue, const catalogue::Entry& entry) {
  if (catalogue.original_language.empty() || entry.path.empty()) return {};
  const bool is_translated =
      entry.kind == catalogue::Kind::source ? has_title_of_its_own(entry) : !catalogue.is_untranslated(entry.span.file);
  return is_translated ? std::string_view{} : std::string_view(catalogue.original_language);
}

}  // namespace scrutineer::link

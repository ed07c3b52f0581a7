#include "link/citation_label.h"

#include <fmt/format.h>

namespace scrutineer::link {

bool is_ours(const catalogue::Catalogue& catalogue, catalogue::EntryIndex source) {
  return std::get<catalogue::Source>(catalogue.entry(source).detail).kind == ours;
}

CitationLabel label_of(const catalogue::Catalogue& catalogue, const words::Words& words, const LinkedPage& page,
                       const Citation& citation) {
  if (is_ours(catalogue, citation.source))
    return {words("reference.ours"), fmt::format("app-source-ours-{}", catalogue.entry(citation.source).id)};
  const std::string number = fmt::format("{}", &citation - page.citations.data() + 1);
  return {number, "app-source-" + number};
}

}  // namespace scrutineer::link

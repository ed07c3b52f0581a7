#include "link/citation_label.h"

#include <fmt/format.h>

namespace scrutineer::link {
namespace {

// "a" … "z", "aa", "ab" …
std::string letters(std::size_t place) {
  std::string text;
  for (++place; place > 0; place = (place - 1) / 26)
    text.insert(text.begin(), static_cast<char>('a' + (place - 1) % 26));
  return text;
}

}  // namespace

bool is_ours(const catalogue::Catalogue& catalogue, catalogue::EntryIndex source) {
  return std::get<catalogue::Source>(catalogue.entry(source).detail).kind == ours;
}

CitationLabel label_of(const catalogue::Catalogue& catalogue, const words::Words& words, const LinkedPage& page,
                       const Citation& citation, std::optional<std::size_t> place) {
  const std::string letter = place ? letters(*place) : std::string{};
  if (is_ours(catalogue, citation.source)) {
    const std::string anchor = fmt::format("app-source-ours-{}", catalogue.entry(citation.source).id);
    if (!place) return {words("reference.ours"), anchor};
    return {words("reference.ours-place", {{"letter", letter}}), fmt::format("{}--{}", anchor, letter)};
  }
  const std::string label = fmt::format("{}{}", &citation - page.citations.data() + 1, letter);
  return {label, "app-source-" + label};
}

}  // namespace scrutineer::link

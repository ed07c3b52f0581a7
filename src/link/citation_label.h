// What stands for a cited source in a text and in the page's list of sources: its number, or a word for what is no
// document but the site's own (`kind = "ours"` in sources.toml). A letter behind it names one of the places cited.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "link/linked.h"

namespace scrutineer::link {

inline constexpr std::string_view ours = "ours";

[[nodiscard]] bool is_ours(const catalogue::Catalogue& catalogue, catalogue::EntryIndex source);

struct CitationLabel {
  std::string text;    // "2", "2b", or a word such as "ours"
  std::string anchor;  // of its item in the list: "app-source-2b"
};

// Of a source of `page.citations`, or of one of its places. Sources that are ours come last in `page.citations`, so
// that the others are numbered by their places in it.
[[nodiscard]] CitationLabel label_of(const catalogue::Catalogue& catalogue, const words::Words& words,
                                     const LinkedPage& page, const Citation& citation,
                                     std::optional<std::size_t> place = std::nullopt);

}  // namespace scrutineer::link

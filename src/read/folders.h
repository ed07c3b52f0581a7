// The folders of a site: where what stands in them is published and listed, the index page that each has, and the order
// of what that lists.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "catalogue/catalogue.h"
#include "words/words.h"

namespace scrutineer::read {

// How many folders a file may stand in.
inline constexpr std::size_t most_folders = 64;

// "manual/pay" → "manual"; empty at the top.
[[nodiscard]] std::string_view folder_above(std::string_view path);

// "manual/index.md", and the home page.
[[nodiscard]] bool is_index_file(std::string_view path);

// "10-what-are-models" → "what-are-models", but "2024-25-budget" stays: an order has at most three digits.
[[nodiscard]] std::string_view without_order(std::string_view name);

// The order in the name of a file, or for an index.md of its folder; default_order where it has none.
[[nodiscard]] std::int64_t order_in_name(std::string_view path);

// The folder that a page of such a path is published in, each part without its order: "10-manual/a.md" → "manual".
[[nodiscard]] std::string output_folder_of(std::string_view path);

// The folder that lists an entry whose address does not have it: "models/10-New ones/a.md" → "models/new-ones".
[[nodiscard]] std::string listing_folder_of(std::string_view path);

// The index page of such a folder, before its title and whatever else is known.
[[nodiscard]] catalogue::Page index_of_folder(std::string_view folder);

// Adds the index of every folder and section that has entries and no index.md.
void add_missing_indexes(std::vector<catalogue::Entry>& entries, const words::Words& words);

// Gives what the `contents` of an index.md names an order before everything else in its folder, and reports names that
// nothing in it has.
void order_contents(catalogue::Catalogue& catalogue, base::Diagnostics& out);

}  // namespace scrutineer::read

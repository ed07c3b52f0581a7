// What an editor may write in short, written out in the table before anything else is made of it, so that layers,
// translations and readers see one form:
//
//   an item of a list of tables without an id     has the one that its own words give, and no others, so that adding or
//                                                 moving items changes none
//   option = ["Trust", "Company"]                 a table with a title for each
//   published = [3, "not scored"]                 of a criterion (rationale and note, and the results of a gate,
//   alike):
//                                                 by the options of the same text, in their order
//
// What is made so has no place in the file: TableReader::span() gives that of the words it comes from.
#pragma once

#include <string>
#include <string_view>

#include <toml++/impl/forward_declarations.h>

#include "base/diagnostics.h"

namespace scrutineer::read {

struct Place;

// The key whose words give the items of that list their ids: "title", "text" or "about"; empty for lists whose ids are
// always written.
[[nodiscard]] std::string_view id_made_from(std::string_view list);
// The id that these words give: base::id_of_title() without citations and addresses. Empty when they give none.
[[nodiscard]] std::string made_id(std::string_view words);

// Reports lists that do not go by the options.
void write_out_short_forms(toml::table& table, const Place& place, base::Diagnostics& out);

}  // namespace scrutineer::read

// What an editor may write in short, written out in the table before anything else is made of it, so that layers,
// translations and readers see one form:
//
//   an item of a list of tables without an id     has the one that its own words give, and no others, so that adding or
//                                                 moving items changes none
//   option = ["Trust", "Company"]                 a table with a title for each
//   published = [3, "not scored"]                 of a criterion (rationale and note, and results of a gate, alike): by
//                                                 the options of the same text, in their order
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

// "report, page 4", as [@report, page 4] has it.
struct ShortSource {
  std::string_view id, where;  // parts of the text; `where` is empty where that names the source alone
};
[[nodiscard]] ShortSource short_source(std::string_view text);

// Whether a list can be of titles alone: in the items of the list `of`, which is empty for the top of a file.
[[nodiscard]] bool can_be_titles(std::string_view of, std::string_view list);
// Whether values by option can be a list of them.
[[nodiscard]] bool can_go_by_options(std::string_view of, std::string_view key);

// Of a translation: items without an id are matched with the original's by their place, and lists by option are
// reported, since the options stand in the original.
void write_out_titles(toml::table& translation, const Place& place, base::Diagnostics& out);
// Reports lists that do not go by the options.
void write_out_short_forms(toml::table& table, const Place& place, base::Diagnostics& out);

}  // namespace scrutineer::read

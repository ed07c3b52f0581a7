// What all data files in JSON share; docs/data.md describes it.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "link/linked.h"

namespace scrutineer::exports {

using Json = nlohmann::ordered_json;

// The document as text, one value a line.
[[nodiscard]] std::string to_text(const Json& document);

// What the source does not say is null, never 0 or "".
[[nodiscard]] Json id_or_null(const std::string& id);
[[nodiscard]] Json date_or_null(const catalogue::FactDate& date);
// A text of the page's entry, plain; "[2]" in it cites number 2 of the page's citations.
[[nodiscard]] Json text_or_null(const link::LinkedPage& page, catalogue::TextRef text);

// Sets `source` and `where`.
void set_source(Json& json, const catalogue::SourceRef& source);

// `id`, `title`, `summary` and `page` of an entry.
[[nodiscard]] Json entry_json(const link::Linked& linked, catalogue::EntryIndex index);

// A list of `number`, `source`, `title`, `places`.
[[nodiscard]] Json citations_json(const link::Linked& linked, const link::LinkedPage& page);

}  // namespace scrutineer::exports

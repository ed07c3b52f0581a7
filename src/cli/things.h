// Everything of a site that has an id, as an editor counts it: pages, models, terms …, and what stands in a file with
// others: questions, rules, risks and factors.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "catalogue/catalogue.h"

namespace scrutineer::cli {

struct Thing {
  std::string id;
  std::string_view kind;  // one of thing_kinds()
  std::string title;
  catalogue::EntryIndex entry{};  // itself, or what it stands in
  bool is_part = false;           // of an entry
  base::Span span;                // where its id, its title or its file begins
};

// By kind, in the order of thing_kinds(), then by id.
[[nodiscard]] std::vector<Thing> things_of(const catalogue::Catalogue& catalogue);

// "page", "model", …, "rule": as `list` takes and prints them, and `new` where it makes one.
[[nodiscard]] std::vector<std::string_view> thing_kinds();
// The kind that was meant: "model", or "models" as their folder is called.
[[nodiscard]] std::optional<std::string_view> thing_kind(std::string_view written);
[[nodiscard]] std::string_view thing_kind(catalogue::Kind kind);

// The thing of an id; of a page in folders also by its name alone. Nothing is null.
[[nodiscard]] const Thing* find_thing(const std::vector<Thing>& things, const catalogue::Catalogue& catalogue,
                                      const std::string& id);
// What to say where there is none: the nearest ids, or what another name would lead to.
[[nodiscard]] std::string help_for_unknown(const std::vector<Thing>& things, const catalogue::Catalogue& catalogue,
                                           const std::string& id);

}  // namespace scrutineer::cli

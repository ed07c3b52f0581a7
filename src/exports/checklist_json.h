// data/checklists/<id>.json: a checklist with all its questions, for programs. docs/data.md describes the format; it is
// stable. The other downloads are made from it, so that all of them say the same.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "analyse/checklists.h"
#include "exports/appraisal_json.h"
#include "link/linked.h"

namespace scrutineer::exports {

// The entry is the checklist that `asked` is of.
[[nodiscard]] Json checklist_json(const link::Linked& linked, catalogue::EntryIndex index,
                                  const analyse::AskedChecklist& asked);

}  // namespace scrutineer::exports

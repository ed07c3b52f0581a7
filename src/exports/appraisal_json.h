// data/appraisals/<id>.json: an appraisal, what recomputing it brought to light and how firm its conclusion is, for
// programs. docs/data.md describes the format; it is stable. The tables of the other downloads are taken from it, so
// that all of them say the same.
#pragma once

#include <string_view>

#include "analyse/appraise.h"
#include "exports/json.h"
#include "link/linked.h"

namespace scrutineer::exports {

// A whole number, or one rounded half up to at most nine decimals and fifteen digits. The text of it is the same on
// every machine.
[[nodiscard]] Json json_number(const base::Rational& value);

// The parts `findings` and `robustness` of the document.
[[nodiscard]] Json findings_json(const analyse::Audit& audit);
[[nodiscard]] Json robustness_json(const catalogue::Appraisal& appraisal, const analyse::Appraised& appraised);

// The entry is an appraisal.
[[nodiscard]] Json appraisal_json(const link::Linked& linked, catalogue::EntryIndex index,
                                  const analyse::Appraised& appraised);

// The title of an option, criterion, gate, group or source that the document names by its id; an id that is not in
// the document stands for itself. Null for null.
[[nodiscard]] Json title_of(const Json& document, const Json& id, std::string_view list);

}  // namespace scrutineer::exports

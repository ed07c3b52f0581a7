// A published figure that the audit contradicts carries a mark, wherever it is shown: the number of the finding.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "analyse/audit.h"
#include "markup/template.h"
#include "words/words.h"

namespace scrutineer::render {

// Sets `total_finding`, `unweighted_finding`, `percent_finding` and `rank_finding` for the figures that are
// contradicted, the addresses of the findings on the audit page, `total_finding_href` and so on, and what to say of
// them, `total_contradicted` and so on.
void add_audit_marks(const words::Words& words, const catalogue::Appraisal& appraisal, const analyse::Audit& audit,
                     std::size_t option, const std::function<std::string(std::string_view anchor)>& audit_href,
                     markup::Object& view);

}  // namespace scrutineer::render

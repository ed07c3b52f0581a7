// The questions that one rule makes of the facts it found.
#pragma once

#include <string>
#include <vector>

#include "analyse/checklists.h"
#include "analyse/facts.h"

namespace scrutineer::analyse {

// In the order of the facts. Those that give the same wording give one question about all of them, whose id is made of
// the first of their ids in the alphabet. `from` is the page that asks, for which `wording` was linked. Reports
// wording that cannot be filled; facts of which it leaves nothing are not asked about.
[[nodiscard]] std::vector<AskedQuestion> rule_questions(const link::Linked& linked, const link::LinkedRule& wording,
                                                        const std::vector<Fact>& facts, std::string_view from,
                                                        base::Diagnostics& out);

}  // namespace scrutineer::analyse

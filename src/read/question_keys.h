// Keys that questions, rules and selections share.
#pragma once

#include "catalogue/checklist.h"
#include "read/common_keys.h"

namespace scrutineer::read {

// theme, stages and priority of a question, or of the questions a rule makes. What is left out is given when all files
// have been read: see vocabulary.h.
template <class Asked>
void read_place_of_question(TableReader& table, Asked& asked) {
  asked.theme = table.id("theme").value_or(catalogue::IdRef{});
  asked.stages = table.ids("stages");
  asked.priority = table.id("priority").value_or(catalogue::IdRef{});
}

}  // namespace scrutineer::read

// The short answer on an appraisal, before anything else is read: is the winner's figure right, is it the winner, and
// what would it take to change that? At most three sentences, from the same results as the longer statements.
#pragma once

#include <string>
#include <vector>

#include "analyse/audit.h"
#include "analyse/robustness.h"
#include "words/words.h"

namespace scrutineer::analyse {

// `audit` and `results` are of the same appraisal. Empty where nothing was scored.
[[nodiscard]] std::vector<std::string> verdict(const catalogue::Appraisal& appraisal, const Audit& audit,
                                               const words::Words& words, const Robustness& results);

}  // namespace scrutineer::analyse

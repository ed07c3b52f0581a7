// Which rows of an appraisal's table count: told by what its totals come to, before it is known what the cells hold.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/rational.h"
#include "imports/appraisal_table.h"

namespace scrutineer::imports {

// Where a row has the figure of an option: of two columns the first that is not blank.
[[nodiscard]] Place figure_place(const Table& table, std::uint32_t row, const OptionColumns& option);

// Whether a criterion adds up those above it, for every option: plainly, or weight × score.
[[nodiscard]] bool adds_up_those_above(const Table& table, std::size_t criterion);

// Takes criteria out of those that count, by their places, which the totals show not to: such as costs below the
// scores. Their figures are larger, or smaller, than every score; a total that misses a score is a slip. What has a
// weight stays.
void leave_out_uncounted(const Table& table, const std::vector<bool>& has_weight, std::vector<bool>& counts);

}  // namespace scrutineer::imports

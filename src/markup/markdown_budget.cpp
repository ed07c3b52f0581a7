#include <fmt/format.h>

#include "markup/markdown_tree.h"

namespace scrutineer::markup {

std::string OverBudget::message() const { return fmt::format("over {}", allowed); }

std::optional<OverBudget> over_budget(std::string_view, std::uint32_t) { return std::nullopt; }

}  // namespace scrutineer::markup

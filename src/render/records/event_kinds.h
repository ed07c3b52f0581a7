// The kinds of events as readers see them.
#pragma once

#include <span>
#include <string_view>

#include "catalogue/chronology.h"
#include "chart/figure.h"

namespace scrutineer::render {

// What each is called and its sign on a timeline, in the order of catalogue::EventKind.
[[nodiscard]] std::span<const chart::SignKind> event_kinds();

// "Decision"
[[nodiscard]] std::string_view event_kind_title(catalogue::EventKind kind);

}  // namespace scrutineer::render

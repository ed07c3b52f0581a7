#include "render/records/event_kinds.h"

#include <array>

namespace scrutineer::render {
namespace {

// In the order of catalogue::EventKind. Each differs in form, so that colour is not needed.
constexpr std::array<chart::SignKind, catalogue::event_kind_count> looks{{
    {"Event", {"app-chart__sign app-chart__sign--ring", "M-4.5,0 a4.5,4.5 0 1,0 9,0 a4.5,4.5 0 1,0 -9,0 z"}},
    {"Start", {"app-chart__sign app-chart__sign--1", "M-4.5,-6 L6,0 L-4.5,6 z"}},
    {"Decision", {"app-chart__sign app-chart__sign--5", "M0,-6.5 L6.5,0 L0,6.5 L-6.5,0 z"}},
    {"Inspection", {"app-chart__sign app-chart__sign--3", "M-5.5,0 a5.5,5.5 0 1,0 11,0 a5.5,5.5 0 1,0 -11,0 z"}},
    {"Direction", {"app-chart__sign app-chart__sign--5", "M-6,-5 L6,-5 L0,6 z"}},
    {"Report", {"app-chart__sign app-chart__sign--3", "M-5,-5 L5,-5 L5,5 L-5,5 z"}},
    {"Milestone", {"app-chart__sign app-chart__sign--1", "M-6,5 L6,5 L0,-6 z"}},
    {"Deadline", {"app-chart__sign app-chart__sign--2", "M-5.5,-6 L5.5,-6 L-5.5,6 L5.5,6 z"}},
}};

}  // namespace

std::span<const chart::SignKind> event_kinds() { return looks; }

std::string_view event_kind_title(catalogue::EventKind kind) { return looks[static_cast<std::size_t>(kind)].words; }

}  // namespace scrutineer::render

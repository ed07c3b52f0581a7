#include "render/records/event_kinds.h"

#include <array>

namespace scrutineer::render {
namespace {

struct Look {
  words::Name title;
  chart::Sign sign;
};

// In the order of catalogue::EventKind. Each differs in form, so that colour is not needed.
constexpr std::array<Look, catalogue::event_kind_count> looks{{
    {"event.event", {"app-chart__sign app-chart__sign--other", "M-6,-2 h4 v-4 h4 v4 h4 v4 h-4 v4 h-4 v-4 h-4 z"}},
    {"event.start", {"app-chart__sign app-chart__sign--1", "M-4.5,-6 L6,0 L-4.5,6 z"}},
    {"event.decision", {"app-chart__sign app-chart__sign--5", "M0,-6.5 L6.5,0 L0,6.5 L-6.5,0 z"}},
    {"event.inspection", {"app-chart__sign app-chart__sign--3", "M-5.5,0 a5.5,5.5 0 1,0 11,0 a5.5,5.5 0 1,0 -11,0 z"}},
    {"event.direction", {"app-chart__sign app-chart__sign--5", "M-6,-5 L6,-5 L0,6 z"}},
    {"event.report", {"app-chart__sign app-chart__sign--3", "M-5,-5 L5,-5 L5,5 L-5,5 z"}},
    {"event.milestone", {"app-chart__sign app-chart__sign--1", "M-6,5 L6,5 L0,-6 z"}},
    {"event.deadline", {"app-chart__sign app-chart__sign--2", "M-5.5,-6 L5.5,-6 L-5.5,6 L5.5,6 z"}},
}};

}  // namespace

std::vector<chart::SignKind> event_kinds(const words::Words& words) {
  std::vector<chart::SignKind> kinds;
  for (const Look& look : looks) kinds.push_back({words(look.title), look.sign});
  return kinds;
}

std::string event_kind_title(const words::Words& words, catalogue::EventKind kind) {
  return words(looks[static_cast<std::size_t>(kind)].title);
}

chart::Sign ahead_sign() {
  return {"app-chart__sign app-chart__ahead",
          looks[static_cast<std::size_t>(catalogue::EventKind::milestone)].sign.path};
}

}  // namespace scrutineer::render

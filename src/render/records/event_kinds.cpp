#include "render/records/event_kinds.h"

#include <array>

#include "render/signs.h"

namespace scrutineer::render {
namespace {

struct Look {
  words::Name title;
  chart::Sign sign;
};

// Of the kinds that every site has. Each differs in form, so that colour is not needed.
constexpr std::array<Look, static_cast<std::size_t>(catalogue::EventKind::first_of_site)> looks{{
    {"event.event", {"app-chart__sign app-chart__sign--grey", "M-6,-2 h4 v-4 h4 v4 h4 v4 h-4 v4 h-4 v-4 h-4 z"}},
    {"event.start", {"app-chart__sign app-chart__sign--green", "M-4.5,-6 L6,0 L-4.5,6 z"}},
    {"event.decision", {"app-chart__sign app-chart__sign--red", "M0,-6.5 L6.5,0 L0,6.5 L-6.5,0 z"}},
    {"event.inspection",
     {"app-chart__sign app-chart__sign--blue", "M-5.5,0 a5.5,5.5 0 1,0 11,0 a5.5,5.5 0 1,0 -11,0 z"}},
    {"event.direction", {"app-chart__sign app-chart__sign--red", "M-6,-5 L6,-5 L0,6 z"}},
    {"event.deadline", {"app-chart__sign app-chart__sign--accent", "M-5.5,-6 L5.5,-6 L-5.5,6 L5.5,6 z"}},
}};

}  // namespace

std::vector<chart::SignKind> event_kinds(const catalogue::Site& site, const words::Words& words) {
  std::vector<chart::SignKind> kinds;
  for (std::size_t i = 0; i < site.event_kinds.size(); ++i) {
    const catalogue::EventKindDefinition& kind = site.event_kinds[i];
    chart::Sign sign = i < looks.size() ? looks[i].sign : chart::Sign{};
    if (kind.colour) sign.css = sign_of(*kind.colour, {}).css;
    if (kind.shape) sign.path = sign_of({}, *kind.shape).path;
    kinds.push_back({event_kind_title(site, words, static_cast<catalogue::EventKind>(i)), sign});
  }
  return kinds;
}

std::string event_kind_title(const catalogue::Site& site, const words::Words& words, catalogue::EventKind kind) {
  const std::string& title = site.event_kinds[static_cast<std::size_t>(kind)].title;
  return title.empty() ? words(looks.at(static_cast<std::size_t>(kind)).title) : title;
}

chart::Sign ahead_sign() { return {"app-chart__sign app-chart__ahead", sign_of({}, catalogue::Shape::triangle).path}; }

}  // namespace scrutineer::render

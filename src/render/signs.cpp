#include "render/signs.h"

#include <array>
#include <string_view>

namespace scrutineer::render {
namespace {

// In the order of catalogue::Colour.
constexpr std::array<std::string_view, catalogue::colour_count> colours{
    "app-chart__sign app-chart__sign--grey",   "app-chart__sign app-chart__sign--green",
    "app-chart__sign app-chart__sign--blue",   "app-chart__sign app-chart__sign--yellow",
    "app-chart__sign app-chart__sign--orange", "app-chart__sign app-chart__sign--red"};

// In the order of catalogue::Shape.
constexpr std::array<std::string_view, catalogue::shape_count> shapes{
    "M-6,0 a6,6 0 1,0 12,0 a6,6 0 1,0 -12,0 z",
    "M0,-7.5 L7.5,0 L0,7.5 L-7.5,0 z",
    "M-6.5,5.5 L6.5,5.5 L0,-6.5 z",
    "M-5.5,-5.5 L5.5,-5.5 L5.5,5.5 L-5.5,5.5 z",
    "M0,-7 L1.7,-2.3 L6.7,-2.2 L2.7,0.9 L4.1,5.7 L0,2.9 L-4.1,5.7 L-2.7,0.9 L-6.7,-2.2 L-1.7,-2.3 z",
    "M-6,-2 h4 v-4 h4 v4 h4 v4 h-4 v4 h-4 v-4 h-4 z",
    "M0,-6.5 L6.2,-2 L3.8,5.3 L-3.8,5.3 L-6.2,-2 z",
    "M-2.5,-6.5 h5 v13 h-5 z"};

}  // namespace

chart::Sign sign_of(catalogue::Colour colour, catalogue::Shape shape) {
  return {colours[static_cast<std::size_t>(colour)], shapes[static_cast<std::size_t>(shape)]};
}

}  // namespace scrutineer::render

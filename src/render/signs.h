// How the colours and shapes that a site names look on charts.
#pragma once

#include "catalogue/vocabulary.h"
#include "chart/figure.h"

namespace scrutineer::render {

[[nodiscard]] chart::Sign sign_of(catalogue::Colour colour, catalogue::Shape shape);

}  // namespace scrutineer::render

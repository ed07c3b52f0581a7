// A source document and the place in it that a figure or statement comes from.
#pragma once

#include <string>

#include "base/diagnostics.h"

namespace scrutineer::catalogue {

struct SourceRef {
  std::string id;     // the id of a source; empty when none is given
  std::string where;  // the place in it as a reader would look it up ("section 8.2, figure 15"); may be empty
  base::Span span;    // where the id was written
};

}  // namespace scrutineer::catalogue

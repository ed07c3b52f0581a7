// An address that a page had once, and that leads to it still.
#pragma once

#include <string>

#include "base/diagnostics.h"

namespace scrutineer::catalogue {

struct FormerAddress {
  std::string path;  // the file of the output that it is: "models/old-name.html"
  std::string id;    // of the entry whose page had it
  base::Span span;   // where that is written
};

}  // namespace scrutineer::catalogue

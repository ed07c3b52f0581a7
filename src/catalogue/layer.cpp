#include "catalogue/layer.h"

#include "base/hash.h"

namespace scrutineer::catalogue {

std::string amendment_hash(const std::string& text) {
  constexpr std::size_t digits = 12;  // enough to tell two wordings of one text apart
  return base::content_hash(text).hex().substr(0, digits);
}

bool Amendment::is_seen() const { return seen == amendment_hash(below); }

}  // namespace scrutineer::catalogue

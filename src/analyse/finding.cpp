#include "analyse/finding.h"

namespace scrutineer::analyse {

std::string_view severity_name(FindingSeverity severity) {
  switch (severity) {
    case FindingSeverity::error:
      return "error";
    case FindingSeverity::warning:
      return "warning";
    case FindingSeverity::note:
      return "note";
  }
  return {};
}

std::optional<base::Rational> Finding::difference() const {
  if (!published || !recomputed) return std::nullopt;
  return *published - *recomputed;
}

}  // namespace scrutineer::analyse

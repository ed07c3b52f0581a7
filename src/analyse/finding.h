// One thing that recomputing an appraisal brought to light.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/rational.h"
#include "catalogue/source_ref.h"

namespace scrutineer::analyse {

enum class FindingSeverity : std::uint8_t {
  error,    // figures or rules of the document contradict each other
  warning,  // something cannot be confirmed, or weakens the comparison
  note,     // worth knowing when reading the table
};

// "error", "warning", "note".
[[nodiscard]] std::string_view severity_name(FindingSeverity severity);

struct Finding {
  std::string_view code;  // stable, a string literal; audit.h lists them
  FindingSeverity severity = FindingSeverity::note;
  std::string option = {};                 // its id, where the finding is about one
  std::vector<std::string> options = {};   // the ids, where it is about several: that one among them
  std::string criterion = {};              // likewise (the id of a gate for findings on gates)
  std::vector<std::string> criteria = {};  // the ids, where it is about several
  std::string level = {};                  // the id of a level or a colour, where it is about one
  std::optional<base::Rational> published = {};
  std::optional<base::Rational> recomputed = {};
  std::string sentence = {};  // plain text, to be read aloud
  catalogue::SourceRef where = {};
  base::Span span = {};

  // published − recomputed, where there are both.
  [[nodiscard]] std::optional<base::Rational> difference() const;
};

}  // namespace scrutineer::analyse

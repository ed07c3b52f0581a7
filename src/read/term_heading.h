// The heading of a term in a glossary: "Alternative delivery model (ADM) {#model}".
#pragma once

#include <string>
#include <string_view>

namespace scrutineer::read {

// Views into the heading.
struct TermHeading {
  std::string_view name;     // with its acronym, without its id: "Alternative delivery model (ADM)"
  std::string_view title;    // "Alternative delivery model"
  std::string_view acronym;  // empty when it has none
  std::string_view given;    // the id that it gives its term; empty when it gives none

  [[nodiscard]] std::string id() const;  // given, or made of the title
};

// What stands in brackets at the end is an acronym when it looks like one: "Key line of enquiry (KLOE)", "Section 151
// officer (S151)", but not "Cabinet (of a council)".
[[nodiscard]] TermHeading split_term_heading(std::string_view heading);

}  // namespace scrutineer::read

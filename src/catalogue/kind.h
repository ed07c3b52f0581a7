// The kinds of things that a site is about.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace scrutineer::catalogue {

enum class Kind : std::uint8_t {
  page,
  model,
  case_study,
  appraisal,
  decision,
  risk_register,
  factor_set,
  term,
  source,
  question_bank,
  rule_set,
  checklist
};
inline constexpr std::size_t kind_count = 12;

// "case study"; "a case study"; "case studies"; the folder and the section of the site: "case-studies". For messages to
// editors.
[[nodiscard]] std::string_view kind_name(Kind kind);
[[nodiscard]] std::string_view kind_with_article(Kind kind);
[[nodiscard]] std::string_view kind_plural(Kind kind);
[[nodiscard]] std::string_view kind_section(Kind kind);

}  // namespace scrutineer::catalogue

// The attributes that models and case studies can have, which comparisons set side by side.
#pragma once

#include <span>
#include <string_view>

namespace scrutineer::catalogue {

struct Attribute {
  std::string_view key;    // as editors write it: "legal_form"
  std::string_view label;  // as readers see it: "Legal form"
};

// Of a case study: what is told of a plan until it is told that it has started.
inline constexpr std::string_view planned_start_key = "planned_start";

// In the order in which pages show them.
[[nodiscard]] std::span<const Attribute> model_attributes();
[[nodiscard]] std::span<const Attribute> case_study_attributes();

}  // namespace scrutineer::catalogue

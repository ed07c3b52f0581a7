#include "render/records/start_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "catalogue/attributes.h"

namespace scrutineer::render {

catalogue::TextRef planned_start(const catalogue::CaseStudy& study) {
  const auto plan = std::ranges::find(study.facts, catalogue::planned_start_key,
                                      [](const catalogue::Fact& fact) { return fact.attribute->key; });
  return study.started || plan == study.facts.end() ? catalogue::TextRef::none : plan->value;
}

std::string start_phrase(const catalogue::CaseStudy& study) {
  if (study.started) return fmt::format("started {}", long_form(*study.started));
  return planned_start(study) == catalogue::TextRef::none ? "start not stated" : "start only planned";
}

}  // namespace scrutineer::render

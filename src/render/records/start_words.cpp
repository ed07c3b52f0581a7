#include "render/records/start_words.h"

#include <algorithm>

#include "catalogue/attributes.h"
#include "words/dates.h"

namespace scrutineer::render {

catalogue::TextRef planned_start(const catalogue::CaseStudy& study) {
  const auto plan = std::ranges::find(study.facts, catalogue::planned_start_key,
                                      [](const catalogue::Fact& fact) { return fact.attribute->key; });
  return study.started || plan == study.facts.end() ? catalogue::TextRef::none : plan->value;
}

std::string start_phrase(const words::Words& words, const catalogue::CaseStudy& study) {
  if (study.started) return words("start.started", {{"date", long_form(words, *study.started)}});
  return planned_start(study) == catalogue::TextRef::none ? words("start.not-stated") : words("start.planned");
}

}  // namespace scrutineer::render

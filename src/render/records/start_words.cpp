#include "render/records/start_words.h"

#include "words/dates.h"

namespace scrutineer::render {

catalogue::TextRef planned_start(const catalogue::CaseStudy& study) {
  return study.started ? catalogue::TextRef::none : study.planned_start;
}

std::string start_phrase(const words::Words& words, const catalogue::CaseStudy& study) {
  if (study.started) return words("start.started", {{"date", long_form(words, *study.started)}});
  return planned_start(study) == catalogue::TextRef::none ? words("start.not-stated") : words("start.planned");
}

}  // namespace scrutineer::render

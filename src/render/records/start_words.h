// When a case study's model started, or what documents tell of a plan where they do not tell that it did.
#pragma once

#include <string>

#include "catalogue/entry.h"
#include "words/words.h"

namespace scrutineer::render {

// The plan; `none` when there is none to tell, or the start itself is told.
[[nodiscard]] catalogue::TextRef planned_start(const catalogue::CaseStudy& study);

// In a sentence: "started October 2015", "start only planned" or "start not stated".
[[nodiscard]] std::string start_phrase(const words::Words& words, const catalogue::CaseStudy& study);

}  // namespace scrutineer::render

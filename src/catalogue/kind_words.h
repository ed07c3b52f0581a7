// What readers see kinds called: words of the site, in [kinds] of its words.
#pragma once

#include <string>

#include "catalogue/factor_set.h"
#include "catalogue/kind.h"
#include "words/words.h"

namespace scrutineer::catalogue {

// "delivery model", "case study": of one thing, inside a sentence.
[[nodiscard]] std::string kind_title(const words::Words& words, Kind kind);
// "delivery models", "glossary": of all of them, as their section is called inside a sentence.
[[nodiscard]] std::string section_title(const words::Words& words, Kind kind);

// "success factor"; "success factors": what the site calls factors of that type, inside a sentence.
[[nodiscard]] std::string factor_title(const words::Words& words, FactorType type);
[[nodiscard]] std::string factors_title(const words::Words& words, FactorType type);

}  // namespace scrutineer::catalogue

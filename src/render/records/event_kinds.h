// The kinds of events as readers see them.
#pragma once

#include <string>
#include <vector>

#include "catalogue/chronology.h"
#include "chart/figure.h"
#include "words/words.h"

namespace scrutineer::render {

// What each is called and its sign on a timeline, in the order of catalogue::EventKind.
[[nodiscard]] std::vector<chart::SignKind> event_kinds(const words::Words& words);

// "Decision"
[[nodiscard]] std::string event_kind_title(const words::Words& words, catalogue::EventKind kind);

// A hollow one, for the key: what lay ahead.
[[nodiscard]] chart::Sign ahead_sign();

}  // namespace scrutineer::render

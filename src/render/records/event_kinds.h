// The kinds of events as readers see them.
#pragma once

#include <string>
#include <vector>

#include "catalogue/site.h"
#include "chart/figure.h"
#include "words/words.h"

namespace scrutineer::render {

// What each kind of the site is called and its sign on a timeline, in the order of Site::event_kinds.
[[nodiscard]] std::vector<chart::SignKind> event_kinds(const catalogue::Site& site, const words::Words& words);

// "Decision"
[[nodiscard]] std::string event_kind_title(const catalogue::Site& site, const words::Words& words,
                                           catalogue::EventKind kind);

// A hollow one, for the key: what lay ahead.
[[nodiscard]] chart::Sign ahead_sign();

}  // namespace scrutineer::render

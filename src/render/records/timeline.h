// Timelines: a drawing with numbered signs, and a list with the same numbers.
#pragma once

#include <string>
#include <vector>

#include "catalogue/values.h"
#include "link/blocks.h"
#include "markup/template.h"
#include "render/entry_context.h"
#include "words/words.h"

namespace scrutineer::render {

// For the page of a case study or a decision: sections `timeline` and `differences`, for the partials of those names.
// Nothing where there is nothing to show.
void add_timeline(const EntryContext& context, markup::Object& view, std::vector<PageSection>& sections);
void add_differences(const EntryContext& context, markup::Object& view, std::vector<PageSection>& sections);

// "October 2016 to March 2017", "from October 2016", "until March 2017", or nothing.
[[nodiscard]] std::string period_words(const words::Words& words, const catalogue::FactDate& from,
                                       const catalogue::FactDate& until);

// The block `timeline`.
[[nodiscard]] std::string timeline_html(const EntryContext& context, const link::Block& block, std::size_t number);

}  // namespace scrutineer::render

// The attributes of a model or a case study as facts of its page, those that no source states included.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "markup/template.h"
#include "render/entry_context.h"

namespace scrutineer::render {

void add_facts(const EntryContext& context, const std::vector<catalogue::Fact>& named, markup::List& facts);

// "Tax, legal form and ownership": labels as they read inside a sentence, the first with its capital.
[[nodiscard]] std::string labels_in_words(const words::Words& words,
                                          const std::vector<const catalogue::Attribute*>& attributes);

}  // namespace scrutineer::render

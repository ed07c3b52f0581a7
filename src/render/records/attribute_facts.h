// The attributes of a model or a case study as readers see them, each by its type.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "markup/template.h"
#include "render/entry_context.h"

namespace scrutineer::render {

// "£1,250,000 a year", "April 2019", "Yes": a value alone, as plain text. Nothing for a text.
[[nodiscard]] std::string value_words(const words::Words& words, const catalogue::Fact& fact);

// A fact of `entry` as the page of the context shows it: the text, or the value with its note and its source.
[[nodiscard]] std::string fact_html(const EntryContext& context, catalogue::EntryIndex entry,
                                    const catalogue::Fact& fact);

// The facts of the entry of the context as facts of its page: those to be seen at a glance, or the others.
void add_facts(const EntryContext& context, const std::vector<catalogue::Fact>& named, bool at_a_glance,
               markup::List& facts);

// "Tax, legal form and ownership": labels as they read inside a sentence, the first with its capital.
[[nodiscard]] std::string labels_in_words(const words::Words& words,
                                          const std::vector<const catalogue::Attribute*>& attributes);

}  // namespace scrutineer::render

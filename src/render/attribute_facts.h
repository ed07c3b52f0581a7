// The attributes of an entry as readers see them, each by its type.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "markup/template.h"
#include "render/entry_context.h"

namespace scrutineer::render {

// "£1,250,000 a year", "April 2019", "Yes": a value alone, as plain text. Nothing for a text.
[[nodiscard]] std::string value_words(const words::Words& words, const catalogue::Fact& fact);

// A fact of `entry` as `page` shows it: the text, or the value with its note and its source.
[[nodiscard]] std::string fact_html(const link::Linked& linked, catalogue::EntryIndex page, catalogue::EntryIndex entry,
                                    const catalogue::Fact& fact);

// The facts of an entry as facts of its page: those to be seen at a glance, or the others.
void add_facts(const link::Linked& linked, catalogue::EntryIndex entry, bool at_a_glance, markup::List& facts);
inline void add_facts(const EntryContext& context, bool at_a_glance, markup::List& facts) {
  add_facts(context.linked, context.index, at_a_glance, facts);
}

// "Tax, legal form and ownership": labels as they read inside a sentence, the first with its capital.
[[nodiscard]] std::string labels_in_words(const words::Words& words,
                                          const std::vector<const catalogue::Attribute*>& attributes);

}  // namespace scrutineer::render

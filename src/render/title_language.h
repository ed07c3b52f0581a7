// Titles and texts that have yet to be translated, marked with their language (link/title_language.h).
#pragma once

#include <string>

#include "link/linked.h"
#include "markup/template.h"

namespace scrutineer::render {

// The language of an entry's title, where it is not that of the site; else nothing.
[[nodiscard]] markup::Value title_language(const link::Linked& linked, catalogue::EntryIndex index);
// The same of one of its texts.
[[nodiscard]] markup::Value text_language(const link::Linked& linked, catalogue::EntryIndex index,
                                          catalogue::TextRef text);
// That of the title as an attribute of a tag: ` lang="en-GB"`.
[[nodiscard]] std::string lang_attribute(const link::Linked& linked, catalogue::EntryIndex index);

}  // namespace scrutineer::render

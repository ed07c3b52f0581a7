// cmark breaks a text at each character that may begin something, and keeps these characters in one table for all
// parsers: each parse sets those of its extensions and clears them again. With two threads one clears what the other
// still needs, and links go missing; so they are set here, and the extensions forget them.
#pragma once

#include <cmark-gfm/syntax_extension.h>

#include <shared_mutex>
#include <string_view>
#include <vector>

namespace scrutineer::markup {

// Sets the extensions' characters for good.
void keep_special_characters(const std::vector<cmark_syntax_extension*>& extensions);
// Takes over those of the autolinks, of addresses that are written bare. They are ':' and 'w', and few texts hold such
// an address: breaking all others there takes a quarter of the time to parse them.
void take_autolink_characters(cmark_syntax_extension* autolink);

// Whether a text may hold an address for the extension to find.
[[nodiscard]] bool may_hold_autolink(std::string_view markdown);

// While this is held the table has the autolinks' characters, if `needed`; else it may.
[[nodiscard]] std::shared_lock<std::shared_mutex> hold_autolink_characters(bool needed);

}  // namespace scrutineer::markup

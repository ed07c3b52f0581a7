// Whether two texts in Markdown show a reader the same words.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace scrutineer::imports {

using Titles = std::map<std::string, std::string, std::less<>>;  // by id

// `written` is an editor's; `imported` is what came out of a sheet, which may be a download of the site itself: links
// are their words there, [[ids]] titles, and citations numbers in brackets, or nothing.
[[nodiscard]] bool shows_same_words(std::string_view written, std::string_view imported, const Titles& titles);

// The words that Markdown shows, on one line, without citations.
[[nodiscard]] std::string shown_words(std::string_view markdown, const Titles& titles);

}  // namespace scrutineer::imports

// What the preview adds to pages: a line before their end, and what that loads.
#pragma once

#include <string>
#include <string_view>

namespace scrutineer::preview {

// The page with the line in it.
[[nodiscard]] std::string with_script(std::string_view page);

// A page of the preview's own, for when there is none of the site's: it follows like any other.
[[nodiscard]] std::string page_of_preview(std::string_view title, std::string_view text);

// The content of a file of the preview, "script.js" or "style.css"; empty for another name.
[[nodiscard]] std::string_view own_file(std::string_view name);

// Where those lie.
inline constexpr std::string_view own_folder = "/-/";

}  // namespace scrutineer::preview

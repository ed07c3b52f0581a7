// Relative addresses between the site's files, which work from a web server, under any sub-path and from a disk.
#pragma once

#include <string>
#include <string_view>

namespace scrutineer::link {

// From the file `from` to the file `to` (both relative to the top of the site), with an anchor unless it is empty.
[[nodiscard]] std::string href(std::string_view from, std::string_view to, std::string_view anchor = {});

// What leads from the file to the top of the site: "" or "../".
[[nodiscard]] std::string path_to_top(std::string_view from);

}  // namespace scrutineer::link

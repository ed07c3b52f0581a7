// Relative addresses between the site's files, which work from a web server, under any sub-path and from a disk.
#pragma once

#include <string>
#include <string_view>

namespace scrutineer::link {

// An address as an editor wrote it, taken apart, its percent escapes undone and its names in Unicode's NFC.
struct WrittenAddress {
  std::string path;
  std::string_view query;  // as written; without its question mark
  std::string anchor;      // without its #
};
[[nodiscard]] WrittenAddress read_address(std::string_view url);

// `href` with a query before its anchor.
[[nodiscard]] std::string with_query(std::string href, std::string_view query);

// From the file `from` to the file `to` (both relative to the top of the site), with an anchor unless it is empty.
// What an address cannot hold of their names is escaped: "100%.pdf" becomes "100%25.pdf".
[[nodiscard]] std::string href(std::string_view from, std::string_view to, std::string_view anchor = {});

// The path of a file behind the address of its site, as its format has it: in ASCII, the rest in percent escapes.
[[nodiscard]] std::string url_of(std::string_view path);

// What leads from the file to the top of the site: "" or "../".
[[nodiscard]] std::string path_to_top(std::string_view from);

}  // namespace scrutineer::link

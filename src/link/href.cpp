#include "link/href.h"

#include <algorithm>

namespace scrutineer::link {

std::string path_to_top(std::string_view from) {
  std::string up;
  for (auto folders = std::ranges::count(from, '/'); folders > 0; --folders) up += "../";
  return up;
}

std::string href(std::string_view from, std::string_view to, std::string_view anchor) {
  std::string result;
  if (from != to) {
    // Inside one folder the name is enough.
    const std::size_t slash = from.rfind('/');
    const std::string_view folder = slash == std::string_view::npos ? std::string_view{} : from.substr(0, slash + 1);
    if (!folder.empty() && to.starts_with(folder) && to.find('/', folder.size()) == std::string_view::npos)
      result = to.substr(folder.size());
    else
      result = path_to_top(from).append(to);
  } else if (anchor.empty()) {
    result = to.substr(to.rfind('/') + 1);
  }
  if (!anchor.empty()) result.append("#").append(anchor);
  return result;
}

}  // namespace scrutineer::link

// A file of the site that is no entry's own page: further pages of an appraisal, downloads.
#pragma once

#include <functional>
#include <string>

namespace scrutineer::exports {

// Made when it is asked for, by any thread, as often as asked.
struct GeneratedFile {
  std::string path;                              // relative to the top of the site
  std::function<void(std::string& out)> append;  // appends the content
};

}  // namespace scrutineer::exports

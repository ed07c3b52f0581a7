// What stands in YAML before a page, as the keys that a page of a site has.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "imports/folder/remarks.h"
#include "imports/folder/yaml.h"

namespace scrutineer::imports {

struct PageFacts {
  std::string title, summary, owner;
  std::vector<std::string> tags;
  std::optional<base::Date> published, last_reviewed, review_by;
  std::optional<std::int64_t> order;
  bool is_draft = false;
  std::vector<std::string> redirects;  // addresses that led here before
  std::string address;                 // that it had, where its file does not say
};

struct YamlPage {
  PageFacts facts;
  std::string_view body;
  std::uint32_t first_line = 1;  // of the body
};

// `text` is the page, `path` its name for remarks.
[[nodiscard]] YamlPage read_yaml_page(std::string_view text, const std::string& path, Remarks& remarks);

}  // namespace scrutineer::imports

#include <fmt/format.h>

#include <algorithm>

#include "base/slug.h"
#include "imports/appraisal_reading.h"

namespace scrutineer::imports {

std::string unique_id(std::string_view title, std::string_view otherwise, std::vector<std::string>& taken) {
  std::string id = base::id_of_title(title);
  if (id.empty() || id.starts_with("app-")) id = std::string(otherwise) + (id.empty() ? "" : "-" + id);
  const std::string first = id;
  for (int number = 2; std::ranges::find(taken, id) != taken.end(); ++number) id = fmt::format("{}-{}", first, number);
  taken.push_back(id);
  return id;
}

}  // namespace scrutineer::imports

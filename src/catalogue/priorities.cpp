#include "catalogue/priorities.h"

namespace scrutineer::catalogue {

std::string priority_title(const Site& site, const words::Words& words, std::string_view id) {
  const Priority* const priority = find(site.priorities, id);
  if (!priority) return {};
  return priority->title.empty() ? words("question.high-priority") : priority->title;
}

}  // namespace scrutineer::catalogue

// The places on a page that can be linked to, other than the headings of its own text.
#pragma once

#include <string_view>
#include <vector>

#include "catalogue/entry.h"

namespace scrutineer::link {

// Ids that the page of this entry has from its template and its data: "lessons", the id of each lesson.
[[nodiscard]] std::vector<std::string_view> generated_anchors(const catalogue::Entry& entry);

}  // namespace scrutineer::link

// A text of an entry as its page has it.
#pragma once

#include <cstddef>
#include <string_view>

#include "link/linked.h"

namespace scrutineer::link {

// The HTML of a text of the page's entry; empty when it has none.
[[nodiscard]] inline std::string_view text_html(const LinkedPage& page, catalogue::TextRef ref) {
  return ref == catalogue::TextRef::none ? std::string_view{} : page.texts[static_cast<std::size_t>(ref)];
}

}  // namespace scrutineer::link

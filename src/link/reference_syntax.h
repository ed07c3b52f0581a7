// Finds [[id]], [[id#heading]], [[id|text]] and [@source, place] in text.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace scrutineer::link {

// Views into the text searched.
struct WrittenReference {
  std::size_t begin = 0, end = 0;  // bytes, brackets included
  bool is_citation = false;
  std::string_view id = {};      // of the thing or the source
  std::string_view anchor = {};  // after #
  std::string_view text = {};    // after |; of a citation, the place after the comma
};

// In the order they stand in. Brackets that do not close in `text` are no reference. They are looked for in `syntax`,
// which is the text with something else in the place of each character that an editor has escaped.
[[nodiscard]] std::vector<WrittenReference> find_references(std::string_view text, std::string_view syntax);
[[nodiscard]] inline std::vector<WrittenReference> find_references(std::string_view text) {
  return find_references(text, text);
}

}  // namespace scrutineer::link

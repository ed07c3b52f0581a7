// XML of office files, by pugixml. Names are compared without their prefixes, which every writer chooses for itself.
#pragma once

#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "imports/messages.h"

namespace scrutineer::imports {

// Reports and gives null for what is no XML, or declares entities, which office files never do. `text` is kept with it.
[[nodiscard]] std::unique_ptr<pugi::xml_document> parse_xml(const std::string& text, const std::string& part,
                                                            Messages& messages);

// "row" of "x:row".
[[nodiscard]] std::string_view local_name(const char* name);
[[nodiscard]] pugi::xml_node child(pugi::xml_node of, std::string_view name);
[[nodiscard]] std::vector<pugi::xml_node> children(pugi::xml_node of, std::string_view name);
// Empty where there is none.
[[nodiscard]] std::string_view attribute(pugi::xml_node of, std::string_view name);
[[nodiscard]] bool is_set(pugi::xml_node of, std::string_view name);  // "1" or "true"
// A whole number from 0 on that fits; `otherwise` for anything else.
[[nodiscard]] std::uint32_t whole_number(std::string_view text, std::uint32_t otherwise);
// The text in it, however deep. Iterative: a file may nest as deep as it likes.
[[nodiscard]] std::string text_in(pugi::xml_node of);
// The node after `at` in `top`, in the order of the document; not what is inside `at` when `skip` is set. Null at the
// end.
[[nodiscard]] pugi::xml_node next_in(pugi::xml_node top, pugi::xml_node at, bool skip);

}  // namespace scrutineer::imports

// What an acronym looks like.
#pragma once

#include <string_view>

namespace scrutineer::base {

// Capitals and digits, with signs between them and few small letters, and no blank: "DfE", "R&D", "Ts&Cs", "S151",
// "COVID-19"; but not "Ofsted", "McKenzie" or "24/7".
[[nodiscard]] bool looks_like_acronym(std::string_view utf8);

}  // namespace scrutineer::base

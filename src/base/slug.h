// The form a title takes as an id, an anchor or a file name.
#pragma once

#include <string>
#include <string_view>

namespace scrutineer::base {

// Lower case; apostrophes dropped; every run of anything else that is not a letter or digit becomes one hyphen,
// none at either end: "Children's Trust (CT)" → "childrens-trust-ct". Letters of any script are kept, composed
// (NFC). Empty when `text` (UTF-8) has no letter or digit.
[[nodiscard]] std::string slug(std::string_view text);

}  // namespace scrutineer::base

// The form a title takes as an id, an anchor or a file name.
#pragma once

#include <string>
#include <string_view>

namespace scrutineer::base {

// Lower case; apostrophes dropped; every run of anything else that is not a letter or digit becomes one hyphen,
// none at either end: "Children's Trust (CT)" → "childrens-trust-ct". Letters of any script are kept, composed
// (NFC). Empty when `text` (UTF-8) has no letter or digit.
[[nodiscard]] std::string slug(std::string_view text);

// The slug in the letters that ids have: é is e, and letters of other scripts are left out.
[[nodiscard]] std::string ascii_slug(std::string_view text);

// The id that a title gives: that slug, cut at a hyphen behind at most 60. It depends on the title alone. Empty when
// that has no such letter or digit.
[[nodiscard]] std::string id_of_title(std::string_view title);

}  // namespace scrutineer::base

// The bytes of a file → plain text as the readers want it.
#pragma once

#include <string>

#include "base/diagnostics.h"

namespace scrutineer::read {

// Files come from many editors' machines: drops a byte order mark, and makes every line break "\n". Control characters
// are reported and made spaces. False, and reported, when the bytes are not text in UTF-8.
[[nodiscard]] bool make_plain(std::string& text, base::FileId file, base::Diagnostics& out);

}  // namespace scrutineer::read

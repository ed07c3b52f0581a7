// The bytes of a file → plain text as the readers want it.
#pragma once

#include <cstdint>
#include <string>

#include "base/diagnostics.h"

namespace scrutineer::read {

// What is read into memory and parsed; a page of this size is longer than any book.
constexpr std::uint64_t largest_text = 16'000'000;

// Whether a file of so many bytes is; one that is not is reported.
[[nodiscard]] bool is_readable(std::uint64_t size, base::FileId file, base::Diagnostics& out);

// Files come from many editors' machines: drops a byte order mark, and makes every line break "\n". Control characters
// are reported and made spaces. False, and reported, when the bytes are not text in UTF-8.
[[nodiscard]] bool make_plain(std::string& text, base::FileId file, base::Diagnostics& out);

}  // namespace scrutineer::read

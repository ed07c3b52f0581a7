// Dates, numbers and answers as people write them where TOML wants another form.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace scrutineer::read {

struct WrittenValue {
  std::string message;  // what is wrong with it
  std::string right;    // the TOML that was meant; empty when it cannot be known
  std::string help;     // "write 2024-05-03"
};

// What a bare value was meant to be: "3 May 2024", "1,380", "20%", "£5m", "yes", or text without quotation marks.
// Nothing when it is hard to tell.
[[nodiscard]] std::optional<WrittenValue> written_value(std::string_view value);

// A number that TOML takes as it stands.
[[nodiscard]] bool is_plain_number(std::string_view value);
// Folders and files separated by backslashes.
[[nodiscard]] bool looks_like_path(std::string_view text);

}  // namespace scrutineer::read

// Finds what was meant as a link, a citation or another piece of Markdown, and which readers would see as it stands.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace scrutineer::link {

struct UnreadSyntax {
  std::size_t begin = 0, end = 0;  // bytes of the text
  bool is_error = false;           // where nothing else can have been meant
  std::string_view code;           // of the diagnostic
  std::string message;
  std::string help;
};

// In the place of a [ that an editor has escaped.
inline constexpr char escaped_bracket = '\x02';

// `syntax` is the text with something else in the place of each character that an editor has escaped, and of each that
// belongs to a reference which was read; `in_html` says that it stands among lines of HTML, and `is_source` whether a
// source has an id.
[[nodiscard]] std::vector<UnreadSyntax> find_unread_syntax(std::string_view syntax, bool in_html,
                                                           const std::function<bool(std::string_view)>& is_source);

}  // namespace scrutineer::link

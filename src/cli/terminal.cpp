#include "cli/terminal.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>

#include "base/utf8.h"

namespace scrutineer::cli {
namespace {

constexpr std::size_t narrowest = 60, widest = 100, width_of_files = 80;

}  // namespace

std::size_t terminal_width() {
  winsize size{};
  if (isatty(STDOUT_FILENO) == 0 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
    return width_of_files;
  return std::max<std::size_t>(size.ws_col, narrowest);
}

std::size_t output_width() { return std::min(terminal_width(), widest); }

std::string wrapped(std::string_view text, std::size_t width, std::string_view first) {
  const std::size_t indent = base::character_count(first);
  std::string result(first);
  std::size_t used = indent;
  bool starts = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    const std::size_t length = base::character_count(word);
    if (!starts && used + 1 + length > width) {
      result += '\n' + std::string(indent, ' ');
      used = indent;
      starts = true;
    }
    if (!starts) result += ' ', ++used;
    result += word;
    used += length;
    starts = false;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result + '\n';
}

std::string printable(std::string_view text) {
  constexpr std::int32_t control_pictures = 0x2400, picture_of_delete = 0x2421;
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const std::int32_t character = base::next_character(text, at);
    if (character < 0)
      result += "\xEF\xBF\xBD";
    else if (character == 0x7F || (character < 0x20 && base::is_control(character)))
      base::append_character(result, character == 0x7F ? picture_of_delete : control_pictures + character);
    else if (base::is_control(character) || base::is_direction_change(character))
      result += fmt::format("<U+{:04X}>", character);
    else
      result += text.substr(begin, at - begin);
  }
  return result;
}

std::string typed(const std::filesystem::path& path) {
  const std::string text = path.string();
  const bool is_plain = std::ranges::all_of(text, [](unsigned char c) {
    return std::isalnum(c) != 0 || c >= 0x80 ||
           std::string_view("._/-").find(static_cast<char>(c)) != std::string::npos;
  });
  if (is_plain) return printable(text);
  std::string quoted = "'";
  for (const char c : printable(text)) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

}  // namespace scrutineer::cli

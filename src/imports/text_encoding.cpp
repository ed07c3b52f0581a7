#include "imports/text_encoding.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "base/utf8.h"

namespace scrutineer::imports {
namespace {

// The first byte that is not UTF-8; the end when all are.
std::size_t not_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = at;
    if (base::next_character(bytes, at) < 0) return begin;
  }
  return bytes.size();
}

}  // namespace

std::string decoded(std::string_view bytes, const std::string& encoding) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::LocalUConverterPointer converter(ucnv_open(encoding.c_str(), &error));
  if (U_FAILURE(error)) return {};
  std::string text;
  icu::UnicodeString(bytes.data(), static_cast<int32_t>(bytes.size()), converter.getAlias(), error).toUTF8String(text);
  return text;
}

std::string declared_encoding(std::string_view html) {
  constexpr std::string_view sign = "charset=", name_characters = "-_.:0123456789";
  const std::string_view head = html.substr(0, 2048);  // HTML asks for the first 1,024
  std::size_t at = head.find(sign);
  if (at == std::string_view::npos) return {};
  at += sign.size();
  while (at < head.size() && (head[at] == '"' || head[at] == '\'' || head[at] == ' ')) ++at;
  std::size_t end = at;
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  while (end < head.size() && (is_letter(head[end]) || name_characters.find(head[end]) != std::string_view::npos))
    ++end;
  return std::string(head.substr(at, end - at));
}

std::string as_utf8(std::string_view bytes, std::string_view help, Messages& messages) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.starts_with("\xFF\xFE")) return decoded(bytes.substr(2), "UTF-16LE");
  if (bytes.starts_with("\xFE\xFF")) return decoded(bytes.substr(2), "UTF-16BE");
  const std::size_t odd = not_utf8(bytes);
  if (odd == bytes.size()) return std::string(bytes);
  messages.warning(
      "not-utf8", fmt::format("line {}", 1 + std::ranges::count(bytes.substr(0, odd), '\n')),
      fmt::format("the text is not UTF-8: it was read as Windows-1252, and the first letter that tells them "
                  "apart became “{}”",
                  decoded(bytes.substr(odd, 1), "windows-1252")),
      std::string(help));
  return decoded(bytes, "windows-1252");
}

}  // namespace scrutineer::imports

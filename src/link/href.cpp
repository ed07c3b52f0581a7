#include "link/href.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/byte_set.h"
#include "base/characters.h"
#include "base/nfc.h"
#include "base/utf8.h"

namespace scrutineer::link {

std::string path_to_top(std::string_view from) {
  std::string up;
  for (auto folders = std::ranges::count(from, '/'); folders > 0; --folders) up += "../";
  return up;
}

namespace {

// Percent escapes undone. Those that would not be text (%FF, %00) are left.
std::string decoded(std::string_view url) {
  if (url.find('%') == std::string_view::npos) return std::string(url);
  std::string result;
  const auto digit = [](char c) { return std::string_view("0123456789abcdef").find(static_cast<char>(c | 0x20)); };
  for (std::size_t i = 0; i < url.size(); ++i) {
    if (url[i] == '%' && i + 2 < url.size() && digit(url[i + 1]) < 16 && digit(url[i + 2]) < 16) {
      result.push_back(static_cast<char>(digit(url[i + 1]) * 16 + digit(url[i + 2])));
      i += 2;
    } else {
      result.push_back(url[i]);
    }
  }
  for (std::size_t at = 0; at < result.size();)
    if (base::next_character(result, at) <= 0) return std::string(url);
  return result;
}

void append_escaped(std::string& address, std::string_view name) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  static constexpr base::ByteSet escaped([](char c) {
    constexpr std::string_view kept = "-._~/!$&'()*+,;=:@";
    const bool is_word = base::is_letter(c) || base::is_digit(c);
    return static_cast<unsigned char>(c) < 0x80 && !is_word && kept.find(c) == std::string_view::npos;
  });
  for (std::size_t at = 0;;) {
    const std::size_t end = std::min(escaped.find_in(name, at), name.size());
    address.append(name, at, end - at);
    if (end == name.size()) return;
    const auto byte = static_cast<unsigned char>(name[end]);
    address.push_back('%');
    address.push_back(digits[byte >> 4U]);
    address.push_back(digits[byte & 15U]);
    at = end + 1;
  }
}

}  // namespace

std::string url_of(std::string_view path) {
  std::string url;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80)
      url.push_back(c);
    else
      url += fmt::format("%{:02X}", byte);
  }
  return url;
}

WrittenAddress read_address(std::string_view url) {
  WrittenAddress address;
  if (const std::size_t hash = url.find('#'); hash != std::string_view::npos) {
    address.anchor = base::nfc(decoded(url.substr(hash + 1)));
    url = url.substr(0, hash);
  }
  if (const std::size_t mark = url.find('?'); mark != std::string_view::npos) {
    address.query = url.substr(mark + 1);
    url = url.substr(0, mark);
  }
  address.path = decoded(url);
  return address;
}

std::string with_query(std::string href, std::string_view query) {
  if (!query.empty()) href.insert(std::min(href.find('#'), href.size()), "?" + std::string(query));
  return href;
}

std::string href(std::string_view from, std::string_view to, std::string_view anchor) {
  std::string result;
  if (from != to) {
    // Inside one folder the name is enough.
    const std::size_t slash = from.rfind('/');
    const std::string_view folder = slash == std::string_view::npos ? std::string_view{} : from.substr(0, slash + 1);
    if (!folder.empty() && to.starts_with(folder) && to.find('/', folder.size()) == std::string_view::npos)
      append_escaped(result, to.substr(folder.size()));
    else
      append_escaped(result = path_to_top(from), to);
  } else if (anchor.empty()) {
    append_escaped(result, to.substr(to.rfind('/') + 1));
  }
  if (!anchor.empty()) append_escaped(result.append("#"), anchor);
  return result;
}

}  // namespace scrutineer::link

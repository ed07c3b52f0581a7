// The ids of one page: each is given once.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace scrutineer::markup {

class PageIds {
 public:
  // Those of the page's furniture, which no one else gets.
  void reserve(std::span<const std::string_view> of_theme);
  // Whether it begins as those of the theme and of footnotes do.
  [[nodiscard]] static bool is_reserved(std::string_view id);

  enum class Claim : std::uint8_t { granted, of_theme, doubled };
  // For an id that the editor wrote.
  Claim claim(const std::string& id);
  // Made from words: "the-boards-role", "the-boards-role-2".
  std::string unique(std::string_view words);

 private:
  enum class Owner : std::uint8_t { theme, page };
  std::unordered_map<std::string, Owner> ids_;
  std::unordered_map<std::string, int> last_number_;  // given to each id that several headings asked for
};

}  // namespace scrutineer::markup

// YAML, as settings and front matter have it, as a tree that keeps its lines. Tags are passed over; an alias of a text
// is that text, one of anything else is nothing.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace scrutineer::imports {

struct Yaml {
  enum class Kind : std::uint8_t { nothing, text, list, map };
  Kind kind = Kind::nothing;
  std::uint32_t line = 0;  // of the file
  std::string text = {};
  bool is_quoted = false;  // a text in quotation marks is no number, date or truth value
  std::vector<Yaml> items = {};
  std::vector<std::pair<std::string, Yaml>> keys = {};  // in the order of the file

  // Null when it is no map, or has no such key.
  [[nodiscard]] const Yaml* find(std::string_view key) const;
  // The text of a key; empty when it has none.
  [[nodiscard]] std::string_view text_of(std::string_view key) const;
};

struct YamlError {
  std::uint32_t line = 0;
  std::string reason;
};

// `text` begins on the line `first_line` of its file. Of a file with several documents, the first. More than
// 100,000 values, or 64 in each other, are an error.
[[nodiscard]] std::expected<Yaml, YamlError> read_yaml(std::string_view text, std::uint32_t first_line = 1);

}  // namespace scrutineer::imports

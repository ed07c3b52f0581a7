// TOML text → a table, or what keeps it from being one, in an editor's words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <toml++/impl/forward_declarations.h>

#include "base/date.h"
#include "base/diagnostics.h"
#include "read/toml_merge.h"

namespace scrutineer::read {

class Describing;

// Where the TOML text stands: which file, how many lines of it come before the text, and how many characters before
// each line of the text.
struct Place {
  base::FileId file{};
  std::uint32_t lines_before = 0;
  std::optional<base::Date> as_of = {};  // the day that its dates are judged by
  std::uint32_t columns_before = 0;
};

// Beyond these the library's recursion, and so the stack, would grow with what an editor writes.
constexpr std::size_t most_parts_of_a_key = 32;
constexpr std::size_t most_open_brackets = 64;

// A text, and where it stands.
struct TomlSource {
  std::string_view text;
  Place place;
  // Whether a layer above hides an item of the text; empty where none hides any.
  std::function<bool(std::string_view id)> hides = {};
  bool is_translation = false;             // which says in other words what the texts below say, and nothing else
  const Describing* describing = nullptr;  // where the text stands for none: see format.h
};

// What `hide` at the top of a text is about.
enum class Hiding : std::uint8_t { in_this_file, in_all_files };

// `seen = { path = "hash" }`: what a value that a text replaces was when its editor last looked at it.
struct SeenValue {
  std::uint8_t source = 0;
  std::string path, hash;
};

// Parses TOML and reports what keeps it from parsing: the first mistake of every line that can be told apart from the
// others, up to twenty. The table is null after an error. What is written in short stands in it written out (see
// short_forms.h). The texts must outlive it.
class TomlText {
 public:
  TomlText(std::string_view text, Place place, base::Diagnostics& out);
  // One text over another, the lowest first, as toml_merge.h says. `hide = ["id"]` at the top of a text takes away
  // items of those below it, or is left to others; `seen` is no part of the table.
  explicit TomlText(std::vector<TomlSource> sources, Hiding hiding, base::Diagnostics& out);
  TomlText(std::vector<TomlSource> sources, base::Diagnostics& out)
      : TomlText(std::move(sources), Hiding::in_this_file, out) {}
  ~TomlText();
  TomlText(const TomlText&) = delete;
  TomlText& operator=(const TomlText&) = delete;
  // Null when one of the texts did not parse.
  [[nodiscard]] const toml::table* table() const { return table_.get(); }
  [[nodiscard]] std::span<const TomlSource> sources() const { return sources_; }
  // The values that texts put in the place of those below them, where there are several.
  [[nodiscard]] std::span<const Replacement> replaced() const { return replaced_; }
  // The items that they add to lists of those below them, or change.
  [[nodiscard]] std::span<const ChangedItem> items() const { return items_; }
  [[nodiscard]] std::span<const SeenValue> seen() const { return seen_; }

 private:
  std::vector<TomlSource> sources_;
  std::unique_ptr<toml::table> table_;
  std::vector<Replacement> replaced_;
  std::vector<ChangedItem> items_;
  std::vector<SeenValue> seen_;
};

}  // namespace scrutineer::read

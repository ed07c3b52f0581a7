// Puts one TOML table over another: a council's file over the file of the pack below it, a translation over what it
// translates. Neither is read before that, so what holds for a file holds for the two of them.
//
// Of a key that both have
//   tables are merged, key by key;
//   lists of [[tables]] are merged by their `id` (or `key`): the same id amends, new ones come behind the others;
//   lists called "changes" or "amend" are joined;
//   anything else takes the place of what is below, a list in brackets as a whole.
// A merge is one left fold. An empty table changes nothing, the same table twice no more than once, and two that change
// different things may come in either order.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/impl/forward_declarations.h>

namespace scrutineer::read {

// A value that takes the place of one below.
struct Replacement {
  std::string path;          // from the top of the file, items by their ids: "summary", "question.pensions.text"
  std::string below, above;  // texts as they read, other values as TOML writes them
  std::uint8_t source = 0;   // of `above`: see TomlText
  std::uint32_t line = 0;    // where that stands in its text, from 1
  std::uint32_t column = 0;
};

// An item of a list that comes to those below it, or of which anything is changed.
struct ChangedItem {
  std::string path;         // "question.pensions"
  std::uint8_t source = 0;  // of what adds or changes it
  bool is_added = false;
};

// Every value keeps its place, for nodes are moved and never copied. Appends to `replaced` and to `items`.
void merge(toml::table& below, toml::table&& above, std::vector<Replacement>& replaced,
           std::vector<ChangedItem>& items);

// Takes the items of an id out of the lists of [[tables]] that stand in the table, or of those of these names; false
// when there is none.
bool remove_items(toml::table& table, std::string_view id, std::span<const std::string_view> lists = {});

// The ids of such items.
[[nodiscard]] std::vector<std::string> item_ids(const toml::table& table);

// Which of the texts that were parsed a node comes from, or a key: TomlText names each with one character. A table that
// is made (see short_forms.h) comes from where what stands in it does.
[[nodiscard]] std::uint8_t source_of(const toml::source_region& region);
[[nodiscard]] std::uint8_t source_of(const toml::node& node);

}  // namespace scrutineer::read

#include "read/toml_merge.h"

#include <algorithm>
#include <optional>
#include <sstream>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "read/short_forms.h"
#include "read/translation_merge.h"

namespace scrutineer::read {
namespace {

constexpr std::string_view joined_lists[] = {"changes", "amend"};

std::string text_of(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  std::ostringstream out;
  node.visit([&](const auto& concrete) { out << concrete; });
  return std::move(out).str();
}

// A list of tables, written one way or the other; null for other lists and other nodes.
toml::array* as_tables(toml::node& node) {
  auto* const list = node.as_array();
  const bool are_tables =
      list && !list->empty() && std::ranges::all_of(*list, [](const toml::node& item) { return item.is_table(); });
  return are_tables ? list : nullptr;
}

// A list of [[tables]]; null for other lists and other nodes.
toml::array* as_items(toml::node& node) {
  auto* const list = as_tables(node);
  const bool are_inline =
      list && std::ranges::any_of(*list, [](const toml::node& item) { return item.as_table()->is_inline(); });
  return are_inline ? nullptr : list;
}

// What names an item among those of its list; empty when nothing does.
std::string_view name_of(const toml::node& item) {
  for (const std::string_view key : {"id", "key"})
    if (const auto* const name = item.as_table()->get_as<std::string>(key)) return name->get();
  return {};
}

// A source in short, the place in which is words: "report, page 4".
toml::table written_out(toml::value<std::string>&& source) {
  const std::string text = source.get();
  const auto [id, where] = short_source(text);
  source.get() = std::string(id);
  toml::table table;
  table.insert("id", std::move(source));
  if (!where.empty()) table.insert("where", std::string(where));
  table.is_inline(true);
  return table;
}

class Merge {
 public:
  // `uneven` for a translation; null for a layer.
  Merge(std::vector<Replacement>& replaced, std::vector<ChangedItem>& items, std::vector<UnevenList>* uneven)
      : replaced_(replaced), items_(items), uneven_(uneven) {}

  void tables(toml::table& below, toml::table&& above, const std::string& path) {
    for (auto& [key, node] : above) {
      toml::node* const under = below.get(key.str());
      if (!under) {
        below.insert(key, std::move(node));
        ++changes_;
      } else {
        values(below, key, *under, node, path.empty() ? std::string(key.str()) : fmt::format("{}.{}", path, key.str()));
      }
    }
  }

 private:
  void values(toml::table& in, const toml::key& key, toml::node& below, toml::node& above, const std::string& path) {
    const bool is_joined = !uneven_ && std::ranges::find(joined_lists, key.str()) != std::end(joined_lists);
    toml::array* const lower = is_joined || uneven_ ? as_tables(below) : as_items(below);
    toml::array* const upper = is_joined || uneven_ ? as_tables(above) : as_items(above);
    const bool are_lists = lower && upper;
    const bool are_links = are_lists && lower->front().as_table()->contains("to");
    if (are_lists && is_joined) {
      join(*lower, std::move(*upper));
    } else if (are_lists && std::ranges::none_of(*upper, [](auto& item) { return name_of(item).empty(); })) {
      items(*lower, std::move(*upper), path);
    } else if (are_lists && uneven_ && (lower->size() == upper->size() || !are_links)) {
      items_by_place(*lower, std::move(*upper), path);
    } else if (below.is_table() && above.is_table()) {
      tables(*below.as_table(), std::move(*above.as_table()), path);
    } else if (uneven_ && key.str() == "source" && below.is_string() && above.is_table()) {
      toml::key own_key = in.find(key.str())->first;
      toml::table source = written_out(std::move(*below.as_string()));
      tables(source, std::move(*above.as_table()), path);
      in.erase(own_key.str());
      in.insert(std::move(own_key), std::move(source));
    } else {
      const std::string text = text_of(below);
      if (const bool is_name = key.str() == "id" || key.str() == "key"; is_name && text == text_of(above)) return;
      const toml::source_position at = above.source().begin;
      ++changes_;
      replaced_.push_back({path, text, text_of(above), source_of(above), at.line, at.column});
      in.erase(key.str());  // and with it the place of the key
      in.insert(key, std::move(above));
    }
  }

  void items(toml::array& below, toml::array&& above, const std::string& path) {
    std::unordered_map<std::string, std::size_t> places;  // of those below that have not been amended yet
    for (std::size_t i = 0; i < below.size(); ++i)
      if (const std::string_view name = name_of(below[i]); !name.empty()) places.try_emplace(std::string(name), i);
    for (toml::node& item : above) {
      const auto under = places.find(std::string(name_of(item)));
      const std::string path_of_item = fmt::format("{}.{}", path, name_of(item));
      const std::uint8_t source = source_of(item);
      if (under == places.end()) {
        below.push_back(std::move(*item.as_table()));
        items_.push_back({path_of_item, source, true});
        ++changes_;
        continue;
      }
      const std::size_t before = changes_;
      tables(*below[under->second].as_table(), std::move(*item.as_table()), path_of_item);
      if (changes_ > before) items_.push_back({path_of_item, source, false});
      places.erase(under);  // two of one name stay two, and are reported
    }
  }

  void items_by_place(toml::array& below, toml::array&& above, const std::string& path) {
    if (below.size() != above.size()) {
      const toml::source_position at = above.front().source().begin;
      uneven_->push_back({path, below.size(), above.size(), at.line, at.column});
      return;
    }
    for (std::size_t i = 0; i < above.size(); ++i)
      tables(*below[i].as_table(), std::move(*above[i].as_table()), fmt::format("{}.{}", path, i + 1));
  }

  void join(toml::array& below, toml::array&& above) {
    for (toml::node& item : above)
      if (std::ranges::none_of(below, [&](const toml::node& there) { return *there.as_table() == *item.as_table(); })) {
        below.push_back(std::move(*item.as_table()));
        ++changes_;
      }
  }

  std::vector<Replacement>& replaced_;
  std::vector<ChangedItem>& items_;
  std::vector<UnevenList>* uneven_;
  std::size_t changes_ = 0;  // so far
};

}  // namespace

std::uint8_t source_of(const toml::source_region& region) {
  return region.path ? static_cast<std::uint8_t>(region.path->front()) : std::uint8_t{0};
}

std::uint8_t source_of(const toml::node& node) {
  if (const auto* const table = node.as_table(); table && node.source().begin.line == 0)  // made of what stands in it
    for (const auto& [key, inner] : *table)
      if (inner.source().begin.line > 0) return source_of(inner);
  return source_of(node.source());
}

void merge(toml::table& below, toml::table&& above, std::vector<Replacement>& replaced,
           std::vector<ChangedItem>& items) {
  Merge(replaced, items, nullptr).tables(below, std::move(above), {});
}

std::vector<UnevenList> merge_translation(toml::table& below, toml::table&& above, std::vector<Replacement>& replaced) {
  std::vector<UnevenList> uneven;
  std::vector<ChangedItem> items;  // of which a translation changes nothing but the words
  Merge(replaced, items, &uneven).tables(below, std::move(above), {});
  return uneven;
}

bool remove_items(toml::table& table, std::string_view id, std::span<const std::string_view> lists) {
  bool any = false;
  std::vector<std::string> empty;
  for (auto&& [key, node] : table) {
    toml::array* const items = as_items(node);
    if (!items || (!lists.empty() && std::ranges::find(lists, key.str()) == lists.end())) continue;
    const std::size_t before = items->size();
    for (std::size_t i = before; i-- > 0;)
      if (name_of((*items)[i]) == id) items->erase(items->begin() + static_cast<std::ptrdiff_t>(i));
    any |= items->size() < before;
    if (items->empty()) empty.emplace_back(key.str());
  }
  for (const std::string& key : empty) table.erase(key);
  return any;
}

std::vector<std::string> item_ids(const toml::table& table) {
  std::vector<std::string> ids;
  for (auto&& [key, node] : table)
    if (const auto* const list = node.as_array())
      for (const toml::node& item : *list)
        if (item.is_table() && !name_of(item).empty()) ids.emplace_back(name_of(item));
  return ids;
}

}  // namespace scrutineer::read

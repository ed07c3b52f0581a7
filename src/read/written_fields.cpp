#include "read/written_fields.h"

#include <algorithm>
#include <sstream>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "read/front_matter.h"
#include "read/plain_text.h"
#include "read/toml_text.h"
#include "read/written_text.h"

namespace scrutineer::read {
namespace {

class FieldCollector {
 public:
  FieldCollector(const TomlText& toml, Place place) : place_(place), lines_(toml.sources().front().text) {}

  void add_table(const toml::table& table, const std::string& before) {
    for (const auto& [key, node] : table)
      add(node, before.empty() ? std::string(key.str()) : fmt::format("{}.{}", before, key.str()));
  }

  std::vector<WrittenField> fields() {
    std::ranges::sort(fields_, {},
                      [](const WrittenField& field) { return std::tuple(field.span.line, field.span.column); });
    return std::move(fields_);
  }

 private:
  void add(const toml::node& node, const std::string& key) {
    if (const auto* table = node.as_table()) return add_table(*table, key);
    const auto* list = node.as_array();
    if (!list || std::ranges::none_of(*list, [](const toml::node& each) { return each.is_table(); })) {
      if (node.source().begin.line > 0)  // else it is made of others: an id of its title
        fields_.push_back({key, list ? value_of(*list) : value_of(node), span_of(node)});
      return;
    }
    for (std::size_t i = 0; i < list->size(); ++i) {
      const auto* table = list->get(i)->as_table();
      const auto* id = table ? table->get_as<std::string>("id") : nullptr;
      add(*list->get(i), fmt::format("{}[{}]", key, id ? id->get() : std::to_string(i + 1)));
    }
  }

  std::string value_of(const toml::array& list) {
    std::string value;
    for (const toml::node& each : list) value += (value.empty() ? "" : "; ") + value_of(each);
    return value;
  }

  std::string value_of(const toml::node& node) {
    if (const auto* text = node.as_string()) return text->get();
    const toml::source_position at = node.source().begin;
    if (node.is_number()) return std::string(lines_.number_at(at.line, at.column));
    std::ostringstream written;
    node.visit([&](const auto& each) { written << each; });
    return written.str();
  }

  [[nodiscard]] base::Span span_of(const toml::node& node) const {
    const toml::source_region& region = node.source();
    return {place_.file, region.begin.line + place_.lines_before, region.begin.column,
            region.begin.line == region.end.line ? std::max(region.end.column - region.begin.column, 1U) : 1U};
  }

  Place place_;
  TomlLines lines_;
  std::vector<WrittenField> fields_;
};

// The table of that id in a list of tables.
const toml::table* find_item(const toml::table& table, std::string_view list, std::string_view id) {
  const auto* tables = table.get_as<toml::array>(list);
  if (!tables) return nullptr;
  for (const toml::node& each : *tables) {
    const auto* candidate = each.as_table();
    const auto* given = candidate ? candidate->get_as<std::string>("id") : nullptr;
    if (given && given->get() == id) return candidate;
  }
  return nullptr;
}

}  // namespace

std::vector<WrittenField> written_fields(std::string_view path, std::string text, base::FileId file,
                                         std::string_view list, std::string_view id) {
  base::Diagnostics unheard;  // whoever read the site has told them
  if (!make_plain(text, file, unheard)) return {};
  Place place{.file = file};
  std::string_view written = text;
  if (path.ends_with(".md")) {
    const auto split = split_front_matter(text, file, unheard);
    if (!split) return {};
    written = split->front_matter;
    place.lines_before = 1;
  }
  const TomlText toml(written, place, unheard);
  const toml::table* table = toml.table();
  if (table && !list.empty()) table = find_item(*table, list, id);
  if (!table) return {};
  FieldCollector collector(toml, place);
  collector.add_table(*table, {});
  return collector.fields();
}

}  // namespace scrutineer::read

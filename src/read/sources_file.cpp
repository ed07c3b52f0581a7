// sources.toml: every document cited.
#include <algorithm>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "read/common_keys.h"
#include "read/entry_files.h"
#include "read/facts.h"
#include "read/former_addresses.h"
#include "read/layered_entry.h"

namespace scrutineer::read {
namespace {

// What the site's own statements are: their kind says so.
constexpr std::string_view ours = "ours";

// One of the kinds of the site; a site that defines none takes any word.
std::string read_kind(const EntryFile& file, TableReader& table) {
  std::vector<std::string_view> names;
  for (const catalogue::VocabularyItem& kind : file.site->source_kinds) names.push_back(kind.id);
  names.push_back(ours);
  if (!file.is_vocabulary_whole) return (void)table.text("kind"), std::string{};
  if (file.site->source_kinds.empty()) return table.text("kind").value_or(std::string{});
  const auto kind = table.choice("kind", names);
  return kind ? std::string(names[*kind]) : std::string{};
}

catalogue::Entry read_source(const EntryFile& file, TableReader& table, base::Diagnostics& out) {
  catalogue::Entry entry;
  entry.kind = catalogue::Kind::source;
  entry.path = file.path;
  const catalogue::IdRef id = table.own_id("id");
  entry.id = id.id;
  entry.span = id.span;
  entry.title = table.required_text("title");
  catalogue::Source source;
  table.require("by");
  source.by = table.texts("by");
  source.published = table.fact_date("published");
  source.url = table.web_address("url");
  source.kind = read_kind(file, table);
  source.note = keep(entry, table.passage("note"));
  source.further_reading = table.flag("further_reading", false);
  read_former_addresses(file, table, entry.id, out);
  entry.facts = read_facts(file, entry, table);
  finish_with_attributes(file, entry.kind, table);
  entry.detail = std::move(source);
  return entry;
}

// What each of them has of what is known of the file.
void share_origin(const catalogue::Origin& of_file, std::vector<catalogue::Entry>& entries) {
  constexpr std::string_view list = "source.";
  std::unordered_map<std::string_view, catalogue::Origin> origins;
  const auto add_layer = [&](catalogue::Origin& origin, base::FileId file) {
    if (std::ranges::find(origin.files, file) != origin.files.end()) return;
    const auto at = std::ranges::find(of_file.files, file) - of_file.files.begin();
    origin.files.push_back(file);
    origin.layers.push_back(of_file.layers[static_cast<std::size_t>(at)]);
  };
  for (const catalogue::Entry& entry : entries) add_layer(origins[entry.id], entry.span.file);
  for (const catalogue::Amendment& amendment : of_file.amendments) {
    if (!amendment.path.starts_with(list)) continue;
    const std::string_view rest = std::string_view(amendment.path).substr(list.size());
    const auto origin = origins.find(rest.substr(0, rest.find('.')));
    if (origin == origins.end()) continue;
    add_layer(origin->second, amendment.span.file);
    origin->second.amendments.push_back(amendment);
  }
  for (catalogue::Entry& entry : entries)
    entry.origin = std::make_shared<const catalogue::Origin>(origins.at(entry.id));
}

}  // namespace

std::vector<catalogue::Entry> read_sources(const EntryFile& file, base::Diagnostics& out) {
  const TomlText toml(toml_sources(file), out);
  std::vector<catalogue::Entry> entries;
  if (!toml.table()) return entries;
  TableReader top(toml, out);
  for (TableReader& table : top.tables("source")) entries.push_back(read_source(file, table, out));
  if (file.is_layered()) share_origin(*origin_of(file, toml, out), entries);
  top.finish();
  return entries;
}

}  // namespace scrutineer::read

// sources.toml: every document cited.
#include <utility>
#include <vector>

#include "read/common_keys.h"
#include "read/entry_files.h"

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

catalogue::Entry read_source(const EntryFile& file, TableReader& table) {
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
  table.finish();
  entry.detail = std::move(source);
  return entry;
}

}  // namespace

std::vector<catalogue::Entry> read_sources(const EntryFile& file, base::Diagnostics& out) {
  const Place place{file.file, 0, file.as_of};
  const TomlText toml(file.text, place, out);
  std::vector<catalogue::Entry> entries;
  if (!toml.table()) return entries;
  TableReader top(toml, place, out);
  for (TableReader& table : top.tables("source")) entries.push_back(read_source(file, table));
  top.finish();
  return entries;
}

}  // namespace scrutineer::read

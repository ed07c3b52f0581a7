// Checklists: what their sections select, generate and leave to be filled in.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "read/common_keys.h"
#include "read/entry_files.h"
#include "read/toml_entry.h"

namespace scrutineer::read {
namespace {

using catalogue::Entry;
using catalogue::FieldType;
using catalogue::IdRef;

constexpr std::array<std::string_view, 3> orders{"bank", "theme", "priority"};            // catalogue::QuestionOrder
constexpr std::array<std::string_view, 4> field_types{"line", "lines", "date", "table"};  // catalogue::FieldType
constexpr std::int64_t most_rows = 100;

std::optional<std::uint32_t> read_limit(TableReader& table, base::Diagnostics& out) {
  const auto limit = table.integer("limit");
  if (!limit) return std::nullopt;
  if (*limit < 1) {
    out.error("bad-limit", table.span("limit"), fmt::format("a limit of {} selects nothing", *limit),
              "expected a whole number from 1");
    return std::nullopt;
  }
  return static_cast<std::uint32_t>(std::min<std::int64_t>(*limit, UINT32_MAX));
}

catalogue::Selection read_selection(TableReader& table, base::Diagnostics& out) {
  catalogue::Selection selection;
  selection.span = table.span();
  selection.banks = table.ids("banks");
  selection.stages = table.ids("stages");
  selection.themes = table.ids("themes");
  selection.models = table.ids("models");
  selection.tags = table.texts("tags");
  selection.priority = table.id("priority").value_or(IdRef{});
  selection.limit = read_limit(table, out);
  selection.order = static_cast<catalogue::QuestionOrder>(table.choice("order", orders).value_or(0));
  table.finish();
  return selection;
}

catalogue::Generation read_generation(TableReader& table, base::Diagnostics& out) {
  catalogue::Generation generation;
  generation.span = table.span();
  table.require("rules");
  generation.rules = table.ids("rules");
  if (table.has("rules") && generation.rules.empty())
    out.error("no-rules", table.span("rules"), "no rule is named, so no question can be made",
              "name rules by their ids");
  generation.of = table.ids("of");
  generation.options = table.ids("options");
  generation.limit = read_limit(table, out);
  table.finish();
  return generation;
}

// Reports a key that the type of the field has no use for.
void report_unused(const TableReader& table, std::string_view key, bool is_used, base::Diagnostics& out) {
  if (!is_used && table.has(key))
    out.error("unused-key", table.key_span(key), fmt::format("this type of field has no {}", key),
              key == "rows" ? "lines and tables have rows" : "tables have columns");
}

catalogue::FormField read_field(Entry& entry, TableReader& table, std::vector<IdRef>& ids, base::Diagnostics& out) {
  catalogue::FormField field;
  ids.push_back(table.own_id("id"));
  field.id = ids.back().id;
  field.title = table.required_text("title");
  field.hint = keep(entry, table.passage("hint"));
  table.require("type");
  field.type = static_cast<FieldType>(table.choice("type", field_types).value_or(0));
  if (const auto rows = table.integer("rows")) {
    if (*rows < 1 || *rows > most_rows)
      out.error("bad-rows", table.span("rows"), fmt::format("{} rows cannot be filled in", *rows),
                fmt::format("expected a whole number from 1 to {}", most_rows));
    else
      field.rows = static_cast<std::uint32_t>(*rows);
  }
  report_unused(table, "rows", field.type == FieldType::lines || field.type == FieldType::table, out);
  if (field.type == FieldType::table) table.require("columns");
  field.columns = table.texts("columns");
  report_unused(table, "columns", field.type == FieldType::table, out);
  table.finish();
  return field;
}

void read_checklist_keys(Entry& entry, TableReader& table, catalogue::Checklist& checklist, base::Diagnostics& out) {
  checklist.one_page = table.flag("one_page", false);
  if (const auto version = table.integer("version")) {
    checklist.version = *version;
    if (*version < 1)
      out.error("bad-version", table.span("version"), fmt::format("{} is not a version", *version),
                "expected a whole number from 1, raised when saved answers no longer fit");
  }
  checklist.intro = keep(entry, table.passage("intro"));
  table.require("section");
  std::vector<IdRef> ids;
  for (TableReader& section : table.tables("section")) {
    catalogue::ChecklistSection read;
    ids.push_back(section.own_id("id"));
    read.id = ids.back().id;
    read.span = section.span();
    read.title = section.required_text("title");
    read.intro = keep(entry, section.passage("intro"));
    if (auto select = section.table("select")) read.select = read_selection(*select, out);
    read.questions = section.ids("questions");
    for (TableReader& generation : section.tables("generate"))
      read.generate.push_back(read_generation(generation, out));
    for (TableReader& field : section.tables("field")) read.fields.push_back(read_field(entry, field, ids, out));
    section.finish();
    checklist.sections.push_back(std::move(read));
  }
  report_duplicate_ids(ids, "sections or fields", out);
}

}  // namespace

std::optional<Entry> read_checklist(const EntryFile& file, base::Diagnostics& out) {
  return read_toml_entry<catalogue::Checklist>(file, catalogue::Kind::checklist, out, read_checklist_keys);
}

}  // namespace scrutineer::read

// Question banks, and the checklists that select from them.
#include <fmt/format.h>

#include <array>
#include <utility>

#include "read/common_keys.h"
#include "read/entry_files.h"

namespace scrutineer::read {
namespace {

using catalogue::Entry;
using catalogue::IdRef;
using catalogue::Kind;

constexpr std::array<std::string_view, 1> priorities{"high"};

catalogue::Question read_question(Entry& entry, TableReader& table, const catalogue::SourceRef& bank_source) {
  catalogue::Question question;
  const IdRef id = table.own_id("id");
  question.id = id.id;
  question.span = id.span;
  table.require("text");
  question.text = keep(entry, table.passage("text"));
  question.why = keep(entry, table.passage("why"));
  question.evidence = keep(entry, table.passages("evidence"));
  question.ask = keep(entry, table.passages("ask"));
  table.require("theme");
  question.theme = table.id("theme").value_or(IdRef{});
  table.require("stages");
  question.stages = table.ids("stages");
  question.models = table.ids("models");
  question.high_priority = table.choice("priority", priorities).has_value();
  question.tags = table.texts("tags");
  question.source = table.source("source").value_or(bank_source);
  table.finish();
  return question;
}

catalogue::Selection read_selection(TableReader& table, base::Diagnostics& out) {
  catalogue::Selection selection;
  selection.span = table.span();
  selection.banks = table.ids("banks");
  selection.stages = table.ids("stages");
  selection.themes = table.ids("themes");
  selection.models = table.ids("models");
  selection.tags = table.texts("tags");
  selection.high_priority = table.choice("priority", priorities).has_value();
  if (const auto limit = table.integer("limit")) {
    if (*limit < 1)
      out.error("bad-limit", table.span("limit"), fmt::format("a limit of {} selects nothing", *limit),
                "expected a whole number from 1");
    else
      selection.limit = static_cast<std::uint32_t>(*limit);
  }
  table.finish();
  return selection;
}

// The table of a TOML file that is one entry, or nothing; `own` reads the keys of its kind.
template <class Own>
std::optional<Entry> read_toml_entry(const EntryFile& file, Kind kind, base::Diagnostics& out,
                                     void (*read_own_keys)(Entry&, TableReader&, Own&, base::Diagnostics&)) {
  const Place place{file.file, 0};
  const TomlText toml(file.text, place, out);
  if (!toml.table()) return std::nullopt;
  TableReader table(*toml.table(), place, out);
  Entry entry = read_common_keys(file, kind, table);
  Own own;
  read_own_keys(entry, table, own, out);
  table.finish();
  entry.detail = std::move(own);
  return entry;
}

void read_bank_keys(Entry& entry, TableReader& table, catalogue::QuestionBank& bank, base::Diagnostics& out) {
  bank.source = table.source("source").value_or(catalogue::SourceRef{});
  table.require("question");
  std::vector<IdRef> ids;
  for (TableReader& question : table.tables("question")) {
    bank.questions.push_back(read_question(entry, question, bank.source));
    ids.push_back({bank.questions.back().id, bank.questions.back().span});
  }
  report_duplicate_ids(ids, "questions", out);
}

void read_checklist_keys(Entry& entry, TableReader& table, catalogue::Checklist& checklist, base::Diagnostics& out) {
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
    section.finish();
    checklist.sections.push_back(std::move(read));
  }
  report_duplicate_ids(ids, "sections", out);
}

}  // namespace

std::optional<Entry> read_question_bank(const EntryFile& file, base::Diagnostics& out) {
  return read_toml_entry<catalogue::QuestionBank>(file, Kind::question_bank, out, read_bank_keys);
}

std::optional<Entry> read_checklist(const EntryFile& file, base::Diagnostics& out) {
  return read_toml_entry<catalogue::Checklist>(file, Kind::checklist, out, read_checklist_keys);
}

}  // namespace scrutineer::read

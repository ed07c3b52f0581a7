// Question banks, and the checklists that select from them.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "read/common_keys.h"
#include "read/entry_files.h"
#include "read/toml_entry.h"

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
      selection.limit = static_cast<std::uint32_t>(std::min<std::int64_t>(*limit, UINT32_MAX));
  }
  table.finish();
  return selection;
}

void read_bank_keys(Entry& entry, TableReader& table, catalogue::QuestionBank& bank, base::Diagnostics&) {
  bank.source = table.source("source").value_or(catalogue::SourceRef{});
  table.require("question");
  for (TableReader& question : table.tables("question"))
    bank.questions.push_back(read_question(entry, question, bank.source));
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

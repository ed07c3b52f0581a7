// Pages, delivery models and case studies: Markdown with front matter.
#include <array>
#include <string>
#include <utility>

#include "read/common_keys.h"
#include "read/entry_files.h"
#include "read/front_matter.h"

namespace scrutineer::read {
namespace {

using catalogue::Entry;
using catalogue::Kind;

constexpr std::array model_facts{
    FactKey{"legal_form", "Legal form"},
    FactKey{"ownership", "Ownership"},
    FactKey{"governance", "Governance"},
    FactKey{"management", "Management"},
    FactKey{"control", "Control"},
    FactKey{"director", "Director of children’s services"},
    FactKey{"staff", "Staff and pensions"},
    FactKey{"procurement", "Procurement"},
    FactKey{"assets", "Assets and support services"},
    FactKey{"changing_scope", "Changing what it covers"},
    FactKey{"inspection", "Inspection"},
    FactKey{"tax", "Tax"},
    FactKey{"set_up", "Cost and time to set up"},
};

constexpr std::array case_study_facts{
    FactKey{"legal_form", "Legal form"},       FactKey{"ownership", "Ownership"},
    FactKey{"governance", "Governance"},       FactKey{"director", "Director of children’s services"},
    FactKey{"scrutiny", "What scrutiny does"},
};

// In the order of catalogue::Judgement.
constexpr std::array<std::string_view, 5> judgements{"not-stated", "outstanding", "good", "requires-improvement",
                                                     "inadequate"};

void read_own_keys(Entry& entry, TableReader& table, catalogue::Page& page, base::Diagnostics&) {
  for (TableReader& task : table.tables("task")) {
    task.require("to");
    catalogue::Task read;
    read.title = task.required_text("title");
    read.text = keep(entry, task.passage("text"));
    read.to = task.id("to").value_or(catalogue::IdRef{});
    task.finish();
    page.tasks.push_back(std::move(read));
  }
}

void read_own_keys(Entry& entry, TableReader& table, catalogue::Model& model, base::Diagnostics&) {
  table.require("family");
  model.family = table.id("family").value_or(catalogue::IdRef{});
  model.also_called = table.texts("also_called");
  model.facts = read_facts(entry, table, model_facts);
  model.case_studies = table.ids("case_studies");
}

void read_own_keys(Entry& entry, TableReader& table, catalogue::CaseStudy& study, base::Diagnostics& out) {
  table.require("council");
  study.councils = table.texts("council");
  table.require("models");
  study.models = table.ids("models");
  study.started = table.fact_date("started");
  study.facts = read_facts(entry, table, case_study_facts);
  study.services = keep(entry, table.passages("services"));
  study.drivers = keep(entry, table.passages("drivers"));
  study.website = table.web_address("website");
  for (TableReader& inspection : table.tables("inspection")) {
    catalogue::Inspection read;
    inspection.require("date");
    read.date = inspection.fact_date("date");
    read.by = inspection.required_text("by");
    inspection.require("judgement");
    read.judgement = static_cast<catalogue::Judgement>(inspection.choice("judgement", judgements).value_or(0));
    read.note = keep(entry, inspection.passage("note"));
    read.source = inspection.source("source").value_or(catalogue::SourceRef{});
    inspection.finish();
    study.inspections.push_back(std::move(read));
  }
  std::vector<catalogue::IdRef> lesson_ids;
  for (TableReader& lesson : table.tables("lesson")) {
    catalogue::Lesson read;
    lesson_ids.push_back(lesson.own_id("id"));
    read.id = lesson_ids.back().id;
    lesson.require("text");
    read.text = keep(entry, lesson.passage("text"));
    read.source = lesson.source("source").value_or(catalogue::SourceRef{});
    lesson.finish();
    study.lessons.push_back(std::move(read));
  }
  report_duplicate_ids(lesson_ids, "lessons", out);
}

template <class Own>
std::optional<Entry> read_markdown(const EntryFile& file, Kind kind, base::Diagnostics& out) {
  const auto split = split_front_matter(file.text, file.file, out);
  if (!split) return std::nullopt;
  const Place place{file.file, 1};
  const TomlText toml(split->front_matter, place, out);
  if (!toml.table()) return std::nullopt;
  TableReader table(*toml.table(), place, out);
  Entry entry = read_common_keys(file, kind, table);
  Own own;
  read_own_keys(entry, table, own, out);
  table.finish();
  entry.detail = std::move(own);
  entry.body = {std::string(split->body), split->body_line};
  return entry;
}

}  // namespace

std::optional<Entry> read_page(const EntryFile& file, base::Diagnostics& out) {
  return read_markdown<catalogue::Page>(file, Kind::page, out);
}

std::optional<Entry> read_model(const EntryFile& file, base::Diagnostics& out) {
  return read_markdown<catalogue::Model>(file, Kind::model, out);
}

std::optional<Entry> read_case_study(const EntryFile& file, base::Diagnostics& out) {
  return read_markdown<catalogue::CaseStudy>(file, Kind::case_study, out);
}

}  // namespace scrutineer::read

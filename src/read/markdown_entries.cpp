// Pages, delivery models and case studies: Markdown with front matter.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "read/chronology.h"
#include "read/common_keys.h"
#include "read/entry_files.h"
#include "read/facts.h"
#include "read/markdown_entry.h"
#include "read/measures.h"
#include "read/vocabulary.h"

namespace scrutineer::read {
namespace {

using catalogue::Entry;
using catalogue::Kind;

// What a judgement is that a document does not give.
constexpr std::string_view no_judgement = "not-stated";

void read_page_keys(Entry& entry, TableReader& table, catalogue::Page& page, base::Diagnostics&) {
  if (entry.path.ends_with("/index.md")) page.contents = table.ids("contents");
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

// Keys of attributes that were looked for in the sources and are not there.
std::vector<catalogue::IdRef> read_not_stated(const EntryFile& file, TableReader& table, base::Diagnostics& out) {
  std::vector<catalogue::IdRef> not_stated = table.ids("not_stated");
  if (file.is_vocabulary_whole) report_unknown_attributes(*file.site, not_stated, out);
  for (const catalogue::IdRef& key : not_stated)
    if (table.has(key.id))
      out.error("stated-after-all", key.span, fmt::format("\"{}\" is said not to be stated, and is given", key.id),
                "take it out of not_stated");
  return not_stated;
}

std::vector<catalogue::Claim> read_claims(Entry& entry, TableReader& table, std::string_view key,
                                          std::vector<catalogue::IdRef>& ids) {
  std::vector<catalogue::Claim> claims;
  for (TableReader& reader : table.tables(key)) {
    ids.push_back(reader.own_id("id"));
    reader.require("text");
    const catalogue::TextRef text = keep(entry, reader.passage("text"));
    claims.push_back({ids.back().id, text, reader.source("source").value_or(catalogue::SourceRef{})});
    reader.finish();
  }
  return claims;
}

void read_model_keys(const EntryFile& file, Entry& entry, TableReader& table, catalogue::Model& model,
                     base::Diagnostics& out) {
  model.family = table.id("family").value_or(catalogue::IdRef{{}, table.span()});
  table.read_default_source("source");
  model.also_called = table.texts("also_called");
  for (TableReader& called : table.tables("called")) {
    const std::string name = called.required_text("name");
    called.require_source("source");
    model.called.push_back({name, called.source("source").value_or(catalogue::SourceRef{})});
    called.finish();
  }
  entry.facts = read_facts(file, entry, table);
  model.not_stated = read_not_stated(file, table, out);
  model.case_studies = table.ids("case_studies");
  std::vector<catalogue::IdRef> ids;
  model.advantages = read_claims(entry, table, "advantage", ids);
  model.disadvantages = read_claims(entry, table, "disadvantage", ids);
  model.considerations = read_claims(entry, table, "consideration", ids);
  report_duplicate_ids(ids, "parts of this model", out);
  for (TableReader& example : table.tables("example")) {
    example.require("text");
    const catalogue::TextRef text = keep(entry, example.passage("text"));
    const auto case_study = example.id("case_study");
    model.examples.push_back({text, case_study, example.source("source").value_or(catalogue::SourceRef{})});
    example.finish();
  }
  ReadMeasures read = read_measures(file, entry, table, false, out);
  model.measures = std::move(read.measures);
  model.turning_point = std::move(read.turning_point);
}

// The scale of those who judged, or the one that is named.
const catalogue::JudgementScale* scale_of(const EntryFile& file, TableReader& table, const std::string& by,
                                          base::Diagnostics& out) {
  const catalogue::JudgementScales& scales = file.site->scales;
  std::vector<std::string_view> ids;
  for (const auto& scale : scales) ids.push_back(scale->id);
  if (table.has("scale") && file.is_vocabulary_whole) {
    const auto named = table.choice("scale", ids);
    return named ? scales[*named].get() : nullptr;
  }
  (void)table.text("scale");
  for (const auto& scale : scales)
    if (std::ranges::find(scale->by, by) != scale->by.end()) return scale.get();
  const auto written = table.text("judgement");
  if (written && *written != no_judgement && !by.empty() && file.is_vocabulary_whole)
    out.error("no-scale", table.span("by"), fmt::format("no scale of judgements is given by \"{}\"", by),
              scales.empty()
                  ? "define it: [[judgement_scale]] in site.toml or vocabulary/*.toml"
                  : fmt::format("name one, scale = \"{}\", or add \"{}\" to those it is given by: there are {}",
                                ids.front(), by, fmt::join(ids, ", ")));
  return nullptr;
}

void read_judgement(const EntryFile& file, TableReader& table, catalogue::Inspection& inspection,
                    base::Diagnostics& out) {
  table.require("judgement");
  const catalogue::JudgementScale* const scale = scale_of(file, table, inspection.by, out);
  const auto written = table.text("judgement");
  inspection.scale = scale;
  if (!scale || written == no_judgement || (!written && table.has("judgement"))) return;
  std::vector<std::string_view> ids;
  for (const catalogue::JudgementLevel& level : scale->levels) ids.push_back(level.id);
  ids.push_back(no_judgement);
  const auto level = table.choice("judgement", ids);
  if (!level || *level == scale->levels.size()) return;
  inspection.judgement = &scale->levels[*level];
}

void read_case_study_keys(const EntryFile& file, Entry& entry, TableReader& table, catalogue::CaseStudy& study,
                          base::Diagnostics& out) {
  table.read_default_source("source");
  table.require("council");
  study.councils = table.texts("council");
  table.require("models");
  study.models = table.ids("models");
  study.started = table.fact_date("started", Ahead::planned);
  study.planned_start = keep(entry, table.passage("planned_start"));
  entry.facts = read_facts(file, entry, table);
  study.services = keep(entry, table.passages("services"));
  study.drivers = keep(entry, table.passages("drivers"));
  study.website = table.web_address("website");
  for (TableReader& inspection : table.tables("inspection")) {
    catalogue::Inspection read;
    inspection.require("date");
    read.date = inspection.fact_date("date");
    read.by = inspection.required_text("by");
    read_judgement(file, inspection, read, out);
    read.note = keep(entry, inspection.passage("note"));
    read.source = inspection.source("source").value_or(catalogue::SourceRef{});
    inspection.finish();
    study.inspections.push_back(std::move(read));
  }
  const bool has_start = study.started || study.planned_start != catalogue::TextRef::none;
  ReadMeasures measures = read_measures(file, entry, table, has_start, out);
  study.measures = std::move(measures.measures);
  study.turning_point = std::move(measures.turning_point);
  std::vector<catalogue::IdRef> ids;
  for (TableReader& lesson : table.tables("lesson")) {
    catalogue::Lesson read;
    ids.push_back(lesson.own_id("id"));
    read.id = ids.back().id;
    lesson.require("text");
    read.text = keep(entry, lesson.passage("text"));
    read.source = lesson.source("source").value_or(catalogue::SourceRef{});
    lesson.finish();
    study.lessons.push_back(std::move(read));
  }
  study.events = read_events(file, entry, table, {}, ids, out);
  study.differences = read_differences(entry, table, ids, out);
  report_duplicate_ids(ids, "parts of this case study", out);
}

}  // namespace

std::optional<Entry> read_page(const EntryFile& file, base::Diagnostics& out) {
  return read_markdown_entry<catalogue::Page>(file, Kind::page, out, read_page_keys);
}

std::optional<Entry> read_model(const EntryFile& file, base::Diagnostics& out) {
  return read_markdown_entry<catalogue::Model>(file, Kind::model, out,
                                               [&](auto& entry, auto& table, auto& model, auto& mistakes) {
                                                 read_model_keys(file, entry, table, model, mistakes);
                                               });
}

std::optional<Entry> read_case_study(const EntryFile& file, base::Diagnostics& out) {
  return read_markdown_entry<catalogue::CaseStudy>(file, Kind::case_study, out,
                                                   [&](auto& entry, auto& table, auto& study, auto& mistakes) {
                                                     read_case_study_keys(file, entry, table, study, mistakes);
                                                   });
}

}  // namespace scrutineer::read

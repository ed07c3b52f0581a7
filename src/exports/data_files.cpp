#include "exports/data_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "exports/appraisal_downloads.h"
#include "exports/checklist_downloads.h"
#include "exports/documents.h"
#include "exports/feeds.h"
#include "exports/risk_workbook.h"

namespace scrutineer::exports {
namespace {

using catalogue::EntryIndex;
using catalogue::Kind;
using link::Linked;

// Above this many links the two files that list them would be the greater part of the site.
constexpr std::size_t most_links = 50'000;

bool has(const Linked& linked, Kind kind) {
  return std::ranges::find(linked.catalogue.entries, kind, &catalogue::Entry::kind) != linked.catalogue.entries.end();
}

class Set {
 public:
  Set(const Linked& linked, std::string title, std::string text) : linked_(linked) {
    set_.title = std::move(title);
    set_.text = std::move(text);
  }

  Set& json(const std::string& path, std::string text, std::function<Json(const Linked&)> document) {
    document_ = std::move(document);
    set_.files.push_back(
        {{path, [&linked = linked_, made = document_](std::string& out) { out += to_text(made(linked)); }},
         std::move(text),
         nullptr});
    return *this;
  }

  // A table of the document before.
  Set& table(const std::string& path, std::string text, std::function<DataTable(const Linked&, const Json&)> taken) {
    return table(path, std::move(text), [document = document_, taken = std::move(taken)](const Linked& linked) {
      return taken(linked, document(linked));
    });
  }

  Set& table(const std::string& path, std::string text, const std::function<DataTable(const Linked&)>& made) {
    set_.files.push_back({{path, [&linked = linked_, made](std::string& out) { out += csv(made(linked)); }},
                          std::move(text),
                          [&linked = linked_, made] { return made(linked).headings; }});
    return *this;
  }

  Set& file(const std::string& path, std::string text, std::function<std::string(const Linked&)> made) {
    set_.files.push_back(
        {{path, [&linked = linked_, made = std::move(made)](std::string& out) { out += made(linked); }},
         std::move(text),
         nullptr});
    return *this;
  }

  DataSet done() { return std::move(set_); }

 private:
  const Linked& linked_;
  DataSet set_;
  std::function<Json(const Linked&)> document_;
};

DataSet model_files(const Linked& linked) {
  const words::Words& words = linked.words;
  return Set(linked, words("data-set.models"), words("data-set.models-text"))
      .json("data/models.json", words("data-file.models"), models_json)
      .table("data/models.csv", words("data-file.models-table"), models_table)
      .table("data/model-claims.csv", words("data-file.claims-table"), claims_table)
      .done();
}

DataSet case_study_files(const Linked& linked) {
  const words::Words& words = linked.words;
  return Set(linked, words("data-set.case-studies"), words("data-set.case-studies-text"))
      .json("data/case-studies.json", words("data-file.case-studies"), case_studies_json)
      .table("data/case-studies.csv", words("data-file.case-studies-table"), case_studies_table)
      .table("data/inspections.csv", words("data-file.inspections-table"), inspections_table)
      .table("data/lessons.csv", words("data-file.lessons-table"), lessons_table)
      .done();
}

bool has_measures(const Linked& linked) {
  return std::ranges::any_of(linked.catalogue.entries,
                             [](const catalogue::Entry& entry) { return !measures_of(entry).empty(); });
}

DataSet measure_files(const Linked& linked) {
  const words::Words& words = linked.words;
  return Set(linked, words("data-set.measures"), words("data-set.measures-text"))
      .json("data/measures.json", words("data-file.measures"), measures_json)
      .table("data/measures.csv", words("data-file.measures-table"), measures_table)
      .done();
}

DataSet history_files(const Linked& linked) {
  const words::Words& words = linked.words;
  Set set(linked, words("data-set.history"), words("data-set.history-text"));
  if (has(linked, Kind::decision))
    set.json("data/decisions.json", words("data-file.decisions"), decisions_json)
        .table("data/decisions.csv", words("data-file.decisions-table"), decisions_table);
  set.json("data/timeline.json", words("data-file.timeline"), timeline_json)
      .table("data/timeline.csv", words("data-file.timeline-table"), timeline_table)
      .table("data/differences.csv", words("data-file.differences-table"),
             [](const Linked& all) { return differences_table(all, case_studies_json(all), decisions_json(all)); });
  return set.done();
}

DataSet factor_files(const Linked& linked) {
  const words::Words& words = linked.words;
  return Set(linked, words("data-set.factors"), words("data-set.factors-text"))
      .json("data/factors.json", words("data-file.factors"), factors_json)
      .table("data/factors.csv", words("data-file.factors-table"), factors_table)
      .table("data/traceability.csv", words("data-file.traceability-table"), traceability_table)
      .done();
}

std::vector<DataSet> risk_files(const Linked& linked) {
  const words::Words& words = linked.words;
  std::vector<DataSet> sets;
  for (std::size_t i = 0; i < linked.pages.size(); ++i) {
    const catalogue::Entry& entry = linked.catalogue.entries[i];
    if (entry.kind != Kind::risk_register) continue;
    const auto document = [index = static_cast<EntryIndex>(i)](const Linked& all) { return risks_json(all, index); };
    sets.push_back(Set(linked, entry.title, words("data-set.risks-text"))
                       .json(risk_data_path(entry, ".json"), words("data-file.risks"), document)
                       .table(risk_data_path(entry, ".csv"), words("data-file.risks-table"), risks_table)
                       .file(risk_data_path(entry, ".xlsx"), words("data-file.risks-workbook"),
                             [document](const Linked& all) {
                               const Json json = document(all);
                               return risk_workbook(json, risks_table(all, json), all.words);
                             })
                       .done());
  }
  return sets;
}

// Whether it lists links: those of a site of pages and terms alone are what its pages show.
bool has_links(const Linked& linked) {
  if (std::ranges::all_of(linked.catalogue.entries, [](const catalogue::Entry& entry) {
        return entry.kind == Kind::page || entry.kind == Kind::term;
      }))
    return false;
  std::size_t links = 0;
  for (const link::LinkedPage& page : linked.pages) links += page.mentions.size();
  return links <= most_links;
}

DataSet reference_files(const Linked& linked) {
  const words::Words& words = linked.words;
  Set set(linked, words("data-set.reference"), words("data-set.reference-text"));
  if (has(linked, Kind::question_bank))
    set.json("data/questions.json", words("data-file.questions"), questions_json)
        .table("data/questions.csv", words("data-file.questions-table"), questions_table);
  if (has(linked, Kind::rule_set))
    set.json("data/rules.json", words("data-file.rules"), rules_json)
        .table("data/rules.csv", words("data-file.rules-table"), rules_table);
  if (has(linked, Kind::term))
    set.json("data/glossary.json", words("data-file.glossary"), glossary_json)
        .table("data/glossary.csv", words("data-file.glossary-table"), glossary_table);
  if (has(linked, Kind::source))
    set.json("data/sources.json", words("data-file.sources"), sources_json)
        .table("data/sources.csv", words("data-file.sources-table"), sources_table)
        .table("data/citations.csv", words("data-file.citations-table"), citations_table);
  if (has_attributes_of_records(linked))
    set.table("data/attributes.csv", words("data-file.attributes-table"), attributes_table);
  if (has_links(linked))
    set.json("data/links.json", words("data-file.links"), links_json)
        .table("data/links.csv", words("data-file.links-table"), links_table);
  return set.done();
}

// The files that other makers see to, with what each is for.
DataSet listed(std::string title, std::string text, std::vector<GeneratedFile> files,
               std::initializer_list<std::pair<std::string_view, std::string>> endings) {
  DataSet set{std::move(title), std::move(text), {}};
  for (GeneratedFile& file : files) {
    const auto* const of_it =
        std::ranges::find_if(endings, [&](const auto& each) { return file.path.ends_with(each.first); });
    set.files.push_back({std::move(file), of_it->second, nullptr});
  }
  return set;
}

}  // namespace

std::vector<DataSet> data_sets(const Linked& linked) {
  std::vector<DataSet> sets;
  if (has(linked, Kind::model)) sets.push_back(model_files(linked));
  if (has(linked, Kind::case_study)) sets.push_back(case_study_files(linked));
  if (has_measures(linked)) sets.push_back(measure_files(linked));
  for (DataSet& risks : risk_files(linked)) sets.push_back(std::move(risks));
  if (has(linked, Kind::factor_set)) sets.push_back(factor_files(linked));
  if (has(linked, Kind::case_study) || has(linked, Kind::decision)) sets.push_back(history_files(linked));
  if (DataSet set = reference_files(linked); !set.files.empty()) sets.push_back(std::move(set));
  return sets;
}

std::vector<DataSet> all_data_sets(const Linked& linked, const analyse::Analysis& analysis, bool has_documents) {
  const words::Words& words = linked.words;
  std::vector<DataSet> sets = data_sets(linked);
  for (const auto& [index, appraised] : analysis.appraised) {
    std::vector<GeneratedFile> files;
    add_appraisal_downloads(linked, index, appraised, files);
    sets.push_back(listed(linked.entry(index).title, words("data-set.appraisal-text"), std::move(files),
                          {{".json", words("data-file.appraisal")},
                           {"-scores.csv", words("data-file.appraisal-scores")},
                           {"-audit.csv", words("data-file.appraisal-audit")},
                           {"-robustness.csv", words("data-file.appraisal-robustness")},
                           {".xlsx", words("data-file.appraisal-workbook")}}));
  }
  DataSet checklists{words("data-set.checklists"), words("data-set.checklists-text"), {}};
  for (const auto& [index, asked] : analysis.checklists) {
    std::vector<GeneratedFile> files;
    add_checklist_downloads(linked, index, asked, nullptr, files);
    if (has_documents) files.push_back({checklist_data_path(linked.entry(index), ".docx"), nullptr});
    for (GeneratedFile& file : files) checklists.files.push_back({std::move(file), linked.entry(index).title, nullptr});
  }
  if (!checklists.files.empty()) sets.push_back(std::move(checklists));
  DataSet changes{words("data-set.feeds"), words("changes.feeds-text"), {}};
  for (const Feed& feed : feeds(linked)) changes.files.push_back({feed_file(linked, feed), feed.title, nullptr});
  if (!changes.files.empty()) sets.push_back(std::move(changes));
  return sets;
}

std::string risk_data_path(const catalogue::Entry& risks, std::string_view ending) {
  return fmt::format("data/risks/{}{}", risks.id, ending);
}

}  // namespace scrutineer::exports

#include "exports/data_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "exports/appraisal_downloads.h"
#include "exports/checklist_downloads.h"
#include "exports/documents.h"
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
  return Set(linked, "Delivery models", "The models with their attributes and what is claimed for and against them.")
      .json("data/models.json", "Everything on the models, with the sources of every statement", models_json)
      .table("data/models.csv", "The comparison: a row for each model, a column for each attribute", models_table)
      .table("data/model-claims.csv",
             "What documents call the models, advantages, disadvantages, considerations and examples, one a row",
             claims_table)
      .done();
}

DataSet case_study_files(const Linked& linked) {
  return Set(linked, "Case studies", "What councils did, what inspectors found and what others can learn from it.")
      .json("data/case-studies.json", "Everything on the case studies, with the sources of every statement",
            case_studies_json)
      .table("data/case-studies.csv", "The comparison: a row for each case study, a column for each fact",
             case_studies_table)
      .table("data/inspections.csv", "Inspections and what they found, one a row", inspections_table)
      .table("data/lessons.csv", "Lessons, one a row", lessons_table)
      .done();
}

DataSet history_files(const Linked& linked) {
  Set set(linked, "Decisions and events",
          "What was asked for and decided, what was to follow, and what happened when.");
  if (has(linked, Kind::decision))
    set.json("data/decisions.json", "Everything on the decisions", decisions_json)
        .table("data/decisions.csv", "What was asked for, what was due, directions and phases, one a row",
               decisions_table);
  set.json("data/timeline.json", "Everything that a page dates, in order of time", timeline_json)
      .table("data/timeline.csv", "The same, one event a row", timeline_table)
      .table("data/differences.csv", "Facts that documents tell differently, one account a row",
             [](const Linked& all) { return differences_table(all, case_studies_json(all), decisions_json(all)); });
  return set.done();
}

DataSet factor_files(const Linked& linked) {
  return Set(linked, "Success factors, principles and challenges", "What a choice is measured against.")
      .json("data/factors.json", "The sets with their factors, and what answers to what", factors_json)
      .table("data/factors.csv", "The factors, one a row", factors_table)
      .table("data/traceability.csv",
             "What answers to what: a row for each pair, and one for each factor that answers to nothing",
             traceability_table)
      .done();
}

std::vector<DataSet> risk_files(const Linked& linked) {
  std::vector<DataSet> sets;
  for (std::size_t i = 0; i < linked.pages.size(); ++i) {
    const catalogue::Entry& entry = linked.catalogue.entries[i];
    if (entry.kind != Kind::risk_register) continue;
    const auto document = [index = static_cast<EntryIndex>(i)](const Linked& all) { return risks_json(all, index); };
    sets.push_back(Set(linked, entry.title, "A risk register.")
                       .json(risk_data_path(entry, ".json"), "The register with its scales", document)
                       .table(risk_data_path(entry, ".csv"), "The risks, one a row", risks_table)
                       .file(risk_data_path(entry, ".xlsx"), "A workbook: the register, and a matrix that counts",
                             [document](const Linked& all) {
                               const Json json = document(all);
                               return risk_workbook(json, risks_table(all, json));
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
  Set set(linked, "Questions, terms and sources", "What the site draws on, and what it asks.");
  if (has(linked, Kind::question_bank))
    set.json("data/questions.json", "The question banks", questions_json)
        .table("data/questions.csv", "The questions, one a row", questions_table);
  if (has(linked, Kind::rule_set))
    set.json("data/rules.json", "The rules that make questions from data", rules_json)
        .table("data/rules.csv", "The rules, one a row", rules_table);
  if (has(linked, Kind::term))
    set.json("data/glossary.json", "The glossary", glossary_json)
        .table("data/glossary.csv", "The terms, one a row", glossary_table);
  if (has(linked, Kind::source))
    set.json("data/sources.json", "The documents cited, each with every statement that cites it", sources_json)
        .table("data/sources.csv", "The documents, one a row", sources_table)
        .table("data/citations.csv", "What cites which place of which document, one statement a row", citations_table);
  if (has_links(linked))
    set.json("data/links.json", "The pages, and which links to which", links_json)
        .table("data/links.csv", "The links, one a row", links_table);
  return set.done();
}

// The files that other makers see to, with what each is for.
DataSet listed(std::string title, std::string text, std::vector<GeneratedFile> files,
               std::initializer_list<std::pair<std::string_view, std::string_view>> endings) {
  DataSet set{std::move(title), std::move(text), {}};
  for (GeneratedFile& file : files)
    for (const auto& [ending, what] : endings)
      if (file.path.ends_with(ending)) {
        set.files.push_back({std::move(file), std::string(what), nullptr});
        break;
      }
  return set;
}

}  // namespace

std::vector<DataSet> data_sets(const Linked& linked) {
  std::vector<DataSet> sets;
  if (has(linked, Kind::model)) sets.push_back(model_files(linked));
  if (has(linked, Kind::case_study)) sets.push_back(case_study_files(linked));
  for (DataSet& risks : risk_files(linked)) sets.push_back(std::move(risks));
  if (has(linked, Kind::factor_set)) sets.push_back(factor_files(linked));
  if (has(linked, Kind::case_study) || has(linked, Kind::decision)) sets.push_back(history_files(linked));
  if (DataSet set = reference_files(linked); !set.files.empty()) sets.push_back(std::move(set));
  return sets;
}

std::vector<DataSet> all_data_sets(const Linked& linked, const analyse::Analysis& analysis, bool has_documents) {
  std::vector<DataSet> sets = data_sets(linked);
  for (const auto& [index, appraised] : analysis.appraised) {
    std::vector<GeneratedFile> files;
    add_appraisal_downloads(linked, index, appraised, files);
    sets.push_back(listed(linked.entry(index).title, "An options appraisal, recomputed.", std::move(files),
                          {{".json", "Scores, totals, what recomputing found, and how firm the conclusion is"},
                           {"-scores.csv", "The scores, one a row"},
                           {"-audit.csv", "Published and recomputed figures, and what was found"},
                           {"-robustness.csv", "How firm the conclusion is, one figure a row"},
                           {".xlsx", "A workbook that computes: change weights and scores"}}));
  }
  DataSet checklists{"Checklists",
                     "The questions of each checklist: as data, with why each is asked and from which figure; as a "
                     "table; as a task list; and, where the site has them, as documents for word processors.",
                     {}};
  for (const auto& [index, asked] : analysis.checklists) {
    std::vector<GeneratedFile> files;
    add_checklist_downloads(linked, index, asked, nullptr, files);
    if (has_documents) files.push_back({checklist_data_path(linked.entry(index), ".docx"), nullptr});
    for (GeneratedFile& file : files) checklists.files.push_back({std::move(file), linked.entry(index).title, nullptr});
  }
  if (!checklists.files.empty()) sets.push_back(std::move(checklists));
  return sets;
}

std::string risk_data_path(const catalogue::Entry& risks, std::string_view ending) {
  return fmt::format("data/risks/{}{}", risks.id, ending);
}

}  // namespace scrutineer::exports

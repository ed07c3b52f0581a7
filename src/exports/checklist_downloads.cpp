#include "exports/checklist_downloads.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "exports/checklist_markdown.h"

namespace scrutineer::exports {
namespace {

// "A; B".
Json together(const Json& texts) {
  std::string result;
  for (const Json& text : texts) result += (result.empty() ? "" : "; ") + text.get<std::string>();
  return result.empty() ? Json() : Json(result);
}

}  // namespace

std::string checklist_data_path(const catalogue::Entry& checklist, std::string_view ending) {
  return fmt::format("data/checklists/{}{}", checklist.id, ending);
}

DataTable checklist_table(const Json& document, const words::Words& words) {
  DataTable table{headings(words, {"csv.number", "csv.section", "csv.question", "csv.why", "csv.evidence", "csv.ask",
                                   "csv.theme", "csv.stages", "csv.priority", "csv.origin", "csv.origin-id",
                                   "csv.made-from", "csv.figure", "csv.link", "csv.id"}),
                  {}};
  std::size_t number = 0;
  for (const Json& section : document["sections"]) {
    for (const Json& question : section["questions"])
      table.rows.push_back({++number, section["title"], question["text"], question["why"],
                            together(question["evidence"]), together(question["ask"]), question["theme_title"],
                            together(question["stages"]), question["priority_title"], question["origin"]["kind"],
                            question["origin"]["id"], question["made_from"], question["figure"], question["link"],
                            question["id"]});
    for (const Json& field : section["fields"]) {
      std::vector<Json> row(table.headings.size());
      row[1] = section["title"];
      row[2] = field["title"];
      row[9] = "field";
      row[14] = field["id"];
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

void add_checklist_downloads(const link::Linked& linked, catalogue::EntryIndex index,
                             const analyse::AskedChecklist& asked, const DocumentMaker* documents,
                             std::vector<GeneratedFile>& files) {
  const auto add = [&](std::string_view ending, auto content) {
    files.push_back(
        {checklist_data_path(linked.entry(index), ending), [&linked, index, &asked, content](std::string& out) {
           out += content(checklist_json(linked, index, asked));
         }});
  };
  const auto markdown = [&linked](const Json& document) {
    return checklist_markdown(document, linked.catalogue.site.base_url, linked.words);
  };
  add(".json", to_text);
  add(".csv", [&linked](const Json& document) { return csv(checklist_table(document, linked.words)); });
  add(".md", markdown);
  if (documents) add(".docx", [=](const Json& document) { return documents->docx(markdown(document)); });
}

}  // namespace scrutineer::exports

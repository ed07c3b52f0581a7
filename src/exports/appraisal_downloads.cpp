#include "exports/appraisal_downloads.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "exports/appraisal_csv.h"
#include "exports/appraisal_json.h"
#include "exports/appraisal_workbook.h"

namespace scrutineer::exports {

std::string appraisal_data_path(const catalogue::Entry& appraisal, std::string_view ending) {
  return fmt::format("data/appraisals/{}{}", appraisal.id, ending);
}

void add_appraisal_downloads(const link::Linked& linked, catalogue::EntryIndex index,
                             const analyse::Appraised& appraised, std::vector<GeneratedFile>& files) {
  const auto add = [&](std::string_view ending, auto content) {
    files.push_back(
        {appraisal_data_path(linked.entry(index), ending), [&linked, index, &appraised, content](std::string& out) {
           out += content(appraisal_json(linked, index, appraised));
         }});
  };
  add(".json", to_text);
  add("-scores.csv", [](const Json& document) { return csv(scores_table(document)); });
  add("-audit.csv", [](const Json& document) { return csv(audit_table(document)); });
  add("-robustness.csv",
      [&words = linked.words](const Json& document) { return csv(robustness_table(document, words)); });
  add(".xlsx", [&words = linked.words](const Json& document) { return appraisal_workbook(document, words); });
}

}  // namespace scrutineer::exports

#include "catalogue/pages.h"

namespace scrutineer::catalogue {

std::string appraisal_path(const Entry& appraisal, std::string_view part) {
  std::string path = "appraisals/" + appraisal.id + "-";
  path.append(part);
  return path + ".html";
}

std::string_view page_above(std::string_view id) {
  if (id == "compare-models") return kind_section(Kind::model);
  if (id == "compare-case-studies") return kind_section(Kind::case_study);
  if (id == "traceability") return kind_section(Kind::factor_set);
  if (id == "build-a-checklist") return kind_section(Kind::checklist);
  return {};
}

}  // namespace scrutineer::catalogue

#include "catalogue/pages.h"

namespace scrutineer::catalogue {

std::string appraisal_path(const Entry& appraisal, std::string_view part) {
  std::string path = "appraisals/" + appraisal.id + "-";
  path.append(part);
  return path + ".html";
}

}  // namespace scrutineer::catalogue

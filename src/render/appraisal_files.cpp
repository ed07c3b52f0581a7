#include "render/appraisal_files.h"

#include <fmt/format.h>

namespace scrutineer::render {

std::string appraisal_path(const catalogue::Entry& appraisal, std::string_view part) {
  return fmt::format("appraisals/{}-{}.html", appraisal.id, part);
}

std::vector<GeneratedFile> appraisal_files(const AppraisalContext&) { return {}; }

}  // namespace scrutineer::render

#include "render/appraisal/files.h"

#include "exports/appraisal_downloads.h"
#include "render/appraisal/pages.h"
#include "render/appraisal/robustness_page.h"
#include "render/appraisal/what_if_page.h"

namespace scrutineer::render {

std::vector<exports::GeneratedFile> appraisal_files(const AppraisalContext& context) {
  std::vector<exports::GeneratedFile> files;
  add_appraisal_pages(context, files);
  files.push_back(robustness_page(context));
  files.push_back(what_if_page(context));
  exports::add_appraisal_downloads(context.linked, context.index, context.appraised, files);
  return files;
}

}  // namespace scrutineer::render

#include "render/appraisal_files.h"

#include "render/appraisal_downloads.h"
#include "render/appraisal_pages.h"
#include "render/robustness_page.h"
#include "render/what_if_page.h"

namespace scrutineer::render {

std::vector<GeneratedFile> appraisal_files(const AppraisalContext& context) {
  std::vector<GeneratedFile> files;
  add_appraisal_pages(context, files);
  files.push_back(robustness_page(context));
  files.push_back(what_if_page(context));
  add_appraisal_downloads(context.linked, context.index, context.appraised, files);
  return files;
}

}  // namespace scrutineer::render

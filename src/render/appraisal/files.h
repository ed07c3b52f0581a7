// What an appraisal becomes besides its own page: pages for its table, criteria, options, audit, robustness and
// what-if, and the downloads. All pages of an appraisal stand in one folder, so that the links in its texts hold on
// each of them.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "analyse/appraise.h"
#include "base/date.h"
#include "catalogue/pages.h"
#include "exports/generated_file.h"
#include "link/linked.h"
#include "markup/template.h"

namespace scrutineer::render {

// What the makers of an appraisal's files share. All of it outlives the files.
struct AppraisalContext {
  const link::Linked& linked;
  catalogue::EntryIndex index{};  // of the appraisal's entry
  const analyse::Appraised& appraised;
  const markup::TemplateSet& templates;
  std::function<const markup::Object&(std::string_view from)> shared;  // what all pages share: docs/theme.md
  base::Date as_of;
  const analyse::AppraisedSite* site = nullptr;  // the other appraisals, where pages may show them

  [[nodiscard]] const catalogue::Entry& entry() const { return linked.entry(index); }
  [[nodiscard]] const link::LinkedPage& page() const { return linked.page(index); }
  [[nodiscard]] const catalogue::Appraisal& appraisal() const { return std::get<catalogue::Appraisal>(entry().detail); }
};

using catalogue::appraisal_path;

[[nodiscard]] std::vector<exports::GeneratedFile> appraisal_files(const AppraisalContext& context);

}  // namespace scrutineer::render

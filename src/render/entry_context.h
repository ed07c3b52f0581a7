// What the makers of one entry's page share.
#pragma once

#include <string>

#include "analyse/analysis.h"
#include "base/date.h"
#include "link/linked.h"
#include "markup/template.h"

namespace scrutineer::render {

struct EntryContext {
  const link::Linked& linked;
  const analyse::Analysis& analysis;
  const markup::TemplateSet& templates;
  const markup::Object& shared;  // what all pages share: docs/theme.md
  catalogue::EntryIndex index{};
  base::Date as_of;            // the day that "overdue" is judged by
  bool has_documents = false;  // whether checklists are to be had as DOCX

  [[nodiscard]] const catalogue::Entry& entry() const { return linked.entry(index); }
  [[nodiscard]] const link::LinkedPage& page() const { return linked.page(index); }
};

// A section that the template adds below the body, for the list of contents.
struct PageSection {
  std::string id;
  std::string title;
};

}  // namespace scrutineer::render

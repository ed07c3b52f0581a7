// The one list of the site's data files: they are made by it, and the page that explains them is.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "analyse/analysis.h"
#include "link/linked.h"
#include "markup/template.h"
#include "render/entry_context.h"
#include "render/generated_file.h"

namespace scrutineer::render {

struct DataFile {
  GeneratedFile file;
  std::string text;                                 // what it holds
  std::function<std::vector<std::string>()> parts;  // its columns; null where it is no table
};

// Files that hold the same things for different uses.
struct DataSet {
  std::string title;
  std::string text;  // what it is about
  std::vector<DataFile> files;
};

// The files of the catalogue itself: some for every kind of entry but plain pages. `linked` must outlive them.
[[nodiscard]] std::vector<DataSet> data_sets(const link::Linked& linked);

// All there are: those, and the files of the appraisals and the checklists, for a list; these make nothing.
[[nodiscard]] std::vector<DataSet> all_data_sets(const EntryContext& context);

// "data/risks/birmingham-2016.csv" for the ending ".csv".
[[nodiscard]] std::string risk_data_path(const catalogue::Entry& risks, std::string_view ending);

// For the partial `page-data`: the files with what the page shows as a whole, a register's or those behind its blocks.
void add_page_data(const EntryContext& context, markup::Object& view, std::vector<PageSection>& sections);

}  // namespace scrutineer::render

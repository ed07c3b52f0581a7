// The one list of the site's data files: they are made by it, and the page that explains them is.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "analyse/analysis.h"
#include "exports/generated_file.h"
#include "link/linked.h"

namespace scrutineer::exports {

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

// All there are: those, and the files of the appraisals, the checklists and the changes, for a list; these make
// nothing. `has_documents`: checklists are to be had as DOCX.
[[nodiscard]] std::vector<DataSet> all_data_sets(const link::Linked& linked, const analyse::Analysis& analysis,
                                                 bool has_documents);

// "data/risks/birmingham-2016.csv" for the ending ".csv".
[[nodiscard]] std::string risk_data_path(const catalogue::Entry& risks, std::string_view ending);

}  // namespace scrutineer::exports

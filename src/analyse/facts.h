// What rules look for in the data of the site. A fact is one thing found; its id is made of ids only, never of places
// in a list, so that it stays the same when data is added or put into another order.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyse/appraise.h"
#include "base/date.h"
#include "catalogue/checklist.h"
#include "link/linked.h"

namespace scrutineer::analyse {

struct Fact {
  std::string id;                 // "worcestershire-2017--staff-retention--joint-venture"
  catalogue::EntryIndex entry{};  // what it was found in
  std::string item = {};          // the id of the criterion, risk, lesson … in it; empty when it is about the whole
  std::vector<std::string> about = {};  // the ids of the options of the appraisal that it is about
  std::string path = {};                // of the page that shows it, from the top of the site
  std::string anchor = {};              // the place on it; empty for the page as a whole
  std::string title = {};               // what readers call the place
  std::string figure = {};              // "0 of 10"; empty where the fact is no figure
  // What the rule's placeholders stand for, as plain words; empty where the data does not say. {link} is not among
  // them.
  std::vector<std::pair<std::string_view, std::string>> values = {};

  // Empty for a name that it has no value for.
  [[nodiscard]] std::string_view value(std::string_view name) const;
};

// What facts are found with.
struct FactSources {
  const link::Linked& linked;
  const AppraisedSite& appraised;
  base::Date as_of;  // the day that review dates and ages are judged by
};

// What the rule finds in an entry, the weightiest first; nothing in entries of a kind it does not look at.
[[nodiscard]] std::vector<Fact> facts(const FactSources& sources, const catalogue::Rule& rule,
                                      catalogue::EntryIndex entry);

}  // namespace scrutineer::analyse

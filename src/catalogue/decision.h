// What a council was asked to decide, what was to follow, and how it came about.
#pragma once

#include <string>
#include <vector>

#include "catalogue/chronology.h"
#include "catalogue/values.h"

namespace scrutineer::catalogue {

struct Request {
  std::string id;  // unique within its decision, as are the ids below
  TextRef text = TextRef::none;
  SourceRef source;
};

// What was to come back, or to be done.
struct Due {
  std::string id;
  TextRef text = TextRef::none;
  FactDate by;
  std::string to;
  SourceRef source;
};

// A statutory direction or notice.
struct Direction {
  std::string id;
  FactDate date;
  std::string by;
  TextRef text = TextRef::none;
  FactDate deadline;
  SourceRef source;
};

struct Phase {
  std::string id;
  std::string title;
  FactDate from, until;
  TextRef text = TextRef::none;
  SourceRef source;
};

struct Decision {
  std::string council;
  std::string body;
  FactDate date;  // always given
  std::vector<IdRef> models, appraisals, case_studies, risks, factors;
  std::vector<Request> requests;
  std::vector<Due> due;
  std::vector<Direction> directions;
  std::vector<Phase> phases;
  std::vector<Event> events;
  std::vector<Difference> differences;
};

}  // namespace scrutineer::catalogue

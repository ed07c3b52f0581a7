// What happened when, and where documents tell it differently: part of case studies and decisions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/source_ref.h"
#include "catalogue/values.h"
#include "catalogue/vocabulary.h"

namespace scrutineer::catalogue {

struct Event {
  std::string id;  // unique within its entry
  base::Span span;
  FactDate date;   // always given
  FactDate until;  // of something that lasted
  EventKind kind = EventKind::other;
  bool planned = false;          // it was planned when the source was written; whether it came to pass is not said
  std::string phase;             // the id of a phase of the same decision, or empty
  std::optional<IdRef> same_as;  // the event of another page that this one tells again: "worcestershire#revised"
  TextRef text = TextRef::none;
  SourceRef source;
};

struct Account {
  TextRef text = TextRef::none;
  SourceRef source;
};

// A fact that documents give differently.
struct Difference {
  std::string id;  // unique within its entry
  std::string about;
  TextRef text = TextRef::none;
  std::vector<Account> accounts;  // at least two
};

}  // namespace scrutineer::catalogue

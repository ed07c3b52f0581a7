// What happened when: everything on a page that a document dates, in order of time.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/days.h"
#include "link/linked.h"

namespace scrutineer::analyse {

// A place on the page of an entry.
struct Place {
  catalogue::EntryIndex entry{};
  std::string_view anchor = {};
};

struct Moment {
  catalogue::EntryIndex entry{};
  catalogue::EventKind kind = catalogue::EventKind::other;
  base::PartialDate date;
  catalogue::FactDate until;     // of something that lasted
  bool is_event = false;         // written as an [[event]]; else it comes from another part of the page
  std::string_view anchor = {};  // the place on the page that says it; empty for the page as a whole
  std::string words = {};        // said before the text, or in its place: "Ofsted: good"; plain
  catalogue::TextRef text = catalogue::TextRef::none;
  const catalogue::SourceRef* source = nullptr;
  const catalogue::Phase* phase = nullptr;
  bool planned = false;                // an event that its source tells of as planned
  std::string_view same_as = {};       // the event of another entry that it tells again, as "page#event"
  std::vector<Place> told_again = {};  // where events of others tell it, which the timeline leaves out

  // Whether its date is one by which or on which something was to happen: no document need say that it did.
  [[nodiscard]] bool lay_ahead() const { return planned || kind == catalogue::EventKind::deadline; }
};

// From the first day that the moment can begin on to the last that it can end on.
[[nodiscard]] base::Days days_of(const Moment& moment);

// The events of these entries with their inspections, directions, deadlines, starts and dates of decision. What an
// entry tells twice, as an event and as, say, an inspection of the same date or month, is told once, as the event.
// What several of the entries tell, by their word (Event::same_as), is told once too, as by the one that the others
// name. `kinds` are names of kinds of events; none means all. `linked` must outlive the result.
[[nodiscard]] std::vector<Moment> timeline(const link::Linked& linked, std::span<const catalogue::EntryIndex> entries,
                                           std::span<const std::string> kinds = {});

}  // namespace scrutineer::analyse

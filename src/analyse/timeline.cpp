#include "analyse/timeline.h"

#include <algorithm>
#include <map>
#include <utility>

#include "words/dates.h"

namespace scrutineer::analyse {
namespace {

using catalogue::EntryIndex;
using catalogue::Event;
using catalogue::EventKind;
using std::chrono::sys_days;

// Whether an event of this date can be what another part of the page dates so: it is as exact or more, or it is known
// to the same month.
bool tells(const base::PartialDate& event, const base::PartialDate& other) {
  const base::Days days = days_of(event), its_days = days_of(other);
  if (its_days.first <= days.first && days.last <= its_days.last) return true;
  return event.month() != 0 && days.first <= its_days.first && its_days.last <= days.last;
}

// Collects what one entry dates.
class Collector {
 public:
  Collector(EntryIndex entry, const words::Words& words, std::vector<Moment>& moments)
      : entry_(entry), words_(words), moments_(moments) {}

  void add(const catalogue::CaseStudy& study) {
    add_events(study.events, {});
    if (study.started) add(EventKind::start, *study.started, "app-at-a-glance", words_("moments.start"));
    for (const catalogue::Inspection& inspection : study.inspections) {
      if (!inspection.date) continue;
      const std::string judgement = inspection.judgement ? catalogue::in_sentence(inspection.judgement->title)
                                                         : words_("judgement.not-stated-in-sentence");
      add(EventKind::inspection, *inspection.date, "app-inspections",
          words_(inspection.by.empty() ? words::Name("moments.inspection") : words::Name("moments.inspection-by"),
                 {{"by", inspection.by}, {"judgement", judgement}}),
          inspection.note, &inspection.source);
    }
  }

  void add(const catalogue::Decision& decision) {
    add_events(decision.events, decision.phases);
    if (decision.date)
      add(EventKind::decision, *decision.date, {}, words_("moments.decision", {{"body", decision.body}}));
    for (const catalogue::Direction& direction : decision.directions)
      if (direction.date)
        add(EventKind::direction, *direction.date, direction.id, direction.by, direction.text, &direction.source);
    for (const catalogue::Direction& direction : decision.directions)
      if (direction.deadline && direction.date)
        add(EventKind::deadline, *direction.deadline, direction.id,
            words_("moments.deadline-of-direction", {{"date", long_form(words_, *direction.date)}}), direction.text,
            &direction.source);
    for (const catalogue::Due& due : decision.due)
      if (due.by)
        add(EventKind::deadline, *due.by, due.id,
            due.to.empty() ? std::string{} : words_("moments.due-for", {{"to", due.to}}), due.text, &due.source);
  }

  template <class Other>
  void add(const Other&) {}

 private:
  void add_events(const std::vector<Event>& events, const std::vector<catalogue::Phase>& phases) {
    events_ = &events;
    for (const Event& event : events) {
      const auto phase = std::ranges::find(phases, event.phase, &catalogue::Phase::id);
      moments_.push_back({entry_,
                          event.kind,
                          *event.date,
                          event.until,
                          true,
                          event.id,
                          {},
                          event.text,
                          &event.source,
                          phase == phases.end() ? nullptr : &*phase,
                          event.planned,
                          event.same_as ? std::string_view(event.same_as->id) : std::string_view{}});
    }
  }

  void add(EventKind kind, const base::PartialDate& date, std::string_view anchor, std::string words,
           catalogue::TextRef text = catalogue::TextRef::none, const catalogue::SourceRef* source = nullptr) {
    const bool is_told = std::ranges::any_of(
        *events_, [&](const Event& event) { return event.kind == kind && tells(*event.date, date); });
    if (!is_told) moments_.push_back({entry_, kind, date, {}, false, anchor, std::move(words), text, source});
  }

  EntryIndex entry_;
  const words::Words& words_;
  std::vector<Moment>& moments_;
  const std::vector<Event>* events_ = nullptr;
};

// Leaves out what another of the moments tells, and says there where it is told again.
void tell_once(const link::Linked& linked, std::vector<Moment>& moments) {
  std::map<std::pair<EntryIndex, std::string_view>, Moment*> events;
  for (Moment& moment : moments)
    if (moment.is_event) events.emplace(std::pair(moment.entry, moment.anchor), &moment);
  std::vector<bool> is_again(moments.size());
  for (std::size_t i = 0; i < moments.size(); ++i) {
    const std::string_view reference = moments[i].same_as;
    if (reference.empty()) continue;
    const std::size_t hash = reference.find('#');
    const auto page = linked.catalogue.targets.find(std::string(reference.substr(0, hash)));
    if (page == linked.catalogue.targets.end()) continue;
    const auto told = events.find(std::pair(page->second.entry, reference.substr(hash + 1)));
    if (told == events.end()) continue;
    is_again[i] = true;
    told->second->told_again.push_back({moments[i].entry, moments[i].anchor});
  }
  std::vector<Moment> once;
  for (std::size_t i = 0; i < moments.size(); ++i)
    if (!is_again[i]) once.push_back(std::move(moments[i]));
  moments = std::move(once);
}

}  // namespace

base::Days days_of(const Moment& moment) {
  const base::Days days = days_of(moment.date);
  return {days.first, moment.until ? std::max(days.first, days_of(*moment.until).last) : days.last};
}

std::vector<Moment> timeline(const link::Linked& linked, std::span<const EntryIndex> entries,
                             std::span<const std::string> kinds) {
  std::vector<Moment> moments;
  for (const EntryIndex entry : entries)
    std::visit([&](const auto& detail) { Collector(entry, linked.words, moments).add(detail); },
               linked.entry(entry).detail);
  if (!kinds.empty())
    std::erase_if(moments, [&](const Moment& moment) {
      return std::ranges::find(kinds, event_kind_name(linked.catalogue.site, moment.kind)) == kinds.end();
    });
  tell_once(linked, moments);
  std::ranges::stable_sort(moments, {}, &Moment::date);
  return moments;
}

}  // namespace scrutineer::analyse

#include "read/chronology.h"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>
#include <utility>

#include "base/days.h"
#include "base/edit_distance.h"
#include "read/common_keys.h"

namespace scrutineer::read {
namespace {

using catalogue::Event;
using catalogue::EventKind;

// An event that says no kind is an event.
void read_kind(const EntryFile& file, TableReader& table, Event& event) {
  std::vector<std::string_view> names;
  for (const auto& kind : file.site->event_kinds | std::views::drop(1)) names.push_back(kind.id);
  if (!file.is_vocabulary_whole)
    (void)table.text("kind");
  else if (const auto kind = table.choice("kind", names))
    event.kind = static_cast<EventKind>(*kind + 1);
}

// Whether `later` is certainly before `earlier`: "2015" and "2015-04" may be in either order.
bool is_before(const base::PartialDate& later, const base::PartialDate& earlier) {
  return base::days_of(later).last < base::days_of(earlier).first;
}

void check_phase(const Event& event, TableReader& table, std::span<const catalogue::Phase> phases,
                 base::Diagnostics& out) {
  if (event.phase.empty() || std::ranges::find(phases, event.phase, &catalogue::Phase::id) != phases.end()) return;
  std::vector<std::string_view> ids;
  for (const catalogue::Phase& phase : phases) ids.push_back(phase.id);
  const auto close = base::nearest(event.phase, ids);
  out.error("unknown-phase", table.span("phase"), fmt::format("this page has no phase \"{}\"", event.phase),
            close         ? fmt::format("did you mean \"{}\"?", *close)
            : ids.empty() ? "a decision lists its phases as [[phase]]"
                          : fmt::format("its phases are {}", fmt::join(ids, ", ")));
}

}  // namespace

void report_early_end(const TableReader& table, std::string_view what, const WrittenDate& start, const WrittenDate& end,
                      base::Diagnostics& out) {
  if (start.date && end.date && is_before(*end.date, *start.date))
    out.error("ends-before-start", table.span(end.key),
              fmt::format("this {} ends ({}) before it starts ({})", what, end.date->iso(), start.date->iso()),
              fmt::format("\"{}\" is earlier than \"{}\": one of the two is wrong", end.key, start.key));
}

std::vector<Event> read_events(const EntryFile& file, catalogue::Entry& entry, TableReader& table,
                               std::span<const catalogue::Phase> phases, std::vector<catalogue::IdRef>& ids,
                               base::Diagnostics& out) {
  std::vector<Event> events;
  for (TableReader& reader : table.tables("event")) {
    Event event;
    ids.push_back(reader.own_id("id"));
    event.id = ids.back().id;
    event.span = ids.back().span;
    reader.require("date");
    event.date = reader.fact_date("date", Ahead::planned);
    event.until = reader.fact_date("until", Ahead::planned);
    read_kind(file, reader, event);
    event.planned = reader.flag("planned", false);
    if (auto told = reader.text("same_as")) event.same_as = catalogue::IdRef{std::move(*told), reader.span("same_as")};
    event.phase = reader.text("phase").value_or(std::string{});
    check_phase(event, reader, phases, out);
    reader.require("text");
    event.text = keep(entry, reader.passage("text"));
    event.source = reader.source("source").value_or(catalogue::SourceRef{});
    report_early_end(reader, "event", {"date", event.date}, {"until", event.until}, out);
    if (event.date && !events.empty() && events.back().date && is_before(*event.date, *events.back().date))
      out.error(
          "events-out-of-order", reader.span("date"),
          fmt::format("this event ({}) stands after a later one ({})", event.date->iso(), events.back().date->iso()),
          "events stand in order of time: move it up");
    reader.finish();
    events.push_back(std::move(event));
  }
  return events;
}

std::vector<catalogue::Difference> read_differences(catalogue::Entry& entry, TableReader& table,
                                                    std::vector<catalogue::IdRef>& ids, base::Diagnostics& out) {
  std::vector<catalogue::Difference> differences;
  for (TableReader& reader : table.tables("difference")) {
    catalogue::Difference difference;
    ids.push_back(reader.own_id("id"));
    difference.id = ids.back().id;
    difference.about = reader.required_text("about");
    difference.text = keep(entry, reader.passage("text"));
    for (TableReader& account : reader.tables("account")) {
      account.require("text");
      account.require_source("source");
      const auto text = keep(entry, account.passage("text"));
      difference.accounts.push_back({text, account.source("source").value_or(catalogue::SourceRef{})});
      account.finish();
    }
    if (difference.accounts.size() < 2)
      out.error("too-few-accounts", reader.span(), "a difference needs at least two accounts",
                "add a [[difference.account]] with text and source for each document");
    reader.finish();
    differences.push_back(std::move(difference));
  }
  return differences;
}

}  // namespace scrutineer::read

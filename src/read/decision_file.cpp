// Decisions: Markdown with front matter.
#include <string>
#include <utility>

#include "read/chronology.h"
#include "read/common_keys.h"
#include "read/entry_files.h"
#include "read/markdown_entry.h"

namespace scrutineer::read {
namespace {

using catalogue::Entry;

// The parts of a decision that begin with an id and have a text and a source.
struct Part {
  catalogue::IdRef id;
  catalogue::TextRef text = catalogue::TextRef::none;
  catalogue::SourceRef source;
};

Part read_part(Entry& entry, TableReader& table, std::vector<catalogue::IdRef>& ids) {
  ids.push_back(table.own_id("id"));
  const auto text = keep(entry, table.passage("text"));
  return {ids.back(), text, table.source("source").value_or(catalogue::SourceRef{})};
}

void read_decision_keys(const EntryFile& file, Entry& entry, TableReader& table, catalogue::Decision& decision,
                        base::Diagnostics& out) {
  table.read_default_source("source");
  decision.council = table.required_text("council");
  decision.body = table.required_text("body");
  table.require("date");
  decision.date = table.fact_date("date");
  decision.models = table.ids("models");
  decision.appraisals = table.ids("appraisals");
  decision.case_studies = table.ids("case_studies");
  decision.risks = table.ids("risks");
  decision.factors = table.ids("factors");
  std::vector<catalogue::IdRef> ids;
  for (TableReader& ask : table.tables("ask")) {
    ask.require("text");
    Part part = read_part(entry, ask, ids);
    decision.requests.push_back({part.id.id, part.text, std::move(part.source)});
    ask.finish();
  }
  for (TableReader& due : table.tables("due")) {
    due.require("text");
    Part part = read_part(entry, due, ids);
    decision.due.push_back({part.id.id, part.text, due.fact_date("by", Ahead::planned),
                            due.text("to").value_or(std::string{}), std::move(part.source)});
    due.finish();
  }
  for (TableReader& direction : table.tables("direction")) {
    direction.require("text");
    direction.require("date");
    Part part = read_part(entry, direction, ids);
    decision.directions.push_back({part.id.id, direction.fact_date("date"),
                                   direction.text("by").value_or(std::string{}), part.text,
                                   direction.fact_date("deadline", Ahead::planned), std::move(part.source)});
    const catalogue::Direction& read = decision.directions.back();
    report_early_end(direction, "direction", {"date", read.date}, {"deadline", read.deadline}, out);
    direction.finish();
  }
  for (TableReader& phase : table.tables("phase")) {
    Part part = read_part(entry, phase, ids);
    decision.phases.push_back({part.id.id, phase.required_text("title"), phase.fact_date("from", Ahead::planned),
                               phase.fact_date("until", Ahead::planned), part.text, std::move(part.source)});
    const catalogue::Phase& read = decision.phases.back();
    report_early_end(phase, "phase", {"from", read.from}, {"until", read.until}, out);
    phase.finish();
  }
  decision.events = read_events(file, entry, table, decision.phases, ids, out);
  decision.differences = read_differences(entry, table, ids, out);
  report_duplicate_ids(ids, "parts of this decision", out);
}

}  // namespace

std::optional<Entry> read_decision(const EntryFile& file, base::Diagnostics& out) {
  return read_markdown_entry<catalogue::Decision>(file, catalogue::Kind::decision, out,
                                                  [&](auto& entry, auto& table, auto& decision, auto& mistakes) {
                                                    read_decision_keys(file, entry, table, decision, mistakes);
                                                  });
}

}  // namespace scrutineer::read

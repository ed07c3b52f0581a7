// Risk registers.
#include <fmt/format.h>

#include <utility>

#include "base/edit_distance.h"
#include "read/common_keys.h"
#include "read/entry_files.h"
#include "read/toml_entry.h"

namespace scrutineer::read {
namespace {

using catalogue::Entry;
using catalogue::IdRef;
using catalogue::RiskRegister;

// Levels of a scale, or categories: ids with titles.
template <class Item>
std::vector<Item> read_items(TableReader& table, std::string_view key, std::string_view what, base::Diagnostics& out) {
  std::vector<Item> items;
  std::vector<IdRef> ids;
  for (TableReader& reader : table.tables(key)) {
    ids.push_back(reader.own_id("id"));
    items.push_back({ids.back().id, reader.required_text("title")});
    reader.finish();
  }
  report_duplicate_ids(ids, what, out);
  return items;
}

std::vector<catalogue::RiskLevel> read_scale(TableReader& table, std::string_view key, base::Diagnostics& out) {
  table.require(key);
  auto levels = read_items<catalogue::RiskLevel>(table, key, "levels", out);
  if (table.has(key) && levels.size() < 2)
    out.error("short-scale", table.span(key), fmt::format("the scale of {} has fewer than two levels", key),
              "list them from the lowest to the highest, each with id and title");
  return levels;
}

// The place of the id that a key holds in `items`.
template <class Item>
std::optional<std::size_t> place_in(TableReader& table, std::string_view key, const std::vector<Item>& items,
                                    std::string_view what, base::Diagnostics& out) {
  const auto written = table.text(key);
  if (!written) return std::nullopt;
  std::vector<std::string_view> ids;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].id == *written) return i;
    ids.push_back(items[i].id);
  }
  const auto close = base::nearest(*written, ids);
  out.error("unknown-value", table.span(key), fmt::format("\"{}\" is not {} of this register", *written, what),
            close         ? fmt::format("did you mean \"{}\"? It has {}", *close, fmt::join(ids, ", "))
            : ids.empty() ? fmt::format("the register lists none")
                          : fmt::format("it has {}", fmt::join(ids, ", ")));
  return std::nullopt;
}

catalogue::Risk read_risk(const EntryFile& file, Entry& entry, TableReader& table, const RiskRegister& all,
                          base::Diagnostics& out) {
  catalogue::Risk risk;
  const IdRef id = table.own_id("id");
  risk.id = id.id;
  risk.span = id.span;
  table.require("category");
  risk.category = place_in(table, "category", all.categories, "a category", out).value_or(0);
  risk.title = table.required_text("title");
  risk.consequence = keep(entry, table.passage("consequence"));
  risk.likelihood = place_in(table, "likelihood", all.likelihoods, "on the likelihood scale", out);
  risk.impact = place_in(table, "impact", all.impacts, "on the impact scale", out);
  risk.mitigation = keep(entry, table.passage("mitigation"));
  risk.owner = table.text("owner").value_or(std::string{});
  risk.models = table.ids("models");
  risk.factors = table.ids("factors");
  risk.note = keep(entry, table.passage("note"));
  risk.source = table.source("source").value_or(all.source);
  risk.facts = read_facts_of_risk(file, entry, table);
  finish_risk_with_attributes(file, table);
  return risk;
}

void read_register_keys(const EntryFile& file, Entry& entry, TableReader& table, RiskRegister& all,
                        base::Diagnostics& out) {
  all.council = table.text("council").value_or(std::string{});
  all.date = table.fact_date("date");
  all.source = table.source("source").value_or(catalogue::SourceRef{});
  all.note = keep(entry, table.passage("note"));
  all.likelihoods = read_scale(table, "likelihood", out);
  all.impacts = read_scale(table, "impact", out);
  table.require("category");
  all.categories = read_items<catalogue::RiskCategory>(table, "category", "categories", out);
  table.require("risk");
  for (TableReader& risk : table.tables("risk")) all.risks.push_back(read_risk(file, entry, risk, all, out));
}

}  // namespace

std::optional<Entry> read_risk_register(const EntryFile& file, base::Diagnostics& out) {
  return read_toml_entry<RiskRegister>(file, catalogue::Kind::risk_register, out,
                                       [&](auto& entry, auto& table, auto& all, auto& mistakes) {
                                         read_register_keys(file, entry, table, all, mistakes);
                                       });
}

}  // namespace scrutineer::read

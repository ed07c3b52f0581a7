// Sets of factors.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/edit_distance.h"
#include "read/common_keys.h"
#include "read/entry_files.h"
#include "read/toml_entry.h"

namespace scrutineer::read {
namespace {

using catalogue::Entry;
using catalogue::FactorSet;
using catalogue::IdRef;

// In the order of catalogue::FactorType.
constexpr std::array<std::string_view, catalogue::factor_type_count> factor_types{"success-factor", "challenge",
                                                                                  "principle", "gateway"};

std::vector<catalogue::FactorGroup> read_groups(Entry& entry, TableReader& table, base::Diagnostics& out) {
  std::vector<catalogue::FactorGroup> groups;
  std::vector<IdRef> ids;
  for (TableReader& group : table.tables("group")) {
    ids.push_back(group.own_id("id"));
    const std::string title = group.required_text("title");
    groups.push_back({ids.back().id, title, keep(entry, group.passage("text"))});
    group.finish();
  }
  report_duplicate_ids(ids, "groups", out);
  return groups;
}

std::optional<std::size_t> read_group(TableReader& table, const FactorSet& set, base::Diagnostics& out) {
  const auto written = table.text("group");
  if (!written) return std::nullopt;
  const auto found = std::ranges::find(set.groups, *written, &catalogue::FactorGroup::id);
  if (found != set.groups.end()) return static_cast<std::size_t>(found - set.groups.begin());
  std::vector<std::string_view> ids;
  for (const catalogue::FactorGroup& group : set.groups) ids.push_back(group.id);
  const auto close = base::nearest(*written, ids);
  out.error("unknown-value", table.span("group"), fmt::format("this set has no group \"{}\"", *written),
            close ? fmt::format("did you mean \"{}\"?", *close)
                  : fmt::format("its groups are {}",
                                ids.empty() ? "none: add [[group]]" : fmt::format("{}", fmt::join(ids, ", "))));
  return std::nullopt;
}

void read_factor_set_keys(Entry& entry, TableReader& table, FactorSet& set, base::Diagnostics& out) {
  table.require("type");
  if (const auto type = table.choice("type", factor_types)) set.type = static_cast<catalogue::FactorType>(*type);
  set.council = table.text("council").value_or(std::string{});
  set.date = table.fact_date("date");
  set.source = table.source("source").value_or(catalogue::SourceRef{});
  set.note = keep(entry, table.passage("note"));
  set.groups = read_groups(entry, table, out);
  table.require("factor");
  for (TableReader& reader : table.tables("factor")) {
    catalogue::Factor factor;
    const IdRef id = reader.own_id("id");
    factor.id = id.id;
    factor.span = id.span;
    factor.group = read_group(reader, set, out);
    factor.title = reader.required_text("title");
    factor.text = keep(entry, reader.passage("text"));
    factor.purpose = keep(entry, reader.passage("purpose"));
    factor.answers_to = reader.ids("answers_to");
    factor.models = reader.ids("models");
    factor.source = reader.source("source").value_or(set.source);
    reader.finish();
    set.factors.push_back(std::move(factor));
  }
}

}  // namespace

std::optional<Entry> read_factor_set(const EntryFile& file, base::Diagnostics& out) {
  return read_toml_entry<FactorSet>(file, catalogue::Kind::factor_set, out, read_factor_set_keys);
}

}  // namespace scrutineer::read

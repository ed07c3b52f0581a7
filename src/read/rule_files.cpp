// Rule sets: what to look for in the data, and how to ask about it.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/edit_distance.h"
#include "catalogue/finds.h"
#include "catalogue/placeholders.h"
#include "read/common_keys.h"
#include "read/entry_files.h"
#include "read/question_keys.h"
#include "read/toml_entry.h"

namespace scrutineer::read {
namespace {

using catalogue::Entry;
using catalogue::Find;
using catalogue::FindInfo;
using catalogue::IdRef;
using catalogue::Rule;

const std::array<std::string_view, catalogue::find_count>& find_names() {
  static const auto names = [] {
    std::array<std::string_view, catalogue::find_count> result;
    for (std::size_t i = 0; i < result.size(); ++i) result[i] = info(static_cast<Find>(i)).name;
    return result;
  }();
  return names;
}

void check_placeholders(const catalogue::Text& text, const FindInfo& find, base::Diagnostics& out) {
  for (const catalogue::Placeholder& placeholder : catalogue::placeholders(text.markdown)) {
    if (std::ranges::find(find.placeholders, placeholder.name) != find.placeholders.end()) continue;
    const auto close = base::nearest(placeholder.name, find.placeholders);
    out.error("unknown-placeholder", span_of(text, placeholder),
              fmt::format("a rule that finds \"{}\" has nothing to fill {{{}}} with", find.name, placeholder.name),
              close ? fmt::format("did you mean {{{}}}?", *close)
                    : fmt::format("it has {{{}}}", fmt::join(find.placeholders, "}, {")));
  }
}

// `codes`, and the number beyond which a fact no longer counts, where the find takes them.
void read_narrowing(TableReader& table, const FindInfo& find, Rule& rule, base::Diagnostics& out) {
  rule.codes = table.ids("codes");
  if (!find.threshold.empty()) table.require(find.threshold);
  for (const std::string_view key : {"within", "years"}) {
    const auto number = table.integer(key);
    if (number && key == find.threshold) rule.threshold = number;
    if (number && key == find.threshold && *number < 1)
      out.error("bad-threshold", table.span(key), fmt::format("{} = {} finds nothing", key, *number),
                "expected a whole number from 1");
  }
  for (const std::string_view key : {"codes", "within", "years"}) {
    const bool is_taken = key == "codes" ? find.takes_codes : key == find.threshold;
    if (!is_taken && table.has(key))
      out.error("unused-key", table.key_span(key), fmt::format("a rule that finds \"{}\" takes no {}", find.name, key),
                find.takes_codes         ? "it takes codes"
                : find.threshold.empty() ? "take it out"
                                         : fmt::format("it takes {}", find.threshold));
  }
}

Rule read_rule(Entry& entry, TableReader& table, base::Diagnostics& out) {
  Rule rule;
  const IdRef id = table.own_id("id");
  rule.id = id.id;
  rule.span = id.span;
  table.require("find");
  const auto find = table.choice("find", find_names());
  rule.find = static_cast<Find>(find.value_or(0));
  const std::size_t first_text = entry.texts.size();
  table.require("text");
  rule.text = keep(entry, table.passage("text"));
  table.require("why");
  rule.why = keep(entry, table.passage("why"));
  rule.evidence = keep(entry, table.passages("evidence"));
  rule.ask = keep(entry, table.passages("ask"));
  read_place_of_question(table, rule);
  if (!find) return rule;  // what else it takes depends on what it finds
  read_narrowing(table, info(rule.find), rule, out);
  for (std::size_t i = first_text; i < entry.texts.size(); ++i)
    check_placeholders(entry.texts[i], info(rule.find), out);
  table.finish();
  return rule;
}

void read_rule_set_keys(Entry& entry, TableReader& table, catalogue::RuleSet& set, base::Diagnostics& out) {
  table.require("rule");
  for (TableReader& rule : table.tables("rule")) set.rules.push_back(read_rule(entry, rule, out));
}

}  // namespace

std::optional<Entry> read_rule_set(const EntryFile& file, base::Diagnostics& out) {
  return read_toml_entry<catalogue::RuleSet>(file, catalogue::Kind::rule_set, out, read_rule_set_keys);
}

}  // namespace scrutineer::read

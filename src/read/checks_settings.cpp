#include "read/checks_settings.h"

#include <fmt/format.h>

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace scrutineer::read {
namespace {

using catalogue::CheckLevel;
using catalogue::CheckRule;
using catalogue::CheckSetting;

constexpr std::array<std::string_view, 3> levels{"off", "warning", "error"};  // as catalogue::CheckLevel

std::optional<CheckLevel> read_level(TableReader& table, std::string_view key) {
  const auto level = table.choice(key, levels);
  return level ? std::optional(static_cast<CheckLevel>(*level)) : std::nullopt;
}

CheckSetting read_setting(TableReader& table, const CheckRule& rule, base::Diagnostics& out) {
  CheckSetting setting{.number = rule.usual};
  if (const auto level = read_level(table, "level")) setting.level = *level;
  if (table.has("in")) {
    auto& places = setting.in.emplace();
    for (catalogue::IdRef& place : table.ids("in")) {
      while (place.id.ends_with('/')) place.id.pop_back();
      places.push_back({std::move(place.id), place.span});
    }
  }
  if (!rule.number.empty())
    if (const auto number = table.integer(rule.number)) {
      if (*number < 0 || *number > 100'000)
        out.error("wrong-limit", table.span(rule.number), fmt::format("\"{}\" is {}", rule.number, *number),
                  "expected a whole number from 0 to 100,000");
      else
        setting.number = *number;
    }
  if (rule.code == "abbreviation") setting.known = table.texts("known");
  table.finish();
  return setting;
}

}  // namespace

catalogue::Checks read_checks(TableReader& table, base::Diagnostics& out) {
  catalogue::Checks checks;
  checks.all = read_level(table, "all");
  for (const CheckRule& rule : catalogue::check_rules()) {
    if (table.holds_table(rule.code)) {
      if (auto inner = table.table(rule.code)) checks.settings.emplace(rule.code, read_setting(*inner, rule, out));
    } else if (const auto level = read_level(table, rule.code)) {
      checks.settings.emplace(rule.code, CheckSetting{.level = *level, .in = {}, .number = rule.usual, .known = {}});
    }
  }
  table.finish();
  return checks;
}

}  // namespace scrutineer::read

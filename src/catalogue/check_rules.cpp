#include "catalogue/check_rules.h"

#include <algorithm>
#include <array>

namespace scrutineer::catalogue {
namespace {

constexpr CheckLevel off = CheckLevel::off, warning = CheckLevel::warning;

// tests/check-rules.mjs holds them to the warnings in the code.
constexpr auto rules = std::to_array<CheckRule>({
    {"abbreviation", off},
    {"broken-link"},
    {"changed-below"},
    {"dead-link"},
    {"direction-change"},
    {"doubled-id"},
    {"empty-callout"},
    {"empty-placeholder"},
    {"excuse-reason"},
    {"excuse-unknown"},
    {"excuse-unused"},
    {"far-date"},
    {"file-ending"},
    {"foreign-syntax"},
    {"heading-id"},
    {"heading-level"},
    {"html-attribute"},
    {"html-not-closed"},
    {"html-stray"},
    {"image-kind"},
    {"link-words"},
    {"long-paragraph", off, false, "most", 150},
    {"markdown-in-text"},
    {"missing-attribute"},
    {"no-callout"},
    {"no-citation", off, true},
    {"no-definition-list"},
    {"no-description"},
    {"no-heading"},
    {"no-owner", off, true},
    {"no-source"},
    {"no-table"},
    {"no-turning-point"},
    {"not-translated"},
    {"open-fence"},
    {"open-reference"},
    {"orphan", warning, true},
    {"raw-html"},
    {"reading-age", off, true, "most", 17},
    {"review-due", off, true, "days", 30},
    {"rule-finds-nothing"},
    {"site-inside"},
    {"table-header"},
    {"top-heading"},
    {"translation-older"},
    {"unanswered-link"},
    {"unknown-block"},
    {"unknown-callout"},
    {"unknown-footnote"},
    {"unmatched-files"},
    {"unpublished-files"},
    {"unread-citation"},
    {"unsafe-link"},
    {"unused-footnote"},
    {"unused-rule"},
    {"unused-source", warning, true},
    {"unused-term", warning, true},
});
static_assert(std::ranges::is_sorted(rules, {}, &CheckRule::code));

bool lies_in(std::string_view path, std::string_view place) {
  return path.starts_with(place) && (path.size() == place.size() || path[place.size()] == '/');
}

}  // namespace

std::span<const CheckRule> check_rules() { return rules; }

std::vector<std::string_view> check_codes() {
  std::vector<std::string_view> codes;
  for (const CheckRule& rule : rules) codes.push_back(rule.code);
  return codes;
}

const CheckRule* check_rule(std::string_view code) {
  const auto found = std::ranges::lower_bound(rules, code, {}, &CheckRule::code);
  return found != rules.end() && found->code == code ? &*found : nullptr;
}

CheckLevel Checks::level(std::string_view code) const {
  if (const auto set = settings.find(code); set != settings.end()) return set->second.level;
  return all.value_or(check_rule(code)->level);
}

CheckLevel Checks::level_in(std::string_view code, std::string_view path) const {
  const auto set = settings.find(code);
  const bool is_elsewhere =
      set != settings.end() && set->second.in &&
      std::ranges::none_of(*set->second.in, [&](const CheckedPlace& place) { return lies_in(path, place.path); });
  return is_elsewhere ? CheckLevel::off : level(code);
}

std::int64_t Checks::number(std::string_view code) const {
  const auto set = settings.find(code);
  return set != settings.end() ? set->second.number : check_rule(code)->usual;
}

}  // namespace scrutineer::catalogue

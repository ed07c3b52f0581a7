#include "link/generation.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>

#include "base/edit_distance.h"
#include "catalogue/finds.h"
#include "link/page_linker.h"

namespace scrutineer::link {
namespace {

using catalogue::Catalogue;
using catalogue::Entry;
using catalogue::EntryIndex;
using catalogue::Generation;
using catalogue::IdRef;
using catalogue::Rule;
using catalogue::RuleSet;

// "slough#services-in-scope" in two.
std::pair<std::string, std::string> parts_of(const IdRef& ref) {
  const std::size_t hash = std::min(ref.id.find('#'), ref.id.size());
  return {ref.id.substr(0, hash), ref.id.substr(std::min(hash + 1, ref.id.size()))};
}

std::optional<RulePlace> find_rule(const Catalogue& catalogue, const std::string& id) {
  const auto target = catalogue.targets.find(id);
  if (target == catalogue.targets.end()) return std::nullopt;
  const auto* set = std::get_if<RuleSet>(&catalogue.entry(target->second.entry).detail);
  if (!set) return std::nullopt;
  const auto rule = std::ranges::find(set->rules, id, &Rule::id);
  if (rule == set->rules.end()) return std::nullopt;
  return RulePlace{target->second.entry, static_cast<std::uint32_t>(rule - set->rules.begin())};
}

std::optional<LookedAt> find_looked_at(const Catalogue& catalogue, const IdRef& ref) {
  const auto [id, item] = parts_of(ref);
  const auto target = catalogue.targets.find(id);
  if (target == catalogue.targets.end()) return std::nullopt;
  return LookedAt{target->second.entry, item.empty() ? target->second.anchor : item};
}

bool looks_at(const Rule& rule, catalogue::Kind kind) {
  const auto wanted = info(rule.find).looks_at;
  return wanted.empty() || std::ranges::find(wanted, kind) != wanted.end();
}

std::vector<std::string_view> item_ids(const Entry& entry) {
  std::vector<std::string_view> ids;
  const auto add = [&](const auto& items) {
    for (const auto& item : items) ids.push_back(item.id);
  };
  const auto add_measures = [&](const std::vector<catalogue::MeasureSeries>& measures) {
    for (const catalogue::MeasureSeries& series : measures) ids.push_back(series.measure->key);
  };
  if (const auto* appraisal = std::get_if<catalogue::Appraisal>(&entry.detail)) {
    add(appraisal->criteria);
    add(appraisal->assumptions);
    add(appraisal->issues);
  } else if (const auto* risks = std::get_if<catalogue::RiskRegister>(&entry.detail)) {
    add(risks->risks);
  } else if (const auto* factors = std::get_if<catalogue::FactorSet>(&entry.detail)) {
    add(factors->factors);
  } else if (const auto* study = std::get_if<catalogue::CaseStudy>(&entry.detail)) {
    add(study->lessons);
    add_measures(study->measures);
  } else if (const auto* model = std::get_if<catalogue::Model>(&entry.detail)) {
    add(model->advantages);
    add(model->disadvantages);
    add(model->considerations);
    add_measures(model->measures);
  }
  return ids;
}

class GenerationChecker {
 public:
  GenerationChecker(const Catalogue& catalogue, const Generation& generation, base::Diagnostics& out)
      : catalogue_(catalogue), generation_(generation), out_(out) {}

  void check() {
    for (const IdRef& ref : generation_.rules) check_rule(ref);
    for (const IdRef& ref : generation_.of) check_of(ref);
    if (!generation_.options.empty()) check_options();
  }

 private:
  void check_rule(const IdRef& ref) {
    if (find_rule(catalogue_, ref.id) || !find_target(catalogue_, ref.id, ref.span, out_)) return;
    out_.error("not-a-rule", ref.span, fmt::format("\"{}\" is not a rule", ref.id),
               "name the id of a [[rule]] in rules/");
  }

  void check_of(const IdRef& ref) {
    const auto [id, item] = parts_of(ref);
    if (!find_target(catalogue_, id, ref.span, out_)) return;
    const LookedAt looked = *find_looked_at(catalogue_, ref);
    const Entry& entry = catalogue_.entry(looked.entry);
    const auto rules = rules_of(catalogue_, generation_);
    const bool is_looked_at = std::ranges::any_of(
        rules, [&](const RulePlace& place) { return looks_at(rule_at(catalogue_, place), entry.kind); });
    if (!is_looked_at && rules.size() == generation_.rules.size()) {
      std::set<std::string> kinds;
      for (const RulePlace& place : rules)
        for (const catalogue::Kind kind : info(rule_at(catalogue_, place).find).looks_at)
          kinds.emplace(kind_plural(kind));
      out_.error("not-looked-at", ref.span,
                 fmt::format("\"{}\" is {}, and none of these rules looks at one", id, kind_with_article(entry.kind)),
                 fmt::format("they look at {}", fmt::join(kinds, ", ")));
      return;
    }
    const auto items = item_ids(entry);
    if (item.empty() || std::ranges::find(items, item) != items.end()) return;
    const auto close = base::nearest(item, items);
    out_.error("unknown-item", ref.span, fmt::format("\"{}\" has no item \"{}\"", id, item),
               close           ? fmt::format("did you mean \"{}#{}\"?", id, *close)
               : items.empty() ? "name it without #"
                               : fmt::format("it has {}", fmt::join(items, ", ")));
  }

  void check_options() {
    if (catalogue_.unread.has(catalogue::Kind::appraisal) || catalogue_.unread.has(catalogue::Kind::rule_set)) return;
    std::vector<std::string_view> known;
    for (const LookedAt& looked : looked_at(catalogue_, generation_))
      if (const auto* appraisal = std::get_if<catalogue::Appraisal>(&catalogue_.entry(looked.entry).detail))
        for (const catalogue::Option& option : appraisal->options) known.push_back(option.id);
    for (const IdRef& ref : generation_.options) {
      if (std::ranges::find(known, ref.id) != known.end()) continue;
      const auto close = base::nearest(ref.id, known);
      out_.error("unknown-option", ref.span,
                 known.empty() ? "options are of appraisals, and there is none to look at"
                               : fmt::format("no appraisal here has the option \"{}\"", ref.id),
                 known.empty() ? "name an appraisal in `of`"
                 : close       ? fmt::format("did you mean \"{}\"?", *close)
                               : fmt::format("there are {}", fmt::join(known, ", ")));
    }
  }

  const Catalogue& catalogue_;
  const Generation& generation_;
  base::Diagnostics& out_;
};

}  // namespace

std::vector<RulePlace> rules_of(const Catalogue& catalogue, const Generation& generation) {
  std::vector<RulePlace> rules;
  for (const IdRef& ref : generation.rules)
    if (const auto place = find_rule(catalogue, ref.id); place && std::ranges::find(rules, *place) == rules.end())
      rules.push_back(*place);
  return rules;
}

const Rule& rule_at(const Catalogue& catalogue, const RulePlace& place) {
  return std::get<RuleSet>(catalogue.entry(place.first).detail).rules[place.second];
}

std::vector<LookedAt> looked_at(const Catalogue& catalogue, const Generation& generation) {
  std::vector<LookedAt> result;
  for (const IdRef& ref : generation.of)
    if (auto looked = find_looked_at(catalogue, ref)) result.push_back(std::move(*looked));
  if (!generation.of.empty()) return result;
  const auto rules = rules_of(catalogue, generation);
  for (std::size_t i = 0; i < catalogue.entries.size(); ++i)
    if (std::ranges::any_of(rules, [&](const RulePlace& place) {
          return looks_at(rule_at(catalogue, place), catalogue.entries[i].kind);
        }))
      result.push_back({static_cast<EntryIndex>(i)});
  return result;
}

void check_generation(const Catalogue& catalogue, const Generation& generation, base::Diagnostics& out) {
  GenerationChecker(catalogue, generation, out).check();
}

}  // namespace scrutineer::link

#include "analyse/facts.h"

#include <algorithm>

#include "analyse/fact_finders.h"
#include "catalogue/finds.h"
#include "markup/html.h"

namespace scrutineer::analyse {

using catalogue::EntryIndex;
using catalogue::Kind;

std::string_view Fact::value(std::string_view name) const {
  const auto found = std::ranges::find(values, name, &std::pair<std::string_view, std::string>::first);
  return found == values.end() ? std::string_view{} : found->second;
}

Fact fact_of(const FactSources& sources, EntryIndex entry, const std::vector<std::string_view>& ids) {
  Fact fact{{}, entry};
  for (const std::string_view id : ids) {
    if (id.empty()) continue;
    if (!fact.id.empty()) fact.id += "--";
    fact.id += id;
  }
  fact.path = sources.linked.entry(entry).output;
  return fact;
}

std::string words_of(const FactSources& sources, EntryIndex entry, catalogue::TextRef text) {
  return text == catalogue::TextRef::none
             ? std::string()
             : markup::plain_words(sources.linked.page(entry).texts[static_cast<std::size_t>(text)]);
}

std::vector<Fact> facts(const FactSources& sources, const catalogue::Rule& rule, EntryIndex entry) {
  const auto wanted = info(rule.find).looks_at;
  const Kind kind = sources.linked.entry(entry).kind;
  if (wanted.empty()) return review_facts(sources, entry);
  if (std::ranges::find(wanted, kind) == wanted.end()) return {};
  if (rule.find == catalogue::Find::measure_worsened) return worsened_facts(sources, entry);
  if (rule.find == catalogue::Find::measure_missing_after) return missing_after_facts(sources, entry);
  switch (kind) {
    case Kind::appraisal:
      return appraisal_facts(sources, rule, entry);
    case Kind::risk_register:
      return risk_facts(sources, rule.find, entry);
    case Kind::factor_set:
      return factor_facts(sources, rule.find, entry);
    case Kind::case_study:
      return lesson_facts(sources, entry);
    case Kind::model:
      return claim_facts(sources, rule.find, entry);
    case Kind::source:
      return source_facts(sources, rule.threshold.value_or(0), entry);
    default:
      return {};
  }
}

}  // namespace scrutineer::analyse

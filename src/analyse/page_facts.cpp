// What rules find on pages: lessons, claims, review dates, and the age of sources.
#include <fmt/format.h>

#include <optional>

#include "analyse/fact_finders.h"
#include "words/dates.h"

namespace scrutineer::analyse {
namespace {

using catalogue::EntryIndex;
using catalogue::Find;

const std::vector<catalogue::Claim>& claims_of(const catalogue::Model& model, Find find) {
  return find == Find::advantage      ? model.advantages
         : find == Find::disadvantage ? model.disadvantages
                                      : model.considerations;
}

// Whole years from a date to a day; by the year alone where the month is not known.
int years_between(const base::PartialDate& from, base::Date to) {
  const int years = to.year() - from.year();
  if (from.month() == 0) return years;
  const bool is_before = to.month() < from.month() || (to.month() == from.month() && to.day() < from.day());
  return is_before ? years - 1 : years;
}

}  // namespace

Facts lesson_facts(const FactSources& sources, EntryIndex index) {
  const catalogue::Entry& entry = sources.linked.entry(index);
  Facts facts;
  for (const catalogue::Lesson& lesson : std::get<catalogue::CaseStudy>(entry.detail).lessons) {
    Fact& fact = facts.emplace_back(fact_of(sources, index, {entry.id, lesson.id}));
    fact.item = lesson.id;
    fact.anchor = lesson.id;
    fact.title = entry.title;
    fact.values = {{"lesson", words_of(sources, index, lesson.text)}, {"case", entry.title}};
  }
  return facts;
}

Facts claim_facts(const FactSources& sources, Find find, EntryIndex index) {
  const catalogue::Entry& entry = sources.linked.entry(index);
  Facts facts;
  for (const catalogue::Claim& claim : claims_of(std::get<catalogue::Model>(entry.detail), find)) {
    Fact& fact = facts.emplace_back(fact_of(sources, index, {entry.id, claim.id}));
    fact.item = claim.id;
    fact.anchor = claim.id;
    fact.title = entry.title;
    fact.values = {{"claim", words_of(sources, index, claim.text)}, {"model", entry.title}};
  }
  return facts;
}

Facts review_facts(const FactSources& sources, EntryIndex index) {
  const catalogue::Entry& entry = sources.linked.entry(index);
  if (!entry.review_by || *entry.review_by >= sources.as_of) return {};
  Fact fact = fact_of(sources, index, {entry.id});
  fact.title = entry.title;
  const words::Words& words = sources.linked.words;
  const std::string due = long_form(words, *entry.review_by);
  fact.figure = words("facts.review-due", {{"date", due}});
  fact.values = {{"title", entry.title}, {"review_by", due}};
  return {fact};
}

Facts source_facts(const FactSources& sources, std::int64_t years, EntryIndex index) {
  const catalogue::Entry& entry = sources.linked.entry(index);
  const auto& published = std::get<catalogue::Source>(entry.detail).published;
  if (!published) return {};
  const int age = years_between(*published, sources.as_of);
  if (age < years) return {};
  Fact fact = fact_of(sources, index, {entry.id});
  fact.title = entry.title;
  const words::Words& words = sources.linked.words;
  const std::string date = long_form(words, *published);
  fact.figure = words("facts.published", {{"date", date}});
  fact.values = {{"title", entry.title}, {"published", date}, {"age", fmt::format("{}", age)}};
  return {fact};
}

}  // namespace scrutineer::analyse

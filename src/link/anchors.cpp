#include "link/anchors.h"

#include <algorithm>

namespace scrutineer::link {
namespace {

using catalogue::Entry;
using catalogue::EntryIndex;
using catalogue::TextRef;
using Anchors = std::vector<std::string_view>;

template <class Things>
void add_ids(const Things& things, Anchors& anchors) {
  for (const auto& thing : things) anchors.push_back(thing.id);
}

// A section of the page: its heading, where there is something below it, and what stands there.
template <class Things>
void add_section(std::string_view heading, const Things& things, Anchors& anchors) {
  if (!things.empty()) anchors.emplace_back(heading);
  if constexpr (requires { things.front().id; }) add_ids(things, anchors);
}

void add_measures(const std::vector<catalogue::MeasureSeries>& measures, Anchors& anchors) {
  add_section("app-measures", measures, anchors);
  for (const catalogue::MeasureSeries& series : measures) anchors.push_back(series.measure->anchor);
}

void add(const catalogue::Page&, Anchors&) {}
void add(const catalogue::Model& model, Anchors& anchors) {
  add_measures(model.measures, anchors);
  add_section("app-advantages", model.advantages, anchors);
  add_section("app-disadvantages", model.disadvantages, anchors);
  add_section("app-considerations", model.considerations, anchors);
  add_section("app-examples", model.examples, anchors);
  add_section("app-called", model.called, anchors);
  anchors.emplace_back("app-compare");
}
// `dated` is how many things besides events have a date: two make a timeline.
void add(const std::vector<catalogue::Event>& events, std::ptrdiff_t dated,
         const std::vector<catalogue::Difference>& differences, Anchors& anchors) {
  if (!events.empty() || dated > 1) anchors.emplace_back("app-timeline");
  add_ids(events, anchors);
  add_section("app-differences", differences, anchors);
}
void add(const catalogue::CaseStudy& study, Anchors& anchors) {
  add_section("app-drivers", study.drivers, anchors);
  add_measures(study.measures, anchors);
  add_section("app-inspections", study.inspections, anchors);
  add_section("app-lessons", study.lessons, anchors);
  const auto inspected =
      std::ranges::count_if(study.inspections, [](const auto& each) { return each.date.has_value(); });
  add(study.events, inspected + (study.started ? 1 : 0), study.differences, anchors);
}
void add(const catalogue::Decision& decision, Anchors& anchors) {
  add_section("app-asked", decision.requests, anchors);
  add_section("app-due", decision.due, anchors);
  add_section("app-directions", decision.directions, anchors);
  add_section("app-phases", decision.phases, anchors);
  auto dated = std::ranges::count_if(decision.due, [](const auto& each) { return each.by.has_value(); });
  for (const auto& direction : decision.directions) dated += (direction.date ? 1 : 0) + (direction.deadline ? 1 : 0);
  add(decision.events, dated + (decision.date ? 1 : 0), decision.differences, anchors);
}
void add(const catalogue::RiskRegister& all, Anchors& anchors) {
  anchors.insert(anchors.end(), {"app-matrix", "app-register"});
  add_ids(all.risks, anchors);
}
void add(const catalogue::FactorSet& set, Anchors& anchors) {
  add_ids(set.groups, anchors);
  add_ids(set.factors, anchors);
  anchors.emplace_back("app-traceability");
}
void add(const catalogue::Appraisal& appraisal, Anchors& anchors) {
  anchors.emplace_back("app-options");
  if (appraisal.conclusion != TextRef::none) anchors.emplace_back("app-conclusion");
  anchors.insert(anchors.end(), {"app-sums", "app-hangs-on"});
  if (!appraisal.gates.empty()) anchors.emplace_back("app-gates");
  if (!appraisal.long_list.empty()) anchors.emplace_back("app-long-list");
  if (!appraisal.assumptions.empty()) anchors.emplace_back("app-assumptions");
  if (!appraisal.issues.empty()) anchors.emplace_back("app-issues");
  anchors.emplace_back("app-downloads");
}
void add(const catalogue::Term&, Anchors&) {}
void add(const catalogue::Source&, Anchors&) {}
void add(const catalogue::QuestionBank& bank, Anchors& anchors) { add_ids(bank.questions, anchors); }
void add(const catalogue::RuleSet& rules, Anchors& anchors) { add_ids(rules.rules, anchors); }
void add(const catalogue::Checklist& checklist, Anchors& anchors) { add_ids(checklist.sections, anchors); }

Anchors of_data(const Entry& entry) {
  Anchors anchors;
  std::visit([&](const auto& detail) { add(detail, anchors); }, entry.detail);
  return anchors;
}

bool names(const std::vector<catalogue::IdRef>& ids, std::string_view id) {
  return std::ranges::find(ids, id, &catalogue::IdRef::id) != ids.end();
}

// What other entries say of a model.
bool is_appraised(const catalogue::Appraisal& appraisal, std::string_view model) {
  return std::ranges::any_of(appraisal.options,
                             [&](const auto& option) { return option.model && option.model->id == model; });
}
void add_of_others(const Linked& linked, EntryIndex index, Anchors& anchors) {
  const Entry& entry = linked.entry(index);
  if (entry.kind != catalogue::Kind::model) return;
  if (!linked.page(index).uses.empty()) anchors.emplace_back("app-uses");
  bool appraised = false;
  bool concerned = false;
  for (const Entry& other : linked.catalogue.entries) {
    if (const auto* appraisal = std::get_if<catalogue::Appraisal>(&other.detail))
      appraised = appraised || is_appraised(*appraisal, entry.id);
    if (const auto* all = std::get_if<catalogue::RiskRegister>(&other.detail))
      concerned =
          concerned || std::ranges::any_of(all->risks, [&](const auto& risk) { return names(risk.models, entry.id); });
    if (const auto* set = std::get_if<catalogue::FactorSet>(&other.detail))
      concerned = concerned ||
                  std::ranges::any_of(set->factors, [&](const auto& factor) { return names(factor.models, entry.id); });
  }
  if (appraised) anchors.emplace_back("app-appraised");
  if (concerned) anchors.emplace_back("app-concerns");
}

// Whether the page offers what it shows as data.
bool has_page_data(const Entry& entry, const LinkedPage& page) {
  if (entry.kind == catalogue::Kind::risk_register || entry.kind == catalogue::Kind::factor_set) return true;
  return std::ranges::any_of(page.blocks, [](const Block& block) {
    return !block.names_them && block.kind != BlockKind::questions && block.kind != BlockKind::data_files &&
           block.kind != BlockKind::checklist_builder;
  });
}

}  // namespace

std::vector<std::string_view> taken_anchors(const Entry& entry) { return of_data(entry); }

std::vector<std::string_view> anchors_of_page(const Linked& linked, EntryIndex index) {
  const LinkedPage& page = linked.page(index);
  Anchors anchors = of_data(linked.entry(index));
  add_of_others(linked, index, anchors);
  for (const Heading& heading : page.headings) anchors.push_back(heading.id);
  anchors.insert(anchors.end(), page.anchors.begin(), page.anchors.end());
  if (has_page_data(linked.entry(index), page)) anchors.emplace_back("app-page-data");
  if (!page.citations.empty()) anchors.emplace_back("app-references");
  if (!linked.backlinks(index).empty()) anchors.emplace_back("app-backlinks");
  if (!page.related.empty()) anchors.emplace_back("app-related");
  return anchors;
}

}  // namespace scrutineer::link

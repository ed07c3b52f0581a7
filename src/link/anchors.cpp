#include "link/anchors.h"

namespace scrutineer::link {
namespace {

using Anchors = std::vector<std::string_view>;

void add(const catalogue::Page&, Anchors&) {}
void add(const catalogue::Model& model, Anchors& anchors) {
  anchors.insert(anchors.end(), {"uses", "appraised", "advantages", "disadvantages", "considerations", "examples",
                                 "called", "concerns", "compare"});
  for (const auto* claims : {&model.advantages, &model.disadvantages, &model.considerations})
    for (const catalogue::Claim& claim : *claims) anchors.push_back(claim.id);
}
void add(const std::vector<catalogue::Event>& events, const std::vector<catalogue::Difference>& differences,
         Anchors& anchors) {
  anchors.insert(anchors.end(), {"timeline", "differences"});
  for (const catalogue::Event& event : events) anchors.push_back(event.id);
  for (const catalogue::Difference& difference : differences) anchors.push_back(difference.id);
}
void add(const catalogue::CaseStudy& study, Anchors& anchors) {
  anchors.insert(anchors.end(), {"drivers", "inspections", "lessons"});
  for (const catalogue::Lesson& lesson : study.lessons) anchors.push_back(lesson.id);
  add(study.events, study.differences, anchors);
}
void add(const catalogue::Decision& decision, Anchors& anchors) {
  anchors.insert(anchors.end(), {"asked", "due", "directions", "phases"});
  for (const catalogue::Request& request : decision.requests) anchors.push_back(request.id);
  for (const catalogue::Due& due : decision.due) anchors.push_back(due.id);
  for (const catalogue::Direction& direction : decision.directions) anchors.push_back(direction.id);
  for (const catalogue::Phase& phase : decision.phases) anchors.push_back(phase.id);
  add(decision.events, decision.differences, anchors);
}
void add(const catalogue::RiskRegister& all, Anchors& anchors) {
  anchors.insert(anchors.end(), {"matrix", "register"});
  for (const catalogue::Risk& risk : all.risks) anchors.push_back(risk.id);
}
void add(const catalogue::FactorSet& set, Anchors& anchors) {
  anchors.insert(anchors.end(), {"factors", "traceability"});
  for (const catalogue::FactorGroup& group : set.groups) anchors.push_back(group.id);
  for (const catalogue::Factor& factor : set.factors) anchors.push_back(factor.id);
}
void add(const catalogue::Appraisal&, Anchors& anchors) {
  anchors.insert(anchors.end(), {"options", "conclusion", "sums", "hangs-on", "gates", "long-list", "assumptions",
                                 "issues", "downloads"});
}
void add(const catalogue::Term&, Anchors&) {}
void add(const catalogue::Source&, Anchors&) {}
void add(const catalogue::QuestionBank& bank, Anchors& anchors) {
  for (const catalogue::Question& question : bank.questions) anchors.push_back(question.id);
}
void add(const catalogue::RuleSet& rules, Anchors& anchors) {
  for (const catalogue::Rule& rule : rules.rules) anchors.push_back(rule.id);
}
void add(const catalogue::Checklist& checklist, Anchors& anchors) {
  for (const catalogue::ChecklistSection& section : checklist.sections) anchors.push_back(section.id);
}

}  // namespace

std::vector<std::string_view> generated_anchors(const catalogue::Entry& entry) {
  // What every page of the theme has.
  Anchors anchors{"main",      "at-a-glance", "contents-title", "navigation",
                  "page-data", "references",  "backlinks",      "related"};
  std::visit([&](const auto& detail) { add(detail, anchors); }, entry.detail);
  return anchors;
}

}  // namespace scrutineer::link

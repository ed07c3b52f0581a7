#include "link/anchors.h"

namespace scrutineer::link {
namespace {

using Anchors = std::vector<std::string_view>;

void add(const catalogue::Page&, Anchors&) {}
void add(const catalogue::Model&, Anchors& anchors) { anchors.insert(anchors.end(), {"uses", "appraised"}); }
void add(const catalogue::CaseStudy& study, Anchors& anchors) {
  anchors.insert(anchors.end(), {"drivers", "inspections", "lessons"});
  for (const catalogue::Lesson& lesson : study.lessons) anchors.push_back(lesson.id);
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
void add(const catalogue::Checklist& checklist, Anchors& anchors) {
  for (const catalogue::ChecklistSection& section : checklist.sections) anchors.push_back(section.id);
}

}  // namespace

std::vector<std::string_view> generated_anchors(const catalogue::Entry& entry) {
  // What every page of the theme has.
  Anchors anchors{"main", "at-a-glance", "contents-title", "navigation", "references", "backlinks", "related"};
  std::visit([&](const auto& detail) { add(detail, anchors); }, entry.detail);
  return anchors;
}

}  // namespace scrutineer::link

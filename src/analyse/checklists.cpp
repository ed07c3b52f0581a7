#include "analyse/checklists.h"

namespace scrutineer::analyse {

using catalogue::EntryIndex;

AskedQuestion bank_question(const link::Linked& linked, const link::LinkedQuestion& shown) {
  const auto& bank = std::get<catalogue::QuestionBank>(linked.entry(shown.bank).detail);
  const catalogue::Question& question = bank.questions[shown.index];
  AskedQuestion asked{question.id, shown.text};
  asked.why = shown.why;
  asked.evidence = shown.evidence;
  asked.ask = shown.ask;
  asked.theme = question.theme.id;
  for (const catalogue::IdRef& stage : question.stages) asked.stages.push_back(stage.id);
  asked.high_priority = question.high_priority;
  asked.origin = shown.bank;
  asked.source = question.source;
  return asked;
}

Checklists checklists(const link::Linked& linked, const AppraisedSite&, base::Date, base::Diagnostics&) {
  Checklists result;
  for (std::size_t i = 0; i < linked.pages.size(); ++i) {
    const auto index = static_cast<EntryIndex>(i);
    if (!std::holds_alternative<catalogue::Checklist>(linked.entry(index).detail)) continue;
    const link::LinkedPage& page = linked.page(index);
    AskedChecklist asked;
    std::size_t next = 0;
    for (const std::uint32_t count : page.questions_of_section) {
      AskedSection& section = asked.sections.emplace_back();
      for (std::uint32_t q = 0; q < count; ++q, ++next)
        section.questions.push_back(bank_question(linked, page.questions[next]));
    }
    asked.from_banks = next;
    result.emplace(index, std::move(asked));
  }
  return result;
}

std::vector<Firing> firings(const Checklists& checklists, std::string_view rule) {
  std::vector<Firing> result;
  for (const auto& [index, checklist] : checklists)
    for (const AskedSection& section : checklist.sections)
      for (const AskedQuestion& question : section.questions)
        if (question.rule == rule) result.push_back({index, &question});
  return result;
}

}  // namespace scrutineer::analyse

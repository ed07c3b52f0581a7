#include "analyse/original_wordings.h"

#include "analyse/question_wording.h"

namespace scrutineer::analyse {

Wordings wordings_of(const link::Linked& linked, const Checklists& checklists) {
  Wordings result;
  const QuestionWording wording(linked.catalogue);
  for (std::size_t i = 0; i < linked.pages.size(); ++i) {
    if (linked.catalogue.entries[i].kind != catalogue::Kind::question_bank) continue;
    for (const link::LinkedQuestion& shown : linked.pages[i].questions) {
      const AskedQuestion question = bank_question(linked, shown);
      result.emplace(question.id, wording(question.text));
    }
  }
  for (const auto& [index, checklist] : checklists)
    for (const AskedSection& section : checklist.sections)
      for (const AskedQuestion& question : section.questions) result.emplace(question.id, question.wording);
  return result;
}

void name_as_in_original(const Wordings& original, Checklists& checklists) {
  for (auto& [index, checklist] : checklists)
    for (AskedSection& section : checklist.sections)
      for (AskedQuestion& question : section.questions)
        if (const auto known = original.find(question.id); known != original.end()) question.wording = known->second;
}

}  // namespace scrutineer::analyse

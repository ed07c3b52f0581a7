#include "link/elsewhere.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace scrutineer::link {
namespace {

using catalogue::IdRef;

class Leaver {
 public:
  explicit Leaver(catalogue::Catalogue& catalogue) : catalogue_(catalogue) {}

  void operator()(catalogue::Page& page) const {
    std::erase_if(page.tasks, [&](const catalogue::Task& task) { return is_elsewhere(task.to); });
  }
  void operator()(catalogue::Term& term) const { take_out(term.see_also); }
  void operator()(catalogue::Model& model) const {
    take_out(model.case_studies);
    for (catalogue::Example& example : model.examples) take_out(example.case_study);
  }
  void operator()(catalogue::CaseStudy& study) const {
    take_out(study.models);
    for (catalogue::Event& event : study.events) take_out(event.same_as);
  }
  void operator()(catalogue::Appraisal& appraisal) const {
    for (catalogue::Option& option : appraisal.options) take_out(option.model);
  }
  void operator()(catalogue::Decision& decision) const {
    for (auto* list :
         {&decision.models, &decision.appraisals, &decision.case_studies, &decision.risks, &decision.factors})
      take_out(*list);
    for (catalogue::Event& event : decision.events) take_out(event.same_as);
  }
  void operator()(catalogue::RiskRegister& all) const {
    for (catalogue::Risk& risk : all.risks) {
      take_out(risk.models);
      take_out(risk.factors);
    }
  }
  void operator()(catalogue::FactorSet& set) const {
    for (catalogue::Factor& factor : set.factors) {
      take_out(factor.answers_to);
      take_out(factor.models);
    }
  }
  void operator()(catalogue::QuestionBank& bank) const {
    std::erase_if(bank.questions, [&](catalogue::Question& question) {
      const bool is_left_out = leaves_none(question.models);
      if (is_left_out) catalogue_.targets.erase(question.id);
      return is_left_out;
    });
  }
  void operator()(catalogue::Checklist& checklist) const {
    std::erase_if(checklist.sections, [&](catalogue::ChecklistSection& section) {
      const bool had_any = asks(section);
      take_out(section.questions);
      if (section.select && leaves_none(section.select->models)) section.select.reset();
      std::erase_if(section.generate, [&](catalogue::Generation& each) { return leaves_none(each.of); });
      return had_any && !asks(section);
    });
  }
  template <class Other>
  void operator()(Other& /*that names nothing elsewhere*/) const {}

 private:
  static bool asks(const catalogue::ChecklistSection& section) {
    return section.select || !section.questions.empty() || !section.generate.empty() || !section.fields.empty();
  }
  // Of "birmingham#lessons", the page.
  [[nodiscard]] bool is_elsewhere(const IdRef& ref) const {
    const std::string id = ref.id.substr(0, ref.id.find('#'));
    return catalogue_.elsewhere(id, ref.span.file) != nullptr && !catalogue_.targets.contains(id);
  }
  void take_out(std::vector<IdRef>& refs) const {
    std::erase_if(refs, [&](const IdRef& ref) { return is_elsewhere(ref); });
  }
  void take_out(std::optional<IdRef>& ref) const {
    if (ref && is_elsewhere(*ref)) ref.reset();
  }
  bool leaves_none(std::vector<IdRef>& refs) const {
    const bool had_any = !refs.empty();
    take_out(refs);
    return had_any && refs.empty();
  }

  catalogue::Catalogue& catalogue_;
};

}  // namespace

void leave_out_elsewhere(catalogue::Catalogue& catalogue) {
  if (catalogue.site.elsewhere.empty()) return;
  const Leaver leaver(catalogue);
  for (catalogue::Entry& entry : catalogue.entries) std::visit(leaver, entry.detail);
}

}  // namespace scrutineer::link

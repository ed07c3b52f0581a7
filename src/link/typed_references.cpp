#include "link/typed_references.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/edit_distance.h"
#include "link/page_linker.h"

namespace scrutineer::link {
namespace {

using catalogue::Catalogue;
using catalogue::Entry;
using catalogue::IdRef;
using catalogue::Kind;
using catalogue::SourceRef;
using catalogue::TextRef;
using catalogue::Vocabulary;

class Checker {
 public:
  Checker(const Catalogue& catalogue, const Entry& entry, base::Diagnostics& out)
      : catalogue_(catalogue), entry_(entry), out_(out) {}

  std::vector<TypedReference> check() {
    for (const SourceRef& source : entry_.sources) cite(source, TextRef::none);
    std::visit([&](const auto& detail) { check(detail); }, entry_.detail);
    return std::move(references_);
  }

 private:
  void check(const catalogue::Page& page) {
    for (const catalogue::Task& task : page.tasks)
      if (!task.to.id.empty()) (void)find_target(catalogue_, task.to.id, task.to.span, out_);
  }

  void check(const catalogue::Model& model) {
    word(catalogue_.site.families, model.family, "family");
    for (const IdRef& study : model.case_studies) refer(study, Kind::case_study);
  }

  void check(const catalogue::CaseStudy& study) {
    for (const IdRef& model : study.models) refer(model, Kind::model);
    for (const catalogue::Inspection& inspection : study.inspections) cite(inspection.source, inspection.note);
    for (const catalogue::Lesson& lesson : study.lessons) cite(lesson.source, lesson.text);
  }

  void check(const catalogue::Appraisal& appraisal) {
    cite(appraisal.source, appraisal.conclusion);
    cite(appraisal.scale.source, TextRef::none);
    if (appraisal.bands) cite(appraisal.bands->source, TextRef::none);
    cite(appraisal.stated.source, TextRef::none);
    for (const catalogue::Option& option : appraisal.options) {
      if (option.model) refer(*option.model, Kind::model);
      cite(option.source, option.summary);
    }
    for (const catalogue::Gate& gate : appraisal.gates) cite(gate.source, gate.text);
    for (const catalogue::Criterion& criterion : appraisal.criteria) cite(criterion.source, criterion.text);
    for (const catalogue::LongListStep& step : appraisal.long_list) cite(step.source, step.text);
    for (const auto* remarks : {&appraisal.assumptions, &appraisal.issues})
      for (const catalogue::Remark& remark : *remarks) cite(remark.source, remark.text);
  }

  void check(const catalogue::Term& term) {
    for (const IdRef& other : term.see_also) (void)find_target(catalogue_, other.id, other.span, out_);
  }

  void check(const catalogue::Source&) {}

  void check(const catalogue::QuestionBank& bank) {
    cite(bank.source, TextRef::none);
    for (const catalogue::Question& question : bank.questions) {
      word(catalogue_.site.question_themes, question.theme, "question_theme");
      for (const IdRef& stage : question.stages) word(catalogue_.site.stages, stage, "stage");
      for (const IdRef& model : question.models) refer(model, Kind::model);
      cite(question.source, question.text);
    }
  }

  void check(const catalogue::Checklist& checklist) {
    for (const catalogue::ChecklistSection& section : checklist.sections) {
      if (!section.select) continue;
      const catalogue::Selection& selection = *section.select;
      for (const IdRef& bank : selection.banks) refer(bank, Kind::question_bank);
      for (const IdRef& theme : selection.themes) word(catalogue_.site.question_themes, theme, "question_theme");
      for (const IdRef& stage : selection.stages) word(catalogue_.site.stages, stage, "stage");
      for (const IdRef& model : selection.models) refer(model, Kind::model);
    }
  }

  void cite(const SourceRef& source, TextRef words) {
    if (source.id.empty()) return;
    if (const auto index = find_source(catalogue_, source.id, source.span, out_))
      references_.push_back({*index, words});
  }

  void refer(const IdRef& ref, Kind kind) {
    const catalogue::Target* target = find_target(catalogue_, ref.id, ref.span, out_);
    if (!target) return;
    const Kind found = catalogue_.entry(target->entry).kind;
    if (found != kind)
      out_.error("wrong-kind", ref.span, fmt::format("\"{}\" is a {}", ref.id, catalogue::kind_name(found)),
                 fmt::format("expected the id of a {}", catalogue::kind_name(kind)));
    else
      references_.push_back({target->entry, TextRef::none});
  }

  void word(const Vocabulary& vocabulary, const IdRef& ref, std::string_view key) {
    if (ref.id.empty() || catalogue::find(vocabulary, ref.id)) return;
    std::vector<std::string_view> ids;
    for (const catalogue::VocabularyItem& item : vocabulary) ids.push_back(item.id);
    const auto close = base::nearest(ref.id, ids);
    out_.error("unknown-value", ref.span, fmt::format("site.toml has no [[{}]] with the id \"{}\"", key, ref.id),
               close         ? fmt::format("did you mean \"{}\"?", *close)
               : ids.empty() ? fmt::format("add it to site.toml: [[{}]]", key)
                             : fmt::format("it has {}", fmt::join(ids, ", ")));
  }

  const Catalogue& catalogue_;
  const Entry& entry_;
  base::Diagnostics& out_;
  std::vector<TypedReference> references_;
};

}  // namespace

std::vector<TypedReference> check_typed_references(const Catalogue& catalogue, const Entry& entry,
                                                   base::Diagnostics& out) {
  return Checker(catalogue, entry, out).check();
}

void check_site_links(const Catalogue& catalogue, base::Diagnostics& out) {
  const catalogue::Site& site = catalogue.site;
  for (const auto* links : {&site.navigation, &site.footer_links})
    for (const catalogue::SiteLink& link : *links) (void)find_target(catalogue, link.to, link.span, out);
  if (!site.logo.empty() && !std::ranges::binary_search(catalogue.assets, site.logo)) {
    const auto close = base::nearest(site.logo, catalogue.assets);
    out.error("missing-image", site.logo_span, fmt::format("there is no file {} in the site", site.logo),
              close ? fmt::format("did you mean {}?", *close) : "write the path from site.toml to the picture");
  }
}

}  // namespace scrutineer::link

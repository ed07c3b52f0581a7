#include "link/typed_references.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/days.h"
#include "base/edit_distance.h"
#include "link/generation.h"
#include "link/page_linker.h"

namespace scrutineer::link {
namespace {

using catalogue::Catalogue;
using catalogue::Entry;
using catalogue::IdRef;
using catalogue::Kind;
using catalogue::SourceRef;
using catalogue::TextRef;

class Checker {
 public:
  Checker(const Catalogue& catalogue, const Entry& entry, base::Diagnostics& out)
      : catalogue_(catalogue), entry_(entry), out_(out) {}

  std::vector<TypedReference> check() {
    for (const SourceRef& source : entry_.sources) cite(source, TextRef::none);
    for (const catalogue::Fact& fact : entry_.facts) cite(fact.source, fact.text);
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
    for (const catalogue::Called& called : model.called) cite(called.source, TextRef::none);
    for (const auto* claims : {&model.advantages, &model.disadvantages, &model.considerations})
      for (const catalogue::Claim& claim : *claims) cite(claim.source, claim.text);
    for (const catalogue::Example& example : model.examples) {
      if (example.case_study) refer(*example.case_study, Kind::case_study);
      cite(example.source, example.text);
    }
    cite(model.measures, model.turning_point);
    check_required(model);
  }

  void cite(const std::vector<catalogue::MeasureSeries>& measures,
            const std::optional<catalogue::TurningPoint>& turning_point) {
    if (turning_point) cite(turning_point->source, turning_point->note);
    for (const catalogue::MeasureSeries& series : measures)
      for (const catalogue::MeasuredValue& value : series.values) cite(value.source, value.note);
  }

  // What the family asks of its models.
  void check_required(const catalogue::Model& model) {
    const catalogue::VocabularyItem* family = catalogue::find(catalogue_.site.families, model.family.id);
    if (!family) return;
    for (const std::string& key : family->required) {
      const bool is_given =
          std::ranges::any_of(entry_.facts, [&](const catalogue::Fact& fact) { return fact.attribute->key == key; });
      if (!is_given && std::ranges::find(model.not_stated, key, &IdRef::id) == model.not_stated.end())
        out_.warning("missing-attribute", model.family.span,
                     fmt::format("the family \"{}\" requires \"{}\", which this model lacks", family->id, key),
                     fmt::format("add {} = \"…\", or not_stated = [\"{}\"] when no source says", key, key));
    }
  }

  void check(const catalogue::CaseStudy& study) {
    for (const IdRef& model : study.models) refer(model, Kind::model);
    cite(study.measures, study.turning_point);
    for (const catalogue::Inspection& inspection : study.inspections) cite(inspection.source, inspection.note);
    for (const catalogue::Lesson& lesson : study.lessons) cite(lesson.source, lesson.text);
    check(study.events, study.differences);
  }

  void check(const std::vector<catalogue::Event>& events, const std::vector<catalogue::Difference>& differences) {
    for (const catalogue::Event& event : events) {
      cite(event.source, event.text);
      if (!event.same_as) continue;
      check_same(event);
      const auto twin = std::ranges::find_if(
          events, [&](const auto& other) { return other.same_as && other.same_as->id == event.same_as->id; });
      if (&*twin != &event)
        out_.error("same-event", event.same_as->span,
                   fmt::format("the event \"{}\" of this page is said to be \"{}\", too", twin->id, event.same_as->id),
                   "what happened once is one event of a page: put the two together, or take one same_as out");
    }
    for (const catalogue::Difference& difference : differences)
      for (const catalogue::Account& account : difference.accounts) cite(account.source, account.text);
  }

  // An event that another page tells too: told there in its own right, of a date that it can have here.
  void check_same(const catalogue::Event& event) {
    const IdRef& ref = *event.same_as;
    const std::size_t hash = ref.id.find('#');
    if (hash == std::string::npos || hash == 0)
      return out_.error("unknown-event", ref.span, fmt::format("\"{}\" names no event", ref.id),
                        "name the page and its event: same_as = \"page#event\"");
    const catalogue::Target* target = find_target(catalogue_, ref.id.substr(0, hash), ref.span, out_);
    if (!target) return;
    const Entry& page = catalogue_.entry(target->entry);
    const std::span<const catalogue::Event> events = catalogue::events_of(page);
    const auto told = std::ranges::find(events, ref.id.substr(hash + 1), &catalogue::Event::id);
    if (told == events.end()) {
      std::vector<std::string_view> ids;
      for (const catalogue::Event& other : events) ids.push_back(other.id);
      const auto close = base::nearest(ref.id.substr(hash + 1), ids);
      return out_.error("unknown-event", ref.span,
                        fmt::format("the page \"{}\" has no event \"{}\"", page.title, ref.id.substr(hash + 1)),
                        close         ? fmt::format("did you mean \"{}#{}\"?", page.id, *close)
                        : ids.empty() ? "only case studies and decisions have events"
                                      : fmt::format("its events are {}", fmt::join(ids, ", ")));
    }
    if (&page == &entry_)
      return out_.error("same-event", ref.span, "this event says that it is told by another event of its own page",
                        "take one of the two out: same_as is for an event of another page");
    if (told->same_as) {
      const std::string last = told_at_last(*told);
      return out_.error("same-event", ref.span, fmt::format("\"{}\" itself says that it is told elsewhere", ref.id),
                        last.empty() ? "they name each other: take same_as out of the event in whose words a timeline "
                                       "of all pages is to tell it"
                                     : fmt::format("name the event that is told there: same_as = \"{}\"", last));
    }
    if (!told->date || !event.date) return;
    const base::Days here = base::days_of(*event.date), there = base::days_of(*told->date);
    if (here.last < there.first || there.last < here.first)
      out_.error("same-event", ref.span,
                 fmt::format("\"{}\" is dated {}, and this event {}", ref.id, told->date->iso(), event.date->iso()),
                 "what has two dates is no one event: correct a date, or take same_as out");
  }

  // The event that a row of them names in the end; empty where it comes round again, or leads to no event.
  [[nodiscard]] std::string told_at_last(const catalogue::Event& first) const {
    std::vector<const catalogue::Event*> passed{&first};
    while (passed.back()->same_as) {
      const std::string& id = passed.back()->same_as->id;
      const std::size_t hash = id.find('#');
      const auto target = catalogue_.targets.find(id.substr(0, hash));
      if (hash == std::string::npos || target == catalogue_.targets.end()) return {};
      const std::span<const catalogue::Event> events = catalogue::events_of(catalogue_.entry(target->second.entry));
      const auto next = std::ranges::find(events, id.substr(hash + 1), &catalogue::Event::id);
      if (next == events.end() || std::ranges::find(passed, &*next) != passed.end()) return {};
      if (!next->same_as) return id;
      passed.push_back(&*next);
    }
    return {};
  }

  void check(const catalogue::Decision& decision) {
    for (const IdRef& model : decision.models) refer(model, Kind::model);
    for (const IdRef& appraisal : decision.appraisals) refer(appraisal, Kind::appraisal);
    for (const IdRef& study : decision.case_studies) refer(study, Kind::case_study);
    for (const IdRef& risks : decision.risks) refer(risks, Kind::risk_register);
    for (const IdRef& factors : decision.factors) refer(factors, Kind::factor_set);
    for (const catalogue::Request& request : decision.requests) cite(request.source, request.text);
    for (const catalogue::Due& due : decision.due) cite(due.source, due.text);
    for (const catalogue::Direction& direction : decision.directions) cite(direction.source, direction.text);
    for (const catalogue::Phase& phase : decision.phases) cite(phase.source, phase.text);
    check(decision.events, decision.differences);
  }

  void check(const catalogue::RiskRegister& all) {
    cite(all.source, all.note);
    for (const catalogue::Risk& risk : all.risks) {
      for (const IdRef& model : risk.models) refer(model, Kind::model);
      for (const IdRef& factor : risk.factors) refer_to_factor(factor);
      cite(risk.source, risk.consequence);
      for (const catalogue::Fact& fact : risk.facts) cite(fact.source, fact.text);
    }
  }

  void check(const catalogue::FactorSet& set) {
    cite(set.source, set.note);
    for (const catalogue::Factor& factor : set.factors) {
      for (const IdRef& other : factor.answers_to) refer_to_factor(other);
      for (const IdRef& model : factor.models) refer(model, Kind::model);
      cite(factor.source, factor.text);
    }
  }

  void check(const catalogue::RuleSet& rules) {
    for (const catalogue::Rule& rule : rules.rules) {
      word(catalogue_.site.question_themes, rule.theme, "question_theme");
      for (const IdRef& stage : rule.stages) word(catalogue_.site.stages, stage, "stage");
      word(catalogue_.site.priorities, rule.priority, "priority");
    }
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
      word(catalogue_.site.priorities, question.priority, "priority");
      for (const IdRef& model : question.models) refer(model, Kind::model);
      cite(question.source, question.text);
    }
  }

  void check(const catalogue::Checklist& checklist) {
    for (const catalogue::ChecklistSection& section : checklist.sections) {
      for (const catalogue::Generation& generation : section.generate) check(generation);
      if (!section.select) continue;
      const catalogue::Selection& selection = *section.select;
      for (const IdRef& bank : selection.banks) refer(bank, Kind::question_bank);
      for (const IdRef& theme : selection.themes) word(catalogue_.site.question_themes, theme, "question_theme");
      for (const IdRef& stage : selection.stages) word(catalogue_.site.stages, stage, "stage");
      word(catalogue_.site.priorities, selection.priority, "priority");
      for (const IdRef& model : selection.models) refer(model, Kind::model);
    }
  }

  void check(const catalogue::Generation& generation) {
    check_generation(catalogue_, generation, out_);
    for (const RulePlace& place : rules_of(catalogue_, generation)) references_.push_back({place.first, TextRef::none});
    if (generation.of.empty()) return;
    for (const LookedAt& looked : looked_at(catalogue_, generation))
      references_.push_back({looked.entry, TextRef::none});
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
      out_.error("wrong-kind", ref.span, fmt::format("\"{}\" is {}", ref.id, catalogue::kind_with_article(found)),
                 fmt::format("expected the id of {}", catalogue::kind_with_article(kind)));
    else
      references_.push_back({target->entry, TextRef::none});
  }

  // One factor of any set.
  void refer_to_factor(const IdRef& ref) {
    const auto found = catalogue_.targets.find(ref.id);
    if (found != catalogue_.targets.end() && catalogue_.entry(found->second.entry).kind == Kind::factor_set &&
        !found->second.anchor.empty()) {
      if (&catalogue_.entry(found->second.entry) != &entry_)
        references_.push_back({found->second.entry, TextRef::none});
      return;
    }
    if (catalogue_.unread.may_define(ref.id)) return;
    std::vector<std::string_view> factors;
    for (const Entry& entry : catalogue_.entries)
      if (const auto* set = std::get_if<catalogue::FactorSet>(&entry.detail))
        for (const catalogue::Factor& factor : set->factors) factors.push_back(factor.id);
    const auto close = base::nearest(ref.id, factors);
    out_.error("unknown-factor", ref.span, fmt::format("no set of factors has \"{}\"", ref.id),
               close ? fmt::format("did you mean \"{}\"?", *close)
                     : "factors, challenges and principles are listed in factors/");
  }

  template <class Vocabulary>
  void word(const Vocabulary& vocabulary, const IdRef& ref, std::string_view key) {
    if (ref.id.empty() || catalogue_.unread.settings() || catalogue::find(vocabulary, ref.id)) return;
    std::vector<std::string_view> ids;
    for (const auto& item : vocabulary) ids.push_back(item.id);
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
    for (const catalogue::SiteLink& link : *links)
      if (!link.leaves_site) (void)find_target(catalogue, link.to, link.span, out);
  if (site.contact && site.contact->kind == catalogue::Contact::Kind::page)
    (void)find_target(catalogue, site.contact->to, site.contact->span, out);
  if (!site.logo.empty() && !std::ranges::binary_search(catalogue.assets, site.logo)) {
    const auto close = base::nearest(site.logo, catalogue.assets);
    out.error("missing-image", site.logo_span, fmt::format("there is no file {} in the site", site.logo),
              close ? fmt::format("did you mean {}?", *close) : "write the path from site.toml to the picture");
  }
}

}  // namespace scrutineer::link

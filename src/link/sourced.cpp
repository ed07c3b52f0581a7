#include "link/sourced.h"

#include <fmt/format.h>

#include <utility>

#include "catalogue/pages.h"

namespace scrutineer::link {
namespace {

using catalogue::Entry;
using catalogue::SourceRef;
using catalogue::TextRef;

class Collector {
 public:
  explicit Collector(const Entry& entry) : entry_(entry) {}

  std::vector<Sourced> collect() {
    std::visit([&](const auto& detail) { add(detail); }, entry_.detail);
    return std::move(all_);
  }

 private:
  void add(const catalogue::Model& model) {
    for (const catalogue::Called& called : model.called)
      put("name", TextRef::none, called.source, "app-called", called.name);
    facts(entry_.facts);
    measures(model.measures, model.turning_point);
    claims("advantage", model.advantages);
    claims("disadvantage", model.disadvantages);
    claims("consideration", model.considerations);
    for (const catalogue::Example& example : model.examples)
      put("example", example.text, example.source, "app-examples");
  }

  void claims(std::string_view what, const std::vector<catalogue::Claim>& claims) {
    for (const catalogue::Claim& claim : claims) put(what, claim.text, claim.source, claim.id);
  }

  // Where the document that all of a record is from is named, its attributes are from there too.
  void facts(const std::vector<catalogue::Fact>& facts, bool need_source = true,
             std::string_view anchor = "app-at-a-glance") {
    for (const catalogue::Fact& fact : facts)
      put("fact", fact.text, fact.source, anchor, fact.attribute->label, fact.span).needs_source = need_source;
  }

  void measures(const std::vector<catalogue::MeasureSeries>& all,
                const std::optional<catalogue::TurningPoint>& turning_point) {
    if (turning_point)
      put("turning-point", turning_point->note, turning_point->source, "app-measures", turning_point->title,
          turning_point->span);
    for (const catalogue::MeasureSeries& series : all)
      for (const catalogue::MeasuredValue& value : series.values)
        put("measure", value.note, value.source, series.measure->anchor, series.measure->label, value.span)
            .needs_source = value.figure.has_value();
  }

  void add(const catalogue::CaseStudy& study) {
    if (study.planned_start != TextRef::none) put("fact", study.planned_start, {}, "app-at-a-glance", "planned_start");
    facts(entry_.facts);
    measures(study.measures, study.turning_point);
    for (const TextRef service : study.services) put("service", service, {}, "app-at-a-glance").needs_source = false;
    for (const TextRef driver : study.drivers) put("driver", driver, {}, "app-drivers").needs_source = false;
    for (const catalogue::Inspection& inspection : study.inspections)
      put("inspection", inspection.note, inspection.source, "app-inspections",
          inspection.date ? long_form(*inspection.date) : std::string{});
    for (const catalogue::Lesson& lesson : study.lessons) put("lesson", lesson.text, lesson.source, lesson.id);
    history(study.events, study.differences);
  }

  void history(const std::vector<catalogue::Event>& events, const std::vector<catalogue::Difference>& differences) {
    for (const catalogue::Event& event : events)
      put("event", event.text, event.source, event.id, event.date ? long_form(*event.date) : std::string{}, event.span);
    for (const catalogue::Difference& difference : differences) {
      if (difference.text != TextRef::none)
        put("difference", difference.text, {}, difference.id, difference.about).needs_source = false;
      for (const catalogue::Account& account : difference.accounts)
        put("account", account.text, account.source, difference.id, difference.about);
    }
  }

  void add(const catalogue::Decision& decision) {
    facts(entry_.facts);
    for (const catalogue::Request& request : decision.requests)
      put("request", request.text, request.source, request.id);
    for (const catalogue::Due& due : decision.due) put("due", due.text, due.source, due.id);
    for (const catalogue::Direction& direction : decision.directions)
      put("direction", direction.text, direction.source, direction.id);
    for (const catalogue::Phase& phase : decision.phases) put("phase", phase.text, phase.source, phase.id, phase.title);
    history(decision.events, decision.differences);
  }

  void add(const catalogue::RiskRegister& all) {
    if (!all.source.id.empty()) put("register", all.note, all.source);
    facts(entry_.facts, all.source.id.empty());
    for (const catalogue::Risk& risk : all.risks) {
      put("risk", risk.consequence, risk.source, risk.id, risk.title, risk.span);
      facts(risk.facts, risk.source.id.empty(), risk.id);
    }
  }

  void add(const catalogue::FactorSet& set) {
    if (!set.source.id.empty()) put("set", set.note, set.source);
    facts(entry_.facts, set.source.id.empty());
    for (const catalogue::Factor& factor : set.factors)
      put(catalogue::factor_type_name(set.type), factor.text, factor.source, factor.id, factor.title, factor.span);
  }

  void add(const catalogue::Appraisal& appraisal) {
    put("scores", appraisal.conclusion, appraisal.source, "app-conclusion");
    facts(entry_.facts, appraisal.source.id.empty());
    const auto own = [&](std::string_view what, TextRef text, const SourceRef& source, std::string_view anchor,
                         const std::string& title, base::Span span) -> Sourced& {
      return put(what, text, source.id.empty() ? appraisal.source : source, anchor, title, span);
    };
    own("scale", TextRef::none, appraisal.scale.source, "app-conclusion", {}, appraisal.scale.span);
    if (appraisal.bands)
      own("colours", TextRef::none, appraisal.bands->source, "app-conclusion", {}, appraisal.bands->span);
    for (const catalogue::Option& option : appraisal.options)
      own("option", option.summary, option.source, {}, option.title, option.span).page =
          catalogue::appraisal_path(entry_, "option-" + option.id);
    for (const catalogue::Gate& gate : appraisal.gates)
      own("test", gate.text, gate.source, "app-gates", gate.title, gate.span);
    for (const catalogue::Criterion& criterion : appraisal.criteria)
      own("criterion", criterion.text, criterion.source, {}, criterion.title, criterion.span).page =
          catalogue::appraisal_path(entry_, "criterion-" + criterion.id);
    for (const catalogue::LongListStep& step : appraisal.long_list)
      own("step", step.text, step.source, "app-long-list", step.title, step.span);
    for (const catalogue::Remark& remark : appraisal.assumptions)
      own("assumption", remark.text, remark.source, "app-assumptions", remark.title, remark.span);
    for (const catalogue::Remark& remark : appraisal.issues)
      own("issue", remark.text, remark.source, "app-issues", remark.title, remark.span);
  }

  void add(const catalogue::QuestionBank& bank) {
    for (const catalogue::Question& question : bank.questions)
      put("question", question.text, question.source, question.id, {}, question.span);
  }

  // What is said of a document is in the document.
  void add(const catalogue::Source&) { facts(entry_.facts, false); }

  void add(const auto&) {}  // pages, terms, rules and checklists cite in their words, or nothing

  Sourced& put(std::string_view what, TextRef text, const SourceRef& source, std::string_view anchor = {},
               std::string title = {}, base::Span span = {}) {
    if (span.line == 0) span = text == TextRef::none ? entry_.span : entry_.text(text).span;
    return all_.emplace_back(what, std::move(title), text, std::string{}, std::string(anchor), source, span);
  }

  const Entry& entry_;
  std::vector<Sourced> all_;
};

std::string how_to_source(const Sourced& statement) {
  if (statement.what == "fact" && statement.text != TextRef::none)
    return "cite the document in the text: [@source-id, page 9]";
  const std::string_view source = "source = { id = \"…\", where = \"page 9\" }";
  return statement.what == "fact" ? fmt::format("say which document it comes from: {{ value = …, {} }}", source)
                                  : fmt::format("say which document it comes from: {}", source);
}

}  // namespace

std::vector<Sourced> sourced(const Entry& entry) { return Collector(entry).collect(); }

void report_unsourced(const Entry& entry, base::Diagnostics& out) {
  for (const Sourced& each : sourced(entry)) {
    const bool cites = each.text != TextRef::none && entry.text(each.text).markdown.find("[@") != std::string::npos;
    if (!each.needs_source || !each.source.id.empty() || cites) continue;
    out.warning("no-source", each.span,
                each.title.empty() ? each.what.ends_with('s') ? fmt::format("these {} name no source", each.what)
                                                              : fmt::format("this {} names no source", each.what)
                                   : fmt::format("the {} \"{}\" names no source", each.what, each.title),
                how_to_source(each));
  }
}

}  // namespace scrutineer::link

#include "render/records/inspections_block.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "chart/inspections.h"
#include "link/href.h"
#include "render/records/judgement.h"
#include "render/records/start_words.h"
#include "render/view_parts.h"
#include "words/dates.h"

namespace scrutineer::render {
namespace {

using catalogue::CaseStudy;
using catalogue::EntryIndex;
using catalogue::Inspection;
using catalogue::Judgement;
using markup::List;
using markup::Object;
using markup::Value;

// In the order of the chart's key.
constexpr std::array judgements{Judgement::outstanding, Judgement::good, Judgement::requires_improvement,
                                Judgement::inadequate, Judgement::not_stated};

// In the order of catalogue::Judgement. Each differs in form, so that colour is not needed.
constexpr std::array<chart::Sign, 5> signs{
    {{"app-chart__sign app-chart__judgement--not-stated", "M-5,0 a5,5 0 1,0 10,0 a5,5 0 1,0 -10,0 z"},
     {"app-chart__sign app-chart__judgement--outstanding", "M0,-7.5 L7.5,0 L0,7.5 L-7.5,0 z"},
     {"app-chart__sign app-chart__judgement--good", "M-6,0 a6,6 0 1,0 12,0 a6,6 0 1,0 -12,0 z"},
     {"app-chart__sign app-chart__judgement--requires-improvement", "M-6.5,5.5 L6.5,5.5 L0,-6.5 z"},
     {"app-chart__sign app-chart__judgement--inadequate", "M-5.5,-5.5 L5.5,-5.5 L5.5,5.5 L-5.5,5.5 z"}}};

std::vector<chart::SignKind> kinds_of_signs(const words::Words& words) {
  std::vector<chart::SignKind> kinds;
  for (const Judgement judgement : judgements) {
    const JudgementLook& look = look_of(judgement);
    kinds.push_back({words(look.words), signs[static_cast<std::size_t>(judgement)], words(look.letter)});
  }
  return kinds;
}

chart::JudgementSign sign_of(const Inspection& inspection) {
  return {*inspection.date,
          static_cast<std::size_t>(std::ranges::find(judgements, inspection.judgement) - judgements.begin())};
}

const CaseStudy& study_of(const EntryContext& context, EntryIndex index) {
  return std::get<CaseStudy>(context.linked.entry(index).detail);
}

// Those with a date, in order of time.
std::vector<const Inspection*> dated_inspections(const CaseStudy& study) {
  std::vector<const Inspection*> inspections;
  for (const Inspection& inspection : study.inspections)
    if (inspection.date) inspections.push_back(&inspection);
  std::ranges::stable_sort(inspections, {}, [](const Inspection* inspection) { return *inspection->date; });
  return inspections;
}

// "Slough, started October 2015. February 2014, before it started: inadequate. …"
std::string in_words(const words::Words& words, const chart::InspectionLane& lane) {
  // What the message chooses by: in the order of Side.
  constexpr std::array<std::string_view, 4> sides{"before", "after", "unclear", "unknown"};
  std::string text = words("inspections.chart-case-study", {{"case_study", lane.label}, {"start", lane.start}});
  for (const chart::JudgementSign& sign : lane.signs)
    text += ' ' + words("inspections.chart-inspection",
                        {{"side", sides[static_cast<std::size_t>(side_of(sign.date, lane.started))]},
                         {"date", long_form(words, sign.date)},
                         {"judgement", words(look_of(judgements[sign.judgement]).words)}});
  return text;
}

// How many judgements were inadequate before the models started, and after.
std::string headline(const words::Words& words, const std::vector<chart::InspectionLane>& lanes) {
  struct Count {
    std::size_t all = 0, inadequate = 0;
  };
  Count before, after;
  std::size_t all = 0;
  for (const chart::InspectionLane& lane : lanes) {
    for (const chart::JudgementSign& sign : lane.signs) {
      ++all;
      const Side side = side_of(sign.date, lane.started);
      const Judgement judgement = judgements[sign.judgement];
      if (judgement == Judgement::not_stated || (side != Side::before && side != Side::after)) continue;
      Count& count = side == Side::before ? before : after;
      ++count.all;
      count.inadequate += judgement == Judgement::inadequate ? 1 : 0;
    }
  }
  if (before.all == 0 || after.all == 0)
    return words("inspections.headline-count", {{"count", all}, {"case_studies", lanes.size()}});
  return words("inspections.headline", {{"before", before.all},
                                        {"before_inadequate", before.inadequate},
                                        {"after", after.all},
                                        {"after_inadequate", after.inadequate}});
}

// "Before it started"; without a start, what is told of one: "Start only planned".
std::string side_cell(const words::Words& words, const CaseStudy& study, const Inspection& inspection) {
  if (study.started) return side_words(words, side_of(inspection.date, study.started));
  return planned_start(study) == catalogue::TextRef::none ? words("start-side.not-stated")
                                                          : words("start-side.planned");
}

std::string chart_html(const EntryContext& context, const std::vector<EntryIndex>& studies, std::size_t number) {
  const words::Words& words = context.linked.words;
  const std::vector<chart::SignKind> kinds = kinds_of_signs(words);
  chart::InspectionChart chart;
  chart.judgements = kinds;
  for (const EntryIndex index : studies) {
    const CaseStudy& study = study_of(context, index);
    chart::InspectionLane lane{context.linked.entry(index).title, start_phrase(words, study), study.started, {}};
    for (const Inspection* inspection : dated_inspections(study)) lane.signs.push_back(sign_of(*inspection));
    lane.says = in_words(words, lane);
    chart.lanes.push_back(std::move(lane));
  }
  chart.text = {
      fmt::format("app-block-{}-chart", number), headline(words, chart.lanes), words("inspections.chart-reading"), {}};
  chart.start_words = words("chart.from-start");
  return chart::inspection_chart(chart);
}

}  // namespace

std::string inspections_html(const EntryContext& context, const link::Block& block, std::size_t number) {
  std::vector<EntryIndex> studies, without;
  for (const EntryIndex index : block.of)
    (dated_inspections(study_of(context, index)).empty() ? without : studies).push_back(index);
  const link::Linked& linked = context.linked;
  const std::string_view from = context.entry().output;

  Object view{{"inspections_id", fmt::format("app-block-{}", number)}};
  if (!studies.empty()) view.set("inspections_chart", chart_html(context, studies, number));
  List rows;
  for (const EntryIndex index : studies) {
    const CaseStudy& study = study_of(context, index);
    for (const Inspection* inspection : dated_inspections(study)) {
      const JudgementLook& judgement = look_of(inspection->judgement);
      rows.push_back({{"inspected_title", Value::borrowed(linked.entry(index).title)},
                      {"inspected_href", link::href(from, linked.entry(index).output, "app-inspections")},
                      {"inspected_date", long_form(linked.words, *inspection->date)},
                      {"inspected_sort", inspection->date->iso()},
                      {"inspected_side", side_cell(linked.words, study, *inspection)},
                      {"inspected_by", Value::borrowed(inspection->by)},
                      {"inspected_judgement", linked.words(judgement.words)},
                      {"inspected_class", Value::borrowed(judgement.css_class)},
                      {"inspected_note", Value::borrowed(linked.text_on(context.index, index, inspection->note))},
                      {"inspected_source", source_html(linked, from, inspection->source)}});
    }
  }
  set_list(view, "inspected", "has_inspected", std::move(rows));
  List uninspected;
  for (const EntryIndex index : without)
    uninspected.push_back({{"uninspected_title", Value::borrowed(linked.entry(index).title)},
                           {"uninspected_href", link::href(from, linked.entry(index).output)}});
  set_list(view, "uninspected", "has_uninspected", std::move(uninspected));
  std::string html;
  context.templates.render("block-inspections", context.shared, view, html);
  return html;
}

}  // namespace scrutineer::render

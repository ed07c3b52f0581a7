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
using catalogue::JudgementLevel;
using catalogue::JudgementScale;
using markup::List;
using markup::Object;
using markup::Value;

// What a chart shows: the judgements of one scale, and with the first those of nobody's.
struct ScaleChart {
  const JudgementScale* scale = nullptr;  // null where there is none at all
  bool takes_unscaled = false;

  [[nodiscard]] bool shows(const Inspection& inspection) const {
    return inspection.scale ? inspection.scale == scale : takes_unscaled;
  }
  // Which of its signs stands for a judgement; the last for one that is not stated.
  [[nodiscard]] std::size_t sign_of(const JudgementLevel* judgement) const {
    return judgement ? static_cast<std::size_t>(judgement - scale->levels.data()) : levels();
  }
  [[nodiscard]] const JudgementLevel* level(std::size_t sign) const {
    return sign < levels() ? &scale->levels[sign] : nullptr;
  }
  [[nodiscard]] std::size_t levels() const { return scale ? scale->levels.size() : 0; }
};

std::vector<chart::SignKind> kinds_of_signs(const words::Words& words, const ScaleChart& shown) {
  std::vector<chart::SignKind> kinds;
  for (std::size_t i = 0; i <= shown.levels(); ++i) kinds.push_back(judgement_sign(words, shown.level(i)));
  return kinds;
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
std::string in_words(const words::Words& words, const ScaleChart& shown, const chart::InspectionLane& lane) {
  // What the message chooses by: in the order of Side.
  static constexpr std::array<std::string_view, 4> sides{"before", "after", "unclear", "unknown"};
  std::string text = words("inspections.chart-case-study", {{"case_study", lane.label}, {"start", lane.start}});
  for (const chart::JudgementSign& sign : lane.signs)
    text += ' ' + words("inspections.chart-inspection",
                        {{"side", sides[static_cast<std::size_t>(side_of(sign.date, lane.started))]},
                         {"date", long_form(words, sign.date)},
                         {"judgement", judgement_words(words, shown.level(sign.judgement))}});
  return text;
}

// How many judgements were the lowest of the scale before the models started, and after.
std::string headline(const words::Words& words, const ScaleChart& shown,
                     const std::vector<chart::InspectionLane>& lanes) {
  struct Count {
    std::size_t all = 0, lowest = 0;
  };
  Count before, after;
  std::size_t all = 0;
  for (const chart::InspectionLane& lane : lanes) {
    for (const chart::JudgementSign& sign : lane.signs) {
      ++all;
      const Side side = side_of(sign.date, lane.started);
      if (sign.judgement == shown.levels() || (side != Side::before && side != Side::after)) continue;
      Count& count = side == Side::before ? before : after;
      ++count.all;
      count.lowest += sign.judgement + 1 == shown.levels() ? 1 : 0;
    }
  }
  if (before.all == 0 || after.all == 0)
    return words("inspections.headline-count", {{"count", all}, {"case_studies", lanes.size()}});
  return words("inspections.headline", {{"level", shown.scale->levels.back().title},
                                        {"before", before.all},
                                        {"before_lowest", before.lowest},
                                        {"after", after.all},
                                        {"after_lowest", after.lowest}});
}

// "Before it started"; without a start, what is told of one: "Start only planned".
std::string side_cell(const words::Words& words, const CaseStudy& study, const Inspection& inspection) {
  if (study.started) return side_words(words, side_of(inspection.date, study.started));
  return planned_start(study) == catalogue::TextRef::none ? words("start-side.not-stated")
                                                          : words("start-side.planned");
}

// A chart for each scale of which something is shown, in the order of the site.
std::vector<ScaleChart> charts_of(const EntryContext& context, const std::vector<EntryIndex>& studies) {
  std::vector<const JudgementScale*> used;
  for (const EntryIndex index : studies)
    for (const Inspection* inspection : dated_inspections(study_of(context, index)))
      if (inspection->scale) used.push_back(inspection->scale);
  std::vector<ScaleChart> charts;
  for (const auto& scale : context.linked.catalogue.site.scales)
    if (std::ranges::find(used, scale.get()) != used.end()) charts.push_back({scale.get()});
  if (charts.empty()) charts.emplace_back();
  charts.front().takes_unscaled = true;
  return charts;
}

std::string chart_html(const EntryContext& context, const std::vector<EntryIndex>& studies, const ScaleChart& shown,
                       bool is_only, std::string id) {
  const words::Words& words = context.linked.words;
  const std::vector<chart::SignKind> kinds = kinds_of_signs(words, shown);
  chart::InspectionChart chart;
  chart.judgements = kinds;
  for (const EntryIndex index : studies) {
    const CaseStudy& study = study_of(context, index);
    chart::InspectionLane lane{context.linked.entry(index).title, start_phrase(words, study), study.started, {}};
    for (const Inspection* inspection : dated_inspections(study))
      if (shown.shows(*inspection)) lane.signs.push_back({*inspection->date, shown.sign_of(inspection->judgement)});
    if (lane.signs.empty()) continue;
    lane.says = in_words(words, shown, lane);
    chart.lanes.push_back(std::move(lane));
  }
  std::string title = headline(words, shown, chart.lanes);
  if (!is_only) title = words("inspections.headline-of-scale", {{"scale", shown.scale->title}, {"headline", title}});
  chart.text = {std::move(id), std::move(title), words("inspections.chart-reading"), {}};
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
  if (!studies.empty()) {
    const std::vector<ScaleChart> charts = charts_of(context, studies);
    std::string html;
    for (std::size_t i = 0; i < charts.size(); ++i)
      html += chart_html(
          context, studies, charts[i], charts.size() == 1,
          i == 0 ? fmt::format("app-block-{}-chart", number) : fmt::format("app-block-{}-chart-{}", number, i + 1));
    view.set("inspections_chart", std::move(html));
  }
  List rows;
  for (const EntryIndex index : studies) {
    const CaseStudy& study = study_of(context, index);
    for (const Inspection* inspection : dated_inspections(study)) {
      rows.push_back({{"inspected_title", Value::borrowed(linked.entry(index).title)},
                      {"inspected_href", link::href(from, linked.entry(index).output, "app-inspections")},
                      {"inspected_date", long_form(linked.words, *inspection->date)},
                      {"inspected_sort", inspection->date->iso()},
                      {"inspected_side", side_cell(linked.words, study, *inspection)},
                      {"inspected_by", Value::borrowed(inspection->by)},
                      {"inspected_judgement", judgement_words(linked.words, inspection->judgement)},
                      {"inspected_class", Value::borrowed(judgement_class(inspection->judgement))},
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

#include "render/compare/case_studies.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "render/compare/comparison.h"
#include "render/records/judgement.h"
#include "render/records/start_words.h"
#include "render/view_parts.h"
#include "words/dates.h"

namespace scrutineer::render {
namespace {

using catalogue::Attribute;
using catalogue::CaseStudy;
using catalogue::EntryIndex;

// What is shown when the block does not say, in this order.
constexpr std::array<std::string_view, 13> default_rows{
    "council",  "models",   "legal_form",  "ownership", "governance",  "started", "time_taken",
    "director", "services", "inspections", "contract",  "set_up_cost", "scrutiny"};

std::string label_of(const words::Words& words, std::string_view key) {
  if (key == "council") return words("record.council");
  if (key == "models") return words("compare-case-studies.models");
  if (key == "started") return words("case-study.started");
  if (key == "services") return words("case-study.services");
  if (key == "inspections") return words("case-study.inspections");
  return std::string(std::ranges::find(catalogue::case_study_attributes(), key, &Attribute::key)->label);
}

class CaseStudyCells {
 public:
  CaseStudyCells(const EntryContext& context, EntryIndex index)
      : context_(context),
        words_(context.linked.words),
        index_(index),
        study_(std::get<CaseStudy>(context.linked.entry(index).detail)) {}

  [[nodiscard]] ComparedCell cell(std::string_view key) const {
    if (key == "council") return {escaped(words_.list(study_.councils)), {}};
    if (key == "models") return {models(), {}};
    if (key == "started") return started();
    if (key == "services") return list_cell(context_, index_, study_.services);
    if (key == "inspections") return {inspections(), {}};
    for (const catalogue::Fact& fact : study_.facts)
      if (fact.attribute->key == key) return text_cell(context_, index_, fact.value);
    return {};
  }

 private:
  [[nodiscard]] std::string models() const {
    std::string items;
    for (const catalogue::IdRef& model : study_.models)
      items += fmt::format("<li>{}</li>", link_to(context_.linked, context_.entry().output,
                                                  context_.linked.catalogue.targets.at(model.id).entry));
    return fmt::format("<ul>{}</ul>", items);
  }

  // "October 2015"; where only a plan is told, "Planned: " and the plan.
  [[nodiscard]] ComparedCell started() const {
    if (study_.started) return {escaped(long_form(words_, *study_.started)), {}};
    const catalogue::TextRef plan = planned_start(study_);
    if (plan == catalogue::TextRef::none) return {};
    const ComparedCell cell = text_cell(context_, index_, plan);
    return {words_.html("compare-case-studies.planned", {{"plan", cell.html}}),
            words_("compare-case-studies.planned", {{"plan", cell.words}})};
  }

  // The judgements under what they say of the start, in the order written.
  [[nodiscard]] std::string inspections() const {
    std::string html;
    for (const Side side : {Side::before, Side::unclear, Side::after, Side::unknown}) {
      std::string items;
      for (const catalogue::Inspection& inspection : study_.inspections)
        if (side_of(inspection.date, study_.started) == side) items += fmt::format("<li>{}</li>", in_words(inspection));
      if (items.empty()) continue;
      if (side != Side::unknown)
        html += fmt::format("<p class=\"app-compare__side\">{}</p>", escaped(side_words(words_, side)));
      html += fmt::format("<ul>{}</ul>", items);
    }
    return html;
  }

  // "February 2014, Ofsted: Requires improvement".
  [[nodiscard]] std::string in_words(const catalogue::Inspection& inspection) const {
    const std::string by = escaped(inspection.by);
    const std::string judgement = escaped(words_(look_of(inspection.judgement).words));
    if (!inspection.date)
      return words_.html("compare-case-studies.inspection-undated", {{"by", by}, {"judgement", judgement}});
    return words_.html("compare-case-studies.inspection",
                       {{"date", escaped(long_form(words_, *inspection.date))}, {"by", by}, {"judgement", judgement}});
  }

  const EntryContext& context_;
  const words::Words& words_;
  EntryIndex index_;
  const CaseStudy& study_;
};

}  // namespace

std::string compare_case_studies_html(const EntryContext& context, const link::Block& block, std::size_t number) {
  Comparison comparison{"case", {}, {}};
  for (const EntryIndex index : block.of) comparison.things.push_back({index, {}});
  if (comparison.things.empty()) return {};
  std::vector<std::string_view> keys(block.rows.begin(), block.rows.end());
  if (keys.empty()) keys.assign(default_rows.begin(), default_rows.end());
  for (const std::string_view key : keys) {
    ComparedRow row{key, label_of(context.linked.words, key), {}};
    for (const ComparedThing& thing : comparison.things)
      row.cells.push_back(CaseStudyCells(context, thing.entry).cell(key));
    comparison.rows.push_back(std::move(row));
  }
  std::string html;
  context.templates.render("block-compare-case-studies", context.shared, comparison_view(context, comparison, number),
                           html);
  return html;
}

}  // namespace scrutineer::render

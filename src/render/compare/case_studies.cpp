#include "render/compare/case_studies.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "render/compare/comparison.h"
#include "render/records/judgement.h"
#include "render/records/start_words.h"
#include "render/view_parts.h"

namespace scrutineer::render {
namespace {

using catalogue::Attribute;
using catalogue::CaseStudy;
using catalogue::EntryIndex;

// What is shown when the block does not say, in this order.
constexpr std::array<std::string_view, 13> default_rows{
    "council",  "models",   "legal_form",  "ownership", "governance",  "started", "time_taken",
    "director", "services", "inspections", "contract",  "set_up_cost", "scrutiny"};

std::string_view label_of(std::string_view key) {
  if (key == "council") return "Council";
  if (key == "models") return "Model";
  if (key == "started") return "Started";
  if (key == "services") return "Services";
  if (key == "inspections") return "Inspections";
  return std::ranges::find(catalogue::case_study_attributes(), key, &Attribute::key)->label;
}

class CaseStudyCells {
 public:
  CaseStudyCells(const EntryContext& context, EntryIndex index)
      : context_(context), index_(index), study_(std::get<CaseStudy>(context.linked.entry(index).detail)) {}

  [[nodiscard]] ComparedCell cell(std::string_view key) const {
    if (key == "council") return {escaped(joined(study_.councils)), {}};
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
    if (study_.started) return {long_form(*study_.started), {}};
    const catalogue::TextRef plan = planned_start(study_);
    if (plan == catalogue::TextRef::none) return {};
    ComparedCell cell = text_cell(context_, index_, plan);
    cell.html.insert(0, "Planned: ");
    cell.words.insert(0, "Planned: ");
    return cell;
  }

  // The judgements under what they say of the start, in the order written.
  [[nodiscard]] std::string inspections() const {
    std::string html;
    for (const Side side : {Side::before, Side::unclear, Side::after, Side::unknown}) {
      std::string items;
      for (const catalogue::Inspection& inspection : study_.inspections)
        if (side_of(inspection.date, study_.started) == side)
          items += fmt::format("<li>{}, {}: {}</li>", inspection.date ? long_form(*inspection.date) : "Date not stated",
                               escaped(inspection.by), words_of(inspection.judgement).words);
      if (items.empty()) continue;
      if (side != Side::unknown) html += fmt::format("<p class=\"app-compare__side\">{}</p>", side_words(side));
      html += fmt::format("<ul>{}</ul>", items);
    }
    return html;
  }

  const EntryContext& context_;
  EntryIndex index_;
  const CaseStudy& study_;
};

}  // namespace

std::string compare_case_studies_html(const EntryContext& context, const link::Block& block, std::size_t number) {
  Comparison comparison{"case", "case study", "case studies", {}, {}};
  for (const EntryIndex index : block.of) comparison.things.push_back({index, {}});
  if (comparison.things.empty()) return {};
  std::vector<std::string_view> keys(block.rows.begin(), block.rows.end());
  if (keys.empty()) keys.assign(default_rows.begin(), default_rows.end());
  for (const std::string_view key : keys) {
    ComparedRow row{key, label_of(key), {}};
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

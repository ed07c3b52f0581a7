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

using catalogue::CaseStudy;
using catalogue::EntryIndex;

// The rows besides the attributes of a case study, under their headings.
struct OwnRow {
  std::string_view key;
  words::Name label;
  words::Name group;
};
constexpr words::Name form = "compare-case-studies.group-form";
constexpr words::Name start = "compare-case-studies.group-start";
constexpr words::Name running = "compare-case-studies.group-running";
constexpr std::array<OwnRow, 5> own_rows{{{"council", "record.council", form},
                                          {"models", "compare-case-studies.models", form},
                                          {"started", "case-study.started", start},
                                          {"services", "case-study.services", running},
                                          {"inspections", "case-study.inspections", running}}};

// Without cells.
std::vector<ComparedRow> rows_of(const EntryContext& context, const link::Block& block) {
  std::vector<ComparedRow> rows;
  const words::Words& words = context.linked.words;
  for (const OwnRow& row : own_rows)
    rows.push_back({.key = row.key, .label = words(row.label), .group = words(row.group)});
  std::ranges::move(attribute_rows(context.linked, catalogue::Kind::case_study, !block.rows.empty()),
                    std::back_inserter(rows));
  std::ranges::move(measure_rows(context.linked, block), std::back_inserter(rows));
  if (!block.rows.empty()) return chosen_rows(std::move(rows), block.rows);
  join_groups(rows);
  return rows;
}

class CaseStudyCells {
 public:
  CaseStudyCells(const EntryContext& context, EntryIndex index)
      : context_(context),
        words_(context.linked.words),
        index_(index),
        study_(std::get<CaseStudy>(context.linked.entry(index).detail)) {}

  [[nodiscard]] ComparedCell cell(std::string_view key) const {
    if (key == "council") return {escaped(words_.list(study_.councils)), {}, list_fact(study_.councils)};
    if (key == "models") return models();
    if (key == "started") return started();
    if (key == "services") return list_cell(context_, index_, study_.services);
    if (key == "inspections") return inspections();
    if (ComparedCell cell = measure_cell(context_, index_, key); !cell.html.empty()) return cell;
    return attribute_cell(context_, index_, context_.linked.entry(index_).facts, key);
  }

 private:
  [[nodiscard]] ComparedCell models() const {
    std::string items;
    std::vector<std::string> ids;
    for (const catalogue::IdRef& model : study_.models) {
      ids.push_back(model.id);
      items += fmt::format("<li>{}</li>", link_to(context_.linked, context_.entry().output,
                                                  context_.linked.catalogue.targets.at(model.id).entry));
    }
    return {fmt::format("<ul>{}</ul>", items), {}, list_fact(std::move(ids))};
  }

  // "October 2015"; where only a plan is told, "Planned: " and the plan.
  [[nodiscard]] ComparedCell started() const {
    if (study_.started) return {escaped(long_form(words_, *study_.started)), {}, study_.started->iso()};
    const catalogue::TextRef plan = planned_start(study_);
    if (plan == catalogue::TextRef::none) return {};
    const ComparedCell cell = text_cell(context_, index_, plan);
    return {words_.html("compare-case-studies.planned", {{"plan", cell.html}}),
            words_("compare-case-studies.planned", {{"plan", cell.words}})};
  }

  // The judgements under what they say of the start, in the order written.
  [[nodiscard]] ComparedCell inspections() const {
    std::string html;
    std::vector<std::string> facts;
    for (const Side side : {Side::before, Side::unclear, Side::after, Side::unknown}) {
      std::string items;
      for (const catalogue::Inspection& inspection : study_.inspections) {
        if (side_of(inspection.date, study_.started) != side) continue;
        items += fmt::format("<li>{}</li>", in_words(inspection));
        facts.push_back(fmt::format("{} {}", static_cast<int>(side), in_words(inspection)));
      }
      if (items.empty()) continue;
      if (side != Side::unknown)
        html += fmt::format("<p class=\"app-compare__side\">{}</p>", escaped(side_words(words_, side)));
      html += fmt::format("<ul>{}</ul>", items);
    }
    if (html.empty()) return {};
    return {html, {}, list_fact(std::move(facts))};
  }

  // "February 2014, Ofsted: Requires improvement".
  [[nodiscard]] std::string in_words(const catalogue::Inspection& inspection) const {
    const std::string by = escaped(inspection.by);
    const std::string judgement = escaped(judgement_words(words_, inspection.judgement));
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
  Comparison comparison{"case", "compare-case-studies", {}, {}};
  for (const EntryIndex index : block.of) comparison.things.push_back({index, {}});
  if (comparison.things.empty()) return {};
  comparison.rows = rows_of(context, block);
  for (ComparedRow& row : comparison.rows)
    for (const ComparedThing& thing : comparison.things)
      row.cells.push_back(CaseStudyCells(context, thing.entry).cell(row.key));
  std::string html;
  context.templates.render("block-compare-case-studies", context.shared, comparison_view(context, comparison, number),
                           html);
  return html;
}

}  // namespace scrutineer::render

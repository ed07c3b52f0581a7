#include "render/compare/models.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "catalogue/model_pairs.h"
#include "link/href.h"
#include "render/appraisal/overview.h"
#include "render/compare/comparison.h"
#include "render/view_parts.h"

namespace scrutineer::render {
namespace {

using catalogue::EntryIndex;
using catalogue::Model;
using link::Linked;
using markup::List;
using markup::Object;
using markup::Value;

// A row besides the attributes of a model.
struct MoreRow {
  std::string_view key;
  words::Name label;
  words::Name missing;  // what a cell says that has nothing to show
  words::Name group;    // the heading over it
};
constexpr MoreRow summary{"summary", "compare-models.summary", "record.not-stated", "compare-models.group-glance"};
constexpr words::Name claimed = "compare-models.group-claims";
constexpr words::Name tried = "compare-models.group-tried";
constexpr std::array<MoreRow, 5> more_rows{{{"advantages", "model.advantages", "risks.none-named", claimed},
                                            {"disadvantages", "model.disadvantages", "risks.none-named", claimed},
                                            {"considerations", "model.considerations", "risks.none-named", claimed},
                                            {"appraised", "appraised.title", "compare-models.no-appraisal", tried},
                                            {"case_studies", "model.uses", "compare-models.no-case-study", tried}}};

class ModelComparison {
 public:
  ModelComparison(const EntryContext& context, const link::Block& block)
      : context_(context), linked_(context.linked), words_(context.linked.words), block_(block) {}

  Comparison make() {
    Comparison comparison{"model", "compare-models", {}, wanted_rows()};
    add_models(comparison);
    for (ComparedRow& row : comparison.rows)
      for (const ComparedThing& thing : comparison.things) row.cells.push_back(cell(row.key, thing.entry));
    return comparison;
  }

 private:
  [[nodiscard]] const Model& model(EntryIndex index) const { return std::get<Model>(linked_.entry(index).detail); }

  // As the block names them; all, or more than stand side by side, by family.
  void add_models(Comparison& comparison) const {
    const catalogue::Vocabulary& families = linked_.catalogue.site.families;
    const auto family = [&](EntryIndex index) { return find(families, model(index).family.id); };
    std::vector<EntryIndex> models = block_.of;
    if (!block_.names_them || models.size() > most_side_by_side) std::ranges::stable_sort(models, {}, family);
    for (const EntryIndex index : models) comparison.things.push_back({index, family(index)->title});
  }

  // Without cells. Rows that an editor chose stand in that order, without headings.
  [[nodiscard]] std::vector<ComparedRow> wanted_rows() const {
    std::vector<ComparedRow> all;
    const auto add = [&](const MoreRow& row) {
      all.push_back(
          {.key = row.key, .label = words_(row.label), .missing = words_(row.missing), .group = words_(row.group)});
    };
    add(summary);
    std::ranges::move(attribute_rows(linked_, catalogue::Kind::model, !block_.rows.empty()), std::back_inserter(all));
    std::ranges::move(measure_rows(linked_, block_), std::back_inserter(all));
    std::ranges::for_each(more_rows, add);
    if (block_.rows.empty()) return join_groups(all), all;
    return chosen_rows(std::move(all), block_.rows);
  }

  [[nodiscard]] ComparedCell cell(std::string_view key, EntryIndex index) const {
    if (key == summary.key) return {escaped(linked_.page(index).summary_plain), {}};
    if (key == "advantages") return claim_list(index, model(index).advantages);
    if (key == "disadvantages") return claim_list(index, model(index).disadvantages);
    if (key == "considerations") return claim_list(index, model(index).considerations);
    if (key == "appraised") return appraised(index);
    if (key == "case_studies") return case_studies(index);
    if (ComparedCell cell = measure_cell(context_, index, key); !cell.html.empty()) return cell;
    return attribute_cell(context_, index, context_.linked.entry(index).facts, key);
  }

  [[nodiscard]] ComparedCell claim_list(EntryIndex index, const std::vector<catalogue::Claim>& claims) const {
    std::vector<catalogue::TextRef> texts;
    for (const catalogue::Claim& claim : claims) texts.push_back(claim.text);
    return list_cell(context_, index, texts);
  }

  [[nodiscard]] ComparedCell appraised(EntryIndex index) const {
    std::string items;
    std::vector<std::string> facts;
    const std::string not_published = escaped(words_("appraisal.not-published"));
    for (const Object& score : scores_of_model(linked_, context_.analysis.appraised, index, context_.entry().output)) {
      const auto text = [&](markup::Key key) { return escaped(score.find(key)->text()); };
      const auto figure = [&](words::Name what, markup::Key key, markup::Key finding, markup::Key address) {
        std::string value = text(key);
        if (value == not_published) return std::string{};
        if (score.find(finding))
          value = words_.html("compare-models.contradicted",
                              {{"figure", value}, {"finding_href", text(address)}, {"finding", text(finding)}});
        return words_.html(what, {{"figure", value}});
      };
      std::vector<std::string> figures{
          figure("compare-models.total", "appraised_total", "total_finding", "total_finding_href"),
          figure("compare-models.sum", "appraised_unweighted", "unweighted_finding", "unweighted_finding_href"),
          figure("compare-models.percentage", "appraised_percent", "percent_finding", "percent_finding_href"),
          figure("compare-models.rank", "appraised_rank", "rank_finding", "rank_finding_href")};
      std::erase(figures, std::string{});
      if (figures.empty()) figures.push_back(words_.html("compare-models.no-result"));
      const std::string item =
          words_.html("compare-models.score", {{"href", text("appraised_href")},
                                               {"appraisal", text("appraised_title")},
                                               {"option_href", text("appraised_option_href")},
                                               {"option", text("appraised_option")},
                                               {"figures", fmt::format("{}", fmt::join(figures, ", "))}});
      items += fmt::format("<li>{}</li>", item);
      // Whatever the appraisal calls the option.
      facts.push_back(fmt::format("{}: {}", text("appraised_href"), fmt::join(figures, ", ")));
    }
    return listed(items, std::move(facts));
  }

  [[nodiscard]] ComparedCell case_studies(EntryIndex index) const {
    std::string items;
    std::vector<std::string> ids;
    for (const EntryIndex use : linked_.page(index).uses) {
      items += fmt::format("<li>{}</li>", link_to(linked_, context_.entry().output, use));
      ids.push_back(linked_.entry(use).id);
    }
    return listed(items, std::move(ids));
  }

  [[nodiscard]] static ComparedCell listed(const std::string& items, std::vector<std::string> facts) {
    if (items.empty()) return {};
    return {fmt::format("<ul>{}</ul>", items), {}, list_fact(std::move(facts))};
  }

  const EntryContext& context_;
  const Linked& linked_;
  const words::Words& words_;
  const link::Block& block_;
};

// The pages that compare two models of one appraisal, by appraisal.
List pair_groups(const Linked& linked, std::string_view from) {
  List groups;
  for (const catalogue::Entry& entry : linked.catalogue.entries) {
    const auto* appraisal = std::get_if<catalogue::Appraisal>(&entry.detail);
    if (!appraisal) continue;
    List pairs;
    for (const catalogue::ModelPair& pair : catalogue::model_pairs(*appraisal)) {
      const auto page = linked.catalogue.targets.find(catalogue::pair_page_id(pair));
      if (page == linked.catalogue.targets.end()) continue;
      const auto title = [&](const std::string& id) { return linked.catalogue.targets.at(id).title; };
      pairs.push_back({{"pair_title", linked.words.list({title(pair.first), title(pair.second)})},
                       {"pair_href", link::href(from, linked.entry(page->second.entry).output)}});
    }
    if (pairs.empty()) continue;
    groups.push_back({{"pair_group_title", Value::borrowed(entry.title)},
                      {"pair_group_href", link::href(from, entry.output)},
                      {"pairs", std::move(pairs)}});
  }
  return groups;
}

}  // namespace

std::string compare_models_html(const EntryContext& context, const link::Block& block, std::size_t number) {
  const Comparison comparison = ModelComparison(context, block).make();
  if (comparison.things.empty()) return {};
  Object view = comparison_view(context, comparison, number);
  List pairs = block.names_them ? List{} : pair_groups(context.linked, context.entry().output);
  set_list(view, "pair_groups", "has_pair_groups", std::move(pairs));
  std::string html;
  context.templates.render("block-compare-models", context.shared, view, html);
  return html;
}

}  // namespace scrutineer::render

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

using catalogue::Attribute;
using catalogue::EntryIndex;
using catalogue::Model;
using link::Linked;
using markup::List;
using markup::Object;
using markup::Value;

// Rows besides the attributes of a model.
constexpr std::string_view summary_key = "summary";
constexpr std::array more_rows{Attribute{"advantages", "Advantages"}, Attribute{"disadvantages", "Disadvantages"},
                               Attribute{"considerations", "To consider"}, Attribute{"appraised", "How it scored"},
                               Attribute{"case_studies", "Where it has been tried"}};

// What a cell says that has nothing to show.
std::string_view missing(std::string_view key) {
  if (key == "appraised") return "In no appraisal on this site";
  if (key == "case_studies") return "In no case study on this site";
  return key == "advantages" || key == "disadvantages" || key == "considerations" ? "None named" : "Not stated";
}

class ModelComparison {
 public:
  ModelComparison(const EntryContext& context, const link::Block& block)
      : context_(context), linked_(context.linked), block_(block) {}

  Comparison make() {
    Comparison comparison{"model", "model", "models", {}, {}};
    add_models(comparison);
    const std::vector<Attribute> attributes = wanted_rows();
    for (const Attribute& attribute : attributes) {
      ComparedRow row{attribute.key, attribute.label, {}, missing(attribute.key)};
      for (const ComparedThing& thing : comparison.things) row.cells.push_back(cell(attribute.key, thing.entry));
      comparison.rows.push_back(std::move(row));
    }
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

  [[nodiscard]] std::vector<Attribute> wanted_rows() const {
    std::vector<Attribute> all{{summary_key, "In short"}};
    all.insert(all.end(), catalogue::model_attributes().begin(), catalogue::model_attributes().end());
    all.insert(all.end(), more_rows.begin(), more_rows.end());
    if (block_.rows.empty()) return all;
    std::vector<Attribute> wanted;
    for (const std::string& key : block_.rows) wanted.push_back(*std::ranges::find(all, key, &Attribute::key));
    return wanted;
  }

  [[nodiscard]] ComparedCell cell(std::string_view key, EntryIndex index) const {
    if (key == summary_key) return {escaped(linked_.page(index).summary_plain), {}};
    if (key == "advantages") return claims(index, model(index).advantages);
    if (key == "disadvantages") return claims(index, model(index).disadvantages);
    if (key == "considerations") return claims(index, model(index).considerations);
    if (key == "appraised") return appraised(index);
    if (key == "case_studies") return case_studies(index);
    for (const catalogue::Fact& fact : model(index).facts)
      if (fact.attribute->key == key) return text_cell(context_, index, fact.value);
    return {};
  }

  [[nodiscard]] ComparedCell claims(EntryIndex index, const std::vector<catalogue::Claim>& claims) const {
    std::vector<catalogue::TextRef> texts;
    for (const catalogue::Claim& claim : claims) texts.push_back(claim.text);
    return list_cell(context_, index, texts);
  }

  [[nodiscard]] ComparedCell appraised(EntryIndex index) const {
    std::string items;
    for (const Object& score : scores_of_model(linked_, context_.analysis.appraised, index, context_.entry().output)) {
      const auto text = [&](markup::Key key) { return escaped(score.find(key)->text()); };
      items += fmt::format(R"(<li><a href="{}">{}</a>, as <a href="{}">{}</a>: )", text("appraised_href"),
                           text("appraised_title"), text("appraised_option_href"), text("appraised_option"));
      const auto figure = [&](std::string_view what, markup::Key key, markup::Key finding, markup::Key address) {
        const std::string value = text(key);
        if (value == "Not published") return std::string{};
        if (!score.find(finding)) return fmt::format("{} {}", what, value);
        return fmt::format(R"({} {} (<a href="{}">contradicted: finding {}</a>))", what, value, text(address),
                           text(finding));
      };
      std::vector<std::string> figures{
          figure("weighted total", "appraised_total", "total_finding", "total_finding_href"),
          figure("sum of scores", "appraised_unweighted", "unweighted_finding", "unweighted_finding_href"),
          figure("percentage", "appraised_percent", "percent_finding", "percent_finding_href"),
          figure("rank", "appraised_rank", "rank_finding", "rank_finding_href")};
      std::erase(figures, std::string{});
      items += figures.empty() ? std::string("no result published") : fmt::format("{}", fmt::join(figures, ", "));
      items += ".</li>";
    }
    return {items.empty() ? std::string{} : fmt::format("<ul>{}</ul>", items), {}};
  }

  [[nodiscard]] ComparedCell case_studies(EntryIndex index) const {
    std::string items;
    for (const EntryIndex use : linked_.page(index).uses)
      items += fmt::format("<li>{}</li>", link_to(linked_, context_.entry().output, use));
    return {items.empty() ? std::string{} : fmt::format("<ul>{}</ul>", items), {}};
  }

  const EntryContext& context_;
  const Linked& linked_;
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
      pairs.push_back({{"pair_title", fmt::format("{} and {}", title(pair.first), title(pair.second))},
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

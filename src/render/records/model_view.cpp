#include "render/records/model_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "catalogue/model_pairs.h"
#include "link/href.h"
#include "render/appraisal/overview.h"
#include "render/attribute_facts.h"
#include "render/records/measures_view.h"
#include "render/view_parts.h"

namespace scrutineer::render {
namespace {

using catalogue::Claim;
using catalogue::Entry;
using catalogue::EntryIndex;
using catalogue::IdRef;
using catalogue::Model;
using link::href;
using markup::Key;
using markup::List;
using markup::Object;
using markup::Value;

class ModelView {
 public:
  ModelView(const EntryContext& context, const Model& model, Object& view, std::vector<PageSection>& sections)
      : context_(context),
        linked_(context.linked),
        words_(context.linked.words),
        entry_(context.entry()),
        model_(model),
        view_(view),
        sections_(sections) {}

  void add() {
    add_facts_of_model();
    add_measures(context_, view_, sections_);
    add_claims("advantages", "has_advantages", "model.advantages", model_.advantages);
    add_claims("disadvantages", "has_disadvantages", "model.disadvantages", model_.disadvantages);
    add_claims("considerations", "has_considerations", "model.considerations", model_.considerations);
    add_examples();
    add_section("appraised", "has_appraised", "appraised.title",
                scores_of_model(linked_, context_.analysis.appraised, context_.index, entry_.output));
    add_uses();
    add_risks_and_factors();
    add_called();
    add_comparisons();
  }

 private:
  // The name of the list is the id of its section.
  void add_section(Key name, Key has_name, words::Name title, List list) {
    if (!list.empty()) sections_.push_back({fmt::format("app-{}", name.text()), words_(title)});
    set_list(view_, name, has_name, std::move(list));
  }

  // "83%, rank 1 of 5, in Worcestershire: …", as published, for each appraisal that scored it.
  [[nodiscard]] std::vector<std::string> scores() const {
    std::vector<std::string> scores;
    for (const auto& [index, at, worked_out] : scorings_of(linked_, context_.analysis.appraised, context_.index)) {
      const auto& appraisal = std::get<catalogue::Appraisal>(linked_.entry(index).detail);
      const catalogue::PublishedResult& published = appraisal.options[at].published;
      const auto shown = [](const catalogue::OptionalFigure& printed) {
        return printed ? to_text(printed->figure) : std::string("none");
      };
      scores.push_back(words_.html("model.score", {{"percent", worked_out ? shown(published.percent) : "none"},
                                                   {"rank", shown(published.rank)},
                                                   {"options", appraisal.options.size()},
                                                   {"appraisal", link_to(linked_, entry_.output, index)}}));
    }
    return scores;
  }

  void add_facts_of_model() {
    List facts;
    std::vector<std::string> tried;
    for (const EntryIndex use : context_.page().uses) tried.push_back(link_to(linked_, entry_.output, use));
    add_fact(facts, words_("model.tried-in"), words_.list(tried));
    add_fact(facts, words_("model.scored"), fmt::format("{}", fmt::join(scores(), "<br>")));
    add_facts(context_, true, facts);
    add_fact(facts, words_("model.family"), escaped(find(linked_.catalogue.site.families, model_.family.id)->title));
    add_fact(facts, words_("model.also-called"), escaped(words_.list(model_.also_called)));
    add_facts(context_, false, facts);
    std::vector<const catalogue::Attribute*> missing;
    for (const catalogue::Attribute* attribute :
         attributes_of(linked_.catalogue.site.attributes, catalogue::Kind::model))
      if (std::ranges::find(model_.not_stated, attribute->key, &IdRef::id) != model_.not_stated.end())
        missing.push_back(attribute);
    add_fact(facts, words_("record.not-stated"), escaped(labels_in_words(words_, missing)));
    set_list(view_, "facts", "has_facts", std::move(facts));
  }

  void add_claims(Key name, Key has_name, words::Name title, const std::vector<Claim>& claims) {
    List list;
    for (const Claim& claim : claims)
      list.push_back({{"claim_id", Value::borrowed(claim.id)},
                      {"claim_text", Value::borrowed(text_html(context_.page(), claim.text))},
                      {"claim_source", source_html(linked_, entry_.output, claim.source)}});
    add_section(name, has_name, title, std::move(list));
  }

  void add_examples() {
    List examples;
    for (const catalogue::Example& example : model_.examples) {
      Object item{{"example_text", Value::borrowed(text_html(context_.page(), example.text))},
                  {"example_source", source_html(linked_, entry_.output, example.source)}};
      if (example.case_study)
        item.set("example_case_study",
                 link_to(linked_, entry_.output, linked_.catalogue.targets.at(example.case_study->id).entry));
      examples.push_back(std::move(item));
    }
    add_section("examples", "has_examples", "model.examples", std::move(examples));
  }

  void add_uses() {
    List uses;
    for (const EntryIndex use : context_.page().uses)
      uses.push_back({{"use_title", Value::borrowed(linked_.entry(use).title)},
                      {"use_href", href(entry_.output, linked_.entry(use).output)},
                      {"use_summary", Value::borrowed(linked_.page(use).summary_plain)}});
    add_section("uses", "has_uses", "model.uses", std::move(uses));
  }

  [[nodiscard]] bool names_this(const std::vector<IdRef>& models) const {
    return std::ranges::find(models, entry_.id, &IdRef::id) != models.end();
  }

  // Risks and factors that say they bear on this model.
  void add_risks_and_factors() {
    List concerns;
    const auto add = [&](const Entry& from, const std::string& id, const std::string& title) {
      concerns.push_back({{"concern_title", Value::borrowed(title)},
                          {"concern_href", href(entry_.output, from.output, id)},
                          {"concern_from", Value::borrowed(from.title)}});
    };
    for (const Entry& from : linked_.catalogue.entries) {
      if (const auto* all = std::get_if<catalogue::RiskRegister>(&from.detail))
        for (const catalogue::Risk& risk : all->risks)
          if (names_this(risk.models)) add(from, risk.id, risk.title);
      if (const auto* set = std::get_if<catalogue::FactorSet>(&from.detail))
        for (const catalogue::Factor& factor : set->factors)
          if (names_this(factor.models)) add(from, factor.id, factor.title);
    }
    add_section("concerns", "has_concerns", "model.concerns", std::move(concerns));
  }

  void add_called() {
    List called;
    for (const catalogue::Called& name : model_.called)
      called.push_back({{"called_name", Value::borrowed(name.name)},
                        {"called_source", source_html(linked_, entry_.output, name.source)}});
    add_section("called", "has_called", "model.called", std::move(called));
  }

  // The models that an appraisal set against this one, each with the page that compares the two.
  void add_comparisons() {
    List pairs;
    std::vector<std::string> known;
    for (const Entry& entry : linked_.catalogue.entries) {
      const auto* appraisal = std::get_if<catalogue::Appraisal>(&entry.detail);
      if (!appraisal) continue;
      for (const catalogue::ModelPair& pair : catalogue::model_pairs(*appraisal)) {
        const std::string id = catalogue::pair_page_id(pair);
        const auto page = linked_.catalogue.targets.find(id);
        if ((pair.first != entry_.id && pair.second != entry_.id) || page == linked_.catalogue.targets.end() ||
            std::ranges::find(known, id) != known.end())
          continue;
        known.push_back(id);
        const std::string& other = pair.first == entry_.id ? pair.second : pair.first;
        pairs.push_back({{"pair_title", Value::borrowed(linked_.catalogue.targets.at(other).title)},
                         {"pair_href", href(entry_.output, linked_.entry(page->second.entry).output)}});
      }
    }
    const std::string any = comparison_href(context_, "compare-models", "model");
    if (!pairs.empty() || !any.empty()) sections_.push_back({"app-compare", words_("model.comparisons")});
    view_.set("has_comparisons", !pairs.empty() || !any.empty());
    view_.set("comparison_href", any);
    set_list(view_, "pairs", "has_pairs", std::move(pairs));
  }

  const EntryContext& context_;
  const link::Linked& linked_;
  const words::Words& words_;
  const Entry& entry_;
  const Model& model_;
  Object& view_;
  std::vector<PageSection>& sections_;
};

}  // namespace

void add_model_view(const EntryContext& context, const Model& model, Object& view, std::vector<PageSection>& sections) {
  ModelView(context, model, view, sections).add();
}

}  // namespace scrutineer::render

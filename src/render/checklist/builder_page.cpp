#include "render/checklist/builder_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "analyse/question_wording.h"
#include "link/href.h"
#include "render/checklist/priority_view.h"
#include "render/checklist/question_view.h"
#include "render/view_parts.h"
#include "words/dates.h"

namespace scrutineer::render {
namespace {

using analyse::AskedQuestion;
using catalogue::Entry;
using catalogue::EntryIndex;
using catalogue::Kind;
using link::Linked;
using markup::List;
using markup::Object;
using markup::Value;
using Json = nlohmann::ordered_json;

constexpr std::string_view top = "index.html";

// ---- the page ----------------------------------------------------------------------------------------

List choices(const std::vector<catalogue::VocabularyItem>& items) {
  List list;
  for (const catalogue::VocabularyItem& item : items)
    list.push_back({{"choice_id", Value::borrowed(item.id)}, {"choice_title", Value::borrowed(item.title)}});
  return list;
}

// The models under their families.
List model_groups(const Linked& linked) {
  List groups;
  for (const catalogue::VocabularyItem& family : linked.catalogue.site.families) {
    List models;
    for (const Entry& entry : linked.catalogue.entries) {
      const auto* model = std::get_if<catalogue::Model>(&entry.detail);
      if (model && model->family.id == family.id)
        models.push_back({{"model_id", Value::borrowed(entry.id)}, {"model_title", Value::borrowed(entry.title)}});
    }
    if (models.empty()) continue;
    groups.push_back({{"family_title", Value::borrowed(family.title)}, {"family_models", std::move(models)}});
  }
  return groups;
}

// The councils that something with figures is about.
std::vector<std::string> councils_of(const Entry& entry) {
  return std::visit(
      []<class Detail>(const Detail& detail) -> std::vector<std::string> {
        if constexpr (std::is_same_v<Detail, catalogue::CaseStudy>) return detail.councils;
        if constexpr (requires { detail.council; })
          return detail.council.empty() ? std::vector<std::string>{} : std::vector{detail.council};
        return {};
      },
      entry.detail);
}

// The councils and appraisals that the checklists have questions on.
void add_subjects(const Linked& linked, const analyse::Checklists& checklists, Object& view) {
  std::set<std::string> councils;
  std::set<EntryIndex> appraisals;
  for (const auto& [index, checklist] : checklists)
    for (const analyse::AskedSection& section : checklist.sections)
      for (const AskedQuestion& question : section.questions) {
        if (!question.fact) continue;
        const Entry& entry = linked.entry(question.fact->entry);
        for (const std::string& council : councils_of(entry)) councils.insert(council);
        if (entry.kind == Kind::appraisal) appraisals.insert(question.fact->entry);
      }
  List named, scored;
  for (const std::string& council : councils) named.push_back(Object{{"council", council}});
  for (const EntryIndex index : appraisals)
    scored.push_back({{"appraisal_id", Value::borrowed(linked.entry(index).id)},
                      {"appraisal_title", Value::borrowed(linked.entry(index).title)}});
  view.set("has_subjects", !named.empty());
  set_list(view, "councils", "has_councils", std::move(named));
  set_list(view, "appraisals", "has_appraisals", std::move(scored));
}

// What the template is given: docs/theme.md.
Object builder_view(const EntryContext& context) {
  const Linked& linked = context.linked;
  const catalogue::Site& site = linked.catalogue.site;
  Object view{{"title", Value::borrowed(context.entry().title)},
              {"question_count", true},
              {"builder_id", Value::borrowed(context.entry().id)},
              {"bank_link", R"(<a data-slot="bank"></a>)"},
              {"rule_link", R"(<a data-slot="rule"></a>)"},
              {"builder_data_href", link::href(context.entry().output, builder_data_path)},
              {"data_date", long_form(linked.words, context.as_of)}};
  set_list(view, "priorities", "has_priorities", priority_tags(linked));
  view.set("one_priority", site.priorities.size() == 1);
  set_list(view, "stages", "has_stages", choices(site.stages));
  set_list(view, "themes", "has_themes", choices(site.question_themes));
  set_list(view, "model_groups", "has_model_groups", model_groups(linked));
  add_subjects(linked, context.analysis.checklists, view);

  List ready;
  for (const auto& [index, checklist] : context.analysis.checklists) {
    const std::size_t count = checklist.count();
    ready.push_back({{"ready_title", Value::borrowed(linked.entry(index).title)},
                     {"ready_href", link::href(context.entry().output, linked.entry(index).output)},
                     {"ready_summary", Value::borrowed(linked.page(index).summary_plain)},
                     {"ready_count", count == 0 ? std::string{} : fmt::format("{}", count)}});
  }
  set_list(view, "ready_lists", "has_ready_lists", std::move(ready));
  return view;
}

// ---- the data ----------------------------------------------------------------------------------------

// The address, written on the page at `from`, as one from the top of the site.
std::string rebased_href(std::string_view address, std::string_view from) {
  if (address.starts_with('#')) return fmt::format("{}{}", from, address);
  const std::size_t colon = address.find(':');
  if (colon != std::string_view::npos && colon < address.find_first_of("/?#")) return std::string(address);
  std::string_view folder = from.substr(0, from.rfind('/') == std::string_view::npos ? 0 : from.rfind('/'));
  while (address.starts_with("../")) {
    address.remove_prefix(3);
    folder = folder.substr(0, folder.rfind('/') == std::string_view::npos ? 0 : folder.rfind('/'));
  }
  return folder.empty() ? std::string(address) : fmt::format("{}/{}", folder, address);
}

std::string rebased(std::string_view html, std::string_view from) {
  constexpr std::string_view attribute = " href=\"";
  std::string result;
  for (std::size_t at = html.find(attribute); at != std::string_view::npos; at = html.find(attribute)) {
    at += attribute.size();
    const std::size_t end = html.find('"', at);
    result.append(html.substr(0, at)).append(rebased_href(html.substr(at, end - at), from));
    html.remove_prefix(end);
  }
  return result.append(html);
}

Json rebased(const std::vector<std::string>& texts, std::string_view from) {
  Json list = Json::array();
  for (const std::string& text : texts) list.push_back(rebased(text, from));
  return list;
}

Json titles(const std::vector<catalogue::VocabularyItem>& items) {
  Json all = Json::object();
  for (const catalogue::VocabularyItem& item : items) all[item.id] = item.title;
  return all;
}

void add_ids(std::set<std::string>& ids, const std::vector<catalogue::IdRef>& refs) {
  for (const catalogue::IdRef& ref : refs) ids.insert(ref.id);
}

// The models that a fact says something about.
std::set<std::string> models_of(const Linked& linked, const analyse::Fact& fact) {
  std::set<std::string> ids;
  const Entry& entry = linked.entry(fact.entry);
  if (entry.kind == Kind::model) ids.insert(entry.id);
  if (const auto* study = std::get_if<catalogue::CaseStudy>(&entry.detail)) add_ids(ids, study->models);
  if (const auto* appraisal = std::get_if<catalogue::Appraisal>(&entry.detail))
    for (const catalogue::Option& option : appraisal->options)
      if (option.model && std::ranges::find(fact.about, option.id) != fact.about.end()) ids.insert(option.model->id);
  if (const auto* risks = std::get_if<catalogue::RiskRegister>(&entry.detail))
    for (const catalogue::Risk& risk : risks->risks)
      if (risk.id == fact.item) add_ids(ids, risk.models);
  if (const auto* set = std::get_if<catalogue::FactorSet>(&entry.detail))
    for (const catalogue::Factor& factor : set->factors)
      if (factor.id == fact.item) add_ids(ids, factor.models);
  return ids;
}

// `from` is the page that the texts were made for.
Json question_json(const Linked& linked, const AskedQuestion& question, std::string_view from) {
  Json json{{"id", question.id}, {"text", rebased(question.text, from)}, {"theme", question.theme}};
  if (!question.why.empty()) json["why"] = rebased(question.why, from);
  if (!question.evidence.empty()) json["evidence"] = rebased(question.evidence, from);
  if (!question.ask.empty()) json["ask"] = rebased(question.ask, from);
  json["stages"] = question.stages;
  if (!question.priority.empty()) json["priority"] = question.priority;
  if (std::string mark = question_mark(linked, question); !mark.empty()) json["layer"] = std::move(mark);
  const Entry& origin = linked.entry(question.origin);
  if (question.fact)
    json["rule"] = {{"title", rule_title(question.rule)}, {"href", link::href(top, origin.output, question.rule)}};
  else
    json["bank"] = {{"title", origin.title}, {"href", link::href(top, origin.output, question.id)}};
  return json;
}

std::string script(const Linked& linked, const analyse::Checklists& checklists, const analyse::Wordings& original) {
  const analyse::QuestionWording wording(linked.catalogue);
  Json questions = Json::array();
  for (std::size_t i = 0; i < linked.pages.size(); ++i) {
    const auto index = static_cast<EntryIndex>(i);
    const Entry& entry = linked.entry(index);
    const auto* bank = std::get_if<catalogue::QuestionBank>(&entry.detail);
    if (!bank) continue;
    for (const link::LinkedQuestion& shown : linked.page(index).questions) {
      const AskedQuestion question = analyse::bank_question(linked, shown);
      Json json = question_json(linked, question, entry.output);
      const auto known = original.find(question.id);
      json["wording"] = known == original.end() ? wording(question.text) : known->second;
      json["source"] = source_html(linked, top, question.source);
      std::set<std::string> models;
      add_ids(models, bank->questions[shown.index].models);
      if (!models.empty()) json["models"] = models;
      questions.push_back(std::move(json));
    }
  }
  std::set<std::string_view> seen;
  for (const auto& [index, checklist] : checklists)
    for (const analyse::AskedSection& section : checklist.sections)
      for (const AskedQuestion& question : section.questions) {
        if (!question.fact || !seen.insert(question.id).second) continue;
        const analyse::Fact& fact = *question.fact;
        Json json = question_json(linked, question, linked.entry(index).output);
        json["wording"] = question.wording;
        json["figure"] = {{"title", figure_line(linked, question)}, {"href", link::href(top, fact.path, fact.anchor)}};
        json["of"] = linked.entry(fact.entry).id;
        if (const auto models = models_of(linked, fact); !models.empty()) json["models"] = models;
        if (const auto councils = councils_of(linked.entry(fact.entry)); !councils.empty()) json["councils"] = councils;
        if (linked.entry(fact.entry).kind == Kind::case_study) json["example"] = true;
        questions.push_back(std::move(json));
      }
  const catalogue::Site& site = linked.catalogue.site;
  Json priorities = Json::array();
  for (const catalogue::Priority& priority : site.priorities) priorities.push_back(priority.id);
  const Json all{{"themes", titles(site.question_themes)},
                 {"stages", titles(site.stages)},
                 {"priorities", std::move(priorities)},
                 {"questions", std::move(questions)}};
  return "window.scrutineerQuestions=" + all.dump(-1, ' ', false, Json::error_handler_t::replace) + ";\n";
}

}  // namespace

std::string builder_html(const EntryContext& context) {
  std::string html;
  context.templates.render("block-checklist-builder", context.shared, builder_view(context), html);
  return html;
}

bool has_builder(const Linked& linked) {
  return std::ranges::any_of(linked.pages, [](const link::LinkedPage& page) {
    return std::ranges::find(page.blocks, link::BlockKind::checklist_builder, &link::Block::kind) != page.blocks.end();
  });
}

exports::GeneratedFile builder_data(const Linked& linked, const analyse::Analysis& analysis) {
  return {std::string(builder_data_path), [&linked, &analysis](std::string& out) {
            out += script(linked, analysis.checklists, analysis.original_wordings);
          }};
}

}  // namespace scrutineer::render

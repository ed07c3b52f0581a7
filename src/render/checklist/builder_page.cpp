#include "render/checklist/builder_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <span>
#include <tuple>
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
              {"builder_data_href", link::href(context.entry().output, builder_index_path)},
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

// A question of a bank, or one that a rule made.
struct Offered {
  AskedQuestion asked;
  EntryIndex page{};  // that its texts were made for
  std::set<std::string> models;
  std::size_t part = 0;  // where its texts stand; 0 for questions.js itself
};

// Every question of the banks, then those that rules made for the checklists, each once.
std::vector<Offered> offered_questions(const Linked& linked, const analyse::Checklists& checklists) {
  std::vector<Offered> questions;
  for (std::size_t i = 0; i < linked.pages.size(); ++i) {
    const auto index = static_cast<EntryIndex>(i);
    const auto* bank = std::get_if<catalogue::QuestionBank>(&linked.entry(index).detail);
    if (!bank) continue;
    for (const link::LinkedQuestion& shown : linked.page(index).questions) {
      questions.push_back({analyse::bank_question(linked, shown), index, {}});
      add_ids(questions.back().models, bank->questions[shown.index].models);
    }
  }
  std::set<std::string_view> seen;
  for (const auto& [index, checklist] : checklists)
    for (const analyse::AskedSection& section : checklist.sections)
      for (const AskedQuestion& question : section.questions)
        if (question.fact && seen.insert(question.id).second)
          questions.push_back({question, index, models_of(linked, *question.fact)});
  return questions;
}

constexpr std::size_t most_in_part = 16;
// So many of a theme stand together: a short list of all themes and one of a single theme need few parts alike.
constexpr std::size_t together = 4;

// questions.js has the texts that a list begins with when nothing is chosen. Of the others, those of banks come first,
// then those about one thing after the other, always the most pressing first, the themes in turn: the order in which
// themes/civic/scripts/builder.js shortens a list.
void cut_into_parts(const catalogue::Site& site, std::vector<Offered>& questions) {
  struct Place {
    std::size_t about, rank, round, theme;
    Offered* question;
  };
  std::vector<Place> places;
  std::map<std::array<std::size_t, 3>, std::size_t> rounds;
  for (Offered& question : questions) {
    const AskedQuestion& asked = question.asked;
    const std::size_t about = asked.fact ? static_cast<std::size_t>(asked.fact->entry) + 1 : 0;
    const auto rank = std::ranges::find(site.priorities, asked.priority, &catalogue::Priority::id);
    const auto theme = std::ranges::find(site.question_themes, asked.theme, &catalogue::VocabularyItem::id);
    Place place{about, static_cast<std::size_t>(rank - site.priorities.begin()), 0,
                static_cast<std::size_t>(theme - site.question_themes.begin()), &question};
    place.round = rounds[{place.about, place.rank, place.theme}]++;
    places.push_back(place);
  }
  std::ranges::sort(places, {},
                    [](const Place& place) { return std::tuple(place.about, place.rank, place.round, place.theme); });
  const std::span others = std::span(places).subspan(std::min(most_in_part, places.size()));
  std::ranges::sort(others, {}, [](const Place& place) {
    return std::tuple(place.about, place.rank, place.round / together, place.theme, place.round);
  });
  for (std::size_t i = 0; i < places.size(); ++i) places[i].question->part = i / most_in_part;
}

// What decides whether and where a list has the question.
Json index_json(const Linked& linked, const Offered& question) {
  const AskedQuestion& asked = question.asked;
  Json json{{"id", asked.id}, {"theme", asked.theme}, {"stages", asked.stages}};
  if (!asked.priority.empty()) json["priority"] = asked.priority;
  if (!question.models.empty()) json["models"] = question.models;
  if (asked.fact) {
    const Entry& about = linked.entry(asked.fact->entry);
    json["of"] = about.id;
    if (const auto councils = councils_of(about); !councils.empty()) json["councils"] = councils;
    if (about.kind == Kind::case_study) json["example"] = true;
  }
  if (question.part > 0) json["part"] = question.part;
  return json;
}

class BuilderData {
 public:
  BuilderData(const Linked& linked, const analyse::Analysis& analysis)
      : linked_(linked),
        analysis_(analysis),
        wording_(linked.catalogue),
        questions_(offered_questions(linked, analysis.checklists)) {
    cut_into_parts(linked.catalogue.site, questions_);
  }

  [[nodiscard]] std::size_t parts() const { return (questions_.size() + most_in_part - 1) / most_in_part; }

  [[nodiscard]] std::string index_script() const {
    const catalogue::Site& site = linked_.catalogue.site;
    Json priorities = Json::array(), questions = Json::array();
    for (const catalogue::Priority& priority : site.priorities) priorities.push_back(priority.id);
    for (const Offered& question : questions_) {
      questions.push_back(index_json(linked_, question));
      if (question.part == 0) questions.back().update(texts_json(question));
    }
    const Json all{{"themes", titles(site.question_themes)},
                   {"stages", titles(site.stages)},
                   {"priorities", std::move(priorities)},
                   {"questions", std::move(questions)}};
    return "window.scrutineerQuestions=" + text_of(all) + ";\n";
  }

  [[nodiscard]] std::string part_script(std::size_t part) const {
    Json texts = Json::array();
    for (const Offered& question : questions_)
      if (question.part == part) texts.push_back(texts_json(question));
    return "scrutineerQuestions.texts(" + text_of(texts) + ");\n";
  }

 private:
  static std::string text_of(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

  [[nodiscard]] Json texts_json(const Offered& question) const {
    const AskedQuestion& asked = question.asked;
    const std::string& from = linked_.entry(question.page).output;
    Json json{{"id", asked.id}, {"text", rebased(asked.text, from)}};
    if (!asked.why.empty()) json["why"] = rebased(asked.why, from);
    if (!asked.evidence.empty()) json["evidence"] = rebased(asked.evidence, from);
    if (!asked.ask.empty()) json["ask"] = rebased(asked.ask, from);
    if (std::string mark = question_mark(linked_, asked); !mark.empty()) json["layer"] = std::move(mark);
    const Entry& origin = linked_.entry(asked.origin);
    if (asked.fact) {
      json["rule"] = {{"title", rule_title(asked.rule)}, {"href", link::href(top, origin.output, asked.rule)}};
      json["wording"] = asked.wording;
      json["figure"] = {{"title", figure_line(linked_, asked)},
                        {"href", link::href(top, asked.fact->path, asked.fact->anchor)}};
    } else {
      json["bank"] = {{"title", origin.title}, {"href", link::href(top, origin.output, asked.id)}};
      const auto original = analysis_.original_wordings.find(asked.id);
      json["wording"] = original == analysis_.original_wordings.end() ? wording_(asked.text) : original->second;
      json["source"] = source_html(linked_, top, asked.source);
    }
    return json;
  }

  const Linked& linked_;
  const analyse::Analysis& analysis_;
  analyse::QuestionWording wording_;
  std::vector<Offered> questions_;
};

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

std::vector<exports::GeneratedFile> builder_files(const Linked& linked, const analyse::Analysis& analysis) {
  const auto data = std::make_shared<const BuilderData>(linked, analysis);
  std::vector<exports::GeneratedFile> files;
  files.push_back({std::string(builder_index_path), [data](std::string& out) { out += data->index_script(); }});
  for (std::size_t part = 1; part < data->parts(); ++part)
    files.push_back({fmt::format("assets/questions/{}.js", part),
                     [data, part](std::string& out) { out += data->part_script(part); }});
  return files;
}

}  // namespace scrutineer::render

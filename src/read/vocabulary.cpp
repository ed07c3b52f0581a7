#include "read/vocabulary.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/edit_distance.h"
#include "base/letter_case.h"
#include "base/utf8.h"
#include "read/layered_entry.h"

namespace scrutineer::read {
namespace {

using catalogue::Attribute;
using catalogue::Kind;
using catalogue::Site;
using catalogue::ValueType;

// In the order of the enumerations.
constexpr std::array<std::string_view, 7> value_types{"text", "number", "money", "date", "yes-no", "choice", "link"};
constexpr std::array<std::string_view, 2> directions{"higher", "lower"};  // Preferred, from its second on
constexpr std::array<std::string_view, 3> places{"at-a-glance", "comparison", "page"};

// What can have attributes: entries of a kind, or single risks.
struct Bearer {
  std::string_view name;
  std::optional<Kind> kind;                // none for risks
  std::span<const std::string_view> keys;  // that it can hold already, besides those of all
};

// What every site had before sites had vocabularies, in the order of pages.
struct FormerAttribute {
  std::string_view key;
  bool of_models = true;
  bool of_case_studies = false;
};
constexpr std::array<FormerAttribute, 17> former_attributes{{{"legal_form", true, true},
                                                             {"ownership", true, true},
                                                             {"governance", true, true},
                                                             {"management"},
                                                             {"control"},
                                                             {"director", true, true},
                                                             {"staff"},
                                                             {"procurement"},
                                                             {"assets"},
                                                             {"changing_scope"},
                                                             {"inspection"},
                                                             {"tax"},
                                                             {"set_up"},
                                                             {"time_taken", false, true},
                                                             {"contract", false, true},
                                                             {"set_up_cost", false, true},
                                                             {"scrutiny", false, true}}};

// What is written, or named as a row of comparisons, with another meaning.
constexpr std::array<std::string_view, 17> keys_of_all{
    "title",    "summary", "tags", "order", "owner", "published", "last_reviewed", "review_by",    "draft",
    "glossary", "amend",   "hide", "seen",  "name",  "sources",   "changes",       "redirect_from"};
constexpr std::array<std::string_view, 16> keys_of_models{
    "family",         "source",       "also_called", "called",        "not_stated",    "case_studies",
    "advantage",      "disadvantage", "advantages",  "consideration", "disadvantages", "example",
    "considerations", "appraised",    "measure",     "turning_point"};
constexpr std::array<std::string_view, 15> keys_of_case_studies{
    "council",    "source", "models", "started",    "planned_start", "services", "drivers",      "website",
    "inspection", "lesson", "event",  "difference", "inspections",   "measure",  "turning_point"};
constexpr std::array<std::string_view, 17> keys_of_appraisals{
    "council", "date",  "date_note", "conclusion", "note",      "source",     "cells", "scale", "bands",
    "stated",  "group", "option",    "criterion",  "long_list", "assumption", "issue", "gate"};
constexpr std::array<std::string_view, 16> keys_of_decisions{
    "council", "source", "body", "date",      "models", "appraisals", "case_studies", "risks",
    "factors", "ask",    "due",  "direction", "phase",  "event",      "difference",   "appraisal"};
constexpr std::array<std::string_view, 8> keys_of_registers{"council",    "date",   "source",   "note",
                                                            "likelihood", "impact", "category", "risk"};
constexpr std::array<std::string_view, 11> keys_of_risks{"id",     "category",   "consequence", "likelihood",
                                                         "impact", "mitigation", "models",      "factors",
                                                         "note",   "source",     "owner"};
constexpr std::array<std::string_view, 7> keys_of_factor_sets{"type", "council", "date",  "source",
                                                              "note", "group",   "factor"};
constexpr std::array<std::string_view, 6> keys_of_sources{"id", "by", "url", "kind", "note", "further_reading"};

constexpr std::array<Bearer, 8> bearers{{{"model", Kind::model, keys_of_models},
                                         {"case-study", Kind::case_study, keys_of_case_studies},
                                         {"appraisal", Kind::appraisal, keys_of_appraisals},
                                         {"decision", Kind::decision, keys_of_decisions},
                                         {"risk-register", Kind::risk_register, keys_of_registers},
                                         {"risk", std::nullopt, keys_of_risks},
                                         {"factor-set", Kind::factor_set, keys_of_factor_sets},
                                         {"source", Kind::source, keys_of_sources}}};

bool is_taken(std::string_view key, const Bearer& bearer) {
  const auto has = [&](std::span<const std::string_view> keys) { return std::ranges::find(keys, key) != keys.end(); };
  return has(keys_of_all) || has(bearer.keys);
}

// What can have measures, and so no attribute of such a key.
bool has_measures(Kind kind) { return kind == Kind::model || kind == Kind::case_study; }
bool is_taken_by_measured(std::string_view key) { return is_taken(key, bearers[0]) || is_taken(key, bearers[1]); }

bool is_key(std::string_view text) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  return !text.empty() && is_letter(text.front()) &&
         std::ranges::all_of(text, [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; });
}

std::string_view first_character(std::string_view text) {
  std::size_t end = 0;
  if (!text.empty()) (void)base::next_character(text, end);
  return text.substr(0, end);
}

template <std::size_t count, class Enum>
std::array<std::string_view, count> names_of(std::string_view (*name)(Enum)) {
  std::array<std::string_view, count> names;
  for (std::size_t i = 0; i < count; ++i) names[i] = name(static_cast<Enum>(i));
  return names;
}

std::optional<catalogue::Colour> read_colour_name(TableReader& table) {
  static const auto names = names_of<catalogue::colour_count>(catalogue::colour_name);
  const auto at = table.choice("colour", names);
  return at ? std::optional(static_cast<catalogue::Colour>(*at)) : std::nullopt;
}

std::optional<catalogue::Shape> read_shape(TableReader& table) {
  static const auto names = names_of<catalogue::shape_count>(catalogue::shape_name);
  const auto at = table.choice("shape", names);
  return at ? std::optional(static_cast<catalogue::Shape>(*at)) : std::nullopt;
}

// Gives levels without a shape one that no other level has.
void choose_shapes(std::vector<catalogue::JudgementLevel>& levels, const std::vector<bool>& has_shape) {
  std::array<bool, catalogue::shape_count> taken{};
  for (std::size_t i = 0; i < levels.size(); ++i)
    if (has_shape[i]) taken[static_cast<std::size_t>(levels[i].shape)] = true;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    if (has_shape[i]) continue;
    const auto free = std::ranges::find(taken, false);
    if (free == taken.end()) return;  // more levels than shapes: reported
    *free = true;
    levels[i].shape = static_cast<catalogue::Shape>(free - taken.begin());
  }
}

// Gives priorities without a shape one that no other has, while there are any. One without a title is none of the
// site's own, and has no sign.
void choose_priority_shapes(catalogue::Priorities& priorities) {
  std::array<bool, catalogue::shape_count> taken{};
  for (const catalogue::Priority& priority : priorities)
    if (priority.shape) taken[static_cast<std::size_t>(*priority.shape)] = true;
  for (catalogue::Priority& priority : priorities) {
    const auto free = std::ranges::find(taken, false);
    if (priority.shape || priority.title.empty() || free == taken.end()) continue;
    *free = true;
    priority.shape = static_cast<catalogue::Shape>(free - taken.begin());
  }
}

// Whether a question of the entry has a priority, or is chosen by one.
bool has_priorities(const catalogue::Entry& entry) {
  const auto any = [](const auto& items) {
    return std::ranges::any_of(items, [](const auto& item) { return !item.priority.id.empty(); });
  };
  if (const auto* bank = std::get_if<catalogue::QuestionBank>(&entry.detail)) return any(bank->questions);
  if (const auto* set = std::get_if<catalogue::RuleSet>(&entry.detail)) return any(set->rules);
  const auto* const checklist = std::get_if<catalogue::Checklist>(&entry.detail);
  return checklist && std::ranges::any_of(checklist->sections, [](const catalogue::ChecklistSection& section) {
           return section.select && !section.select->priority.id.empty();
         });
}

// Gives kinds of events without a shape one that no other of the site's own has, while there are any, and none like
// those of the kinds that every site has.
void choose_event_shapes(std::vector<catalogue::EventKindDefinition>& kinds) {
  using enum catalogue::Shape;
  const std::span own = std::span(kinds).subspan(static_cast<std::size_t>(catalogue::EventKind::first_of_site));
  std::vector<catalogue::Shape> free{square, triangle, star, pentagon, bar};
  for (const auto& kind : own)
    if (kind.shape) std::erase(free, *kind.shape);
  std::size_t next = 0;
  for (auto& kind : own)
    if (!kind.shape) kind.shape = free.empty() ? circle : free[next++ % free.size()];
}

}  // namespace

void VocabularyReader::define(const std::string& what, const std::string& name, base::Span span) {
  const auto [first, is_new] = defined_.try_emplace(std::pair(what, name), span);
  if (!is_new && !name.empty())
    out_.error("duplicate-id", span, fmt::format("two {} \"{}\"", what, name),
               fmt::format("the first stands at {}:{}{}", names_.path(first->second.file), first->second.line,
                           what.ends_with("the id") ? "; give one of them another id: id = \"…\"" : ""));
}

catalogue::Vocabulary VocabularyReader::read_items(TableReader& top, std::string_view name) {
  catalogue::Vocabulary items;
  for (TableReader& table : top.tables(name)) {
    const catalogue::IdRef id = table.own_id("id");
    define(fmt::format("[[{}]] have the id", name), id.id, id.span);
    catalogue::VocabularyItem item{id.id, table.required_text("title")};
    if (name == "family")
      for (catalogue::IdRef& key : table.ids("requires")) {
        item.required.push_back(key.id);
        required_.push_back(std::move(key));
      }
    table.finish();
    items.push_back(std::move(item));
  }
  return items;
}

void VocabularyReader::read_kinds(TableReader& table, std::string_view key, Attribute& attribute) {
  std::vector<std::string_view> names;
  for (const Bearer& bearer : bearers) names.push_back(bearer.name);
  table.require("kinds");
  const std::vector<catalogue::IdRef> kinds = table.ids("kinds");
  if (kinds.empty() && table.has("kinds") && !table.holds_text("kinds"))  // text is told as such
    out_.error("wrong-attribute-kind", table.span("kinds"),
               fmt::format("nothing has the attribute \"{}\"", attribute.key),
               fmt::format("name what can have it: {}", fmt::join(names, ", ")));
  for (const catalogue::IdRef& written : kinds) {
    const auto* const bearer = std::ranges::find(bearers, written.id, &Bearer::name);
    if (bearer == bearers.end()) {
      const auto close = base::nearest(written.id, names);
      out_.error(
          "wrong-attribute-kind", written.span, fmt::format("\"{}\" can have no attributes", written.id),
          close ? fmt::format("did you mean \"{}\"?", *close) : fmt::format("these can: {}", fmt::join(names, ", ")));
      continue;
    }
    if (is_taken(attribute.key, *bearer))
      out_.error("taken-key", table.span(key),
                 fmt::format("what is of the kind \"{}\" has the key \"{}\" already, for something else", bearer->name,
                             attribute.key),
                 "give the attribute another key; readers see its label");
    define(fmt::format("[[attribute]] of the kind \"{}\" have the key", bearer->name), attribute.key, table.span(key));
    if (bearer->kind)
      attribute.kinds.push_back(*bearer->kind);
    else
      attribute.of_risks = true;
  }
}

void VocabularyReader::read_type(TableReader& table, Attribute& attribute) {
  if (const auto type = table.choice("type", value_types)) attribute.type = static_cast<ValueType>(*type);
  const bool is_amount = attribute.type == ValueType::number || attribute.type == ValueType::money;
  const auto only_of = [&](std::string_view key, bool fits, std::string_view expected) {
    if (table.has(key) && !fits)
      out_.error("wrong-for-type", table.span(key),
                 fmt::format("an attribute of the type {} has no \"{}\"",
                             value_types[static_cast<std::size_t>(attribute.type)], key),
                 fmt::format("it is for {}", expected));
  };
  only_of("unit", is_amount, "numbers and money");
  only_of("better", is_amount, "numbers and money");
  only_of("currency", attribute.type == ValueType::money, "money");
  only_of("choices", attribute.type == ValueType::choice, "the type choice");
  attribute.unit = table.text("unit").value_or(std::string{});
  attribute.currency = table.text("currency").value_or(attribute.type == ValueType::money ? "£" : "");
  if (const auto better = table.choice("better", directions))
    attribute.better = static_cast<catalogue::Preferred>(*better + 1);
  for (TableReader& choice : table.tables("choices")) {
    const catalogue::IdRef id = choice.own_id("id");
    define(fmt::format("choices of the attribute \"{}\" have the id", attribute.key), id.id, id.span);
    attribute.choices.push_back({id.id, choice.required_text("title")});
    choice.finish();
  }
  if (attribute.type == ValueType::choice && attribute.choices.size() < 2)
    out_.error("too-few-choices", table.span("choices"),
               fmt::format("the attribute \"{}\" leaves no choice", attribute.key),
               "choices = [ { id = \"…\", title = \"…\" }, … ], at least two");
}

void VocabularyReader::report_bad_key(std::string_view key, base::Span span, std::string_view example) {
  if (!key.empty() && !is_key(key))
    out_.error(
        "bad-key", span, fmt::format("\"{}\" is not a key", key),
        fmt::format("expected lower-case letters, digits and underscores, and a letter first, such as {}", example));
}

void VocabularyReader::read_attribute(TableReader& table, Site& site) {
  Attribute attribute;
  attribute.key = table.required_text("key");
  report_bad_key(attribute.key, table.span("key"), "annual_cost");
  attribute.label = table.required_text("label");
  attribute.help = table.text("help").value_or(std::string{});
  attribute.group = table.text("group").value_or(std::string{});
  read_kinds(table, "key", attribute);
  read_type(table, attribute);
  if (const auto shown = table.choice("shown", places)) attribute.shown = static_cast<catalogue::Shown>(*shown);
  table.finish();
  site.attributes.push_back(std::make_shared<const Attribute>(std::move(attribute)));
}

void VocabularyReader::read_measure(TableReader& table, Site& site) {
  catalogue::Measure measure;
  measure.key = table.required_text("key");
  const base::Span span = table.span("key");
  report_bad_key(measure.key, span, "sickness_days");
  measure.anchor = "app-measure-" + measure.key;
  measure.label = table.required_text("label");
  measure.help = table.text("help").value_or(std::string{});
  measure.unit = table.text("unit").value_or(std::string{});
  measure.currency = table.text("currency").value_or(std::string{});
  if (const auto better = table.choice("better", directions))
    measure.better = static_cast<catalogue::Preferred>(*better + 1);
  define("[[measure]] have the key", measure.key, span);
  measures_.push_back({measure.key, span});
  table.finish();
  site.measures.push_back(std::make_shared<const catalogue::Measure>(std::move(measure)));
}

void VocabularyReader::read_scale(TableReader& table, Site& site) {
  catalogue::JudgementScale scale;
  const catalogue::IdRef id = table.own_id("id");
  define("[[judgement_scale]] have the id", id.id, id.span);
  scale.id = id.id;
  scale.title = table.required_text("title");
  scale.by = table.texts("by");
  for (const std::string& by : scale.by) define("[[judgement_scale]] are given by", by, table.span("by"));
  table.require("levels");
  std::vector<bool> has_shape;
  for (TableReader& level : table.tables("levels")) {
    const catalogue::IdRef level_id = level.own_id("id");
    define(fmt::format("levels of the scale \"{}\" have the id", scale.id), level_id.id, level_id.span);
    if (level_id.id == "not-stated")
      out_.error("bad-id", level_id.span, "every scale has \"not-stated\"", "give the level another id");
    catalogue::JudgementLevel read{level_id.id, level.required_text("title"), {}};
    read.letter = level.text("letter").value_or(std::string(first_character(read.title)));
    read.colour = read_colour_name(level).value_or(catalogue::Colour::grey);
    const auto shape = read_shape(level);
    has_shape.push_back(shape.has_value());
    if (shape) {
      read.shape = *shape;
      define(fmt::format("levels of the scale \"{}\" have the shape", scale.id),
             std::string(catalogue::shape_name(*shape)), level.span("shape"));
    }
    level.finish();
    scale.levels.push_back(std::move(read));
  }
  if (table.has("levels") && (scale.levels.size() < 2 || scale.levels.size() > catalogue::most_levels))
    out_.error("scale-levels", table.span("levels"),
               fmt::format("the scale \"{}\" has {} {}", scale.id, scale.levels.size(),
                           scale.levels.size() == 1 ? "level" : "levels"),
               fmt::format("expected two to {}, the best first", catalogue::most_levels));
  choose_shapes(scale.levels, has_shape);
  table.finish();
  site.scales.push_back(std::make_shared<const catalogue::JudgementScale>(std::move(scale)));
}

void VocabularyReader::read_priority(TableReader& table, Site& site) {
  const catalogue::IdRef id = table.own_id("id");
  define("[[priority]] have the id", id.id, id.span);
  catalogue::Priority priority{.id = id.id, .title = table.required_text("title")};
  define("[[priority]] have the title", priority.title, table.span("title"));
  priority.colour = read_colour_name(table);
  priority.shape = read_shape(table);
  if (priority.shape)
    define("[[priority]] have the shape", std::string(catalogue::shape_name(*priority.shape)), table.span("shape"));
  table.finish();
  site.priorities.push_back(std::move(priority));
}

// Adds to the kinds that every site has, or gives one of them another title or look.
void VocabularyReader::read_event_kind(TableReader& table, Site& site) {
  const catalogue::IdRef id = table.own_id("id");
  define("[[event_kind]] have the id", id.id, id.span);
  auto known = std::ranges::find(site.event_kinds, id.id, &catalogue::EventKindDefinition::id);
  if (known == site.event_kinds.end())
    known = site.event_kinds.insert(site.event_kinds.end(), catalogue::EventKindDefinition{.id = id.id, .title = {}});
  known->title = table.required_text("title");
  const auto colour = read_colour_name(table);
  const auto shape = read_shape(table);
  table.finish();
  const bool is_own =
      known - site.event_kinds.begin() >= static_cast<std::ptrdiff_t>(catalogue::EventKind::first_of_site);
  known->colour = colour ? colour : is_own ? std::optional(catalogue::Colour::grey) : known->colour;
  known->shape = shape ? shape : known->shape;
}

// Adds to the callouts that every site has, or gives one of them another title or look.
void VocabularyReader::read_callout(TableReader& table, Site& site) {
  static const Site every_site;
  static const std::vector<catalogue::Callout>& of_every_site = every_site.callouts;
  static const std::vector<std::string_view> looks = [] {
    std::vector<std::string_view> ids;
    for (const catalogue::Callout& callout : of_every_site) ids.push_back(callout.id);
    return ids;
  }();
  const catalogue::IdRef id = table.own_id("id");
  define("[[callout]] have the id", id.id, id.span);
  const std::string title = table.required_text("title");
  const auto like = table.choice("like", looks);
  table.finish();
  auto known = std::ranges::find(site.callouts, id.id, &catalogue::Callout::id);
  if (known == site.callouts.end())
    known = site.callouts.insert(known, catalogue::Callout{id.id, {}, of_every_site.front().like});
  known->title = title;
  if (like) known->like = looks[*like];
}

void VocabularyReader::read(TableReader& top, Site& site) {
  const auto append = [](catalogue::Vocabulary& to, catalogue::Vocabulary items) {
    std::ranges::move(items, std::back_inserter(to));
  };
  append(site.families, read_items(top, "family"));
  append(site.stages, read_items(top, "stage"));
  append(site.question_themes, read_items(top, "question_theme"));
  append(site.source_kinds, read_items(top, "source_kind"));
  for (TableReader& table : top.tables("attribute")) read_attribute(table, site);
  for (TableReader& table : top.tables("measure")) read_measure(table, site);
  for (TableReader& table : top.tables("judgement_scale")) read_scale(table, site);
  for (TableReader& table : top.tables("priority")) read_priority(table, site);
  for (TableReader& table : top.tables("event_kind")) read_event_kind(table, site);
  for (TableReader& table : top.tables("callout")) read_callout(table, site);
}

catalogue::Site with_former_attributes(Site site) {
  std::vector<std::shared_ptr<const Attribute>> attributes;
  for (const FormerAttribute& former : former_attributes) {
    Attribute attribute;
    attribute.key = former.key;
    attribute.label = base::capitalised(former.key);
    std::ranges::replace(attribute.label, '_', ' ');
    if (former.of_models) attribute.kinds.push_back(Kind::model);
    if (former.of_case_studies) attribute.kinds.push_back(Kind::case_study);
    attributes.push_back(std::make_shared<const Attribute>(std::move(attribute)));
  }
  const bool has_own = std::ranges::any_of(site.attributes, [&](const auto& own) {
    return std::ranges::none_of(attributes,
                                [&](const auto& each) { return each->key == own->key && each->label == own->label; });
  });
  if (!has_own) site.attributes = std::move(attributes);
  return site;
}

catalogue::Priorities with_former_priority(catalogue::Priorities priorities) {
  constexpr std::string_view former = "high";
  if (priorities.empty()) priorities.push_back({.id = std::string(former), .title = {}});
  return priorities;
}

void VocabularyReader::finish(Site& site) {
  has_former_attributes_ = site.attributes.empty();
  if (has_former_attributes_) site = with_former_attributes(std::move(site));
  has_former_priority_ = site.priorities.empty();
  site.priorities = with_former_priority(std::move(site.priorities));
  choose_priority_shapes(site.priorities);
  report_unknown_attributes(site, required_, out_);
  report_taken_measures(site);
  choose_event_shapes(site.event_kinds);
}

// A measure is a row of comparisons as an attribute is.
void VocabularyReader::report_taken_measures(const Site& site) const {
  for (const catalogue::IdRef& measure : measures_) {
    const bool is_attribute =
        !has_former_attributes_ && std::ranges::any_of(site.attributes, [&](const auto& attribute) {
          return attribute->key == measure.id && std::ranges::any_of(attribute->kinds, has_measures);
        });
    if (is_attribute || is_taken_by_measured(measure.id))
      out_.error("taken-key", measure.span,
                 is_attribute ? fmt::format("\"{}\" is an attribute of this site", measure.id)
                              : fmt::format("\"{}\" means something else in front matter", measure.id),
                 "give the measure another key; readers see its label");
  }
}

void VocabularyReader::drop_unused(const std::vector<catalogue::Entry>& entries, Site& site) const {
  if (has_former_priority_ && std::ranges::none_of(entries, has_priorities)) site.priorities.clear();
  if (!has_former_attributes_) return;
  std::set<std::string_view> used;
  for (const catalogue::Entry& entry : entries) {
    for (const catalogue::Fact& fact : entry.facts) used.insert(fact.attribute->key);
    if (const auto* model = std::get_if<catalogue::Model>(&entry.detail))
      for (const catalogue::IdRef& key : model->not_stated) used.insert(key.id);
  }
  std::erase_if(site.attributes, [&](const auto& attribute) { return !used.contains(attribute->key); });
}

void give_left_out(std::vector<catalogue::Entry>& entries, Site& site, const words::Words& words) {
  // What is named is there, too, whether or not another entry leaves it out.
  const auto complete = [](std::string& id, std::string_view made, catalogue::Vocabulary& in, auto title) {
    if (id.empty()) id = made;
    if (id == made && !find(in, id)) in.push_back({id, title()});
  };
  const bool has_stages = !site.stages.empty();
  const auto place = [&](auto& asked) {
    complete(asked.theme.id, general_theme, site.question_themes, [&] { return words("question.general-theme"); });
    if (!has_stages && asked.stages.empty()) asked.stages.push_back({{}, asked.span});
    if (!has_stages)
      for (catalogue::IdRef& stage : asked.stages)
        complete(stage.id, any_stage, site.stages, [&] { return words("question.any-stage"); });
    else if (asked.stages.empty())
      for (const catalogue::VocabularyItem& stage : site.stages) asked.stages.push_back({stage.id, asked.span});
  };
  const bool has_families = !site.families.empty();
  for (catalogue::Entry& entry : entries) {
    if (auto* const model = std::get_if<catalogue::Model>(&entry.detail))
      complete(model->family.id, other_family, site.families,
               [&] { return has_families ? words("model.other-family") : words("model.only-family"); });
    if (auto* const bank = std::get_if<catalogue::QuestionBank>(&entry.detail))
      for (catalogue::Question& question : bank->questions) place(question);
    if (auto* const rules = std::get_if<catalogue::RuleSet>(&entry.detail))
      for (catalogue::Rule& rule : rules->rules) place(rule);
  }
}

void read_vocabulary_file(const EntryFile& file, VocabularyReader& vocabulary, Site& site, base::Diagnostics& out) {
  const TomlText toml(toml_sources(file), out);
  if (!toml.table()) return;
  TableReader top(toml, out);
  vocabulary.read(top, site);
  top.finish();
  keep_amendments(file, toml, out);
}

void report_unknown_attributes(const Site& site, std::span<const catalogue::IdRef> keys, base::Diagnostics& out) {
  std::vector<std::string_view> known;
  for (const Attribute* attribute : attributes_of(site.attributes, Kind::model)) known.push_back(attribute->key);
  for (const catalogue::IdRef& key : keys) {
    if (std::ranges::find(known, key.id) != known.end()) continue;
    const auto close = base::nearest(key.id, known);
    out.error("unknown-attribute", key.span, fmt::format("a model has no attribute \"{}\"", key.id),
              close           ? fmt::format("did you mean \"{}\"?", *close)
              : known.empty() ? "this site defines none: [[attribute]] in site.toml or vocabulary/*.toml does"
                              : fmt::format("its attributes are {}", fmt::join(known, ", ")));
  }
}

}  // namespace scrutineer::read

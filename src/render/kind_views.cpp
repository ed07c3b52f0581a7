#include "render/kind_views.h"

#include <fmt/format.h>

#include <array>
#include <map>

#include "link/href.h"
#include "render/appraisal_overview.h"
#include "render/decision_view.h"
#include "render/factor_views.h"
#include "render/risk_views.h"
#include "render/rule_set_view.h"
#include "render/source_view.h"
#include "render/view_parts.h"

namespace scrutineer::render {
namespace {

using catalogue::Entry;
using catalogue::EntryIndex;
using catalogue::IdRef;
using catalogue::Kind;
using link::href;
using link::Linked;
using link::LinkedPage;
using markup::List;
using markup::Object;
using markup::Value;

struct JudgementWords {
  std::string_view words, css_class;
};

// In the order of catalogue::Judgement.
constexpr std::array<JudgementWords, 5> judgements{{{"Not stated", "not-stated"},
                                                    {"Outstanding", "outstanding"},
                                                    {"Good", "good"},
                                                    {"Requires improvement", "requires-improvement"},
                                                    {"Inadequate", "inadequate"}}};

class KindView {
 public:
  KindView(const EntryContext& context, Object& view, std::vector<PageSection>& sections)
      : context_(context),
        linked_(context.linked),
        analysis_(context.analysis),
        index_(context.index),
        entry_(context.entry()),
        page_(context.page()),
        view_(view),
        sections_(sections) {}

  void add() {
    std::visit([&](const auto& detail) { add(detail); }, entry_.detail);
  }

 private:
  void add(const catalogue::Page& page) {
    if (page.index_of == Kind::term) return add_letters();
    if (page.index_of) return add_entries(*page.index_of);
    if (!entry_.is_home()) return;
    List tasks;
    for (const catalogue::Task& task : page.tasks)
      tasks.push_back({{"task_title", Value::borrowed(task.title)},
                       {"task_text", Value::borrowed(text_html(page_, task.text))},
                       {"task_href", href_of(task.to.id)}});
    set_list(view_, "tasks", "has_tasks", std::move(tasks));
    add_sections_of_site();
  }

  void add(const catalogue::Model& model) {
    List facts;
    add_fact(facts, "Family", escaped(find(linked_.catalogue.site.families, model.family.id)->title));
    add_fact(facts, "Also called", escaped(joined(model.also_called)));
    add_facts(facts, model.facts);
    set_list(view_, "facts", "has_facts", std::move(facts));

    List uses;
    for (const EntryIndex use : page_.uses)
      uses.push_back({{"use_title", Value::borrowed(linked_.entry(use).title)},
                      {"use_href", href(entry_.output, linked_.entry(use).output)},
                      {"use_summary", Value::borrowed(linked_.page(use).summary_plain)}});
    if (!uses.empty()) sections_.push_back({"uses", "Where it has been tried"});
    set_list(view_, "uses", "has_uses", std::move(uses));

    List appraised = scores_of_model(linked_, index_, entry_.output);
    if (!appraised.empty()) sections_.push_back({"appraised", "How it scored"});
    set_list(view_, "appraised", "has_appraised", std::move(appraised));
  }

  void add(const catalogue::CaseStudy& study) {
    List facts;
    add_fact(facts, study.councils.size() == 1 ? "Council" : "Councils", escaped(joined(study.councils)));
    add_fact(facts, study.models.size() == 1 ? "Model" : "Models", links(study.models));
    if (study.started) add_fact(facts, "Started", long_form(*study.started));
    add_fact(facts, "Services", bullets(study.services));
    add_facts(facts, study.facts);
    if (!study.website.empty()) add_fact(facts, "Website", external_link(study.website));
    set_list(view_, "facts", "has_facts", std::move(facts));

    List drivers;
    for (const catalogue::TextRef driver : study.drivers)
      drivers.push_back(Object{{"driver", Value::borrowed(text_html(page_, driver))}});
    if (!drivers.empty()) sections_.push_back({"drivers", "What drove the change"});
    set_list(view_, "drivers", "has_drivers", std::move(drivers));
    add_inspections(study);
    add_lessons(study);
  }

  void add_inspections(const catalogue::CaseStudy& study) {
    List inspections;
    for (const catalogue::Inspection& inspection : study.inspections) {
      const JudgementWords& judgement = judgements[static_cast<std::size_t>(inspection.judgement)];
      inspections.push_back({{"inspection_date", inspection.date ? long_form(*inspection.date) : "date not stated"},
                             {"inspection_by", Value::borrowed(inspection.by)},
                             {"inspection_judgement", Value::borrowed(judgement.words)},
                             {"inspection_class", Value::borrowed(judgement.css_class)},
                             {"inspection_note", Value::borrowed(text_html(page_, inspection.note))},
                             {"inspection_source", source_html(linked_, entry_.output, inspection.source)}});
    }
    if (!inspections.empty()) sections_.push_back({"inspections", "Inspections"});
    set_list(view_, "inspections", "has_inspections", std::move(inspections));
  }

  void add_lessons(const catalogue::CaseStudy& study) {
    List lessons;
    for (const catalogue::Lesson& lesson : study.lessons)
      lessons.push_back({{"lesson_id", Value::borrowed(lesson.id)},
                         {"lesson_number", fmt::format("{}", lessons.size() + 1)},
                         {"lesson_text", Value::borrowed(text_html(page_, lesson.text))},
                         {"lesson_source", source_html(linked_, entry_.output, lesson.source)}});
    if (!lessons.empty()) sections_.push_back({"lessons", "Lessons"});
    set_list(view_, "lessons", "has_lessons", std::move(lessons));
  }

  void add(const catalogue::Appraisal&) {
    add_appraisal_overview(linked_, index_, analysis_.appraised.at(index_), view_, sections_);
  }

  void add(const catalogue::Decision& decision) { add_decision_view(context_, decision, view_, sections_); }
  void add(const catalogue::RiskRegister& all) { add_risk_register_view(context_, all, view_, sections_); }
  void add(const catalogue::FactorSet& set) { add_factor_set_view(context_, set, view_, sections_); }
  void add(const catalogue::RuleSet& rules) { add_rule_set_view(context_, rules, view_, sections_); }

  void add(const catalogue::Term& term) {
    view_.set("acronym", Value::borrowed(term.acronym));
    List also;
    for (const std::string& name : term.also) also.push_back(Object{{"also_name", Value::borrowed(name)}});
    set_list(view_, "also", "has_also", std::move(also));
    List see_also;
    for (const IdRef& other : term.see_also)
      see_also.push_back({{"see_title", Value::borrowed(linked_.catalogue.targets.at(other.id).title)},
                          {"see_href", href_of(other.id)}});
    set_list(view_, "see_also", "has_see_also", std::move(see_also));
  }

  void add(const catalogue::Source& source) { add_source_view(context_, source, view_, sections_); }

  void add(const catalogue::QuestionBank& bank) {
    std::map<std::string_view, std::vector<const link::LinkedQuestion*>> by_theme;
    for (const link::LinkedQuestion& question : page_.questions)
      by_theme[bank.questions[question.index].theme.id].push_back(&question);
    List groups;
    std::size_t number = 0;
    for (const catalogue::VocabularyItem& theme : linked_.catalogue.site.question_themes) {
      List questions;
      for (const link::LinkedQuestion* question : by_theme[theme.id])
        questions.push_back(question_view(linked_, *question, ++number, entry_.output, false));
      if (questions.empty()) continue;
      sections_.push_back({"theme-" + theme.id, theme.title});
      groups.push_back({{"qgroup_title", Value::borrowed(theme.title)},
                        {"qgroup_id", "theme-" + theme.id},
                        {"qgroup_questions", std::move(questions)}});
    }
    List facts;
    add_fact(facts, "Questions", fmt::format("{}", page_.questions.size()));
    add_fact(facts, "Source", source_html(linked_, entry_.output, bank.source));
    set_list(view_, "facts", "has_facts", std::move(facts));
    set_list(view_, "question_groups", "has_question_groups", std::move(groups));
  }

  void add(const catalogue::Checklist& checklist) {
    List sections;
    std::size_t next = 0;
    for (std::size_t i = 0; i < checklist.sections.size(); ++i) {
      const catalogue::ChecklistSection& section = checklist.sections[i];
      List questions;
      for (std::uint32_t q = 0; q < page_.questions_of_section[i]; ++q, ++next)
        questions.push_back(question_view(linked_, page_.questions[next], next + 1, entry_.output, true));
      sections_.push_back({section.id, section.title});
      sections.push_back({{"cs_id", Value::borrowed(section.id)},
                          {"cs_title", Value::borrowed(section.title)},
                          {"cs_intro", Value::borrowed(text_html(page_, section.intro))},
                          {"cs_questions", std::move(questions)}});
    }
    view_.set("body", Value::borrowed(text_html(page_, checklist.intro)));
    view_.set("question_count", fmt::format("{}", next));
    set_list(view_, "checklist_sections", "has_checklist_sections", std::move(sections));
  }

  // ---- index pages -----------------------------------------------------------------------------------

  [[nodiscard]] bool is_listed(const Entry& entry, Kind kind) const {
    const auto* page = std::get_if<catalogue::Page>(&entry.detail);
    const bool is_in_section = !entry.path.empty() && entry.output.find('/') != std::string::npos;
    return entry.kind == kind && !(page && (page->index_of || !is_in_section));
  }

  // The entries of a kind under the titles of their groups, in the order of the groups.
  void add_entries(Kind kind) {
    List groups;
    const auto& entries = linked_.catalogue.entries;
    const auto add_group = [&](const std::string& id, std::string_view title, auto belongs) {
      List items;
      for (std::size_t i = 0; i < entries.size(); ++i)
        if (is_listed(entries[i], kind) && belongs(entries[i]))
          items.push_back(entry_item(linked_, static_cast<EntryIndex>(i), entry_.output));
      if (items.empty()) return;
      groups.push_back(
          {{"entry_group_id", id}, {"entry_group_title", Value::borrowed(title)}, {"entries", std::move(items)}});
    };
    if (kind == Kind::model) {
      for (const catalogue::VocabularyItem& family : linked_.catalogue.site.families)
        add_group("family-" + family.id, family.title,
                  [&](const Entry& entry) { return std::get<catalogue::Model>(entry.detail).family.id == family.id; });
    } else if (kind == Kind::source) {
      const auto further = [](const Entry& entry) { return std::get<catalogue::Source>(entry.detail).further_reading; };
      add_group("cited", "What this site is built on", [&](const Entry& entry) { return !further(entry); });
      add_group("further-reading", "Further reading", further);
    } else {
      add_group("all", "", [](const Entry&) { return true; });
    }
    set_list(view_, "entry_groups", "has_entry_groups", std::move(groups));
  }

  void add_letters() {
    List letters, terms;
    std::string letter;
    const auto finish_letter = [&] {
      if (terms.empty()) return;
      const std::string id = letter == "#" ? "letter-other" : "letter-" + letter;
      letters.push_back({{"letter", letter}, {"letter_id", id}, {"letter_terms", std::move(terms)}});
      terms = {};
    };
    const auto& entries = linked_.catalogue.entries;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const Entry& entry = entries[i];
      const auto* term = std::get_if<catalogue::Term>(&entry.detail);
      if (!term) continue;
      const char initial = entry.id.empty() ? '#' : entry.id.front();
      const std::string its_letter(1, initial >= 'a' && initial <= 'z' ? static_cast<char>(initial - 32) : '#');
      if (its_letter != letter) finish_letter();
      letter = its_letter;
      terms.push_back({{"term_title", Value::borrowed(entry.title)},
                       {"term_href", href(entry_.output, entry.output)},
                       {"term_acronym", Value::borrowed(term->acronym)},
                       {"term_definition", first_paragraph(linked_.pages[i].body_html)}});
    }
    finish_letter();
    set_list(view_, "letters", "has_letters", std::move(letters));
  }

  // A definition's first paragraph, without the numbers of citations, whose list stands on the term's own page.
  static std::string first_paragraph(std::string_view html) {
    constexpr std::string_view open = "<p>", close = "</p>", note = "<sup class=\"app-citation\">", note_end = "</sup>";
    const std::size_t begin = html.find(open);
    if (begin == std::string_view::npos) return {};
    html = html.substr(begin + open.size());
    html = html.substr(0, html.find(close));
    std::string result;
    for (std::size_t at = 0; at < html.size();) {
      const std::size_t citation = std::min(html.find(note, at), html.size());
      result.append(html.substr(at, citation - at));
      const std::size_t end = html.find(note_end, citation);
      at = end == std::string_view::npos ? html.size() : end + note_end.size();
    }
    while (!result.empty() && result.back() == ' ') result.pop_back();
    return result;
  }

  void add_sections_of_site() {
    List sections;
    const auto& entries = linked_.catalogue.entries;
    std::array<std::size_t, catalogue::kind_count> counts{};
    for (const Entry& entry : entries)
      if (is_listed(entry, entry.kind)) ++counts[static_cast<std::size_t>(entry.kind)];
    for (const Entry& entry : entries) {
      const auto* page = std::get_if<catalogue::Page>(&entry.detail);
      if (!page || !page->index_of) continue;
      sections.push_back({{"section_title", Value::borrowed(entry.title)},
                          {"section_href", href(entry_.output, entry.output)},
                          {"section_count", fmt::format("{}", counts[static_cast<std::size_t>(*page->index_of)])}});
    }
    set_list(view_, "sections", "has_sections", std::move(sections));
  }

  // ---- pieces ------------------------------------------------------------------------------------------

  void add_facts(List& facts, const std::vector<catalogue::Fact>& named) {
    for (const catalogue::Fact& fact : named)
      add_fact(facts, fact.attribute->label, std::string(text_html(page_, fact.value)));
  }

  [[nodiscard]] std::string bullets(const std::vector<catalogue::TextRef>& texts) const {
    std::string html;
    for (const catalogue::TextRef text : texts) html += fmt::format("<li>{}</li>", text_html(page_, text));
    return html.empty() ? html : "<ul>" + html + "</ul>";
  }

  [[nodiscard]] std::string links(const std::vector<IdRef>& refs) const {
    std::vector<std::string> parts;
    for (const IdRef& ref : refs)
      parts.push_back(link_to(linked_, entry_.output, linked_.catalogue.targets.at(ref.id).entry));
    return joined(parts);
  }

  static std::string external_link(const std::string& url) {
    return fmt::format("<a href=\"{0}\">{0}</a>", escaped(url));
  }

  [[nodiscard]] std::string href_of(const std::string& id) const {
    const catalogue::Target& target = linked_.catalogue.targets.at(id);
    return href(entry_.output, linked_.entry(target.entry).output, target.anchor);
  }

  const EntryContext& context_;
  const Linked& linked_;
  const analyse::Analysis& analysis_;
  EntryIndex index_;
  const Entry& entry_;
  const LinkedPage& page_;
  Object& view_;
  std::vector<PageSection>& sections_;
};

}  // namespace

void add_kind_view(const EntryContext& context, Object& view, std::vector<PageSection>& sections) {
  KindView(context, view, sections).add();
}

}  // namespace scrutineer::render

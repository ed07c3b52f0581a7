#include "render/kind_views.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "link/href.h"
#include "render/appraisal/overview.h"
#include "render/checklist/question_view.h"
#include "render/checklist/rule_set_view.h"
#include "render/records/case_study_view.h"
#include "render/records/decision_view.h"
#include "render/records/factor_views.h"
#include "render/records/model_view.h"
#include "render/records/risk_views.h"
#include "render/records/source_view.h"
#include "render/term_files.h"
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
    if (page.is_folder_index) return add_pages_of_folder();
    if (!entry_.is_home()) return;
    List tasks;
    for (const catalogue::Task& task : page.tasks)
      tasks.push_back({{"task_title", Value::borrowed(task.title)},
                       {"task_text", Value::borrowed(text_html(page_, task.text))},
                       {"task_href", href_of(task.to.id)}});
    set_list(view_, "tasks", "has_tasks", std::move(tasks));
    add_sections_of_site();
  }

  void add(const catalogue::Model& model) { add_model_view(context_, model, view_, sections_); }
  void add(const catalogue::CaseStudy& study) { add_case_study_view(context_, study, view_, sections_); }

  void add(const catalogue::Appraisal&) {
    add_appraisal_overview(linked_, index_, analysis_.appraised.at(index_), view_, sections_);
  }

  void add(const catalogue::Decision& decision) { add_decision_view(context_, decision, view_, sections_); }
  void add(const catalogue::RiskRegister& all) { add_risk_register_view(context_, all, view_, sections_); }
  void add(const catalogue::FactorSet& set) { add_factor_set_view(context_, set, view_, sections_); }
  void add(const catalogue::RuleSet& rules) { add_rule_set_view(context_, rules, view_); }

  void add(const catalogue::Term& term) {
    view_.set("acronym", Value::borrowed(term.acronym));
    List also;
    for (const catalogue::OtherName& other : term.also)
      also.push_back(Object{{"also_name", Value::borrowed(other.name)}});
    set_list(view_, "also", "has_also", std::move(also));
    List see_also;
    for (const IdRef& other : term.see_also)
      see_also.push_back({{"see_title", Value::borrowed(linked_.catalogue.targets.at(other.id).title)},
                          {"see_href", href_of(other.id)}});
    set_list(view_, "see_also", "has_see_also", std::move(see_also));
  }

  void add(const catalogue::Source& source) { add_source_view(context_, source, view_, sections_); }

  void add(const catalogue::QuestionBank& bank) { add_question_bank_view(context_, bank, view_, sections_); }
  void add(const catalogue::Checklist& checklist) { add_checklist_view(context_, checklist, view_, sections_); }

  // ---- index pages -----------------------------------------------------------------------------------

  // Entries of the kind and, of pages, those that stand in its folder, the indexes of folders in it among them.
  [[nodiscard]] static bool is_listed(const Entry& entry, Kind kind) {
    if (entry.kind != kind) return false;
    return kind != Kind::page || (entry.folder() == catalogue::kind_section(kind) && is_page_or_folder(entry));
  }

  // Neither a page that Scrutineer makes nor the index of a section.
  [[nodiscard]] static bool is_page_or_folder(const Entry& entry) {
    const auto* page = std::get_if<catalogue::Page>(&entry.detail);
    return page && !page->index_of && (!entry.path.empty() || page->is_folder_index);
  }

  // Adds a group of the entries that belong to it, in their order, if there are any.
  template <class Test>
  void add_group(List& groups, const std::string& id, std::string_view title, Test belongs) const {
    List items;
    const auto& entries = linked_.catalogue.entries;
    for (std::size_t i = 0; i < entries.size(); ++i)
      if (belongs(entries[i]))
        items.push_back(entry_item(linked_, analysis_, static_cast<EntryIndex>(i), entry_.output));
    if (items.empty()) return;
    groups.push_back(
        {{"entry_group_id", id}, {"entry_group_title", std::string(title)}, {"entries", std::move(items)}});
  }

  void add_pages_of_folder() {
    List groups;
    add_group(groups, "app-all", "", [&](const Entry& entry) { return is_listed_by(entry_, entry); });
    set_list(view_, "entry_groups", "has_entry_groups", std::move(groups));
  }

  // Whether the index of a folder lists a page.
  [[nodiscard]] static bool is_listed_by(const Entry& index, const Entry& entry) {
    return entry.folder() == std::string_view(index.output).substr(0, index.output.rfind('/')) &&
           is_page_or_folder(entry);
  }

  // The entries of a kind under the titles of their groups, in the order of the groups.
  void add_entries(Kind kind) {
    List groups;
    const auto add = [&](const std::string& id, std::string_view title, auto belongs) {
      add_group(groups, id, title, [&](const Entry& entry) { return is_listed(entry, kind) && belongs(entry); });
    };
    if (kind == Kind::model) {
      for (const catalogue::VocabularyItem& family : linked_.catalogue.site.families)
        add("app-family-" + family.id, family.title,
            [&](const Entry& entry) { return std::get<catalogue::Model>(entry.detail).family.id == family.id; });
    } else if (kind == Kind::source) {
      const auto further = [](const Entry& entry) { return std::get<catalogue::Source>(entry.detail).further_reading; };
      add("app-cited", linked_.words("sources.cited"), [&](const Entry& entry) { return !further(entry); });
      add("app-further-reading", linked_.words("sources.further-reading"), further);
    } else {
      add("app-all", "", [](const Entry&) { return true; });
    }
    set_list(view_, "entry_groups", "has_entry_groups", std::move(groups));
  }

  void add_letters() {
    List letters, terms;
    std::string letter;
    const auto finish_letter = [&] {
      if (terms.empty()) return;
      const std::string id = letter == "#" ? "app-letter-other" : "app-letter-" + letter;
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
                       {"term_definition", short_definition(linked_.pages[i].body_html)}});
    }
    finish_letter();
    set_list(view_, "letters", "has_letters", std::move(letters));
  }

  // A definition's first paragraph, without the numbers of citations, whose list stands on the term's own page.
  static std::string short_definition(std::string_view html) {
    constexpr std::string_view note = "<sup class=\"app-citation\">", note_end = "</sup>";
    html = first_paragraph(html);
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
      if (!entry.is_index() || !entry.folder().empty()) continue;
      const auto kind = std::get<catalogue::Page>(entry.detail).index_of;
      const auto count = kind ? counts[static_cast<std::size_t>(*kind)]
                              : static_cast<std::size_t>(std::ranges::count_if(
                                    entries, [&](const Entry& other) { return is_listed_by(entry, other); }));
      sections.push_back({{"section_title", Value::borrowed(entry.title)},
                          {"section_href", href(entry_.output, entry.output)},
                          {"section_count", fmt::format("{}", count)}});
    }
    set_list(view_, "sections", "has_sections", std::move(sections));
  }

  // ---- pieces ------------------------------------------------------------------------------------------

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

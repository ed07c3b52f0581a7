#include "render/kind_views.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "base/index_letters.h"
#include "link/href.h"
#include "render/appraisal/overview.h"
#include "render/checklist/question_view.h"
#include "render/checklist/rule_set_view.h"
#include "render/page_places.h"
#include "render/records/case_study_view.h"
#include "render/records/decision_view.h"
#include "render/records/factor_views.h"
#include "render/records/model_view.h"
#include "render/records/risk_views.h"
#include "render/records/source_view.h"
#include "render/term_files.h"
#include "render/title_language.h"
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
    if (entry_.is_index()) return add_index(page.index_of.value_or(Kind::page));
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

  // Adds a group of these, if there are any.
  void add_group(List& groups, const std::string& id, std::string_view title,
                 const std::vector<EntryIndex>& entries) const {
    if (entries.empty()) return;
    List items;
    items.reserve(entries.size());
    for (const EntryIndex entry : entries) items.push_back(entry_item(linked_, analysis_, entry, entry_.output));
    groups.push_back(
        {{"entry_group_id", id}, {"entry_group_title", std::string(title)}, {"entries", std::move(items)}});
  }

  // A folder lists the pages in it and the indexes of folders; of another kind besides all entries below it, however
  // deep they stand: there one looks for an entry, and need not know its folder.
  void add_index(Kind kind) {
    std::vector<EntryIndex> pages;
    for (const EntryIndex each : page_.contents)
      if (linked_.entry(each).kind == Kind::page) pages.push_back(each);
    List groups;
    const bool is_of_pages = kind == Kind::page;
    add_group(groups, is_of_pages ? "app-all" : "app-folders", is_of_pages ? "" : linked_.words("section.folders"),
              pages);
    if (kind == Kind::term)
      add_letters(entries_below(linked_, index_, kind));
    else if (!is_of_pages)
      add_entries(kind, entries_below(linked_, index_, kind), groups);
    set_list(view_, "entry_groups", "has_entry_groups", std::move(groups));
  }

  // The entries of a kind under the titles of their groups, in the order of the groups.
  void add_entries(Kind kind, const std::vector<EntryIndex>& entries, List& groups) const {
    const auto add = [&](const std::string& id, std::string_view title, auto belongs) {
      std::vector<EntryIndex> of_group;
      std::ranges::copy_if(entries, std::back_inserter(of_group),
                           [&](EntryIndex entry) { return belongs(linked_.entry(entry)); });
      add_group(groups, id, title, of_group);
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
      add_group(groups, "app-all", groups.empty() ? "" : linked_.words("section.all"), entries);
    }
  }

  void add_letters(const std::vector<EntryIndex>& entries) {
    const base::IndexLetters index_letters(linked_.catalogue.site.language);
    List letters, terms;
    std::string letter;
    const auto finish_letter = [&] {
      if (terms.empty()) return;
      const std::string id = letter == "#" ? "app-letter-other" : "app-letter-" + letter;
      letters.push_back({{"letter", letter}, {"letter_id", id}, {"letter_terms", std::move(terms)}});
      terms = {};
    };
    for (const EntryIndex index : entries) {
      const Entry& entry = linked_.entry(index);
      const std::string its_letter = index_letters.letter(entry.title);
      if (its_letter != letter) finish_letter();
      letter = its_letter;
      terms.push_back({{"term_title", Value::borrowed(entry.title)},
                       {"term_language", title_language(linked_, index)},
                       {"term_href", href(entry_.output, entry.output)},
                       {"term_acronym", Value::borrowed(std::get<catalogue::Term>(entry.detail).acronym)},
                       {"term_definition", short_definition(linked_.page(index).body_html)}});
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
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const Entry& entry = entries[i];
      if (!entry.is_index() || !entry.folder().empty()) continue;
      const Kind kind = std::get<catalogue::Page>(entry.detail).index_of.value_or(Kind::page);
      const auto index = static_cast<EntryIndex>(i);
      sections.push_back({{"section_title", Value::borrowed(entry.title)},
                          {"section_language", title_language(linked_, index)},
                          {"section_href", href(entry_.output, entry.output)},
                          {"section_count", fmt::format("{}", entries_below(linked_, index, kind).size())}});
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

#include "link/selection.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>

#include "link/generation.h"
#include "link/page_linker.h"

namespace scrutineer::link {
namespace {

using catalogue::Catalogue;
using catalogue::ChecklistSection;
using catalogue::EntryIndex;
using catalogue::IdRef;
using catalogue::Question;
using catalogue::QuestionBank;
using catalogue::Selection;

struct PlacedQuestion {
  EntryIndex bank{};
  std::uint32_t index = 0;
  const Question* question = nullptr;
  std::string_view bank_id;
};

bool asks_nothing_or_has(const std::vector<IdRef>& wanted, std::string_view id) {
  return wanted.empty() || std::ranges::find(wanted, id, &IdRef::id) != wanted.end();
}

bool asks_nothing_or_shares(const std::vector<IdRef>& wanted, const std::vector<IdRef>& has) {
  return wanted.empty() ||
         std::ranges::any_of(has, [&](const IdRef& ref) { return asks_nothing_or_has(wanted, ref.id); });
}

bool is_selected(const catalogue::Priorities& priorities, const Selection& selection, const PlacedQuestion& placed) {
  const Question& question = *placed.question;
  const bool for_model = question.models.empty() || asks_nothing_or_shares(selection.models, question.models);
  const bool has_tag = selection.tags.empty() || std::ranges::any_of(question.tags, [&](const std::string& tag) {
                         return std::ranges::find(selection.tags, tag) != selection.tags.end();
                       });
  return asks_nothing_or_has(selection.banks, placed.bank_id) &&
         asks_nothing_or_has(selection.themes, question.theme.id) &&
         asks_nothing_or_shares(selection.stages, question.stages) && for_model && has_tag &&
         (selection.priority.id.empty() ||
          rank(priorities, question.priority.id) <= rank(priorities, selection.priority.id));
}

class ChecklistSelector {
 public:
  ChecklistSelector(const Catalogue& catalogue, const std::vector<PlacedQuestion>& all, base::Diagnostics& out)
      : catalogue_(catalogue), all_(all), out_(out) {}

  void select(const catalogue::Checklist& checklist, LinkedPage& page) {
    taken_.clear();
    for (const ChecklistSection& section : checklist.sections) {
      const std::size_t before = page.questions.size();
      pick(section, page);
      const std::size_t picked = page.questions.size();
      if (section.select) select(*section.select, page);
      const bool has_more = !section.generate.empty() || !section.fields.empty();
      const bool may_have_more = catalogue_.unread.has(catalogue::Kind::question_bank);
      if (may_have_more) {
        // Its questions are not known.
      } else if (section.select ? page.questions.size() == picked : page.questions.size() == before && !has_more)
        out_.error("empty-section", section.select ? section.select->span : section.span,
                   section.select ? "this selects no question"
                                  : fmt::format("the section \"{}\" has no questions", section.title),
                   section.select
                       ? "no question of the banks fits all that is asked for, or the checklist has them already"
                       : "give it select, questions, [[section.generate]] or [[section.field]]");
      page.questions_of_section.push_back(static_cast<std::uint32_t>(page.questions.size() - before));
      for (const catalogue::Generation& generation : section.generate) take_rules(generation, page);
    }
  }

 private:
  void take_rules(const catalogue::Generation& generation, LinkedPage& page) {
    for (const auto& [set, index] : rules_of(catalogue_, generation))
      if (std::ranges::none_of(page.rules,
                               [&](const LinkedRule& known) { return known.rule_set == set && known.index == index; }))
        page.rules.push_back({.rule_set = set, .index = index});
  }

  void take(const PlacedQuestion& placed, LinkedPage& page) {
    page.questions.push_back({.bank = placed.bank, .index = placed.index});
  }

  void pick(const ChecklistSection& section, LinkedPage& page) {
    for (const IdRef& ref : section.questions) {
      const auto placed =
          std::ranges::find_if(all_, [&](const PlacedQuestion& each) { return each.question->id == ref.id; });
      if (placed == all_.end()) {
        if (find_target(catalogue_, ref.id, ref.span, out_))
          out_.error("not-a-question", ref.span, fmt::format("\"{}\" is not a question", ref.id),
                     "name the id of a question in questions/");
      } else if (!taken_.insert(placed->question).second) {
        out_.error("question-twice", ref.span, fmt::format("the checklist has the question \"{}\" already", ref.id),
                   "leave it in one section");
      } else {
        take(*placed, page);
      }
    }
  }

  void select(const Selection& selection, LinkedPage& page) {
    std::vector<const PlacedQuestion*> found;
    for (const PlacedQuestion& placed : all_)
      if (is_selected(catalogue_.site.priorities, selection, placed) && !taken_.contains(placed.question))
        found.push_back(&placed);
    if (selection.order != catalogue::QuestionOrder::bank)
      std::ranges::stable_sort(found, {},
                               [&](const PlacedQuestion* placed) { return place(selection.order, *placed->question); });
    if (selection.limit && found.size() > *selection.limit) found.resize(*selection.limit);
    for (const PlacedQuestion* placed : found) {
      taken_.insert(placed->question);
      take(*placed, page);
    }
  }

  [[nodiscard]] std::ptrdiff_t place(catalogue::QuestionOrder order, const Question& question) const {
    if (order == catalogue::QuestionOrder::priority)
      return static_cast<std::ptrdiff_t>(rank(catalogue_.site.priorities, question.priority.id));
    const auto& themes = catalogue_.site.question_themes;
    return std::ranges::find(themes, question.theme.id, &catalogue::VocabularyItem::id) - themes.begin();
  }

  const Catalogue& catalogue_;
  const std::vector<PlacedQuestion>& all_;
  base::Diagnostics& out_;
  std::set<const Question*> taken_;
};

}  // namespace

void select_questions(const Catalogue& catalogue, std::vector<LinkedPage>& pages, base::Diagnostics& out) {
  std::vector<PlacedQuestion> all;
  for (std::size_t i = 0; i < catalogue.entries.size(); ++i) {
    const catalogue::Entry& entry = catalogue.entries[i];
    const auto* bank = std::get_if<QuestionBank>(&entry.detail);
    if (!bank) continue;
    for (std::uint32_t q = 0; q < bank->questions.size(); ++q) {
      all.push_back({static_cast<EntryIndex>(i), q, &bank->questions[q], entry.id});
      pages[i].questions.push_back({.bank = static_cast<EntryIndex>(i), .index = q});
    }
  }
  ChecklistSelector selector(catalogue, all, out);
  for (std::size_t i = 0; i < catalogue.entries.size(); ++i)
    if (const auto* checklist = std::get_if<catalogue::Checklist>(&catalogue.entries[i].detail))
      selector.select(*checklist, pages[i]);
}

}  // namespace scrutineer::link

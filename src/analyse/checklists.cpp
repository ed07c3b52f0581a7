#include "analyse/checklists.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "analyse/question_wording.h"
#include "analyse/rule_questions.h"
#include "base/edit_distance.h"
#include "catalogue/finds.h"
#include "link/generation.h"

namespace scrutineer::analyse {
namespace {

using catalogue::Entry;
using catalogue::EntryIndex;
using catalogue::Generation;
using catalogue::IdRef;
using catalogue::Rule;

class ChecklistMaker {
 public:
  ChecklistMaker(const FactSources& sources, const QuestionWording& wording, EntryIndex index, base::Diagnostics& out)
      : sources_(sources),
        wording_of_(wording),
        catalogue_(sources.linked.catalogue),
        entry_(sources.linked.entry(index)),
        page_(sources.linked.page(index)),
        out_(out) {}

  AskedChecklist make() {
    const auto& checklist = std::get<catalogue::Checklist>(entry_.detail);
    AskedChecklist asked;
    std::size_t next = 0;
    for (std::size_t i = 0; i < checklist.sections.size(); ++i) {
      AskedSection& section = asked.sections.emplace_back();
      for (std::uint32_t q = 0; q < page_.questions_of_section[i]; ++q, ++next)
        section.questions.push_back(bank_question(sources_.linked, page_.questions[next]));
      for (const Generation& generation : checklist.sections[i].generate) generate(generation, section);
      for (AskedQuestion& question : section.questions) question.wording = wording_of_(question.text);
      asked.from_rules += section.questions.size() - page_.questions_of_section[i];
    }
    asked.from_banks = next;
    return asked;
  }

 private:
  // What one rule makes of one entry, by the number of their pair: they take turns where there is a limit.
  struct Made {
    std::size_t turn;
    AskedQuestion question;
  };

  void generate(const Generation& generation, AskedSection& section) {
    std::vector<Made> made;
    std::size_t turns = 0;
    for (const link::RulePlace& place : link::rules_of(catalogue_, generation)) {
      const Rule& rule = link::rule_at(catalogue_, place);
      const std::vector<Fact> found = find(rule, generation);
      if (found.empty() && !info(rule.find).may_find_nothing) report_nothing(rule, generation);
      EntryIndex last{};
      for (AskedQuestion& question : rule_questions(sources_.linked, wording(place), found, entry_.output, out_)) {
        const auto asks_so = [&](const Made& each) { return each.question.text == question.text; };
        if (asked_.contains(question.text) || std::ranges::any_of(made, asks_so)) continue;
        if (made.empty() || made.back().question.rule != rule.id || question.fact->entry != last) ++turns;
        last = question.fact->entry;
        made.push_back({turns, std::move(question)});
      }
    }
    if (generation.limit) keep_in_turn(made, turns, *generation.limit);
    for (Made& each : made) {
      asked_.insert(each.question.text);
      section.questions.push_back(std::move(each.question));
    }
  }

  static void keep_in_turn(std::vector<Made>& made, std::size_t turns, std::size_t limit) {
    if (made.size() <= limit) return;
    std::vector<std::vector<std::size_t>> of_turn(turns + 1);
    for (std::size_t i = 0; i < made.size(); ++i) of_turn[made[i].turn].push_back(i);
    std::set<std::size_t> kept;
    for (std::size_t round = 0; kept.size() < limit; ++round)
      for (const auto& places : of_turn)
        if (round < places.size() && kept.size() < limit) kept.insert(places[round]);
    std::vector<Made> result;
    for (const std::size_t place : kept) result.push_back(std::move(made[place]));
    made = std::move(result);
  }

  [[nodiscard]] std::vector<Fact> find(const Rule& rule, const Generation& generation) const {
    std::vector<Fact> found;
    for (const link::LookedAt& looked : link::looked_at(catalogue_, generation))
      for (Fact& fact : facts(sources_, rule, looked.entry)) {
        const bool is_item = looked.item.empty() || fact.item == looked.item;
        const bool is_known = std::ranges::find(found, fact.id, &Fact::id) != found.end();
        if (is_item && !is_known && is_about(fact, generation.options)) found.push_back(std::move(fact));
      }
    return found;
  }

  static bool is_about(const Fact& fact, const std::vector<IdRef>& options) {
    return options.empty() || std::ranges::any_of(options, [&](const IdRef& option) {
             return std::ranges::find(fact.about, option.id) != fact.about.end();
           });
  }

  [[nodiscard]] const link::LinkedRule& wording(const link::RulePlace& place) const {
    return *std::ranges::find_if(page_.rules, [&](const link::LinkedRule& rule) {
      return rule.rule_set == place.first && rule.index == place.second;
    });
  }

  void report_nothing(const Rule& rule, const Generation& generation) {
    const auto ref = std::ranges::find(generation.rules, rule.id, &IdRef::id);
    if (catalogue_.is_beyond(ref->span.file)) return;
    std::string where;
    for (const IdRef& of : generation.of) where += fmt::format("{}{}", where.empty() ? " in " : ", ", of.id);
    for (const IdRef& option : generation.options)
      where += fmt::format("{}{}", &option == &generation.options.front() ? " about " : ", ", option.id);
    out_.warning("rule-finds-nothing", ref->span, fmt::format("the rule \"{}\" finds nothing{}", rule.id, where),
                 "take it out here, or let it look at something else");
  }

  const FactSources& sources_;
  const QuestionWording& wording_of_;
  const catalogue::Catalogue& catalogue_;
  const Entry& entry_;
  const link::LinkedPage& page_;
  base::Diagnostics& out_;
  std::set<std::string> asked_;  // wordings of what rules have made so far; one id has one wording
};

void check_codes(const Rule& rule, base::Diagnostics& out) {
  const auto codes = finding_codes();
  for (const IdRef& code : rule.codes) {
    if (std::ranges::find(codes, code.id) != codes.end()) continue;
    const auto close = base::nearest(code.id, codes);
    out.error(
        "unknown-code", code.span, fmt::format("no finding has the code \"{}\"", code.id),
        close ? fmt::format("did you mean \"{}\"?", *close) : fmt::format("there are {}", fmt::join(codes, ", ")));
  }
}

void check_rules(const link::Linked& linked, base::Diagnostics& out) {
  std::set<link::RulePlace> used;
  for (const link::LinkedPage& page : linked.pages)
    for (const link::LinkedRule& rule : page.rules) used.emplace(rule.rule_set, rule.index);
  for (std::size_t i = 0; i < linked.pages.size(); ++i) {
    const auto* set = std::get_if<catalogue::RuleSet>(&linked.catalogue.entries[i].detail);
    if (!set) continue;
    for (std::uint32_t r = 0; r < set->rules.size(); ++r) {
      const Rule& rule = set->rules[r];
      check_codes(rule, out);
      if (!used.contains({static_cast<EntryIndex>(i), r}) && !linked.catalogue.is_beyond(rule.span.file))
        out.warning("unused-rule", rule.span, fmt::format("no checklist uses the rule \"{}\"", rule.id),
                    "name it in the [[section.generate]] of a checklist, or take it out");
    }
  }
}

}  // namespace

AskedQuestion bank_question(const link::Linked& linked, const link::LinkedQuestion& shown) {
  const auto& bank = std::get<catalogue::QuestionBank>(linked.entry(shown.bank).detail);
  const catalogue::Question& question = bank.questions[shown.index];
  AskedQuestion asked{question.id, shown.text};
  asked.why = shown.why;
  asked.evidence = shown.evidence;
  asked.ask = shown.ask;
  asked.theme = question.theme.id;
  for (const IdRef& stage : question.stages) asked.stages.push_back(stage.id);
  asked.priority = question.priority.id;
  asked.origin = shown.bank;
  asked.source = question.source;
  return asked;
}

Checklists checklists(const link::Linked& linked, const AppraisedSite& appraised, base::Date as_of,
                      base::Diagnostics& out) {
  const FactSources sources{linked, appraised, as_of};
  const QuestionWording wording(linked.catalogue);
  Checklists result;
  for (std::size_t i = 0; i < linked.pages.size(); ++i) {
    const auto index = static_cast<EntryIndex>(i);
    if (std::holds_alternative<catalogue::Checklist>(linked.entry(index).detail))
      result.emplace(index, ChecklistMaker(sources, wording, index, out).make());
  }
  check_rules(linked, out);
  return result;
}

std::vector<Firing> firings(const Checklists& checklists, std::string_view rule) {
  std::vector<Firing> result;
  for (const auto& [index, checklist] : checklists)
    for (const AskedSection& section : checklist.sections)
      for (const AskedQuestion& question : section.questions)
        if (question.rule == rule) result.push_back({index, &question});
  return result;
}

std::string origins_sentence(const words::Words& words, const AskedChecklist& checklist) {
  if (checklist.from_rules == 0) return words("asked.from-banks", {{"count", checklist.count()}});
  if (checklist.from_banks == 0) return words("asked.from-rules", {{"count", checklist.count()}});
  return words("asked.from-both",
               {{"count", checklist.count()}, {"banks", checklist.from_banks}, {"rules", checklist.from_rules}});
}

}  // namespace scrutineer::analyse

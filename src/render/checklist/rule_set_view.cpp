#include "render/checklist/rule_set_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "catalogue/finds.h"
#include "catalogue/placeholders.h"
#include "link/href.h"
#include "markup/html.h"
#include "render/checklist/priority_view.h"
#include "render/checklist/question_view.h"
#include "render/layer_marks.h"
#include "render/view_parts.h"

namespace scrutineer::render {
namespace {

using catalogue::Rule;
using markup::List;
using markup::Object;
using markup::Value;

// "Weak score".
std::string heading(std::string_view id) {
  std::string title = rule_title(id);
  title.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(title.front())));
  return title;
}

// A rule's wording with its placeholders marked.
std::string wording_html(std::string_view html) {
  std::string result;
  std::size_t done = 0;
  for (const catalogue::Placeholder& placeholder : catalogue::placeholders(html)) {
    result += html.substr(done, placeholder.begin - done);
    result += fmt::format("<span class=\"app-placeholder\">{{{}}}</span>", placeholder.name);
    done = placeholder.end;
  }
  return result.append(html.substr(done));
}

List wordings(const link::LinkedPage& page, const std::vector<catalogue::TextRef>& texts, markup::Key name) {
  List items;
  for (const catalogue::TextRef text : texts) items.push_back(Object{{name, wording_html(text_html(page, text))}});
  return items;
}

// What is found, in the order of catalogue::Find.
constexpr std::array<words::Name, catalogue::find_count> finds{
    "finds.audit-finding",         "finds.low-score",        "finds.not-assessed", "finds.thin-margin",
    "finds.weight-flip",           "finds.score-flip",       "finds.dominated",    "finds.high-risk",
    "finds.unrated-risk",          "finds.unmitigated-risk", "finds.unowned-risk", "finds.factor",
    "finds.unanswered-factor",     "finds.lesson",           "finds.advantage",    "finds.disadvantage",
    "finds.consideration",         "finds.assumption",       "finds.issue",        "finds.measure-worsened",
    "finds.measure-missing-after", "finds.overdue-review",   "finds.old-source"};

// "a change of one weight that changes who comes first (within 25)".
std::string looks_for(const words::Words& words, const Rule& rule) {
  std::string what = words(finds[static_cast<std::size_t>(rule.find)]);
  std::vector<std::string> codes;
  for (const catalogue::IdRef& code : rule.codes) codes.push_back(code.id);
  if (!codes.empty()) what = words("rules.codes", {{"what", what}, {"codes", words.list(codes)}});
  if (rule.threshold)
    what = words(info(rule.find).threshold == "within" ? words::Name("rules.within") : words::Name("rules.years"),
                 {{"what", what}, {"number", *rule.threshold}});
  return what;
}

// What the rule asks, checklist by checklist.
List asked(const EntryContext& context, const Rule& rule) {
  const std::string& from = context.entry().output;
  List checklists, questions;
  catalogue::EntryIndex last{};
  const auto finish = [&] {
    if (questions.empty()) return;
    const catalogue::Entry& checklist = context.linked.entry(last);
    checklists.push_back({{"rc_title", Value::borrowed(checklist.title)},
                          {"rc_href", link::href(from, checklist.output)},
                          {"rc_questions", std::move(questions)}});
    questions = {};
  };
  for (const analyse::Firing& firing : firings(context.analysis.checklists, rule.id)) {
    if (firing.checklist != last) finish();
    last = firing.checklist;
    const analyse::AskedQuestion& question = *firing.question;
    questions.push_back({{"asked_text", markup::plain_words(question.text)},
                         {"asked_href", link::href(from, context.linked.entry(last).output, question.id)},
                         {"asked_figure", figure_line(context.linked, question)},
                         {"asked_figure_href", link::href(from, question.fact->path, question.fact->anchor)}});
  }
  finish();
  return checklists;
}

}  // namespace

void add_rule_set_view(const EntryContext& context, const catalogue::RuleSet& set, Object& view) {
  const link::LinkedPage& page = context.page();
  const catalogue::Site& site = context.linked.catalogue.site;
  List rules;
  for (const Rule& rule : set.rules) {
    std::string stages;
    for (const catalogue::IdRef& stage : rule.stages)
      stages += fmt::format("{}{}", stages.empty() ? "" : ", ", find(site.stages, stage.id)->title);
    Object item{{"rule_id", Value::borrowed(rule.id)},
                {"rule_title", heading(rule.id)},
                {"rule_looks_for", looks_for(context.linked.words, rule)},
                {"rule_text", wording_html(text_html(page, rule.text))},
                {"rule_why", wording_html(text_html(page, rule.why))},
                {"rule_theme", Value::borrowed(find(site.question_themes, rule.theme.id)->title)},
                {"rule_stages", std::move(stages)},
                {"rule_priority", priority_tag(context.linked, rule.priority.id)},
                {"rule_layer", item_mark(context.linked, context.entry(), "rule", rule.id)}};
    set_list(item, "rule_evidence", "has_rule_evidence", wordings(page, rule.evidence, "rule_evidence_item"));
    set_list(item, "rule_ask", "has_rule_ask", wordings(page, rule.ask, "rule_ask_item"));
    List checklists = asked(context, rule);
    const std::size_t questions = firings(context.analysis.checklists, rule.id).size();
    item.set("rule_asked_questions", fmt::format("{}", questions));
    item.set("rule_asked_checklists", fmt::format("{}", checklists.size()));
    set_list(item, "rule_asked", "has_rule_asked", std::move(checklists));
    rules.push_back(std::move(item));
  }
  view.set("rule_count", fmt::format("{}", rules.size()));
  set_list(view, "rules", "has_rules", std::move(rules));
}

}  // namespace scrutineer::render

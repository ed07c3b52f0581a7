#include "render/records/decision_view.h"

#include "link/href.h"
#include "render/attribute_facts.h"
#include "render/records/timeline.h"
#include "render/view_parts.h"
#include "words/dates.h"

namespace scrutineer::render {
namespace {

using catalogue::Decision;
using catalogue::FactDate;
using markup::List;
using markup::Object;
using markup::Value;

class DecisionView {
 public:
  DecisionView(const EntryContext& context, const Decision& decision, Object& view, std::vector<PageSection>& sections)
      : context_(context),
        words_(context.linked.words),
        from_(context.entry().output),
        decision_(decision),
        view_(view),
        sections_(sections) {}

  void add() {
    add_at_a_glance();
    add_asked();
    add_due();
    add_directions();
    add_phases();
    add_timeline(context_, view_, sections_);
    add_differences(context_, view_, sections_);
  }

 private:
  void add_at_a_glance() {
    List facts;
    add_facts(context_, true, facts);
    add_fact(facts, words_("record.council"), escaped(decision_.council));
    add_fact(facts, words_("decision.decided-by"), escaped(decision_.body));
    add_fact(facts, words_("record.date"), escaped(long_form(words_, *decision_.date)));
    add_fact(facts, words_("record.models"), reference_links(context_.linked, from_, decision_.models));
    add_fact(facts, words_("decision.appraisals"), reference_links(context_.linked, from_, decision_.appraisals));
    add_fact(facts, words_("decision.case-studies"), reference_links(context_.linked, from_, decision_.case_studies));
    add_fact(facts, words_("decision.risks"), reference_links(context_.linked, from_, decision_.risks));
    add_fact(facts, words_("decision.factors"), reference_links(context_.linked, from_, decision_.factors));
    add_facts(context_, false, facts);
    set_list(view_, "facts", "has_facts", std::move(facts));
  }

  void add_asked() {
    List asked;
    for (const catalogue::Request& request : decision_.requests)
      asked.push_back({{"ask_id", Value::borrowed(request.id)},
                       {"ask_text", Value::borrowed(text(request.text))},
                       {"ask_source", source(request.source)}});
    if (!asked.empty()) sections_.push_back({"app-asked", words_("decision.asked")});
    set_list(view_, "asked", "has_asked", std::move(asked));
  }

  void add_due() {
    List due;
    for (const catalogue::Due& item : decision_.due)
      due.push_back({{"due_id", Value::borrowed(item.id)},
                     {"due_text", Value::borrowed(text(item.text))},
                     {"due_by", item.by ? long_form(words_, *item.by) : std::string{}},
                     {"due_to", Value::borrowed(item.to)},
                     {"due_source", source(item.source)}});
    if (!due.empty()) sections_.push_back({"app-due", words_("decision.due")});
    set_list(view_, "due", "has_due", std::move(due));
  }

  void add_directions() {
    List directions;
    for (const catalogue::Direction& direction : decision_.directions)
      directions.push_back(
          {{"direction_id", Value::borrowed(direction.id)},
           {"direction_date", long_form(words_, *direction.date)},
           {"direction_by", Value::borrowed(direction.by)},
           {"direction_text", Value::borrowed(text(direction.text))},
           {"direction_deadline", direction.deadline ? long_form(words_, *direction.deadline) : std::string{}},
           {"direction_source", source(direction.source)}});
    if (!directions.empty()) sections_.push_back({"app-directions", words_("decision.directions")});
    set_list(view_, "directions", "has_directions", std::move(directions));
  }

  void add_phases() {
    List phases;
    for (const catalogue::Phase& phase : decision_.phases)
      phases.push_back({{"phase_id", Value::borrowed(phase.id)},
                        {"phase_title", Value::borrowed(phase.title)},
                        {"phase_dates", period_words(words_, phase.from, phase.until)},
                        {"phase_text", Value::borrowed(text(phase.text))},
                        {"phase_source", source(phase.source)}});
    if (!phases.empty()) sections_.push_back({"app-phases", words_("decision.phases")});
    set_list(view_, "phases", "has_phases", std::move(phases));
  }

  [[nodiscard]] std::string_view text(catalogue::TextRef ref) const { return text_html(context_.page(), ref); }
  [[nodiscard]] std::string source(const catalogue::SourceRef& ref) const {
    return source_html(context_.linked, from_, ref);
  }

  const EntryContext& context_;
  const words::Words& words_;
  std::string_view from_;
  const Decision& decision_;
  Object& view_;
  std::vector<PageSection>& sections_;
};

}  // namespace

void add_decision_view(const EntryContext& context, const Decision& decision, Object& view,
                       std::vector<PageSection>& sections) {
  DecisionView(context, decision, view, sections).add();
}

}  // namespace scrutineer::render

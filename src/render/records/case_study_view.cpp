#include "render/records/case_study_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "render/attribute_facts.h"
#include "render/records/judgement.h"
#include "render/records/measures_view.h"
#include "render/records/start_words.h"
#include "render/records/timeline.h"
#include "render/view_parts.h"
#include "words/dates.h"

namespace scrutineer::render {
namespace {

using catalogue::CaseStudy;
using catalogue::IdRef;
using catalogue::TextRef;
using markup::List;
using markup::Object;
using markup::Value;

class CaseStudyView {
 public:
  CaseStudyView(const EntryContext& context, const CaseStudy& study, Object& view, std::vector<PageSection>& sections)
      : context_(context), words_(context.linked.words), study_(study), view_(view), sections_(sections) {}

  void add() {
    add_facts_of_study();
    List drivers;
    for (const TextRef driver : study_.drivers)
      drivers.push_back(Object{{"driver", Value::borrowed(text_html(context_.page(), driver))}});
    if (!drivers.empty()) sections_.push_back({"app-drivers", words_("case-study.drivers")});
    set_list(view_, "drivers", "has_drivers", std::move(drivers));
    add_timeline(context_, view_, sections_);
    add_measures(context_, view_, sections_);
    add_inspections();
    add_lessons();
    add_differences(context_, view_, sections_);
  }

 private:
  void add_facts_of_study() {
    List facts;
    add_fact(facts, words_("case-study.councils", {{"count", study_.councils.size()}}),
             escaped(words_.list(study_.councils)));
    add_fact(facts, words_("case-study.models", {{"count", study_.models.size()}}), links(study_.models));
    if (study_.started) add_fact(facts, words_("case-study.started"), escaped(long_form(words_, *study_.started)));
    add_facts(context_, true, facts);
    add_fact(facts, words_("case-study.services"), bullets(study_.services));
    add_fact(facts, words_("case-study.planned-start"), std::string(text_html(context_.page(), study_.planned_start)));
    add_facts(context_, false, facts);
    if (!study_.website.empty())
      add_fact(facts, words_("case-study.website"), fmt::format("<a href=\"{0}\">{0}</a>", escaped(study_.website)));
    std::vector<const catalogue::Attribute*> missing;
    for (const catalogue::Attribute* attribute :
         attributes_of(context_.linked.catalogue.site.attributes, catalogue::Kind::case_study))
      if (std::ranges::find(context_.entry().facts, attribute, &catalogue::Fact::attribute) ==
          context_.entry().facts.end())
        missing.push_back(attribute);
    add_fact(facts, words_("record.not-stated"), escaped(labels_in_words(words_, missing)));
    set_list(view_, "facts", "has_facts", std::move(facts));
    view_.set("comparison_href", comparison_href(context_, "compare-case-studies", "case"));
  }

  [[nodiscard]] std::string bullets(const std::vector<TextRef>& texts) const {
    std::string html;
    for (const TextRef text : texts) html += fmt::format("<li>{}</li>", text_html(context_.page(), text));
    return html.empty() ? html : "<ul>" + html + "</ul>";
  }

  [[nodiscard]] std::string links(const std::vector<IdRef>& refs) const {
    std::vector<std::string> parts;
    for (const IdRef& ref : refs)
      parts.push_back(
          link_to(context_.linked, context_.entry().output, context_.linked.catalogue.targets.at(ref.id).entry));
    return words_.list(parts);
  }

  void add_inspections() {
    List inspections;
    for (const catalogue::Inspection& inspection : study_.inspections) {
      Object item{
          {"inspection_date", inspection.date ? long_form(words_, *inspection.date) : words_("case-study.no-date")},
          {"inspection_by", Value::borrowed(inspection.by)},
          {"inspection_judgement", judgement_words(words_, inspection.judgement)},
          {"inspection_class", Value::borrowed(judgement_class(inspection.judgement))},
          {"inspection_note", Value::borrowed(text_html(context_.page(), inspection.note))},
          {"inspection_source", source_html(context_.linked, context_.entry().output, inspection.source)}};
      if (const Side side = side_of(inspection.date, study_.started); side != Side::unknown)
        item.set("inspection_side", side_words(words_, side));
      inspections.push_back(std::move(item));
    }
    if (!inspections.empty()) sections_.push_back({"app-inspections", words_("case-study.inspections")});
    set_list(view_, "inspections", "has_inspections", std::move(inspections));
  }

  void add_lessons() {
    List lessons;
    for (const catalogue::Lesson& lesson : study_.lessons)
      lessons.push_back({{"lesson_id", Value::borrowed(lesson.id)},
                         {"lesson_number", fmt::format("{}", lessons.size() + 1)},
                         {"lesson_text", Value::borrowed(text_html(context_.page(), lesson.text))},
                         {"lesson_source", source_html(context_.linked, context_.entry().output, lesson.source)}});
    if (!lessons.empty()) sections_.push_back({"app-lessons", words_("case-study.lessons")});
    set_list(view_, "lessons", "has_lessons", std::move(lessons));
  }

  const EntryContext& context_;
  const words::Words& words_;
  const CaseStudy& study_;
  Object& view_;
  std::vector<PageSection>& sections_;
};

}  // namespace

void add_case_study_view(const EntryContext& context, const CaseStudy& study, Object& view,
                         std::vector<PageSection>& sections) {
  CaseStudyView(context, study, view, sections).add();
}

}  // namespace scrutineer::render

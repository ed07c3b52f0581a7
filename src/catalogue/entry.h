// The things a site is about, as its editors wrote them: nothing here is resolved, linked or rendered.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/diagnostics.h"
#include "base/period.h"
#include "catalogue/appraisal.h"
#include "catalogue/checklist.h"
#include "catalogue/chronology.h"
#include "catalogue/decision.h"
#include "catalogue/fact.h"
#include "catalogue/factor_set.h"
#include "catalogue/kind.h"
#include "catalogue/layer.h"
#include "catalogue/risk_register.h"
#include "catalogue/source_ref.h"
#include "catalogue/values.h"
#include "catalogue/vocabulary.h"

namespace scrutineer::catalogue {

// An entry's place in Catalogue::entries.
enum class EntryIndex : std::uint32_t {};

// Where lines of a page come from that several files have made: from `first_line` of it on, counted from 1.
struct BodyPart {
  std::uint32_t first_line = 1;
  base::FileId file{};
  std::uint32_t line_in_file = 1;
};

// The Markdown of a page. `first_line` is the line of the entry's file that its first line stands on; of a page of
// several files 1, and `parts` say where its lines come from.
struct Body {
  std::string markdown;
  std::uint32_t first_line = 1;
  std::vector<BodyPart> parts = {};
};

struct Change {
  base::Date date;
  TextRef note = TextRef::none;
};

// ---- what the kinds have of their own -----------------------------------------------------------------

struct Task {
  std::string title;
  TextRef text = TextRef::none;
  IdRef to;
};

struct Page {
  std::vector<Task> tasks;       // of the home page
  std::optional<Kind> index_of;  // the kind whose entries this page lists: models/index.md, models/new/index.md
  bool is_folder_index = false;  // lists what stands in its own folder only; an index is made up where there is none
  std::vector<IdRef> contents;   // of an index: names of what its folder lists first
};

// A figure of one date, or word that the sources leave it out.
struct MeasuredValue {
  base::Period when;
  std::optional<base::Figure> figure;  // none where it is missing
  TextRef note = TextRef::none;        // where it is missing, why
  SourceRef source;
  base::Span span;
};

// What a model or a case study has of a measure.
struct MeasureSeries {
  const Measure* measure = nullptr;  // of Site::measures
  TextRef note = TextRef::none;
  std::vector<MeasuredValue> values;  // in order of time, one for each date, all days, all months or all years
  base::Span span;
};

// The change that the measures of an entry are judged by.
struct TurningPoint {
  FactDate date;      // none where no source says when it was
  std::string title;  // empty where there is no date
  TextRef note = TextRef::none;
  SourceRef source;
  base::Span span;
};

// What a document calls a model.
struct Called {
  std::string name;
  SourceRef source;
};

// An advantage, a disadvantage or a consideration.
struct Claim {
  std::string id;  // unique within its model, whichever list it stands in
  TextRef text = TextRef::none;
  SourceRef source;
};

struct Example {
  TextRef text = TextRef::none;
  std::optional<IdRef> case_study;
  SourceRef source;
};

struct Model {
  IdRef family;
  std::vector<std::string> also_called;
  std::vector<Called> called;
  std::vector<IdRef> not_stated;  // keys of attributes
  std::vector<IdRef> case_studies;
  std::vector<Claim> advantages, disadvantages, considerations;
  std::vector<Example> examples;
  std::vector<MeasureSeries> measures;  // in the order of Site::measures
  std::optional<TurningPoint> turning_point;
};

struct Inspection {
  FactDate date;
  std::string by;
  const JudgementScale* scale = nullptr;      // of Site::scales; null when nobody's, and the judgement is not stated
  const JudgementLevel* judgement = nullptr;  // of the scale; null when it is not stated
  TextRef note = TextRef::none;
  SourceRef source;
};

struct Lesson {
  std::string id;  // unique within its case study
  TextRef text = TextRef::none;
  SourceRef source;
};

struct CaseStudy {
  std::vector<std::string> councils;
  std::vector<IdRef> models;
  FactDate started;
  TextRef planned_start = TextRef::none;  // what is told of a plan until it is told that it has started
  std::vector<TextRef> services;
  std::vector<TextRef> drivers;
  std::string website;
  std::vector<Inspection> inspections;
  std::vector<Lesson> lessons;
  std::vector<Event> events;  // in order of time
  std::vector<Difference> differences;
  std::vector<MeasureSeries> measures;        // in the order of Site::measures
  std::optional<TurningPoint> turning_point;  // where it is not `started`
};

// Where a term links itself: in any case and number; only where a name of it stands letter for letter; nowhere.
enum class TermLinks : std::uint8_t { any_form, as_written, never };

struct OtherName {
  std::string name;
  base::Span span;
};

struct Term {
  std::string acronym;  // empty when it has none
  std::vector<OtherName> also;
  std::vector<IdRef> see_also;
  TermLinks links = TermLinks::any_form;
};

struct Source {
  std::vector<std::string> by;
  FactDate published;
  std::string url;
  std::string kind;
  TextRef note = TextRef::none;
  bool further_reading = false;
};

using Detail = std::variant<Page, Model, CaseStudy, Appraisal, Decision, RiskRegister, FactorSet, Term, Source,
                            QuestionBank, RuleSet, Checklist>;

// One thing of the site that has a page of its own. The alternative of `detail` follows `kind`.
struct Entry {
  std::string id;
  Kind kind = Kind::page;
  std::string title;
  std::string path;       // the file it comes from, relative to the site
  std::string output;     // the file it becomes: "models/joint-venture.html"
  std::string listed_in;  // "models/new": the folder that lists it, where that of its output does not
  base::Span span;        // where its id or title was written
  TextRef summary = TextRef::none;
  std::vector<std::string> tags;
  std::int64_t order = default_order;
  std::string owner;
  std::optional<base::Date> published, last_reviewed, review_by;
  base::Span review_by_span;
  std::vector<Change> changes;
  std::vector<SourceRef> sources;
  bool draft = false;
  bool is_name = false;  // whether the title keeps its capital inside a sentence, as names do
  bool glossary = true;  // whether terms link themselves on its page
  std::vector<Text> texts;
  std::vector<Fact> facts;  // in the order of Site::attributes
  Body body;
  std::shared_ptr<const Origin> origin;  // null on a site of one layer
  Detail detail;

  static constexpr std::int64_t default_order = 1'000'000;

  [[nodiscard]] bool is_home() const { return output == "index.html"; }
  // Whether it lists other entries: the index of a section or of a folder.
  [[nodiscard]] bool is_index() const;
  // The folder that lists it: "manual" for manual/a.html, and "manual" for manual/deeper/index.html too. Empty at the
  // top.
  [[nodiscard]] std::string_view folder() const;
  // The folder that an index lists: "manual/deeper" of manual/deeper/index.html.
  [[nodiscard]] std::string_view own_folder() const;
  [[nodiscard]] const Text& text(TextRef ref) const { return texts[static_cast<std::size_t>(ref)]; }
};

// A title of an entry, or of a part of it, as it reads inside a sentence: "Key line of enquiry" begins small, names
// ("Department for Education", "Slough", what an entry says is one) do not.
[[nodiscard]] std::string title_in_sentence(const Entry& entry, std::string_view title);

// A notion as it reads inside a sentence: "requires improvement"; words that look like names stay as they are.
[[nodiscard]] std::string in_sentence(std::string_view title);

// The measures that a model or a case study has; none for another kind.
[[nodiscard]] std::span<const MeasureSeries> measures_of(const Entry& entry);

// What the measures of a model or a case study are judged by, where it is not the start; null for none.
[[nodiscard]] const TurningPoint* turning_point_of(const Entry& entry);

// The events that a case study or a decision lists; none for another kind.
[[nodiscard]] std::span<const Event> events_of(const Entry& entry);

}  // namespace scrutineer::catalogue

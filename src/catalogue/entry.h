// The things a site is about, as its editors wrote them: nothing here is resolved, linked or rendered.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/diagnostics.h"
#include "catalogue/appraisal.h"
#include "catalogue/attributes.h"
#include "catalogue/checklist.h"
#include "catalogue/chronology.h"
#include "catalogue/decision.h"
#include "catalogue/factor_set.h"
#include "catalogue/risk_register.h"
#include "catalogue/source_ref.h"
#include "catalogue/values.h"

namespace scrutineer::catalogue {

enum class Kind : std::uint8_t {
  page,
  model,
  case_study,
  appraisal,
  decision,
  risk_register,
  factor_set,
  term,
  source,
  question_bank,
  rule_set,
  checklist
};
inline constexpr std::size_t kind_count = 12;

// "case study"; "case studies"; the folder and the section of the site: "case-studies".
[[nodiscard]] std::string_view kind_name(Kind kind);
[[nodiscard]] std::string_view kind_plural(Kind kind);
[[nodiscard]] std::string_view kind_section(Kind kind);

// An entry's place in Catalogue::entries.
enum class EntryIndex : std::uint32_t {};

// The Markdown of a page. `first_line` is the line of the file that its first line stands on.
struct Body {
  std::string markdown;
  std::uint32_t first_line = 1;
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
  std::optional<Kind> index_of;  // the kind whose entries this page lists: models/index.md
};

// One named fact of a typed page: an attribute of attributes.h that it has.
struct Fact {
  const Attribute* attribute = nullptr;
  TextRef value = TextRef::none;
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
  std::vector<Fact> facts;        // in the order of model_attributes
  std::vector<IdRef> not_stated;  // keys of attributes
  std::vector<IdRef> case_studies;
  std::vector<Claim> advantages, disadvantages, considerations;
  std::vector<Example> examples;
};

enum class Judgement : std::uint8_t { not_stated, outstanding, good, requires_improvement, inadequate };

struct Inspection {
  FactDate date;
  std::string by;
  Judgement judgement = Judgement::not_stated;
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
  std::vector<Fact> facts;
  std::vector<TextRef> services;
  std::vector<TextRef> drivers;
  std::string website;
  std::vector<Inspection> inspections;
  std::vector<Lesson> lessons;
  std::vector<Event> events;  // in order of time
  std::vector<Difference> differences;
};

struct Term {
  std::string acronym;            // empty when it has none
  std::vector<std::string> also;  // other names
  std::vector<IdRef> see_also;
  bool links = true;  // whether the term links itself where it is used
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
  std::string path;    // the file it comes from, relative to the site
  std::string output;  // the file it becomes: "models/joint-venture.html"
  base::Span span;     // where its id or title was written
  TextRef summary = TextRef::none;
  std::vector<std::string> tags;
  std::int64_t order = default_order;
  std::string owner;
  std::optional<base::Date> published, last_reviewed, review_by;
  std::vector<Change> changes;
  std::vector<SourceRef> sources;
  bool draft = false;
  bool glossary = true;  // whether terms link themselves on its page
  std::vector<Text> texts;
  Body body;
  Detail detail;

  static constexpr std::int64_t default_order = 1'000'000;

  [[nodiscard]] bool is_home() const { return output == "index.html"; }
  [[nodiscard]] const Text& text(TextRef ref) const { return texts[static_cast<std::size_t>(ref)]; }
};

}  // namespace scrutineer::catalogue

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
#include "catalogue/source_ref.h"
#include "catalogue/values.h"

namespace scrutineer::catalogue {

enum class Kind : std::uint8_t { page, model, case_study, appraisal, term, source, question_bank, checklist };
inline constexpr std::size_t kind_count = 8;

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

// One named fact of a typed page, in the order the page shows them.
struct Fact {
  std::string_view label;
  TextRef value = TextRef::none;
};

struct Model {
  IdRef family;
  std::vector<std::string> also_called;
  std::vector<Fact> facts;
  std::vector<IdRef> case_studies;
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

struct Question {
  std::string id;
  base::Span span;
  TextRef text = TextRef::none;
  TextRef why = TextRef::none;
  std::vector<TextRef> evidence;
  std::vector<TextRef> ask;
  IdRef theme;
  std::vector<IdRef> stages;
  std::vector<IdRef> models;  // none means all
  bool high_priority = false;
  std::vector<std::string> tags;
  SourceRef source;
};

struct QuestionBank {
  SourceRef source;
  std::vector<Question> questions;
};

// Which questions of the banks a section takes. An empty list asks nothing of that property.
struct Selection {
  base::Span span;
  std::vector<IdRef> banks;
  std::vector<IdRef> stages;
  std::vector<IdRef> themes;
  std::vector<IdRef> models;
  std::vector<std::string> tags;
  bool high_priority = false;
  std::optional<std::uint32_t> limit;
};

struct ChecklistSection {
  std::string id;
  base::Span span;
  std::string title;
  TextRef intro = TextRef::none;
  std::optional<Selection> select;
  std::vector<IdRef> questions;
};

struct Checklist {
  TextRef intro = TextRef::none;
  std::vector<ChecklistSection> sections;
};

using Detail = std::variant<Page, Model, CaseStudy, Appraisal, Term, Source, QuestionBank, Checklist>;

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

// Questions, the rules that make more of them from data, and the checklists that bring them together.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalogue/source_ref.h"
#include "catalogue/values.h"

namespace scrutineer::catalogue {

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
  IdRef priority;             // without id for none
  std::vector<std::string> tags;
  SourceRef source;
};

struct QuestionBank {
  SourceRef source;
  std::vector<Question> questions;
};

// What a rule looks for.
enum class Find : std::uint8_t {
  audit_finding,
  low_score,
  not_assessed,
  thin_margin,
  weight_flip,
  score_flip,
  dominated,
  high_risk,
  unrated_risk,
  unmitigated_risk,
  unowned_risk,
  factor,
  unanswered_factor,
  lesson,
  advantage,
  disadvantage,
  consideration,
  assumption,
  issue,
  measure_worsened,
  measure_missing_after,
  overdue_review,
  old_source
};
inline constexpr std::size_t find_count = 23;  // finds.h says what each is

// Turns each thing it finds into a question. Its texts hold placeholders, "{option}".
struct Rule {
  std::string id;  // of its own on the site
  base::Span span;
  Find find{};
  std::vector<IdRef> codes;               // of audit_finding: only these; none means all
  std::optional<std::int64_t> threshold;  // `within` or `years`, in the unit of what it looks for
  TextRef text = TextRef::none;
  TextRef why = TextRef::none;
  std::vector<TextRef> evidence;
  std::vector<TextRef> ask;
  IdRef theme;
  std::vector<IdRef> stages;
  IdRef priority;  // without id for none
};

struct RuleSet {
  std::vector<Rule> rules;
};

enum class QuestionOrder : std::uint8_t { bank, theme, priority };

// Which questions of the banks a section takes. An empty list asks nothing of that property.
struct Selection {
  base::Span span;
  std::vector<IdRef> banks;
  std::vector<IdRef> stages;
  std::vector<IdRef> themes;
  std::vector<IdRef> models;
  std::vector<std::string> tags;
  IdRef priority;  // or one that is more pressing
  std::optional<std::uint32_t> limit;
  QuestionOrder order = QuestionOrder::bank;
};

// Which rules make questions of which things.
struct Generation {
  base::Span span;
  std::vector<IdRef> rules;
  std::vector<IdRef> of;       // ids, "slough#services-in-scope" too; none means all there is
  std::vector<IdRef> options;  // of the appraisals among them; none means all
  std::optional<std::uint32_t> limit;
};

enum class FieldType : std::uint8_t { line, lines, date, table };

// Something to fill in.
struct FormField {
  std::string id;  // unique within its checklist
  std::string title;
  TextRef hint = TextRef::none;
  FieldType type = FieldType::line;
  std::uint32_t rows = 3;            // of lines and tables
  std::vector<std::string> columns;  // of a table
};

struct ChecklistSection {
  std::string id;
  base::Span span;
  std::string title;
  TextRef intro = TextRef::none;
  std::optional<Selection> select;
  std::vector<IdRef> questions;
  std::vector<Generation> generate;
  std::vector<FormField> fields;
};

struct Checklist {
  std::int64_t version = 1;
  bool one_page = false;  // whether it is printed in short, on one sheet
  TextRef intro = TextRef::none;
  std::vector<ChecklistSection> sections;
};

}  // namespace scrutineer::catalogue

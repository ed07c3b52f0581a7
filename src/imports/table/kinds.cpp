#include "imports/table/kinds.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace scrutineer::imports {
namespace {

const std::vector<std::string_view> note_words{"note", "notes", "comment", "comments", "remark", "remarks"};

ColumnKind id_column(std::vector<std::string_view> more) {
  ColumnKind column{"id", Holds::id, {"id", "ref", "reference", "no", "number", "nr", "ref-no"}};
  column.headings.insert(column.headings.end(), more.begin(), more.end());
  return column;
}

const ColumnKind source_column{
    "source", Holds::source, {"source", "source-document", "document", "taken-from", "evidence-source"}};
const ColumnKind where_column{"where", Holds::where, {"where", "place-in-source", "page-reference", "paragraph"}};
const ColumnKind models_column{
    "models", Holds::references, {"model", "models", "delivery-model", "delivery-models"}, {}, "model"};

TableKind questions() {
  return {"questions",
          "question",
          {{"bank", Holds::file, {"bank", "question-bank"}},
           id_column({"question-no", "question-number", "question-id", "q", "q-no"}),
           {"text",
            Holds::name_words,
            {"question", "questions", "question-text", "key-question", "key-questions", "question-to-ask",
             "questions-to-ask", "suggested-question", "suggested-questions", "line-of-enquiry", "lines-of-enquiry",
             "key-line-of-enquiry", "key-lines-of-enquiry", "kloe", "kloes"},
            {"text", "description"}},
           {"why",
            Holds::words,
            {"why", "why-it-matters", "why-this-matters", "why-ask", "why-ask-it", "reason", "rationale", "purpose"}},
           {"evidence",
            Holds::words_list,
            {"evidence", "evidence-to-ask-for", "evidence-required", "evidence-needed", "evidence-to-look-for",
             "documents", "documents-to-ask-for", "what-to-ask-for"}},
           {"ask",
            Holds::words_list,
            {"ask", "whom-to-ask", "who-to-ask", "who", "ask-whom", "asked-of", "witness", "witnesses", "put-to"}},
           {"theme", Holds::group, {"theme", "topic", "category", "area", "subject", "section"}},
           {"stages", Holds::stages, {"stage", "stages", "phase"}, {"when"}},
           models_column,
           {"priority", Holds::priority, {"priority", "importance"}},
           {"tags", Holds::plain_list, {"tag", "tags", "keywords"}},
           source_column,
           where_column}};
}

TableKind risks() {
  return {"risks",
          "risk",
          {id_column({"risk-id", "risk-ref", "risk-no", "risk-number", "risk-reference"}),
           {"category", Holds::group, {"category", "risk-category", "theme", "risk-type", "type", "area"}},
           {"title",
            Holds::name,
            {"risk", "risks", "title", "risk-title", "risk-name", "name", "risk-event", "risk-statement"},
            {"description", "risk-description", "description-of-risk", "details"}},
           {"consequence",
            Holds::words,
            {"consequence", "consequences", "effect", "effects", "potential-consequences", "potential-consequence",
             "potential-impact", "risk-effect", "what-would-follow"}},
           {"likelihood", Holds::level, {"likelihood", "probability", "likelihood-score", "likelihood-rating", "l"}},
           {"impact", Holds::level, {"impact", "severity", "impact-score", "impact-rating", "i"}},
           {"mitigation",
            Holds::words,
            {"mitigation", "mitigations", "mitigating-actions", "mitigating-action", "mitigation-measures",
             "mitigating-measures", "mitigation-actions", "mitigating-controls", "control-measures"},
            {"controls", "control", "existing-controls", "controls-in-place", "actions", "action"}},
           {"owner",
            Holds::plain,
            {"owner", "risk-owner", "owned-by", "responsible", "responsible-officer", "lead", "lead-officer"}},
           models_column,
           {"factors", Holds::references, {"factor", "factors"}, {}, "factor"},
           {"note", Holds::words, note_words},
           source_column,
           where_column}};
}

TableKind measures() {
  return {"measures",
          "measure",
          {{"page", Holds::file, {"id-of-page"}},
           {"key",
            Holds::name,
            {"measure", "measures", "indicator", "indicators", "performance-indicator", "performance-indicators",
             "performance-measure", "performance-measures", "measure-name", "measure-title", "indicator-name",
             "indicator-title", "kpi", "kpis", "kpi-name", "key-performance-indicator", "key-performance-indicators",
             "metric", "metrics"},
            {"description", "title", "name"}},
           {"unit", Holds::plain, {"unit", "units", "unit-of-measure"}},
           {"better",
            Holds::better,
            {"better", "polarity", "good-is", "direction", "good-performance", "aim", "which-way-is-better"}},
           {"help", Holds::plain, {"definition", "what-it-counts", "help"}, {"description"}},
           {"date", Holds::date, {"date", "period", "year", "month", "financial-year"}},
           {"value",
            Holds::figure,
            {"figure", "value", "actual", "actuals", "outturn", "result", "measure-value", "indicator-value", "score"}},
           {"missing", Holds::yes, {"missing"}},
           {"note", Holds::words, note_words},
           source_column,
           where_column},
          true};
}

TableKind glossary() {
  return {
      "glossary",
      "term",
      {id_column({}),
       {"title",
        Holds::name,
        {"term", "terms", "word", "words", "word-or-phrase", "phrase", "stands-for", "full-name", "full-title",
         "in-full", "full-term", "full-form", "term-acronym", "term-or-acronym", "acronym-term", "expansion"},
        {"name", "title"}},
       {"acronym", Holds::plain, {"acronym", "acronyms", "abbreviation", "abbreviations", "initials", "short-form"}},
       {"also",
        Holds::plain_list,
        {"also", "also-called", "also-known-as", "other-names", "other-name", "synonym", "synonyms", "aliases"}},
       {"see-also", Holds::terms, {"see-also", "see", "related", "related-terms"}},
       {"definition",
        Holds::words,
        {"definition", "definitions", "meaning", "meanings", "what-it-means", "means", "explanation"},
        {"description"}},
       source_column,
       where_column}};
}

TableKind sources() {
  return {"sources",
          "source",
          {id_column({}),
           {"title",
            Holds::name,
            {"title", "document", "documents", "document-title", "source", "publication", "report"},
            {"name"}},
           {"by",
            Holds::plain_list,
            {"by", "author", "authors", "organisation", "organisations", "published-by", "publisher", "issued-by",
             "written-by"}},
           {"published",
            Holds::date,
            {"published", "date", "date-published", "publication-date", "date-of-publication", "year"}},
           {"note", Holds::words, note_words, {"description"}},
           {"url", Holds::address, {"url", "link", "address", "web-address", "website", "web-link", "hyperlink"}},
           {"kind", Holds::source_kind, {"kind", "type", "document-type", "type-of-document", "kind-of-document"}},
           {"further_reading", Holds::yes, {"further-reading"}}}};
}

}  // namespace

const ColumnKind& TableKind::naming() const {
  const auto found = std::ranges::find_if(
      columns, [](const ColumnKind& each) { return each.holds == Holds::name || each.holds == Holds::name_words; });
  assert(found != columns.end());
  return *found;
}

const ColumnKind* TableKind::column(std::string_view key) const {
  const auto found = std::ranges::find(columns, key, &ColumnKind::key);
  return found == columns.end() ? nullptr : &*found;
}

std::span<const TableKind> table_kinds() {
  static const std::array<TableKind, 5> kinds{questions(), risks(), measures(), glossary(), sources()};
  return kinds;
}

const TableKind& table_kind(std::string_view name) {
  const auto found = std::ranges::find(table_kinds(), name, &TableKind::name);
  assert(found != table_kinds().end());
  return *found;
}

bool is_derived(std::string_view heading_slug) {
  return heading_slug == "statements-that-cite-it" || heading_slug == "before-or-after";
}

}  // namespace scrutineer::imports

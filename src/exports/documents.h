// The data files of the site as documents: what each holds, for programs. docs/data.md describes them; they are
// stable. The tables of the other formats are taken from them, so that all of them say the same.
#pragma once

#include <functional>
#include <vector>

#include "exports/table.h"
#include "link/linked.h"

namespace scrutineer::exports {

// `models`: models.cpp.
[[nodiscard]] Json models_json(const link::Linked& linked);
[[nodiscard]] DataTable models_table(const link::Linked& linked, const Json& document);  // a row a model
[[nodiscard]] DataTable claims_table(const link::Linked& linked, const Json& document);  // a row a name, claim, example

// `case_studies`: case_studies.cpp.
[[nodiscard]] Json case_studies_json(const link::Linked& linked);
[[nodiscard]] DataTable case_studies_table(const link::Linked& linked, const Json& document);
[[nodiscard]] DataTable inspections_table(const link::Linked& linked, const Json& document);
[[nodiscard]] DataTable lessons_table(const link::Linked& linked, const Json& document);

// `entries` that have measures: measures.cpp.
[[nodiscard]] Json measures_json(const link::Linked& linked);
[[nodiscard]] DataTable measures_table(const link::Linked& linked, const Json& document);  // a row a figure

// `decisions` and `moments`: history.cpp.
[[nodiscard]] Json decisions_json(const link::Linked& linked);
[[nodiscard]] DataTable decisions_table(const link::Linked& linked, const Json& document);
[[nodiscard]] Json timeline_json(const link::Linked& linked);
[[nodiscard]] DataTable timeline_table(const link::Linked& linked, const Json& document);
// The parts `events` and `differences` of a case study or a decision.
[[nodiscard]] Json events_json(const link::Linked& linked, const link::LinkedPage& page,
                               const std::vector<catalogue::Event>& events);
[[nodiscard]] Json differences_json(const link::LinkedPage& page,
                                    const std::vector<catalogue::Difference>& differences);
// Of `case_studies` or `decisions`: a row an account.
[[nodiscard]] DataTable differences_table(const link::Linked& linked, const Json& case_studies, const Json& decisions);

// One register: risks.cpp.
[[nodiscard]] Json risks_json(const link::Linked& linked, catalogue::EntryIndex index);
[[nodiscard]] DataTable risks_table(const link::Linked& linked, const Json& document);

// `sets`: factors.cpp.
[[nodiscard]] Json factors_json(const link::Linked& linked);
[[nodiscard]] DataTable factors_table(const link::Linked& linked, const Json& document);
[[nodiscard]] DataTable traceability_table(const link::Linked& linked, const Json& document);  // a row an answer

// `banks`, `sets` of rules, `terms`: reference.cpp.
[[nodiscard]] Json questions_json(const link::Linked& linked);
[[nodiscard]] DataTable questions_table(const link::Linked& linked, const Json& document);
[[nodiscard]] Json rules_json(const link::Linked& linked);
[[nodiscard]] DataTable rules_table(const link::Linked& linked, const Json& document);
[[nodiscard]] Json glossary_json(const link::Linked& linked);
[[nodiscard]] DataTable glossary_table(const link::Linked& linked, const Json& document);

// `sources` with what cites them, `links` between pages: links.cpp.
[[nodiscard]] Json sources_json(const link::Linked& linked);
[[nodiscard]] DataTable sources_table(const link::Linked& linked, const Json& document);
[[nodiscard]] DataTable citations_table(const link::Linked& linked, const Json& document);  // a row a statement
[[nodiscard]] Json links_json(const link::Linked& linked);
[[nodiscard]] DataTable links_table(const link::Linked& linked, const Json& document);

// ---- what the documents share --------------------------------------------------------------------------------

// The document `{format, <list>: […]}` with an item for each entry of the kind.
[[nodiscard]] Json list_document(const link::Linked& linked, catalogue::Kind kind, const char* list,
                                 const std::function<Json(catalogue::EntryIndex)>& item);

// The title of an id of the site; a list of titles for a list of ids; null for null.
[[nodiscard]] Json title_on_site(const link::Linked& linked, const Json& ids);

// "[1] Title, page 9; page 12" for each citation of an entry's item.
[[nodiscard]] Json citations_in_words(const Json& citations);

// The attributes of an entry by key, null where it has none: attributes.cpp.
[[nodiscard]] Json attributes_json(const link::Linked& linked, catalogue::EntryIndex index);
// The note and the source of each typed value, by key.
[[nodiscard]] Json attribute_notes_json(const link::LinkedPage& page, const std::vector<catalogue::Fact>& facts);
// Both, as `attributes` and `attribute_notes`, where the site has any of the kind; those of a risk.
void add_attributes(Json& json, const link::Linked& linked, catalogue::EntryIndex index);
void add_attributes(Json& json, const link::Linked& linked, catalogue::EntryIndex index, const catalogue::Risk& risk);
// Whether the site has any of other kinds than models and case studies, whose tables have a column each.
[[nodiscard]] bool has_attributes_of_records(const link::Linked& linked);
// A row an attribute of those.
[[nodiscard]] DataTable attributes_table(const link::Linked& linked);
// Their labels, with units.
void add_attribute_headings(const link::Linked& linked, catalogue::Kind kind, DataTable& table);

[[nodiscard]] Json ids_json(const std::vector<catalogue::IdRef>& refs);
[[nodiscard]] Json texts_json(const link::LinkedPage& page, const std::vector<catalogue::TextRef>& texts);

}  // namespace scrutineer::exports

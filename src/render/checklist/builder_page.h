// The builder of checklists: the reader chooses a stage, a model, themes, a council or an appraisal and a length, and
// themes/civic/scripts/builder.js puts the list together from all the questions that the site has.
#pragma once

#include <string>
#include <string_view>

#include "analyse/analysis.h"
#include "exports/generated_file.h"
#include "render/entry_context.h"

namespace scrutineer::render {

// The script that assigns the questions, relative to the top of the site.
inline constexpr std::string_view builder_data_path = "assets/questions.js";

// The block "checklist-builder".
[[nodiscard]] std::string builder_html(const EntryContext& context);

// Whether a page of the site holds the block.
[[nodiscard]] bool has_builder(const link::Linked& linked);

// Every question of the banks, and those that rules made for the checklists, each once, as a script:
//   window.scrutineerQuestions={"themes": {"finance": "Finance"}, "stages": {…}, "questions": [
//     {"id": "…", "text": "…", "why": "…", "evidence": ["…"], "ask": ["…"], "theme": "finance", "stages": ["…"],
//      "high": true, "source": "…", "bank": {"title": "…", "href": "…"}, "rule": {…}, "figure": {…},
//      "models": ["…"], "councils": ["…"], "of": "…", "example": true, "wording": "1f0c…"}]}
// Texts are HTML, and their addresses are relative to the top of the site. What a question lacks is left out. `of`,
// `councils` and `models` say what the fact of a rule's question is about; `models` of a bank's question, for which
// models it is meant, all when it is left out. `example` marks what a case study shows; `wording` is as
// analyse/question_wording.h names it, in a translation that of the original. Both arguments must outlive the file.
[[nodiscard]] exports::GeneratedFile builder_data(const link::Linked& linked, const analyse::Analysis& analysis);

}  // namespace scrutineer::render

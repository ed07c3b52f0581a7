// The builder of checklists: the reader chooses a stage, a model, themes, a council or an appraisal and a length, and
// themes/civic/scripts/builder.js puts the list together from all the questions that the site has.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyse/analysis.h"
#include "exports/generated_file.h"
#include "render/entry_context.h"

namespace scrutineer::render {

// The script that assigns the index of the questions, relative to the top of the site.
inline constexpr std::string_view builder_index_path = "assets/questions.js";

// The block "checklist-builder".
[[nodiscard]] std::string builder_html(const EntryContext& context);

// Whether a page of the site holds the block.
[[nodiscard]] bool has_builder(const link::Linked& linked);

// Every question of the banks, and those that rules made for the checklists, each once: an index, with the texts of the
// questions that most lists begin with,
//   window.scrutineerQuestions={"themes": {"finance": "Finance"}, "stages": {…}, "priorities": ["high"], "questions": [
//     {"id": "…", "theme": "finance", "stages": ["…"], "priority": "high", "models": ["…"], "of": "…",
//      "councils": ["…"], "example": true, "part": 3}]}
// and the texts of the others in parts, of at most as many questions each, assets/questions/3.js:
//   scrutineerQuestions.texts([
//     {"id": "…", "text": "…", "why": "…", "evidence": ["…"], "ask": ["…"], "layer": "…", "source": "…",
//      "bank": {"title": "…", "href": "…"}, "rule": {…}, "figure": {…}, "wording": "1f0c…"}])
// A question of the index without `part` has its texts there. Texts are HTML, and their addresses are relative to the
// top of the site. What a question lacks is left out. `of`, `councils` and `models` say what the fact of a rule's
// question is about, and no other has an `of`; `models` of a bank's question, for which models it is meant, all when it
// is left out. `example` marks what a case study shows; `wording` is as analyse/question_wording.h names it, in a
// translation that of the original. Both arguments must outlive the files, which are made when they are asked for.
[[nodiscard]] std::vector<exports::GeneratedFile> builder_files(const link::Linked& linked,
                                                                const analyse::Analysis& analysis);

}  // namespace scrutineer::render

// Questions and fields to fill in as templates show them, and the pages of banks and checklists made of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyse/checklists.h"
#include "markup/template.h"
#include "render/entry_context.h"

namespace scrutineer::render {

// `number` counts on the page; the bank or the rule that the question comes from is named where the page is another.
[[nodiscard]] markup::Object question_view(const link::Linked& linked, const analyse::AskedQuestion& question,
                                           std::size_t number, std::string_view from, bool names_origin);

// Which layer of the site has added or changed the question, or the rule that made it: see layer_marks.h.
[[nodiscard]] std::string question_mark(const link::Linked& linked, const analyse::AskedQuestion& question);

// What the question was made of, in a line: "Implementation costs: 0 of 10". Empty for a bank's question.
[[nodiscard]] std::string figure_line(const link::Linked& linked, const analyse::AskedQuestion& question);

// A rule as readers see it named: "weak score" for "weak-score".
[[nodiscard]] std::string rule_title(std::string_view id);

void add_question_bank_view(const EntryContext& context, const catalogue::QuestionBank& bank, markup::Object& view,
                            std::vector<PageSection>& sections);

void add_checklist_view(const EntryContext& context, const catalogue::Checklist& checklist, markup::Object& view,
                        std::vector<PageSection>& sections);

}  // namespace scrutineer::render

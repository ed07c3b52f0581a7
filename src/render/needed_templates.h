// The templates that a theme must have, by the kinds of pages and blocks that are made with them.
#pragma once

#include <array>
#include <string_view>

namespace scrutineer::render {

inline constexpr std::array<std::string_view, 24> needed_templates{"home",
                                                                   "page",
                                                                   "model",
                                                                   "case-study",
                                                                   "appraisal",
                                                                   "appraisal-table",
                                                                   "appraisal-criterion",
                                                                   "appraisal-option",
                                                                   "appraisal-audit",
                                                                   "robustness",
                                                                   "what-if",
                                                                   "decision",
                                                                   "risk-register",
                                                                   "factor-set",
                                                                   "term",
                                                                   "source",
                                                                   "question-bank",
                                                                   "rule-set",
                                                                   "checklist",
                                                                   "section",
                                                                   "glossary",
                                                                   "tags",
                                                                   "tag",
                                                                   "not-found"};

}  // namespace scrutineer::render

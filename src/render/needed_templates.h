// The templates that a theme must have, by the kinds of pages and blocks that are made with them.
#pragma once

#include <array>
#include <string_view>

namespace scrutineer::render {

inline constexpr auto needed_templates = std::to_array<std::string_view>({
    "home",
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
    "not-found",
    "redirect",
    "search",
    "a-z",
    "block-changes",
    "block-include",
    "block-checklist-builder",
    "block-compare-models",
    "block-compare-case-studies",
    "block-data-files",
    "block-inspections",
    "block-map",
    "block-questions",
    "block-risk-matrix",
    "block-risk-register",
    "block-timeline",
    "block-traceability",
});

}  // namespace scrutineer::render

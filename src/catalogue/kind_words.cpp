#include "catalogue/kind_words.h"

#include <array>

namespace scrutineer::catalogue {
namespace {

struct Titles {
  words::Name one, all;
};

// In the order of the enumeration.
constexpr std::array<Titles, kind_count> titles{{{"kinds.guidance-title", "kinds.guidance-title"},
                                                 {"kinds.model-title", "kinds.models-title"},
                                                 {"kinds.case-study-title", "kinds.case-studies-title"},
                                                 {"kinds.appraisal-title", "kinds.appraisals-title"},
                                                 {"kinds.decision-title", "kinds.decisions-title"},
                                                 {"kinds.risk-register-title", "kinds.risk-registers-title"},
                                                 {"kinds.factor-set-title", "kinds.factor-sets-title"},
                                                 {"kinds.term-title", "kinds.glossary-title"},
                                                 {"kinds.source-title", "kinds.sources-title"},
                                                 {"kinds.question-bank-title", "kinds.question-banks-title"},
                                                 {"kinds.rule-set-title", "kinds.rule-sets-title"},
                                                 {"kinds.checklist-title", "kinds.checklists-title"}}};

constexpr std::array<Titles, factor_type_count> factor_titles{
    {{"factor-types.success-factor", "factor-types.success-factors"},
     {"factor-types.challenge", "factor-types.challenges"},
     {"factor-types.principle", "factor-types.principles"},
     {"factor-types.gateway", "factor-types.gateways"}}};

}  // namespace

std::string kind_title(const words::Words& words, Kind kind) {
  return words(titles[static_cast<std::size_t>(kind)].one);
}

std::string section_title(const words::Words& words, Kind kind) {
  return words(titles[static_cast<std::size_t>(kind)].all);
}

std::string factor_title(const words::Words& words, FactorType type) {
  return words(factor_titles[static_cast<std::size_t>(type)].one);
}

std::string factors_title(const words::Words& words, FactorType type) {
  return words(factor_titles[static_cast<std::size_t>(type)].all);
}

}  // namespace scrutineer::catalogue

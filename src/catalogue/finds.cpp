#include "catalogue/finds.h"

#include <array>

namespace scrutineer::catalogue {
namespace {

using Names = std::string_view;

constexpr std::array<Names, 9> of_finding{"finding",    "option",    "criterion", "published", "recomputed",
                                          "difference", "appraisal", "council",   "link"};
constexpr std::array<Names, 10> of_score{"option", "criterion", "score",     "highest", "level",
                                         "weight", "reason",    "appraisal", "council", "link"};
constexpr std::array<Names, 5> of_gap{"criterion", "reason", "appraisal", "council", "link"};
constexpr std::array<Names, 10> of_margin{"option",       "second", "margin",    "lead",    "total",
                                          "second_total", "basis",  "appraisal", "council", "link"};
constexpr std::array<Names, 9> of_weight{"criterion", "option",    "other",   "weight", "changed",
                                         "basis",     "appraisal", "council", "link"};
constexpr std::array<Names, 10> of_flip{"criterion", "option", "other",     "first",   "score",
                                        "changed",   "basis",  "appraisal", "council", "link"};
constexpr std::array<Names, 5> of_dominated{"option", "other", "appraisal", "council", "link"};
constexpr std::array<Names, 10> of_risk{"risk",       "category", "consequence", "likelihood", "impact",
                                        "mitigation", "owner",    "register",    "council",    "link"};
constexpr std::array<Names, 6> of_factor{"factor", "text", "purpose", "set", "council", "link"};
constexpr std::array<Names, 3> of_lesson{"lesson", "case", "link"};
constexpr std::array<Names, 3> of_claim{"claim", "model", "link"};
constexpr std::array<Names, 5> of_remark{"title", "text", "appraisal", "council", "link"};
constexpr std::array<Names, 3> of_review{"title", "review_by", "link"};
constexpr std::array<Names, 4> of_source{"title", "published", "age", "link"};

// In the order of the enumeration.
constexpr std::array<FindInfo, find_count> finds{{
    {"audit-finding", Kind::appraisal, "", true, false, of_finding},
    {"low-score", Kind::appraisal, "", false, false, of_score},
    {"not-assessed", Kind::appraisal, "", false, false, of_gap},
    {"thin-margin", Kind::appraisal, "within", false, false, of_margin},
    {"weight-flip", Kind::appraisal, "within", false, false, of_weight},
    {"score-flip", Kind::appraisal, "within", false, false, of_flip},
    {"dominated", Kind::appraisal, "", false, false, of_dominated},
    {"high-risk", Kind::risk_register, "", false, false, of_risk},
    {"unrated-risk", Kind::risk_register, "", false, false, of_risk},
    {"unmitigated-risk", Kind::risk_register, "", false, false, of_risk},
    {"unowned-risk", Kind::risk_register, "", false, false, of_risk},
    {"factor", Kind::factor_set, "", false, false, of_factor},
    {"unanswered-factor", Kind::factor_set, "", false, false, of_factor},
    {"lesson", Kind::case_study, "", false, false, of_lesson},
    {"advantage", Kind::model, "", false, false, of_claim},
    {"disadvantage", Kind::model, "", false, false, of_claim},
    {"consideration", Kind::model, "", false, false, of_claim},
    {"assumption", Kind::appraisal, "", false, false, of_remark},
    {"issue", Kind::appraisal, "", false, false, of_remark},
    {"overdue-review", {}, "", false, true, of_review},
    {"old-source", Kind::source, "years", false, true, of_source},
}};

}  // namespace

const FindInfo& info(Find find) { return finds[static_cast<std::size_t>(find)]; }

}  // namespace scrutineer::catalogue

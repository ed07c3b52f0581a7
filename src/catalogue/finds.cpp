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
    {"audit-finding", "what recomputing an appraisal brought to light", Kind::appraisal, "", true, false, of_finding},
    {"low-score", "scores at the bottom of the scale", Kind::appraisal, "", false, false, of_score},
    {"not-assessed", "criteria that nobody scored", Kind::appraisal, "", false, false, of_gap},
    {"thin-margin", "a winner that is close to the next option", Kind::appraisal, "within", false, false, of_margin},
    {"weight-flip", "a change of one weight that changes who comes first", Kind::appraisal, "within", false, false,
     of_weight},
    {"score-flip", "a change of one score that changes who comes first", Kind::appraisal, "within", false, false,
     of_flip},
    {"dominated", "options that another equals or beats on every criterion", Kind::appraisal, "", false, false,
     of_dominated},
    {"high-risk", "risks at the top of a scale", Kind::risk_register, "", false, false, of_risk},
    {"unrated-risk", "risks without a rating", Kind::risk_register, "", false, false, of_risk},
    {"unmitigated-risk", "risks without a mitigation", Kind::risk_register, "", false, false, of_risk},
    {"unowned-risk", "risks without an owner", Kind::risk_register, "", false, false, of_risk},
    {"factor", "every factor of a set", Kind::factor_set, "", false, false, of_factor},
    {"unanswered-factor", "factors that nothing answers to, or that answer to nothing", Kind::factor_set, "", false,
     false, of_factor},
    {"lesson", "the lessons of case studies", Kind::case_study, "", false, false, of_lesson},
    {"advantage", "advantages claimed for a model", Kind::model, "", false, false, of_claim},
    {"disadvantage", "disadvantages of a model", Kind::model, "", false, false, of_claim},
    {"consideration", "considerations about a model", Kind::model, "", false, false, of_claim},
    {"assumption", "what an appraisal assumes", Kind::appraisal, "", false, false, of_remark},
    {"issue", "issues that an appraisal names", Kind::appraisal, "", false, false, of_remark},
    {"overdue-review", "review dates that have passed", {}, "", false, true, of_review},
    {"old-source", "sources older than a number of years", Kind::source, "years", false, true, of_source},
}};

}  // namespace

const FindInfo& info(Find find) { return finds[static_cast<std::size_t>(find)]; }

}  // namespace scrutineer::catalogue

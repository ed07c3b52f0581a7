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

constexpr std::array<Names, 9> of_measure{"measure",    "title",      "before", "before_date", "after",
                                          "after_date", "difference", "change", "link"};
constexpr std::array<Names, 7> of_gap_after{"measure", "title", "before", "before_date", "change", "missing", "link"};

constexpr std::array<Kind, 1> appraisals{Kind::appraisal}, registers{Kind::risk_register}, sets{Kind::factor_set},
    studies{Kind::case_study}, models{Kind::model}, sources{Kind::source};
constexpr std::array<Kind, 2> measured{Kind::case_study, Kind::model};

// In the order of the enumeration.
constexpr std::array<FindInfo, find_count> finds{{
    {"audit-finding", appraisals, "", true, false, of_finding},
    {"low-score", appraisals, "", false, false, of_score},
    {"not-assessed", appraisals, "", false, false, of_gap},
    {"thin-margin", appraisals, "within", false, false, of_margin},
    {"weight-flip", appraisals, "within", false, false, of_weight},
    {"score-flip", appraisals, "within", false, false, of_flip},
    {"dominated", appraisals, "", false, false, of_dominated},
    {"high-risk", registers, "", false, false, of_risk},
    {"unrated-risk", registers, "", false, false, of_risk},
    {"unmitigated-risk", registers, "", false, false, of_risk},
    {"unowned-risk", registers, "", false, false, of_risk},
    {"factor", sets, "", false, false, of_factor},
    {"unanswered-factor", sets, "", false, false, of_factor},
    {"lesson", studies, "", false, false, of_lesson},
    {"advantage", models, "", false, false, of_claim},
    {"disadvantage", models, "", false, false, of_claim},
    {"consideration", models, "", false, false, of_claim},
    {"assumption", appraisals, "", false, false, of_remark},
    {"issue", appraisals, "", false, false, of_remark},
    {"measure-worsened", measured, "", false, true, of_measure},
    {"measure-missing-after", measured, "", false, true, of_gap_after},
    {"overdue-review", {}, "", false, true, of_review},
    {"old-source", sources, "years", false, true, of_source},
}};

}  // namespace

const FindInfo& info(Find find) { return finds[static_cast<std::size_t>(find)]; }

}  // namespace scrutineer::catalogue

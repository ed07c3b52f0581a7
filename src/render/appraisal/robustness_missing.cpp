// How are missing scores treated?
#include <fmt/format.h>

#include "analyse/thresholds.h"
#include "render/appraisal/robustness_parts.h"
#include "render/appraisal/robustness_results.h"

namespace scrutineer::render {

using base::to_short_text;
using markup::Object;

namespace {

class Missing : RobustnessParts {
 public:
  using RobustnessParts::RobustnessParts;

  [[nodiscard]] RobustnessResult make() const {
    Object object = result("missing-scores", words_("missing-scores.title"), {"missing-scores", "off-scale-scores"});
    Table table("missing-scores-table", words_("missing-scores.table"),
                {{words_("appraisal.option")},
                 {words_("missing-scores.count")},
                 {words_("missing-scores.total-range")},
                 {words_("missing-scores.total")},
                 {words_("missing-scores.taken"), false}});
    bool any = false;
    for (std::size_t at = 0; at < audit_.readings.size(); ++at) {
      const analyse::Reading& reading = audit_.readings[at];
      if (reading.basis == analyse::Basis::complete) continue;
      any = true;
      table.add(labels_[at], {fmt::format("{}", reading.missing.size()),
                              analyse::bounds_text(words_, {reading.lowest, reading.highest}),
                              to_short_text(reading.total), basis_words(reading.basis)});
    }
    object.set("has_missing", any);
    if (any) object.set("result_table", std::move(table).view());
    return object;
  }

 private:
  [[nodiscard]] std::string basis_words(analyse::Basis basis) const {
    switch (basis) {
      case analyse::Basis::complete:
        return words_("missing-scores.as-printed");
      case analyse::Basis::only_filling:
        return words_("missing-scores.only-filling");
      case analyse::Basis::spread:
        return words_("missing-scores.spread");
      case analyse::Basis::midpoint:
        break;
    }
    return words_("missing-scores.midpoint");
  }
};

}  // namespace

RobustnessResult missing_scores_result(const AppraisalContext& context) { return Missing(context).make(); }

}  // namespace scrutineer::render

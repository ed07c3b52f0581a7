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
    Object object = result("missing-scores", "How missing scores are treated", {"missing-scores", "off-scale-scores"});
    Table table("missing-scores-table", "What is missing, and what is taken for it",
                {{"Option"}, {"Missing scores"}, {"Total can be"}, {"Total taken"}, {"What is taken", false}});
    bool any = false;
    for (std::size_t at = 0; at < audit_.readings.size(); ++at) {
      const analyse::Reading& reading = audit_.readings[at];
      if (reading.basis == analyse::Basis::complete) continue;
      any = true;
      table.add(labels_[at],
                {fmt::format("{}", reading.missing.size()), analyse::bounds_text({reading.lowest, reading.highest}),
                 to_short_text(reading.total), std::string(basis_words(reading.basis))});
    }
    object.set("has_missing", any);
    if (any) object.set("result_table", std::move(table).view());
    return object;
  }

 private:
  [[nodiscard]] static std::string_view basis_words(analyse::Basis basis) {
    switch (basis) {
      case analyse::Basis::complete:
        return "the scores as printed";
      case analyse::Basis::only_filling:
        return "the only scores that give the published total";
      case analyse::Basis::spread:
        return "the points up to the published total, spread evenly over the gaps";
      case analyse::Basis::midpoint:
        break;
    }
    return "the middle of the scale";
  }
};

}  // namespace

RobustnessResult missing_scores_result(const AppraisalContext& context) { return Missing(context).make(); }

}  // namespace scrutineer::render

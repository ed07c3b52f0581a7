#include "analyse/appraise.h"

namespace scrutineer::analyse {

AppraisedSite appraise(const catalogue::Catalogue& catalogue, int jobs) {
  AppraisedSite site;
  for (std::size_t i = 0; i < catalogue.entries.size(); ++i) {
    const auto* appraisal = std::get_if<catalogue::Appraisal>(&catalogue.entries[i].detail);
    if (!appraisal) continue;
    Audit audited = audit(*appraisal);
    Robustness tested = robustness(*appraisal, audited, jobs);
    site.emplace(static_cast<catalogue::EntryIndex>(i), Appraised{std::move(audited), std::move(tested)});
  }
  return site;
}

}  // namespace scrutineer::analyse

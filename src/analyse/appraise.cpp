#include "analyse/appraise.h"

namespace scrutineer::analyse {

AppraisedSite appraise(const link::Linked& linked, int jobs) {
  const catalogue::Catalogue& catalogue = linked.catalogue;
  AppraisedSite site;
  for (std::size_t i = 0; i < catalogue.entries.size(); ++i) {
    const auto* appraisal = std::get_if<catalogue::Appraisal>(&catalogue.entries[i].detail);
    if (!appraisal) continue;
    Audit audited = audit(*appraisal, linked.words);
    Robustness tested = robustness(*appraisal, audited, linked.words, jobs);
    site.emplace(static_cast<catalogue::EntryIndex>(i), Appraised{std::move(audited), std::move(tested)});
  }
  return site;
}

}  // namespace scrutineer::analyse

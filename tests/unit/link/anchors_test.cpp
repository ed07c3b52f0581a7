#include "link/anchors.h"

#include "records_site.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

TEST_CASE("a page can be linked to at each of its sections, at what they list, at its headings and below them") {
  const Linking site = linking(records_site());
  const auto anchors = [&](const char* id) {
    return fmt::format("{}", fmt::join(link::anchors_of_page(site.linked, site.index(id)), " "));
  };
  CHECK(anchors("trust") ==
        "app-measures app-measure-visits app-measure-grant app-advantages quick app-disadvantages dear "
        "app-considerations tax app-examples app-called app-compare app-uses app-appraised app-concerns app-references "
        "app-backlinks app-related");
  CHECK(anchors("company") == "app-compare app-appraised app-backlinks app-related");
  CHECK(anchors("slough") ==
        "app-drivers app-inspections app-lessons early app-timeline opened app-differences start app-backlinks "
        "app-related");
  CHECK(anchors("decided") ==
        "app-asked agree app-due plan app-directions first app-phases design build app-timeline opens app-differences "
        "sum app-references app-related");
  CHECK(anchors("choice") == "app-options app-sums app-hangs-on app-downloads app-backlinks app-related");
  CHECK(anchors("register") == "app-matrix app-register deficit app-page-data app-backlinks app-related");
  CHECK(anchors("aims") == "g h safe cheap app-traceability app-page-data app-backlinks app-related");
  CHECK(anchors("bank") == "one two app-references app-related");
  CHECK(anchors("set") == "aged found");
  CHECK(anchors("list") == "s app-references");
  CHECK(anchors("plain") == "part app-references app-related");
}

// What is found on a site in memory, as `check` settles it.
#pragma once

#include <array>

#include "checks/pages.h"
#include "checks/settle.h"
#include "linked_site_fixture.h"

namespace scrutineer::tests {

inline Mistakes checked(const TestSite& site, std::string_view as_of = "2026-01-15",
                        checks::Looked looked = checks::Looked::at_all) {
  base::FileNames names;
  base::Diagnostics out;
  auto catalogue = site.read_into(names, out, {.jobs = 1, .drafts = false});
  REQUIRE(catalogue);
  const link::Linked linked = link::link(std::move(*catalogue), english(), 1, out);
  checks::check_pages(linked, *base::Date::parse(as_of), out);
  checks::check_places(linked.catalogue, names, out);
  checks::settle(std::array{checks::Edition{&linked.catalogue, &names}}, looked, out);
  return mistakes_of(out, names);
}

// A site with these [checks] and a page "a" of the guidance with this body, which starts on line 5 and more for every
// line of `more`.
inline Mistakes checked_page(std::string_view checks, std::string_view body, std::string_view more = {}) {
  TestSite site;
  if (!checks.empty()) site.setting(std::string("[checks]\n") + std::string(checks) + "\n");
  site.file("guidance/a.md", front("A", more) + std::string(body));
  return checked(site);
}

}  // namespace scrutineer::tests

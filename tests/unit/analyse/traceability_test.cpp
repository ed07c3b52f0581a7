#include "analyse/traceability.h"

#include <catch2/catch.hpp>

#include "linked_site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)
using Places = std::vector<std::size_t>;

namespace {

std::string set(std::string_view type, std::string_view factors) {
  return fmt::format("title = \"T\"\nsummary = \"S.\"\ntype = \"{}\"\nsource = \"doc\"\n{}", type, factors);
}

std::string factor(std::string_view id, std::string_view answers_to = {}) {
  return fmt::format("[[factor]]\nid = \"{0}\"\ntitle = \"{0}\"\nanswers_to = [{1}]\n", id, answers_to);
}

Linking sets() {
  TestSite site;
  site.file("sources.toml", source("doc"))
      .file("factors/areas.toml", set("challenge", factor("a") + factor("b") + factor("c")))
      .file("factors/success.toml", set("success-factor", factor("one", "\"a\", \"b\"") + factor("two", "\"a\"") +
                                                              factor("three") + factor("four", "\"one\"")))
      .file("factors/rules.toml", set("principle", factor("rule")));
  return linking(site);
}

}  // namespace

TEST_CASE("gaps are found in both directions, and what hangs on one factor alone") {
  const Linking site = sets();
  const analyse::Tracing tracing = analyse::trace(site.linked.catalogue, site.index("success"), site.index("areas"));
  CHECK(tracing.answers ==
        std::vector<std::vector<bool>>{
            {true, true, false}, {true, false, false}, {false, false, false}, {false, false, false}});
  CHECK(tracing.answering_none == Places{2, 3});
  CHECK(tracing.answered_by_none == Places{2});
  CHECK(tracing.answered_by_one == Places{1});
  CHECK_FALSE(tracing.is_empty());
}

TEST_CASE("answering is not mutual, and no source joins what none says to belong together") {
  const Linking site = sets();
  const catalogue::Catalogue& catalogue = site.linked.catalogue;
  CHECK(analyse::trace(catalogue, site.index("areas"), site.index("success")).is_empty());
  CHECK(analyse::trace(catalogue, site.index("success"), site.index("rules")).is_empty());
  CHECK(site.ids_of(analyse::answered_sets(catalogue, site.index("success"))) == Lines{"areas", "success"});
  CHECK(site.ids_of(analyse::answering_sets(catalogue, site.index("areas"))) == Lines{"success"});
  CHECK(analyse::answered_sets(catalogue, site.index("rules")).empty());
  CHECK(analyse::answering_sets(catalogue, site.index("rules")).empty());
}

TEST_CASE("a factor is answered by factors of its own set as well") {
  const Linking site = sets();
  const catalogue::EntryIndex factors = site.index("success");
  using Found = std::vector<analyse::FactorPlace>;
  CHECK(analyse::answering(site.linked.catalogue, {factors, 0}) == Found{{factors, 3}});
  CHECK(analyse::answering(site.linked.catalogue, {site.index("areas"), 0}) == Found{{factors, 0}, {factors, 1}});
  CHECK(analyse::answering(site.linked.catalogue, {site.index("areas"), 2}).empty());
}

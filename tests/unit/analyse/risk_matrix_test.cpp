#include "analyse/risk_matrix.h"

#include <catch2/catch.hpp>

using namespace scrutineer::analyse;  // NOLINT(google-build-using-namespace)
using scrutineer::catalogue::Risk;
using scrutineer::catalogue::RiskRegister;
using scrutineer::catalogue::TextRef;
using Level = std::optional<std::size_t>;

namespace {

// `likelihoods` by `impacts` levels, two categories "money" and "staff".
RiskRegister scales(std::size_t likelihoods, std::size_t impacts) {
  RiskRegister all;
  all.likelihoods.resize(likelihoods);
  all.impacts.resize(impacts);
  all.categories = {{"money", "Money"}, {"staff", "Staff"}};
  return all;
}

Risk& add(RiskRegister& all, Level likelihood, Level impact, std::size_t category = 0) {
  Risk& risk = all.risks.emplace_back();
  risk.category = category;
  risk.likelihood = likelihood;
  risk.impact = impact;
  return risk;
}

std::vector<RiskBand> bands(const RiskRegister& all, std::size_t likelihood) {
  std::vector<RiskBand> row;
  for (std::size_t impact = 0; impact < all.impacts.size(); ++impact) row.push_back(risk_band(all, likelihood, impact));
  return row;
}

constexpr RiskBand lower = RiskBand::lower, middle = RiskBand::middle, upper = RiskBand::upper;

}  // namespace

TEST_CASE("a risk without one of its ratings stands in no cell and is a gap") {
  RiskRegister all = scales(2, 2);
  add(all, 1, std::nullopt);
  add(all, std::nullopt, 0);
  add(all, 1, 0);
  const Risks risks = risks_of(all);
  CHECK(risk_matrix(all, risks).cells == std::vector<std::vector<Risks>>{{{}, {}}, {{2}, {}}});
  CHECK(risk_gaps(all, risks).unrated == Risks{0, 1});
}

TEST_CASE("what no risk of a register has is said of the register, not of each risk") {
  RiskRegister all = scales(2, 2);
  add(all, 0, 0);
  add(all, 0, 0);
  const RiskGaps gaps = risk_gaps(all, risks_of(all));
  CHECK_FALSE(gaps.names_mitigations);
  CHECK_FALSE(gaps.names_owners);
  CHECK(gaps.unmitigated.empty());
  CHECK(gaps.unowned.empty());
}

TEST_CASE("a column that one risk fills in, even one that is not shown, makes gaps of the others") {
  RiskRegister all = scales(2, 2);
  add(all, 0, 0, 0).owner = "Treasurer";
  add(all, 0, 0, 1).mitigation = TextRef{0};
  add(all, 0, 0, 1);
  const std::vector<std::string> staff{"staff"};
  const RiskGaps gaps = risk_gaps(all, risks_of(all, staff));
  CHECK(gaps.unowned == Risks{1, 2});
  CHECK(gaps.unmitigated == Risks{2});
}

TEST_CASE("risks with most gaps come first, others as the document has them") {
  RiskRegister all = scales(2, 2);
  add(all, 0, 0).mitigation = TextRef{0};
  add(all, 0, std::nullopt).mitigation = TextRef{0};
  add(all, 1, 1).mitigation = TextRef{0};
  add(all, std::nullopt, std::nullopt);
  add(all, 0, 1);
  const Risks risks = risks_of(all);
  CHECK(gaps_first(risk_gaps(all, risks), risks) == Risks{3, 1, 4, 0, 2});
}

TEST_CASE("bands are the same from either side of the matrix, whatever the lengths of the scales") {
  const RiskRegister square = scales(3, 3);
  CHECK(bands(square, 0) == std::vector{lower, lower, middle});
  CHECK(bands(square, 1) == std::vector{lower, middle, upper});
  CHECK(bands(square, 2) == std::vector{middle, upper, upper});
  const RiskRegister wide = scales(2, 5);
  CHECK(bands(wide, 0) == std::vector{lower, lower, lower, lower, middle});
  CHECK(bands(wide, 1) == std::vector{middle, upper, upper, upper, upper});
}

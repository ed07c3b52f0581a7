#include "catalogue/model_pairs.h"

#include <catch2/catch.hpp>

using namespace scrutineer::catalogue;

namespace {

Appraisal with_options(const std::vector<std::string>& models) {
  Appraisal appraisal;
  for (const std::string& model : models) {
    appraisal.options.emplace_back();
    if (!model.empty()) appraisal.options.back().model = IdRef{model, {}};
  }
  return appraisal;
}

}  // namespace

TEST_CASE("an appraisal sets every two of its models against each other, once") {
  std::vector<std::string> pairs;
  for (const ModelPair& pair : model_pairs(with_options({"trust", "", "company", "trust", "venture"})))
    pairs.push_back(pair.first + " " + pair.second);
  CHECK(pairs == std::vector<std::string>{"trust company", "trust venture", "company venture"});
  CHECK(model_pairs(with_options({"trust", "trust", ""})).empty());
}

TEST_CASE("two models have one page, whichever comes first") {
  CHECK(pair_page_id({"trust", "company"}) == "compare-company-and-trust");
  CHECK(pair_page_id({"company", "trust"}) == "compare-company-and-trust");
}

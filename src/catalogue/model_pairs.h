// Pairs of delivery models that an appraisal set against each other, each of which has a page that compares the two.
#pragma once

#include <string>
#include <vector>

#include "catalogue/appraisal.h"

namespace scrutineer::catalogue {

// Two ids of models, in the order of the appraisal's options.
struct ModelPair {
  std::string first;
  std::string second;
};

// Every pair of unlike models among the options, each once.
[[nodiscard]] std::vector<ModelPair> model_pairs(const Appraisal& appraisal);

// The id of the page that compares them: "compare-company-and-trust", in whichever order they stand.
[[nodiscard]] std::string pair_page_id(const ModelPair& pair);

}  // namespace scrutineer::catalogue

#include "catalogue/model_pairs.h"

#include <algorithm>

namespace scrutineer::catalogue {

std::vector<ModelPair> model_pairs(const Appraisal& appraisal) {
  std::vector<std::string> models;
  for (const Option& option : appraisal.options)
    if (option.model && std::ranges::find(models, option.model->id) == models.end()) models.push_back(option.model->id);
  std::vector<ModelPair> pairs;
  for (std::size_t a = 0; a < models.size(); ++a)
    for (std::size_t b = a + 1; b < models.size(); ++b) pairs.push_back({models[a], models[b]});
  return pairs;
}

std::string pair_page_id(const ModelPair& pair) {
  return "compare-" + std::min(pair.first, pair.second) + "-and-" + std::max(pair.first, pair.second);
}

}  // namespace scrutineer::catalogue

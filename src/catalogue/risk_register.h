// A risk register as its document prints it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "catalogue/fact.h"
#include "catalogue/source_ref.h"
#include "catalogue/values.h"

namespace scrutineer::catalogue {

// A step of a likelihood or impact scale.
struct RiskLevel {
  std::string id;
  std::string title;
};

struct RiskCategory {
  std::string id;
  std::string title;
};

struct Risk {
  std::string id;  // of its own on the site
  base::Span span;
  std::size_t category = 0;  // place in RiskRegister::categories
  std::string title;
  TextRef consequence = TextRef::none;
  std::optional<std::size_t> likelihood, impact;  // places in the scales; nothing where the document gives no rating
  TextRef mitigation = TextRef::none;             // none where the document names none
  std::string owner;                              // likewise empty
  std::vector<IdRef> models;
  std::vector<IdRef> factors;
  std::vector<Fact> facts;  // in the order of Site::attributes
  TextRef note = TextRef::none;
  SourceRef source;

  [[nodiscard]] bool is_rated() const { return likelihood && impact; }
};

struct RiskRegister {
  std::string council;
  FactDate date;
  SourceRef source;
  TextRef note = TextRef::none;
  std::vector<RiskLevel> likelihoods, impacts;  // lowest first; at least two each
  std::vector<RiskCategory> categories;
  std::vector<Risk> risks;
};

}  // namespace scrutineer::catalogue

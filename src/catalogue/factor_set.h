// Things a choice is measured against, as a document lists them: success factors, challenges, principles, tests.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/source_ref.h"
#include "catalogue/values.h"

namespace scrutineer::catalogue {

enum class FactorType : std::uint8_t { success_factor, challenge, principle, gateway };
inline constexpr std::size_t factor_type_count = 4;

// "success factor"; "success factors".
[[nodiscard]] std::string_view factor_type_name(FactorType type);
[[nodiscard]] std::string_view factor_type_plural(FactorType type);

struct FactorGroup {
  std::string id;
  std::string title;
  TextRef text = TextRef::none;
};

struct Factor {
  std::string id;  // of its own on the site
  base::Span span;
  std::optional<std::size_t> group;  // place in FactorSet::groups
  std::string title;
  TextRef text = TextRef::none;
  TextRef purpose = TextRef::none;
  std::vector<IdRef> answers_to;  // factors of this or other sets
  std::vector<IdRef> models;
  SourceRef source;
};

struct FactorSet {
  FactorType type = FactorType::success_factor;
  std::string council;
  FactDate date;
  SourceRef source;
  TextRef note = TextRef::none;
  std::vector<FactorGroup> groups;
  std::vector<Factor> factors;
};

}  // namespace scrutineer::catalogue

// What lets readers find things: the index that the search script loads, the page of results, and the A–Z for paper and
// for those without JavaScript.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "analyse/analysis.h"
#include "exports/generated_file.h"
#include "link/linked.h"
#include "markup/template.h"
#include "render/search_documents.h"

namespace scrutineer::render {

// All of it outlives the files.
struct SearchContext {
  const link::Linked& linked;
  const analyse::Analysis& analysis;
  const markup::TemplateSet& templates;
  std::function<const markup::Object&(std::string_view from)> shared;  // what all pages share: docs/theme.md
};

inline constexpr std::string_view search_path = "search.html", a_to_z_path = "a-z.html";

// The page of results and the A–Z.
[[nodiscard]] std::vector<exports::GeneratedFile> search_pages(const SearchContext& context);

// The index, in assets/search/. It is made here, its files when they are asked for.
[[nodiscard]] std::vector<exports::GeneratedFile> search_index(search::Site site, int jobs);

}  // namespace scrutineer::render

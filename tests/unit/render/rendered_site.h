// A site in memory, read, linked and rendered with templates of the test's own.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "analyse/analysis.h"
#include "linked_site_fixture.h"
#include "render/needed_templates.h"
#include "render/site_pages.h"

namespace scrutineer::tests {

struct RenderedSite {
  Lines paths;
  std::size_t page_count = 0;
  std::map<std::string, std::string> files;
  Mistakes mistakes;  // of the templates and the theme

  [[nodiscard]] const std::string& file(const std::string& path) const {
    CAPTURE(path, paths);
    REQUIRE(files.contains(path));
    return files.at(path);
  }
};

// Templates that a test does not give are empty. The site must be without errors.
inline RenderedSite rendered(const TestSite& site, const std::map<std::string, std::string>& templates,
                             base::Date as_of = *base::Date::parse("2026-11-22")) {
  const Linking linking = tests::linking(site);
  REQUIRE(errors(linking.mistakes) == Mistakes{});
  base::FileNames names;
  base::Diagnostics out;
  std::vector<markup::TemplateSource> sources;
  for (const std::string_view name : render::needed_templates)
    if (!templates.contains(std::string(name)))
      sources.push_back({std::string(name), "", names.add(std::string(name))});
  for (const auto& [name, text] : templates) sources.push_back({name, text, names.add(name)});
  const auto compiled = markup::TemplateSet::compile(sources, out, english());
  const analyse::Analysis analysis = analyse::analyse_site(linking.linked, as_of, 1, out);
  std::vector<catalogue::FormerAddress> former_addresses;
  (void)site.read({.former_addresses = &former_addresses});
  const render::SitePages pages(linking.linked, analysis, compiled, as_of, out, nullptr, 1, former_addresses);
  RenderedSite result{pages.paths(), pages.page_count(), {}, mistakes_of(out, names)};
  REQUIRE(result.mistakes == Mistakes{});
  for (std::size_t i = 0; i < result.paths.size(); ++i) pages.render(i, result.files[result.paths[i]]);
  for (const exports::GeneratedFile& file : pages.search_index()) {
    result.paths.push_back(file.path);
    file.append(result.files[file.path]);
  }
  return result;
}

// What one template makes of the page "a" of the guidance.
inline std::string page(const TestSite& site, const std::string& text, std::string_view as_of = "2026-11-22") {
  return rendered(site, {{"page", text}}, *base::Date::parse(as_of)).file("guidance/a.html");
}

}  // namespace scrutineer::tests

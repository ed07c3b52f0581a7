#include "cli/edition.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cli/linked_site.h"
#include "link/link.h"
#include "publish/output_folder.h"
#include "publish/publish.h"
#include "read/site.h"
#include "read/theme.h"

namespace scrutineer::cli {
namespace {

// Without what lies in the output folder.
std::vector<read::Layer> layers_without_output(base::FileSystem& files, const EditionOptions& options,
                                               base::FileNames& names, base::Diagnostics& out) {
  std::vector<read::Layer> layers = layers_of(files, options.site, options.themes, names, out);
  for (read::Layer& layer : layers)
    if (const auto output = publish::prefix_in(layer.folder, options.output))
      std::erase_if(layer.files, [&](const base::ListedFile& file) { return file.path.starts_with(*output); });
  return layers;
}

// The names of all files are decided before anything is written: `check` refuses what `build` would.
void check_names(Edition& edition) {
  const catalogue::Catalogue& catalogue = edition.linked->catalogue;
  for (const base::FileError& refused : publish::refuse_paths(edition.paths())) {
    const std::string path = refused.path.string();
    const auto entry = std::ranges::find(catalogue.entries, path, &catalogue::Entry::output);
    const bool is_asset = std::ranges::binary_search(catalogue.assets, path);
    edition.diagnostics.error("unwritable-name",
                              entry != catalogue.entries.end()
                                  ? entry->span
                                  : base::Span{.file = edition.names.add(is_asset ? path : std::string("site.toml"))},
                              fmt::format("the file {} of the built site {}", path, refused.reason),
                              "give what becomes this file another name");
  }
}

}  // namespace

Edition::Edition(base::FileSystem& files, const EditionOptions& options) {
  options.stage("Reading");
  std::optional<read::Theme> theme;  // which one, only the settings say
  words::Words words;
  std::size_t theme_files = 0;
  const auto read_words = [&](const catalogue::Site& site) {
    theme_files = names.size();
    theme = read::read_theme(files, site, options.site, options.themes, names, diagnostics);
    theme_files = names.size() - theme_files;
    if (theme) words = words_of(*theme, site, diagnostics);
    return words;
  };
  auto catalogue = read::read_site(files, layers_without_output(files, options, names, diagnostics),
                                   {options.jobs, options.drafts, options.as_of, read_words}, names, diagnostics);
  files_read = names.size() - theme_files;
  if (!catalogue) return;
  options.stage("Linking");
  linked.emplace(link::link(std::move(*catalogue), words, options.jobs, diagnostics));
  if (!theme) return;
  templates.emplace(markup::TemplateSet::compile(theme->templates, diagnostics, words));
  if (diagnostics.has_errors()) return;
  options.stage("Analysing");
  analysis.emplace(analyse::analyse_site(*linked, options.as_of, options.jobs, diagnostics));
  pages.emplace(*linked, *analysis, *templates, options.as_of, diagnostics, options.documents, options.jobs);
  for (const read::ThemeAsset& asset : theme->assets) copies.push_back({"assets/" + asset.path, asset.on_disk});
  for (const std::string& asset : linked->files) {
    const auto below = linked->catalogue.assets_below.find(asset);
    copies.push_back({asset, below == linked->catalogue.assets_below.end() ? options.site / asset : below->second});
  }
  check_names(*this);
}

std::vector<std::string> Edition::paths() const {
  std::vector<std::string> all = pages->paths();
  for (const Copy& copy : copies) all.push_back(copy.path);
  return all;
}

std::expected<void, base::FileError> Edition::content(base::FileSystem& files, std::size_t index,
                                                      std::string& content) const {
  if (index < pages->paths().size()) {
    pages->render(index, content);
    return {};
  }
  auto copied = files.read(copies[index - pages->paths().size()].on_disk);
  if (!copied) return std::unexpected(copied.error());
  content = std::move(*copied);
  return {};
}

}  // namespace scrutineer::cli

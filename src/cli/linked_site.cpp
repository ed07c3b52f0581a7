#include "cli/linked_site.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <iterator>
#include <utility>
#include <vector>

#include "base/edit_distance.h"
#include "cli/report.h"
#include "link/link.h"

namespace scrutineer::cli {

words::Words words_of(const read::Theme& theme, const catalogue::Site& site, base::Diagnostics& out) {
  std::vector<words::MessageSource> sources = theme.words;
  std::ranges::copy(site.words, std::back_inserter(sources));
  return words::Words::compile(sources, site.language, out);
}

std::filesystem::path packs_beside(const std::filesystem::path& themes) { return themes.parent_path() / "packs"; }

std::vector<read::Layer> layers_of(base::FileSystem& files, const std::filesystem::path& site,
                                   const std::filesystem::path& themes, base::FileNames& names,
                                   base::Diagnostics& out) {
  std::vector<read::Layer> layers = read::find_layers(files, site, packs_beside(themes), names, out);
  if (const auto listed = read::list_files(files, layers); !listed) throw base::MachineError(listed.error());
  return layers;
}

std::vector<std::filesystem::path> layer_folders(base::FileSystem& files, const std::filesystem::path& site,
                                                 const std::filesystem::path& themes) {
  base::FileNames names;
  base::Diagnostics elsewhere;  // they are reported when the site is read
  std::vector<std::filesystem::path> folders;
  for (read::Layer& layer : read::find_layers(files, site, packs_beside(themes), names, elsewhere))
    folders.push_back(std::move(layer.folder));
  return folders;
}

std::optional<SiteRead> read_site(base::FileSystem& files, const std::filesystem::path& site,
                                  const std::filesystem::path& themes, const read::ReadOptions& options,
                                  base::FileNames& names, base::Diagnostics& out) {
  std::optional<words::Words> words;
  read::ReadOptions with_words = options;
  with_words.words = [&](const catalogue::Site& settings) {
    const auto theme = read::read_theme(files, settings, site, themes, names, out);
    if (theme) words = words_of(*theme, settings, out);
    return words.value_or(words::Words());
  };
  auto catalogue = read::read_site(files, layers_of(files, site, themes, names, out), with_words, names, out);
  if (!catalogue) return std::nullopt;
  return SiteRead{std::move(*catalogue), std::move(words)};
}

std::optional<link::Linked> linked_site(base::FileSystem& files, const std::filesystem::path& site,
                                        const std::filesystem::path& themes, const read::ReadOptions& options,
                                        base::FileNames& names, base::Diagnostics& out) {
  auto read = read_site(files, site, themes, options, names, out);
  if (!read || !read->words) return std::nullopt;
  return link::link(std::move(read->catalogue), std::move(*read->words), options.jobs, out);
}

void report_errors(base::FileSystem& files, const std::filesystem::path& site, const base::FileNames& names,
                   const base::Diagnostics& diagnostics, bool json, bool show_all) {
  const std::vector<base::Diagnostic>& sorted = diagnostics.sorted(names);
  if (json) {
    Summary summary;
    summary.files_read = names.size();
    summary.failed = true;
    json_report(sorted, names, site, summary, to_standard_output);
  } else {
    fmt::print(stderr, "{}", human_report(sorted, names, files, site, show_all ? all_of_them : shown_in_full));
  }
}

void report_unknown_id(const catalogue::Catalogue& catalogue, catalogue::Kind kind, const std::string& id, bool json) {
  std::vector<std::string> ids;
  for (const catalogue::Entry& entry : catalogue.entries)
    if (entry.kind == kind) ids.push_back(entry.id);
  const auto near = base::nearest(id, ids);
  const std::string help = ids.empty() ? fmt::format("the site has no {}", catalogue::kind_plural(kind))
                           : near      ? fmt::format("did you mean \"{}\"?", *near)
                                       : fmt::format("there are: {}", fmt::join(ids, ", "));
  const std::string message = fmt::format("no {} has the id \"{}\"", catalogue::kind_name(kind), id);
  report_failures(std::array{Failure{"unknown-id", {}, message, help}}, json);
}

}  // namespace scrutineer::cli

#include "cli/edition.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

#include "analyse/original_wordings.h"
#include "checks/pages.h"
#include "checks/settle.h"
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
  std::vector<std::string> paths = edition.paths();
  // Else those of the index, which takes long to make, are no other's.
  if (std::ranges::any_of(edition.copies, [](const Copy& copy) { return copy.path.starts_with("assets/search/"); }))
    std::ranges::move(edition.index_paths(), std::back_inserter(paths));
  for (const base::FileError& refused : publish::refuse_paths(paths)) {
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
  if (options.kept) names = options.kept->of("").files.names();
  make(files, options, layers_without_output(files, options, names, diagnostics));
  settle();
}

// Last, for whatever found something.
void Edition::settle() {
  if (!linked) return;
  checks::check_places(linked->catalogue, names, diagnostics);
  std::vector<checks::Edition> editions{{&linked->catalogue, &names}};
  for (const auto& translation : translations)
    if (translation->linked) editions.push_back({&translation->linked->catalogue, &translation->names});
  checks::settle(editions, pages ? checks::Looked::at_all : checks::Looked::at_part, diagnostics);
}

void Edition::make(base::FileSystem& files, const EditionOptions& options, const std::vector<read::Layer>& layers) {
  std::optional<read::Theme> theme;  // which one, only the settings say
  words::Words words;
  std::size_t theme_files = 0;
  Kept::OfLanguage* const kept = options.kept ? &options.kept->of(options.language) : nullptr;
  const auto read_words = [&](const catalogue::Site& site) {
    theme_files = names.size();
    theme = read::read_theme(files, site, options.site, options.themes, names, diagnostics);
    theme_files = names.size() - theme_files;
    if (theme) words = words_of(*theme, site, diagnostics);
    return words;
  };
  const read::ReadOptions reading{options.jobs,     options.drafts, options.as_of,
                                  options.language, read_words,     &former_addresses};
  auto catalogue = kept ? read::read_site(files, layers, reading, names, diagnostics, kept->files)
                        : read::read_site(files, layers, reading, names, diagnostics);
  files_read = kept ? kept->files.read().size() : names.size() - theme_files;
  if (!catalogue) return;
  catalogue->site.checks.asks_links = options.links != nullptr;
  options.stage("Linking");
  linked.emplace(kept ? link::link(std::move(*catalogue), words, options.jobs, diagnostics, kept->pages)
                      : link::link(std::move(*catalogue), words, options.jobs, diagnostics));
  checks::check_pages(*linked, options.as_of, diagnostics);
  if (options.links) {
    options.stage("Asking other websites");
    options.links->check(*linked, diagnostics);
  }
  if (!theme) return;
  templates.emplace(markup::TemplateSet::compile(theme->templates, diagnostics, words));
  if (!diagnostics.has_errors()) {
    options.stage("Analysing");
    analysis.emplace(analyse::analyse_site(*linked, options.as_of, options.jobs, diagnostics));
  }
  if (options.language.empty()) add_translations(files, options, layers);
  if (!analysis || diagnostics.has_errors()) return;
  for (const read::ThemeAsset& asset : theme->assets) copies.push_back({"assets/" + asset.path, asset.on_disk});
  for (const std::string& asset : linked->files) {
    const auto below = linked->catalogue.assets_below.find(asset);
    copies.push_back({asset, below == linked->catalogue.assets_below.end() ? options.site / asset : below->second});
  }
  pages.emplace(*linked, *analysis, *templates, options.as_of, diagnostics, options.documents, options.jobs,
                former_addresses);
  lead_to_translations();
  if (options.language.empty()) check_names(*this);
}

// Each is made from the files anew, as the site in its language would be.
void Edition::add_translations(base::FileSystem& files, const EditionOptions& options,
                               const std::vector<read::Layer>& layers) {
  EditionOptions of_language = options;
  const analyse::Wordings wordings = analysis && !linked->catalogue.site.languages.empty()
                                         ? analyse::wordings_of(*linked, analysis->checklists)
                                         : analyse::Wordings{};
  for (const catalogue::Language& language : linked->catalogue.site.languages) {
    of_language.language = language.code;
    options.stage("Reading");
    translations.push_back(std::unique_ptr<Edition>(new Edition));  // whose constructor is private
    if (options.kept) translations.back()->names = options.kept->of(language.code).files.names();
    translations.back()->make(files, of_language, layers);
    keep_mistakes_of(*translations.back());
    if (auto& translated = translations.back()->analysis; analysis && translated) {
      analyse::name_as_in_original(wordings, translated->checklists);
      translated->original_wordings = wordings;
    }
  }
}

// What is wrong with the files of the language, and errors of any. Warnings of the others stand with those of the site.
void Edition::keep_mistakes_of(const Edition& translation) {
  std::set<std::tuple<std::string, std::uint32_t, std::uint32_t, std::string_view>> known;
  const auto key = [](const base::Diagnostic& each, const base::FileNames& of) {
    return std::tuple(of.path(each.span.file), each.span.line, each.span.column, each.code);
  };
  for (const base::Diagnostic& each : diagnostics.sorted(names)) known.insert(key(each, names));
  const auto is_of_language = [&](base::FileId file) {
    return !translation.linked || std::ranges::binary_search(translation.linked->catalogue.translations, file);
  };
  for (const base::Diagnostic& each : translation.diagnostics.sorted(translation.names)) {
    const bool counts = each.severity == base::Severity::error || is_of_language(each.span.file) ||
                        each.code == std::string_view("not-translated");
    if (!counts || known.contains(key(each, translation.names))) continue;
    base::Span span = each.span;
    span.file = names.add(translation.names.path(each.span.file));
    if (each.severity == base::Severity::warning)
      diagnostics.warning(each.code, span, each.message, each.help);
    else if (each.is_syntax)
      diagnostics.syntax_error(each.code, span, each.message, each.help);
    else
      diagnostics.error(each.code, span, each.message, each.help);
  }
}

void Edition::lead_to_translations() {
  if (translations.empty()) return;
  std::vector<render::SitePages*> all{&*pages};
  for (const auto& translation : translations) all.push_back(&*translation->pages);
  for (render::SitePages* const each : all) each->set_languages({all.begin(), all.end()});
}

std::size_t Edition::page_count() const {
  std::size_t count = pages->page_count();
  for (const auto& translation : translations) count += translation->pages->page_count();
  return count;
}

std::vector<std::string> Edition::paths() const {
  std::vector<std::string> all = pages->paths();
  for (const Copy& copy : copies) all.push_back(copy.path);
  for (const auto& translation : translations)
    for (const std::string& path : translation->paths())
      all.push_back(fmt::format("{}/{}", translation->linked->catalogue.site.language, path));
  return all;
}

std::vector<std::string> Edition::index_paths() const {
  std::vector<std::string> all;
  for (const exports::GeneratedFile& file : pages->search_index()) all.push_back(file.path);
  for (const auto& translation : translations)
    for (const std::string& path : translation->index_paths())
      all.push_back(fmt::format("{}/{}", translation->linked->catalogue.site.language, path));
  return all;
}

std::size_t Edition::index_size() const {
  std::size_t size = pages->search_index().size();
  for (const auto& translation : translations) size += translation->index_size();
  return size;
}

std::size_t Edition::size() const {
  std::size_t size = pages->paths().size() + copies.size();
  for (const auto& translation : translations) size += translation->size();
  return size;
}

std::expected<void, base::FileError> Edition::content(base::FileSystem& files, std::size_t index,
                                                      std::string& content) const {
  if (const std::size_t others = size(); index >= others) {
    index_content(index - others, content);
    return {};
  }
  if (index < pages->paths().size()) {
    pages->render(index, content);
    return {};
  }
  index -= pages->paths().size();
  if (index >= copies.size()) {
    index -= copies.size();
    for (const auto& translation : translations) {
      if (index < translation->size()) return translation->content(files, index, content);
      index -= translation->size();
    }
  }
  auto copied = files.read(copies.at(index).on_disk);
  if (!copied) return std::unexpected(copied.error());
  content = std::move(*copied);
  return {};
}

std::expected<void, base::FileError> Edition::last_content(base::FileSystem& files, std::size_t index,
                                                           std::string& content) {
  auto made = this->content(files, index, content);
  if (made && index < size()) give_back(index);
  return made;
}

void Edition::give_back(std::size_t index) {
  if (index < pages->paths().size()) {
    const auto entry = pages->entry_of(index);
    if (!entry) return;
    pages->take_for_search(*entry);
    // What a term means stands on other pages, too.
    if (linked->entry(*entry).kind != catalogue::Kind::term)
      std::string().swap(linked->pages[static_cast<std::size_t>(*entry)].body_html);
    return;
  }
  index -= pages->paths().size();
  if (index < copies.size()) return;
  index -= copies.size();
  for (const auto& translation : translations) {
    if (index < translation->size()) return translation->give_back(index);
    index -= translation->size();
  }
}

std::vector<std::string> Edition::last_index_paths() {
  for (const auto& translation : translations) std::vector<link::LinkedPage>().swap(translation->linked->pages);
  std::vector<link::LinkedPage>().swap(linked->pages);
  return index_paths();
}

void Edition::index_content(std::size_t index, std::string& content) const {
  if (index < pages->search_index().size()) return pages->search_index()[index].append(content);
  index -= pages->search_index().size();
  for (const auto& translation : translations) {
    if (index < translation->index_size()) return translation->index_content(index, content);
    index -= translation->index_size();
  }
}

}  // namespace scrutineer::cli

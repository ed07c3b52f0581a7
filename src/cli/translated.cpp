#include "cli/translated.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>

#include "cli/linked_site.h"
#include "cli/note_seen.h"
#include "cli/report.h"
#include "cli/terminal.h"

namespace scrutineer::cli {
namespace {

namespace fs = std::filesystem;

using AmendmentsByFile = std::map<std::string, std::vector<const catalogue::Amendment*>>;

// What each file of a language puts into it, by the file's path in the site.
AmendmentsByFile translated_by(const catalogue::Catalogue& catalogue, const base::FileNames& names) {
  AmendmentsByFile by_file;
  const auto add = [&](const std::vector<catalogue::Amendment>& amendments) {
    for (const catalogue::Amendment& amendment : amendments)
      if (!catalogue.is_untranslated(amendment.span.file))
        by_file[names.path(amendment.span.file)].push_back(&amendment);
  };
  add(catalogue.amendments);
  for (const catalogue::Entry& entry : catalogue.entries)
    if (entry.origin) add(entry.origin->amendments);
  return by_file;
}

std::string path_in(const fs::path& site, const fs::path& file) {
  return fs::weakly_canonical(file).lexically_relative(fs::weakly_canonical(site)).generic_string();
}

ExitCode refuse_file(const fs::path& file, std::string help) {
  report_failures(
      std::array{Failure{"no-translation", file.string(), "this file translates nothing of the site", std::move(help)}},
      false);
  return ExitCode::usage;
}

}  // namespace

ExitCode translated(base::FileSystem& files, const TranslatedOptions& options) {
  base::FileNames site_names;
  base::Diagnostics of_site;
  const auto original =
      linked_site(files, options.site, options.themes, {.jobs = options.jobs, .drafts = true}, site_names, of_site);
  if (!original || of_site.has_errors()) {
    report_errors(files, options.site, site_names, of_site, false, false);
    return ExitCode::errors;
  }
  std::map<std::string, const fs::path*> asked;  // by path in the site
  for (const fs::path& file : options.translations) asked[path_in(options.site, file)] = &file;
  struct Language {
    base::FileNames names;
    std::optional<link::Linked> linked;
  };
  std::vector<Language> languages(original->catalogue.site.languages.size());
  for (std::size_t i = 0; i < languages.size(); ++i) {
    base::Diagnostics out;
    languages[i].linked =
        linked_site(files, options.site, options.themes,
                    {.jobs = options.jobs, .drafts = true, .language = original->catalogue.site.languages[i].code},
                    languages[i].names, out);
    if (languages[i].linked && !out.has_errors()) continue;
    report_errors(files, options.site, languages[i].names, out, false, false);
    return ExitCode::errors;
  }
  std::map<std::string, std::vector<const catalogue::Amendment*>> found;
  for (const Language& language : languages)
    for (auto& [file, amendments] : translated_by(language.linked->catalogue, language.names))
      if (asked.contains(file)) found.emplace(file, std::move(amendments));
  for (const auto& [path, file] : asked)
    if (!found.contains(path))
      return refuse_file(*file, languages.empty()
                                    ? "the site is in one language: languages = [\"cy\"] in its site.toml"
                                    : "expected a file such as guidance/pay.cy.md, beside guidance/pay.md");
  for (const auto& [path, amendments] : found) {
    const bool is_new = note_seen(files, options.site / path, amendments);
    fmt::print("{} {}\n", is_new ? "Noted in" : "Nothing has changed for", printable((options.site / path).string()));
  }
  return ExitCode::clean;
}

}  // namespace scrutineer::cli

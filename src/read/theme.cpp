#include "read/theme.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "read/layers.h"
#include "read/plain_text.h"
#include "read/table_reader.h"
#include "read/words_file.h"

namespace scrutineer::read {
namespace {

constexpr std::string_view template_ending = ".mustache";
constexpr std::string_view words_folder = "words/", words_ending = ".toml";

// The languages of the words that a site in a language has, the lowest first: for "cy-GB" these are "en", "cy" and
// "cy-GB".
std::vector<std::string> languages_of_words(const std::string& language) {
  std::vector<std::string> languages{"en"};
  for (std::size_t end = language.find('-');; end = language.find('-', end + 1)) {
    if (const std::string shorter = language.substr(0, end); shorter != "en") languages.push_back(shorter);
    if (end == std::string::npos) return languages;
  }
}

class ThemeReader {
 public:
  ThemeReader(base::FileSystem& files, const std::string& language, const std::filesystem::path& site_folder,
              const std::filesystem::path& installed, base::FileNames& names, base::Diagnostics& out)
      : files_(files),
        languages_(languages_of_words(language)),
        words_(languages_.size()),
        site_folder_(site_folder),
        installed_(installed),
        civic_(installed / "civic"),
        names_(names),
        out_(out) {}

  // What lies beneath all themes, whether they extend civic or not.
  void read_words_of_civic() {
    for (std::size_t i = 0; i < languages_.size(); ++i)
      if (const auto path = words_path(languages_[i]); files_.exists(civic_ / path)) add_words(civic_, path, i);
  }

  // Lays the theme `name` over the one it extends. `named_at` is where its name was written.
  bool read(const std::string& name, base::Span named_at) {
    const auto folder = find(name);
    if (!folder) {
      out_.error("unknown-theme", named_at, fmt::format("there is no theme \"{}\"", name),
                 "expected a folder of the site with a theme.toml, or an installed theme: civic");
      return false;
    }
    if (std::ranges::find(being_read_, *folder) != being_read_.end()) {
      out_.error("theme-cycle", named_at, fmt::format("the theme \"{}\" extends itself", name),
                 "a theme extends another one, in the end civic");
      return false;
    }
    if (is_of_site(*folder) && !stays_in_reach(*folder)) {
      out_.error("theme-leads-out", named_at,
                 fmt::format("the folder of the theme \"{}\" is a link that leads out of the site", name),
                 "put the folder itself, or a copy of it, into the site");
      return false;
    }
    being_read_.push_back(*folder);

    const Place place{names_.add(shown(*folder / "theme.toml"))};
    const auto text = content(*folder / "theme.toml", place.file);
    if (!text) return false;
    const TomlText toml(*text, place, out_);
    if (!toml.table()) return false;
    TableReader table(toml, out_);
    (void)table.required_text("name");
    (void)table.text("title");
    const auto extends = table.text("extends");
    table.finish();
    if (extends && !read(*extends, table.span("extends"))) return false;
    add_files(*folder);
    return true;
  }

  // Says that readers will read English round the words of the site's editors.
  void check_language(const std::string& language, base::Span span) {
    const bool is_english = languages_.size() == 1 || languages_[1].starts_with("en-");
    if (is_english ||
        std::ranges::any_of(words_.begin() + 1, words_.end(), [](const auto& messages) { return !messages.empty(); }))
      return;
    if (const auto listed = files_.list(civic_))
      for (const base::ListedFile& file : *listed) note_language(file.path);
    out_.warning("no-words-in-language", span,
                 fmt::format("no theme has words in \"{}\", so what the program adds to pages is in English", language),
                 fmt::format("there are words in: {}; docs/theme.md, \"Words\", says how a theme has its own",
                             fmt::join(known_languages_, ", ")));
  }

  Theme result() {
    Theme theme;
    for (auto& [name, source] : templates_) theme.templates.push_back(std::move(source));
    for (std::vector<words::MessageSource>& messages : words_)
      std::ranges::move(messages, std::back_inserter(theme.words));
    for (auto& [path, on_disk] : assets_) theme.assets.push_back({path, std::move(on_disk)});
    return theme;
  }

 private:
  [[nodiscard]] std::optional<std::filesystem::path> find(const std::string& name) const {
    if (name.empty() || name.find("..") != std::string::npos || name.starts_with('/')) return std::nullopt;
    for (const std::filesystem::path& folder : {site_folder_ / name, installed_ / name})
      if (files_.exists(folder / "theme.toml")) return folder;
    return std::nullopt;
  }

  [[nodiscard]] bool is_of_site(const std::filesystem::path& folder) const { return lies_in(folder, site_folder_); }

  // Whether what a theme of the site has there is of the site too, or of an installed theme, once links are resolved.
  [[nodiscard]] bool stays_in_reach(const std::filesystem::path& path) const {
    const std::filesystem::path real = real_folder(path);
    return lies_in(real, real_folder(site_folder_)) || lies_in(real, real_folder(installed_));
  }

  static bool lies_in(const std::filesystem::path& path, const std::filesystem::path& folder) {
    return std::ranges::mismatch(folder, path).in1 == folder.end();
  }

  // A file of the site is named as the editor knows it, any other by its full path.
  [[nodiscard]] std::string shown(const std::filesystem::path& path) const {
    const std::filesystem::path relative = path.lexically_relative(site_folder_);
    return relative.empty() || *relative.begin() == ".." ? path.generic_string() : relative.generic_string();
  }

  // Nothing, and reported, where that is no plain text.
  std::optional<std::string> content(const std::filesystem::path& path, base::FileId file) {
    const auto stamp = files_.stamp(path);
    if (!stamp) throw base::MachineError(stamp.error());
    if (!is_readable(stamp->size, file, out_)) return std::nullopt;
    auto text = files_.read(path);
    if (!text) throw base::MachineError(text.error());
    if (!make_plain(*text, file, out_)) return std::nullopt;
    return std::move(*text);
  }

  void add_files(const std::filesystem::path& folder) {
    std::map<std::string, std::filesystem::path> own;  // templates of this theme, by name
    const auto listed = files_.list(folder);
    if (!listed) throw base::MachineError(listed.error());
    for (const base::ListedFile& file : *listed) {
      const std::filesystem::path on_disk = folder / file.path;
      if (file.is_link && is_of_site(folder) && !stays_in_reach(on_disk)) {
        out_.error("theme-leads-out", base::Span{names_.add(shown(on_disk))},
                   "this file of the theme is a link that leads out of the site",
                   "put the file itself, or a copy of it, into the theme");
      } else if (file.path.starts_with("assets/")) {
        assets_[file.path.substr(std::string_view("assets/").size())] = on_disk;
      } else if (folder != civic_ && note_language(file.path)) {
        const auto language = std::ranges::find(languages_, language_of(file.path));
        if (language != languages_.end())
          add_words(folder, file.path, static_cast<std::size_t>(language - languages_.begin()));
      } else if (file.path.starts_with("templates/") && file.path.ends_with(template_ending)) {
        add_template(on_disk, own);
      }
    }
  }

  static std::string words_path(std::string_view language) {
    return fmt::format("{}{}{}", words_folder, language, words_ending);
  }
  static std::string language_of(std::string_view words_path) {
    words_path.remove_prefix(words_folder.size());
    words_path.remove_suffix(words_ending.size());
    return std::string(words_path);
  }
  // Whether the file of a theme holds words.
  bool note_language(std::string_view path) {
    const bool holds_words = path.starts_with(words_folder) && path.ends_with(words_ending) &&
                             path.size() > words_folder.size() + words_ending.size();
    if (holds_words) known_languages_.insert(language_of(path));
    return holds_words;
  }

  // Of the language at the place `language` of languages_. What is in civic's English takes the place of nothing.
  void add_words(const std::filesystem::path& folder, std::string_view path, std::size_t language) {
    const std::filesystem::path on_disk = folder / path;
    const bool replaces = folder != civic_ || language > 0;
    const base::FileId file = names_.add(shown(on_disk));
    const auto text = content(on_disk, file);
    if (!text) return;
    for (words::MessageSource& message : read_words(*text, file, replaces, out_)) {
      message.language = languages_[language];
      words_[language].push_back(std::move(message));
    }
  }

  // Folders below templates/ keep them in order; a template is named as its file is.
  void add_template(const std::filesystem::path& on_disk, std::map<std::string, std::filesystem::path>& own) {
    const std::string name = on_disk.stem().string();
    const base::FileId file = names_.add(shown(on_disk));
    if (const auto [first, is_new] = own.emplace(name, on_disk); !is_new) {
      out_.error("template-twice", base::Span{file}, fmt::format("the theme has two templates \"{}\"", name),
                 fmt::format("the other one is {}; folders are not part of a template's name", shown(first->second)));
      return;
    }
    if (auto text = content(on_disk, file)) templates_[name] = {name, std::move(*text), file};
  }

  base::FileSystem& files_;
  const std::vector<std::string> languages_;              // of words, the lowest first
  std::vector<std::vector<words::MessageSource>> words_;  // for each of them
  std::set<std::string> known_languages_;                 // that the themes have words in
  const std::filesystem::path& site_folder_;
  const std::filesystem::path& installed_;
  const std::filesystem::path civic_;
  base::FileNames& names_;
  base::Diagnostics& out_;
  std::vector<std::filesystem::path> being_read_;
  std::map<std::string, markup::TemplateSource> templates_;
  std::map<std::string, std::filesystem::path> assets_;
};

}  // namespace

std::optional<Theme> read_theme(base::FileSystem& files, const catalogue::Site& site,
                                const std::filesystem::path& site_folder, const std::filesystem::path& installed,
                                base::FileNames& names, base::Diagnostics& out) {
  ThemeReader reader(files, site.language, site_folder, installed, names, out);
  reader.read_words_of_civic();
  if (!reader.read(site.theme, site.theme_span)) return std::nullopt;
  reader.check_language(site.language, site.language_span);
  return reader.result();
}

}  // namespace scrutineer::read

#include "read/site.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <utility>

#include "base/collation.h"
#include "base/edit_distance.h"
#include "base/letter_case.h"
#include "base/parallel.h"
#include "base/slug.h"
#include "catalogue/pages.h"
#include "read/default_pages.h"
#include "read/entry_files.h"
#include "read/excuses.h"
#include "read/folders.h"
#include "read/former_addresses.h"
#include "read/hides.h"
#include "read/image_head.h"
#include "read/kept_files.h"
#include "read/plain_text.h"
#include "read/site_files.h"
#include "read/table_reader.h"
#include "read/vocabulary.h"

namespace scrutineer::read {
namespace {

using catalogue::Catalogue;
using catalogue::Entry;
using catalogue::EntryIndex;
using catalogue::Kind;

// "models/trust.cy.md" → "models/trust.md" and "cy", where that is one of the site's other languages.
std::pair<std::string, std::string> without_language(const std::string& path,
                                                     const std::vector<std::string>& languages) {
  const std::size_t dot = path.rfind('.');
  for (const std::string& language : languages)
    if (const std::string_view stem = std::string_view(path).substr(0, dot);
        dot != std::string::npos && stem.ends_with("." + language))
      return {path.substr(0, dot - language.size() - 1) + path.substr(dot), language};
  return {path, {}};
}

// What a file of the site is, by its path.
enum class FileKind {
  settings,
  vocabulary,
  page,
  model,
  case_study,
  appraisal,
  decision,
  risk_register,
  factor_set,
  glossary,
  sources,
  question_bank,
  rule_set,
  checklist,
  asset,
  theme,
  unknown
};

struct Folder {
  std::string_view name;
  std::string_view ending;
  FileKind kind;
};

constexpr std::array folders{
    Folder{"guidance/", ".md", FileKind::page},           Folder{"models/", ".md", FileKind::model},
    Folder{"case-studies/", ".md", FileKind::case_study}, Folder{"appraisals/", ".toml", FileKind::appraisal},
    Folder{"glossary/", ".md", FileKind::glossary},       Folder{"questions/", ".toml", FileKind::question_bank},
    Folder{"checklists/", ".toml", FileKind::checklist},  Folder{"decisions/", ".md", FileKind::decision},
    Folder{"risks/", ".toml", FileKind::risk_register},   Folder{"factors/", ".toml", FileKind::factor_set},
    Folder{"rules/", ".toml", FileKind::rule_set},        Folder{"vocabulary/", ".toml", FileKind::vocabulary},
};

// Of the name of a file, in bytes: file systems take 255, and pages of one thing have endings of their own.
constexpr std::size_t longest_name = 200;

FileKind kind_of(std::string_view path) {
  if (path == "site.toml") return FileKind::settings;
  if (path == "sources.toml") return FileKind::sources;
  if (path.starts_with("theme/") || path.starts_with("themes/")) return FileKind::theme;
  const bool is_markdown = path.ends_with(".md");
  if (!is_markdown && !path.ends_with(".toml")) return FileKind::asset;
  if (is_index_file(path)) return FileKind::page;
  for (const Folder& folder : folders)
    if (path.starts_with(folder.name)) return path.ends_with(folder.ending) ? folder.kind : FileKind::unknown;
  return is_markdown ? FileKind::page : FileKind::unknown;
}

// Whether it is read before the others, since it says what they can say.
bool is_settings(FileKind kind) { return kind == FileKind::settings || kind == FileKind::vocabulary; }

// The kind of the entries that such a file holds.
Kind entry_kind(FileKind kind) {
  switch (kind) {
    case FileKind::model:
      return Kind::model;
    case FileKind::case_study:
      return Kind::case_study;
    case FileKind::appraisal:
      return Kind::appraisal;
    case FileKind::decision:
      return Kind::decision;
    case FileKind::risk_register:
      return Kind::risk_register;
    case FileKind::factor_set:
      return Kind::factor_set;
    case FileKind::glossary:
      return Kind::term;
    case FileKind::sources:
      return Kind::source;
    case FileKind::question_bank:
      return Kind::question_bank;
    case FileKind::rule_set:
      return Kind::rule_set;
    case FileKind::checklist:
      return Kind::checklist;
    case FileKind::settings:
    case FileKind::vocabulary:
    case FileKind::page:
    case FileKind::asset:
    case FileKind::theme:
    case FileKind::unknown:
      break;
  }
  return Kind::page;
}

// "guidance/10-what-are-models.md" → "what-are-models".
std::string id_of(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return std::string(without_order(name.substr(0, name.rfind('.'))));
}

// "guidance/10-a.md" → "a", "10-manual/b.md" → "manual/b", "manual/index.md" → "manual".
std::string page_id(std::string_view path) {
  std::string folder = output_folder_of(path);
  if (!folder.empty() && is_index_file(path)) return folder;
  if (folder.empty() || folder == catalogue::kind_section(Kind::page)) return id_of(path);
  return fmt::format("{}/{}", folder, id_of(path));
}

std::string_view longest_part(std::string_view id) {
  std::string_view longest;
  for (; !id.empty(); id.remove_prefix(std::min(id.find('/'), id.size() - 1) + 1))
    if (const std::string_view part = id.substr(0, id.find('/')); part.size() > longest.size()) longest = part;
  return longest;
}

// Ids of pages in folders have a part for each folder.
bool is_page_id(std::string_view id) {
  for (std::size_t slash = id.find('/'); slash != std::string_view::npos; slash = id.find('/')) {
    if (!is_id(id.substr(0, slash))) return false;
    id.remove_prefix(slash + 1);
  }
  return is_id(id);
}

// What the file of an id that is none should be called.
std::string how_to_name(std::string_view id) {
  const std::size_t dot = id.rfind('.');
  const std::string_view language = dot == std::string_view::npos ? std::string_view{} : id.substr(dot + 1);
  if ((language.size() == 2 || language.size() == 3) && is_page_id(id.substr(0, dot)) && is_page_id(language))
    return fmt::format("if this is a translation, name its language in site.toml: languages = [\"{}\"]", language);
  std::string name;
  for (std::size_t begin = 0; begin <= id.size();) {
    const std::size_t end = std::min(id.find('/', begin), id.size());
    name += fmt::format("{}{}", name.empty() ? "" : "/", base::ascii_slug(id.substr(begin, end - begin)));
    begin = end + 1;
  }
  return fmt::format(
      "the name of a file, with its folders, is its id: use lower-case letters, digits and hyphens, such as {}",
      is_page_id(name) ? name : "joint-venture");
}

// Whether it points to what the settings define that it was read by; those of another edition stand elsewhere.
bool points_into_settings(const Entry& entry) {
  if (!entry.facts.empty() || !catalogue::measures_of(entry).empty()) return true;
  if (const auto* const study = std::get_if<catalogue::CaseStudy>(&entry.detail)) return !study->inspections.empty();
  const auto* const all = std::get_if<catalogue::RiskRegister>(&entry.detail);
  return all && std::ranges::any_of(all->risks, [](const catalogue::Risk& risk) { return !risk.facts.empty(); });
}

class SiteReader {
 public:
  SiteReader(base::FileSystem& files, const std::vector<Layer>& layers, const ReadOptions& options,
             base::FileNames& names, base::Diagnostics& out, KeptFiles* kept)
      : files_(files), layers_(layers), options_(options), names_(names), out_(out), kept_(kept) {}

  std::optional<Catalogue> read();

 private:
  // A file of one layer.
  struct Part {
    base::FileId file{};
    std::uint8_t layer = 0;
    std::filesystem::path on_disk;
    base::FileStamp stamp;
    bool is_translation = false;
  };
  // The files of one path: the lowest first, at least one.
  struct TextFile {
    std::string path;
    FileKind kind;
    std::vector<Part> parts;
  };
  struct FileContent {
    std::vector<Entry> entries;
    std::vector<catalogue::FormerAddress> former_addresses;
    std::optional<catalogue::Site> site;
    std::vector<catalogue::Excuse> excuses;
    std::string unread;                            // the text of a file of which nothing came
    std::vector<catalogue::Amendment> amendments;  // of a file that is no entry
  };
  // What became of a file of which something may be kept.
  struct Turn {
    bool is_taken = false;
    std::optional<KeptFiles::Kept> kept;
  };

  [[nodiscard]] const Layer& site() const { return layers_.back(); }
  [[nodiscard]] bool has_site_file();
  std::vector<TextFile> sort_out();
  void sort_out(std::uint8_t of, std::unordered_map<std::string, TextFile>& files);
  void report_unknown(const std::string& path, const Layer& layer);
  void report_no_file(const std::string& listed, const Layer& layer);
  void report_site_inside(const std::string& path, const Layer& layer);
  [[nodiscard]] bool stands_too_deep(const std::string& path, const Layer& layer);
  void report_reserved(const std::string& path, const Layer& layer);
  static bool leads_out(const base::ListedFile& file, const Layer& layer);
  void keep_asset(const base::ListedFile& file, const Layer& layer);
  [[nodiscard]] std::filesystem::path asset_on_disk(const std::string& path) const;
  void read_images();
  void keep_hides(const std::vector<TextFile>& text_files);
  void leave_out_hidden(std::vector<TextFile>& text_files);
  void leave_out_terms_below();
  void report_untranslated(const std::vector<TextFile>& text_files);
  bool read_settings(const std::vector<TextFile>& text_files, std::vector<FileContent>& contents);
  FileContent read_file(const TextFile& file, base::Diagnostics& said);
  bool pass_on(const std::vector<base::Diagnostic>& own, const TextFile& file, base::Diagnostics& said);
  FileContent read_or_take(const TextFile& file, Turn& turn);
  void keep_files(const std::vector<TextFile>& text_files, std::vector<Turn>& turns);
  [[nodiscard]] base::ContentHash settings_hash() const;
  static void give_origins(const TextFile& file, std::vector<Entry>& entries);
  void keep_unread(const std::vector<TextFile>& text_files, std::vector<FileContent>& contents);
  void place(Entry& entry, const TextFile& file);
  void sort_entries();
  void leave_out_drafts();
  void index_targets();
  void add_short_names();
  // What becomes a file of the output, by its path in lower case.
  struct Writer {
    std::string name;
    std::string_view id = {};
  };
  using Writers = std::unordered_map<std::string, Writer>;
  void check_outputs();
  void check_former_addresses(const Writers& written);
  void check_tags();
  [[nodiscard]] std::string help_beside_made(EntryIndex entry, const std::string& id) const;
  void report_long_name(base::Span span, std::string_view name);
  void add_target(const std::string& id, catalogue::Target target, base::Span span);
  void add_name(std::string_view name, const std::string& id);

  base::FileSystem& files_;
  const std::vector<Layer>& layers_;
  const ReadOptions& options_;
  base::FileNames& names_;
  base::Diagnostics& out_;
  KeptFiles* kept_;  // null for none
  Catalogue catalogue_;
  VocabularyReader vocabulary_{names_, out_};
  bool is_vocabulary_whole_ = true;
  std::string settings_texts_;  // of site.toml and the files of its vocabulary
  std::int64_t started_ = files_.now();
  words::Words words_;
  Hides hides_;
  std::vector<catalogue::FormerAddress> former_addresses_;
  std::string too_deep_;                               // the last folder that was reported
  const std::vector<TextFile>* text_files_ = nullptr;  // all that are read
  struct Definition {
    base::Span span;
    EntryIndex entry{};
    bool is_made = false;  // by Scrutineer
  };
  std::unordered_map<std::string, Definition> defined_;  // where each id was given
};

// A TOML file that is none of a site's, as it may have been meant: "SOURCES.toml" as sources.toml, "appraisal/a.toml"
// as appraisals/a.toml.
std::optional<std::string> meant_path(std::string_view path) {
  const std::size_t slash = path.find('/');
  std::vector<std::string_view> known{"site.toml", "sources.toml"};
  if (slash != std::string_view::npos) {
    known.clear();
    for (const Folder& folder : folders)
      if (folder.ending == ".toml") known.push_back(folder.name.substr(0, folder.name.size() - 1));
  }
  const auto near = base::nearest(path.substr(0, slash), std::span<const std::string_view>(known));
  if (!near) return std::nullopt;
  return std::string(*near).append(path, std::min(slash, path.size()));
}

void SiteReader::report_unknown(const std::string& path, const Layer& layer) {
  const base::FileId file = names_.add(layer.shown(path));
  const std::string_view folder = std::string_view(path).substr(0, path.find('/'));
  const std::optional<std::string> meant = meant_path(path);
  if (path.ends_with(".md"))
    out_.error("unknown-folder", {file, 0, 0, 0}, fmt::format("{}/ holds data, and this is a page", folder),
               "put it into guidance/ or a folder of your own; index.md alone is the page of a folder of data");
  else if (folder.size() == path.size())
    out_.error(
        "unknown-file", {file, 0, 0, 0}, "this file is no part of a site",
        meant ? fmt::format("did you mean {}?", *meant)
              : "beside site.toml and sources.toml, TOML files stand in appraisals/, risks/, factors/, questions/, "
                "rules/, checklists/ or vocabulary/");
  else
    out_.error(
        "unknown-folder", {file, 0, 0, 0}, "this file does not stand where a site has such files",
        meant ? fmt::format("did you mean {}?", *meant)
              : "TOML files stand in appraisals/, risks/, factors/, questions/, rules/, checklists/ or vocabulary/");
}

void SiteReader::report_no_file(const std::string& listed, const Layer& layer) {
  const std::string path = listed.substr(0, listed.size() - 1);
  const base::Span span{names_.add(layer.shown(path)), 0, 0, 0};
  if (files_.type(layer.folder / path) == base::FileType::other)
    out_.warning("not-a-file", span, "this is no file but a pipe, a socket or a device, and is not read",
                 "a program has made it: take it away");
  else if (!files_.stamp(layer.folder / path))
    out_.warning("not-a-file", span, "this is a link that leads nowhere",
                 "put the file itself, or a copy of it, into the site");
  else
    out_.warning("folder-link", span, "this is a link to a folder, and nothing in that is read",
                 "put the folder itself, or a copy of it, into the site");
}

// Nothing is to be said of one that is a layer.
void SiteReader::report_site_inside(const std::string& path, const Layer& layer) {
  const std::string shown = layer.shown(path);
  const std::string folder = shown.substr(0, shown.rfind('/'));
  const std::filesystem::path real = real_folder(layer.folder / path.substr(0, path.rfind('/')));
  if (layer.lies_beyond() || std::ranges::find(layers_, real, &Layer::real_folder) != layers_.end()) return;
  out_.warning(
      "site-inside", {names_.add(shown), 0, 0, 0},
      fmt::format("{} is a {} of its own, and nothing in it is read", folder,
                  path.ends_with("/pack.toml") ? "pack" : "site"),
      fmt::format("to lie over it, write layers = [\"{}\"]; to make its files part of this site, take this file "
                  "away",
                  path.substr(0, path.rfind('/'))));
}

// Once for each folder that stands too deep.
bool SiteReader::stands_too_deep(const std::string& path, const Layer& layer) {
  std::size_t end = 0;
  for (std::size_t depth = 0; depth <= most_folders; ++depth) {
    const std::size_t slash = path.find('/', end);
    if (slash == std::string::npos) return false;
    end = slash + 1;
  }
  if (too_deep_.empty() || !path.starts_with(too_deep_)) {
    too_deep_ = path.substr(0, end);
    out_.error("too-many-folders", {names_.add(layer.shown(path)), 0, 0, 0},
               fmt::format("this file stands in more than {} folders", most_folders),
               "nothing so deep is read: move its folder up");
  }
  return true;
}

// Whether a link leads to a file that is no part of the site.
bool SiteReader::leads_out(const base::ListedFile& file, const Layer& layer) {
  if (!file.is_link) return false;
  std::error_code error;
  const auto target = std::filesystem::canonical(layer.folder / file.path, error);
  const auto site = std::filesystem::canonical(layer.folder, error);
  return error || std::ranges::mismatch(site, target).in1 != site.end();
}

// The uppermost takes the place of those below it.
void SiteReader::keep_asset(const base::ListedFile& file, const Layer& layer) {
  const std::string_view ending = meant_ending(file.path);
  if (!ending.empty() && !is_leftover(file.path)) {
    out_.warning("file-ending", {names_.add(layer.shown(file.path)), 0, 0, 0},
                 "this file is not read, because of its ending",
                 fmt::format("files of its kind end in {}: rename it", ending));
    return;
  }
  const bool is_kept_out = is_leftover(file.path) || leads_out(file, layer);
  if (&layer != &site()) {
    if (!is_kept_out) catalogue_.assets_below[file.path] = layer.folder / file.path;
    return;
  }
  if (!is_kept_out) catalogue_.assets_below.erase(file.path);
  const std::size_t slash = file.path.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : file.path.substr(0, slash);
  if (!catalogue_.asset_folders.contains(folder))
    catalogue_.asset_folders.emplace(folder, names_.add(folder.empty() ? "." : folder));
  (is_kept_out ? catalogue_.leftovers : catalogue_.assets).push_back(file.path);
}

std::filesystem::path SiteReader::asset_on_disk(const std::string& path) const {
  const auto below = catalogue_.assets_below.find(path);
  return below == catalogue_.assets_below.end() ? site().folder / path : below->second;
}

// An image that cannot be read is missed where it is published.
void SiteReader::read_images() {
  constexpr std::size_t usual_head = 4096;
  constexpr std::size_t longest_head = 1U << 20U;  // a JPEG's size stands behind what a camera says of it
  std::vector<std::string> paths;
  for (const std::string& path : catalogue_.assets)
    if (!image_kind_of(path).empty()) paths.push_back(path);
  std::vector<std::optional<catalogue::Image>> images(paths.size());
  base::parallel_for(paths.size(), options_.jobs, [&](std::size_t i) {
    for (const std::size_t most : {usual_head, longest_head}) {
      const auto head = files_.read_head(asset_on_disk(paths[i]), most);
      if (!head) return;
      const catalogue::Image& image = images[i].emplace(read_image_head(*head));
      const bool may_say_more = image.kind.empty() || (image.kind == "JPEG" && image.width == 0);
      if (!may_say_more || head->size() < most) return;
    }
  });
  for (std::size_t i = 0; i < paths.size(); ++i)
    if (images[i]) catalogue_.images.emplace(std::move(paths[i]), *images[i]);
}

void SiteReader::report_reserved(const std::string& path, const Layer& layer) {
  out_.error("reserved-folder", {names_.add(layer.shown(path)), 0, 0, 0},
             fmt::format("the folder {}/ of the site is filled by Scrutineer", path.substr(0, path.find('/'))),
             "put the file into another folder, such as images/ or documents/");
}

void SiteReader::sort_out(std::uint8_t of, std::unordered_map<std::string, TextFile>& text_files) {
  const Layer& layer = layers_[of];
  for (const base::ListedFile& file : layer.files) {
    const auto [path_of_original, language] = without_language(file.path, site().languages);
    const bool is_settings = path_of_original == layer.settings;
    const FileKind kind = is_settings ? FileKind::settings : kind_of(path_of_original);
    if (!language.empty() && kind != FileKind::asset && language != options_.language) continue;
    if (kind == FileKind::theme) continue;  // see read/theme.h
    if (stands_too_deep(file.path, layer)) continue;
    if (file.path.ends_with('/')) {
      report_no_file(file.path, layer);
    } else if (is_settings_of_folder(file.path)) {
      report_site_inside(file.path, layer);
    } else if (kind == FileKind::unknown) {
      report_unknown(file.path, layer);
    } else if (is_in_reserved_folder(file.path)) {
      report_reserved(file.path, layer);
    } else if (kind == FileKind::asset || leads_out(file, layer)) {
      keep_asset(file, layer);
    } else if (kind != FileKind::settings || is_settings) {
      const std::string path = is_settings ? std::string("site.toml") : path_of_original;
      TextFile& text_file = text_files.try_emplace(path, TextFile{path, kind, {}}).first->second;
      const std::string shown = layer.shown(file.path);
      const base::FileId id = kept_ ? kept_->id_of(shown, names_) : names_.add(shown);
      text_file.parts.push_back({id, of, layer.folder / file.path, file.stamp, !language.empty()});
      if (!language.empty()) catalogue_.translations.push_back(id);
      if (&layer != &site()) catalogue_.files_below.push_back(id);
      if (layer.lies_beyond()) catalogue_.files_beyond.push_back(id);
    }
  }
}

std::vector<SiteReader::TextFile> SiteReader::sort_out() {
  std::unordered_map<std::string, TextFile> by_path;
  for (std::size_t i = 0; i < layers_.size(); ++i) sort_out(static_cast<std::uint8_t>(i), by_path);
  if (kept_) kept_->keep_names(names_);
  for (std::vector<base::FileId>* ids : {&catalogue_.translations, &catalogue_.files_below, &catalogue_.files_beyond})
    std::ranges::sort(*ids);
  std::vector<TextFile> text_files;
  text_files.reserve(by_path.size());
  for (auto& [path, file] : by_path) {
    std::ranges::stable_partition(file.parts, [](const Part& part) { return !part.is_translation; });
    if (!file.parts.front().is_translation)
      text_files.push_back(std::move(file));
    else
      out_.error("nothing-to-translate", {file.parts.front().file, 0, 0, 0},
                 "this file is the translation of one that is not there",
                 fmt::format("it is read over {}: give it the name of what it translates", path));
  }
  std::ranges::sort(text_files, {}, &TextFile::path);
  for (const auto& [path, on_disk] : catalogue_.assets_below) catalogue_.assets.push_back(path);
  std::ranges::sort(catalogue_.assets);
  return text_files;
}

// ---- what layers take the place of, hide and translate --------------------------------------------------------------

void SiteReader::keep_hides(const std::vector<TextFile>& text_files) {
  const auto settings = std::ranges::find(text_files, FileKind::settings, &TextFile::kind);
  if (settings == text_files.end()) return;
  for (const Part& part : settings->parts) hides_.add(layers_[part.layer], part.layer, part.file);
}

// Files that are one entry.
void SiteReader::leave_out_hidden(std::vector<TextFile>& text_files) {
  for (TextFile& file : text_files) {
    const Kind kind = entry_kind(file.kind);
    if (is_settings(file.kind) || kind == Kind::term || kind == Kind::source) continue;
    const std::string id = kind == Kind::page ? page_id(file.path) : id_of(file.path);
    std::erase_if(file.parts, [&](const Part& part) { return hides_.take(id, part.layer); });
    if (file.parts.empty()) catalogue_.hidden_paths.push_back(file.path);
  }
  std::erase_if(text_files, [](const TextFile& file) { return file.parts.empty(); });
}

// A term that several layers define is as the uppermost has it, in whatever file, and in the language of the site where
// there is a translation, which leaves to the original what is no words.
void SiteReader::leave_out_terms_below() {
  struct Uppermost {
    int rank = 0;
    Entry* original = nullptr;
  };
  const auto is_translation = [&](const Entry& entry) {
    return std::ranges::binary_search(catalogue_.translations, entry.span.file);
  };
  const auto rank_of = [&](const Entry& entry) {
    return entry.origin->layers.back() + (is_translation(entry) ? static_cast<int>(layers_.size()) : 0);
  };
  std::unordered_map<std::string_view, Uppermost> uppermost;
  for (Entry& entry : catalogue_.entries) {
    if (entry.kind != Kind::term || (entry.draft && !options_.drafts)) continue;
    Uppermost& of = uppermost[entry.id];
    of.rank = std::max(of.rank, rank_of(entry));
    if (!is_translation(entry)) of.original = &entry;
  }
  std::vector<bool> left_out(catalogue_.entries.size());
  for (std::size_t i = 0; i < left_out.size(); ++i) {
    Entry& entry = catalogue_.entries[i];
    if (entry.kind != Kind::term || !uppermost.contains(entry.id)) continue;
    const Uppermost& of = uppermost.at(entry.id);
    left_out[i] = rank_of(entry) < of.rank || hides_.take(entry.id, entry.origin->layers.back());
    if (!is_translation(entry)) continue;
    if (!of.original) {
      out_.error("nothing-to-translate", entry.span, fmt::format("the glossary has no term \"{}\"", entry.id),
                 "give the heading the id of the term that it translates: ## Cyflog {#pay}");
      continue;
    }
    auto& term = std::get<catalogue::Term>(entry.detail);
    const auto& original = std::get<catalogue::Term>(of.original->detail);
    term.see_also = original.see_also;
    term.links = original.links;
    entry.is_name = of.original->is_name;
  }
  std::size_t i = 0;
  std::erase_if(catalogue_.entries, [&](const Entry&) { return left_out[i++]; });
}

// What is not in the language of the site, once a file.
void SiteReader::report_untranslated(const std::vector<TextFile>& text_files) {
  if (catalogue_.site.parity == catalogue::Parity::free) return;
  // Ids of files need not be in the order of layers.
  std::vector<std::uint8_t> layer_of(names_.size());
  for (const TextFile& file : text_files)
    for (const Part& part : file.parts) layer_of[static_cast<std::size_t>(part.file)] = part.layer;
  const auto place_of = [&](const base::Span& span) {
    return std::tuple(layer_of[static_cast<std::size_t>(span.file)], span.line, span.column);
  };
  std::unordered_map<std::string_view, std::pair<std::size_t, base::Span>>
      missing;  // by path: how many texts, the first
  for (const Entry& entry : catalogue_.entries) {
    const auto note = [&](base::Span span) {
      if (!catalogue_.is_untranslated(span.file)) return;
      auto& [count, first] = missing[entry.path];
      if (count++ == 0 || place_of(span) < place_of(first)) first = span;
    };
    // The place of a source is its id, which is told once: whether its title is translated, what it replaces tells.
    const bool has_title = entry.kind == Kind::source && std::ranges::any_of(entry.origin->amendments, [](auto& each) {
                             return each.path.ends_with(".title");
                           });
    if (!has_title) note(entry.span);
    for (const catalogue::Text& text : entry.texts)
      if (!text.markdown.empty()) note(text.span);
    const bool is_of_one_file = entry.kind != Kind::term && entry.kind != Kind::source;
    const base::FileId body_file = entry.body.parts.empty() ? entry.span.file : entry.body.parts.front().file;
    if (is_of_one_file && entry.body.markdown.find_first_not_of(" \n") != std::string::npos &&
        catalogue_.is_untranslated(body_file) && !catalogue_.is_untranslated(entry.span.file))
      note({body_file, entry.body.parts.empty() ? entry.body.first_line : entry.body.parts.front().line_in_file, 1, 1});
  }
  for (const TextFile& file : text_files) {
    const auto found = missing.find(file.path);
    if (found == missing.end()) continue;
    const auto& [count, first] = found->second;
    const bool has_translation = file.parts.back().is_translation;
    const std::size_t dot = file.path.rfind('.');
    const std::string name = fmt::format("{}.{}{}", file.path.substr(0, dot), options_.language, file.path.substr(dot));
    const std::string message = !has_translation ? fmt::format("this file is not in \"{}\" yet", options_.language)
                                : count == 1
                                    ? fmt::format("one text of this file is not in \"{}\" yet", options_.language)
                                    : fmt::format("{} texts of this file are not in \"{}\" yet, the first of them here",
                                                  count, options_.language);
    const base::Span span = has_translation ? first : base::Span{file.parts.front().file, 0, 0, 0};
    const std::string help = fmt::format("translate it in {}", name);
    if (catalogue_.site.parity == catalogue::Parity::required)
      out_.error("not-translated", span, message, help);
    else
      out_.warning("not-translated", span, message, help);
  }
}

// Pages keep their folders; entries of the other kinds have an address of their kind, whatever folder they are kept in.
void SiteReader::place(Entry& entry, const TextFile& file) {
  const bool has_file = entry.kind != Kind::term && entry.kind != Kind::source;
  if (has_file && entry.order == Entry::default_order) entry.order = order_in_name(file.path);
  auto* page = std::get_if<catalogue::Page>(&entry.detail);
  if (!page) {
    entry.output = fmt::format("{}/{}.html", catalogue::kind_section(entry.kind), entry.id);
    entry.listed_in = listing_folder_of(file.path);
    return;
  }
  const std::string folder = output_folder_of(file.path);
  entry.output = fmt::format("{}{}{}.html", folder, folder.empty() ? "" : "/", entry.id);
  entry.id = page_id(file.path);
  if (folder.empty() || !is_index_file(file.path)) return;
  const catalogue::Page index = index_of_folder(folder);
  page->index_of = index.index_of;
  page->is_folder_index = index.is_folder_index;
}

// Of entries that share a file, the layer of the file that they stand in.
void SiteReader::give_origins(const TextFile& file, std::vector<Entry>& entries) {
  std::vector<std::shared_ptr<const catalogue::Origin>> origins;
  for (const Part& part : file.parts)
    origins.push_back(std::make_shared<catalogue::Origin>(catalogue::Origin{{part.layer}, {part.file}, {}, {}}));
  for (Entry& entry : entries) {
    if (entry.origin) continue;
    const auto part = std::ranges::find(file.parts, entry.span.file, &Part::file);
    entry.origin = origins[part == file.parts.end() ? 0 : static_cast<std::size_t>(part - file.parts.begin())];
  }
}

// Of a file that says too little to stand alone, and has nearly the name of one of a layer below, that alone; and
// whether it stands.
bool SiteReader::pass_on(const std::vector<base::Diagnostic>& own, const TextFile& file, base::Diagnostics& said) {
  constexpr std::string_view missing = "missing-key";
  constexpr std::ptrdiff_t many = 2;
  std::optional<std::string> near;
  if (std::ranges::count(own, missing, &base::Diagnostic::code) >= many) {
    std::vector<std::string_view> below;
    for (const TextFile& other : *text_files_)
      if (other.kind == file.kind && other.parts.front().layer < file.parts.front().layer) below.push_back(other.path);
    if (const auto found = base::nearest(file.path, below)) near = std::string(*found);
  }
  if (near)
    said.error("nothing-to-amend", {file.parts.front().file, 0, 0, 0},
               "no layer below has this file, and it does not say what every such file says",
               fmt::format("did you mean {}? Or give it what every such file says", *near));
  for (const base::Diagnostic& each : own)
    if (!near || each.code != missing) said.add(each);
  return !near;
}

SiteReader::FileContent SiteReader::read_file(const TextFile& file, base::Diagnostics& said) {
  EntryFile entry_file{file.path,          id_of(file.path), {}, options_.as_of, &catalogue_.site, is_vocabulary_whole_,
                       &catalogue_.layers, &words_};
  FileContent result;
  entry_file.former_addresses = &result.former_addresses;
  entry_file.amendments = &result.amendments;
  std::vector<std::string> texts;
  texts.reserve(file.parts.size());
  bool is_whole = true;
  for (const Part& part : file.parts) {
    if (!is_readable(part.stamp.size, part.file, said)) {
      is_whole = false;
      continue;
    }
    auto content = files_.read(part.on_disk);
    if (!content) throw base::MachineError(content.error());
    std::string& text = texts.emplace_back(std::move(*content));
    if (!make_plain(text, part.file, said)) is_whole = false;
    std::ranges::move(
        find_excuses(text, file.path.ends_with(".md") ? CommentStyle::markdown : CommentStyle::toml, part.file),
        std::back_inserter(result.excuses));
    if (is_settings(file.kind))
      settings_texts_ += fmt::format("{} {} {} {}\n{}", file.path, part.layer, part.is_translation, text.size(), text);
    FileText& read = entry_file.texts.emplace_back(FileText{text, part.file, part.layer, {}, part.is_translation});
    if (!hides_.empty())
      read.hides = [this, layer = part.layer](std::string_view id) { return hides_.take(id, layer); };
  }
  const auto keep_text = [&] {
    for (std::string& text : texts) result.unread = result.unread.empty() ? std::move(text) : result.unread + text;
  };
  if (!is_whole) {
    keep_text();
    return result;
  }
  const auto keep = [&](std::optional<Entry> entry) {
    if (entry) result.entries.push_back(std::move(*entry));
  };
  const std::uint8_t lowest = file.parts.front().layer;  // a translation stands over its original
  const bool may_be_misnamed = lowest > 0 && file.parts.back().layer == lowest && !is_settings(file.kind);
  base::Diagnostics own;
  base::Diagnostics& out = may_be_misnamed ? own : said;
  switch (file.kind) {
    case FileKind::settings:
      result.site = read_site_settings(entry_file, vocabulary_, out);
      break;
    case FileKind::vocabulary:
      read_vocabulary_file(entry_file, vocabulary_, catalogue_.site, out);
      break;
    case FileKind::page:
      keep(read_page(entry_file, out));
      break;
    case FileKind::model:
      keep(read_model(entry_file, out));
      break;
    case FileKind::case_study:
      keep(read_case_study(entry_file, out));
      break;
    case FileKind::appraisal:
      keep(read_appraisal(entry_file, out));
      break;
    case FileKind::decision:
      keep(read_decision(entry_file, out));
      break;
    case FileKind::risk_register:
      keep(read_risk_register(entry_file, out));
      break;
    case FileKind::factor_set:
      keep(read_factor_set(entry_file, out));
      break;
    case FileKind::rule_set:
      keep(read_rule_set(entry_file, out));
      break;
    case FileKind::glossary:
      result.entries = read_glossary(entry_file, out);
      break;
    case FileKind::sources:
      result.entries = read_sources(entry_file, out);
      break;
    case FileKind::question_bank:
      keep(read_question_bank(entry_file, out));
      break;
    case FileKind::checklist:
      keep(read_checklist(entry_file, out));
      break;
    case FileKind::asset:
    case FileKind::theme:
    case FileKind::unknown:
      break;
  }
  if (may_be_misnamed && !pass_on(own.sorted(names_), file, said)) result.entries.clear();
  if (layers_.size() > 1 || !options_.language.empty()) give_origins(file, result.entries);
  for (Entry& entry : result.entries) {
    place(entry, file);
    const bool has_own_id = entry.kind == Kind::term || entry.kind == Kind::source;  // checked where it is read
    if (!has_own_id && !is_page_id(entry.id))
      said.error("bad-id", entry.span, fmt::format("\"{}\" is not an id", entry.id), how_to_name(entry.id));
  }
  for (catalogue::FormerAddress& address : result.former_addresses)
    if (address.id.empty() && !result.entries.empty()) address.id = result.entries.front().id;
  if (result.entries.empty()) keep_text();
  return result;
}

// Only files are kept that nothing is said of: what is said is then said again.
SiteReader::FileContent SiteReader::read_or_take(const TextFile& file, Turn& turn) {
  std::vector<KeptFiles::Part> parts;
  bool is_settled = true;
  for (const Part& part : file.parts) {
    parts.push_back({part.file, part.layer, part.is_translation, part.stamp});
    is_settled = is_settled && part.stamp.changed < started_;
  }
  if (const KeptFiles::Kept* const kept = kept_->find(file.path, parts)) {
    turn.is_taken = true;
    FileContent content;
    content.entries = kept->entries;
    content.former_addresses = kept->former_addresses;
    content.excuses = kept->excuses;
    content.amendments = kept->amendments;
    return content;
  }
  base::Diagnostics said;
  FileContent content = read_file(file, said);
  if (is_settled && said.empty() && std::ranges::none_of(content.entries, points_into_settings))
    turn.kept = KeptFiles::Kept{std::move(parts), content.entries, content.former_addresses, content.excuses,
                                content.amendments};
  out_.take(said);
  return content;
}

void SiteReader::keep_files(const std::vector<TextFile>& text_files, std::vector<Turn>& turns) {
  for (std::size_t i = 0; i < text_files.size(); ++i) {
    const std::string& path = text_files[i].path;
    const bool is_kept = !turns.empty() && !is_settings(text_files[i].kind);
    if (is_kept && turns[i].is_taken)
      kept_->take(path);
    else if (is_kept && turns[i].kept)
      kept_->keep(path, *std::move(turns[i].kept));
    else
      kept_->leave(path);
  }
  if (!turns.empty()) kept_->end();
}

// Of all that files are read by besides their own bytes.
base::ContentHash SiteReader::settings_hash() const {
  std::string all = fmt::format("{} {} {}\n{}", options_.drafts, options_.as_of ? options_.as_of->iso() : "",
                                options_.language, settings_texts_);
  for (const Layer& layer : layers_)
    all += fmt::format("\n{}\n{}\n{}\n{}", layer.settings, layer.title, layer.organisation, layer.shown_folder);
  for (const std::string_view name : words_.names())
    all += fmt::format("\n{} {}\n{}", name, words_.source(name)->language, words_.source(name)->text);
  return base::content_hash(all);
}

// site.toml, then what of its vocabulary stands in files of its own. Says whether there are settings.
bool SiteReader::read_settings(const std::vector<TextFile>& text_files, std::vector<FileContent>& contents) {
  bool has_settings = false;
  for (const FileKind kind : {FileKind::settings, FileKind::vocabulary})
    for (std::size_t i = 0; i < text_files.size(); ++i) {
      if (text_files[i].kind != kind) continue;
      contents[i] = read_file(text_files[i], out_);
      if (!contents[i].site) continue;
      has_settings = true;
      catalogue_.site = std::move(*contents[i].site);
      if (options_.language.empty()) continue;
      catalogue_.original_language = std::exchange(catalogue_.site.language, options_.language);
      if (!catalogue_.site.base_url.empty()) catalogue_.site.base_url += options_.language + "/";
    }
  is_vocabulary_whole_ = has_settings && out_.unread_files().empty();
  if (is_vocabulary_whole_) vocabulary_.finish(catalogue_.site);
  return has_settings;
}

void SiteReader::keep_unread(const std::vector<TextFile>& text_files, std::vector<FileContent>& contents) {
  const std::vector<base::FileId> unread = out_.unread_files();
  for (std::size_t i = 0; i < contents.size(); ++i) {
    const TextFile& file = text_files[i];
    const bool is_unread = std::ranges::any_of(
        file.parts, [&](const Part& part) { return std::ranges::binary_search(unread, part.file); });
    if (!is_unread) continue;
    const Kind kind = entry_kind(file.kind);
    const std::string id = kind == Kind::page ? page_id(file.path) : id_of(file.path);
    if (is_settings(file.kind))
      catalogue_.unread.add_settings();
    else if (std::ranges::any_of(file.parts, [](const Part& part) { return part.stamp.size > largest_text; }))
      catalogue_.unread.add_unseen(kind, file.path, id);
    else
      catalogue_.unread.add(kind, file.path, id, std::exchange(contents[i].unread, {}));
    catalogue_.unread.add_made_page(id_of(file.path));  // a page in a folder, by its short name
    const std::string above = kind == Kind::page ? output_folder_of(file.path) : listing_folder_of(file.path);
    for (std::string_view folder = above; !folder.empty(); folder = folder_above(folder))
      catalogue_.unread.add_made_page(std::string(folder));
  }
  if (!catalogue_.unread.any()) return;
  for (const std::string_view id : catalogue::data_pages) catalogue_.unread.add_made_page(std::string(id));
  for (std::size_t kind = 0; kind < catalogue::kind_count; ++kind)
    catalogue_.unread.add_made_page(std::string(catalogue::kind_section(static_cast<Kind>(kind))));
}

void SiteReader::sort_entries() {
  struct Key {
    Kind kind{};
    std::int64_t order = 0;
    std::string title;
    std::size_t index = 0;
  };
  const base::Collation collation(catalogue_.site.language);
  std::vector<Key> keys(catalogue_.entries.size());
  base::parallel_for(keys.size(), options_.jobs, [&](std::size_t i) {
    const Entry& entry = catalogue_.entries[i];
    keys[i] = {entry.kind, entry.order, collation.sort_key(entry.title), i};
  });
  std::ranges::sort(keys, [&](const Key& a, const Key& b) {
    const auto rank = [&](const Key& key) { return std::tie(key.kind, key.order, key.title); };
    if (rank(a) != rank(b)) return rank(a) < rank(b);
    const std::string& output = catalogue_.entries[a.index].output;
    const std::string& other = catalogue_.entries[b.index].output;
    return output != other ? output < other : a.index < b.index;
  });
  std::vector<Entry> sorted;
  sorted.reserve(keys.size());
  for (const Key& key : keys) sorted.push_back(std::move(catalogue_.entries[key.index]));
  catalogue_.entries = std::move(sorted);
}

void SiteReader::leave_out_drafts() {
  if (options_.drafts) return;
  for (const Entry& entry : catalogue_.entries) {
    if (!entry.draft) continue;
    catalogue_.drafts.push_back(entry.id);
    catalogue_.draft_paths.push_back(entry.path);
  }
  std::ranges::sort(catalogue_.drafts);
  std::ranges::sort(catalogue_.draft_paths);
  std::erase_if(catalogue_.entries, [](const Entry& entry) { return entry.draft; });
  std::erase_if(former_addresses_, [&](const catalogue::FormerAddress& address) {
    return std::ranges::binary_search(catalogue_.drafts, address.id);
  });
}

void SiteReader::add_target(const std::string& id, catalogue::Target target, base::Span span) {
  if (id.empty()) return;
  const bool is_made = catalogue_.entry(target.entry).path.empty();  // by us: nobody wrote its id
  const auto [first, is_new] = defined_.try_emplace(id, Definition{span, target.entry, is_made});
  if (is_new) {
    add_name(target.title, id);
    catalogue_.targets.emplace(id, std::move(target));
    return;
  }
  const Definition& earlier = first->second;
  const std::string message = fmt::format("\"{}\" is the id of two things", id);
  if (is_made || earlier.is_made)
    out_.error("duplicate-id", is_made ? earlier.span : span, message, help_beside_made(target.entry, id));
  else
    out_.error("duplicate-id", span, message,
               earlier.span.line == 0
                   ? fmt::format("the other is {}", names_.path(earlier.span.file))
                   : fmt::format("the other stands at {}:{}; ids are shared by everything on the site{}",
                                 names_.path(earlier.span.file), earlier.span.line,
                                 target.anchor.empty() ? "" : ": give one of them another, id = \"…\""));
}

// What to do about an id that a page of ours has too.
std::string SiteReader::help_beside_made(EntryIndex entry, const std::string& id) const {
  const Definition& earlier = defined_.at(id);
  const Entry& made = catalogue_.entry(earlier.is_made ? earlier.entry : entry);
  const auto* page = std::get_if<catalogue::Page>(&made.detail);
  if (page && page->is_folder_index)
    return fmt::format("the other is the page of the folder {0}/: to be that page, move this file to {0}/index.md", id);
  return "the other is a page that Scrutineer makes; give this one another id";
}

// What people may write for an id.
void SiteReader::add_name(std::string_view name, const std::string& id) {
  constexpr std::size_t longest = 100;  // longer titles are sentences
  if (name.size() > longest) return;
  std::string slug = base::slug(name);
  if (slug != id && !slug.empty()) catalogue_.ids_by_name.try_emplace(std::move(slug), id);
}

// A page in a folder can be named without its folders, when no other thing has that name.
void SiteReader::add_short_names() {
  std::unordered_map<std::string, std::vector<EntryIndex>> by_name;
  for (std::size_t i = 0; i < catalogue_.entries.size(); ++i) {
    const std::string& id = catalogue_.entries[i].id;
    const std::size_t slash = id.rfind('/');
    if (slash != std::string::npos) by_name[id.substr(slash + 1)].push_back(static_cast<EntryIndex>(i));
  }
  for (auto& [name, entries] : by_name) {
    if (catalogue_.targets.contains(name)) continue;
    if (entries.size() == 1)
      catalogue_.targets.try_emplace(name,
                                     catalogue::Target{entries.front(), {}, catalogue_.entry(entries.front()).title});
    else
      catalogue_.shared_names.emplace(name, std::move(entries));
  }
}

void SiteReader::index_targets() {
  for (std::size_t i = 0; i < catalogue_.entries.size(); ++i) {
    const Entry& entry = catalogue_.entries[i];
    const auto index = static_cast<EntryIndex>(i);
    add_target(entry.id, {index, {}, entry.title}, entry.span);
    if (!entry.path.empty() && entry.kind != Kind::term && entry.kind != Kind::source)
      catalogue_.entries_by_path.emplace(entry.path, index);
    if (const auto* term = std::get_if<catalogue::Term>(&entry.detail)) {
      add_name(term->acronym, entry.id);
      for (const catalogue::OtherName& other : term->also) add_name(other.name, entry.id);
    }
    if (const auto* bank = std::get_if<catalogue::QuestionBank>(&entry.detail))
      for (const catalogue::Question& question : bank->questions)
        if (question.text != catalogue::TextRef::none)
          add_target(question.id, {index, question.id, entry.text(question.text).markdown}, question.span);
    if (const auto* rules = std::get_if<catalogue::RuleSet>(&entry.detail))
      for (const catalogue::Rule& rule : rules->rules) add_target(rule.id, {index, rule.id, rule.id}, rule.span);
    if (const auto* all = std::get_if<catalogue::RiskRegister>(&entry.detail))
      for (const catalogue::Risk& risk : all->risks) add_target(risk.id, {index, risk.id, risk.title}, risk.span);
    if (const auto* set = std::get_if<catalogue::FactorSet>(&entry.detail))
      for (const catalogue::Factor& factor : set->factors)
        add_target(factor.id, {index, factor.id, factor.title}, factor.span);
  }
}

// Two things that would write one file; names that differ only in case are one file on a shared drive.
void SiteReader::check_outputs() {
  Writers written{{"404.html", {"the page for addresses that do not exist"}},
                  {"sitemap.xml", {"the site map"}},
                  {"search.html", {"the page of search results"}},
                  {"a-z.html", {"the A–Z of the site"}}};
  if (!former_addresses_.empty()) written.emplace("redirects.txt", Writer{"the list of addresses that lead on"});
  const auto take = [&](const std::string& output, const Writer& writer, auto span) {
    const auto [first, is_new] = written.try_emplace(base::ascii_lower_case(output), writer);
    const bool is_duplicate_id = !writer.id.empty() && first->second.id == writer.id;
    if (!is_new && !is_duplicate_id)
      out_.error("colliding-output", span(), fmt::format("this would become {}, which is taken", output),
                 fmt::format("{} becomes the same file; give one of them another name", first->second.name));
  };
  for (const Entry& entry : catalogue_.entries)
    if (const std::string_view name = longest_part(entry.id); name.size() > longest_name)
      report_long_name(entry.span, name);
  for (const Entry& entry : catalogue_.entries)
    take(entry.output, {entry.path.empty() ? "the index of the section" : entry.path, entry.id},
         [&] { return entry.span; });
  for (const std::string& asset : catalogue_.assets)
    take(asset, {asset}, [&] { return base::Span{names_.add(asset), 0, 0, 0}; });
  check_former_addresses(written);
}

// An address leads to one page, and to none that another has now.
void SiteReader::check_former_addresses(const Writers& written) {
  std::unordered_map<std::string, const catalogue::FormerAddress*> claimed;
  for (const catalogue::FormerAddress& address : former_addresses_) {
    const auto& [path, id, span] = address;
    if (longest_part(path).size() > longest_name) report_long_name(span, longest_part(path));
    std::string key = base::ascii_lower_case(path);
    if (const auto now = written.find(key); now != written.end()) {
      out_.error("redirect-taken", span, fmt::format("{} cannot lead on: it is there", path),
                 now->second.id == id ? "it is the address that this page has: take it out"
                                      : fmt::format("{} has that address now: take it out, or give that another name",
                                                    now->second.name));
      continue;
    }
    const auto [first, is_new] = claimed.try_emplace(std::move(key), &address);
    if (is_new) continue;
    const catalogue::FormerAddress& other = *first->second;
    out_.error("doubled-redirect", span,
               fmt::format("{} {}", path, other.id == id ? "is named twice" : "would lead to two pages"),
               fmt::format("the other stands at {}:{}; take it out of one of the two", names_.path(other.span.file),
                           other.span.line));
  }
  for (const auto& [path, address] : claimed)
    for (std::size_t slash = path.find('/'); slash != std::string::npos; slash = path.find('/', slash + 1))
      if (written.contains(path.substr(0, slash)) || claimed.contains(path.substr(0, slash)))
        out_.error("redirect-taken", address->span, fmt::format("{} cannot lead on", address->path),
                   fmt::format("{} is a file, and cannot be a folder too", path.substr(0, slash)));
}

// A tag has a page called after its letters and digits, which "C", "C#" and "C++" would share.
void SiteReader::check_tags() {
  std::unordered_map<std::string, std::string_view> first_of_page;
  for (const Entry& entry : catalogue_.entries)
    for (const std::string& tag : entry.tags) {
      const std::string page = base::slug(tag);
      if (page.size() > longest_name) report_long_name(entry.span, tag);
      const std::string_view first = first_of_page.try_emplace(page, tag).first->second;
      if (!base::equal_but_for_case(first, tag))
        out_.error("colliding-tags", entry.span,
                   fmt::format("the tags \"{}\" and \"{}\" would share the page tags/{}.html", first, tag, page),
                   "pages of tags are called after their letters and digits: write one tag for both, or use words that "
                   "differ in them");
    }
}

void SiteReader::report_long_name(base::Span span, std::string_view name) {
  out_.error("name-too-long", span, fmt::format("\"{}\" is too long for the name of a file", name),
             fmt::format("its page is called after it: at most {} bytes", longest_name));
}

// Nothing else is worth saying then.
bool SiteReader::has_site_file() {
  const std::vector<base::ListedFile>& listed = site().files;
  if (std::ranges::find(listed, "site.toml", &base::ListedFile::path) != listed.end()) return true;
  const auto below =
      std::ranges::find_if(listed, [](const base::ListedFile& file) { return file.path.ends_with("/site.toml"); });
  out_.error("no-site", {names_.add("site.toml"), 0, 0, 0}, "this folder has no site.toml",
             below == listed.end()
                 ? "name the folder that has one, or start it with title, organisation and summary"
                 : fmt::format("name {}, which has one", (site().folder / below->path).parent_path().generic_string()));
  return false;
}

std::optional<Catalogue> SiteReader::read() {
  if (kept_) kept_->begin_without();
  if (!has_site_file()) return std::nullopt;
  for (const Layer& layer : layers_) catalogue_.layers.push_back({layer.title, layer.organisation, layer.shown_folder});
  std::vector<TextFile> text_files = sort_out();
  keep_hides(text_files);
  if (!hides_.empty()) leave_out_hidden(text_files);
  text_files_ = &text_files;
  std::vector<FileContent> contents(text_files.size());
  const bool has_settings = read_settings(text_files, contents);
  if (is_vocabulary_whole_) words_ = options_.words(catalogue_.site);
  // Where layers hide things, reading a file finds them.
  const bool may_keep = kept_ && has_settings && is_vocabulary_whole_ && hides_.empty();
  std::vector<Turn> turns(may_keep ? text_files.size() : 0);
  if (may_keep) kept_->begin(settings_hash());
  base::parallel_for(text_files.size(), options_.jobs, [&](std::size_t i) {
    if (is_settings(text_files[i].kind)) return;
    contents[i] = may_keep ? read_or_take(text_files[i], turns[i]) : read_file(text_files[i], out_);
  });
  if (kept_) keep_files(text_files, turns);
  std::size_t count = 0;
  for (const FileContent& content : contents) count += content.entries.size();
  catalogue_.entries.reserve(count);
  for (FileContent& content : contents) {
    std::ranges::move(content.entries, std::back_inserter(catalogue_.entries));
    std::ranges::move(content.excuses, std::back_inserter(catalogue_.excuses));
    std::ranges::move(content.former_addresses, std::back_inserter(former_addresses_));
    std::ranges::move(content.amendments, std::back_inserter(catalogue_.amendments));
  }
  if (layers_.size() > 1 || !options_.language.empty()) leave_out_terms_below();
  if (!options_.language.empty()) report_untranslated(text_files);
  vocabulary_.drop_unused(catalogue_.entries, catalogue_.site);
  if (is_vocabulary_whole_) give_left_out(catalogue_.entries, catalogue_.site, words_);
  keep_unread(text_files, contents);
  read_images();
  if (!has_settings && !catalogue_.unread.settings()) return std::nullopt;

  leave_out_drafts();
  const bool has_home_file = std::ranges::find(text_files, "index.md", &TextFile::path) != text_files.end();
  if (!has_home_file || std::ranges::binary_search(catalogue_.drafts, "index"))
    out_.error("no-home", {names_.add("index.md"), 0, 0, 0}, "the site has no home page",
               "every page links to it: write index.md, which starts like any other page");
  add_missing_indexes(catalogue_.entries, words_);
  for (Entry& page : default_pages(catalogue_, words_)) catalogue_.entries.push_back(std::move(page));
  order_contents(catalogue_, out_);
  sort_entries();
  index_targets();
  add_short_names();
  check_outputs();
  check_tags();
  hides_.finish(catalogue_, out_);
  if (options_.former_addresses) *options_.former_addresses = std::move(former_addresses_);
  return std::move(catalogue_);
}

}  // namespace

std::optional<Catalogue> read_site(base::FileSystem& files, const std::vector<Layer>& layers,
                                   const ReadOptions& options, base::FileNames& names, base::Diagnostics& out) {
  return SiteReader(files, layers, options, names, out, nullptr).read();
}

std::optional<Catalogue> read_site(base::FileSystem& files, const std::vector<Layer>& layers,
                                   const ReadOptions& options, base::FileNames& names, base::Diagnostics& out,
                                   KeptFiles& kept) {
  return SiteReader(files, layers, options, names, out, &kept).read();
}

}  // namespace scrutineer::read

// A site from its files to its pages, in memory: what `build` publishes and `serve` shows.
#pragma once

#include <expected>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyse/analysis.h"
#include "base/date.h"
#include "base/diagnostics.h"
#include "base/file_system.h"
#include "checks/web_links.h"
#include "exports/document_maker.h"
#include "link/kept_pages.h"
#include "link/linked.h"
#include "markup/template.h"
#include "read/kept_files.h"
#include "read/layers.h"
#include "render/site_pages.h"

namespace scrutineer::cli {

// What is kept from one edition of a site to the next, for the preview: nothing in it changes what an edition is, only
// how long that takes.
class Kept {
 public:
  struct OfLanguage {
    read::KeptFiles files;
    link::KeptPages pages;
  };
  [[nodiscard]] OfLanguage& of(const std::string& language) { return languages_[language]; }

 private:
  std::map<std::string, OfLanguage> languages_;  // empty for the site's own
};

struct EditionOptions {
  std::filesystem::path site;
  std::filesystem::path themes;  // the folder of installed themes
  std::filesystem::path output;  // what lies in it is not part of the site
  int jobs = 1;
  bool drafts = false;
  base::Date as_of = base::today();
  const exports::DocumentMaker* documents = nullptr;          // must outlive the edition; null for none
  std::function<void(std::string_view)> stage = [](auto) {};  // hears what is being done: "Reading"
  checks::WebLinks* links = nullptr;  // asks for what the site links to; null where nobody is to be asked
  std::string language = {};          // one of the site's others; empty for its own
  Kept* kept = nullptr;               // of the edition before; null makes all anew
};

// A file that is copied as it is.
struct Copy {
  std::string path;  // in the output
  std::filesystem::path on_disk;
};

// Neither copied nor moved: its parts point into each other. Once made, any number of threads may read it.
struct Edition {
  // Throws base::MachineError.
  Edition(base::FileSystem& files, const EditionOptions& options);
  Edition(const Edition&) = delete;
  Edition& operator=(const Edition&) = delete;

  // Of all files but those of the search index: those of `pages` first, then the copies, then those of each translation
  // in its folder.
  [[nodiscard]] std::vector<std::string> paths() const;
  // Of the search index, which this makes. They are counted on from the others.
  [[nodiscard]] std::vector<std::string> index_paths() const;
  [[nodiscard]] std::size_t page_count() const;
  // Of paths().
  [[nodiscard]] std::size_t size() const;
  // The content of one of them; the error is the machine's.
  [[nodiscard]] std::expected<void, base::FileError> content(base::FileSystem& files, std::size_t index,
                                                             std::string& content) const;
  // The same for the last time: of each file once, then last_index_paths(), then those of the index. What nothing else
  // needs is given back on the way, so that of a large site most is in memory once.
  [[nodiscard]] std::expected<void, base::FileError> last_content(base::FileSystem& files, std::size_t index,
                                                                  std::string& content);
  [[nodiscard]] std::vector<std::string> last_index_paths();

  base::FileNames names;
  base::Diagnostics diagnostics;
  std::size_t files_read = 0;
  std::vector<catalogue::FormerAddress> former_addresses;
  std::optional<link::Linked> linked;
  std::optional<markup::TemplateSet> templates;
  std::optional<analyse::Analysis> analysis;
  std::optional<render::SitePages> pages;  // none where errors kept them from being made
  std::vector<Copy> copies;
  std::vector<std::unique_ptr<Edition>> translations;  // in the order of Site::languages

 private:
  Edition() = default;
  void make(base::FileSystem& files, const EditionOptions& options, const std::vector<read::Layer>& layers);
  void add_translations(base::FileSystem& files, const EditionOptions& options, const std::vector<read::Layer>& layers);
  void settle();
  void keep_mistakes_of(const Edition& translation);
  void lead_to_translations();
  [[nodiscard]] std::size_t index_size() const;
  void index_content(std::size_t index, std::string& content) const;
  void give_back(std::size_t index);
};

}  // namespace scrutineer::cli

// The pages of the site as files: which there are, and the content of each when it is asked for.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "analyse/analysis.h"
#include "base/date.h"
#include "base/diagnostics.h"
#include "catalogue/former_address.h"
#include "exports/document_maker.h"
#include "exports/feeds.h"
#include "link/linked.h"
#include "markup/template.h"
#include "render/appraisal/files.h"
#include "render/page_places.h"
#include "render/redirects.h"
#include "render/search_pages.h"
#include "search/document.h"

namespace scrutineer::render {

class SitePages {
 public:
  // `as_of` is the day that "overdue" is judged by. `linked`, `analysis` and `templates` must outlive the pages.
  // Templates that the theme lacks are reported. Without `documents`, which must outlive them too, there are no DOCX
  // files. The search index, whose files are none of `paths`, is made when it is asked for, on `jobs` threads. What
  // becomes of a former address is told to `out`, too, where it is that of a page.
  SitePages(const link::Linked& linked, const analyse::Analysis& analysis, const markup::TemplateSet& templates,
            base::Date as_of, base::Diagnostics& out, const exports::DocumentMaker* documents = nullptr, int jobs = 1,
            const std::vector<catalogue::FormerAddress>& former_addresses = {});

  // The files, relative to the top of the site: one page an entry, tags, 404.html, sitemap.xml, assets/site.css, and
  // those that lead on from former addresses.
  [[nodiscard]] const std::vector<std::string>& paths() const { return paths_; }

  // The files of the search index. Any thread may ask.
  [[nodiscard]] const std::vector<exports::GeneratedFile>& search_index() const;

  // Has every page lead to itself in the other languages of `all`, or to their home pages: the original comes first,
  // and the others stand in folders of it. Before anything is rendered.
  void set_languages(const std::vector<const SitePages*>& all);

  [[nodiscard]] std::size_t page_count() const;  // of those, HTML pages, without those that lead on

  // Appends the content of a file; any thread may ask, in any order, any number of times.
  void render(std::size_t index, std::string& out) const;

  // The entry whose page a file is.
  [[nodiscard]] std::optional<catalogue::EntryIndex> entry_of(std::size_t index) const;

  // Takes from an entry's page what the search index needs of it, before the index is asked for: then the page may go.
  // Several threads may, of an entry each.
  void take_for_search(catalogue::EntryIndex entry);

 private:
  enum class FileKind : std::uint8_t { entry, tags, tag, not_found, sitemap, colours, generated, redirect, redirects };
  struct File {
    FileKind kind{};
    std::size_t index = 0;  // of the entry, the tag, the generated file or the redirect
  };
  // The same site in another language.
  struct OtherLanguage {
    std::string code;
    std::string name;  // of the language in itself: "Cymraeg"
    bool is_original = false;
    std::set<std::string, std::less<>> pages;                   // the paths of its pages
    std::map<std::string, std::string, std::less<>> tag_pages;  // the paths of pages of tags, by those here
  };
  struct Tag {
    std::string slug;
    std::string title;
    std::vector<catalogue::EntryIndex> entries;
  };

  void render_file(std::size_t index, std::string& out) const;
  void add(FileKind kind, std::size_t index, std::string path);
  void add(exports::GeneratedFile file);
  void share_views();
  // From the top of this site to the top of that one: "cy/", "../".
  [[nodiscard]] std::string from_top_to(const OtherLanguage& language) const;
  static std::string_view same_page(const OtherLanguage& language, std::string_view path);
  void lead_to_languages(const std::string& path, std::size_t begin, std::string& html) const;
  void collect_tags();
  void collect_appraisal_files(base::Diagnostics& out);
  void collect_checklist_files();
  void collect_redirects(const std::vector<catalogue::FormerAddress>& addresses, base::Diagnostics& out);
  [[nodiscard]] SearchContext search_context() const;
  // What pages share: site, navigation, footer; by depth and the entry of the navigation that is current. Links are
  // relative to `from`, behind `base` where one is given.
  [[nodiscard]] markup::Object shared_view(const std::string& from, std::size_t current,
                                           const std::string& base = {}) const;
  [[nodiscard]] const markup::Object& shared(std::string_view from) const;
  [[nodiscard]] const markup::Object& shared(std::string_view from, std::size_t current) const;
  [[nodiscard]] std::size_t current_navigation(std::string_view from) const;
  [[nodiscard]] std::size_t current_navigation(catalogue::EntryIndex index) const;
  void render_entry(catalogue::EntryIndex index, const std::string& path, std::string& out) const;
  void render_tags(const std::string& path, std::string& out) const;
  void render_tag(const Tag& tag, const std::string& path, std::string& out) const;
  void render_not_found(std::string& out) const;
  void render_sitemap(std::string& out) const;
  void render_colours(std::string& out) const;
  void render_redirect(const Redirect& redirect, std::string& out) const;

  const link::Linked& linked_;
  const analyse::Analysis& analysis_;
  const markup::TemplateSet& templates_;
  base::Date as_of_;
  const exports::DocumentMaker* documents_;
  std::vector<std::string> paths_;
  std::vector<File> files_;
  std::vector<Tag> tags_;
  std::vector<catalogue::EntryIndex> offered_;  // by the footer
  SectionContents contents_;
  std::optional<exports::Feed> site_feed_;
  std::map<catalogue::EntryIndex, exports::Feed> feed_of_section_;  // by its index page
  std::vector<exports::GeneratedFile> generated_;
  const SitePages* original_ = nullptr;  // where this is a translation
  AppraisalPages appraisal_pages_;
  std::vector<Redirect> redirects_;  // by where they lead from
  std::vector<OtherLanguage> languages_;
  int jobs_;
  mutable std::once_flag search_index_once_;
  mutable std::vector<exports::GeneratedFile> search_index_;
  mutable std::vector<std::vector<search::Document>> found_;  // by entry, until the index is made; empty: not taken yet
  std::vector<markup::Object> shared_;  // of pages at the top, then of pages in a folder, in a folder of one, …
};

}  // namespace scrutineer::render

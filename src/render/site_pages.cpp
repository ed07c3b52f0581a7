#include "render/site_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>
#include <utility>

#include "base/parallel.h"
#include "base/slug.h"
#include "exports/checklist_downloads.h"
#include "exports/data_files.h"
#include "exports/feeds.h"
#include "link/href.h"
#include "link/unlinked.h"
#include "render/checklist/builder_page.h"
#include "render/entry_view.h"
#include "render/needed_templates.h"
#include "render/page_places.h"
#include "render/references.h"
#include "render/search_documents.h"
#include "render/search_pages.h"
#include "render/term_files.h"
#include "render/title_language.h"
#include "render/view_parts.h"
#include "words/locale.h"

namespace scrutineer::render {
namespace {

using catalogue::Entry;
using catalogue::EntryIndex;
using link::href;
using markup::List;
using markup::Object;
using markup::Value;

constexpr std::string_view tags_path = "tags/index.html";

// How many folders a file stands in.
std::size_t depth_of(std::string_view path) { return static_cast<std::size_t>(std::ranges::count(path, '/')); }

std::size_t deepest(const std::vector<std::string>& paths) {
  std::size_t depth = 0;
  for (const std::string& path : paths) depth = std::max(depth, depth_of(path));
  return depth;
}

// The addresses of the pages of tags, as the words of one language make them, by those that another makes: of tags that
// stand in the same place of the same entry.
std::map<std::string, std::string, std::less<>> tag_pages(const link::Linked& from, const link::Linked& to) {
  std::map<std::string_view, const Entry*> there;
  for (const Entry& entry : to.catalogue.entries) there.emplace(entry.output, &entry);
  std::map<std::string, std::string, std::less<>> pages;
  for (const Entry& entry : from.catalogue.entries) {
    const auto same = there.find(entry.output);
    if (same == there.end() || same->second->tags.size() != entry.tags.size()) continue;
    for (std::size_t i = 0; i < entry.tags.size(); ++i)
      pages.emplace(fmt::format("tags/{}.html", base::slug(entry.tags[i])),
                    fmt::format("tags/{}.html", base::slug(same->second->tags[i])));
  }
  return pages;
}

// Stands for the address of a page in another language until the page is known.
std::string same_page_in(std::string_view language) { return fmt::format("app-same-page-{}.html", language); }

// Where readers get in touch; `page` is the address of the page where it is one.
void add_contact(const link::Linked& linked, const std::function<std::string(const std::string& id)>& page,
                 Object& view) {
  using Kind = catalogue::Contact::Kind;
  const auto& contact = linked.catalogue.site.contact;
  if (!contact) return;
  std::string href = contact->to, title = contact->to;
  if (contact->kind == Kind::page) {
    href = page(contact->to);
    title = linked.catalogue.targets.at(contact->to).title;
  } else if (contact->kind == Kind::email) {
    href.insert(0, "mailto:");
  } else {
    title.erase(0, title.find("://") + 3);
    if (title.ends_with('/')) title.pop_back();
  }
  view.set("contact_href", std::move(href));
  view.set("contact_title", std::move(title));
  view.set("contact_is_address", contact->kind != Kind::page);
  view.set("contact_rel", contact->kind == Kind::website);
}

}  // namespace

SitePages::SitePages(const link::Linked& linked, const analyse::Analysis& analysis,
                     const markup::TemplateSet& templates, base::Date as_of, base::Diagnostics& out,
                     const exports::DocumentMaker* documents, int jobs,
                     const std::vector<catalogue::FormerAddress>& former_addresses)
    : linked_(linked),
      analysis_(analysis),
      templates_(templates),
      as_of_(as_of),
      documents_(documents),
      offered_(link::offered_pages(linked)),
      contents_(linked),
      jobs_(jobs),
      found_(linked.pages.size()) {
  const catalogue::Site& site = linked.catalogue.site;
  for (const std::string_view name : needed_templates)
    if (!templates.contains(name))
      out.error("missing-template", site.theme_span, fmt::format("the theme has no template \"{}\"", name),
                "a theme that extends civic has them all");
  collect_tags();
  for (std::size_t i = 0; i < linked.pages.size(); ++i) add(FileKind::entry, i, linked.catalogue.entries[i].output);
  for (std::size_t i = 0; i < tags_.size(); ++i) add(FileKind::tag, i, fmt::format("tags/{}.html", tags_[i].slug));
  if (!tags_.empty()) add(FileKind::tags, 0, std::string(tags_path));
  add(FileKind::not_found, 0, "404.html");
  collect_appraisal_files(out);
  collect_checklist_files();
  for (exports::DataSet& set : exports::data_sets(linked))
    for (exports::DataFile& file : set.files) add(std::move(file.file));
  for (exports::Feed& feed : exports::feeds(linked)) {
    if (feed.section)
      feed_of_section_.emplace(*feed.section, feed);
    else
      site_feed_ = feed;
    add(exports::feed_file(linked, std::move(feed)));
  }
  if (has_builder(linked))
    for (exports::GeneratedFile& file : builder_files(linked, analysis)) add(std::move(file));
  for (exports::GeneratedFile& file : search_pages(search_context())) add(std::move(file));
  for (exports::GeneratedFile& file : term_files(linked)) add(std::move(file));
  if (!site.base_url.empty()) add(FileKind::sitemap, 0, "sitemap.xml");
  if (!site.colours.brand.empty() || !site.colours.link.empty()) add(FileKind::colours, 0, "assets/site.css");
  collect_redirects(former_addresses, out);

  share_views();
}

void SitePages::share_views() {
  shared_.clear();
  std::string from = "x.html";
  for (std::size_t depth = 0; depth <= deepest(paths_); ++depth, from.insert(0, "folder/"))
    for (std::size_t current = 0; current <= linked_.catalogue.site.navigation.size(); ++current)
      shared_.push_back(shared_view(from, current));
}

std::size_t SitePages::page_count() const {
  return static_cast<std::size_t>(
             std::ranges::count_if(paths_, [](const std::string& path) { return path.ends_with(".html"); })) -
         redirects_.size();
}

void SitePages::add(FileKind kind, std::size_t index, std::string path) {
  files_.push_back({kind, index});
  paths_.push_back(std::move(path));
}

void SitePages::add(exports::GeneratedFile file) {
  add(FileKind::generated, generated_.size(), file.path);
  generated_.push_back(std::move(file));
}

// The pages of all appraisals stand in one folder: "a" has an audit page where the appraisal "a-audit" stands.
void SitePages::collect_appraisal_files(base::Diagnostics& out) {
  std::set<std::string> taken;
  for (const auto& [index, appraised] : analysis_.appraised) taken.insert(linked_.entry(index).output);
  for (const auto& [index, appraised] : analysis_.appraised) {
    const AppraisalContext context{linked_,
                                   index,
                                   appraised,
                                   templates_,
                                   [this](std::string_view from) -> const Object& { return shared(from); },
                                   as_of_,
                                   &analysis_.appraised};
    for (exports::GeneratedFile& file : appraisal_files(context)) {
      if (!taken.insert(file.path).second)
        out.error("colliding-output", context.entry().span,
                  fmt::format("a page of \"{}\" would become {}, which is taken", context.entry().id, file.path),
                  "another appraisal has a page of that name: give one of the two another id");
      if (file.path.ends_with(".html")) appraisal_pages_[index].push_back(file.path);
      add(std::move(file));
    }
  }
}

void SitePages::collect_checklist_files() {
  std::vector<exports::GeneratedFile> files;
  for (const auto& [index, asked] : analysis_.checklists)
    exports::add_checklist_downloads(linked_, index, asked, documents_, files);
  for (exports::GeneratedFile& file : files) add(std::move(file));
}

SearchContext SitePages::search_context() const {
  return {linked_, analysis_, templates_, [this](std::string_view from) -> const Object& { return shared(from); }};
}

const std::vector<exports::GeneratedFile>& SitePages::search_index() const {
  std::call_once(search_index_once_, [this] {
    base::parallel_for(found_.size(), jobs_, [this](std::size_t i) {
      if (found_[i].empty()) found_[i] = documents_of(linked_, analysis_, static_cast<EntryIndex>(i));
    });
    std::vector<TagPage> tag_pages;
    for (const Tag& tag : tags_) tag_pages.push_back({tag.title, fmt::format("tags/{}.html", tag.slug)});
    search_index_ = render::search_index(searchable(linked_, std::exchange(found_, {}), tag_pages), jobs_);
  });
  return search_index_;
}

void SitePages::take_for_search(EntryIndex entry) {
  if (!found_.empty()) found_[static_cast<std::size_t>(entry)] = documents_of(linked_, analysis_, entry);
}

std::optional<EntryIndex> SitePages::entry_of(std::size_t index) const {
  if (files_[index].kind != FileKind::entry) return std::nullopt;
  return static_cast<EntryIndex>(files_[index].index);
}

void SitePages::collect_redirects(const std::vector<catalogue::FormerAddress>& addresses, base::Diagnostics& out) {
  if (addresses.empty()) return;
  redirects_ = redirects_of(linked_, addresses, paths_, appraisal_pages_, out);
  for (std::size_t i = 0; i < redirects_.size(); ++i) add(FileKind::redirect, i, redirects_[i].from);
  if (linked_.catalogue.original_language.empty()) add(FileKind::redirects, 0, "redirects.txt");
}

void SitePages::collect_tags() {
  std::map<std::string, Tag> by_slug;
  for (std::size_t i = 0; i < linked_.pages.size(); ++i) {
    for (const std::string& title : linked_.catalogue.entries[i].tags) {
      Tag& tag = by_slug[base::slug(title)];
      if (tag.title.empty()) tag.title = title;
      const auto entry = static_cast<EntryIndex>(i);
      if (tag.entries.empty() || tag.entries.back() != entry) tag.entries.push_back(entry);
    }
  }
  for (auto& [slug, tag] : by_slug) {
    tag.slug = slug;
    tags_.push_back(std::move(tag));
  }
}

Object SitePages::shared_view(const std::string& from, std::size_t current, const std::string& base) const {
  const catalogue::Site& site = linked_.catalogue.site;
  Object view;
  view.set("root", base + link::path_to_top(from));
  view.set("site_title", Value::borrowed(site.title));
  view.set("organisation", Value::borrowed(site.organisation));
  view.set("language", Value::borrowed(site.language));
  if (words::is_right_to_left(site.language)) view.set("is_right_to_left", true);
  view.set("answers_site", Value::borrowed(original_ ? original_->linked_.catalogue.site.title : site.title));
  view.set("answers_root", base + link::path_to_top(from) + (original_ ? "../" : ""));
  view.set("notice", Value::borrowed(site.notice));
  if (!site.logo.empty()) view.set("logo", Object{{"src", base + href(from, site.logo)}});
  const auto page_address = [&](const std::string& id) {
    const auto& target = linked_.catalogue.targets.at(id);
    return base + href(from, linked_.entry(target.entry).output, target.anchor);
  };
  const auto address = [&](const catalogue::SiteLink& link) {
    return link.leaves_site ? link.to : page_address(link.to);
  };
  const auto host = [](const catalogue::SiteLink& link) {
    return link.leaves_site ? std::string(catalogue::host_of(link.to)) : std::string{};
  };
  List navigation, footer;
  for (std::size_t i = 0; i < site.navigation.size(); ++i)
    navigation.push_back({{"nav_title", Value::borrowed(site.navigation[i].title)},
                          {"nav_href", address(site.navigation[i])},
                          {"nav_host", host(site.navigation[i])},
                          {"nav_current", i == current}});
  for (const catalogue::SiteLink& link : site.footer_links)
    footer.push_back(
        {{"link_title", Value::borrowed(link.title)}, {"link_href", address(link)}, {"link_host", host(link)}});
  List offered;
  for (const EntryIndex page : offered_)
    offered.push_back({{"offered_title", Value::borrowed(linked_.entry(page).title)},
                       {"offered_language", title_language(linked_, page)},
                       {"offered_href", base + href(from, linked_.entry(page).output)}});
  if (!tags_.empty())
    offered.push_back({{"offered_title", linked_.words("tags.title")}, {"offered_href", base + href(from, tags_path)}});
  set_list(view, "navigation", "has_navigation", std::move(navigation));
  view.set("has_footer_navigation", !footer.empty() || !offered.empty());
  view.set("footer_links", std::move(footer));
  view.set("offered_pages", std::move(offered));
  view.set("footer_text", escaped(site.footer_text));
  add_contact(linked_, page_address, view);
  if (site_feed_) {
    view.set("site_feed_href", base + href(from, site_feed_->path));
    view.set("site_feed_title", site_feed_->title);
  }
  List languages;
  for (const OtherLanguage& language : languages_)
    languages.push_back(
        {{"language_code", Value::borrowed(language.code)},
         {"language_name", Value::borrowed(language.name)},
         {"language_href", base + link::path_to_top(from) + from_top_to(language) + same_page_in(language.code)}});
  set_list(view, "languages", "has_languages", std::move(languages));
  view.set("has_site_css", !site.colours.brand.empty() || !site.colours.link.empty());
  return view;
}

// The entry of the navigation whose section the page belongs to; one past the last when there is none.
std::size_t SitePages::current_navigation(std::string_view from) const {
  const auto& navigation = linked_.catalogue.site.navigation;
  const std::string section(from.substr(0, from.find('/') == std::string_view::npos ? 0 : from.find('/')));
  for (std::size_t i = 0; i < navigation.size(); ++i) {
    if (navigation[i].leaves_site) continue;
    const Entry& target = linked_.entry(linked_.catalogue.targets.at(navigation[i].to).entry);
    if (target.output == from || (!section.empty() && target.output == section + "/index.html")) return i;
  }
  return navigation.size();
}

// Of an entry's page, the one nearest to it: that leads to it or to a page above it.
std::size_t SitePages::current_navigation(EntryIndex index) const {
  const auto& navigation = linked_.catalogue.site.navigation;
  std::vector<EntryIndex> places = pages_above(linked_, index);
  places.push_back(index);
  std::size_t current = navigation.size(), nearest = 0;
  for (std::size_t i = 0; i < navigation.size(); ++i) {
    if (navigation[i].leaves_site) continue;
    const EntryIndex to = linked_.catalogue.targets.at(navigation[i].to).entry;
    const auto place = static_cast<std::size_t>(std::ranges::find(places, to) - places.begin()) + 1;
    if (place > places.size() || place <= nearest) continue;
    nearest = place;
    current = i;
  }
  return current;
}

const Object& SitePages::shared(std::string_view from, std::size_t current) const {
  return shared_[depth_of(from) * (linked_.catalogue.site.navigation.size() + 1) + current];
}

const Object& SitePages::shared(std::string_view from) const { return shared(from, current_navigation(from)); }

void SitePages::set_languages(const std::vector<const SitePages*>& all) {
  original_ = all.front() == this ? nullptr : all.front();
  languages_.clear();
  for (const SitePages* const other : all) {
    if (other == this) continue;
    OtherLanguage language{other->linked_.catalogue.site.language,
                           other->linked_.words("languages.name"),
                           other == original_,
                           {},
                           tag_pages(linked_, other->linked_)};
    for (const std::string& path : other->paths_)
      if (path.ends_with(".html")) language.pages.insert(path);
    languages_.push_back(std::move(language));
  }
  share_views();
}

std::string SitePages::from_top_to(const OtherLanguage& language) const {
  const std::string up = original_ ? "../" : "";
  return language.is_original ? up : fmt::format("{}{}/", up, language.code);
}

std::string_view SitePages::same_page(const OtherLanguage& language, std::string_view path) {
  if (const auto tag = language.tag_pages.find(path); tag != language.tag_pages.end()) path = tag->second;
  if (language.pages.contains(path)) return path;
  return path.starts_with("tags/") && language.pages.contains(tags_path) ? tags_path : "index.html";
}

// What pages share does not know which page it is on: its own address in other languages is put in behind.
void SitePages::lead_to_languages(const std::string& path, std::size_t begin, std::string& html) const {
  for (const OtherLanguage& language : languages_) {
    const std::string stand_in = same_page_in(language.code);
    const std::string_view page = same_page(language, path);
    for (std::size_t at = begin; (at = html.find(stand_in, at)) != std::string::npos; at += page.size())
      html.replace(at, stand_in.size(), page);
  }
}

void SitePages::render(std::size_t index, std::string& out) const {
  const std::size_t begin = out.size();
  render_file(index, out);
  if (!languages_.empty() && paths_[index].ends_with(".html")) lead_to_languages(paths_[index], begin, out);
}

void SitePages::render_file(std::size_t index, std::string& out) const {
  const File& file = files_[index];
  const std::string& path = paths_[index];
  switch (file.kind) {
    case FileKind::entry:
      return render_entry(static_cast<EntryIndex>(file.index), path, out);
    case FileKind::tags:
      return render_tags(path, out);
    case FileKind::tag:
      return render_tag(tags_[file.index], path, out);
    case FileKind::not_found:
      return render_not_found(out);
    case FileKind::sitemap:
      return render_sitemap(out);
    case FileKind::generated:
      return generated_[file.index].append(out);
    case FileKind::colours:
      return render_colours(out);
    case FileKind::redirect:
      return render_redirect(redirects_[file.index], out);
    case FileKind::redirects:
      out += redirects_for_servers(linked_, redirects_);
      return;
  }
}

void SitePages::render_entry(EntryIndex index, const std::string& path, std::string& out) const {
  const EntryContext context{linked_, analysis_, templates_,           shared(path, current_navigation(index)),
                             index,   as_of_,    documents_ != nullptr};
  Object view = entry_view(context);
  contents_.add_to(view, index);
  if (const auto feed = feed_of_section_.find(index); feed != feed_of_section_.end()) {
    view.set("section_feed_href", href(path, feed->second.path));
    view.set("section_feed_title", Value::borrowed(feed->second.title));
  }
  render_citing({linked_, templates_, context.shared, index, path}, template_of(linked_.entry(index)), std::move(view),
                out);
}

void SitePages::render_tags(const std::string& path, std::string& out) const {
  const words::Words& words = linked_.words;
  Object view = plain_view(linked_, "tags", words("tags.title"), {home_crumb(linked_, path)});
  List entries;
  for (const Tag& tag : tags_)
    entries.push_back({{"entry_title", Value::borrowed(tag.title)},
                       {"entry_href", href(path, fmt::format("tags/{}.html", tag.slug))},
                       {"entry_note", words("tags.count", {{"count", tag.entries.size()}})}});
  view.set("entry_groups", List{{{"entry_group_id", "app-all"}, {"entries", std::move(entries)}}});
  view.set("has_entry_groups", true);
  templates_.render("tags", shared(path), view, out);
}

void SitePages::render_tag(const Tag& tag, const std::string& path, std::string& out) const {
  const words::Words& words = linked_.words;
  Object view = plain_view(
      linked_, "tag", tag.title,
      {home_crumb(linked_, path), {{"crumb_title", words("tags.title")}, {"crumb_href", href(path, tags_path)}}});
  view.set("kind_title", words("tags.one"));
  List entries;
  for (const EntryIndex entry : tag.entries) entries.push_back(entry_item(linked_, analysis_, entry, path));
  view.set("entry_groups", List{{{"entry_group_id", "app-all"}, {"entries", std::move(entries)}}});
  view.set("has_entry_groups", true);
  templates_.render("tag", shared(path), view, out);
}

// A server shows this page for addresses of any depth, so its links start from the base URL. Where there is none no
// link would lead anywhere from all of them, and the page does without.
void SitePages::render_not_found(std::string& out) const {
  const catalogue::Site& site = linked_.catalogue.site;
  const std::string path = "404.html";
  Object view = plain_view(linked_, "not-found", linked_.words("not-found.title"), {});
  view.set("stands_alone", site.base_url.empty());
  templates_.render("not-found", shared_view(path, site.navigation.size(), site.base_url), view, out);
}

// sitemaps.org protocol 0.9.
void SitePages::render_sitemap(std::string& out) const {
  const std::string& base_url = linked_.catalogue.site.base_url;
  out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (std::size_t i = 0; i < files_.size(); ++i) {
    if (!paths_[i].ends_with(".html") || paths_[i] == search_path) continue;
    if (files_[i].kind == FileKind::not_found || files_[i].kind == FileKind::redirect) continue;
    out += fmt::format("<url><loc>{}{}</loc>", escaped(base_url), escaped(link::url_of(paths_[i])));
    if (files_[i].kind == FileKind::entry) {
      const Entry& entry = linked_.catalogue.entries[files_[i].index];
      std::optional<base::Date> changed = entry.published;
      if (entry.last_reviewed) changed = entry.last_reviewed;
      if (!entry.changes.empty() && (!changed || entry.changes.front().date > *changed))
        changed = entry.changes.front().date;
      if (changed) out += fmt::format("<lastmod>{}</lastmod>", changed->iso());
    }
    out += "</url>\n";
  }
  out += "</urlset>\n";
}

// It leads on without a script, at once, which is no surprise to readers (WCAG technique H76); who has turned that off
// reads where the page is.
void SitePages::render_redirect(const Redirect& redirect, std::string& out) const {
  Object view = plain_view(linked_, "redirect", linked_.words("redirect.title"), {});
  const std::string& base_url = linked_.catalogue.site.base_url;
  const std::string to = href(redirect.from, redirect.to);
  view.set("moved_title", Value::borrowed(linked_.entry(redirect.entry).title));
  view.set("moved_href", to);
  view.set("canonical_href", base_url.empty() ? to : base_url + link::url_of(redirect.to));
  templates_.render("redirect", shared(redirect.from), view, out);
}

void SitePages::render_colours(std::string& out) const {
  const catalogue::Colours& colours = linked_.catalogue.site.colours;
  out += ":root {";
  if (!colours.brand.empty()) out += fmt::format(" --brand: {};", colours.brand);
  if (!colours.link.empty()) out += fmt::format(" --link: {};", colours.link);
  out += " }\n";
}

}  // namespace scrutineer::render

#include "link/link.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/edit_distance.h"
#include "base/parallel.h"
#include "link/anchors.h"
#include "link/elsewhere.h"
#include "link/includes.h"
#include "link/kept_pages.h"
#include "link/page_linker.h"
#include "link/published_files.h"
#include "link/related.h"
#include "link/selection.h"
#include "link/sourced.h"
#include "link/term_matcher.h"
#include "link/typed_references.h"
#include "link/unlinked.h"
#include "markup/html.h"

namespace scrutineer::link {
namespace {

using catalogue::Catalogue;
using catalogue::Entry;
using catalogue::EntryIndex;

constexpr EntryIndex at(std::size_t i) { return static_cast<EntryIndex>(i); }

// The one that was meant first, then the others as they stand on the page.
std::vector<std::string_view> meant_first(std::optional<std::string_view> close,
                                          std::vector<std::string_view> anchors) {
  constexpr std::size_t most = 12;
  if (close)
    std::ranges::rotate(anchors.begin(), std::ranges::find(anchors, *close),
                        std::next(std::ranges::find(anchors, *close)));
  if (anchors.size() > most) anchors.resize(most);
  return anchors;
}

void check_anchors(const Linked& linked, std::vector<AnchorUse> uses, base::Diagnostics& out) {
  std::ranges::stable_sort(uses, {}, &AnchorUse::to);
  std::vector<std::string_view> anchors;  // of one page, each once
  std::unordered_set<std::string_view> known;
  for (std::size_t i = 0; i < uses.size(); ++i) {
    const AnchorUse& use = uses[i];
    if (i == 0 || uses[i - 1].to != use.to) {
      known.clear();
      anchors = anchors_of_page(linked, use.to);
      std::erase_if(anchors, [&](std::string_view anchor) { return !known.insert(anchor).second; });
    }
    if (known.contains(use.anchor)) continue;
    if (linked.entry(use.to).path.empty() && linked.catalogue.unread.any())
      continue;                                            // it is made of what could not be read
    const auto section = known.find("app-" + use.anchor);  // one that the theme names
    const std::optional<std::string_view> close =
        section != known.end() ? *section : base::nearest(use.anchor, anchors);
    const std::vector<std::string_view> offered = meant_first(close, anchors);
    std::string help = offered.empty() ? "there is none on it: link to the page itself"
                                       : fmt::format("it has #{}", fmt::join(offered, ", #"));
    if (offered.size() < anchors.size()) help += fmt::format(" and {} more", anchors.size() - offered.size());
    if (close) help = fmt::format("did you mean #{}? {}", *close, help.replace(0, 2, "It"));
    out.error("unknown-anchor", use.span,
              fmt::format("the page \"{}\" has no place \"#{}\"", linked.entry(use.to).title, use.anchor), help);
  }
}

// Groups the mentions of all pages by what they mention, in the order of pages: a counting sort.
void collect_backlinks(Linked& linked) {
  linked.first_backlink_.assign(linked.pages.size() + 1, 0);
  for (const LinkedPage& page : linked.pages)
    for (const Mention& mention : page.mentions) ++linked.first_backlink_[static_cast<std::size_t>(mention.to) + 1];
  for (std::size_t i = 1; i < linked.first_backlink_.size(); ++i)
    linked.first_backlink_[i] += linked.first_backlink_[i - 1];
  linked.backlinks_.resize(linked.first_backlink_.back());
  std::vector<std::uint32_t> next(linked.first_backlink_.begin(), linked.first_backlink_.end() - 1);
  for (std::size_t from = 0; from < linked.pages.size(); ++from) {
    const auto& mentions = linked.pages[from].mentions;
    for (std::uint32_t m = 0; m < mentions.size(); ++m)
      linked.backlinks_[next[static_cast<std::size_t>(mentions[m].to)]++] = {at(from), m};
  }
}

// What a typed key refers to is mentioned by the text it belongs to.
void add_typed_mentions(const std::vector<TypedReference>& references, LinkedPage& page) {
  for (const TypedReference& reference : references) {
    const bool known = std::ranges::any_of(page.mentions, [&](const Mention& mention) {
      return mention.to == reference.to && mention.heading == Mention::no_section;
    });
    if (!known) page.add_mention(reference.to);
  }
}

// A model is shown by the case studies that name it and those it names.
void collect_uses(Linked& linked) {
  std::vector<std::set<EntryIndex>> uses(linked.pages.size());
  const Catalogue& catalogue = linked.catalogue;
  const auto index = [&](const std::string& id) { return catalogue.targets.at(id).entry; };
  for (std::size_t i = 0; i < catalogue.entries.size(); ++i) {
    const Entry& entry = catalogue.entries[i];
    if (const auto* study = std::get_if<catalogue::CaseStudy>(&entry.detail))
      for (const auto& model : study->models)
        if (catalogue.targets.contains(model.id)) uses[static_cast<std::size_t>(index(model.id))].insert(at(i));
    if (const auto* model = std::get_if<catalogue::Model>(&entry.detail))
      for (const auto& study : model->case_studies)
        if (catalogue.targets.contains(study.id)) uses[i].insert(index(study.id));
  }
  for (std::size_t i = 0; i < uses.size(); ++i) linked.pages[i].uses.assign(uses[i].begin(), uses[i].end());
}

// Every entry that stands in a folder or section is listed by its index.
void list_in_folders(Linked& linked) {
  std::unordered_map<std::string_view, EntryIndex> index_of_folder;
  const std::vector<Entry>& entries = linked.catalogue.entries;
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (entries[i].is_index()) index_of_folder.try_emplace(entries[i].own_folder(), at(i));
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto index = index_of_folder.find(entries[i].folder());
    if (index == index_of_folder.end()) continue;
    linked.pages[i].listed_by = index->second;
    linked.pages[static_cast<std::size_t>(index->second)].contents.push_back(at(i));
  }
}

// Previous and next follow the order of the index of a section or folder.
void chain_sections(Linked& linked) {
  std::unordered_map<std::string_view, std::size_t> last_of_folder;
  for (std::size_t i = 0; i < linked.pages.size(); ++i) {
    const Entry& entry = linked.catalogue.entries[i];
    if (entry.is_index() || entry.path.empty() || entry.folder().empty()) continue;
    const auto [last, is_first] = last_of_folder.try_emplace(entry.folder(), i);
    if (is_first) continue;
    linked.pages[i].previous = at(last->second);
    linked.pages[last->second].next = at(i);
    last->second = i;
  }
}

std::vector<markup::CalloutKind> callout_kinds(const Linked& linked) {
  struct Title {
    std::string_view callout;
    words::Name name;
  };
  // Of those that every site has.
  static constexpr std::array<Title, 5> titles{{{"note", "callout.note"},
                                                {"tip", "callout.tip"},
                                                {"important", "callout.important"},
                                                {"warning", "callout.warning"},
                                                {"caution", "callout.caution"}}};
  const auto title_of = [&](const catalogue::Callout& callout) {
    if (!callout.title.empty()) return callout.title;
    const auto known = std::ranges::find(titles, callout.id, &Title::callout);
    return linked.words(known == titles.end() ? titles.front().name : known->name);
  };
  std::vector<markup::CalloutKind> kinds;
  for (const catalogue::Callout& callout : linked.catalogue.site.callouts)
    kinds.push_back({callout.id, title_of(callout), callout.like});
  return kinds;
}

std::set<std::string_view> term_names(const Catalogue& catalogue) {
  std::set<std::string_view> names;
  for (const Entry& entry : catalogue.entries) {
    const auto* const term = std::get_if<catalogue::Term>(&entry.detail);
    if (term == nullptr) continue;
    names.insert({entry.title, term->acronym});
    for (const catalogue::OtherName& other : term->also) names.insert(other.name);
  }
  return names;
}

// Only pages that nothing is said of are kept: what is said is then said again.
void link_or_take(const LinkContext& context, EntryIndex index, const catalogue::Body& body, LinkedPage& page,
                  std::vector<AnchorUse>& anchors, base::Diagnostics& out, KeptPages& kept) {
  const bool is_alone = page.questions.empty() && page.rules.empty() && page.questions_of_section.empty();
  if (!is_alone) return link_page(context, index, body, page, anchors, out);
  if (kept.take(index, body, page, anchors)) return;
  base::Diagnostics said;
  Asked asked;
  link_page(context, index, body, page, anchors, said, &asked);
  if (said.empty() && !asked.is_more) kept.keep(index, page, anchors, std::move(asked));
  out.take(said);
}

Linked link_site(Catalogue catalogue, words::Words words, int jobs, base::Diagnostics& out, KeptPages* kept) {
  Linked linked;
  linked.words = std::move(words);
  linked.catalogue = std::move(catalogue);
  Catalogue& all = linked.catalogue;
  linked.pages.resize(all.entries.size());

  leave_out_elsewhere(all);
  check_site_links(all, out);
  select_questions(all, linked.pages, out);
  const TermMatcher terms(all, out);
  const bool asks_abbreviations = all.site.checks.is_on("abbreviation");
  const LinkContext context{all,
                            linked.words,
                            terms,
                            SiteFiles(all),
                            callout_kinds(linked),
                            asks_abbreviations ? term_names(all) : std::set<std::string_view>{}};

  std::vector<std::vector<AnchorUse>> anchors(all.entries.size());
  std::atomic<bool> includes = false;
  base::parallel_for(all.entries.size(), jobs, [&](std::size_t i) {
    if (may_include(all.entries[i].body)) includes = true;
  });
  std::vector<catalogue::Body> included(includes ? all.entries.size() : 0);
  if (kept) kept->begin(context);
  base::parallel_for(all.entries.size(), jobs, [&](std::size_t i) {
    LinkedPage& page = linked.pages[i];
    // The Markdown is not needed again, but for includes: free it page by page.
    catalogue::Body body = std::exchange(all.entries[i].body, {});
    if (kept)
      link_or_take(context, at(i), body, page, anchors[i], out, *kept);
    else
      link_page(context, at(i), body, page, anchors[i], out);
    add_typed_mentions(check_typed_references(all, all.entries[i], out), page);
    report_unsourced(all.entries[i], out);
    page.mentions.shrink_to_fit();
    page.sentences.shrink_to_fit();
    if (!included.empty()) included[i] = std::move(body);
  });
  if (kept) kept->end();
  if (!included.empty()) fill_includes(context, included, linked.pages, out);
  collect_backlinks(linked);
  collect_uses(linked);
  list_in_folders(linked);
  chain_sections(linked);
  find_related(linked, jobs);
  std::vector<AnchorUse> anchor_uses;
  for (std::vector<AnchorUse>& uses : anchors) std::ranges::move(uses, std::back_inserter(anchor_uses));
  check_anchors(linked, std::move(anchor_uses), out);
  if (!all.unread.any()) report_unlinked(linked, out);
  linked.files = published_files(all, linked.pages, out);
  return linked;
}

}  // namespace

Linked link(Catalogue catalogue, words::Words words, int jobs, base::Diagnostics& out) {
  return link_site(std::move(catalogue), std::move(words), jobs, out, nullptr);
}

Linked link(Catalogue catalogue, words::Words words, int jobs, base::Diagnostics& out, KeptPages& kept) {
  return link_site(std::move(catalogue), std::move(words), jobs, out, &kept);
}

}  // namespace scrutineer::link

#include "render/changes_block.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "catalogue/changes.h"
#include "catalogue/kind_words.h"
#include "exports/feeds.h"
#include "link/href.h"
#include "render/view_parts.h"
#include "words/dates.h"

namespace scrutineer::render {
namespace {

using catalogue::EntryChange;
using link::href;
using markup::List;
using markup::Object;
using markup::Value;

// So many stand open, a month after the other; what is older is folded, a year after the other.
constexpr std::size_t most_open = 40;

class Changes {
 public:
  explicit Changes(const EntryContext& context) : context_(context), linked_(context.linked) {}

  // Consecutive changes whose dates begin alike: "2026-11" for seven letters, "2026" for four.
  template <class Group>
  [[nodiscard]] static List grouped(std::span<const EntryChange> changes, std::size_t letters, Group group) {
    List groups;
    while (!changes.empty()) {
      const std::string period = changes.front().change->date.iso().substr(0, letters);
      std::size_t size = 0;
      while (size < changes.size() && changes[size].change->date.iso().starts_with(period)) ++size;
      groups.push_back(group(period, changes.first(size)));
      changes = changes.subspan(size);
    }
    return groups;
  }

  [[nodiscard]] List items(std::span<const EntryChange> changes) const {
    List items;
    for (const EntryChange& each : changes) {
      const catalogue::Entry& entry = linked_.entry(each.entry);
      items.push_back(
          {{"changed_date", long_form(linked_.words, each.change->date)},
           {"changed_title", Value::borrowed(entry.title)},
           {"changed_href", href(context_.entry().output, entry.output)},
           {"changed_kind", kind_of(entry)},
           {"changed_note", Value::borrowed(linked_.text_on(context_.index, each.entry, each.change->note))}});
    }
    return items;
  }

  [[nodiscard]] List feeds() const {
    List feeds;
    for (const exports::Feed& feed : exports::feeds(linked_))
      feeds.push_back(
          {{"feed_title", feed.section ? linked_.entry(*feed.section).title : linked_.words("changes.whole-site")},
           {"feed_href", href(context_.entry().output, feed.path)}});
    return feeds;
  }

 private:
  [[nodiscard]] std::string kind_of(const catalogue::Entry& entry) const {
    return entry.kind == catalogue::Kind::page ? std::string{} : kind_title(linked_.words, entry.kind);
  }

  const EntryContext& context_;
  const link::Linked& linked_;
};

}  // namespace

std::string changes_html(const EntryContext& context, const link::Block& block, std::size_t number) {
  const words::Words& words = context.linked.words;
  const Changes changes(context);
  const std::vector<EntryChange> all = catalogue::newest_first(context.linked.catalogue, block.of);
  const std::span<const EntryChange> newest = std::span(all).first(std::min(all.size(), most_open));
  Object view;
  view.set("changes_level", context.page().headings.empty() ? "2" : "3");
  set_list(view, "change_months", "has_change_months",
           Changes::grouped(newest, 7, [&](const std::string& month, std::span<const EntryChange> of_month) {
             return Object{{"month_id", fmt::format("app-block-{}-{}", number, month)},
                           {"month_title", long_form(words, *base::PartialDate::parse(month))},
                           {"month_changes", changes.items(of_month)}};
           }));
  set_list(
      view, "earlier_years", "has_earlier_years",
      Changes::grouped(
          std::span(all).subspan(newest.size()), 4, [&](const std::string& year, std::span<const EntryChange> of_year) {
            return Object{{"earlier_title", words("changes.earlier", {{"count", of_year.size()}, {"year", year}})},
                          {"earlier_changes", changes.items(of_year)}};
          }));
  set_list(view, "feeds", "has_feeds", changes.feeds());
  std::string html;
  context.templates.render("block-changes", context.shared, view, html);
  return html;
}

}  // namespace scrutineer::render

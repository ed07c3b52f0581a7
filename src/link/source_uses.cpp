#include "link/source_uses.h"

#include <algorithm>
#include <utility>

#include "link/sourced.h"
#include "markup/html.h"

namespace scrutineer::link {
namespace {

using catalogue::Entry;
using catalogue::EntryIndex;
using catalogue::TextRef;

class PageUses {
 public:
  PageUses(const Linked& linked, EntryIndex from, EntryIndex source, std::vector<SourceUse>& uses)
      : entry_(linked.entry(from)),
        page_(linked.page(from)),
        source_(source),
        source_id_(linked.entry(source).id),
        from_(from),
        uses_(uses),
        first_(uses.size()) {}

  void add() {
    for (const catalogue::SourceRef& ref : entry_.sources)
      if (ref.id == source_id_) put({.from = from_, .what = "page", .places = {}}, ref.where);
    const std::vector<Sourced> statements = sourced(entry_);
    for (const Sourced& statement : statements)
      if (statement.source.id == source_id_) put(use_of(statement), statement.source.where);
    for (const CitedPlace& cited : page_.cited)
      if (cited.source == source_) put(use_of(cited, statements), cited.place);
    if (uses_.size() == first_) put({.from = from_, .what = "page", .places = {}}, {});
  }

 private:
  [[nodiscard]] std::string words(TextRef text) const {
    return text == TextRef::none ? std::string{} : markup::plain_words(page_.texts[static_cast<std::size_t>(text)]);
  }

  [[nodiscard]] SourceUse use_of(const Sourced& statement) const {
    return {.from = from_,
            .what = statement.what,
            .title = statement.title,
            .text = statement.text,
            .words = words(statement.text),
            .page = statement.page,
            .anchor = statement.anchor,
            .places = {}};
  }

  [[nodiscard]] SourceUse use_of(const CitedPlace& cited, const std::vector<Sourced>& statements) const {
    if (cited.text == TextRef::none) return section(cited.section);
    // Texts are kept in the order read: what belongs to a statement (why a question matters) follows its first text.
    const Sourced* of = nullptr;
    for (const Sourced& each : statements)
      if (each.text != TextRef::none && each.text <= cited.text && (!of || each.text >= of->text)) of = &each;
    if (of) return use_of(*of);
    return {.from = from_, .what = "text", .text = cited.text, .words = words(cited.text), .places = {}};
  }

  [[nodiscard]] SourceUse section(std::uint32_t number) const {
    SourceUse use{.from = from_, .what = "text", .places = {}};
    std::uint32_t sections = 0;
    for (const Heading& heading : page_.headings)
      if (heading.level <= 2 && ++sections == number) {
        use.what = "section";
        use.title = heading.text;
        use.anchor = heading.id;
      }
    return use;
  }

  void put(SourceUse use, const std::string& place) {
    if (use.page.empty()) use.page = entry_.output;
    const auto same =
        std::find_if(uses_.begin() + static_cast<std::ptrdiff_t>(first_), uses_.end(), [&](const auto& known) {
          return known.what == use.what && known.title == use.title && known.words == use.words &&
                 known.page == use.page && known.anchor == use.anchor;
        });
    SourceUse& kept = same == uses_.end() ? uses_.emplace_back(std::move(use)) : *same;
    if (!place.empty() && std::ranges::find(kept.places, place) == kept.places.end()) kept.places.push_back(place);
  }

  const Entry& entry_;
  const LinkedPage& page_;
  EntryIndex source_;
  const std::string& source_id_;
  EntryIndex from_;
  std::vector<SourceUse>& uses_;
  std::size_t first_;  // of this page
};

}  // namespace

std::vector<SourceUse> uses_of_source(const Linked& linked, EntryIndex source) {
  std::vector<SourceUse> uses;
  const Backlink* last = nullptr;
  for (const Backlink& backlink : linked.backlinks(source)) {
    if (!last || last->from != backlink.from) PageUses(linked, backlink.from, source, uses).add();
    last = &backlink;
  }
  return uses;
}

}  // namespace scrutineer::link

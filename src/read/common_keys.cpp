#include "read/common_keys.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "base/edit_distance.h"
#include "read/former_addresses.h"

namespace scrutineer::read {

using catalogue::Entry;
using catalogue::Text;
using catalogue::TextRef;

TextRef keep(Entry& entry, std::optional<Text> text) {
  if (!text) return TextRef::none;
  entry.texts.push_back(std::move(*text));
  return static_cast<TextRef>(entry.texts.size() - 1);
}

std::vector<TextRef> keep(Entry& entry, std::vector<Text> texts) {
  std::vector<TextRef> result;
  for (Text& text : texts) result.push_back(keep(entry, std::move(text)));
  return result;
}

Entry read_common_keys(const EntryFile& file, catalogue::Kind kind, TableReader& table, base::Diagnostics& out) {
  Entry entry;
  entry.kind = kind;
  entry.id = file.id;
  entry.path = file.path;
  entry.title = table.required_text("title");
  entry.span = table.span("title");
  table.require("summary");
  entry.summary = keep(entry, table.passage("summary"));
  entry.tags = table.tags("tags");
  entry.order = table.integer("order").value_or(Entry::default_order);
  entry.owner = table.text("owner").value_or(std::string{});
  entry.published = table.date("published");
  entry.last_reviewed = table.date("last_reviewed");
  entry.review_by = table.date("review_by", Ahead::planned);
  if (entry.review_by) entry.review_by_span = table.span("review_by");
  if (entry.published && entry.review_by && *entry.review_by < *entry.published)
    out.error("review-before-published", table.span("review_by"),
              fmt::format("this page is to be reviewed ({}) before it is published ({})", entry.review_by->iso(),
                          entry.published->iso()),
              "one of the two dates is wrong");
  entry.draft = table.flag("draft", false);
  entry.glossary = table.flag("glossary", true);
  entry.is_name = table.flag("name", false);
  entry.sources = table.sources("sources");
  if (kind != catalogue::Kind::term)  // whose file has no page
    read_former_addresses(file, table, {}, out);
  for (TableReader& change : table.tables("changes")) {
    change.require("date");
    change.require("note");
    const auto date = change.date("date");
    const TextRef note = keep(entry, change.passage("note"));
    if (date) entry.changes.push_back({*date, note});
    change.finish();
  }
  std::ranges::stable_sort(entry.changes, std::ranges::greater{}, &catalogue::Change::date);
  return entry;
}

void report_duplicate_ids(std::span<const catalogue::IdRef> ids, std::string_view what, base::Diagnostics& out) {
  std::map<std::string_view, base::Span> seen;
  for (const catalogue::IdRef& ref : ids) {
    const auto [first, is_new] = seen.try_emplace(ref.id, ref.span);
    if (!is_new && !ref.id.empty())  // which is reported as missing
      out.error(
          "duplicate-id", ref.span, fmt::format("two {} have the id \"{}\"", what, ref.id),
          fmt::format("the first stands on line {}; give one of them another id: id = \"…\"", first->second.line));
  }
}

}  // namespace scrutineer::read

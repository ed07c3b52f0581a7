#include "exports/feeds.h"

#include <fmt/format.h>

#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "base/escape.h"
#include "base/hash.h"
#include "catalogue/changes.h"
#include "link/href.h"
#include "link/text_html.h"
#include "markup/html.h"

namespace scrutineer::exports {
namespace {

using catalogue::Entry;
using catalogue::EntryChange;
using catalogue::EntryIndex;

// The index page of the folder at the top of the site that the entry stands in.
std::optional<EntryIndex> section_of(const link::Linked& linked, const Entry& entry) {
  const std::string_view folder = std::string_view(entry.output).substr(0, entry.output.find('/'));
  if (folder.size() == entry.output.size()) return std::nullopt;
  const auto target = linked.catalogue.targets.find(std::string(folder));
  if (target == linked.catalogue.targets.end() || !linked.entry(target->second.entry).is_index()) return std::nullopt;
  return target->second.entry;
}

// XML has no U+FFFE and U+FFFF, not even escaped.
std::string xml_text(std::string_view text) {
  std::string xml;
  base::append_escaped(xml, text);
  for (const std::string_view none : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"})
    for (std::size_t at = xml.find(none); at != std::string::npos; at = xml.find(none, at)) xml.replace(at, 3, " ");
  return xml;
}

class FeedWriter {
 public:
  FeedWriter(const link::Linked& linked, const Feed& feed, std::string& out)
      : linked_(linked), feed_(feed), base_(linked.catalogue.site.base_url), out_(out) {}

  void write() {
    const catalogue::Site& site = linked_.catalogue.site;
    const std::vector<EntryChange> changes = catalogue::newest_first(linked_.catalogue, feed_.changed);
    out_ += fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" "
        "xml:lang=\"{}\">\n",
        xml_text(site.language));
    element("id", base_ + feed_.path);
    element("title", feed_.title);
    out_ +=
        fmt::format("<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n", xml_text(base_ + feed_.path));
    out_ += fmt::format("<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n", xml_text(page_of_feed()));
    element("updated", moment(changes.front()));
    out_ += fmt::format("<author><name>{}</name></author>\n", xml_text(site.organisation));
    for (const EntryChange& change : changes) {
      if (ids_.size() == most_in_feed) break;
      add(change);
    }
    out_ += "</feed>\n";
  }

 private:
  // The same words of the same day about the same page are told once. The words make the id, so that it stays
  // whatever is written before or after them.
  void add(const EntryChange& each) {
    const Entry& entry = linked_.entry(each.entry);
    const std::string note = markup::plain_words(text_html(linked_.page(each.entry), each.change->note));
    const std::string page = base_ + link::url_of(entry.output);
    std::string id =
        fmt::format("{}#{}-{}", page, each.change->date.iso(), base::content_hash(note).hex().substr(0, 12));
    if (!ids_.insert(id).second) return;
    out_ += "<entry>\n";
    element("id", id);
    element("title", entry.title);
    out_ += fmt::format("<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n", xml_text(page));
    element("updated", moment(each));
    element("summary", note);
    out_ += "</entry>\n";
  }

  void element(std::string_view name, std::string_view text) {
    out_ += fmt::format("<{0}>{1}</{0}>\n", name, xml_text(text));
  }

  // Editors give days; Atom asks for a time.
  static std::string moment(const EntryChange& each) { return each.change->date.iso() + "T00:00:00Z"; }

  // The page that tells the same to readers.
  [[nodiscard]] std::string page_of_feed() const {
    const auto& targets = linked_.catalogue.targets;
    if (feed_.section) return base_ + link::url_of(linked_.entry(*feed_.section).output);
    const auto page = targets.find("changes");
    return page == targets.end() ? base_ : base_ + link::url_of(linked_.entry(page->second.entry).output);
  }

  const link::Linked& linked_;
  const Feed& feed_;
  const std::string& base_;
  std::string& out_;
  std::set<std::string> ids_;
};

}  // namespace

std::vector<Feed> feeds(const link::Linked& linked) {
  const catalogue::Site& site = linked.catalogue.site;
  std::vector<EntryIndex> changed = catalogue::changed_entries(linked.catalogue);
  if (site.base_url.empty() || changed.empty()) return {};
  std::map<EntryIndex, std::vector<EntryIndex>> by_section;
  for (const EntryIndex index : changed)
    if (const auto section = section_of(linked, linked.entry(index))) by_section[*section].push_back(index);
  std::vector<Feed> result;
  result.push_back(
      {"data/changes.xml", linked.words("changes.feed-title", {{"title", site.title}}), {}, std::move(changed)});
  for (auto& [section, entries] : by_section) {
    const Entry& index = linked.entry(section);
    result.push_back({fmt::format("data/changes-{}.xml", index.id),
                      linked.words("changes.feed-title", {{"title", index.title}}), section, std::move(entries)});
  }
  return result;
}

GeneratedFile feed_file(const link::Linked& linked, Feed feed) {
  std::string path = feed.path;
  return {std::move(path),
          [&linked, feed = std::move(feed)](std::string& out) { FeedWriter(linked, feed, out).write(); }};
}

}  // namespace scrutineer::exports

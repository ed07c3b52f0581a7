#include "link/unlinked.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "catalogue/pages.h"

namespace scrutineer::link {
namespace {

using catalogue::Catalogue;
using catalogue::Entry;
using catalogue::EntryIndex;
using catalogue::Kind;

// Of each entry, whether something leads to it.
std::vector<bool> led_to(const Linked& linked) {
  const Catalogue& catalogue = linked.catalogue;
  std::vector<bool> led(linked.pages.size());
  for (std::size_t i = 0; i < led.size(); ++i) led[i] = !linked.backlinks(static_cast<EntryIndex>(i)).empty();
  const auto lead = [&](const std::string& id) {
    if (const auto target = catalogue.targets.find(id); target != catalogue.targets.end())
      led[static_cast<std::size_t>(target->second.entry)] = true;
  };
  for (const auto* links : {&catalogue.site.navigation, &catalogue.site.footer_links})
    for (const catalogue::SiteLink& link : *links) lead(link.to);
  if (catalogue.site.contact) lead(catalogue.site.contact->to);
  for (const Entry& entry : catalogue.entries)
    if (const auto* page = std::get_if<catalogue::Page>(&entry.detail))
      for (const catalogue::Task& task : page->tasks) lead(task.to.id);
  return led;
}

// Whether the footer offers the page where nothing else leads to it.
bool is_offered(const Entry& entry) {
  return entry.kind == Kind::page && std::ranges::find(catalogue::data_pages, entry.id) != catalogue::data_pages.end();
}

}  // namespace

std::vector<EntryIndex> offered_pages(const Linked& linked) {
  const std::vector<bool> led = led_to(linked);
  std::vector<EntryIndex> offered;
  for (std::size_t i = 0; i < led.size(); ++i)
    if (!led[i] && is_offered(linked.catalogue.entries[i])) offered.push_back(static_cast<EntryIndex>(i));
  return offered;
}

void report_unlinked(const Linked& linked, base::Diagnostics& out) {
  const std::vector<bool> led = led_to(linked);
  for (std::size_t i = 0; i < led.size(); ++i) {
    const Entry& entry = linked.catalogue.entries[i];
    if (led[i] || entry.path.empty() || entry.is_home() || entry.is_index() || is_offered(entry)) continue;
    if (linked.catalogue.is_beyond(entry.span.file)) continue;
    if (const auto* term = std::get_if<catalogue::Term>(&entry.detail)) {
      if (term->links != catalogue::TermLinks::never)
        out.warning("unused-term", entry.span, fmt::format("no page uses the term \"{}\"", entry.title),
                    "use it, give it the name that pages use (Also: …), or take it out");
    } else if (const auto* source = std::get_if<catalogue::Source>(&entry.detail)) {
      if (!source->further_reading)
        out.warning("unused-source", entry.span, fmt::format("nothing cites the source \"{}\"", entry.id),
                    "cite it, mark it further_reading = true, or take it out");
    } else if (entry.folder().empty()) {  // what stands in a folder is listed by its index: nobody need list it again
      out.warning("orphan", entry.span, fmt::format("nothing leads to \"{}\"", entry.title),
                  fmt::format("no index lists a page that stands in no folder: give it a place in [[navigation]] or "
                              "[footer] of site.toml, or link to it with [[{}]]",
                              entry.id));
    }
  }
}

}  // namespace scrutineer::link

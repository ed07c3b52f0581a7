// Atom feeds (RFC 4287) of what editors say they changed: one of the whole site, and one of each section of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "exports/generated_file.h"
#include "link/linked.h"

namespace scrutineer::exports {

struct Feed {
  std::string path;                              // "data/changes.xml", "data/changes-models.xml"
  std::string title;                             // "What changed: Models"
  std::optional<catalogue::EntryIndex> section;  // its index page; none of the whole site
  std::vector<catalogue::EntryIndex> changed;    // the entries whose changes it tells
};

// The whole site's first. None where no entry has changes, and none without a base URL: what a feed tells is known by
// its full address.
[[nodiscard]] std::vector<Feed> feeds(const link::Linked& linked);

// A feed tells the newest changes, at most so many.
inline constexpr std::size_t most_in_feed = 100;

// `linked` must outlive the file.
[[nodiscard]] GeneratedFile feed_file(const link::Linked& linked, Feed feed);

}  // namespace scrutineer::exports

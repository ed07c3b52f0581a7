// The folders that a site lies over, and what it changes of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/diagnostics.h"

namespace scrutineer::catalogue {

// A folder that a site is made of: a pack, another site, or the site itself, which lies over all others.
struct Layer {
  std::string title;         // as its pack.toml or site.toml has it; may be empty
  std::string organisation;  // whose it is; may be empty
  std::string folder;        // as messages name it: "../national"; "." for the site
};

// A value that a file puts in the place of one below it.
struct Amendment {
  std::string path;          // "summary", "question.pensions.text", "body"
  std::string below, above;  // texts as they read, other values as TOML writes them
  std::uint8_t layer = 0;    // of `above`
  base::Span span;           // of `above`
  // The hash of `below` when its editor last looked at it; empty where that was never noted.
  std::string seen = {};

  // Whether its editor has looked at `below` as it is now.
  [[nodiscard]] bool is_seen() const;
};

// A section that a file adds to the body below it.
struct Addition {
  std::string title;  // its heading; empty when it has none
  std::uint8_t layer = 0;
  base::Span span;
  std::optional<base::Date> date;
};

// An item that a file adds to a list of the files below it, or of which it changes anything.
struct ItemChange {
  std::string path;  // "question.pensions"
  std::uint8_t layer = 0;
  bool is_added = false;
};

// Where an entry comes from, on a site of several layers.
struct Origin {
  std::vector<std::uint8_t> layers;  // that have its file, the lowest first; at least one
  std::vector<base::FileId> files;   // of each of them
  std::vector<Amendment> amendments;
  std::vector<Addition> additions;
  std::vector<ItemChange> items = {};  // the lowest layer first
};

// What a site's `hide` takes out of the layers below it.
struct Hidden {
  std::string id;
  base::Span span;
};

// What is kept of a text to tell later whether it has changed.
[[nodiscard]] std::string amendment_hash(const std::string& text);

}  // namespace scrutineer::catalogue

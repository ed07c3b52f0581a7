// What can be found: a page, or a thing with a place of its own on one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace scrutineer::search {

// Plain text under one heading. A line break ends a paragraph, a cell or an item, so that no sentence crosses it.
struct Section {
  std::string heading;  // empty before the first
  std::string anchor;   // its place on the page; empty for the page itself
  std::string text;
};

struct Document {
  std::uint32_t kind = 0;    // place in Index::kinds
  std::string address = {};  // from the top of the site, with the anchor of a thing that has one
  std::string title = {};
  std::string of = {};                  // the title of the page that a thing stands on; empty for a page
  std::vector<std::string> names = {};  // what else it is called: aliases, acronyms
  std::string summary = {};
  std::vector<Section> sections = {};
  std::string kind_words = {};  // what readers call its kind, "checklist", so that "finance checklist" finds one
  std::uint32_t worth = 100;    // per cent of a page's weight: what readers seldom mean counts less; see has_names()

  // Whether its title and names are looked up as a whole: not those of little worth, which would come before pages.
  [[nodiscard]] bool has_names() const { return worth >= 50; }
};

// A kind of document that readers can ask for alone.
struct Kind {
  std::string id;     // "case-studies"; stands in addresses
  std::string title;  // "Case studies"
};

}  // namespace scrutineer::search

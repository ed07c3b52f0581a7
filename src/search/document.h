// What can be found: a page, or a thing with a place of its own on one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <ranges>
#include <string>
#include <string_view>
#include <vector>

namespace scrutineer::search {

// Plain text under one heading. A line break ends a paragraph, a cell or an item, so that no sentence crosses it.
struct Section {
  std::string_view heading;  // empty before the first
  std::string_view anchor;   // its place on the page; empty for the page itself
  std::string_view text;
};

// The sections of a document, in one piece of memory: a large site has a hundred thousand.
class Sections {
 public:
  Sections() = default;
  Sections(std::initializer_list<Section> sections) {
    for (const Section& section : sections) add(section);
  }

  void add(const Section& section) {
    End end;
    end.heading = append(section.heading);
    end.anchor = append(section.anchor);
    end.text = append(section.text);
    ends_.push_back(end);
  }
  // Gives back what it has taken to grow.
  void shrink_to_fit() {
    all_.shrink_to_fit();
    ends_.shrink_to_fit();
  }

  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  [[nodiscard]] Section operator[](std::size_t i) const {
    const std::string_view all = all_;
    const auto [heading, anchor, text] = ends_[i];
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1].text;
    return {all.substr(begin, heading - begin), all.substr(heading, anchor - heading),
            all.substr(anchor, text - anchor)};
  }
  [[nodiscard]] auto all() const {
    return std::views::iota(std::size_t{0}, size()) |
           std::views::transform([this](std::size_t i) { return (*this)[i]; });
  }

 private:
  struct End {
    std::uint32_t heading = 0, anchor = 0, text = 0;
  };
  std::uint32_t append(std::string_view part) { return static_cast<std::uint32_t>(all_.append(part).size()); }

  std::string all_;  // heading, anchor and text of each
  std::vector<End> ends_;
};

struct Document {
  std::uint32_t kind = 0;    // place in Index::kinds
  std::string address = {};  // from the top of the site, with the anchor of a thing that has one
  std::string title = {};
  std::string of = {};                  // the title of the page that a thing stands on; empty for a page
  std::vector<std::string> names = {};  // what else it is called: aliases, acronyms
  std::string summary = {};
  Sections sections = {};
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

// Parts of a page that other pages show. The page is read once; each part is then Markdown that is read alone.
#pragma once

#include <cmark-gfm.h>
#include <cmark-gfm/map.h>

#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "markup/markdown.h"

namespace scrutineer::markup {

class Excerpts {
 public:
  // `markdown` must stay where it is. What goes over a limit has no excerpts.
  Excerpts(std::string_view markdown, std::uint32_t first_line, std::span<const CalloutKind> callouts);

  enum class Problem : std::uint8_t {
    in_a_block,  // the heading stands in a quotation, a list or HTML, which would be torn apart
    over_budget
  };
  // What stands below the heading on a line of the file, down to the next of the page itself that is not deeper.
  [[nodiscard]] std::expected<std::string_view, Problem> below(std::uint32_t line) const;
  [[nodiscard]] std::expected<std::string_view, Problem> all() const;

  // Such a part as Markdown that reads alone as it does in its place: with the links that the page defines, and with a
  // footnote for each of the page, so that what refers to one is seen to.
  [[nodiscard]] std::string alone(std::string_view part) const;

 private:
  struct Section {
    std::uint32_t line = 0;  // of its heading, in the file
    int level = 0;
    bool is_html = false;   // its heading
    std::size_t begin = 0;  // of its heading, in the Markdown
    std::size_t below = 0;
  };
  std::string_view markdown_;
  std::string defined_;
  std::vector<Section> sections_;  // of the page itself, in order
  bool is_over_budget_ = false;
};

// The definitions of links that a page has, each once, as Markdown.
[[nodiscard]] std::string definitions(const cmark_map& map);

}  // namespace scrutineer::markup

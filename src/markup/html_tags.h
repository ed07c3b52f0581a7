// The HTML that editors may write in Markdown: what of it passes, and its tags as they are written. What a page is
// made of from them is html_nodes' business.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace scrutineer::markup {

struct HtmlAttribute {
  std::string name;        // lower case
  std::string_view value;  // without its quotes; character references stand in it as written
};

struct HtmlToken {
  enum class Kind : std::uint8_t {
    text,
    open,     // <div class="x">
    close,    // </div>
    comment,  // <!-- … -->
    cdata,    // <![CDATA[ … ]]>
    other,    // <!doctype html>, <?php … ?>
  };
  Kind kind{};
  std::string_view source = {};  // as written
  std::string_view words = {};   // of text and CDATA
  std::string name = {};         // of a tag, lower case
  std::vector<HtmlAttribute> attributes = {};
  bool closes_itself = false;  // <a name="x"/>
  bool is_finished = true;     // false: the text ends before it does
};

// What `html`, which is not empty, begins with. Tags as HTML has them, but what cannot be one is text, and without
// `may_be_tag` so is all else.
[[nodiscard]] HtmlToken next_token(std::string_view html, bool may_be_tag = true);

// Where the content of a <script> or <style> ends, whose tag stands before `html`: at its closing tag, or npos.
[[nodiscard]] std::size_t end_of_code(std::string_view html, std::string_view name);

// Elements whose text is no reader's: script and style.
[[nodiscard]] bool holds_code(std::string_view name);

enum class HtmlPlace : std::uint8_t {
  nowhere,  // is taken off
  words,    // stands among words: b, sup, a
  blocks,   // stands among blocks: div, table, details
};
[[nodiscard]] HtmlPlace place_of(std::string_view element);

// Whether the attribute passes. Addresses (href, src) do here and are checked as Markdown's are.
[[nodiscard]] bool passes(std::string_view element, const HtmlAttribute& attribute);

// Elements without content, and those that HTML closes by itself: p, li, td.
[[nodiscard]] bool is_void(std::string_view element);
[[nodiscard]] bool may_stay_open(std::string_view element);

// Whether HTML has, or ever had, an element of this name.
[[nodiscard]] bool is_html_element(std::string_view name);

}  // namespace scrutineer::markup

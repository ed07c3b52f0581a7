#include "link/dropped.h"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace scrutineer::link {
namespace {

std::string in_capitals(std::string_view id) {
  std::string result(id);
  for (char& c : result) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return result;
}

}  // namespace

void report_dropped(const markup::Dropped& dropped, base::Span span, base::Diagnostics& out) {
  using Kind = markup::Dropped::Kind;
  const auto literal = dropped.literal;
  const auto name = literal.substr(0, literal.find_first_of(" \t/>", 2));  // "<div", "</div"
  switch (dropped.kind) {
    case Kind::html_tag:
      return out.warning("raw-html", span, fmt::format("{} is left out; the words in it stay", literal),
                         "docs/content-format.md lists the HTML that pages may hold; to show the tag itself, write it "
                         "between backticks: `<b>`");
    case Kind::html_attribute:
      return out.warning("html-attribute", span, fmt::format("{} of {}> is left out", dropped.detail, name),
                         dropped.detail.starts_with("on")
                             ? "pages take no scripts of their own: take it out of the tag"
                             : "how things look is the theme's to say: take it out of the tag");
    case Kind::html_code:
      return out.warning("raw-html", span, fmt::format("{} is left out, and all that is in it", literal),
                         "pages take no scripts and no styles of their own: take it out");
    case Kind::html_unclosed:
      return out.warning("html-not-closed", span,
                         fmt::format("{} has no {}> where it could end", literal, fmt::format("</{}", name.substr(1))),
                         "close it in the same item, cell or paragraph, or in the same list of paragraphs");
    case Kind::html_unended:
      return out.error(
          "html-not-closed", span, fmt::format("\"{}\" does not end, and what follows may not be shown", literal),
          literal.starts_with("<!--") ? "end the comment with -->"
          : literal.starts_with("<s") ? fmt::format("end it with </{}> before the next empty line", name.substr(1))
                                      : "end the tag with >, or write \\< for the sign itself");
    case Kind::html_stray:
      return out.warning("html-stray", span,
                         literal.starts_with("</") ? fmt::format("{} closes nothing that is open here", literal)
                                                   : fmt::format("{} is left out: it has no place here", literal),
                         literal.starts_with("</") ? "take it out, or open it in the same item, cell or paragraph"
                                                   : "rows and cells stand in a <table>, their words stay");
    case Kind::html_as_text:
      return out.warning("raw-html", span, fmt::format("{} is no HTML; it is shown as it is written", literal),
                         fmt::format("to mean just that, write \\{} or put it between backticks", literal));
    case Kind::html_nesting:
      return out.error("html-nesting", span,
                       fmt::format("{} stands inside 200 other elements, and is left out", literal),
                       "close those that are meant to be closed");
    case Kind::id_of_theme:
      return out.error(
          "taken-id", span,
          fmt::format("the page has \"{}\" for something else already, so links would go there", dropped.detail),
          "give the place another id");
    case Kind::id_doubled:
      return out.warning("doubled-id", span,
                         fmt::format("the page has \"{}\" twice, and links go to the first", dropped.detail),
                         "give one of the two places another id");
    case Kind::lost_cell:
      return out.error("lost-cell", span,
                       fmt::format("the table has no column for \"{}\", so it is not shown", literal),
                       "give the table a column more in its first two lines; to write | in a cell, write \\|");
    case Kind::table_dashes:
      return out.warning("no-table", span,
                         "the line of dashes has not as many columns as the line above it, so this is no table",
                         "write one --- for each column: | A | B | and below it |---|---|");
    case Kind::table_without_dashes:
      return out.warning("no-table", span, fmt::format("\"{}\" looks like a table without its line of dashes", literal),
                         "write a line such as |---|---| below the first line of the table");
    case Kind::heading_without_space:
      return out.warning("no-heading", span, fmt::format("\"{}\" is no heading: it is shown as it is", literal),
                         "write a space behind the signs: ## Costs");
    case Kind::heading_skips:
      return out.warning(
          "heading-level", span, fmt::format("\"{}\" is a level too deep for the heading before it", literal),
          fmt::format("write {} here: readers who find their way by headings miss the level between", dropped.detail));
    case Kind::heading_id_refused:
      return out.warning(
          "heading-id", span, fmt::format("{} gives the heading no id", literal),
          dropped.detail.empty()
              ? std::string("an id stands behind the words of a heading, as in ## Who pays? {#who-pays}; "
                            "a heading takes nothing else in braces")
              : fmt::format("write {{#{}}}: an id alone, of letters, digits, - _ . and :, which does "
                            "not begin as the theme's do (app-)",
                            dropped.detail));
    case Kind::callout_unknown:
      return out.warning(
          "unknown-callout", span, fmt::format("there is no callout {}, so this is shown as a quotation", literal),
          dropped.detail.empty() ? std::string("there are NOTE, TIP, IMPORTANT, WARNING and CAUTION, and those that "
                                               "[[callout]] in site.toml adds; for the signs themselves write \\[!")
                                 : fmt::format("did you mean [!{}]?", in_capitals(dropped.detail)));
    case Kind::callout_empty:
      return out.warning("empty-callout", span, fmt::format("the callout {} has no words", literal),
                         "begin each of its lines with >, the empty ones between its paragraphs too");
    case Kind::callout_outside:
      return out.warning("no-callout", span, fmt::format("{} begins no callout: it is shown as it is", literal),
                         "begin its line, and each that belongs to it, with >, and leave an empty line before it");
    case Kind::definition_alone:
      return out.warning("no-definition-list", span,
                         "this begins with a colon and defines nothing: it is shown as it is",
                         "write the term on the line right above it, and leave no empty line between them");
    case Kind::open_fence:
      return out.warning("open-fence", span,
                         fmt::format("\"{}\" is not closed, so all that follows is shown as code", literal),
                         "write the same signs on a line of their own where the code ends");
    case Kind::footnote_undefined:
      return out.warning("unknown-footnote", span, fmt::format("the page has no footnote {}", literal),
                         fmt::format("write it on a line of its own: {}: …", literal));
    case Kind::footnote_unused:
      return out.warning("unused-footnote", span,
                         fmt::format("nothing refers to the footnote {}, so it is not shown", literal),
                         "refer to it, or take it out");
    case Kind::footnote_doubled:
      return out.error("doubled-footnote", span,
                       fmt::format("the page has another footnote {}, so this one is not shown", literal),
                       "give it another name");
    case Kind::open_comment:
      return out.warning("raw-html", span, "\"<!--\" begins no comment here, and is shown as it is",
                         "a comment among words ends with -->, and has no -- in it");
    case Kind::unsafe_url:
      return out.warning("unsafe-link", span, fmt::format("the link to {} is left out: it is not safe", literal),
                         "link to https:// addresses, files of the site or [[id]]");
    case Kind::top_heading:
      return out.warning("top-heading", span, fmt::format("\"{}\" is a heading of level 1", literal),
                         "the title of the page is its only one: use ## here");
  }
}

}  // namespace scrutineer::link

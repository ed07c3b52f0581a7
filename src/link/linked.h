// The catalogue with everything resolved: Markdown rendered, references turned into links and checked, and for
// every page what refers to it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "link/blocks.h"
#include "words/words.h"

namespace scrutineer::link {

struct Heading {
  int level = 2;
  std::string id;
  std::string text;
  std::uint32_t line = 0;  // of the file
};

// A source that a page cites, and the places in it, in the order cited. Its number is its place in the list, from 1.
struct Citation {
  catalogue::EntryIndex source{};
  std::vector<std::string> places;
};

// One place where a page cites a source in its words: under a heading of the body, or in one of the entry's texts.
struct CitedPlace {
  catalogue::EntryIndex source{};
  std::string place;                                   // in the source; may be empty
  catalogue::TextRef text = catalogue::TextRef::none;  // none in the body
  std::uint32_t section = 0;                           // counts level-2 headings from 1; 0 before the first
};

// One use of a thing on a page: the section it stands in, and the sentence round it. A site has more of them than of
// anything else, so the page has their words: LinkedPage::section_of() and sentence_of().
struct Mention {
  static constexpr std::uint32_t no_section = 0xffffffff;  // before the first heading and outside the body
  catalogue::EntryIndex to{};
  std::uint32_t heading = no_section;  // place in the page's headings
  std::uint32_t begin = 0, end = 0;    // bytes of the page's sentences
};

// A mention seen from the thing mentioned.
struct Backlink {
  catalogue::EntryIndex from{};
  std::uint32_t mention = 0;  // place in the page's mentions
};

// A question as HTML for the page that shows it.
struct LinkedQuestion {
  catalogue::EntryIndex bank{};
  std::uint32_t index = 0;  // place in the bank's questions
  std::string text = {};
  std::string why = {};
  std::vector<std::string> evidence = {};
  std::vector<std::string> ask = {};
};

// The wording of a rule as HTML for the checklist that uses it. Placeholders stand in it as written: "{option}".
struct LinkedRule {
  catalogue::EntryIndex rule_set{};
  std::uint32_t index = 0;  // place in the set's rules
  std::string text = {};
  std::string why = {};
  std::vector<std::string> evidence = {};
  std::vector<std::string> ask = {};
};

// A paragraph of a page's own words, without markup.
struct Paragraph {
  std::string text;
  base::Span span;  // of its first line
};

// A link to a page of another website.
struct OutwardLink {
  std::string url;
  base::Span span;
};

struct LinkedPage {
  std::string body_html;
  std::vector<std::string> texts;  // HTML, one for each of Entry::texts
  std::string summary_plain;       // the summary without markup
  std::vector<Heading> headings;
  std::vector<std::string> anchors;  // ids that HTML in the body gives: <a name="x">
  std::vector<Citation> citations;
  std::vector<CitedPlace> cited;  // in the order of the page: its texts, then its body
  std::vector<Mention> mentions;
  std::string sentences;              // HTML round the mentions, in their order
  std::vector<std::string> files;     // of the site that it shows or links to: images, documents
  std::vector<Paragraph> paragraphs;  // of the body, neither quoted nor in footnotes, where a check asks for them
  std::vector<OutwardLink> outward;   // the same
  std::vector<catalogue::EntryIndex> related;
  std::optional<catalogue::EntryIndex> listed_by;  // the index of the folder or section that it stands in
  std::vector<catalogue::EntryIndex> contents;     // of an index: what stands in its folder, in the order of entries
  std::optional<catalogue::EntryIndex> previous, next;
  std::vector<catalogue::EntryIndex> uses;          // of a model: the case studies that show it
  std::vector<Block> blocks;                        // body_html has a block_placeholder for each
  std::map<ShownText, std::string> shown;           // HTML of texts of other entries that blocks show, for this page
  std::vector<LinkedQuestion> questions;            // of a bank, in order; of a checklist, section by section
  std::vector<std::uint32_t> questions_of_section;  // of a checklist: how many each section has
  std::vector<LinkedRule> rules;                    // of a checklist: those it uses, each once

  void add_mention(catalogue::EntryIndex to, std::uint32_t heading = Mention::no_section,
                   std::string_view sentence_html = {}) {
    const auto begin = static_cast<std::uint32_t>(sentences.size());
    sentences += sentence_html;
    mentions.push_back({to, heading, begin, static_cast<std::uint32_t>(sentences.size())});
  }
  // All but the first so many are forgotten.
  void keep_mentions(std::size_t count) {
    if (count >= mentions.size()) return;
    sentences.resize(mentions[count].begin);
    mentions.resize(count);
  }
  [[nodiscard]] std::string_view sentence_of(const Mention& mention) const {
    return std::string_view(sentences).substr(mention.begin, mention.end - mention.begin);
  }
  // The section that one of the page's mentions stands in; null for none.
  [[nodiscard]] const Heading* section_of(const Mention& mention) const {
    return mention.heading == Mention::no_section ? nullptr : &headings[mention.heading];
  }
};

struct Linked {
  catalogue::Catalogue catalogue;
  std::vector<LinkedPage> pages;   // one for each of Catalogue::entries
  std::vector<std::string> files;  // of Catalogue::assets those that are published, sorted
  words::Words words;              // that readers of the site see

  // What refers to an entry, by the order of entries.
  [[nodiscard]] std::span<const Backlink> backlinks(catalogue::EntryIndex to) const {
    const auto index = static_cast<std::size_t>(to);
    return std::span(backlinks_).subspan(first_backlink_[index], first_backlink_[index + 1] - first_backlink_[index]);
  }
  [[nodiscard]] const catalogue::Entry& entry(catalogue::EntryIndex index) const { return catalogue.entry(index); }
  [[nodiscard]] const LinkedPage& page(catalogue::EntryIndex index) const {
    return pages[static_cast<std::size_t>(index)];
  }
  // The HTML of a text of `entry` as `on` shows it: the entry's own page, or one with a block that shows the text.
  // Empty where there is none.
  [[nodiscard]] std::string_view text_on(catalogue::EntryIndex on, catalogue::EntryIndex entry,
                                         catalogue::TextRef text) const {
    if (text == catalogue::TextRef::none) return {};
    if (on == entry) return page(on).texts[static_cast<std::size_t>(text)];
    const auto found = page(on).shown.find({entry, text});
    return found == page(on).shown.end() ? std::string_view{} : found->second;
  }

  std::vector<Backlink> backlinks_;            // grouped by what they refer to
  std::vector<std::uint32_t> first_backlink_;  // one more than there are entries
};

}  // namespace scrutineer::link

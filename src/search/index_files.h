// The index as classic scripts that hand it to the page's own, themes/civic/scripts/search.js, which defines what they
// call:
//
//   scrutineerSearch.index({documents, kinds: [[id, title, first document, first thing]…], texts: [first document of
//   each…],
//                           skip: "function words", words, names})     index.js, where words are in one file; else
//                           starts: [first key of each words file…] in place of the last two
//   scrutineerSearch.words(number, words, names)                       words-N.js
//   scrutineerSearch.forms("form form …")                              forms.js, with words-N.js
//   scrutineerSearch.texts(number, [record…])                          texts-N.js
//
// words:   "key ending ending,postings;…" by key; a word with one form has no endings. A posting is the gap to the
//          document before and a weight. A gap is base-64 digits of five bits, lowest first, 32 added to all but the
//          last; a weight (index.h) is one digit. Digits are A–Z a–z 0–9 - _.
// names:   "key,gaps;…" by key
// record:  [address, title, title of its page or "", summary, [heading, anchor, text, …]]
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "search/document.h"

namespace scrutineer::search {

// Sizes of files in bytes, before compression.
struct Sizes {
  std::size_t pages_of_one_file = 1000;  // with more pages, words are in several files
  std::size_t words = 24'000;
  std::size_t texts = 20'000;
};

struct SearchFile {
  std::string path;                      // below the folder of the index: "texts-12.js"
  std::function<std::string()> content;  // any thread may ask, as often as it likes
};

struct Site {
  std::vector<Kind> kinds;
  std::vector<Document> documents;  // by kind; of a kind, pages before things (those with an `of`)
  std::string language;             // a language tag
  std::size_t pages = 0;            // how many of the documents are pages
};

// The same files for any number of jobs.
[[nodiscard]] std::vector<SearchFile> search_files(Site site, int jobs, const Sizes& sizes = {});

}  // namespace scrutineer::search

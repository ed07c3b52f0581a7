// What Markdown is given to add for readers: what the theme civic says, without the room that reads it.
#pragma once

#include <catch2/catch.hpp>

#include "base/diagnostics.h"
#include "markup/markdown.h"
#include "words/words.h"

namespace scrutineer::tests {

inline const words::Words& added_words() {
  static const words::Words words = [] {
    base::Diagnostics out;
    auto compiled = words::Words::compile({{.name = "markdown.table", .text = "Table", .span = {}},
                                           {.name = "markdown.table-below", .text = "Table: {heading}", .span = {}},
                                           {.name = "markdown.table-again", .text = "{label} ({number})", .span = {}},
                                           {.name = "markdown.no-entry", .text = "no entry", .span = {}},
                                           {.name = "markdown.done", .text = "Done", .span = {}},
                                           {.name = "markdown.to-do", .text = "To do", .span = {}},
                                           {.name = "markdown.footnotes", .text = "Footnotes", .span = {}},
                                           {.name = "markdown.footnote-back", .text = "Back > words", .span = {}}},
                                          "en-GB", out);
    REQUIRE(out.empty());
    return compiled;
  }();
  return words;
}

inline markup::Options with_words(markup::Options options = {}) {
  options.words = &added_words();
  return options;
}

}  // namespace scrutineer::tests

// The figure that every chart stands in, and how its parts are placed.
//
// A chart is a function from a small struct to HTML: <figure class="app-chart"> with a caption, a key where one is
// needed, and an <svg role="img"> with a title and a description. Put it into a template with {{{…}}}, where block
// content may stand, and put a table of the same figures beside or below it. Same input, same bytes.
//
// Drawings are fluid: horizontal places are percentages of the width, vertical ones are rem, and text has the size
// the stylesheet gives it. So bars grow with the page and letters do not, from 280 pixels up. Colours come from
// styles/_charts.scss by class; there is no style attribute and no colour here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/rational.h"

namespace scrutineer::render {

// What is said of a chart. Plain text; escaped on its way out.
struct ChartText {
  std::string id;           // unique on the page, a valid id: "totals". Ids inside the chart start with it
  std::string title;        // what the chart shows: "Points by group of criteria"
  std::string reading;      // one or two sentences under the title: how to read it. May be empty
  std::string description;  // what is to be seen, for those who do not see it: the figures in words
};

// An entry of the key: a swatch that has the class of what it stands for, and its words.
struct ChartKey {
  std::string swatch;  // CSS class of the swatch's rectangle
  std::string words;
};

// `drawing` is the content of the <svg>, `height` its height in rem.
[[nodiscard]] std::string chart_figure(const ChartText& text, const std::vector<ChartKey>& key,
                                       std::string_view drawing, double height);

// `title` broken into lines of at most `most` characters, between words; a longer word has a line of its own.
[[nodiscard]] std::vector<std::string> chart_lines(std::string_view title, std::size_t most);

// Titles as short as labels of a chart should be: "Joint venture (with one or more other councils)" loses its
// bracket, unless two of them would then read the same.
[[nodiscard]] std::vector<std::string> chart_labels(std::vector<std::string> titles);

// `part` ÷ `whole` as a place on the drawing, "62.5%", kept within 0% and 100%.
[[nodiscard]] std::string chart_place(const base::Rational& part, const base::Rational& whole);

}  // namespace scrutineer::render

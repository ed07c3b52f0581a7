// The figure that every chart stands in, and how its parts are placed.
//
// A chart is a function from a small struct to HTML: <figure class="app-chart"> with a caption, a key where one is
// needed, and an <svg> that has the caption's title and a description. Put it into a template with {{{…}}}, where block
// content may stand, and put a table of the same figures beside or below it. Same input, same bytes.
//
// Parts of a drawing that say more than is printed beside them (Part) say it when they are pointed at, tapped or
// focused. The stylesheet shows it; no script is needed.
//
// Drawings are fluid: horizontal places are percentages of the width, vertical ones are rem, and text has the size
// the stylesheet gives it. So bars grow with the page and letters do not, from 280 pixels up. A viewBox would scale
// the letters too. Colours come from styles/_charts.scss by class; there is no style attribute and no colour here.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/rational.h"

namespace scrutineer::chart {

// What is said of a chart. Plain text; escaped on its way out.
struct Text {
  std::string id;           // unique on the page, a valid id: "totals". Ids inside the chart start with it
  std::string title;        // a headline: what is to be seen, "The company has the most points: 1,810 of 2,170"
  std::string reading;      // one or two sentences under the title: how to read it. May be empty
  std::string description;  // the figures in words, for those who do not see them; empty where its parts say them
};

// A pattern that lies over a colour, so that parts can be told apart without it: a path in a tile of eight pixels.
struct Texture {
  std::string id;  // unique on the page; none when empty
  std::string_view path;
};

// A sign that stands for one thing: a path round 0,0 in a square of twelve pixels.
struct Sign {
  std::string_view css;
  std::string_view path;  // none when empty
};

// What signs of one kind stand for.
struct SignKind {
  std::string words;
  Sign sign;
  std::string letter = {};  // in place of the words, where there is no room
};

// An entry of the key: what it stands for, as a swatch or as a letter, and its words.
struct Key {
  std::string swatch;  // CSS class of the swatch's rectangle
  std::string words;
  std::string letter = {};   // in place of a swatch; shown only where labels of columns have no room
  Texture texture = {};      // over the swatch; drawings may use it by its id
  Sign sign = {};            // in place of the swatch
  bool only_narrow = false;  // the wide drawing says it itself
};

// Every chart is drawn twice, for pages with room for it (some 640 pixels and more) and for narrow ones; the
// stylesheet shows one.
enum class Room { wide, narrow };

// A place on the drawing in percent of its width, with two decimals.
using Place = base::Rational;

// `part` ÷ `whole` as a place, kept within 0 and 100.
[[nodiscard]] Place place_of(const base::Rational& part, const base::Rational& whole);

// What belongs together in a drawing and says something of its own.
struct Part {
  std::string words;           // may be empty
  std::string_view css = {};   // of the whole
  std::string_view href = {};  // where a link leads that is the whole
};

// An <svg> in the making. Vertical measures are rem.
class Drawing {
 public:
  explicit Drawing(Room room) : room_(room) {}

  void bar(std::string_view css, const Place& from, const Place& to, double top, double height);
  void textured_bar(const Texture& texture, const Place& from, const Place& to, double top, double height);
  void upright(std::string_view css, const Place& at, double top, double bottom);
  void line(std::string_view css, const Place& from, double from_top, const Place& to, double to_top);
  void text(std::string_view css, const Place& at, double baseline, std::string_view words);
  // A sign with its words at its right, `middle` rem from the top.
  struct SignLook {
    std::string_view css = {};  // besides that of its kind
    bool is_target = false;     // with room round it for a finger: it is a link
  };
  void sign(const Sign& sign, const Place& at, double middle, std::string_view words) {
    this->sign(sign, at, middle, words, SignLook{});
  }
  void sign(const Sign& sign, const Place& at, double middle, std::string_view words, const SignLook& look);
  // The name of a row and, at the right, its value, above what it names; in several lines where it must be. Returns
  // the height taken.
  double label(double top, std::string_view name, std::string_view value);

  // Has `draw` draw a part. It returns where the box with the words ends, in rem from the top: the box grows upwards
  // from there, over what was drawn before.
  void part(const Part& part, const std::function<double()>& draw);

  void set_height(double rem) { height_ = rem; }
  [[nodiscard]] Room room() const { return room_; }
  [[nodiscard]] double height() const { return height_; }
  [[nodiscard]] const std::string& content() const { return content_; }
  // Whether a part of it can be focused.
  [[nodiscard]] bool speaks() const { return speaks_; }
  // Whether text of the size of a label stands within this part of the width.
  [[nodiscard]] bool fits(std::string_view words, const Place& width) const;

 private:
  void box(std::string_view words, double bottom);

  Room room_;
  double height_ = 0;
  bool speaks_ = false;
  std::string content_;
};

// `draw` fills one drawing and sets its height.
[[nodiscard]] std::string figure(const Text& text, const std::vector<Key>& key,
                                 const std::function<void(Drawing&)>& draw);

// `words` broken into lines of at most `most` characters, between words; a longer word has a line of its own.
[[nodiscard]] std::vector<std::string> lines_of(std::string_view words, std::size_t most);

// Titles as short as labels of a chart should be: "Joint venture (with one or more other councils)" loses its
// bracket, unless two of them would then read the same.
[[nodiscard]] std::vector<std::string> labels_of(const std::vector<std::string>& titles);

}  // namespace scrutineer::chart

#include "chart/figure.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "markup/html.h"

namespace scrutineer::chart {

using base::Rational;

namespace {

constexpr double line_height = 1.25;
// What the narrowest drawing of its kind has room for, in pixels; a letter takes some eight.
constexpr int narrow_pixels = 280;
constexpr int wide_pixels = 640;
// Characters of a label and its value in one line.
constexpr std::size_t narrow_line = 36;
constexpr std::size_t wide_line = 86;

std::string_view room_name(Room room) { return room == Room::wide ? "wide" : "narrow"; }

std::string percent(const Place& place) { return base::to_short_text(place) + "%"; }

// Characters, not bytes.
std::size_t length(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

void append_key(const Key& key, std::string& html) {
  if (!key.letter.empty()) {
    html += R"(<li class="app-chart__narrow"><b class="app-chart__letter">)";
    markup::append_escaped(html, key.letter);
    html += "</b> ";
  } else if (!key.sign.path.empty()) {
    html += fmt::format(R"(<li><svg class="app-chart__swatch" aria-hidden="true" focusable="false">)"
                        R"x(<path class="{}" transform="translate(9 7)" d="{}"/></svg> )x",
                        key.sign.css, key.sign.path);
  } else {
    html += R"(<li><svg class="app-chart__swatch" aria-hidden="true" focusable="false">)";
    if (!key.texture.id.empty()) {
      html += fmt::format(R"(<defs><pattern id="{}" width="8" height="8" patternUnits="userSpaceOnUse">)"
                          R"(<path class="app-chart__texture" d="{}"/></pattern></defs>)",
                          key.texture.id, key.texture.path);
    }
    html += fmt::format(R"(<rect class="{}" width="100%" height="100%"/>)", key.swatch);
    if (!key.texture.id.empty())
      html += fmt::format(R"x(<rect fill="url(#{})" width="100%" height="100%"/>)x", key.texture.id);
    html += "</svg> ";
  }
  markup::append_escaped(html, key.words);
  html += "</li>\n";
}

void append_drawing(const Text& text, const Drawing& drawing, std::string& html) {
  const std::string_view room = room_name(drawing.room());
  html += fmt::format(R"(<svg class="app-chart__drawing app-chart__{0}" role="img" )"
                      R"(aria-labelledby="{1}-{0}-title {1}-{0}-desc" width="100%" height="{2:g}rem">)"
                      R"(<title id="{1}-{0}-title">)",
                      room, text.id, drawing.height());
  markup::append_escaped(html, text.title);
  html += fmt::format(R"(</title><desc id="{}-{}-desc">)", text.id, room);
  markup::append_escaped(html, text.description);
  html += "</desc>\n" + drawing.content() + "</svg>\n";
}

}  // namespace

Place place_of(const Rational& part, const Rational& whole) {
  return base::rounded(std::clamp(part / whole * 100, Rational(0), Rational(100)), 2);
}

void Drawing::bar(std::string_view css, const Place& from, const Place& to, double top, double height) {
  content_ += fmt::format(R"(<rect class="{}" x="{}" y="{:g}rem" width="{}" height="{:g}rem"/>)"
                          "\n",
                          css, percent(from), top, percent(to - from), height);
}

void Drawing::textured_bar(const Texture& texture, const Place& from, const Place& to, double top, double height) {
  if (texture.id.empty()) return;
  content_ += fmt::format(R"x(<rect fill="url(#{})" x="{}" y="{:g}rem" width="{}" height="{:g}rem"/>)x"
                          "\n",
                          texture.id, percent(from), top, percent(to - from), height);
}

void Drawing::upright(std::string_view css, const Place& at, double top, double bottom) {
  content_ += fmt::format(R"(<line class="{0}" x1="{1}" x2="{1}" y1="{2:g}rem" y2="{3:g}rem"/>)"
                          "\n",
                          css, percent(at), top, bottom);
}

void Drawing::text(std::string_view css, const Place& at, double baseline, std::string_view words) {
  content_ += fmt::format(R"(<text class="{}" x="{}" y="{:g}rem">)", css, percent(at), baseline);
  markup::append_escaped(content_, words);
  content_ += "</text>\n";
}

void Drawing::sign(const Sign& sign, const Place& at, double middle, std::string_view words) {
  content_ += fmt::format(R"(<svg x="{}" y="{:g}rem" overflow="visible"><path class="{}" d="{}"/>)", percent(at),
                          middle, sign.css, sign.path);
  if (!words.empty()) {
    content_ += R"(<text class="app-chart__sign-text" x="10" y="5">)";
    markup::append_escaped(content_, words);
    content_ += "</text>";
  }
  content_ += "</svg>\n";
}

double Drawing::label(double top, std::string_view name, std::string_view value) {
  const std::size_t line = room_ == Room::wide ? wide_line : narrow_line;
  std::vector<std::string> lines = lines_of(name, line);
  // A value that has no room beside the last line has one of its own.
  if (lines.empty() || (!value.empty() && length(lines.back()) + length(value) + 2 > line)) lines.emplace_back();
  double baseline = top - 0.35;
  for (const std::string& words : lines) {
    baseline += line_height;
    if (!words.empty()) text("app-chart__label", 0, baseline, words);
  }
  if (!value.empty()) text("app-chart__value", 100, baseline, value);
  return line_height * static_cast<double>(lines.size());
}

bool Drawing::fits(std::string_view words, const Place& width) const {
  const Rational pixels = width * (room_ == Room::wide ? wide_pixels : narrow_pixels) / 100;
  return Rational(static_cast<std::int64_t>(8 * length(words) + 4)) <= pixels;
}

std::string figure(const Text& text, const std::vector<Key>& key, const std::function<void(Drawing&)>& draw) {
  std::string html = R"(<figure class="app-chart">
<figcaption class="app-chart__caption"><span class="app-chart__title">)";
  markup::append_escaped(html, text.title);
  html += "</span>";
  if (!text.reading.empty()) {
    html += R"( <span class="app-chart__reading">)";
    markup::append_escaped(html, text.reading);
    html += "</span>";
  }
  html += "</figcaption>\n";
  if (!key.empty()) {
    html += "<ul class=\"app-chart__key\">\n";
    for (const Key& entry : key) append_key(entry, html);
    html += "</ul>\n";
  }
  for (const Room room : {Room::wide, Room::narrow}) {
    Drawing drawing(room);
    draw(drawing);
    append_drawing(text, drawing, html);
  }
  html += "</figure>\n";
  return html;
}

std::vector<std::string> lines_of(std::string_view words, std::size_t most) {
  std::vector<std::string> lines;
  std::size_t filled = 0;
  while (!words.empty()) {
    const std::size_t space = words.find(' ');
    const std::string_view word = words.substr(0, space);
    words.remove_prefix(space == std::string_view::npos ? words.size() : space + 1);
    if (word.empty()) continue;
    const std::size_t size = length(word);
    if (lines.empty() || filled + 1 + size > most) {
      lines.emplace_back(word);
      filled = size;
    } else {
      lines.back() += ' ';
      lines.back() += word;
      filled += 1 + size;
    }
  }
  return lines;
}

std::vector<std::string> labels_of(const std::vector<std::string>& titles) {
  std::vector<std::string> labels;
  for (const std::string& title : titles) {
    const std::size_t bracket = title.ends_with(')') ? title.find(" (") : std::string::npos;
    labels.push_back(title.substr(0, bracket == 0 ? std::string::npos : bracket));
  }
  return std::set(labels.begin(), labels.end()).size() == labels.size() ? labels : titles;
}

}  // namespace scrutineer::chart

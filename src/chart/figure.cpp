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

std::string percent(const Place& place) { return base::to_short_text(place, 2) + "%"; }

// Characters, not bytes.
std::size_t length(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

void append_key(const Key& key, std::string& html) {
  html += key.only_narrow || !key.letter.empty() ? R"(<li class="app-chart__narrow">)" : "<li>";
  if (!key.letter.empty()) {
    html += R"(<b class="app-chart__letter">)";
    markup::append_escaped(html, key.letter);
    html += "</b> ";
  } else if (!key.sign.path.empty()) {
    html += fmt::format(R"(<svg class="app-chart__swatch" aria-hidden="true" focusable="false">)"
                        R"x(<path class="{}" transform="translate(9 7)" d="{}"/></svg> )x",
                        key.sign.css, key.sign.path);
  } else {
    html += R"(<svg class="app-chart__swatch" aria-hidden="true" focusable="false">)";
    html += fmt::format(R"(<rect class="{}" width="100%" height="100%"/>)", key.swatch);
    if (!key.texture.id.empty())
      html += fmt::format(R"x(<rect fill="url(#{})" width="100%" height="100%"/>)x", key.texture.id);
    html += "</svg> ";
  }
  markup::append_escaped(html, key.words);
  html += "</li>\n";
}

// By themselves: a browser does not draw with patterns of a key that is not shown.
void append_textures(const std::vector<Key>& keys, std::string& html) {
  if (std::ranges::all_of(keys, [](const Key& key) { return key.texture.id.empty(); })) return;
  html += R"(<svg class="app-chart__textures" aria-hidden="true" focusable="false">)";
  for (const Key& key : keys)
    if (!key.texture.id.empty())
      html += fmt::format(R"(<pattern id="{}" width="8" height="8" patternUnits="userSpaceOnUse">)"
                          R"(<path class="app-chart__texture" d="{}"/></pattern>)",
                          key.texture.id, key.texture.path);
  html += "</svg>\n";
}

void append_keys(const std::vector<Key>& keys, std::string& html) {
  if (keys.empty()) return;
  const bool only_narrow =
      std::ranges::all_of(keys, [](const Key& key) { return key.only_narrow || !key.letter.empty(); });
  html += fmt::format("<ul class=\"app-chart__key{}\">\n", only_narrow ? " app-chart__narrow" : "");
  for (const Key& key : keys) append_key(key, html);
  html += "</ul>\n";
}

// Text that is to be read part by part is no image: what is in an image cannot be focused.
void append_drawing(const Text& text, const Drawing& drawing, std::string& html) {
  html += fmt::format(R"(<svg class="app-chart__drawing app-chart__{0}" role="{1}" aria-labelledby="{2}-title)",
                      room_name(drawing.room()), drawing.speaks() ? "group" : "img", text.id);
  if (!text.description.empty()) html += fmt::format(" {}-desc", text.id);
  html += fmt::format("\" width=\"100%\" height=\"{:g}rem\">\n{}</svg>\n", drawing.height(), drawing.content());
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

void Drawing::line(std::string_view css, const Place& from, double from_top, const Place& to, double to_top) {
  content_ += fmt::format(R"(<line class="{}" x1="{}" x2="{}" y1="{:g}rem" y2="{:g}rem"/>)"
                          "\n",
                          css, percent(from), percent(to), from_top, to_top);
}

void Drawing::text(std::string_view css, const Place& at, double baseline, std::string_view words) {
  content_ += fmt::format(R"(<text class="{}" x="{}" y="{:g}rem">)", css, percent(at), baseline);
  markup::append_escaped(content_, words);
  content_ += "</text>\n";
}

void Drawing::sign(const Sign& sign, const Place& at, double middle, std::string_view words, const SignLook& look) {
  content_ += fmt::format(R"(<svg x="{}" y="{:g}rem" overflow="visible">)", percent(at), middle);
  if (look.is_target)
    content_ += fmt::format(R"(<rect class="app-chart__target" x="-10" y="-9" width="{}" height="24"/>)",
                            24 + 8 * length(words));
  content_ +=
      fmt::format(R"(<path class="{}{}{}" d="{}"/>)", sign.css, look.css.empty() ? "" : " ", look.css, sign.path);
  if (!words.empty()) {
    content_ += R"(<text class="app-chart__sign-text" x="10" y="5">)";
    markup::append_escaped(content_, words);
    content_ += "</text>";
  }
  content_ += "</svg>\n";
}

void Drawing::part(const Part& part, const std::function<double()>& draw) {
  if (part.words.empty() && part.css.empty()) return void(draw());
  const std::string_view element = part.href.empty() ? "g" : "a";
  content_ += fmt::format("<{}", element);
  const auto attribute = [&](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    content_ += fmt::format(" {}=\"", name);
    markup::append_escaped(content_, value);
    content_ += '"';
  };
  attribute("class", part.css);
  attribute("href", part.href);
  if (!part.words.empty() && part.href.empty()) content_ += R"( role="img" tabindex="0")";
  attribute("aria-label", part.words);
  content_ += ">\n";
  const double bottom = draw();
  if (!part.words.empty()) box(part.words, bottom);
  content_ += fmt::format("</{}>\n", element);
}

void Drawing::box(std::string_view words, double bottom) {
  speaks_ = true;
  const std::vector<std::string> lines = lines_of(words, (room_ == Room::wide ? wide_line : narrow_line) - 2);
  const double height = line_height * static_cast<double>(lines.size()) + 0.5;
  double baseline = bottom - height - 0.1;
  content_ += fmt::format(R"(<g class="app-chart__says"><rect y="{:g}rem" width="100%" height="{:g}rem"/>)",
                          bottom - height, height);
  for (const std::string& line : lines) {
    content_ += fmt::format(R"(<text x=".5rem" y="{:g}rem">)", baseline += line_height);
    markup::append_escaped(content_, line);
    content_ += "</text>";
  }
  content_ += "</g>\n";
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
  std::string html = fmt::format(R"(<figure class="app-chart">
<figcaption class="app-chart__caption"><span class="app-chart__title" id="{}-title">)",
                                 text.id);
  markup::append_escaped(html, text.title);
  html += "</span>";
  if (!text.reading.empty()) {
    html += R"( <span class="app-chart__reading">)";
    markup::append_escaped(html, text.reading);
    html += "</span>";
  }
  html += "</figcaption>\n";
  if (!text.description.empty()) {
    html += fmt::format(R"(<p id="{}-desc" hidden>)", text.id);
    markup::append_escaped(html, text.description);
    html += "</p>\n";
  }
  append_textures(key, html);
  append_keys(key, html);
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

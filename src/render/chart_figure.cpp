#include "render/chart_figure.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "markup/html.h"

namespace scrutineer::render {

using base::Rational;

namespace {

constexpr double line_height = 1.25;
// Characters of a label that fit the narrowest page, name and value together.
constexpr std::size_t narrow_line = 34;

std::string_view room_class(ChartRoom room) {
  switch (room) {
    case ChartRoom::wide:
      return " app-chart__wide";
    case ChartRoom::narrow:
      return " app-chart__narrow";
    case ChartRoom::any:
      break;
  }
  return "";
}

std::string percent(const ChartPlace& place) { return base::to_short_text(place) + "%"; }

// Characters, not bytes.
std::size_t length(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

void append_key(const ChartKey& key, std::string& html) {
  if (!key.letter.empty()) {
    html += R"(<li class="app-chart__narrow"><b class="app-chart__letter">)";
    markup::append_escaped(html, key.letter);
    html += "</b> ";
  } else {
    html += fmt::format(R"(<li><svg class="app-chart__swatch" aria-hidden="true" focusable="false"><rect class="{}" )"
                        R"(width="100%" height="100%"/>)",
                        key.swatch);
    if (!key.texture.empty())
      html += fmt::format(R"x(<rect fill="url(#{})" width="100%" height="100%"/>)x", key.texture);
    html += "</svg> ";
  }
  markup::append_escaped(html, key.words);
  html += "</li>\n";
}

void append_drawing(const ChartText& text, const ChartDrawing& drawing, std::string& html) {
  const std::string id = text.id + (drawing.room() == ChartRoom::narrow ? "-narrow" : "");
  html += fmt::format(R"(<svg class="app-chart__drawing{0}" role="img" aria-labelledby="{1}-title {1}-desc" )"
                      R"(width="100%" height="{2:g}rem"><title id="{1}-title">)",
                      room_class(drawing.room()), id, drawing.height());
  markup::append_escaped(html, text.title);
  html += fmt::format(R"(</title><desc id="{}-desc">)", id);
  markup::append_escaped(html, text.description);
  html += "</desc>\n" + drawing.content() + "</svg>\n";
}

}  // namespace

ChartPlace chart_place(const Rational& part, const Rational& whole) {
  return base::rounded(std::clamp(part / whole * 100, Rational(0), Rational(100)), 2);
}

void ChartDrawing::bar(std::string_view css, const ChartPlace& from, const ChartPlace& to, double top, double height) {
  content_ += fmt::format(R"(<rect class="{}" x="{}" y="{:g}rem" width="{}" height="{:g}rem"/>)"
                          "\n",
                          css, percent(from), top, percent(to - from), height);
}

void ChartDrawing::textured_bar(std::string_view pattern_id, const ChartPlace& from, const ChartPlace& to, double top,
                                double height) {
  content_ += fmt::format(R"x(<rect fill="url(#{})" x="{}" y="{:g}rem" width="{}" height="{:g}rem"/>)x"
                          "\n",
                          pattern_id, percent(from), top, percent(to - from), height);
}

void ChartDrawing::upright(std::string_view css, const ChartPlace& at, double top, double bottom) {
  content_ += fmt::format(R"(<line class="{0}" x1="{1}" x2="{1}" y1="{2:g}rem" y2="{3:g}rem"/>)"
                          "\n",
                          css, percent(at), top, bottom);
}

void ChartDrawing::text(std::string_view css, const ChartPlace& at, double baseline, std::string_view words) {
  content_ += fmt::format(R"(<text class="{}" x="{}" y="{:g}rem">)", css, percent(at), baseline);
  markup::append_escaped(content_, words);
  content_ += "</text>\n";
}

double ChartDrawing::label(double top, std::string_view name, std::string_view value) {
  const std::size_t value_length = length(value);
  const std::size_t room = value_length + 12 < narrow_line ? narrow_line - value_length - 1 : narrow_line;
  std::vector<std::string> lines = chart_lines(name, room);
  // A value that leaves no room beside it has a line of its own.
  if (value_length + 12 >= narrow_line) lines.emplace_back();
  const double height = line_height * static_cast<double>(lines.size());
  const double last = top + height - 0.35;
  if (lines.size() == 1) {
    text("app-chart__label", 0, last, name);
  } else {
    text("app-chart__label app-chart__wide", 0, last, name);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].empty()) continue;
      text("app-chart__label app-chart__narrow", 0, top + line_height * static_cast<double>(i + 1) - 0.35, lines[i]);
    }
  }
  if (!value.empty()) text("app-chart__value", 100, last, value);
  return height;
}

std::string chart_figure(const ChartText& text, const std::vector<ChartKey>& key,
                         const std::vector<ChartDrawing>& drawings) {
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
    for (const ChartKey& entry : key) append_key(entry, html);
    html += "</ul>\n";
  }
  for (const ChartDrawing& drawing : drawings) append_drawing(text, drawing, html);
  html += "</figure>\n";
  return html;
}

std::vector<std::string> chart_lines(std::string_view words, std::size_t most) {
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

std::vector<std::string> chart_labels(const std::vector<std::string>& titles) {
  std::vector<std::string> labels;
  for (const std::string& title : titles) {
    const std::size_t bracket = title.ends_with(')') ? title.find(" (") : std::string::npos;
    labels.push_back(title.substr(0, bracket == 0 ? std::string::npos : bracket));
  }
  return std::set(labels.begin(), labels.end()).size() == labels.size() ? labels : titles;
}

}  // namespace scrutineer::render

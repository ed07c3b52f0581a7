// Where everything stands on a drawing: read back from what browsers get.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <vector>

#include "chart/amounts.h"
#include "chart/axis.h"
#include "chart/figure.h"
#include "chart/grid.h"
#include "chart/leads.h"
#include "chart/parsed_figure.h"
#include "chart/ranges.h"
#include "chart/stacked.h"

using namespace scrutineer::chart;  // NOLINT(google-build-using-namespace)
using scrutineer::base::Rational;
using scrutineer::tests::check_rows;
using scrutineer::tests::drawing_of;
using scrutineer::tests::Element;
using scrutineer::tests::parsed;

namespace {

using Words = std::vector<std::string>;

const Text headline{"f", "A headline", "How to read it.", "In words."};

Element drawn(const std::function<void(Drawing&)>& draw, const std::string& room, const std::vector<Key>& key = {}) {
  return drawing_of(parsed(figure(headline, key,
                                  [&](Drawing& drawing) {
                                    draw(drawing);
                                    drawing.bar("ground", 0, 100, 19, 1);
                                    drawing.set_height(20);
                                  })),
                    room);
}

void one_bar(Drawing& drawing) {
  drawing.bar("x", 0, 100, 0, 1);
  drawing.set_height(1);
}

std::size_t letters(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string joined(const Words& words) {
  std::string all;
  for (const std::string& each : words) all += (all.empty() ? "" : " ") + each;
  return all;
}

std::string repeated(const std::string& word, int times) {
  return joined(Words(static_cast<std::size_t>(times), word));
}

}  // namespace

TEST_CASE("a figure has its title, how to read it, and a description that is not shown") {
  const Element all = parsed(figure(headline, {}, one_bar));
  CHECK(all.texts("app-chart__title") == Words{"A headline"});
  CHECK(all.texts("app-chart__reading") == Words{"How to read it."});
  const auto description = all.named("p");
  REQUIRE(description.size() == 1);
  CHECK(description[0].text == "In words.");
  CHECK(description[0].attributes.contains("hidden"));
  CHECK(all.named("ul").empty());
}

TEST_CASE("a key shows each thing as the drawing does, and is narrow where only the narrow drawing needs it") {
  const Texture dots{"f-dots", "M2,2 h.01"};
  std::vector<Key> key{{"plain", "One", {}, {}, {}, false},
                       {"dotted", "Two", {}, dots, {}, true},
                       {{}, "Three", "C", {}, {}, false},
                       {{}, "Four", {}, {}, {"signed", "M0,1"}, false}};
  const Element all = parsed(figure(headline, key, one_bar));
  const auto lists = all.named("ul");
  REQUIRE(lists.size() == 1);
  CHECK(lists[0].has_class("app-chart__key"));
  CHECK_FALSE(lists[0].has_class("app-chart__narrow"));
  const auto& items = lists[0].children;
  REQUIRE(items.size() == 4);
  for (std::size_t i = 0; i < items.size(); ++i) CHECK(items[i].has_class("app-chart__narrow") == (i == 1 || i == 2));
  REQUIRE(items[0].children.size() == 1);
  CHECK(items[0].children[0].has_class("app-chart__swatch"));
  REQUIRE(items[0].named("rect").size() == 1);
  CHECK(items[0].named("rect")[0].has_class("plain"));
  REQUIRE(items[1].named("rect").size() == 2);
  CHECK(items[1].named("rect")[0].has_class("dotted"));
  CHECK(items[1].named("rect")[1].at("fill") == "url(#f-dots)");
  CHECK(items[2].texts("app-chart__letter") == Words{"C"});
  CHECK(items[2].named("svg").empty());
  CHECK(items[3].named("path")[0].has_class("signed"));
  CHECK(joined({items[0].text, items[1].text, items[2].text, items[3].text}) == " One  Two  Three  Four");
  const auto patterns = all.named("pattern");
  REQUIRE(patterns.size() == 1);
  CHECK(patterns[0].at("id") == "f-dots");
  CHECK(patterns[0].children[0].at("d") == "M2,2 h.01");
  CHECK(all.all("app-chart__textures").size() == 1);

  key = {key[1], key[2]};
  CHECK(parsed(figure(headline, key, one_bar)).named("ul")[0].has_class("app-chart__narrow"));
}

TEST_CASE("a label has its value at the right of its last line, or below it where there is no room") {
  for (const auto& [room, most] : {std::pair("wide", 86U), std::pair("narrow", 36U)}) {
    CAPTURE(room);
    double taken = 0;
    const auto lines = [&](const std::string& name, const std::string& value) {
      const Element svg = drawn(
          [&](Drawing& drawing) {
            const double height = drawing.label(1, name, value);
            if ((drawing.room() == Room::wide) == (std::string(room) == "wide")) taken = height;
          },
          room);
      Words told;
      double last = 0;
      for (const Element& each : svg.named("text")) {
        told.push_back((each.has_class("app-chart__value") ? "> " : "") + each.text);
        CHECK(letters(each.text) <= most);
        if (!each.has_class("app-chart__value") || each.y() != last) CHECK(each.y() - last >= 1.2);
        last = each.y();
      }
      CHECK(last < 1 + taken);
      return told;
    };
    CHECK(lines("Cost", "1,810") == Words{"Cost", "> 1,810"});
    CHECK(taken == 1.25);
    CHECK(lines("Cost", "") == Words{"Cost"});
    CHECK(taken == 1.25);
    CHECK(lines("", "1,810") == Words{"> 1,810"});
    CHECK(taken == 1.25);
    CHECK(lines(std::string(most, 'x'), "").size() == 1);
    CHECK(taken == 1.25);
    CHECK(lines(std::string(most - 7, 'x'), "1,810").size() == 2);
    CHECK(taken == 1.25);  // two blanks between
    CHECK(lines(std::string(most - 6, 'x'), "1,810").size() == 2);
    CHECK(taken == 2.5);
    const Words told = lines(repeated("appraisal", 12), "1,810");
    CHECK(told.size() == (most == 86 ? 3 : 5));
    CHECK(joined(Words(told.begin(), told.end() - 1)) == repeated("appraisal", 12));
  }
}

TEST_CASE("what a part says stands in a box over it, in lines that have room; what says nothing is no part") {
  const std::string words = repeated("considerations", 10);
  for (const auto& [room, most] : {std::pair("wide", 84U), std::pair("narrow", 34U)}) {
    CAPTURE(room);
    const Element svg = drawn(
        [&](Drawing& drawing) {
          drawing.part({words}, [&] {
            drawing.bar("part", 0, 10, 15, 1);
            return 15.0;
          });
        },
        room);
    CHECK(svg.at("role") == "group");
    const auto boxes = svg.all("app-chart__says");
    REQUIRE(boxes.size() == 1);
    const Element ground = boxes[0].named("rect")[0];
    CHECK(ground.bottom() == Approx(15));
    Words told;
    double last = ground.y() - 0.5;
    for (const Element& line : boxes[0].named("text")) {
      CHECK(letters(line.text) <= most);
      CHECK(line.y() - last > 1.2);
      last = line.y();
      told.push_back(line.text);
    }
    CHECK(last < ground.bottom());
    CHECK(joined(told) == words);
    CHECK(told.size() == (most == 84 ? 2 : 5));
    CHECK(svg.named("g").size() == 2);
    CHECK(svg.named("g")[0].at("aria-label") == words);
  }
  const Element plain = drawn([](Drawing& drawing) { drawing.part({""}, [] { return 1.0; }); }, "wide");
  CHECK(plain.named("g").empty());
  CHECK(plain.at("role") == "img");
  const Element styled = drawn([](Drawing& drawing) { drawing.part({"", "quiet"}, [] { return 1.0; }); }, "wide");
  CHECK(styled.all("quiet").size() == 1);
  CHECK(styled.all("app-chart__says").empty());
}

TEST_CASE("a sign has its words beside it, and room for a finger only where it leads somewhere") {
  const Element svg = drawn(
      [](Drawing& drawing) {
        drawing.sign({"kind", "M0,1"}, 50, 3, "12");
        drawing.sign({"kind", "M0,1"}, 60, 3, "", {"hollow", true});
      },
      "wide");
  const auto signs = svg.named("svg");
  REQUIRE(signs.size() == 2);
  CHECK(signs[0].texts("app-chart__sign-text") == Words{"12"});
  CHECK(signs[0].all("app-chart__target").empty());
  CHECK(signs[1].all("app-chart__target").size() == 1);
  CHECK(signs[1].named("text").empty());
  CHECK(signs[1].named("path")[0].at("class") == "kind hollow");
  CHECK(signs[0].named("path")[0].at("class") == "kind");
}

TEST_CASE("lines are as long as they may be, and no longer") {
  CHECK(lines_of("one two", 7) == Words{"one two"});
  CHECK(lines_of("one two", 6) == Words{"one", "two"});
  CHECK(lines_of("a b c d e f g", 5) == Words{"a b c", "d e f", "g"});
  CHECK(lines_of("  a   b ", 5) == Words{"a b"});
  CHECK(lines_of("", 5).empty());
}

TEST_CASE("bars of amounts stand in rows, each on its track, with zero marked across them") {
  AmountBars chart{headline, {}};
  chart.bars = {{"One", "3", Rational(3)},
                {repeated("Two", 30), "-1", Rational(-1)},
                {"Three", "none", std::nullopt},
                {"Four", "0", Rational(0)}};
  const Element all = parsed(amount_bars(chart));
  for (const char* room : {"wide", "narrow"}) {
    CAPTURE(room);
    const Element svg = drawing_of(all, room);
    const auto tracks = svg.all("app-chart__track"), zeros = svg.all("app-chart__zero"),
               bars = svg.all("app-chart__lead");
    REQUIRE(tracks.size() == 3);
    REQUIRE(zeros.size() == 3);
    REQUIRE(bars.size() == 2);
    for (std::size_t i = 0; i < 3; ++i) {
      CHECK(tracks[i].x() == 0);
      CHECK(tracks[i].width() == 100);
      CHECK(zeros[i].number("x1") == 25);
      CHECK(zeros[i].number("y1") < tracks[i].y());
      CHECK(zeros[i].number("y2") > tracks[i].bottom());
      if (i > 0) CHECK(tracks[i].y() > tracks[i - 1].bottom() + 1);
    }
    CHECK(bars[0].y() == tracks[0].y());
    CHECK(bars[1].y() == tracks[1].y());
    CHECK(bars[1].height() == tracks[1].height());
    const auto labels = svg.all("app-chart__label");
    CHECK(labels.front().y() < tracks[0].y());
    CHECK(labels[1].y() - 0.9 > tracks[0].bottom());
    CHECK(labels.back().text == "Four");
    CHECK(labels.back().y() < tracks[2].y());
    CHECK(svg.texts("app-chart__value") == Words{"3", "-1", "none", "0"});
  }
  CHECK(drawing_of(parsed(amount_bars({headline, {}})), "wide").height() == 0);
}

TEST_CASE("leads stand in rows, and the key tells of lost ones only where there are") {
  LeadBars chart{headline, 30, "Now", "Left", "Lost", {{"One", "15", 15}, {"Two", "level", 0}, {"Three", "-10", -10}}};
  const auto key = [&] {
    Words words;
    for (const Element& item : parsed(lead_bars(chart)).named("li"))
      words.push_back(item.named("rect").at(0).at("class") + ":" + item.text);
    return words;
  };
  CHECK(key() == Words{"app-chart__lead: Left", "app-chart__lost: Lost", "app-chart__mark-swatch: Now"});
  for (const char* room : {"wide", "narrow"}) {
    const Element svg = drawing_of(parsed(lead_bars(chart)), room);
    check_rows(svg, "app-chart__track");
    const auto tracks = svg.all("app-chart__track"), now = svg.all("app-chart__now");
    CHECK(svg.texts("app-chart__label") == Words{"One", "Two", "Three"});
    CHECK(svg.texts("app-chart__value") == Words{"15", "level", "-10"});
    REQUIRE(now.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
      CHECK(tracks[i].width() == 100);
      CHECK(now[i].number("y1") < tracks[i].y());
      CHECK(now[i].number("y2") > tracks[i].bottom());
    }
    CHECK(svg.all("app-chart__lead").at(0).y() == tracks[0].y());
    CHECK(svg.all("app-chart__lost").at(0).y() == tracks[2].y());
  }
  chart.bars.pop_back();
  CHECK(key() == Words{"app-chart__lead: Left", "app-chart__mark-swatch: Now"});
  chart.bars.clear();
  CHECK(drawing_of(parsed(lead_bars(chart)), "wide").height() == 0);
}

TEST_CASE("ranges stand in rows under a scale from 0% to 100%") {
  RangeBars chart{headline, "Holds", "Certain", "Now", {}};
  chart.bars = {{"One", "5% to 80%", Rational(1, 20), Rational(4, 5), Rational(1, 4),
                 RangeBar::Certain{Rational(1, 10), Rational(1, 2)}},
                {"Two", "all", 0, 1, 0}};
  const auto key = [&] {
    Words words;
    for (const Element& item : parsed(range_bars(chart)).named("li"))
      words.push_back(item.named("rect").at(0).at("class") + ":" + item.text);
    return words;
  };
  CHECK(key() == Words{"app-chart__range: Holds", "app-chart__certain: Certain", "app-chart__mark-swatch: Now"});
  for (const char* room : {"wide", "narrow"}) {
    const Element svg = drawing_of(parsed(range_bars(chart)), room);
    check_rows(svg, "app-chart__track");
    const auto tracks = svg.all("app-chart__track");
    const auto ticks = svg.all("app-chart__tick");
    CHECK(svg.texts("app-chart__tick") == Words{"0%", "25%", "50%", "75%", "100%"});
    for (std::size_t i = 0; i < ticks.size(); ++i) {
      CHECK(ticks[i].x() == 25 * static_cast<double>(i));
      CHECK(ticks[i].has_class("app-chart__start") == (i == 0));
      CHECK(ticks[i].has_class("app-chart__end") == (i == 4));
      CHECK(ticks[i].y() < svg.all("app-chart__label")[0].y() - 0.9);
    }
    CHECK(svg.all("app-chart__gridline").size() == 6);
    for (const char* css : {"app-chart__mark-ground", "app-chart__mark"}) {
      const auto marks = svg.all(css);
      REQUIRE(marks.size() == 2);
      CHECK(marks[0].number("x1") == 25);
      CHECK(marks[1].number("x1") == 0);
      for (std::size_t i = 0; i < 2; ++i) {
        CHECK(marks[i].number("y1") < tracks[i].y());
        CHECK(marks[i].number("y2") > tracks[i].bottom());
      }
    }
    CHECK(svg.all("app-chart__range").at(0).y() == tracks[0].y());
  }
  chart.certain_words.clear();
  chart.bars[0].certain.reset();
  CHECK(key() == Words{"app-chart__certain: Holds", "app-chart__mark-swatch: Now"});
}

namespace {

StackedBars stacked(bool in_order) {
  return {.text = headline,
          .series = {"Money", "People", "Time"},
          .in_order = in_order,
          .maximum = 100,
          .open_words = "Missing",
          .mark_words = "Published",
          .bars = {{"A", "90", {30, 40, 20}, {"1st 30%", "2nd 40%", "3rd 20%"}, Rational(90), Rational(80)},
                   {"B", "60", {30, 30, 0}, {"1st 30%", "2nd 30%", ""}, Rational(70)}}};
}

Words series_in_key(const StackedBars& chart) {
  Words words;
  for (const Element& item : parsed(stacked_bars(chart)).named("li"))
    words.push_back((item.has_class("app-chart__narrow") ? "narrow" : "") + item.text);
  return words;
}

}  // namespace

TEST_CASE("stacked bars stand in rows, with a texture over each part but the first, and what is open and published") {
  const StackedBars chart = stacked(false);
  const Element all = parsed(stacked_bars(chart));
  std::set<std::string> paths;
  for (const Element& pattern : all.named("pattern")) {
    paths.insert(pattern.children.at(0).at("d"));
    CHECK(pattern.children[0].at("d").starts_with("M"));
  }
  CHECK(paths.size() == 2);
  CHECK(all.all("app-chart__texture").at(0).at("d") == "M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4");
  for (const char* room : {"wide", "narrow"}) {
    CAPTURE(room);
    const Element svg = drawing_of(all, room);
    check_rows(svg, "app-chart__track");
    const auto tracks = svg.all("app-chart__track"), parts = svg.all("app-chart__part");
    REQUIRE(parts.size() == 5);
    for (std::size_t i = 0; i < 5; ++i) CHECK(parts[i].y() == tracks[i < 3 ? 0 : 1].y());
    const auto textures = svg.all_that([](const Element& each) { return each.attributes.contains("fill"); });
    REQUIRE(textures.size() == 3);
    CHECK(textures[0].x() == parts[1].x());
    CHECK(textures[0].width() == parts[1].width());
    CHECK(textures[1].at("fill") == "url(#f-texture-2)");
    CHECK(textures[2].at("fill") == "url(#f-texture-1)");
    const auto open = svg.all("app-chart__open");
    REQUIRE(open.size() == 1);  // of A nothing is open
    CHECK(open[0].x() == 60);
    CHECK(open[0].right() == 70);
    for (const char* css : {"app-chart__mark-ground", "app-chart__mark"}) {
      REQUIRE(svg.all(css).size() == 1);
      CHECK(svg.all(css)[0].number("x1") == 80);
      CHECK(svg.all(css)[0].number("y1") < tracks[0].y());
      CHECK(svg.all(css)[0].number("y2") > tracks[0].bottom());
    }
  }
  const auto names = drawing_of(all, "wide").all("app-chart__start");
  REQUIRE(names.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(names[i].text == chart.series[i]);
    CHECK(names[i].x() == std::vector<double>{0, 30, 70}[i]);
    CHECK(names[i].y() < drawing_of(all, "wide").all("app-chart__track")[0].y());
    CHECK(names[i].y() > drawing_of(all, "wide").all("app-chart__label")[0].y());
  }
  CHECK(drawing_of(parsed(stacked_bars({.text = headline, .series = {"One"}, .maximum = 1, .bars = {}})), "wide")
            .height() == 0);
}

TEST_CASE("steps of one scale need no key where their parts say which they are, in both drawings") {
  StackedBars chart = stacked(true);
  CHECK(series_in_key(chart) == Words{" Missing", " Published"});
  chart.series[2] = "A name of no matter, for it is not drawn over the bar";
  CHECK(series_in_key(chart) == Words{" Missing", " Published"});
  chart.bars[0].parts = {30, 40, 9};  // "3rd" has room in 640 pixels, not in 280
  CHECK(series_in_key(chart) ==
        Words{"narrow Money", "narrow People", "narrow " + chart.series[2], " Missing", " Published"});
  chart.bars[0].part_text.pop_back();
  chart.bars[1].part_text.pop_back();
  CHECK(series_in_key(chart) == Words{" Money", " People", " " + chart.series[2], " Missing", " Published"});
  chart.bars.clear();
  CHECK(series_in_key(chart) == Words{" Money", " People", " " + chart.series[2], " Missing", " Published"});
}

TEST_CASE("unlike things are named in a key on narrow pages, also where their names have room over the bar") {
  CHECK(series_in_key(stacked(false)) ==
        Words{"narrow Money", "narrow People", "narrow Time", " Missing", " Published"});
}

TEST_CASE("tiles stand in columns and rows, their texts in their middle, labels beside them or above") {
  TileGrid chart{headline, {"Trust", repeated("company", 6)}, {}, {}};
  chart.groups = {{"Money",
                   {{"Cost", "weight 6", {{4, "10"}, {GridTile::none, "?"}}},
                    {repeated("criterion", 9), "", {{0, "0"}, {2, "5"}}}}},
                  {"", {{"Staff", "", {{1, "1"}, {3, "3"}}}}}};
  const Element all = parsed(tile_grid(chart));
  for (const bool wide : {true, false}) {
    CAPTURE(wide);
    const Element svg = drawing_of(all, wide ? "wide" : "narrow");
    const auto tiles = svg.all("app-chart__tile"), texts = svg.all("app-chart__part-text"),
               rows = svg.all("app-chart__row");
    REQUIRE(tiles.size() == 6);
    REQUIRE(texts.size() == 6);
    const double left = wide ? 42 : 0, width = wide ? 29 : 50;
    for (std::size_t i = 0; i < 6; ++i) {
      CHECK(tiles[i].x() == left + (i % 2 == 0 ? 0 : width));
      CHECK(tiles[i].width() == width);
      CHECK(texts[i].x() == tiles[i].x() + width / 2);
      CHECK(texts[i].y() > tiles[i].y() + tiles[i].height() / 2);
      CHECK(texts[i].y() < tiles[i].bottom());
      if (i % 2 == 1) CHECK(tiles[i].y() == tiles[i - 1].y());
      if (i % 2 == 0 && i > 0) CHECK(tiles[i].y() - tiles[i - 1].bottom() > 0.19);
    }
    CHECK(joined(svg.texts("app-chart__row")) == "Cost " + repeated("criterion", 9) + " Staff");
    for (std::size_t i = 1; i < rows.size(); ++i) CHECK(rows[i].y() - rows[i - 1].y() > 1);
    const auto groups = svg.all("app-chart__group"), notes = svg.all("app-chart__note");
    REQUIRE(groups.size() == 1);
    CHECK(groups[0].text == "Money");
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].text == "weight 6");
    CHECK(notes[0].x() == (wide ? 40.5 : 100));
    const auto columns = svg.all("app-chart__column");
    if (wide) {
      CHECK(joined(svg.texts("app-chart__column")) == "Trust " + repeated("company", 6));
      REQUIRE(columns.size() == 3);
      CHECK(columns[0].x() == 56.5);
      CHECK(columns[1].x() == 85.5);
      CHECK(columns[2].y() - columns[1].y() > 1);
      CHECK(columns[0].y() == columns[2].y());  // the last lines stand on one ground
      CHECK(columns[0].y() < groups[0].y() - 1);
      CHECK(groups[0].y() < tiles[0].y());
      // A label stands in the middle of its row, be it of several lines.
      const double lines = rows[1].y() + rows[rows.size() - 2].y();
      CHECK(lines / 2 - 0.31 == Approx(tiles[2].y() + tiles[2].height() / 2));
      CHECK(rows[0].y() - 0.31 == Approx(tiles[0].y() + tiles[0].height() / 2));
      CHECK(tiles[2].height() > static_cast<double>(rows.size() - 2) * 1.05);
      CHECK(notes[0].y() == Approx(rows[0].y()));
    } else {
      CHECK(svg.texts("app-chart__column") == Words{"A", "B", "A", "B"});
      CHECK(columns[0].x() == 25);
      CHECK(columns[1].x() == 75);
      CHECK(groups[0].y() < columns[0].y() - 1);
      CHECK(columns[0].y() < rows[0].y() - 1);
      CHECK(rows[0].y() < tiles[0].y());
      CHECK(rows[1].y() - 0.9 > tiles[0].bottom());
      CHECK(rows[rows.size() - 2].y() < tiles[2].y());
      CHECK(columns[2].y() - 0.9 > tiles[2].bottom());
      CHECK(columns[2].y() < rows.back().y() - 1);
      CHECK(notes[0].y() == rows[0].y());
    }
  }
}

TEST_CASE("a line of years has its margins, and years as long as their days") {
  using namespace std::chrono;  // NOLINT(google-build-using-namespace)
  const auto day = [](int y, unsigned m, unsigned d) { return sys_days(year{y} / month{m} / d); };
  YearAxis axis(Room::wide);
  axis.take_in(2016);
  axis.take_in(2015);
  axis.set_margins(64, 32);
  CHECK(axis.width(64) == 10);
  CHECK(axis.place(day(2015, 1, 1)) == 10);
  CHECK(axis.end() == 95);
  // 365 of 731 days of 85 percent.
  CHECK(axis.place(day(2016, 1, 1)) == 10 + rounded(Rational(85 * 365, 731), 2));
  CHECK(YearAxis(Room::narrow).width(28) == 10);
}

TEST_CASE("as many years are labelled as have room, 44 pixels each") {
  for (const auto& [last, labels] : {std::pair(2013, 14U), {2014, 8U}, {2159, 15U}, {2000, 1U}}) {
    CAPTURE(last);
    YearAxis axis(Room::wide);
    axis.take_in(2000);
    axis.take_in(last);
    Drawing drawing(Room::wide);
    axis.draw_years(drawing);
    const std::string& svg = drawing.content();
    std::size_t count = 0;
    for (std::size_t at = svg.find("<text"); at != std::string::npos; at = svg.find("<text", at + 1)) ++count;
    CHECK(count == labels);
    CHECK(svg.find(">2000<") != std::string::npos);
  }
}

// A figure read back as a tree, so that tests can ask what stands where. Tags that do not close are a failure.
#pragma once

#include <catch2/catch.hpp>
#include <cctype>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace scrutineer::tests {

struct Element {
  std::string name;
  std::map<std::string, std::string> attributes;
  std::string text;  // its own, as written
  std::vector<Element> children;

  [[nodiscard]] bool has_class(const std::string& css) const {
    const auto found = attributes.find("class");
    return found != attributes.end() && (" " + found->second + " ").find(" " + css + " ") != std::string::npos;
  }
  [[nodiscard]] const std::string& at(const std::string& attribute) const {
    CAPTURE(name, attribute);
    REQUIRE(attributes.contains(attribute));
    return attributes.at(attribute);
  }
  // "12.5%" and "1.5rem" as numbers.
  [[nodiscard]] double number(const std::string& attribute) const { return std::stod(at(attribute)); }
  [[nodiscard]] double x() const { return number("x"); }
  [[nodiscard]] double y() const { return number("y"); }
  [[nodiscard]] double width() const { return number("width"); }
  [[nodiscard]] double height() const { return number("height"); }
  [[nodiscard]] double right() const { return x() + width(); }
  [[nodiscard]] double bottom() const { return y() + height(); }

  // All inside it, in order, that `is_meant` says true of.
  template <class IsMeant>
  [[nodiscard]] std::vector<Element> all_that(const IsMeant& is_meant) const {
    std::vector<Element> found;
    for (const Element& child : children) {
      if (is_meant(child)) found.push_back(child);
      const auto below = child.all_that(is_meant);
      found.insert(found.end(), below.begin(), below.end());
    }
    return found;
  }
  [[nodiscard]] std::vector<Element> all(const std::string& css) const {
    return all_that([&](const Element& each) { return each.has_class(css); });
  }
  [[nodiscard]] std::vector<Element> named(const std::string& wanted) const {
    return all_that([&](const Element& each) { return each.name == wanted; });
  }
  [[nodiscard]] std::vector<std::string> texts(const std::string& css) const {
    std::vector<std::string> found;
    for (const Element& each : all(css)) found.push_back(each.text);
    return found;
  }
};

class FigureReader {
 public:
  explicit FigureReader(std::string_view html) : rest_(html) {}

  void read_into(Element& parent) {
    while (!rest_.empty()) {
      const std::size_t open = std::min(rest_.find('<'), rest_.size());
      parent.text.append(rest_.substr(0, open));
      rest_.remove_prefix(open);
      if (rest_.empty()) return;
      if (rest_.starts_with("</")) {
        CAPTURE(parent.name, std::string(rest_.substr(0, 60)));
        REQUIRE(rest_.starts_with("</" + parent.name + ">"));
        rest_.remove_prefix(parent.name.size() + 3);
        is_closed_ = true;
        return;
      }
      read_element(parent);
    }
  }

 private:
  void read_element(Element& parent) {
    Element element;
    rest_.remove_prefix(1);
    element.name = taken(rest_.find_first_of(" >/"));
    while (rest_.starts_with(' ')) {
      rest_.remove_prefix(1);
      const std::string key = taken(rest_.find_first_of("= >"));
      std::string value;
      if (rest_.starts_with("=\"")) {
        rest_.remove_prefix(2);
        value = taken(rest_.find('"'));
        rest_.remove_prefix(1);
      }
      CAPTURE(key);
      CHECK(element.attributes.emplace(key, value).second);
    }
    const bool is_empty = rest_.starts_with("/>");
    REQUIRE((is_empty || rest_.starts_with('>')));
    rest_.remove_prefix(is_empty ? 2 : 1);
    if (!is_empty) {
      is_closed_ = false;
      read_into(element);
      CAPTURE(element.name);
      REQUIRE(is_closed_);
    }
    is_closed_ = false;
    parent.children.push_back(std::move(element));
  }

  std::string taken(std::size_t length) {
    REQUIRE(length != std::string_view::npos);
    const std::string part(rest_.substr(0, length));
    rest_.remove_prefix(length);
    return part;
  }

  std::string_view rest_;
  bool is_closed_ = false;
};

// One drawing: what is in it stands in its height, with no more than a line to spare, and in its width.
inline void check_drawing(const Element& drawing) {
  const double height = drawing.height();
  double lowest = 0;
  for (const Element& each : drawing.children.empty() ? std::vector<Element>{} : drawing.named("rect")) {
    if (!each.attributes.contains("x") || each.has_class("app-chart__target")) continue;
    CAPTURE(each.at("y"), height);
    CHECK(each.x() >= 0);
    CHECK(each.right() <= 100.02);
    CHECK(each.width() >= 0);
    CHECK(each.y() >= 0);
    CHECK(each.bottom() <= height);
    lowest = std::max(lowest, each.bottom());
  }
  for (const Element& each : drawing.named("line")) {
    for (const char* at : {"y1", "y2"}) {
      CHECK(each.number(at) >= 0);
      CHECK(each.number(at) <= height);
    }
    lowest = std::max(lowest, each.number("y2"));
  }
  for (const Element& each : drawing.named("text")) {
    if (each.attributes.contains("class") && !each.has_class("app-chart__sign-text")) {
      CAPTURE(each.text);
      CHECK(each.y() > 0.4);  // or its top is cut off
      CHECK(each.y() <= height);
      CHECK_FALSE(each.text.empty());
    }
  }
  CHECK(height <= lowest + 1);
}

// The whole figure: its drawings are in order, wide and narrow, and it ends where it should.
inline Element parsed(const std::string& html) {
  Element root;
  FigureReader(html).read_into(root);
  REQUIRE(root.children.size() == 1);
  Element figure = root.children.front();
  CHECK(figure.name == "figure");
  REQUIRE(figure.all("app-chart__drawing").size() == 2);
  for (const Element& drawing : figure.all("app-chart__drawing")) check_drawing(drawing);
  return figure;
}

inline Element drawing_of(const Element& figure, const std::string& room) {
  const auto found = figure.all_that([&](const Element& each) {
    return each.has_class("app-chart__drawing") && each.has_class("app-chart__" + room);
  });
  REQUIRE(found.size() == 1);
  return found.front();
}

// Rows of bars: above each the line of its name, and the rows do not touch. `css` is what every row has one of.
inline void check_rows(const Element& drawing, const std::string& css) {
  const auto bars = drawing.all(css);
  const auto labels = drawing.all("app-chart__label");
  REQUIRE(bars.size() == labels.size());
  for (std::size_t i = 0; i < bars.size(); ++i) {
    CHECK(labels[i].y() < bars[i].y());
    CHECK(bars[i].y() - labels[i].y() < 2.5);
    if (i > 0) CHECK(labels[i].y() - 0.9 > bars[i - 1].bottom());
  }
}

}  // namespace scrutineer::tests

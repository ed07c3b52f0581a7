#include "render/site_map.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "base/letter_case.h"
#include "catalogue/kind_words.h"
#include "chart/map_layout.h"
#include "link/href.h"
#include "render/view_parts.h"

namespace scrutineer::render {
namespace {

using catalogue::Entry;
using catalogue::EntryIndex;
using catalogue::Kind;
using markup::List;
using markup::Object;
using markup::Value;

// What can still be read, and laid out in no time.
constexpr std::size_t most_boxes = 120, most_lines = 400;

// Sizes in CSS pixels; the text is 14 pixels high.
constexpr int box_width = 264, line_height = 18, box_padding = 7;
constexpr std::size_t characters_a_line = 35;  // of a wide font, in a box

// Shown unless the block says otherwise.
constexpr std::array default_kinds{Kind::model,    Kind::case_study,    Kind::appraisal,
                                   Kind::decision, Kind::risk_register, Kind::factor_set};

// What was tried stands to the left of the models, what weighs and decides to their right.
std::size_t column_of(Kind kind) {
  switch (kind) {
    case Kind::page:
    case Kind::term:
    case Kind::case_study:
      return 0;
    case Kind::model:
      return 1;
    default:
      return 2;
  }
}

bool is_shown(const Entry& entry, const std::vector<std::string>& kinds) {
  const auto* page = std::get_if<catalogue::Page>(&entry.detail);
  if (page && (entry.is_index() || entry.path.empty() || entry.is_home())) return false;
  if (kinds.empty()) return std::ranges::find(default_kinds, entry.kind) != default_kinds.end();
  return std::ranges::find(kinds, catalogue::kind_section(entry.kind)) != kinds.end();
}

// Where a character begins: bytes of UTF-8 that are not continuations.
std::size_t length(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// A title on as many lines as it needs.
std::vector<std::string> wrapped(std::string_view title) {
  std::vector<std::string> lines{""};
  for (std::size_t at = 0; at < title.size();) {
    const std::size_t end = std::min(title.find(' ', at), title.size());
    const std::string_view word = title.substr(at, end - at);
    if (!lines.back().empty() && length(lines.back()) + 1 + length(word) > characters_a_line) lines.emplace_back();
    if (!lines.back().empty()) lines.back() += ' ';
    lines.back() += word;
    at = end + 1;
  }
  return lines;
}

// What the map shows, and which of it links to which.
class Links {
 public:
  // `on` is the page that shows the map.
  Links(const link::Linked& linked, const std::vector<std::string>& kinds, EntryIndex on) : linked_(linked) {
    const auto& entries = linked.catalogue.entries;
    for (std::size_t i = 0; i < entries.size(); ++i)
      if (static_cast<EntryIndex>(i) != on && is_shown(entries[i], kinds)) shown_.push_back(static_cast<EntryIndex>(i));
    const std::set<EntryIndex> all(shown_.begin(), shown_.end());
    for (const EntryIndex from : shown_)
      for (const link::Mention& mention : linked.page(from).mentions)
        if (mention.to != from && all.contains(mention.to))
          to_[from].insert(mention.to), from_[mention.to].insert(from);
  }

  [[nodiscard]] const std::vector<EntryIndex>& shown() const { return shown_; }
  [[nodiscard]] const std::set<EntryIndex>& to(EntryIndex from) const { return at(to_, from); }
  [[nodiscard]] const std::set<EntryIndex>& from(EntryIndex to) const { return at(from_, to); }
  [[nodiscard]] const Entry& entry(EntryIndex index) const { return linked_.entry(index); }

 private:
  using Neighbours = std::map<EntryIndex, std::set<EntryIndex>>;
  static const std::set<EntryIndex>& at(const Neighbours& neighbours, EntryIndex index) {
    static const std::set<EntryIndex> none;
    const auto found = neighbours.find(index);
    return found == neighbours.end() ? none : found->second;
  }

  const link::Linked& linked_;
  std::vector<EntryIndex> shown_;
  Neighbours to_, from_;
};

// ---- the drawing ------------------------------------------------------------------------------------------

class Drawing {
 public:
  Drawing(const EntryContext& context, const Links& links, std::size_t number)
      : context_(context), links_(links), id_(fmt::format("app-block-{}-line", number)) {
    add_boxes();
    add_lines();
  }

  [[nodiscard]] bool is_worth_it() const { return !lines_.empty(); }
  [[nodiscard]] bool fits() const { return boxes_.size() <= most_boxes && lines_.size() <= most_lines; }
  [[nodiscard]] std::size_t line_count() const { return lines_.size(); }

  [[nodiscard]] std::string svg() const {
    const chart::MapLayout layout = chart::lay_out(boxes_, lines_);
    if (layout.boxes.size() != boxes_.size()) return {};
    std::string svg =
        fmt::format(R"(<svg class="app-map__svg" width="{0}" height="{1}" viewBox="0 0 {0} {1}" role="group" )"
                    R"(aria-label="{2}">)",
                    layout.width, layout.height, escaped(context_.linked.words("map.drawing-name")));
    for (std::size_t i = 0; i < layout.frames.size(); ++i) append_frame(svg, layout.frames[i], titles_[i]);
    for (std::size_t i = 0; i < lines_.size(); ++i) append_line(svg, layout.lines[i], i);
    for (std::size_t i = 0; i < boxes_.size(); ++i) append_box(svg, layout.boxes[i], i);
    return svg + "</svg>";
  }

 private:
  // Models stand together by family, other things by kind.
  [[nodiscard]] std::string group_title(const Entry& entry) const {
    if (const auto* model = std::get_if<catalogue::Model>(&entry.detail))
      if (const auto* family = catalogue::find(context_.linked.catalogue.site.families, model->family.id))
        return family->title;
    return base::capitalised(section_title(context_.linked.words, entry.kind));
  }

  void add_boxes() {
    std::array<bool, 3> is_used{};
    for (const EntryIndex index : links_.shown()) is_used[column_of(links_.entry(index).kind)] = true;
    for (const EntryIndex index : links_.shown()) {
      const Entry& entry = links_.entry(index);
      const std::size_t column = column_of(entry.kind);
      const auto before = static_cast<std::size_t>(std::count(is_used.begin(), is_used.begin() + column, true));
      const std::string title = group_title(entry);
      const auto group = std::ranges::find(titles_, title);
      const auto place = static_cast<std::size_t>(group - titles_.begin());
      if (group == titles_.end()) titles_.push_back(title);
      words_.push_back(wrapped(entry.title));
      boxes_.push_back(
          {before, place, box_width, static_cast<int>(words_.back().size()) * line_height + 2 * box_padding});
      place_of_[index] = boxes_.size() - 1;
    }
  }

  // A line for every two that are linked, whichever links to the other; between columns only.
  void add_lines() {
    for (const EntryIndex index : links_.shown()) {
      const std::size_t from = place_of_.at(index);
      std::set<EntryIndex> others = links_.to(index);
      others.insert(links_.from(index).begin(), links_.from(index).end());
      for (const EntryIndex other : others) {
        const std::size_t to = place_of_.at(other);
        if (boxes_[from].column < boxes_[to].column) lines_.push_back({from, to});
      }
    }
  }

  static void append_frame(std::string& svg, const chart::MapFrame& frame, const std::string& title) {
    svg += fmt::format(R"(<rect class="app-map__frame" x="{}" y="{}" width="{}" height="{}" rx="6"/>)"
                       R"(<text class="app-map__group" x="{}" y="{}">{}</text>)",
                       frame.top_left.x, frame.top_left.y, frame.bottom_right.x - frame.top_left.x,
                       frame.bottom_right.y - frame.top_left.y, frame.top_left.x + 10, frame.top_left.y + 21,
                       escaped(title));
  }

  void append_line(std::string& svg, const std::vector<chart::MapPoint>& points, std::size_t line) const {
    if (points.empty()) return;
    const Kind left = links_.entry(links_.shown()[lines_[line].from]).kind;
    const Kind right = links_.entry(links_.shown()[lines_[line].to]).kind;
    const Kind kind = right == Kind::model ? left : right;
    svg += fmt::format(R"(<path id="{}-{}" class="app-map__line app-map__line--{}" d="M{} {}C)", id_, line + 1,
                       catalogue::kind_section(kind), points[0].x, points[0].y);
    for (std::size_t i = 1; i < points.size(); ++i)
      svg += fmt::format("{}{} {}", i == 1 ? "" : " ", points[i].x, points[i].y);
    svg += "\"/>";
  }

  void append_box(std::string& svg, chart::MapPoint centre, std::size_t box) const {
    const Entry& entry = links_.entry(links_.shown()[box]);
    const int height = boxes_[box].height;
    svg += fmt::format(R"(<g class="app-map__box app-map__box--{}">)", catalogue::kind_section(entry.kind));
    for (std::size_t i = 0; i < lines_.size(); ++i)
      if (lines_[i].from == box || lines_[i].to == box)
        svg += fmt::format(R"(<use class="app-map__own" href="#{}-{}"/>)", id_, i + 1);
    svg += fmt::format(R"(<a href="{}">)", escaped(link::href(context_.entry().output, entry.output)));
    svg += fmt::format(R"(<rect x="{}" y="{}" width="{}" height="{}" rx="3"/><text>)", centre.x - box_width / 2,
                       centre.y - height / 2, box_width, height);
    for (std::size_t i = 0; i < words_[box].size(); ++i)
      svg += fmt::format(R"({}<tspan x="{}" y="{}">{}</tspan>)", i == 0 ? "" : " ", centre.x - box_width / 2 + 12,
                         centre.y - height / 2 + box_padding + 14 + static_cast<int>(i) * line_height,
                         escaped(words_[box][i]));
    svg += "</text></a></g>";
  }

  const EntryContext& context_;
  const Links& links_;
  std::string id_;
  std::vector<chart::MapBox> boxes_;  // of links_.shown()
  std::vector<std::vector<std::string>> words_;
  std::vector<std::string> titles_;  // of the groups
  std::vector<chart::MapLine> lines_;
  std::map<EntryIndex, std::size_t> place_of_;
};

// ---- the list ---------------------------------------------------------------------------------------------

std::string links_html(const EntryContext& context, const std::set<EntryIndex>& entries) {
  std::string html;
  for (const EntryIndex index : entries)
    html += (html.empty() ? "" : "; ") + link_to(context.linked, context.entry().output, index);
  return html;
}

List list_groups(const EntryContext& context, const Links& links, std::size_t number) {
  List groups, items;
  const auto& shown = links.shown();
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const Entry& entry = links.entry(shown[i]);
    Object item{{"mapped_title", Value::borrowed(entry.title)},
                {"mapped_href", link::href(context.entry().output, entry.output)}};
    item.set("mapped_to", links_html(context, links.to(shown[i])));
    item.set("mapped_from", links_html(context, links.from(shown[i])));
    item.set("mapped_nothing", links.to(shown[i]).empty() && links.from(shown[i]).empty());
    items.push_back(std::move(item));
    if (i + 1 < shown.size() && links.entry(shown[i + 1]).kind == entry.kind) continue;
    groups.push_back({{"map_group_id", fmt::format("app-block-{}-{}", number, catalogue::kind_section(entry.kind))},
                      {"map_group_title", base::capitalised(section_title(context.linked.words, entry.kind))},
                      {"map_items", std::move(items)}});
    items = List{};
  }
  return groups;
}

}  // namespace

std::string site_map_html(const EntryContext& context, const link::Block& block, std::size_t number) {
  const Links links(context.linked, block.rows, context.index);
  const Drawing drawing(context, links, number);
  Object view;
  view.set("map_id", fmt::format("app-block-{}", number));
  view.set("map_list_href", fmt::format("#app-block-{}-list", number));
  view.set("map_level", context.page().headings.empty() ? "2" : "3");
  if (drawing.is_worth_it() && drawing.fits()) view.set("map_drawing", drawing.svg());
  view.set("map_too_big", !drawing.fits());
  view.set("map_page_count", fmt::format("{}", links.shown().size()));
  set_list(view, "map_groups", "has_map_groups", list_groups(context, links, number));
  std::string html;
  context.templates.render("block-map", context.shared, view, html);
  return html;
}

}  // namespace scrutineer::render

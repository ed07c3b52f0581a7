#include "chart/map_layout.h"

#include <gvc.h>
#include <gvplugin.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <mutex>
#include <string>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

// The one part of Graphviz that is used. Linking it here, and loading no other, keeps out the parts that measure fonts.
extern "C" gvplugin_library_t gvplugin_dot_layout_LTX_library;

namespace scrutineer::chart {
namespace {

constexpr double points_per_inch = 72;

void set(void* thing, const char* name, const std::string& value) {
  // The interface of Graphviz knows no const.
  agsafeset(thing, const_cast<char*>(name), const_cast<char*>(value.c_str()), const_cast<char*>(""));
}

// Numbers things in the order in which they are made. Graphviz's own way takes the addresses of their names, and with
// them would go the order in which it looks at things, and the drawing.
struct CountedIds {
  static void* open(Agraph_t*, Agdisc_t*) { return new IDTYPE{0}; }
  static long map(void* count, int, char* name, IDTYPE* id, int) {
    if (name) return 0;  // kept by Graphviz, beside a number asked for without a name
    *id = ++*static_cast<IDTYPE*>(count);
    return 1;
  }
  static long alloc(void*, int, IDTYPE) { return 0; }
  static void free(void*, int, IDTYPE) {}
  static char* print(void*, int, IDTYPE) { return nullptr; }
  static void close(void* count) { delete static_cast<IDTYPE*>(count); }
  static void idregister(void*, int, void*) {}
};

std::string inches(int points) { return std::to_string(static_cast<double>(points) / points_per_inch); }

class Graph {
 public:
  Graph(const std::vector<MapBox>& boxes, const std::vector<MapLine>& lines) : boxes_(boxes), lines_(lines) {
    set(graph_.get(), "rankdir", "LR");
    set(graph_.get(), "ranksep", inches(150));
    set(graph_.get(), "nodesep", inches(8));
    add_boxes();
    for (const MapLine& line : lines_) edges_.push_back(add_edge(line.from, line.to));
    hold_columns();
  }

  [[nodiscard]] MapLayout lay_out() {
    if (gvLayout(context_.get(), graph_.get(), "dot") != 0) return {};
    const boxf bounds = GD_bb(graph_.get());
    top_ = bounds.UR.y;
    left_ = bounds.LL.x;
    MapLayout layout;
    layout.width = static_cast<int>(std::ceil(bounds.UR.x - bounds.LL.x));
    layout.height = static_cast<int>(std::ceil(bounds.UR.y - bounds.LL.y));
    for (Agnode_t* node : nodes_) layout.boxes.push_back(point(ND_coord(node)));
    for (Agraph_t* group : groups_) {
      const boxf frame = GD_bb(group);
      layout.frames.push_back({point({frame.LL.x, frame.UR.y}), point({frame.UR.x, frame.LL.y})});
    }
    for (Agedge_t* edge : edges_) layout.lines.push_back(curve(edge));
    gvFreeLayout(context_.get(), graph_.get());
    return layout;
  }

 private:
  void add_boxes() {
    std::size_t group_count = 0;
    for (const MapBox& box : boxes_) group_count = std::max(group_count, box.group + 1);
    for (std::size_t i = 0; i < group_count; ++i) {
      const std::string name = "cluster" + std::to_string(i);
      groups_.push_back(agsubg(graph_.get(), const_cast<char*>(name.c_str()), 1));
      set(groups_.back(), "label", "x");  // a line of text, to be written over the drawing
      set(groups_.back(), "fontsize", "18");
      set(groups_.back(), "margin", "10");
    }
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
      const std::string name = std::to_string(i);
      Agnode_t* node = agnode(groups_[boxes_[i].group], const_cast<char*>(name.c_str()), 1);
      set(node, "label", "");
      set(node, "shape", "box");
      set(node, "fixedsize", "true");
      set(node, "width", inches(boxes_[i].width));
      set(node, "height", inches(boxes_[i].height));
      nodes_.push_back(node);
    }
  }

  Agedge_t* add_edge(std::size_t from, std::size_t to) {
    Agedge_t* edge = agedge(graph_.get(), nodes_[from], nodes_[to], nullptr, 1);
    set(edge, "arrowhead", "none");
    set(edge, "tailport", "e");
    set(edge, "headport", "w");
    set(edge, "minlen", std::to_string(boxes_[to].column - boxes_[from].column));
    return edge;
  }

  // A group that nothing holds to its column gets an invisible line to a neighbouring column.
  void hold_columns() {
    for (std::size_t group = 0; group < groups_.size(); ++group) {
      const auto member = std::ranges::find(boxes_, group, &MapBox::group);
      const auto is_held = [&](const MapLine& line) {
        return boxes_[line.to].group == group || (member->column == 0 && boxes_[line.from].group == group);
      };
      if (std::ranges::any_of(lines_, is_held)) continue;
      const std::size_t neighbour = member->column == 0 ? 1 : member->column - 1;
      const auto other = std::ranges::find(boxes_, neighbour, &MapBox::column);
      if (other == boxes_.end()) continue;
      auto from = static_cast<std::size_t>(other - boxes_.begin());
      auto to = static_cast<std::size_t>(member - boxes_.begin());
      if (member->column == 0) std::swap(from, to);
      set(add_edge(from, to), "style", "invis");
    }
  }

  [[nodiscard]] MapPoint point(pointf at) const {
    return {static_cast<int>(std::lround(at.x - left_)), static_cast<int>(std::lround(top_ - at.y))};
  }

  [[nodiscard]] std::vector<MapPoint> curve(Agedge_t* edge) const {
    std::vector<MapPoint> points;
    const splines* drawn = ED_spl(edge);
    if (!drawn || drawn->size == 0) return points;
    const bezier& first = drawn->list[0];
    for (int i = 0; i < first.size; ++i) points.push_back(point(first.list[i]));
    return points;
  }

  struct FreeContext {
    void operator()(GVC_t* context) const { gvFreeContext(context); }
  };
  struct CloseGraph {
    void operator()(Agraph_t* graph) const { agclose(graph); }
  };

  const std::vector<MapBox>& boxes_;
  const std::vector<MapLine>& lines_;
  std::array<lt_symlist_t, 2> parts_{
      {{"gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library}, {nullptr, nullptr}}};
  std::unique_ptr<GVC_t, FreeContext> context_{gvContextPlugins(parts_.data(), 0)};
  Agiddisc_t ids_{CountedIds::open,  CountedIds::map,   CountedIds::alloc,     CountedIds::free,
                  CountedIds::print, CountedIds::close, CountedIds::idregister};
  Agdisc_t rules_{&AgMemDisc, &ids_, &AgIoDisc};
  std::unique_ptr<Agraph_t, CloseGraph> graph_{agopen(const_cast<char*>("map"), Agdirected, &rules_)};
  std::vector<Agraph_t*> groups_;
  std::vector<Agnode_t*> nodes_;
  std::vector<Agedge_t*> edges_;  // of lines_
  double top_ = 0, left_ = 0;
};

}  // namespace

MapLayout lay_out(const std::vector<MapBox>& boxes, const std::vector<MapLine>& lines) {
  static std::mutex one_at_a_time;  // Graphviz keeps state of its own
  const std::scoped_lock lock(one_at_a_time);
#ifdef __SANITIZE_ADDRESS__
  const __lsan::ScopedDisabler leaks;  // some 60 kB a map, inside Graphviz
#endif
  agseterr(AGMAX);  // silent: its warnings are not the editor's
  return Graph(boxes, lines).lay_out();
}

}  // namespace scrutineer::chart

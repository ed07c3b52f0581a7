#include "catalogue/vocabulary.h"

#include <algorithm>
#include <array>

namespace scrutineer::catalogue {
namespace {

constexpr std::array<std::string_view, colour_count> colours{"grey", "green", "blue", "yellow", "orange", "red"};
constexpr std::array<std::string_view, shape_count> shapes{"circle", "diamond", "triangle", "square",
                                                           "star",   "cross",   "pentagon", "bar"};

}  // namespace

const VocabularyItem* find(const Vocabulary& vocabulary, std::string_view id) {
  for (const VocabularyItem& item : vocabulary)
    if (item.id == id) return &item;
  return nullptr;
}

const Priority* find(const Priorities& priorities, std::string_view id) {
  const auto found = std::ranges::find(priorities, id, &Priority::id);
  return found == priorities.end() ? nullptr : &*found;
}

std::size_t rank(const Priorities& priorities, std::string_view id) {
  return static_cast<std::size_t>(std::ranges::find(priorities, id, &Priority::id) - priorities.begin());
}

std::vector<const Attribute*> attributes_of(const Attributes& all, Kind kind) {
  std::vector<const Attribute*> result;
  for (const auto& attribute : all)
    if (std::ranges::find(attribute->kinds, kind) != attribute->kinds.end()) result.push_back(attribute.get());
  return result;
}

std::vector<const Attribute*> attributes_of_risks(const Attributes& all) {
  std::vector<const Attribute*> result;
  for (const auto& attribute : all)
    if (attribute->of_risks) result.push_back(attribute.get());
  return result;
}

std::string_view colour_name(Colour colour) { return colours[static_cast<std::size_t>(colour)]; }
std::string_view shape_name(Shape shape) { return shapes[static_cast<std::size_t>(shape)]; }

std::vector<EventKindDefinition> event_kinds_of_every_site() {
  std::vector<EventKindDefinition> kinds;
  for (const char* const id : {"event", "start", "decision", "inspection", "direction", "deadline"})
    kinds.push_back({.id = id, .title = {}});
  return kinds;
}

}  // namespace scrutineer::catalogue

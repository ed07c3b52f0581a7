// What a site speaks of, as it defines it itself in site.toml and vocabulary/*.toml: the attributes of its models, case
// studies and records, what can be judged, what can happen, and its lists of names. The program knows types, not
// subjects.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/kind.h"

namespace scrutineer::catalogue {

// A word of one of the site's lists: a family of models, a stage or a theme of questions, a kind of source.
struct VocabularyItem {
  std::string id;
  std::string title;
  std::vector<std::string> required = {};  // of a family: keys of attributes that each of its models should have
};
using Vocabulary = std::vector<VocabularyItem>;

// Null when the vocabulary has no such id.
[[nodiscard]] const VocabularyItem* find(const Vocabulary& vocabulary, std::string_view id);

// ---- attributes

enum class ValueType : std::uint8_t { text, number, money, date, yes_no, choice, link };
enum class Preferred : std::uint8_t { neither, higher, lower };
// Where a page and comparisons show it: first on its page, and in comparisons; further down, and in comparisons; only
// on its page.
enum class Shown : std::uint8_t { at_a_glance, comparison, page };

struct Choice {
  std::string id;
  std::string title;
};

struct Attribute {
  std::string key;          // as editors write it: "legal_form"
  std::string label;        // as readers see it: "Legal form"
  std::string help;         // to editors; may be empty
  std::vector<Kind> kinds;  // of the entries that take it
  bool of_risks = false;    // whether single risks of a register take it
  std::string group;        // the heading over it in comparisons; may be empty
  ValueType type = ValueType::text;
  std::string unit;      // of numbers and money: behind the figure; may be empty
  std::string currency;  // of money: before the figure
  std::vector<Choice> choices;
  Preferred better = Preferred::neither;  // of numbers and money
  Shown shown = Shown::comparison;
};

// Shared, so that what points at one holds when the list is copied.
using Attributes = std::vector<std::shared_ptr<const Attribute>>;

// Those that a kind takes, in the order written; those that single risks take.
[[nodiscard]] std::vector<const Attribute*> attributes_of(const Attributes& all, Kind kind);
[[nodiscard]] std::vector<const Attribute*> attributes_of_risks(const Attributes& all);

// ---- measures

// What is counted or paid again and again, so that figures of several dates can be set against each other.
struct Measure {
  std::string key;       // as editors write it: "sickness_days"
  std::string label;     // as readers see it: "Days of sickness"
  std::string anchor;    // of its place on the page of an entry that has it: "app-measure-sickness_days"
  std::string help;      // to editors; may be empty
  std::string unit;      // behind the figure; may be empty
  std::string currency;  // before the figure; may be empty
  Preferred better = Preferred::neither;
};

using Measures = std::vector<std::shared_ptr<const Measure>>;

// ---- how something looks in charts and as a tag; the theme says which colour that is

enum class Colour : std::uint8_t { grey, green, blue, yellow, orange, red };
enum class Shape : std::uint8_t { circle, diamond, triangle, square, star, cross, pentagon, bar };
inline constexpr std::size_t colour_count = 6;
inline constexpr std::size_t shape_count = 8;

// As editors write them, and as stylesheets do: "grey", "diamond".
[[nodiscard]] std::string_view colour_name(Colour colour);
[[nodiscard]] std::string_view shape_name(Shape shape);

// ---- judgements

struct JudgementLevel {
  std::string id;
  std::string title;   // "Requires improvement"
  std::string letter;  // in its place where there is no room
  Colour colour = Colour::grey;
  Shape shape = Shape::circle;
};

// What somebody who inspects can find.
struct JudgementScale {
  std::string id;
  std::string title;
  std::vector<std::string> by;         // who gives these judgements
  std::vector<JudgementLevel> levels;  // the best first; two to most_levels
};
inline constexpr std::size_t most_levels = shape_count;

using JudgementScales = std::vector<std::shared_ptr<const JudgementScale>>;

// ---- priorities

// How pressing a question is.
struct Priority {
  std::string id;
  std::string title;  // empty for what the theme calls it
  // Of the sign before the title; none for the only one of sites from before there were others.
  std::optional<Colour> colour = {};
  std::optional<Shape> shape = {};
};

using Priorities = std::vector<Priority>;  // the most pressing first

// Null when there is no such id.
[[nodiscard]] const Priority* find(const Priorities& priorities, std::string_view id);

// How many are more pressing; of no priority, and of one that there is not, all are.
[[nodiscard]] std::size_t rank(const Priorities& priorities, std::string_view id);

// ---- events

// A kind's place in Site::event_kinds: those that every site has, which the program makes of other data too, then its
// own.
enum class EventKind : std::uint16_t { other, start, decision, inspection, direction, deadline, first_of_site };

struct EventKindDefinition {
  std::string id;                     // as editors write it: "start"; "event" for `other`
  std::string title;                  // empty for what the theme calls it
  std::optional<Colour> colour = {};  // of those that every site has only where the site gives them another look
  std::optional<Shape> shape = {};
};

[[nodiscard]] std::vector<EventKindDefinition> event_kinds_of_every_site();

}  // namespace scrutineer::catalogue

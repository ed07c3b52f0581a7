// Page templates: Mustache (values, dotted names, sections, inverted sections, comments, partials; no lambdas, no
// change of delimiters), and {{@group.message}} for a message of the site's words, whose {placeholders} are the values
// of those names: escaped, or in {{{@…}}} HTML already; {{@@group.message}} is the message as it is written, for a
// script to fill in. Compiled once, with partials put in place; rendered any number of times, from any thread.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/diagnostics.h"
#include "base/literal_name.h"
#include "words/words.h"

namespace scrutineer::markup {

// The name of a value.
using Key = base::LiteralName;

class Value;
struct Entry;
struct GivenEntry;

// Named values, in the order they were set. A name set twice has its last value.
class Object {
 public:
  Object();
  Object(std::initializer_list<GivenEntry> entries);  // which it takes: lists are long
  Object(const Object&);
  Object(Object&&) noexcept;
  Object& operator=(const Object&);
  Object& operator=(Object&&) noexcept;
  ~Object();

  void reserve(std::size_t values);
  Object& set(Key key, Value value);
  [[nodiscard]] const Value* find(Key key) const;

 private:
  std::vector<Entry> entries_;
};

using List = std::vector<Object>;

// Text, true or false, a list or an object. False, the empty text and the empty list are false in a section.
class Value {
 public:
  Value(bool flag) : data_(flag) {}                      // NOLINT: implicit, as below
  Value(std::string text) : data_(std::move(text)) {}    // NOLINT
  Value(const char* text) : data_(std::string(text)) {}  // NOLINT
  Value(List list) : data_(std::move(list)) {}           // NOLINT
  Value(Object object) : data_(std::move(object)) {}     // NOLINT
  // Text that belongs to somebody else and stays where it is until the page is rendered; nothing is copied.
  [[nodiscard]] static Value borrowed(std::string_view text);

  [[nodiscard]] bool is_true() const;
  [[nodiscard]] std::string_view text() const;  // empty when it is none
  [[nodiscard]] const List* list() const { return std::get_if<List>(&data_); }
  [[nodiscard]] const Object* object() const { return std::get_if<Object>(&data_); }

 private:
  struct Borrowed {
    std::string_view text;
  };
  explicit Value(Borrowed text) : data_(text) {}
  std::variant<bool, std::string, Borrowed, List, Object> data_;
};

struct Entry {
  Key key;
  Value value;
};

// One of those that an object is written with; what an initializer list holds could only be copied otherwise.
struct GivenEntry {
  Key key;
  mutable Value value;
};

struct TemplateSource {
  std::string name;  // "page", "parts/header": what {{> name}} and render() call it
  std::string text;
  base::FileId file{};
};

// A theme's templates. A partial that a council overrides is simply given as the source of that name.
class TemplateSet {
 public:
  TemplateSet();
  TemplateSet(TemplateSet&&) noexcept;
  TemplateSet& operator=(TemplateSet&&) noexcept;
  ~TemplateSet();

  // Every mistake (unclosed section, unknown partial, recursion, …) is reported at its place; templates with a
  // mistake of their own or in a partial are left out. Names must be unique.
  [[nodiscard]] static TemplateSet compile(const std::vector<TemplateSource>& sources, base::Diagnostics& diagnostics,
                                           const words::Words& words = {});

  [[nodiscard]] bool contains(std::string_view name) const;

  // Appends the page to `out`. A name is looked for in the innermost section, then outwards, then in `page`, then
  // in `site`; one found nowhere is false. False when there is no such template.
  bool render(std::string_view name, const Object& site, const Object& page, std::string& out) const;

 private:
  struct Program;
  std::vector<std::unique_ptr<const std::string>> texts_;  // the programs point into them
  words::Words words_;
  std::map<std::string, words::Message, std::less<>> attributes_;  // messages that stand in attributes, by name
  std::map<std::string, std::string, std::less<>> written_;        // messages for scripts, escaped, by name
  std::map<std::string, Program, std::less<>> programs_;
};

}  // namespace scrutineer::markup

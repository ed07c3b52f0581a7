// What a table of a file may say, as the reader of its kind asks for it. A reader that is given a format instead of a
// file asks for every key that it knows; what it asks is the format, so no list of keys is kept beside the readers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace scrutineer::read {

// How a value is read: as the functions of TableReader are called.
enum class Asked : std::uint8_t {
  text,
  passage,  // text that must not be blank
  texts,
  passages,
  own_id,
  address,
  choice,
  flag,
  integer,
  figure,
  date,
  fact_date,
  period,
  source,
  sources,
  table,
  tables,
  titles,     // instead of tables: see short_forms.h
  by_option,  // a list of what the keys of a table would hold
};

struct Format;

struct FormatOfValue {
  std::set<Asked> as;                // any one of them
  std::vector<std::string> choices;  // of Asked::choice
  std::shared_ptr<Format> inner;     // of a table, or of each in a list of tables; its own: Format is not complete yet
  std::size_t times_required = 0, last_required = 0;
};

struct Format {
  using Value = FormatOfValue;

  std::vector<std::pair<std::string, Value>> keys;  // as first asked for; "" is any other key
  std::size_t times_read = 0;

  [[nodiscard]] bool requires_value(const Value& value) const { return value.times_required == times_read; }
  [[nodiscard]] Value& at(std::string_view key);
};

// A reading without a file. What a file would decide is answered differently each time, so that a reader that is
// asked often enough has asked for all that it can.
class Describing {
 public:
  Describing(Format& format, std::uint32_t time) : format_(&format), time_(time) {}
  // A table inside.
  [[nodiscard]] Describing inside(std::string_view key) const;

  // The key's value may be of this type.
  Format::Value& ask(std::string_view key, Asked as) const;
  void require(std::string_view key) const;
  // One of so many answers to a question on a key.
  enum class Question : std::uint8_t { has, type, flag, choice };
  [[nodiscard]] std::size_t answer(std::string_view key, Question question, std::size_t count) const;

 private:
  Format* format_;
  std::uint32_t time_;
};

}  // namespace scrutineer::read

// How a language writes numbers and lists and which plural a number takes: CLDR's data, by ICU. Any thread may ask.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace scrutineer::words {

class Locale {
 public:
  // `tag` is a BCP 47 language tag: "en-GB", "cy". One that ICU has no data for is as its root.
  explicit Locale(const std::string& tag);
  ~Locale();
  Locale(Locale&&) noexcept;
  Locale& operator=(Locale&&) noexcept;

  // "1,810".
  void append_number(std::string& out, std::int64_t number) const;
  // "A", "A and B", "A, B and C"; in Welsh "A, B ac E", where CLDR would print "A, B, a(c) E".
  [[nodiscard]] std::string list(const std::vector<std::string>& items) const;
  // CLDR's name of the plural: "one", "two", "few", "many", "other", "zero".
  [[nodiscard]] std::string_view plural(std::int64_t number) const;
  [[nodiscard]] std::string_view ordinal(std::int64_t number) const;

 private:
  struct Data;
  std::unique_ptr<const Data> data_;
};

// Whether the language is written from right to left: Arabic, Urdu, Hebrew.
[[nodiscard]] bool is_right_to_left(const std::string& tag);

}  // namespace scrutineer::words

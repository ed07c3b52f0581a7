// The letter that a text stands under in an index, by the alphabet of a language: "Éclair" under E, and in Welsh, whose
// ch, dd, ff, ng, ll, ph, rh and th are letters, "Llety" under Ll.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace scrutineer::base {

// By ICU's AlphabeticIndex, which orders by the same rules as base::Collation. Letters that only English has stand
// where the language sorts them. Any thread may ask.
class IndexLetters {
 public:
  explicit IndexLetters(const std::string& language);
  ~IndexLetters();
  IndexLetters(const IndexLetters&) = delete;
  IndexLetters& operator=(const IndexLetters&) = delete;

  // "E", "Ll"; "#" for what begins with a digit, in another script, or with nothing.
  [[nodiscard]] std::string letter(std::string_view utf8) const;

 private:
  struct Index;
  std::unique_ptr<const Index> index_;
};

}  // namespace scrutineer::base

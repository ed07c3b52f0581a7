// The order in which people look things up: "Éclair" beside "eclair", "ADM" beside "adm".
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace scrutineer::base {

// Compares by the rules of a language (the Unicode Collation Algorithm with CLDR's tailorings; "en-GB", "cy"). Not
// for use by several threads at once.
class Collation {
 public:
  explicit Collation(const std::string& language);
  ~Collation();
  Collation(const Collation&) = delete;
  Collation& operator=(const Collation&) = delete;

  // Keys that compare as bytes the way the texts compare as text.
  [[nodiscard]] std::string sort_key(std::string_view utf8) const;

 private:
  struct Collator;
  std::unique_ptr<Collator> collator_;
};

}  // namespace scrutineer::base

// A short name for how a question reads: answers that were given to it carry the name, and say by it that the question
// has been changed since.
#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "catalogue/catalogue.h"

namespace scrutineer::analyse {

class QuestionWording {
 public:
  explicit QuestionWording(const catalogue::Catalogue& catalogue);

  // Twelve digits of the hash of a question's visible words. The same on every page: what an acronym stands for is
  // written behind it where it comes first on a page, and that is left out; so are citations and spaces between words.
  [[nodiscard]] std::string operator()(std::string_view html) const;

 private:
  [[nodiscard]] std::size_t end_of_expansion(std::string_view text, std::size_t open) const;

  std::set<std::string, std::less<>> expansions_;
  std::size_t longest_ = 0;
};

}  // namespace scrutineer::analyse

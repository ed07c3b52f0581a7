#include "analyse/question_wording.h"

#include <algorithm>

#include "base/hash.h"
#include "markup/html.h"

namespace scrutineer::analyse {

QuestionWording::QuestionWording(const catalogue::Catalogue& catalogue) {
  for (const catalogue::Entry& entry : catalogue.entries) {
    const auto* term = std::get_if<catalogue::Term>(&entry.detail);
    if (!term || term->acronym.empty()) continue;
    const auto [place, is_new] = expansions_.insert(title_in_sentence(entry, entry.title));
    longest_ = std::max(longest_, place->size());
  }
}

// Behind the bracket that closes what an acronym stands for; 0 where the bracket at `open` opens nothing of the kind.
std::size_t QuestionWording::end_of_expansion(std::string_view text, std::size_t open) const {
  const std::size_t begin = open + 1;
  for (std::size_t end = text.find(')', begin); end != std::string_view::npos && end - begin <= longest_;
       end = text.find(')', end + 1))
    if (expansions_.contains(text.substr(begin, end - begin))) return end + 1;
  return 0;
}

std::string QuestionWording::operator()(std::string_view html) const {
  constexpr std::size_t digits = 12;
  constexpr std::string_view spaces = " \t\r\n";
  const std::string text = markup::plain_words(html);
  std::string words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text[at] == '(' ? end_of_expansion(text, at) : 0;
    if (end > 0) {
      at = end;
    } else if (spaces.find(text[at]) != std::string_view::npos) {
      at = std::min(text.find_first_not_of(spaces, at), text.size());
      if (at < text.size() && (text[at] != '(' || end_of_expansion(text, at) == 0)) words.push_back(' ');
    } else {
      words.push_back(text[at++]);
    }
  }
  return base::content_hash(words).hex().substr(0, digits);
}

}  // namespace scrutineer::analyse

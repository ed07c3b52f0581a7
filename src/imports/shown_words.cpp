#include "imports/shown_words.h"

#include <algorithm>
#include <string>

#include "base/characters.h"

namespace scrutineer::imports {
namespace {

using base::npos;

bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

// Stands before a title, which begins with a small letter inside a sentence.
constexpr char title_mark = '\x01';

class ShownWords {
 public:
  ShownWords(std::string_view markdown, const Titles& titles) : text_(markdown), titles_(titles) {
    while (at_ < text_.size()) step();
    tidy();
  }

  [[nodiscard]] const std::string& text() const { return words_; }
  [[nodiscard]] bool has_citation() const { return has_citation_; }

 private:
  void step() {
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with('\\') && rest.size() > 1 && is_punctuation(rest[1])) {
      words_ += rest[1];
      at_ += 2;
    } else if (!(rest.starts_with("[[") && reference(rest)) && !(rest.starts_with("[@") && citation(rest)) &&
               !(rest.starts_with('[') && link(rest))) {
      if (rest.front() != '*' && rest.front() != '`') words_ += rest.front();
      ++at_;
    }
  }

  // [[id]] or [[id|words]]; one of an id that is not known stays as it is written.
  bool reference(std::string_view rest) {
    const std::size_t end = rest.find("]]");
    if (end == npos) return false;
    const std::string_view inner = rest.substr(2, end - 2);
    const auto title = titles_.find(inner);
    if (const std::size_t bar = inner.find('|'); bar != npos)
      words_ += inner.substr(bar + 1);
    else if (title != titles_.end())
      (words_ += title_mark) += title->second;
    else
      return false;
    at_ += end + 2;
    return true;
  }

  bool citation(std::string_view rest) {
    const std::size_t end = rest.find(']');
    if (end == npos) return false;
    has_citation_ = true;
    at_ += end + 1;
    return true;
  }

  // [words](address)
  bool link(std::string_view rest) {
    const std::size_t middle = rest.find("](");
    const std::size_t end = middle == npos ? npos : rest.find(')', middle);
    if (end == npos || rest.substr(1, middle - 1).find_first_of("[]") != npos) return false;
    words_ += rest.substr(1, middle - 1);
    at_ += end + 1;
    return true;
  }

  // One blank between words, and none before signs, where a citation may have stood.
  void tidy() {
    std::string tidy;
    for (const char c : words_) {
      if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
        if (!tidy.empty() && !tidy.ends_with(' ')) tidy += ' ';
      } else {
        if ((c == '.' || c == ',' || c == ';') && tidy.ends_with(' ')) tidy.pop_back();
        tidy += c;
      }
    }
    while (tidy.ends_with(' ')) tidy.pop_back();
    words_ = std::move(tidy);
  }

  std::string_view text_;
  const Titles& titles_;
  std::size_t at_ = 0;
  std::string words_;
  bool has_citation_ = false;
};

// Without [1a] and [ours], which downloads have for citations.
std::string without_numbers(std::string_view text) {
  constexpr std::size_t longest = 5;
  std::string left;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t end = text[at] == '[' ? text.find(']', at) : npos;
    const bool is_number = end != npos && end > at + 1 && end - at <= longest &&
                           std::ranges::all_of(text.substr(at + 1, end - at - 1),
                                               [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
    if (is_number)
      at = end;
    else
      left += text[at];
  }
  return left;
}

}  // namespace

std::string shown_words(std::string_view markdown, const Titles& titles) {
  std::string words = ShownWords(markdown, titles).text();
  std::erase(words, title_mark);
  return words;
}

bool shows_same_words(std::string_view written, std::string_view imported, const Titles& titles) {
  const ShownWords known(written, titles), other(imported, {});
  if (other.has_citation()) return written == imported;
  const std::string plain = known.has_citation() ? ShownWords(without_numbers(other.text()), {}).text() : other.text();
  const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  std::size_t at = 0;
  bool begins_title = false;
  for (const char c : known.text()) {
    if (c == title_mark) {
      begins_title = true;
      continue;
    }
    if (at == plain.size() || (plain[at] != c && !(begins_title && small(plain[at]) == small(c)))) return false;
    begins_title = false;
    ++at;
  }
  return at == plain.size();
}

}  // namespace scrutineer::imports

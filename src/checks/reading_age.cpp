#include "checks/reading_age.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "markup/markdown.h"

namespace scrutineer::checks {
namespace {

using base::Rational;

bool divides(std::int32_t character) {
  return character < 0 || u_isUWhiteSpace(character) != 0 || character == '/' || character == 0x2013 ||
         character == 0x2014;
}

Size without(const Size& all, const Size& one) {
  return {all.letters - one.letters, all.words - one.words, all.sentences - one.sentences};
}

}  // namespace

Size size_of(std::string_view sentence) {
  Size size;
  bool in_word = false;
  for (std::size_t at = 0; at < sentence.size();) {
    const std::int32_t character = base::next_character(sentence, at);
    if (divides(character)) {
      in_word = false;
    } else if (u_isalnum(character) != 0) {
      ++size.letters;
      if (!std::exchange(in_word, true)) ++size.words;
    }
  }
  size.sentences = size.words > 0 ? 1 : 0;
  return size;
}

std::vector<Sentence> sentences_of(std::span<const std::string_view> paragraphs) {
  std::vector<Sentence> sentences;
  for (std::size_t i = 0; i < paragraphs.size(); ++i)
    for (std::size_t at = 0; at < paragraphs[i].size();) {
      const markup::TextRange range = markup::sentence_around(paragraphs[i], at, at);
      const std::string_view text = paragraphs[i].substr(range.begin, range.end - range.begin);
      if (const Size size = size_of(text); size.words > 0) sentences.push_back({text, i, size});
      const std::size_t next = paragraphs[i].find_first_not_of(" \n\t\r", std::max(range.end, at + 1));
      at = std::min(next, paragraphs[i].size());
    }
  return sentences;
}

Size total_of(std::span<const Sentence> sentences) {
  Size total;
  for (const Sentence& each : sentences) {
    total.letters += each.size.letters;
    total.words += each.size.words;
    total.sentences += each.size.sentences;
  }
  return total;
}

Rational reading_age(const Size& size) {
  return Rational(471 * size.letters, 100 * size.words) + Rational(size.words, 2 * size.sentences) -
         Rational(2143, 100) + 5;
}

std::vector<const Sentence*> raising(std::span<const Sentence> sentences, std::size_t most) {
  const Size total = total_of(sentences);
  std::vector<std::pair<Rational, const Sentence*>> raisers;  // with the age without it
  if (sentences.size() < 2) return {};
  const Rational age = reading_age(total);
  for (const Sentence& each : sentences)
    if (const Rational rest = reading_age(without(total, each.size)); rest < age) raisers.emplace_back(rest, &each);
  std::ranges::stable_sort(raisers, {}, &std::pair<Rational, const Sentence*>::first);
  std::vector<const Sentence*> result;
  for (const auto& [rest, sentence] : raisers)
    if (result.size() < most) result.push_back(sentence);
  return result;
}

}  // namespace scrutineer::checks

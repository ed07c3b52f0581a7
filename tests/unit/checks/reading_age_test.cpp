// Reading ages, against a count by other means.
#include "checks/reading_age.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <cctype>
#include <cmath>
#include <random>
#include <sstream>
#include <string>
#include <vector>

using namespace scrutineer::checks;  // NOLINT(google-build-using-namespace)
using scrutineer::base::Rational;

namespace {

std::vector<Sentence> sentences(const std::vector<std::string>& paragraphs) {
  static std::vector<std::string> kept;  // what the sentences point into
  kept = paragraphs;
  static std::vector<std::string_view> views;
  views.assign(kept.begin(), kept.end());
  return sentences_of(views);
}

// The index as its authors write it, counted word by word.
double index_of(const std::vector<std::string>& texts) {
  double letters = 0, words = 0;
  for (const std::string& text : texts) {
    std::istringstream stream(text);
    for (std::string word; stream >> word;) {
      ++words;
      for (const char c : word) letters += std::isalnum(static_cast<unsigned char>(c)) != 0 ? 1 : 0;
    }
  }
  return 4.71 * letters / words + 0.5 * words / static_cast<double>(texts.size()) - 21.43;
}

}  // namespace

TEST_CASE("letters, words and sentences are counted as the index says") {
  CHECK(size_of("The board met on 3 May.") == Size{17, 6, 1});
  CHECK(size_of("A well-run service's costs") == Size{21, 4, 1});
  CHECK(size_of("pay/pensions – and more—or less") == Size{24, 6, 1});
  CHECK(size_of("Pwy sy’n dewis tŷ?") == Size{13, 4, 1});
  CHECK(size_of(" – … ") == Size{0, 0, 0});
  CHECK(size_of("a\xFF"
                "b") == Size{2, 2, 1});  // what is no text divides, as a blank does
  CHECK(size_of(std::string_view("a\0b", 3)) == Size{2, 1, 1});
  CHECK(size_of(std::string_view("abc").substr(0, 2)) == Size{2, 1, 1});
}

TEST_CASE("a paragraph ends a sentence, and so does a full stop that is none of an abbreviation's") {
  const auto found = sentences({"Cllr. Jones asked. Who pays? The council, e.g. by grant", "A list item", "…"});
  REQUIRE(found.size() == 4);
  CHECK(found[0].text == "Cllr. Jones asked.");
  CHECK(found[1].text == "Who pays?");
  CHECK(found[2].text == "The council, e.g. by grant");
  CHECK(found[3].text == "A list item");
  CHECK(found[3].paragraph == 1);
  CHECK(total_of(found) == Size{14 + 7 + 19 + 9, 3 + 2 + 5 + 3, 4});
}

TEST_CASE("of sentences that are alike none raises the reading age") {
  CHECK(raising(sentences({"The board met.", "The board met."}), 3).empty());
}

TEST_CASE("the reading age is the index and five years") {
  // 4.71 × 30 ÷ 6 + 0.5 × 6 ÷ 2 − 21.43 + 5
  CHECK(reading_age({30, 6, 2}) == Rational(862, 100));
}

TEST_CASE("random texts have the reading age that counting them otherwise gives, and the same sentences raise it") {
  std::mt19937 random(5);  // NOLINT(*msc51*)
  const auto below = [&](unsigned n) { return static_cast<std::size_t>(random() % n); };
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> texts(1 + below(8));
    for (std::string& text : texts) {
      const std::size_t words = 1 + below(30);
      for (std::size_t w = 0; w < words; ++w) {
        text += w == 0 ? "" : " ";
        text += w == 0 ? "Ab" : "a";  // "A." would be an initial
        text.append(below(12), 'b');
      }
      text += '.';
    }
    std::string all;
    for (const std::string& text : texts) all += (all.empty() ? "" : " ") + text;
    const auto found = sentences({all});
    CAPTURE(all);
    REQUIRE(found.size() == texts.size());
    const double age = index_of(texts) + 5;
    CHECK(std::abs(reading_age(total_of(found)).approximate() - age) < 1e-9);

    const auto named = raising(found, 3);
    std::vector<double> without(texts.size(), age);  // the age of the rest
    for (std::size_t i = 0; texts.size() > 1 && i < texts.size(); ++i) {
      std::vector<std::string> rest = texts;
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
      without[i] = index_of(rest) + 5;
    }
    std::vector<double> lower;
    for (const double each : without)
      if (each < age - 1e-9) lower.push_back(each);
    std::sort(lower.begin(), lower.end());
    REQUIRE(named.size() == std::min<std::size_t>(3, lower.size()));
    for (std::size_t i = 0; i < named.size(); ++i) {
      const auto at = static_cast<std::size_t>(named[i] - found.data());
      CHECK(std::abs(without[at] - lower[i]) < 1e-9);
    }
  }
}

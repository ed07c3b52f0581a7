// Text → words as they are looked up. themes/civic/scripts/search-words.js does the same to what readers type:
// tests/web/search.mjs compares the two.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace scrutineer::search {

// Of a longer word only so many bytes count.
inline constexpr std::size_t longest_word = 40;

// Without marks and in small letters: "Tŷ" is "ty", "É" is "e". Apostrophes and soft hyphens are dropped.
[[nodiscard]] std::string folded(std::string_view text);

// By byte: the letter in lower case or the digit; 0 for what is neither, or not ASCII.
inline constexpr auto ascii_letters = [] {
  std::array<char, 256> table{};
  for (char c = '0'; c <= '9'; ++c) table[static_cast<unsigned char>(c)] = c;
  for (char c = 'a'; c <= 'z'; ++c) {
    table[static_cast<unsigned char>(c)] = c;
    table[static_cast<unsigned char>(c - 'a' + 'A')] = c;
  }
  return table;
}();

// What a character that is not ASCII does to the word it stands in.
enum class Effect : std::uint8_t { of_word, silent, hyphen, ends };

// Of the character at byte `at`, which moves behind it.
[[nodiscard]] Effect effect_of(std::string_view text, std::size_t& at);

// Folded, and shortened at a whole character.
[[nodiscard]] std::string folded_word(std::string_view word);

// Every byte of a site's texts passes through here, so plain English takes the short way.
template <class OnWord>
class WordFinder {
 public:
  WordFinder(std::string_view text, OnWord& on_word) : text_(text), on_word_(on_word) {}

  void find() {
    while (at_ < text_.size()) {
      const auto byte = static_cast<unsigned char>(text_[at_]);
      if (ascii_letters[byte] != 0) {
        take_letters();
      } else if (byte < 0x80) {
        if (byte != '\'' && (byte != ',' || !is_between_digits())) end_word(byte == '-');
        ++at_;
      } else {
        take_other();
      }
    }
    end_word(false);
  }

 private:
  void take_letters() {
    if (!other_.empty()) return take_letters_of_other();
    // Beside a store of characters, members would be read again at every turn.
    const std::string_view text = text_;
    std::size_t at = at_, length = length_;
    for (; at < text.size(); ++at) {
      const char letter = ascii_letters[static_cast<unsigned char>(text[at])];
      if (letter == 0) break;
      if (length < longest_word) plain_[length++] = letter;
    }
    at_ = at;
    length_ = length;
  }

  void take_letters_of_other() {
    for (; at_ < text_.size(); ++at_) {
      const char letter = ascii_letters[static_cast<unsigned char>(text_[at_])];
      if (letter == 0) return;
      other_.push_back(letter);
    }
  }

  void take_other() {
    const std::size_t begin = at_;
    switch (effect_of(text_, at_)) {
      case Effect::silent:
        return;
      case Effect::of_word:
        other_.append(plain_.data(), std::exchange(length_, 0)).append(text_, begin, at_ - begin);
        return;
      case Effect::hyphen:
        return end_word(true);
      case Effect::ends:
        return end_word(false);
    }
  }

  [[nodiscard]] bool is_between_digits() const {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return at_ > 0 && is_digit(text_[at_ - 1]) && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]);
  }

  void end_word(bool at_hyphen) {
    if (length_ > 0) {
      give({plain_.data(), length_}, at_hyphen);
      length_ = 0;
    } else if (!other_.empty()) {
      const std::string word = folded_word(other_);
      other_.clear();
      if (!word.empty()) give(word, at_hyphen);
    }
    if (!at_hyphen && parts_ > 0) end_compound();
  }

  void give(std::string_view word, bool at_hyphen) {
    on_word_(word, false);
    if (!at_hyphen && parts_ == 0) return;
    compound_ += word;
    ++parts_;
  }

  void end_compound() {
    if (parts_ > 1 && compound_.size() <= longest_word) on_word_(std::string_view(compound_), true);
    compound_.clear();
    parts_ = 0;
  }

  std::string_view text_;
  OnWord& on_word_;
  std::size_t at_ = 0;
  std::array<char, longest_word> plain_{};
  std::size_t length_ = 0;
  std::string other_;  // a word that is not ASCII, in place of plain_
  std::string compound_;
  int parts_ = 0;
};

// Calls `on_word(word, joined)` for the folded words of a text, in their order: runs of letters, digits and marks of
// any script. Commas inside a number are dropped ("1,810" is 1810). Words joined by hyphens come one by one and, behind
// the last of them, as one with `joined` ("in", "house", "inhouse").
template <class OnWord>
void find_words(std::string_view text, OnWord&& on_word) {
  WordFinder(text, on_word).find();
}

}  // namespace scrutineer::search

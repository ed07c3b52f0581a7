// Text → words as they are looked up. themes/civic/scripts/search-words.js does the same to what readers type:
// tests/web/search.mjs compares the two.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include "base/byte_block.h"
#include "base/characters.h"

namespace scrutineer::search {

// Of a longer word only so many bytes count.
inline constexpr std::size_t longest_word = 40;

// Without marks and in small letters: "Tŷ" is "ty", "É" is "e". Apostrophes and soft hyphens are dropped.
[[nodiscard]] std::string folded(std::string_view text);

// What a character that is not ASCII does to the word it stands in.
enum class Effect : std::uint8_t { of_word, silent, hyphen, ends };

// Of the character at byte `at`, which moves behind it.
[[nodiscard]] Effect effect_of(std::string_view text, std::size_t& at);

// Folded, and shortened at a whole character.
[[nodiscard]] std::string folded_word(std::string_view word);

// A folded word, with what WordTable looks it up by: its first sixteen bytes as two numbers, zeros behind it.
class Word {
 public:
  static constexpr std::size_t beginning_size = 16;

  explicit Word(std::string_view text) : text_(text) {
    text.copy(reinterpret_cast<char*>(beginning_.data()), beginning_size);
  }
  // So many of those bytes, of which the sixteenth must be there, and zeros behind the last.
  Word(const char* bytes, std::size_t length) : text_(bytes, length) {
    std::memcpy(beginning_.data(), bytes, beginning_size);
  }

  operator std::string_view() const { return text_; }  // NOLINT(google-explicit-constructor): it is one
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] const std::array<std::uint64_t, 2>& beginning() const { return beginning_; }

 private:
  std::string_view text_;
  std::array<std::uint64_t, 2> beginning_{};
};

// Every byte of a site's texts passes through here, so plain English takes the short way.
template <class OnWord>
class WordFinder {
 public:
  WordFinder(std::string_view text, OnWord& on_word) : text_(text), on_word_(on_word) {}

  void find() {
    while (true) {
      take_letters();
      if (at_ >= text_.size()) break;
      const char byte = text_[at_];
      if (static_cast<unsigned char>(byte) >= 0x80) {
        take_other();
      } else {
        if (byte != '\'' && (byte != ',' || !is_between_digits())) end_word(byte == '-');
        ++at_;
      }
    }
    end_word(false);
  }

 private:
  // Letters and digits in lower case are those that have this bit, digits anyway.
  static constexpr unsigned char lower_case = 0x20;

  void take_letters() {
    if (!other_.empty()) {
      const std::size_t begin = std::exchange(at_, base::end_of_letters(text_, at_));
      other_.append(text_, begin, at_ - begin);  // it is folded as a whole
      return;
    }
    // Beside a store of characters, members would be read again at every turn.
    const std::string_view text = text_;
    std::size_t at = at_, length = length_, count = sizeof(base::ByteBlock);
    for (; at + sizeof(base::ByteBlock) <= text.size() && count == sizeof(base::ByteBlock); at += count) {
      const base::ByteBlock block = base::byte_block(text.data() + at), lower = block | lower_case;
      count = base::letters_before_others(block);
      std::memcpy(plain_.data() + length, &lower, sizeof(lower));
      length = std::min(length + count, longest_word);
    }
    if (count == sizeof(base::ByteBlock))
      for (; at < text.size() && (base::is_letter(text[at]) || base::is_digit(text[at])); ++at)
        if (length < longest_word) plain_[length++] = static_cast<char>(text[at] | lower_case);
    at_ = at;
    length_ = length;
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
    return at_ > 0 && base::is_digit(text_[at_ - 1]) && at_ + 1 < text_.size() && base::is_digit(text_[at_ + 1]);
  }

  void end_word(bool at_hyphen) {
    if (length_ > 0) {
      constexpr base::ByteBlock zeros{};
      std::memcpy(plain_.data() + length_, &zeros, sizeof(zeros));
      give({plain_.data(), std::exchange(length_, 0)}, at_hyphen);
    } else if (!other_.empty()) {
      const std::string word = folded_word(std::exchange(other_, {}));
      if (!word.empty()) give(Word(word), at_hyphen);
    }
    if (!at_hyphen && parts_ > 0) end_compound();
  }

  void give(const Word& word, bool at_hyphen) {
    on_word_(word, false);
    if (!at_hyphen && parts_ == 0) return;
    compound_ += word.text();
    ++parts_;
  }

  void end_compound() {
    if (parts_ > 1 && compound_.size() <= longest_word) on_word_(Word(compound_), true);
    compound_.clear();
    parts_ = 0;
  }

  std::string_view text_;
  OnWord& on_word_;
  std::size_t at_ = 0;
  std::array<char, longest_word + sizeof(base::ByteBlock)> plain_{};  // written in whole blocks
  std::size_t length_ = 0;
  std::string other_;  // a word that is not ASCII, in place of plain_
  std::string compound_;
  int parts_ = 0;
};

// Calls `on_word(Word, joined)` for the folded words of a text, in their order: runs of letters, digits and marks of
// any script. Commas inside a number are dropped ("1,810" is 1810). Words joined by hyphens come one by one and, behind
// the last of them, as one with `joined` ("in", "house", "inhouse").
template <class OnWord>
void find_words(std::string_view text, OnWord&& on_word) {
  WordFinder(text, on_word).find();
}

}  // namespace scrutineer::search

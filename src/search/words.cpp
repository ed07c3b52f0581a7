#include "search/words.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <cstdint>

#include "base/utf8.h"

namespace scrutineer::search {
namespace {

constexpr std::size_t longest_word = 40;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// Inside a word, and no part of it: ' ’ ‘ ʼ and soft hyphens.
bool is_silent(std::int32_t c) { return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0x00AD; }
bool is_hyphen(std::int32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }
bool is_mark(std::int32_t c) { return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0; }
bool is_of_word(std::int32_t c) { return (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0; }

// By byte: the letter in lower case or the digit; 0 for what is neither, or not ASCII.
constexpr auto ascii_letters = [] {
  std::array<char, 256> table{};
  for (char c = '0'; c <= '9'; ++c) table[static_cast<unsigned char>(c)] = c;
  for (char c = 'a'; c <= 'z'; ++c) {
    table[static_cast<unsigned char>(c)] = c;
    table[static_cast<unsigned char>(c - 'a' + 'A')] = c;
  }
  return table;
}();

class Finder {
 public:
  Finder(std::string_view text, const OnWord& word) : text_(text), on_word_(word) {}

  void find() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (const char letter = ascii_letters[static_cast<unsigned char>(c)]; letter != 0) {
        word_.push_back(letter);
        ++at_;
      } else if (is_ascii(c)) {
        take_sign(c);
        ++at_;
      } else {
        take_other();
      }
    }
    end_word();
    end_compound();
  }

 private:
  [[nodiscard]] bool is_between_digits() const {
    return at_ > 0 && is_digit(text_[at_ - 1]) && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]);
  }

  void take_sign(char c) {
    if (c == '\'' || (c == ',' && is_between_digits())) return;
    end_word();
    if (!is_hyphen(c)) end_compound();
  }

  void take_other() {
    const std::size_t begin = at_;
    const std::int32_t c = base::next_character(text_, at_);
    if (is_silent(c)) return;
    if (c >= 0 && is_of_word(c)) {
      word_.append(text_, begin, at_ - begin);
      is_plain_ = false;
      return;
    }
    end_word();
    if (!is_hyphen(c)) end_compound();
  }

  void end_word() {
    if (word_.empty()) return;
    if (!is_plain_) word_ = folded(word_);
    is_plain_ = true;
    if (word_.size() > longest_word) shorten();
    if (!word_.empty()) {
      on_word_(word_, false);
      compound_ += word_;
      ++parts_;
    }
    word_.clear();
  }

  // At a whole character.
  void shorten() {
    std::size_t end = longest_word;
    while ((static_cast<unsigned char>(word_[end]) & 0xC0U) == 0x80U) --end;
    word_.resize(end);
  }

  void end_compound() {
    if (parts_ > 1 && compound_.size() <= longest_word) on_word_(compound_, true);
    compound_.clear();
    parts_ = 0;
  }

  std::string_view text_;
  const OnWord& on_word_;
  std::size_t at_ = 0;
  std::string word_;
  bool is_plain_ = true;
  std::string compound_;
  int parts_ = 0;
};

}  // namespace

std::string folded(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString given =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  if (U_SUCCESS(status)) given = nfd->normalize(given, status);
  icu::UnicodeString kept;
  for (std::int32_t i = 0; i < given.length(); i = given.moveIndex32(i, 1))
    if (const UChar32 c = given.char32At(i); !is_mark(c) && !is_silent(c)) kept += c;
  kept.toLower(icu::Locale::getRoot());
  std::string result;
  kept.toUTF8String(result);
  return result;
}

void find_words(std::string_view text, const OnWord& word) { Finder(text, word).find(); }

}  // namespace scrutineer::search

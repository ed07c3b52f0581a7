// Words → what their forms have in common, by Snowball's algorithms.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct sb_stemmer;  // libstemmer's

namespace scrutineer::search {

// Not for several threads at once.
class Stemmer {
 public:
  // `language` is a language tag, "en-GB". A language that Snowball does not know keeps its words as they are.
  explicit Stemmer(std::string_view language);

  // Of a folded word: a name for the group of its forms, not always a word. In English also across the spellings that
  // Snowball keeps apart: "organization", "children".
  [[nodiscard]] std::string stem(std::string_view word);

  // Whether the word only joins others ("of", "the"), in languages that we have a list for: English.
  [[nodiscard]] bool is_function_word(std::string_view word) const;

  // All of them, in order, with a blank between.
  [[nodiscard]] std::string function_words() const;

 private:
  struct Delete {
    void operator()(sb_stemmer* stemmer) const;
  };
  bool english_ = false;
  std::unique_ptr<sb_stemmer, Delete> stemmer_;
};

}  // namespace scrutineer::search

// One message of a theme's words: ICU MessageFormat (unicode-org.github.io/icu, "Formatting Messages"), compiled once.
//
// Plain text and {name} are segments of our own. A message with {name, plural …}, {name, selectordinal …},
// {name, select …} or {name, number} is read by ICU's MessagePattern and answered with its PluralRules and numbers; its
// MessageFormat is not, because it cannot be shared by threads. Other types and {name, plural, offset: …} are refused.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace scrutineer::words {

class Locale;

// What stands for a placeholder: a text, which is put in as it is, or a whole number, which is written as the language
// writes it. A text that is a whole number in digits chooses a plural as the number does, any other text as `other`.
using Operand = std::variant<std::string_view, std::int64_t>;

// Where a message looks up its placeholders.
class Operands {
 public:
  virtual ~Operands() = default;
  // The empty text where there is none of the name.
  [[nodiscard]] virtual Operand find(std::string_view name) const = 0;
};

class Message {
 public:
  struct Mistake {
    std::size_t at = 0;  // byte of the text
    std::string what;
  };
  // `text` for plain text: every character is itself. `html` for a page: `&`, `<` and `>` are escaped, but for the tags
  // of <a href="{name}">, abbr, b, br, cite, code, em, i, kbd, span, strong and var, which may have a class and a lang.
  // `attribute` for what stands in quotation marks inside a tag: everything is escaped.
  enum class Form : std::uint8_t { text, html, attribute };
  // Whether operands that are texts are escaped on their way into a page.
  enum class Escape : std::uint8_t { none, html };

  [[nodiscard]] static std::expected<Message, Mistake> compile(std::string_view text, Form form);

  void append(std::string& out, const Operands& operands, const Locale& locale, Escape escape) const;
  // The names of all placeholders.
  [[nodiscard]] std::set<std::string_view> placeholders() const;

 private:
  friend class MessageReader;
  struct Case;
  struct Piece {
    enum class Kind : std::uint8_t { text, operand, plural, ordinal, select };
    Kind kind{};
    std::string text = {};  // of a text; else the name of the placeholder
    std::vector<Case> cases = {};
  };
  struct Case {
    std::string selector;  // "=0", "one", "other", or a word of a select
    std::vector<Piece> pieces;
  };
  static void append(std::string& out, const std::vector<Piece>& pieces, const Operands& operands, const Locale& locale,
                     Escape escape);
  static const Case& chosen(const Piece& piece, const Operand& operand, const Locale& locale);
  static void collect(const std::vector<Piece>& pieces, std::set<std::string_view>& names);

  std::vector<Piece> pieces_;
};

}  // namespace scrutineer::words

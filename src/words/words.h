// The words that readers see, by name: what a theme's words/en.toml says, with what lies over it.
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/literal_name.h"
#include "words/locale.h"
#include "words/message.h"

namespace scrutineer::words {

// A message as it is written.
struct MessageSource {
  std::string name;  // "weights.first-place-stays": the group, then the message
  std::string text;
  base::Span span;
  // Whether there must be a message of the name already, which this takes the place of: no other placeholders then.
  bool replaces = false;
  // The language that it is written in, which counts in its own way: "en"; empty for the site's.
  std::string language = {};
};

// The name of a message; tests/words.mjs finds each in words/en.toml.
using Name = base::LiteralName;

// What one placeholder stands for. Texts must live until the message is made.
struct Argument {
  Argument(std::string_view placeholder, std::string_view text) : name(placeholder), value(text) {}
  Argument(std::string_view placeholder, const std::string& text) : name(placeholder), value(text) {}
  Argument(std::string_view placeholder, const char* text) : name(placeholder), value(std::string_view(text)) {}
  template <std::integral Number>
  Argument(std::string_view placeholder, Number number) : name(placeholder), value(static_cast<std::int64_t>(number)) {}

  std::string_view name;
  Operand value;
};

// A handle: copies share the messages. Any thread may ask.
class Words {
 public:
  // No messages at all.
  Words();

  // `sources` in layers, the lowest first: of those with one name the last holds. `language` is the site's.
  // {@group.key} in a message stands for the whole of another, {@group.Key} for it with a capital. Mistakes are
  // reported at their places, and what is mistaken left out.
  [[nodiscard]] static Words compile(std::vector<MessageSource> sources, const std::string& language,
                                     base::Diagnostics& out);

  // The message as plain text: words("audit.sums-hold", {{"option", title}, {"count", 3}}). A message that there is
  // not shows its name.
  [[nodiscard]] std::string operator()(Name name, std::initializer_list<Argument> arguments = {}) const;
  // The message as HTML. The arguments are HTML already.
  [[nodiscard]] std::string html(Name name, std::initializer_list<Argument> arguments = {}) const;

  // For templates, which look up the placeholders by themselves. Null where there is no such message.
  [[nodiscard]] const Message* html_message(std::string_view name) const;
  // A message as it is written.
  [[nodiscard]] const MessageSource* source(std::string_view name) const;
  // How numbers and plurals are written in the language of that message: English below a Welsh site's words has
  // English plurals. Of the site where there is no such message.
  [[nodiscard]] const Locale& locale_of(std::string_view name) const;
  // Of the site.
  [[nodiscard]] const Locale& locale() const;
  [[nodiscard]] std::string list(const std::vector<std::string>& items) const { return locale().list(items); }

  // The names of all messages, in their order.
  [[nodiscard]] std::vector<std::string_view> names() const;

 private:
  struct Catalogue;
  enum class Form : std::uint8_t { text, html };
  [[nodiscard]] std::string made(Form form, Name name, std::initializer_list<Argument> arguments) const;

  std::shared_ptr<const Catalogue> catalogue_;
};

}  // namespace scrutineer::words

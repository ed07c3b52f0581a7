#include "words/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/edit_distance.h"
#include "base/letter_case.h"

namespace scrutineer::words {

struct Words::Catalogue {
  struct Entry {
    MessageSource source;
    Message text;
    Message html;
    const Locale* locale = nullptr;
    std::set<std::string, std::less<>> placeholders = {};  // of the lowest layer's
  };
  explicit Catalogue(std::string site_language) : language(std::move(site_language)), locale(language) {}

  const Locale& locale_for(const std::string& written_in) {
    if (written_in.empty() || language == written_in || language.starts_with(written_in + "-")) return locale;
    return others.try_emplace(written_in, written_in).first->second;
  }

  std::string language;
  Locale locale;
  std::map<std::string, Locale, std::less<>> others;  // of messages in other languages than the site's
  std::map<std::string, Entry, std::less<>> entries;
  std::unordered_map<std::uint64_t, const Entry*> by_hash;
};

namespace {

class Given : public Operands {
 public:
  explicit Given(std::initializer_list<Argument> arguments) : arguments_(arguments) {}
  [[nodiscard]] Operand find(std::string_view name) const override {
    for (const Argument& argument : arguments_)
      if (argument.name == name) return argument.value;
    return std::string_view{};
  }

 private:
  std::initializer_list<Argument> arguments_;
};

// What a message may not be in the place of another.
bool fits(const MessageSource& source, const Message& message, const std::set<std::string, std::less<>>& known,
          base::Diagnostics& out) {
  for (const std::string_view name : message.placeholders()) {
    if (known.contains(name)) continue;
    out.error("unknown-placeholder", source.span,
              fmt::format("\"{}\" has nothing to put for {{{}}}", source.name, name),
              known.empty() ? "this message has no placeholders"
                            : fmt::format("its placeholders are {{{}}}", fmt::join(known, "}, {")));
    return false;
  }
  return true;
}

// What may stand in a message for the whole of another: {@kinds.model}, and {@kinds.Model} with a capital.
constexpr std::string_view include_mark = "{@";
constexpr int most_includes_in_each_other = 4;

using Texts = std::unordered_map<std::string_view, std::string_view>;

// "kinds.Model" → the text of kinds.model with a capital first letter.
std::optional<std::string> included(const Texts& texts, std::string_view name) {
  if (const auto found = texts.find(name); found != texts.end()) return std::string(found->second);
  std::string lower(name);
  const std::size_t first = lower.find('.') + 1;
  if (first >= lower.size()) return std::nullopt;
  lower[first] = static_cast<char>(std::tolower(static_cast<unsigned char>(lower[first])));
  const auto found = texts.find(lower);
  if (found == texts.end()) return std::nullopt;
  // One that begins with another has that other's capital.
  if (found->second.starts_with(include_mark)) {
    std::string text(found->second);
    char& letter = text[text.find('.') + 1];  // the brace where there is no dot, and nothing where that is the end
    letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
    return text;
  }
  return base::capitalised(found->second);
}

// Puts in what messages include; one that there is not is reported where it is asked for.
std::string with_includes(const MessageSource& source, const Texts& texts, base::Diagnostics& out) {
  std::string text = source.text;
  for (int depth = 0; text.find(include_mark) != std::string::npos; ++depth) {
    std::string next;
    std::size_t done = 0;
    for (std::size_t at = text.find(include_mark); at != std::string::npos; at = text.find(include_mark, done)) {
      const std::size_t end = text.find('}', at);
      const std::string_view name = std::string_view(text).substr(at + 2, std::min(end, text.size()) - at - 2);
      const auto put =
          end == std::string::npos || depth == most_includes_in_each_other ? std::nullopt : included(texts, name);
      if (!put) {
        out.error("unknown-message", source.span,
                  fmt::format("\"{}\" includes \"{}\", which there is not", source.name, name),
                  "what can be included are the messages of [kinds] in words/en.toml of the theme civic");
        return {};
      }
      next.append(text, done, at - done).append(*put);
      done = end + 1;
    }
    text = next.append(text, done);
  }
  return text;
}

}  // namespace

Words::Words() : catalogue_(std::make_shared<Catalogue>("root")) {}

Words Words::compile(std::vector<MessageSource> sources, const std::string& language, base::Diagnostics& out) {
  Texts texts;
  for (const MessageSource& source : sources) texts.insert_or_assign(source.name, source.text);
  std::vector<std::string> whole;
  for (const MessageSource& source : sources) whole.push_back(with_includes(source, texts, out));
  for (std::size_t i = 0; i < sources.size(); ++i) sources[i].text = std::move(whole[i]);
  auto catalogue = std::make_shared<Catalogue>(language);
  auto& entries = catalogue->entries;
  for (const MessageSource& source : sources) {
    const auto replaced = entries.find(source.name);
    if (source.replaces && replaced == entries.end()) {
      std::vector<std::string_view> names;
      for (const auto& [name, entry] : entries) names.push_back(name);
      const auto near = base::nearest(source.name, names);
      out.error("unknown-message", source.span, fmt::format("nothing is called \"{}\"", source.name),
                near ? fmt::format("did you mean \"{}\"?", *near)
                     : "the names are those of words/en.toml in the theme civic");
      continue;
    }
    auto text = Message::compile(source.text, Message::Form::text);
    if (!text) {
      out.error("message-syntax", source.span, fmt::format("this message cannot be read: {}", text.error().what),
                fmt::format("look at \"{}\"; docs/theme.md, \"Words\", says how messages are written",
                            source.text.substr(text.error().at, 30)));
      continue;
    }
    if (source.replaces && !fits(source, *text, replaced->second.placeholders, out)) continue;
    auto html = Message::compile(source.text, Message::Form::html);
    if (!html) continue;  // what escaping adds can break nothing
    if (replaced != entries.end()) {
      replaced->second = {source, std::move(*text), std::move(*html), &catalogue->locale_for(source.language),
                          std::move(replaced->second.placeholders)};
    } else {
      const std::set<std::string_view> names = text->placeholders();
      std::set<std::string, std::less<>> placeholders(names.begin(), names.end());
      entries.emplace(source.name, Catalogue::Entry{source, std::move(*text), std::move(*html),
                                                    &catalogue->locale_for(source.language), std::move(placeholders)});
    }
  }
  for (const auto& [name, entry] : entries) catalogue->by_hash.emplace(Name::hash(name), &entry);
  Words words;
  words.catalogue_ = std::move(catalogue);
  return words;
}

std::string Words::operator()(Name name, std::initializer_list<Argument> arguments) const {
  return made(Form::text, name, arguments);
}

std::string Words::html(Name name, std::initializer_list<Argument> arguments) const {
  return made(Form::html, name, arguments);
}

std::string Words::made(Form form, Name name, std::initializer_list<Argument> arguments) const {
  const auto found = catalogue_->by_hash.find(name.hashed());
  if (found == catalogue_->by_hash.end()) return std::string(name.text());
  const Message& message = form == Form::text ? found->second->text : found->second->html;
  std::string out;
  message.append(out, Given(arguments), *found->second->locale, Message::Escape::none);
  return out;
}

const Message* Words::html_message(std::string_view name) const {
  const auto found = catalogue_->entries.find(name);
  return found == catalogue_->entries.end() ? nullptr : &found->second.html;
}

const MessageSource* Words::source(std::string_view name) const {
  const auto found = catalogue_->entries.find(name);
  return found == catalogue_->entries.end() ? nullptr : &found->second.source;
}

const Locale& Words::locale_of(std::string_view name) const {
  const auto found = catalogue_->entries.find(name);
  return found == catalogue_->entries.end() ? locale() : *found->second.locale;
}

const Locale& Words::locale() const { return catalogue_->locale; }

std::vector<std::string_view> Words::names() const {
  std::vector<std::string_view> names;
  for (const auto& [name, entry] : catalogue_->entries) names.push_back(name);
  return names;
}

}  // namespace scrutineer::words

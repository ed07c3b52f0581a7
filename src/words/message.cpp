#include "words/message.h"

#include <fmt/format.h>
#include <unicode/messagepattern.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "base/escape.h"
#include "words/locale.h"

namespace scrutineer::words {

namespace {

// A tag that may stand in a page's message: its whole text from `<` to `>`, or nothing.
std::string_view tag_at(std::string_view text) {
  static constexpr std::array<std::string_view, 12> names = {"a",  "abbr", "b",   "br",   "cite",   "code",
                                                             "em", "i",    "kbd", "span", "strong", "var"};
  const std::size_t end = text.find('>');
  if (end == std::string_view::npos) return {};
  std::string_view inside = text.substr(1, end - 1);
  if (inside.starts_with('/')) {
    return std::ranges::find(names, inside.substr(1)) != names.end() ? text.substr(0, end + 1) : std::string_view{};
  }
  const std::string_view name = inside.substr(0, inside.find(' '));
  if (std::ranges::find(names, name) == names.end()) return {};
  inside.remove_prefix(name.size());
  while (!inside.empty()) {
    const std::size_t equals = inside.find("=\"");
    const std::size_t quote = equals == std::string_view::npos ? equals : inside.find('"', equals + 2);
    if (quote == std::string_view::npos || inside.front() != ' ') return {};
    const std::string_view key = inside.substr(1, equals - 1);
    const std::string_view value = inside.substr(equals + 2, quote - equals - 2);
    const bool is_placeholder = value.starts_with('{') && value.find('}') == value.size() - 1;
    const bool is_plain = value.find_first_of("{}<>&") == std::string_view::npos;
    if (!(key == "href" && name == "a" && is_placeholder) && !((key == "class" || key == "lang") && is_plain))
      return {};
    inside.remove_prefix(quote + 1);
  }
  return text.substr(0, end + 1);
}

void append_as(std::string& out, std::string_view text, Message::Escape escape) {
  if (escape == Message::Escape::none)
    out += text;
  else
    base::append_escaped(out, text);
}

// The text of a message with everything escaped that is no tag it may hold.
std::string escaped_but_for_tags(std::string_view text, bool may_have_tags) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '<' && may_have_tags) {
      if (const std::string_view tag = tag_at(text.substr(at)); !tag.empty()) {
        out += tag;
        at += tag.size();
        continue;
      }
    }
    // Apostrophes stay: what they quote is seen to afterwards.
    append_as(out, text.substr(at, 1), text[at] == '\'' ? Message::Escape::none : Message::Escape::html);
    ++at;
  }
  return out;
}

std::optional<std::int64_t> whole_number(const Operand& operand) {
  if (const auto* const number = std::get_if<std::int64_t>(&operand)) return *number;
  const std::string_view text = std::get<std::string_view>(operand);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

bool is_name(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

}  // namespace

// Reads a message into pieces.
class MessageReader {
 public:
  using Piece = Message::Piece;
  using Kind = Piece::Kind;

  std::expected<Message, Message::Mistake> read(std::string_view text) {
    Message message;
    if (!read_simple(text, message.pieces_)) {
      message.pieces_.clear();
      if (!read_by_icu(text, message.pieces_)) return std::unexpected(mistake_);
    }
    return message;
  }

 private:
  // Text and {name} alone. False when there is more to it, or it may be wrong: ICU then has the word.
  static bool read_simple(std::string_view text, std::vector<Piece>& out) {
    while (!text.empty()) {
      const std::size_t at = text.find_first_of("{}'");
      if (at == std::string_view::npos) break;
      if (text[at] != '{') return false;
      const std::size_t end = text.find('}', at);
      if (end == std::string_view::npos) return false;
      const std::string_view name = text.substr(at + 1, end - at - 1);
      if (!is_name(name)) return false;
      if (at > 0) out.push_back({Kind::text, std::string(text.substr(0, at))});
      out.push_back({Kind::operand, std::string(name)});
      text.remove_prefix(end + 1);
    }
    if (!text.empty()) out.push_back({Kind::text, std::string(text)});
    return true;
  }

  bool read_by_icu(std::string_view text, std::vector<Piece>& out) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError where{};
    const icu::UnicodeString unicode =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    pattern_.parse(unicode, &where, status);
    if (U_FAILURE(status)) return fail(where.offset, mistake_of(status));
    std::int32_t part = 0;
    return read_message(part, out, {});
  }

  static std::string mistake_of(UErrorCode status) {
    switch (status) {
      case U_UNMATCHED_BRACES:
        return "a brace is never closed, or closes nothing";
      case U_DEFAULT_KEYWORD_MISSING:
        return "a choice has no case `other`";
      default:
        return "it is not written as ICU MessageFormat asks";
    }
  }

  bool fail(std::int32_t utf16_index, std::string what) {
    std::string before;
    pattern_.getPatternString().tempSubString(0, std::max(0, utf16_index)).toUTF8String(before);
    mistake_ = {before.size(), std::move(what)};
    return false;
  }

  [[nodiscard]] std::string text_of(std::int32_t from, std::int32_t to) const {
    std::string out;
    return pattern_.getPatternString().tempSubString(from, to - from).toUTF8String(out);
  }
  [[nodiscard]] std::string text_of(const icu::MessagePattern::Part& part) const {
    return text_of(part.getIndex(), part.getLimit());
  }

  // From the part that starts a message to the one that ends it, which `part` is left at. `number` is the placeholder
  // that # stands for.
  bool read_message(std::int32_t& part, std::vector<Piece>& out, const std::string& number) {
    std::int32_t at = pattern_.getPart(part).getLimit();
    const auto text_until = [&](std::int32_t end) {
      if (end > at) out.push_back({Kind::text, text_of(at, end)});
    };
    while (true) {
      const icu::MessagePattern::Part& next = pattern_.getPart(++part);
      switch (next.getType()) {
        case UMSGPAT_PART_TYPE_MSG_LIMIT:
          text_until(next.getIndex());
          return true;
        case UMSGPAT_PART_TYPE_SKIP_SYNTAX:
        case UMSGPAT_PART_TYPE_INSERT_CHAR:
          text_until(next.getIndex());
          at = next.getLimit();
          break;
        case UMSGPAT_PART_TYPE_REPLACE_NUMBER:
          text_until(next.getIndex());
          out.push_back({Kind::operand, number});
          at = next.getLimit();
          break;
        case UMSGPAT_PART_TYPE_ARG_START:
          text_until(next.getIndex());
          if (!read_argument(part, out)) return false;
          at = pattern_.getPart(part).getLimit();
          break;
        default:
          break;
      }
    }
  }

  // From the part that starts an argument to the one that ends it.
  bool read_argument(std::int32_t& part, std::vector<Piece>& out) {
    const icu::MessagePattern::Part start = pattern_.getPart(part);
    const icu::MessagePattern::Part& named = pattern_.getPart(++part);
    Piece piece{Kind::operand, text_of(named)};
    switch (start.getArgType()) {
      case UMSGPAT_ARG_TYPE_NONE:
        break;
      case UMSGPAT_ARG_TYPE_SIMPLE:
        if (text_of(pattern_.getPart(part + 1)) != "number" ||
            pattern_.getPart(part + 2).getType() != UMSGPAT_PART_TYPE_ARG_LIMIT)
          return fail(start.getIndex(),
                      "of the types of placeholders there are number, plural, selectordinal and select");
        break;
      case UMSGPAT_ARG_TYPE_PLURAL:
        piece.kind = Kind::plural;
        break;
      case UMSGPAT_ARG_TYPE_SELECTORDINAL:
        piece.kind = Kind::ordinal;
        break;
      case UMSGPAT_ARG_TYPE_SELECT:
        piece.kind = Kind::select;
        break;
      default:
        return fail(start.getIndex(),
                    "of the types of placeholders there are number, plural, selectordinal and select");
    }
    std::string selector;
    while (true) {
      const icu::MessagePattern::Part& next = pattern_.getPart(++part);
      if (next.getType() == UMSGPAT_PART_TYPE_ARG_LIMIT) break;
      if (next.getType() == UMSGPAT_PART_TYPE_ARG_SELECTOR) selector = text_of(next);
      if (next.getType() == UMSGPAT_PART_TYPE_ARG_INT && selector.empty())
        return fail(next.getIndex(), "a plural may have no offset");
      if (next.getType() != UMSGPAT_PART_TYPE_MSG_START) continue;
      piece.cases.push_back({std::exchange(selector, {}), {}});
      if (!read_message(part, piece.cases.back().pieces, piece.kind == Kind::select ? std::string{} : piece.text))
        return false;
    }
    out.push_back(std::move(piece));
    return true;
  }

  icu::MessagePattern pattern_ = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::MessagePattern(UMSGPAT_APOS_DOUBLE_OPTIONAL, status);
  }();
  Message::Mistake mistake_;
};

std::expected<Message, Message::Mistake> Message::compile(std::string_view text, Form form) {
  if (form == Form::text) return MessageReader().read(text);
  return MessageReader().read(escaped_but_for_tags(text, form == Form::html));
}

void Message::append(std::string& out, const Operands& operands, const Locale& locale, Escape escape) const {
  append(out, pieces_, operands, locale, escape);
}

void Message::append(std::string& out, const std::vector<Piece>& pieces, const Operands& operands, const Locale& locale,
                     Escape escape) {
  for (const Piece& piece : pieces) {
    if (piece.kind == Piece::Kind::text) {
      out += piece.text;
      continue;
    }
    const Operand operand = operands.find(piece.text);
    if (!piece.cases.empty()) {
      append(out, chosen(piece, operand, locale).pieces, operands, locale, escape);
    } else if (const auto* const number = std::get_if<std::int64_t>(&operand)) {
      locale.append_number(out, *number);
    } else {
      append_as(out, std::get<std::string_view>(operand), escape);
    }
  }
}

const Message::Case& Message::chosen(const Piece& piece, const Operand& operand, const Locale& locale) {
  const auto named = [&](std::string_view selector) {
    return std::ranges::find(piece.cases, selector, &Case::selector);
  };
  auto found = piece.cases.end();
  if (piece.kind == Piece::Kind::select) {
    if (const auto* const text = std::get_if<std::string_view>(&operand)) found = named(*text);
  } else if (const auto number = whole_number(operand)) {
    if (std::ranges::any_of(piece.cases, [](const Case& one) { return one.selector.starts_with('='); }))
      found = named(fmt::format("={}", *number));
    if (found == piece.cases.end())
      found = named(piece.kind == Piece::Kind::plural ? locale.plural(*number) : locale.ordinal(*number));
  }
  return found != piece.cases.end() ? *found : *named("other");  // that there is one, ICU has seen to
}

std::set<std::string_view> Message::placeholders() const {
  std::set<std::string_view> names;
  collect(pieces_, names);
  return names;
}

void Message::collect(const std::vector<Piece>& pieces, std::set<std::string_view>& names) {
  for (const Piece& piece : pieces) {
    if (piece.kind != Piece::Kind::text) names.insert(piece.text);
    for (const Case& one : piece.cases) collect(one.pieces, names);
  }
}

}  // namespace scrutineer::words

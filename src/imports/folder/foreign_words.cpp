#include "imports/folder/foreign_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/characters.h"
#include "base/escape.h"
#include "base/letter_case.h"
#include "imports/folder/lines.h"

namespace scrutineer::imports {
namespace {

using base::npos;

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
bool is_name(char c) {
  return is_letter_or_digit(c) || c == '-' || c == '_' || c == ':' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

std::string_view name_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_name(text[end])) ++end;
  return text.substr(at, end - at);
}

// "300", "300px" and "50%", as the width of an image may be; empty for anything else.
std::string size_in(std::string_view text) {
  text = trimmed(text);
  std::size_t end = 0;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
  const std::string_view unit = text.substr(end);
  if (end == 0 || end > 5 || (!unit.empty() && unit != "px" && unit != "%")) return {};
  return std::string(text.substr(0, end + (unit == "%" ? 1 : 0)));
}

// "width: 300px; height: 20px".
void read_style(std::string_view style, Attributes& attributes) {
  for (std::size_t at = 0; at < style.size();) {
    const std::size_t end = std::min(style.find(';', at), style.size());
    const std::string_view each = style.substr(at, end - at);
    at = end + 1;
    const std::size_t colon = each.find(':');
    if (colon == npos) continue;
    const std::string_view name = trimmed(each.substr(0, colon));
    if (name == "width") attributes.width = size_in(each.substr(colon + 1));
    if (name == "height") attributes.height = size_in(each.substr(colon + 1));
  }
}

// What stands between the round brackets of a link: its address, and behind a blank its title in quotes of either kind.
struct InBrackets {
  std::string_view address;
  std::string_view title;  // with its quotes
  std::size_t end = 0;     // of the text, behind the bracket
};
// `text` begins behind the bracket that opens.
std::optional<InBrackets> in_brackets_at(std::string_view text) {
  std::size_t close = 0;
  for (std::size_t open = 1; open > 0; close += open > 0 ? 1 : 0) {
    close = text.find_first_of("()", close);
    if (close == npos) return std::nullopt;
    text[close] == '(' ? ++open : --open;
  }
  for (std::size_t at = text.find_first_of("\"'"); at < close; at = text.find_first_of("\"'", at + 1)) {
    if (at == 0 || text[at - 1] != ' ') continue;
    // The title ends at the first such quote that a bracket follows.
    for (std::size_t end = text.find(text[at], at + 1); end != npos; end = text.find(text[at], end + 1)) {
      const std::size_t next = text.find_first_not_of(' ', end + 1);
      if (next != npos && text[next] == ')')
        return InBrackets{trimmed(text.substr(0, at)), text.substr(at, end + 1 - at), next + 1};
    }
  }
  return InBrackets{trimmed(text.substr(0, close)), {}, close + 1};
}

// CommonMark ends a title at the first quote of its kind, Python-Markdown at the last.
bool has_own_quote(std::string_view title) {
  return title.size() > 2 && title.substr(1, title.size() - 2).find(title.front()) != npos;
}
std::string written_title(std::string_view title) {
  if (!has_own_quote(title)) return std::string(title);
  std::string written(1, title.front());
  for (const char c : title.substr(1, title.size() - 2)) {
    if (c == title.front()) written += '\\';
    written += c;
  }
  return written + title.front();
}

// ![words](address "title"), which ends where `text` does.
struct WrittenImage {
  std::size_t begin = 0;
  std::string_view words, address, title;
};
std::optional<WrittenImage> image_at_end(std::string_view text) {
  if (!text.ends_with(')')) return std::nullopt;
  const std::size_t begin = text.rfind("![");
  if (begin == npos) return std::nullopt;
  const std::size_t close = text.find("](", begin);
  if (close == npos) return std::nullopt;
  WrittenImage image{.begin = begin, .words = text.substr(begin + 2, close - begin - 2), .address = {}, .title = {}};
  const auto inside = in_brackets_at(text.substr(close + 2));
  if (!inside || close + 2 + inside->end != text.size()) return std::nullopt;
  image.address = inside->address;
  if (!inside->title.empty()) image.title = inside->title.substr(1, inside->title.size() - 2);
  if (image.address.starts_with('<') && image.address.ends_with('>'))
    image.address = image.address.substr(1, image.address.size() - 2);
  return image;
}

std::string image_tag(const WrittenImage& image, const Attributes& attributes) {
  std::string tag = "<img src=\"";
  const auto add = [&](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    tag.append("\" ").append(name).append("=\"");
    base::append_escaped(tag, value);
  };
  base::append_escaped(tag, image.address);
  tag += "\" alt=\"";
  base::append_escaped(tag, image.words);
  add("title", image.title);
  add("width", attributes.width);
  add("height", attributes.height);
  return tag + "\">";
}

// ":material-account-circle:", as an icon of a theme is written; 0 when there is none.
std::size_t icon_size(std::string_view text) {
  static constexpr std::array<std::string_view, 4> families{":material-", ":octicons-", ":fontawesome-", ":simple-"};
  for (const std::string_view family : families) {
    if (!text.starts_with(family)) continue;
    const std::size_t end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_", family.size());
    if (end != npos && text[end] == ':') return end + 1;
  }
  return 0;
}

struct Emoji {
  std::string_view name, sign;
};
constexpr std::array<Emoji, 20> emojis{{{":white_check_mark:", "✅"},
                                        {":heavy_check_mark:", "✔️"},
                                        {":x:", "❌"},
                                        {":warning:", "⚠️"},
                                        {":smile:", "😄"},
                                        {":rocket:", "🚀"},
                                        {":tada:", "🎉"},
                                        {":bulb:", "💡"},
                                        {":point_right:", "👉"},
                                        {":arrow_right:", "➡️"},
                                        {":heart:", "❤️"},
                                        {":star:", "⭐"},
                                        {":book:", "📖"},
                                        {":books:", "📚"},
                                        {":memo:", "📝"},
                                        {":thumbsup:", "👍"},
                                        {":+1:", "👍"},
                                        {":no_entry:", "⛔"},
                                        {":exclamation:", "❗"},
                                        {":question:", "❓"}}};

// Where the code ends that as many backticks began before `at`: behind those that close it, npos when none do.
std::size_t end_of_code(std::string_view text, std::size_t at, std::size_t ticks) {
  while ((at = text.find('`', at)) != npos) {
    const std::size_t end = std::min(text.find_first_not_of('`', at), text.size());
    if (end - at == ticks) return end;
    at = end;
  }
  return npos;
}

class LineReader {
 public:
  LineReader(std::string_view line, const FolderSettings& settings, std::string& loses)
      : line_(line), settings_(settings), loses_(loses) {
    const std::string_view words = trimmed(line);
    const std::size_t signs = std::min(words.find_first_not_of('#'), words.size());
    is_heading_ = signs > 0 && signs <= 6;
  }

  std::string read() {
    while (at_ < line_.size()) {
      const std::size_t next = std::min(line_.find_first_of("`{:+=^~\\]", at_), line_.size());
      result_.append(line_.substr(at_, next - at_));
      at_ = next;
      if (at_ < line_.size() && !look()) result_ += line_[at_++];
    }
    return std::move(result_);
  }

 private:
  [[nodiscard]] std::string_view rest() const { return line_.substr(at_); }

  bool look() {
    switch (line_[at_]) {
      case '\\':
        result_.append(rest().substr(0, 2));
        at_ = std::min(at_ + 2, line_.size());
        return true;
      case '`':
        return code();
      case ']':
        return address();
      case '{':
        return attributes();
      case ':':
        return icon();
      case '+':
        return settings_.keys && keys();
      case '=':
        return settings_.mark && between("==", "mark");
      case '^':
        return settings_.caret && (between("^^", "ins") || between("^", "sup"));
      default:
        return settings_.tilde && !rest().starts_with("~~") && between("~", "sub");
    }
  }

  void copy(std::size_t size) {
    result_.append(rest().substr(0, size));
    at_ = std::min(at_ + size, line_.size());
  }

  bool code() {
    const std::size_t ticks = std::min(rest().find_first_not_of('`'), rest().size());
    const std::size_t end = end_of_code(rest(), ticks, ticks);
    copy(end == npos ? ticks : end);
    return true;
  }

  bool attributes() {
    const auto found = attributes_at(rest());
    if (!found) return false;
    const bool is_at_end = is_blank(rest().substr(found->size));
    const char before = result_.empty() ? ' ' : result_.back();
    const bool is_on_its_own = is_blank(result_);
    if (!is_at_end && std::string_view(")]`*_>:").find(before) == npos) return false;
    if (rest().starts_with("{%") || rest().starts_with("{{")) return false;
    if (is_heading_ && is_at_end) {
      while (result_.ends_with(' ')) result_.pop_back();
      if (!found->id.empty()) result_.append(" {#").append(found->id).append("}");
    } else if (const auto image = image_at_end(result_); image && (!found->width.empty() || !found->height.empty())) {
      const std::string tag = image_tag(*image, *found);
      result_.resize(image->begin);
      result_ += tag;
    } else if (!found->id.empty()) {
      while (!is_on_its_own && result_.ends_with(' ')) result_.pop_back();
      result_.append("<a id=\"").append(found->id).append("\"></a>");
    } else if (is_at_end) {
      while (result_.ends_with(' ')) result_.pop_back();
    }
    at_ += found->size;
    return true;
  }

  // ](…): Python-Markdown takes blanks in an address, and other programs fill addresses in.
  bool address() {
    if (!rest().starts_with("](") || rest().starts_with("](<")) return false;
    // Other signs than addresses hold brackets and quotes of their own.
    const std::size_t bracket = rest().find(')');
    if (bracket == npos) return false;
    const bool is_filled_in = trimmed(rest().substr(2)).starts_with('{');
    const auto inside = is_filled_in ? InBrackets{trimmed(rest().substr(2, bracket - 2)), {}, bracket - 1}
                                     : in_brackets_at(rest().substr(2));
    if (!inside) return false;
    const std::string filled = filled_address(inside->address);
    const bool has_blank = filled.find(' ') != npos;
    const bool is_path = filled.find_first_of("/.") != npos && filled.find_first_of("\"<>") == npos;
    const bool is_read_otherwise = (has_blank && is_path) || has_own_quote(inside->title);
    if (filled == inside->address && !(is_read_otherwise && settings_.kind == FolderKind::mkdocs)) return false;
    result_.append(has_blank ? "](<" : "](").append(filled).append(has_blank ? ">" : "");
    if (!inside->title.empty()) result_.append(" ").append(written_title(inside->title));
    result_.append(")");
    at_ += inside->end + 2;
    return true;
  }

  // {% page "/pay/" %}, {% link pay.md %}, {{ "/pay/" | url }} and {{ site.baseurl }}/pay/ are /pay/.
  static std::string filled_address(std::string_view address) {
    if (!address.starts_with("{{") && !address.starts_with("{%")) return std::string(address);
    const std::size_t close = address.find(address[1] == '{' ? "}}" : "%}");
    if (close == npos) return std::string(address);
    const std::string_view sign = trimmed(address.substr(2, close - 2));
    const std::string_view behind = address.substr(close + 2);
    if (const std::size_t quote = sign.find_first_of("\"'"); quote != npos) {
      const std::size_t end = sign.find(sign[quote], quote + 1);
      if (end == npos) return std::string(address);
      return std::string(sign.substr(quote + 1, end - quote - 1)).append(behind);
    }
    if (sign.starts_with("link ") && address[1] == '%') {
      const std::string path(trimmed(sign.substr(5)));
      return fmt::format("{}{}{}", path.starts_with('/') ? "" : "/", path, behind);
    }
    const bool is_name =
        sign.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._") == npos;
    return is_name && behind.starts_with('/') ? std::string(behind) : std::string(address);
  }

  bool icon() {
    if (const std::size_t size = icon_size(rest()); size > 0) {
      at_ += size;
      if (const auto found = attributes_at(rest())) at_ += found->size;
      if (rest().starts_with(' ') && (result_.empty() || result_.back() == ' ' || result_.back() == '[')) ++at_;
      loses_ = "icon";
      return true;
    }
    for (const Emoji& emoji : emojis)
      if (rest().starts_with(emoji.name)) {
        result_ += emoji.sign;
        at_ += emoji.name.size();
        return true;
      }
    return false;
  }

  // ++ctrl+alt+del++
  bool keys() {
    if (!rest().starts_with("++")) return false;
    const std::size_t end = rest().find("++", 2);
    if (end == npos || end == 2) return false;
    const std::string_view inside = rest().substr(2, end - 2);
    if (inside.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-\"") != npos)
      return false;
    for (std::size_t at = 0; at <= inside.size();) {
      const std::size_t plus = std::min(inside.find('+', at), inside.size());
      std::string name(inside.substr(at, plus - at));
      std::erase(name, '"');
      std::ranges::replace(name, '-', ' ');
      result_.append(at == 0 ? "<kbd>" : "+<kbd>").append(base::capitalised(name)).append("</kbd>");
      at = plus + 1;
    }
    at_ += end + 2;
    return true;
  }

  // Signs on both sides of words without a blank beside them.
  bool between(std::string_view sign, std::string_view element) {
    if (!rest().starts_with(sign)) return false;
    const std::size_t end = rest().find(sign, sign.size());
    if (end == npos || end == sign.size()) return false;
    const std::string_view inside = rest().substr(sign.size(), end - sign.size());
    const bool is_word = sign.size() == 1;  // x^2^: no blanks at all
    if (inside.front() == ' ' || inside.back() == ' ' || inside.front() == sign.front() || inside.front() == '=' ||
        (is_word && inside.find_first_of(" `") != npos) || inside.find('`') != npos)
      return false;
    result_.append("<").append(element).append(">").append(inside).append("</").append(element).append(">");
    at_ += end + sign.size();
    return true;
  }

  std::string_view line_;
  const FolderSettings& settings_;
  std::string& loses_;
  std::size_t at_ = 0;
  bool is_heading_ = false;
  std::string result_;
};

}  // namespace

std::optional<Attributes> attributes_at(std::string_view text) {
  if (text.size() < 3 || text.front() != '{') return std::nullopt;
  Attributes attributes;
  std::size_t at = 1;
  bool has_any = false, has_words = false;
  if (text[at] == ':') {
    ++at;
    has_any = true;
  }
  while (true) {
    while (at < text.size() && text[at] == ' ') ++at;
    if (at >= text.size()) return std::nullopt;
    if (text[at] == '}') break;
    if (text[at] == '#' || text[at] == '.') {
      const std::string_view name = name_at(text, at + 1);
      if (name.empty()) return std::nullopt;
      if (text[at] == '#') attributes.id = name;
      at += name.size() + 1;
      has_any = true;
      continue;
    }
    const std::string_view name = name_at(text, at);
    if (name.empty()) return std::nullopt;
    at += name.size();
    if (at >= text.size() || text[at] != '=') {
      has_words = true;
      continue;
    }
    const char quote = ++at < text.size() && (text[at] == '"' || text[at] == '\'') ? text[at] : '\0';
    const std::size_t begin = at + (quote ? 1 : 0);
    const std::size_t end = quote ? text.find(quote, begin) : text.find_first_of(" }", begin);
    if (end == npos) return std::nullopt;
    const std::string_view value = text.substr(begin, end - begin);
    at = end + (quote ? 1 : 0);
    has_any = true;
    if (name == "id") attributes.id = value;
    if (name == "width") attributes.width = size_in(value);
    if (name == "height") attributes.height = size_in(value);
    if (name == "style") read_style(value, attributes);
  }
  if (!has_any && !(has_words && text.substr(1, at - 1).find("data-") != npos)) return std::nullopt;
  attributes.size = at + 1;
  return attributes;
}

std::string with_escaped_bars(std::string_view row) {
  std::string result;
  for (std::size_t at = 0; at < row.size();) {
    const std::size_t ticks = std::min(row.find('`', at), row.size());
    const std::size_t inside = std::min(row.find_first_not_of('`', ticks), row.size());
    result.append(row.substr(at, inside - at));
    at = inside;
    const std::size_t end = end_of_code(row, inside, inside - ticks);
    if (end == npos || ticks == inside) continue;
    for (; at < end; ++at) {
      if (row[at] == '|' && row[at - 1] != '\\') result += '\\';
      result += row[at];
    }
  }
  return result;
}

std::string without_foreign_words(std::string_view line, const FolderSettings& settings, std::string& loses) {
  loses.clear();
  if (line.find_first_of("{:+=^~") == npos && line.find("](") == npos) return std::string(line);
  return LineReader(line, settings, loses).read();
}

}  // namespace scrutineer::imports

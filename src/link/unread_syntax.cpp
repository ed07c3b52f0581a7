#include "link/unread_syntax.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/blanks.h"
#include "base/byte_block.h"
#include "base/characters.h"

namespace scrutineer::link {
namespace {

using base::npos;

bool has_blank(std::string_view text) { return std::ranges::any_of(text, base::is_space); }

// Whether it can be nothing but an address: "my file.md", "https://a b", "../costs", "#part".
bool looks_like_address(std::string_view text) {
  text = base::trimmed(text);
  if (text.starts_with("#") || text.starts_with("./") || text.starts_with("../") || text.find("://") != npos)
    return true;
  text = text.substr(0, text.find_first_of("#?"));
  static constexpr std::array<std::string_view, 14> endings{".md",   ".toml", ".html", ".htm", ".pdf", ".docx", ".doc",
                                                            ".xlsx", ".csv",  ".svg",  ".png", ".jpg", ".jpeg", ".txt"};
  return std::ranges::any_of(endings, [&](std::string_view ending) { return text.ends_with(ending); });
}

std::string without_blanks(std::string_view address) {
  std::string result;
  for (const char c : address) result += base::is_space(c) ? "%20" : std::string(1, c);
  return result;
}

class Finder {
 public:
  Finder(std::string_view text, bool in_html, const std::function<bool(std::string_view)>& is_source)
      : text_(text),
        in_html_(in_html),
        is_source_(is_source),
        last_parenthesis_(text.rfind(')')),
        last_brace_(text.rfind('}')) {}

  std::vector<UnreadSyntax> find() {
    const auto is_sign = [](auto byte) {
      return (byte == '[') | (byte == ']') | (byte == '(') | (byte == '@') | (byte == '{') | (byte == '\x02');
    };
    for (at_ = base::find_rare(text_, 0, is_sign); at_ < text_.size(); at_ = base::find_rare(text_, at_, is_sign)) {
      const std::size_t before = at_;
      look();
      if (at_ == before) ++at_;
    }
    return std::move(found_);
  }

 private:
  void look() {
    switch (text_[at_]) {
      case '[':
        open_ = at_;
        is_escaped_ = false;
        return bracket();
      case escaped_bracket:
        open_ = npos;
        is_escaped_ = true;
        return;
      case ']':
        return after_bracket();
      case '(':
        return reversed();
      case '@':
        return source();
      default:
        return shortcode();
    }
  }

  // `end` is where the search goes on.
  void add(std::size_t begin, std::size_t end, bool is_error, std::string_view code, std::string message,
           std::string help) {
    found_.push_back({begin, end, is_error, code, std::move(message), std::move(help)});
    at_ = end;
  }

  [[nodiscard]] std::string_view part(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin);
  }

  [[nodiscard]] std::size_t closing_parenthesis(std::size_t from) const {
    return last_parenthesis_ == npos || from > last_parenthesis_ ? npos : text_.find(')', from);
  }

  // [id, page 2]
  void bracket() {
    const std::size_t close = text_.find_first_of("[]", at_ + 1);
    if (close == npos || text_[close] == '[') return;
    const std::string_view inside = part(at_ + 1, close);
    const std::size_t comma = inside.find(',');
    if (comma == npos || !is_source_(base::trimmed(inside.substr(0, comma)))) return;
    add(at_, close + 1, false, "unread-citation", fmt::format("\"[{}]\" is shown as it stands", inside),
        fmt::format("a citation has an @: [@{}]", base::trimmed(inside)));
  }

  // ](…), ][…] and ] (…)
  void after_bracket() {
    if (std::exchange(is_escaped_, false)) return;  // text, as its editor says
    const std::size_t begin = std::min(std::exchange(open_, npos), at_);
    const std::size_t next = at_ + 1;
    if (next >= text_.size()) return;
    if (text_[next] == '(') return address(begin, next);
    if (text_[next] == '[') return definition(begin, next);
    if (text_[next] == ' ' && next + 1 < text_.size() && text_[next + 1] == '(') {
      const std::size_t close = closing_parenthesis(next);
      if (close == npos) return;
      const std::string_view inside = part(next + 2, close);
      if (has_blank(inside) || !looks_like_address(inside)) return;
      add(begin, close + 1, false, "broken-link", "a blank between the brackets of a link",
          fmt::format("write ]({}) without it", inside));
    }
  }

  void address(std::size_t begin, std::size_t open) {
    const std::size_t close = closing_parenthesis(open);
    const std::string_view inside = base::trimmed(part(open + 1, std::min(close, text_.size())));
    const std::string_view first = inside.substr(0, std::min(inside.find_first_of(" \t\n"), inside.size()));
    if (close == npos) {
      if (first.empty()) return no_address(begin, open + 1);
      if (!looks_like_address(first)) return;
      return add(begin, open + 1 + first.size(), true, "broken-link", fmt::format("the link to {} does not end", first),
                 fmt::format("close it: ({})", first));
    }
    if (inside.empty()) return no_address(begin, open + 1);
    const bool is_address = looks_like_address(inside) || looks_like_address(first);
    if (has_blank(inside))
      return add(begin, close + 1, is_address, "broken-link",
                 fmt::format("\"{}\" is no address: it holds a blank", inside),
                 is_address ? fmt::format("write (<{}>) or ({})", inside, without_blanks(inside))
                            : "where no link is meant, write \\[ for the bracket");
    if (is_address)
      add(begin, close + 1, true, "broken-link", fmt::format("the link to {} is shown as it stands", inside),
          in_html_ ? "leave an empty line between the HTML tag and this line: Markdown right below a tag is not read"
          : begin == at_
              ? "the ] before it closes no [ of its own: one is missing, or a link stands in the words of this one"
              : fmt::format("write (<{}>)", inside));
  }

  // What follows is more than text: a web address that links by itself, cut off at a blank.
  void no_address(std::size_t begin, std::size_t end) {
    if (end < text_.size()) return;
    add(begin, end, false, "broken-link", fmt::format("what stands behind \"{}\" is no address", part(begin, end)),
        "an address holds no blank: write %20 for it, or put the address between < and >");
  }

  void definition(std::size_t begin, std::size_t open) {
    const std::size_t close = text_.find_first_of("[]", open + 1);
    if (close == npos || text_[close] == '[' || begin == at_) return;
    const std::string_view label = part(open + 1, close);
    const std::string_view words = part(begin + 1, at_);
    if (label.starts_with('@') || label.starts_with('^') || words.starts_with('@') || words.starts_with('^')) return;
    add(begin, close + 1, true, "undefined-link",
        fmt::format("nothing on this page says where [{}] leads", label.empty() ? words : label),
        fmt::format("define it on a line of its own: [{}]: address. Or write [{}](address)",
                    label.empty() ? words : label, words));
  }

  // (words)[address]
  void reversed() {
    const std::size_t close = text_.find_first_of("()", at_ + 1);
    if (close == npos || !text_.substr(close).starts_with(")[")) return;
    const std::size_t end = text_.find_first_of("[]", close + 2);
    if (end == npos || text_[end] != ']') return;
    const std::string_view address = part(close + 2, end);
    if (!looks_like_address(address)) return;
    add(at_, end + 1, false, "broken-link", "the brackets of this link are the wrong way round",
        fmt::format("write [{}]({})", part(at_ + 1, close), address));
  }

  // (@id), [see @id]
  void source() {
    const bool has_sign = at_ > 1 && text_.substr(at_ - 2, 2) == "[-";  // as pandoc's citations without an author
    if (at_ > 0 && !has_sign && !base::is_space(text_[at_ - 1]) &&
        std::string_view("([;,").find(text_[at_ - 1]) == npos)
      return;
    std::size_t end = at_ + 1;
    while (end < text_.size() && !base::is_space(text_[end]) && std::string_view(")],;.[(:@").find(text_[end]) == npos)
      ++end;
    const std::string_view id = part(at_ + 1, end);
    if (!is_source_(id)) return;
    add(at_, end, false, "unread-citation", fmt::format("\"@{}\" is shown as it stands", id),
        fmt::format("a citation stands in square brackets of its own: [@{}, page 2]", id));
  }

  // {{< ref "b.md" >}}, {% include x %}
  void shortcode() {
    const std::string_view rest = text_.substr(at_);
    const bool is_percent = rest.starts_with("{%");
    if ((!is_percent && !rest.starts_with("{{")) || last_brace_ == npos || at_ > last_brace_) return;
    const std::size_t close = rest.find(is_percent ? "%}" : "}}");
    if (close == npos) return;
    add(at_, at_ + close + 2, false, "foreign-syntax",
        fmt::format("\"{}\" is shown as it stands", rest.substr(0, close + 2)),
        "this is the syntax of another program: link with [[id]], and see the manual for what can stand in a page");
  }

  std::string_view text_;
  bool in_html_;
  const std::function<bool(std::string_view)>& is_source_;
  std::size_t at_ = 0;
  std::size_t open_ = npos;  // the last [, until a ] closes it
  bool is_escaped_ = false;  // the last [ is, until a ] stands behind it
  std::size_t last_parenthesis_;
  std::size_t last_brace_;
  std::vector<UnreadSyntax> found_;
};

}  // namespace

std::vector<UnreadSyntax> find_unread_syntax(std::string_view syntax, bool in_html,
                                             const std::function<bool(std::string_view)>& is_source) {
  return Finder(syntax, in_html, is_source).find();
}

}  // namespace scrutineer::link

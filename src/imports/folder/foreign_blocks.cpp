#include "imports/folder/foreign_blocks.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "base/characters.h"
#include "base/letter_case.h"
#include "base/slug.h"
#include "base/utf8.h"
#include "imports/folder/foreign_words.h"
#include "link/blocks.h"
#include "markup/markdown.h"

namespace scrutineer::imports {
namespace {

using base::npos;
constexpr std::size_t most_block_depth = 24;  // of admonitions and tabs in each other

// !!! note "Title", ??? note, ???+ note, === "Tab".
struct Opening {
  enum class Kind : std::uint8_t { callout, folded, unfolded, tab, plain };
  Kind kind{};
  std::string_view type, title;
  bool has_title = false;
  std::size_t colons = 0;  // of a container, which as many end
};

std::optional<Opening> opening_in(std::string_view line) {
  line = trimmed(line);
  Opening opening;
  if (line.starts_with("!!!"))
    opening.kind = Opening::Kind::callout, line.remove_prefix(3);
  else if (line.starts_with("???+"))
    opening.kind = Opening::Kind::unfolded, line.remove_prefix(4);
  else if (line.starts_with("???"))
    opening.kind = Opening::Kind::folded, line.remove_prefix(3);
  else if (line.starts_with("==="))
    opening.kind = Opening::Kind::tab, line.remove_prefix(3);
  else
    return std::nullopt;
  if (opening.kind == Opening::Kind::tab)
    while (!line.empty() && (line.front() == '!' || line.front() == '+')) line.remove_prefix(1);
  line = trimmed(line);
  if (const std::size_t quote = line.find('"'); quote != npos) {
    const std::size_t end = line.rfind('"');
    if (end == quote || !is_blank(line.substr(end + 1))) return std::nullopt;
    opening.title = line.substr(quote + 1, end - quote - 1);
    opening.has_title = true;
    line = trimmed(line.substr(0, quote));
  }
  const bool is_tab = opening.kind == Opening::Kind::tab;
  if (is_tab) return line.empty() && opening.has_title ? std::optional(opening) : std::nullopt;
  // "note inline end": the first is the kind, the rest says how it looks.
  opening.type = line.substr(0, line.find(' '));
  const bool is_word = std::ranges::all_of(line, [](unsigned char c) {
    return std::isalnum(c) || c >= 0x80 || c == '-' || c == '_' || c == ' ' || c == '|';
  });
  return is_word && !(opening.type.empty() && opening.kind == Opening::Kind::callout) ? std::optional(opening)
                                                                                      : std::nullopt;
}

std::size_t colons_of(std::string_view line) {
  const std::size_t colons = std::min(line.find_first_not_of(':'), line.size());
  return colons < 3 ? 0 : colons;
}

// ::: tip Title, :::tip[Title], ::: details Title, as VuePress, Docusaurus and markdown-it have them.
std::optional<Opening> container_in(std::string_view line) {
  line = trimmed(line);
  Opening opening;
  opening.kind = Opening::Kind::plain;
  opening.colons = colons_of(line);
  if (opening.colons == 0) return std::nullopt;
  line = trimmed(line.substr(opening.colons));
  const std::size_t end =
      std::ranges::find_if_not(line,
                               [](unsigned char c) { return std::isalnum(c) || c >= 0x80 || c == '-' || c == '_'; }) -
      line.begin();
  opening.type = line.substr(0, end);
  if (opening.type.empty()) return std::nullopt;
  line = trimmed(line.substr(end));
  if (line.starts_with('[') && line.find(']') != npos) line = line.substr(1, line.find(']') - 1);
  if (line.starts_with('{')) line = {};  // attributes
  opening.title = trimmed(line);
  opening.has_title = !opening.title.empty();
  static constexpr std::array<std::string_view, 5> others{"success", "secondary", "question", "example", "quote"};
  const std::string type = base::ascii_lower_case(opening.type);
  if (type == "details")
    opening.kind = Opening::Kind::folded;
  else if (!known_callout(type).empty() || std::ranges::find(others, type) != others.end())
    opening.kind = Opening::Kind::callout;
  return opening;
}

// import Tabs from '@theme/Tabs';
bool is_import(std::string_view line) {
  if (!line.starts_with("import ")) return false;
  line = trimmed(line);
  if (line.ends_with(';')) line.remove_suffix(1);
  const bool is_quoted = line.ends_with('"') || line.ends_with('\'');
  return is_quoted && (line.find(" from ") != npos || line[7] == line.back());
}

// | --- | :-: |
bool is_table_dashes(std::string_view line) {
  return line.find('|') != npos && line.find('-') != npos && line.find_first_not_of(" \t|:-") == npos;
}

bool begins_list_item(std::string_view line) {
  const std::string_view words = trimmed(line);
  if (words.empty()) return false;
  if (std::string_view("-*+").find(words.front()) != npos)
    return words.size() == 1 || words[1] == ' ' || words[1] == '\t';
  const std::size_t digits = words.find_first_not_of("0123456789");
  return digits != npos && digits > 0 && digits < 10 && (words[digits] == '.' || words[digits] == ')') &&
         (words.size() == digits + 1 || words[digits + 1] == ' ');
}

// *[HTML]: HyperText Markup Language
std::optional<Abbreviation> abbreviation_in(std::string_view line) {
  line = trimmed(line);
  if (!line.starts_with("*[")) return std::nullopt;
  const std::size_t close = line.find("]:");
  if (close == npos || close == 2) return std::nullopt;
  return Abbreviation{.name = std::string(trimmed(line.substr(2, close - 2))),
                      .words = std::string(trimmed(line.substr(close + 2))),
                      .file = {}};
}

std::string_view definition_in(std::string_view line) {
  if (indent_of(line) > 3) return {};
  line = trimmed(line);
  return line.size() > 2 && line.front() == ':' && (line[1] == ' ' || line[1] == '\t') ? trimmed(line.substr(1))
                                                                                       : std::string_view{};
}

std::string as_html(std::string_view words) {
  std::string html;
  if (auto document = markup::Document::parse(words, {.is_text = true})) document->render_inline(html);
  return html;
}

// What stands behind the fence: ```py title="bubble_sort.py" hl_lines="2 3"
struct FenceInfo {
  std::string language, title;
};
FenceInfo fence_info(std::string_view info) {
  FenceInfo result;
  info = trimmed(info);
  const bool has_braces = info.starts_with('{');
  if (has_braces) {
    info.remove_prefix(1);
    if (info.ends_with('}')) info.remove_suffix(1);
    info = trimmed(info);
    while (info.starts_with('.')) info.remove_prefix(1);
  }
  const std::size_t end = std::min(info.find_first_of(" \t{,"), info.size());
  if (info.substr(0, end).find('=') == npos) result.language = info.substr(0, end);
  if (const std::size_t title = info.find("title="); title != npos && title + 7 < info.size()) {
    const char quote = info[title + 6];
    const std::size_t close = quote == '"' || quote == '\'' ? info.find(quote, title + 7) : npos;
    if (close != npos) result.title = info.substr(title + 7, close - title - 7);
  }
  return result;
}

class BlockConverter {
 public:
  BlockConverter(const FolderSettings& settings, const FileTable& table, Remarks& remarks, ConvertedBlocks& result)
      : settings_(settings), table_(table), remarks_(remarks), result_(result) {}

  Lines convert(const Lines& lines, std::size_t depth) {
    Lines into;
    Fences fences;
    bool in_list = false, in_code = false, in_table = false, after_blank = true;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const Line& line = lines[i];
      const bool was_open = fences.is_open();
      const bool is_indented_code =
          !was_open && !in_list && indent_of(line.text) >= 4 && (after_blank || in_code) && !is_blank(line.text);
      if (!is_indented_code && fences.is_code(line.text)) {
        if (was_open)
          into.push_back(line);
        else
          open_fence(line, into);
        after_blank = in_code = false;
        continue;
      }
      in_code = is_indented_code || (in_code && is_blank(line.text));
      const bool is_blank_line = is_blank(line.text);
      if (!is_blank_line && !is_indented_code) {
        if (begins_list_item(line.text))
          in_list = true;
        else if (indent_of(line.text) == 0 && after_blank)
          in_list = false;
      }
      const bool was_after_blank = std::exchange(after_blank, is_blank_line);
      if (is_blank_line || is_indented_code) {
        in_table = false;
        into.push_back(line);
        continue;
      }
      if (!is_mkdocs() && depth < most_block_depth)
        if (const auto opening = container_in(line.text)) {
          i = container(lines, i, *opening, depth, into);
          after_blank = true;
          continue;
        }
      if (!is_mkdocs() && indent_of(line.text) == 0 && was_after_blank && jsx(lines, i)) {
        after_blank = true;
        continue;
      }
      in_table =
          in_table || (i + 1 < lines.size() && line.text.find('|') != npos && is_table_dashes(lines[i + 1].text));
      if (is_mkdocs() && in_table) {
        words(made(line, with_escaped_bars(line.text)), into);
        continue;
      }
      if (is_mkdocs() && depth < most_block_depth)
        if (const auto opening = opening_in(line.text)) {
          i = block(lines, i, *opening, depth, into);
          after_blank = true;
          continue;
        }
      if (is_mkdocs() && definition(lines, i, was_after_blank, depth, into)) continue;
      words(line, into);
    }
    return into;
  }

 private:
  [[nodiscard]] bool is_mkdocs() const { return settings_.kind == FolderKind::mkdocs; }

  void remark(RemarkKind kind, const Line& line, std::string text) {
    remarks_.add(kind, table_[line.file], line.number, std::move(text));
  }

  static Line made(const Line& like, std::string text) { return {std::move(text), like.number, like.file}; }

  // The lines that belong to what line `at` opens: those indented more deeply, and the blank ones between.
  static std::size_t end_of_body(const Lines& lines, std::size_t at, std::size_t indent) {
    std::size_t end = at + 1;
    for (std::size_t i = at + 1; i < lines.size(); ++i) {
      if (is_blank(lines[i].text)) continue;
      if (indent_of(lines[i].text) < indent + 4) break;
      end = i + 1;
    }
    return end;
  }

  Lines body_of(const Lines& lines, std::size_t begin, std::size_t end, std::size_t indent, std::size_t depth) {
    Lines body;
    for (std::size_t i = begin; i < end; ++i) body.push_back(made(lines[i], without_indent(lines[i].text, indent)));
    return convert(body, depth + 1);
  }

  // Returns the last line of it.
  std::size_t block(const Lines& lines, std::size_t at, const Opening& opening, std::size_t depth, Lines& into) {
    const std::size_t indent = indent_of(lines[at].text);
    const std::size_t end = end_of_body(lines, at, indent);
    put(lines[at], opening, body_of(lines, at + 1, end, indent + 4, depth), into);
    return end - 1;
  }

  // The same of a container, which ends at a line of colons, or with what it stands in.
  std::size_t container(const Lines& lines, std::size_t at, const Opening& opening, std::size_t depth, Lines& into) {
    const std::size_t indent = indent_of(lines[at].text);
    Fences fences;
    std::size_t end = at + 1;
    bool is_closed = false;
    for (; end < lines.size(); ++end) {
      const std::string_view text = trimmed(lines[end].text);
      if (indent_of(lines[end].text) < indent && !text.empty()) break;
      is_closed = !fences.is_code(text) && colons_of(text) >= opening.colons && colons_of(text) == text.size();
      if (is_closed) break;
    }
    put(lines[at], opening, body_of(lines, at + 1, end, indent, depth), into);
    return is_closed ? end : end - 1;
  }

  void put(const Line& line, const Opening& opening, Lines body, Lines& into) {
    const std::string before(indent_of(line.text), ' ');
    while (!body.empty() && is_blank(body.front().text)) body.erase(body.begin());
    while (!body.empty() && is_blank(body.back().text)) body.pop_back();
    if (!into.empty() && !is_blank(into.back().text)) into.push_back(made(line, ""));
    const auto add = [&](const std::string& text) { into.push_back(made(line, before + text)); };
    const auto add_body = [&](std::string_view sign) {
      for (const Line& each : body) {
        const std::string text =
            each.text.empty() && !sign.empty() ? std::string(trimmed(sign)) : std::string(sign) + each.text;
        into.push_back(made(each, text.empty() ? text : before + text));
      }
    };
    switch (opening.kind) {
      case Opening::Kind::callout: {
        const std::string mark = callout_mark(opening);
        if (body.empty() && mark.ends_with(']')) break;
        add("> " + mark);
        add_body("> ");
        break;
      }
      case Opening::Kind::folded:
      case Opening::Kind::unfolded: {
        const std::string title =
            opening.title.empty() ? base::capitalised(base::ascii_lower_case(opening.type)) : as_html(opening.title);
        add(opening.kind == Opening::Kind::unfolded ? "<details open>" : "<details>");
        add(fmt::format("<summary>{}</summary>", title.empty() ? "More" : title));
        add("");
        add_body("");
        if (!into.empty() && !is_blank(into.back().text)) add("");
        add("</details>");
        break;
      }
      case Opening::Kind::tab:
        if (!opening.title.empty()) add(fmt::format("**{}**", trimmed(opening.title)));
        add("");
        add_body("");
        remark(RemarkKind::shown_plainly, line,
               fmt::format("the tab \"{}\" stands below the one before", opening.title));
        break;
      case Opening::Kind::plain:
        if (!opening.title.empty()) {
          add(fmt::format("**{}**", opening.title));
          add("");
        }
        add_body("");
        remark(RemarkKind::shown_plainly, line,
               fmt::format("\"{}\" is left out; what it holds stays", base::beginning(trimmed(line.text), 60)));
        break;
    }
    into.push_back(made(line, ""));
  }

  std::string callout_mark(const Opening& opening) {
    std::string kind(known_callout(base::ascii_lower_case(opening.type)));
    const bool is_known = !kind.empty();
    if (!is_known) {
      kind = base::id_of_title(opening.type);
      if (kind.empty()) kind = "note";
      if (known_callout(kind).empty()) result_.callouts.insert(kind);
    }
    std::string mark = "[!" + kind + "]";
    for (char& c : mark)
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (!opening.title.empty()) return fmt::format("{} {}", mark, opening.title);
    // "danger" looks like a caution, and is called danger.
    const std::string own = base::capitalised(base::ascii_lower_case(opening.type));
    const bool is_called_otherwise = is_known ? !base::equal_but_for_case(own, kind) : base::slug(own) != kind;
    return is_called_otherwise && !opening.has_title ? fmt::format("{} {}", mark, own) : mark;
  }

  void open_fence(const Line& line, Lines& into) {
    const std::string indent = line.text.substr(0, line.text.find_first_not_of(" \t"));
    const std::size_t length = fence_length(line.text);
    const std::string_view words = trimmed(line.text);
    FenceInfo info = fence_info(words.substr(length));
    if (link::is_block(info.language)) info.language.clear();
    if (info.language == "mermaid" || info.language == "plantuml" || info.language == "dot")
      remark(RemarkKind::other_syntax, line, fmt::format("a diagram of {} is shown as its text", info.language));
    if (!info.title.empty()) {
      if (!into.empty() && !is_blank(into.back().text)) into.push_back(made(line, ""));
      into.push_back(made(line, fmt::format("{}`{}`", indent, info.title)));
      into.push_back(made(line, ""));
    }
    into.push_back(made(line, fmt::format("{}{}{}", indent, words.substr(0, length), info.language)));
  }

  // A definition below its term. One of several blocks, which a site's cannot have, stands below its term in bold.
  bool definition(const Lines& lines, std::size_t& at, bool after_blank, std::size_t depth, Lines& into) {
    const std::string_view first = definition_in(lines[at].text);
    if (first.empty()) return false;
    std::size_t term = into.size();
    while (term > 0 && is_blank(into[term - 1].text)) --term;
    // What stands above is a term when it is a paragraph: not a heading, an item, a quotation or a row.
    if (term == 0 || (after_blank && into.size() - term > 1)) return undefined(lines[at], first, into);
    const std::string_view above = trimmed(into[term - 1].text);
    if (above.starts_with("#") || above.starts_with(">") || above.starts_with("|") || above.starts_with("<") ||
        begins_list_item(above) || (after_blank && above.starts_with(":") && !above.starts_with(": ")))
      return undefined(lines[at], first, into);
    const std::size_t end = end_of_body(lines, at, 0);
    std::size_t blocks_end = at + 1;  // lines of the same paragraph
    while (blocks_end < lines.size() && !is_blank(lines[blocks_end].text) &&
           definition_in(lines[blocks_end].text).empty())
      ++blocks_end;
    const bool is_simple = end <= blocks_end && fence_length(first) == 0 && !begins_list_item(first);
    const bool goes_on = into[term - 1].text.starts_with(": ");
    if (is_simple) {
      if (!goes_on) into.resize(term);
      words(made(lines[at], fmt::format(": {}", first)), into);
      return true;
    }
    const std::string written(trimmed(into[term - 1].text));
    if (!goes_on && !written.starts_with("**")) into[term - 1].text = fmt::format("**{}**", written);
    into.resize(term);
    into.push_back(made(lines[at], ""));
    Lines body{made(lines[at], std::string(first))};
    for (std::size_t i = at + 1; i < std::max(end, blocks_end); ++i)
      body.push_back(made(lines[i], without_indent(lines[i].text, 4)));
    remark(RemarkKind::shown_plainly, lines[at], "a definition of several paragraphs stands below its term");
    for (Line& line : convert(body, depth + 1)) into.push_back(std::move(line));
    at = std::max(end, blocks_end) - 1;
    return true;
  }

  // A colon that defines nothing is taken off: readers saw none, or one that meant nothing.
  bool undefined(const Line& line, std::string_view first, Lines& into) {
    words(made(line, std::string(first)), into);
    return true;
  }

  void words(const Line& line, Lines& into) {
    if (auto abbreviation = abbreviation_in(line.text)) {
      abbreviation->file = table_[line.file];
      abbreviation->line = line.number;
      result_.abbreviations.push_back(std::move(*abbreviation));
      return;
    }
    const std::string_view text = trimmed(line.text);
    if (text == "[TOC]" || text == "[[_TOC_]]" || base::ascii_lower_case(text) == "[[toc]]") return;
    if (is_mkdocs() && text.starts_with("::: "))
      return remark(RemarkKind::other_syntax, line,
                    fmt::format("what a program writes of {} is not there", text.substr(4)));
    if (!is_mkdocs() && text.substr(std::min(text.find_first_not_of("> "), text.size())).starts_with(":::"))
      remark(RemarkKind::other_syntax, line, fmt::format("{} is shown as it stands", base::beginning(text, 60)));
    std::string loses;
    Line converted = made(line, without_foreign_words(line.text, settings_, loses));
    callout(converted.text);
    if (loses == "icon") remark(RemarkKind::shown_plainly, line, "an icon of the theme is left out");
    macro(line, trimmed(converted.text));
    if (is_mkdocs()) space_heading(converted.text);
    if (is_blank(converted.text) && !is_blank(line.text)) return;
    const bool is_tag_now = trimmed(converted.text).starts_with("<img ") && !text.starts_with('<');
    markdown_in_html(converted, into);
    // A tag alone on its line would make HTML of the lines below.
    if (is_tag_now) into.push_back(made(line, ""));
  }

  void macro(const Line& line, std::string_view text) {
    constexpr std::size_t most = 60;
    // MDX fills in what stands between braces.
    const bool is_mdx = !is_mkdocs() && table_[line.file].ends_with(".mdx");
    const std::size_t begin =
        std::min({text.find("{{"), text.find("{%"), text.find("<%"), text.find(is_mdx ? "{" : "{{")});
    if (begin == npos || text.substr(begin).starts_with("{#")) return;
    const std::string_view shown = base::beginning(text.substr(begin), most);
    if (text.substr(0, begin).find('`') == npos)
      remark(RemarkKind::other_syntax, line, fmt::format("{} is shown as it stands", shown));
  }

  // > [!example]. A kind that can be no id is a note, called by its name.
  void callout(std::string& line) {
    const std::size_t begin = line.find_first_not_of("> \t");
    if (begin == npos || !std::string_view(line).substr(begin).starts_with("[!")) return;
    const std::size_t close = line.find(']', begin);
    if (close == npos || close < begin + 3) return;
    const std::string kind = base::ascii_lower_case(line.substr(begin + 2, close - begin - 2));
    static constexpr std::array<std::string_view, 5> five{"note", "tip", "important", "warning", "caution"};
    if (std::ranges::find(five, kind) != five.end()) return;
    if (base::id_of_title(kind) == kind) {
      result_.callouts.insert(kind);
    } else if (line.find('>') < begin && kind.find_first_of("[]()!|") == npos) {
      const std::string_view title = std::string_view(line).substr(close + 1);
      const bool has_title = title.find_first_not_of(" \t+-") != npos;
      line = fmt::format("{}[!NOTE]{}{}", line.substr(0, begin), title,
                         has_title ? "" : fmt::format(" {}", base::capitalised(kind)));
    }
  }

  // What MDX runs when a page is shown: imports, exports and comments.
  bool jsx(const Lines& lines, std::size_t& at) {
    const std::string_view text = trimmed(lines[at].text);
    const bool is_mdx = table_[lines[at].file].ends_with(".mdx");
    if (!is_import(lines[at].text) && !(is_mdx && (text.starts_with("export ") || text.starts_with("{/*"))))
      return false;
    // One ends with its paragraph.
    for (const std::size_t first = at;; ++at) {
      remark(RemarkKind::shown_plainly, lines[at],
             fmt::format("{} is left out", base::beginning(trimmed(lines[at].text), 60)));
      const bool goes_on = at + 1 < lines.size() && !is_blank(lines[at + 1].text) &&
                           (is_import(lines[at + 1].text) || (is_mdx && !is_import(lines[first].text)));
      if (!goes_on) return true;
    }
  }

  // Python-Markdown takes "##Costs" for a heading.
  static void space_heading(std::string& text) {
    const std::size_t signs = text.find_first_not_of('#');
    if (signs != npos && signs > 0 && signs <= 6 && std::isalnum(static_cast<unsigned char>(text[signs])))
      text.insert(signs, " ");
  }

  // <div markdown>: what stands in it is Markdown, and needs empty lines round it.
  void markdown_in_html(const Line& line, Lines& into) {
    const std::string_view text = trimmed(line.text);
    const std::size_t word = text.find(" markdown");
    const bool opens = text.starts_with('<') && text.ends_with('>') && word != npos && word < text.find('>');
    const std::string name(
        text.substr(std::min<std::size_t>(1, text.size()), std::min(text.find_first_of(" >", 1), text.size() + 1) - 1));
    const bool closes = !open_elements_.empty() && text == fmt::format("</{}>", open_elements_.back());
    if (closes) open_elements_.pop_back();
    if (opens && text.find(fmt::format("</{}>", name)) == npos) open_elements_.push_back(name);
    if (closes && !into.empty() && !is_blank(into.back().text)) into.push_back(made(line, ""));
    into.push_back(line);
    if (opens || closes) into.push_back(made(line, ""));
  }

  std::vector<std::string> open_elements_;  // whose content is Markdown
  const FolderSettings& settings_;
  const FileTable& table_;
  Remarks& remarks_;
  ConvertedBlocks& result_;
};

}  // namespace

std::string_view known_callout(std::string_view kind) {
  struct Known {
    std::string_view kind, as;
  };
  static constexpr std::array<Known, 14> known{{{"note", "note"},
                                                {"tip", "tip"},
                                                {"hint", "tip"},
                                                {"important", "important"},
                                                {"warning", "warning"},
                                                {"attention", "warning"},
                                                {"caution", "caution"},
                                                {"danger", "caution"},
                                                {"error", "caution"},
                                                {"info", "note"},
                                                {"seealso", "note"},
                                                {"todo", "note"},
                                                {"", "note"},
                                                {"admonition", "note"}}};
  const auto found = std::ranges::find(known, kind, &Known::kind);
  return found == known.end() ? std::string_view{} : found->as;
}

ConvertedBlocks without_foreign_blocks(const Lines& lines, const FolderSettings& settings, const FileTable& table,
                                       Remarks& remarks) {
  ConvertedBlocks result;
  result.lines = BlockConverter(settings, table, remarks, result).convert(lines, 0);
  return result;
}

}  // namespace scrutineer::imports

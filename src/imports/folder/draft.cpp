#include "imports/folder/draft.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/characters.h"
#include "imports/first_sentence.h"
#include "imports/folder/foreign_html.h"
#include "link/unread_syntax.h"
#include "markup/markdown.h"

namespace scrutineer::imports {
namespace {

using base::npos;
using markup::Dropped;

// ---- headings -----------------------------------------------------------------------------------------------

// Of "## Costs": 2.
std::size_t heading_level(std::string_view line) {
  if (indent_of(line) > 3) return 0;
  line = trimmed(line);
  const std::size_t signs = std::min(line.find_first_not_of('#'), line.size());
  return signs > 0 && signs <= 6 && (signs == line.size() || line[signs] == ' ' || line[signs] == '\t') ? signs : 0;
}

// A line of = or - below words.
std::size_t underline_level(std::string_view line) {
  if (indent_of(line) > 3) return 0;
  line = trimmed(line);
  if (line.empty()) return 0;
  if (line.find_first_not_of('=') == npos) return 1;
  return line.size() > 1 && line.find_first_not_of('-') == npos ? 2 : 0;
}

bool can_be_underlined(std::string_view line) {
  if (is_blank(line) || indent_of(line) > 3 || heading_level(line) > 0) return false;
  const char first = trimmed(line).front();
  return first != '>' && first != '|' && first != '<' && trimmed(line).substr(0, 2) != "- " &&
         trimmed(line).substr(0, 2) != "* ";
}

struct FoundHeading {
  std::size_t line = 0;
  std::size_t level = 0;
  bool is_underlined = false;
};

std::vector<FoundHeading> headings_in(const Lines& lines) {
  std::vector<FoundHeading> found;
  Fences fences;
  bool in_comment = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string& text = lines[i].text;
    if (fences.is_code(text)) continue;
    if (!in_comment && text.find("<!--") != npos) in_comment = true;
    if (in_comment) {
      in_comment = text.find("-->") == npos;
      continue;
    }
    if (const std::size_t level = heading_level(text); level > 0)
      found.push_back({i, level});
    else if (const std::size_t below = underline_level(text);
             below > 0 && i > 0 && can_be_underlined(lines[i - 1].text) && (i < 2 || is_blank(lines[i - 2].text)))
      found.push_back({i - 1, below, true});
  }
  return found;
}

std::string_view heading_words(std::string_view line) {
  line = trimmed(line);
  line.remove_prefix(std::min(line.find_first_not_of('#'), line.size()));
  line = trimmed(line);
  std::string_view cut = line;
  while (cut.ends_with('#')) cut.remove_suffix(1);
  return cut.ends_with(' ') ? trimmed(cut) : line;
}

// Takes "{#id}" off.
std::string id_at_end(std::string_view& words) {
  const std::size_t open = words.rfind("{#");
  if (open == npos || !words.ends_with('}')) return {};
  std::string id(words.substr(open + 2, words.size() - open - 3));
  words = trimmed(words.substr(0, open));
  return id;
}

std::string plain_words(std::string_view markdown) {
  auto document = markup::Document::parse(markdown, {.is_text = true});
  if (!document) return std::string(markdown);
  document->walk();
  std::string plain;
  for (const char c : document->plain_text()) plain += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  return std::string(trimmed(plain));
}

// The heading that begins the page becomes its title; when there are others of level 1, all move down a level. Returns
// the id that the title gave itself.
std::string take_title(Lines& lines, PageDraft& draft) {
  std::vector<FoundHeading> headings = headings_in(lines);
  std::string id;
  const bool has_title = !headings.empty() && headings.front().level == 1;
  const bool has_more = std::ranges::count(headings, std::size_t{1}, &FoundHeading::level) > (has_title ? 1 : 0);
  for (std::size_t i = has_title ? 1 : 0; has_more && i < headings.size(); ++i) {
    const FoundHeading& heading = headings[i];
    Line& line = lines[heading.line];
    if (!heading.is_underlined) {
      if (heading.level < 6) line.text.insert(line.text.find('#'), "#");
      continue;
    }
    line.text = fmt::format("{} {}", std::string(heading.level + 1, '#'), trimmed(line.text));
    lines[heading.line + 1].text.clear();
  }
  if (has_title) {
    std::string_view words = heading_words(lines[headings.front().line].text);
    id = id_at_end(words);
    // A title that another program fills in stands in front of the page, too.
    const bool is_filled_in = words.find("<%") != npos || words.find("{{") != npos || words.find("{%") != npos;
    if (!is_filled_in) draft.heading = plain_words(words);
    lines[headings.front().line].text.clear();
    if (headings.front().is_underlined) lines[headings.front().line + 1].text.clear();
  }
  const auto first = std::ranges::find_if(lines, [](const Line& line) { return !is_blank(line.text); });
  lines.erase(lines.begin(), first);
  return id;
}

// ---- what the parser sees --------------------------------------------------------------------------------------

bool begins_definition(std::string_view line) {
  if (indent_of(line) > 3) return false;
  line = trimmed(line);
  return line.starts_with('[') && !line.starts_with("[^") && line.find("]:") != npos;
}

class Gatherer final : public markup::Visitor {
 public:
  // `has_names`: what [[…]] holds names a page.
  Gatherer(PageDraft& draft, const markup::Document& document, bool has_names)
      : draft_(draft), document_(document), has_names_(has_names) {
    line_starts_.push_back(0);
    for (std::size_t at = 0; (at = draft.body.find('\n', at)) != npos; ++at) line_starts_.push_back(at + 1);
  }

  // Lines such as "[label]: address", outside of code.
  void gather_definitions() {
    Fences fences;
    for (const Line& line : lines_of(draft_.body, 1, 0)) {
      const std::string& text = line.text;
      const std::size_t line_start = line_starts_[line.number - 1];
      if (fences.is_code(text) || !begins_definition(text)) continue;
      std::size_t begin = text.find_first_not_of(" \t", text.find("]:") + 2);
      if (begin == npos) continue;
      std::size_t end = std::min(text.find_first_of(" \t", begin), text.size());
      if (text[begin] == '<') {
        end = text.find('>', ++begin);
        if (end == npos) continue;
      }
      WrittenLink link{.is_definition = true};
      link.begin = link.address = line_start + begin;
      link.end = link.address_end = line_start + end;
      link.url = text.substr(begin, end - begin);
      draft_.links.push_back(std::move(link));
    }
  }

  void link(markup::Link& seen) override {
    if (seen.kind == markup::Link::Kind::autolink) return;
    const markup::SourceRange whole = document_.source(seen.place);
    const markup::SourceRange address = document_.source(seen.address);
    if (whole.end > draft_.body.size() || address.end > draft_.body.size() || address.begin > address.end) return;
    WrittenLink link{.is_image = seen.kind == markup::Link::Kind::image,
                     .begin = whole.begin,
                     .end = whole.end,
                     .address = address.begin,
                     .address_end = address.end,
                     .url = std::string(seen.url)};
    const char first = whole.begin < draft_.body.size() ? draft_.body[whole.begin] : '\0';
    link.is_reference = (first == '[' || first == '!') && whole.end > whole.begin && draft_.body[whole.end - 1] == ']';
    link.is_html = !link.is_reference && (whole.begin == address.begin || (first != '[' && first != '!'));
    link.words = document_.plain_text().substr(seen.text.begin, seen.text.end - seen.text.begin);
    draft_.links.push_back(std::move(link));
  }

  void run(const markup::Run& run, markup::Rewriter& rewriter) override {
    if (run.in_link || run.in_image || run.text.find_first_of("[]@{") == npos) return;
    std::string syntax(run.text);
    constexpr std::string_view special = "[]()@{}";
    for (std::size_t at = 0; at < syntax.size(); ++at)
      if (special.find(syntax[at]) != npos && !run.is_as_written(at)) syntax[at] = '\x01';
    for (std::size_t at = syntax.find('['); at != npos; at = syntax.find('[', at + 1)) {
      if (syntax.compare(at, 2, "[[") != 0 && syntax.compare(at, 2, "[@") != 0) continue;
      const std::size_t end = name_ends(run, syntax, at);
      if (end != npos)
        by_name(run, at, end, rewriter);
      else
        escape(run, at);
      std::fill_n(syntax.begin() + static_cast<std::ptrdiff_t>(at), end == npos ? 1 : end - at, '\x01');
    }
    const auto no_source = [](std::string_view) { return false; };
    for (const link::UnreadSyntax& unread : link::find_unread_syntax(syntax, run.in_html, no_source))
      if (unread.is_error && syntax[unread.begin] == '[') {
        const std::size_t place = escape(run, unread.begin);
        if (place == npos) continue;
        draft_.remark(RemarkKind::link, place,
                      run.in_html ? fmt::format("it stands among HTML, where no Markdown is read: {}", unread.message)
                                  : fmt::format("no link in the original: {}", unread.message));
      }
  }

  void dropped(const Dropped& dropped) override {
    if (dropped.place.block == nullptr) return;
    const std::size_t at = document_.source(dropped.place).begin, end = at + dropped.literal.size();
    if (end > draft_.body.size() || draft_.body.compare(at, dropped.literal.size(), dropped.literal) != 0) return;
    switch (dropped.kind) {
      case Dropped::Kind::id_of_theme:
      case Dropped::Kind::id_doubled:
      case Dropped::Kind::heading_id_refused:
        return edit(at, end, "");
      case Dropped::Kind::unsafe_url:
        draft_.remark(RemarkKind::link, at, fmt::format("the address {} is not safe", dropped.literal.substr(0, 60)));
        return edit(at, end, "#");
      default:
        return;
    }
  }

 private:
  void edit(std::size_t begin, std::size_t end, std::string text) {
    draft_.edits.push_back({begin, end, std::move(text)});
  }

  // Takes its meaning from a bracket, and returns where it stands: npos when that is not known. Among HTML no backslash
  // does, but a tag that shows nothing parts two signs.
  std::size_t escape(const markup::Run& run, std::size_t at) {
    const std::size_t place = run.in_html ? place_in_html(run, at) : document_.source(run.place(at, at + 1)).begin;
    if (place >= draft_.body.size() || draft_.body[place] != '[') return npos;
    if (!run.in_html)
      edit(place, place, "\\");
    else if (const char next = draft_.body[place + 1]; next == '[' || next == '@')
      edit(place + 1, place + 1, "<wbr>");
    return place;
  }

  // By the words of its line.
  [[nodiscard]] std::size_t place_in_html(const markup::Run& run, std::size_t at) const {
    const std::size_t begin = run.text.rfind('\n', at) + 1;  // 0 on the first line
    const std::string_view words = run.text.substr(begin, run.text.find('\n', at) - begin);
    if (run.line == 0 || run.line > line_starts_.size()) return npos;
    const std::size_t found = draft_.body.find(words, line_starts_[run.line - 1]);
    return found == npos ? npos : found + (at - begin);
  }

  // Behind "[[Page#Heading|words]]", which begins at `at`; npos for brackets that name nothing.
  [[nodiscard]] std::size_t name_ends(const markup::Run& run, std::string_view syntax, std::size_t at) const {
    if (!has_names_ || run.in_html || !syntax.substr(at).starts_with("[[")) return npos;
    const std::size_t end = syntax.find_first_of("[]\n", at + 2);
    if (end == npos || !syntax.substr(end).starts_with("]]") || is_blank(syntax.substr(at + 2, end - at - 2)))
      return npos;
    return syntax[at + 2] == ' ' || syntax[end - 1] == ' ' ? npos : end + 2;
  }

  void by_name(const markup::Run& run, std::size_t at, std::size_t end, markup::Rewriter& rewriter) {
    const std::string_view inside = run.text.substr(at + 2, end - at - 4);
    const std::size_t bar = inside.find('|');
    WrittenLink link{.is_image = at > 0 && run.text[at - 1] == '!' && run.is_as_written(at - 1), .is_by_name = true};
    const markup::SourceRange place = document_.source(run.place(at - (link.is_image ? 1 : 0), end));
    link.begin = place.begin;
    link.end = place.end;
    link.url = trimmed(inside.substr(0, bar));
    if (bar != npos) link.words = trimmed(inside.substr(bar + 1));
    rewriter.text(at - (link.is_image ? 1 : 0), end, link.words.empty() ? link.url : link.words);  // for the summary
    draft_.links.push_back(std::move(link));
  }

  PageDraft& draft_;
  const markup::Document& document_;
  bool has_names_;
  std::vector<std::size_t> line_starts_;
};

// The first sentence of the first paragraph that has words, plain, and not longer than a summary should be.
std::string summary_of(const markup::Document& document) {
  for (const markup::Block& block : document.blocks()) {
    if (block.kind != markup::BlockKind::paragraph) continue;
    std::string_view text =
        std::string_view(document.plain_text()).substr(block.text.begin, block.text.end - block.text.begin);
    while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
    if (text.size() < 12 || text.find(' ') == npos || text.starts_with(": ")) continue;
    return first_sentence(text);
  }
  return {};
}

std::vector<markup::CalloutKind> callout_kinds(const std::set<std::string>& own) {
  std::vector<markup::CalloutKind> kinds;
  for (const std::string_view name : {"note", "tip", "important", "warning", "caution"})
    kinds.push_back({name, {}, name});
  for (const std::string& name : own) kinds.push_back({name, {}, "note"});
  return kinds;
}

}  // namespace

void PageDraft::remark(RemarkKind kind, std::size_t at_byte, std::string text) {
  if (line_ends.empty())
    for (std::size_t end = body.find('\n'); end != npos; end = body.find('\n', end + 1)) line_ends.push_back(end);
  const auto line = static_cast<std::size_t>(std::ranges::lower_bound(line_ends, at_byte) - line_ends.begin());
  const auto [number, file] = line < places.size() ? places[line] : std::pair<std::uint32_t, std::uint32_t>{};
  remarks.add(kind, table[file], number, std::move(text));
}

void PageDraft::make_edits() {
  std::ranges::sort(edits, {}, &Edit::begin);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> followed;
  std::size_t line = 0, done = 0;
  const auto newlines = [](std::string_view text) { return static_cast<std::size_t>(std::ranges::count(text, '\n')); };
  const auto keep = [&](std::size_t end) {
    for (std::size_t left = newlines(std::string_view(body).substr(done, end - done)); left > 0; --left)
      followed.push_back(places[line++]);
  };
  for (const Edit& edit : edits) {
    keep(edit.begin);
    followed.insert(followed.end(), newlines(edit.text), places[std::min(line, places.size() - 1)]);
    line += newlines(std::string_view(body).substr(edit.begin, edit.end - edit.begin));
    done = edit.end;
  }
  keep(body.size());
  body = edited(body, std::exchange(edits, {}));
  places = std::move(followed);
  line_ends.clear();
}

PageDraft read_draft(std::string_view text, const std::string& path, const FolderSettings& settings,
                     Snippets& snippets) {
  PageDraft draft;
  draft.table.push_back(path);
  YamlPage yaml = read_yaml_page(text, path, draft.remarks);
  draft.facts = std::move(yaml.facts);
  Lines lines = lines_of(yaml.body, yaml.first_line, 0);
  if (settings.kind == FolderKind::mkdocs) lines = snippets.expanded(std::move(lines), draft.table, draft.remarks);
  ConvertedBlocks converted = without_foreign_blocks(lines, settings, draft.table, draft.remarks);
  draft.abbreviations = std::move(converted.abbreviations);
  draft.callouts = std::move(converted.callouts);
  const std::string title_id = take_title(converted.lines, draft);
  draft.body = joined(converted.lines);
  for (const Line& line : converted.lines) draft.places.emplace_back(line.number, line.file);

  const std::vector<markup::CalloutKind> kinds = callout_kinds(draft.callouts);
  take_off_html(draft, kinds);
  auto document = markup::Document::parse(draft.body, {.callouts = kinds});
  if (!document) {
    draft.remarks.add(RemarkKind::not_read, path, 0,
                      fmt::format("it is taken as it is: {}", document.error().message()));
    return draft;
  }
  Gatherer gatherer(draft, *document, settings.kind == FolderKind::markdown);
  document->walk(gatherer);
  gatherer.gather_definitions();
  draft.first_sentence = summary_of(*document);
  draft.anchors = anchors_of(draft.heading, document->headings(), document->anchors());
  if (!title_id.empty()) draft.anchors.try_emplace(title_id, "");
  return draft;
}

std::string edited_body(PageDraft& draft) {
  // What holds others comes before them; of two for the same part, the later one counts.
  std::ranges::stable_sort(
      draft.edits, [](const Edit& a, const Edit& b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
  // Where the same words stand several times on a line, what is told of each may be told of the first.
  const auto same = std::ranges::unique(draft.edits, [](const Edit& a, const Edit& b) {
    return a.begin == b.begin && a.end == b.end && a.text == b.text;
  });
  draft.edits.erase(same.begin(), same.end());
  const std::string& body = draft.body;
  std::string result;
  std::size_t done = 0;
  std::size_t last_begin = 0, last_place = 0;  // of the edit before, in the body and in the result
  for (const Edit& edit : draft.edits) {
    if (edit.end > body.size()) continue;
    if (edit.begin >= done) {
      result.append(body, done, edit.begin - done);
      last_begin = edit.begin;
      last_place = result.size();
      result += edit.text;
      done = edit.end;
    } else if (edit.end == done && edit.begin == last_begin) {
      result.replace(last_place, npos, edit.text);
    }
  }
  return result.append(body, done, npos);
}

}  // namespace scrutineer::imports

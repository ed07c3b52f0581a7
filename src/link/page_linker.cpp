#include "link/page_linker.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/edit_distance.h"
#include "base/utf8.h"
#include "catalogue/placeholders.h"
#include "link/anchors.h"
#include "link/blocks.h"
#include "link/href.h"
#include "link/reference_syntax.h"
#include "markup/html.h"
#include "markup/markdown.h"

namespace scrutineer::link {
namespace {

using base::Span;
using catalogue::Catalogue;
using catalogue::Entry;
using catalogue::EntryIndex;
using catalogue::Kind;
using catalogue::TextRef;
using markup::Document;

// Sentences longer than this are cut, at a space, round the mention.
constexpr std::size_t longest_sentence = 320;

// "the <mark>asset lock</mark> keeps …"
std::string sentence_html(std::string_view sentence, std::size_t begin, std::size_t end) {
  std::string_view before = sentence.substr(0, begin);
  std::string_view after = sentence.substr(end);
  const std::string_view mention = sentence.substr(begin, end - begin);
  std::string html;
  if (before.size() > longest_sentence / 2) {
    const std::size_t space = before.find(' ', before.size() - longest_sentence / 2);
    before.remove_prefix(space == std::string_view::npos ? 0 : space);
    html += "…";
  }
  bool is_cut = false;
  if (after.size() > longest_sentence / 2) {
    const std::size_t space = after.rfind(' ', longest_sentence / 2);
    is_cut = space != std::string_view::npos;
    if (is_cut) after = after.substr(0, space);
  }
  markup::append_escaped(html, before);
  if (!mention.empty()) {
    html += "<mark>";
    markup::append_escaped(html, mention);
    html += "</mark>";
  }
  markup::append_escaped(html, after);
  if (is_cut) html += " …";
  return html;
}

// Whether what follows `before` begins a sentence.
bool begins_sentence(std::string_view before) {
  while (!before.empty() && (before.back() == ' ' || before.back() == '\n')) before.remove_suffix(1);
  return before.empty() || std::string_view(".?!:").find(before.back()) != std::string_view::npos;
}

// A title as it reads inside a sentence: "Key line of enquiry" begins small, "Department for Education" does not.
std::string title_in_sentence(std::string_view title) {
  std::string result(title);
  bool is_name = false;
  for (std::size_t i = 1; i < title.size(); ++i) is_name = is_name || (title[i] >= 'A' && title[i] <= 'Z');
  if (!is_name && !result.empty() && result.front() >= 'A' && result.front() <= 'Z')
    result.front() = static_cast<char>(result.front() | 0x20);
  return result;
}

// Slough and the titles of documents keep their capitals; a joint venture is a notion like others.
bool is_called_by_name(Kind kind) { return kind != Kind::page && kind != Kind::model && kind != Kind::term; }

// Percent escapes of an address undone.
std::string decoded(std::string_view url) {
  std::string result;
  const auto digit = [](char c) { return std::string_view("0123456789abcdef").find(static_cast<char>(c | 0x20)); };
  for (std::size_t i = 0; i < url.size(); ++i) {
    if (url[i] == '%' && i + 2 < url.size() && digit(url[i + 1]) < 16 && digit(url[i + 2]) < 16) {
      result.push_back(static_cast<char>(digit(url[i + 1]) * 16 + digit(url[i + 2])));
      i += 2;
    } else {
      result.push_back(url[i]);
    }
  }
  return result;
}

// `relative` seen from the folder of `file`; nothing when it leads out of the site.
std::optional<std::string> resolved_path(std::string_view file, std::string_view relative) {
  std::vector<std::string_view> parts;
  const auto walk = [&](std::string_view path) {
    for (std::size_t at = 0; at <= path.size();) {
      const std::size_t end = std::min(path.find('/', at), path.size());
      const std::string_view part = path.substr(at, end - at);
      if (part == "..") {
        if (parts.empty()) return false;
        parts.pop_back();
      } else if (!part.empty() && part != ".") {
        parts.push_back(part);
      }
      at = end + 1;
    }
    return true;
  };
  const std::size_t slash = file.rfind('/');
  if (relative.starts_with('/')) return std::nullopt;
  if (slash != std::string_view::npos && !walk(file.substr(0, slash))) return std::nullopt;
  if (!walk(relative)) return std::nullopt;
  return fmt::format("{}", fmt::join(parts, "/"));
}

bool has_scheme(std::string_view url) {
  const std::size_t colon = url.find(':');
  return url.starts_with("//") || (colon != std::string_view::npos && colon < url.find_first_of("/?#"));
}

// The number of the source on the page.
std::size_t add_citation(LinkedPage& page, EntryIndex source, const std::string& place) {
  auto citation = std::ranges::find(page.citations, source, &Citation::source);
  if (citation == page.citations.end()) citation = page.citations.insert(citation, Citation{source, {}});
  if (!place.empty() && std::ranges::find(citation->places, place) == citation->places.end())
    citation->places.push_back(place);
  return static_cast<std::size_t>(citation - page.citations.begin()) + 1;
}

class PageLinker final : public markup::Visitor {
 public:
  PageLinker(const LinkContext& context, EntryIndex index, LinkedPage& page, std::vector<AnchorUse>& anchors,
             base::Diagnostics& out)
      : context_(context),
        catalogue_(context.catalogue),
        index_(index),
        entry_(context.catalogue.entry(index)),
        page_(page),
        anchors_(anchors),
        out_(out) {}

  // `plain` gets the words without markup.
  std::string text_html(const catalogue::Text& text, bool with_terms, std::string* plain = nullptr);
  void link_body(const catalogue::Body& body);
  // The texts of other entries that the page's blocks show, which are those entries' mentions and not the page's.
  void link_shown();
  // The number of a source that is named beside a text; empty when none is.
  std::string citation_html(const catalogue::SourceRef& source);

  void run(const markup::Run& run, markup::Rewriter& rewriter) override;
  void link(markup::Link& link) override;
  void dropped(const markup::Dropped& dropped) override;
  void fence(markup::Fence& fence) override;

 private:
  // A mention whose sentence is known when the walk is over.
  struct Pending {
    EntryIndex to{};
    std::uint32_t section = 0;
    std::uint32_t block = 0;
    markup::TextRange words;
  };

  void walk(Document& document, bool with_terms);
  void write_reference(const WrittenReference& reference, const markup::Run& run, markup::Rewriter& rewriter);
  void write_citation(const WrittenReference& reference, const markup::Run& run, markup::Rewriter& rewriter);
  void write_terms(std::size_t begin, std::size_t end, const markup::Run& run, markup::Rewriter& rewriter);
  void write_term(const TermMatch& match, const markup::Run& run, markup::Rewriter& rewriter);
  [[nodiscard]] bool needs_expansion(const TermMatch& match, std::string_view text);
  void mention(EntryIndex to, std::uint32_t section, std::uint32_t block, markup::TextRange words);
  void keep_mentions(const Document& document);
  void check_own_anchor(std::string_view anchor, std::uint32_t line);
  void link_to_file(markup::Link& link, std::string_view path, std::string_view anchor);
  void check_image(markup::Link& link);
  void report_empty(const markup::Link& link);
  // Brackets that were meant as a reference, and would be shown to readers as they are.
  void report_open_brackets(std::size_t begin, std::size_t end, const markup::Run& run);
  [[nodiscard]] Span span_of(std::string_view literal, std::uint32_t line) const;

  const LinkContext& context_;
  const Catalogue& catalogue_;
  EntryIndex index_;
  const Entry& entry_;
  LinkedPage& page_;
  std::vector<AnchorUse>& anchors_;
  base::Diagnostics& out_;

  const Document* document_ = nullptr;
  Span text_start_;  // where the text stands that is being linked; column 1 for a body
  bool with_terms_ = false;
  bool in_body_ = false;
  std::vector<Pending> pending_;
  std::vector<TermMatch> matches_;
  std::vector<std::pair<EntryIndex, std::uint32_t>> linked_terms_;  // and the section
  std::vector<EntryIndex> expanded_;                                // acronyms
};

Span PageLinker::span_of(std::string_view literal, std::uint32_t line) const {
  auto [at_line, column] = document_->locate(literal, line);
  if (at_line == text_start_.line) column += text_start_.column - 1;
  return {text_start_.file, at_line, column, std::max(base::character_count(literal), 1U)};
}

void PageLinker::mention(EntryIndex to, std::uint32_t section, std::uint32_t block, markup::TextRange words) {
  if (to != index_) pending_.push_back({to, section, block, words});
}

void PageLinker::write_reference(const WrittenReference& reference, const markup::Run& run,
                                 markup::Rewriter& rewriter) {
  const std::string id(reference.id);
  std::string shown(reference.text);
  if (!shown.empty() && shown.back() == '\\') shown.pop_back();
  const auto target = catalogue_.targets.find(id);
  if (target == catalogue_.targets.end()) {
    (void)find_target(catalogue_, id, span_of(run.text.substr(reference.begin, 2 + id.size()), run.line), out_);
    return;
  }
  const catalogue::Target& to = target->second;
  if (shown.empty()) {
    const bool is_capital =
        is_called_by_name(catalogue_.entry(to.entry).kind) || begins_sentence(run.text.substr(0, reference.begin));
    shown = is_capital ? to.title : title_in_sentence(to.title);
  }
  const std::string anchor = reference.anchor.empty() ? to.anchor : std::string(reference.anchor);
  if (!reference.anchor.empty())
    anchors_.push_back(
        {to.entry, anchor, span_of(run.text.substr(reference.begin, 2 + id.size() + 1 + anchor.size()), run.line)});
  const std::string address = href(entry_.output, catalogue_.entry(to.entry).output, anchor);
  const auto words = rewriter.link(reference.begin, reference.end, {.href = address, .text = shown});
  mention(to.entry, run.section, run.block, words);
}

void PageLinker::write_citation(const WrittenReference& reference, const markup::Run& run, markup::Rewriter& rewriter) {
  const std::string id(reference.id);
  const auto source = find_source(
      catalogue_, id, span_of(run.text.substr(run.text.find('[', reference.begin), 2 + id.size()), run.line), out_);
  if (!source) return;
  std::string place(reference.text);
  std::ranges::replace(place, '\n', ' ');
  const std::size_t number = add_citation(page_, *source, place);
  page_.cited.push_back({*source, place, TextRef::none, in_body_ ? run.section : 0});
  const std::string title =
      place.empty() ? catalogue_.entry(*source).title : fmt::format("{}, {}", catalogue_.entry(*source).title, place);
  const auto words = rewriter.citation(reference.begin, reference.end,
                                       {.href = fmt::format("#source-{}", number),
                                        .text = fmt::format("{}", number),
                                        .css_class = "app-cite",
                                        .title = title});
  mention(*source, run.section, run.block, words);
}

// "Director of children's services (DCS)" has said what it stands for.
bool PageLinker::needs_expansion(const TermMatch& match, std::string_view text) {
  if (!match.by_acronym || std::ranges::find(expanded_, match.term) != expanded_.end()) return false;
  const Entry& term = catalogue_.entry(match.term);
  const auto& detail = std::get<catalogue::Term>(term.detail);
  expanded_.push_back(match.term);
  const bool is_plain = text.substr(match.begin, match.end - match.begin).starts_with(detail.acronym);
  return !detail.acronym.empty() && is_plain && (match.begin == 0 || text[match.begin - 1] != '(');
}

void PageLinker::write_term(const TermMatch& match, const markup::Run& run, markup::Rewriter& rewriter) {
  if (match.term == index_) return;
  const Entry& term = catalogue_.entry(match.term);
  const std::string_view written = run.text.substr(match.begin, match.end - match.begin);
  std::string shown(written);
  if (needs_expansion(match, run.text)) shown += fmt::format(" ({})", title_in_sentence(term.title));

  const std::pair use{match.term, run.section};
  if (std::ranges::find(linked_terms_, use) != linked_terms_.end()) {
    if (shown.size() != written.size()) rewriter.text(match.begin, match.end, shown);
    return;
  }
  linked_terms_.push_back(use);
  const std::string address = href(entry_.output, term.output);
  const auto words = rewriter.link(match.begin, match.end, {.href = address, .text = shown, .css_class = "app-term"});
  mention(match.term, run.section, run.block, words);
}

void PageLinker::write_terms(std::size_t begin, std::size_t end, const markup::Run& run, markup::Rewriter& rewriter) {
  const bool may_link = with_terms_ && run.heading_level == 0 && !run.in_link && !run.in_image && !run.in_quotation &&
                        run.kind != markup::BlockKind::caption;
  if (!may_link || begin == end) return;
  matches_.clear();
  context_.terms.find(run.text.substr(begin, end - begin), matches_);
  if (matches_.empty()) return;
  const auto kept = catalogue::placeholders(run.text);  // of a rule's wording
  for (TermMatch match : matches_) {
    match.begin += begin;
    match.end += begin;
    const bool is_placeholder = std::ranges::any_of(
        kept, [&](const catalogue::Placeholder& each) { return each.begin < match.end && match.begin < each.end; });
    if (!is_placeholder) write_term(match, run, rewriter);
  }
}

void PageLinker::run(const markup::Run& run, markup::Rewriter& rewriter) {
  std::size_t done = 0;
  if (!run.in_link && !run.in_image) {
    for (WrittenReference reference : find_references(run.text)) {
      // The number of a citation stands right behind the last word.
      while (reference.is_citation && reference.begin > done && run.text[reference.begin - 1] == ' ') --reference.begin;
      report_open_brackets(done, reference.begin, run);
      write_terms(done, reference.begin, run, rewriter);
      if (reference.is_citation)
        write_citation(reference, run, rewriter);
      else
        write_reference(reference, run, rewriter);
      done = reference.end;
    }
    report_open_brackets(done, run.text.size(), run);
  }
  write_terms(done, run.text.size(), run, rewriter);
}

void PageLinker::check_own_anchor(std::string_view anchor, std::uint32_t line) {
  if (!anchor.empty()) anchors_.push_back({index_, std::string(anchor), span_of(anchor, line)});
}

void PageLinker::check_image(markup::Link& link) {
  if (link.text.begin == link.text.end)
    out_.warning("no-description", span_of(link.url, link.line),
                 fmt::format("the image {} has no description", link.url),
                 "say between the square brackets what it shows, for those who cannot see it");
}

void PageLinker::report_empty(const markup::Link& link) {
  const std::string_view words =
      std::string_view(document_->plain_text()).substr(link.text.begin, link.text.end - link.text.begin);
  out_.error("broken-link", span_of(words, link.line), fmt::format("\"{}\" links to nothing", words),
             "write between the round brackets where it leads");
}

void PageLinker::report_open_brackets(std::size_t begin, std::size_t end, const markup::Run& run) {
  const std::string_view text = run.text.substr(begin, end - begin);
  for (std::size_t at = text.find('['); at != std::string_view::npos; at = text.find('[', at + 2))
    if (const std::string_view opening = text.substr(at, 2); opening == "[[" || opening == "[@")
      out_.warning("open-reference", span_of(text.substr(at, text.find_first_of(" \n", at) - at), run.line),
                   fmt::format("\"{}\" begins a reference that does not end", opening),
                   run.kind == markup::BlockKind::cell
                       ? "in a table | ends the cell: write \\| before the text, as in [[id\\|text]]"
                       : "close it in the same paragraph, and leave Markdown out of it: [[id|text]], [@source, place]");
}

void PageLinker::link_to_file(markup::Link& link, std::string_view path, std::string_view anchor) {
  const auto resolved = resolved_path(entry_.path, decoded(path));
  if (!resolved) {
    out_.error("link-leaves-site", span_of(link.url, link.line), fmt::format("\"{}\" leads out of the site", link.url),
               "write the path from this file to another file of the site");
    return;
  }
  const bool is_image = link.kind == markup::Link::Kind::image;
  if (const auto page = catalogue_.entries_by_path.find(*resolved);
      page != catalogue_.entries_by_path.end() && !is_image) {
    const Entry& target = catalogue_.entry(page->second);
    if (!anchor.empty()) anchors_.push_back({page->second, std::string(anchor), span_of(link.url, link.line)});
    link.new_url = href(entry_.output, target.output, anchor);
    mention(page->second, link.section, link.block, link.text);
    return;
  }
  if (context_.assets.contains(*resolved)) {
    link.new_url = href(entry_.output, *resolved, anchor);
    return;
  }
  std::vector<std::string_view> known(context_.assets.begin(), context_.assets.end());
  if (!is_image)
    for (const auto& [source, entry] : catalogue_.entries_by_path) known.push_back(source);
  std::ranges::sort(known);
  const auto close = base::nearest(*resolved, known);
  out_.error(is_image ? "missing-image" : "broken-link", span_of(link.url, link.line),
             fmt::format("there is no file {} in the site", *resolved),
             close ? fmt::format("did you mean {}?", *close)
                   : "write the path from this file to a file of the site, or [[id]]");
}

void PageLinker::link(markup::Link& link) {
  const bool is_image = link.kind == markup::Link::Kind::image;
  if (is_image) check_image(link);
  if (link.kind == markup::Link::Kind::autolink) return;
  if (has_scheme(link.url)) {
    if (is_image)
      out_.error("remote-image", span_of(link.url, link.line), fmt::format("the image {} is on another site", link.url),
                 "put a copy into the site's folder: pages must work without other sites");
    return;
  }
  std::string_view path = link.url;
  std::string_view anchor;
  if (const std::size_t hash = path.find('#'); hash != std::string_view::npos) {
    anchor = path.substr(hash + 1);
    path = path.substr(0, hash);
  }
  if (link.url.empty())
    report_empty(link);
  else if (path.empty())
    check_own_anchor(anchor, link.line);
  else
    link_to_file(link, path, anchor);
}

void PageLinker::dropped(const markup::Dropped& dropped) {
  const std::string_view literal = dropped.literal.substr(0, dropped.literal.find('\n'));
  const Span span = span_of(literal, dropped.line);
  switch (dropped.kind) {
    case markup::Dropped::Kind::raw_html:
      out_.warning("raw-html", span, fmt::format("HTML is left out: {}", literal), "write it in Markdown");
      break;
    case markup::Dropped::Kind::unsafe_url:
      out_.warning("unsafe-link", span, fmt::format("the link to {} is left out: it is not safe", literal),
                   "link to https:// addresses, files of the site or [[id]]");
      break;
    case markup::Dropped::Kind::top_heading:
      out_.warning("top-heading", span, fmt::format("\"{}\" is a heading of level 1", literal),
                   "the title of the page is its only one: use ## here");
      break;
  }
}

void PageLinker::fence(markup::Fence& fence) {
  if (!in_body_) return;
  auto block = read_block(catalogue_, fence.name, fence.code, entry_.span.file, fence.line, out_);
  if (!block) return;
  fence.html = block_placeholder(page_.blocks.size());
  page_.blocks.push_back(std::move(*block));
}

void PageLinker::keep_mentions(const Document& document) {
  // The heading of each section, by counting level-2 headings.
  std::vector<const markup::Heading*> section_headings;
  for (const markup::Heading& heading : document.headings())
    if (heading.level <= 2) section_headings.push_back(&heading);

  const std::string& plain = document.plain_text();
  for (const Pending& pending : pending_) {
    const bool in_section = in_body_ && pending.section > 0 && pending.section <= section_headings.size();
    const markup::Heading* section = in_section ? section_headings[pending.section - 1] : nullptr;
    const std::string_view section_id = section ? std::string_view(section->id) : std::string_view{};
    if (std::ranges::any_of(page_.mentions, [&](const Mention& known) {
          return known.to == pending.to && known.section_id == section_id;
        }))
      continue;
    const std::string_view sentence = document.sentence(pending.block, pending.words);
    // A citation has no words and may stand behind the last of the sentence.
    const auto begin =
        std::min(pending.words.begin - static_cast<std::size_t>(sentence.data() - plain.data()), sentence.size());
    const auto end = std::min(begin + (pending.words.end - pending.words.begin), sentence.size());
    page_.mentions.push_back({pending.to, std::string(section_id), section ? section->text : std::string{},
                              sentence_html(sentence, begin, end)});
  }
  pending_.clear();
}

void PageLinker::walk(Document& document, bool with_terms) {
  document_ = &document;
  with_terms_ = with_terms && entry_.glossary;
  document.walk(*this);
  keep_mentions(document);
}

std::string PageLinker::text_html(const catalogue::Text& text, bool with_terms, std::string* plain) {
  text_start_ = text.span;
  std::string html;
  auto document = Document::parse(text.markdown, {.first_line = text.span.line});
  if (!document) {
    out_.error("too-costly", text.span, "this text is too long or too deeply nested: " + document.error().message());
    return html;
  }
  walk(*document, with_terms);
  if (!document->is_one_paragraph())
    out_.error("not-one-paragraph", text.span, "this text is more than one paragraph",
               "texts in TOML are one paragraph without headings, lists or tables");
  document->render_inline(html);
  if (plain) {
    *plain = document->plain_text();
    while (plain->ends_with('\n')) plain->pop_back();
  }
  return html;
}

void PageLinker::link_body(const catalogue::Body& body) {
  text_start_ = {entry_.span.file, 0, 1, 1};
  in_body_ = true;
  linked_terms_.clear();
  const auto taken = generated_anchors(entry_);
  auto document = Document::parse(body.markdown, {.first_line = body.first_line, .taken_ids = taken});
  if (!document) {
    out_.error("too-costly", {entry_.span.file, document.error().line, 1, 1},
               "this page asks too much: " + document.error().message(), "split it into several pages");
    return;
  }
  walk(*document, true);
  document->render_html(page_.body_html);
  page_.body_html.shrink_to_fit();
  for (const markup::Heading& heading : document->headings())
    page_.headings.push_back({heading.level, heading.id, heading.text});
}

std::string PageLinker::citation_html(const catalogue::SourceRef& source) {
  const auto target = catalogue_.targets.find(source.id);
  if (target == catalogue_.targets.end()) return {};
  std::string title = catalogue_.entry(target->second.entry).title;
  if (!source.where.empty()) title += ", " + source.where;
  const std::size_t number = add_citation(page_, target->second.entry, source.where);
  std::string html = fmt::format(R"(<sup class="app-citation"><a href="#source-{}" class="app-cite" title=")", number);
  markup::append_escaped(html, title);
  return html + fmt::format("\">[{}]</a></sup>", number);
}

void PageLinker::link_shown() {
  const std::size_t own_mentions = page_.mentions.size();
  for (const Block& block : page_.blocks)
    for (const auto& [shown, source] : shown_texts(catalogue_, block)) {
      if (shown.first == index_ || page_.shown.contains(shown)) continue;
      std::string html = text_html(catalogue_.entry(shown.first).text(shown.second), true);
      if (source) html += citation_html(*source);
      page_.shown.emplace(shown, std::move(html));
    }
  page_.mentions.resize(own_mentions);
  // A page that Scrutineer makes says nothing of its own about what it shows.
  for (const Block& block : page_.blocks)
    if (block.names_them && !entry_.path.empty())
      for (const EntryIndex to : block.of)
        if (to != index_ && std::ranges::find(page_.mentions, to, &Mention::to) == page_.mentions.end())
          page_.mentions.push_back({.to = to});
}

// The texts that stand in a list of links or in a page's metadata, where a term must not link itself.
bool is_summary(const Entry& entry, std::size_t text) { return text == static_cast<std::size_t>(entry.summary); }

}  // namespace

const catalogue::Target* find_target(const Catalogue& catalogue, const std::string& id, Span span,
                                     base::Diagnostics& out) {
  const auto found = catalogue.targets.find(id);
  if (found != catalogue.targets.end()) return &found->second;
  if (std::ranges::binary_search(catalogue.drafts, id)) {
    out.error("reference-to-draft", span, fmt::format("\"{}\" is a draft, and drafts are left out", id),
              "take the reference out, publish the draft, or build with --drafts");
    return nullptr;
  }
  std::vector<std::string_view> ids;
  ids.reserve(catalogue.targets.size());
  for (const auto& [known, target] : catalogue.targets) ids.push_back(known);
  std::ranges::sort(ids);
  const auto close = base::nearest(id, ids);
  out.error("unknown-reference", span, fmt::format("nothing has the id \"{}\"", id),
            close ? fmt::format("did you mean \"{}\"?", *close)
                  : "an id is the name of a file without its ending, or the id given in a TOML file");
  return nullptr;
}

std::optional<EntryIndex> find_source(const Catalogue& catalogue, const std::string& id, Span span,
                                      base::Diagnostics& out) {
  const auto found = catalogue.targets.find(id);
  if (found != catalogue.targets.end() && catalogue.entry(found->second.entry).kind == Kind::source)
    return found->second.entry;
  std::vector<std::string_view> sources;
  for (const Entry& entry : catalogue.entries)
    if (entry.kind == Kind::source) sources.push_back(entry.id);
  const auto close = base::nearest(id, sources);
  out.error("unknown-source", span, fmt::format("no source has the id \"{}\"", id),
            close             ? fmt::format("did you mean \"{}\"?", *close)
            : sources.empty() ? "list it in sources.toml"
                              : fmt::format("the sources in sources.toml are {}", fmt::join(sources, ", ")));
  return std::nullopt;
}

void link_page(const LinkContext& context, EntryIndex index, const catalogue::Body& body, LinkedPage& page,
               std::vector<AnchorUse>& anchors, base::Diagnostics& out) {
  const Entry& entry = context.catalogue.entry(index);
  PageLinker linker(context, index, page, anchors, out);
  page.texts.reserve(entry.texts.size());
  for (std::size_t i = 0; i < entry.texts.size(); ++i) {
    const bool summary = is_summary(entry, i);
    const std::size_t cited_before = page.cited.size();
    page.texts.push_back(linker.text_html(entry.texts[i], !summary, summary ? &page.summary_plain : nullptr));
    for (CitedPlace& cited : std::span(page.cited).subspan(cited_before)) cited.text = static_cast<TextRef>(i);
  }
  if (!body.markdown.empty()) linker.link_body(body);
  const std::size_t own_cited = page.cited.size();
  linker.link_shown();

  // A bank shows its own texts; a checklist repeats texts of banks and rule sets, which are their mentions and not its
  // own.
  const bool own = entry.kind == Kind::question_bank;
  const std::size_t own_mentions = page.mentions.size();
  const auto put = [&](const Entry& from, const auto& asked, auto& linked) {
    const auto html = [&](TextRef ref) {
      if (ref == TextRef::none) return std::string{};
      return own ? page.texts[static_cast<std::size_t>(ref)] : linker.text_html(from.text(ref), true);
    };
    linked.text = html(asked.text);
    linked.why = html(asked.why);
    for (const TextRef ref : asked.evidence) linked.evidence.push_back(html(ref));
    for (const TextRef ref : asked.ask) linked.ask.push_back(html(ref));
  };
  for (LinkedQuestion& linked : page.questions) {
    const Entry& bank = context.catalogue.entry(linked.bank);
    put(bank, std::get<catalogue::QuestionBank>(bank.detail).questions[linked.index], linked);
  }
  for (LinkedRule& linked : page.rules) {
    const Entry& set = context.catalogue.entry(linked.rule_set);
    put(set, std::get<catalogue::RuleSet>(set.detail).rules[linked.index], linked);
  }
  page.mentions.resize(own_mentions);
  page.cited.resize(own_cited);

  // Sources named for the page as a whole come after those cited in its text.
  for (const catalogue::SourceRef& ref : entry.sources) {
    const auto target = context.catalogue.targets.find(ref.id);
    if (target != context.catalogue.targets.end()) add_citation(page, target->second.entry, ref.where);
  }
}

}  // namespace scrutineer::link

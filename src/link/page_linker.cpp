#include "link/page_linker.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/blanks.h"
#include "base/byte_block.h"
#include "base/byte_set.h"
#include "base/characters.h"
#include "base/edit_distance.h"
#include "base/letter_case.h"
#include "base/nfc.h"
#include "base/slug.h"
#include "base/utf8.h"
#include "base/web_address.h"
#include "catalogue/placeholders.h"
#include "link/abbreviations.h"
#include "link/anchors.h"
#include "link/blocks.h"
#include "link/citation_label.h"
#include "link/dropped.h"
#include "link/href.h"
#include "link/reference_syntax.h"
#include "link/unread_syntax.h"
#include "markup/html.h"
#include "markup/markdown.h"
#include "read/image_head.h"

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

// Whether what an acronym stands for can be put behind it: not in "DCS-led" and "non-DCS", nor in "the S151 officer" of
// the term "Section 151 officer", nor brackets in brackets.
bool has_room(std::string_view text, const TermMatch& match, std::string_view title) {
  const std::string_view after = text.substr(match.end);
  if (text.substr(0, match.begin).ends_with('-') || after.starts_with('-') || title.find('(') != std::string_view::npos)
    return false;
  const std::string_view last = title.substr(title.rfind(' ') + 1);
  return !after.starts_with(' ') || base::edit_distance(after.substr(1, last.size()), last, 0) > 0;
}

// "Director of children's services (DCS)" and "DCS (director of …)" say it themselves.
bool is_explained(std::string_view text, const TermMatch& match) {
  return text.substr(0, match.begin).ends_with('(') || text.substr(match.end).starts_with(" (");
}

// The label on the page of the place in the source, or without a place of the source.
CitationLabel add_citation(const LinkContext& context, LinkedPage& page, EntryIndex source, const std::string& place) {
  const Catalogue& catalogue = context.catalogue;
  auto citation = std::ranges::find(page.citations, source, &Citation::source);
  if (citation == page.citations.end()) {
    const auto first_of_ours =
        std::ranges::find_if(page.citations, [&](const Citation& each) { return is_ours(catalogue, each.source); });
    citation = page.citations.insert(is_ours(catalogue, source) ? citation : first_of_ours, Citation{source, {}});
  }
  if (place.empty()) return label_of(catalogue, context.words, page, *citation);
  std::vector<std::string>& places = citation->places;
  const auto known = std::ranges::find(places, place);
  const auto number = static_cast<std::size_t>(known - places.begin());
  if (known == places.end()) places.push_back(place);
  return label_of(catalogue, context.words, page, *citation, number);
}

// An ordinary one is a number of this page's list.
std::string_view css_class(const Catalogue& catalogue, EntryIndex source) {
  return is_ours(catalogue, source) ? "app-cite app-cite--ours" : "app-cite";
}

// Where a part of a run ends that is a view into it.
std::size_t end_of(std::string_view part, const markup::Run& run) {
  return static_cast<std::size_t>(part.data() + part.size() - run.text.data());
}

// Whether the words of a link would do for any other.
bool says_nothing(std::string_view words) {
  constexpr auto nothing =
      std::to_array<std::string_view>({"click",       "click here",   "cliciwch yma",     "click this link",
                                       "darllen mwy", "details",      "find out more",    "follow this link",
                                       "go",          "here",         "learn more",       "link",
                                       "more",        "more details", "more information", "mwy",
                                       "page",        "read more",    "see here",         "see more",
                                       "this",        "this link",    "this page",        "this website",
                                       "web page",    "webpage",      "website",          "yma"});
  words = base::trimmed(words.substr(0, words.find_last_not_of(" .:!>") + 1), " ");
  return std::ranges::find(nothing, base::ascii_lower_case(words)) != nothing.end();
}

class PageLinker final : public markup::Visitor {
 public:
  PageLinker(const LinkContext& context, EntryIndex index, LinkedPage& page, std::vector<AnchorUse>& anchors,
             base::Diagnostics& out, Asked* asked = nullptr)
      : context_(context),
        catalogue_(context.catalogue),
        index_(index),
        entry_(context.catalogue.entry(index)),
        page_(page),
        anchors_(anchors),
        out_(out),
        asked_(asked),
        finds_abbreviations_(checks("abbreviation")) {}

  // A text of the entry `of`, as this page shows it. `plain` gets the words without markup.
  std::string text_html(EntryIndex of, const catalogue::Text& text, bool with_terms, std::string* plain = nullptr);
  [[nodiscard]] base::FileId file() const;
  [[nodiscard]] std::string in_original_language(std::string_view html, std::string_view tag) const;
  void mark_if_untranslated();
  void link_body(const catalogue::Body& body);
  // What the page's own texts and body have left unexplained, when all of them are linked.
  void report_abbreviations();
  Copy copy(EntryIndex of, std::string_view markdown);
  // The texts of other entries that the page's blocks show, which are those entries' mentions and not the page's.
  void link_shown();
  // The number of a source that is named beside a text; empty when none is.
  std::string citation_html(const catalogue::SourceRef& source);

  void run(const markup::Run& run, markup::Rewriter& rewriter) override;
  void link(markup::Link& link) override;
  void table(const markup::Table& table) override;
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
  // "Tomorrow's People, page 9".
  [[nodiscard]] std::string title_of_citation(const Entry& source, const std::string& place) const;
  [[nodiscard]] bool needs_expansion(const TermMatch& match, std::string_view text);
  void mention(EntryIndex to, std::uint32_t section, std::uint32_t block, markup::TextRange words);
  void keep_mentions(const Document& document);
  void link_to_file(markup::Link& link, const WrittenAddress& address);
  void link_to_contact(markup::Link& link);
  void link_to_page(markup::Link& link, EntryIndex page, const WrittenAddress& address);
  void report_missing_file(const markup::Link& link, std::string_view path);
  void report_no_scheme(const markup::Link& link, std::string_view before);
  void check_description(markup::Link& link);
  void use_image_file(markup::Link& link, std::string_view file);
  void check_words(const markup::Link& link);
  void check_abbreviations(const markup::Run& run);
  void keep_paragraphs(const Document& document);
  // Whether what is walked is the page's own, and not shown on it from elsewhere.
  [[nodiscard]] bool is_own() const { return written_in_ == index_ && copy_ == nullptr; }
  // Whether the page is looked at for what a rule of the site finds.
  [[nodiscard]] bool checks(std::string_view code) const {
    return !entry_.path.empty() && !catalogue_.is_beyond(entry_.span.file) &&
           catalogue_.site.checks.is_on_in(code, entry_.path);
  }
  // What was meant as a reference or a link, and would be shown to readers as it is.
  void report_open_brackets(std::size_t begin, std::size_t end, const markup::Run& run);
  void report_unread(const markup::Run& run);
  void report_embedding(const WrittenReference& reference, const markup::Run& run);
  void report_two_citations(const WrittenReference& reference, Span span);
  // The run with something else where it holds no syntax: see find_references.
  void mask_escapes(const markup::Run& run);
  // What has the id; null for nothing, which is not reported.
  [[nodiscard]] const catalogue::Target* target(const std::string& id) const;
  // The address of a place on a page, seen from here.
  [[nodiscard]] std::string address_of(EntryIndex page, std::string_view anchor) const;
  [[nodiscard]] Span span_of(const markup::Place& place) const;
  [[nodiscard]] Span place_in_file(std::uint32_t line, std::uint32_t column, std::uint32_t length) const;

  const LinkContext& context_;
  const Catalogue& catalogue_;
  EntryIndex index_;
  const Entry& entry_;
  LinkedPage& page_;
  std::vector<AnchorUse>& anchors_;
  base::Diagnostics& out_;
  Asked* asked_;  // may be null
  const bool finds_abbreviations_;

  const Document* document_ = nullptr;
  EntryIndex written_in_{};                // what the text belongs to that is being linked
  const catalogue::Text* text_ = nullptr;  // null for a body
  const catalogue::Body* body_ = nullptr;
  std::string syntax_;  // of the run that is being linked
  bool with_terms_ = false;
  bool in_body_ = false;
  Copy* copy_ = nullptr;  // that is being made
  std::vector<Pending> pending_;
  std::set<std::pair<EntryIndex, std::uint32_t>> mentioned_;  // and in which section
  std::vector<TermMatch> matches_;
  std::vector<std::pair<EntryIndex, std::uint32_t>> linked_terms_;  // and the section
  std::vector<EntryIndex> expanded_;                                // acronyms
  std::vector<std::uint32_t> quoted_;                               // blocks in quotations or footnotes, in order
  // Abbreviations that no glossary has, by where they first stand, and those that the page explains.
  std::vector<std::pair<std::string, Span>> unexplained_;
  std::set<std::string, std::less<>> explained_;
};

// Where a line of the body stands that is being linked.
Span PageLinker::place_in_file(std::uint32_t line, std::uint32_t column, std::uint32_t length) const {
  if (!body_ || body_->parts.empty()) return {entry_.span.file, line, column, length};
  const auto next = std::ranges::upper_bound(body_->parts, line, {}, &catalogue::BodyPart::first_line);
  const catalogue::BodyPart& part = next == body_->parts.begin() ? *next : *std::prev(next);
  return {part.file, line - part.first_line + part.line_in_file, column, length};
}

Span PageLinker::span_of(const markup::Place& place) const {
  if (text_) {
    const markup::SourceRange range = document_->source(place);
    return text_->span_of(range.begin, range.end);
  }
  const auto [line, column, length] = document_->position(place);
  return place_in_file(line, column, length);
}

std::string PageLinker::address_of(EntryIndex page, std::string_view anchor) const {
  const std::string& output = catalogue_.entry(page).output;
  // These texts are shown on several pages of one folder, where "#part" would mean that page.
  const bool needs_name = page == index_ && (entry_.kind == Kind::appraisal || entry_.kind == Kind::term);
  return needs_name ? href(output.substr(0, output.rfind('/') + 1), output, anchor)
                    : href(entry_.output, output, anchor);
}

const catalogue::Target* PageLinker::target(const std::string& id) const {
  if (asked_) asked_->ids.push_back(id);
  const auto found = catalogue_.targets.find(id);
  return found == catalogue_.targets.end() ? nullptr : &found->second;
}

void PageLinker::mention(EntryIndex to, std::uint32_t section, std::uint32_t block, markup::TextRange words) {
  if (to != index_) pending_.push_back({to, section, block, words});
}

void PageLinker::write_reference(const WrittenReference& reference, const markup::Run& run,
                                 markup::Rewriter& rewriter) {
  const std::string id = base::nfc(reference.id);
  std::string shown(reference.text);
  const catalogue::Target* const found = target(id);
  if (!found) {
    if (asked_) asked_->is_more = true;
    const Span span = span_of(run.place(reference.begin, end_of(reference.id, run)));
    if (const std::string* const words = catalogue_.elsewhere(id, span.file))
      rewriter.text(reference.begin, reference.end, shown.empty() ? *words : shown);
    else
      (void)find_target(catalogue_, id, span, out_);
    return;
  }
  const catalogue::Target& to = *found;
  if (shown.empty()) {
    const bool is_capital = markup::begins_sentence(rewriter.words_before(reference.begin));
    shown = is_capital ? to.title : title_in_sentence(catalogue_.entry(to.entry), to.title);
  }
  const std::string anchor = reference.anchor.empty() ? to.anchor : base::nfc(reference.anchor);
  if (!reference.anchor.empty())
    anchors_.push_back({to.entry, anchor, span_of(run.place(reference.begin, end_of(reference.anchor, run)))});
  const std::string address = address_of(to.entry, anchor);
  const auto words = rewriter.link(reference.begin, reference.end, {.href = address, .text = shown});
  mention(to.entry, run.section, run.block, words);
}

// [@a; @b]
void PageLinker::report_two_citations(const WrittenReference& reference, Span span) {
  std::string right;
  std::string written(reference.id);
  if (!reference.text.empty()) written.append(", ").append(reference.text);
  for (std::size_t at = 0; at <= written.size();) {
    const std::size_t end = std::min(written.find(';', at), written.size());
    std::string_view one = std::string_view(written).substr(at, end - at);
    one.remove_prefix(std::min(one.find_first_not_of(" @\n"), one.size()));
    while (one.ends_with(' ')) one.remove_suffix(1);
    if (!one.empty()) right.append("[@").append(one).append("]");
    at = end + 1;
  }
  out_.error("two-citations", span, fmt::format("\"[@{}]\" names several sources", written),
             fmt::format("each stands in brackets of its own: {}", right));
}

void PageLinker::write_citation(const WrittenReference& reference, const markup::Run& run, markup::Rewriter& rewriter) {
  const std::string id = base::nfc(reference.id);
  const Span span = span_of(run.place(run.text.find('[', reference.begin), end_of(reference.id, run)));
  if (reference.id.find('@') != std::string_view::npos || reference.text.find("; @") != std::string_view::npos)
    return report_two_citations(reference, span);
  (void)target(id);  // it is asked for here, too
  const auto source = find_source(catalogue_, id, span, out_);
  if (!source) {
    if (asked_) asked_->is_more = true;
    return;
  }
  std::string place(reference.text);
  std::ranges::replace(place, '\n', ' ');
  const CitationLabel label = add_citation(context_, page_, *source, place);
  page_.cited.push_back({*source, place, TextRef::none, in_body_ ? run.section : 0});
  const std::string title = title_of_citation(catalogue_.entry(*source), place);
  const auto words = rewriter.citation(
      reference.begin, reference.end,
      {.href = "#" + label.anchor, .text = label.text, .css_class = css_class(catalogue_, *source), .title = title});
  mention(*source, run.section, run.block, words);
}

std::string PageLinker::title_of_citation(const Entry& source, const std::string& place) const {
  if (place.empty()) return source.title;
  return context_.words("source-line.at-place", {{"source", source.title}, {"place", place}});
}

bool PageLinker::needs_expansion(const TermMatch& match, std::string_view text) {
  if (!match.by_acronym || std::ranges::find(expanded_, match.term) != expanded_.end()) return false;
  const Entry& term = catalogue_.entry(match.term);
  if (!has_room(text, match, term.title)) return false;
  expanded_.push_back(match.term);
  const std::string& acronym = std::get<catalogue::Term>(term.detail).acronym;
  const bool is_plain = text.substr(match.begin, match.end - match.begin).starts_with(acronym);
  return !acronym.empty() && is_plain && !is_explained(text, match);
}

void PageLinker::write_term(const TermMatch& match, const markup::Run& run, markup::Rewriter& rewriter) {
  if (match.term == index_) return;
  const Entry& term = catalogue_.entry(match.term);
  if (asked_) asked_->ids.push_back(term.id);
  const std::string_view written = run.text.substr(match.begin, match.end - match.begin);
  std::string shown(written);
  if (needs_expansion(match, run.text)) shown += fmt::format(" ({})", title_in_sentence(term, term.title));

  const std::pair use{match.term, run.section};
  if (std::ranges::find(linked_terms_, use) != linked_terms_.end()) {
    if (shown.size() != written.size()) rewriter.text(match.begin, match.end, shown);
    return;
  }
  linked_terms_.push_back(use);
  const std::string address = href(entry_.output, term.output);
  const bool is_long = match.by_acronym && term.title.find('(') != std::string::npos;
  const auto words = rewriter.link(match.begin, match.end,
                                   {.href = address,
                                    .text = shown,
                                    .css_class = "app-term",
                                    .title = is_long ? std::string_view(term.title) : std::string_view()});
  mention(match.term, run.section, run.block, words);
}

void PageLinker::write_terms(std::size_t begin, std::size_t end, const markup::Run& run, markup::Rewriter& rewriter) {
  const bool may_link = with_terms_ && run.heading_level == 0 && !run.in_link && !run.in_image && !run.in_quotation &&
                        run.kind != markup::BlockKind::caption;
  if (!may_link || begin == end) return;
  matches_.clear();
  context_.terms.find(run.text.substr(begin, end - begin), matches_, asked_ ? &asked_->starts : nullptr);
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

void PageLinker::mask_escapes(const markup::Run& run) {
  static constexpr base::ByteSet special("[]()@{}");
  syntax_ = run.text;
  for (std::size_t at = special.find_in(syntax_); at != std::string::npos; at = special.find_in(syntax_, at + 1))
    if (!run.is_as_written(at)) syntax_[at] = syntax_[at] == '[' ? escaped_bracket : '\x01';
}

void PageLinker::check_abbreviations(const markup::Run& run) {
  const std::vector<Abbreviation> found = find_abbreviations(run.text);
  if (found.empty()) return;
  matches_.clear();
  context_.terms.find(run.text, matches_, asked_ ? &asked_->starts : nullptr);
  for (const Abbreviation& each : found) {
    const std::string_view word = run.text.substr(each.begin, each.end - each.begin);
    if (asked_) asked_->term_names.emplace_back(word);
    const auto is_within = [&](const TermMatch& match) { return match.begin <= each.begin && each.end <= match.end; };
    if (each.is_explained) explained_.emplace(word);
    if (each.is_explained || context_.term_names.contains(word) || std::ranges::any_of(matches_, is_within) ||
        std::ranges::find(unexplained_, word, &std::pair<std::string, Span>::first) != unexplained_.end())
      continue;
    unexplained_.emplace_back(word, span_of(run.place(each.begin, each.end)));
  }
}

void PageLinker::report_abbreviations() {
  const auto setting = catalogue_.site.checks.settings.find("abbreviation");
  const std::span<const std::string> known =
      setting == catalogue_.site.checks.settings.end() ? std::span<const std::string>() : setting->second.known;
  for (const auto& [word, span] : unexplained_)
    if (!explained_.contains(word) && std::ranges::find(known, word) == known.end())
      out_.warning("abbreviation", span, fmt::format("no glossary explains \"{}\"", word),
                   fmt::format("write it out at its first use, as in \"… ({0})\", or give glossary/ a term with the "
                               "acronym {0}",
                               word));
}

void PageLinker::run(const markup::Run& run, markup::Rewriter& rewriter) {
  std::size_t done = 0;
  if ((run.in_quotation || run.in_footnote) && (quoted_.empty() || quoted_.back() != run.block))
    quoted_.push_back(run.block);
  if (finds_abbreviations_ && is_own() && !run.in_quotation && !run.in_image) check_abbreviations(run);
  const auto is_sign = [](auto byte) { return (byte == '[') | (byte == ']') | (byte == '@') | (byte == '{'); };
  const bool may_hold_syntax = base::find_rare(run.text, 0, is_sign) < run.text.size();
  if (may_hold_syntax) mask_escapes(run);
  if (may_hold_syntax && !run.in_link && !run.in_image) {
    for (WrittenReference reference : find_references(run.text, syntax_)) {
      std::fill(syntax_.begin() + static_cast<std::ptrdiff_t>(reference.begin),
                syntax_.begin() + static_cast<std::ptrdiff_t>(reference.end), '\x01');
      // The number of a citation stands right behind the last word.
      while (reference.is_citation && reference.begin > done && run.text[reference.begin - 1] == ' ') --reference.begin;
      report_open_brackets(done, reference.begin, run);
      write_terms(done, reference.begin, run, rewriter);
      if (reference.is_citation) {
        write_citation(reference, run, rewriter);
      } else {
        report_embedding(reference, run);
        write_reference(reference, run, rewriter);
      }
      done = reference.end;
    }
    report_open_brackets(done, run.text.size(), run);
    report_unread(run);
  }
  write_terms(done, run.text.size(), run, rewriter);
}

void PageLinker::check_description(markup::Link& link) {
  if (link.text.begin == link.text.end && !link.is_decoration)
    out_.warning("no-description", span_of(link.address), fmt::format("the image {} has no description", link.url),
                 "say between the square brackets, in HTML as alt=\"…\", what it shows, for those who cannot see it");
}

// What the file of an image says: its size, and whether it is one.
void PageLinker::use_image_file(markup::Link& link, std::string_view file) {
  const auto found = catalogue_.images.find(std::string(file));
  if (found == catalogue_.images.end()) return;
  const catalogue::Image& image = found->second;
  const std::string_view named = read::image_kind_of(file);
  if (image.kind.empty())
    out_.error("bad-image", span_of(link.address),
               fmt::format("{} is no {} image: readers will not see it", file, named),
               "save it again from the program that made it, as what its name says");
  else if (image.kind != named)
    out_.warning("image-kind", span_of(link.address),
                 fmt::format("{} is a {} image by the name of a {} image", file, image.kind, named),
                 "some servers and programs go by the name: give the file the ending of its kind");
  link.width = image.width;
  link.height = image.height;
}

void PageLinker::check_words(const markup::Link& link) {
  const std::string_view words =
      std::string_view(document_->plain_text()).substr(link.text.begin, link.text.end - link.text.begin);
  if (link.url.empty())
    out_.error("broken-link", span_of(link.place), fmt::format("\"{}\" links to nothing", words),
               "write between the round brackets where it leads");
  else if (words.find_first_not_of(' ') == std::string_view::npos)
    out_.error("empty-link", span_of(link.place), fmt::format("the link to {} has no words", link.url),
               fmt::format("write between the square brackets what readers see: [words]({})", link.url));
  else if (says_nothing(words))
    out_.warning("link-words", span_of(link.place), fmt::format("the link \"{}\" does not say where it leads", words),
                 "let its words name what readers find there: those who go from link to link hear nothing else");
}

void PageLinker::table(const markup::Table& table) {
  if (!table.has_header && is_own())
    out_.warning(
        "table-header", place_in_file(table.line, 1, 1), "this table has no headings",
        "say in its first row what the columns hold: those who hear a table are told the heading of each cell");
}

// For checks that look at them when all pages are known.
void PageLinker::keep_paragraphs(const Document& document) {
  if (!checks("reading-age") && !checks("long-paragraph")) return;
  for (std::uint32_t i = 0; i < document.blocks().size(); ++i) {
    const markup::Block& block = document.blocks()[i];
    if (block.kind != markup::BlockKind::paragraph || std::ranges::binary_search(quoted_, i)) continue;
    page_.paragraphs.push_back({document.plain_text().substr(block.text.begin, block.text.end - block.text.begin),
                                place_in_file(block.line, 1, 1)});
  }
}

void PageLinker::report_open_brackets(std::size_t begin, std::size_t end, const markup::Run& run) {
  const std::string_view syntax = std::string_view(syntax_).substr(begin, end - begin);
  for (std::size_t at = syntax.find('['); at != std::string_view::npos; at = syntax.find('[', at + 2))
    if (const std::string_view opening = syntax.substr(at, 2); opening == "[[" || opening == "[@") {
      const std::size_t word_end = std::min(syntax.find_first_of(" \n", at), syntax.size());
      out_.warning(
          "open-reference", span_of(run.place(begin + at, begin + word_end)),
          fmt::format("\"{}\" begins a reference that does not end", opening),
          run.kind == markup::BlockKind::cell
              ? "in a table | ends the cell: write \\| before the text, as in [[id\\|text]]"
              : "close it in the same paragraph, and leave Markdown and other brackets out of it: [[id|text]], "
                "[@source, place]");
      std::fill_n(syntax_.begin() + static_cast<std::ptrdiff_t>(begin + at), 2, '\x01');
    }
}

void PageLinker::report_unread(const markup::Run& run) {
  const auto is_source = [&](std::string_view id) {
    const catalogue::Target* const found = target(std::string(id));
    return found && catalogue_.entry(found->entry).kind == Kind::source;
  };
  for (UnreadSyntax& unread : find_unread_syntax(syntax_, run.in_html, is_source)) {
    const Span span = span_of(run.place(unread.begin, unread.end));
    if (unread.is_error)
      out_.error(unread.code, span, std::move(unread.message), std::move(unread.help));
    else
      out_.warning(unread.code, span, std::move(unread.message), std::move(unread.help));
  }
}

// ![[id]], which in Obsidian shows a picture or the words of a page.
void PageLinker::report_embedding(const WrittenReference& reference, const markup::Run& run) {
  const std::size_t begin = reference.begin;
  const bool has_sign = begin > 0 && run.text[begin - 1] == '!' && run.is_as_written(begin - 1);
  if (!has_sign || (begin > 1 && !base::is_space(run.text[begin - 2]))) return;
  out_.warning("foreign-syntax", span_of(run.place(begin - 1, reference.end)),
               fmt::format("the ! of \"{}\" is shown as it stands, before a link",
                           run.text.substr(begin - 1, reference.end - begin + 1)),
               "a picture is ![what it shows](file.png), and the block include shows the words of another page");
}

void PageLinker::report_missing_file(const markup::Link& link, std::string_view path) {
  const bool is_image = link.kind == markup::Link::Kind::image;
  if (context_.files.is_draft(path)) {
    out_.error("reference-to-draft", span_of(link.address), fmt::format("{} is a draft, and drafts are left out", path),
               "take the link out, publish the draft, or build with --drafts");
    return;
  }
  if (context_.files.is_hidden(path)) {
    out_.error("reference-to-hidden", span_of(link.address), fmt::format("{} is hidden from this site", path),
               "take the link out, or take the page out of `hide` in site.toml");
    return;
  }
  if (catalogue_.unread.has_path(std::string(path))) return;
  if (link.url.starts_with("www.")) return report_no_scheme(link, "https://");
  const auto close = context_.files.nearest(path, is_image);
  out_.error(is_image ? "missing-image" : "broken-link", span_of(link.address),
             fmt::format("there is no file {} in the site", path),
             close ? fmt::format("did you mean {}?", *close)
                   : "write the path from this file to a file of the site, or [[id]]");
}

// A link to another host whose address lacks what has to stand `before` it.
void PageLinker::report_no_scheme(const markup::Link& link, std::string_view before) {
  out_.error("broken-link", span_of(link.address), fmt::format("\"{}\" does not say how its site is reached", link.url),
             fmt::format("write {}{}", before, link.url));
}

void PageLinker::link_to_page(markup::Link& link, EntryIndex page, const WrittenAddress& address) {
  if (!address.anchor.empty()) anchors_.push_back({page, address.anchor, span_of(link.address)});
  link.new_url = with_query(address_of(page, address.anchor), address.query);
  mention(page, link.section, link.block, link.text);
}

void PageLinker::link_to_file(markup::Link& link, const WrittenAddress& address) {
  const std::string& from = catalogue_.entry(written_in_).path;
  const auto path = resolved_path(from, address.path);
  if (!path) {
    out_.error("link-leaves-site", span_of(link.address), fmt::format("\"{}\" leads out of the site", link.url),
               "write the path from this file to another file of the site");
    return;
  }
  const auto found = context_.files.find(*path);
  if (asked_) asked_->paths.push_back(*path);
  if (found && found->page && link.kind != markup::Link::Kind::image) return link_to_page(link, *found->page, address);
  if (!found || found->page) {
    if (asked_) asked_->is_more = true;
    return report_missing_file(link, *path);
  }
  page_.files.emplace_back(found->file);
  link.new_url = with_query(href(entry_.output, found->file, address.anchor), address.query);
  if (link.kind == markup::Link::Kind::image) use_image_file(link, found->file);
}

// [tell us](contact:) leads to what site.toml says.
void PageLinker::link_to_contact(markup::Link& link) {
  using Contact = catalogue::Contact;
  const std::optional<Contact>& contact = catalogue_.site.contact;
  if (!contact) {
    if (!catalogue_.unread.settings())
      out_.error("no-contact", span_of(link.address), "site.toml does not say how readers get in touch",
                 "add the line contact = \"…\" to site.toml: an e-mail address, an address that begins with https://, "
                 "or the id of a page");
    return;
  }
  if (contact->kind != Contact::Kind::page) {
    link.new_url = contact->kind == Contact::Kind::email ? "mailto:" + contact->to : contact->to;
    return;
  }
  if (const catalogue::Target* const page = target(contact->to))
    link_to_page(link, page->entry, {{}, {}, page->anchor});
  else if (asked_)
    asked_->is_more = true;
}

void PageLinker::link(markup::Link& link) {
  const bool is_image = link.kind == markup::Link::Kind::image;
  if (!is_image && catalogue_.site.checks.asks_links && is_own() && base::is_web_address(link.url))
    page_.outward.push_back({std::string(link.url), span_of(link.address)});
  if (link.kind == markup::Link::Kind::autolink) return;
  if (is_image)
    check_description(link);
  else
    check_words(link);
  if (link.url.empty()) return;
  if (link.url.starts_with("//")) return report_no_scheme(link, "https:");
  if (link.url == "contact:" && !is_image) return link_to_contact(link);
  if (has_scheme(link.url)) {
    if (is_image)
      out_.error("remote-image", span_of(link.address), fmt::format("the image {} is on another site", link.url),
                 "put a copy into the site's folder: pages must work without other sites");
    return;
  }
  const WrittenAddress address = read_address(link.url);
  if (!address.path.empty())
    link_to_file(link, address);
  else if (!is_image)
    link_to_page(link, written_in_, address);
}

void PageLinker::dropped(const markup::Dropped& dropped) {
  // site.toml may have it.
  if (dropped.kind == markup::Dropped::Kind::callout_unknown && catalogue_.unread.settings()) return;
  const std::string_view literal = dropped.literal.substr(0, dropped.literal.find('\n'));
  Span span = span_of(dropped.place);
  if (dropped.place.block == nullptr && dropped.column != 0) {
    if (text_) {
      span.line = dropped.line;
      span.column = dropped.column + (span.line == text_->span.line ? text_->span.column - 1 : 0);
    } else {
      span = place_in_file(dropped.line, dropped.column, 1);
    }
    span.length = std::max(base::character_count(literal), 1U);
  }
  report_dropped(dropped, span, out_);
}

void PageLinker::fence(markup::Fence& fence) {
  if (copy_ && is_block(fence.name)) copy_->has_blocks = true;
  if (!in_body_) return;
  Span span = span_of(fence.place);
  span.length = static_cast<std::uint32_t>(fence.name.size()) + 3;
  auto block = read_block(catalogue_, fence.name, fence.code, span, span_of(fence.code_place).column - 1, out_);
  if (!block) return;
  fence.html = block_placeholder(page_.blocks.size());
  page_.blocks.push_back(std::move(*block));
}

void PageLinker::keep_mentions(const Document& document) {
  // The heading of each section, by counting level-2 headings.
  std::vector<std::uint32_t> section_headings;
  for (std::uint32_t i = 0; i < document.headings().size(); ++i)
    if (document.headings()[i].level <= 2) section_headings.push_back(i);

  const std::string& plain = document.plain_text();
  for (const Pending& pending : pending_) {
    const bool in_section = in_body_ && pending.section > 0 && pending.section <= section_headings.size();
    const std::uint32_t heading = in_section ? section_headings[pending.section - 1] : Mention::no_section;
    if (!mentioned_.emplace(pending.to, heading).second) continue;
    const std::string_view sentence = document.sentence(pending.block, pending.words);
    // A citation has no words and may stand behind the last of the sentence.
    const auto begin =
        std::min(pending.words.begin - static_cast<std::size_t>(sentence.data() - plain.data()), sentence.size());
    const auto end = std::min(begin + (pending.words.end - pending.words.begin), sentence.size());
    std::string html = sentence_html(sentence, begin, end);
    if (!entry_.path.empty() && catalogue_.is_untranslated(file())) html = in_original_language(html, "span");
    page_.add_mention(pending.to, heading, html);
  }
  pending_.clear();
}

void PageLinker::walk(Document& document, bool with_terms) {
  document_ = &document;
  with_terms_ = with_terms && entry_.glossary;
  document.walk(*this);
  keep_mentions(document);
}

std::string PageLinker::in_original_language(std::string_view html, std::string_view tag) const {
  return fmt::format("<{0} lang=\"{1}\">{2}</{0}>", tag, catalogue_.original_language, html);
}

// The file of what is being linked: a text, the page's own body, or the copy of another's.
base::FileId PageLinker::file() const {
  if (text_) return text_->span.file;
  const catalogue::Entry& entry = catalogue_.entry(written_in_);
  const catalogue::Body& body = body_ ? *body_ : entry.body;
  return body.parts.empty() ? entry.span.file : body.parts.front().file;
}

// Says above the words of a page that they are not in the language of the site.
void PageLinker::mark_if_untranslated() {
  const bool has_words = page_.body_html.find_first_not_of(" \n") != std::string::npos;
  if (entry_.path.empty() || !has_words || !catalogue_.is_untranslated(file())) return;
  page_.body_html =
      fmt::format("<p class=\"app-untranslated\">{}</p>\n{}", context_.words.html("languages.untranslated"),
                  in_original_language(page_.body_html, "div"));
}

std::string PageLinker::text_html(EntryIndex of, const catalogue::Text& text, bool with_terms, std::string* plain) {
  written_in_ = of;
  text_ = &text;
  std::string html;
  auto document =
      Document::parse(text.markdown, {.first_line = text.span.line, .is_text = true, .words = &context_.words});
  if (!document) {
    out_.error("too-costly", text.span, "this text is too long or too deeply nested: " + document.error().message());
    return html;
  }
  walk(*document, with_terms);
  if (!document->is_one_paragraph())
    out_.error("not-one-paragraph", text.span, "this text is more than one paragraph",
               "texts in TOML are one paragraph without headings, lists or tables");
  document->render_inline(html);
  if (catalogue_.is_untranslated(text.span.file) && !html.empty()) html = in_original_language(html, "span");
  if (plain) {
    *plain = document->plain_text();
    while (plain->ends_with('\n')) plain->pop_back();
  }
  return html;
}

void PageLinker::link_body(const catalogue::Body& body) {
  written_in_ = index_;
  text_ = nullptr;
  body_ = &body;
  in_body_ = true;
  linked_terms_.clear();
  const auto taken = taken_anchors(entry_);
  auto document = Document::parse(
      body.markdown,
      {.first_line = body.first_line, .taken_ids = taken, .callouts = context_.callouts, .words = &context_.words});
  if (!document) {
    out_.error("too-costly", place_in_file(document.error().line, 1, 1),
               "this page asks too much: " + document.error().message(), "split it into several pages");
    return;
  }
  quoted_.clear();
  walk(*document, true);
  std::ranges::sort(quoted_);
  keep_paragraphs(*document);
  document->render_html(page_.body_html);
  mark_if_untranslated();
  page_.body_html.shrink_to_fit();
  for (const markup::Heading& heading : document->headings())
    page_.headings.push_back({heading.level, heading.id, heading.text, heading.line});
  page_.anchors = document->anchors();
}

Copy PageLinker::copy(EntryIndex of, std::string_view markdown) {
  Copy copy;
  copy_ = &copy;
  written_in_ = of;
  text_ = nullptr;
  body_ = nullptr;
  std::vector<std::string_view> taken = taken_anchors(entry_);
  for (const Heading& heading : page_.headings) taken.push_back(heading.id);
  taken.insert(taken.end(), page_.anchors.begin(), page_.anchors.end());
  auto document =
      Document::parse(markdown, {.taken_ids = taken, .callouts = context_.callouts, .words = &context_.words});
  if (!document) return copy;
  copy.has_footnotes = document->has_footnotes();
  walk(*document, true);
  document->render_html(copy.html);
  // So that what is shown twice on a page has its ids once.
  page_.anchors.insert(page_.anchors.end(), document->anchors().begin(), document->anchors().end());
  for (const markup::Heading& heading : document->headings()) page_.anchors.push_back(heading.id);
  return copy;
}

std::string PageLinker::citation_html(const catalogue::SourceRef& source) {
  const catalogue::Target* const found = target(source.id);
  if (!found || catalogue_.entry(found->entry).kind != Kind::source) return {};  // which is reported elsewhere
  const EntryIndex entry = found->entry;
  const std::string title = title_of_citation(catalogue_.entry(entry), source.where);
  const CitationLabel label = add_citation(context_, page_, entry, source.where);
  std::string html = fmt::format(R"(<sup class="app-citation"><a href="#{}" class="{}" title=")", label.anchor,
                                 css_class(catalogue_, entry));
  markup::append_escaped(html, title);
  return html + fmt::format("\">[{}]</a></sup>", label.text);
}

void PageLinker::link_shown() {
  const std::size_t own_mentions = page_.mentions.size();
  for (const Block& block : page_.blocks)
    for (const auto& [shown, source] : shown_texts(catalogue_, block)) {
      if (shown.first == index_ || page_.shown.contains(shown)) continue;
      std::string html = text_html(shown.first, catalogue_.entry(shown.first).text(shown.second), true);
      if (source) html += citation_html(*source);
      page_.shown.emplace(shown, std::move(html));
    }
  page_.keep_mentions(own_mentions);
  // A page that Scrutineer makes says nothing of its own about what it shows.
  for (const Block& block : page_.blocks)
    if (block.names_them && !entry_.path.empty())
      for (const EntryIndex to : block.of)
        if (to != index_ && std::ranges::find(page_.mentions, to, &Mention::to) == page_.mentions.end())
          page_.add_mention(to);
}

// The texts that stand in a list of links or in a page's metadata, where a term must not link itself.
bool is_summary(const Entry& entry, std::size_t text) { return text == static_cast<std::size_t>(entry.summary); }

// The id of what an editor called by another name: its title, an acronym, its file, its id in capitals.
std::optional<std::string_view> called(const Catalogue& catalogue, std::string_view name) {
  name = name.substr(name.rfind('/') + 1);  // npos + 1 is 0
  for (const std::string_view ending : {".md", ".toml", ".html"})
    if (name.ends_with(ending)) name.remove_suffix(ending.size());
  const std::string slug = base::slug(name);
  if (const auto target = catalogue.targets.find(slug); target != catalogue.targets.end()) return target->first;
  if (const auto named = catalogue.ids_by_name.find(slug); named != catalogue.ids_by_name.end()) return named->second;
  return std::nullopt;
}

// The id that was meant: by another name, or mistyped.
std::optional<std::string_view> intended_id(const Catalogue& catalogue, const std::string& id) {
  if (const auto id_of_name = called(catalogue, id)) return id_of_name;
  std::vector<std::string_view> names;
  names.reserve(catalogue.targets.size() + catalogue.ids_by_name.size());
  for (const auto& [known, target] : catalogue.targets) names.push_back(known);
  std::ranges::sort(names);
  if (const auto close = base::nearest(id, names)) return close;
  names.clear();
  for (const auto& [name, of] : catalogue.ids_by_name) names.push_back(name);
  std::ranges::sort(names);
  const auto close = base::nearest(base::slug(id), names);
  return close ? std::optional<std::string_view>(catalogue.ids_by_name.at(std::string(*close))) : std::nullopt;
}

std::string did_you_mean(const Catalogue& catalogue, std::string_view id) {
  const std::string& title = catalogue.targets.at(std::string(id)).title;
  const bool tells_more = base::slug(title) != id && title.size() < 80;
  return tells_more ? fmt::format("did you mean \"{}\" ({})?", id, title) : fmt::format("did you mean \"{}\"?", id);
}

// Pages of several folders have the name.
void report_shared_name(const Catalogue& catalogue, const std::string& name, std::span<const EntryIndex> pages,
                        Span span, base::Diagnostics& out) {
  constexpr std::size_t most = 6;
  std::vector<std::string_view> ids;
  for (const EntryIndex page : pages.first(std::min(pages.size(), most))) ids.push_back(catalogue.entry(page).id);
  out.error("unknown-reference", span, fmt::format("{} pages in folders are called \"{}\"", pages.size(), name),
            fmt::format("write the one that is meant with its folders: \"{}\"{}", fmt::join(ids, "\", \""),
                        pages.size() > most ? ", …" : ""));
}

}  // namespace

const catalogue::Target* find_target(const Catalogue& catalogue, const std::string& id, Span span,
                                     base::Diagnostics& out) {
  const auto found = catalogue.targets.find(id);
  if (found != catalogue.targets.end()) return &found->second;
  if (catalogue.unread.may_define(id) || catalogue.elsewhere(id, span.file)) return nullptr;
  if (std::ranges::binary_search(catalogue.drafts, id)) {
    out.error("reference-to-draft", span, fmt::format("\"{}\" is a draft, and drafts are left out", id),
              "take the reference out, publish the draft, or build with --drafts");
    return nullptr;
  }
  if (std::ranges::find(catalogue.hidden, id, &catalogue::Hidden::id) != catalogue.hidden.end()) {
    out.error("reference-to-hidden", span, fmt::format("\"{}\" is hidden from this site", id),
              "take the reference out, or take it out of `hide` in site.toml");
    return nullptr;
  }
  if (const auto shared = catalogue.shared_names.find(id); shared != catalogue.shared_names.end()) {
    report_shared_name(catalogue, id, shared->second, span, out);
    return nullptr;
  }
  const auto close = intended_id(catalogue, id);
  out.error("unknown-reference", span, fmt::format("nothing has the id \"{}\"", id),
            close ? did_you_mean(catalogue, *close)
                  : "an id is the name of a file without its ending, or the id given in a TOML file");
  return nullptr;
}

std::optional<EntryIndex> find_source(const Catalogue& catalogue, const std::string& id, Span span,
                                      base::Diagnostics& out) {
  const auto found = catalogue.targets.find(id);
  if (found != catalogue.targets.end() && catalogue.entry(found->second.entry).kind == Kind::source)
    return found->second.entry;
  if (catalogue.unread.may_define(id)) return std::nullopt;
  std::vector<std::string_view> sources;
  for (const Entry& entry : catalogue.entries)
    if (entry.kind == Kind::source) sources.push_back(entry.id);
  auto close = base::nearest(id, sources);
  if (const auto meant = called(catalogue, id); !close && meant && std::ranges::find(sources, *meant) != sources.end())
    close = meant;
  out.error("unknown-source", span, fmt::format("no source has the id \"{}\"", id),
            close             ? fmt::format("did you mean \"{}\"?", *close)
            : sources.empty() ? "list it in sources.toml"
                              : fmt::format("the sources in sources.toml are {}", fmt::join(sources, ", ")));
  return std::nullopt;
}

Copy copy_of(const LinkContext& context, EntryIndex index, LinkedPage& page, EntryIndex of, std::string_view markdown) {
  base::Diagnostics reported_with_its_page;
  std::vector<AnchorUse> checked_there;
  const std::size_t own_mentions = page.mentions.size();
  const std::size_t own_cited = page.cited.size();
  Copy copy = PageLinker(context, index, page, checked_there, reported_with_its_page).copy(of, markdown);
  page.keep_mentions(own_mentions);
  page.cited.resize(own_cited);
  return copy;
}

void link_page(const LinkContext& context, EntryIndex index, const catalogue::Body& body, LinkedPage& page,
               std::vector<AnchorUse>& anchors, base::Diagnostics& out, Asked* asked) {
  const Entry& entry = context.catalogue.entry(index);
  PageLinker linker(context, index, page, anchors, out, asked);
  page.texts.reserve(entry.texts.size());
  for (std::size_t i = 0; i < entry.texts.size(); ++i) {
    const bool summary = is_summary(entry, i);
    const std::size_t cited_before = page.cited.size();
    page.texts.push_back(linker.text_html(index, entry.texts[i], !summary, summary ? &page.summary_plain : nullptr));
    for (CitedPlace& cited : std::span(page.cited).subspan(cited_before)) cited.text = static_cast<TextRef>(i);
  }
  if (!body.markdown.empty()) linker.link_body(body);
  linker.report_abbreviations();
  const std::size_t own_cited = page.cited.size();
  linker.link_shown();

  // A bank shows its own texts; a checklist repeats texts of banks and rule sets, which are their mentions and not its
  // own.
  const bool own = entry.kind == Kind::question_bank;
  const std::size_t own_mentions = page.mentions.size();
  const auto put = [&](EntryIndex from, const auto& wording, auto& linked) {
    const auto html = [&](TextRef ref) {
      if (ref == TextRef::none) return std::string{};
      return own ? page.texts[static_cast<std::size_t>(ref)]
                 : linker.text_html(from, context.catalogue.entry(from).text(ref), true);
    };
    linked.text = html(wording.text);
    linked.why = html(wording.why);
    for (const TextRef ref : wording.evidence) linked.evidence.push_back(html(ref));
    for (const TextRef ref : wording.ask) linked.ask.push_back(html(ref));
  };
  for (LinkedQuestion& linked : page.questions) {
    const Entry& bank = context.catalogue.entry(linked.bank);
    put(linked.bank, std::get<catalogue::QuestionBank>(bank.detail).questions[linked.index], linked);
  }
  for (LinkedRule& linked : page.rules) {
    const Entry& set = context.catalogue.entry(linked.rule_set);
    put(linked.rule_set, std::get<catalogue::RuleSet>(set.detail).rules[linked.index], linked);
  }
  page.keep_mentions(own_mentions);
  page.cited.resize(own_cited);
  if (asked && !(page.blocks.empty() && page.questions.empty() && page.rules.empty())) asked->is_more = true;

  // Sources named for the page as a whole come after those cited in its text.
  for (const catalogue::SourceRef& ref : entry.sources) {
    if (asked) asked->ids.push_back(ref.id);
    const auto target = context.catalogue.targets.find(ref.id);
    if (target != context.catalogue.targets.end()) (void)add_citation(context, page, target->second.entry, ref.where);
  }
}

}  // namespace scrutineer::link

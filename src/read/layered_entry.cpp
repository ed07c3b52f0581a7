#include "read/layered_entry.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "base/edit_distance.h"
#include "base/escape.h"
#include "base/letter_case.h"
#include "base/utf8.h"
#include "markup/markdown.h"
#include "words/dates.h"

namespace scrutineer::read {
namespace {

using base::Span;
using catalogue::Amendment;
using catalogue::Body;
using catalogue::BodyPart;

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\n") == std::string_view::npos; }

// As much of a text as a message shows.
std::string shown(const std::string& text) {
  constexpr std::size_t most = 200;
  std::string line(base::beginning(text, most));
  const bool is_cut = line.size() < text.size();
  std::ranges::replace(line, '\n', ' ');
  return is_cut ? line + "…" : line;
}

void report_if_changed(const Amendment& amendment, bool is_translation, base::Diagnostics& out) {
  if (amendment.seen.empty() || amendment.is_seen()) return;
  if (is_translation)
    out.warning("translation-older", amendment.span,
                fmt::format("what \"{}\" translates has changed since", amendment.path),
                fmt::format("it is now \"{}\", and this says \"{}\": translate it, then run `scrutineer translated`",
                            shown(amendment.below), shown(amendment.above)));
  else
    out.warning("changed-below", amendment.span,
                fmt::format("what \"{}\" takes the place of has changed since you last looked at it", amendment.path),
                fmt::format("it is now \"{}\", and yours \"{}\": see that yours still holds, then run `scrutineer "
                            "layers --seen`",
                            shown(amendment.below), shown(amendment.above)));
}

void add(catalogue::Origin& origin, Amendment amendment, const TomlText& toml, std::uint8_t source,
         base::Diagnostics& out) {
  const auto seen = toml.seen();
  const auto noted = std::ranges::find_if(
      seen, [&](const SeenValue& value) { return value.source == source && value.path == amendment.path; });
  if (noted != seen.end()) amendment.seen = noted->hash;
  report_if_changed(amendment, toml.sources()[source].is_translation, out);
  origin.amendments.push_back(std::move(amendment));
}

// ---- added sections ----------------------------------------------------------------------------------------------

// A Markdown text in pieces, each line of which knows its file.
class Composition {
 public:
  void add_line(std::string_view line, base::FileId file, std::uint32_t line_in_file) {
    const bool goes_on = !body_.parts.empty() && body_.parts.back().file == file &&
                         line_in_file - body_.parts.back().line_in_file == line_ - body_.parts.back().first_line;
    if (!goes_on) body_.parts.push_back({line_, file, line_in_file});
    body_.markdown.append(line).push_back('\n');
    ++line_;
  }

  Body body() { return std::move(body_); }

 private:
  Body body_;
  std::uint32_t line_ = 1;
};

template <class Each>
void for_each_line(std::string_view text, Each each) {
  std::uint32_t number = 0;
  for (std::size_t at = 0; at < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    each(text.substr(at, end - at), number, at);
    at = end + 1;
  }
}

bool is_heading_line(std::string_view line) {
  const std::size_t first = line.find_first_not_of(' ');
  return first <= 3 && line[first] == '#';
}

// Headings that stand in a quotation or a list are no place to put a section at.
std::vector<markup::Heading> headings_of(std::string_view markdown) {
  auto document = markup::Document::parse(markdown);
  if (!document) return {};  // which is reported where the page is linked
  document->walk();
  std::vector<markup::Heading> headings = document->headings();
  std::erase_if(headings, &markup::Heading::in_block);
  return headings;
}

// The line that the section goes before, from 1; nothing, reported, where there is no such heading.
std::optional<std::uint32_t> line_for(const AddedSection& section, std::span<const markup::Heading> headings,
                                      base::Diagnostics& out) {
  const auto has_words = [&](const markup::Heading& heading) {
    return base::equal_but_for_case(heading.text, section.heading);
  };
  auto found = std::ranges::find(headings, section.heading, &markup::Heading::id);
  if (found == headings.end()) {
    found = std::ranges::find_if(headings, has_words);
    std::vector<std::string_view> ids;
    for (const markup::Heading& heading : headings)
      if (has_words(heading)) ids.push_back(heading.id);
    if (ids.size() > 1) {
      out.error("nothing-to-amend", section.heading_span,
                fmt::format("the page below has {} headings \"{}\"", ids.size(), section.heading),
                fmt::format("name one by its id: {}", fmt::join(ids, ", ")));
      return std::nullopt;
    }
  }
  if (found == headings.end()) {
    std::vector<std::string_view> names;
    for (const markup::Heading& heading : headings) names.push_back(heading.text);
    const auto near = base::nearest(section.heading, names);
    out.error("nothing-to-amend", section.heading_span,
              fmt::format("the page below has no heading \"{}\"", section.heading),
              near            ? fmt::format("did you mean \"{}\"?", *near)
              : names.empty() ? "it has no headings"
                              : fmt::format("its headings are \"{}\"", fmt::join(names, "\", \"")));
    return std::nullopt;
  }
  if (section.is_before) return found->line;
  const auto next = std::find_if(found + 1, headings.end(),
                                 [&](const markup::Heading& later) { return later.level <= found->level; });
  return next == headings.end() ? UINT32_MAX : next->line;
}

std::string who_added(const EntryFile& file, const AddedSection& section, std::uint8_t layer) {
  const catalogue::Layer& of = (*file.layers)[layer];
  const std::string who = base::escaped_for_markdown(of.organisation.empty() ? of.title : of.organisation);
  if (!file.words || who.empty()) return {};
  return section.date
             ? (*file.words)("layers.added-on", {{"who", who}, {"date", words::long_form(*file.words, *section.date)}})
             : (*file.words)("layers.added", {{"who", who}});
}

void add_section(const EntryFile& file, const AddedSection& section, std::uint8_t layer, Composition& composition) {
  const catalogue::Text& text = section.text;
  const auto line_of = [&](std::size_t at) { return text.span_of(at, at).line; };
  const std::string who = who_added(file, section, layer);
  bool is_marked = who.empty();
  composition.add_line({}, text.span.file, text.span.line);
  for_each_line(text.markdown, [&](std::string_view line, std::uint32_t, std::size_t at) {
    const bool is_heading = is_heading_line(line);
    const auto mark = [&] {
      if (std::exchange(is_marked, true)) return;
      for (const std::string& each : {std::string(), fmt::format("*{}*", who), std::string()})
        composition.add_line(each, text.span.file, line_of(at));
    };
    if (!is_heading && !is_blank(line)) mark();
    composition.add_line(line, text.span.file, line_of(at));
    if (is_heading) mark();
  });
  composition.add_line({}, text.span.file, line_of(text.markdown.size()));
}

std::string title_of(const AddedSection& section) {
  std::string title;
  for_each_line(section.text.markdown, [&](std::string_view line, std::uint32_t, std::size_t) {
    if (!title.empty() || !is_heading_line(line)) return;
    line.remove_prefix(std::min(line.find_first_not_of(" #"), line.size()));
    title = line;
  });
  return title;
}

}  // namespace

std::vector<TomlSource> toml_sources(const EntryFile& file) {
  std::vector<TomlSource> sources;
  for (const FileText& each : file.texts)
    sources.push_back({each.text, {each.file, 0, file.as_of}, each.hides, each.is_translation, file.describing});
  return sources;
}

std::vector<TomlSource> toml_sources(const EntryFile& file, std::span<const SplitFile> splits) {
  std::vector<TomlSource> sources;
  for (std::size_t i = 0; i < splits.size(); ++i)
    sources.push_back({splits[i].front_matter,
                       {file.texts[i].file, 1, file.as_of},
                       file.texts[i].hides,
                       file.texts[i].is_translation,
                       file.describing});
  return sources;
}

std::optional<std::vector<SplitFile>> split_all(const EntryFile& file, base::Diagnostics& out) {
  std::vector<SplitFile> splits;
  for (const FileText& each : file.texts)
    if (const auto split = split_front_matter(each.text, each.file, out)) splits.push_back(*split);
  if (splits.size() < file.texts.size()) return std::nullopt;
  return splits;
}

std::vector<AddedSection> read_added_sections(const EntryFile& file, TableReader& table, base::Diagnostics& out) {
  std::vector<AddedSection> sections;
  for (TableReader& amend : table.tables("amend")) {
    AddedSection section;
    const bool has_before = amend.has("before"), has_after = amend.has("after");
    section.is_before = has_before;
    section.heading_span = amend.span(has_before ? "before" : "after");
    auto before = amend.text("before"), after = amend.text("after");
    section.heading = std::move(has_before ? before : after).value_or(std::string{});
    if (has_before == has_after)
      out.error("bad-amendment", amend.span(),
                has_before ? "it is said twice where this section goes" : "it is not said where this section goes",
                has_before ? "keep one of before and after"
                           : "write before = \"…\" or after = \"…\", with a heading of the page below");
    amend.require("text");
    auto text = amend.passage("text");
    section.date = amend.date("date");
    amend.finish();
    if (!text || section.heading.empty()) continue;
    section.text = std::move(*text);
    if (file.texts.size() > 1)
      sections.push_back(std::move(section));
    else
      out.error("nothing-to-amend", section.heading_span, "no layer below has this page",
                "write the section into the page itself, or name the file as that of the page below is named");
  }
  return sections;
}

std::shared_ptr<catalogue::Origin> origin_of(const EntryFile& file, const TomlText& toml, base::Diagnostics& out) {
  auto origin = std::make_shared<catalogue::Origin>();
  for (const FileText& text : file.texts) {
    origin->layers.push_back(text.layer);
    origin->files.push_back(text.file);
  }
  for (const Replacement& replaced : toml.replaced()) {
    const Place& place = toml.sources()[replaced.source].place;
    const Span span{place.file, std::max(replaced.line, 1U) + place.lines_before, std::max(replaced.column, 1U), 1};
    add(*origin, {replaced.path, replaced.below, replaced.above, file.texts[replaced.source].layer, span}, toml,
        replaced.source, out);
  }
  for (const ChangedItem& item : toml.items())
    origin->items.push_back({item.path, file.texts[item.source].layer, item.is_added});
  return origin;
}

void keep_amendments(const EntryFile& file, const TomlText& toml, base::Diagnostics& out) {
  if (file.amendments && file.is_layered())
    std::ranges::move(origin_of(file, toml, out)->amendments, std::back_inserter(*file.amendments));
}

void make_layered(const EntryFile& file, const TomlText& toml, std::span<const SplitFile> splits,
                  std::span<const AddedSection> added, catalogue::Entry& entry, base::Diagnostics& out) {
  auto origin = origin_of(file, toml, out);
  std::size_t shown_body = 0;
  for (std::size_t i = 1; i < splits.size(); ++i) {
    if (is_blank(splits[i].body)) continue;
    if (!is_blank(splits[shown_body].body))
      add(*origin,
          {"body", std::string(splits[shown_body].body), std::string(splits[i].body), file.texts[i].layer,
           Span{file.texts[i].file, splits[i].body_line, 1, 1}},
          toml, static_cast<std::uint8_t>(i), out);
    shown_body = i;
  }
  const std::string_view body = splits[shown_body].body;
  struct Insertion {
    std::uint32_t line = 0;
    const AddedSection* section = nullptr;
  };
  std::vector<Insertion> insertions;
  if (!added.empty()) {
    const std::vector<markup::Heading> headings = headings_of(body);
    for (const AddedSection& section : added)
      if (const auto line = line_for(section, headings, out)) insertions.push_back({*line, &section});
    std::ranges::stable_sort(insertions, {}, &Insertion::line);
  }
  const auto layer_of = [&](const AddedSection& section) {
    const auto of = std::ranges::find(file.texts, section.text.span.file, &FileText::file);
    return of->layer;
  };
  for (const AddedSection& section : added)
    origin->additions.push_back({title_of(section), layer_of(section), section.text.span, section.date});
  entry.origin = std::move(origin);
  if (insertions.empty()) {
    entry.body = {std::string(body), 1, {{1, file.texts[shown_body].file, splits[shown_body].body_line}}};
    return;
  }
  Composition composition;
  auto next = insertions.begin();
  const auto insert_up_to = [&](std::uint32_t line) {
    for (; next != insertions.end() && next->line <= line; ++next)
      add_section(file, *next->section, layer_of(*next->section), composition);
  };
  for_each_line(body, [&](std::string_view line, std::uint32_t number, std::size_t) {
    insert_up_to(number + 1);
    composition.add_line(line, file.texts[shown_body].file, splits[shown_body].body_line + number);
  });
  insert_up_to(UINT32_MAX);
  entry.body = composition.body();
}

}  // namespace scrutineer::read

#include "render/references.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "link/citation_label.h"
#include "link/document_address.h"
#include "render/view_parts.h"
#include "words/dates.h"

namespace scrutineer::render {
namespace {

using catalogue::Entry;
using catalogue::Source;
using link::Citation;
using markup::List;
using markup::Object;
using markup::Value;

// The beginning of a citation, behind which the anchor of its item in the list stands.
constexpr std::string_view citation_begin = "<sup class=\"app-citation\"><a ", citation_href = "href=\"#",
                           anchor_prefix = "app-source-";

// How often a page cites the item of each anchor.
using Uses = std::map<std::string, std::size_t, std::less<>>;

std::string_view anchor_at(std::string_view html) { return html.substr(0, html.find('"')); }

// Calls `found` with each citation's place in `html`, behind citation_begin, and its anchor.
template <typename Found>
void each_citation(std::string_view html, Found found) {
  for (std::size_t at = html.find(citation_begin); at != std::string_view::npos; at = html.find(citation_begin, at)) {
    at += citation_begin.size();
    const std::string_view rest = html.substr(at);
    if (rest.starts_with(citation_href)) found(at, anchor_at(rest.substr(citation_href.size())));
  }
}

Uses uses_in(std::string_view html) {
  Uses uses;
  each_citation(html, [&](std::size_t, std::string_view anchor) {
    const auto known = uses.find(anchor);
    if (known == uses.end())
      uses.emplace(anchor, 1);
    else
      ++known->second;
  });
  return uses;
}

// "app-cite-2b" for the first that leads to "app-source-2b", "app-cite-2b--2" for the next.
std::string id_of_citation(std::string_view anchor, std::size_t number) {
  std::string id = fmt::format("app-cite-{}", anchor.substr(anchor_prefix.size()));
  if (number > 1) id += fmt::format("--{}", number);
  return id;
}

std::string with_ids(std::string_view html) {
  std::string out;
  out.reserve(html.size() + html.size() / 64);
  Uses uses;
  std::size_t done = 0;
  each_citation(html, [&](std::size_t at, std::string_view anchor) {
    out += html.substr(done, at - done);
    out += fmt::format("id=\"{}\" ", id_of_citation(anchor, ++uses[std::string(anchor)]));
    done = at;
  });
  return out += html.substr(done);
}

class References {
 public:
  References(const CitingPage& page, const Uses& uses)
      : page_(page), entry_(page.linked.entry(page.index)), words_(page.linked.words), uses_(uses) {}

  [[nodiscard]] List list() const {
    List references;
    for (const Citation& citation : page_.linked.page(page_.index).citations)
      if (std::optional<Object> reference = item(citation)) references.push_back(std::move(*reference));
    return references;
  }

 private:
  // None when the page cites neither the source nor a place in it.
  [[nodiscard]] std::optional<Object> item(const Citation& citation) const {
    const link::CitationLabel label = label_of(citation, std::nullopt);
    const Entry& source = page_.linked.entry(citation.source);
    List places;
    for (std::size_t i = 0; i < citation.places.size(); ++i)
      if (std::optional<Object> place = item_of_place(citation, i)) places.push_back(std::move(*place));
    const bool as_whole = is_whole(source.id, {});
    if (places.empty() && !as_whole && !uses_.contains(label.anchor)) return std::nullopt;
    Object view{
        {"reference_id", label.anchor}, {"reference_number", label.text}, {"reference_html", source_line(citation)}};
    add_way_back(label, as_whole, view);
    set_list(view, "places", "has_places", std::move(places));
    return view;
  }

  [[nodiscard]] std::optional<Object> item_of_place(const Citation& citation, std::size_t number) const {
    const link::CitationLabel label = label_of(citation, number);
    const Entry& source = page_.linked.entry(citation.source);
    const std::string& place = citation.places[number];
    const bool as_whole = is_whole(source.id, place);
    if (!as_whole && !uses_.contains(label.anchor)) return std::nullopt;
    Object view{{"place_id", label.anchor},
                {"place_number", label.text},
                {"place_html", place_html(words_, std::get<Source>(source.detail), place)}};
    add_way_back(label, as_whole, view);
    return view;
  }

  [[nodiscard]] link::CitationLabel label_of(const Citation& citation, std::optional<std::size_t> place) const {
    return link::label_of(page_.linked.catalogue, words_, page_.linked.page(page_.index), citation, place);
  }

  // Whether the page rests on the place as a whole: `sources` in its front matter.
  [[nodiscard]] bool is_whole(const std::string& source, std::string_view place) const {
    return page_.path == entry_.output && std::ranges::any_of(entry_.sources, [&](const catalogue::SourceRef& ref) {
             return ref.id == source && ref.where == place;
           });
  }

  // "Case for change. Deloitte, July 2016. The document"
  [[nodiscard]] std::string source_line(const Citation& citation) const {
    const auto& detail = std::get<Source>(page_.linked.entry(citation.source).detail);
    std::string html =
        words_.html("reference.source", {{"source", link_to(page_.linked, page_.path, citation.source)}});
    if (link::is_ours(page_.linked.catalogue, citation.source)) return html;
    const std::string by = escaped(words_.list(detail.by));
    html += ' ';
    html += detail.published ? words_.html("reference.by-dated",
                                           {{"by", by}, {"date", escaped(long_form(words_, *detail.published))}})
                             : words_.html("reference.by", {{"by", by}});
    if (!detail.url.empty())
      html += fmt::format(" <a href=\"{}\">{}</a>", escaped(detail.url), escaped(words_("reference.document")));
    return html;
  }

  void add_way_back(const link::CitationLabel& label, bool as_whole, Object& view) const {
    List backs;
    const auto uses = uses_.find(label.anchor);
    const std::size_t count = uses == uses_.end() ? 0 : uses->second;
    for (std::size_t i = 1; i <= count; ++i)
      backs.push_back({{"back_href", "#" + id_of_citation(label.anchor, i)},
                       {"back_text", count == 1 ? std::string("↑") : fmt::format("↑{}", i)},
                       {"back_several", count > 1},
                       {"number", fmt::format("{}", i)},
                       {"label", label.text}});
    view.set("as_whole", as_whole);
    set_list(view, "backs", "has_backs", std::move(backs));
  }

  const CitingPage& page_;
  const Entry& entry_;
  const words::Words& words_;
  const Uses& uses_;
};

void drop_from_contents(Object& view) {
  const Value* contents = view.find("contents");
  if (!contents || !contents->list()) return;
  List kept = *contents->list();
  const std::size_t dropped = std::erase_if(kept, [](const Object& line) {
    const Value* href = line.find("toc_href");
    return href && href->text() == "#app-references";
  });
  if (dropped == 0) return;
  if (kept.size() < 2) kept.clear();  // a list of one line is none
  set_list(view, "contents", "has_contents", std::move(kept));
}

}  // namespace

void render_citing(const CitingPage& page, std::string_view name, Object view, std::string& out) {
  if (page.linked.page(page.index).citations.empty()) {
    page.templates.render(name, page.shared, view, out);
    return;
  }
  // Only the page itself tells which of its entry's texts it shows, and how often.
  std::string html;
  page.templates.render(name, page.shared, view, html);
  const Uses uses = uses_in(html);
  List references = References(page, uses).list();
  if (references.empty()) drop_from_contents(view);
  set_list(view, "references", "has_references", std::move(references));
  html.clear();
  page.templates.render(name, page.shared, view, html);
  out += with_ids(html);
}

std::string place_html(const words::Words& words, const Source& source, std::string_view place) {
  const std::string address = link::document_address(words, source, place);
  if (address.empty()) return escaped(place);
  return fmt::format("<a class=\"app-place\" href=\"{}\">{}</a>", escaped(address), escaped(place));
}

}  // namespace scrutineer::render

#include "render/records/source_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "base/letter_case.h"
#include "catalogue/kind_words.h"
#include "link/citation_label.h"
#include "link/href.h"
#include "link/source_uses.h"
#include "render/attribute_facts.h"
#include "render/references.h"
#include "render/title_language.h"
#include "render/view_parts.h"
#include "words/dates.h"

namespace scrutineer::render {
namespace {

using link::SourceUse;
using markup::List;
using markup::Object;
using markup::Value;

// A list of uses is for finding the place, not for reading: longer words are cut at a space.
constexpr std::size_t longest_words = 160;

std::string shortened(std::string_view words) {
  if (words.size() <= longest_words) return std::string(words);
  const std::size_t space = words.rfind(' ', longest_words);
  return fmt::format("{} …", words.substr(0, space == std::string_view::npos ? 0 : space));
}

// What link::sourced calls things, in the order of the alphabet.
struct CitedFor {
  std::string_view what;
  words::Name name;
};
constexpr std::array<CitedFor, 35> cited_for{{{"account", "cited-for.account"},
                                              {"advantage", "cited-for.advantage"},
                                              {"assumption", "cited-for.assumption"},
                                              {"challenge", "cited-for.challenge"},
                                              {"colours", "cited-for.colours"},
                                              {"consideration", "cited-for.consideration"},
                                              {"criterion", "cited-for.criterion"},
                                              {"difference", "cited-for.difference"},
                                              {"direction", "cited-for.direction"},
                                              {"disadvantage", "cited-for.disadvantage"},
                                              {"driver", "cited-for.driver"},
                                              {"due", "cited-for.due"},
                                              {"event", "cited-for.event"},
                                              {"example", "cited-for.example"},
                                              {"gateway criterion", "cited-for.gateway"},
                                              {"inspection", "cited-for.inspection"},
                                              {"issue", "cited-for.issue"},
                                              {"lesson", "cited-for.lesson"},
                                              {"measure", "cited-for.measure"},
                                              {"name", "cited-for.name"},
                                              {"option", "cited-for.option"},
                                              {"phase", "cited-for.phase"},
                                              {"principle", "cited-for.principle"},
                                              {"question", "cited-for.question"},
                                              {"register", "cited-for.register"},
                                              {"request", "cited-for.request"},
                                              {"risk", "cited-for.risk"},
                                              {"scale", "cited-for.scale"},
                                              {"scores", "cited-for.scores"},
                                              {"service", "cited-for.service"},
                                              {"set", "cited-for.set"},
                                              {"step", "cited-for.step"},
                                              {"success factor", "cited-for.success-factor"},
                                              {"test", "cited-for.test"},
                                              {"turning-point", "cited-for.turning-point"}}};

// "Risk: Set-up costs", "Lesson", "What is a trust?" for a section of the text.
std::string label(const words::Words& words, const SourceUse& use) {
  if (use.what == "section" || use.what == "fact") return use.title;
  if (use.what == "page") return words("cited-for.page");
  if (use.what == "text") return words("cited-for.text");
  const auto* const known = std::ranges::find(cited_for, use.what, &CitedFor::what);
  const std::string what = known == cited_for.end() ? base::capitalised(use.what) : words(known->name);
  return use.title.empty() ? what : words("cited-for.titled", {{"what", what}, {"title", use.title}});
}

class Citers {
 public:
  Citers(const EntryContext& context, const std::vector<SourceUse>& uses) : context_(context), uses_(uses) {}

  // Pages under their kinds.
  [[nodiscard]] List groups() const {
    List groups, pages;
    for (std::size_t i = 0; i < uses_.size();) {
      const catalogue::EntryIndex from = uses_[i].from;
      const catalogue::Kind kind = context_.linked.entry(from).kind;
      List items;
      for (; i < uses_.size() && uses_[i].from == from; ++i) items.push_back(item(uses_[i]));
      const catalogue::Entry& entry = context_.linked.entry(from);
      pages.push_back({{"citing_title", Value::borrowed(entry.title)},
                       {"citing_language", title_language(context_.linked, from)},
                       {"citing_href", link::href(context_.entry().output, entry.output)},
                       {"count", fmt::format("{}", items.size())},
                       {"citing_uses", std::move(items)}});
      if (i < uses_.size() && context_.linked.entry(uses_[i].from).kind == kind) continue;
      groups.push_back({{"citing_group_title", base::capitalised(section_title(context_.linked.words, kind))},
                        {"citing_group_id", fmt::format("app-cited-{}", catalogue::kind_section(kind))},
                        {"citing_page_count", fmt::format("{}", pages.size())},
                        {"citing_pages", std::move(pages)}});
      pages = {};
    }
    return groups;
  }

 private:
  [[nodiscard]] Object item(const SourceUse& use) const {
    return {{"citing_for", label(context_.linked.words, use)},
            {"citing_place_href", link::href(context_.entry().output, use.page, use.anchor)},
            {"citing_words", shortened(use.words)},
            {"words_language", text_language(context_.linked, use.from, use.text)},
            {"citing_where", places(use)}};
  }

  [[nodiscard]] std::string places(const SourceUse& use) const {
    std::string html;
    for (const std::string& place : use.places) {
      if (!html.empty()) html += "; ";
      html += place_html(context_.linked.words, std::get<catalogue::Source>(context_.entry().detail), place);
    }
    return html;
  }

  const EntryContext& context_;
  const std::vector<SourceUse>& uses_;
};

std::size_t pages_among(const std::vector<SourceUse>& uses) {
  std::size_t pages = 0;
  for (std::size_t i = 0; i < uses.size(); ++i) pages += i == 0 || uses[i].from != uses[i - 1].from;
  return pages;
}

}  // namespace

void add_source_view(const EntryContext& context, const catalogue::Source& source, Object& view,
                     std::vector<PageSection>&) {
  const std::vector<SourceUse> uses = link::uses_of_source(context.linked, context.index);
  const words::Words& words = context.linked.words;
  List facts;
  add_facts(context, true, facts);
  add_fact(facts, words("document.by"), escaped(words.list(source.by)));
  if (source.kind != link::ours)
    add_fact(facts, words("document.published"),
             escaped(source.published ? long_form(words, *source.published) : words("document.not-dated")));
  const auto* const kind = catalogue::find(context.linked.catalogue.site.source_kinds, source.kind);
  add_fact(facts, words("document.kind"),
           escaped(kind                        ? kind->title
                   : source.kind == link::ours ? words("document.kind-ours")
                                               : base::capitalised(source.kind)));
  add_fact(facts, words("record.note"), std::string(text_html(context.page(), source.note)));
  if (!source.url.empty())
    add_fact(facts, words("document.address"), fmt::format("<a href=\"{0}\">{0}</a>", escaped(source.url)));
  add_facts(context, false, facts);
  if (!uses.empty())
    add_fact(facts, words("document.cited"),
             words.html("document.cited-times", {{"pages", pages_among(uses)}, {"statements", uses.size()}}));
  set_list(view, "facts", "has_facts", std::move(facts));
  List groups = Citers(context, uses).groups();
  view.set("citing_kinds", groups.size() > 1);
  view.set("citing_several", pages_among(uses) > 1);
  set_list(view, "citing_groups", "has_citing_groups", std::move(groups));
}

}  // namespace scrutineer::render

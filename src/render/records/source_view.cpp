#include "render/records/source_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "link/citation_label.h"
#include "link/href.h"
#include "link/source_uses.h"
#include "render/view_parts.h"

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

std::string capitalised(std::string text) {
  if (!text.empty()) text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
  return text;
}

// "Risk: Set-up costs", "Lesson", "What is a trust?" for a section of the text.
std::string label(const SourceUse& use) {
  if (use.what == "section") return use.title;
  if (use.what == "page") return "The page as a whole";
  if (use.what == "fact") return use.title;
  if (use.what == "text") return "In the text";
  const std::string what = capitalised(std::string(use.what));
  return use.title.empty() ? what : fmt::format("{}: {}", what, use.title);
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
                       {"citing_href", link::href(context_.entry().output, entry.output)},
                       {"citing_uses", std::move(items)}});
      if (i < uses_.size() && context_.linked.entry(uses_[i].from).kind == kind) continue;
      groups.push_back({{"citing_group_title", capitalised(std::string(catalogue::kind_plural(kind)))},
                        {"citing_group_id", fmt::format("app-cited-{}", catalogue::kind_section(kind))},
                        {"citing_page_count", fmt::format("{}", pages.size())},
                        {"citing_pages", std::move(pages)}});
      pages = {};
    }
    return groups;
  }

 private:
  [[nodiscard]] Object item(const SourceUse& use) const {
    return {{"citing_for", label(use)},
            {"citing_place_href", link::href(context_.entry().output, use.page, use.anchor)},
            {"citing_words", shortened(use.words)},
            {"citing_where", fmt::format("{}", fmt::join(use.places, "; "))}};
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
  const std::size_t pages = pages_among(uses);
  List facts;
  add_fact(facts, "By", escaped(joined(source.by)));
  if (source.kind != link::ours)
    add_fact(facts, "Published", source.published ? long_form(*source.published) : "not dated");
  add_fact(facts, "Kind", escaped(source.kind));
  add_fact(facts, "Note", std::string(text_html(context.page(), source.note)));
  if (!source.url.empty()) add_fact(facts, "Address", fmt::format("<a href=\"{0}\">{0}</a>", escaped(source.url)));
  if (!uses.empty())
    add_fact(facts, "Cited",
             fmt::format("on {} page{}, for {} statement{}", pages, pages == 1 ? "" : "s", uses.size(),
                         uses.size() == 1 ? "" : "s"));
  set_list(view, "facts", "has_facts", std::move(facts));
  List groups = Citers(context, uses).groups();
  view.set("citing_kinds", groups.size() > 1);
  set_list(view, "citing_groups", "has_citing_groups", std::move(groups));
}

}  // namespace scrutineer::render

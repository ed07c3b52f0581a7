#include "link/includes.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/edit_distance.h"

namespace scrutineer::link {
namespace {

using catalogue::EntryIndex;

constexpr markup::SourceLines all_lines{1, std::numeric_limits<std::uint32_t>::max()};

// The lines below a heading, up to the next that is not deeper.
std::optional<markup::SourceLines> lines_below(const std::vector<Heading>& headings, std::string_view id) {
  const auto heading = std::ranges::find(headings, id, &Heading::id);
  if (heading == headings.end()) return std::nullopt;
  const auto next =
      std::find_if(heading + 1, headings.end(), [&](const Heading& later) { return later.level <= heading->level; });
  return markup::SourceLines{heading->line + 1, next == headings.end() ? all_lines.end : next->line};
}

std::string sections_of(const std::vector<Heading>& headings, std::string_view meant) {
  if (headings.empty()) return "it has no headings: leave out what stands from # on";
  std::vector<std::string_view> ids;
  for (const Heading& heading : headings) ids.push_back(heading.id);
  if (const auto close = base::nearest(meant, ids)) return fmt::format("did you mean #{}?", *close);
  constexpr std::size_t most = 12;
  const bool is_cut = ids.size() > most;
  ids.resize(std::min(ids.size(), most));
  return fmt::format("its headings are #{}{}", fmt::join(ids, ", #"), is_cut ? " and others" : "");
}

class Includes {
 public:
  Includes(const LinkContext& context, std::span<const catalogue::Body> bodies, std::vector<LinkedPage>& pages,
           base::Diagnostics& out)
      : context_(context), bodies_(bodies), pages_(pages), out_(out) {}

  void fill(EntryIndex on, Block& block) {
    const EntryIndex of = block.of.front();
    const std::string& title = context_.catalogue.entry(of).title;
    const catalogue::Body& body = bodies_[static_cast<std::size_t>(of)];
    if (of == on) return refuse(block, "a page cannot show its own words once more", "name another page");
    if (body.markdown.empty())
      return refuse(block, fmt::format("\"{}\" has no words of its own below its facts", title),
                    "name a page with text, or link to it: [[id]]");
    const std::vector<Heading>& headings = pages_[static_cast<std::size_t>(of)].headings;
    const auto lines = block.section.empty() ? all_lines : lines_below(headings, block.section);
    if (!lines)
      return out_.error("unknown-section", block.span,
                        fmt::format("the page \"{}\" has no heading \"#{}\"", title, block.section),
                        sections_of(headings, block.section));
    Copy copy = copy_of(context_, on, pages_[static_cast<std::size_t>(on)], of, body, *lines);
    const std::string instead = fmt::format("link to it instead: [[{}{}{}]]", context_.catalogue.entry(of).id,
                                            block.section.empty() ? "" : "#", block.section);
    if (copy.has_footnotes)
      return refuse(block, "what is to be included has footnotes, whose notes belong to their own page", instead);
    if (copy.has_blocks)
      return refuse(block, "what is to be included has a part that Scrutineer makes, or an include of its own",
                    instead);
    if (copy.html.empty()) return refuse(block, "there are no words below that heading", instead);
    block.html = std::move(copy.html);
  }

 private:
  void refuse(const Block& block, std::string message, std::string help) {
    out_.error("cannot-include", block.span, std::move(message), std::move(help));
  }

  const LinkContext& context_;
  std::span<const catalogue::Body> bodies_;
  std::vector<LinkedPage>& pages_;
  base::Diagnostics& out_;
};

}  // namespace

bool may_include(const catalogue::Body& body) {
  const std::string_view text = body.markdown;
  for (std::size_t at = text.find("include"); at != std::string_view::npos; at = text.find("include", at + 1)) {
    const std::size_t before = text.substr(0, at).find_last_not_of(" \t");
    if (before != std::string_view::npos && (text[before] == '`' || text[before] == '~')) return true;
  }
  return false;
}

void fill_includes(const LinkContext& context, std::span<const catalogue::Body> bodies, std::vector<LinkedPage>& pages,
                   base::Diagnostics& out) {
  Includes includes(context, bodies, pages, out);
  for (std::size_t i = 0; i < pages.size(); ++i)
    for (Block& block : pages[i].blocks)
      if (block.kind == BlockKind::include && !block.of.empty()) includes.fill(static_cast<EntryIndex>(i), block);
}

}  // namespace scrutineer::link

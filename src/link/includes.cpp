#include "link/includes.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/edit_distance.h"
#include "markup/excerpts.h"

namespace scrutineer::link {
namespace {

using catalogue::EntryIndex;

// Of other pages' words, on one page: no page that a reader opens is over 1 MB.
constexpr std::size_t most_bytes = 500'000;

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
    const std::string instead = fmt::format("link to it instead: [[{}{}{}]]", context_.catalogue.entry(of).id,
                                            block.section.empty() ? "" : "#", block.section);
    const auto excerpt = [&]() -> std::optional<std::string_view> {
      const markup::Excerpts& excerpts = excerpts_of(of, body);
      if (block.section.empty()) {
        const auto all = excerpts.all();
        return all ? std::optional(*all) : std::nullopt;  // what is too much for one page is reported with that page
      }
      const std::vector<Heading>& headings = pages_[static_cast<std::size_t>(of)].headings;
      const auto heading = std::ranges::find(headings, block.section, &Heading::id);
      if (heading == headings.end()) {
        out_.error("unknown-section", block.span,
                   fmt::format("the page \"{}\" has no heading \"#{}\"", title, block.section),
                   sections_of(headings, block.section));
        return std::nullopt;
      }
      const auto below = excerpts.below(heading->line);
      if (below) return *below;
      if (below.error() == markup::Excerpts::Problem::in_a_block)
        refuse(block, "that heading stands in a quotation, a list or HTML, which cannot be shown in part", instead);
      return std::nullopt;
    }();
    if (!excerpt) return;
    std::size_t& bytes = bytes_on_[on];
    // What is read grows on its way to the page.
    const auto is_too_much = [&](std::size_t more) {
      if (bytes + more <= most_bytes) return false;
      refuse(block,
             fmt::format("with this, the page shows more than {} kB of other pages, the most that one page may",
                         most_bytes / 1000),
             instead);
      return true;
    };
    if (is_too_much(excerpt->size())) return;
    Copy copy = copy_of(context_, on, pages_[static_cast<std::size_t>(on)], of, excerpts_of(of, body).alone(*excerpt));
    if (copy.has_footnotes)
      return refuse(block, "what is to be included has footnotes, whose notes belong to their own page", instead);
    if (copy.has_blocks)
      return refuse(block, "what is to be included has a part that Scrutineer makes, or an include of its own",
                    instead);
    if (copy.html.empty()) return refuse(block, "there are no words below that heading", instead);
    if (is_too_much(copy.html.size())) return;
    bytes += copy.html.size();
    block.html = std::move(copy.html);
  }

 private:
  void refuse(const Block& block, std::string message, std::string help) {
    out_.error("cannot-include", block.span, std::move(message), std::move(help));
  }

  const markup::Excerpts& excerpts_of(EntryIndex of, const catalogue::Body& body) {
    return excerpts_.try_emplace(of, body.markdown, body.first_line, context_.callouts).first->second;
  }

  const LinkContext& context_;
  std::span<const catalogue::Body> bodies_;
  std::vector<LinkedPage>& pages_;
  base::Diagnostics& out_;
  std::map<EntryIndex, markup::Excerpts> excerpts_;  // each page is read once
  std::map<EntryIndex, std::size_t> bytes_on_;       // of what a page includes
};

}  // namespace

bool may_include(const catalogue::Body& body) {
  const std::string_view text = body.markdown;
  if (text.find('`') == std::string_view::npos && text.find('~') == std::string_view::npos) return false;
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

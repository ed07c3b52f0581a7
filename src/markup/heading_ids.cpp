#include "markup/heading_ids.h"

#include <cmark-gfm/node.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/blanks.h"
#include "base/characters.h"
#include "base/nfc.h"
#include "base/slug.h"
#include "markup/markdown_tree.h"

namespace scrutineer::markup {

namespace {

using base::npos;

std::size_t end_of_words(std::string_view text) { return text.find_last_not_of(base::blanks) + 1; }  // npos + 1 is 0

bool is_escaped(std::string_view text, std::size_t at) {
  std::size_t backslashes = 0;
  while (backslashes < at && text[at - backslashes - 1] == '\\') ++backslashes;
  return backslashes % 2 != 0;
}

bool is_id_character(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || byte >= 0x80 ||
         std::string_view("-_.:").find(c) != npos;
}

// {#id}, {.class}, {: #id}: other words in braces are words.
bool is_meant_as_attributes(std::string_view inside) {
  inside.remove_prefix(std::min(inside.find_first_not_of(base::blanks), inside.size()));
  if (inside.starts_with(':')) return inside.find_first_of("#.") != npos;
  return inside.starts_with('#') || (inside.starts_with('.') && !base::slug(inside.substr(1, 1)).empty());
}

// The id that was meant: the first of a list of attributes, or the words behind #.
std::string meant(std::string_view inside) {
  const std::size_t sharp = inside.find('#');
  if (sharp == npos) return {};
  inside.remove_prefix(sharp);
  const std::size_t attribute = std::min(inside.find(" ."), inside.find('='));
  if (attribute != npos) inside = inside.substr(0, inside.find_first_of(base::blanks));
  std::string id = base::slug(inside);
  while (PageIds::is_reserved(id)) id.erase(0, id.find('-') + 1);
  return id;
}

// What stands in braces at the end of a heading and is, or was meant as, its id.
struct WrittenHeadingId {
  SourceRange written;         // in the content of the heading: "{#who-pays}"
  std::size_t words_end = 0;   // of the heading
  std::string id;              // empty when it is no id that a heading can have
  std::string suggested = {};  // then: the id that would do; empty when there is none
};

// `content` is what the parser reads of a heading; `has_signs`: it begins with # and may end with them. Nothing where
// no id is meant: in code, behind a backslash, in braces that hold other words.
std::optional<WrittenHeadingId> find_heading_id(std::string_view content, bool has_signs) {
  const std::size_t end = end_of_words(content);
  if (end == 0 || content[end - 1] != '}' || is_escaped(content, end - 1)) return std::nullopt;
  const std::size_t open = content.find_last_of("{\n", end - 1);
  if (open == npos || content[open] != '{' || is_escaped(content, open)) return std::nullopt;
  const std::string_view inside = content.substr(open + 1, end - open - 2);
  if (!is_meant_as_attributes(inside)) return std::nullopt;

  WrittenHeadingId result{.written = {open, end}, .words_end = end_of_words(content.substr(0, open)), .id = {}};
  if (has_signs) {  // ## Who pays? ## {#who-pays}
    const std::size_t before = content.substr(0, result.words_end).find_last_not_of('#') + 1;
    if (before > 0 && before < result.words_end && base::blanks.find(content[before - 1]) != npos)
      result.words_end = end_of_words(content.substr(0, before));
  }
  const std::string_view id = inside.substr(std::min<std::size_t>(1, inside.size()));
  const bool is_id = inside.starts_with('#') && !id.empty() && std::ranges::all_of(id, is_id_character) &&
                     !PageIds::is_reserved(id) && result.words_end > 0;
  if (is_id)
    result.id = base::nfc(id);
  else
    result.suggested = result.words_end == 0 ? std::string{} : meant(inside);
  return result;
}

}  // namespace

std::size_t take_heading_id(Tree& tree, const cmark_node* heading) {
  const std::string_view content = content_of(heading);
  auto found = find_heading_id(content, !heading->as.heading.setext);
  if (!found) return content.size();
  const auto refuse = [&](Dropped::Kind why, std::string& detail) {
    tree.refused_ids.emplace(heading, RefusedId{why, found->written, std::move(detail)});
  };
  if (found->id.empty()) {
    refuse(Dropped::Kind::heading_id_refused, found->suggested);
    return found->words_end;
  }
  switch (tree.ids.claim(found->id)) {
    case PageIds::Claim::granted:
      tree.given_ids.emplace(heading, std::move(found->id));
      break;
    case PageIds::Claim::of_theme:
      refuse(Dropped::Kind::id_of_theme, found->id);
      break;
    case PageIds::Claim::doubled:
      refuse(Dropped::Kind::id_doubled, found->id);
      break;
  }
  return found->words_end;
}

void look_at_heading_id(const Tree& tree, const cmark_node* heading, Visitor& visitor) {
  const auto found = tree.refused_ids.find(heading);
  if (found == tree.refused_ids.end()) return;
  const auto& [why, written, detail] = found->second;
  visitor.dropped({.kind = why,
                   .literal = content_of(heading).substr(written.begin, written.end - written.begin),
                   .detail = detail,
                   .place = {heading, written}});
}

}  // namespace scrutineer::markup

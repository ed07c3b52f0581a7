#include "read/term_heading.h"

#include <algorithm>
#include <cctype>

#include "base/acronym.h"
#include "base/slug.h"

namespace scrutineer::read {
namespace {

std::string_view without_blanks_behind(std::string_view text) {
  return text.substr(0, text.find_last_not_of(" \t") + 1);
}

void take_id(TermHeading& heading) {
  const std::size_t open = heading.name.rfind("{#");
  if (open == std::string_view::npos || open == 0 || heading.name.back() != '}') return;
  heading.given = heading.name.substr(open + 2, heading.name.size() - open - 3);
  heading.name = without_blanks_behind(heading.name.substr(0, open));
}

void take_acronym(TermHeading& heading) {
  heading.title = heading.name;
  const std::size_t open = heading.name.rfind('(');
  if (open == std::string_view::npos || open == 0 || heading.name.back() != ')') return;
  const std::string_view inside = heading.name.substr(open + 1, heading.name.size() - open - 2);
  const auto capitals = std::ranges::count_if(inside, [](unsigned char c) { return std::isupper(c) != 0; });
  const bool is_word = inside.find_first_of(" \t") == std::string_view::npos;
  if (!is_word || inside.size() < 2 || (capitals < 2 && !base::looks_like_acronym(inside))) return;
  heading.acronym = inside;
  heading.title = without_blanks_behind(heading.name.substr(0, open));
}

}  // namespace

std::string TermHeading::id() const { return given.empty() ? base::slug(title) : std::string(given); }

TermHeading split_term_heading(std::string_view heading) {
  TermHeading result{.name = heading, .title = {}, .acronym = {}, .given = {}};
  take_id(result);
  take_acronym(result);
  return result;
}

}  // namespace scrutineer::read

#include "link/reference_syntax.h"

#include "base/blanks.h"

namespace scrutineer::link {
namespace {

// Cuts `text` at the first `separator` and gives what follows it.
std::string_view cut(std::string_view& text, char separator) {
  const std::size_t at = text.find(separator);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = text.substr(at + 1);
  text = text.substr(0, at);
  return base::trimmed(rest);
}

}  // namespace

std::vector<WrittenReference> find_references(std::string_view text, std::string_view syntax) {
  std::vector<WrittenReference> found;
  for (std::size_t at = syntax.find('['); at != std::string_view::npos; at = syntax.find('[', at)) {
    const bool is_reference = syntax.substr(at).starts_with("[[");
    const bool is_citation = syntax.substr(at).starts_with("[@");
    const std::string_view closing = is_reference ? "]]" : "]";
    const std::size_t close = is_reference || is_citation ? syntax.find(closing, at + 2) : std::string_view::npos;
    const std::string_view inside =
        close == std::string_view::npos ? std::string_view{} : text.substr(at + 2, close - at - 2);
    if (close == std::string_view::npos || inside.empty() ||
        syntax.substr(at + 2, inside.size()).find('[') != std::string_view::npos) {
      ++at;
      continue;
    }
    WrittenReference reference{.begin = at, .end = close + closing.size(), .is_citation = is_citation};
    std::string_view id = inside;
    reference.text = cut(id, is_citation ? ',' : '|');
    if (!is_citation) reference.anchor = cut(id, '#');
    reference.id = base::trimmed(id);
    found.push_back(reference);
    at = reference.end;
  }
  return found;
}

}  // namespace scrutineer::link

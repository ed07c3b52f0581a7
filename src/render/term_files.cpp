#include "render/term_files.h"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "markup/html.h"

namespace scrutineer::render {
namespace {

using catalogue::Entry;
using catalogue::EntryIndex;

void append_script(const link::Linked& linked, const std::string& letter, const std::vector<EntryIndex>& terms,
                   std::string& out) {
  nlohmann::ordered_json definitions = nlohmann::ordered_json::object();
  for (const EntryIndex index : terms) {
    std::string text = markup::plain_words(first_paragraph(linked.page(index).body_html));
    while (text.ends_with(' ')) text.pop_back();
    if (!text.empty()) definitions[linked.entry(index).id] = {linked.entry(index).title, std::move(text)};
  }
  out += fmt::format("scrutineerTerms(\"{}\",{});\n", letter, definitions.dump());
}

}  // namespace

std::vector<exports::GeneratedFile> term_files(const link::Linked& linked) {
  std::map<std::string, std::vector<EntryIndex>> by_letter;
  for (std::size_t i = 0; i < linked.pages.size(); ++i) {
    const Entry& entry = linked.catalogue.entries[i];
    if (entry.kind != catalogue::Kind::term) continue;
    const char first = entry.id.front();
    by_letter[first >= 'a' && first <= 'z' ? std::string(1, first) : "other"].push_back(static_cast<EntryIndex>(i));
  }
  std::vector<exports::GeneratedFile> files;
  for (auto& [letter, terms] : by_letter)
    files.push_back(
        {fmt::format("assets/terms/{}.js", letter),
         [&linked, letter, terms = std::move(terms)](std::string& out) { append_script(linked, letter, terms, out); }});
  return files;
}

std::string_view first_paragraph(std::string_view definition_html) {
  constexpr std::string_view open = "<p>", close = "</p>";
  const std::size_t begin = definition_html.find(open);
  if (begin == std::string_view::npos) return {};
  definition_html.remove_prefix(begin + open.size());
  return definition_html.substr(0, definition_html.find(close));
}

}  // namespace scrutineer::render

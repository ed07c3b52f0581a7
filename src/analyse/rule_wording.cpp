#include "analyse/rule_wording.h"

#include <algorithm>
#include <array>
#include <vector>

#include "catalogue/placeholders.h"
#include "markup/html.h"

namespace scrutineer::analyse {
namespace {

// A placeholder too, where what follows begins a sentence: "The reason: {reason} See {link}."
bool ends_sentence(char c) { return c == '.' || c == '?' || c == '!' || c == '}'; }

// Whether the words so far end a sentence, behind which closing quotes and brackets may stand.
bool is_sentence(std::string_view words) {
  static constexpr std::array<std::string_view, 5> closing{"”", "’", ")", "\"", "'"};
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view mark : closing)
      if (words.ends_with(mark)) words.remove_suffix(mark.size()), again = true;
  }
  return !words.empty() && ends_sentence(words.back());
}

// The sentences of a text with what stands between them, tags whole: a sentence ends outside all elements, before a
// blank and what is no small letter.
std::vector<std::string_view> sentences(std::string_view html) {
  std::vector<std::string_view> result;
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t at = 0; at < html.size(); ++at) {
    if (html[at] == '<') {
      const std::size_t end = std::min(html.find('>', at), html.size() - 1);
      const bool is_empty = html[end - 1] == '/' || html.substr(at).starts_with("<br");
      depth += html[at + 1] == '/' ? -1 : is_empty ? 0 : 1;
      at = end;
    } else if ((html[at] == ' ' || html[at] == '\n') && depth == 0 && at + 1 < html.size()) {
      const char next = html[at + 1];
      if ((next >= 'a' && next <= 'z') || !is_sentence(markup::plain_words(html.substr(begin, at - begin)))) continue;
      result.push_back(html.substr(begin, at + 1 - begin));
      begin = at + 1;
    }
  }
  result.push_back(html.substr(begin));
  return result;
}

}  // namespace

std::optional<std::string> filled(std::string_view html, const PlaceholderHtml& value) {
  std::string result;
  std::size_t done = 0;
  for (const catalogue::Placeholder& placeholder : catalogue::placeholders(html)) {
    const std::string words = value(placeholder.name);
    if (words.empty()) return std::nullopt;
    result += html.substr(done, placeholder.begin - done);
    result += words;
    done = placeholder.end;
    if (done < html.size() && html[done] == '.' && is_sentence(markup::plain_words(words))) ++done;
  }
  result += html.substr(done);
  return result;
}

std::string filled_sentences(std::string_view html, const PlaceholderHtml& value) {
  std::string result;
  for (const std::string_view sentence : sentences(html))
    if (const auto whole = filled(sentence, value)) result += *whole;
  while (result.ends_with(' ') || result.ends_with('\n')) result.pop_back();
  return result;
}

}  // namespace scrutineer::analyse

#include "imports/folder/heading_slugs.h"

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace scrutineer::imports {
namespace {

icu::UnicodeString unicode(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

bool is_ascii_word(UChar32 c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::string numbered(std::unordered_map<std::string, int>& counts, const std::string& slug, char sign) {
  const int count = counts[slug]++;
  return count == 0 ? slug : fmt::format("{}{}{}", slug, sign, count);
}

}  // namespace

std::string python_markdown_slug(std::string_view heading) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString text = unicode(heading);
  if (std::ranges::any_of(heading, [](unsigned char c) { return c >= 0x80; })) {
    const icu::Normalizer2* const nfkd = icu::Normalizer2::getNFKDInstance(status);
    if (U_SUCCESS(status)) text = nfkd->normalize(text, status);
  }
  std::string slug;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (is_ascii_word(c))
      slug += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    else if (c == '-' || c == ' ' || c == '\t' || c == '\n')
      slug += ' ';
  }
  std::string result;
  for (const char c : slug) {
    if (c != ' ')
      result += c;
    else if (!result.empty() && !result.ends_with('-'))
      result += '-';
  }
  // Blanks at the ends go before hyphens are made; hyphens that were written stay, as one.
  const bool ends_in_hyphen = heading.ends_with('-');
  if (result.ends_with('-') && !ends_in_hyphen) result.pop_back();
  return result;
}

std::string github_slug(std::string_view heading) {
  icu::UnicodeString text = unicode(heading);
  text.toLower();
  icu::UnicodeString kept;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (c == ' ')
      kept += u'-';
    else if (c == '-' || c == '_' || u_isalnum(c) || u_getCombiningClass(c) != 0)
      kept += c;
  }
  std::string slug;
  kept.toUTF8String(slug);
  return slug;
}

AnchorMap anchors_of(std::string_view title, const std::vector<markup::Heading>& headings,
                     const std::vector<std::string>& others) {
  AnchorMap anchors;
  for (const std::string& other : others) anchors.try_emplace(other, other);
  for (const markup::Heading& heading : headings) anchors.try_emplace(heading.id, heading.id);
  std::unordered_map<std::string, int> python, github;
  const auto add = [&](std::string_view words, const std::string& id) {
    if (const std::string slug = python_markdown_slug(words); !slug.empty())
      anchors.try_emplace(numbered(python, slug, '_'), id);
    if (const std::string slug = github_slug(words); !slug.empty())
      anchors.try_emplace(numbered(github, slug, '-'), id);
  };
  if (!title.empty()) add(title, "");
  for (const markup::Heading& heading : headings) add(heading.text, heading.id);
  return anchors;
}

}  // namespace scrutineer::imports

#include "link/document_address.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/letter_case.h"

namespace scrutineer::link {
namespace {

// Of a PDF: its address without a page, and which page of the file carries the number 1.
struct Pdf {
  std::string_view file;
  std::int64_t first_page = 1;
};

std::optional<Pdf> as_pdf(std::string_view url) {
  constexpr std::string_view ending = ".pdf", page = "#page=";
  constexpr std::int64_t most = 100'000;
  Pdf pdf{url.substr(0, url.find('#'))};
  const std::string_view path = pdf.file.substr(0, pdf.file.find('?'));
  if (path.size() < ending.size() || !base::equal_but_for_case(path.substr(path.size() - ending.size()), ending))
    return std::nullopt;
  const std::string_view place = url.substr(pdf.file.size());
  if (place.empty()) return pdf;
  if (!place.starts_with(page)) return std::nullopt;
  const auto [end, error] = std::from_chars(place.data() + page.size(), place.data() + place.size(), pdf.first_page);
  const bool is_number = error == std::errc{} && end == place.data() + place.size();
  return is_number && pdf.first_page > 0 && pdf.first_page <= most ? std::optional(pdf) : std::nullopt;
}

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = text.find_first_not_of(' '); at != std::string_view::npos;) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    words.push_back(text.substr(at, end - at));
    at = text.find_first_not_of(' ', end);
  }
  return words;
}

// "section 8.2, pages 12–14": 12.
std::optional<std::int64_t> first_page_of(std::string_view place, const std::vector<std::string_view>& page_words) {
  std::string_view before;
  for (const std::string_view word : split(place)) {
    const bool follows =
        std::ranges::any_of(page_words, [&](std::string_view page) { return base::equal_but_for_case(before, page); });
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    // "page 4a" and "page 3.2" are no pages of a file.
    const bool is_whole = end == word.data() + word.size() || std::string_view(",;:)-\xe2").contains(*end);
    if (follows && error == std::errc{} && is_whole && number > 0) return number;
    before = word;
    if (before.starts_with('(')) before.remove_prefix(1);
  }
  return std::nullopt;
}

}  // namespace

std::string document_address(const words::Words& words, const catalogue::Source& source, std::string_view place) {
  constexpr std::int64_t most = 100'000;  // no document has more pages
  const std::optional<Pdf> pdf = as_pdf(source.url);
  if (!pdf) return source.url;
  const std::string page_words = words("reference.page-words");
  const std::optional<std::int64_t> page = first_page_of(place, split(page_words));
  if (!page || *page > most) return source.url;
  return fmt::format("{}#page={}", pdf->file, *page + pdf->first_page - 1);
}

}  // namespace scrutineer::link

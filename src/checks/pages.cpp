#include "checks/pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/rational.h"
#include "checks/reading_age.h"

namespace scrutineer::checks {
namespace {

using base::Rational;
using catalogue::Entry;
using catalogue::Kind;
using link::LinkedPage;

// Shorter pages have too few sentences to be judged by.
constexpr std::int64_t fewest_words = 100;
constexpr std::size_t most_sentences = 3;

std::string counted(std::int64_t number, std::string_view thing) {
  return fmt::format("{} {}{}", number, thing, number == 1 ? "" : "s");
}

void check_review(const Entry& entry, base::Date as_of, std::int64_t days, base::Diagnostics& out) {
  if (!entry.review_by) return;
  const std::int64_t left = (entry.review_by->days() - as_of.days()).count();
  if (left > days) return;
  const std::string when =
      left < 0    ? fmt::format("was due on {}, {} ago", long_form(*entry.review_by), counted(-left, "day"))
      : left == 0 ? "is due today"
                  : fmt::format("is due on {}, in {}", long_form(*entry.review_by), counted(left, "day"));
  out.warning("review-due", entry.review_by_span,
              fmt::format("the review of this page {}; {}", when,
                          entry.owner.empty() ? "it names no owner" : fmt::format("its owner is {}", entry.owner)),
              "look through the page, then say so in last_reviewed and set a new day in review_by");
}

// Whether its source is the page itself and not only what its data names.
bool has_words_of_its_own(Kind kind) {
  return kind == Kind::page || kind == Kind::model || kind == Kind::case_study || kind == Kind::decision;
}

std::string first_words(std::string_view text) {
  constexpr int most = 6;
  std::size_t end = 0;
  for (int i = 0; i < most && end != std::string_view::npos; ++i) end = text.find_first_of(" \n", end + 1);
  std::string words(text.substr(0, end));
  std::ranges::replace(words, '\n', ' ');
  return end == std::string_view::npos ? words : words + " …";
}

// To a tenth, upwards: what is above a limit never looks like it.
std::string age_text(const Rational& age) { return to_text(-((-age * 10).floor()) / 10, 1); }

void check_reading_age(const Entry& entry, const LinkedPage& page, std::int64_t most, base::Diagnostics& out) {
  std::vector<std::string_view> paragraphs;
  for (const link::Paragraph& paragraph : page.paragraphs) paragraphs.emplace_back(paragraph.text);
  const std::vector<Sentence> sentences = sentences_of(paragraphs);
  const Size total = total_of(sentences);
  if (total.words < fewest_words) return;
  const Rational age = reading_age(total);
  if (age <= most) return;
  std::vector<std::string> named;
  for (const Sentence* each : raising(sentences, most_sentences))
    named.push_back(fmt::format("line {}, \"{}\" ({})", page.paragraphs[each->paragraph].span.line,
                                first_words(each->text), counted(each->size.words, "word")));
  out.warning("reading-age", entry.span,
              fmt::format("this page has a reading age of {}, above {}", age_text(age), most),
              named.empty() ? "it is one sentence: divide it"
                            : fmt::format("shorter sentences and words lower it; these raise it most, by the lines "
                                          "their paragraphs begin on: {}",
                                          fmt::join(named, "; ")));
}

void check_paragraphs(const LinkedPage& page, std::int64_t most, base::Diagnostics& out) {
  for (const link::Paragraph& paragraph : page.paragraphs)
    if (const std::int64_t words = size_of(paragraph.text).words; words > most)
      out.warning("long-paragraph", paragraph.span,
                  fmt::format("this paragraph has {}, more than {}", counted(words, "word"), most),
                  "divide it, or make a list of what it lists");
}

}  // namespace

void check_pages(const link::Linked& linked, base::Date as_of, base::Diagnostics& out) {
  const catalogue::Checks& checks = linked.catalogue.site.checks;
  const bool is_english = linked.catalogue.site.language.starts_with("en");
  for (std::size_t i = 0; i < linked.pages.size(); ++i) {
    const Entry& entry = linked.catalogue.entries[i];
    const LinkedPage& page = linked.pages[i];
    if (entry.path.empty() || linked.catalogue.is_beyond(entry.span.file)) continue;
    const auto holds = [&](std::string_view rule) { return checks.is_on_in(rule, entry.path); };
    if (holds("review-due")) check_review(entry, as_of, checks.number("review-due"), out);
    if (is_english && holds("reading-age")) check_reading_age(entry, page, checks.number("reading-age"), out);
    if (holds("long-paragraph")) check_paragraphs(page, checks.number("long-paragraph"), out);
    if (entry.kind == Kind::term || entry.kind == Kind::source) continue;
    if (entry.owner.empty() && holds("no-owner"))
      out.warning("no-owner", entry.span, "nobody is named who looks after this page",
                  "add the line owner = \"…\", with a post");
    if (page.citations.empty() && !page.body_html.empty() && !entry.is_index() && !entry.is_home() &&
        has_words_of_its_own(entry.kind) && holds("no-citation"))
      out.warning("no-citation", entry.span, "this page names no source",
                  "cite documents in its text, [@source-id, page 9], or list them: sources = [ { id = \"…\", where = "
                  "\"…\" } ]");
  }
}

}  // namespace scrutineer::checks

#include "imports/headings.h"

#include <algorithm>
#include <array>
#include <regex>
#include <span>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/characters.h"
#include "base/slug.h"
#include "base/utf8.h"

namespace scrutineer::imports {
namespace {

using Words = std::span<const std::string_view>;

// All as slugs.
constexpr std::array<std::string_view, 18> criterion_words{"meini-prawf",
                                                           "criterion",
                                                           "criteria",
                                                           "assessment-criteria",
                                                           "assessment-criterion",
                                                           "evaluation-criteria",
                                                           "appraisal-criteria",
                                                           "appraisal-criterion",
                                                           "evaluation-criterion",
                                                           "success-criteria",
                                                           "success-criterion",
                                                           "critical-success-factors",
                                                           "critical-success-factor",
                                                           "scoring-criteria",
                                                           "key-criteria",
                                                           "criterion-title",
                                                           "criteria-title",
                                                           "what-we-looked-at"};
constexpr std::array<std::string_view, 7> key_words{"key",       "legend",        "scoring-key",  "scoring-scale",
                                                    "score-key", "key-to-scores", "scoring-guide"};
constexpr std::array<std::string_view, 4> sub_criterion_words{"sub-criterion", "sub-criteria", "subcriterion",
                                                              "subcriteria"};
constexpr std::array<std::string_view, 9> weight_words{"pwysoliad", "pwysiad",         "weight",
                                                       "weights",   "weighting",       "weightings",
                                                       "wt",        "relative-weight", "criterion-weight"};
constexpr std::array<std::string_view, 7> perhaps_weight_words{
    "importance", "relative-importance", "multiplier", "factor", "priority", "significance", "value"};
constexpr std::array<std::string_view, 18> option_words{
    "option",          "options",        "option-name", "delivery-option", "delivery-options", "model",
    "models",          "delivery-model", "alternative", "alternatives",    "proposal",         "proposals",
    "delivery-models", "bidder",         "bidders",     "supplier",        "suppliers",        "site"};
constexpr std::array<std::string_view, 9> number_words{"no", "number", "ref",     "reference",   "id",
                                                       "nr", "item",   "item-no", "criterion-no"};
constexpr std::array<std::string_view, 8> description_words{"description", "definition", "meaning", "what-it-means",
                                                            "explanation", "details",    "detail",  "what-it-asks"};
constexpr std::array<std::string_view, 8> group_words{"group",  "category", "theme",  "criteria-group",
                                                      "domain", "section",  "groups", "criterion-group"};
constexpr std::array<std::string_view, 6> remark_words{"note", "notes", "comment", "comments", "remark", "remarks"};
constexpr std::array<std::string_view, 10> reason_words{
    "reason",     "reasons", "rationale", "justification",    "reasoning",
    "commentary", "why",     "evidence",  "reason-for-score", "rationale-for-score"};
constexpr std::array<std::string_view, 8> score_words{"score", "scores",           "raw-score", "raw-scores",
                                                      "raw",   "unweighted-score", "rating",    "unweighted"};
constexpr std::array<std::string_view, 12> weighted_words{
    "weighted-score", "weighted-scores", "weighted",       "weight-score", "weight-x-score",    "score-x-weight",
    "score-weight",   "weighted-points", "weighted-total", "w-score",      "weighting-x-score", "weighted-rating"};
constexpr std::array<std::string_view, 9> result_words{"total", "totals", "average",    "mean",      "rank",
                                                       "sum",   "median", "percentage", "difference"};
constexpr std::array<std::string_view, 19> total_labels{
    "cyfanswm",    "cyfanswm-sgor", "total",      "totals",          "total-score",    "total-scores", "overall-total",
    "grand-total", "overall-score", "sum",        "total-marks",     "score-total",    "total-points", "overall-points",
    "final-score", "final-total",   "final-mark", "aggregate-score", "aggregate-total"};
constexpr std::array<std::string_view, 11> rank_labels{
    "overall-position",    "safle",  "rank",      "ranking", "overall-rank", "position", "place", "overall-ranking",
    "order-of-preference", "ranked", "rank-order"};
constexpr std::array<std::string_view, 9> not_scored_words{
    "n-a", "na", "not-scored", "not-applicable", "not-assessed", "no-score", "unscored", "not-given", "no-score-given"};

constexpr std::array<std::string_view, 14> as_now_words{"do-nothing",
                                                        "status-quo",
                                                        "as-is",
                                                        "as-now",
                                                        "no-change",
                                                        "as-at-present",
                                                        "business-as-usual",
                                                        "bau",
                                                        "remain",
                                                        "current-arrangements",
                                                        "current-model",
                                                        "existing-arrangements",
                                                        "existing-model",
                                                        "current-service"};

constexpr std::array<std::string_view, 22> common_score_words{
    "high", "medium",  "low",       "very-high", "very-low", "medium-high", "medium-low", "good",
    "fair", "poor",    "excellent", "red",       "amber",    "green",       "strong",     "moderate",
    "weak", "neutral", "yes",       "no",        "pass",     "fail"};

bool among(std::string_view slug, Words words) { return std::ranges::find(words, slug) != words.end(); }

// Whether one of the words of a slug is `word`.
bool has_word(std::string_view slug, std::string_view word) {
  for (std::size_t at = 0; at <= slug.size();) {
    const std::size_t end = std::min(slug.find('-', at), slug.size());
    if (slug.substr(at, end - at) == word) return true;
    at = end + 1;
  }
  return false;
}

bool has_any(std::string_view slug, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return has_word(slug, word); });
}

// "Cyfanswm / Total": what both say, if they say the same.
template <class Kind, class KindOf>
Kind said_twice(std::string_view text, KindOf&& kind_of) {
  const std::size_t at = text.find('/');
  if (at == std::string_view::npos || text.find('/', at + 1) != std::string_view::npos) return Kind::none;
  const Kind first = kind_of(text.substr(0, at));
  return first == kind_of(text.substr(at + 1)) ? first : Kind::none;
}

// "Weighting (1 to 5)" begins with what it is, "Old weight" ends with it.
bool begins_or_ends_with(std::string_view slug, Words words) {
  return std::ranges::any_of(words, [&](std::string_view word) {
    if (slug.size() <= word.size()) return false;
    return (slug.starts_with(word) && slug[word.size()] == '-') ||
           (slug.ends_with(word) && slug[slug.size() - word.size() - 1] == '-');
  });
}

Heading heading_of_slug(std::string_view slug) {
  if (among(slug, weighted_words)) return Heading::weighted;
  if (among(slug, criterion_words)) return Heading::criterion;
  if (among(slug, sub_criterion_words)) return Heading::sub_criterion;
  if (among(slug, weight_words)) return Heading::weight;
  if (among(slug, perhaps_weight_words)) return Heading::perhaps_weight;
  if (among(slug, number_words)) return Heading::number;
  if (among(slug, description_words)) return Heading::description;
  if (among(slug, group_words)) return Heading::group;
  if (among(slug, key_words)) return Heading::key;
  if (among(slug, remark_words)) return Heading::remark;
  if (among(slug, reason_words)) return Heading::reason;
  if (among(slug, score_words)) return Heading::score;
  if (among(slug, result_words)) return Heading::result;
  if (has_any(slug, {"max", "maximum"}) && (has_any(slug, {"score", "points", "mark", "marks"}) || !slug.contains('-')))
    return Heading::maximum;
  return Heading::none;
}

ResultKind result_kind_of(std::string_view slug, std::string_view label) {
  for (const std::string_view word : {"sub-total", "subtotal"})
    if (slug.starts_with(word) || slug.ends_with(word)) return ResultKind::subtotal;
  if (has_any(slug, {"average", "mean", "median"}) &&
      (!slug.contains('-') || has_any(slug, {"score", "scores", "total", "rating", "weighted"})))
    return ResultKind::average;
  if (among(slug, rank_labels) || has_any(slug, {"ranking"})) return ResultKind::rank;
  if (has_any(slug, {"percent", "percentage", "canran"}) ||
      (label.contains('%') && (slug.empty() || has_any(slug, {"total", "score", "of"}))))
    return ResultKind::percent;
  const bool is_sum = has_any(slug, {"total", "totals", "sum", "score", "scores"});
  if (is_sum && has_any(slug, {"max", "maximum", "possible"})) return ResultKind::maximum;
  if (is_sum && has_any(slug, {"unweighted", "raw"})) return ResultKind::unweighted_total;
  if (slug == "sum-of-scores") return ResultKind::unweighted_total;
  if (is_sum && has_word(slug, "weighted")) return ResultKind::weighted_total;
  return among(slug, total_labels) ? ResultKind::total : ResultKind::none;
}

}  // namespace

std::string_view before_brackets(std::string_view text) { return text.substr(0, text.find('(')); }

Heading heading_of(std::string_view text) {
  if (text == "#") return Heading::number;
  if (text == "%") return Heading::perhaps_weight;
  const std::string slug = base::slug(text);
  if (const Heading whole = heading_of_slug(slug); whole != Heading::none) return whole;
  if (const auto without = maximum_in(text)) {  // “Score / 5”
    const Heading kind = heading_of_slug(base::slug(without->label));
    if (kind == Heading::score || kind == Heading::weighted) return kind;
  }
  const auto twice = said_twice<Heading>(text, [](std::string_view part) { return heading_of_slug(base::slug(part)); });
  if (twice != Heading::none) return twice;
  const std::string_view first = before_brackets(text);  // “Criteria (weighting)” are criteria
  const Heading in_short = first.size() < text.size() ? heading_of_slug(base::slug(first)) : Heading::none;
  if (in_short != Heading::none) return in_short;
  if (begins_or_ends_with(slug, weight_words) && !has_any(slug, {"score", "total"})) return Heading::weight;
  return Heading::none;
}

std::optional<LabelWithMaximum> maximum_in(std::string_view label) {
  constexpr std::size_t longest = 300;  // regular expressions recurse with the length
  static const std::regex pattern(
      R"(^(.*?)[\(\[]?\s*(?:/|\bout of\b|\bmax(?:imum)?\b\.?:?|\bof\b)\s*(\d[\d,]*(?:\.\d+)?)\s*[\)\]]?\s*$)",
      std::regex::icase);
  std::match_results<std::string_view::const_iterator> found;
  if (label.size() > longest || !std::regex_match(label.begin(), label.end(), found, pattern)) return std::nullopt;
  auto number = number_in(found[2].str());
  if (!number) return std::nullopt;
  return LabelWithMaximum{label.substr(0, static_cast<std::size_t>(found[1].length())), *std::move(number)};
}

std::optional<Given> given_in(std::string_view text) {
  if (auto number = number_in(text)) return Given{*std::move(number), std::nullopt};
  auto out_of = maximum_in(text);
  auto number = out_of ? number_in(out_of->label) : std::nullopt;
  if (!number || number->is_percent) return std::nullopt;
  return Given{*std::move(number), std::move(out_of->maximum)};
}

std::optional<Number> weight_in(std::string_view text) {
  for (const std::string_view sign : {"x", "X", "×"}) {
    if (text.starts_with(sign)) return number_in(text.substr(sign.size()));
    if (text.ends_with(sign)) return number_in(text.substr(0, text.size() - sign.size()));
  }
  if (auto number = number_in(text)) return number;
  auto beside = score_beside_word(std::string(text));  // “High (3)”
  return beside ? std::optional(std::move(beside->score)) : std::nullopt;
}

bool is_ordinal(std::string_view text) {
  const std::size_t end = text.find_first_not_of("0123456789");
  if (end == 0 || end == std::string_view::npos || end > 2) return false;
  const std::string_view ending = text.substr(end, 2);
  return (ending == "st" || ending == "nd" || ending == "rd" || ending == "th") &&
         (text.size() == end + 2 || text.substr(end + 2) == "=");
}

bool says_money(std::string_view text) {
  const std::size_t first = text.find_first_not_of("-( ");
  if (first == std::string_view::npos) return false;
  return std::ranges::any_of(std::array<std::string_view, 3>{"£", "€", "$"}, [&](std::string_view sign) {
    const std::size_t next = text.find_first_not_of(" -", first + sign.size());
    return text.substr(first).starts_with(sign) && next < text.size() && base::is_digit(text[next]);
  });
}

std::optional<WeightedTitle> weight_in_title(const std::string& title) {
  constexpr std::size_t longest = 300;  // regular expressions recurse with the length
  static const std::regex pattern(
      R"(^(.*\S)\s*[\(\[]\s*(?:(?:[xX]|×|weight(?:ing)?:?\s)\s*(\d+(?:\.\d+)?%?)|(\d+(?:\.\d+)?%))\s*[\)\]]$)");
  std::smatch found;
  if (title.size() > longest || !std::regex_match(title, found, pattern)) return std::nullopt;
  return WeightedTitle{found[1].str(), found[2].matched ? found[2].str() : found[3].str()};
}

std::optional<ScoreWithWord> score_beside_word(const std::string& text) {
  constexpr std::size_t longest = 100;  // regular expressions recurse with the length
  static const std::regex before(R"(^(\d+(?:\.\d+)?)\s*(?:-|–|—|:|=|\()\s*([A-Za-z][^0-9]*?)\)?$)"),
      behind(R"(^([A-Za-z][^0-9(]*?)\s*(?:-|–|—|:|=|\()\s*(\d+(?:\.\d+)?)\)?$)");
  std::smatch found;
  if (text.size() > longest) return std::nullopt;
  const bool is_first = std::regex_match(text, found, before);
  if (!is_first && !std::regex_match(text, found, behind)) return std::nullopt;
  auto score = number_in(found[is_first ? 1 : 2].str());
  if (!score) return std::nullopt;
  return ScoreWithWord{*std::move(score), found[is_first ? 2 : 1].str()};
}

ResultLabel result_of(std::string_view label) {
  constexpr std::string_view published = "published-";
  if (const auto without = maximum_in(label))
    if (const ResultLabel result = result_of(without->label); result.kind != ResultKind::none) return result;
  const std::string slug = base::slug(label);
  if (slug.starts_with(published))
    return {result_kind_of(std::string_view(slug).substr(published.size()), label), true};
  if (const ResultKind whole = result_kind_of(slug, label); whole != ResultKind::none) return {whole};
  const auto twice =
      said_twice<ResultKind>(label, [](std::string_view part) { return result_kind_of(base::slug(part), part); });
  if (twice != ResultKind::none) return {twice};
  const std::string_view first = before_brackets(label);
  return {first.size() < label.size() ? result_kind_of(base::slug(first), first) : ResultKind::none};
}

bool names_options(std::string_view text) { return among(base::slug(text), option_words); }

bool is_option_number(std::string_view text) {
  constexpr std::size_t longest = 2;
  const std::string slug = base::slug(text);
  const std::size_t at = slug.rfind('-');
  if (at == std::string::npos) return !slug.empty() && slug.size() <= longest;
  return slug.size() - at - 1 <= longest && among(std::string_view(slug).substr(0, at), option_words);
}

bool says_as_now(std::string_view title) {
  const std::string slug = fmt::format("-{}-", base::slug(title));
  return std::ranges::any_of(as_now_words,
                             [&](std::string_view words) { return slug.contains(fmt::format("-{}-", words)); });
}

bool is_sign(std::string_view text) {
  constexpr std::int32_t first_sign = 0x2190, after_signs = 0x2C00, variation = 0xFE0F;
  for (std::size_t at = 0; at < text.size();) {
    const std::int32_t character = base::next_character(text, at);
    const bool is_ascii_sign = character >= 0 && character < 0x80 && !base::is_letter(static_cast<char>(character)) &&
                               !base::is_digit(static_cast<char>(character));
    if (!is_ascii_sign && !(character >= first_sign && character < after_signs) && character != variation) return false;
  }
  return true;
}

bool says_not_scored(std::string_view text) { return among(base::slug(text), not_scored_words); }

bool is_common_score_word(std::string_view text) { return among(base::slug(text), common_score_words); }

}  // namespace scrutineer::imports

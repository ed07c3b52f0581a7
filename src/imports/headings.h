// What the words at the head of a column, or at the start of a row, say of an appraisal's table. Words that are none of
// these name an option, a criterion or a group.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "imports/numbers.h"

namespace scrutineer::imports {

enum class Heading : std::uint8_t {
  none,
  criterion,
  sub_criterion,
  weight,
  perhaps_weight,  // "Importance": a weight, or an option of that name
  maximum,
  number,  // of a line
  description,
  group,
  remark,  // on the whole row
  reason,
  score,
  weighted,  // weight × score
  result,    // a total or an average at the end of a row
  key,       // to the scores
};
[[nodiscard]] Heading heading_of(std::string_view text);

// “Weighting” of “Weighting (1 to 5)”.
[[nodiscard]] std::string_view before_brackets(std::string_view text);

enum class ResultKind : std::uint8_t {
  none,
  total,  // of which kind, only the arithmetic tells
  weighted_total,
  unweighted_total,
  percent,
  rank,
  maximum,
  subtotal,
  average,
  beside,  // figures among the criteria that count in no total
};
struct ResultLabel {
  ResultKind kind = ResultKind::none;
  bool is_published = false;  // "Published total", as our own workbooks say beside what they compute
};
[[nodiscard]] ResultLabel result_of(std::string_view label);

// "Total (max 600)", "Total /120": the label without the maximum, and the maximum.
struct LabelWithMaximum {
  std::string_view label;  // part of the whole
  Number maximum;
};
[[nodiscard]] std::optional<LabelWithMaximum> maximum_in(std::string_view label);

// "Cost (x4)", "Cost (weight 4)", "Cost (20%)": the title, and the weight as it is shown.
struct WeightedTitle {
  std::string title, weight;
};
[[nodiscard]] std::optional<WeightedTitle> weight_in_title(const std::string& title);

// "4", or of "4 / 5" and "4 out of 5" what was given, with what could be.
struct Given {
  Number number;
  std::optional<Number> maximum;
};
[[nodiscard]] std::optional<Given> given_in(std::string_view text);

// "3", "20%", "x3", "×3", "High (3)".
[[nodiscard]] std::optional<Number> weight_in(std::string_view text);

// "2nd", "1st=".
[[nodiscard]] bool is_ordinal(std::string_view text);

// "£1.2m", "-£300", "(€5)": an amount of money.
[[nodiscard]] bool says_money(std::string_view text);

// "4 – Good", "Good (4)": a score, and the word for it.
struct ScoreWithWord {
  Number score;
  std::string word;
};
[[nodiscard]] std::optional<ScoreWithWord> score_beside_word(const std::string& text);

// "Options", above a column that names them.
[[nodiscard]] bool names_options(std::string_view text);

// "Option 1", "Model B", "2a": what numbers an option and does not name it.
[[nodiscard]] bool is_option_number(std::string_view text);

// Whether an option is called as carrying on as things are often is: "Do nothing", "Status quo".
[[nodiscard]] bool says_as_now(std::string_view title);

// "✓✓", "+/-", "★": neither a word nor a number.
[[nodiscard]] bool is_sign(std::string_view text);

// "n/a", "not scored": that no score was given.
[[nodiscard]] bool says_not_scored(std::string_view text);

// "High", "amber": a word that often stands where a number might.
[[nodiscard]] bool is_common_score_word(std::string_view text);

}  // namespace scrutineer::imports

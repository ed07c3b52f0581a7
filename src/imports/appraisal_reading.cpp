#include "imports/appraisal_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <set>
#include <utility>

#include "base/letter_case.h"
#include "imports/appraisal_arithmetic.h"
#include "imports/numbers.h"
#include "imports/reasons_sheet.h"
#include "imports/sheet_messages.h"

namespace scrutineer::imports {
namespace {

using base::Rational;

constexpr std::string_view more_decimals = "the sheet counts with more decimals than it shows";

// "2", "2nd", "=2", "Joint 2nd", "2.5".
std::optional<std::string> rank_in(std::string_view shown) {
  std::string text = base::ascii_lower_case(shown);
  for (const std::string_view word : {"joint", "equal", "(joint)", "(equal)"}) {
    if (text.starts_with(word)) text.erase(0, word.size());
    if (text.ends_with(word)) text.resize(text.size() - word.size());
  }
  std::erase_if(text, [](char c) { return c == '=' || c == ' '; });
  for (const char* ending : {"st", "nd", "rd", "th"})
    if (text.ends_with(ending)) text.resize(text.size() - 2);
  const auto number = number_in(text);
  if (!number || number->is_percent || number->figure.value < 1) return std::nullopt;
  return number->literal;
}

// A row of results, or where each option has two columns and both hold figures, what stands in one of them.
struct ResultLine {
  ResultRow row;
  std::vector<Place> places;     // by option
  bool beside_weighted = false;  // stands below the scores, beside a line that stands below weight × score
};

class AppraisalReader {
 public:
  AppraisalReader(const Workbook& book, const Table& table, const ReadingChoices& choices, Messages& messages)
      : book_(book), table_(table), sheet_(*table.sheet), choices_(choices), messages_(messages) {}

  std::optional<ImportedAppraisal> read() {
    result_.sheet = sheet_.name;
    result_.range = table_.range;
    refuse_unstored();
    name_things();
    read_weights();
    choose_column();
    if (messages_.has_errors()) return std::nullopt;
    find_lines();
    gather();
    decide_cells();
    if (messages_.has_errors()) return std::nullopt;
    read_scale();
    write_cells();
    write_results();
    write_maxima();
    write_texts();
    read_reasons();
    report_hidden();
    keep_others();
    if (messages_.has_errors()) return std::nullopt;
    return std::move(result_);
  }

 private:
  [[nodiscard]] std::size_t option_count() const { return table_.options.size(); }

  // ---- formulas ------------------------------------------------------------------------------------------------

  // A formula whose value the file does not hold; where a program has stored 0 for each, a 0 is none.
  [[nodiscard]] bool is_unstored(Place at, bool may_be_zero) const {
    const Cell* cell = sheet_.at(at);
    return cell && (may_be_zero ? cell->kind == CellKind::unstored : book_.lacks_value(*cell));
  }

  void refuse_unstored() {
    std::vector<std::string> names;
    const auto look = [&](std::uint32_t row, std::uint32_t column, bool may_be_zero) {
      if (is_unstored({row, column}, may_be_zero)) names.push_back(cell_name({row, column}));
    };
    for (const CriterionRow& criterion : table_.criteria) {
      if (table_.weight_column) look(criterion.row, *table_.weight_column, false);
      // A second figure of an option is only compared with the first.
      for (const OptionColumns& option : table_.options) look(criterion.row, option.score, option.second.has_value());
    }
    for (const ResultRow& row : table_.results)
      for (const OptionColumns& option : table_.options) look(row.row, option.score, false);
    imports::refuse_unstored(sheet_, names, messages_);
  }

  // ---- names ---------------------------------------------------------------------------------------------------

  void name_things() {
    std::vector<std::string> options, groups, criteria;
    for (const OptionColumns& option : table_.options) {
      ImportedOption imported;
      imported.id = unique_id(option.title, fmt::format("option-{}", result_.options.size() + 1), options);
      imported.title = option.title;
      imported.place = option.place;
      result_.options.push_back(std::move(imported));
    }
    for (const GroupHeading& group : table_.groups)
      result_.groups.push_back({unique_id(group.title, fmt::format("group-{}", result_.groups.size() + 1), groups),
                                group.title, group.place, heading_cells(group.place)});
    find_weights_in_titles();
    for (std::size_t row = 0; row < table_.criteria.size(); ++row) {
      const CriterionRow& criterion = table_.criteria[row];
      ImportedCriterion imported;
      imported.title = titles_with_weights_.empty() ? criterion.title : titles_with_weights_[row].title;
      imported.id = unique_id(imported.title, fmt::format("criterion-{}", row + 1), criteria);
      imported.place = criterion.place;
      if (criterion.group) imported.group = result_.groups[*criterion.group].id;
      result_.criteria.push_back(std::move(imported));
    }
  }

  // Those beside the heading of a group that has a row of its own.
  [[nodiscard]] std::string heading_cells(Place heading) const {
    const bool is_own_row = std::ranges::none_of(
        table_.criteria, [&](const CriterionRow& criterion) { return criterion.row == heading.row; });
    return is_own_row ? cells_of_row(heading.row, sheet_.shown(heading)) : std::string();
  }

  // But for what names it.
  [[nodiscard]] std::string cells_of_row(std::uint32_t row, std::string_view name) const {
    std::string cells;
    for (std::uint32_t column = table_.range.first.column; column <= table_.range.last.column; ++column)
      if (const Place at{row, column}; sheet_.at(at) && sheet_.shown(at) != name)
        cells += fmt::format("{}{} {}", cells.empty() ? "" : ", ", cell_name(at), sheet_.text(at));
    return cells;
  }

  // Only where there is no column of weights, every title has one, and they are of one form.
  void find_weights_in_titles() {
    if (table_.weight_column) return;
    std::size_t percents = 0;
    for (const CriterionRow& criterion : table_.criteria) {
      auto found = weight_in_title(criterion.title);
      if (!found) return titles_with_weights_.clear();
      percents += found->weight.ends_with('%') ? 1 : 0;
      titles_with_weights_.push_back(std::move(*found));
    }
    if (percents != 0 && percents != titles_with_weights_.size()) titles_with_weights_.clear();
  }

  // ---- weights -------------------------------------------------------------------------------------------------

  // Where our own workbook was made of an appraisal without weights, it has 1 for each.
  [[nodiscard]] bool has_invented_weights() const {
    return table_.is_own && std::ranges::any_of(table_.results, [](const ResultRow& row) {
             return row.kind == ResultKind::unweighted_total && result_of(row.label).is_published;
           });
  }

  void read_weights() {
    const bool in_titles = !titles_with_weights_.empty();
    if ((!table_.weight_column && !in_titles) || has_invented_weights()) return;
    std::size_t percents = 0, numbers = 0;
    std::vector<std::string> missing;
    for (std::size_t row = 0; row < table_.criteria.size(); ++row) {
      const Place at = in_titles ? table_.criteria[row].place : Place{table_.criteria[row].row, *table_.weight_column};
      const auto number =
          in_titles ? number_in(titles_with_weights_[row].weight) : weight_in_row(table_, table_.criteria[row].row);
      weights_.push_back(number);
      weight_places_.push_back(at);
      if (!number) missing.push_back(cell_name(at));
      percents += number && number->is_percent ? 1 : 0;
      numbers += number ? 1 : 0;
    }
    if (percents != 0 && percents != numbers)
      messages_.error("unclear-weights", column_place(*table_.weight_column),
                      "some weights are percentages and some are not", "write all of them the same way in the sheet");
    if (!missing.empty())
      messages_.warning("no-weight", where(),
                        fmt::format("{} {} no weight", listed(missing), missing.size() == 1 ? "holds" : "hold"),
                        "write the weights at their lines: either every criterion that is scored has one, or none");
  }

  [[nodiscard]] std::string where() const { return sheet_.name.empty() ? std::string() : "sheet " + sheet_.name; }
  [[nodiscard]] std::string column_place(std::uint32_t column) const {
    return fmt::format("{}{}column {}", where(), sheet_.name.empty() ? "" : ", ", column_name(column));
  }

  // "C5, 20%"
  [[nodiscard]] std::string cell_text(Place at) const { return fmt::format("{}, {}", cell_name(at), sheet_.text(at)); }

  void write_weights() {
    for (std::size_t row = 0; row < weights_.size(); ++row) {
      Entry& entry = result_.criteria[row].weight.emplace();
      if (!weights_[row]) {
        entry = {"…", fmt::format("{}: no weight stands here", cell_name(weight_places_[row])), true};
        continue;
      }
      Number number = *weights_[row];
      const auto of_group = table_.group_weights.find(table_.criteria[row].row);
      const bool is_share = of_group != table_.group_weights.end();
      std::string comment = is_share ? cell_text(weight_places_[row]) + " of " + cell_text(of_group->second.place)
                                     : comment_on(weight_places_[row], number);
      if (number.is_percent && weights_are_shares_) number.literal = plain_decimal(number.figure.value / 100);
      if (number.is_percent && !is_share)
        comment = fmt::format("{}, {}%", cell_name(weight_places_[row]), weights_[row]->literal);
      entry = {number.literal, std::move(comment)};
    }
  }

  // ---- which column --------------------------------------------------------------------------------------------

  [[nodiscard]] std::optional<Rational> value_at(Place at) const {
    const auto number = number_in(sheet_.shown(at));
    return number ? std::optional(number->figure.value) : std::nullopt;
  }

  // The value that the sheet counts with, which may have more decimals than it shows.
  [[nodiscard]] std::optional<Rational> stored_at(Place at) const {
    const Cell* cell = sheet_.at(at);
    if (!cell || cell->kind != CellKind::number) return value_at(at);
    const auto figure = base::figure_of(cell->stored);
    return figure ? std::optional(figure->value) : std::nullopt;
  }

  // Whether one column of every option is weight × the other, wherever both have figures.
  [[nodiscard]] bool is_product(bool of_first) const {
    std::size_t pairs = 0;
    for (std::size_t row = 0; row < weights_.size(); ++row) {
      for (const OptionColumns& option : table_.options) {
        const auto score = value_at({table_.criteria[row].row, of_first ? option.score : *option.second});
        const auto product = value_at({table_.criteria[row].row, of_first ? *option.second : option.score});
        if (!score || !product || !weights_[row]) continue;
        ++pairs;
        const Rational weight = weights_[row]->figure.value;
        if (*score * weight != *product && !(weights_[row]->is_percent && *score * weight / 100 == *product))
          return false;
      }
    }
    return pairs > 0;
  }

  void choose_column() {
    for (const OptionColumns& option : table_.options) columns_.push_back(option.score);
    if (table_.is_own) scores_because_ = "as in every workbook of Scrutineer's";
    if (table_.is_own || !table_.options.front().second) return;
    const bool said =
        table_.first != table_.second && table_.first != Figures::unsaid && table_.second != Figures::unsaid;
    const bool first_is_scores = said ? table_.first == Figures::scores : is_product(true);
    if (!said && !first_is_scores && !is_product(false)) {
      messages_.error("unclear-columns", sheet_.row_name(table_.head),
                      "every option has two columns of figures, and neither is weight × the other",
                      "name the part of the sheet to take: --range A1:F20");
      return;
    }
    scores_because_ = said ? "the headings of the columns say so" : "the other column of each option is weight × score";
    if (!first_is_scores)
      for (std::size_t at = 0; at < option_count(); ++at) columns_[at] = *table_.options[at].second;
    compare_second(first_is_scores);
  }

  // Says where the weighted figures beside the scores are not weight × score.
  void compare_second(bool first_is_scores) {
    for (std::size_t row = 0; row < weights_.size(); ++row) {
      for (const OptionColumns& option : table_.options) {
        const Place scores{table_.criteria[row].row, first_is_scores ? option.score : *option.second};
        const Place products{scores.row, first_is_scores ? *option.second : option.score};
        const auto score = value_at(scores);
        const auto shown = number_in(sheet_.shown(products));
        if (!score || !shown || !weights_[row]) continue;
        Rational product = *score * weights_[row]->figure.value;
        if (weights_[row]->is_percent && !base::shows_as(product, shown->figure)) product /= 100;
        if (base::shows_as(product, shown->figure)) continue;
        const std::string text = fmt::format("{} shows {}, and weight × score is {}", cell_name(products),
                                             sheet_.shown(products), plain_or_rounded(product));
        result_.criteria[row].remarks.push_back(text);
        const auto stored = stored_at(scores), product_stored = stored_at(products);
        const bool is_rounding = stored && product_stored && *stored * weights_[row]->figure.value == *product_stored;
        messages_.warning("other-result", sheet_.place_name(products), text,
                          is_rounding ? std::string(more_decimals) : std::string());
      }
    }
  }

  static std::string plain_or_rounded(const Rational& value) { return base::to_short_text(value, 9); }

  // ---- the arithmetic ------------------------------------------------------------------------------------------

  [[nodiscard]] Place cell_place(std::size_t row, std::size_t option) const {
    return {table_.criteria[row].row, columns_[option]};
  }
  static bool is_total(ResultKind kind) {
    return kind == ResultKind::total || kind == ResultKind::weighted_total || kind == ResultKind::unweighted_total;
  }

  // Of the two columns of an option the one that holds no scores.
  [[nodiscard]] std::optional<std::uint32_t> other_column(std::size_t option) const {
    const OptionColumns& both = table_.options[option];
    return columns_[option] == both.score ? both.second : std::optional(both.score);
  }

  // A figure below weight × score is of the weighted scores, and one below the scores of the scores, where a row has
  // both; a row that has one of them for each option says by its name what it is.
  void find_lines() {
    scores_are_percents_ = are_percents();
    for (const ResultRow& row : table_.results) {
      ResultLine first{row, {}}, second{row, {}};
      bool has_both = false;
      for (std::size_t option = 0; option < option_count(); ++option) {
        const Place own{row.row, columns_[option]};
        const Place other{row.row, other_column(option).value_or(own.column)};
        has_both = has_both || (other != own && sheet_.at(own) && sheet_.at(other));
        first.places.push_back(other);
        second.places.push_back(own);
      }
      if (!has_both || table_.is_own || row.kind == ResultKind::beside) {
        for (std::size_t option = 0; option < option_count(); ++option)
          if (sheet_.at(second.places[option]) || table_.is_own) first.places[option] = second.places[option];
        add_line(std::move(first));
        continue;
      }
      first.row.kind = is_total(row.kind) ? ResultKind::weighted_total : row.kind;
      second.row.kind = is_total(row.kind) ? ResultKind::unweighted_total : row.kind;
      second.beside_weighted = true;
      add_line(std::move(first));
      add_line(std::move(second));
    }
  }

  // Totals that are percentages of scores that are none are shares of the maximum.
  void add_line(ResultLine line) {
    std::size_t numbers = 0, shares = 0;
    for (const Place at : line.places) {
      const auto number = number_in(sheet_.shown(at));
      numbers += number ? 1 : 0;
      shares += number && number->is_percent && number->figure.value <= 100 ? 1 : 0;
    }
    if (is_total(line.row.kind) && numbers > 0 && shares == numbers && !scores_are_percents_)
      line.row.kind = ResultKind::percent;
    lines_.push_back(std::move(line));
  }

  const ScaleLevel* level_called(std::string_view word) const {
    const auto found = std::ranges::find_if(
        choices_.scale, [&](const ScaleLevel& level) { return base::equal_but_for_case(level.title, word); });
    return found == choices_.scale.end() ? nullptr : &*found;
  }

  // The score that a cell shows, as a number or as the name of a level.
  [[nodiscard]] std::optional<Number> score_at(Place at) const {
    const std::string_view shown = sheet_.shown(at);
    if (auto number = number_in(shown)) return number;
    if (const ScaleLevel* level = shown.empty() ? nullptr : level_called(shown)) return number_in(level->literal);
    if (const auto given = given_in(shown); given && is_out_of_one(*given)) return given->number;
    const auto beside = score_beside_word(std::string(shown));
    return beside ? std::optional(beside->score) : std::nullopt;
  }

  // "4 / 5" is 4 where all such cells are of 5.
  [[nodiscard]] bool is_out_of_one(const Given& given) const {
    return given.maximum && score_maxima_.size() == 1 && *score_maxima_.begin() == given.maximum->figure.value;
  }

  void find_score_maxima() {
    for (std::size_t row = 0; row < table_.criteria.size(); ++row)
      for (std::size_t option = 0; option < option_count(); ++option)
        if (const auto given = given_in(sheet_.shown(cell_place(row, option))); given && given->maximum)
          score_maxima_.insert(given->maximum->figure.value);
  }

  void gather() {
    find_score_maxima();
    for (const auto& weight : weights_)
      arithmetic_.weights.push_back(weight ? std::optional(weight->figure.value) : std::nullopt);
    for (std::size_t row = 0; row < table_.criteria.size(); ++row) {
      auto& cells = arithmetic_.cells.emplace_back();
      for (std::size_t option = 0; option < option_count(); ++option) {
        const auto score = score_at(cell_place(row, option));
        cells.push_back(score ? std::optional(score->figure.value) : std::nullopt);
      }
    }
    for (const ResultLine& line : lines_) {
      if (!is_total(line.row.kind)) continue;
      auto& totals = arithmetic_.totals.emplace_back();
      totals.kind = line.row.kind;
      for (std::size_t option = 0; option < option_count(); ++option) {
        const auto given = given_in(sheet_.shown(line.places[option]));
        totals.figures.push_back(given && !has_unread_score(option) ? std::optional(given->number.figure)
                                                                    : std::nullopt);
      }
    }
    choose_shares();
  }

  // Whether every score that is a number has a percent sign.
  [[nodiscard]] bool are_percents() const {
    std::size_t numbers = 0, percents = 0;
    for (std::size_t row = 0; row < table_.criteria.size(); ++row)
      for (std::size_t option = 0; option < option_count(); ++option)
        if (const auto number = number_in(sheet_.shown(cell_place(row, option)))) {
          ++numbers;
          percents += number->is_percent ? 1 : 0;
        }
    return numbers > 0 && percents == numbers;
  }

  // Whether a cell of the option says something that is no score that is known: then its total proves nothing.
  [[nodiscard]] bool has_unread_score(std::size_t option) const {
    for (std::size_t row = 0; row < table_.criteria.size(); ++row) {
      const std::string_view shown = sheet_.shown(cell_place(row, option));
      if (!shown.empty() && !arithmetic_.cells[row][option] && !says_nothing(shown)) return true;
    }
    return false;
  }

  // 25% is 25, as it is shown, unless the totals show that it counts as 0.25.
  void choose_shares() {
    if (!std::ranges::any_of(weights_, [](const auto& weight) { return weight && weight->is_percent; })) return;
    Arithmetic shares = arithmetic_;
    for (auto& weight : shares.weights)
      if (weight) *weight /= 100;
    for (const TotalsRow& row : shares.totals)
      if (fit(shares, row).weighted_sums > fit(arithmetic_, row).weighted_sums) weights_are_shares_ = true;
    if (weights_are_shares_) arithmetic_ = std::move(shares);
  }

  void decide_cells() {
    auto proof = what_cells_hold(arithmetic_);
    if (!proof) proof = what_cells_hold(stored_arithmetic());
    if (choices_.cells) {
      set_cells(*choices_.cells, "--cells says so");
    } else if (!scores_because_.empty()) {
      set_cells(CellsHold::scores, scores_because_);
    } else if (proof) {
      set_cells(proof->is_weighted ? CellsHold::weighted : CellsHold::scores, proof->because);
    } else if (table_.first == Figures::weighted) {
      set_cells(CellsHold::weighted, "the headings of the columns say so");
    } else if (are_words()) {
      set_cells(CellsHold::scores, "words are not multiplied");
    } else if (const auto by_scale = decided_by_scale()) {
      set_cells(*by_scale, "nothing else is on the scale");
    } else {
      messages_.error("unclear-cells", where(),
                      arithmetic_.totals.empty()
                          ? "the cells may hold scores, or weight × score, and no totals show which"
                          : "the totals do not show whether the cells hold scores, or weight × score",
                      "--cells raw says that they hold scores, --cells weighted that they hold weight × score");
      return;
    }
    if (result_.cells == CellsHold::weighted && weights_.empty())
      messages_.error("no-weight", where(), "cells that hold weight × score need weights, and none were found",
                      "--weights names their column");
  }

  // Whether no cell shows a number.
  [[nodiscard]] bool are_words() const {
    for (std::size_t row = 0; row < table_.criteria.size(); ++row)
      for (std::size_t option = 0; option < option_count(); ++option)
        if (number_in(sheet_.shown(cell_place(row, option)))) return false;
    return true;
  }

  void set_cells(CellsHold cells, std::string because) {
    result_.cells = cells;
    result_.cells_because = std::move(because);
  }

  // What the scale allows, if only one reading puts every cell on it.
  [[nodiscard]] std::optional<CellsHold> decided_by_scale() const {
    if (choices_.scale.empty()) return std::nullopt;
    bool scores = true, weighted = true;
    for (std::size_t row = 0; row < arithmetic_.cells.size(); ++row) {
      for (const auto& cell : arithmetic_.cells[row]) {
        if (!cell) continue;
        scores = scores && is_on_scale(*cell, 1);
        weighted = weighted && arithmetic_.weights[row] && is_on_scale(*cell, *arithmetic_.weights[row]);
      }
    }
    if (scores == weighted) return std::nullopt;
    return scores ? CellsHold::scores : CellsHold::weighted;
  }

  [[nodiscard]] bool is_on_scale(const Rational& cell, const Rational& weight) const {
    const auto& levels = result_.scale.empty() ? choices_.scale : result_.scale;
    return std::ranges::any_of(levels, [&](const ScaleLevel& level) { return weight * level.score == cell; });
  }

  // ---- the scale -----------------------------------------------------------------------------------------------

  void read_scale() {
    result_.scale = choices_.scale;
    result_.scale_comment = "--scale";
    if (result_.scale.empty() && table_.levels_row) read_own_levels();
    if (!result_.scale.empty()) return;
    std::set<Rational> found;
    for (std::size_t row = 0; row < arithmetic_.cells.size(); ++row) {
      for (const auto& cell : arithmetic_.cells[row]) {
        if (!cell) continue;
        const bool divide =
            result_.cells == CellsHold::weighted && arithmetic_.weights[row] && *arithmetic_.weights[row] != 0;
        found.insert(divide ? *cell / *arithmetic_.weights[row] : *cell);
      }
    }
    for (const Rational& score : found) result_.scores_found.push_back(base::to_short_text(score, 9));
    messages_.warning(
        "no-scale", where(),
        fmt::format("the sheet does not say which scores there are; it uses {}",
                    result_.scores_found.empty() ? std::string("none that are numbers") : listed(result_.scores_found)),
        "say it, the lowest and the highest that could be given too: --scale 0,5,10 or --scale "
        "High=10,Medium=5,Low=0");
  }

  void read_own_levels() {
    for (const std::uint32_t column : columns_) {
      const auto number = number_in(sheet_.shown({*table_.levels_row, column}));
      if (number) result_.scale.push_back({number->literal, number->literal, number->figure.value});
    }
    result_.scale_comment = fmt::format("row {}", *table_.levels_row + 1);
  }

  // ---- cells ---------------------------------------------------------------------------------------------------

  // Where a figure comes from, and what else there is to know of it.
  [[nodiscard]] std::string comment_on(Place at, Number& number) const {
    const Cell* cell = sheet_.at(at);
    std::string comment = cell_name(at);
    const bool has_kinds = !sheet_.name.empty();  // a CSV file has texts alone
    if (has_kinds && cell && cell->kind == CellKind::text && cell->shown == number.literal)
      comment += ", a number kept as text";
    const bool is_cut = cut_to_nine_decimals(number);
    if (is_cut && cell && cell->kind != CellKind::number)
      return fmt::format("{}, which shows {}", comment, cell->shown);
    if (!cell || cell->kind != CellKind::number) return comment;
    const auto stored = base::figure_of(cell->stored);
    const Rational shown = number.is_percent ? number.figure.value / 100 : number.figure.value;
    if (stored && stored->value != shown)
      comment += is_cut ? fmt::format(", which holds {}", cell->stored)
                        : fmt::format(", which holds {} and shows {}", cell->stored, cell->shown);
    return comment;
  }

  void write_cells() {
    write_weights();
    for (std::size_t row = 0; row < table_.criteria.size(); ++row)
      for (std::size_t option = 0; option < option_count(); ++option)
        result_.criteria[row].cells.push_back(entry_of(row, cell_place(row, option)));
    report(blanks_, "blank-cell", "blank",
           "--blank unreadable says that the copy does not show them, --blank not-scored that no score was given");
    report(off_scale_, "off-scale-score", "not on the scale: written as printed",
           "correct the scale if it is not whole");
    if (!words_.empty())
      messages_.warning("no-scale", where(),
                        fmt::format("scores are words ({}), and nothing says what they are worth", listed(words_)),
                        fmt::format("--scale {}=5,… says it", words_.front()));
  }

  void report(const std::vector<std::string>& cells, std::string_view code, std::string_view what,
              const std::string& help) {
    if (cells.empty()) return;
    messages_.warning(code, where(), fmt::format("{} {} {}", listed(cells), cells.size() == 1 ? "is" : "are", what),
                      help);
  }

  Entry entry_of(std::size_t row, Place at) {
    const Cell* cell = sheet_.at(at);
    const std::string name = cell_name(at);
    if (!cell) {
      if (choices_.blank) return {fmt::format("\"{}\"", *choices_.blank), name + " is blank"};
      blanks_.push_back(name);
      return {"…", name + R"( is blank: "unreadable" where the copy does not show it, or "not scored")", true};
    }
    if (auto number = number_in(cell->shown); number && (!number->is_percent || scores_are_percents_)) {
      std::string comment = comment_on(at, *number);
      if (number->is_percent && comment == name) comment = cell_text(at);
      return number_entry(row, at, *number, std::move(comment));
    }
    if (const ScaleLevel* level = level_called(cell->shown); level && result_.cells == CellsHold::scores)
      return {level->literal, fmt::format("{} says {}", name, cell->shown)};
    if (auto beside = score_beside_word(cell->shown); beside && result_.cells == CellsHold::scores)
      return number_entry(row, at, beside->score, fmt::format("{} says {}", name, cell->shown));
    if (const auto given = given_in(cell->shown); given && is_out_of_one(*given))
      return number_entry(row, at, given->number, fmt::format("{} says {}", name, cell->shown));
    if (says_not_scored(cell->shown)) return {"\"not scored\"", fmt::format("{} says {}", name, cell->shown)};
    if (is_common_score_word(cell->shown)) {
      if (std::ranges::find(words_, cell->shown) == words_.end()) words_.push_back(cell->shown);
    } else {
      messages_.warning(
          "not-a-score", sheet_.place_name(at), fmt::format("{} is not a score", in_quotes(cell->shown)),
          cell->kind == CellKind::date ? "spreadsheet programs make a date of “4/5”: write the score at its line"
          : given_in(cell->shown) && score_maxima_.size() > 1
              ? "scores are out of different numbers: write them at their lines as they count on one scale"
              : "write the score at its line, \"unreadable\" or \"not scored\"");
    }
    return {"…", fmt::format("{} says {}", name, in_quotes(cell->shown)), true};
  }

  Entry number_entry(std::size_t row, Place at, const Number& number, std::string comment) {
    const bool is_weighted = result_.cells == CellsHold::weighted;
    const Rational weight = is_weighted && arithmetic_.weights[row] ? *arithmetic_.weights[row] : Rational(1);
    if (result_.scale.empty() || is_on_scale(number.figure.value, weight)) return {number.literal, std::move(comment)};
    off_scale_.push_back(cell_name(at));
    return {fmt::format("{{ value = {}, as_printed = true }}", number.literal), std::move(comment)};
  }

  // ---- results -------------------------------------------------------------------------------------------------

  enum class Total : std::uint8_t { weighted, unweighted, unclear };

  // Which total a line of totals holds.
  [[nodiscard]] Total total_of(const TotalsRow& row) const {
    if (row.kind == ResultKind::unweighted_total || weights_.empty()) return Total::unweighted;
    if (row.kind == ResultKind::weighted_total || table_.is_own || result_.cells == CellsHold::weighted)
      return Total::weighted;
    for (const Arithmetic& each : {arithmetic_, stored_arithmetic()}) {
      const Fit found = fit(each, row);
      if (found.all_weighted() || (found.weighted_sums > 0 && found.sums == 0)) return Total::weighted;
      if (found.all_sums() || (found.sums > 0 && found.weighted_sums == 0)) return Total::unweighted;
    }
    return Total::unclear;
  }

  // With the scores that the sheet counts with, which may have more decimals than it shows.
  [[nodiscard]] Arithmetic stored_arithmetic() const {
    Arithmetic stored = arithmetic_;
    for (std::size_t row = 0; row < stored.cells.size(); ++row)
      for (std::size_t option = 0; option < option_count(); ++option)
        if (stored.cells[row][option]) stored.cells[row][option] = stored_at(cell_place(row, option));
    return stored;
  }

  void write_results() {
    std::size_t totals = 0;
    for (const ResultLine& line : lines_) {
      switch (line.row.kind) {
        case ResultKind::total:
        case ResultKind::weighted_total:
        case ResultKind::unweighted_total:
          write_totals(line, arithmetic_.totals[totals++]);
          break;
        case ResultKind::percent:
          write_percents(line);
          break;
        case ResultKind::rank:
          write_ranks(line);
          break;
        case ResultKind::maximum:
          write_maximum(line);
          break;
        case ResultKind::average:
          leave_out(line, "is an average, which an appraisal does not hold");
          break;
        case ResultKind::beside:
          result_.others.push_back(fmt::format("row {}, {}: {}", line.row.row + 1, in_quotes(line.row.label),
                                               cells_of_row(line.row.row, line.row.label)));
          break;
        default:
          leave_out(line, "is a sum of a group, which an appraisal does not hold");
      }
    }
  }

  // With its figures, which stand nowhere else in the file.
  void leave_out(const ResultLine& line, std::string_view why) {
    std::string figures;
    for (const Place at : line.places)
      if (sheet_.at(at))
        figures += fmt::format("{}{} {}", figures.empty() ? ": " : ", ", cell_name(at), sheet_.text(at));
    result_.others.push_back(
        fmt::format("row {}, {}: {}{}", line.row.row + 1, in_quotes(line.row.label), why, figures));
  }

  // Puts a line's figures into one member of every option, unless another line did.
  template <class Make>
  void put(const ResultLine& line, std::optional<Entry> ImportedOption::*member, Make make) {
    const bool is_taken = std::ranges::any_of(
        result_.options, [&](const ImportedOption& option) { return (option.*member).has_value(); });
    if (is_taken && line.beside_weighted) {
      leave_out(line, "these stand below the scores, and those below weight × score were taken");
      messages_.warning("doubled-row", sheet_.row_name(line.row.row),
                        fmt::format("{} has figures below the scores and below weight × score: those below weight × "
                                    "score were taken",
                                    in_quotes(line.row.label)),
                        "the others stand in a comment at the end of the file");
    } else if (is_taken) {
      leave_out(line, "a row above was taken as such");
      messages_.warning("doubled-row", sheet_.row_name(line.row.row),
                        fmt::format("{} was left out: a row above was taken as such", in_quotes(line.row.label)),
                        "its figures stand in a comment at the end of the file");
    } else {
      for (std::size_t option = 0; option < option_count(); ++option)
        if (const Place at = line.places[option]; sheet_.at(at)) result_.options[option].*member = make(at, option);
    }
  }

  // A row that our own workbook says "none" in, or an officer "n/a".
  static bool says_nothing(std::string_view text) { return says_not_scored(text) || text == "none" || text == "-"; }

  std::optional<Entry> figure_entry(Place at, const ResultLine& line) {
    if (auto given = given_in(sheet_.shown(at))) {
      std::string comment = comment_on(at, given->number);
      if (given->maximum) comment += fmt::format(", which says {}", sheet_.shown(at));
      return Entry{given->number.literal, std::move(comment)};
    }
    if (says_nothing(sheet_.shown(at))) return std::nullopt;
    return not_a_figure(at, line);
  }

  Entry not_a_figure(Place at, const ResultLine& line) {
    messages_.warning(
        "not-a-figure", sheet_.place_name(at),
        fmt::format("{} is not a figure, in the row {}", in_quotes(sheet_.shown(at)), in_quotes(line.row.label)));
    return {"…", fmt::format("{} says {}", cell_name(at), in_quotes(sheet_.shown(at))), true};
  }

  void write_totals(const ResultLine& line, const TotalsRow& figures) {
    const Total total = total_of(figures);
    if (total == Total::unclear) {
      const Fit found = fit(arithmetic_, figures);
      const bool has_figures = std::ranges::any_of(figures.figures, [](const auto& each) { return each.has_value(); });
      const std::string_view what =
          !has_figures ? "adds up scores that are not all read"
          : found.sums > 0
              ? "is the sum of the scores for some options, and of weight × score for others"
              : "is neither the sum of the scores nor of weight × score for any option whose scores are read";
      leave_out(line, what);
      messages_.warning("unclear-total", sheet_.row_name(line.row.row),
                        fmt::format("{} {}: it was left out", in_quotes(line.row.label), what),
                        "write published = { total = … } or { unweighted_total = … } at each option");
      return;
    }
    const bool is_weighted = total == Total::weighted;
    put(line, is_weighted ? &ImportedOption::total : &ImportedOption::unweighted_total,
        [&](Place at, std::size_t) { return figure_entry(at, line); });
    if (is_weighted || weights_.empty()) read_maximum_of(line);
    for (std::size_t option = 0; option < option_count(); ++option)
      if (figures.figures[option]) compare_total(line, option, *figures.figures[option], is_weighted);
  }

  // "Total (max 600)", "Total /120", "23 / 30".
  void read_maximum_of(const ResultLine& line) {
    const bool has_row =
        std::ranges::any_of(lines_, [](const ResultLine& each) { return each.row.kind == ResultKind::maximum; });
    if (has_row) return;
    if (const auto said = maximum_in(line.row.label))
      result_.maximum_total =
          Entry{said->maximum.literal, fmt::format("row {} says {}", line.row.row + 1, in_quotes(line.row.label))};
    else
      read_maximum_beside(line);
  }

  // "23 / 30" of one option and "21 / 30" of another.
  void read_maximum_beside(const ResultLine& line) {
    std::optional<Entry> maximum;
    for (const Place at : line.places) {
      const auto given = given_in(sheet_.shown(at));
      if (!given || !given->maximum) return;
      const std::string& literal = given->maximum->literal;
      if (maximum && maximum->value != literal) return;
      if (!maximum) maximum = Entry{literal, fmt::format("{} says {}", cell_name(at), sheet_.shown(at))};
    }
    result_.maximum_total = std::move(maximum);
  }

  // Says where a total is not what the cells come to; the audit of the site says it again, to readers.
  void compare_total(const ResultLine& line, std::size_t option, const base::Figure& printed, bool is_weighted) {
    const bool multiply = is_weighted && result_.cells == CellsHold::scores;
    if (!is_weighted && result_.cells == CellsHold::weighted) return;
    for (const auto& cells : arithmetic_.cells)
      if (!cells[option]) return;
    const Rational sum = multiply ? arithmetic_.weighted_sum(option) : arithmetic_.sum(option);
    if (base::shows_as(sum, printed)) return;
    const Place at = line.places[option];
    const std::string text = fmt::format("{} shows {}, and {} come to {}", cell_name(at), sheet_.shown(at),
                                         multiply ? "the weights × scores" : "the cells above", plain_or_rounded(sum));
    result_.options[option].remarks.push_back(text);
    messages_.warning("other-result", sheet_.place_name(at), text,
                      is_from_stored(option, multiply, printed) ? std::string(more_decimals)
                      : book_.recalculates && sheet_.at(at)->is_formula
                          ? "this file asks for its formulas to be worked out when it is opened: open it in a "
                            "spreadsheet program, save it, and import it again"
                          : "the total is written as the sheet has it");
  }

  // Whether the scores that are stored, not those shown, come to a total.
  [[nodiscard]] bool is_from_stored(std::size_t option, bool multiply, const base::Figure& printed) const {
    Rational sum;
    for (std::size_t row = 0; row < table_.criteria.size(); ++row) {
      const Rational weight = multiply && arithmetic_.weights[row] ? *arithmetic_.weights[row] : Rational(1);
      sum += stored_at(cell_place(row, option)).value_or(Rational(0)) * weight;
    }
    return base::shows_as(sum, printed);
  }

  void write_percents(const ResultLine& line) {
    const bool are_shares = std::ranges::all_of(line.places, [&](Place at) {
      const auto number = number_in(sheet_.shown(at));
      return !number || (!number->is_percent && number->figure.value <= 1);
    });
    put(line, &ImportedOption::percent, [&](Place at, std::size_t) -> std::optional<Entry> {
      auto entry = figure_entry(at, line);
      if (entry && !entry->is_open && are_shares)
        entry = Entry{"…", fmt::format("{} shows {}: as a percentage?", cell_name(at), sheet_.shown(at)), true};
      return entry;
    });
    if (are_shares)
      messages_.warning("unclear-percentage", sheet_.row_name(line.row.row),
                        fmt::format("{} shows figures of at most 1, without a percent sign", in_quotes(line.row.label)),
                        "give the cells the format of percentages in the sheet, or write published = { percent = … }");
  }

  void write_ranks(const ResultLine& line) {
    put(line, &ImportedOption::rank, [&](Place at, std::size_t) -> std::optional<Entry> {
      if (auto rank = rank_in(sheet_.shown(at))) return Entry{std::move(*rank), cell_name(at)};
      if (says_nothing(sheet_.shown(at))) return std::nullopt;
      return not_a_figure(at, line);
    });
  }

  // The same for every option.
  void write_maximum(const ResultLine& line) {
    if (line.beside_weighted) return leave_out(line, "these stand below the scores");
    std::optional<Number> found;
    Place place;
    for (const Place at : line.places) {
      const auto number = number_in(sheet_.shown(at));
      if (number && found && found->figure.value != number->figure.value)
        return leave_out(line, "differs from option to option");
      if (number && !found) place = at;
      if (number && !found) found = number;
    }
    if (!found) return;
    std::string comment = comment_on(place, *found);
    result_.maximum_total = Entry{found->literal, std::move(comment)};
  }

  // The highest weighted score of each criterion, where the scale shows that a column holds that.
  void write_maxima() {
    if (!table_.maximum_column) return;
    for (std::size_t row = 0; row < table_.criteria.size(); ++row) {
      const Place at{table_.criteria[row].row, *table_.maximum_column};
      auto number = number_in(sheet_.shown(at));
      if (!number) continue;
      const bool is_product = !result_.scale.empty() && row < arithmetic_.weights.size() && arithmetic_.weights[row] &&
                              number->figure.value == *arithmetic_.weights[row] * highest_score();
      std::string comment = comment_on(at, *number);
      if (!is_product) comment += ": the highest weight × score?";
      result_.criteria[row].maximum = Entry{number->literal, std::move(comment), !is_product};
    }
  }

  [[nodiscard]] Rational highest_score() const { return std::ranges::max(result_.scale, {}, &ScaleLevel::score).score; }

  // ---- texts ---------------------------------------------------------------------------------------------------

  void write_texts() {
    std::map<std::uint32_t, Place> numbers;  // headings of the columns that number criteria
    for (const auto& [column, head] : table_.headings)
      if (numbers_criteria(column, head)) numbers.emplace(column, head);
    for (std::size_t row = 0; row < table_.criteria.size(); ++row) {
      ImportedCriterion& criterion = result_.criteria[row];
      const std::uint32_t number = table_.criteria[row].row;
      if (table_.description_column) criterion.text = sheet_.shown({number, *table_.description_column});
      if (table_.remark_column && !table_.is_own) criterion.remark = sheet_.shown({number, *table_.remark_column});
      for (const auto& [column, head] : numbers)
        if (const Place at{number, column}; sheet_.at(at))
          criterion.remarks.push_back(
              fmt::format("{}, {}: {}", cell_name(at), in_quotes(sheet_.shown(head)), sheet_.text(at)));
      if (!titles_with_weights_.empty())
        criterion.remarks.push_back(
            fmt::format("{} says {}", cell_name(criterion.place), in_quotes(table_.criteria[row].title)));
      for (std::size_t option = 0; option < option_count(); ++option) {
        const auto& column = table_.options[option].reasons;
        if (column && sheet_.at({number, *column}))
          criterion.reasons.push_back(
              {result_.options[option].id, std::string(sheet_.shown({number, *column})), cell_name({number, *column})});
      }
    }
  }

  // A column of numbers, which the heading of the criteria may be merged over.
  [[nodiscard]] bool numbers_criteria(std::uint32_t column, Place head) const {
    const Heading heading = heading_of(sheet_.shown(head));
    return heading == Heading::number || (heading == Heading::criterion && column != table_.criteria_column &&
                                          sheet_.whole(head).holds({head.row, table_.criteria_column}));
  }

  void read_reasons() {
    for (const SheetReason& reason : reasons_of(book_, table_, choices_.reasons, messages_)) {
      auto& reasons = result_.criteria[reason.criterion].reasons;
      const std::string& option = result_.options[reason.option].id;
      if (std::ranges::find(reasons, option, &ImportedReason::option) != reasons.end()) continue;
      reasons.push_back({option, reason.text, reason.place});
    }
  }

  void report_hidden() {
    std::vector<std::uint32_t> rows, columns = columns_;
    for (const CriterionRow& criterion : table_.criteria) rows.push_back(criterion.row);
    for (const ResultRow& row : table_.results) rows.push_back(row.row);
    for (const GroupHeading& group : table_.groups) rows.push_back(group.place.row);
    for (const auto& column :
         {table_.weight_column, table_.maximum_column, table_.description_column, table_.remark_column})
      if (column) columns.push_back(*column);
    for (const OptionColumns& option : table_.options)
      if (option.reasons) columns.push_back(*option.reasons);
    for (std::vector<std::uint32_t>* each : {&rows, &columns}) {
      std::ranges::sort(*each);
      each->erase(std::unique(each->begin(), each->end()), each->end());
    }
    imports::report_hidden(sheet_, rows, columns, messages_);
  }

  // The first row that belongs to the table: of a part of the sheet, those above it that have one cell at most do too.
  [[nodiscard]] std::uint32_t first_above() const {
    const auto cells_in = [&](std::uint32_t row) {
      const auto begin = sheet_.cells().lower_bound({row, 0}), end = sheet_.cells().lower_bound({row + 1, 0});
      return std::distance(begin, end);
    };
    std::uint32_t row = table_.top;
    while (row > 0 && cells_in(row - 1) <= 1) --row;
    return row;
  }

  // Texts above the table name the document; others are kept as comments.
  void keep_others() {
    const std::uint32_t above = first_above();
    for (const auto& [at, cell] : sheet_.cells()) {
      const bool is_words = cell.kind == CellKind::text && !number_in(cell.shown);
      if (at.row >= table_.head || is_of_head(at) || at.row < above) continue;
      if (!result_.title && is_words)
        result_.title = Entry{cell.shown, cell_name(at)};
      else
        result_.others.push_back(fmt::format("{}: {}", cell_name(at), cell.text()));
    }
    for (const ResultRow& row : table_.results) keep_beside(row);
    for (const Place at : table_.notes) result_.others.push_back(fmt::format("{}: {}", cell_name(at), sheet_.text(at)));
    for (std::uint32_t column = table_.range.first.column; column <= table_.range.last.column; ++column) {
      const auto head = table_.headings.find(column);
      if (is_used(column) || head == table_.headings.end()) continue;
      leave_out_column(column, head->second);
    }
    std::ranges::move(hung_on_cells(sheet_), std::back_inserter(result_.others));
    keep_sheets();
  }

  // The names of sheets that nothing was read of.
  void keep_sheets() {
    const auto gives_reasons = [&](const Sheet& sheet) {
      const std::string place = fmt::format("sheet {}, ", sheet.name);
      return std::ranges::any_of(result_.criteria, [&](const ImportedCriterion& criterion) {
        return std::ranges::any_of(criterion.reasons,
                                   [&](const ImportedReason& each) { return each.comment.starts_with(place); });
      });
    };
    std::vector<std::string> names;
    for (const Sheet& sheet : book_.sheets)
      if (&sheet != &sheet_ && !sheet.cells().empty() && !gives_reasons(sheet)) names.push_back(in_quotes(sheet.name));
    if (!names.empty() && !table_.is_own)
      result_.others.push_back(fmt::format("what the sheet{} {} {}", names.size() == 1 ? "" : "s", listed(names),
                                           names.size() == 1 ? "holds" : "hold"));
  }

  // What a row of results has beside those of the options. The sum of the weights is told where it is another.
  void keep_beside(const ResultRow& row) {
    std::string cells;
    for (std::uint32_t column = table_.range.first.column; column <= table_.range.last.column; ++column) {
      const Place at{row.row, column};
      const bool is_name = column == table_.criteria_column || sheet_.shown(at) == row.label;
      if (!sheet_.at(at) || is_name || !is_used(column) || is_of_option(column) || row.kind == ResultKind::beside)
        continue;
      if (is_whole_of_groups(at)) continue;
      if (column == table_.weight_column && is_total(row.kind) && !tells_other_sum(at)) continue;
      cells += fmt::format("{}{} {}", cells.empty() ? "" : ", ", cell_name(at), sheet_.text(at));
    }
    if (!cells.empty() && !table_.is_own)
      result_.others.push_back(fmt::format("row {}, {}: {}", row.row + 1, in_quotes(row.label), cells));
  }

  // "100%" below the weights of groups.
  [[nodiscard]] bool is_whole_of_groups(Place at) const {
    const auto number = number_in(sheet_.shown(at));
    return number && (number->figure.value == 1 || number->figure.value == 100) &&
           std::ranges::any_of(table_.group_weights,
                               [&](const auto& each) { return each.second.place.column == at.column; });
  }

  // Whether a cell below the weights shows something else than their sum.
  bool tells_other_sum(Place at) {
    const auto shown = number_in(sheet_.shown(at));
    Rational sum, stored;
    for (std::size_t row = 0; row < weights_.size(); ++row) {
      if (weights_[row]) sum += weights_[row]->figure.value;
      stored += stored_at(weight_places_[row]).value_or(Rational(0));
    }
    if (!shown) return true;
    if (base::shows_as(sum, shown->figure) || base::shows_as(shown->is_percent ? stored * 100 : stored, shown->figure))
      return false;
    messages_.warning("other-result", sheet_.place_name(at),
                      fmt::format("{} shows {}, and the weights come to {}{}", cell_name(at), sheet_.shown(at),
                                  plain_or_rounded(sum), shown->is_percent ? "%" : ""));
    return true;
  }

  [[nodiscard]] bool is_of_option(std::uint32_t column) const {
    return std::ranges::any_of(
        table_.options, [&](const OptionColumns& option) { return option.score == column || option.second == column; });
  }

  void leave_out_column(std::uint32_t column, Place head) {
    std::string cells;
    for (const CriterionRow& criterion : table_.criteria)
      if (const Place at{criterion.row, column}; sheet_.at(at))
        cells += fmt::format("{}{} {}", cells.empty() ? ": " : "; ", cell_name(at), sheet_.text(at));
    for (const ResultRow& row : table_.results)
      if (const Place at{row.row, column}; sheet_.at(at) && row.kind != ResultKind::beside)
        cells += fmt::format("{}{} {}", cells.empty() ? ": " : "; ", cell_name(at), sheet_.text(at));
    result_.others.push_back(fmt::format("column {}, {}{}", column_name(column), in_quotes(sheet_.shown(head)), cells));
    messages_.warning(
        "left-out-column", sheet_.place_name(head),
        fmt::format("{} was left out: the column holds nothing that is read", in_quotes(sheet_.shown(head))),
        "it names no option with scores, and is not headed Weight, Description, Group or Notes");
  }

  // Headings of columns, and what stands over several of them.
  [[nodiscard]] bool is_of_head(Place at) const {
    if (std::ranges::any_of(table_.headings, [&](const auto& each) { return each.second == at; })) return true;
    const std::string_view text = sheet_.shown(at);
    const auto is_numbered_so = [&](const OptionColumns& option) {
      return option.score == at.column && option.title.starts_with(fmt::format("{}: ", text));
    };
    if (at.row + 1 == table_.head && std::ranges::any_of(table_.options, is_numbered_so)) return true;
    return at.row + 1 == table_.head && (heading_of(text) != Heading::none || names_options(text));
  }

  [[nodiscard]] bool is_used(std::uint32_t column) const {
    if (column == table_.criteria_column || column == table_.weight_column || column == table_.maximum_column ||
        column == table_.description_column || column == table_.remark_column)
      return true;
    if (std::ranges::any_of(table_.groups, [&](const GroupHeading& group) { return group.place.column == column; }) ||
        std::ranges::any_of(table_.group_weights, [&](const auto& each) { return each.second.place.column == column; }))
      return true;
    if (const auto head = table_.headings.find(column);
        head != table_.headings.end() && numbers_criteria(column, head->second))
      return true;
    return std::ranges::any_of(table_.options, [&](const OptionColumns& option) {
      return option.score == column || option.second == column || option.reasons == column;
    });
  }

  const Workbook& book_;
  const Table& table_;
  const Sheet& sheet_;
  const ReadingChoices& choices_;
  Messages& messages_;
  ImportedAppraisal result_;
  std::vector<WeightedTitle> titles_with_weights_;  // by criterion; empty where titles have none
  std::vector<std::optional<Number>> weights_;      // by criterion; empty where there are none
  std::vector<Place> weight_places_;
  bool weights_are_shares_ = false, scores_are_percents_ = false;
  std::vector<std::uint32_t> columns_;  // of scores, by option
  std::vector<ResultLine> lines_;
  std::string scores_because_;  // how it is known that they hold scores, where two columns tell
  Arithmetic arithmetic_;
  std::set<Rational> score_maxima_;  // of those that say "4 / 5"
  std::vector<std::string> blanks_, off_scale_, words_;
};

}  // namespace

std::optional<ImportedAppraisal> read_appraisal(const Workbook& book, const Table& table, const ReadingChoices& choices,
                                                Messages& messages) {
  return AppraisalReader(book, table, choices, messages).read();
}

}  // namespace scrutineer::imports

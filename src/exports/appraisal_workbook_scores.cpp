// The sheet that computes. Column A names the criteria, B holds the weights; then the scores of every option, and,
// after a narrow column, weight × score of every option; notes last.
//
// The rules are those of analyse/audit.h and analyse/reading.h in the words of a spreadsheet. Missing cells are empty
// and never zero: the lowest and highest total put them at the ends of the scale, and the total that ranks are made
// from counts them as the same share of the way between, which is set so that the total is the one the program takes.
// All totals are rounded, as sums of binary fractions are not exact and ties must be ties.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "exports/appraisal_workbook.h"

namespace scrutineer::exports {
namespace {

constexpr std::uint16_t criteria_column = 0, weight_column = 1, first_score = 2;
constexpr std::uint32_t total_row = 4, percent_row = 5, rank_row = 6, first_row = 7;
constexpr std::size_t longest_list = 20;  // of scores to choose from

// To nine decimals, or to as many as a double of that size still has.
int decimals_for(double largest) { return largest < 1e5 ? 9 : largest < 1e8 ? 6 : largest < 1e11 ? 3 : 0; }

class ScoresSheet {
 public:
  ScoresSheet(Sheet& sheet, const Json& document, const words::Words& words)
      : words_(words),
        document_(document),
        options_(document["options"]),
        weighted_(document["weights_published"] == true),
        lower_is_better_(document["scale"]["better"] == "lower"),
        decimals_(decimals_for(std::abs(document["maximum"]["total"].get<double>()))),
        sheet_(sheet) {
    const auto count = static_cast<std::uint16_t>(options_.size());
    first_weighted_ = static_cast<std::uint16_t>(first_score + count + 1);
    notes_column_ = static_cast<std::uint16_t>(first_weighted_ + count);
  }

  void write() {
    headings();
    criteria();
    details();
    for (std::size_t at = 0; at < options_.size(); ++at) results(at);
    labels();
    others();
    rules();
    sheet_.select();
  }

 private:
  // Rows of the part below the criteria.
  struct Details {
    std::uint32_t lowest_score, highest_score, levels, maximum, lowest, highest, share, best, worst;
    std::uint32_t published_total, less_lowest, less_highest, verdict;
    std::uint32_t published_percent, percent_difference, published_rank, rank_difference;
  };

  [[nodiscard]] Place score_place(std::uint32_t row, std::size_t option) const {
    return {row, static_cast<std::uint16_t>(first_score + option)};
  }
  [[nodiscard]] Place weighted_place(std::uint32_t row, std::size_t option) const {
    return {row, static_cast<std::uint16_t>(first_weighted_ + option)};
  }
  [[nodiscard]] std::string weights() const {
    return range_name({first_row, weight_column}, {last_row_, weight_column});
  }
  [[nodiscard]] std::string scores(std::size_t option) const {
    return range_name(score_place(first_row, option), score_place(last_row_, option));
  }
  // A figure of every option.
  [[nodiscard]] std::string all(std::uint32_t row) const {
    return range_name(score_place(row, 0), score_place(row, options_.size() - 1));
  }
  [[nodiscard]] std::string rounded(const std::string& sum) const {
    return fmt::format("ROUND({},{})", sum, decimals_);
  }
  [[nodiscard]] double rounded(double sum) const {
    const double unit = std::pow(10.0, decimals_);
    return std::round(sum * unit) / unit;
  }
  [[nodiscard]] std::string single(std::uint32_t row) const { return cell_name({row, weight_column}); }

  void headings() {
    sheet_.set_width(criteria_column, criteria_column, 40);
    sheet_.set_width(weight_column, weight_column, 9);
    sheet_.set_width(first_score, static_cast<std::uint16_t>(first_weighted_ - 2), 12);
    sheet_.set_width(static_cast<std::uint16_t>(first_weighted_ - 1), static_cast<std::uint16_t>(first_weighted_ - 1),
                     2);
    sheet_.set_width(first_weighted_, static_cast<std::uint16_t>(notes_column_ - 1), 12);
    sheet_.set_width(notes_column_, notes_column_, 44);
    sheet_.write({0, 0}, document_["title"], Style::title);
    sheet_.write({1, 0}, words_("workbook-scores.help"), Style::heading);
    sheet_.write({2, first_score}, words_("workbook-scores.scores"), Style::heading);
    sheet_.write({2, first_weighted_}, words_("workbook-scores.weighted"), Style::heading);
    sheet_.write({3, criteria_column}, words_("appraisal.criterion"), Style::columns);
    sheet_.write({3, weight_column}, words_("workbook-scores.weight"), Style::columns);
    for (std::size_t at = 0; at < options_.size(); ++at) {
      sheet_.write(score_place(3, at), options_[at]["title"], Style::columns);
      sheet_.write(weighted_place(3, at), options_[at]["title"], Style::columns);
    }
    sheet_.write({3, notes_column_}, words_("workbook-scores.notes"), Style::columns);
  }

  void criteria() {
    std::uint32_t row = first_row;
    Json group;
    for (const Json& criterion : document_["criteria"]) {
      if (criterion["assessed"] == false) continue;
      if (criterion["group"] != group) {
        group = criterion["group"];
        sheet_.write({row, criteria_column}, title_of(document_, group, "groups"), Style::group);
        ++row;
      }
      criterion_row(criterion, row);
      ++row;
    }
    // A formula needs a range, were it empty.
    last_row_ = std::max(row, first_row + 1) - 1;
  }

  void criterion_row(const Json& criterion, std::uint32_t row) {
    sheet_.write({row, criteria_column}, criterion["title"], Style::label);
    sheet_.write({row, weight_column}, weighted_ ? criterion["weight"] : Json(1), Style::input);
    const std::string weight = cell_name({row, weight_column});
    const std::string no_score = words_("workbook-scores.missing");
    std::string missing, odd;
    const auto note = [](std::string& notes, const std::string& text) { notes += (notes.empty() ? "" : ", ") + text; };
    for (std::size_t at = 0; at < options_.size(); ++at) {
      const Json& cell = cell_of(criterion["id"], options_[at]["id"]);
      const Json& score = cell["score"];
      const bool off_scale = cell["off_scale"] == true;
      const std::string input = cell_name(score_place(row, at));
      const auto& title = options_[at]["title"].get_ref<const std::string&>();
      sheet_.write(score_place(row, at), score, off_scale ? Style::odd_input : Style::input);
      const Json weighted_now = score.is_null()
                                    ? Json(no_score)
                                    : Json(score.get<double>() * (weighted_ ? criterion["weight"].get<double>() : 1.0));
      sheet_.formula(weighted_place(row, at),
                     fmt::format("IF(ISNUMBER({0}),{1}*{0},{2})", input, weight, text_literal(no_score)), weighted_now,
                     Style::number);
      if (score.is_null()) note(missing, title);
      if (off_scale)
        note(odd, words_("workbook-scores.off-scale-score", {{"score", cell["published"].dump()}, {"option", title}}));
    }
    std::string notes;
    if (!missing.empty()) notes += words_("workbook-scores.not-shown", {{"options", missing}}) + ' ';
    if (!odd.empty()) notes += words_("workbook-scores.off-scale", {{"scores", odd}});
    if (!notes.empty()) sheet_.write({row, notes_column_}, notes, Style::label);
    sheet_.accept_only({row, weight_column}, {row, weight_column}, 0);
    sheet_.mark_empty(score_place(row, 0), score_place(row, options_.size() - 1));
    rows_.push_back(row);
  }

  // The scores to choose from stand in a row of their own.
  void offer_levels() {
    const Json& levels = document_["scale"]["levels"];
    if (levels.size() > longest_list || rows_.empty()) return;
    for (std::size_t at = 0; at < levels.size(); ++at)
      sheet_.write(score_place(rows_below_.levels, at), levels[at]["score"], Style::number);
    for (const std::uint32_t row : rows_)
      sheet_.offer(score_place(row, 0), score_place(row, options_.size() - 1), sheet_,
                   score_place(rows_below_.levels, 0), score_place(rows_below_.levels, levels.size() - 1));
  }

  [[nodiscard]] const Json& cell_of(const Json& criterion, const Json& option) const {
    return *std::ranges::find_if(document_["cells"], [&](const Json& cell) {
      return cell["criterion"] == criterion && cell["option"] == option;
    });
  }

  // Where what stands, and what is the same for every option.
  void details() {
    const std::uint32_t row = last_row_ + 3;
    rows_below_ = {row,      row + 1,  row + 2,  row + 3,  row + 5,  row + 6,  row + 7,  row + 8, row + 9,
                   row + 11, row + 12, row + 13, row + 14, row + 15, row + 16, row + 17, row + 18};
    sheet_.write({row - 1, 0}, words_("workbook-scores.workings"), Style::heading);
    sheet_.write({rows_below_.lowest_score, weight_column}, document_["scale"]["lowest"], Style::number);
    sheet_.write({rows_below_.highest_score, weight_column}, document_["scale"]["highest"], Style::number);
    offer_levels();
    sheet_.formula({rows_below_.maximum, weight_column},
                   rounded(fmt::format("SUM({})*{}", weights(), single(rows_below_.highest_score))),
                   document_["maximum"]["total"], Style::number);
    sheet_.write({rows_below_.published_total - 1, 0}, words_("workbook-scores.published"), Style::heading);
  }

  void results(std::size_t at) {
    const Details& rows = rows_below_;
    const Json& option = options_[at];
    const Json& total = option["total"];
    const auto here = [&](std::uint32_t row) { return cell_name(score_place(row, at)); };
    const auto sum = [&](std::uint32_t end_of_scale) {
      return rounded(fmt::format("SUMPRODUCT({0},{1})+{2}*SUMPRODUCT({0},1-ISNUMBER({1}))", weights(), scores(at),
                                 single(end_of_scale)));
    };
    sheet_.formula(score_place(rows.lowest, at), sum(rows.lowest_score), total["lowest"], Style::number);
    sheet_.formula(score_place(rows.highest, at), sum(rows.highest_score), total["highest"], Style::number);

    const double lowest = total["lowest"].get<double>(), highest = total["highest"].get<double>();
    sheet_.write(score_place(rows.share, at),
                 highest > lowest ? (total["taken"].get<double>() - lowest) / (highest - lowest) : 0.5,
                 Style::share_input);

    sheet_.formula(score_place(total_row, at),
                   rounded(fmt::format("{0}+{1}*({2}-{0})", here(rows.lowest), here(rows.share), here(rows.highest))),
                   total["taken"], Style::result);
    sheet_.formula(score_place(percent_row, at),
                   fmt::format("IF({0}>0,100*{1}/{0},{2})", single(rows.maximum), here(total_row), text_literal(none_)),
                   option["percentage"].is_null() ? Json(none_) : option["percentage"], Style::decimal);
    const char* ahead = lower_is_better_ ? "<" : ">";
    const std::uint32_t best_end = lower_is_better_ ? rows.lowest : rows.highest;
    const std::uint32_t worst_end = lower_is_better_ ? rows.highest : rows.lowest;
    const auto rank = [&](std::uint32_t of_others, std::uint32_t own) {
      return fmt::format("1+SUMPRODUCT(--({}{}{}))", all(of_others), ahead, here(own));
    };
    sheet_.formula(score_place(rank_row, at), rank(total_row, total_row), option["rank"], Style::result);
    const Json& ranks = option["rank_range"];
    sheet_.formula(score_place(rows.best, at), rank(worst_end, best_end), ranks["best"], Style::number);
    // The best end of its own total is ahead of the worst one where cells are missing.
    sheet_.formula(score_place(rows.worst, at),
                   fmt::format("{}-IF({}{}{},1,0)", rank(best_end, worst_end), here(best_end), ahead, here(worst_end)),
                   ranks["worst"], Style::number);
    sheet_.formula(weighted_place(last_row_ + 1, at),
                   fmt::format("SUM({})", range_name(weighted_place(first_row, at), weighted_place(last_row_, at))),
                   readable_sum(option["id"]), Style::result);
    published(at);
  }

  [[nodiscard]] double readable_sum(const Json& option) const {
    double sum = 0;
    for (const Json& cell : document_["cells"])
      if (cell["option"] == option && !cell["score"].is_null())
        sum += cell[weighted_ ? "weighted" : "score"].get<double>();
    return rounded(sum);
  }

  void published(std::size_t at) {
    const Details& rows = rows_below_;
    const Json& option = options_[at];
    const Json& printed = option["published"];
    const auto here = [&](std::uint32_t row) { return cell_name(score_place(row, at)); };
    // Published figures are facts, not inputs; where there is none, the cell says so.
    const auto beside = [&](std::uint32_t row, const Json& figure, std::uint32_t difference,
                            const std::string& computed, double computed_now) {
      sheet_.write(score_place(row, at), figure.is_null() ? Json(none_) : figure, Style::number);
      sheet_.formula(score_place(difference, at),
                     fmt::format("IF(ISNUMBER({}),{},{})", here(row),
                                 rounded(fmt::format("{}-{}", here(row), computed)), text_literal(none_)),
                     figure.is_null() ? Json(none_) : Json(rounded(figure.get<double>() - computed_now)),
                     Style::number);
    };
    const Json& total = printed[weighted_ ? "total" : "unweighted_total"];
    const double lowest = option["total"]["lowest"].get<double>(), highest = option["total"]["highest"].get<double>();
    beside(rows.published_total, total, rows.less_lowest, here(rows.lowest), lowest);
    beside(rows.published_total, total, rows.less_highest, here(rows.highest), highest);
    const std::string outside = words_("workbook-scores.outside");
    const std::string equal = words_("workbook-scores.equal");
    const std::string between = words_("workbook-scores.between");
    std::string verdict = none_;
    if (!total.is_null()) {
      const double figure = total.get<double>();
      verdict = figure < lowest || figure > highest ? outside : lowest == highest ? equal : between;
    }
    sheet_.formula(score_place(rows.verdict, at),
                   fmt::format("IF(NOT(ISNUMBER({0})),{3},IF(OR({0}<{1},{0}>{2}),{4},IF({1}={2},{5},{6})))",
                               here(rows.published_total), here(rows.lowest), here(rows.highest), text_literal(none_),
                               text_literal(outside), text_literal(equal), text_literal(between)),
                   verdict, Style::number);
    // Where weights were never published, a percentage is of weights that nobody knows.
    const Json& percent = printed["percent"];
    if (weighted_ && !percent.is_null() && !option["percentage"].is_null()) {
      const int places = printed["percent_decimals"].get<int>();
      const double unit = std::pow(10.0, places);
      beside(rows.published_percent, percent, rows.percent_difference,
             fmt::format("ROUND({},{})", here(percent_row), places),
             std::round(option["percentage"].get<double>() * unit) / unit);
    } else {
      beside(rows.published_percent, {}, rows.percent_difference, here(percent_row), 0);
    }
    beside(rows.published_rank, printed["rank"], rows.rank_difference, here(rank_row), option["rank"].get<double>());
  }

  void labels() {
    const Details& rows = rows_below_;
    const auto label = [&](std::uint32_t row, const std::string& text) {
      sheet_.write({row, criteria_column}, text, Style::label);
    };
    label(total_row, words_("workbook-scores.total"));
    label(percent_row, words_("workbook-scores.percentage"));
    label(rank_row, words_("workbook-scores.rank"));
    sheet_.write({last_row_ + 1, notes_column_}, words_("workbook-scores.weighted-sum"), Style::text);
    label(rows.lowest_score, words_("workbook-scores.lowest-score"));
    label(rows.highest_score, words_("workbook-scores.highest-score"));
    label(rows.levels, words_("workbook-scores.levels"));
    label(rows.maximum, words_("workbook-scores.maximum"));
    label(rows.lowest, words_("workbook-scores.lowest"));
    label(rows.highest, words_("workbook-scores.highest"));
    label(rows.share, words_("workbook-scores.share"));
    label(rows.best, words_("workbook-scores.best-rank"));
    label(rows.worst, words_("workbook-scores.worst-rank"));
    label(rows.published_total, words_(weighted_ ? words::Name{"workbook-scores.published-total"}
                                                 : words::Name{"workbook-scores.published-sum"}));
    label(rows.less_lowest, words_("workbook-scores.less-lowest"));
    label(rows.less_highest, words_("workbook-scores.less-highest"));
    label(rows.verdict, words_("workbook-scores.verdict"));
    label(rows.published_percent, words_("workbook-scores.published-percentage"));
    label(rows.percent_difference, words_("workbook-scores.less-percentage"));
    label(rows.published_rank, words_("workbook-scores.published-rank"));
    label(rows.rank_difference, words_("workbook-scores.less-rank"));
  }

  // What the document lists and the totals leave out.
  void others() {
    std::uint32_t row = rows_below_.rank_difference + 2;
    for (const Json& criterion : document_["criteria"]) {
      if (criterion["assessed"] == true) continue;
      if (row == rows_below_.rank_difference + 2) {
        sheet_.write({row, criteria_column}, words_("workbook-scores.not-assessed"), Style::heading);
        ++row;
      }
      sheet_.write({row, criteria_column}, criterion["title"], Style::label);
      sheet_.write({row, weight_column}, criterion["weight"], Style::number);
      sheet_.write_across({row, first_score}, notes_column_, criterion["not_assessed"].get<std::string>(), Style::text);
      ++row;
    }
    if (document_["gates"].empty()) return;
    sheet_.write({++row, criteria_column}, words_("workbook-scores.gates"), Style::heading);
    for (const Json& gate : document_["gates"]) {
      sheet_.write({++row, criteria_column}, gate["title"], Style::label);
      for (std::size_t at = 0; at < options_.size(); ++at)
        sheet_.write(
            score_place(row, at),
            words_(gate["passed"][options_[at]["id"].get<std::string>()] == true ? words::Name{"workbook-scores.pass"}
                                                                                 : words::Name{"workbook-scores.fail"}),
            Style::number);
    }
  }

  void rules() {
    sheet_.freeze({first_row, first_score});
    sheet_.repeat_when_printed(2, rank_row);
  }

  const words::Words& words_;
  const Json& document_;
  const Json& options_;
  bool weighted_, lower_is_better_;
  int decimals_;
  std::string none_ = words_("workbook-scores.none");  // in the place of a figure that there is not
  Sheet& sheet_;
  std::uint16_t first_weighted_ = 0, notes_column_ = 0;
  std::uint32_t last_row_ = first_row;
  std::vector<std::uint32_t> rows_;  // of the criteria
  Details rows_below_{};
};

}  // namespace

void fill_scores_sheet(Sheet& sheet, const Json& document, const words::Words& words) {
  ScoresSheet(sheet, document, words).write();
}

}  // namespace scrutineer::exports

#include "exports/appraisal_workbook.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace scrutineer::exports {
namespace {

constexpr std::size_t flips_shown = 20;

std::string text_of(const Json& value) { return value.is_null() ? std::string() : value.get<std::string>(); }

// ---- Read me --------------------------------------------------------------------------------------------

void add_read_me(Spreadsheet& book, const Json& document) {
  const std::string title = document["title"];
  Sheet sheet = book.add_sheet("Read me", title);
  sheet.set_width(0, 0, 100);
  std::uint32_t row = 0;
  const auto line = [&](const std::string& text, Style style = Style::text) {
    if (!text.empty()) sheet.write({row, 0}, text, style);
    ++row;
  };
  line(title, Style::title);
  std::string source = text_of(title_of(document, document["source"], "citations"));
  if (!document["where"].is_null()) source += (source.empty() ? "" : ", ") + text_of(document["where"]);
  line(fmt::format("{}{}{}", text_of(document["council"]), document["date"].is_null() ? "" : ", ",
                   text_of(document["date"])));
  if (!source.empty()) line("Scores are taken from: " + source + ".");
  line(text_of(document["note"]));
  line("");
  line("What the sheets hold", Style::heading);
  line(
      "Scores: every score with its weight. Change a weight or a score, and totals, percentages and ranks follow. "
      "The published figures stand below, with the differences.");
  line("Audit: what recomputing the published figures brought to light.");
  line(
      "Robustness: whether the conclusion depends on the judgement calls. Audit and Robustness show the appraisal as "
      "it was published; they do not follow your changes.");
  line("");
  line("How to read the sheet Scores", Style::heading);
  line("Blue figures on yellow are yours to change: weights, scores, and the share that missing scores count as.");
  line(
      "A hatched cell is a score that the source does not show. It is never taken as zero. The lowest and the highest "
      "total put all missing scores of an option at the lowest and the highest score of the scale; the total that is "
      "ranked takes them a share of the way between. That share is set so that the total is the published one where "
      "some set of scores can give it, and halfway where nothing tells.");
  line(
      "A score in bold italics, underlined twice, is printed in the source but is not on its scale. It counts as it is "
      "printed, in every total and rank, until you change it.");
  if (document["weights_published"] == false)
    line(
        "The document does not publish its weights. Every criterion has the weight 1 here, so a total is the sum of "
        "the scores. Enter other weights to see what they would do.");
  line("");
  line("The rules", Style::heading);
  line(
      "A total is the sum of weight × score. The percentage is the total divided by the greatest possible total: the "
      "sum of the weights × the highest score of the scale. Where that is not above 0 there is no percentage. An "
      "option's rank is one more than the number of options with a better total, so options with the same total share "
      "a "
      "rank.");
  if (document["scale"]["better"] == "lower") line("On this scale a lower score is better, and so is a lower total.");
  line("Totals are rounded to nine decimals or fewer, as sums of decimal fractions in a spreadsheet are not exact.");
  line("");
  line(
      "Made by Scrutineer. The same figures, and the reasons given for every score, are in the JSON and CSV files "
      "beside this workbook.");
}

// ---- Audit ----------------------------------------------------------------------------------------------

Json criteria_titles(const Json& document, const Json& finding) {
  if (finding["criteria"].empty())
    return title_of(document, title_of(document, finding["criterion"], "criteria"), "gates");
  std::string titles;
  for (const Json& id : finding["criteria"])
    titles += (titles.empty() ? "" : "; ") + text_of(title_of(document, id, "criteria"));
  return titles;
}

void add_audit(Spreadsheet& book, const Json& document) {
  Sheet sheet = book.add_sheet("Audit", document["title"].get<std::string>());
  constexpr std::uint32_t heading_row = 2;
  const std::vector<Json> columns{"Severity",   "Option",         "Criterion",           "Published", "Recomputed",
                                  "Difference", "What was found", "Where in the source", "Code"};
  const std::vector<double> widths{10, 22, 26, 11, 12, 11, 70, 30, 24};
  for (std::uint16_t column = 0; const double width : widths) sheet.set_width(column, column, width), ++column;
  const Json& findings = document["findings"];
  sheet.write({0, 0}, findings.empty() ? "Audit: nothing to report" : "Audit: what recomputing brought to light",
              Style::title);
  sheet.write_row({heading_row, 0}, columns, Style::columns);
  std::uint32_t row = heading_row;
  for (const Json& finding : findings)
    sheet.write_row({++row, 0},
                    {finding["severity"], title_of(document, finding["option"], "options"),
                     criteria_titles(document, finding), finding["published"], finding["recomputed"],
                     finding["difference"], finding["sentence"], finding["where"], finding["code"]},
                    Style::label);
  sheet.freeze({heading_row + 1, 0});
  sheet.repeat_when_printed(heading_row, heading_row);
  if (row > heading_row) sheet.filter({heading_row, 0}, {row, static_cast<std::uint16_t>(columns.size() - 1)});
}

// ---- Robustness -----------------------------------------------------------------------------------------

class RobustnessSheet {
 public:
  RobustnessSheet(Spreadsheet& book, const Json& document)
      : document_(document),
        robustness_(document["robustness"]),
        options_(document["options"]),
        sheet_(book.add_sheet("Robustness", document["title"].get<std::string>())),
        last_column_(static_cast<std::uint16_t>(std::max<std::size_t>(options_.size() + 1, 9))) {}

  void write() {
    sheet_.set_width(0, 0, 46);
    sheet_.set_width(1, last_column_, 16);
    sheet_.write({0, 0}, "Robustness: does the conclusion depend on the judgement calls?", Style::title);
    sheet_.write_across({1, 0}, last_column_,
                        "These figures are of the appraisal as it was published. They do not follow changes on the "
                        "sheet Scores.",
                        Style::text);
    row_ = 3;
    statements();
    acceptability();
    stability();
    flips();
    schemes();
    dominance();
    central_weights();
    sheet_.freeze({1, 1});
  }

 private:
  void heading(const std::string& text, const std::string& explanation) {
    sheet_.write({row_++, 0}, text, Style::heading);
    if (!explanation.empty()) sheet_.write_across({row_++, 0}, last_column_, explanation, Style::text);
  }
  void columns(const std::vector<Json>& titles) { sheet_.write_row({row_++, 0}, titles, Style::columns); }
  [[nodiscard]] std::vector<Json> with_options(const char* first) const {
    std::vector<Json> titles{first};
    for (const Json& option : options_) titles.push_back(option["title"]);
    return titles;
  }
  [[nodiscard]] Json option(const Json& id) const { return title_of(document_, id, "options"); }
  [[nodiscard]] Json criterion(const Json& id) const { return title_of(document_, id, "criteria"); }
  [[nodiscard]] std::string options(const Json& ids) const {
    std::string titles;
    for (const Json& id : ids) titles += (titles.empty() ? "" : ", ") + text_of(option(id));
    return titles;
  }

  void statements() {
    heading("In sentences", "");
    for (const Json& said : robustness_["statements"])
      sheet_.write_across({row_++, 0}, last_column_, said["sentence"].get<std::string>(), Style::text);
    ++row_;
  }

  void acceptability() {
    const Json& ranks = robustness_["rank_acceptability"];
    heading("Over all possible weights",
            fmt::format("The share of draws in which each option takes each rank, when all weights that sum to one are "
                        "equally likely. {} draws, seed {}; several options shared the first rank in {}.",
                        ranks["draws"].dump(), ranks["seed"].dump(), ranks["tied_first"].dump()));
    std::vector<Json> titles{"Option"};
    for (std::size_t rank = 1; rank <= options_.size(); ++rank) titles.emplace_back(fmt::format("Rank {}", rank));
    columns(titles);
    for (const Json& row : ranks["options"]) {
      sheet_.write({row_, 0}, option(row["option"]), Style::label);
      sheet_.write_row({row_++, 1}, row["ranks"], Style::share);
    }
    ++row_;
  }

  void stability() {
    heading("How far one weight can move",
            "A weight as a share of all weights, and the range in which the option that is first stays first, and in "
            "which the whole order stays, while the other weights keep their proportions. “Certain” "
            "holds whatever the missing scores are, the last two columns for every set of them that fits the published "
            "totals; both are empty where that leaves the first place open.");
    columns({"Criterion", "Share now", "First place stays from", "First place stays to", "Order stays from",
             "Order stays to", "Certain from", "Certain to", "By published totals from", "By published totals to"});
    for (const Json& row : robustness_["weight_stability"]) {
      sheet_.write({row_, 0}, criterion(row["criterion"]), Style::label);
      const Json& certain = row["leader_certain"];
      const Json& by_totals = row["leader_by_published_totals"];
      sheet_.write_row(
          {row_++, 1},
          {row["share"], row["leader"]["from"], row["leader"]["to"], row["order"]["from"], row["order"]["to"],
           certain.is_null() ? Json() : certain["from"], certain.is_null() ? Json() : certain["to"],
           by_totals.is_null() ? Json() : by_totals["from"], by_totals.is_null() ? Json() : by_totals["to"]},
          Style::share);
    }
    ++row_;
  }

  void flips() {
    const Json& flips = robustness_["flips"];
    heading("The scores that matter most",
            flips.empty() ? "No change of one score can be named: several options share the first place, or none comes "
                            "nearer to it."
            : flips.size() > flips_shown
                ? fmt::format("One score changed, all others as they are. The {} most sensitive of {}; the CSV file "
                              "has all.",
                              flips_shown, flips.size())
                : "One score changed, all others as they are.");
    if (flips.empty()) return void(++row_);
    columns({"Criterion", "Option", "Score now", "Changed to", "Lead then", "Ahead of, or behind", "Outcome"});
    for (std::size_t i = 0; i < std::min(flips.size(), flips_shown); ++i) {
      const Json& flip = flips[i];
      sheet_.write_row({row_++, 0},
                       {criterion(flip["criterion"]), option(flip["option"]), flip["from"], flip["to"], flip["lead"],
                        option(flip["best_other"]),
                        flip["outcome"] == "changes-leader" ? "another comes first"
                        : flip["outcome"] == "tie"          ? "a tie"
                                                            : "stays first"},
                       Style::label);
    }
    ++row_;
  }

  [[nodiscard]] std::string scheme_title(const Json& scheme) const {
    const Json& name = scheme["scheme"];
    const Json& subject = scheme["subject"];
    if (name == "equal-weights") return "Equal weights";
    if (name == "rank-order-centroid") return "Only the order of the weights kept";
    if (name == "one-group")
      return fmt::format(
          "{} alone", subject.is_null() ? "Criteria without a group" : text_of(title_of(document_, subject, "groups")));
    return fmt::format("Without {}", text_of(name == "without-option" ? option(subject) : criterion(subject)));
  }

  void schemes() {
    heading("Other weights",
            "Percentages of the greatest possible total, and who comes first. “Only the order of the weights kept” "
            "uses rank-order-centroid weights.");
    std::vector<Json> titles = with_options("Weights");
    titles.emplace_back("First");
    columns(titles);
    for (const Json& scheme : robustness_["schemes"]) {
      sheet_.write({row_, 0}, scheme_title(scheme), Style::label);
      std::vector<Json> percentages;
      for (const Json& outcome : scheme["options"]) percentages.push_back(outcome["percentage"]);
      sheet_.write_row({row_, 1}, percentages, Style::decimal);
      sheet_.write({row_++, static_cast<std::uint16_t>(options_.size() + 1)}, options(scheme["first"]), Style::label);
    }
    ++row_;
  }

  void dominance() {
    const Json& pairs = robustness_["dominance"];
    heading("Dominance", pairs.empty()
                             ? "No option scores at least as well as another on every criterion."
                             : "The first option scores at least as well as the second on every criterion and better "
                               "on one, so no weights can put the second ahead.");
    if (pairs.empty()) return void(++row_);
    columns({"Option", "Dominates"});
    for (const Json& pair : pairs)
      sheet_.write_row({row_++, 0}, {option(pair["winner"]), option(pair["loser"])}, Style::label);
    ++row_;
  }

  void central_weights() {
    heading("Weights that put an option first",
            "The mean weights of the draws in which the option came first. Empty where it never did.");
    columns(with_options("Criterion"));
    const Json& rows = robustness_["rank_acceptability"]["options"];
    for (const Json& stability : robustness_["weight_stability"]) {
      const std::string id = stability["criterion"];
      sheet_.write({row_, 0}, criterion(id), Style::label);
      std::vector<Json> weights;
      for (const Json& row : rows)
        weights.push_back(row["central_weights"].is_null() ? Json() : row["central_weights"][id]);
      sheet_.write_row({row_++, 1}, weights, Style::share);
    }
  }

  const Json& document_;
  const Json& robustness_;
  const Json& options_;
  Sheet sheet_;
  std::uint16_t last_column_;
  std::uint32_t row_ = 0;
};

}  // namespace

std::string appraisal_workbook(const Json& document) {
  Spreadsheet book(document["title"].get<std::string>());
  add_read_me(book, document);
  add_scores_sheet(book, document);
  add_audit(book, document);
  RobustnessSheet(book, document).write();
  return book.finish();
}

}  // namespace scrutineer::exports

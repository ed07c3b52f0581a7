#include "exports/appraisal_workbook.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace scrutineer::exports {
namespace {

using words::Name;

constexpr std::size_t flips_shown = 20;

std::string text_of(const Json& value) { return value.is_null() ? std::string() : value.get<std::string>(); }

// ---- Read me --------------------------------------------------------------------------------------------

struct AppraisalSheets {
  Sheet read_me, scores, audit, robustness;
};

void fill_read_me_of_appraisal(AppraisalSheets& sheets, const Json& document, const words::Words& words) {
  Sheet& sheet = sheets.read_me;
  sheet.set_width(0, 0, 100);
  std::uint32_t row = 0;
  const auto line = [&](const std::string& text, Style style = Style::text) {
    if (!text.empty()) sheet.write({row, 0}, text, style);
    ++row;
  };
  line(document["title"], Style::title);
  std::string source = text_of(title_of(document, document["source"], "citations"));
  if (!document["where"].is_null()) source += (source.empty() ? "" : ", ") + text_of(document["where"]);
  line(fmt::format("{}{}{}", text_of(document["council"]), document["date"].is_null() ? "" : ", ",
                   text_of(document["date"])));
  if (!source.empty()) line(words("workbook-appraisal.taken-from", {{"source", source}}));
  line(text_of(document["note"]));
  line("");
  line(words("workbook.sheets"), Style::heading);
  const std::string &audit = sheets.audit.name(), &robustness = sheets.robustness.name();
  line(words("workbook-appraisal.about-scores", {{"scores", sheets.scores.name()}}));
  line(words("workbook-appraisal.about-audit", {{"audit", audit}}));
  line(words("workbook-appraisal.about-robustness", {{"audit", audit}, {"robustness", robustness}}));
  line("");
  line(words("workbook-appraisal.reading", {{"scores", sheets.scores.name()}}), Style::heading);
  line(words("workbook-appraisal.reading-inputs"));
  line(words("workbook-appraisal.reading-missing"));
  line(words("workbook-appraisal.reading-off-scale"));
  if (document["weights_published"] == false) line(words("workbook-appraisal.reading-no-weights"));
  line("");
  line(words("workbook-appraisal.rules"), Style::heading);
  line(words("workbook-appraisal.rules-totals"));
  if (document["scale"]["better"] == "lower") line(words("workbook-appraisal.rules-lower"));
  line(words("workbook-appraisal.rules-rounding"));
  line("");
  line(words("workbook-appraisal.made-by"));
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

void fill_audit(Sheet& sheet, const Json& document, const words::Words& words) {
  constexpr std::uint32_t heading_row = 2;
  const std::vector<Json> columns{
      words("workbook-audit.severity"), words("appraisal.option"),     words("appraisal.criterion"),
      words("finding.published"),       words("finding.recomputed"),   words("finding.difference"),
      words("workbook-audit.sentence"), words("workbook-audit.where"), words("finding.code")};
  const std::vector<double> widths{10, 22, 26, 11, 12, 11, 70, 30, 24};
  for (std::uint16_t column = 0; const double width : widths) sheet.set_width(column, column, width), ++column;
  const Json& findings = document["findings"];
  sheet.write({0, 0}, words(findings.empty() ? Name{"workbook-audit.nothing"} : Name{"workbook-audit.title"}),
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
  RobustnessSheet(Sheet& sheet, const Json& document, const words::Words& words)
      : words_(words),
        document_(document),
        robustness_(document["robustness"]),
        options_(document["options"]),
        sheet_(sheet),
        last_column_(static_cast<std::uint16_t>(std::max<std::size_t>(options_.size() + 1, 9))) {}

  void write(const std::string& scores) {
    sheet_.set_width(0, 0, 46);
    sheet_.set_width(1, last_column_, 16);
    sheet_.write({0, 0}, words_("workbook-robustness.title"), Style::title);
    sheet_.write_across({1, 0}, last_column_, words_("workbook-robustness.as-published", {{"scores", scores}}),
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
  [[nodiscard]] std::vector<Json> with_options(const std::string& first) const {
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
    heading(words_("workbook-robustness.statements"), "");
    for (const Json& said : robustness_["statements"])
      sheet_.write_across({row_++, 0}, last_column_, said["sentence"].get<std::string>(), Style::text);
    ++row_;
  }

  void acceptability() {
    const Json& ranks = robustness_["rank_acceptability"];
    heading(words_("workbook-robustness.acceptability"),
            words_("workbook-robustness.acceptability-text", {{"draws", ranks["draws"].dump()},
                                                              {"seed", ranks["seed"].dump()},
                                                              {"tied", ranks["tied_first"].dump()}}));
    std::vector<Json> titles{words_("appraisal.option")};
    for (std::size_t rank = 1; rank <= options_.size(); ++rank)
      titles.emplace_back(words_("workbook-robustness.rank", {{"rank", rank}}));
    columns(titles);
    for (const Json& row : ranks["options"]) {
      sheet_.write({row_, 0}, option(row["option"]), Style::label);
      sheet_.write_row({row_++, 1}, row["ranks"], Style::share);
    }
    ++row_;
  }

  void stability() {
    heading(words_("workbook-robustness.stability"), words_("workbook-robustness.stability-text"));
    columns({words_("appraisal.criterion"), words_("workbook-robustness.share-now"),
             words_("workbook-robustness.first-from"), words_("workbook-robustness.first-to"),
             words_("workbook-robustness.order-from"), words_("workbook-robustness.order-to"),
             words_("workbook-robustness.certain-from"), words_("workbook-robustness.certain-to"),
             words_("workbook-robustness.by-totals-from"), words_("workbook-robustness.by-totals-to")});
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
    heading(words_("workbook-robustness.flips"),
            flips.empty() ? words_("workbook-robustness.flips-none")
            : flips.size() > flips_shown
                ? words_("workbook-robustness.flips-some", {{"shown", flips_shown}, {"all", flips.size()}})
                : words_("workbook-robustness.flips-text"));
    if (flips.empty()) return void(++row_);
    columns({words_("appraisal.criterion"), words_("appraisal.option"), words_("workbook-robustness.score-now"),
             words_("workbook-robustness.changed-to"), words_("workbook-robustness.lead-then"),
             words_("workbook-robustness.other"), words_("workbook-robustness.outcome")});
    for (std::size_t i = 0; i < std::min(flips.size(), flips_shown); ++i) {
      const Json& flip = flips[i];
      sheet_.write_row({row_++, 0},
                       {criterion(flip["criterion"]), option(flip["option"]), flip["from"], flip["to"], flip["lead"],
                        option(flip["best_other"]),
                        words_(flip["outcome"] == "changes-leader" ? Name{"workbook-robustness.changes-leader"}
                               : flip["outcome"] == "tie"          ? Name{"workbook-robustness.tie"}
                                                                   : Name{"workbook-robustness.keeps-leader"})},
                       Style::label);
    }
    ++row_;
  }

  [[nodiscard]] std::string scheme_title(const Json& scheme) const {
    const Json& name = scheme["scheme"];
    const Json& subject = scheme["subject"];
    if (name == "equal-weights") return words_("other-weights.equal");
    if (name == "rank-order-centroid") return words_("workbook-robustness.scheme-order");
    if (name == "one-group" && subject.is_null()) return words_("other-weights.no-group");
    if (name == "one-group")
      return words_("other-weights.one-group", {{"group", text_of(title_of(document_, subject, "groups"))}});
    const Json left_out = name == "without-option" ? option(subject) : criterion(subject);
    return words_("workbook-robustness.scheme-without", {{"left_out", text_of(left_out)}});
  }

  void schemes() {
    heading(words_("workbook-robustness.schemes"),
            words_("workbook-robustness.schemes-text", {{"order", words_("workbook-robustness.scheme-order")}}));
    std::vector<Json> titles = with_options(words_("workbook-robustness.weights"));
    titles.emplace_back(words_("workbook-robustness.first"));
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
    heading(words_("workbook-robustness.dominance"),
            words_(pairs.empty() ? Name{"workbook-robustness.dominance-none"}
                                 : Name{"workbook-robustness.dominance-text"}));
    if (pairs.empty()) return void(++row_);
    columns({words_("appraisal.option"), words_("workbook-robustness.dominates")});
    for (const Json& pair : pairs)
      sheet_.write_row({row_++, 0}, {option(pair["winner"]), option(pair["loser"])}, Style::label);
    ++row_;
  }

  void central_weights() {
    heading(words_("workbook-robustness.central"), words_("workbook-robustness.central-text"));
    columns(with_options(words_("appraisal.criterion")));
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

  const words::Words& words_;
  const Json& document_;
  const Json& robustness_;
  const Json& options_;
  Sheet& sheet_;
  std::uint16_t last_column_;
  std::uint32_t row_ = 0;
};

}  // namespace

std::string appraisal_workbook(const Json& document, const words::Words& words) {
  const std::string title = document["title"];
  Spreadsheet book(title, words);
  AppraisalSheets sheets{book.add_sheet(words("workbook.read-me"), title),
                         book.add_sheet(words("workbook-appraisal.scores"), title),
                         book.add_sheet(words("workbook-appraisal.audit"), title),
                         book.add_sheet(words("workbook-appraisal.robustness"), title)};
  fill_read_me_of_appraisal(sheets, document, words);
  fill_scores_sheet(sheets.scores, document, words);
  fill_audit(sheets.audit, document, words);
  RobustnessSheet(sheets.robustness, document, words).write(sheets.scores.name());
  return book.finish();
}

}  // namespace scrutineer::exports

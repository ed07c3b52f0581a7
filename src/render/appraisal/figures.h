// How an appraisal's scores, results and findings read on a page: the pieces that its pages are put together from.
// docs/theme.md lists the names.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyse/appraise.h"
#include "link/linked.h"
#include "markup/template.h"

namespace scrutineer::render {

// "1,420 to 1,860"; one number when both are the same.
[[nodiscard]] std::string range_text(const words::Words& words, const base::Rational& lowest,
                                     const base::Rational& highest);

// What a document's bands make of a value: the word for it, and the class and the shape of its colour.
struct Colour {
  const catalogue::Band* band;
  std::string_view css;
  std::string_view shape;
};
[[nodiscard]] std::optional<Colour> colour_of(const catalogue::Bands& bands, catalogue::Better better,
                                              const base::Rational& value);

// The class of a level's colour, paler for worse: "level-0" to "level-4". The score is one of
// the scale's, which has at least two.
[[nodiscard]] std::string level_class(const analyse::ScoreTable& table, const base::Rational& score);
// Where a level stands among the scores of the scale: "▪▪▪▫▫"; empty where those are too many to be told apart so.
[[nodiscard]] std::string meter(const std::vector<base::Rational>& levels, const base::Rational& score);

class AppraisalFigures {
 public:
  // For the page at `from`, one of the appraisal's own. All that is given must outlive the views.
  AppraisalFigures(const link::Linked& linked, catalogue::EntryIndex index, const analyse::Appraised& appraised,
                   std::string_view from);

  [[nodiscard]] const catalogue::Entry& entry() const { return entry_; }
  [[nodiscard]] const catalogue::Appraisal& appraisal() const { return appraisal_; }
  [[nodiscard]] const analyse::Audit& audit() const { return appraised_.audit; }
  [[nodiscard]] const analyse::Robustness& robustness() const { return appraised_.robustness; }
  [[nodiscard]] const words::Words& words() const { return linked_.words; }
  [[nodiscard]] markup::Value text(catalogue::TextRef ref) const;
  [[nodiscard]] std::string source(const catalogue::SourceRef& ref) const;
  [[nodiscard]] std::string title_of_options(const std::vector<std::size_t>& options) const;

  [[nodiscard]] std::string href_of(std::string_view part, std::string_view anchor = {}) const;
  [[nodiscard]] std::string option_href(std::size_t option, std::string_view anchor = {}) const;
  [[nodiscard]] std::string criterion_href(std::size_t criterion, std::string_view anchor = {}) const;
  // The model's page as a link; empty when the option names none.
  [[nodiscard]] std::string model_link(std::size_t option) const;

  // The place of a criterion in the table of scores; none for one that was not assessed.
  [[nodiscard]] std::optional<std::size_t> place_of(std::size_t criterion) const;
  // "10 of 217 (4.6%)"; empty where weights were not published.
  [[nodiscard]] std::string weight_text(std::size_t place) const;

  // One cell, with names that begin with `cell_`. The criterion is a scored one.
  [[nodiscard]] markup::Object cell(std::size_t option, std::size_t criterion) const;
  // One cell with its reason, with names that begin with `score_`: on a criterion's page under the option's title, on
  // an option's page under the criterion's.
  [[nodiscard]] markup::Object score_of_option(std::size_t option, std::size_t criterion) const;
  [[nodiscard]] markup::Object score_on_criterion(std::size_t option, std::size_t criterion) const;
  // What is published of an option and what its scores give.
  [[nodiscard]] markup::Object result(std::size_t option) const;
  // The findings for which `wanted` holds, in the audit's order.
  [[nodiscard]] markup::List findings(const std::function<bool(const analyse::Finding&)>& wanted) const;

 private:
  [[nodiscard]] markup::Object score(std::size_t option, std::size_t criterion) const;
  void set_level(const base::Rational& score, markup::Object& view) const;
  void set_colour(const base::Rational& score, std::size_t place, markup::Object& view) const;
  void set_possible(std::size_t option, std::size_t place, markup::Object& view) const;
  [[nodiscard]] std::string subjects(const analyse::Finding& finding) const;

  const link::Linked& linked_;
  const catalogue::Entry& entry_;
  const link::LinkedPage& page_;
  const catalogue::Appraisal& appraisal_;
  const analyse::Appraised& appraised_;
  std::string from_;
};

// The short answer on the appraisal: `short_answer`, a list of `{answer}`.
void add_short_answer(const AppraisalFigures& figures, markup::Object& view);

// How many findings there are of each severity: `finding_counts`.
void add_finding_counts(const AppraisalFigures& figures, markup::Object& view);

}  // namespace scrutineer::render

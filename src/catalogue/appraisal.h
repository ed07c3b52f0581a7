// An options appraisal as its document prints it: options scored against criteria. Nothing here is recomputed;
// that is analyse/'s work.
//
// What read/ makes sure of, so that analysis can rely on it: ids are unique within their list; every group,
// option, criterion and level that is referred to exists; the scale has at least two levels with different
// scores; a criterion has one cell for each option, or a reason why it was not assessed; a printed cell that is
// not marked `as_printed` is on the scale (weight × level where cells are weighted); weights are given for every
// scored criterion or for none, are never negative and not all zero, and where cells are weighted each is given
// and above zero; no figure is above 10¹² or has more than nine decimals; ranks are above zero. Ranks need not follow
// any rule: that is the audit's to say.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/rational.h"
#include "catalogue/source_ref.h"
#include "catalogue/values.h"

namespace scrutineer::catalogue {

// A number as printed, and where the editor wrote it.
struct PrintedFigure {
  base::Figure figure;
  base::Span span;
};
using OptionalFigure = std::optional<PrintedFigure>;

// Places in the lists of an Appraisal.
using LevelIndex = std::size_t;
using OptionIndex = std::size_t;
using CriterionIndex = std::size_t;

// One score an option can be given: "high", worth 10.
struct Level {
  std::string id;
  std::string title;
  base::Rational score;
  base::Span span;
};

// Which end of a scale is the better one.
enum class Better : std::uint8_t { higher, lower };

// As data and messages say it.
[[nodiscard]] constexpr const char* better_name(Better better) { return better == Better::lower ? "lower" : "higher"; }

struct Scale {
  std::vector<Level> levels;     // as listed, in no order of scores
  std::optional<Better> better;  // where the editor says so; `higher` otherwise
  SourceRef source;
  base::Span span;
};

// How the document colours a cell.
struct Band {
  std::string id;
  std::string title;
  base::Rational from;
  base::Rational to;
  base::Span span;
};

struct Bands {
  bool weighted = true;  // whether they apply to weight × score, or to the score
  std::vector<Band> levels;
  SourceRef source;
  base::Span span;
};

// What the document says of its own table.
struct Stated {
  std::optional<std::int64_t> criteria;
  std::optional<std::int64_t> scored_criteria;
  OptionalFigure maximum_total;
  SourceRef source;
  base::Span span;
};

struct CriterionGroup {
  std::string id;
  std::string title;
  TextRef text = TextRef::none;
  base::Span span;
};

// What the document prints for an option; absent where it prints nothing.
struct PublishedResult {
  OptionalFigure total;  // of weighted scores
  OptionalFigure percent;
  OptionalFigure rank;  // 2, or 1.5 where two share the first place
  OptionalFigure unweighted_total;
  base::Span span;
};

struct Option {
  std::string id;
  std::string title;
  std::optional<IdRef> model;
  TextRef summary = TextRef::none;
  TextRef note = TextRef::none;
  bool as_now = false;  // carrying on as things are
  PublishedResult published;
  SourceRef source;
  base::Span span;
};

struct Gate {
  std::string id;
  std::string title;
  TextRef text = TextRef::none;
  std::vector<bool> passed;  // by option
  SourceRef source;
  base::Span span;
};

enum class CellState : std::uint8_t {
  printed,
  unreadable,  // blank or garbled in the copy at hand
  not_scored,  // the document gives no score
};

struct Cell {
  CellState state = CellState::unreadable;
  base::Figure value;       // meaningful when printed
  bool as_printed = false;  // the document prints this although its scale has no such score
  TextRef rationale = TextRef::none;
  TextRef note = TextRef::none;
  base::Span span;
};

// What a level means for a criterion.
struct LevelMeaning {
  LevelIndex level = 0;
  TextRef text = TextRef::none;
  base::Span span;
};

// The document's own rule: this many options take this level.
struct Expectation {
  LevelIndex level = 0;
  std::int64_t options = 0;
  base::Span span;
};

struct Criterion {
  std::string id;
  std::string group;  // empty when the document has no groups
  std::string title;
  TextRef text = TextRef::none;
  TextRef why = TextRef::none;
  OptionalFigure weight;
  OptionalFigure maximum;                // highest possible weighted score, as printed
  TextRef not_assessed = TextRef::none;  // why it was not scored
  TextRef remark = TextRef::none;
  std::vector<LevelMeaning> levels;  // those the document defines for it; empty when it defines none
  std::vector<Expectation> expects;
  std::vector<Cell> cells;  // by option; empty when not assessed
  SourceRef source;
  base::Span span;

  [[nodiscard]] bool scored() const { return not_assessed == TextRef::none; }
};

// One step from the long list to the options appraised.
struct LongListStep {
  std::string title;
  std::int64_t options = 0;  // left after it
  TextRef text = TextRef::none;
  SourceRef source;
  base::Span span;
};

// An assumption the appraisal rests on, or an issue it names.
struct Remark {
  std::string id;
  std::string title;
  TextRef text = TextRef::none;
  SourceRef source;
  base::Span span;
};

struct Appraisal {
  std::string id;
  std::string title;
  std::string council;
  FactDate date;
  TextRef date_note = TextRef::none;
  TextRef conclusion = TextRef::none;  // what the document recommends
  TextRef note = TextRef::none;
  SourceRef source;      // of the scoring table
  bool weighted = true;  // whether cells hold weight × score, or the score
  Scale scale;
  std::optional<Bands> bands;
  Stated stated;
  std::vector<CriterionGroup> groups;
  std::vector<Option> options;
  std::vector<Gate> gates;
  std::vector<Criterion> criteria;
  std::vector<LongListStep> long_list;
  std::vector<Remark> assumptions;
  std::vector<Remark> issues;
  base::Span span;
};

}  // namespace scrutineer::catalogue

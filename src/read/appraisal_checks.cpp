// What the keys of an appraisal must say together.
#include <fmt/format.h>

#include <algorithm>

#include "read/appraisal_keys.h"

namespace scrutineer::read {
namespace {

using base::Rational;
using base::to_short_text;
using catalogue::Appraisal;
using catalogue::Criterion;

// As TOML has it, without thousands separators.
std::string as_written(const base::Figure& figure) {
  std::string text = to_text(figure);
  std::erase(text, ',');
  return text;
}

bool check_scale(const Appraisal& appraisal, base::Diagnostics& out) {
  const auto& levels = appraisal.scale.levels;
  if (levels.empty()) return false;  // reported as missing
  const auto different = [&](const catalogue::Level& level) { return level.score != levels.front().score; };
  if (std::ranges::any_of(levels, different)) return true;
  out.error("bad-scale", appraisal.scale.span, "the scale has no two different scores",
            "a scale needs at least a lowest and a highest level");
  return false;
}

// All or none, not negative, not all zero; above zero where cells are divided by them.
bool check_weights(const Appraisal& appraisal, base::Diagnostics& out) {
  std::size_t scored = 0, given = 0;
  bool good = true;
  Rational sum;
  for (const Criterion& criterion : appraisal.criteria) {
    if (!criterion.scored()) continue;
    ++scored;
    if (!criterion.weight) continue;
    ++given;
    const Rational& weight = criterion.weight->figure.value;
    sum += weight;
    if (weight > 0 || (weight == 0 && !appraisal.weighted)) continue;
    good = false;
    out.error("bad-weight", criterion.weight->span,
              fmt::format("the weight of \"{}\" cannot be {}", criterion.id, to_short_text(weight)),
              appraisal.weighted ? "expected a number above zero, because the cells hold weight times score"
                                 : "expected zero or a number above it");
  }
  if (given < scored && (given > 0 || appraisal.weighted)) {
    good = false;
    for (const Criterion& criterion : appraisal.criteria) {
      if (!criterion.scored() || criterion.weight) continue;
      out.error("missing-weight", criterion.span, fmt::format("\"{}\" has no weight", criterion.id),
                appraisal.weighted ? "weighted cells need the weight of every scored criterion"
                                   : "give a weight to every scored criterion, or to none");
    }
  }
  if (scored > 0 && given == scored && good && sum == 0) {
    good = false;
    out.error("bad-weight", appraisal.span, "every weight is zero", "at least one weight must be above zero");
  }
  return good;
}

void check_cells(const Appraisal& appraisal, base::Diagnostics& out) {
  std::vector<std::string> scores;
  for (const catalogue::Level& level : appraisal.scale.levels) scores.push_back(to_short_text(level.score));
  for (const Criterion& criterion : appraisal.criteria) {
    const Rational weight = appraisal.weighted && criterion.weight ? criterion.weight->figure.value : Rational(1);
    for (const catalogue::Cell& cell : criterion.cells) {
      if (cell.state != catalogue::CellState::printed || cell.as_printed) continue;
      const auto gives = [&](const catalogue::Level& level) { return weight * level.score == cell.value.value; };
      if (std::ranges::any_of(appraisal.scale.levels, gives)) continue;
      out.error("off-scale-score", cell.span,
                appraisal.weighted
                    ? fmt::format("{} is not the weight {} times a score of the scale ({})", to_text(cell.value),
                                  to_short_text(weight), fmt::join(scores, ", "))
                    : fmt::format("{} is not a score of the scale ({})", to_text(cell.value), fmt::join(scores, ", ")),
                fmt::format("if the document prints it so, write {{ value = {}, as_printed = true }}",
                            as_written(cell.value)));
    }
  }
}

void check_bands(const Appraisal& appraisal, base::Diagnostics& out) {
  if (!appraisal.bands) return;
  std::vector<catalogue::Band> bands = appraisal.bands->levels;
  std::ranges::sort(bands, {}, &catalogue::Band::from);
  // Bands are printed in steps of their finest decimal: 0–30 and 31–60 leave no gap, nor do 0–3.0 and 3.1–6.0.
  Rational step = 1;
  for (const catalogue::Band& band : bands) {
    for (const Rational& end : {band.from, band.to}) {
      while (!(end / step).is_whole()) step /= 10;
    }
  }
  for (std::size_t i = 0; i < bands.size(); ++i) {
    if (bands[i].to < bands[i].from) {
      out.error("bad-band", bands[i].span, fmt::format("the band \"{}\" ends before it starts", bands[i].id),
                "\"from\" is the lower end");
    }
    if (i == 0) continue;
    const catalogue::Band& below = bands[i - 1];
    if (bands[i].from <= below.to) {
      out.error(
          "band-overlap", bands[i].span,
          fmt::format("the bands \"{}\" and \"{}\" overlap at {}", below.id, bands[i].id, to_short_text(bands[i].from)),
          "each score belongs to one band");
    } else if (bands[i].from > below.to + step) {
      out.error("band-gap", bands[i].span,
                fmt::format("no band covers the scores between {} (\"{}\") and {} (\"{}\")", to_short_text(below.to),
                            below.id, to_short_text(bands[i].from), bands[i].id),
                "bands follow each other without a gap");
    }
  }
}

// Which rule ranks follow is the audit's to say; they count from 1 whatever it is.
void check_ranks(const Appraisal& appraisal, base::Diagnostics& out) {
  for (const catalogue::Option& option : appraisal.options) {
    const catalogue::OptionalFigure& rank = option.published.rank;
    if (!rank || rank->figure.value >= 1) continue;
    out.error("bad-rank", rank->span, fmt::format("a rank cannot be {}", to_text(rank->figure)),
              "ranks start at 1; write them as printed, such as 1, 2, 2, 4 or 1, 2.5, 2.5, 4");
  }
}

}  // namespace

void check_appraisal(const Appraisal& appraisal, bool has_scores, base::Diagnostics& out) {
  const bool scale = check_scale(appraisal, out);
  const bool weights = check_weights(appraisal, out);
  if (scale && weights && has_scores) check_cells(appraisal, out);
  check_bands(appraisal, out);
  check_ranks(appraisal, out);
}

}  // namespace scrutineer::read

// Does the conclusion depend on the judgement calls? Every result of the robustness analysis of one appraisal,
// with the sentences that sum it up. Where weights were never published, all criteria count the same and rank
// acceptability is the main result.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyse/audit.h"
#include "analyse/dominance.h"
#include "analyse/flips.h"
#include "analyse/rank_acceptability.h"
#include "analyse/weight_schemes.h"
#include "analyse/weight_stability.h"
#include "words/words.h"

namespace scrutineer::analyse {

// One plain sentence on a result.
struct Statement {
  std::string_view code;  // stable, a string literal: the result it is about
  std::string sentence;
};

// What holds for every filling of the missing cells that is admitted.
struct Certainty {
  bool first = false;  // whether the one option that comes first does so
  // By how much it is ahead of the best of the others, at least and at most; below zero when it can be behind. None
  // where several come first or there is no other.
  std::optional<Bounds> lead;
  // Alongside Robustness::stability: the part of `leader` that holds; none where already the present weights leave the
  // first place open, or several share it.
  std::vector<std::optional<StableRange>> stability;
};

struct Robustness {
  CompleteTable taken;             // the rows as read (reading.h)
  std::vector<std::size_t> first;  // who comes first: one option, or several that tie
  Certainty given_scores;          // going by the readable scores alone
  Certainty given_totals;          // where published totals are taken to be right (Given::published_totals)
  std::vector<Dominance> dominances;
  std::vector<WeightStability> stability;  // by criterion
  std::vector<CellChange> sensitive;       // the most sensitive first
  std::vector<std::size_t> groups;  // by place in the table: the criterion's group, as a place in Appraisal::groups
  std::vector<SchemeResult> schemes;
  RankAcceptability acceptability;
  std::vector<Statement> statements;  // in the order of the results above; the missing cells' caveats first
};

// `audit` is of the same appraisal.
[[nodiscard]] Robustness robustness(const catalogue::Appraisal& appraisal, const Audit& audit,
                                    const words::Words& words, int jobs, std::uint64_t draws = default_draws,
                                    std::uint64_t seed = default_seed);

// The sentences for results that are otherwise complete.
[[nodiscard]] std::vector<Statement> statements(const catalogue::Appraisal& appraisal, const Audit& audit,
                                                const words::Words& words, const Robustness& results);

}  // namespace scrutineer::analyse

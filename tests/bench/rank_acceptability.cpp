// How long rank acceptability takes on a large appraisal: 30 criteria, 6 options, 100,000 draws, one score in twenty
// missing. Prints the median of several runs for one job and two.
#include "analyse/rank_acceptability.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <random>

using namespace scrutineer::analyse;  // NOLINT(google-build-using-namespace)

namespace {

constexpr std::size_t criteria = 30, options = 6, runs = 5;

ScoreTable large_table() {
  std::mt19937 random(1);  // NOLINT: the same table every time
  ScoreTable table;
  table.weights_published = true;
  table.levels = {0, 5, 10};
  for (std::size_t k = 0; k < criteria; ++k) {
    table.criteria.push_back(k);
    table.weights.emplace_back(1 + random() % 10);
  }
  for (std::size_t option = 0; option < options; ++option) {
    auto& row = table.scores.emplace_back();
    for (std::size_t k = 0; k < criteria; ++k) {
      row.emplace_back(table.levels[random() % 3]);
      if (random() % 20 == 0) row.back().reset();
    }
  }
  return table;
}

double median_seconds(const ScoreTable& table, const std::vector<Reading>& readings, int jobs) {
  std::vector<double> seconds;
  for (std::size_t run = 0; run < runs; ++run) {
    const auto start = std::chrono::steady_clock::now();
    const RankAcceptability result = rank_acceptability(table, readings, jobs);
    seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    if (result.times.size() != options) return -1;
  }
  std::ranges::sort(seconds);
  return seconds[runs / 2];
}

}  // namespace

int main() {
  const ScoreTable table = large_table();
  std::vector<Reading> readings;
  for (std::size_t option = 0; option < options; ++option) readings.push_back(read_row(table, option, {}));
  fmt::print("rank acceptability, {} criteria × {} options × {} draws (at most 1 s)\n", criteria, options,
             default_draws);
  for (const int jobs : {1, 2})
    fmt::print("  {} {}: {:.3f} s\n", jobs, jobs == 1 ? "job" : "jobs", median_seconds(table, readings, jobs));
}

// The sentences on robustness, read as a member would read them: every number, name and condition is taken back from
// the printed text and held against all tables that it speaks of, worked out by trying everything.
#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <random>
#include <regex>

#include "analyse/nearest_end.h"
#include "analyse/robustness.h"
#include "analyse/thresholds.h"
#include "analyse/verdict.h"
#include "english.h"

using namespace scrutineer::analyse;  // NOLINT(google-build-using-namespace)
using scrutineer::base::Rational;
using scrutineer::tests::english;
namespace base = scrutineer::base;
namespace catalogue = scrutineer::catalogue;

namespace {

using Row = std::vector<Rational>;
using Table = std::vector<Row>;  // by option, then criterion
using Places = std::vector<std::size_t>;

const std::vector<std::string> option_names{"Alpha", "Beta", "Gamma", "Delta"};

// ---- random appraisals ----

class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  catalogue::Appraisal make() {
    static const std::vector<Row> scales{
        {0, 5, 10}, {1, 2, 3, 4, 5}, {-5, -3, -1}, {-4, -2, 0}, {0, Rational(1, 4), Rational(1, 2), 1}, {0, 1}};
    catalogue::Appraisal made;
    made.source = {"report", "table 1", {}};
    made.weighted = false;
    if (chance(30)) made.scale.better = catalogue::Better::lower;
    const Row& levels = scales[below(scales.size())];
    for (std::size_t i = 0; i < levels.size(); ++i) {
      const std::string name = "l" + std::to_string(i);
      made.scale.levels.push_back({name, name, levels[i], {}});
    }
    const std::size_t options = 2 + below(3), criteria = 2 + below(3);
    const bool published_weights = chance(85);
    for (std::size_t at = 0; at < options; ++at) {
      auto& option = made.options.emplace_back();
      option.id = option.title = option_names[at];
    }
    const std::int64_t finest = chance(40) ? 10 : 1;
    const bool gaps = chance(60);
    std::vector<std::vector<std::optional<Rational>>> meant(options);
    std::size_t ways = 1;
    for (std::size_t k = 0; k < criteria; ++k) {
      auto& criterion = made.criteria.emplace_back();
      criterion.id = criterion.title = "K" + std::to_string(k + 1);
      const auto weight = static_cast<std::int64_t>(1 + below(finest == 10 ? 60 : 6));
      if (published_weights) criterion.weight = figure({weight, finest}, finest == 10 ? 1 : 0);
      for (std::size_t at = 0; at < options; ++at) {
        auto& cell = criterion.cells.emplace_back();
        Rational score = levels[below(levels.size())];
        if (chance(4)) score += 2, cell.as_printed = true;
        meant[at].emplace_back(score);
        if (gaps && chance(20) && ways * levels.size() <= 100) {
          ways *= levels.size();
          meant[at].back() = levels[below(levels.size())];
          continue;
        }
        cell.state = catalogue::CellState::printed;
        cell.value = {score, 2};
      }
    }
    for (std::size_t at = 0; at < options; ++at) {
      if (!chance(60)) continue;
      Rational total;
      for (std::size_t k = 0; k < criteria; ++k)
        total += (published_weights ? made.criteria[k].weight->figure.value : Rational(1)) * *meant[at][k];
      const int places = chance(60) ? 0 : 1;
      auto& published = made.options[at].published;
      (published_weights ? published.total : published.unweighted_total) =
          figure(base::rounded(total, places) + (chance(10) ? 1 : 0), places);
    }
    return made;
  }

 private:
  static catalogue::PrintedFigure figure(const Rational& value, int places) { return {{value, places}, {}}; }
  std::size_t below(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_); }
  bool chance(std::size_t percent) { return below(100) < percent; }

  std::mt19937 random_;
};

// ---- brute force ----

struct Truth {
  Row weights;
  catalogue::Better better = catalogue::Better::higher;
  std::vector<Table> by_scores, by_totals;  // every filling that the readable scores, or the published totals, admit
  Table taken;
  Row levels;
  std::vector<std::optional<Rational>> printed;  // the published totals
  std::vector<std::size_t> fillings, fitting;    // by option: ways to fill its gaps, and those that give its total

  [[nodiscard]] Rational ahead(const Rational& a, const Rational& b) const {
    return better == catalogue::Better::higher ? a - b : b - a;
  }
  [[nodiscard]] static Row totals(const Row& weights, const Table& table) {
    Row result;
    for (const Row& row : table) {
      Rational& sum = result.emplace_back();
      for (std::size_t k = 0; k < row.size(); ++k) sum += weights[k] * row[k];
    }
    return result;
  }
  [[nodiscard]] Places first(const Row& weights_now, const Table& table) const {
    const Row total = totals(weights_now, table);
    Places result;
    for (std::size_t at = 0; at < total.size(); ++at)
      if (std::ranges::none_of(total, [&](const Rational& other) { return ahead(other, total[at]) > 0; }))
        result.push_back(at);
    return result;
  }
  [[nodiscard]] Rational lead(std::size_t leader, const Table& table) const {
    const Row total = totals(weights, table);
    std::optional<Rational> least;
    for (std::size_t at = 0; at < total.size(); ++at)
      if (at != leader && (!least || ahead(total[leader], total[at]) < *least)) least = ahead(total[leader], total[at]);
    return *least;
  }
  [[nodiscard]] Row moved(std::size_t k, const Rational& share) const {
    Rational sum;
    for (const Rational& weight : weights) sum += weight;
    Row result;
    for (std::size_t j = 0; j < weights.size(); ++j)
      result.push_back(j == k ? share : weights[j] / (sum - weights[k]) * (Rational(1) - share));
    return result;
  }
  [[nodiscard]] Rational share(std::size_t k) const {
    Rational sum;
    for (const Rational& weight : weights) sum += weight;
    return weights[k] / sum;
  }
};

std::vector<Table> tables(const std::vector<std::vector<Row>>& rows) {
  std::vector<Table> result{Table{}};
  for (const auto& choices : rows) {
    std::vector<Table> longer;
    for (const Table& table : result)
      for (const Row& row : choices) {
        longer.push_back(table);
        longer.back().push_back(row);
      }
    result = std::move(longer);
  }
  return result;
}

Truth truth(const catalogue::Appraisal& appraisal, const Audit& audit, const Robustness& results) {
  Truth made;
  for (const auto& criterion : appraisal.criteria)
    made.weights.push_back(criterion.weight ? criterion.weight->figure.value : Rational(1));
  made.better = appraisal.scale.better.value_or(catalogue::Better::higher);
  for (const auto& level : appraisal.scale.levels) made.levels.push_back(level.score);
  made.taken = results.taken.scores;
  std::vector<std::vector<Row>> all, matching;
  for (std::size_t at = 0; at < appraisal.options.size(); ++at) {
    std::vector<Row> rows{Row{}};
    for (const auto& criterion : appraisal.criteria) {
      std::vector<Row> longer;
      for (const Row& row : rows) {
        const auto& cell = criterion.cells[at];
        const Row scores = cell.state == catalogue::CellState::printed ? Row{cell.value.value} : made.levels;
        for (const Rational& score : scores) {
          longer.push_back(row);
          longer.back().push_back(score);
        }
      }
      rows = std::move(longer);
    }
    all.push_back(rows);
    const auto& published = appraisal.options[at].published;
    const auto& total = published.total ? published.total : published.unweighted_total;
    made.printed.push_back(total ? std::optional(total->figure.value) : std::nullopt);
    made.fillings.push_back(rows.size());
    made.fitting.push_back(0);
    if (total && rows.size() > 1) {
      std::vector<Row> fitting;
      for (const Row& row : rows)
        if (base::shows_as(Truth::totals(made.weights, {row}).front(), total->figure, audit.rounding))
          fitting.push_back(row);
      made.fitting.back() = fitting.size();
      if (!fitting.empty()) rows = std::move(fitting);
    }
    matching.push_back(std::move(rows));
  }
  made.by_scores = tables(all);
  made.by_totals = tables(matching);
  return made;
}

// ---- reading ----

Rational number_of(std::string text) {
  std::erase(text, ',');
  const auto figure = base::figure_of(text);
  REQUIRE(figure);
  return figure->value;
}
int places_of(const std::string& text) {
  const auto point = text.find('.');
  return point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
}
// Whether a number is the printed one, rounded.
bool shows(const Rational& exact, const std::string& printed) {
  return base::rounded(exact, std::max(places_of(printed), 2)) == number_of(printed) ||
         base::rounded(exact, std::max(places_of(printed), 9)) == number_of(printed);
}
std::size_t option_of(const std::string& name) {
  const auto found = std::ranges::find(option_names, name);
  REQUIRE(found != option_names.end());
  return static_cast<std::size_t>(found - option_names.begin());
}
Places options_of(const std::string& names) {
  Places result;
  const std::regex word("[A-Z][a-z]+");
  for (std::sregex_iterator it(names.begin(), names.end(), word), end; it != end; ++it)
    result.push_back(option_of(it->str()));
  return result;
}
std::size_t criterion_of(const std::string& name) { return static_cast<std::size_t>(std::stoul(name.substr(1)) - 1); }

// "225 to 465 points": every lead lies within, and no closer bounds of as many decimals would do.
void check_lead(const Truth& truth, const std::vector<Table>& admitted, std::size_t leader, const std::string& text) {
  static const std::regex form("(-?[\\d,.]+)(?: to (-?[\\d,.]+))? points?");
  std::smatch part;
  REQUIRE(std::regex_match(text, part, form));
  CHECK((text.ends_with("points") || part[1] == "1"));
  std::optional<Rational> least, most;
  for (const Table& table : admitted) {
    const Rational lead = truth.lead(leader, table);
    if (!least || lead < *least) least = lead;
    if (!most || lead > *most) most = lead;
  }
  CHECK((number_of(part[1]) == 0) <= (*least == 0));
  if (!part[2].matched) {
    CHECK(*least == *most);
    CHECK(shows(*least, part[1]));
    return;
  }
  CHECK(number_of(part[1]) <= *least);
  CHECK(number_of(part[2]) >= *most);
  CHECK(*least - number_of(part[1]) < Rational(1, 100));
  CHECK(number_of(part[2]) - *most < Rational(1, 100));
}

struct Reader {
  const Truth& truth;
  const Robustness& results;
  bool gaps = false;
  std::vector<std::string> understood = {};
  std::optional<std::size_t> range_leader = {}, range_criterion = {};  // of the last sentence on weights
  const std::vector<Table>* range_tables = nullptr;
  Rational inside = {};

  [[nodiscard]] const std::vector<Table>& given(const std::string& condition, std::vector<Table>& own) const {
    if (condition.starts_with("With any missing scores that give the published totals")) return truth.by_totals;
    if (condition.starts_with("With the missing scores as taken here")) return own = {truth.taken};
    return truth.by_scores;
  }

  static bool match(const std::string& sentence, std::smatch& part, const char* pattern) {
    return std::regex_match(sentence, part, std::regex(pattern));
  }

  bool leader(std::string s) {
    std::smatch part;
    if (constexpr std::string_view direction = " Here the lowest total is best."; s.ends_with(direction)) {
      CHECK(truth.better == catalogue::Better::lower);
      s.resize(s.size() - direction.size());
    }
    const std::size_t first = results.first.front();
    const std::vector<Table> taken{truth.taken};
    if (match(s, part,
              "With .* weights, (.*) tie for first place(, with the missing scores as taken here; other scores could "
              "change that)?\\.")) {
      CHECK(options_of(part[1]) == truth.first(truth.weights, truth.taken));
      CHECK(options_of(part[1]).size() > 1);
      CHECK(part[2].matched == gaps);
      return true;
    }
    if (match(s, part,
              "With .* weights, (\\w+) comes first, ([^,]*|[\\d,.]+ points?) ahead of ([^,]*(?:, \\w+ and \\w+)?)(, "
              "with the missing scores as taken here)?\\.") &&
        s.find("ahead of the next option") == std::string::npos) {
      CHECK(option_of(part[1]) == first);
      check_lead(truth, part[4].matched ? taken : truth.by_scores, first, part[2]);
      const Table& table = part[4].matched ? truth.taken : truth.by_scores.front();
      Places next;
      const Row total = Truth::totals(truth.weights, table);
      for (std::size_t at = 0; at < total.size(); ++at)
        if (at != first && truth.ahead(total[first], total[at]) == truth.lead(first, table)) next.push_back(at);
      if (!gaps || part[4].matched) CHECK(options_of(part[3]) == next);
      return true;
    }
    if (match(s, part, "With .* weights, (\\w+) comes first, whatever the missing scores are\\.")) {
      for (const Table& table : truth.by_scores) CHECK(truth.first(truth.weights, table) == Places{option_of(part[1])});
      return true;
    }
    if (match(s, part, "By the published totals its lead is (.*); by the readable scores alone it is (.*)\\.")) {
      std::optional<Rational> least;
      for (std::size_t at = 0; at < truth.printed.size(); ++at) {
        REQUIRE(truth.printed[at]);
        const Rational ahead = truth.ahead(*truth.printed[first], *truth.printed[at]);
        if (at != first && (!least || ahead < *least)) least = ahead;
      }
      CHECK(*least > 0);
      CHECK(part[1] == points(english(), *least));
      check_lead(truth, truth.by_scores, first, part[2]);
      return true;
    }
    if (match(s, part, "Its lead is (.*), depending on the missing scores\\.")) {
      check_lead(truth, truth.by_scores, first, part[1]);
      return true;
    }
    if (match(
            s, part,
            "With .* weights, (\\w+) comes first, (.*) ahead of the next option\\. That holds with any missing scores "
            "that give the published totals(?: where some can)?\\.")) {
      for (const Table& table : truth.by_totals) CHECK(truth.first(truth.weights, table) == Places{option_of(part[1])});
      check_lead(truth, truth.by_totals, first, part[2]);
      return true;
    }
    if (s == "By the readable scores alone, the missing ones leave that open." ||
        s == "Other values of the missing scores could change that.") {
      CHECK(std::ranges::any_of(
          truth.by_scores, [&](const Table& table) { return truth.first(truth.weights, table) != results.first; }));
      return true;
    }
    return false;
  }

  // Those that the leader beats on every criterion in all tables.
  template <class Better>
  [[nodiscard]] Places beaten(const Better& better) const {
    Places result;
    const std::size_t leader = results.first.front();
    for (std::size_t at = 0; at < truth.taken.size(); ++at)
      if (at != leader && std::ranges::all_of(truth.by_scores, [&](const Table& table) {
            return better(table[leader], table[at]) && !better(table[at], table[leader]);
          }))
        result.push_back(at);
    return result;
  }

  bool dominance(const std::string& s) const {
    std::smatch part;
    const auto each = [&](const Places& others, const auto& holds) {
      for (const Table& table : truth.by_scores)
        for (const std::size_t other : others) CHECK(holds(table[results.first.front()], table[other]));
    };
    const auto better = [&](const Row& a, const Row& b) {
      for (std::size_t k = 0; k < a.size(); ++k)
        if (truth.ahead(a[k], b[k]) > 0) return true;
      return false;
    };
    if (match(s, part,
              "(\\w+) scores at least as well as (.*) on every criterion and better on some, so no weights can put "
              "(?:that option|any of them) ahead of it\\.")) {
      each(options_of(part[2]), [&](const Row& a, const Row& b) { return better(a, b) && !better(b, a); });
      CHECK(options_of(part[2]) == beaten(better));
      return true;
    }
    CHECK(beaten(better).empty());
    bool all_better = true;  // on a criterion that can be read of both
    for (std::size_t at = 0; at < truth.taken.size(); ++at) {
      bool is_better = at == results.first.front();
      for (std::size_t k = 0; k < truth.weights.size(); ++k)
        is_better |= readable(at, k) && readable(results.first.front(), k) &&
                     truth.ahead(truth.taken[at][k], truth.taken[results.first.front()][k]) > 0;
      all_better = all_better && is_better;
    }
    CHECK(s.starts_with("What can be read does not show") != all_better);
    if (match(s, part,
              "(\\w+) scores worse than each other option on at least one criterion, so its place depends on how the "
              "criteria are weighed\\.")) {
      Places others;
      for (std::size_t at = 0; at < truth.taken.size(); ++at)
        if (at != results.first.front()) others.push_back(at);
      each(others, [&](const Row& a, const Row& b) { return better(b, a); });
      return true;
    }
    return match(s, part, "What can be read does not show that .*");
  }

  void stays(std::size_t leader, std::size_t k, const Rational& share, const std::vector<Table>& admitted) const {
    for (const Table& table : admitted) {
      const Places now = truth.first(truth.moved(k, share), table);
      CHECK(std::ranges::find(now, leader) != now.end());
      if (share != 0 && share != 1) CHECK(now.size() == 1);
    }
  }

  bool weights(const std::string& s) {
    std::smatch part;
    static std::vector<Table> own;
    if (match(s, part, "(?:(.*), )?(\\w+) stays first whatever share of the weight any one criterion carries\\.")) {
      const std::vector<Table>& admitted = given(part[1], own);
      for (std::size_t k = 0; k < truth.weights.size(); ++k)
        if (truth.share(k) != 1)
          for (int step = 0; step <= 8; ++step) stays(option_of(part[2]), k, Rational(step, 8), admitted);
      return true;
    }
    if (match(s, part,
              "(?:(.*), )?(\\w+) stays first while (K\\d) carries (?:(?:(less|more) than ([\\d.]+)%)|(?:([\\d.]+)% or "
              "(less|more))) of the weight \\(now ([\\d.]+)%\\)\\.")) {
      range_leader = option_of(part[2]);
      range_criterion = criterion_of(part[3]);
      range_tables = &given(part[1], own);
      const bool strict = part[4].matched;
      const bool less = (strict ? part[4] : part[7]) == "less";
      const Rational end = number_of(strict ? part[5] : part[6]) / 100;
      const Rational now = truth.share(*range_criterion);
      CHECK(base::rounded(now * 100, std::max(places_of(part[8]), 1)) == number_of(part[8]));
      CHECK((less ? now <= end : now >= end));
      inside = end;
      const Rational inner = strict ? end + (now - end) / 1'000'000 : end;
      for (const Rational& share : {inner, (inner + now) / 2, now})
        stays(*range_leader, *range_criterion, share, *range_tables);
      return true;
    }
    if (match(s, part,
              "(?:(From|Above|Below) ([\\d.]+)%|At ([\\d.]+)%( or less)?), (\\w+) (is|could be) ahead of it; no other "
              "single weight needs to move less\\.")) {
      REQUIRE(range_criterion);
      const Rational at = number_of(part[2].matched ? part[2] : part[3]) / 100;
      const bool above = at >= truth.share(*range_criterion);
      const Rational end = above ? Rational(1) : Rational(0);
      const bool strict = part[1] == "Above" || part[1] == "Below";
      const Rational from = strict ? at + (end - at) / 1'000'000 : at;
      const std::size_t rival = option_of(part[5]);
      for (const Rational& share : {from, (from + end) / 2, end}) {
        const auto is_ahead = [&](const Table& table) {
          const Row total = Truth::totals(truth.moved(*range_criterion, share), table);
          return truth.ahead(total[rival], total[*range_leader]) > 0;
        };
        CHECK((part[6] == "is" ? std::ranges::all_of(*range_tables, is_ahead)
                               : std::ranges::any_of(*range_tables, is_ahead)));
      }
      const Rational now = truth.share(*range_criterion);
      const Rational distance = inside > now ? inside - now : now - inside;
      for (std::size_t k = 0; k < truth.weights.size(); ++k) {
        if (truth.share(k) == 1) continue;
        for (const Rational& share :
             {truth.share(k) - distance * Rational(999, 1000), truth.share(k) + distance * Rational(999, 1000)})
          if (share >= 0 && share <= 1) stays(*range_leader, k, share, *range_tables);
      }
      return true;
    }
    return false;
  }

  bool flips(const std::string& s) const {
    std::smatch part;
    const std::size_t leader = results.first.front();
    const auto changed = [&](const std::smatch& p, std::size_t from) {
      Table table = truth.taken;
      Rational& cell = table[option_of(p[from + 3])][criterion_of(p[from + 2])];
      CHECK(cell == number_of(p[from + 1]));
      cell = number_of(p[from]);
      return table;
    };
#define CHANGE "(-?[\\d.]+) instead of (-?[\\d.]+) on (K\\d) for (\\w+)"
#define TAKEN "(?:, with the missing scores as taken here)?"
    if (match(s, part, "One changed score is enough: with " CHANGE ", (.*) comes? first" TAKEN "\\.")) {
      CHECK(options_of(part[5]) == truth.first(truth.weights, changed(part, 1)));
      CHECK(options_of(part[5]).front() != leader);
      return true;
    }
    if (match(s, part,
              "One changed score is enough for a tie: with " CHANGE
              ", (.*) share the first place\\.(?: That is with the missing scores as taken here\\.)?")) {
      CHECK(options_of(part[5]) == truth.first(truth.weights, changed(part, 1)));
      CHECK(options_of(part[5]).size() > 1);
      return true;
    }
    if (match(s, part, "No single changed score takes (\\w+) from the first place" TAKEN "\\.")) {
      for (std::size_t at = 0; at < truth.taken.size(); ++at)
        for (std::size_t k = 0; k < truth.weights.size(); ++k)
          for (const Rational& level : truth.levels) {
            Table table = truth.taken;
            if (!readable(at, k)) continue;
            table[at][k] = level;
            CHECK(truth.first(truth.weights, table) == Places{leader});
          }
      return true;
    }
    if (match(s, part, "The one that comes nearest, " CHANGE ", leaves it ([\\d,.]+ points?) ahead" TAKEN "\\.")) {
      check_lead(truth, {changed(part, 1)}, leader, part[5]);
      return true;
    }
    return false;
  }
  std::function<bool(std::size_t, std::size_t)> readable = {};

  bool schemes(const std::string& s) const {
    std::smatch part;
    const auto check = [&](const Row& weights, const Places& first, bool still, const std::string& condition) {
      CHECK(truth.first(weights, truth.taken) == first);
      CHECK(still == (first == results.first));
      CHECK(condition.empty() != gaps);
      const bool certain = first.size() == 1 && std::ranges::all_of(truth.by_scores, [&](const Table& table) {
                             return truth.first(weights, table) == first;
                           });
      if (gaps) CHECK(condition.starts_with(", whatever") == certain);
    };
#define OUTCOME \
  "(.*?)( still)? comes? first(, whatever the missing scores are|, with the missing scores as taken here)?\\."
    if (match(s, part, "If every criterion counted the same, " OUTCOME)) {
      check(Row(truth.weights.size(), Rational(1)), options_of(part[1]), part[2].matched, part[3]);
      return true;
    }
    if (match(s, part, "If only the order of the weights is kept \\(rank-order-centroid weights\\), " OUTCOME)) {
      check(rank_order_centroid(truth.weights), options_of(part[1]), part[2].matched, part[3]);
      return true;
    }
    if (match(s, part,
              "Leaving out (any one criterion does not change|(?:any one of )?(.*) changes) who comes first(, whatever "
              "the missing scores are|, with the missing scores as taken here)?\\.")) {
      const std::string names = part[2];
      bool certain = results.first.size() == 1;
      for (std::size_t k = 0; k < truth.weights.size(); ++k) {
        Row weights = truth.weights;
        weights[k] = 0;
        if (std::ranges::all_of(weights, [](const Rational& w) { return w == 0; })) continue;
        const bool named = names.find("K" + std::to_string(k + 1)) != std::string::npos;
        CHECK(named == (truth.first(weights, truth.taken) != results.first));
        certain =
            certain && std::ranges::all_of(truth.by_scores, [&](const Table& table) {
              return truth.first(weights, table) == results.first && truth.first(truth.weights, table) == results.first;
            });
      }
      if (gaps) CHECK(part[3].str().starts_with(", whatever") == certain);
      return true;
    }
    return false;
  }

  // Cells off the scale are read with their sign changed where that puts them on it, or else all as missing.
  bool off_scale(const std::string& s) const {
    std::smatch part;
    if (s.starts_with("The scale has no score for ")) return true;
    if (!match(s, part,
               "If .* (had|were) .*, (\\w+) would have (-?[\\d,.]+)(?: to (-?[\\d,.]+))? points? and come "
               "(\\d)\\w\\w(?: to "
               "(\\d)\\w\\w)?\\."))
      return false;
    const std::size_t option = option_of(part[2]);
    const auto on_scale = [&](const Rational& score) {
      return std::ranges::find(truth.levels, score) != truth.levels.end();
    };
    std::optional<Rational> least, most;
    std::size_t best = 9, worst = 0;
    for (const Table& table : truth.by_scores) {
      std::vector<Row> rows{table[option]};
      for (std::size_t k = 0; k < truth.weights.size(); ++k) {
        const Rational score = table[option][k];
        if (on_scale(score)) continue;
        const bool sign = part[1] == "had";
        if (sign && !on_scale(-score)) continue;
        std::vector<Row> longer;
        for (const Row& row : rows)
          for (const Rational& other : sign ? Row{-score} : truth.levels) {
            longer.push_back(row);
            longer.back()[k] = other;
          }
        rows = std::move(longer);
      }
      for (const Row& row : rows) {
        Table changed = table;
        changed[option] = row;
        const Row total = Truth::totals(truth.weights, changed);
        if (!least || total[option] < *least) least = total[option];
        if (!most || total[option] > *most) most = total[option];
        const auto rank = static_cast<std::size_t>(
            1 + std::ranges::count_if(total, [&](const Rational& t) { return truth.ahead(t, total[option]) > 0; }));
        best = std::min(best, rank);
        worst = std::max(worst, rank);
      }
    }
    CHECK(number_of(part[3]) <= *least);
    CHECK(*least - number_of(part[3]) < Rational(1, 100));
    CHECK(number_of(part[4].matched ? part[4] : part[3]) >= *most);
    CHECK(part[5] == std::to_string(best));
    CHECK((part[6].matched ? part[6] : part[5]) == std::to_string(worst));
    return true;
  }

  bool acceptability(const std::string& s) const {
    std::smatch part;
    const RankAcceptability& ranks = results.acceptability;
    const auto share = [&](const Places& options, const std::string& text) {
      std::smatch shown;
      REQUIRE(match(text, shown, "(more than |less than )?([\\d.]+)%"));
      for (const std::size_t at : options) {
        const Rational exact(static_cast<std::int64_t>(ranks.times[at][0]) * 100,
                             static_cast<std::int64_t>(ranks.draws));
        const Rational printed = number_of(shown[2]);
        if (shown[1] == "more than ")
          CHECK((exact > printed && exact < 100));
        else if (shown[1] == "less than ")
          CHECK((exact < printed && exact > 0));
        else
          CHECK(base::rounded(exact, 1) == printed);
        if (!shown[1].matched) CHECK(((printed == 100) <= (exact == 100) && (printed == 0) <= (exact == 0)));
      }
    };
    if (!match(s, part,
               "Over all possible weights( and missing scores)?, (.*) (?:comes|each come) first in (.*%) of ([\\d,]+) "
               "draws(?:\\. No other option comes first in any of them|\\. Next comes? (.*) with (.*%))?\\.( Options "
               "that tie each "
               "count as "
               "first\\.)?"))
      return false;
    CHECK(number_of(part[4]) == Rational(static_cast<std::int64_t>(ranks.draws)));
    share(options_of(part[2]), part[3]);
    if (part[5].matched) share(options_of(part[5]), part[6]);
    CHECK(part[1].matched == gaps);
    std::map<std::uint64_t, Places, std::greater<>> by_times;
    for (std::size_t at = 0; at < ranks.times.size(); ++at) by_times[ranks.times[at][0]].push_back(at);
    CHECK(options_of(part[2]) == by_times.begin()->second);
    const auto next = std::next(by_times.begin());
    CHECK(part[5].matched == (next != by_times.end() && next->first > 0));
    if (part[5].matched) CHECK(options_of(part[5]) == next->second);
    CHECK((s.find("No other option") != std::string::npos) == (next != by_times.end() && next->first == 0));
    CHECK(part[7].matched == (ranks.tied_first > 0));
    return true;
  }

  bool read(const Statement& said) {
    const std::string& s = said.sentence;
    if (said.code == "leader") return leader(s);
    if (said.code == "dominance") return dominance(s);
    if (said.code == "weight-stability") return weights(s);
    if (said.code == "flips") return flips(s);
    if (said.code == "rank-acceptability") return acceptability(s);
    if (said.code == "missing-scores") {
      CHECK(gaps);
      return true;
    }
    if (said.code == "off-scale-scores") return off_scale(s);
    return schemes(s);
  }
};

// Whether the totals as printed, all of them worked out, put the option before all others.
bool prints_lead(const Truth& truth, std::size_t first) {
  if (!std::ranges::all_of(truth.printed, [](const auto& total) { return total.has_value(); })) return false;
  for (std::size_t at = 0; at < truth.printed.size(); ++at) {
    std::optional<Rational> lowest, highest;
    for (const Table& table : truth.by_scores) {
      const Rational total = Truth::totals(truth.weights, table)[at];
      if (!lowest || total < *lowest) lowest = total;
      if (!highest || total > *highest) highest = total;
    }
    if (*truth.printed[at] == 0 && (*lowest > 0 || *highest < 0)) return false;
    if (at != first && truth.ahead(*truth.printed[first], *truth.printed[at]) <= 0) return false;
  }
  return true;
}

// All that there is to tell is told, and as firmly as it is known.
void check_told(const catalogue::Appraisal& appraisal, const Truth& truth, const Robustness& results) {
  std::map<std::string, std::vector<std::string>> said;
  for (const Statement& statement : results.statements) said[std::string(statement.code)].push_back(statement.sentence);
  const bool alone = results.first.size() == 1, gaps = truth.by_scores.size() > 1;
  const auto same_weights = [&](const Rational& weight) { return weight == truth.weights.front(); };
  CHECK(said.contains("leader"));
  CHECK(said.contains("dominance") == alone);
  CHECK(said.contains("weight-stability") == (alone && !results.stability.empty()));
  CHECK(said.contains("flips") == !results.sensitive.empty());
  CHECK(said.contains("rank-acceptability"));
  CHECK(said.contains("equal-weights") == appraisal.criteria.front().weight.has_value());
  CHECK(said.contains("rank-order-centroid") == !std::ranges::all_of(truth.weights, same_weights));
  CHECK(said.contains("without-criterion"));

  // What is taken for missing scores.
  std::vector<std::string> only, spread, untold, unexplained, expected;
  for (std::size_t at = 0; at < truth.fillings.size(); ++at) {
    if (truth.fillings[at] == 1) continue;
    (!truth.printed[at]       ? untold
     : truth.fitting[at] == 0 ? unexplained
     : truth.fitting[at] == 1 ? only
                              : spread)
        .push_back(option_names[at]);
  }
  const auto told = [&](const std::vector<std::string>& names, const char* before, const char* after) {
    if (!names.empty()) expected.push_back(before + english().list(names) + after);
  };
  told(only, "The missing scores of ", " are taken as the only ones that give the published total.");
  told(
      spread, "The gaps of ",
      " could be filled in several ways. What follows spreads the missing points evenly over them, up to the published "
      "total.");
  told(untold, "No published total tells the missing scores of ",
       ". What follows puts them in the middle of the scale.");
  told(unexplained, "No scores of the scale bring ",
       " to the published total. What follows puts the missing ones in the middle of the scale.");
  CHECK(said["missing-scores"] == expected);
  if (!alone || !gaps) return;

  // What the first place and the weights rest on.
  const auto certain = [&](const std::vector<Table>& tables) {
    return std::ranges::all_of(tables,
                               [&](const Table& table) { return truth.first(truth.weights, table) == results.first; });
  };
  const bool by_scores = certain(truth.by_scores), by_totals = certain(truth.by_totals);
  const bool totals_tell = !only.empty() || !spread.empty();
  const std::string totals = untold.empty() && unexplained.empty()
                                 ? "any missing scores that give the published totals"
                                 : "any missing scores that give the published totals where some can";
  const std::string& leader = said["leader"].front();
  const auto has = [](const std::string& sentence, const std::string& part) {
    return sentence.find(part) != std::string::npos;
  };
  if (said["leader"].size() > 1) {  // otherwise its lead is the same whatever is missing
    CHECK(has(leader, ", whatever the missing scores are.") == by_scores);
    if (by_scores)
      CHECK(said["leader"][1].starts_with("By the published totals its lead is") ==
            prints_lead(truth, results.first.front()));
    CHECK(has(leader, " That holds with " + totals + ".") == (!by_scores && by_totals));
    CHECK(has(leader, ", with the missing scores as taken here.") == (!by_scores && !by_totals));
  }
  const auto told_of_weights = [&](const std::string& condition) {
    return std::ranges::any_of(said["weight-stability"],
                               [&](const std::string& sentence) { return sentence.starts_with(condition + ", "); });
  };
  if (results.stability.empty()) return;
  const auto nearest = [&](const Certainty& of) { return nearest_end(results.stability, of.stability); };
  const auto nearest_by_scores = nearest(results.given_scores), nearest_by_totals = nearest(results.given_totals);
  const bool same = nearest_by_scores && nearest_by_totals &&
                    nearest_by_scores->criterion == nearest_by_totals->criterion &&
                    nearest_by_scores->end.at == nearest_by_totals->end.at;
  CHECK(told_of_weights("Whatever the missing scores are") == by_scores);
  CHECK(told_of_weights("With " + totals) == (by_totals && totals_tell && !(by_scores && same)));
  CHECK(told_of_weights("With the missing scores as taken here") == (!by_scores && !(by_totals && totals_tell)));
}

// Percentages of the greatest total and ranks, most of them right.
void publish_shares_and_ranks(catalogue::Appraisal& appraisal, unsigned seed) {
  const bool weighted = appraisal.criteria.front().weight.has_value();
  Rational highest = appraisal.scale.levels.front().score;
  for (const auto& level : appraisal.scale.levels) highest = std::max(highest, level.score);
  Rational maximum;
  for (const auto& criterion : appraisal.criteria)
    maximum += highest * (criterion.weight ? criterion.weight->figure.value : Rational(1));
  for (std::size_t at = 0; at < appraisal.options.size(); ++at) {
    auto& published = appraisal.options[at].published;
    if (weighted && published.total && maximum > 0 && seed % 2 == 0)
      published.percent = {
          {base::rounded(published.total->figure.value * 100 / maximum, 0) + (seed % 10 == 0 ? 9 : 0), 0}, {}};
    if (!weighted && seed % 4 == 0) published.total = published.unweighted_total;
    if (seed % 3 == 0) published.rank = {{Rational(static_cast<std::int64_t>((at + seed) % 3 + 1)), 0}, {}};
  }
}

struct VerdictReader {
  const Truth& truth;
  const Robustness& results;
  const catalogue::Appraisal& appraisal;
  std::map<std::string, std::size_t>& kinds;

  [[nodiscard]] Bounds bounds_of(std::size_t option, bool percent) const {
    std::optional<Bounds> found;
    Row ceiling(truth.weights.size(), *std::ranges::max_element(truth.levels));
    const Rational maximum = Truth::totals(truth.weights, {ceiling}).front();
    for (const Table& table : truth.by_scores) {
      Rational total = Truth::totals(truth.weights, table)[option];
      if (percent) total = total * 100 / maximum;
      found = found ? Bounds{std::min(found->lowest, total), std::max(found->highest, total)} : Bounds{total, total};
    }
    return *found;
  }

  bool figure(const std::string& s) const {
    std::smatch part;
    if (!Reader::match(s, part,
                       "The (?:(-?[\\d,.]+)%|total of (-?[\\d,.]+)) for (\\w+) (is what its scores come to|cannot be "
                       "confirmed: the scores that can be read give|is not what its scores come to: they give)(?: "
                       "(-?[\\d,.]+)(?: to (-?[\\d,.]+))?%?)?\\."))
      return false;
    const bool percent = part[1].matched;
    const std::string printed = percent ? part[1] : part[2];
    const Rational unit = Rational(1) / base::power_of_ten(places_of(printed));
    const Bounds exact = bounds_of(option_of(part[3]), percent);
    const Rational claimed = number_of(printed);
    const bool possible = claimed < exact.highest + unit && claimed > exact.lowest - unit;
    const std::string says = part[4];
    kinds[says.starts_with("is what") ? "right" : says.starts_with("cannot") ? "open" : "wrong"]++;
    CHECK(possible == !says.starts_with("is not"));
    if (says.starts_with("is what")) return exact.exact();
    if (says.starts_with("cannot")) CHECK_FALSE(exact.exact());
    if (!part[6].matched) return exact.exact() && shows(exact.lowest, part[5]);
    CHECK(number_of(part[5]) <= exact.lowest);
    CHECK(number_of(part[6]) >= exact.highest);
    CHECK(exact.lowest - number_of(part[5]) < unit / 10);
    CHECK(number_of(part[6]) - exact.highest < unit / 10);
    return true;
  }

  bool winner(const std::string& s) const {
    std::smatch part;
    const auto first_in_all = [&](const std::string& name) {
      return std::ranges::all_of(truth.by_scores, [&](const Table& table) {
        return truth.first(truth.weights, table) == Places{option_of(name)};
      });
    };
    const auto first_as_taken = [&](const std::string& name) {
      return truth.first(truth.weights, truth.taken) == Places{option_of(name)};
    };
    if (Reader::match(s, part, "(?:With equal weights, )?(\\w+) comes first( whatever the missing scores are)?\\.")) {
      kinds[part[2].matched ? "certain" : "winner"]++;
      CHECK((truth.by_scores.size() > 1) >= part[2].matched);
      return first_in_all(part[1]);
    }
    if (Reader::match(
            s, part,
            "(?:With equal weights, )?(\\w+) comes first as missing scores are taken here; other values could "
            "change that\\.")) {
      kinds["taken"]++;
      return first_as_taken(part[1]) && !first_in_all(part[1]);
    }
    if (Reader::match(s, part,
                      "(?:With equal weights, )?(.*) tie for first place(, as missing scores are taken here)?\\.")) {
      kinds["tie"]++;
      return options_of(part[1]) == truth.first(truth.weights, truth.taken);
    }
    if (Reader::match(s, part,
                      "The document puts (\\w+) first, but (?:with equal weights )?its scores put (\\w+) first\\.")) {
      kinds["other"]++;
      return first_in_all(part[2]) && part[1] != part[2];
    }
    if (Reader::match(s, part,
                      "The document puts (\\w+) first, but with (?:equal weights, and )?missing scores as taken here, "
                      "(\\w+) comes first\\.")) {
      kinds["other"]++;
      return first_as_taken(part[2]) && !first_in_all(part[2]) && part[1] != part[2];
    }
    return false;
  }

  bool change(const std::string& s) const {
    std::smatch part;
    const std::vector<Table> taken{truth.taken};
    const bool as_taken = s.starts_with("As missing scores are taken here, ");
    const std::vector<Table>& admitted = as_taken ? taken : truth.by_scores;
    const std::size_t leader = results.first.front();
    const Reader reader{truth, results};
    if (Reader::match(
            s, part,
            "(?:As missing scores are taken here, )?(\\w+) stays first whatever (?:the missing scores are and "
            "whatever )?share of the weight any one criterion carries\\.")) {
      kinds["no weight"]++;
      for (std::size_t k = 0; k < truth.weights.size(); ++k)
        if (truth.share(k) != 1)
          for (int step = 0; step <= 8; ++step) reader.stays(option_of(part[1]), k, Rational(step, 8), admitted);
      return true;
    }
    const std::string said = std::regex_replace(
        s,
        std::regex("As missing scores are taken here, (\\w+) needs (K\\d) at (.*) of the weight \\((.*)\\) to be "
                   "ahead; no other needs to move less\\."),
        "It would take $2 at $3 of the weight ($4) to put $1 ahead; no other single weight needs to move less.");
    if (!Reader::match(said, part,
                       "It would take (K\\d) at ([\\d.]+)% of the weight \\(now ([\\d.]+)%\\) (to put|before) (\\w+) "
                       "(?:ahead|could be ahead); no other single weight needs to move less\\."))
      return false;
    kinds["weight"]++;
    const std::size_t k = criterion_of(part[1]);
    const Rational share = number_of(part[2]) / 100, now = truth.share(k);
    CHECK(base::rounded(now * 100, std::max(places_of(part[3]), 1)) == number_of(part[3]));
    const std::size_t rival = option_of(part[5]);
    const auto is_ahead = [&](const Table& table) {
      const Row total = Truth::totals(truth.moved(k, share), table);
      return truth.ahead(total[rival], total[leader]) > 0;
    };
    CHECK((part[4] == "to put" ? std::ranges::all_of(admitted, is_ahead) : std::ranges::any_of(admitted, is_ahead)));
    // One step of the last decimal nearer, the leader is still first, with this weight or another moved as far.
    const Rational step = Rational(1, 100) / base::power_of_ten(std::max(places_of(part[2]), 1));
    const Rational distance = (share > now ? share - now : now - share) - step;
    if (distance <= 0) return true;
    for (std::size_t j = 0; j < truth.weights.size(); ++j) {
      if (truth.share(j) == 1) continue;
      for (const Rational& moved :
           {truth.share(j) - distance * Rational(999, 1000), truth.share(j) + distance * Rational(999, 1000)})
        if (moved >= 0 && moved <= 1) reader.stays(leader, j, moved, admitted);
    }
    return true;
  }

  bool read(const std::string& s) const {
    if (s == "The weights were not published, so nobody can check the weighted totals.") {
      kinds["weights"]++;
      return std::ranges::none_of(appraisal.criteria,
                                  [](const auto& criterion) { return criterion.weight.has_value(); });
    }
    return figure(s) || winner(s) || change(s);
  }
};

Rational percent(std::int64_t hundredths) { return {hundredths, 10'000}; }

}  // namespace

TEST_CASE("every printed sentence holds for every table that it speaks of") {
  std::size_t sentences = 0;
  for (unsigned seed = 1; seed <= 160; ++seed) {
    const catalogue::Appraisal appraisal = Maker(seed).make();
    const Audit audited = audit(appraisal, english());
    const Robustness results = robustness(appraisal, audited, english(), 1, 200);
    const Truth known = truth(appraisal, audited, results);
    Reader reader{known, results};
    reader.gaps = known.by_scores.size() > 1;
    reader.readable = [&](std::size_t at, std::size_t k) {
      return appraisal.criteria[k].cells[at].state == catalogue::CellState::printed;
    };
    {
      INFO("seed " << seed);
      check_told(appraisal, known, results);
    }
    for (const Statement& said : results.statements) {
      INFO("seed " << seed << ": " << said.sentence);
      CHECK(reader.read(said));
      ++sentences;
    }
  }
  CHECK(sentences > 1'000);
}

TEST_CASE("every sentence of a verdict holds for every table that it speaks of") {
  std::size_t sentences = 0;
  std::map<std::string, std::size_t> kinds;
  for (unsigned seed = 1; seed <= 160; ++seed) {
    catalogue::Appraisal appraisal = Maker(seed).make();
    publish_shares_and_ranks(appraisal, seed);
    const Audit audited = audit(appraisal, english());
    const Robustness results = robustness(appraisal, audited, english(), 1, 200);
    const Truth known = truth(appraisal, audited, results);
    const VerdictReader reader{known, results, appraisal, kinds};
    const std::vector<std::string> said = verdict(appraisal, audited, english(), results);
    CHECK(said.size() <= 3);
    for (const std::string& sentence : said) {
      INFO("seed " << seed << ": " << sentence);
      CHECK(reader.read(sentence));
      ++sentences;
    }
  }
  CHECK(sentences > 300);
  for (const char* kind :
       {"right", "open", "wrong", "weights", "winner", "certain", "taken", "tie", "other", "weight", "no weight"}) {
    INFO(kind);
    CHECK(kinds[kind] > 0);
  }
}

TEST_CASE("a threshold is printed on the side on which it is true") {
  StableRange range;
  range.to = percent(2'174);
  range.above = Crossing{0, 1};
  CHECK(stays_text(english(), range, percent(1'060)) == "21.7% or less");
  CHECK(beyond_text(english(), {range.to, percent(1'060)}) == "From 21.8%");
  CHECK(share_beyond({range.to, percent(1'060)}) == percent(2'180));
  range.to = percent(2'000);
  CHECK(stays_text(english(), range, percent(1'060)) == "less than 20%");
  CHECK(beyond_text(english(), {range.to, percent(1'060)}) == "Above 20%");
  CHECK(share_beyond({range.to, percent(1'060)}) == percent(2'010));
  range.from = percent(206);
  range.below = Crossing{0, 1};
  range.to = percent(2'174);
  CHECK(stays_text(english(), range, percent(1'060)) == "2.1% to 21.7%");
  CHECK(beyond_text(english(), {range.from, percent(1'060)}) == "At 2% or less");
}

TEST_CASE("as many decimals are printed as keep the present share within the range") {
  StableRange range;
  range.to = percent(504);
  range.above = Crossing{0, 1};
  CHECK(stays_text(english(), range, percent(503)) == "less than 5.04%");
  CHECK(share_text(english(), {range.to, percent(503)}) == "5.03%");
}

TEST_CASE("a difference is told in the decimals that show it") {
  CHECK(points(english(), Rational(1)) == "1 point");
  CHECK(points(english(), Rational(1'001, 1'000)) == "1.001 points");
  CHECK(points(english(), Rational(1, 3)) == "0.33 points");
  CHECK(points(english(), Rational(4, 1'000)) == "0.004 points");
  CHECK(points(english(), Bounds{225, 465}) == "225 to 465 points");
  CHECK(points(english(), Bounds{Rational(1, 3), Rational(2, 3)}) == "0.33 to 0.67 points");
  CHECK(points(english(), Bounds{Rational(1, 3'000), 2}) == "0.0003 to 2 points");
}

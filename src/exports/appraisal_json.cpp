#include "exports/appraisal_json.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "exports/documents.h"

namespace scrutineer::exports {

using analyse::Basis;
using analyse::Scheme;
using base::Rational;
using catalogue::Appraisal;
using catalogue::CellState;

Json json_number(const Rational& value) {
  int places = 9;
  const Rational magnitude = value < 0 ? -value : value;
  for (std::int64_t limit = 1'000'000; places > 0 && magnitude >= limit; limit *= 10) --places;
  const Rational shown = base::rounded(value, places);
  constexpr std::int64_t most = std::int64_t{1} << 53;  // that every reader of JSON takes exactly
  if (const auto whole = shown.whole(); whole && *whole <= most && *whole >= -most)
    return static_cast<std::int64_t>(*whole);
  return shown.approximate();
}

Json title_of(const Json& document, const Json& id, std::string_view list) {
  const std::string_view key = list == "citations" ? "source" : "id";
  for (const Json& item : document.at(std::string(list)))
    if (item.at(std::string(key)) == id) return item.at("title");
  return id;
}

namespace {

Json number_or_null(const std::optional<Rational>& value) { return value ? json_number(*value) : Json(); }
Json figure_or_null(const catalogue::OptionalFigure& figure) {
  return figure ? json_number(figure->figure.value) : Json();
}
template <class T>
Json value_or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json();
}

Json bounds_or_null(const std::optional<analyse::Bounds>& bounds) {
  return bounds ? Json{{"lowest", json_number(bounds->lowest)}, {"highest", json_number(bounds->highest)}} : Json();
}

Json share_number(double share) { return std::round(share * 1e9) / 1e9; }

void set_own_source(Json& json, const catalogue::SourceRef& preferred, const Appraisal& appraisal) {
  exports::set_source(json, preferred.id.empty() ? appraisal.source : preferred);
}

std::string_view name(Basis basis) {
  switch (basis) {
    case Basis::complete:
      return "complete";
    case Basis::only_filling:
      return "only-filling";
    case Basis::spread:
      return "spread";
    case Basis::midpoint:
      break;
  }
  return "midpoint";
}

std::string_view name(CellState state) {
  switch (state) {
    case CellState::printed:
      return "printed";
    case CellState::unreadable:
      return "unreadable";
    case CellState::not_scored:
      break;
  }
  return "not-scored";
}

std::string_view name(Scheme scheme) {
  switch (scheme) {
    case Scheme::equal:
      return "equal-weights";
    case Scheme::rank_order_centroid:
      return "rank-order-centroid";
    case Scheme::one_group:
      return "one-group";
    case Scheme::without_criterion:
      return "without-criterion";
    case Scheme::without_option:
      break;
  }
  return "without-option";
}

class Document {
 public:
  Document(const link::Linked& linked, catalogue::EntryIndex index, const analyse::Appraised& appraised)
      : linked_(linked),
        index_(index),
        entry_(linked.entry(index)),
        page_(linked.page(index)),
        appraisal_(std::get<Appraisal>(entry_.detail)),
        appraised_(appraised) {}

  [[nodiscard]] Json write() const {
    const analyse::ScoreTable& table = appraised_.audit.table;
    Json json{{"format", 1},
              {"id", entry_.id},
              {"title", entry_.title},
              {"page", entry_.output},
              {"council", appraisal_.council},
              {"date", date_or_null(appraisal_.date)},
              {"conclusion", text(appraisal_.conclusion)},
              {"note", text(appraisal_.note)}};
    set_own_source(json, appraisal_.source, appraisal_);
    add_attributes(json, linked_, index_);
    json["cells_are"] = appraisal_.weighted ? "weighted" : "raw";
    json["weights_published"] = table.weights_published;
    json["scale"] = scale();
    json["maximum"] = {{"total", json_number(appraised_.audit.maximum)},
                       {"published", figure_or_null(appraisal_.stated.maximum_total)}};
    json["groups"] = groups();
    json["options"] = list(appraisal_.options.size(), [&](std::size_t at) { return option(at); });
    json["criteria"] = list(appraisal_.criteria.size(), [&](std::size_t at) { return criterion(at); });
    json["gates"] = list(appraisal_.gates.size(), [&](std::size_t at) { return gate(appraisal_.gates[at]); });
    json["cells"] = cells();
    json["findings"] = findings_json(appraised_.audit);
    json["robustness"] = robustness_json(appraisal_, appraised_);
    json["citations"] = citations_json(linked_, page_);
    return json;
  }

 private:
  static Json list(std::size_t count, const auto& item) {
    Json result = Json::array();
    for (std::size_t at = 0; at < count; ++at) result.push_back(item(at));
    return result;
  }

  [[nodiscard]] Json text(catalogue::TextRef ref) const { return text_or_null(page_, ref); }

  [[nodiscard]] const std::string& criterion_id(std::size_t place) const {
    return appraisal_.criteria[appraised_.audit.table.criteria[place]].id;
  }

  [[nodiscard]] Json scale() const {
    const analyse::ScoreTable& table = appraised_.audit.table;
    return {{"lowest", json_number(table.lowest())},
            {"highest", json_number(table.highest())},
            {"better", catalogue::better_name(table.better)},
            {"levels", list(appraisal_.scale.levels.size(), [&](std::size_t at) {
               const catalogue::Level& level = appraisal_.scale.levels[at];
               return Json{{"id", level.id}, {"title", level.title}, {"score", json_number(level.score)}};
             })}};
  }

  [[nodiscard]] Json groups() const {
    return list(appraisal_.groups.size(), [&](std::size_t at) {
      return Json{{"id", appraisal_.groups[at].id}, {"title", appraisal_.groups[at].title}};
    });
  }

  [[nodiscard]] Json option(std::size_t at) const {
    const catalogue::Option& option = appraisal_.options[at];
    const analyse::OptionResult& result = appraised_.audit.options[at];
    const analyse::Reading& reading = appraised_.audit.readings[at];
    Json json{{"id", option.id},
              {"title", option.title},
              {"model", option.model ? Json(option.model->id) : Json()},
              {"as_now", option.as_now},
              {"total",
               {{"lowest", json_number(result.total.lowest)},
                {"highest", json_number(result.total.highest)},
                {"taken", json_number(result.taken)}}},
              {"percentage", number_or_null(result.percent)},
              {"rank", result.rank},
              {"rank_range", {{"best", result.ranks.best}, {"worst", result.ranks.worst}}},
              {"published",
               {{"total", figure_or_null(option.published.total)},
                {"percent", figure_or_null(option.published.percent)},
                {"percent_decimals", option.published.percent ? Json(option.published.percent->figure.places) : Json()},
                {"rank", figure_or_null(option.published.rank)},
                {"unweighted_total", figure_or_null(option.published.unweighted_total)}}},
              {"basis", name(reading.basis)},
              {"missing", criterion_ids(reading.missing)},
              {"off_scale", criterion_ids(reading.off_scale)},
              {"other_reading", other_reading(at)},
              {"given_published", outcome(result.given_total, result.given_ranks)},
              {"fillings", fillings(reading)},
              {"note", text(option.note)}};
    set_own_source(json, option.source, appraisal_);
    return json;
  }

  [[nodiscard]] Json criterion_ids(const std::vector<std::size_t>& places) const {
    return list(places.size(), [&](std::size_t i) { return Json(criterion_id(places[i])); });
  }

  static Json outcome(const analyse::Bounds& total, const analyse::RankRange& ranks) {
    return {{"total", {{"lowest", json_number(total.lowest)}, {"highest", json_number(total.highest)}}},
            {"rank_range", {{"best", ranks.best}, {"worst", ranks.worst}}}};
  }

  [[nodiscard]] Json other_reading(std::size_t at) const {
    const analyse::Reading& reading = appraised_.audit.readings[at];
    const auto& result = appraised_.audit.options[at].other;
    if (!reading.other || !result) return {};
    Json json = outcome(result->total, result->ranks);
    json["sign_changed"] = criterion_ids(reading.other->sign_changed);
    json["left_open"] = criterion_ids(reading.other->left_open);
    json["explains"] = reading.needs_other_reading();
    return json;
  }

  static Json fillings(const analyse::Reading& reading) {
    const analyse::Fillings* used = reading.matching_fillings();
    if (!used && reading.fillings) used = &*reading.fillings;
    if (!used || reading.missing.empty()) return {};
    const auto counted = [](std::uint64_t count) {
      return count == analyse::Fillings::too_many ? Json() : Json(count);
    };
    return {{"possible", counted(used->possible)},
            {"matching", counted(used->matching)},
            {"exact", used->exact},
            {"listed", list(used->listed.size(), [&](std::size_t i) {
               return list(used->listed[i].size(), [&](std::size_t k) { return json_number(used->listed[i][k]); });
             })}};
  }

  [[nodiscard]] Json criterion(std::size_t at) const {
    const catalogue::Criterion& criterion = appraisal_.criteria[at];
    Json json{{"id", criterion.id},
              {"title", criterion.title},
              {"group", id_or_null(criterion.group)},
              {"weight", figure_or_null(criterion.weight)},
              {"assessed", criterion.scored()},
              {"not_assessed", text(criterion.not_assessed)},
              {"text", text(criterion.text)},
              {"why", text(criterion.why)},
              {"remark", text(criterion.remark)}};
    set_own_source(json, criterion.source, appraisal_);
    return json;
  }

  [[nodiscard]] Json gate(const catalogue::Gate& gate) const {
    Json passed = Json::object();
    for (std::size_t at = 0; at < gate.passed.size(); ++at) passed[appraisal_.options[at].id] = bool(gate.passed[at]);
    Json json{{"id", gate.id}, {"title", gate.title}, {"passed", std::move(passed)}};
    set_own_source(json, gate.source, appraisal_);
    return json;
  }

  [[nodiscard]] Json cells() const {
    const analyse::ScoreTable& table = appraised_.audit.table;
    Json result = Json::array();
    for (std::size_t k = 0; k < table.criteria.size(); ++k) {
      const catalogue::Criterion& criterion = appraisal_.criteria[table.criteria[k]];
      for (std::size_t at = 0; at < appraisal_.options.size(); ++at) {
        const catalogue::Cell& cell = criterion.cells[at];
        const auto& score = table.scores[at][k];
        const auto level = std::ranges::find_if(appraisal_.scale.levels,
                                                [&](const catalogue::Level& l) { return score && l.score == *score; });
        const bool on_scale = level != appraisal_.scale.levels.end();
        result.push_back(
            {{"criterion", criterion.id},
             {"option", appraisal_.options[at].id},
             {"state", name(cell.state)},
             {"published", cell.state == CellState::printed ? json_number(cell.value.value) : Json()},
             {"score", number_or_null(score)},
             {"weighted", score && table.weights_published ? json_number(*score * table.weights[k]) : Json()},
             {"level", on_scale ? Json(level->id) : Json()},
             {"off_scale", score && !on_scale},
             {"taken", json_number(appraised_.audit.readings[at].scores[k])},
             {"rationale", text(cell.rationale)},
             {"note", text(cell.note)}});
      }
    }
    return result;
  }

  const link::Linked& linked_;
  catalogue::EntryIndex index_;
  const catalogue::Entry& entry_;
  const link::LinkedPage& page_;
  const Appraisal& appraisal_;
  const analyse::Appraised& appraised_;
};

// Places in lists become ids.
class RobustnessPart {
 public:
  RobustnessPart(const Appraisal& appraisal, const analyse::Appraised& appraised)
      : appraisal_(appraisal), table_(appraised.audit.table), results_(appraised.robustness) {}

  [[nodiscard]] Json write() const {
    Json json{{"first", options(results_.first)},
              {"first_is_certain", results_.given_scores.first},
              {"first_by_published_totals", results_.given_totals.first},
              {"lead", bounds_or_null(results_.given_scores.lead)},
              {"lead_by_published_totals", bounds_or_null(results_.given_totals.lead)},
              {"statements", statements()},
              {"dominance", dominance()},
              {"weight_stability", stability()},
              {"flips", flips()},
              {"schemes", schemes()}};
    json["rank_acceptability"] = acceptability();
    return json;
  }

 private:
  [[nodiscard]] const std::string& option(std::size_t at) const { return appraisal_.options[at].id; }
  [[nodiscard]] const std::string& criterion(std::size_t k) const { return appraisal_.criteria[table_.criteria[k]].id; }
  [[nodiscard]] Json options(const std::vector<std::size_t>& places) const {
    Json ids = Json::array();
    for (const std::size_t at : places) ids.push_back(option(at));
    return ids;
  }

  [[nodiscard]] Json statements() const {
    Json result = Json::array();
    for (const analyse::Statement& said : results_.statements)
      result.push_back({{"code", said.code}, {"sentence", said.sentence}});
    return result;
  }

  [[nodiscard]] Json dominance() const {
    Json result = Json::array();
    for (const analyse::Dominance& pair : results_.dominances)
      result.push_back({{"winner", option(pair.winner)}, {"loser", option(pair.loser)}});
    return result;
  }

  [[nodiscard]] Json range(const analyse::StableRange& range) const {
    const auto crossing = [&](const std::optional<analyse::Crossing>& at) {
      return at ? Json{{"rises", option(at->rises)}, {"falls", option(at->falls)}} : Json();
    };
    return {{"from", json_number(range.from)},
            {"to", json_number(range.to)},
            {"below", crossing(range.below)},
            {"above", crossing(range.above)}};
  }

  [[nodiscard]] Json stability() const {
    Json result = Json::array();
    for (std::size_t i = 0; i < results_.stability.size(); ++i) {
      const analyse::WeightStability& stability = results_.stability[i];
      const auto& certain = results_.given_scores.stability[i];
      const auto& by_totals = results_.given_totals.stability[i];
      result.push_back({{"criterion", criterion(stability.criterion)},
                        {"share", json_number(stability.share)},
                        {"leader", range(stability.leader)},
                        {"order", range(stability.order)},
                        {"leader_certain", certain ? range(*certain) : Json()},
                        {"leader_by_published_totals", by_totals ? range(*by_totals) : Json()}});
    }
    return result;
  }

  [[nodiscard]] Json flips() const {
    Json result = Json::array();
    for (const analyse::CellChange& change : results_.sensitive)
      result.push_back({{"option", option(change.option)},
                        {"criterion", criterion(change.criterion)},
                        {"from", json_number(change.from)},
                        {"to", json_number(change.to)},
                        {"outcome", change.lead < 0    ? "changes-leader"
                                    : change.lead == 0 ? "tie"
                                                       : "keeps-leader"},
                        {"lead", json_number(change.lead)},
                        {"best_other", option(change.best_other)}});
    return result;
  }

  [[nodiscard]] Json subject(const analyse::SchemeResult& result) const {
    switch (result.scheme) {
      case Scheme::one_group:
        return result.subject < appraisal_.groups.size() ? Json(appraisal_.groups[result.subject].id) : Json();
      case Scheme::without_criterion:
        return criterion(result.subject);
      case Scheme::without_option:
        return option(result.subject);
      default:
        return {};
    }
  }

  [[nodiscard]] Json schemes() const {
    Json result = Json::array();
    for (const analyse::SchemeResult& scheme : results_.schemes) {
      Json outcomes = Json::array();
      for (std::size_t at = 0; at < scheme.rank.size(); ++at)
        outcomes.push_back({{"option", option(at)},
                            {"percentage", number_or_null(scheme.percent[at])},
                            {"rank", value_or_null(scheme.rank[at])}});
      result.push_back({{"scheme", name(scheme.scheme)},
                        {"subject", subject(scheme)},
                        {"first", options(scheme.first)},
                        {"options", std::move(outcomes)}});
    }
    return result;
  }

  [[nodiscard]] Json acceptability() const {
    const analyse::RankAcceptability& ranks = results_.acceptability;
    Json by_option = Json::array();
    for (std::size_t at = 0; at < ranks.times.size(); ++at) {
      Json shares = Json::array();
      Json weights = Json::object();
      for (std::size_t rank = 1; rank <= ranks.times[at].size(); ++rank)
        shares.push_back(share_number(ranks.share(at, rank)));
      for (std::size_t k = 0; k < ranks.central_weights[at].size(); ++k)
        weights[criterion(k)] = share_number(ranks.central_weights[at][k]);
      by_option.push_back({{"option", option(at)},
                           {"ranks", std::move(shares)},
                           {"central_weights", weights.empty() ? Json() : std::move(weights)}});
    }
    return {{"seed", ranks.seed},
            {"draws", ranks.draws},
            {"tied_first", ranks.tied_first},
            {"options", std::move(by_option)}};
  }

  const Appraisal& appraisal_;
  const analyse::ScoreTable& table_;
  const analyse::Robustness& results_;
};

}  // namespace

Json findings_json(const analyse::Audit& audit) {
  Json result = Json::array();
  for (const analyse::Finding& finding : audit.findings)
    result.push_back({{"code", finding.code},
                      {"severity", analyse::severity_name(finding.severity)},
                      {"option", id_or_null(finding.option)},
                      {"criterion", id_or_null(finding.criterion)},
                      {"criteria", finding.criteria},
                      {"published", number_or_null(finding.published)},
                      {"recomputed", number_or_null(finding.recomputed)},
                      {"difference", number_or_null(finding.difference())},
                      {"sentence", finding.sentence},
                      {"source", id_or_null(finding.where.id)},
                      {"where", id_or_null(finding.where.where)}});
  return result;
}

Json robustness_json(const Appraisal& appraisal, const analyse::Appraised& appraised) {
  return RobustnessPart(appraisal, appraised).write();
}

Json appraisal_json(const link::Linked& linked, catalogue::EntryIndex index, const analyse::Appraised& appraised) {
  return Document(linked, index, appraised).write();
}

}  // namespace scrutineer::exports

#include "exports/appraisal_csv.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <utility>

namespace scrutineer::exports {
namespace {

// "A; B" for a list of ids.
Json titles_of(const Json& document, const Json& ids, std::string_view list) {
  std::string titles;
  for (const Json& id : ids) titles += (titles.empty() ? "" : "; ") + title_of(document, id, list).get<std::string>();
  return titles.empty() ? Json() : Json(titles);
}

// A finding on a gate names it as its criterion.
Json criterion_title(const Json& document, const Json& id) {
  return title_of(document, title_of(document, id, "criteria"), "gates");
}

// The published total that the weights at hand should give.
const Json& comparable_total(const Json& document, const Json& option) {
  return option["published"][document["weights_published"] == true ? "total" : "unweighted_total"];
}

}  // namespace

DataTable scores_table(const Json& document) {
  DataTable table{{"Group", "Criterion id", "Criterion", "Weight", "Option id", "Option", "State", "Published", "Score",
                   "Weighted score", "Off the scale", "Reason", "Note", "Source", "Where"},
                  {}};
  for (const Json& criterion : document["criteria"]) {
    const Json group = title_of(document, criterion["group"], "groups");
    const Json source = title_of(document, criterion["source"], "citations");
    const Json none;
    if (criterion["assessed"] == false)
      table.rows.push_back({group, criterion["id"], criterion["title"], criterion["weight"], none, none, "not assessed",
                            none, none, none, none, criterion["not_assessed"], criterion["remark"], source,
                            criterion["where"]});
    for (const Json& cell : document["cells"]) {
      if (cell["criterion"] != criterion["id"]) continue;
      table.rows.push_back({group, criterion["id"], criterion["title"], criterion["weight"], cell["option"],
                            title_of(document, cell["option"], "options"), cell["state"], cell["published"],
                            cell["score"], cell["weighted"], cell["off_scale"], cell["rationale"], cell["note"], source,
                            criterion["where"]});
    }
  }
  return table;
}

DataTable audit_table(const Json& document) {
  DataTable table{{"Kind", "Code", "Severity", "Option", "Criterion", "Published", "Recomputed", "Lowest", "Highest",
                   "Difference", "Sentence", "Source", "Where"},
                  {}};
  const Json none;
  for (const Json& option : document["options"]) {
    const Json source = title_of(document, option["source"], "citations");
    const auto add = [&](const char* code, const Json& published, const Json& recomputed, const Json& lowest,
                         const Json& highest) {
      table.rows.push_back({"figure", code, none, option["title"], none, published, recomputed, lowest, highest, none,
                            none, source, option["where"]});
    };
    const Json& total = option["total"];
    const Json& ranks = option["rank_range"];
    const bool certain = total["lowest"] == total["highest"];
    add("total", comparable_total(document, option), certain ? total["lowest"] : none, total["lowest"],
        total["highest"]);
    add("percentage", document["weights_published"] == true ? option["published"]["percent"] : none,
        certain ? option["percentage"] : none, none, none);
    add("rank", option["published"]["rank"], ranks["best"] == ranks["worst"] ? ranks["best"] : none, ranks["best"],
        ranks["worst"]);
  }
  for (const Json& finding : document["findings"]) {
    const Json& several = finding["criteria"];
    table.rows.push_back(
        {"finding", finding["code"], finding["severity"], title_of(document, finding["option"], "options"),
         several.empty() ? criterion_title(document, finding["criterion"]) : titles_of(document, several, "criteria"),
         finding["published"], finding["recomputed"], none, none, finding["difference"], finding["sentence"],
         title_of(document, finding["source"], "citations"), finding["where"]});
  }
  return table;
}

DataTable robustness_table(const Json& document, const words::Words& words) {
  DataTable table{{"Result", "Option", "Other option", "Criterion", "Group", "Rank", "Value", "From", "To", "Sentence"},
                  {}};
  const Json& robustness = document["robustness"];
  const Json none;
  const auto option = [&](const Json& id) { return title_of(document, id, "options"); };
  const auto criterion = [&](const Json& id) { return title_of(document, id, "criteria"); };
  const auto add = [&](std::vector<Json> row) { table.rows.push_back(std::move(row)); };

  for (const Json& said : robustness["statements"])
    add({fmt::format("sentence, {}", said["code"].get<std::string>()), none, none, none, none, none, none, none, none,
         said["sentence"]});
  for (const Json& pair : robustness["dominance"])
    add({"dominance", option(pair["winner"]), option(pair["loser"]), none, none, none, none, none, none, none});

  const auto ends = [&](const Json& range) {
    const auto said = [&](words::Name name, const Json& crossing, const Json& share) {
      return crossing.is_null() ? std::string()
                                : words(name, {{"share", share.dump()},
                                               {"rises", option(crossing["rises"]).get<std::string>()},
                                               {"falls", option(crossing["falls"]).get<std::string>()}});
    };
    const std::string below = said("csv-robustness.below", range["below"], range["from"]);
    const std::string above = said("csv-robustness.above", range["above"], range["to"]);
    if (!below.empty() && !above.empty())
      return Json(words("csv-robustness.both", {{"below", below}, {"above", above}}));
    return below.empty() && above.empty() ? Json() : Json(below + above);
  };
  for (const Json& stability : robustness["weight_stability"])
    for (const auto& [part, result] :
         {std::pair{"leader", "weight-stability, first place"}, std::pair{"order", "weight-stability, order"},
          std::pair{"leader_certain", "weight-stability, first place whatever is missing"},
          std::pair{"leader_by_published_totals", "weight-stability, first place by the published totals"}})
      if (const Json& range = stability[part]; !range.is_null())
        add({result, none, none, criterion(stability["criterion"]), none, none, stability["share"], range["from"],
             range["to"], ends(range)});

  for (const Json& flip : robustness["flips"])
    add({"flip", option(flip["option"]), option(flip["best_other"]), criterion(flip["criterion"]), none, none,
         flip["lead"], flip["from"], flip["to"], flip["outcome"]});

  for (const Json& scheme : robustness["schemes"]) {
    const Json& name = scheme["scheme"];
    const Json& subject = scheme["subject"];
    for (const Json& outcome : scheme["options"])
      add({name, option(outcome["option"]), name == "without-option" ? option(subject) : none,
           name == "without-criterion" ? criterion(subject) : none,
           name == "one-group" ? title_of(document, subject, "groups") : none, outcome["rank"], outcome["percentage"],
           none, none, none});
  }

  const Json& acceptability = robustness["rank_acceptability"];
  for (const char* figure : {"seed", "draws", "tied_first"})
    add({fmt::format("rank-acceptability, {}", figure), none, none, none, none, none, acceptability[figure], none, none,
         none});
  for (const Json& row : acceptability["options"]) {
    for (std::size_t rank = 1; rank <= row["ranks"].size(); ++rank)
      add({"rank-acceptability", option(row["option"]), none, none, none, rank, row["ranks"][rank - 1], none, none,
           none});
    if (row["central_weights"].is_null()) continue;
    for (const auto& [id, weight] : row["central_weights"].items())
      add({"central-weight", option(row["option"]), none, criterion(id), none, none, weight, none, none, none});
  }
  return table;
}

}  // namespace scrutineer::exports

#include <nlohmann/json.hpp>
#include <utility>

#include "analyse/timeline.h"
#include "exports/documents.h"

namespace scrutineer::exports {
namespace {

// A list of things with a source: `put` says what each has besides.
template <class Thing>
Json sourced_list(const std::vector<Thing>& things, const auto& put) {
  Json result = Json::array();
  for (const Thing& thing : things) {
    Json json = put(thing);
    set_source(json, thing.source);
    result.push_back(std::move(json));
  }
  return result;
}

Json decision_json(const link::Linked& linked, catalogue::EntryIndex index) {
  const link::LinkedPage& page = linked.page(index);
  const auto& decision = std::get<catalogue::Decision>(linked.entry(index).detail);
  Json json = entry_json(linked, index);
  json["council"] = decision.council;
  json["body"] = decision.body;
  json["date"] = date_or_null(decision.date);
  json["models"] = ids_json(decision.models);
  json["appraisals"] = ids_json(decision.appraisals);
  json["case_studies"] = ids_json(decision.case_studies);
  json["risks"] = ids_json(decision.risks);
  json["factors"] = ids_json(decision.factors);
  add_attributes(json, linked, index);
  json["asked"] = sourced_list(decision.requests, [&](const catalogue::Request& request) {
    return Json{{"id", request.id}, {"text", text_or_null(page, request.text)}};
  });
  json["due"] = sourced_list(decision.due, [&](const catalogue::Due& due) {
    return Json{{"id", due.id},
                {"text", text_or_null(page, due.text)},
                {"by", date_or_null(due.by)},
                {"to", id_or_null(due.to)}};
  });
  json["directions"] = sourced_list(decision.directions, [&](const catalogue::Direction& direction) {
    return Json{{"id", direction.id},
                {"date", date_or_null(direction.date)},
                {"by", id_or_null(direction.by)},
                {"text", text_or_null(page, direction.text)},
                {"deadline", date_or_null(direction.deadline)}};
  });
  json["phases"] = sourced_list(decision.phases, [&](const catalogue::Phase& phase) {
    return Json{{"id", phase.id},
                {"title", phase.title},
                {"from", date_or_null(phase.from)},
                {"until", date_or_null(phase.until)},
                {"text", text_or_null(page, phase.text)}};
  });
  json["events"] = events_json(linked, page, decision.events);
  json["differences"] = differences_json(page, decision.differences);
  json["citations"] = citations_json(linked, page);
  return json;
}

}  // namespace

Json events_json(const link::Linked& linked, const link::LinkedPage& page,
                 const std::vector<catalogue::Event>& events) {
  return sourced_list(events, [&](const catalogue::Event& event) {
    return Json{{"id", event.id},
                {"date", date_or_null(event.date)},
                {"until", date_or_null(event.until)},
                {"kind", event_kind_name(linked.catalogue.site, event.kind)},
                {"planned", event.planned},
                {"same_as", event.same_as ? Json(event.same_as->id) : Json()},
                {"phase", id_or_null(event.phase)},
                {"text", text_or_null(page, event.text)}};
  });
}

Json differences_json(const link::LinkedPage& page, const std::vector<catalogue::Difference>& differences) {
  Json result = Json::array();
  for (const catalogue::Difference& difference : differences)
    result.push_back({{"id", difference.id},
                      {"about", difference.about},
                      {"text", text_or_null(page, difference.text)},
                      {"accounts", sourced_list(difference.accounts, [&](const catalogue::Account& account) {
                         return Json{{"text", text_or_null(page, account.text)}};
                       })}});
  return result;
}

Json decisions_json(const link::Linked& linked) {
  return list_document(linked, catalogue::Kind::decision, "decisions",
                       [&](catalogue::EntryIndex index) { return decision_json(linked, index); });
}

DataTable decisions_table(const link::Linked& linked, const Json& document) {
  DataTable table{headings(linked.words, {"csv.decision-id", "csv.decision", "csv.council", "csv.decided-on",
                                          "csv.kind", "csv.id", "csv.text", "csv.from-date", "csv.until-or-due",
                                          "csv.by", "csv.to", "csv.source", "csv.where"}),
                  {}};
  for (const Json& decision : document["decisions"]) {
    const auto add = [&](const char* kind, const Json& part, const Json& text, const Json& from, const Json& until) {
      const Json none;
      const bool is_direction = part.contains("deadline");
      table.rows.push_back({decision["id"], decision["title"], decision["council"], decision["date"], kind, part["id"],
                            text, from, until, is_direction ? part["by"] : none, part.value("to", none),
                            title_on_site(linked, part["source"]), part["where"]});
    };
    for (const Json& part : decision["asked"]) add("asked for", part, part["text"], Json(), Json());
    for (const Json& part : decision["due"]) add("due", part, part["text"], Json(), part["by"]);
    for (const Json& part : decision["directions"])
      add("direction", part, part["text"], part["date"], part["deadline"]);
    for (const Json& part : decision["phases"]) {
      std::string words = part["title"];
      if (part["text"].is_string()) words += ": " + part["text"].get<std::string>();
      add("phase", part, words, part["from"], part["until"]);
    }
  }
  return table;
}

Json timeline_json(const link::Linked& linked) {
  std::vector<catalogue::EntryIndex> all;
  for (std::size_t i = 0; i < linked.pages.size(); ++i) all.push_back(static_cast<catalogue::EntryIndex>(i));
  Json moments = Json::array();
  for (const analyse::Moment& moment : analyse::timeline(linked, all)) {
    const catalogue::Entry& entry = linked.entry(moment.entry);
    Json json{{"date", moment.date.iso()},
              {"until", date_or_null(moment.until)},
              {"kind", event_kind_name(linked.catalogue.site, moment.kind)},
              {"planned", moment.planned},
              {"entry", entry.id},
              {"page", entry.output},
              {"anchor", id_or_null(std::string(moment.anchor))},
              {"phase", moment.phase ? Json(moment.phase->id) : Json()},
              {"words", id_or_null(moment.words)},
              {"text", text_or_null(linked.page(moment.entry), moment.text)}};
    set_source(json, moment.source ? *moment.source : catalogue::SourceRef{});
    moments.push_back(std::move(json));
  }
  return {{"format", 1}, {"moments", std::move(moments)}};
}

DataTable timeline_table(const link::Linked& linked, const Json& document) {
  DataTable table{headings(linked.words, {"csv.date", "csv.until", "csv.kind", "csv.planned", "csv.page-id",
                                          "csv.page-title", "csv.happened", "csv.text", "csv.source", "csv.where"}),
                  {}};
  for (const Json& moment : document["moments"])
    table.rows.push_back({moment["date"], moment["until"], moment["kind"], moment["planned"], moment["entry"],
                          title_on_site(linked, moment["entry"]), moment["words"], moment["text"],
                          title_on_site(linked, moment["source"]), moment["where"]});
  return table;
}

DataTable differences_table(const link::Linked& linked, const Json& case_studies, const Json& decisions) {
  DataTable table{headings(linked.words, {"csv.page-id", "csv.page-title", "csv.id", "csv.about", "csv.account",
                                          "csv.difference", "csv.source", "csv.where"}),
                  {}};
  const auto add = [&](const Json& entries) {
    for (const Json& entry : entries)
      for (const Json& difference : entry["differences"])
        for (const Json& account : difference["accounts"])
          table.rows.push_back({entry["id"], entry["title"], difference["id"], difference["about"], account["text"],
                                difference["text"], title_on_site(linked, account["source"]), account["where"]});
  };
  add(case_studies["case_studies"]);
  add(decisions["decisions"]);
  return table;
}

}  // namespace scrutineer::exports

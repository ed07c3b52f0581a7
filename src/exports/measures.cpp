// The measures of models and case studies in data files: each figure as printed, and what of it is before and after.
#include <nlohmann/json.hpp>
#include <utility>

#include "analyse/measure_words.h"
#include "exports/appraisal_json.h"
#include "exports/documents.h"
#include "exports/json.h"

namespace scrutineer::exports {
namespace {

using catalogue::MeasuredValue;

Json figure_or_null(const std::optional<base::Figure>& figure) { return figure ? json_number(figure->value) : Json(); }

// As the document prints it: 9.0 is not 9.
Json printed_or_null(const std::optional<base::Figure>& figure) {
  if (!figure) return {};
  std::string text = base::to_text(figure->value, figure->places);
  std::erase(text, ',');
  return text;
}

Json dated_or_null(const MeasuredValue* value) {
  return value ? Json{{"date", value->when.iso()}, {"value", figure_or_null(value->figure)}} : Json();
}

std::string_view verdict_name(analyse::Verdict verdict) {
  static constexpr std::array<std::string_view, 4> names{"", "better", "worse", "same"};
  return names[static_cast<std::size_t>(verdict)];
}

std::string_view better_name(catalogue::Preferred better) {
  static constexpr std::array<std::string_view, 3> names{"", "higher", "lower"};
  return names[static_cast<std::size_t>(better)];
}

Json series_json(const link::LinkedPage& page, const catalogue::MeasureSeries& series,
                 const std::optional<analyse::Change>& change) {
  const catalogue::Measure& measure = *series.measure;
  Json values = Json::array();
  for (const MeasuredValue& value : series.values) {
    Json json{{"date", value.when.iso()},
              {"value", figure_or_null(value.figure)},
              {"printed", printed_or_null(value.figure)},
              {"missing", !value.figure.has_value()},
              {"side", change ? Json(side_name(side_of(value.when, change))) : Json()},
              {"note", text_or_null(page, value.note)}};
    set_source(json, value.source);
    values.push_back(std::move(json));
  }
  const analyse::BeforeAndAfter shown = before_and_after(series, change);
  return {{"key", measure.key},
          {"label", measure.label},
          {"unit", id_or_null(measure.unit)},
          {"currency", id_or_null(measure.currency)},
          {"better", id_or_null(std::string(better_name(measure.better)))},
          {"note", text_or_null(page, series.note)},
          {"anchor", measure.anchor},
          {"values", std::move(values)},
          {"before", dated_or_null(shown.before)},
          {"after", dated_or_null(shown.after)},
          {"difference", figure_or_null(shown.difference)},
          {"verdict", id_or_null(std::string(verdict_name(shown.verdict)))}};
}

}  // namespace

Json measures_json(const link::Linked& linked) {
  Json entries = Json::array();
  for (std::size_t i = 0; i < linked.pages.size(); ++i) {
    const auto index = static_cast<catalogue::EntryIndex>(i);
    const catalogue::Entry& entry = linked.entry(index);
    if (measures_of(entry).empty()) continue;
    const auto change = analyse::change_of(entry);
    Json json{{"id", entry.id},
              {"kind", catalogue::kind_section(entry.kind)},
              {"title", entry.title},
              {"page", entry.output},
              {"change", change ? Json{{"date", change->date.iso()}, {"title", id_or_null(std::string(change->title))}}
                                : Json()}};
    json["measures"] = Json::array();
    for (const catalogue::MeasureSeries& series : measures_of(entry))
      json["measures"].push_back(series_json(linked.page(index), series, change));
    json["citations"] = citations_json(linked, linked.page(index));
    entries.push_back(std::move(json));
  }
  return {{"format", 1}, {"entries", std::move(entries)}};
}

DataTable measures_table(const link::Linked& linked, const Json& document) {
  DataTable table{
      headings(linked.words, {"csv.page-id", "csv.page-title", "csv.measure", "csv.unit", "csv.date", "csv.figure",
                              "csv.missing", "csv.side", "csv.note", "csv.source", "csv.where"}),
      {}};
  for (const Json& entry : document["entries"])
    for (const Json& measure : entry["measures"]) {
      std::string unit = measure["currency"].is_string() ? measure["currency"].get<std::string>() : std::string{};
      if (measure["unit"].is_string()) unit += (unit.empty() ? "" : " ") + measure["unit"].get<std::string>();
      for (const Json& value : measure["values"])
        table.rows.push_back({entry["id"], entry["title"], measure["label"], id_or_null(unit), value["date"],
                              value["printed"], value["missing"], value["side"], value["note"],
                              title_on_site(linked, value["source"]), value["where"]});
    }
  return table;
}

}  // namespace scrutineer::exports

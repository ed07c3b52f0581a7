#include "exports/data_files.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "exports/json.h"
#include "render/rendered_site.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)
using exports::Json;

namespace {

const std::string cited = "source = { id = \"cfps\", where = \"page 9\" }\n";

TestSite with_data() {
  TestSite site;
  site.file("sources.toml", source("cfps"))
      .file("models/m.md", front("M, the model",
                                 "family = \"in-house\"\nalso_called = [\"LATC\"]\nnot_stated = "
                                 "[\"tax\"]\nstaff = \"They *move*. [@cfps, page 2]\"\n"
                                 "[[advantage]]\nid = \"fast\"\ntext = \"=Fast\"\n" +
                                     cited))
      .file("case-studies/s.md",
            front("S",
                  "council = [\"C\"]\nmodels = [\"m\"]\nstarted = \"2015-10\"\n"
                  "[[inspection]]\ndate = \"2014-02\"\nby = \"Ofsted\"\njudgement = \"requires-improvement\"\n" +
                      cited))
      .file("risks/r.toml",
            "title = \"R\"\nsummary = \"S.\"\n" + cited +
                "likelihood = [ { id = \"low\", title = \"Low\" }, { id = \"high\", title = \"High\" } ]\n"
                "impact = [ { id = \"small\", title = \"Small\" }, { id = \"big\", title = \"Big\" } ]\n"
                "[[category]]\nid = \"money\"\ntitle = \"Money\"\n"
                "[[risk]]\nid = \"costs\"\ncategory = \"money\"\ntitle = \"Costs rise\"\nconsequence = \"Cuts.\"\n"
                "likelihood = \"high\"\nimpact = \"big\"\nmodels = [\"m\"]\n"
                "[[risk]]\nid = \"delay\"\ncategory = \"money\"\ntitle = \"Delay\"\nconsequence = \"Later.\"\n")
      .file("factors/f.toml",
            "title = \"F\"\nsummary = \"S.\"\ntype = \"principle\"\n" + cited +
                "[[factor]]\nid = \"simple\"\ntitle = \"Simple\"\ntext = \"Keep it simple.\"\nanswers_to = [\"safe\"]\n"
                "[[factor]]\nid = \"safe\"\ntitle = \"Safe\"\ntext = \"Keep children safe.\"\n");
  return site;
}

Json json(const RenderedSite& site, const std::string& path) { return Json::parse(site.file(path)); }

// A line of a table, without its end.
std::string line(const RenderedSite& site, const std::string& path, std::size_t number) {
  std::string_view rest = site.file(path);
  for (; number > 0; --number) rest.remove_prefix(rest.find("\r\n") + 2);
  return std::string(rest.substr(0, rest.find("\r\n")));
}

// A checklist that has questions made by a rule.
std::string asking(std::string_view rule) {
  return fmt::format(
      "title = \"C\"\nsummary = \"S.\"\n[[section]]\nid = \"s\"\ntitle = \"S\"\n[[section.generate]]\nrules = "
      "[\"{}\"]\n",
      rule);
}

const std::string listing =
    "{{#data_sets}}{{#data_set_lines}}{{#data_line_files}}{{data_file_href}}\n{{/data_line_files}}{{/data_set_lines}}"
    "{{/data_sets}}";

}  // namespace

TEST_CASE("a site of pages alone has no data files") {
  TestSite site;
  site.file("guidance/a.md", front("A"));
  for (const std::string& path : rendered(site, {}).paths) CHECK_FALSE(path.starts_with("data/"));
}

TEST_CASE("every kind of thing that a site has but pages has data files, whatever else the site has") {
  const std::string keys = "title = \"T\"\nsummary = \"S.\"\n";
  const auto has = [](const TestSite& site, const Lines& files) {
    const Lines paths = rendered(site, {}).paths;
    for (const std::string& file : files) {
      CAPTURE(file, paths);
      CHECK(std::ranges::find(paths, "data/" + file) != paths.end());
    }
  };
  has(TestSite().file("glossary/g.md", front("G") + "## Term\nIt is.\n"),
      {"index.html", "glossary.json", "glossary.csv"});
  has(TestSite().file("sources.toml", source("cfps")),
      {"index.html", "sources.json", "sources.csv", "citations.csv", "links.json", "links.csv"});
  has(TestSite().file("questions/q.toml",
                      keys + "[[question]]\nid = \"one\"\ntext = \"One?\"\ntheme = \"staff\"\nstages = "
                             "[\"new\"]\n"),
      {"index.html", "questions.json", "questions.csv", "links.csv"});
  has(TestSite()
          .file("rules/r.toml",
                keys + "[[rule]]\nid = \"due\"\nfind = \"overdue-review\"\ntheme = \"staff\"\nstages = [\"new\"]\n"
                       "text = \"Is {title} right?\"\nwhy = \"W.\"\n")
          .file("checklists/c.toml", asking("due")),
      {"index.html", "rules.json", "rules.csv"});
  has(TestSite().file("checklists/c.toml", keys + "[[section]]\nid = \"s\"\ntitle = \"S\"\n[[section.field]]\nid = "
                                                  "\"f\"\ntitle = \"F\"\ntype = \"line\"\n"),
      {"index.html", "checklists/c.json", "checklists/c.csv", "checklists/c.md"});
  has(with_data(), {"models.json", "case-studies.json", "risks/r.json", "factors.json", "sources.json"});
}

TEST_CASE("rules are data, with their placeholders") {
  TestSite site;
  site.file("rules/r.toml",
            "title = \"Set\"\nsummary = \"S.\"\n[[rule]]\nid = \"old\"\nfind = \"old-source\"\nyears = 5\ntheme = "
            "\"staff\"\nstages = [\"new\"]\ntext = \"Does {title} hold?\"\nwhy = \"It is {age} years old.\"\nevidence "
            "= [\"{title}\"]\n")
      .file("checklists/c.toml", asking("old"))
      .file("sources.toml", source("cfps", "published = \"2001\"\n"))
      .file("guidance/a.md", front("A", "sources = [\"cfps\"]\n"));
  const RenderedSite result = rendered(site, {});
  const Json rule = json(result, "data/rules.json")["sets"][0]["rules"][0];
  CHECK(rule["find"] == "old-source");
  CHECK(rule["threshold"]["key"] == "years");
  CHECK(rule["threshold"]["value"] == 5);
  CHECK(rule["text"] == "Does {title} hold?");
  CHECK(rule["page"].get<std::string>() + "#" + rule["anchor"].get<std::string>() == "rules/r.html#old");
  CHECK(line(result, "data/rules.csv", 1) ==
        "Set,old,old-source,,5,Does {title} hold?,It is {age} years old.,{title},,Staff,New,");
}

TEST_CASE("the page of data files lists all there are, and nothing else") {
  const RenderedSite site = rendered(with_data(), {{"page", "{{{body}}}"}, {"block-data-files", listing}});
  Lines listed, made;
  std::string_view rest = site.file("data/index.html");
  for (std::size_t end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
    const std::string href(rest.substr(0, end));
    if (!href.empty()) listed.push_back(href.starts_with("../") ? href.substr(3) : "data/" + href);
    rest.remove_prefix(end + 1);
  }
  for (const std::string& path : site.paths)
    if (path.starts_with("data/") && path != "data/index.html") made.push_back(path);
  std::ranges::sort(listed);
  std::ranges::sort(made);
  CHECK(listed == made);
  CHECK(made.size() > 20);
}

TEST_CASE("a model's attributes say what is stated; null where nothing is") {
  const RenderedSite site = rendered(with_data(), {});
  const Json model = json(site, "data/models.json")["models"][0];
  CHECK(model["attributes"]["staff"] == "They move.[1a]");
  CHECK(model["attributes"]["tax"].is_null());
  CHECK(model["not_stated"] == Json::parse("[\"tax\"]"));
  CHECK(model["citations"][0] == Json::parse(R"({"number": 1, "label": "1", "source": "cfps", "title": "Title of cfps",
                                                 "places": ["page 2"], "place_labels": ["1a"]})"));
  CHECK(model["advantages"][0] ==
        Json::parse(R"({"id": "fast", "text": "=Fast", "source": "cfps", "where": "page 9"})"));
  CHECK(model["case_studies"] == Json::parse("[\"s\"]"));
}

TEST_CASE("attributes of records and of single risks are in their documents, and in a table of their own") {
  CHECK(std::ranges::count(rendered(with_data(), {}).paths, "data/attributes.csv") == 0);
  TestSite site = with_data();
  site.setting(
          "[[attribute]]\nkey = \"loss\"\nlabel = \"Loss\"\nkinds = [\"risk\", \"source\"]\ntype = \"money\"\n"
          "unit = \"a year\"\n")
      .file("sources.toml", source("cfps", "loss = 3\n"));
  site.files["site/risks/r.toml"] += "loss = { value = 12.50, note = \"At most.\" }\n";
  const RenderedSite files = rendered(site, {});
  const Json risks = json(files, "data/risks/r.json")["risks"];
  CHECK(risks[0]["attributes"]["loss"].is_null());
  CHECK(risks[1]["attributes"]["loss"] == 12.5);
  CHECK(risks[1]["attribute_notes"]["loss"]["note"] == "At most.");
  CHECK(json(files, "data/sources.json")["sources"][0]["attributes"]["loss"] == 3);
  const std::set<std::string> rows{line(files, "data/attributes.csv", 1), line(files, "data/attributes.csv", 2)};
  CHECK(rows == std::set<std::string>{"risk,r,R,delay,Loss,12.5,£ a year,At most.,,",
                                      "sources,cfps,Title of cfps,,Loss,3,£ a year,,,"});
}

TEST_CASE("data files carry the mark of what is ours as texts do") {
  TestSite site = with_data();
  site.file("sources.toml", source("cfps") + source("own", "kind = \"ours\"\n"))
      .file("models/m.md", front("M", "family = \"in-house\"\nstaff = \"They move. [@own] So it says. [@cfps]\"\n"));
  const RenderedSite files = rendered(site, {});
  const Json model = json(files, "data/models.json")["models"][0];
  CHECK(model["attributes"]["staff"] == "They move.[ours] So it says.[1]");
  CHECK(model["citations"][0]["label"] == "1");
  CHECK(model["citations"][1]["label"] == "ours");
  CHECK(line(files, "data/models.csv", 1).find("[1] Title of cfps; [ours] Title of own") != std::string::npos);
}

TEST_CASE("tables quote, name things by their titles, and no spreadsheet runs their texts") {
  const RenderedSite site = rendered(with_data(), {});
  CHECK(
      line(site, "data/models.csv", 1) ==
      "m,\"M, the model\",In-house,LATC,,,,,,,They move.[1a],,,,,,,Tax,S,models/m.html,[1] Title of cfps; [1a] page 2");
  CHECK(line(site, "data/model-claims.csv", 1) ==
        "m,\"M, the model\",In-house,advantage,fast,\"'=Fast\",Title of cfps,page 9");
  CHECK(line(site, "data/inspections.csv", 1) == "s,S,2014-02,Ofsted,requires-improvement,,Title of cfps,page 9");
  CHECK(line(site, "data/traceability.csv", 1) == "F,simple,Simple,F,safe,Safe");
  CHECK(line(site, "data/traceability.csv", 2) == "F,safe,Safe,,,");
}

TEST_CASE("a risk that the document does not rate has no rating in any file") {
  const RenderedSite site = rendered(with_data(), {});
  const Json risks = json(site, "data/risks/r.json")["risks"];
  CHECK(risks[0]["likelihood"] == "high");
  CHECK(risks[1]["likelihood"].is_null());
  CHECK(risks[1]["impact"].is_null());
  CHECK(risks[1]["mitigation"].is_null());
  CHECK(line(site, "data/risks/r.csv", 1) ==
        "costs,Money,Costs rise,Cuts.,High,Big,,,\"M, the model\",,,Title of cfps,page 9");
  CHECK(line(site, "data/risks/r.csv", 2) == "delay,Money,Delay,Later.,,,,,,,,Title of cfps,page 9");
  CHECK(site.file("data/risks/r.xlsx").starts_with("PK"));
}

TEST_CASE("the timeline has what pages date, in order of time") {
  const Json moments = json(rendered(with_data(), {}), "data/timeline.json")["moments"];
  REQUIRE(moments.size() == 2);
  CHECK(moments[0]["date"] == "2014-02");
  CHECK(moments[0]["kind"] == "inspection");
  CHECK(moments[1]["date"] == "2015-10");
  CHECK(moments[1]["kind"] == "start");
}

TEST_CASE("a document's data name every statement that cites it") {
  const RenderedSite site = rendered(with_data(), {});
  const Json uses = json(site, "data/sources.json")["sources"][0]["cited_by"];
  CHECK(uses[0] == Json::parse(R"({"entry": "m", "page": "models/m.html", "anchor": "fast", "for": "advantage",
                                   "title": null, "text": "=Fast", "places": ["page 9"]})"));
  CHECK(line(site, "data/citations.csv", 1) ==
        "cfps,Title of cfps,page 9,m,\"M, the model\",advantage,,\"'=Fast\",models/m.html#fast");
}

TEST_CASE("links name both ends, whichever way they were written") {
  const Json document = json(rendered(with_data(), {}), "data/links.json");
  const auto has = [&](const char* from, const char* to) {
    return std::ranges::any_of(document["links"],
                               [&](const Json& each) { return each["from"] == from && each["to"] == to; });
  };
  CHECK(has("s", "m"));
  CHECK(has("r", "m"));
  CHECK(has("m", "cfps"));
  CHECK_FALSE(has("f", "f"));
}

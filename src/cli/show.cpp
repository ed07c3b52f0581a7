#include "cli/show.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>
#include <vector>

#include "analyse/analysis.h"
#include "base/utf8.h"
#include "checks/pages.h"
#include "checks/settle.h"
#include "cli/git.h"
#include "cli/linked_site.h"
#include "cli/report.h"
#include "cli/terminal.h"
#include "cli/things.h"
#include "read/written_fields.h"

namespace scrutineer::cli {
namespace {

using catalogue::Entry;
using catalogue::EntryIndex;
using exports::Json;
using read::WrittenField;

// ---- what is shown --------------------------------------------------------------------------------------

class ThingShown {
 public:
  ThingShown(base::FileSystem& files, const ShowOptions& options, const link::Linked& linked, const Thing& thing,
             const base::FileNames& names)
      : options_(options), linked_(linked), thing_(thing), entry_(linked.entry(thing.entry)) {
    if (entry_.path.empty()) return;
    if (const auto* term = std::get_if<catalogue::Term>(&entry_.detail))
      add_fields(*term);
    else if (entry_.origin)  // of each layer
      for (const base::FileId file : entry_.origin->files) read_fields(files, file, names);
    else
      read_fields(files, thing_.span.file, names);
  }

  // `may_audit`: the site has no errors.
  Json document(const base::FileNames& names, const base::Diagnostics& diagnostics, bool may_audit) {
    const bool is_part = thing_.is_part;
    Json json{{"id", thing_.id},
              {"kind", thing_.kind},
              {"title", thing_.title},
              {"file", exports::id_or_null(entry_.path.empty() ? "" : shown(names.path(thing_.span.file)))},
              {"line", std::max(thing_.span.line, 1U)},
              {"page", is_part ? fmt::format("{}#{}", entry_.output, thing_.id) : entry_.output},
              {"draft", entry_.draft},
              {"part_of", is_part ? Json(entry_.id) : Json()},
              {"fields", Json::array()}};
    for (const WrittenField& field : fields_)
      json["fields"].push_back(
          {{"key", field.key}, {"value", field.value}, {"line", field.span.line}, {"column", field.span.column}});
    if (entry_.origin && entry_.origin->files.size() > 1)  // then each field says which
      for (std::size_t i = 0; i < fields_.size(); ++i)
        json["fields"][i]["file"] = shown(names.path(fields_[i].span.file));
    if (!is_part) add_links(json);
    json["history"] = Json::array();
    if (!entry_.path.empty()) add_history(json["history"], options_.site / names.path(thing_.span.file));
    json["findings"] = Json::array();
    const auto* appraisal = std::get_if<catalogue::Appraisal>(&entry_.detail);
    if (may_audit && appraisal) add_findings(analyse::audit(*appraisal, linked_.words), json["findings"]);
    json["diagnostics"] = Json::array();
    for (const base::Diagnostic& diagnostic : diagnostics.sorted(names))
      if (concerns(diagnostic)) json["diagnostics"].push_back(diagnostic_json(diagnostic, names, options_.site));
    return json;
  }

 private:
  [[nodiscard]] std::string shown(const std::string& path) const {
    return (options_.site / path).lexically_normal().generic_string();
  }

  void read_fields(base::FileSystem& files, base::FileId file, const base::FileNames& names) {
    auto text = files.read(options_.site / names.path(file));
    if (!text) throw base::MachineError(text.error());
    const bool is_item = thing_.is_part || entry_.kind == catalogue::Kind::source;
    std::ranges::move(read::written_fields(entry_.path, *std::move(text), file,
                                           is_item ? thing_.kind : std::string_view{}, thing_.id),
                      std::back_inserter(fields_));
  }

  void add_fields(const catalogue::Term& term) {
    fields_.push_back({"heading",
                       term.acronym.empty() ? entry_.title : fmt::format("{} ({})", entry_.title, term.acronym),
                       entry_.span});
    for (const catalogue::OtherName& other : term.also) fields_.push_back({"Also", other.name, other.span});
    for (const catalogue::IdRef& other : term.see_also) fields_.push_back({"See also", other.id, other.span});
  }

  // Each thing once, with the sections that name it.
  void add_to(Json& list, EntryIndex index, const link::Heading* section) const {
    const Entry& entry = linked_.entry(index);
    auto found = std::ranges::find_if(list, [&](const Json& each) { return each["id"] == entry.id; });
    if (found == list.end()) {
      list.push_back(
          {{"id", entry.id}, {"kind", thing_kind(entry.kind)}, {"title", entry.title}, {"sections", Json::array()}});
      found = std::prev(list.end());
    }
    Json& sections = (*found)["sections"];
    if (section && !section->text.empty() && std::ranges::find(sections, Json(section->text)) == sections.end())
      sections.push_back(section->text);
  }

  void add_links(Json& json) const {
    const link::LinkedPage& page = linked_.page(thing_.entry);
    Json links = Json::array(), terms = Json::array(), from = Json::array(), sources = Json::array();
    for (const link::Mention& mention : page.mentions) {
      const catalogue::Kind kind = linked_.entry(mention.to).kind;
      if (kind == catalogue::Kind::source) continue;
      add_to(kind == catalogue::Kind::term ? terms : links, mention.to, page.section_of(mention));
    }
    for (const link::Backlink& backlink : linked_.backlinks(thing_.entry)) {
      const link::LinkedPage& there = linked_.page(backlink.from);
      add_to(from, backlink.from, there.section_of(there.mentions[backlink.mention]));
    }
    for (const link::Citation& citation : page.citations)
      sources.push_back({{"id", linked_.entry(citation.source).id},
                         {"title", linked_.entry(citation.source).title},
                         {"places", citation.places}});
    json["links"] = std::move(links);
    json["linked_from"] = std::move(from);
    json["terms"] = std::move(terms);
    json["sources"] = std::move(sources);
  }

  static void add_history(Json& history, const std::filesystem::path& file) {
    const char* path = std::getenv("PATH");  // NOLINT(concurrency-mt-unsafe): nothing changes it
    for (const Commit& commit : last_changes(file, path ? path : ""))
      history.push_back({{"commit", commit.id}, {"date", commit.date}, {"subject", commit.subject}});
  }

  static void add_findings(const analyse::Audit& audit, Json& findings) {
    for (const analyse::Finding& finding : audit.findings)
      findings.push_back({{"severity", analyse::severity_name(finding.severity)},
                          {"code", finding.code},
                          {"sentence", finding.sentence},
                          {"source", exports::id_or_null(finding.where.id)},
                          {"where", exports::id_or_null(finding.where.where)}});
  }

  // Whether it is about the thing's lines: of its whole file, unless others stand in that.
  [[nodiscard]] bool concerns(const base::Diagnostic& diagnostic) const {
    if (entry_.path.empty() || diagnostic.span.file != thing_.span.file) return false;
    const auto [first, end] = lines();
    return diagnostic.span.line >= first && diagnostic.span.line < end;
  }

  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> lines() const {
    constexpr std::uint32_t last = std::numeric_limits<std::uint32_t>::max();
    if (entry_.kind == catalogue::Kind::term) {
      std::uint32_t end = last;
      for (const Entry& other : linked_.catalogue.entries)
        if (other.path == entry_.path && other.span.line > entry_.span.line) end = std::min(end, other.span.line);
      return {entry_.span.line, end};
    }
    if ((!thing_.is_part && entry_.kind != catalogue::Kind::source) || fields_.empty()) return {0, last};
    return {fields_.front().span.line, fields_.back().span.line + 1};
  }

  const ShowOptions& options_;
  const link::Linked& linked_;
  const Thing& thing_;
  const Entry& entry_;
  std::vector<WrittenField> fields_;
};

// ---- as text --------------------------------------------------------------------------------------------

std::string words(const Json& value) { return value.is_string() ? value.get<std::string>() : value.dump(); }

// Values of a text go on below themselves; keys and places keep their columns.
std::string fields_text(const Json& document, std::size_t width) {
  std::size_t place_width = 0, key_width = 0;
  for (const Json& field : document["fields"]) {
    place_width = std::max(place_width, fmt::format("{}", words(field["line"])).size());
    key_width = std::max<std::size_t>(key_width, base::character_count(words(field["key"])));
  }
  constexpr std::size_t widest_key = 24;
  key_width = std::min(key_width, widest_key);
  std::string text;
  for (const Json& field : document["fields"]) {
    const std::string key = words(field["key"]);
    const std::size_t length = base::character_count(key);
    const std::string start = fmt::format("  {:>{}}  {}{}", words(field["line"]), place_width, key,
                                          std::string(length < key_width ? key_width - length : 0, ' '));
    std::string value = words(field["value"]);
    std::ranges::replace(value, '\n', ' ');
    if (length <= key_width) {
      text += wrapped(value, width, start + "  ");
    } else {
      text += start + '\n' + wrapped(value, width, std::string(key_width + place_width + 6, ' '));
    }
  }
  return text;
}

std::string things_text(const Json& things, std::size_t width) {
  std::string text;
  for (const Json& thing : things) {
    std::string line = fmt::format("{} ({}): {}", words(thing["id"]), words(thing["kind"]), words(thing["title"]));
    if (!thing["sections"].empty()) {
      line += ", under ";
      for (const Json& section : thing["sections"])
        line += fmt::format("{}“{}”", &section == &thing["sections"].front() ? "" : ", ", words(section));
    }
    text += wrapped(line, width, "  - ");
  }
  return text;
}

std::string sources_text(const Json& sources, std::size_t width) {
  std::string text;
  for (const Json& source : sources) {
    std::string line = fmt::format("{}: {}", words(source["id"]), words(source["title"]));
    for (const Json& place : source["places"])
      line += fmt::format("{}{}", &place == &source["places"].front() ? " – " : "; ", words(place));
    text += wrapped(line, width, "  - ");
  }
  return text;
}

std::string history_text(const Json& history, std::size_t width) {
  std::string text;
  for (const Json& commit : history)
    text += wrapped(fmt::format("{} ({})", words(commit["subject"]), words(commit["commit"])), width,
                    fmt::format("  {}  ", words(commit["date"])));
  return text;
}

std::string findings_text(const Json& findings, std::size_t width) {
  std::string text;
  for (const Json& finding : findings)
    text += wrapped(fmt::format("{} [{}]", words(finding["sentence"]), words(finding["code"])), width,
                    fmt::format("  {:<9}", words(finding["severity"])));
  return text;
}

std::string diagnostics_text(const Json& diagnostics, std::size_t width) {
  std::string text;
  for (const Json& diagnostic : diagnostics) {
    text += wrapped(fmt::format("{}:{}: {}: {} [{}]", words(diagnostic["line"]), words(diagnostic["column"]),
                                words(diagnostic["severity"]), words(diagnostic["message"]), words(diagnostic["code"])),
                    width, "  ");
    if (const std::string help = words(diagnostic["help"]); !help.empty()) text += wrapped(help, width, "      = ");
  }
  return text;
}

}  // namespace

std::string shown_text(const Json& document, std::size_t width) {
  const auto value = [&](const char* key) { return words(document[key]); };
  std::string text = wrapped(fmt::format("{} ({})", value("title"), value("kind")), width, "") + '\n';
  const auto line = [&](std::string_view name, const std::string& words) {
    text += fmt::format("  {:<8}  {}\n", name, words);
  };
  line("id", value("id"));
  if (!document["part_of"].is_null()) line("part of", value("part_of"));
  if (document["file"].is_null())
    line("file", "none: Scrutineer makes this page");
  else
    line("file", fmt::format("{}:{}", value("file"), value("line")));
  line("page", value("page"));
  if (document["draft"] == true) line("draft", "left out unless --drafts");

  const auto part = [&](std::string_view title, const char* key, auto in_words) {
    const auto found = document.find(key);
    if (found == document.end() || found->empty()) return;
    text += fmt::format("\n{} ({})\n{}", title, found->size(), in_words());
  };
  part("Fields, by line", "fields", [&] { return fields_text(document, width); });
  part("Links to", "links", [&] { return things_text(document["links"], width); });
  part("Linked from", "linked_from", [&] { return things_text(document["linked_from"], width); });
  part("Terms found in it", "terms", [&] { return things_text(document["terms"], width); });
  part("Sources", "sources", [&] { return sources_text(document["sources"], width); });
  part("Last changes of its file, in Git", "history", [&] { return history_text(document["history"], width); });
  part("Findings of the audit", "findings", [&] { return findings_text(document["findings"], width); });
  part("What is wrong", "diagnostics", [&] { return diagnostics_text(document["diagnostics"], width); });
  return text;
}

ExitCode show(base::FileSystem& files, const ShowOptions& options) {
  base::FileNames names;
  base::Diagnostics diagnostics;
  const auto linked =
      linked_site(files, options.site, options.themes, {options.jobs, true, options.as_of}, names, diagnostics);
  if (!linked) {
    report_errors(files, options.site, names, diagnostics, options.json, false);
    return ExitCode::errors;
  }
  const std::vector<Thing> things = things_of(linked->catalogue);
  const Thing* thing = find_thing(things, linked->catalogue, options.id);
  if (!thing) {
    const std::string help = linked->catalogue.unread.may_define(options.id)
                                 ? "it may stand in a file that cannot be read: scrutineer check names it"
                                 : help_for_unknown(things, linked->catalogue, options.id);
    report_failures(
        std::array{Failure{"unknown-id", {}, fmt::format("nothing on the site has the id \"{}\"", options.id), help}},
        options.json);
    return ExitCode::usage;
  }
  const bool may_audit = !diagnostics.has_errors();
  using enum catalogue::Kind;
  const catalogue::Kind kind = linked->entry(thing->entry).kind;
  if (may_audit && (kind == checklist || kind == rule_set))  // what its rules find, and what they do not
    (void)analyse::analyse_site(*linked, options.as_of, options.jobs, diagnostics);
  checks::check_pages(*linked, options.as_of, diagnostics);
  checks::settle(std::array{checks::Edition{&linked->catalogue, &names}}, checks::Looked::at_part, diagnostics);
  const Json document = ThingShown(files, options, *linked, *thing, names).document(names, diagnostics, may_audit);
  if (options.json)
    fmt::print("{}", exports::to_text(document));
  else
    fmt::print("{}", printable(shown_text(document, output_width())));
  return ExitCode::clean;
}

}  // namespace scrutineer::cli

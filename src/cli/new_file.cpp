#include "cli/new_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/edit_distance.h"
#include "base/escape.h"
#include "base/slug.h"
#include "base/utf8.h"
#include "cli/linked_site.h"
#include "cli/report.h"
#include "cli/terminal.h"
#include "markup/template.h"
#include "read/site.h"
#include "read/table_reader.h"

namespace scrutineer::cli {
namespace {

namespace fs = std::filesystem;
using catalogue::Catalogue;
using catalogue::Kind;

struct NewKind {
  std::string_view name;  // of the kind, and of its template
  std::string_view ending;
  Kind kind;
  bool has_parts = false;  // with ids that all kinds share
};

constexpr std::array kinds_to_make{
    NewKind{"page", ".md", Kind::page},
    NewKind{"model", ".md", Kind::model},
    NewKind{"case-study", ".md", Kind::case_study},
    NewKind{"appraisal", ".toml", Kind::appraisal},
    NewKind{"decision", ".md", Kind::decision},
    NewKind{"risk-register", ".toml", Kind::risk_register, true},
    NewKind{"factor-set", ".toml", Kind::factor_set, true},
    NewKind{"question-bank", ".toml", Kind::question_bank, true},
    NewKind{"checklist", ".toml", Kind::checklist},
    NewKind{"rule-set", ".toml", Kind::rule_set, true},
    NewKind{"glossary", ".md", Kind::term},
    NewKind{"source", ".toml", Kind::source},
};

// What ends the command, in words.
// ---- what is asked for ----------------------------------------------------------------------------------

bool is_page_id(std::string_view id) {
  for (std::size_t slash = id.find('/'); slash != std::string_view::npos; slash = id.find('/')) {
    if (!read::is_id(id.substr(0, slash))) return false;
    id.remove_prefix(slash + 1);
  }
  return read::is_id(id);
}

std::optional<Failure> bad_id(const NewKind& kind, const std::string& id) {
  const bool is_page = kind.kind == Kind::page;
  if (is_page ? is_page_id(id) : read::is_id(id)) return std::nullopt;
  std::string near;
  for (std::size_t at = 0; at <= id.size();) {
    const std::size_t end = is_page ? std::min(id.find('/', at), id.size()) : id.size();
    if (std::string part = base::ascii_slug(id.substr(at, end - at)); !part.empty())
      near += (near.empty() ? "" : "/") + std::move(part);
    at = end + 1;
  }
  return Failure{"bad-id",
                 {},
                 fmt::format("\"{}\" is no id: lower-case letters, digits and hyphens make one", id),
                 near.empty() ? "for example \"joint-venture\"" : fmt::format("did you mean \"{}\"?", near)};
}

std::optional<Failure> bad_title(std::string_view title) {
  for (std::size_t at = 0; at < title.size();)
    if (const std::int32_t c = base::next_character(title, at); c < 0 || c == '\t' || c == '\n' || base::is_control(c))
      return Failure{"bad-title", {}, "this title holds a character that a line of text cannot", "take it out"};
  return std::nullopt;
}

// A page in a folder that is another kind's, or nobody's; each folder has a page of its own, though, its index.
std::optional<Failure> bad_folder(const NewKind& kind, std::string_view id) {
  const std::string_view folder = id.substr(0, id.find('/'));
  if (kind.kind != Kind::page || folder.size() == id.size() || folder == catalogue::kind_section(Kind::page))
    return std::nullopt;
  for (const NewKind& other : kinds_to_make)
    if (!id.ends_with("/index") && folder == catalogue::kind_section(other.kind))
      return Failure{"unknown-folder",
                     {},
                     fmt::format("{}/ holds no pages", folder),
                     fmt::format("scrutineer new {} {} puts a file there", other.name, id.substr(folder.size() + 1))};
  static constexpr std::array<std::string_view, 7> reserved{"assets", "data",   "tags",      "theme",
                                                            "themes", "output", "vocabulary"};
  if (std::ranges::find(reserved, folder) == reserved.end()) return std::nullopt;
  return Failure{"reserved-folder",
                 {},
                 fmt::format("{}/ is kept for other things than pages", folder),
                 "choose another folder, such as guidance/"};
}

// "guidance/reading-accounts" → "Reading accounts".
std::string title_of(std::string_view id) {
  std::string title(id.substr(id.rfind('/') + 1));
  std::ranges::replace(title, '-', ' ');
  title.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(title.front())));
  return title;
}

fs::path path_of(const NewKind& kind, const std::string& id) {
  if (kind.kind == Kind::source) return "sources.toml";
  if (kind.kind == Kind::page) return id + ".md";
  return fs::path(catalogue::kind_section(kind.kind)) / (id + std::string(kind.ending));
}

// ---- what the site has ----------------------------------------------------------------------------------

// A page that Scrutineer makes itself may be written instead.
bool is_taken(const Catalogue& site, const std::string& id, bool is_page) {
  const auto target = site.targets.find(id);
  if (target == site.targets.end()) return site.unread.may_define(id);
  return !is_page || !site.entry(target->second.entry).path.empty() || !target->second.anchor.empty();
}

// What a page of such a path is referred to by.
std::string page_id(const std::string& path) {
  constexpr std::string_view guidance = "guidance/", index = "/index";
  if (path.ends_with(index)) return path.substr(0, path.size() - index.size());
  const bool is_right_in_guidance = path.starts_with(guidance) && path.rfind('/') + 1 == guidance.size();
  return is_right_in_guidance ? path.substr(guidance.size()) : path;
}

std::optional<Failure> taken(const Catalogue& site, const NewKind& kind, const std::string& id,
                             const std::string& title) {
  const bool is_page = kind.kind == Kind::page;
  std::vector<std::string> ids{is_page ? page_id(id) : id};
  if (kind.has_parts) ids.push_back(id + "-1");
  if (kind.kind == Kind::term) ids.push_back(base::slug(title));
  for (const std::string& each : ids) {
    if (!is_taken(site, each, is_page)) continue;
    const auto target = site.targets.find(each);
    const bool is_known = target != site.targets.end();
    std::string file = is_known ? site.entry(target->second.entry).path : std::string{};
    return Failure{"duplicate-id", std::move(file),
                   is_known ? fmt::format("the site has the id \"{}\" already", each)
                            : fmt::format("a file that cannot be read may have the id \"{}\"", each),
                   is_known ? "choose another, since things of all kinds share their ids"
                            : "scrutineer check says what is wrong with it"};
  }
  return std::nullopt;
}

// ---- what is written ------------------------------------------------------------------------------------

constexpr std::string_view none_yet = "none yet";

std::string ids_of(const Catalogue& site, Kind kind) {
  std::vector<std::string_view> ids;
  constexpr std::size_t most = 8;
  for (const catalogue::Entry& entry : site.entries)
    if (entry.kind == kind && !entry.path.empty()) ids.push_back(entry.id);
  if (ids.empty()) return std::string(none_yet);
  const std::size_t left = ids.size() - std::min(ids.size(), most);
  ids.resize(ids.size() - left);
  return fmt::format("{}{}", fmt::join(ids, ", "), left > 0 ? fmt::format(" and {} more", left) : "");
}

// Of a list of the vocabulary.
template <class Item>
std::string ids_of(const std::vector<Item>& items) {
  if (items.empty()) return std::string(none_yet);
  std::vector<std::string_view> ids;
  for (const Item& item : items) ids.push_back(item.id);
  return fmt::format("{}", fmt::join(ids, ", "));
}

template <class Item>
std::string first_id(const std::vector<Item>& items) {
  return items.empty() ? std::string{} : items.front().id;
}

// Kinds of events that a site can tell of itself.
std::string event_kinds(const catalogue::Site& site) {
  std::vector<std::string_view> ids;
  for (const catalogue::EventKindDefinition& kind : std::span(site.event_kinds).subspan(1)) ids.push_back(kind.id);
  return fmt::format("{}", fmt::join(ids, ", "));
}

std::string measures_of(const catalogue::Site& site) {
  if (site.measures.empty()) return std::string(none_yet);
  std::vector<std::string_view> keys;
  for (const auto& measure : site.measures) keys.push_back(measure->key);
  return fmt::format("{}", fmt::join(keys, ", "));
}

std::string in_one_line(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  return text;
}

// What an attribute may look like, for editors to write over.
std::string example_of(const catalogue::Attribute& attribute) {
  using enum catalogue::ValueType;
  const auto sourced = [](std::string_view value) {
    return fmt::format("{{ value = {}, source = {{ id = \"id-of-a-source\", where = \"page 4\" }} }}", value);
  };
  switch (attribute.type) {
    case number:
    case money:
      return sourced("1000");
    case date:
      return sourced("\"2026-01\"");
    case yes_no:
      return sourced("true");
    case choice:
      return sourced(fmt::format("\"{}\"", attribute.choices.front().id));
    case link:
      return "\"https://www.example.org/\"";
    case text:
      break;
  }
  return "\"In words. [@id-of-a-source, page 4]\"";
}

// What can be said of something, as the site defines it.
markup::List attributes_for(const std::vector<const catalogue::Attribute*>& attributes) {
  markup::List list;
  for (const catalogue::Attribute* attribute : attributes) {
    std::vector<std::string_view> choices;
    for (const catalogue::Choice& choice : attribute->choices) choices.push_back(choice.id);
    list.push_back({{"key", attribute->key},
                    {"label", in_one_line(attribute->label)},
                    {"help", in_one_line(attribute->help)},
                    {"choices", fmt::format("{}", fmt::join(choices, ", "))},
                    {"value", example_of(*attribute)}});
  }
  return list;
}

markup::Object values_for(Kind kind, const NewFileOptions& options, const std::string& title, const Catalogue& site) {
  return {{"id", options.id},
          {"title", base::escaped_for_toml(title)},
          {"name", title},
          {"has_page", kind != Kind::term},
          {"organisation", base::escaped_for_toml(site.site.organisation)},
          {"family", first_id(site.site.families)},
          {"families", ids_of(site.site.families)},
          {"stage", first_id(site.site.stages)},
          {"stages", ids_of(site.site.stages)},
          {"theme", first_id(site.site.question_themes)},
          {"themes", ids_of(site.site.question_themes)},
          {"priority", site.site.priorities.empty() ? "high" : site.site.priorities.front().id},
          {"priorities", ids_of(site.site.priorities)},
          {"source-kinds", ids_of(site.site.source_kinds)},
          {"event-kinds", event_kinds(site.site)},
          {"measure", site.site.measures.empty() ? "visits" : site.site.measures.front()->key},
          {"measures", measures_of(site.site)},
          {"attributes", attributes_for(attributes_of(site.site.attributes, kind))},
          {"risk-attributes", attributes_for(attributes_of_risks(site.site.attributes))},
          {"models", ids_of(site, Kind::model)},
          {"case-studies", ids_of(site, Kind::case_study)},
          {"appraisals", ids_of(site, Kind::appraisal)},
          {"question-banks", ids_of(site, Kind::question_bank)},
          {"sources", ids_of(site, Kind::source)}};
}

// common.txt is what templates share.
std::string filled_in(base::FileSystem& files, const fs::path& path, const markup::Object& values) {
  base::Diagnostics mistakes;
  const auto templates =
      markup::TemplateSet::compile({{"new", base::or_throw(files.read(path))},
                                    {"common", base::or_throw(files.read(path.parent_path() / "common.txt"))}},
                                   mistakes);
  std::string result;
  if (!templates.render("new", {}, values, result)) throw base::MachineError({path, "this is no template"});
  return result;
}

fs::path template_of(const fs::path& templates, const NewKind& kind) {
  return templates / (std::string(kind.name) + std::string(kind.ending));
}

void write_file(base::FileSystem& files, const fs::path& path, std::string text, bool adds) {
  if (adds && files.exists(path)) {
    const std::string before = base::or_throw(files.read(path));
    text.insert(0, before + (before.empty() ? "" : before.ends_with('\n') ? "\n" : "\n\n"));
  }
  base::or_throw(files.write(path, text));
}

}  // namespace

std::optional<std::string> explained_file(base::FileSystem& files, const fs::path& templates, std::string_view kind,
                                          const Catalogue& site) {
  const auto* const known = std::ranges::find(kinds_to_make,
                                              kind == "sources" ? "source"
                                              : kind == "index" ? "page"
                                                                : kind,
                                              &NewKind::name);
  if (known == kinds_to_make.end()) return std::nullopt;
  const NewFileOptions options{.templates = templates, .kind = std::string(known->name), .id = "an-id", .title = {}};
  return filled_in(files, template_of(templates, *known), values_for(known->kind, options, "Title", site));
}

std::vector<std::string_view> new_kinds() {
  std::vector<std::string_view> names;
  for (const NewKind& kind : kinds_to_make) names.push_back(kind.name);
  return names;
}

ExitCode new_file(base::FileSystem& files, const NewFileOptions& options) {
  const auto* const kind = std::ranges::find(kinds_to_make, options.kind, &NewKind::name);
  if (kind == kinds_to_make.end()) {
    const auto near = base::nearest(options.kind, new_kinds());
    return refuse({"unknown-kind",
                   {},
                   fmt::format("there is no kind \"{}\"", options.kind),
                   near ? fmt::format("did you mean \"{}\"?", *near)
                        : fmt::format("the kinds are {}", fmt::join(new_kinds(), ", "))});
  }
  if (const auto refusal = bad_id(*kind, options.id)) return refuse(*refusal);
  if (const auto refusal = bad_folder(*kind, options.id)) return refuse(*refusal);
  if (const auto refusal = bad_title(options.title)) return refuse(*refusal);

  base::FileNames names;
  base::Diagnostics diagnostics;
  const fs::path themes = options.templates.parent_path().parent_path() / "themes";
  const auto site = read::read_site(files, layers_of(files, options.site, themes, names, diagnostics), {.drafts = true},
                                    names, diagnostics);
  if (!site || site->unread.settings()) {
    report_errors(files, options.site, names, diagnostics, false, false);
    return ExitCode::errors;
  }
  const std::string title = options.title.empty() ? title_of(options.id) : options.title;
  const fs::path path = options.site / path_of(*kind, options.id);
  const bool adds = kind->kind == Kind::source;
  if (!adds && files.exists(path))
    return refuse({"file-exists", path.string(), "this file is there already, and is left as it is",
                   "choose another id, or change the file"});
  if (const auto refusal = taken(*site, *kind, options.id, title)) return refuse(*refusal);

  write_file(files, path,
             filled_in(files, template_of(options.templates, *kind), values_for(kind->kind, options, title, *site)),
             adds);
  fmt::print("{} {}\nFill in what stands in \"\" there; scrutineer check {} says what is missing.\n",
             adds ? "Added to" : "Wrote", printable(path.string()), typed(options.site));
  return ExitCode::clean;
}

}  // namespace scrutineer::cli

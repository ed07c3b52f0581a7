#include "cli/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/linked_site.h"
#include "cli/new_file.h"
#include "cli/report.h"
#include "cli/terminal.h"
#include "read/formats.h"
#include "read/site.h"
#include "read/vocabulary.h"

namespace scrutineer::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using read::Asked;
using read::Format;

// What keys are for, by where they stand: "title", "question.text".
using Help = std::map<std::string, std::string, std::less<>>;

std::string path_in(std::string_view table, std::string_view key) {
  return table.empty() ? std::string(key) : fmt::format("{}.{}", table, key);
}

// ---- what keys are for --------------------------------------------------------------------------------------

// The comments of a file as starters have them: `title = ""   # what it is`, `# [[option]]   # in the order printed`.
// Keys that are not made stand behind "# ".
Help help_in(std::string_view text) {
  Help help;
  std::string table;
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.starts_with("# ")) line.remove_prefix(2);
    std::string_view comment;
    if (const std::size_t at = line.rfind("  # "); at != std::string_view::npos) comment = line.substr(at + 4);
    std::string path;
    if (line.starts_with('[')) {
      const std::size_t begin = line.find_first_not_of('[');
      table = path = line.substr(begin, line.find(']') - begin);
    } else if (const std::size_t end = line.find_first_not_of("abcdefghijklmnopqrstuvwxyz_");
               end != std::string_view::npos && end > 0 && line.substr(end).starts_with(" = ")) {
      path = path_in(table, line.substr(0, end));
    }
    if (!path.empty() && !comment.empty()) help.try_emplace(path, comment);
  }
  return help;
}

// What the site says of its attributes, in the files that can have any.
void add_attributes(const catalogue::Site& site, std::string_view file, Help& help) {
  using catalogue::Kind;
  static constexpr std::array<std::pair<std::string_view, Kind>, 6> kinds{{{"model", Kind::model},
                                                                           {"case-study", Kind::case_study},
                                                                           {"appraisal", Kind::appraisal},
                                                                           {"decision", Kind::decision},
                                                                           {"risk-register", Kind::risk_register},
                                                                           {"factor-set", Kind::factor_set}}};
  const auto describe = [&](std::string_view table, const std::vector<const catalogue::Attribute*>& attributes) {
    for (const catalogue::Attribute* attribute : attributes)
      help[path_in(table, attribute->key)] = attribute->label + (attribute->help.empty() ? "" : ": " + attribute->help);
  };
  for (const auto& [name, kind] : kinds)
    if (name == file) describe({}, attributes_of(site.attributes, kind));
  if (file == "risk-register") describe("risk", attributes_of_risks(site.attributes));
  if (file == "sources") describe("source", attributes_of(site.attributes, Kind::source));
}

// ---- schemas --------------------------------------------------------------------------------------------------

// Keys whose words are ids of the vocabulary, which linking checks, and the table that they stand in; "*" is any.
struct Words {
  std::string_view table, key;
  std::vector<std::string> ids;
};

std::vector<Words> words_of_site(const catalogue::Site& site) {
  const auto ids = [](const auto& items) {
    std::vector<std::string> result;
    for (const auto& item : items) result.push_back(item.id);
    return result;
  };
  // Those of the site, if it has any, and what readers take besides.
  const auto with = [](std::vector<std::string> own, std::string_view other) {
    if (!own.empty() && std::ranges::find(own, other) == own.end()) own.emplace_back(other);
    return own;
  };
  std::vector<std::string> measures, attributes;
  for (const auto& measure : site.measures) measures.push_back(measure->key);
  for (const catalogue::Attribute* attribute : attributes_of(site.attributes, catalogue::Kind::model))
    attributes.push_back(attribute->key);
  const auto stages = ids(site.stages);
  const auto themes = with(ids(site.question_themes), read::general_theme);
  const auto priorities = ids(read::with_former_priority(site.priorities));
  return {{"*", "family", with(ids(site.families), read::other_family)},
          {"question", "theme", themes},
          {"rule", "theme", themes},
          {"select", "themes", themes},
          {"question", "stages", stages},
          {"rule", "stages", stages},
          {"select", "stages", stages},
          {"question", "priority", priorities},
          {"rule", "priority", priorities},
          {"select", "priority", priorities},
          {"*", "not_stated", attributes},
          {"measure", "key", measures}};
}

class SchemaWriter {
 public:
  // `is_part` of files that may lie over others, and need not say all.
  SchemaWriter(const Help& help, std::vector<Words> words, bool is_part)
      : help_(help), words_(std::move(words)), is_part_(is_part) {}

  Json table(const Format& format, const std::string& path) {
    Json schema{{"type", "object"}};
    Json properties = Json::object(), required = Json::array();
    Json others = false;
    for (const auto& [key, value] : format.keys) {
      Json of_value = this->value(value, path, key);
      if (key.empty()) {
        others = std::move(of_value);
        continue;
      }
      properties[key] = std::move(of_value);
      if (format.requires_value(value) && !is_part_) required.push_back(key);
    }
    if (is_part_ && path.empty()) {
      properties["hide"] = {{"type", "array"}, {"items", text()}};
      properties["seen"] = {{"type", "object"}, {"additionalProperties", text()}};
    }
    schema["properties"] = std::move(properties);
    if (!required.empty()) schema["required"] = std::move(required);
    schema["additionalProperties"] = std::move(others);
    return schema;
  }

 private:
  static Json text() { return {{"type", "string"}}; }
  static Json text(std::string_view pattern) { return {{"type", "string"}, {"pattern", pattern}}; }
  static Json list(Json items) { return {{"type", "array"}, {"items", std::move(items)}}; }
  static Json source() { return {{"$ref", "#/definitions/source"}}; }

  Json value(const Format::Value& value, const std::string& path, const std::string& key) {
    std::set<Asked> as = value.as;
    const auto leaves_out = [&](Asked narrower, std::initializer_list<Asked> wider) {
      if (as.contains(narrower))
        for (const Asked each : wider) as.erase(each);
    };
    leaves_out(Asked::choice, {Asked::text});  // the readers that ask for both look at the text first
    leaves_out(Asked::own_id, {Asked::text, Asked::passage});
    leaves_out(Asked::address, {Asked::text});
    leaves_out(Asked::passage, {Asked::text});
    leaves_out(Asked::period, {Asked::fact_date});
    Json any = Json::array();
    for (const Asked each : as) any.push_back(type(each, value, path, key));
    Json schema = any.size() == 1 ? std::move(any.front()) : Json{{"anyOf", std::move(any)}};
    const auto help = help_.find(path_in(path, key));
    if (help != help_.end()) {
      if (schema.contains("$ref")) schema = Json{{"allOf", {std::move(schema)}}};  // draft 7 ignores what stands beside
      schema["description"] = help->second;
    }
    return schema;
  }

  Json type(Asked as, const Format::Value& value, const std::string& path, const std::string& key) {
    constexpr std::string_view not_blank = "\\S";
    constexpr std::string_view date = "^\\d{4}-\\d{2}-\\d{2}$";
    constexpr std::string_view id = "^[a-z0-9]+(-[a-z0-9]+)*$";
    switch (as) {
      case Asked::text:
      case Asked::passage:
        if (const Words* words = words_of(path, key)) return {{"enum", words->ids}};
        return as == Asked::text ? text() : text(not_blank);
      case Asked::texts:
        if (const Words* words = words_of(path, key)) return list({{"enum", words->ids}});
        return list(text());
      case Asked::passages:
        return list(text(not_blank));
      case Asked::own_id:
        return text(id);
      case Asked::address:
        return text("^(https?://.*)?$");
      case Asked::choice:
        if (value.choices.empty()) return {{"not", Json::object()}};  // the vocabulary has none yet
        return {{"enum", value.choices}};
      case Asked::flag:
        return {{"type", "boolean"}};
      case Asked::integer:
        return {{"type", "integer"}};
      case Asked::figure:
        return {{"type", "number"}};
      case Asked::date:
        return text(date);
      case Asked::fact_date:
        return text("^\\d{4}(-\\d{2}(-\\d{2})?)?$");
      case Asked::period:
        return text("^\\d{4}(-\\d{2}(-\\d{2})?|(/\\d{2})?( Q[1-4])?)$");
      case Asked::source:
        return source();
      case Asked::sources:
        return list(source());
      case Asked::table:
        return table(*value.inner, path_in(path, key));
      case Asked::tables:
        return list(table(*value.inner, path_in(path, key)));
      case Asked::titles:
        return list(text(not_blank));
      case Asked::by_option:
        return list(this->value(value.inner->at({}), path_in(path, key), {}));
    }
    return true;
  }

  // Null where the site has none, or any will do.
  [[nodiscard]] const Words* words_of(std::string_view path, std::string_view key) const {
    const std::string_view name = path.substr(path.rfind('.') + 1);
    const auto found = std::ranges::find_if(
        words_, [&](const Words& each) { return each.key == key && (each.table == "*" || each.table == name); });
    return found == words_.end() || found->ids.empty() ? nullptr : &*found;
  }

  const Help& help_;
  std::vector<Words> words_;
  bool is_part_;
};

Json source_schema() {
  const Json text{{"type", "string"}};
  return {{"description", "the id of a source, \"id, page 4\", or { id = \"…\", where = \"page 4\" }"},
          {"anyOf",
           {text,
            {{"type", "object"},
             {"properties", {{"id", text}, {"where", text}}},
             {"required", {"id"}},
             {"additionalProperties", false}}}}};
}

Json schema_of(const read::FileFormat& file, const catalogue::Catalogue& site, const Help& help) {
  Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"},
              {"title", fmt::format("Scrutineer: {}{}", file.name, file.is_front_matter ? ", front matter" : "")}};
  schema.update(SchemaWriter(help, words_of_site(site.site), site.layers.size() > 1).table(file.format, {}));
  schema["definitions"] = {{"source", source_schema()}};
  return schema;
}

// ---- what each is for -------------------------------------------------------------------------------------------

// taplo and Even Better TOML read this; schemas of front matter are for programs that look into Markdown.
std::string taplo_settings(const std::vector<read::FileFormat>& formats, const fs::path& site, const fs::path& output,
                           const std::vector<catalogue::Language>& languages) {
  std::string text = "# Which schema is for which file of the site. For taplo and Even Better TOML.\n";
  if (!languages.empty()) {
    text += "exclude = [";
    for (const catalogue::Language& language : languages) text += fmt::format("\"**/*.{}.toml\", ", language.code);
    text.replace(text.size() - 2, 2, "]\n");
  }
  std::error_code ignored;
  const auto typed_path = [&](const fs::path& path) {
    return fs::weakly_canonical(fs::absolute(path), ignored).generic_string();
  };
  for (const read::FileFormat& file : formats) {
    if (file.is_front_matter) continue;
    text += "\n[[rule]]\ninclude = [";
    for (const std::string_view pattern : file.files)
      text += fmt::format("{}\"{}/{}\"", text.ends_with('[') ? "" : ", ", typed_path(site), pattern);
    text += fmt::format("]\n[rule.schema]\npath = \"{}/{}.json\"\n", typed_path(output), file.name);
  }
  return text;
}

}  // namespace

ExitCode schema(base::FileSystem& files, const SchemaOptions& options) {
  base::FileNames names;
  base::Diagnostics diagnostics;
  const auto site = read::read_site(
      files, layers_of(files, options.site, options.starters.parent_path() / "themes", names, diagnostics),
      {.drafts = true}, names, diagnostics);
  if (!site || site->unread.settings()) {
    report_errors(files, options.site, names, diagnostics, false, false);
    return ExitCode::errors;
  }
  const std::vector<read::FileFormat> formats = read::file_formats(site->site);
  for (const read::FileFormat& format : formats) {
    const std::optional<std::string> explained = explained_file(files, options.starters / "new", format.name, *site);
    Help help = help_in(explained ? *explained : base::or_throw(files.read(options.starters / "empty/site.toml")));
    add_attributes(site->site, format.name, help);
    base::or_throw(files.write(options.output / fmt::format("{}.json", format.name),
                               schema_of(format, *site, help).dump(1) + "\n"));
  }
  base::or_throw(files.write(options.output / "taplo.toml",
                             taplo_settings(formats, options.site, options.output, site->site.languages)));
  fmt::print("Wrote {} schemas and taplo.toml to {}\n", formats.size(), printable(options.output.string()));
  return ExitCode::clean;
}

}  // namespace scrutineer::cli

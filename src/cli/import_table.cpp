#include "cli/import_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/edit_distance.h"
#include "cli/import_options.h"
#include "cli/import_output.h"
#include "cli/names_of_site.h"
#include "cli/pandoc.h"
#include "cli/report.h"
#include "imports/spreadsheet_file.h"
#include "imports/table/csl.h"
#include "imports/table/find.h"
#include "imports/table/read.h"
#include "imports/table/text.h"

namespace scrutineer::cli {
namespace {

using imports::Messages;

// "owner=F": the key, which the kind has, and what stands behind it.
std::pair<std::string, std::string> key_and_value(std::string_view option, const std::string& text,
                                                  const imports::TableKind& kind) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
    throw BadOption(option, text, fmt::format("expected {} KEY=…, such as {} {}=…", option, option, kind.naming().key));
  std::string key = text.substr(0, equals);
  if (kind.column(key)) return {std::move(key), text.substr(equals + 1)};
  std::vector<std::string_view> keys;
  for (const imports::ColumnKind& column : kind.columns) keys.push_back(column.key);
  const auto near = base::nearest(key, keys);
  throw BadOption(
      option, text,
      near ? fmt::format("did you mean {}?", *near) : fmt::format("the keys are {}", fmt::join(keys, ", ")));
}

imports::RowsChoices rows_choices(const ImportTableOptions& options, const imports::TableKind& kind) {
  imports::RowsChoices choices;
  choices.sheet = options.sheet;
  if (options.range) choices.range = range_in(*options.range);
  if (options.head) choices.head = row_in("--head", *options.head);
  if (options.groups) choices.groups = rows_in("--groups", *options.groups);
  for (const std::string& column : options.columns) {
    auto [key, letter] = key_and_value("--column", column, kind);
    choices.columns[key] = letter == "none" ? std::nullopt : std::optional(column_in("--column", letter));
  }
  return choices;
}

imports::ReadChoices read_choices(const ImportTableOptions& options, const imports::TableKind& kind) {
  imports::ReadChoices choices;
  choices.only = options.only;
  choices.leaves_known = options.output.has_value();  // which names the file that the rows are for
  for (const std::string& each : options.set) choices.set.insert(key_and_value("--set", each, kind));
  const auto scale = [&](std::string_view key, const std::optional<std::string>& levels) {
    if (!levels) return;
    auto& listed = choices.scales[std::string(key)] = parts_of(*levels);
    const std::string option = fmt::format("--{}", key);
    if (listed.size() < 2 || std::ranges::any_of(listed, &std::string::empty))
      throw BadOption(option, *levels, "expected all levels, the lowest first, such as Low,Medium,High");
  };
  scale("likelihood", options.likelihood);
  scale("impact", options.impact);
  return choices;
}

imports::SiteNames site_names(base::FileSystem& files, const ImportTableOptions& options) {
  const auto site = options.site ? options.site : options.output ? site_above(files, *options.output) : std::nullopt;
  return site ? names_of_site(files, *site, options.themes, options.output, options.jobs) : imports::SiteNames{};
}

struct Converted {
  imports::TableText text;
  std::string said;
};

// What was taken for what: the editor sees at once where that is wrong.
std::string summary(const imports::RowsTable& found, const imports::ReadTable& read, std::size_t warnings) {
  std::string columns;
  for (const imports::FoundColumn& column : found.columns)
    columns +=
        fmt::format("{}{} {}", columns.empty() ? "" : ", ", imports::column_name(column.column), column.kind->key);
  if (!found.periods.empty())
    columns += fmt::format(", {} to {} figures", imports::column_name(found.periods.front().column),
                           imports::column_name(found.periods.back().column));
  const std::size_t things = read.kind->takes_periods ? read.series.size() : read.things.size();
  return fmt::format("Read {}{}: {}; columns {}; {} to look at.\n", read.sheet.empty() ? "" : "sheet ",
                     read.sheet.empty() ? imports::range_name(*read.range) : read.sheet,
                     counted(things, read.kind->thing), columns, counted(warnings, "thing"));
}

imports::DocumentFacts facts_of(const ImportTableOptions& options) {
  return {
      options.file.filename().string(), options.title, options.summary, options.council, options.date, options.source};
}

std::optional<Converted> convert_table(const imports::SiteNames& site, std::string_view bytes,
                                       const ImportTableOptions& options, Messages& messages) {
  const imports::TableKind& kind = imports::table_kind(options.kind);
  const auto rows = rows_choices(options, kind);
  const auto reading = read_choices(options, kind);
  const auto book = imports::read_spreadsheet(bytes, separator_in(options.separator), messages);
  if (!book) return std::nullopt;
  const auto table = imports::find_rows(*book, kind, rows, messages);
  if (!table) return std::nullopt;
  const auto read = imports::read_rows(*book, *table, reading, site, messages);
  if (!read) return std::nullopt;
  auto text = imports::table_text(*read, facts_of(options), options.vocabulary.has_value(), messages);
  return Converted{std::move(text), summary(*table, *read, messages.all().size())};
}

// A list of a program for references.
std::optional<Converted> convert_list(const imports::SiteNames& site, std::string_view json,
                                      const ImportTableOptions& options, Messages& messages) {
  const auto read = imports::read_csl(json, site, messages);
  if (!read) return std::nullopt;
  auto text = imports::table_text(*read, facts_of(options), options.vocabulary.has_value(), messages);
  return Converted{std::move(text), fmt::format("Read {}; {} to look at.\n", counted(read->things.size(), "source"),
                                                counted(messages.all().size(), "thing"))};
}

// BibTeX, which has no letters of its own to know it by.
bool is_bibliography(const std::filesystem::path& file) {
  return file.extension() == ".bib" || file.extension() == ".bibtex";
}

std::optional<Converted> convert(base::FileSystem& files, const imports::SiteNames& site, const std::string& bytes,
                                 const ImportTableOptions& options, Messages& messages) {
  if (options.kind != "sources") return convert_table(site, bytes, options, messages);
  if (imports::is_json(bytes)) return convert_list(site, bytes, options, messages);
  if (!is_bibliography(options.file)) return convert_table(site, bytes, options, messages);
  const auto pandoc = Pandoc::installed(files);
  if (!pandoc) {
    messages.error("unknown-format", {}, "BibTeX is read by pandoc, which is not installed here",
                   "install pandoc, or save the list as CSL-JSON");
    return std::nullopt;
  }
  try {
    return convert_list(site, pandoc->csl_json(bytes), options, messages);
  } catch (const exports::DocumentError& error) {
    messages.error("unknown-format", {}, fmt::format("pandoc cannot read it as BibTeX: {}", error.what()),
                   "save the list as CSL-JSON");
    return std::nullopt;
  }
}

imports::FileForm form_of(const ImportTableOptions& options) {
  return options.kind == "glossary"   ? imports::FileForm::glossary
         : options.kind == "measures" ? imports::FileForm::front_matter
                                      : imports::FileForm::toml;
}

}  // namespace

ExitCode import_table(base::FileSystem& files, const ImportTableOptions& options) {
  const auto bytes = files.read(options.file);
  if (!bytes) throw base::MachineError(bytes.error());
  Messages messages;
  std::optional<Converted> converted;
  const imports::SiteNames site = site_names(files, options);
  try {
    converted = convert(files, site, *bytes, options, messages);
  } catch (const BadOption& bad) {
    return refuse_usage(bad.what(), bad.help);
  }
  bool written = converted.has_value();
  if (written)
    written = put_imported(files, {options.output, options.update, form_of(options), titles_of(site)},
                           converted->text.file, converted->said, messages);
  if (written && options.vocabulary && !converted->text.vocabulary.empty())
    written = put_imported(files, {options.vocabulary, options.update, imports::FileForm::toml, {}},
                           converted->text.vocabulary, converted->said, messages);
  return end_import(messages, options.file, written, converted ? converted->said : std::string());
}

}  // namespace scrutineer::cli

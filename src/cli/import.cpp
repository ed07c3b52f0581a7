#include "cli/import.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/import_options.h"
#include "cli/import_output.h"
#include "cli/report.h"
#include "imports/appraisal_reading.h"
#include "imports/appraisal_table.h"
#include "imports/appraisal_toml.h"
#include "imports/numbers.h"
#include "imports/spreadsheet_file.h"

namespace scrutineer::cli {
namespace {

using imports::Messages;

std::vector<imports::ScaleLevel> scale_in(const std::string& text) {
  std::vector<imports::ScaleLevel> levels;
  for (const std::string& part : parts_of(text)) {
    const std::size_t equals = part.rfind('=');
    const std::string score = equals == std::string::npos ? part : part.substr(equals + 1);
    auto number = imports::number_in(score);
    if (!number || number->is_percent || equals == 0)
      throw BadOption("--scale", text, "expected scores, such as 0,5,10, or names and scores, such as High=10,Low=0");
    const std::string title = equals == std::string::npos ? number->literal : part.substr(0, equals);
    levels.push_back({title, number->literal, number->figure.value});
  }
  const bool differ = std::ranges::any_of(
      levels, [&](const imports::ScaleLevel& level) { return level.score != levels.front().score; });
  if (!differ) throw BadOption("--scale", text, "expected at least two different scores, such as 0,5,10");
  return levels;
}

imports::TableChoices table_choices(const ImportOptions& options) {
  imports::TableChoices choices;
  choices.sheet = options.sheet;
  choices.reasons = options.reasons;
  if (options.range) choices.range = range_in(*options.range);
  if (options.options) choices.options = row_in("--options", *options.options);
  if (options.criteria) choices.criteria = column_in("--criteria", *options.criteria);
  choices.no_weights = options.weights == "none";
  if (options.weights && !choices.no_weights) choices.weights = column_in("--weights", *options.weights);
  if (options.groups) choices.groups = rows_in("--groups", *options.groups);
  return choices;
}

imports::ReadingChoices reading_choices(const ImportOptions& options) {
  imports::ReadingChoices choices;
  if (options.cells)
    choices.cells = *options.cells == "raw" ? imports::CellsHold::scores : imports::CellsHold::weighted;
  if (options.blank) choices.blank = *options.blank == "unreadable" ? "unreadable" : "not scored";
  if (options.scale) choices.scale = scale_in(*options.scale);
  choices.reasons = options.reasons;
  return choices;
}

// What was taken for what: the editor sees at once where that is wrong.
std::string summary(const imports::ImportedAppraisal& appraisal, const imports::Table& table, std::size_t warnings) {
  std::string text = fmt::format(
      "Read {}{}: {} in columns {} to {}, {} in column {}, rows {} to {}", appraisal.sheet.empty() ? "" : "sheet ",
      appraisal.sheet.empty() ? imports::range_name(appraisal.range) : appraisal.sheet,
      counted(appraisal.options.size(), "option"), imports::column_name(table.options.front().score),
      imports::column_name(table.options.back().score),
      table.criteria.size() == 1 ? "1 criterion" : fmt::format("{} criteria", table.criteria.size()),
      imports::column_name(table.criteria_column), table.criteria.front().row + 1, table.criteria.back().row + 1);
  if (table.weight_column) text += fmt::format(", weights in column {}", imports::column_name(*table.weight_column));
  return text + fmt::format("; {} to look at.\n", counted(warnings, "thing"));
}

std::optional<std::string> convert(const imports::Workbook& book, const ImportOptions& options, Messages& messages,
                                   std::string& said) {
  auto choices = table_choices(options);
  const auto reading = reading_choices(options);
  for (const imports::ScaleLevel& level : reading.scale) choices.score_words.push_back(level.title);
  const auto table = imports::find_table(book, choices, messages);
  if (!table) return std::nullopt;
  const auto appraisal = imports::read_appraisal(book, *table, reading, messages);
  if (!appraisal) return std::nullopt;
  const imports::DocumentFacts facts{
      options.file.filename().string(), options.title, options.summary, options.council, options.date, options.source};
  std::string text = imports::appraisal_toml(*appraisal, facts, messages);
  said = summary(*appraisal, *table, messages.all().size());
  return text;
}

}  // namespace

ExitCode import_appraisal(base::FileSystem& files, const ImportOptions& options) {
  const auto bytes = files.read(options.file);
  if (!bytes) throw base::MachineError(bytes.error());
  Messages messages;
  std::optional<std::string> text;
  std::string said;
  try {
    static_cast<void>(table_choices(options));
    static_cast<void>(reading_choices(options));
    const auto book = imports::read_spreadsheet(*bytes, separator_in(options.separator), messages);
    if (book) text = convert(*book, options, messages, said);
  } catch (const BadOption& bad) {
    return refuse_usage(bad.what(), bad.help);
  }
  const bool written =
      text && put_imported(files, {options.output, options.update, imports::FileForm::toml, {}}, *text, said, messages);
  return end_import(messages, options.file, written, said);
}

}  // namespace scrutineer::cli

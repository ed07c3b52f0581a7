#include "cli/import.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <span>
#include <stdexcept>

#include "base/date.h"
#include "cli/report.h"
#include "cli/terminal.h"
#include "imports/appraisal_reading.h"
#include "imports/appraisal_table.h"
#include "imports/appraisal_toml.h"
#include "imports/numbers.h"
#include "imports/spreadsheet_file.h"

namespace scrutineer::cli {
namespace {

using base::Severity;
using imports::Message;
using imports::Messages;

// An option that makes no sense.
struct BadOption : std::runtime_error {
  BadOption(std::string_view option, std::string_view given, std::string expected)
      : std::runtime_error(fmt::format("{} {} makes no sense", option, given)), help(std::move(expected)) {}
  std::string help;
};

std::vector<std::string> parts_of(std::string_view list) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= list.size();) {
    const std::size_t end = std::min(list.find(',', at), list.size());
    std::string_view part = list.substr(at, end - at);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    parts.emplace_back(part);
    at = end + 1;
  }
  return parts;
}

// ---- options ------------------------------------------------------------------------------------------------

std::uint32_t row_in(std::string_view option, const std::string& text) {
  const auto place = imports::cell_named("A" + text);
  if (!place) throw BadOption(option, text, "expected the number of a row, such as 3");
  return place->row;
}

std::uint32_t column_in(std::string_view option, const std::string& text) {
  const auto column = imports::column_named(text);
  if (!column) throw BadOption(option, text, "expected the letter of a column, such as B");
  return *column;
}

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
  if (options.range) {
    choices.range = imports::range_named(*options.range);
    if (!choices.range) throw BadOption("--range", *options.range, "expected a part of the sheet, such as A1:F20");
  }
  if (options.options) choices.options = row_in("--options", *options.options);
  if (options.criteria) choices.criteria = column_in("--criteria", *options.criteria);
  choices.no_weights = options.weights == "none";
  if (options.weights && !choices.no_weights) choices.weights = column_in("--weights", *options.weights);
  if (options.groups) {
    auto& rows = choices.groups.emplace();
    if (*options.groups != "none")
      for (const std::string& row : parts_of(*options.groups)) rows.push_back(row_in("--groups", row));
  }
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

std::optional<char> separator_in(const ImportOptions& options) {
  if (!options.separator) return std::nullopt;
  return *options.separator == "comma" ? ',' : *options.separator == "semicolon" ? ';' : '\t';
}

// ---- what is said -------------------------------------------------------------------------------------------

void print(const Message& message, const std::string& file) {
  fmt::print(stderr, "{}: {}{}{}: {} [{}]\n", printable(file), printable(message.where),
             message.where.empty() ? "" : ": ", message.severity == Severity::error ? "error" : "warning",
             printable(message.text), message.code);
  if (!message.help.empty()) fmt::print(stderr, "      = {}\n", printable(message.help));
}

std::string counted(std::size_t number, std::string_view thing) {
  return fmt::format("{} {}{}", number, thing, number == 1 ? "" : "s");
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

ExitCode refuse(const std::string& message, const std::string& help) {
  report_failures(std::array{Failure{"usage", {}, message, help}}, false);
  return ExitCode::usage;
}

}  // namespace

ExitCode import_appraisal(base::FileSystem& files, const ImportOptions& options) {
  if (options.output && files.exists(*options.output))
    return refuse(fmt::format("{} is there already, and an import replaces no file", options.output->string()),
                  "name another file, and copy from it what changed");
  const auto bytes = files.read(options.file);
  if (!bytes) throw base::MachineError(bytes.error());
  Messages messages;
  std::optional<std::string> text;
  std::string said;
  try {
    static_cast<void>(table_choices(options));
    static_cast<void>(reading_choices(options));
    const auto book = imports::read_spreadsheet(*bytes, separator_in(options), messages);
    if (book) text = convert(*book, options, messages, said);
  } catch (const BadOption& bad) {
    return refuse(bad.what(), bad.help);
  }
  for (const Message& message : messages.all()) print(message, options.file.string());
  if (!text) {
    fmt::print(stderr, "Nothing was imported.\n");
    return ExitCode::errors;
  }
  if (!options.output) {
    to_standard_output(*text);
  } else if (const auto written = files.write(*options.output, *text); !written) {
    throw base::MachineError(written.error());
  }
  fmt::print(stderr, "{}", said);
  return ExitCode::clean;
}

}  // namespace scrutineer::cli

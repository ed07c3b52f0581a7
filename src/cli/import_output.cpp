#include "cli/import_output.h"

#include <fmt/format.h>

#include <cstdio>

#include "cli/report.h"
#include "cli/terminal.h"

namespace scrutineer::cli {
namespace {

std::string kept_sentence(const imports::Update& update) {
  if (update.kept.empty()) return {};
  return fmt::format("Kept, and not in what was imported: {}.\n",
                     printable(fmt::format("{}", fmt::join(update.kept, ", "))));
}

}  // namespace

bool put_imported(base::FileSystem& files, const ImportOutput& output, const std::string& text, std::string& said,
                  imports::Messages& messages) {
  if (!output.file) {
    to_standard_output(text);
    return true;
  }
  if (!files.exists(*output.file)) {
    base::or_throw(files.write(*output.file, text));
    return true;
  }
  const auto before = files.read(*output.file);
  if (!before) throw base::MachineError(before.error());
  const auto update = imports::update_of(*before, text, output.form, output.titles, messages);
  if (!update) return false;
  const std::string name = printable(output.file->generic_string());
  const std::string diff = imports::unified_diff(*before, update->edits, output.file->generic_string());
  said += kept_sentence(*update);
  if (diff.empty()) {
    said += fmt::format("{} says the same already.\n", name);
    return true;
  }
  to_standard_output(printable(diff));
  if (output.may_update) base::or_throw(files.write(*output.file, imports::edited(*before, update->edits)));
  said += output.may_update ? fmt::format("{} was changed so.\n", name)
                            : fmt::format("{} was not changed: --update writes these lines.\n", name);
  return true;
}

ExitCode end_import(const imports::Messages& messages, const std::filesystem::path& file, bool is_imported,
                    const std::string& said) {
  for (const imports::Message& message : messages.all()) {
    fmt::print(stderr, "{}: {}{}{}: {} [{}]\n", printable(file.string()), printable(message.where),
               message.where.empty() ? "" : ": ", message.severity == base::Severity::error ? "error" : "warning",
               printable(message.text), message.code);
    if (!message.help.empty()) fmt::print(stderr, "      = {}\n", printable(message.help));
  }
  fmt::print(stderr, "{}", is_imported ? said : "Nothing was imported.\n");
  return is_imported ? ExitCode::clean : ExitCode::errors;
}

}  // namespace scrutineer::cli

#include "cli/checklist.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "analyse/analysis.h"
#include "cli/linked_site.h"
#include "cli/pandoc.h"
#include "cli/report.h"
#include "cli/terminal.h"
#include "exports/checklist_downloads.h"
#include "exports/checklist_markdown.h"

namespace scrutineer::cli {
namespace {

using exports::Json;

std::string markdown(const Json& document, const link::Linked& linked) {
  return exports::checklist_markdown(document, linked.catalogue.site.base_url, linked.words);
}

// Nothing where a document cannot be made or shown, having said why.
std::optional<std::string> docx(base::FileSystem& files, const Json& document, const link::Linked& linked) {
  const auto pandoc = Pandoc::installed(files);
  if (pandoc && isatty(STDOUT_FILENO) == 0) {
    try {
      return pandoc->docx(markdown(document, linked));
    } catch (const exports::DocumentError& error) {
      throw base::MachineError({pandoc->program(), error.what()});
    }
  }
  fmt::print(stderr, "scrutineer: {}\n",
             pandoc ? "a document cannot be shown in a terminal: put it into a file, with > before-the-decision.docx"
                    : "pandoc, which makes documents, is not installed; --format md is for word processors too");
  return std::nullopt;
}

std::string in_format(const Json& document, const std::string& format, const link::Linked& linked) {
  if (format == "json") return exports::to_text(document);
  if (format == "csv") return exports::csv(exports::checklist_table(document, linked.words));
  if (format == "md") return markdown(document, linked);
  return printable(checklist_text(document, output_width()));
}

// "Director of finance; section 151 officer".
std::string together(const Json& texts) {
  std::string result;
  for (const Json& text : texts) result += (result.empty() ? "" : "; ") + text.get<std::string>();
  return result;
}

std::string as_text(const Json& text) { return text.is_null() ? std::string() : text.get<std::string>(); }

}  // namespace

std::string checklist_text(const Json& document, std::size_t width) {
  const std::string indent(5, ' ');
  std::string text = wrapped(as_text(document["title"]), width, "");
  for (const char* key : {"made_of", "intro"})
    if (!document[key].is_null()) text += '\n' + wrapped(as_text(document[key]), width, "");
  std::size_t number = 0;
  for (const Json& section : document["sections"]) {
    text += '\n' + wrapped(as_text(section["title"]), width, "");
    for (const Json& question : section["questions"]) {
      text += '\n' + wrapped(as_text(question["text"]), width, fmt::format("{:>3}. ", ++number));
      if (!question["priority_title"].is_null()) text += wrapped(as_text(question["priority_title"]), width, indent);
      if (!question["why"].is_null()) text += wrapped(as_text(question["why"]), width, indent + "Why: ");
      for (const Json& item : question["evidence"]) text += wrapped(as_text(item), width, indent + "- ");
      if (!question["ask"].empty()) text += wrapped(together(question["ask"]), width, indent + "Who can answer: ");
      if (question["figure"].is_null()) continue;
      text += wrapped(fmt::format("{} [{}]", as_text(question["figure"]), as_text(question["link"])), width,
                      indent + "From: ");
    }
    for (const Json& field : section["fields"]) text += '\n' + wrapped(as_text(field["title"]), width, "   [ ] ");
  }
  return text;
}

ExitCode checklist(base::FileSystem& files, const ChecklistOptions& options) {
  base::FileNames names;
  base::Diagnostics diagnostics;
  const auto linked = linked_site(files, options.site, options.themes, {options.jobs, options.drafts, options.as_of},
                                  names, diagnostics);
  if (linked && !diagnostics.has_errors()) {
    const auto target = linked->catalogue.targets.find(options.checklist);
    if (target == linked->catalogue.targets.end() ||
        linked->entry(target->second.entry).kind != catalogue::Kind::checklist) {
      report_unknown_id(linked->catalogue, catalogue::Kind::checklist, options.checklist, options.format == "json");
      return ExitCode::usage;
    }
    const analyse::Analysis analysis = analyse::analyse_site(*linked, options.as_of, options.jobs, diagnostics);
    const catalogue::EntryIndex index = target->second.entry;
    const Json document = exports::checklist_json(*linked, index, analysis.checklists.at(index));
    if (!diagnostics.has_errors()) {
      const auto text = options.format == "docx" ? docx(files, document, *linked)
                                                 : std::optional(in_format(document, options.format, *linked));
      if (!text) return ExitCode::usage;
      to_standard_output(*text);
      return ExitCode::clean;
    }
  }
  report_errors(files, options.site, names, diagnostics, options.format == "json", options.show_all);
  return ExitCode::errors;
}

}  // namespace scrutineer::cli

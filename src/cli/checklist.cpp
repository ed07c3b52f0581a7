#include "cli/checklist.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "analyse/analysis.h"
#include "cli/linked_site.h"
#include "cli/report.h"
#include "cli/terminal.h"
#include "render/checklist_downloads.h"
#include "render/checklist_markdown.h"

namespace scrutineer::cli {
namespace {

using render::Json;

std::string in_format(const Json& document, const std::string& format, const catalogue::Site& site) {
  if (format == "json") return render::to_text(document);
  if (format == "csv") return render::csv(render::checklist_table(document));
  if (format == "md") return render::checklist_markdown(document, site.base_url);
  return checklist_text(document, output_width());
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
      if (!question["why"].is_null()) text += wrapped(as_text(question["why"]), width, indent + "Why: ");
      for (const Json& item : question["evidence"]) text += wrapped(as_text(item), width, indent + "- ");
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
  const auto linked = linked_site(files, options.site, {options.jobs, options.drafts}, names, diagnostics);
  if (linked && !diagnostics.has_errors()) {
    const auto target = linked->catalogue.targets.find(options.checklist);
    if (target == linked->catalogue.targets.end() ||
        linked->entry(target->second.entry).kind != catalogue::Kind::checklist) {
      report_unknown_id(linked->catalogue, catalogue::Kind::checklist, options.checklist);
      return ExitCode::usage;
    }
    const analyse::Analysis analysis = analyse::analyse_site(*linked, options.as_of, options.jobs, diagnostics);
    const catalogue::EntryIndex index = target->second.entry;
    const Json document = render::checklist_json(*linked, index, analysis.checklists.at(index));
    if (!diagnostics.has_errors()) {
      fmt::print("{}", in_format(document, options.format, linked->catalogue.site));
      return ExitCode::clean;
    }
  }
  fmt::print(stderr, "{}", human_report(diagnostics.sorted(names), names, files, options.site));
  return ExitCode::errors;
}

}  // namespace scrutineer::cli

// The command line.
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <exception>
#include <filesystem>
#include <string>
#include <vector>

#include "base/interruption.h"
#include "base/parallel.h"
#include "cli/audit.h"
#include "cli/build.h"
#include "cli/checklist.h"

namespace {

namespace fs = std::filesystem;
using scrutineer::base::Date;
using scrutineer::cli::AuditOptions;
using scrutineer::cli::BuildOptions;
using scrutineer::cli::ChecklistOptions;
using scrutineer::cli::ExitCode;

// Installed, themes are in share/scrutineer/themes; in the build folder, beside the program.
fs::path installed_themes() {
  std::error_code ignored;
  const fs::path folder = fs::read_symlink("/proc/self/exe", ignored).parent_path();
  const fs::path installed = folder / "../share/scrutineer/themes";
  return fs::exists(installed, ignored) ? installed.lexically_normal() : folder / "themes";
}

// What the options say before they are turned into BuildOptions.
struct Written {
  std::string site = "content";
  std::string output = "output";
  std::string as_of;
  std::string format = "human";
  std::string appraisal;
  std::vector<std::string> checklist;  // perhaps the site, then the id
  std::string checklist_format = "text";
  int jobs = scrutineer::base::default_jobs();
  bool drafts = false;
  bool strict = false;
};

// Of every command.
void add_working_options(CLI::App& command, Written& written) {
  command.add_option("--jobs", written.jobs, "How many threads to use")
      ->check(CLI::Range(1, 256))
      ->capture_default_str();
  command.add_flag("--drafts", written.drafts, "Include entries with draft = true");
}

void add_as_of_option(CLI::App& command, Written& written) {
  command
      .add_option("--as-of", written.as_of, "The day that review dates are compared with: 2026-11-21 (default: today)")
      ->check([](const std::string& text) {
        return Date::parse(text) ? std::string{} : "expected a date such as 2026-11-21";
      });
}

void add_common_options(CLI::App& command, Written& written) {
  command.add_option("site", written.site, "The site's folder, which holds site.toml")->capture_default_str();
  add_working_options(command, written);
  command.add_option("--format", written.format, "How to report: human or json")
      ->check(CLI::IsMember({"human", "json"}))
      ->capture_default_str();
}

void add_build_options(CLI::App& command, Written& written) {
  add_common_options(command, written);
  add_as_of_option(command, written);
  command.add_flag("--strict", written.strict, "Treat warnings as errors");
}

BuildOptions options_from(const Written& written) {
  BuildOptions options;
  options.site = written.site;
  options.output = written.output;
  options.themes = installed_themes();
  options.jobs = written.jobs;
  if (!written.as_of.empty()) options.as_of = *Date::parse(written.as_of);
  options.drafts = written.drafts;
  options.strict = written.strict;
  options.json = written.format == "json";
  return options;
}

AuditOptions audit_options_from(const Written& written) {
  return {written.site, written.appraisal, written.jobs, written.drafts, written.format == "json"};
}

ChecklistOptions checklist_options_from(const Written& written) {
  ChecklistOptions options;
  if (written.checklist.size() == 2) options.site = written.checklist.front();
  options.checklist = written.checklist.back();
  options.format = written.checklist_format;
  options.jobs = written.jobs;
  if (!written.as_of.empty()) options.as_of = *Date::parse(written.as_of);
  options.drafts = written.drafts;
  return options;
}

int run(int argc, char** argv) {
  CLI::App app("Scrutineer makes websites that help elected members scrutinise how public services are delivered.",
               "scrutineer");
  app.set_version_flag("--version", SCRUTINEER_VERSION);
  app.require_subcommand(1);
  Written written;
  CLI::App* build = app.add_subcommand("build", "Build the site into a folder of web pages");
  add_build_options(*build, written);
  build->add_option("--output", written.output, "The folder to publish into")->capture_default_str();
  CLI::App* check = app.add_subcommand("check", "Do everything but write: report what is wrong");
  add_build_options(*check, written);
  CLI::App* audit = app.add_subcommand("audit", "Recompute appraisals and say what came of it");
  add_common_options(*audit, written);
  audit->add_option("appraisal", written.appraisal, "The id of an appraisal (default: all)");
  CLI::App* checklist = app.add_subcommand("checklist", "Print a checklist with all its questions");
  checklist
      ->add_option("checklist", written.checklist,
                   "The id of a checklist, after the site's folder if it is not content")
      ->required()
      ->expected(1, 2)
      ->option_text("[SITE] ID");
  checklist->add_option("--format", written.checklist_format, "text, md (a task list), docx, csv or json")
      ->check(CLI::IsMember({"text", "md", "docx", "csv", "json"}))
      ->capture_default_str();
  add_working_options(*checklist, written);
  add_as_of_option(*checklist, written);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : static_cast<int>(ExitCode::usage);
  }
  const auto files = scrutineer::base::make_disk_file_system();
  if (audit->parsed()) return static_cast<int>(scrutineer::cli::audit(*files, audit_options_from(written)));
  if (checklist->parsed()) return static_cast<int>(scrutineer::cli::checklist(*files, checklist_options_from(written)));
  BuildOptions options = options_from(written);
  options.check_only = check->parsed();
  return static_cast<int>(scrutineer::cli::build(*files, options));
}

}  // namespace

int main(int argc, char** argv) {
  try {
    scrutineer::base::note_interruptions();
    return run(argc, argv);
  } catch (const scrutineer::base::Interrupted& interrupted) {
    fmt::print(stderr, "scrutineer: interrupted; what was published before is as it was\n");
    return 128 + interrupted.signal();
  } catch (const std::exception& error) {
    fmt::print(stderr, "scrutineer: {}\n", error.what());
    return static_cast<int>(ExitCode::errors);
  }
}

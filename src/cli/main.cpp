// The command line.
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <exception>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/edit_distance.h"
#include "base/file_system.h"
#include "base/interruption.h"
#include "base/parallel.h"
#include "cli/audit.h"
#include "cli/build.h"
#include "cli/check.h"
#include "cli/checklist.h"
#include "cli/completion.h"
#include "cli/explain.h"
#include "cli/import.h"
#include "cli/import_folder.h"
#include "cli/import_page.h"
#include "cli/import_table.h"
#include "cli/layers.h"
#include "cli/list.h"
#include "cli/new_file.h"
#include "cli/rename.h"
#include "cli/report.h"
#include "cli/schema.h"
#include "cli/serve.h"
#include "cli/show.h"
#include "cli/starter.h"
#include "cli/terminal.h"
#include "cli/things.h"
#include "cli/translated.h"

namespace {

namespace fs = std::filesystem;
namespace value = scrutineer::cli::value;
using scrutineer::base::Date;
using scrutineer::cli::AuditOptions;
using scrutineer::cli::BuildOptions;
using scrutineer::cli::ChecklistOptions;
using scrutineer::cli::CheckOptions;
using scrutineer::cli::ExitCode;
using scrutineer::cli::ExplainOptions;
using scrutineer::cli::Failure;
using scrutineer::cli::Format;
using scrutineer::cli::ImportFolderOptions;
using scrutineer::cli::ImportOptions;
using scrutineer::cli::ImportPageOptions;
using scrutineer::cli::ImportTableOptions;
using scrutineer::cli::InitOptions;
using scrutineer::cli::LayersOptions;
using scrutineer::cli::ListOptions;
using scrutineer::cli::NewFileOptions;
using scrutineer::cli::RenameOptions;
using scrutineer::cli::SchemaOptions;
using scrutineer::cli::ServeOptions;
using scrutineer::cli::ShowOptions;
using scrutineer::cli::TranslatedOptions;

// A folder that comes with the program: installed, in share/scrutineer; in the build folder, beside it.
fs::path installed_folder(std::string_view name) {
  std::error_code ignored;
  const fs::path folder = fs::read_symlink("/proc/self/exe", ignored).parent_path();
  const fs::path installed = folder / "../share/scrutineer" / name;
  return fs::exists(installed, ignored) ? installed.lexically_normal() : folder / name;
}

fs::path installed_themes() { return installed_folder("themes"); }
fs::path installed_explanations() { return installed_folder("explanations"); }
fs::path installed_starters() { return installed_folder("starters"); }

// The site where no folder is named: content/, or the folder one stands in where that is a site.
std::string default_site() {
  std::error_code ignored;
  return !fs::exists("content/site.toml", ignored) && fs::exists("site.toml", ignored) ? "." : "content";
}

// What the options say before they are turned into BuildOptions.
struct Written {
  std::string site = default_site();
  std::string output = "output";
  std::string as_of;
  std::string format = "human";
  std::string appraisal;
  std::vector<std::string> checklist;  // perhaps the site, then the id
  std::string checklist_format = "text";
  InitOptions init;
  NewFileOptions new_file;
  std::vector<std::string> listed;  // a kind, the site, both or neither
  std::string id;
  std::string new_id;
  int jobs = scrutineer::base::default_jobs();
  std::optional<int> port;
  bool open = false;
  bool explain = false;
  bool seen = false;
  std::string since;
  bool links = false;
  bool watch = false;
  std::vector<fs::path> translations;
  bool drafts = false;
  bool strict = false;
  bool show_all = false;
  bool json = false;
  bool ids_only = false;
  bool dry_run = false;
  bool no_redirect = false;
};

void add_jobs_option(CLI::App& command, Written& written) {
  command.add_option("--jobs", written.jobs, "How many threads to use (default: one a processor)")
      ->check(CLI::Range(1, 256));
}

// Of every command that reports on a whole site.
void add_working_options(CLI::App& command, Written& written) {
  add_jobs_option(command, written);
  command.add_flag("--drafts", written.drafts, "Include entries with draft = true");
  command.add_flag("--all", written.show_all, "Show every mistake in full, not only the first 20");
}

void add_as_of_option(CLI::App& command, Written& written) {
  command
      .add_option("--as-of", written.as_of, "The day that review dates are compared with: 2026-11-21 (default: today)")
      ->check([](const std::string& text) {
        return Date::parse(text) ? std::string{} : "expected a date such as 2026-11-21";
      });
}

void add_common_options(CLI::App& command, Written& written) {
  command.add_option("site", written.site, "The site's folder, which holds site.toml")
      ->capture_default_str()
      ->type_name(value::site);
  add_working_options(command, written);
}

void add_format_option(CLI::App& command, Written& written) {
  command.add_option("--format", written.format, "How to report: human or json")
      ->check(CLI::IsMember({"human", "json"}))
      ->capture_default_str();
}

void add_build_options(CLI::App& command, Written& written) {
  add_common_options(command, written);
  add_as_of_option(command, written);
  command.add_flag("--strict", written.strict, "Treat warnings as errors");
}

void add_check_options(CLI::App& command, Written& written) {
  add_build_options(command, written);
  command
      .add_option("--format", written.format, "How to report: human, json, or github, which shows it beside the lines")
      ->check(CLI::IsMember({"human", "json", "github"}))
      ->capture_default_str();
  command.add_option("--since", written.since, "Only what stands where something has changed since a commit of Git");
  command.add_flag("--links", written.links, "Ask other websites, over the network, for the pages that are linked to");
  command.add_flag("--watch", written.watch, "Check again after each change, until Ctrl-C");
}

// What add_working_options() and add_as_of_option() have added, of a site.
template <class Options>
Options working_options(const Written& written, const std::string& site) {
  Options options;
  options.site = site;
  options.themes = installed_themes();
  options.jobs = written.jobs;
  if (!written.as_of.empty()) options.as_of = *Date::parse(written.as_of);
  options.drafts = written.drafts;
  options.show_all = written.show_all;
  return options;
}

BuildOptions options_from(const Written& written) {
  auto options = working_options<BuildOptions>(written, written.site);
  options.output = written.output;
  options.strict = written.strict;
  options.json = written.format == "json";
  return options;
}

CheckOptions check_options_from(const Written& written) {
  auto options = working_options<CheckOptions>(written, written.site);
  options.strict = written.strict;
  options.format = written.format == "json"     ? Format::json
                   : written.format == "github" ? Format::github
                                                : Format::human;
  options.since = written.since;
  options.links = written.links;
  options.watch = written.watch;
  return options;
}

AuditOptions audit_options_from(const Written& written) {
  return {written.site,   installed_themes(),       written.appraisal, written.jobs,
          written.drafts, written.format == "json", written.show_all};
}

LayersOptions layers_options_from(const Written& written) {
  return {written.site,     installed_themes(), written.jobs, written.drafts, written.format == "json",
          written.show_all, written.seen};
}

TranslatedOptions translated_options_from(const Written& written) {
  return {written.translations, written.site, installed_themes(), written.jobs};
}

ChecklistOptions checklist_options_from(const Written& written) {
  auto options = working_options<ChecklistOptions>(
      written, written.checklist.size() == 2 ? written.checklist.front() : written.site);
  options.checklist = written.checklist.back();
  options.format = written.checklist_format;
  return options;
}

ServeOptions serve_options_from(const Written& written) {
  auto options = working_options<ServeOptions>(written, written.site);
  options.port = written.port;
  options.open = written.open;
  options.explain = written.explain;
  return options;
}

void add_init_options(CLI::App& command, InitOptions& options) {
  command.add_option("folder", options.folder, "A folder that is not there yet, or is empty")
      ->required()
      ->type_name(value::folder);
  command.add_option("--starter", options.starter, "What to begin with: empty, or leisure, an example of forty pages")
      ->capture_default_str();
}

void add_new_options(CLI::App& command, Written& written) {
  command
      .add_option("kind", written.new_file.kind,
                  fmt::format("One of {}", fmt::join(scrutineer::cli::new_kinds(), ", ")))
      ->required()
      ->type_name(value::new_kind);
  command
      .add_option("id", written.new_file.id, "Its id: lower-case letters, digits and hyphens; of a page, folders too")
      ->required();
  command.add_option("site", written.site, "The site's folder, which holds site.toml")
      ->capture_default_str()
      ->type_name(value::site);
  command.add_option("--title", written.new_file.title, "Its title (default: made from the id)");
}

void add_list_options(CLI::App& command, Written& written) {
  command
      .add_option("what", written.listed,
                  fmt::format("A kind ({}), and the site's folder where that is not the default of `build`",
                              fmt::join(scrutineer::cli::thing_kinds(), ", ")))
      ->expected(0, 2)
      ->type_name("KIND|SITE")
      ->option_text("[KIND] [SITE]");
  command.add_flag("--ids", written.ids_only, "One id a line, of everything that has one");
  command.add_flag("--json", written.json, "For programs");
  add_jobs_option(command, written);
}

// The id of a thing, then perhaps the site.
void add_id_options(CLI::App& command, Written& written) {
  command.add_option("id", written.id, "An id: scrutineer list shows them")->required()->type_name(value::id);
  command.add_option("site", written.site, "The site's folder, which holds site.toml")
      ->capture_default_str()
      ->type_name(value::site);
}

void add_show_options(CLI::App& command, Written& written) {
  add_id_options(command, written);
  command.add_flag("--json", written.json, "For programs");
  add_as_of_option(command, written);
  add_jobs_option(command, written);
}

// A word that is no kind is a site when it is one; what is neither is a kind that is mistyped.
ListOptions list_options_from(const Written& written) {
  ListOptions options{written.site, installed_themes(), {}, written.jobs, written.ids_only, written.json};
  std::span<const std::string> words = written.listed;
  std::error_code ignored;
  if (words.size() == 2 || (words.size() == 1 && !scrutineer::cli::thing_kind(words.back()) &&
                            fs::exists(fs::path(words.back()) / "site.toml", ignored))) {
    options.site = words.back();
    words = words.first(words.size() - 1);
  }
  if (!words.empty()) options.kind = words.front();
  return options;
}

ShowOptions show_options_from(const Written& written) {
  ShowOptions options{written.site, installed_themes(), written.id, written.jobs};
  if (!written.as_of.empty()) options.as_of = *Date::parse(written.as_of);
  options.json = written.json;
  return options;
}

void add_rename_options(CLI::App& command, Written& written) {
  command.add_option("old", written.id, "Its id: scrutineer list shows them")->required()->type_name(value::id);
  command.add_option("new", written.new_id, "The id it gets; of a page with the same folders before it")->required();
  command.add_option("site", written.site, "The site's folder, which holds site.toml")
      ->capture_default_str()
      ->type_name(value::site);
  command.add_flag("--dry-run", written.dry_run, "Show what would change, and change nothing");
  command.add_flag("--no-redirect", written.no_redirect,
                   "Of a page that nobody has seen: its address need not lead on");
  add_jobs_option(command, written);
}

void add_explain_options(CLI::App& command, ExplainOptions& options) {
  command.add_option("code", options.code, "The code of a message, which stands in brackets behind it (default: all)")
      ->type_name(value::code);
  command.add_flag("--json", options.json, "For programs");
  command.add_flag("--markdown", options.markdown, "All of them, as docs/messages.md has them");
}

void add_schema_options(CLI::App& command, SchemaOptions& options) {
  command.add_option("site", options.site, "The site's folder, which holds site.toml")
      ->capture_default_str()
      ->type_name(value::site);
  command.add_option("--output", options.output, "The folder to write them to")
      ->capture_default_str()
      ->type_name(value::folder);
}

InitOptions init_options_from(const Written& written) {
  InitOptions options = written.init;
  options.starters = installed_starters();
  return options;
}

NewFileOptions new_file_options_from(const Written& written) {
  NewFileOptions options = written.new_file;
  options.site = written.site;
  options.templates = installed_starters() / "new";
  return options;
}

template <class Options>
void add_output_options(CLI::App& command, Options& options) {
  command
      .add_option("--output", options.output,
                  "The file to write (default: print it); of one that is there, see what would change")
      ->type_name(value::file);
  command.add_flag("--update", options.update, "Change the file that is there: what was added by hand stays");
}

std::string is_fact_date(const std::string& text) {
  return scrutineer::base::PartialDate::parse(text) ? std::string{} : "expected a date such as 2026-11";
}

// What the imports of spreadsheets have in common, in groups of these names.
constexpr auto where_the_table_is = "Where the table is", of_the_document = "What the document says of itself";

template <class Options>
void add_sheet_options(CLI::App& command, Options& options) {
  command.add_option("--sheet", options.sheet, "The sheet's name")->group(where_the_table_is);
  command.add_option("--range", options.range, "The part of the sheet: A1:F20")->group(where_the_table_is);
}

template <class Options>
void add_groups_option(CLI::App& command, Options& options) {
  command.add_option("--groups", options.groups, "The rows that are headings of groups: 4,9, or none")
      ->group(where_the_table_is);
}

template <class Options>
void add_separator_option(CLI::App& command, Options& options) {
  command.add_option("--separator", options.separator, "What divides the columns of a .csv: comma, semicolon or tab")
      ->check(CLI::IsMember({"comma", "semicolon", "tab"}))
      ->group(where_the_table_is);
}

template <class Options>
void add_date_option(CLI::App& command, Options& options) {
  command.add_option("--date", options.date, "When it was published: 2026-11, or 2026-11-21")
      ->check(is_fact_date)
      ->group(of_the_document);
}

void add_import_options(CLI::App& command, ImportOptions& options) {
  command.footer(
      "The table has criteria below each other and options beside each other. What the sheet does not say is asked for "
      "by\n"
      "these options or left as a comment at its line; nothing is guessed. docs/import.md tells more.\n\n"
      "  scrutineer import appraisal scores.xlsx --sheet Scores --scale 0,5,10 --output "
      "my-site/appraisals/leisure.toml");
  command.add_option("file", options.file, "The spreadsheet: .xlsx, .ods or .csv")->required()->type_name(value::file);
  add_output_options(command, options);
  command.add_option("--title", options.title, "Its title (default: the text above the table)")->group(of_the_document);
  command.add_option("--summary", options.summary, "One or two sentences")->group(of_the_document);
  command.add_option("--council", options.council, "Whose appraisal it is")->group(of_the_document);
  add_date_option(command, options);
  command.add_option("--source", options.source, "The document's id in sources.toml")->group(of_the_document);
  add_sheet_options(command, options);
  command.add_option("--options", options.options, "The row that names the options: 3")->group(where_the_table_is);
  command.add_option("--criteria", options.criteria, "The column that names the criteria: A")
      ->group(where_the_table_is);
  command.add_option("--weights", options.weights, "The column of weights: B, or none")->group(where_the_table_is);
  add_groups_option(command, options);
  command.add_option("--reasons", options.reasons, "The sheet that gives the reasons for scores")
      ->group(where_the_table_is);
  add_separator_option(command, options);
  const auto held = "What it holds";
  command.add_option("--cells", options.cells, "raw: the cells hold scores; weighted: weight × score")
      ->check(CLI::IsMember({"raw", "weighted"}))
      ->group(held);
  command.add_option("--scale", options.scale, "The scores that could be given: 0,5,10 or High=10,Medium=5,Low=0")
      ->group(held);
  command.add_option("--blank", options.blank, "What blank cells are: unreadable (in this copy) or not-scored")
      ->check(CLI::IsMember({"unreadable", "not-scored"}))
      ->group(held);
}

// What an import makes of a table of rows.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> tables{
    {{"questions", "A table of questions, as a question bank"},
     {"risks", "A risk register"},
     {"measures", "Figures of several dates, as those of a case study"},
     {"glossary", "A list of words and what they mean"},
     {"sources", "A list of documents"}}};

void add_import_table_options(CLI::App& command, ImportTableOptions& options) {
  const std::string kind = options.kind;
  command.footer(fmt::format(
      "The table has a row of headings, and a row for each thing below it. Columns are found by their headings. What\n"
      "the sheet does not say is asked for by these options or left as a comment at its line; nothing is guessed.\n"
      "docs/import.md tells more.\n\n"
      "  scrutineer import {} {}.xlsx --output my-site/{}",
      kind, kind,
      kind == "sources"    ? "sources.toml"
      : kind == "glossary" ? "glossary/terms.md"
      : kind == "measures" ? "case-studies/ours.md"
                           : kind + "/ours.toml"));
  options.jobs = scrutineer::base::default_jobs();
  options.themes = installed_themes();
  command.add_option("file", options.file, "The spreadsheet: .xlsx, .ods or .csv")->required()->type_name(value::file);
  add_output_options(command, options);
  command.add_option("--site", options.site,
                     "The site in which names are looked up (default: the one that --output lies in)");
  if (kind == "questions" || kind == "measures" || kind == "sources")
    command.add_option("--vocabulary", options.vocabulary,
                       "The file to write with what the site has yet to define (default: comments)");
  if (kind != "sources") {
    command.add_option("--title", options.title, "Its title (default: the text above the table)")
        ->group(of_the_document);
    command.add_option("--summary", options.summary, "One or two sentences")->group(of_the_document);
    command.add_option("--source", options.source, "The document's id in sources.toml")->group(of_the_document);
  }
  if (kind == "risks" || kind == "measures")
    command.add_option("--council", options.council, "Whose it is")->group(of_the_document);
  if (kind == "risks") add_date_option(command, options);
  add_sheet_options(command, options);
  command.add_option("--head", options.head, "The row of headings: 3")->group(where_the_table_is);
  command.add_option("--column", options.columns, "What a column holds: owner=F, or owner=none; as often as needed")
      ->group(where_the_table_is)
      ->allow_extra_args(false);
  add_groups_option(command, options);
  add_separator_option(command, options);
  const auto held = "What it holds";
  command.add_option("--set", options.set, "What rows have that do not say it: KEY=TEXT; as often as needed")
      ->group(held)
      ->allow_extra_args(false);
  if (kind == "questions" || kind == "measures")
    command.add_option("--only", options.only, "Of rows that belong to several files, those of one")->group(held);
  if (kind == "risks") {
    command.add_option("--likelihood", options.likelihood, "All its levels, the lowest first: Low,Medium,High")
        ->group(held);
    command.add_option("--impact", options.impact, "The same of the impact")->group(held);
  }
}

void add_import_folder_options(CLI::App& command, ImportFolderOptions& options) {
  command.footer(
      "Pages keep their folders, links and order; what could not be carried over stands in the new site's README.md,\n"
      "with its place. docs/import.md tells more.\n\n"
      "  scrutineer import folder old-site my-site --from mkdocs");
  options.jobs = scrutineer::base::default_jobs();
  command.add_option("folder", options.folder, "The folder that holds mkdocs.yml, or the pages")
      ->required()
      ->type_name(value::folder);
  command.add_option("output", options.output, "The folder of the new site: not there yet, or empty")
      ->required()
      ->type_name(value::folder);
  command.add_option("--from", options.from, "mkdocs, or markdown: pages with YAML front matter, or without")
      ->required()
      ->check(CLI::IsMember({"mkdocs", "markdown"}));
  command.add_option("--title", options.title, "The site's title (default: what the original says)");
  command.add_option("--organisation", options.organisation, "Whose site it is");
}

void add_import_page_options(CLI::App& command, ImportPageOptions& options) {
  command.footer(
      "Headings, lists, tables, footnotes and images are kept, by pandoc, which has to be installed. Comments and "
      "tracked\n"
      "changes are listed at the top of the page, and what could not be carried over is told. docs/import.md tells "
      "more.\n\n"
      "  scrutineer import page report.docx --output my-site/guidance/leisure.md");
  command.add_option("file", options.file, "The document: .docx, .odt or .html")->required()->type_name(value::file);
  options.jobs = scrutineer::base::default_jobs();
  options.themes = installed_themes();
  add_output_options(command, options);
  command.add_option("--title", options.title, "Its title (default: what the document says)")->group(of_the_document);
  command.add_option("--summary", options.summary, "One or two sentences (default: the first)")->group(of_the_document);
  command.add_option("--date", options.date, "The day it was published: 2026-11-21")
      ->check([](const std::string& text) {
        return scrutineer::base::Date::parse(text) ? std::string{} : "expected a day such as 2026-11-21";
      })
      ->group(of_the_document);
  command.add_option("--source", options.source, "The document's id in sources.toml")->group(of_the_document);
  const auto held = "What it holds";
  command
      .add_option("--changes", options.changes, "accept: the page is as the tracked changes make it; reject: as before")
      ->check(CLI::IsMember({"accept", "reject"}))
      ->capture_default_str()
      ->group(held);
  command.add_option("--table-heads", options.table_heads, "first-row: it heads the tables that mark no headings")
      ->check(CLI::IsMember({"as-marked", "first-row"}))
      ->capture_default_str()
      ->group(held);
}

// What the command line asks for that there is not: a command or an option that is mistyped.
struct Unknown {
  std::string message;
  std::string help;
};

std::string did_you_mean(std::string_view given, const std::vector<std::string>& valid, std::string_view what) {
  const auto near = scrutineer::base::nearest(given, valid);
  return near ? fmt::format("did you mean {}?", *near) : fmt::format("the {} are {}", what, fmt::join(valid, ", "));
}

std::optional<Unknown> unknown_option(const CLI::App& command, std::span<const std::string> words) {
  std::vector<std::string> valid;
  for (const CLI::Option* option : command.get_options())
    for (const std::string& name : option->get_lnames()) valid.push_back("--" + name);
  for (const std::string& word : words) {
    if (word == "--") break;
    const std::string name = word.substr(0, word.find('='));
    if (name.starts_with("-") && name != "-h" && name != "-" && std::ranges::find(valid, name) == valid.end())
      return Unknown{fmt::format("{} has no option {}", command.get_name(), name),
                     did_you_mean(name, valid, "options")};
  }
  return std::nullopt;
}

// Looks at a command line that could not be taken.
std::optional<Unknown> find_unknown(const CLI::App& app, std::span<const std::string> words) {
  std::vector<std::string> commands;
  for (const CLI::App* command : app.get_subcommands({})) commands.push_back(command->get_name());
  if (words.empty()) return std::nullopt;
  if (commands.empty() || words.front().starts_with('-')) return unknown_option(app, words);
  if (std::ranges::find(commands, words.front()) != commands.end())
    return find_unknown(*app.get_subcommand(words.front()), words.subspan(1));
  return Unknown{fmt::format("there is no command {}", words.front()),
                 did_you_mean(words.front(), commands, "commands")};
}

bool wants_json(std::span<const std::string> words) {
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i] == "--json" || words[i] == "--format=json" ||
        (words[i] == "--format" && i + 1 < words.size() && words[i + 1] == "json"))
      return true;
  return false;
}

// "" is no path, though a script may have put it together.
void refuse_empty_paths(const CLI::App& app) {
  constexpr auto paths = std::to_array<std::string_view>({value::file, value::folder, value::site});
  for (const CLI::App* const command : app.get_subcommands()) {
    for (const CLI::Option* const option : command->get_options())
      if (std::ranges::find(paths, option->get_type_name()) != paths.end() &&
          std::ranges::find(option->results(), "") != option->results().end())
        throw CLI::ValidationError(option->get_name(), "names nothing: give a path, such as . for this folder");
    refuse_empty_paths(*command);
  }
}

// A command line that cannot be taken, or one that asks for help.
int refuse(const CLI::App& app, const CLI::ParseError& error, std::span<const std::string> words) {
  if (error.get_exit_code() == 0) return app.exit(error);
  const Unknown said = find_unknown(app, words).value_or(Unknown{error.what(), "--help shows what can be asked for"});
  scrutineer::cli::report_failures(std::array{Failure{"usage", {}, said.message, said.help}}, wants_json(words));
  return static_cast<int>(ExitCode::usage);
}

int run(std::span<const std::string> words) {
  CLI::App app("Scrutineer makes websites that help elected members scrutinise how public services are delivered.",
               "scrutineer");
  app.set_version_flag("--version", SCRUTINEER_VERSION);
  app.require_subcommand(1);
  Written written;
  CLI::App* init = app.add_subcommand("init", "Begin a site, in a new folder");
  add_init_options(*init, written.init);
  CLI::App* new_file = app.add_subcommand("new", "Write a file for the site, in which every field is explained");
  add_new_options(*new_file, written);
  CLI::App* build = app.add_subcommand("build", "Build the site into a folder of web pages");
  add_build_options(*build, written);
  add_format_option(*build, written);
  build->add_option("--output", written.output, "The folder to publish into")
      ->capture_default_str()
      ->type_name(value::folder);
  CLI::App* check = app.add_subcommand("check", "Do everything but write: report what is wrong");
  add_check_options(*check, written);
  CLI::App* serve = app.add_subcommand("serve", "Show the site in a browser of this machine, and follow what is saved");
  serve->add_option("site", written.site, "The site's folder, which holds site.toml")
      ->capture_default_str()
      ->type_name(value::site);
  add_working_options(*serve, written);
  add_as_of_option(*serve, written);
  serve->add_option("--port", written.port, "The port to serve on (default: 8000, or the next that is free)")
      ->check(CLI::Range(1, 65535));
  serve->add_flag("--open", written.open, "Open the browser, too");
  serve->add_flag("--explain", written.explain, "Say after each change what was read and linked again, and why");
  CLI::App* list = app.add_subcommand("list", "Say what the site holds, by id");
  add_list_options(*list, written);
  CLI::App* show = app.add_subcommand("show", "Show what is known of one thing: its fields, links, sources, mistakes");
  add_show_options(*show, written);
  CLI::App* rename = app.add_subcommand("rename", "Give a thing another id, and change what refers to it");
  add_rename_options(*rename, written);
  CLI::App* explain = app.add_subcommand("explain", "Say what the code of a message means, with an example");
  ExplainOptions explain_options{installed_explanations(), {}};
  add_explain_options(*explain, explain_options);
  CLI::App* schema = app.add_subcommand("schema", "Write JSON Schemas of the site's files, for editors' programs");
  SchemaOptions schema_options{default_site(), installed_starters()};
  add_schema_options(*schema, schema_options);
  CLI::App* audit = app.add_subcommand("audit", "Recompute appraisals and say what came of it");
  add_common_options(*audit, written);
  add_format_option(*audit, written);
  audit->add_option("appraisal", written.appraisal, "The id of an appraisal (default: all)")
      ->type_name(value::appraisal);
  CLI::App* layers = app.add_subcommand("layers", "Say what a site lies over, and what it changes of that");
  add_common_options(*layers, written);
  add_format_option(*layers, written);
  layers->add_flag("--seen", written.seen, "Note that you have looked at what lies below the site's amendments");
  CLI::App* translated = app.add_subcommand("translated", "Note that translations say what their originals say now");
  translated->add_option("files", written.translations, "Translations, such as content/guidance/pay.cy.md")
      ->required()
      ->type_name(value::file);
  translated->add_option("--site", written.site, "The site's folder, which holds site.toml")
      ->capture_default_str()
      ->type_name(value::site);
  add_jobs_option(*translated, written);
  CLI::App* checklist = app.add_subcommand("checklist", "Print a checklist with all its questions");
  checklist
      ->add_option("checklist", written.checklist,
                   "The id of a checklist, after the site's folder where that is not the default of `build`")
      ->required()
      ->expected(1, 2)
      ->type_name("CHECKLIST|SITE")
      ->option_text("[SITE] ID");
  checklist->add_option("--format", written.checklist_format, "text, md (a task list), docx, csv or json")
      ->check(CLI::IsMember({"text", "md", "docx", "csv", "json"}))
      ->capture_default_str();
  add_working_options(*checklist, written);
  add_as_of_option(*checklist, written);
  CLI::App* importing = app.add_subcommand("import", "Turn what is kept in other programs into files of a site");
  importing->require_subcommand(1);
  CLI::App* import_appraisal = importing->add_subcommand("appraisal", "An options appraisal from a spreadsheet");
  CLI::App* import_folder = importing->add_subcommand("folder", "A folder of pages, as a site");
  CLI::App* import_page = importing->add_subcommand("page", "A document of a word processor, or a web page");
  ImportPageOptions page_options;
  add_import_page_options(*import_page, page_options);
  ImportFolderOptions folder_options;
  add_import_folder_options(*import_folder, folder_options);
  ImportOptions import_options;
  add_import_options(*import_appraisal, import_options);
  std::array<ImportTableOptions, 5> table_options;
  std::array<CLI::App*, 5> import_tables{};
  for (std::size_t i = 0; i < tables.size(); ++i) {
    table_options[i].kind = tables[i].first;
    import_tables[i] = importing->add_subcommand(std::string(tables[i].first), std::string(tables[i].second));
    add_import_table_options(*import_tables[i], table_options[i]);
  }
  CLI::App* completion = app.add_subcommand("completion", "Print what makes a shell complete these commands");
  std::string shell;
  completion->add_option("shell", shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  // For shells and for the build; nobody types these.
  if (!words.empty() && words.front() == "complete") {
    fmt::print("{}", scrutineer::cli::completions(app, words.subspan(1), *scrutineer::base::make_disk_file_system(),
                                                  {installed_themes(), installed_explanations(), default_site()}));
    return 0;
  }
  if (words.size() == 1 && words.front() == "manual") {
    fmt::print("{}", scrutineer::cli::manual(app, SCRUTINEER_VERSION));
    return 0;
  }
  try {
    if (words.empty()) throw CLI::CallForHelp();
    app.parse(std::vector<std::string>(words.rbegin(), words.rend()));  // as CLI11 wants them
    refuse_empty_paths(app);
  } catch (const CLI::ParseError& error) {
    return refuse(app, error, words);
  }
  const auto files = scrutineer::base::make_disk_file_system(written.jobs);
  if (init->parsed()) return static_cast<int>(scrutineer::cli::init(*files, init_options_from(written)));
  if (new_file->parsed()) return static_cast<int>(scrutineer::cli::new_file(*files, new_file_options_from(written)));
  for (std::size_t i = 0; i < tables.size(); ++i)
    if (import_tables[i]->parsed()) return static_cast<int>(scrutineer::cli::import_table(*files, table_options[i]));
  if (import_appraisal->parsed()) return static_cast<int>(scrutineer::cli::import_appraisal(*files, import_options));
  if (layers->parsed()) return static_cast<int>(scrutineer::cli::layers(*files, layers_options_from(written)));
  if (translated->parsed())
    return static_cast<int>(scrutineer::cli::translated(*files, translated_options_from(written)));
  if (list->parsed()) return static_cast<int>(scrutineer::cli::list(*files, list_options_from(written)));
  if (show->parsed()) return static_cast<int>(scrutineer::cli::show(*files, show_options_from(written)));
  if (rename->parsed())
    return static_cast<int>(
        scrutineer::cli::rename(*files, RenameOptions{written.site, installed_themes(), written.id, written.new_id,
                                                      written.jobs, written.dry_run, !written.no_redirect}));
  if (explain->parsed()) return static_cast<int>(scrutineer::cli::explain(*files, explain_options));
  if (completion->parsed()) {
    const auto script =
        files->read(installed_folder("completions") / (shell == "zsh" ? "_scrutineer" : "scrutineer." + shell));
    if (!script) throw scrutineer::base::MachineError(script.error());
    fmt::print("{}", *script);
    return 0;
  }
  if (schema->parsed()) return static_cast<int>(scrutineer::cli::schema(*files, schema_options));
  if (import_folder->parsed()) return static_cast<int>(scrutineer::cli::import_folder(*files, folder_options));
  if (import_page->parsed()) return static_cast<int>(scrutineer::cli::import_page(*files, page_options));
  if (audit->parsed()) return static_cast<int>(scrutineer::cli::audit(*files, audit_options_from(written)));
  if (checklist->parsed()) return static_cast<int>(scrutineer::cli::checklist(*files, checklist_options_from(written)));
  if (serve->parsed()) return static_cast<int>(scrutineer::cli::serve(*files, serve_options_from(written)));
  if (check->parsed()) return static_cast<int>(scrutineer::cli::check(*files, check_options_from(written)));
  return static_cast<int>(scrutineer::cli::build(*files, options_from(written)));
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + std::max(argc, 1));
  std::vector<Failure> failures;
  try {
    scrutineer::base::note_interruptions();
    return run(words);
  } catch (const scrutineer::base::Interrupted& interrupted) {
    fmt::print(stderr, "scrutineer: interrupted; what was published before is as it was\n");
    return 128 + interrupted.signal();
  } catch (const scrutineer::base::MachineError& error) {
    for (const scrutineer::base::FileError& each : error.errors())
      failures.push_back({"machine", each.path.string(), each.reason, {}});
  } catch (const std::exception& error) {
    failures.push_back({"machine", {}, error.what(), {}});
  }
  scrutineer::cli::report_failures(failures, wants_json(words));
  return static_cast<int>(ExitCode::errors);
}

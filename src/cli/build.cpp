#include "cli/build.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <expected>
#include <iterator>
#include <memory>
#include <new>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "cli/edition.h"
#include "cli/linked_site.h"
#include "cli/pandoc.h"
#include "cli/progress.h"
#include "cli/report.h"
#include "cli/terminal.h"
#include "publish/last_build.h"
#include "publish/output_folder.h"
#include "publish/output_lock.h"
#include "publish/publish.h"

namespace scrutineer::cli {
namespace {

namespace fs = std::filesystem;

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

// Documents are kept beside the record of the last build into the folder.
std::unique_ptr<Pandoc> find_pandoc(base::FileSystem& files, const fs::path& output) {
  std::optional<fs::path> kept = publish::record_folder();
  if (kept) kept = publish::record_of(*kept, output).string() + "-documents";
  return Pandoc::installed(files, std::move(kept));
}

class Build {
 public:
  Build(base::FileSystem& files, const BuildOptions& options)
      : files_(files), options_(options), progress_(!options.json && isatty(STDERR_FILENO) != 0) {}

  ExitCode run();

 private:
  [[nodiscard]] bool is_up_to_date();
  [[nodiscard]] bool make_edition(const exports::DocumentMaker* documents);
  void make_site();
  void publish();
  void do_without_documents(const exports::DocumentError& error);
  void say_where_to_look() const;
  ExitCode report();

  base::FileSystem& files_;
  const BuildOptions& options_;
  Progress progress_;
  Clock::time_point start_ = Clock::now();
  Summary summary_;
  std::unique_ptr<Pandoc> pandoc_ = find_pandoc(files_, options_.output);  // null where there is none
  std::optional<Edition> edition_;
  std::optional<publish::BuildInputs> inputs_;
  std::string large_pages_;  // what is said of them
};

// Everything that changes what a build makes, besides the files it reads.
std::string choices(const BuildOptions& options, const Pandoc* pandoc) {
  return fmt::format("{} {} {} {} {} {}", options.as_of.iso(), options.drafts, options.strict, options.show_all,
                     pandoc ? pandoc->program().string() : "", fs::absolute(options.site).lexically_normal().string());
}

// What a build says again when there is nothing to do: how many warnings stand, and which.
struct Standing {
  std::size_t warnings = 0;
  std::string report;

  static Standing parse(const std::string& text) {
    Standing standing;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), standing.warnings);
    if (error == std::errc{}) standing.report = text.substr(static_cast<std::size_t>(end - text.data()) + 1);
    return standing;
  }
  [[nodiscard]] std::string text() const { return fmt::format("{}\n{}", warnings, report); }
};

// Which pages are so large that a phone is slow to open them.
std::string large_pages(std::span<const std::string> paths, std::span<const std::uint64_t> sizes) {
  constexpr std::uint64_t largest = 1'000'000;
  constexpr std::size_t named = 10;
  std::string said;
  std::size_t count = 0;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    if (sizes[i] <= largest || !paths[i].ends_with(".html") || ++count > named) continue;
    said += fmt::format("note: {} has {:.1f} MB, and pages of more than 1 MB open slowly: divide what it shows\n",
                        printable(paths[i]), static_cast<double>(sizes[i]) / 1e6);
  }
  if (count > named) said += fmt::format("note: so have {} pages more\n", count - named);
  return said;
}

bool Build::is_up_to_date() {
  const auto records = publish::record_folder();
  if (!records || options_.json) return false;
  std::vector<fs::path> folders = layer_folders(files_, options_.site, options_.themes);
  folders.push_back(options_.themes);
  inputs_ = publish::look_at_inputs(files_, folders, options_.output, choices(options_, pandoc_.get()));
  if (!inputs_) return false;
  const auto said = publish::up_to_date(files_, *records, options_.output, *inputs_);
  if (!said) return false;
  const auto [warnings, report] = Standing::parse(*said);
  fmt::print(stderr, "{}", report);
  fmt::print("Nothing to do: no file has changed since the last build: {} warning{}, {:.2f} s.\n", warnings,
             warnings == 1 ? "" : "s", seconds_since(start_));
  return true;
}

void Build::publish() {
  const auto produce = [&, count = edition_->size()](std::size_t index, std::string& content) {
    if (index < count) progress_.step(count);
    return edition_->last_content(files_, index, content);
  };
  const auto of_the_index = [&] {
    progress_.stage("Indexing");
    return edition_->last_index_paths();
  };
  progress_.stage("Writing");
  const auto published =
      publish::publish(files_, options_.output, edition_->paths(), produce, options_.jobs, of_the_index);
  if (!published) throw base::MachineError(published.error());
  summary_.files = published->files;
  summary_.written = published->written;
  summary_.removed = published->removed;
  large_pages_ = large_pages(edition_->paths(), published->sizes);
  for (const std::string& path : published->replaced_edits)
    fmt::print(stderr, "note: {} had been changed in the output folder and was made anew\n", printable(path));
  for (const std::string& path : published->kept_edits)
    fmt::print(stderr, "note: {} had been changed in the output folder and was left there\n", printable(path));
}

// The next build tries again: it never has nothing to do.
void Build::do_without_documents(const exports::DocumentError& error) {
  edition_->diagnostics.warning(
      "no-documents", {.file = edition_->names.add("site.toml")},
      fmt::format("{} could not make the documents of the checklists, so the site offers none: {}",
                  printable(pandoc_->program().string()), error.what()),
      "see that pandoc works, or build without it in the PATH");
  inputs_.reset();
}

// Whether there is a site to publish.
bool Build::make_edition(const exports::DocumentMaker* documents) {
  const EditionOptions options{
      options_.site,   options_.themes, options_.output, options_.jobs,
      options_.drafts, options_.as_of,  documents,       [this](std::string_view stage) { progress_.stage(stage); }};
  edition_.emplace(files_, options);
  summary_.files_read = edition_->files_read;
  if (!edition_->pages) return false;
  summary_.pages = edition_->page_count();
  return !edition_->diagnostics.has_errors() && (!options_.strict || edition_->diagnostics.empty());
}

// What was published in part is given back, so without documents the site is made again.
void Build::make_site() {
  if (!make_edition(pandoc_.get())) return;
  try {
    publish();
    if (pandoc_) pandoc_->forget_others();
  } catch (const exports::DocumentError& error) {
    const bool is_whole = make_edition(nullptr);
    do_without_documents(error);
    if (is_whole && !options_.strict) publish();
  }
}

void Build::say_where_to_look() const {
  if (edition_->linked->catalogue.site.base_url.empty())
    fmt::print(
        "404.html has neither links nor style: a server shows it for addresses of any depth, and only base_url in "
        "site.toml says where the site begins.\n");
  fmt::print("Open {}\n", printable((options_.output / "index.html").lexically_normal().string()));
}

ExitCode Build::report() {
  progress_.clear();
  const base::FileNames& names = edition_->names;
  const std::vector<base::Diagnostic>& diagnostics = edition_->diagnostics.sorted(names);
  const bool failed = edition_->diagnostics.has_errors() || (options_.strict && !diagnostics.empty());
  summary_.failed = failed;
  if (options_.json) {
    fmt::print(stderr, "{}", large_pages_);
    json_report(diagnostics, names, options_.site, summary_, to_standard_output);
  } else {
    const std::string said =
        human_report(diagnostics, names, files_, options_.site, options_.show_all ? all_of_them : shown_in_full) +
        large_pages_;
    fmt::print(stderr, "{}", said);
    fmt::print("{}", human_summary(summary_, diagnostics, seconds_since(start_)));
    if (const auto records = publish::record_folder(); !failed && inputs_ && records)
      publish::remember(files_, *records, options_.output, *inputs_, Standing{diagnostics.size(), said}.text());
    if (!failed) say_where_to_look();
  }
  return failed ? ExitCode::errors : ExitCode::clean;
}

// How long a build waits for another one into the same folder: longer than one takes.
constexpr std::chrono::seconds patience_with_lock{60};

publish::OutputLock lock_output(const fs::path& output) {
  auto lock = publish::OutputLock::take(output, patience_with_lock, [](std::string_view holder) {
    fmt::print(stderr, "Waiting for another build into the same folder, by {} …\n", holder);
  });
  if (!lock) throw base::MachineError(lock.error());
  return *std::move(lock);
}

ExitCode Build::run() {
  if (is_up_to_date()) return ExitCode::clean;
  make_site();
  return report();
}

}  // namespace

ExitCode build(base::FileSystem& files, const BuildOptions& options) {
  BuildOptions placed = options;
  std::vector<fs::path> others = layer_folders(files, options.site, options.themes);
  others.back() = options.themes;  // instead of the site
  const auto output = publish::output_folder(files, options.output, options.site, others);
  if (!output) {
    const auto& [message, help] = output.error();
    report_failures(std::array{Failure{"output-folder", {}, message, help}}, options.json);
    return ExitCode::usage;
  }
  placed.output = *output;
  const publish::OutputLock lock = lock_output(*output);
  if (auto cleaned = publish::clean_up(files, *output); !cleaned) throw base::MachineError(cleaned.error());
  // Never taken apart: the process ends after a build and gives its memory back at once, where freeing the millions
  // of pieces of a large site takes as long as listing its files.
  alignas(Build) static std::array<std::byte, sizeof(Build)> memory;
  return (new (memory.data()) Build(files, placed))->run();
}

}  // namespace scrutineer::cli

#include "cli/check.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "base/interruption.h"
#include "catalogue/check_rules.h"
#include "checks/web_links.h"
#include "cli/edition.h"
#include "cli/linked_site.h"
#include "cli/pandoc.h"
#include "cli/progress.h"
#include "cli/terminal.h"
#include "cli/touched.h"
#include "preview/watcher.h"
#include "publish/output_folder.h"

namespace scrutineer::cli {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr const char* usual_output = "output";

class Check {
 public:
  Check(base::FileSystem& files, const CheckOptions& options) : files_(files), options_(options) {
    const char* path = std::getenv("PATH");
    pandoc_ = Pandoc::find(files_, path ? path : "", std::nullopt);
  }

  ExitCode once();
  ExitCode watch();

 private:
  [[nodiscard]] std::unique_ptr<Edition> make_edition();
  void leave_untouched(std::vector<base::Diagnostic>& found, const base::FileNames& names,
                       const Touched& touched) const;
  void report(const Edition& edition, const std::vector<base::Diagnostic>& found, const Summary& summary,
              std::size_t elsewhere) const;
  [[nodiscard]] std::vector<fs::path> folders() const;

  base::FileSystem& files_;
  const CheckOptions& options_;
  std::unique_ptr<Pandoc> pandoc_;  // null where there is none
  checks::WebLinks links_;          // asks each address once, however often the site is checked
  Clock::time_point start_ = Clock::now();
};

std::unique_ptr<Edition> Check::make_edition() {
  Progress progress(options_.format == Format::human && isatty(STDERR_FILENO) != 0);
  EditionOptions options{options_.site, options_.themes, usual_output, options_.jobs, options_.drafts};
  options.as_of = options_.as_of.value_or(base::today());
  options.documents = pandoc_.get();
  if (options_.links) options.links = &links_;
  options.stage = [&](std::string_view stage) { progress.stage(stage); };
  auto edition = std::make_unique<Edition>(files_, options);
  progress.clear();
  return edition;
}

// Keeps what stands on a line that has changed, and what is said of a whole file or page that has.
void Check::leave_untouched(std::vector<base::Diagnostic>& found, const base::FileNames& names,
                            const Touched& touched) const {
  std::erase_if(found, [&](const base::Diagnostic& each) {
    const std::string& path = names.path(each.span.file);
    const fs::path file = path.starts_with('/') ? fs::path(path) : options_.site / path;
    const catalogue::CheckRule* const rule = catalogue::check_rule(each.code);
    const bool is_of_whole = each.span.line == 0 || (rule && rule->of_page);
    return is_of_whole ? !touched.has(file) : !touched.has(file, each.span.line);
  });
}

void Check::report(const Edition& edition, const std::vector<base::Diagnostic>& found, const Summary& summary,
                   std::size_t elsewhere) const {
  if (options_.format == Format::json)
    return json_report(found, edition.names, options_.site, summary, to_standard_output);
  if (options_.format == Format::github)
    github_report(found, edition.names, options_.site, to_standard_output);
  else
    fmt::print(
        stderr, "{}",
        human_report(found, edition.names, files_, options_.site, options_.show_all ? all_of_them : shown_in_full));
  fmt::print("{}", human_summary(summary, found, std::chrono::duration<double>(Clock::now() - start_).count()));
  if (!options_.since.empty() && elsewhere > 0)
    fmt::print("Not shown: {} more, where nothing has changed since {}.\n", elsewhere, printable(options_.since));
  std::fflush(stdout);
}

ExitCode Check::once() {
  start_ = Clock::now();
  std::optional<Touched> touched;
  if (!options_.since.empty()) {
    const char* path = std::getenv("PATH");
    auto asked = Touched::since(options_.since, options_.site, path ? path : "");
    if (!asked) {
      report_failures(std::array{asked.error()}, options_.format == Format::json);
      return ExitCode::usage;
    }
    touched = *std::move(asked);
  }
  std::unique_ptr<Edition> edition = make_edition();
  std::vector<base::Diagnostic> found = edition->diagnostics.sorted(edition->names);
  const std::size_t all = found.size();
  if (touched) leave_untouched(found, edition->names, *touched);
  const bool failed = (options_.strict && !found.empty()) ||
                      std::ranges::find(found, base::Severity::error, &base::Diagnostic::severity) != found.end();
  Summary summary;
  summary.files_read = edition->files_read;
  summary.checked_only = true;
  summary.failed = failed || !edition->pages;
  if (edition->pages) summary.pages = edition->page_count();
  report(*edition, found, summary, all - found.size());
  // The process ends now and gives back its memory at once; a leak checker still finds what points to it.
  if (!options_.watch) {
    [[maybe_unused]] static const Edition* const kept = edition.release();
  }
  return failed ? ExitCode::errors : ExitCode::clean;
}

// The layers as far as they are known, and the themes.
std::vector<fs::path> Check::folders() const {
  std::vector<fs::path> all = layer_folders(files_, options_.site, options_.themes);
  all.push_back(options_.themes);
  return all;
}

ExitCode Check::watch() {
  const fs::path output = publish::real_path(options_.site / publish::output_in_site);
  std::vector<fs::path> watched = folders();
  std::optional<preview::Watcher> watcher;
  watcher.emplace(watched, output);
  bool is_read = false;
  std::string refused;  // why the files could not be read, the last time
  for (bool is_first = true; !base::is_interrupted(); is_first = false) {
    if (!is_first && !watcher->wait(std::chrono::milliseconds(200)) && is_read) continue;
    if (const std::vector<fs::path> now = folders(); !is_first && (!is_read || now != watched)) {
      watched = now;
      watcher.emplace(watched, output);
    }
    try {
      if (const ExitCode code = once(); code == ExitCode::usage) return code;
      if (!std::exchange(is_read, true) && is_first && options_.format != Format::json)
        fmt::print("Checking again after each change. Ctrl-C ends it.\n");
      refused.clear();
    } catch (const base::MachineError& error) {  // a file that went while the site was read, a folder that is away
      if (is_first) throw;
      is_read = false;
      if (std::exchange(refused, error.what()) != error.what())
        fmt::print(stderr, "scrutineer: {}; trying again\n", printable(error.what()));
    }
    std::fflush(stdout);
  }
  return ExitCode::clean;
}

}  // namespace

ExitCode check(base::FileSystem& files, const CheckOptions& options) {
  Check command(files, options);
  if (!options.watch) return command.once();
  try {
    return command.watch();
  } catch (const base::Interrupted&) {  // while the site was being read
    return ExitCode::clean;
  }
}

}  // namespace scrutineer::cli

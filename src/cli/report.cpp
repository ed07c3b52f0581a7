#include "cli/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "cli/terminal.h"

namespace scrutineer::cli {
namespace {

using base::Diagnostic;
using base::Severity;
using Json = nlohmann::ordered_json;

std::string_view word(Severity severity) { return severity == Severity::error ? "error" : "warning"; }

std::size_t count(std::span<const Diagnostic> diagnostics, Severity severity) {
  return static_cast<std::size_t>(std::ranges::count(diagnostics, severity, &Diagnostic::severity));
}

// Files of the site by their path from where the editor stands; others (a theme's) as they are named.
std::string shown_path(const std::filesystem::path& site, const std::string& path) {
  if (path.starts_with('/')) return path;
  return (site / path).lexically_normal().generic_string();
}

// What stands on one line: line breaks in it are made visible too.
std::string one_line(std::string_view text) {
  std::string result = printable(text);
  for (std::size_t at = 0; (at = result.find('\n', at)) != std::string::npos;) result.replace(at, 1, "\u240A");
  return result;
}

// Lines of the file that was asked for last: mistakes come file by file.
class Lines {
 public:
  Lines(base::FileSystem& files, const std::filesystem::path& site) : files_(files), site_(site) {}

  std::string_view line(const std::string& path, std::uint32_t number) {
    if (path != path_) open(path);
    if (number > starts_.size()) return {};
    const std::string_view rest = std::string_view(text_).substr(starts_[number - 1]);
    return rest.substr(0, rest.find_first_of("\r\n"));
  }

 private:
  void open(const std::string& path) {
    path_ = path;
    text_ = files_.read(path.starts_with('/') ? std::filesystem::path(path) : site_ / path).value_or("");
    starts_.assign(1, text_.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    for (std::size_t at = 0; (at = text_.find_first_of("\r\n", at)) != std::string::npos;) {
      at += std::string_view(text_).substr(at).starts_with("\r\n") ? 2 : 1;
      starts_.push_back(at);
    }
  }

  base::FileSystem& files_;
  const std::filesystem::path& site_;
  std::string path_;
  std::string text_;
  std::vector<std::size_t> starts_;
};

// The part of a long line that shows the marked characters, and the column it starts at.
struct Excerpt {
  std::string text;
  std::uint32_t first_column = 1;
};

Excerpt excerpt_of(std::string_view line, const base::Span& span) {
  constexpr std::uint32_t widest = 100, before = 40;
  const std::uint32_t first = span.column > widest - before ? span.column - before : 1;
  Excerpt excerpt{.text = {}, .first_column = first};
  std::uint32_t column = 1;
  for (std::size_t at = 0; at < line.size() && column < first + widest; ++column) {
    const std::size_t begin = at;
    const std::int32_t character = base::next_character(line, at);
    if (column < first) continue;
    const bool is_shown = character >= 0 && !base::is_control(character) && !base::is_direction_change(character);
    excerpt.text.append(!is_shown ? "\xEF\xBF\xBD" : character == '\t' ? " " : line.substr(begin, at - begin));
  }
  return excerpt;
}

void append(std::string& report, const Diagnostic& diagnostic, const std::string& file, Lines& lines,
            const std::string& path) {
  const base::Span& span = diagnostic.span;
  report += one_line(file);
  if (span.line > 0) report += fmt::format(":{}:{}", span.line, span.column);
  report += fmt::format(": {}: {} [{}]\n", word(diagnostic.severity), one_line(diagnostic.message), diagnostic.code);
  if (span.line > 0) {
    const Excerpt excerpt = excerpt_of(lines.line(path, span.line), span);
    const std::uint32_t indent = span.column - excerpt.first_column;
    const std::uint32_t width = base::character_count(excerpt.text);
    const std::uint32_t marked = std::clamp(span.length, 1U, std::max(width > indent ? width - indent : 1U, 1U));
    report += fmt::format("{:>5} | {}\n      | {:{}}^{:~<{}}\n", span.line, excerpt.text, "", indent, "", marked - 1);
  }
  if (!diagnostic.help.empty()) report += fmt::format("      = {}\n", one_line(diagnostic.help));
}

std::string in_one_line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace

std::string counted(std::size_t number, std::string_view thing) {
  return fmt::format("{} {}{}", number, thing, number == 1 ? "" : "s");
}

std::string human_report(std::span<const Diagnostic> diagnostics, const base::FileNames& names, base::FileSystem& files,
                         const std::filesystem::path& site, std::size_t most) {
  std::string report;
  Lines lines(files, site);
  const std::size_t shown = std::min(most, diagnostics.size());
  for (const Diagnostic& diagnostic : diagnostics.first(shown)) {
    const std::string& path = names.path(diagnostic.span.file);
    append(report, diagnostic, shown_path(site, path), lines, path);
  }
  if (const auto rest = diagnostics.subspan(shown); !rest.empty()) {
    const std::size_t errors = count(rest, Severity::error), warnings = rest.size() - errors;
    report += fmt::format("… and {}{}{} more: --all shows them all\n", errors > 0 ? counted(errors, "error") : "",
                          errors > 0 && warnings > 0 ? " and " : "", warnings > 0 ? counted(warnings, "warning") : "");
  }
  return report;
}

std::string human_summary(const Summary& summary, std::span<const Diagnostic> diagnostics, double seconds) {
  std::string text = fmt::format("Read {}", counted(summary.files_read, "file"));
  if (!summary.failed) {
    text += fmt::format(", made {}", counted(summary.pages, "page"));
    if (!summary.checked_only) {
      text +=
          fmt::format(", wrote {} ({} unchanged", counted(summary.written, "file"), summary.files - summary.written);
      text += summary.removed > 0 ? fmt::format(", {} removed)", summary.removed) : ")";
    }
  }
  text += fmt::format(": {}, {}", counted(count(diagnostics, Severity::error), "error"),
                      counted(count(diagnostics, Severity::warning), "warning"));
  if (seconds >= 0) text += fmt::format(", {:.2f} s", seconds);
  text += ".\n";
  if (summary.failed && !summary.checked_only) text += "Nothing was published; what was there before is as it was.\n";
  return text;
}

Json diagnostic_json(const Diagnostic& diagnostic, const base::FileNames& names, const std::filesystem::path& site) {
  return {{"severity", word(diagnostic.severity)},
          {"code", diagnostic.code},
          {"file", shown_path(site, names.path(diagnostic.span.file))},
          {"line", diagnostic.span.line},
          {"column", diagnostic.span.column},
          {"length", diagnostic.span.length},
          {"message", diagnostic.message},
          {"help", diagnostic.help}};
}

void json_report(std::span<const Diagnostic> diagnostics, const base::FileNames& names,
                 const std::filesystem::path& site, const Summary& summary,
                 const std::function<void(std::string_view)>& write) {
  write("{\n  \"diagnostics\": [");
  for (const Diagnostic& diagnostic : diagnostics)
    write(fmt::format("{}\n    {}", &diagnostic == diagnostics.data() ? "" : ",",
                      in_one_line(diagnostic_json(diagnostic, names, site))));
  const Json counts = {{"files_read", summary.files_read},
                       {"pages", summary.pages},
                       {"files", summary.files},
                       {"written", summary.written},
                       {"removed", summary.removed},
                       {"errors", count(diagnostics, Severity::error)},
                       {"warnings", count(diagnostics, Severity::warning)},
                       {"published", !summary.failed && !summary.checked_only}};
  write(fmt::format("{}],\n  \"summary\": {}\n}}\n", diagnostics.empty() ? "" : "\n  ", in_one_line(counts)));
}

void github_report(std::span<const Diagnostic> diagnostics, const base::FileNames& names,
                   const std::filesystem::path& site, const std::function<void(std::string_view)>& write) {
  // What ends a message or a property of it.
  const auto escaped = [](std::string_view text, bool is_property) {
    std::string result;
    for (const char c : text)
      if (c == '%' || c == '\r' || c == '\n' || (is_property && (c == ':' || c == ',')))
        result += fmt::format("%{:02X}", static_cast<unsigned char>(c));
      else
        result += c;
    return result;
  };
  for (const Diagnostic& each : diagnostics) {
    std::string line =
        fmt::format("::{} file={}", word(each.severity), escaped(shown_path(site, names.path(each.span.file)), true));
    if (each.span.line > 0)
      line += fmt::format(",line={},col={},endColumn={}", each.span.line, each.span.column,
                          each.span.column + std::max(each.span.length, 1U) - 1);
    const std::string help = each.help.empty() ? "" : "\n" + printable(each.help);
    line += fmt::format(",title={}::{}\n", each.code, escaped(printable(each.message) + help, false));
    write(line);
  }
}

void json_failures(std::span<const Failure> failures, const std::function<void(std::string_view)>& write) {
  base::FileNames names;
  std::vector<Diagnostic> diagnostics;
  for (const Failure& failure : failures)
    diagnostics.push_back({.code = failure.code,
                           .span = {.file = names.add(failure.file)},
                           .message = failure.message,
                           .help = failure.help});
  Summary summary;
  summary.failed = true;
  json_report(diagnostics, names, {}, summary, write);
}

void report_failures(std::span<const Failure> failures, bool json) {
  if (json) return json_failures(failures, to_standard_output);
  for (const Failure& failure : failures) {
    fmt::print(stderr, "scrutineer: {}{}{}\n", printable(failure.file), failure.file.empty() ? "" : ": ",
               printable(failure.message));
    if (!failure.help.empty()) fmt::print(stderr, "      = {}\n", printable(failure.help));
  }
}

ExitCode refuse(const Failure& failure) {
  report_failures(std::span(&failure, 1), false);
  return ExitCode::usage;
}

void to_standard_output(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

}  // namespace scrutineer::cli

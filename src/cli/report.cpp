#include "cli/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace scrutineer::cli {
namespace {

using base::Diagnostic;
using base::Severity;

std::string_view word(Severity severity) { return severity == Severity::error ? "error" : "warning"; }

std::size_t count(const std::vector<Diagnostic>& diagnostics, Severity severity) {
  return static_cast<std::size_t>(std::ranges::count(diagnostics, severity, &Diagnostic::severity));
}

std::string counted(std::size_t number, std::string_view thing) {
  return fmt::format("{} {}{}", number, thing, number == 1 ? "" : "s");
}

// Files of the site by their path from where the editor stands; others (a theme's) as they are named.
std::string shown_path(const std::filesystem::path& site, const std::string& path) {
  if (path.starts_with('/')) return path;
  return (site / path).lexically_normal().generic_string();
}

// Text files of the site, read once each for the lines they show.
class Lines {
 public:
  Lines(base::FileSystem& files, const std::filesystem::path& site) : files_(files), site_(site) {}

  std::string_view line(const std::string& path, std::uint32_t number) {
    auto [text, is_new] = texts_.try_emplace(path);
    if (is_new)
      text->second = files_.read(path.starts_with('/') ? std::filesystem::path(path) : site_ / path).value_or("");
    std::string_view rest = text->second;
    if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
    for (std::uint32_t i = 1; i < number && !rest.empty(); ++i) {
      const std::size_t end = std::min(rest.find_first_of("\r\n"), rest.size());
      rest.remove_prefix(end);
      rest.remove_prefix(rest.starts_with("\r\n") ? 2 : std::min<std::size_t>(rest.size(), 1));
    }
    return rest.substr(0, rest.find_first_of("\r\n"));
  }

 private:
  base::FileSystem& files_;
  const std::filesystem::path& site_;
  std::map<std::string, std::string> texts_;
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
    const bool is_character = base::next_character(line, at) >= 0;
    if (column < first) continue;
    excerpt.text.append(!is_character ? "\xEF\xBF\xBD" : line[begin] == '\t' ? " " : line.substr(begin, at - begin));
  }
  return excerpt;
}

void append(std::string& report, const Diagnostic& diagnostic, const std::string& file, Lines& lines,
            const std::string& path) {
  const base::Span& span = diagnostic.span;
  report += span.line == 0 ? fmt::format("{}: ", file) : fmt::format("{}:{}:{}: ", file, span.line, span.column);
  report += fmt::format("{}: {} [{}]\n", word(diagnostic.severity), diagnostic.message, diagnostic.code);
  if (span.line > 0) {
    const Excerpt excerpt = excerpt_of(lines.line(path, span.line), span);
    const std::uint32_t indent = span.column - excerpt.first_column;
    const std::uint32_t width = base::character_count(excerpt.text);
    const std::uint32_t marked = std::clamp(span.length, 1U, std::max(width > indent ? width - indent : 1U, 1U));
    report += fmt::format("{:>5} | {}\n      | {:{}}^{:~<{}}\n", span.line, excerpt.text, "", indent, "", marked - 1);
  }
  if (!diagnostic.help.empty()) report += fmt::format("      = {}\n", diagnostic.help);
}

}  // namespace

std::string human_report(const std::vector<Diagnostic>& diagnostics, const base::FileNames& names,
                         base::FileSystem& files, const std::filesystem::path& site) {
  std::string report;
  Lines lines(files, site);
  for (const Diagnostic& diagnostic : diagnostics) {
    const std::string& path = names.path(diagnostic.span.file);
    append(report, diagnostic, shown_path(site, path), lines, path);
  }
  return report;
}

std::string human_summary(const Summary& summary, const std::vector<Diagnostic>& diagnostics, double seconds) {
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

std::string json_report(const std::vector<Diagnostic>& diagnostics, const base::FileNames& names,
                        const std::filesystem::path& site, const Summary& summary) {
  nlohmann::ordered_json report;
  report["diagnostics"] = nlohmann::ordered_json::array();
  for (const Diagnostic& diagnostic : diagnostics)
    report["diagnostics"].push_back({{"severity", word(diagnostic.severity)},
                                     {"code", diagnostic.code},
                                     {"file", shown_path(site, names.path(diagnostic.span.file))},
                                     {"line", diagnostic.span.line},
                                     {"column", diagnostic.span.column},
                                     {"length", diagnostic.span.length},
                                     {"message", diagnostic.message},
                                     {"help", diagnostic.help}});
  report["summary"] = {{"files_read", summary.files_read},
                       {"pages", summary.pages},
                       {"files", summary.files},
                       {"written", summary.written},
                       {"removed", summary.removed},
                       {"errors", count(diagnostics, Severity::error)},
                       {"warnings", count(diagnostics, Severity::warning)},
                       {"published", !summary.failed && !summary.checked_only}};
  return report.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace scrutineer::cli

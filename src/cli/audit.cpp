#include "cli/audit.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "analyse/thresholds.h"
#include "analyse/wording.h"
#include "base/utf8.h"
#include "cli/linked_site.h"
#include "cli/terminal.h"
#include "exports/appraisal_json.h"

namespace scrutineer::cli {
namespace {

using base::Rational;
using catalogue::Appraisal;
using catalogue::Entry;

// ---- tables ---------------------------------------------------------------------------------------------

std::string padded(std::string_view text, std::size_t width, bool right) {
  const std::size_t length = base::character_count(text);
  const std::string blanks(width > length ? width - length : 0, ' ');
  return right ? blanks + std::string(text) : std::string(text) + blanks;
}

// Names to the left, broken into lines where they are long; figures to the right.
class Columns {
 public:
  explicit Columns(std::vector<std::string> headings) : rows_{std::move(headings)} {}

  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }

  [[nodiscard]] std::string text(std::size_t width) const {
    std::vector<std::size_t> widths(rows_.front().size());
    for (const auto& row : rows_)
      for (std::size_t column = 0; column < row.size(); ++column)
        widths[column] = std::max<std::size_t>(widths[column], base::character_count(row[column]));
    std::size_t figures = gap;
    for (std::size_t column = 1; column < widths.size(); ++column) figures += gap + widths[column];
    widths.front() = std::min(widths.front(), std::max(narrowest_name, width > figures ? width - figures : 0));

    std::string result;
    for (const auto& row : rows_) {
      std::string name = wrapped(row.front(), widths.front(), "");
      const std::string first = name.substr(0, name.find('\n'));
      name.erase(0, first.size() + 1);
      result += std::string(gap, ' ') + padded(first, widths.front(), false);
      for (std::size_t column = 1; column < row.size(); ++column)
        result += std::string(gap, ' ') + padded(row[column], widths[column], true);
      result += '\n';
      for (; !name.empty(); name.erase(0, name.find('\n') + 1))
        result += std::string(gap, ' ') + name.substr(0, name.find('\n')) + '\n';
    }
    return result;
  }

 private:
  static constexpr std::size_t gap = 2, narrowest_name = 16;
  std::vector<std::vector<std::string>> rows_;  // the headings first
};

std::string figure(const catalogue::OptionalFigure& printed) {
  return printed ? base::to_text(printed->figure) : std::string("-");
}

std::string range(const std::string& from, const std::string& to) {
  return from == to ? from : fmt::format("{} to {}", from, to);
}

std::string totals(const Appraisal& appraisal, const analyse::Audit& audit, const words::Words& words,
                   std::size_t width) {
  Columns table({"Option", "total", "published", "rank", "published"});
  for (std::size_t at = 0; at < appraisal.options.size(); ++at) {
    const catalogue::Option& option = appraisal.options[at];
    const analyse::OptionResult& result = audit.options[at];
    table.add(
        {option.title, analyse::bounds_text(words, result.total), figure(analyse::published_total(option, audit.table)),
         range(std::to_string(result.ranks.best), std::to_string(result.ranks.worst)), figure(option.published.rank)});
  }
  return table.text(width);
}

std::string acceptability(const Appraisal& appraisal, const analyse::RankAcceptability& ranks,
                          const words::Words& words, std::size_t width) {
  std::vector<std::string> headings{"Option"};
  for (std::size_t rank = 1; rank <= ranks.times.size(); ++rank) headings.push_back(analyse::ordinal(words, rank));
  Columns table(std::move(headings));
  for (std::size_t at = 0; at < ranks.times.size(); ++at) {
    std::vector<std::string> row{appraisal.options[at].title};
    for (const std::uint64_t times : ranks.times[at]) {
      row.push_back(times == 0 ? "-" : analyse::percentage_cell(words, ranks.share_of(times)));
    }
    table.add(std::move(row));
  }
  return table.text(width);
}

// ---- the command ----------------------------------------------------------------------------------------

std::vector<const Entry*> chosen(const catalogue::Catalogue& catalogue, const std::string& id) {
  std::vector<const Entry*> result;
  for (const Entry& entry : catalogue.entries)
    if (entry.kind == catalogue::Kind::appraisal && (id.empty() || entry.id == id)) result.push_back(&entry);
  return result;
}

exports::Json json_of(const Entry& entry, const analyse::Appraised& appraised) {
  return {{"id", entry.id},
          {"title", entry.title},
          {"findings", exports::findings_json(appraised.audit)},
          {"robustness", exports::robustness_json(std::get<Appraisal>(entry.detail), appraised)}};
}

}  // namespace

std::string audit_report(const Entry& entry, const analyse::Appraised& appraised, const words::Words& words,
                         std::size_t width) {
  const auto& appraisal = std::get<Appraisal>(entry.detail);
  const analyse::Audit& audit = appraised.audit;
  const analyse::Robustness& robustness = appraised.robustness;
  std::string report = wrapped(fmt::format("{} [{}]", entry.title, entry.id), width, "");
  report += '\n' + totals(appraisal, audit, words, width);

  const auto counted = [&](analyse::FindingSeverity severity) {
    const auto count = std::ranges::count(audit.findings, severity, &analyse::Finding::severity);
    const std::string_view name = analyse::severity_name(severity);
    return count == 0 ? fmt::format("no {}s", name) : fmt::format("{} {}{}", count, name, count == 1 ? "" : "s");
  };
  using enum analyse::FindingSeverity;
  report += fmt::format("\nAudit: {}, {}, {}\n\n", counted(error), counted(warning), counted(note));
  for (const analyse::Finding& finding : audit.findings) {
    report += wrapped(finding.sentence, width, fmt::format("  {:<9}", analyse::severity_name(finding.severity)));
    report += wrapped(finding.where.where.empty() ? fmt::format("[{}]", finding.code)
                                                  : fmt::format("[{}] {}", finding.code, finding.where.where),
                      width, std::string(11, ' '));
  }

  report += "\nRobustness\n\n";
  for (const analyse::Statement& said : robustness.statements) report += wrapped(said.sentence, width, "  - ");
  const analyse::RankAcceptability& ranks = robustness.acceptability;
  if (ranks.times.empty()) return report;
  report += '\n' + wrapped(fmt::format("How often each option takes each rank over all possible weights ({} draws, "
                                       "seed {}):",
                                       base::to_text(Rational(static_cast<std::int64_t>(ranks.draws)), 0), ranks.seed),
                           width, "");
  return report + '\n' + acceptability(appraisal, ranks, words, width);
}

ExitCode audit(base::FileSystem& files, const AuditOptions& options) {
  base::FileNames names;
  base::Diagnostics diagnostics;
  const auto linked =
      linked_site(files, options.site, options.themes, {options.jobs, options.drafts}, names, diagnostics);
  if (!linked || diagnostics.has_errors()) {
    report_errors(files, options.site, names, diagnostics, options.json, options.show_all);
    return ExitCode::errors;
  }

  const std::vector<const Entry*> entries = chosen(linked->catalogue, options.appraisal);
  if (entries.empty() && !options.appraisal.empty()) {
    report_unknown_id(linked->catalogue, catalogue::Kind::appraisal, options.appraisal, options.json);
    return ExitCode::usage;
  }
  const analyse::AppraisedSite appraised = analyse::appraise(*linked, options.jobs);
  const auto of = [&](const Entry& entry) -> const analyse::Appraised& {
    return appraised.at(linked->catalogue.targets.at(entry.id).entry);
  };
  if (options.json) {
    exports::Json json{{"appraisals", exports::Json::array()}};
    for (const Entry* entry : entries) json["appraisals"].push_back(json_of(*entry, of(*entry)));
    fmt::print("{}", exports::to_text(json));
    return ExitCode::clean;
  }
  if (entries.empty()) fmt::print("The site has no appraisals.\n");
  for (const Entry* entry : entries)
    fmt::print("{}{}", entry == entries.front() ? "" : "\n\n",
               printable(audit_report(*entry, of(*entry), linked->words, output_width())));
  return ExitCode::clean;
}

}  // namespace scrutineer::cli

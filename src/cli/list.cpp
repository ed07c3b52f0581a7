#include "cli/list.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/edit_distance.h"
#include "base/utf8.h"
#include "cli/linked_site.h"
#include "cli/report.h"
#include "cli/terminal.h"
#include "cli/things.h"
#include "exports/json.h"

namespace scrutineer::cli {
namespace {

using Row = std::vector<std::string>;

ExitCode refuse_kind(const ListOptions& options) {
  const std::vector<std::string_view> valid = thing_kinds();
  const auto near = base::nearest(options.kind, valid);
  report_failures(std::array{Failure{
                      "unknown-kind",
                      {},
                      fmt::format("there is no kind \"{}\"", options.kind),
                      near ? fmt::format("did you mean {}?", *near)
                           : fmt::format("the kinds are {}; a site's folder holds site.toml", fmt::join(valid, ", "))}},
                  options.json);
  return ExitCode::usage;
}

std::string on_one_line(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  std::ranges::replace(text, '\t', ' ');
  return printable(text);
}

// As many characters as there is room for.
std::string shortened(const std::string& text, std::size_t width) {
  if (base::character_count(text) <= width) return text;
  std::size_t at = 0;
  for (std::size_t characters = 0; characters + 1 < width; ++characters) (void)base::next_character(text, at);
  return text.substr(0, at) + "…";
}

// Titles, the second column from the end, get what room the others leave.
void print_aligned(const std::vector<Row>& rows, std::size_t width) {
  if (rows.empty()) return;
  std::vector<std::size_t> widths(rows.front().size());
  for (const Row& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max<std::size_t>(widths[i], base::character_count(row[i]));
  const std::size_t title = widths.size() - 2;
  std::size_t others = 2 * (widths.size() - 1);
  for (std::size_t i = 0; i < widths.size(); ++i) others += i == title ? 0 : widths[i];
  constexpr std::size_t narrowest = 20;
  widths[title] = std::min(widths[title], std::max(narrowest, width > others ? width - others : 0));
  for (const Row& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string cell = i == title ? shortened(row[i], widths[i]) : row[i];
      line += cell;
      if (i + 1 < row.size()) line += std::string(widths[i] - base::character_count(cell) + 2, ' ');
    }
    fmt::print("{}\n", line);
  }
}

// The path of a file from where the editor stands.
std::string shown_path(const ListOptions& options, const std::string& path) {
  return (options.site / path).lexically_normal().generic_string();
}

void print_json(const std::vector<Thing>& things, const catalogue::Catalogue& catalogue, const ListOptions& options,
                const base::FileNames& names) {
  exports::Json listed = exports::Json::array();
  for (const Thing& thing : things) {
    const catalogue::Entry& entry = catalogue.entry(thing.entry);
    listed.push_back(
        {{"id", thing.id},
         {"kind", thing.kind},
         {"title", thing.title},
         {"file", exports::id_or_null(entry.path.empty() ? "" : shown_path(options, names.path(thing.span.file)))},
         {"line", entry.path.empty() ? exports::Json() : exports::Json(std::max(thing.span.line, 1U))},
         {"page", thing.is_part ? fmt::format("{}#{}", entry.output, thing.id) : entry.output}});
  }
  fmt::print("{}", exports::to_text({{"things", std::move(listed)}}));
}

}  // namespace

ExitCode list(base::FileSystem& files, const ListOptions& options) {
  const auto kind = thing_kind(options.kind);
  if (!kind && !options.kind.empty()) return refuse_kind(options);
  base::FileNames names;
  base::Diagnostics diagnostics;
  const auto site = read_site(files, options.site, options.themes, {options.jobs, true}, names, diagnostics);
  if (!site) {
    report_errors(files, options.site, names, diagnostics, options.json, false);
    return ExitCode::errors;
  }
  std::vector<Thing> things = things_of(site->catalogue);
  std::erase_if(things,
                [&](const Thing& thing) { return kind ? thing.kind != *kind : thing.is_part && !options.ids_only; });
  if (options.ids_only) {
    for (const Thing& thing : things) fmt::print("{}\n", printable(thing.id));
    return ExitCode::clean;
  }
  if (options.json) {
    print_json(things, site->catalogue, options, names);
  } else {
    std::vector<Row> rows;
    for (const Thing& thing : things) {
      const bool is_made = site->catalogue.entry(thing.entry).path.empty();
      Row& row = rows.emplace_back();
      row.push_back(printable(thing.id));
      if (!kind) row.emplace_back(thing.kind);
      row.push_back(on_one_line(thing.title));
      row.push_back(is_made ? "made by Scrutineer" : printable(shown_path(options, names.path(thing.span.file))));
    }
    if (isatty(STDOUT_FILENO) != 0)
      print_aligned(rows, terminal_width());
    else
      for (const Row& row : rows) fmt::print("{}\n", fmt::join(row, "\t"));
  }
  if (const std::size_t unread = diagnostics.unread_files().size(); unread > 0)
    fmt::print(stderr, "note: {} cannot be read and {} left out; scrutineer check says why\n",
               unread == 1 ? "a file" : fmt::format("{} files", unread), unread == 1 ? "is" : "are");
  return ExitCode::clean;
}

}  // namespace scrutineer::cli

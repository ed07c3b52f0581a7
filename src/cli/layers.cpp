#include "cli/layers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "cli/linked_site.h"
#include "cli/note_seen.h"
#include "cli/terminal.h"
#include "exports/json.h"

namespace scrutineer::cli {
namespace {

using catalogue::Addition;
using catalogue::Amendment;
using catalogue::Catalogue;
using catalogue::Entry;

std::string name_of(const catalogue::Layer& layer) { return layer.title.empty() ? layer.folder : layer.title; }

// What one file changes of what lies below it.
struct Changes {
  std::vector<const Amendment*> amendments;
  std::vector<const Addition*> additions;
};
using ChangesByFile = std::map<std::string, Changes>;

// Of the files of one layer. Entries of one file may share it.
ChangesByFile changes_of(const Catalogue& catalogue, const base::FileNames& names, std::uint8_t layer) {
  ChangesByFile changes;
  const auto add = [&](const std::vector<Amendment>& amendments) {
    for (const Amendment& amendment : amendments)
      if (amendment.layer == layer) changes[names.path(amendment.span.file)].amendments.push_back(&amendment);
  };
  add(catalogue.amendments);
  for (const Entry& entry : catalogue.entries) {
    if (!entry.origin) continue;
    add(entry.origin->amendments);
    for (const Addition& addition : entry.origin->additions)
      if (addition.layer == layer) changes[names.path(addition.span.file)].additions.push_back(&addition);
  }
  return changes;
}

std::size_t count_of_entries(const Catalogue& catalogue, std::uint8_t layer) {
  return static_cast<std::size_t>(std::ranges::count_if(catalogue.entries, [&](const Entry& entry) {
    return entry.origin && std::ranges::find(entry.origin->layers, layer) != entry.origin->layers.end();
  }));
}

exports::Json json_of(const Catalogue& catalogue, const base::FileNames& names) {
  exports::Json json{{"layers", exports::Json::array()}, {"hidden", exports::Json::array()}};
  for (std::size_t i = 0; i < catalogue.layers.size(); ++i) {
    const catalogue::Layer& layer = catalogue.layers[i];
    exports::Json files = exports::Json::array();
    for (const auto& [file, changes] : changes_of(catalogue, names, static_cast<std::uint8_t>(i))) {
      exports::Json of{{"file", file}, {"changes", exports::Json::array()}, {"adds", exports::Json::array()}};
      for (const Amendment* each : changes.amendments)
        of["changes"].push_back({{"path", each->path},
                                 {"line", each->span.line},
                                 {"below", each->below},
                                 {"above", each->above},
                                 {"seen", each->is_seen()}});
      for (const Addition* each : changes.additions)
        of["adds"].push_back({{"title", each->title},
                              {"line", each->span.line},
                              {"date", each->date ? exports::Json(each->date->iso()) : exports::Json()}});
      files.push_back(std::move(of));
    }
    json["layers"].push_back({{"title", layer.title},
                              {"organisation", layer.organisation},
                              {"folder", layer.folder},
                              {"entries", count_of_entries(catalogue, static_cast<std::uint8_t>(i))},
                              {"files", std::move(files)}});
  }
  for (const catalogue::Hidden& hidden : catalogue.hidden)
    json["hidden"].push_back({{"id", hidden.id}, {"file", names.path(hidden.span.file)}, {"line", hidden.span.line}});
  return json;
}

std::string report(const Catalogue& catalogue, const base::FileNames& names, std::size_t width) {
  if (catalogue.layers.size() == 1)
    return "This site lies over no other: layers = [\"…\"] in site.toml names what it lies over.\n";
  std::string text = "Layers, the lowest first:\n";
  for (std::size_t i = 0; i < catalogue.layers.size(); ++i)
    text += wrapped(fmt::format("{} ({}): things of {}", name_of(catalogue.layers[i]), catalogue.layers[i].folder,
                                count_of_entries(catalogue, static_cast<std::uint8_t>(i))),
                    width, "  - ");
  for (std::size_t i = 0; i < catalogue.layers.size(); ++i) {
    const ChangesByFile changes = changes_of(catalogue, names, static_cast<std::uint8_t>(i));
    if (!changes.empty()) text += fmt::format("\nWhat {} changes of what lies below:\n", name_of(catalogue.layers[i]));
    for (const auto& [file, of] : changes) {
      text += fmt::format("  {}\n", file);
      for (const Amendment* each : of.amendments)
        text += wrapped(fmt::format("line {}: takes the place of {}{}", each->span.line, each->path,
                                    each->is_seen()      ? ""
                                    : each->seen.empty() ? ", not looked at"
                                                         : ", which has changed"),
                        width, "    - ");
      for (const Addition* each : of.additions)
        text += wrapped(fmt::format("line {}: adds a section{}", each->span.line,
                                    each->title.empty() ? "" : fmt::format(", \"{}\"", each->title)),
                        width, "    - ");
    }
  }
  if (!catalogue.hidden.empty()) text += "\nHidden:\n";
  for (const catalogue::Hidden& hidden : catalogue.hidden)
    text += fmt::format("  - {} ({}:{})\n", hidden.id, names.path(hidden.span.file), hidden.span.line);
  return text;
}

void note_all_seen(base::FileSystem& files, const LayersOptions& options, const Catalogue& catalogue,
                   const base::FileNames& names) {
  std::size_t noted = 0;
  const auto top = static_cast<std::uint8_t>(catalogue.layers.size() - 1);
  for (const auto& [file, changes] : changes_of(catalogue, names, top)) {
    if (changes.amendments.empty() || !note_seen(files, options.site / file, changes.amendments)) continue;
    fmt::print("Noted in {}\n", printable((options.site / file).string()));
    ++noted;
  }
  if (noted == 0) fmt::print("Nothing to note: what lies below has not changed since you last looked at it.\n");
}

}  // namespace

ExitCode layers(base::FileSystem& files, const LayersOptions& options) {
  base::FileNames names;
  base::Diagnostics diagnostics;
  const auto linked =
      linked_site(files, options.site, options.themes, {options.jobs, options.drafts}, names, diagnostics);
  if (!linked || diagnostics.has_errors()) {
    report_errors(files, options.site, names, diagnostics, options.json, options.show_all);
    return ExitCode::errors;
  }
  if (options.seen)
    note_all_seen(files, options, linked->catalogue, names);
  else if (options.json)
    fmt::print("{}", exports::to_text(json_of(linked->catalogue, names)));
  else
    fmt::print("{}", printable(report(linked->catalogue, names, output_width())));
  return ExitCode::clean;
}

}  // namespace scrutineer::cli

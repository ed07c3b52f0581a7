#include "checks/settle.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "base/edit_distance.h"
#include "catalogue/check_rules.h"

namespace scrutineer::checks {
namespace {

using catalogue::Catalogue;
using catalogue::CheckLevel;
using catalogue::Excuse;

// Of a file of a layer below, the path within the layer.
std::string_view path_in_layer(const Catalogue& catalogue, std::string_view path) {
  std::string_view inside = path;
  for (const catalogue::Layer& layer : catalogue.layers)
    if (const std::string folder = layer.folder + '/'; path.starts_with(folder)) {
      const std::string_view rest = path.substr(folder.size());
      if (rest.size() < inside.size()) inside = rest;
    }
  return inside;
}

// By file, line and rule: an excuse of a file that every language reads is one.
using Key = std::tuple<std::string_view, std::uint32_t, std::string_view>;

struct Found {
  base::Span span;
  bool is_ours{};  // to be mended here, and looked at in full
  bool is_used = false;
};

class Excuses {
 public:
  Excuses(std::span<const Edition> editions, base::Diagnostics& out) {
    const FileIds files = files_of(editions);
    std::set<std::tuple<std::string_view, std::uint32_t, std::uint32_t>> seen;
    for (const auto& [catalogue, names] : editions)
      for (const Excuse& excuse : catalogue->excuses) {
        const std::string& path = names->path(excuse.span.file);
        if (!seen.emplace(path, excuse.span.line, excuse.span.column).second) continue;
        base::Span span = excuse.span;
        if (names != editions.front().names) span.file = files.at(path);
        const bool is_ours = !catalogue->is_beyond(excuse.span.file);
        if (!catalogue::check_rule(excuse.code)) {
          if (is_ours) report_unknown(excuse, span, out);
        } else if (!excuse.has_reason) {
          if (is_ours)
            out.warning("excuse-reason", span, fmt::format("this lets \"{}\" pass and does not say why", excuse.code),
                        fmt::format("write the reason behind it: allow: {} because …", excuse.code));
        } else {
          all_[{path, excuse.line, excuse.code}].push_back(
              {span, is_ours && !std::ranges::binary_search(catalogue->draft_paths, path)});
        }
      }
  }

  bool take(std::string_view path, std::uint32_t line, std::string_view code) {
    const auto found = line == 0 ? all_.end() : all_.find({path, line, code});
    if (found == all_.end()) return false;
    found->second.front().is_used = true;
    return true;
  }

  void report_unused(const Catalogue& catalogue, base::Diagnostics& out) const {
    for (const auto& [key, twins] : all_)
      for (const Found& excuse : twins) {
        const auto& [path, line, code] = key;
        if (excuse.is_used || !excuse.is_ours) continue;
        if ((code == "dead-link" || code == "unanswered-link") && !catalogue.site.checks.asks_links) continue;
        const CheckLevel level = catalogue.site.checks.level_in("excuse-unused", path_in_layer(catalogue, path));
        if (level == CheckLevel::off) continue;
        const bool is_off = !catalogue.site.checks.is_on_in(code, path_in_layer(catalogue, path));
        const std::string message = fmt::format("this excuses nothing: \"{}\" {}", code,
                                                is_off ? "is not looked for here" : "is not found on its line");
        constexpr std::string_view help =
            "take it out, or put it on the line of what it excuses, or on a line of its own right above";
        if (level == CheckLevel::error)
          out.error("excuse-unused", excuse.span, message, std::string(help));
        else
          out.warning("excuse-unused", excuse.span, message, std::string(help));
      }
  }

 private:
  using FileIds = std::map<std::string, base::FileId, std::less<>>;

  // The files, as the site's own edition numbers them; none where there is no other. Names may move meanwhile.
  static FileIds files_of(std::span<const Edition> editions) {
    FileIds files;
    if (editions.size() == 1) return files;
    base::FileNames& names = *editions.front().names;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const auto file = static_cast<base::FileId>(i);
      files.try_emplace(names.path(file), file);
    }
    for (const Edition& edition : editions.subspan(1))
      for (const Excuse& excuse : edition.catalogue->excuses) {
        const std::string& path = edition.names->path(excuse.span.file);
        if (!files.contains(path)) files.emplace(path, names.add(path));
      }
    return files;
  }

  static void report_unknown(const Excuse& excuse, base::Span span, base::Diagnostics& out) {
    const std::vector<std::string_view> codes = catalogue::check_codes();
    const auto close = base::nearest(excuse.code, codes);
    out.warning("excuse-unknown", span, fmt::format("nothing that can be excused is called \"{}\"", excuse.code),
                close ? fmt::format("did you mean \"{}\"?", *close)
                      : "write the code of a warning, which stands in brackets behind it; errors cannot be excused");
  }

  std::map<Key, std::vector<Found>> all_;
};

}  // namespace

void settle(std::span<const Edition> editions, Looked looked, base::Diagnostics& out) {
  const auto& [site, names] = editions.front();
  const bool had_errors = out.has_errors();
  Excuses excuses(editions, out);
  out.revise([&](base::Diagnostic& found) {
    if (found.severity == base::Severity::error || !catalogue::check_rule(found.code)) return true;
    const std::string_view path = names->path(found.span.file);
    const CheckLevel level = site->site.checks.level_in(found.code, path_in_layer(*site, path));
    if (level == CheckLevel::off || excuses.take(path, found.span.line, found.code)) return false;
    if (level == CheckLevel::error) found.severity = base::Severity::error;
    return true;
  });
  if (looked == Looked::at_all && !had_errors) excuses.report_unused(*site, out);
}

void check_places(const Catalogue& catalogue, const base::FileNames& names, base::Diagnostics& out) {
  std::set<std::string, std::less<>> known;
  const auto add = [&](std::string_view path) {
    for (std::size_t end = path.size(); end != std::string_view::npos && end > 0; end = path.rfind('/', end - 1))
      known.emplace(path.substr(0, end));
  };
  if (std::ranges::none_of(catalogue.site.checks.settings, [](const auto& each) { return each.second.in.has_value(); }))
    return;
  for (std::size_t i = 0; i < names.size(); ++i)
    add(path_in_layer(catalogue, names.path(static_cast<base::FileId>(i))));
  for (const catalogue::Entry& entry : catalogue.entries) add(entry.path);
  const std::vector<std::string_view> valid(known.begin(), known.end());
  for (const auto& [code, setting] : catalogue.site.checks.settings)
    for (const catalogue::CheckedPlace& place : setting.in.value_or(std::vector<catalogue::CheckedPlace>())) {
      if (known.contains(place.path)) continue;
      const auto close = base::nearest(place.path, valid);
      out.error("unknown-place", place.span, fmt::format("the site has no folder \"{}\"", place.path),
                close ? fmt::format("did you mean \"{}\"?", *close)
                      : "write the path of a folder, or of a file, from site.toml: \"guidance\"");
    }
}

}  // namespace scrutineer::checks

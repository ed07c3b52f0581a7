#include "render/redirects.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "base/letter_case.h"
#include "link/href.h"

namespace scrutineer::render {
namespace {

using catalogue::Entry;
using catalogue::EntryIndex;
using catalogue::FormerAddress;

std::string_view without_ending(std::string_view path) {
  return path.substr(0, path.size() - std::string_view(".html").size());
}

}  // namespace

std::vector<Redirect> redirects_of(const link::Linked& linked, std::span<const FormerAddress> addresses,
                                   std::span<const std::string> paths, const AppraisalPages& appraisals,
                                   base::Diagnostics& out) {
  std::vector<Redirect> redirects;
  std::set<std::string> taken;
  const auto is_free = [&](const std::string& path) { return taken.insert(base::ascii_lower_case(path)).second; };
  const auto entry_of = [&](const FormerAddress& address) { return linked.catalogue.targets.at(address.id).entry; };
  for (const std::string& path : paths) (void)is_free(path);
  for (const FormerAddress& address : addresses) {
    if (is_free(address.path))
      redirects.push_back({address.path, linked.entry(entry_of(address)).output, entry_of(address)});
    else
      out.error("redirect-taken", address.span, fmt::format("{} cannot lead on: it is there", address.path),
                "Scrutineer makes a page of that address: take it out");
  }
  for (const FormerAddress& address : addresses) {
    const EntryIndex index = entry_of(address);
    const Entry& entry = linked.entry(index);
    if (entry.kind != catalogue::Kind::appraisal || !address.path.starts_with("appraisals/")) continue;
    const std::string before = std::string(without_ending(entry.output)) + "-";
    for (const std::string& path : appraisals.at(index))
      if (path.starts_with(before))
        if (std::string from = fmt::format("{}-{}", without_ending(address.path), path.substr(before.size()));
            is_free(from))
          redirects.push_back({std::move(from), path, index});
  }
  std::ranges::sort(redirects, {}, &Redirect::from);
  return redirects;
}

std::string redirects_for_servers(const link::Linked& linked, std::span<const Redirect> redirects) {
  constexpr std::string_view index = "index.html";
  const catalogue::Site& site = linked.catalogue.site;
  std::string top = "/";
  if (const std::size_t scheme = site.base_url.find("://"); scheme != std::string::npos)
    top = link::url_of(site.base_url.substr(site.base_url.find('/', scheme + 3)));
  std::vector<std::string> tops{top};
  for (const catalogue::Language& language : site.languages) tops.push_back(fmt::format("{}{}/", top, language.code));
  const auto address = [](const std::string& path) { return link::url_of(link::href({}, path)); };
  std::string lines;
  for (const std::string& each : tops)
    for (const auto& [from, to, entry] : redirects) {
      const std::string old = each + address(from);
      if (from.ends_with("/" + std::string(index)))
        lines +=
            fmt::format("{} {}{}\n", std::string_view(old).substr(0, old.size() - index.size()), each, address(to));
      lines += fmt::format("{} {}{}\n", old, each, address(to));
    }
  return lines;
}

}  // namespace scrutineer::render

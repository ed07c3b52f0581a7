#include "read/former_addresses.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

#include "base/letter_case.h"
#include "base/utf8.h"
#include "read/folders.h"

namespace scrutineer::read {
namespace {

using catalogue::Site;

constexpr std::string_view page_ending = ".html";

bool has_control(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (base::is_control(base::next_character(text, at))) return true;
  return false;
}

// "//", "./", "../", or ".hidden/" somewhere.
bool has_dotted_part(std::string_view path) {
  for (std::size_t at = 0; at < path.size(); at = path.find('/', at) + 1) {
    if (path[at] == '.' || path[at] == '/') return true;
    if (path.find('/', at) == std::string_view::npos) break;
  }
  return false;
}

// The folder of another language that the path lies in; empty for none.
std::string_view language_of(std::string_view path, const Site& site) {
  const std::string folder = base::ascii_lower_case(path.substr(0, path.find('/')));
  const auto found = std::ranges::find(site.languages, folder, [](const catalogue::Language& language) {
    return base::ascii_lower_case(language.code);
  });
  return found == site.languages.end() ? std::string_view{} : std::string_view(found->code);
}

// Why no page of the site can have had this address, and what to write; nothing when one can.
std::optional<std::string> help_for(std::string_view address, const Site& site) {
  const auto without = [&](std::size_t begin) { return std::string(address.substr(begin)); };
  if (address.empty()) return "write the address that the page had, such as \"models/old-name.html\"";
  if (!site.base_url.empty() && address.starts_with(site.base_url) && address.size() > site.base_url.size())
    return fmt::format("addresses start at the top of the site: write \"{}\"", without(site.base_url.size()));
  if (address.find("://") != std::string_view::npos || address.starts_with("//"))
    return "only addresses of this site can lead on, such as \"models/old-name.html\"";
  if (address.starts_with('/')) {
    const std::size_t begin = address.find_first_not_of('/');
    return begin == std::string_view::npos
               ? "the top of the site has a page, its home page"
               : fmt::format("addresses start at the top of the site: write \"{}\"", without(begin));
  }
  if (const std::size_t end = address.find_first_of("?#"); end != std::string_view::npos)
    return fmt::format("what stands behind {} is no part of a page's address: leave it out", address[end]);
  if (address.find('\\') != std::string_view::npos) {
    std::string right(address);
    std::ranges::replace(right, '\\', '/');
    return fmt::format("write \"{}\"", right);
  }
  if (address.find('%') != std::string_view::npos) return "write the characters themselves, a blank for %20";
  if (const std::size_t at = address.find_first_of(":*\"<>|"); at != std::string_view::npos)
    return fmt::format("no file is called so everywhere: {} cannot stand in its name", address[at]);
  if (has_control(address)) return "it holds a character that an address cannot";
  if (has_dotted_part(address))
    return "folders stand behind each other, with one / between them and no dots before them";
  if (std::ranges::count(address, '/') > static_cast<std::ptrdiff_t>(most_folders))
    return fmt::format("an address has at most {} folders", most_folders);
  if (is_in_reserved_folder(address))
    return fmt::format("the folder {} of the site is filled by Scrutineer", address.substr(0, address.find('/') + 1));
  if (const std::string_view language = language_of(address, site); !language.empty())
    return fmt::format("the folder {}/ is filled with the site in that language, where the address leads on by itself",
                       language);
  if (address.ends_with('/') || address.ends_with(page_ending)) return std::nullopt;
  const std::string_view name = address.substr(address.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos)
    return fmt::format("write \"{0}.html\" for a page, or \"{0}/\" for a folder", address);
  if (base::ascii_lower_case(name.substr(dot)) == page_ending)
    return fmt::format("write \"{}{}\"", address.substr(0, address.size() - page_ending.size()), page_ending);
  return fmt::format("a page that leads on ends in .html: have the server lead on from {} files", name.substr(dot));
}

}  // namespace

bool is_in_reserved_folder(std::string_view path) {
  return std::ranges::any_of(reserved_folders, [lower = base::ascii_lower_case(path)](std::string_view folder) {
    return lower.starts_with(folder);
  });
}

void read_former_addresses(const EntryFile& file, TableReader& table, const std::string& id, base::Diagnostics& out) {
  for (const catalogue::IdRef& written : table.ids("redirect_from")) {
    if (auto help = help_for(written.id, *file.site))
      out.error("bad-redirect", written.span, fmt::format("\"{}\" is no address that can lead on", written.id),
                *std::move(help));
    else if (file.former_addresses)
      file.former_addresses->push_back(
          {written.id + (written.id.ends_with('/') ? "index.html" : ""), id, written.span});
  }
}

}  // namespace scrutineer::read

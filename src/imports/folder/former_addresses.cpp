#include "imports/folder/former_addresses.h"

#include <algorithm>

#include "base/letter_case.h"
#include "read/former_addresses.h"

namespace scrutineer::imports {
namespace {

constexpr std::string_view page_ending = ".html";

// "a/b.md" → "a/b.html", "a/index.md" → "a/".
std::string address_of(std::string_view path, bool pages_are_folders) {
  constexpr std::string_view ending = ".md";
  if (path.ends_with(ending)) path.remove_suffix(ending.size());
  const std::string_view name = name_of(path);
  if (name == "index" || name == "README") return std::string(path.substr(0, path.size() - name.size()));
  return std::string(path) + (pages_are_folders ? "/" : std::string(page_ending));
}

// Whether every file system can hold it: the reader of the site is less strict.
bool is_plain(std::string_view address) {
  const bool has_plain_letters = std::ranges::all_of(address, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-_./").find(c) != std::string_view::npos;
  });
  return has_plain_letters && address.find("//") == std::string_view::npos && !address.starts_with('.') &&
         address.find("/.") == std::string_view::npos;
}

}  // namespace

FormerAddresses::FormerAddresses(const FolderPaths& paths, const FolderSettings& settings)
    : paths_(paths), settings_(settings), taken_{"glossary/abbreviations.html", "glossary/abbreviations/"} {
  for (const FolderFile& file : paths.files()) {
    taken_.insert(base::ascii_lower_case(file.to));
    if (!file.is_page) continue;
    for (const std::string_view path : {std::string_view(file.to), std::string_view(file.id)})
      for (const bool as_folder : {true, false}) taken_.insert(base::ascii_lower_case(address_of(path, as_folder)));
    // Each folder above has an index.
    for (std::string_view folder = folder_of(file.to); !folder.empty(); folder = folder_of(folder))
      taken_.insert(id_in_site(folder) + "/");
  }
}

bool FormerAddresses::add(std::string_view address, std::size_t page) {
  while (address.starts_with('/')) address.remove_prefix(1);
  const std::string_view name = name_of(address);
  if (name == "index.html") address.remove_suffix(name.size());
  const bool is_page = address.ends_with('/') || address.ends_with(page_ending);
  if (!is_page || !is_plain(address) || read::is_in_reserved_folder(address)) return false;
  const std::string_view first = address.substr(0, address.find_first_of("/."));
  const std::string_view rest = address.substr(first.size());
  if (is_taken_name(first) && (rest == "/" || rest == page_ending)) return false;
  if (!taken_.insert(base::ascii_lower_case(address)).second) return false;
  addresses_[page].emplace_back(address);
  return true;
}

bool FormerAddresses::add_between_files(std::string_view from, std::string_view to) {
  const auto target = paths_.find(to.substr(0, to.find('#')));
  if (!target || target->file == Target::npos || !paths_.files()[target->file].is_page) return false;
  return add(address_of(from, settings_.pages_are_folders), target->file);
}

const std::vector<std::string>& FormerAddresses::of(std::size_t page) const {
  static const std::vector<std::string> none;
  const auto found = addresses_.find(page);
  return found == addresses_.end() ? none : found->second;
}

}  // namespace scrutineer::imports

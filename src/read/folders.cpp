#include "read/folders.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <limits>
#include <map>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/edit_distance.h"
#include "base/letter_case.h"
#include "base/slug.h"
#include "catalogue/kind_words.h"

namespace scrutineer::read {
namespace {

using catalogue::Entry;
using catalogue::Kind;

std::string_view last_part(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// Of "10-a": 3.
std::size_t length_of_order(std::string_view name) {
  constexpr std::size_t most_digits = 3;
  std::size_t digits = 0;
  while (digits < name.size() && std::isdigit(static_cast<unsigned char>(name[digits]))) ++digits;
  const bool is_order = digits > 0 && digits <= most_digits && digits + 1 < name.size() && name[digits] == '-';
  return is_order ? digits + 1 : 0;
}

// The folder of a path, each part of it as `change` makes it.
template <class Change>
std::string changed_folder_of(std::string_view path, Change change) {
  std::string folder;
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/')) {
    if (!folder.empty()) folder += '/';
    folder += change(path.substr(0, slash));
    path.remove_prefix(slash + 1);
  }
  return folder;
}

std::optional<Kind> kind_of_section(std::string_view section) {
  for (std::size_t kind = 0; kind < catalogue::kind_count; ++kind)
    if (catalogue::kind_section(static_cast<Kind>(kind)) == section) return static_cast<Kind>(kind);
  return std::nullopt;
}

// Of an index that nobody wrote: "10-staff-and-pensions" → "Staff and pensions".
std::string made_title(std::string_view words) {
  std::string title(without_order(words));
  std::ranges::replace(title, '-', ' ');
  return base::capitalised(title);
}

Entry made_index(const std::string& folder, std::string_view written, const words::Words& words) {
  const auto section = kind_of_section(folder);
  Entry index;
  index.id = folder;
  index.title = section ? base::capitalised(section_title(words, *section)) : made_title(last_part(written));
  index.output = fmt::format("{}/index.html", folder);
  index.order = order_in_name(fmt::format("{}/index.md", written));
  index.detail = index_of_folder(folder);
  return index;
}

// What the entries in one folder are called in it.
using Names = std::unordered_map<std::string_view, std::size_t>;

std::unordered_map<std::string_view, Names> names_in_ordered_folders(const std::vector<Entry>& entries) {
  std::unordered_map<std::string_view, Names> folders;
  for (const Entry& entry : entries)
    if (const auto* page = std::get_if<catalogue::Page>(&entry.detail); page && !page->contents.empty())
      folders.try_emplace(entry.own_folder());
  if (folders.empty()) return folders;
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (const auto folder = folders.find(entries[i].folder()); folder != folders.end() && entries[i].kind != Kind::term)
      folder->second.try_emplace(last_part(entries[i].id), i);
  return folders;
}

// "start" of what may have been written for it: "10-start.md", "manual/start/".
std::string_view name_in_folder(std::string_view written) {
  while (written.ends_with('/')) written.remove_suffix(1);
  for (const std::string_view ending : {".md", ".toml", "/index"})
    if (written.ends_with(ending)) written.remove_suffix(ending.size());
  return without_order(last_part(written));
}

void report_unknown(const catalogue::Catalogue& catalogue, std::string_view folder, const catalogue::IdRef& ref,
                    const Names& names, base::Diagnostics& out) {
  const auto is_left_out = [&](const std::string& id) {
    return std::ranges::binary_search(catalogue.drafts, id) || catalogue.unread.may_define(id);
  };
  if (is_left_out(ref.id) || is_left_out(fmt::format("{}/{}", folder, ref.id))) return;
  std::vector<std::string_view> known;
  for (const auto& [name, entry] : names) known.push_back(name);
  std::ranges::sort(known);
  constexpr std::size_t most = 12;
  const std::string_view name = name_in_folder(ref.id);
  const std::optional<std::string_view> close = names.contains(name) ? name : base::nearest(name, known);
  const std::string_view more = known.size() > most ? " and others" : "";
  if (known.size() > most) known.resize(most);
  out.error(
      "unknown-content", ref.span, fmt::format("nothing in {}/ is called \"{}\"", folder, ref.id),
      close ? fmt::format("did you mean \"{}\"?", *close) : fmt::format("it holds {}{}", fmt::join(known, ", "), more));
}

}  // namespace

std::string_view folder_above(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

bool is_index_file(std::string_view path) { return last_part(path) == "index.md"; }

std::string_view without_order(std::string_view name) { return name.substr(length_of_order(name)); }

std::int64_t order_in_name(std::string_view path) {
  const std::string_view name = last_part(is_index_file(path) ? folder_above(path) : path);
  const std::size_t length = length_of_order(name);
  if (length == 0) return Entry::default_order;
  std::int64_t order = 0;
  for (const char digit : name.substr(0, length - 1)) order = order * 10 + (digit - '0');
  return order;
}

std::string output_folder_of(std::string_view path) { return changed_folder_of(path, without_order); }

std::string listing_folder_of(std::string_view path) {
  return changed_folder_of(path, [](std::string_view part) {
    const std::string slug = base::slug(without_order(part));
    return slug.empty() ? std::string(part) : slug;
  });
}

catalogue::Page index_of_folder(std::string_view folder) {
  const std::size_t slash = folder.find('/');
  const auto kind = kind_of_section(folder.substr(0, slash));
  // Pages and documents are of no kind that folders in their section would list by itself.
  const bool is_of_kind = slash == std::string_view::npos || (kind != Kind::page && kind != Kind::source);
  catalogue::Page index;
  if (is_of_kind) index.index_of = kind;
  index.is_folder_index = !kind || slash != std::string_view::npos;
  return index;
}

void add_missing_indexes(std::vector<Entry>& entries, const words::Words& words) {
  std::map<std::string, std::string_view, std::less<>> used;  // folders, and as they are written
  for (const Entry& entry : entries) {
    std::string_view folder = entry.folder();
    std::string_view written = folder_above(is_index_file(entry.path) ? folder_above(entry.path) : entry.path);
    for (; !folder.empty(); folder = folder_above(folder), written = folder_above(written))
      if (!used.try_emplace(std::string(folder), written).second) break;
  }
  for (const Entry& entry : entries)
    if (entry.is_index()) used.erase(std::string(entry.own_folder()));
  std::vector<Entry> made;  // apart: what is used lies in the entries
  made.reserve(used.size());
  for (const auto& [folder, written] : used) made.push_back(made_index(folder, written, words));
  std::ranges::move(made, std::back_inserter(entries));
}

void order_contents(catalogue::Catalogue& catalogue, base::Diagnostics& out) {
  std::vector<Entry>& entries = catalogue.entries;
  const auto folders = names_in_ordered_folders(entries);
  if (folders.empty()) return;
  std::vector<std::pair<std::size_t, std::int64_t>> orders;
  for (const Entry& entry : entries) {
    const auto* page = std::get_if<catalogue::Page>(&entry.detail);
    if (!page || page->contents.empty()) continue;
    const Names& names = folders.at(entry.own_folder());
    std::unordered_set<std::string_view> named;
    std::int64_t order = std::numeric_limits<std::int64_t>::min();
    for (const catalogue::IdRef& ref : page->contents) {
      const auto found = names.find(ref.id);
      if (found == names.end())
        report_unknown(catalogue, entry.own_folder(), ref, names, out);
      else if (!named.insert(ref.id).second)
        out.error("doubled-content", ref.span, fmt::format("the contents name \"{}\" twice", ref.id),
                  "take it out of one of its places");
      else
        orders.emplace_back(found->second, order++);
    }
  }
  for (const auto& [entry, order] : orders) entries[entry].order = order;
}

}  // namespace scrutineer::read

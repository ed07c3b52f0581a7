// Everything a site says, read and checked file by file, before anything is linked.
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostics.h"
#include "catalogue/entry.h"
#include "catalogue/site.h"
#include "catalogue/unread.h"

namespace scrutineer::catalogue {

// What an id stands for: an entry's page, or a place on it.
struct Target {
  EntryIndex entry{};
  std::string anchor;  // empty for the page itself
  std::string title;
};

// An image of the site, as the head of its file has it.
struct Image {
  std::string_view kind;    // "PNG"; empty when it is none that is known
  std::uint32_t width = 0;  // in pixels; 0 where it does not say
  std::uint32_t height = 0;
};

struct Catalogue {
  Site site;
  // Of a translation, the language of the original, and the files that are in the site's own: empty for an original.
  std::string original_language;
  std::vector<base::FileId> translations;  // sorted
  std::vector<Layer> layers;               // the lowest first; the last is the site itself
  std::vector<Entry> entries;              // by kind, then order, then title, then id
  std::vector<std::string> assets;         // images and documents, published as they are where a page uses them, sorted
  std::vector<std::string> leftovers;      // what editors' programs leave behind, never published, sorted
  // Where assets lie that are not in the site's own folder.
  std::unordered_map<std::string, std::filesystem::path> assets_below;
  std::unordered_map<std::string, Image> images;                // of assets, those whose names end as images' do
  std::unordered_map<std::string, base::FileId> asset_folders;  // of both: where what is said of a folder stands
  std::unordered_map<std::string, Target> targets;              // by id
  // Names that pages of several folders have, which are ids of nothing; the pages in their order.
  std::unordered_map<std::string, std::vector<EntryIndex>> shared_names;
  std::unordered_map<std::string, EntryIndex> entries_by_path;  // files that are one entry
  Unread unread;
  std::vector<std::string> drafts;         // ids of entries left out as drafts, sorted
  std::vector<std::string> draft_paths;    // files that are one such entry, sorted
  std::vector<base::FileId> files_below;   // of the layers below the site, sorted
  std::vector<base::FileId> files_beyond;  // those of them that lie outside the site's folder, sorted
  std::vector<Excuse> excuses;             // of the files that were read
  std::vector<Amendment> amendments;       // of files that are no entries: settings, vocabulary, glossaries
  std::vector<Hidden> hidden;              // what layers hide of those below them, by id
  std::vector<std::string> hidden_paths;   // files that are one such entry, sorted
  // Ids by what else things are called, as slugs: titles, acronyms, other names. Of two things the first is kept.
  std::unordered_map<std::string, std::string> ids_by_name;

  // The words for an id that this file, of a layer below, leaves to the site; null for what has to be there.
  [[nodiscard]] const std::string* elsewhere(const std::string& id, base::FileId file) const {
    const auto found = site.elsewhere.find(id);
    return found != site.elsewhere.end() && std::ranges::binary_search(files_below, file) ? &found->second : nullptr;
  }
  // Whether what stands in a file has yet to be put into the language of the site.
  [[nodiscard]] bool is_untranslated(base::FileId file) const {
    return !original_language.empty() && !std::ranges::binary_search(translations, file);
  }
  // Whether a file is that of a pack for many sites, none of which need use all of it.
  [[nodiscard]] bool is_beyond(base::FileId file) const { return std::ranges::binary_search(files_beyond, file); }
  [[nodiscard]] const Entry& entry(EntryIndex index) const { return entries[static_cast<std::size_t>(index)]; }
};

}  // namespace scrutineer::catalogue

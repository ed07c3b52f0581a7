// Reads a site's folder into a catalogue.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "base/diagnostics.h"
#include "base/file_system.h"
#include "catalogue/catalogue.h"
#include "catalogue/former_address.h"
#include "read/layers.h"
#include "words/words.h"

namespace scrutineer::read {

struct ReadOptions {
  int jobs = 1;
  bool drafts = false;                   // whether drafts are part of the site
  std::optional<base::Date> as_of = {};  // the day that dates are judged by; nothing: they are not
  // One of the site's other languages, whose files lie over those of the site; empty for the site as it was written.
  std::string language = {};
  // The words of the pages that a site gets without writing them; asked for once, when the settings are known.
  std::function<words::Words(const catalogue::Site&)> words = [](const catalogue::Site&) { return words::Words(); };
  std::vector<catalogue::FormerAddress>* former_addresses = nullptr;  // gets those of the catalogue's entries
};

// Reads the files of the layers, in parallel; `names` gets one name for each file read. What is wrong in
// them is reported and left out of the catalogue, so that later stages can report their part in the same run.
// Nothing when there are no settings to build a site from. Throws base::MachineError when a file cannot be read.
[[nodiscard]] std::optional<catalogue::Catalogue> read_site(base::FileSystem& files, const std::vector<Layer>& layers,
                                                            const ReadOptions& options, base::FileNames& names,
                                                            base::Diagnostics& out);

}  // namespace scrutineer::read

// What [checks] in site.toml and the excuses in files make of what was found.
#pragma once

#include <span>

#include "base/diagnostics.h"
#include "catalogue/catalogue.h"

namespace scrutineer::checks {

// A site as it was read in one of its languages.
struct Edition {
  const catalogue::Catalogue* catalogue = nullptr;
  base::FileNames* names = nullptr;
};

// Warnings become errors, or go, as the settings say, and go where they are excused. Excuses that are none are told,
// and where all of the site was looked at, those that nothing needed. `editions` begins with the site's own, whose
// settings and names of files hold: a file that only a translation reads gets a name there.
enum class Looked : std::uint8_t { at_part, at_all };
void settle(std::span<const Edition> editions, Looked looked, base::Diagnostics& out);

// Reports folders of [checks] that there are not.
void check_places(const catalogue::Catalogue& catalogue, const base::FileNames& names, base::Diagnostics& out);

}  // namespace scrutineer::checks

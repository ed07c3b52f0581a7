// A second import: what was imported anew, put into the file that its editor has worked on since.
//
// Things are matched by `id` or `key`, else by a title, text or date that only one of them has; an id that was changed
// by hand is kept, also where others refer to it. What the sheet says takes the place of what the file says; all else
// stays: keys, things and comments that are not in the sheet, the order, and the form in which values are written. What
// stands in short (see read/short_forms.h) stays so, but for values in the order of options to which the sheet adds
// some.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "imports/edits.h"
#include "imports/messages.h"
#include "imports/shown_words.h"

namespace scrutineer::imports {

struct Update {
  std::vector<Edit> edits;        // of the file
  std::vector<std::string> kept;  // ids of things, or beginnings of paragraphs, that the file alone has
};

enum class FileForm : std::uint8_t { toml, front_matter, glossary, page };

// Nothing when the file cannot be read as what it is; that is reported. By `titles` a text that has links stays where
// the sheet says the same words.
[[nodiscard]] std::optional<Update> update_of(std::string_view file, std::string_view imported, FileForm form,
                                              const Titles& titles, Messages& messages);

}  // namespace scrutineer::imports

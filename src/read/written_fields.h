// What a file says of one thing, key by key, as its editor wrote it and where: for commands that show it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"

namespace scrutineer::read {

struct WrittenField {
  std::string key;    // "title", "option[joint-venture].published.total", "changes[1].note"
  std::string value;  // of text its words, of lists of text each after a semicolon, of others as it is written
  base::Span span;    // of the value
};

// The keys of a file's TOML, in the order written: of a Markdown file its front matter, where there is any. With a
// `list` those of the table alone that has this id and stands in that list of tables ([[source]], [[question]]). The
// path says which kind of file it is; nothing of a text that does not parse.
[[nodiscard]] std::vector<WrittenField> written_fields(std::string_view path, std::string text, base::FileId file,
                                                       std::string_view list = {}, std::string_view id = {});

}  // namespace scrutineer::read
